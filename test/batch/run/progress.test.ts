/** Progress: a line that renews itself on a terminal, plain lines when piped. */

import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { progress } from "../../../batch/run/progress.ts";
import type { Language } from "../../../core/values/language.ts";

/** What is written in a run of two stages; cursor moves stand in angle brackets. `at` are the milliseconds of each call. */
function shown(isTTY: boolean, language: Language, at: readonly number[]): string {
  const stream = Object.assign(new PassThrough(), {
    isTTY,
    clearLine: () => stream.write("<clear>"),
    cursorTo: () => stream.write("<home>"),
  });
  const times = [...at];
  const shown = progress(stream as unknown as NodeJS.WriteStream, () => times.shift() ?? 0);
  shown.stage("Reading", language);
  shown.stage("Rendering", language);
  for (const done of [1, 250, 260, 300, 1000]) shown.step(done, 1000);
  shown.end();
  return String(stream.read());
}

const AT = [0, 500, 700, 3000, 3050, 53_500, 60_000];

test("piped: one plain line for each stage, and no line for each step", () => {
  expect(shown(false, "en", AT)).toBe("Reading\nRendering\n");
});

test("on a terminal: one line that counts, tells the pace and the time left, and is gone at the end", () => {
  const line = "<clear><home>";
  expect(shown(true, "en", AT).split(line).slice(1)).toEqual([
    "Reading",
    "Rendering",
    "Rendering 1/1000",
    // 250 in 2.5 s; what comes within a tenth of a second is not shown.
    "Rendering 250/1000, 100 a second, 8 s left",
    // 300 in 53 s: 5.66 a second, 700 more in 123.7 s.
    "Rendering 300/1000, 6 a second, 2 min left",
    "Rendering 1000/1000",
    "",
  ]);
});

test("in French", () => {
  expect(shown(true, "fr", AT)).toContain("Rendering 250/1000, 100 par seconde, encore 8 s");
});
