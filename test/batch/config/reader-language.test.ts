/** The language of a reader: what is asked for, then what the firm says, then what the machine says, then English. */

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { configText } from "../../../batch/config/config-text.ts";
import { readersLanguage } from "../../../batch/config/reader-language.ts";
import { PROJECT } from "../firm-folder.ts";

const FRENCH = { LANG: "fr_CA.UTF-8" };

test.each<[string, string | Buffer, "en" | "fr" | null]>([
  ["valid", '{ "language": "fr" }', "fr"],
  ["with single quotes", "{ 'language': 'fr-CA' }", "fr"],
  ["with curly quotes", "{ “language”: “fr” }", "fr"],
  ["without quotes", "language: français", "fr"],
  ["cut short", '{ "language": "fr', "fr"],
  ["UTF-16", Buffer.from('\uFEFF{ "language": "fr" }', "utf16le"), "fr"],
  ["UTF-16, cut short", Buffer.from('\uFEFF{ "language": "fr', "utf16le"), "fr"],
  ["in a comment", '{ // "language": "fr"\n "out": "o" }', null],
  ["in a line that is a comment", '{\n  // "language": "fr",\n  "out": "o" }', null],
  ["not said", '{ "out": "language" }', null],
])("of a configuration that is %s", (_, text, language) => {
  const found = configText(Buffer.from(text));
  expect("text" in found ? found.language : null).toBe(language);
  expect(readersLanguage(undefined, () => Buffer.from(text), FRENCH)).toBe(language ?? "fr");
  expect(readersLanguage("en", () => Buffer.from(text), FRENCH)).toBe("en");
});

test.each([
  ["a file that is not there", () => readFileSync("none.json")],
  ["no file", () => null],
])("of the machine, where there is %s: the first variable that is set", (_, file) => {
  const ofMachine = (environment: NodeJS.ProcessEnv) => readersLanguage("de", file, environment);
  expect(ofMachine(FRENCH)).toBe("fr");
  expect(ofMachine({ LC_ALL: "", LC_MESSAGES: "fr_FR", LANG: "en_US" })).toBe("fr");
  expect(ofMachine({ LC_ALL: "en_CA.UTF-8", LANG: "fr_CA" })).toBe("en");
  expect(ofMachine({ LC_ALL: "C", LANG: "fr_CA" })).toBe("en");
  expect(ofMachine({})).toBe("en");
});

test("a command speaks it when there is no configuration to ask", () => {
  const args = ["batch/commands/start.mjs", "reconcile", "--config", "none.json", "--period", "2026-10"];
  const env = { ...process.env, LC_ALL: "fr_CA.UTF-8" };
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: PROJECT, encoding: "utf8", env });
  expect(status).toBe(2);
  expect(stdout).toMatch(/none\.json : la configuration ne peut pas être lue : .*\nRien n’a été écrit\.\n$/s);
});
