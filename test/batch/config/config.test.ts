/** The configuration: paths lead from the file, and all that is wrong is reported at once. */

import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readConfig } from "../../../batch/config/config.ts";
import { FatalError } from "../../../batch/disk/fatal-error.ts";
import { DEFAULT_SETTINGS } from "../../../core/ledger/settings.ts";
import { day } from "../../../core/values/calendar.ts";
import { firmFolder, run } from "../firm-folder.ts";

const NEEDED = { register: "contracts.csv", logs: "logs", out: "out" };

async function configFile(content: object | string): Promise<string> {
  return join(await firmFolder({ "settings/config.json": content }), "settings/config.json");
}

async function sentences(content: object | string): Promise<readonly string[]> {
  const refused = await readConfig(await configFile(content)).catch((error: unknown) => error);
  if (!(refused instanceof FatalError)) throw new Error(`not refused: ${JSON.stringify(refused)}`);
  return refused.sentences;
}

describe("paths", () => {
  test("are relative to the file itself, wherever the command runs; absolute ones stay", async () => {
    const file = await configFile({
      ...NEEDED,
      register: "../contracts.csv",
      prices: "./p/prices.csv",
      out: "/srv/out",
    });
    const folder = join(file, "..");
    expect(await readConfig(file)).toMatchObject({
      register: join(folder, "../contracts.csv"),
      logs: join(folder, "logs"),
      prices: join(folder, "p/prices.csv"),
      adjustments: null,
      out: "/srv/out",
    });
  });
});

test("what is not said has its published default", async () => {
  expect(await readConfig(await configFile(NEEDED))).toMatchObject({
    settings: { ...DEFAULT_SETTINGS, rates: {} },
    language: "en",
    currency: "CAD",
    timeZone: "America/Toronto",
    aliases: {},
  });
});

test("what is said is used; a byte order mark is no matter", async () => {
  const said = {
    ...NEEDED,
    rates: { 2: 12500, 3: 17500 },
    rounding: { scope: "ticket_day" },
    diamondForLevel2: "never",
    plusForLevel3: "named",
    overageWithoutNotice: "hold",
    holidays: ["2026-12-25", "2026-06-24", "2026-12-25"],
    language: "fr",
    timeZone: "Europe/Paris",
    aliases: { KOO: "Kawartha" },
    defaultCategory: "how_to",
  };
  expect(await readConfig(await configFile(`\uFEFF${JSON.stringify(said)}`))).toMatchObject({
    settings: {
      rates: { 2: 12500, 3: 17500 },
      rounding: "ticket_day",
      diamondForLevel2: "never",
      plusForLevel3: "named",
      overageWithoutNotice: "hold",
      holidays: [day("2026-06-24"), day("2026-12-25")],
      defaultCategory: "how_to",
    },
    language: "fr",
    timeZone: "Europe/Paris",
    aliases: { KOO: "Kawartha" },
  });
});

describe("refused, naming the setting and what to do", () => {
  test.each<[string, object | string, string]>([
    ["an unknown setting", { ...NEEDED, langauge: "fr" }, "unknown setting “langauge”. Write “language”."],
    [
      "an unknown setting inside another",
      { ...NEEDED, rounding: { scope: "entry", to: 15 } },
      "“rounding.to”",
    ],
    [
      "a rate of a level there is not",
      { ...NEEDED, rates: { 4: 100 } },
      "unknown setting “rates.4”. Remove it, or write one of: 1, 2, 3.",
    ],
    ["a missing path", { register: "contracts.csv", logs: "logs" }, "“out” is missing. Add it."],
    ["an empty path", { ...NEEDED, out: "" }, "“out”"],
    ["a rate with a fraction of a cent", { ...NEEDED, rates: { 2: 99.5 } }, "“rates.2”"],
    ["a rate below 0", { ...NEEDED, rates: { 2: -1 } }, "“rates.2”"],
    ["a time zone there is not", { ...NEEDED, timeZone: "Toronto" }, "such as America/Toronto."],
    ["a language there is not", { ...NEEDED, language: "de" }, "“language”"],
    ["a scope there is not", { ...NEEDED, rounding: { scope: "day" } }, "“rounding.scope”"],
    ["an unknown category", { ...NEEDED, defaultCategory: "toner" }, "“defaultCategory”"],
    ["a use of Orange Plus there is not", { ...NEEDED, plusForLevel3: "some" }, "“plusForLevel3”"],
    [
      "overage without notice done with otherwise",
      { ...NEEDED, overageWithoutNotice: "ask" },
      "“overageWithoutNotice”",
    ],
    [
      "a holiday that is no day",
      { ...NEEDED, holidays: ["2026-02-30"] },
      "“holidays.1” can't be “2026-02-30”. Write a day of the calendar",
    ],
    ["no day to remind on", { ...NEEDED, reminderDays: [] }, "“reminderDays”"],
    ["a reminder after the expiry", { ...NEEDED, reminderDays: [30, -7] }, "“reminderDays.2”"],
    ["a rate no firm has", { ...NEEDED, rates: { 2: 9_007_199_254_740_991 } }, "“rates.2”"],
    ["no JSON", '{ "register": ', "a value is missing here."],
    ["a list", [], "the configuration can't be a list."],
    ["an empty file", "", "the file is empty."],
  ])("%s", async (_, content, sentence) => {
    const reported = await sentences(content);
    expect(reported).toHaveLength(1);
    expect(reported[0]).toContain(sentence);
    expect(reported[0]).toMatch(/config\.json(:1:\d+)?: /);
  });

  test("three mistakes are three sentences, in one run", async () => {
    const config = { register: "contracts.csv", logs: "logs", timeZone: "Mars", rates: { 2: "a lot" } };
    const folder = await firmFolder({ "config.json": config });
    const { code, printed } = await run(folder);
    expect(code).toBe(2);
    expect(printed.split("\n")).toHaveLength(4);
    for (const key of ["“out”", "“timeZone”", "“rates.2”"]) expect(printed).toContain(key);
  });

  const withKeys = (more: string) => `{\n  "register": "r", "logs": "l", "out": "o",\n  ${more}\n}`;

  test.each([
    ["a setting", '"out": "other"', ":3:3: “out” appears twice, here for the second time. Keep one of them."],
    ["a rate", '"rates": { "2": 1, "2": 2 }', ":3:22: “rates.2” appears twice"],
    ["the same, spelled otherwise", '"rates": { "2": 1, "\\u0032": 2 }', "“rates.2” appears twice"],
    [
      "one in a list",
      '"sources": [{ "files": "a" }, { "files": "b", "files": "c" }]',
      "“sources.2.files” appears twice",
    ],
    ["one that nobody would look for", '"aliases": { "__proto__": "Acme" }', ":3:16: “aliases.__proto__”"],
    ["the same at the top", '"__proto__": { "language": "en" }', "“__proto__” can't be a key. Write “proto”"],
  ])("of two equal keys, %s", async (_, more, sentence) => {
    const reported = await sentences(withKeys(more));
    expect(reported[0]).toContain("config.json:3:");
    expect(reported[0]).toContain(sentence);
  });

  test("in the firm's language, with all else that is wrong", async () => {
    const reported = await sentences(withKeys('"language": "fr", "currency": "CAD", "currency": "", "x": 1'));
    expect(reported).toHaveLength(3);
    expect(reported[0]).toContain(
      ":3:40 : « currency » est dit deux fois, ici la deuxième. N’en gardez qu’un.",
    );
  });

  test("but keys of different objects, and words within texts, are no matter", async () => {
    const aliases =
      '"aliases": { "a": { "client": "A" }, "b": { "client": "A" }, "{\\"a\\": 1, ": "A", "}": "A" }';
    await expect(readConfig(await configFile(withKeys(aliases)))).resolves.toBeDefined();
  });
});
