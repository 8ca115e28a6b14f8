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
import { IDENTITY, ORDINARY_HAPPENINGS } from "./kept-firm.ts";
import { type Life, live, lives, type Step } from "./life.ts";

const LONG = (import.meta as { env?: { MODE?: string } }).env?.MODE === "long";
const RUNS = Number(process.env.LIVES ?? (LONG ? 500 : 8));
const SEED = Number(process.env.FUZZ_SEED ?? (LONG ? Date.now() % 1_000_000_000 : 1));

async function holds(life: Life): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "life-"));
  await live(life, folder).finally(() => rm(folder, { recursive: true, force: true }));
}

describe(`fourteen months of closed books (seed ${SEED})`, () => {
  test.each<[string, readonly Step["what"][]]>([
    ["whatever happens to work, terms and settings", [...ORDINARY_HAPPENINGS, "reopen"]],
    ["and to names", [...IDENTITY, ...IDENTITY, ...ORDINARY_HAPPENINGS, "reopen"]],
    ["only to names", IDENTITY],
  ])(
    "%s",
    async (_what, happenings) => {
      await fc.assert(fc.asyncProperty(lives(happenings), holds), { seed: SEED, numRuns: RUNS });
    },
    LONG ? 36_000_000 : 300_000,
  );
});
