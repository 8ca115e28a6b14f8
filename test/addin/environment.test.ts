/** The version of a build, and a second environment beside the first: everywhere its own, and nowhere the other's. */

import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { build, LOCAL_BASE } from "../../addin/dist.ts";
import { environmentOf } from "../../addin/environment.ts";
import { FUNCTIONS } from "../../addin/functions/functions.ts";

/** Building takes long on a busy computer. */
const SLOW = 60_000;

const { version } = JSON.parse(
  readFileSync(path.join(import.meta.dirname, "../../package.json"), "utf8"),
) as {
  version: string;
};
const folders: string[] = [];
let files: string[];

/** A file of the first installation, and of the environment `test`. */
const both = (file: string) =>
  folders.map((out) => readFileSync(path.join(out, file), "utf8")) as [string, string];
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? "");

beforeAll(async () => {
  for (const environment of [null, "test"]) {
    const out = await mkdtemp(path.join(tmpdir(), "dist-"));
    folders.push(out);
    files = await build({ base: LOCAL_BASE, officeJs: "microsoft", environment, out });
  }
}, SLOW);

afterAll(async () => {
  for (const out of folders) await rm(out, { recursive: true, force: true });
});

test("the version of package.json is in the manifests and the scripts", () => {
  expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  expect(both("manifest.xml")[0]).toContain(`<Version>${version}.0</Version>`);
  expect(JSON.parse(both("manifest.json")[0]).version).toBe(version);
  for (const script of ["functions.js", "taskpane.js"])
    expect(both(script)[0].split("\n")[0]).toBe(`/* Support plan balance ${version} */`);
});

describe("another environment", () => {
  test("has an id of its own, the same in each build", () => {
    const [first, other] = both("manifest.xml").map((xml) => all(xml, /<Id>([^<]+)/g)[0]);
    expect(other).toMatch(/^[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(other).not.toBe(first);
    expect(other).toBe("e058662e-bd03-570b-81f3-3a94f4cf1ce2");
  });

  test("has its name wherever people see the add-in’s, in each language, and its namespace", () => {
    const [first, other] = both("manifest.xml").map((xml) => all(xml, /(?:Default)?Value="([^"]+)"/g)) as [
      string[],
      string[],
    ];
    const changed = other.filter((text, at) => text !== first[at]);
    expect(changed).toEqual([
      ...["Support plans (test)", "Forfaits de soutien (test)", "Forfaits de soutien (test)"],
      "PLANTEST",
      ...["Support plans (test)", "Forfaits de soutien (test)", "Forfaits de soutien (test)"],
      ...["Support plans (test)", "Forfaits de soutien (test)", "Forfaits de soutien (test)"],
    ]);
  });

  test("differs in nothing else, and no formula is the first one’s", () => {
    const texts = files.filter((file) => !/\.(png|xlsx)$|^manifest/.test(file));
    expect(texts).toEqual(expect.arrayContaining(["functions.js", "taskpane.js", "help/fr.html"]));
    for (const file of texts) {
      const [first, other] = both(file);
      expect(other.replaceAll("PLANTEST", "PLAN") === first, file).toBe(true);
      expect(other, file).not.toMatch(/\bPLAN\\?\.|_xldudf_PLAN_/);
    }
    for (const { name } of FUNCTIONS) {
      expect(both("help/en.html")[1]).toContain(`<h2>PLANTEST.${name}</h2>`);
      expect(both("taskpane.js")[1]).toContain(`=PLANTEST.${name}(`);
    }
    expect(both("taskpane.js")[1]).toContain("(?:PLANTEST\\.|_xldudf_PLANTEST_)");
  });
});

test("a name is letters and digits, and case does not matter", () => {
  expect(environmentOf(undefined)).toBeNull();
  expect(environmentOf("Test2")).toBe("test2");
  for (const typed of ["", "2", "te st", "é", "a.b", "abcdefghijklm"])
    expect(() => environmentOf(typed)).toThrow(`--environment is “${typed}”. Give a name of`);
});
