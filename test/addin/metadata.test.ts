/**
 * The functions' metadata for Excel: valid by Microsoft's schema, the same shape in both languages, no text missing.
 */

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import ajvDraft04 from "ajv-draft-04";
import { beforeAll, describe, expect, test } from "vitest";
import { EXAMPLES } from "../../addin/help/examples.ts";
import { helpPage } from "../../addin/help/page.ts";
import french from "../../addin/locales/fr.json" with { type: "json" };
import { englishMetadata, type Metadata, metadataIn } from "../../addin/metadata.ts";
import { LANGUAGES } from "../../core/values/language.ts";
import { builtFunctions, ExcelHost } from "./excel-host.ts";

/** Building and the runtime's pauses take long on a busy computer. */
const SLOW = 60_000;

const NAMES = [
  "VIP_BALANCE",
  "VIP_LEDGER",
  "ORANGE_OVERAGE",
  "ORANGE_DAYS",
  "RENEWAL_PRICE",
  "RENEWAL_QUOTE",
  "CLIENT_USAGE",
  "CLIENT_STATEMENT",
];

let english: Metadata;
let translated: Metadata;

beforeAll(async () => {
  english = await englishMetadata();
  translated = metadataIn("fr", english);
}, SLOW);

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
  for (const { allowErrorForDataTypeAny, ...metadata } of [english, translated]) {
    // This schema is that of the other kind of manifest, which has no place for it.
    expect(allowErrorForDataTypeAny).toBe(true);
    expect(validate(metadata), JSON.stringify(validate.errors)).toBe(true);
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

test("the French texts name every function and argument once, and nothing else", () => {
  expect(Object.keys(french)).toEqual(NAMES);
  for (const { id, parameters } of english.functions) {
    const texts = french[id as keyof typeof french].parameters;
    expect(Object.keys(texts)).toEqual(parameters.map(({ name }) => name));
  }
});

test("an argument has one French name, wherever it stands", () => {
  const names = new Map<string, string>();
  for (const { parameters } of Object.values(french)) {
    for (const [name, { name: own }] of Object.entries(parameters)) {
      expect(names.get(name) ?? own, name).toBe(own);
      names.set(name, own);
    }
  }
});

test("Excel associates exactly the ids of the metadata", async () => {
  const { associated } = new ExcelHost(await builtFunctions());
  expect([...associated].sort()).toEqual([...NAMES].sort());
  expect(english.functions.map(({ id }) => id)).toEqual(NAMES);
});

test("what the generator finds wrong fails the build", async () => {
  const wrong =
    "/** Wrong. @customfunction @streaming */ export function WRONG(of: Missing): number { return of; }";
  const folder = await mkdtemp(path.join(tmpdir(), "metadata-"));
  const source = path.join(folder, "wrong.ts");
  try {
    await writeFile(source, wrong);
    await expect(englishMetadata(source)).rejects.toThrow("The metadata can't be made");
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("a text that is not translated fails the build", () => {
  const [first] = english.functions;
  if (first === undefined) throw new Error("there are functions");
  const unknown = { ...english, functions: [{ ...first, id: "NEW" }] };
  expect(() => metadataIn("fr", unknown)).toThrow("locales/fr.json has no text for NEW.");
});

describe.each(LANGUAGES)("the help page, %s", (language) => {
  test("has the section that each help link opens, with an example", () => {
    const metadata = metadataIn(language, english);
    const page = helpPage(metadata, language);
    expect(Object.keys(EXAMPLES)).toEqual(NAMES);
    for (const { id, helpUrl } of metadata.functions) {
      expect(helpUrl).toBe(`https://localhost:3000/help/${language}.html#${id}`);
      expect(page).toContain(`<section id="${id}">`);
      expect(page).toContain(`<code>=PLAN.${id}(`);
    }
  });
});
