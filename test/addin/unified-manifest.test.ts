/** The JSON manifest: valid by Microsoft's schemas, and the same facts as the XML beside it. */

import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import ajvDraft04 from "ajv-draft-04";
import { validateManifest } from "office-addin-manifest";
import { afterAll, beforeAll, expect, test } from "vitest";
import { build } from "../../addin/dist.ts";

/** Building takes long on a busy computer. */
const SLOW = 60_000;
const BASE = "https://plans.example.com/addin/";
const LANGUAGE_FILES = ["manifest.fr-ca.json", "manifest.fr-fr.json"];

let out: string;
let files: string[];
beforeAll(async () => {
  out = await mkdtemp(path.join(tmpdir(), "dist-"));
  files = await build({ base: BASE, officeJs: "microsoft", environment: "test", out });
}, SLOW);
afterAll(() => rm(out, { recursive: true, force: true }));

const built = (file: string) => readFileSync(path.join(out, file), "utf8");
const json = (file: string) => JSON.parse(built(file));
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? "");
const urls = (text: string) =>
  all(text, /"(https?:\/\/[^"]+)"/g).filter(
    (url) => !/schemas\.microsoft|developer\.microsoft|w3\.org/.test(url),
  );
const filesOf = (text: string) => new Set(urls(text).map((url) => url.replace(/#.*/, "")));

test("Microsoft’s own check, offline, finds nothing", async () => {
  expect(await validateManifest(path.join(out, "manifest.json"))).toEqual({ isValid: true });
  const folder = path.join(out, "broken");
  const broken = { ...json("manifest.json"), accentColor: "blue" };
  await mkdir(folder);
  await writeFile(path.join(folder, "manifest.json"), JSON.stringify(broken));
  expect((await validateManifest(path.join(folder, "manifest.json"))).isValid).toBe(false);
});

test("so do its schemas of the translations", () => {
  const schema = createRequire(import.meta.url)(
    "@microsoft/app-manifest/build/json-schemas/teams/v1.30/MicrosoftTeams.Localization.schema.json",
  );
  const validate = new ajvDraft04.default({
    strict: false,
    validateFormats: false,
    unicodeRegExp: false,
  }).compile(schema);
  for (const file of LANGUAGE_FILES) expect(validate(json(file)), JSON.stringify(validate.errors)).toBe(true);
  expect(
    json("manifest.json").localizationInfo.additionalLanguages.map((own: { file: string }) => own.file),
  ).toEqual(LANGUAGE_FILES);
});

test("ids, version, names, namespace, place and requirements are those of the XML", () => {
  const xml = built("manifest.xml");
  const { id, version, name, description, developer, extensions, authorization } = json("manifest.json");
  const [extension] = extensions;
  const [tab] = extension.ribbons[0].tabs;
  const [group] = tab.groups;
  expect(xml).toContain(`<Id>${id}</Id>`);
  expect(xml).toContain(`<Version>${version}.0</Version>`);
  expect(xml).toContain(`<DisplayName DefaultValue="${name.short}">`);
  expect(xml).toContain(`<Description DefaultValue="${description.full}">`);
  expect(xml).toContain(`<ProviderName>${developer.name}</ProviderName>`);
  expect(xml).toContain(
    `id="Namespace" DefaultValue="${extension.runtimes[0].customFunctions.namespace.id}"`,
  );
  expect(xml).toContain(`<OfficeTab id="${tab.builtInTabId}">`);
  expect(xml).toContain(`<Group id="${group.id}">`);
  expect(xml).toContain(`id="${group.controls[0].id}">`);
  expect(extension.runtimes).toMatchObject([
    { lifetime: "long", actions: [{ id: group.controls[0].actionId }] },
  ]);
  const sets = extension.requirements.capabilities as { name: string; minVersion: string }[];
  expect(all(xml, /<(Set Name="[^>]+)\/>/g)).toEqual(
    sets.map((set) => `Set Name="${set.name}" MinVersion="${set.minVersion}"`),
  );
  expect([all(xml, /<Permissions>([^<]+)/g)[0], authorization.permissions.resourceSpecific]).toEqual([
    "ReadWriteDocument",
    [{ name: "Document.ReadWrite.User", type: "Delegated" }],
  ]);
});

test("every text of the XML is in it, and each translation in the file of its language", () => {
  const xml = built("manifest.xml");
  const firsts = all(xml, /DefaultValue="([^"]+)"/g).filter((text) => !text.startsWith("https:"));
  for (const text of firsts) expect(built("manifest.json")).toContain(JSON.stringify(text));
  for (const [at, locale] of ["fr-CA", "fr-FR"].entries()) {
    const own = json(LANGUAGE_FILES[at] ?? "");
    const translated = new RegExp(`Locale="${locale}" Value="([^"]+)"`, "g");
    const texts = all(xml, translated).filter((text) => !text.endsWith("/help/fr.html"));
    expect(new Set(Object.values(own).slice(1))).toEqual(new Set(texts));
  }
});

test("its addresses are the XML’s, and every file that it names is in the folder", () => {
  const [xml, own] = [filesOf(built("manifest.xml")), filesOf(built("manifest.json"))];
  const added = [...own].filter((url) => !xml.has(url));
  expect(added).toEqual([`${BASE}LICENSE`]);
  const { icons } = json("manifest.json");
  const translated = LANGUAGE_FILES.flatMap((file) => [...filesOf(built(file))]);
  const named = [...own, ...translated].map((url) => url.slice(BASE.length));
  for (const file of [...named, ...(Object.values(icons) as string[]), ...LANGUAGE_FILES])
    expect(files).toContain(file);
  expect([...own].every((url) => url.startsWith(BASE))).toBe(true);
  expect(built("help/en.html")).toContain('id="privacy"');
});

test.each([
  ["icon-192.png", 192],
  ["outline-32.png", 32],
])("%s has the size that it must have", (file, size) => {
  const png = readFileSync(path.join(out, "icons", file));
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
});
