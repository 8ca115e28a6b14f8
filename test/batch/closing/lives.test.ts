/**
 * The books of random firms over fourteen months, each reconciled, looked at and closed, while the firm goes on: late
 * work, corrected rows, other files, other terms and settings, months reopened, clients renamed, joined and split.
 * What every month must hold is checked from `run.json` alone. Seeded; a longer run, with another seed each time, is
 * `npm run fuzz`, and `FUZZ_SEED=… npm run fuzz` does that run again.
 */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, test } from "vitest";
import { LONG } from "../../mode.ts";
import { IDENTITY, ORDINARY_HAPPENINGS } from "./kept-firm.ts";
import { type Life, live, lives, type Step, type Way } from "./life.ts";
import { BY_COMMANDS } from "./month-hands.ts";

const RUNS = LONG ? 200 : 6;
const SEED = Number(process.env.FUZZ_SEED ?? (LONG ? Date.now() % 1_000_000_000 : 1));
const PATIENCE_MS = LONG ? 10 * 3_600_000 : 600_000;

async function holds(life: Life, way?: Way): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "life-"));
  await live(life, folder, way).finally(() => rm(folder, { recursive: true, force: true }));
}

const MAIL = { client: 0, day: 5, minutes: 60, category: "email" } as const;
const VIP = { plan: "VIP", size: 4, start: -330, paid: 0, renewed: false } as const;
const DIAMOND = { ...VIP, plan: "VIP_DIAMOND", start: -20 } as const;
const step = (after: number, what: Step["what"], ...choices: number[]): Step => ({ after, what, choices });

/** Lives in which something was once lost. */
const REMEMBERED: Record<string, Life> = {
  "the row of a term that a closed one renewed is struck from the register": {
    clients: [[{ ...VIP, renewed: true }]],
    habits: [MAIL],
    steps: [step(2, "drop", 0)],
  },
  "two banks of one plan and one start come together": {
    clients: [[DIAMOND], [{ ...DIAMOND, size: 0 }]],
    habits: [MAIL],
    steps: [step(8, "merge", 1, 0, 0, 0, 0, 0)],
  },
};

describe(`fourteen months of closed books (seed ${SEED})`, () => {
  test.each<[string, readonly Step["what"][]]>([
    ["whatever happens to work, terms and settings", [...ORDINARY_HAPPENINGS, "reopen"]],
    ["and to names", [...IDENTITY, ...IDENTITY, ...ORDINARY_HAPPENINGS, "reopen"]],
    ["only to names", IDENTITY],
  ])(
    "%s",
    (_what, happenings) =>
      fc.assert(
        fc.asyncProperty(lives(happenings), (life) => holds(life)),
        // A life that fails is made small for so long, and reported as small as it is by then.
        { seed: SEED, numRuns: RUNS, interruptAfterTimeLimit: PATIENCE_MS / 2 },
      ),
    PATIENCE_MS,
  );

  test.each(Object.entries(REMEMBERED))("%s", (_what, life) => holds(life), PATIENCE_MS);

  test(
    "by the commands themselves",
    () => {
      const clients = [[{ ...VIP, start: -20 }], [{ ...VIP, start: -60 }]];
      const steps = [step(1, "rename", 0, 1, 0, 0), step(1, "merge", 1, 0, 1, 0, 0), step(0, "reopen", 0)];
      return holds({ clients, habits: [MAIL], steps }, { months: LONG ? 14 : 3, hands: BY_COMMANDS });
    },
    PATIENCE_MS,
  );
});
