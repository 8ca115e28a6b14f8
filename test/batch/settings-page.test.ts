/** The page of the configuration says what the code reads: every key, word and heading, and no other. */

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { INVOICE_FIELDS, ITEMS } from "../../batch/config/billing-settings.ts";
import { CONFIG_FILE } from "../../batch/config/config-file.ts";
import { builtInLayouts } from "../../batch/invoicing/layout.ts";
import { DECISION_COLUMNS, DECISION_WORDS } from "../../batch/month/decisions.ts";
import { PRICE_COLUMNS } from "../../batch/month/price-list.ts";
import { ADJUSTMENT_COLUMNS } from "../../core/firm/adjustments.ts";
import { dateOf, isUnclearNumber, numberOf } from "../../core/firm/cells.ts";
import { CONTRACT_COLUMNS } from "../../core/firm/register.ts";
import { SETTING_COLUMNS, SETTING_WORDS } from "../../core/firm/settings-table.ts";
import { TIME_LOG_COLUMNS } from "../../core/firm/time-log.ts";
import { CATEGORY_LEVEL, type Category } from "../../core/rules/coverage.ts";
import type { Plan } from "../../core/rules/plans.ts";
import { unitOfHeading } from "../../core/values/duration-headings.ts";
import { nameKey } from "../../core/values/names.ts";
import {
  ANSWER_SIGNS,
  ANSWER_WORDS,
  CATEGORY_WORDS,
  CHANNEL_WORDS,
  LANGUAGE_WORDS,
  PLAN_WORDS,
  STATUS_WORDS,
  UNPAID_WORDS,
} from "../../core/words/accepted-words.ts";
import { WORDS } from "../../core/words/words.ts";

const page = (path: string) => readFileSync(new URL(`../../batch/${path}`, import.meta.url), "utf8");
const CONFIGURATION = page("configuration.md");
const section = (title: string) =>
  new RegExp(`^## ${title}$(.*?)(?=^## |$(?![^]))`, "ms").exec(CONFIGURATION)?.[1] ?? "";

/** The cells of each row of the tables in a text, headings apart. */
function rowsOf(markdown: string): string[][] {
  const tables = markdown
    .split(/\n(?!\|)/)
    .map((part) => part.split("\n").filter((line) => line.startsWith("|")));
  return tables.flatMap((lines) =>
    lines.slice(2).map((line) =>
      line
        .replace(/^\| | \|$/g, "")
        .split(" | ")
        .map((cell) => cell.trim()),
    ),
  );
}

/** Its code, blocks apart. */
const quoted = (markdown = "") =>
  [...markdown.replace(/^```[\s\S]*?^```$/gm, "").matchAll(/`([^`]+)`/g)].map(([, word = ""]) => word);
/** By what tells them apart, in order, each once. */
const keys = (words: readonly string[]) => [...new Set(words.map((word) => nameKey(word) || word))].sort();

/** Of each row that begins with a word, all its quoted words. */
function wordsByFirst(rows: readonly (readonly string[])[]): Record<string, string[]> {
  return Object.fromEntries(
    rows.map((cells) => {
      const words = quoted(cells.join(" "));
      return [words[0] ?? "", keys(words)];
    }),
  );
}

const expectedWords = (words: Readonly<Record<string, readonly string[]>>) =>
  Object.fromEntries(Object.entries(words).map(([id, read]) => [id, keys([id, ...read])]));

test("plans", () => {
  expect(wordsByFirst(rowsOf(section("Plans")))).toEqual(expectedWords(PLAN_WORDS));
  for (const [code = "", label = ""] of rowsOf(section("Plans")))
    expect(quoted(label)).toEqual([WORDS.en.rules.plans[quoted(code)[0] as Plan]]);
});

test("categories, with their levels and labels", () => {
  const rows = rowsOf(section("Categories"));
  expect(wordsByFirst(rows)).toEqual(expectedWords(CATEGORY_WORDS));
  for (const [level, code = "", english = "", french = ""] of rows) {
    const category = quoted(code)[0] as Category;
    expect([level, ...quoted(english), ...quoted(french)]).toEqual([
      String(CATEGORY_LEVEL[category] ?? "–"),
      WORDS.en.rules.categories[category],
      WORDS.fr.rules.categories[category],
    ]);
  }
});

test("statuses, channels, languages, yes and no, decisions, and what is not paid", () => {
  const said = section("Statuses, channels and other words");
  const answers = {
    yes: [...ANSWER_WORDS.yes, ...ANSWER_SIGNS.yes],
    no: [...ANSWER_WORDS.no, ...ANSWER_SIGNS.no],
  };
  expect(wordsByFirst(rowsOf(said))).toEqual(
    expectedWords({ ...STATUS_WORDS, ...CHANNEL_WORDS, ...answers, ...LANGUAGE_WORDS, ...DECISION_WORDS }),
  );
  const unpaid = /nothing was paid:(.*?)\.$/ms.exec(said)?.[1];
  expect(keys(quoted(unpaid))).toEqual(keys(UNPAID_WORDS));
});

describe("columns", () => {
  test.each([
    ["The register", CONTRACT_COLUMNS],
    ["The price list", PRICE_COLUMNS],
    ["Adjustments", ADJUSTMENT_COLUMNS],
    ["Decisions", DECISION_COLUMNS],
  ])("%s", (title, columns) => {
    const rows = rowsOf(section(title));
    const read = rows.map(([column = "", , headings]) => [
      quoted(column)[0],
      keys(quoted(`${column} ${headings}`)),
    ]);
    expect(Object.fromEntries(read)).toEqual(
      expectedWords(
        Object.fromEntries(Object.entries(columns).map(([column, { headings }]) => [column, headings])),
      ),
    );
    for (const [column = "", holds = ""] of rows)
      expect([column, holds.startsWith("needed")]).toEqual([
        column,
        Object.entries(columns).find(([name]) => name === quoted(column)[0])?.[1].required,
      ]);
  });

  test("a time log", () => {
    const rows = rowsOf(section("A time log"));
    const units = rows.filter(([first = ""]) => quoted(first).length > 1);
    const columns = rows.filter((row) => !units.includes(row));
    const read = (column: string, words: readonly string[]) => [
      column,
      column === "minutes" ? [] : keys(words),
    ];
    const own = columns.map(([column = "", , headings]) => {
      const words = quoted(`${column} ${headings}`);
      return read(words[0] ?? "", words);
    });
    expect(own).toEqual(
      Object.entries(TIME_LOG_COLUMNS).map(([column, { headings }]) => read(column, [column, ...headings])),
    );
    const counts = units.flatMap(([headings, unit]) => quoted(headings).map((heading) => [heading, unit]));
    expect(counts).toEqual(
      counts.map(([heading = ""]) => [heading, unitOfHeading(heading) ?? "what the file shows"]),
    );
    expect(counts.length).toBeGreaterThan(15);
  });
});

interface Nested {
  readonly properties?: Readonly<Record<string, Nested>>;
}

describe("the configuration", () => {
  const { properties = {} } = z.toJSONSchema(CONFIG_FILE, { io: "input", unrepresentable: "any" });
  const rows = new Map(
    rowsOf(section("The configuration")).map(([key = "", values = "", , leftOut = ""]) => [
      quoted(key)[0] ?? "",
      { values, leftOut },
    ]),
  );

  test("every key is there, and no other", () => {
    expect([...rows.keys()].sort()).toEqual(Object.keys(properties).sort());
  });

  test.each(Object.entries(properties))("%s: its values and its default", (key, schema) => {
    const { values = "", leftOut = "" } = rows.get(key) ?? {};
    const written = JSON.stringify(schema);
    const choices = [...written.matchAll(/"enum":(\[[^\]]*\])/g)].flatMap(([, list = "[]"]) =>
      JSON.parse(list),
    );
    // What these may say has tables of its own.
    if (!["sources", "mail", "billing"].includes(key))
      expect(quoted(values)).toEqual(expect.arrayContaining(choices));
    const usual = typeof schema === "object" ? schema.default : undefined;
    if (["string", "number", "boolean"].includes(typeof usual))
      expect(quoted(leftOut)).toEqual([String(usual)]);
  });

  test("the settings of the functions", () => {
    const said = /takes? some of these(.*?)$\n\n/ms.exec(section("The configuration"))?.[1] ?? "";
    const [columns = "", ...named] = [...quoted(said)];
    expect(columns).toBe(Object.keys(SETTING_COLUMNS).join(", "));
    for (const setting of Object.keys(SETTING_WORDS)) expect(named).toContain(setting);
  });

  test("what `sources` says of a file stands on the page of imports", () => {
    const keys = Object.keys((properties.sources as { items: { properties: object } }).items.properties);
    const said = quoted(page("imports/README.md"));
    expect(keys.filter((key) => !said.includes(key))).toEqual([]);
  });

  test("what `mail` says stands in its section", () => {
    const mail = properties.mail as Nested;
    const keys = [mail, mail.properties?.server ?? {}].flatMap((part) => Object.keys(part.properties ?? {}));
    const said = quoted(section("E-mail"));
    expect(keys.length).toBeGreaterThan(10);
    expect(keys.filter((key) => !said.includes(key))).toEqual([]);
  });

  test("what `billing` says stands in its section, with each column, item and choice", () => {
    const said = quoted(section("Invoices"));
    const keys = Object.keys((properties.billing as Nested).properties ?? {});
    const named = [...keys, ...INVOICE_FIELDS, ...ITEMS, ...builtInLayouts().map(({ id }) => id)];
    expect(named.filter((one) => !said.includes(one))).toEqual([]);
    for (const which of ["orange", "all", "none"]) expect(said).toContain(which);
  });
});

test("dates and numbers are read as the page says", () => {
  const said = section("Dates and numbers");
  const [dates = "", numbers = ""] = said.split("- Numbers:");
  const whole = quoted(dates.split("a date cell")[0]);
  expect(whole.filter((date) => dateOf(date) === null)).toEqual([]);
  const plain = quoted(numbers.split("Exactly three")[0]);
  expect(plain.filter((number) => numberOf(number) === null)).toEqual([]);
  expect([whole.length, plain.length]).toEqual([4, 5]);
  expect(isUnclearNumber("1,450")).toBe(true);
  expect(dateOf("03/04/2026")).toBeNull();
});
