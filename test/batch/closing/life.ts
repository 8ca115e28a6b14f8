/**
 * A firm's life: fourteen months, each reconciled, inspected and closed, with events in between.
 *
 * Laws: a month is closed as its owner closes it, by what was run. Any failed check stops the life, and is reported
 * with all previous events.
 */

import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { sha256Of } from "../../../batch/disk/sha256.ts";
import type { RunJson } from "../../../batch/documents/run-json.ts";
import { filesUnder } from "../firm-folder.ts";
import {
  CATEGORIES,
  Choices,
  firstDay,
  furthest,
  type Habit,
  type Happening,
  type Holding,
  KeptFirm,
  PLANS,
  periodOf,
  type Reach,
  STRANGER,
  sameOnes,
  type Work,
} from "./kept-firm.ts";
import { type Hands, IN_THIS_PROCESS } from "./month-hands.ts";
import { broken, type ChangedEntry, placedIn } from "./month-laws.ts";

export interface Step {
  /** Months closed before it. */
  readonly after: number;
  readonly what: Happening | "reopen";
  readonly choices: readonly number[];
}

export interface Life {
  readonly clients: readonly (readonly Holding[])[];
  readonly habits: readonly Habit[];
  readonly steps: readonly Step[];
}

const holding: fc.Arbitrary<Holding> = fc.record({
  plan: fc.constantFrom("VIP" as const, "VIP" as const, ...PLANS),
  size: fc.nat(5),
  // Often one start, for banks that meet in one client.
  start: fc.oneof(fc.constantFrom(-20, -20, 9), fc.integer({ min: -330, max: 200 })),
  paid: fc.constantFrom(0, 0, 0, -3, 12),
  renewed: fc.boolean(),
});

const habit: fc.Arbitrary<Habit> = fc.record({
  client: fc.nat(9),
  day: fc.nat(27),
  minutes: fc.integer({ min: 1, max: 150 }),
  category: fc.constantFrom("how_to" as const, ...CATEGORIES),
});

export function lives(happenings: readonly Step["what"][]): fc.Arbitrary<Life> {
  const step: fc.Arbitrary<Step> = fc.record({
    after: fc.constantFrom(0, 0, 1, 1, 2),
    what: fc.constantFrom(...happenings),
    choices: fc.array(fc.nat(999), { minLength: 6, maxLength: 6 }),
  });
  return fc.record({
    clients: fc.array(fc.array(holding, { minLength: 1, maxLength: 3 }), {
      minLength: 2,
      maxLength: 4,
      size: "max",
    }),
    habits: fc.array(habit, { minLength: 1, maxLength: 6, size: "max" }),
    steps: fc.array(step, { maxLength: 20, size: "max" }),
  });
}

/** The length of a life, and how its months are run. */
export interface Way {
  readonly months: number;
  readonly hands: Hands;
}

const IN_FULL: Way = { months: 14, hands: IN_THIS_PROCESS };

/** A month closed in this life. */
interface Closed {
  readonly run: RunJson;
  /** All work at the time, and how far the events before its run may reach. */
  readonly work: readonly Work[];
  readonly reach: Reach;
  readonly renamed: boolean;
  readonly happened: boolean;
  /** The fingerprint of every file of its folder, its record and its basis. */
  readonly files: string;
}

class Living {
  readonly story: string[] = [];
  readonly #folder: string;
  readonly #months: number;
  readonly #hands: Hands;
  readonly #firm: KeptFirm;
  readonly #closed: Closed[] = [];
  readonly #pairs = new Map<string, [string, string]>();
  #reach: Reach = "nothing";
  #renamed = false;
  #happened = false;

  constructor(folder: string, { clients, habits }: Life, { months, hands }: Way) {
    this.#folder = folder;
    this.#months = months;
    this.#hands = hands;
    this.#firm = new KeptFirm(clients, habits);
  }

  async live(steps: readonly Step[]): Promise<void> {
    for (const { after, what, choices } of steps) {
      for (let months = 0; months < after && this.#firm.month < this.#months; months += 1)
        await this.#month();
      if (this.#firm.month >= this.#months) return;
      if (what === "reopen") await this.#reopen(1 + ((choices[0] ?? 0) % 2));
      else this.#happen(what, choices);
    }
    while (this.#firm.month < this.#months) await this.#month();
    await this.#write();
    await this.#hands.preview(this.#folder, periodOf(this.#months));
  }

  #happen(what: Happening, choices: readonly number[]): void {
    const happened = this.#firm.happens(what, new Choices(choices));
    if (happened === null) return;
    this.story.push(`  ${happened.reported}`);
    this.#happened = true;
    this.#reach = furthest(this.#reach, happened.reach);
    if (happened.identity) this.#renamed = true;
  }

  async #month(): Promise<void> {
    const month = this.#firm.month;
    this.#firm.passMonth();
    await this.#write();
    await this.#runAndClose(month);
    this.#firm.month += 1;
  }

  /** Reopens the last closed months, and closes them again as the firm is now. */
  async #reopen(count: number): Promise<void> {
    const opened = this.#closed.slice(-count);
    if (opened.length === 0) return;
    // Events before the first run of the first of them were known then.
    const changed = this.#happened || opened.slice(1).some(({ happened }) => happened);
    for (const { run, reach, renamed, happened } of [...opened].reverse()) {
      const { period } = run;
      this.story.push(`  ${period} is reopened`);
      await this.#hands.reopen(this.#folder, period);
      this.#closed.pop();
      this.#reach = furthest(this.#reach, reach);
      this.#renamed ||= renamed;
      this.#happened ||= happened;
    }
    await this.#write();
    for (const { run } of opened) {
      const again = await this.#runAndClose(this.#closed.length);
      if (!changed && figures(again) !== figures(run))
        throw new Error(`${run.period}: reopened and closed again with nothing changed, and other figures`);
    }
  }

  async #runAndClose(month: number): Promise<RunJson> {
    const period = periodOf(month);
    for (const pair of this.#firm.pairs(firstDay(month) - 1)) this.#pairs.set(JSON.stringify(pair), pair);
    await this.#hands.reconcile(this.#folder, period);
    const run = JSON.parse(await readFile(join(this.#folder, "out", period, "run.json"), "utf8")) as RunJson;
    this.story.push(`${period}: ${run.clients.map(shown).join("; ")}`);
    const before = this.#closed.at(-1) ?? null;
    const faults = broken(run, before?.run ?? null, {
      sameNow: sameOnes(this.#firm.pairs()),
      sameEver: sameOnes([...this.#pairs.values()]),
      reach: this.#reach,
      entries: before === null || this.#renamed ? null : this.#changedEntries(before.work, month),
      placedBefore: this.#firm.work.some(({ day }) => day >= firstDay(month + 1))
        ? null
        : this.#closed.reduce((sum, closed) => sum + placedIn(closed.run), 0),
    });
    if (faults.length > 0) throw new Error(faults.join("\n"));
    await this.#hands.close(this.#folder, period);
    this.#closed.push({
      run,
      work: this.#firm.work.map((work) => ({ ...work })),
      reach: this.#reach,
      renamed: this.#renamed,
      happened: this.#happened,
      files: await this.#filesOf(period),
    });
    for (const closed of this.#closed) {
      if (closed.files !== (await this.#filesOf(closed.run.period)))
        throw new Error(`${closed.run.period}: files of a closed month changed`);
    }
    this.#reach = "nothing";
    this.#renamed = false;
    this.#happened = false;
    return run;
  }

  /** Entries of closed days that were added, removed or changed; null if an entry can't be identified. */
  #changedEntries(then: readonly Work[], month: number): Map<string, ChangedEntry> | null {
    const ofClosedDays = (work: readonly Work[]) => work.filter(({ day }) => day < firstDay(month));
    const [was, is] = [ofClosedDays(then), ofClosedDays(this.#firm.work)];
    const changed = new Map<string, ChangedEntry>();
    for (const id of new Set([...was, ...is].map((one) => one.id))) {
      const [before, ...more] = was.filter((one) => one.id === id);
      const [now, ...others] = is.filter((one) => one.id === id);
      if (more.length > 0 || others.length > 0) return null;
      const client = (now ?? before)?.client ?? "";
      // A client that was removed from the register remains one in its closed months; a stranger never was one.
      if (!this.#firm.knows(client) && client !== STRANGER) return null;
      const isSame = before?.minutes === now?.minutes && before?.category === now?.category;
      if (!isSame && client !== STRANGER)
        changed.set(id, { was: before?.minutes ?? null, is: now?.minutes ?? null });
    }
    return changed;
  }

  async #write(): Promise<void> {
    await rm(join(this.#folder, "logs"), { recursive: true, force: true });
    for (const [path, content] of this.#firm.files()) {
      await mkdir(dirname(join(this.#folder, path)), { recursive: true });
      await writeFile(join(this.#folder, path), content);
    }
  }

  async #filesOf(period: string): Promise<string> {
    const files = [
      ...(await filesUnder(join(this.#folder, "out", period))),
      ...(await filesUnder(join(this.#folder, "out", "closed"))),
    ];
    const own = files.filter(
      ([path]) => !path.includes("reopened") && (!/^\d/.test(path) || path.startsWith(period)),
    );
    return own
      .map(([path, bytes]) => `${path} ${sha256Of(bytes)}`)
      .sort()
      .join("\n");
  }
}

/** Each client's figures; the exceptions are left out, as they may belong to any month. */
const figures = ({ clients }: RunJson) =>
  JSON.stringify(clients.map(({ exceptions: _exceptions, ...said }) => said));

function shown({ client, banks }: RunJson["clients"][number]): string {
  const balances = banks.map(({ plan, start, opening, priorPeriod, closing }) => {
    const prior = priorPeriod === 0 ? "" : `${priorPeriod > 0 ? "+" : ""}${priorPeriod}`;
    return `${plan} ${start} ${opening}${prior}→${closing}`;
  });
  return `${client} ${balances.join(", ")}`;
}

/** Lives the life in an empty folder. Throws an Error with the failed check and all previous events. */
export async function live(life: Life, folder: string, way: Way = IN_FULL): Promise<void> {
  const living = new Living(folder, life, way);
  try {
    await living.live(life.steps);
  } catch (error) {
    throw new Error([(error as Error).stack ?? String(error), "", ...living.story].join("\n"));
  }
}
