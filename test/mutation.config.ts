/**
 * The tests that mutants of core are tried against: core's, floor by floor. The laws over random firms would take
 * seconds for each mutant; what only they would notice counts as survived.
 */

import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { root: import.meta.dirname, include: ["core/*/*.test.ts"], testTimeout: 60_000 },
});
