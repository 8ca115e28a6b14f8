/** Progress: a line that renews itself on a terminal, plain lines when piped. */

import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { progress } from "../../../batch/run/progress.ts";

/** What is written to a stream in a run of two stages; cursor moves stand in angle brackets. */
function shown(isTTY: boolean): string {
  const stream = Object.assign(new PassThrough(), {
    isTTY,
    clearLine: () => stream.write("<clear>"),
    cursorTo: () => stream.write("<home>"),
  });
  const shown = progress(stream as unknown as NodeJS.WriteStream);
  shown.stage("Reading");
  shown.stage("Rendering");
  shown.step(1, 2);
  shown.step(2, 2);
  shown.end();
  return String(stream.read());
}

test("piped: one plain line for each stage, and no line for each step", () => {
  expect(shown(false)).toBe("Reading\nRendering\n");
});

test("on a terminal: one line that counts, and is gone at the end", () => {
  const line = "<clear><home>";
  expect(shown(true)).toBe(`${line}Reading${line}Rendering${line}Rendering 1/2${line}Rendering 2/2${line}`);
});
