/** Where the sheets to recompute stand, as the configuration says; and that no other file of the month depends on it. */

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sheetsOf } from "../../../../batch/xlsx/reader.ts";
import {
  filesUnder,
  firmFolder,
  monthFolder,
  ORDINARY,
  PERIOD,
  put,
  run,
  runJsonOf,
} from "../../firm-folder.ts";

const configured = (keys: object) => JSON.stringify({ ...ORDINARY["config.json"], ...keys });

/** A firm with a client whose name is that of another one's second workbook. */
const firm = (keys: object) =>
  firmFolder({
    "config.json": configured(keys),
    "contracts.csv": `${ORDINARY["contracts.csv"]}Acme – Recompute,BASIC,,,\n`,
  });

async function workbooks(folder: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const files = (await readdir(monthFolder(folder))).filter((name) => name.endsWith(".xlsx")).sort();
  const bytes = await Promise.all(files.map((file) => readFile(join(monthFolder(folder), file))));
  return new Map(
    files.map((file, at) => [file, sheetsOf(bytes[at] ?? Buffer.alloc(0)).map(({ name }) => name)]),
  );
}

const OWN = ["Acme – Recompute.xlsx", "Acme.xlsx", "Bolt.xlsx", `Summary ${PERIOD}.xlsx`];

test("unless it is asked for, no workbook has one: a client could not use it", async () => {
  const folder = await firm({});
  await run(folder);
  const made = await workbooks(folder);
  expect([...made.keys()]).toEqual(OWN);
  expect([...made.values()].flat()).not.toContain("Recompute");
});

test("“with”: the last sheet of each client’s workbook", async () => {
  const folder = await firm({ recompute: "with" });
  await run(folder);
  const made = await workbooks(folder);
  expect([...made.keys()]).toEqual(OWN);
  expect(made.get("Acme.xlsx")?.at(-1)).toBe("Recompute");
  expect(made.get("Bolt.xlsx")?.at(-1)).toBe("Recompute");
});

test("“beside”: a workbook of its own, under a name that no client has; the client’s own is as without", async () => {
  const [folder, without] = [await firm({ recompute: "beside" }), await firm({})];
  for (const each of [folder, without]) await run(each);
  const made = await workbooks(folder);
  const beside = [...made].filter(([, sheets]) => sheets.join() === "Recompute").map(([file]) => file);
  expect(beside).toEqual([
    "Acme (2) – Recompute.xlsx",
    "Acme – Recompute – Recompute.xlsx",
    "Bolt – Recompute.xlsx",
  ]);
  expect([...made.keys()].filter((file) => !beside.includes(file))).toEqual(OWN);
  const [files, others] = [await filesUnder(monthFolder(folder)), await filesUnder(monthFolder(without))];
  for (const file of OWN) expect(files.get(file), file).toEqual(others.get(file));
  expect((await runJsonOf(folder)).outputs.map(({ file }) => file)).toEqual(expect.arrayContaining(beside));
});

test("a run with another choice leaves none of the former one’s workbooks", async () => {
  const folder = await firm({ recompute: "beside" });
  await run(folder);
  await put(folder, "config.json", configured({ recompute: "with" }));
  await run(folder);
  const made = await workbooks(folder);
  expect([...made.keys()]).toEqual(OWN);
  expect(made.get("Acme.xlsx")?.at(-1)).toBe("Recompute");
});

test("in the firm’s language, a French firm’s file is named in French", async () => {
  const folder = await firm({ recompute: "beside", language: "fr" });
  await run(folder);
  expect([...(await workbooks(folder)).keys()]).toContain("Bolt – Recalcul.xlsx");
});
