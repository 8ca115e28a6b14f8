/** Packing beside the run: the same bytes as in it, in the order of the tasks, and a failure is told. */

import { expect, test } from "vitest";
import type { FileContent } from "../../../batch/run/packing.ts";
import { packing } from "../../../batch/run/packing.ts";

const [ONE, MANY] = [1, 1000];

/** From nothing to more than a sheet has, with accents, and the same text again. */
const TEXTS = ["", "é", "<a/>".repeat(500), "Œuvre – 1 h 30 ".repeat(3000), "x".repeat(2_000_000), "é"];

const TASKS: readonly (readonly FileContent[])[] = [
  [],
  [{ page: "<p>Émile</p>" }],
  ...TEXTS.map((text) => [
    {
      parts: [
        ["a.xml", text],
        ["b/c.xml", `${text}!`],
      ] as const,
    },
  ]),
  [{ parts: [["a.xml", "one"]] }, { page: "two" }, { parts: TEXTS.map((text, at) => [`${at}.xml`, text]) }],
];

test("the same bytes in the same order, from a thread of its own and from this one", async () => {
  const [apart, here] = [packing(MANY), packing(ONE)];
  try {
    const all = (of: typeof here) =>
      Promise.all(TASKS.map((files, at) => of.pack(files, at % 2 === 0 ? `line ${at} é` : null)));
    const [there, own] = [await all(apart), await all(here)];
    const plainly = (done: typeof own) =>
      done.map(({ files, line }) => ({
        files: files.map(({ bytes, sha256 }) => ({ bytes: Buffer.from(bytes).toString("base64"), sha256 })),
        line: line && Buffer.from(line).toString("base64"),
      }));
    expect(plainly(there)).toEqual(plainly(own));
    expect(own.map(({ files }) => files.length)).toEqual(TASKS.map((files) => files.length));
  } finally {
    await apart.end();
  }
});

test("what the thread cannot pack is told to whoever waits, for this task and the next", async () => {
  const apart = packing(MANY);
  const answers = [{ page: 5 as unknown as string }, { page: "fine" }].map((file) =>
    apart.pack([file], null),
  );
  const settled = await Promise.allSettled(answers);
  expect(settled.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  await apart.end();
});
