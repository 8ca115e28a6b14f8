/**
 * Hours owed, as laws over random firms whose months are closed, reopened and late: in `run.json` each line adds up and
 * has its bank's minutes, and a month opens with what the month before was closed at, to the cent.
 */

import fc from "fast-check";
import { expect, test } from "vitest";
import type { RunJson } from "../../../batch/documents/run-json.ts";
import { OWED_COLUMNS } from "../../../core/figures/hours-owed.ts";
import { metMoreThan, SEED } from "../../core/random-firm.ts";
import { run, runJsonOf } from "../firm-folder.ts";
import { closedFirms, throughMonths } from "./closed-firm.ts";
import { IN_THIS_PROCESS } from "./month-hands.ts";

const RUNS = 20;
const PATIENCE_MS = 600_000;

type Client = RunJson["clients"][number];
type Line = NonNullable<Client["owed"]>[number];
type Columns = Readonly<Record<(typeof OWED_COLUMNS)[number], number | null>>;

const ofColumns = (columns: Columns, column: (typeof OWED_COLUMNS)[number]) => columns[column] ?? 0;

function expectBalance(of: Columns): void {
  const at = (column: (typeof OWED_COLUMNS)[number]) => ofColumns(of, column);
  const given = at("opening") + at("priorPeriod") + at("sold") + at("carriedIn") + at("adjusted");
  expect(given - at("earned") - at("lapsed") - at("carriedOut")).toBe(at("closing"));
}

const keyOf = ({ plan, counts, start, copy, formerly }: Line) =>
  JSON.stringify([plan, counts, start, copy, formerly]);

/** What a line holds at either end; nothing where there is no line. */
const held = (line: Line | undefined, at: "opening" | "closing") => [
  line?.units[at] ?? 0,
  line?.cents[at] ?? 0,
  line?.withoutCost?.[at] ?? 0,
];

function expectLines({ owed = [], banks }: Client): void {
  for (const { units, cents, withoutCost } of owed)
    for (const columns of [units, cents, withoutCost ?? null]) if (columns !== null) expectBalance(columns);
  const minutes = owed.filter(({ counts }) => counts === "minutes").map(({ units }) => units);
  expect(minutes).toEqual(
    banks.map(
      ({ opening, priorPeriod, bought, carriedIn, adjusted, used, expired, carriedOut, closing }) => ({
        ...{ opening, priorPeriod, sold: bought, carriedIn, adjusted, earned: used, lapsed: expired },
        ...{ carriedOut, closing },
      }),
    ),
  );
}

/** What was closed is what opens, line by line; returns the lines that a prior period moved. */
function expectContinued(before: RunJson, now: RunJson): number {
  let moved = 0;
  for (const { client, owed = [] } of now.clients) {
    const was = before.clients.find((own) => own.client === client)?.owed ?? [];
    for (const line of owed) {
      expect(held(line, "opening")).toEqual(
        held(
          was.find((own) => keyOf(own) === keyOf(line)),
          "closing",
        ),
      );
      if (line.cents.priorPeriod !== 0) moved += 1;
    }
    const opened = new Set(owed.map(keyOf));
    // What is no longer listed had nothing left.
    for (const line of was) if (!opened.has(keyOf(line))) expect(held(line, "closing")).toEqual([0, 0, 0]);
  }
  return moved;
}

function expectTotals({ clients, overview }: RunJson): void {
  for (const total of overview.owed ?? []) {
    const lines = clients
      .flatMap(({ owed = [] }) => owed)
      .filter(({ plan, counts }) => plan === total.plan && counts === total.counts);
    for (const column of OWED_COLUMNS) {
      expect(total.units[column]).toBe(lines.reduce((sum, { units }) => sum + units[column], 0));
      const cents = lines.reduce((sum, own) => sum + ofColumns(own.cents, column), 0);
      expect(ofColumns(total.cents, column)).toBe(cents);
    }
  }
}

test(
  "each line adds up, has its bank's minutes, and opens with what was closed, also when that was reopened",
  async () => {
    const met = { lines: 0, days: 0, moved: 0, unknown: 0 };
    await fc.assert(
      fc.asyncProperty(closedFirms, async (story) => {
        let before: RunJson | null = null;
        let first = "";
        await throughMonths(story, async ({ folder, period }) => {
          let figures = await runJsonOf(folder, period);
          const lines = figures.clients.flatMap(({ owed = [] }) => owed);
          met.lines += lines.length;
          met.days += lines.filter(({ counts }) => counts === "days").length;
          met.unknown += lines.filter(({ withoutCost }) => withoutCost !== undefined).length;
          figures.clients.forEach(expectLines);
          expectTotals(figures);
          if (before !== null) met.moved += expectContinued(before, figures);
          else first = period;
          if (before?.period === first) {
            await IN_THIS_PROCESS.reopen(folder, first);
            await run(folder, { period: first });
            await IN_THIS_PROCESS.close(folder, first);
            await run(folder, { period });
            figures = await runJsonOf(folder, period);
            figures.clients.forEach(expectLines);
            const again = await runJsonOf(folder, first);
            expect(expectContinued(again, figures)).toBe(0);
          }
          before = figures;
        });
      }),
      { seed: SEED, numRuns: RUNS, interruptAfterTimeLimit: PATIENCE_MS / 2 },
    );
    metMoreThan(5 * RUNS, met.lines);
    metMoreThan(2 * RUNS, met.days);
    metMoreThan(0.5 * RUNS, met.moved);
    metMoreThan(RUNS, met.unknown);
  },
  PATIENCE_MS,
);
