/**
 * One bill (M3), as a law: over random firms with closed months, whose rows come late, change and go, every place that
 * shows what is to bill shows the same minutes and the same cents. Seeded; a longer run, with another seed each time, is
 * `npm run fuzz`, and `FUZZ_SEED=… npm run fuzz` does that run again.
 */

import fc from "fast-check";
import { expect, test } from "vitest";
import { metMoreThan } from "../../core/random-firm.ts";
import { LONG } from "../../mode.ts";
import { comparedBills } from "./bill-places.ts";
import { closedFirms, throughMonths } from "./closed-firm.ts";

const RUNS = LONG ? 400 : 30;
const SEED = Number(process.env.FUZZ_SEED ?? (LONG ? Date.now() % 1_000_000_000 : 1));
/** What too few of would prove little. */
const LEAST = {
  firms: 0.9 * RUNS,
  "client's balances": 5 * RUNS,
  "page's details": 10 * RUNS,
  ...{
    no_plan: RUNS,
    unpaid: 0.5 * RUNS,
    overage: 0.1 * RUNS,
    bank_empty: 0.1 * RUNS,
    not_covered: 0.5 * RUNS,
  },
  ...{ "late work in en": RUNS, "late work in fr": RUNS, "late work without money": 0.5 * RUNS },
  ...{ "a credit": 0.3 * RUNS, "a bill in part without a rate": RUNS },
  ...{ added_time: RUNS, "added time of closed months": 0.5 * RUNS, "added time taken off": 0.2 * RUNS },
};
const PATIENCE_MS = LONG ? 10 * 3_600_000 : 600_000;

test(
  `every place shows one bill (seed ${SEED})`,
  async () => {
    const met = new Map<string, number>();
    const meet = (what: string, times: number) => met.set(what, (met.get(what) ?? 0) + times);
    await fc.assert(
      fc.asyncProperty(closedFirms, async (story) => {
        const isRun = await throughMonths(story, async (month) => {
          const {
            figures,
            faults,
            met: places,
          } = await comparedBills(month.folder, month.period, {
            printed: month.printed,
            clientMoney: story.clientMoney,
          });
          expect(faults).toEqual([]);
          for (const [place, times] of places) meet(place, times);
          for (const { language, bill = [], priorPeriod, toBill } of figures.clients) {
            for (const { because } of bill) meet(because.code, 1);
            const late = priorPeriod.flatMap(({ effects }) => effects.filter(({ on }) => on === "billable"));
            const added = priorPeriod.flatMap(({ effects }) =>
              effects.flatMap(({ on, cents }) => (on === "adjusted" && cents !== 0 ? [cents ?? 0] : [])),
            );
            if (added.length > 0) meet("added time of closed months", 1);
            if (added.some((cents) => cents < 0)) meet("added time taken off", 1);
            if (late.length > 0) meet(`late work in ${language}`, 1);
            if (late.length > 0 && !story.clientMoney) meet("late work without money", 1);
            if (toBill.cents < 0) meet("a credit", 1);
            if (toBill.withoutRate !== 0 && toBill.cents !== 0) meet("a bill in part without a rate", 1);
          }
        });
        meet("firms", Number(isRun));
      }),
      // A firm that fails is made small for so long, and reported as small as it is by then.
      { seed: SEED, numRuns: RUNS, interruptAfterTimeLimit: PATIENCE_MS / 2 },
    );
    for (const [what, least] of Object.entries(LEAST)) metMoreThan(least, met.get(what) ?? 0);
  },
  PATIENCE_MS,
);
