/**
 * The tests for mutants of core: core's own, of which each law over random firms gets a fraction of a second, since it
 * would otherwise take seconds for each mutant. Mutants that only more firms would detect count as survived.
 */

import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ["core/**/*.test.ts"],
    setupFiles: ["mutation-setup.ts"],
    testTimeout: 60_000,
  },
});
