/**
 * Which tests run, and how. `--mode fast`: core's, floor by floor, and the tidiness of the project; the laws over
 * random firms, in `core/` itself, need several times as long.
 */

import { defineConfig } from "vitest/config";
import { SkippedLast } from "./skipped.ts";

const FAST = ["core/*/*.test.ts", "tidy.test.ts"];

export default defineConfig(({ mode }) => ({
  test: {
    root: import.meta.dirname,
    include: mode === "fast" ? FAST : ["**/*.test.ts"],
    isolate: mode !== "fast", // core keeps nothing between tests, so its files can be loaded once for all of them
    maxWorkers: "100%", // one less is usual, which on two processors leaves one idle
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Commands speak the language of the machine where no configuration says one, and have no colours where nobody looks.
    env: { LC_ALL: "C", FORCE_COLOR: "0" },
    reporters: ["default", new SkippedLast()],
  },
}));
