/** The language before the configuration is read: what the firm says, then what the machine says, then English. */

import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { languageIn, languageNamed, languageOfMachine } from "../../../batch/config/reader-language.ts";
import { PROJECT } from "../firm-folder.ts";

test.each<[string, "en" | "fr" | null]>([
  ["fr", "fr"],
  ["FR", "fr"],
  ["fr-CA", "fr"],
  ["fr_CA.UTF-8", "fr"],
  ["français", "fr"],
  ["en_US@euro", "en"],
  ["anglais", "en"],
  ["C", null],
  ["POSIX", null],
  ["de_DE", null],
  ["frisian", null],
  ["", null],
])("%s is %s", (given, language) => {
  expect(languageNamed(given)).toBe(language);
});

test.each<[string, string, "en" | "fr" | null]>([
  ["valid", '{ "language": "fr" }', "fr"],
  ["with single quotes", "{ 'language': 'fr-CA' }", "fr"],
  ["with curly quotes", "{ “language”: “fr” }", "fr"],
  ["without quotes", "language: français", "fr"],
  ["cut short", '{ "language": "fr', "fr"],
  ["UTF-16 read as UTF-8", [...'"language": "fr"'].join("\0"), "fr"],
  ["in a comment", '{ // "language": "fr"\n "out": "o" }', "fr"],
  ["in a line that is a comment", '{\n  // "language": "fr",\n  "out": "o" }', null],
  ["not said", '{ "out": "language" }', null],
])("of a configuration that is %s", (_, text, language) => {
  expect(languageIn(text)).toBe(language);
});

test("of the machine: the first variable that is set", () => {
  expect(languageOfMachine({ LANG: "fr_CA.UTF-8" })).toBe("fr");
  expect(languageOfMachine({ LC_ALL: "", LC_MESSAGES: "fr_FR", LANG: "en_US" })).toBe("fr");
  expect(languageOfMachine({ LC_ALL: "en_CA.UTF-8", LANG: "fr_CA" })).toBe("en");
  expect(languageOfMachine({ LC_ALL: "C", LANG: "fr_CA" })).toBe("en");
  expect(languageOfMachine({})).toBe("en");
});

test("a command speaks it when there is no configuration to ask", () => {
  const args = ["batch/commands/start.mjs", "reconcile", "--config", "none.json", "--period", "2026-10"];
  const env = { ...process.env, LC_ALL: "fr_CA.UTF-8" };
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: PROJECT, encoding: "utf8", env });
  expect(status).toBe(2);
  expect(stdout).toMatch(/none\.json : la configuration ne peut pas être lue : .*\nRien n’a été écrit\.\n$/s);
});
