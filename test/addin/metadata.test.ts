/**
 * The functions' metadata for Excel: valid by Microsoft's schema, the same shape in both languages, no text missing.
 */

import { createRequire } from "node:module";
import ajvDraft04 from "ajv-draft-04";
import { describe, expect, test } from "vitest";
import { FUNCTIONS } from "../../addin/functions/functions.ts";
import { helpPage } from "../../addin/help/page.ts";
import { type Metadata, metadataIn } from "../../addin/metadata.ts";
import { LANGUAGES } from "../../core/values/language.ts";
import { CORE_WORDS } from "../../core/words/words.ts";
import { builtFunctions, ExcelHost } from "./excel-host.ts";

const NAMES = [
  "VIP_BALANCE",
  "VIP_LEDGER",
  "ORANGE_OVERAGE",
  "ORANGE_DAYS",
  "RENEWAL_PRICE",
  "RENEWAL_QUOTE",
  "CLIENT_USAGE",
  "CLIENT_STATEMENT",
  "CHECK",
  "PLAN_VALUE",
  "REMINDERS",
];

const BASE = "https://host.example/";
const english = metadataIn("en", BASE);
const translated = metadataIn("fr", BASE);

test("the functions are those of the specification, with its arguments, and two more at the end of the firm's", () => {
  const shapes = english.functions.map(
    ({ id, parameters }) =>
      `${id}(${parameters.map(({ name, optional }) => (optional ? `[${name}]` : name)).join(", ")})`,
  );
  expect(shapes).toEqual([
    "VIP_BALANCE(hours, start, dates, minutes, [as_of], [carried_hours], [paid_on])",
    "VIP_LEDGER(hours, start, dates, minutes, [as_of], [carried_hours], [paid_on])",
    "ORANGE_OVERAGE(users, dates, minutes, [from], [to])",
    "ORANGE_DAYS(users, dates, minutes, [from], [to])",
    "RENEWAL_PRICE(plan, quantity, expires, [paid_on], [online], [coterm_end], [list_price], [first_start])",
    "RENEWAL_QUOTE(plan, quantity, expires, [paid_on], [online], [coterm_end], [list_price], [first_start])",
    "CLIENT_USAGE(contracts, time_log, [from], [to], [adjustments], [settings])",
    "CLIENT_STATEMENT(client, contracts, time_log, [from], [to], [adjustments], [settings])",
    "CHECK(contracts, time_log, [adjustments], [settings])",
    "PLAN_VALUE(client, contracts, time_log, [as_of], [adjustments], [settings])",
    "REMINDERS(contracts, time_log, [as_of], [days], [settings])",
  ]);
});

test("ranges are taken whole and single values one by one", () => {
  const ranges = new Set(["dates", "minutes", "users", "contracts", "time_log", "adjustments", "settings"]);
  for (const { parameters } of english.functions) {
    for (const { name, dimensionality, type } of parameters) {
      expect([name, dimensionality ?? "scalar", type]).toEqual([
        name,
        ranges.has(name) ? "matrix" : "scalar",
        "any",
      ]);
    }
  }
});

test("a conditional format can take each function that answers one value", () => {
  const single = english.functions.filter(({ options }) => options?.supportSync).map(({ id }) => id);
  expect(single).toEqual(["VIP_BALANCE", "ORANGE_OVERAGE", "RENEWAL_PRICE"]);
});

test.each(["v1.30", "vDevPreview"])("both languages follow Microsoft's schema, %s", (version) => {
  const schema = createRequire(import.meta.url)(
    `@microsoft/app-manifest/build/json-schemas/teams/${version}/MicrosoftTeams.schema.json`,
  );
  const ajv = new ajvDraft04.default({ strict: false, allErrors: true, validateFormats: false });
  const validate = ajv.compile({
    $schema: schema.$schema,
    definitions: schema.definitions,
    $ref: "#/definitions/extensionCustomFunctions",
  });
  for (const { allowErrorForDataTypeAny, functions, ...metadata } of [english, translated]) {
    // This schema is that of the other kind of manifest, which has no place for these.
    expect(allowErrorForDataTypeAny).toBe(true);
    const bare = functions.map(({ options: _, ...own }) => own);
    expect(validate({ ...metadata, functions: bare }), JSON.stringify(validate.errors)).toBe(true);
  }
  expect(validate({ functions: [{ id: "1", name: "1" }] })).toBe(false);
});

test("French differs from English in texts and help links only", () => {
  const bare = ({ functions }: Metadata) =>
    functions.map(({ description: _d, helpUrl: _h, parameters, ...rest }) => ({
      ...rest,
      parameters: parameters.map(({ name: _n, description: _t, ...kept }) => kept),
    }));
  expect(bare(translated)).toEqual(bare(english));
  for (const [index, own] of translated.functions.entries()) {
    expect(own.description).not.toBe(english.functions[index]?.description);
    expect(own.helpUrl).toBe(english.functions[index]?.helpUrl.replace("/en.html", "/fr.html"));
  }
});

test.each(LANGUAGES)(
  "every argument has a name of its own and a meaning, and none is left over, %s",
  (language) => {
    const { functions } = CORE_WORDS[language];
    const taken = FUNCTIONS.flatMap(({ family, arguments: own }) =>
      Object.keys(own).map((name) => `${family}.${name}`),
    );
    const told = Object.entries(functions.arguments).flatMap(([family, own]) =>
      Object.keys(own).map((name) => `${family}.${name}`),
    );
    expect(new Set(taken)).toEqual(new Set(told));
    const names = Object.values(functions.names);
    expect(new Set(names).size).toBe(names.length);
    for (const { parameters } of metadataIn(language).functions)
      for (const { description } of parameters) expect(description).not.toBe("");
  },
);

test("Excel associates exactly the ids of the metadata", async () => {
  const { associated } = new ExcelHost(await builtFunctions());
  expect([...associated].sort()).toEqual([...NAMES].sort());
  expect(english.functions.map(({ id }) => id)).toEqual(NAMES);
});

describe.each(LANGUAGES)("the help page, %s", (language) => {
  test("has the section that each help link opens, with an example", () => {
    const page = helpPage(language);
    for (const { id, helpUrl } of metadataIn(language, BASE).functions) {
      expect(helpUrl).toBe(`${BASE}help/${language}.html#${id}`);
      expect(page).toContain(`<section id="${id}">`);
      expect(page).toContain(`<code>=PLAN.${id}(`);
    }
  });

  test.each<[mistake: string, ...said: Record<"en" | "fr", string>[]]>([
    ["whole columns", { en: "Log[#All]", fr: "Journal[#Tout]" }, { en: "5 MB", fr: "5 Mo" }],
    ["dates as text", { en: "2026-03-15", fr: "2026-03-15" }, { en: "1904", fr: "1904" }],
    ["times", { en: "type '1:30 with", fr: "tapez '1:30 avec" }, { en: "by 24", fr: "par 24" }],
    ["thousands", { en: "1,450 or 1.450", fr: "1,450 ou 1.450" }],
    ["payments", { en: "The word unpaid", fr: "Le mot impayé" }],
    ["errors", { en: "Explain this cell", fr: "Expliquer la cellule" }],
  ])("says how to avoid a common mistake: %s", (_mistake, ...said) => {
    const page = helpPage(language);
    for (const text of said) expect(page).toContain(text[language]);
  });
});
