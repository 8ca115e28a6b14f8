/** Clients' own pages in the month's folder: by choice, under names of their own, closed with the month, gone with the choice. */

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readConfig } from "../../../batch/config/config.ts";
import { closeMonth } from "../../../batch/run/month-closing.ts";
import {
  filesUnder,
  firmFolder,
  monthFolder,
  ORDINARY,
  PERIOD,
  put,
  run,
  runJsonOf,
  SILENT,
  soonAfter,
} from "../firm-folder.ts";

const configured = (keys: object) => JSON.stringify({ ...ORDINARY["config.json"], ...keys });
/** The longest name that a file may have: two clients differ only after it. */
const LONG = "x".repeat(200);
const NAMES = ["index", "CON", "../../up", "a/b", "Érable & Fils", `${LONG} one`, `${LONG} two`];
const firm = (keys: object = { clientPages: true }) =>
  firmFolder({
    "config.json": configured(keys),
    "contracts.csv": `client,plan,quantity,start,paid_on,language
Acme,VIP,2,2026-01-15,2026-01-15,
Bolt,BASIC,,,,fr
${NAMES.map((name) => `${name},BASIC,,,,\n`).join("")}`,
  });

const pagesOf = async (folder: string) =>
  existsSync(join(monthFolder(folder), "clients"))
    ? (await readdir(join(monthFolder(folder), "clients"))).sort()
    : null;

const PAGES = [
  ...["Acme.html", "Bolt.html", "_CON.html"],
  ...["a b.html", "index.html", "up.html", `${LONG}.html`, `${LONG} (2).html`, "Érable & Fils.html"],
].sort();

test("each client has one, in a folder of their own, whatever it is called; the list has their hashes", async () => {
  const folder = await firm();
  await run(folder);
  expect(await pagesOf(folder)).toEqual(PAGES);
  const files = await filesUnder(monthFolder(folder));
  const { clients, outputs } = await runJsonOf(folder);
  for (const { client, page = "", language } of clients) {
    const bytes = files.get(page) ?? Buffer.alloc(0);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    expect(outputs).toContainEqual({ file: page, sha256 });
    expect(bytes.toString()).toContain(`<h1><bdi>${client.replace("&", "&amp;")}</bdi></h1>`);
    expect(bytes.toString()).toContain(`<html lang="${client === "Bolt" ? "fr" : "en"}">`);
    expect(language).toBe(client === "Bolt" ? "fr" : "en");
  }
  expect(new Set(clients.map(({ page }) => page)).size).toBe(PAGES.length);
});

test("unless they are asked for there is none, and nothing else differs", async () => {
  const [folder, without] = [await firm(), await firm({})];
  for (const each of [folder, without]) await run(each);
  expect(await pagesOf(without)).toBe(null);
  const [files, others] = [await filesUnder(monthFolder(folder)), await filesUnder(monthFolder(without))];
  files.delete("run.json");
  for (const [file, bytes] of others) if (file !== "run.json") expect(files.get(file), file).toEqual(bytes);
  expect((await runJsonOf(without)).clients.every((client) => !("page" in client))).toBe(true);
});

test("with the choice gone they go; a file that a person put beside them stays, and is never written over", async () => {
  const folder = await firm();
  await run(folder);
  const own = join(monthFolder(folder), "clients", "notes.txt");
  await writeFile(own, "mine");
  await mkdir(join(monthFolder(folder), "clients", "more"));
  await writeFile(join(monthFolder(folder), "clients", "more", "deep.txt"), "mine too");
  await put(folder, "config.json", configured({ clientPages: true, language: "fr" }));
  await run(folder);
  expect(await pagesOf(folder)).toEqual([...PAGES, "more", "notes.txt"].sort());
  await put(folder, "config.json", configured({}));
  await run(folder);
  expect(await pagesOf(folder)).toEqual(["more", "notes.txt"]);
  expect(await readFile(own, "utf8")).toBe("mine");
  expect(await readFile(join(monthFolder(folder), "clients/more/deep.txt"), "utf8")).toBe("mine too");
});

test("a month is closed with them, and not while one is not as it was written", async () => {
  const folder = await firm();
  await run(folder);
  const config = await readConfig(join(folder, "config.json"));
  const path = join(monthFolder(folder), "clients", "Acme.html");
  const bytes = await readFile(path);
  const close = () => closeMonth({ period: PERIOD, by: "Ada", at: soonAfter(PERIOD) }, config, SILENT);
  await writeFile(path, `${bytes} `);
  await expect(close()).rejects.toThrow(/Acme\.html/);
  await run(folder);
  expect((await readFile(path)).equals(bytes)).toBe(true);
  await expect(close()).resolves.toMatchObject({ closed: { period: PERIOD } });
});
