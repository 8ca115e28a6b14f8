/**
 * The delivery of a month, and of letters about renewals, killed at every point of its conversation with the server and of its work with files, or the disk full
 * or failing once there, and then run again: no message arrives twice, and none is lost without a word.
 */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { MailEvent } from "../../../batch/delivery/outbox.ts";
import { bundle } from "../crash/bundle.ts";
import { PERIOD, PROJECT } from "../firm-folder.ts";
import { closedFirm, deliver, FERGUS, journal, MANAGER, RECIPIENTS } from "./closed-firm.ts";
import {
  ANNE,
  deliverOn,
  IT,
  type LetterFirm,
  letterFirmToday,
  letterJournal,
  type Told,
} from "./letter-firm.ts";
import type { Death, Points } from "./mortal-delivery.ts";
import { type PostOffice, postOffice } from "./post-office.ts";

const ADDRESSES = [RECIPIENTS[FERGUS], "second@ironworks.example", MANAGER];
let bundles: string;

beforeAll(async () => {
  bundles = await mkdtemp(join(tmpdir(), "delivery-crash-"));
  for (const source of ["batch/commands/plan-balance.ts", "test/batch/delivery/mortal-delivery.ts"])
    await bundle(join(PROJECT, source), bundles);
}, 60_000);

afterAll(() => rm(bundles, { recursive: true, force: true }));

/** What is delivered, and what came of it. */
interface Kind {
  readonly addresses: readonly string[];
  readonly args: readonly string[];
  readonly firmOf: (office: PostOffice) => Promise<Firm>;
  readonly deliver: (firm: Firm) => Promise<Told>;
  readonly journal: (firm: Firm) => Promise<MailEvent[]>;
  /** How the disk fails, beside being left where it is. */
  readonly ends: readonly ("full" | "failed")[];
}

type Firm = LetterFirm;

const MONTH: Kind = {
  addresses: ADDRESSES,
  args: ["--period", PERIOD],
  firmOf: monthFirm,
  deliver: (firm) => deliver(firm),
  journal,
  ends: ["full", "failed"],
};

/** What a journal's disk does is shown by the month's. */
const LETTERS: Kind = {
  addresses: [ANNE, IT],
  args: ["--renewals"],
  firmOf: ({ server }) => letterFirmToday(server),
  deliver: (firm) => deliverOn(null, firm),
  journal: letterJournal,
  ends: [],
};

/** Two messages for one client and one for the manager, each in several pieces. */
function monthFirm(office: PostOffice): Promise<Firm> {
  const [first, second] = ADDRESSES;
  const mail = {
    from: "s@nordet.example",
    server: office.server,
    recipients: { [FERGUS]: [first, second] },
    manager: MANAGER,
  };
  return closedFirm(office.server, { mail }, 3_000);
}

async function lived(
  firm: Firm,
  args: Kind["args"],
  at: Death["at"],
): Promise<{ points: Points | null; signal: string | null; said: string }> {
  const death: Death = {
    bundle: join(bundles, "plan-balance.mjs"),
    args: ["deliver", "--config", firm.config, ...args],
    below: firm.folder,
    at,
  };
  const child = spawn(process.execPath, [join(bundles, "mortal-delivery.mjs"), JSON.stringify(death)], {
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  const text = ["", "", "", ""];
  for (const stream of [1, 2, 3] as const) {
    child.stdio[stream]?.on("data", (data) => {
      text[stream] += data;
    });
  }
  const [, signal] = await once(child, "close");
  return { points: text[3] ? JSON.parse(text[3]) : null, signal, said: `${text[1]}${text[2]}` };
}

test.each([
  ["a month", MONTH],
  ["letters about renewals", LETTERS],
])(
  "%s interrupted at any point and run again: each message arrives once, or at most once and a person is asked",
  async (name, kind) => {
    const { addresses, firmOf } = kind;
    const office = await postOffice();
    const whole = await lived(await firmOf(office), kind.args, null);
    expect(
      office.accepted.map(({ to }) => to[0]),
      whole.said,
    ).toEqual(addresses);
    const { file, word } = whole.points ?? { file: 0, word: 0 };
    const points = <At extends object>(at: At, count: number) =>
      Array.from({ length: count }, (_, point) => ({ ...at, point }));
    const queue = [
      ...points({ kind: "word" } as const, word),
      ...points({ kind: "file", end: "killed" } as const, file),
      ...kind.ends.flatMap((end) => points({ kind: "file", end } as const, file)),
    ];
    const killed = { word: 0, file: 0 };
    let inDoubt = 0;
    let arrivedInDoubt = 0;
    const lane = async () => {
      const own = await postOffice();
      for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
        own.accepted.length = 0;
        const firm = await firmOf(own);
        const where = JSON.stringify(at);
        const { signal, said } = await lived(firm, kind.args, at);
        // What comes in comes in other pieces each time, so the last points may not be reached.
        if (signal === "SIGKILL") killed[at.kind] += 1;
        else expect(signal, `${where}: ${said}`).toBe(null);
        expect(said, where).not.toMatch(/^\s+at /m);
        await own.quiet();
        const before = await kind.journal(firm);

        const { code, printed } = await kind.deliver(firm);
        await own.quiet();
        const doubts = addresses.filter((to) => printed.includes(`<${to}>  may have been sent`));
        expect(code, `${where}: ${printed}`).toBe(doubts.length === 0 ? 0 : 1);
        expect(doubts.length, where).toBeLessThanOrEqual(1);
        for (const to of addresses) {
          const arrived = own.accepted.filter((message) => message.to[0] === to).length;
          if (doubts.includes(to)) expect(arrived, `${where}: ${to}`).toBeLessThanOrEqual(1);
          else expect(arrived, `${where}: ${to}`).toBe(1);
        }
        // In doubt is only what was left between the two records.
        const last = before.at(-1);
        if (doubts.length > 0) expect(["sending", "lost"], where).toContain(last?.event);
        if (doubts.length > 0) expect(last, where).toMatchObject({ to: doubts[0] });
        inDoubt += doubts.length;
        arrivedInDoubt += own.accepted.filter(({ to }) => doubts.includes(to[0] ?? "")).length;

        const again = await kind.deliver(firm);
        expect(again.code, where).toBe(code);
        expect(own.accepted.length, where).toBeLessThanOrEqual(addresses.length);
        await rm(firm.folder, { recursive: true });
      }
    };
    await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, lane));
    console.log(
      `delivery of ${name}: killed at ${killed.word} of ${word} points of the conversation and ${killed.file} of ${file} of files; in doubt ${inDoubt}, of which ${arrivedInDoubt} had arrived`,
    );
    expect(killed.word).toBeGreaterThanOrEqual(20 * addresses.length);
    expect(killed.file).toBeGreaterThanOrEqual(40);
    // Both are met: the server took it and we died before we knew, and we died before it could take it.
    expect(arrivedInDoubt).toBeGreaterThan(0);
    expect(inDoubt).toBeGreaterThan(arrivedInDoubt);
  },
  600_000,
);
