/**
 * Each file of core loads by itself. They are loaded ahead of the test, so that one that stops is a failed test: a tool
 * that counts failed tests, as the one for mutants does, would otherwise find none.
 */

/// <reference types="vite/client" />
import { expect, test } from "vitest";

const FILES = Object.entries(import.meta.glob("../../core/**/*.ts"));

const stopped: unknown[] = [];
for (const [file, load] of FILES)
  await load().catch((error: unknown) => {
    stopped.push([file, error]);
  });

test("each file of core loads", () => {
  expect(FILES.length).toBeGreaterThan(0);
  expect(stopped).toEqual([]);
});
