/**
 * The tests for mutants of core: core's own, floor by floor. The laws over random firms would take seconds for each
 * mutant; mutants that only they would detect count as survived.
 */

import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { root: import.meta.dirname, include: ["core/*/*.test.ts"], testTimeout: 60_000 },
});
