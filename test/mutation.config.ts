/**
 * The tests for mutants of core: core's own, of which each law over random firms gets a fraction of a second, since it
 * would otherwise take seconds for each mutant. Mutants that only more firms would detect count as survived.
 */

import { join } from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    // An answer kept from another test would hide from the tool which tests reach a mutant.
    alias: [
      { find: /^\.\/remembered\.ts$/, replacement: join(import.meta.dirname, "core/not-remembered.ts") },
    ],
  },
  test: {
    root: import.meta.dirname,
    include: ["core/**/*.test.ts"],
    setupFiles: ["mutation-setup.ts"],
    isolate: false, // core keeps nothing between tests, so its files can be loaded once for all of them
    testTimeout: 60_000,
  },
});
