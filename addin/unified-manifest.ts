/**
 * The manifest of Microsoft's newer kind: JSON in place of XML, with a file for each further language.
 *
 * Law: each fact is read from manifest.xml of the same build. Here is only where it goes, and what JSON alone asks for.
 */

import { SaxesParser } from "saxes";

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
  readonly within: Element[];
}

/** Newer versions are not read by every Excel that reads this one. */
const SCHEMA = "1.30";
/** What JSON calls the permission that XML calls so. */
const PERMISSIONS: Readonly<Record<string, string>> = { ReadWriteDocument: "Document.ReadWrite.User" };
/** The blue of the icon. */
const ACCENT = "#1f3349";

/** The files by name, manifest.json first; each is what JSON.stringify takes. */
export function unifiedManifest(xml: string): [file: string, content: object][] {
  const root = parsed(xml);
  const first = manifest(root, null);
  const locales = [...new Set(all(root, "Override").map((own) => own.attributes.Locale ?? ""))];
  const languages = locales.map((locale) => ({
    languageTag: locale.toLowerCase(),
    file: `manifest.${locale.toLowerCase()}.json`,
    content: { $schema: schema("Localization"), ...differences(first, manifest(root, locale), "") },
  }));
  const additionalLanguages = languages.map(({ languageTag, file }) => ({ languageTag, file }));
  const defaultLanguageTag = one(root, "DefaultLocale").text.toLowerCase();
  return [
    ["manifest.json", { ...first, localizationInfo: { defaultLanguageTag, additionalLanguages } }],
    ...languages.map(({ file, content }) => [file, content] as [string, object]),
  ];
}

function schema(of: "" | "Localization"): string {
  const name = of === "" ? "" : `${of}.`;
  return `https://developer.microsoft.com/json-schemas/teams/v${SCHEMA}/MicrosoftTeams.${name}schema.json`;
}

/** In a locale of the XML, or with what it says without one. */
function manifest(root: Element, locale: string | null): object {
  const name = said(one(root, "DisplayName"), locale);
  // Of two lengths, as JSON wants it: the short one is the button's title.
  const short = resource(root, one(one(root, "Supertip"), "Title"), locale);
  const help = said(one(root, "SupportUrl"), null);
  const page = said(one(one(root, "DefaultSettings"), "SourceLocation"), null);
  return {
    $schema: schema(""),
    manifestVersion: SCHEMA,
    id: one(root, "Id").text,
    version: one(root, "Version").text.replace(/\.0$/, ""),
    name: { short: name, full: name },
    description: { short, full: said(one(root, "Description"), locale) },
    developer: {
      name: one(root, "ProviderName").text,
      websiteUrl: help,
      privacyUrl: `${help}#privacy`,
      termsOfUseUrl: new URL("LICENSE", page).href,
    },
    icons: {
      color: "icons/icon-192.png",
      outline: "icons/outline-32.png",
      color32x32: "icons/icon-32.png",
    },
    accentColor: ACCENT,
    validDomains: [new URL(page).host],
    authorization: {
      permissions: {
        resourceSpecific: [{ name: PERMISSIONS[one(root, "Permissions").text], type: "Delegated" }],
      },
    },
    extensions: [extension(root, locale)],
  };
}

function extension(root: Element, locale: string | null): object {
  const url = (place: Element) => resource(root, one(place, "SourceLocation"), locale);
  const functions = all(root, "ExtensionPoint").find(
    (own) => own.attributes["xsi:type"] === "CustomFunctions",
  );
  if (functions === undefined) throw new Error("the manifest has no functions");
  const namespace = resource(root, one(functions, "Namespace"), null);
  const group = one(root, "Group");
  const button = one(group, "Control");
  const label = (of: Element) => resource(root, one(of, "Label"), locale);
  const icons = all(one(group, "Icon"), "Image").map((own) => ({
    size: Number(own.attributes.size),
    url: resource(root, own, null),
  }));
  const tip = one(button, "Supertip");
  const supertip = {
    title: resource(root, one(tip, "Title"), locale),
    description: resource(root, one(tip, "Description"), locale),
  };
  const control = { id: idOf(button), type: "button", label: label(button), icons, supertip, actionId: OPEN };
  return {
    requirements: { scopes: ["workbook"], capabilities: capabilities(root) },
    runtimes: [
      {
        id: "SharedRuntime",
        type: "general",
        code: { page: url(one(functions, "Page")), script: url(one(functions, "Script")) },
        lifetime: one(root, "Runtime").attributes.lifetime,
        actions: [{ id: OPEN, type: "openPage" }],
        customFunctions: {
          namespace: { id: namespace, name: namespace },
          metadataUrl: url(one(functions, "Metadata")),
          allowCustomDataForDataTypeAny: true,
        },
      },
    ],
    ribbons: [
      {
        contexts: ["default"],
        tabs: [
          {
            builtInTabId: idOf(one(root, "OfficeTab")),
            groups: [{ id: idOf(group), label: label(group), icons, controls: [control] }],
          },
        ],
      },
    ],
  };
}

/** The action of the button. */
const OPEN = "OpenPane";

function capabilities(root: Element): object[] {
  return all(root, "Set").map(({ attributes: { Name: name, MinVersion: minVersion } }) => ({
    name,
    minVersion,
  }));
}

function idOf({ attributes: { id = "" } }: Element): string {
  return id;
}

/** What an element refers to by its `resid`, in a locale. */
function resource(root: Element, { attributes: { resid = "" } }: Element, locale: string | null): string {
  const found = all(one(root, "Resources"), "").find((own) => own.attributes.id === resid);
  if (found === undefined) throw new Error(`the manifest has no resource ${resid}`);
  return said(found, locale);
}

function said({ attributes, within }: Element, locale: string | null): string {
  const own = within.find((override) => override.attributes.Locale === locale);
  return own?.attributes.Value ?? attributes.DefaultValue ?? "";
}

/** The texts that differ, by their path as localization files write it. */
function differences(first: unknown, other: unknown, path: string): Record<string, string> {
  if (typeof first !== "object" || typeof other !== "object" || first === null || other === null)
    return first === other ? {} : { [path]: String(other) };
  const within = Object.entries(other).map(([key, value]) => {
    const step = Array.isArray(other) ? `[${key}]` : path === "" ? key : `.${key}`;
    return differences((first as Record<string, unknown>)[key], value, path + step);
  });
  return Object.assign({}, ...within);
}

function one(from: Element, name: string): Element {
  const [found] = all(from, name);
  if (found === undefined) throw new Error(`the manifest has no ${name}`);
  return found;
}

/** The elements of a name below another, in order and at any depth; "" is any name, and `bt:` is left out. */
function all(from: Element, name: string): Element[] {
  return from.within.flatMap((own) => [
    ...(name === "" || own.name.replace("bt:", "") === name ? [own] : []),
    ...all(own, name),
  ]);
}

function parsed(xml: string): Element {
  const root: Element = { name: "", attributes: {}, text: "", within: [] };
  const open = [root];
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => {
    const own: Element = { name, attributes: attributes as Record<string, string>, text: "", within: [] };
    open.at(-1)?.within.push(own);
    open.push(own);
  });
  parser.on("text", (text) => {
    const own = open.at(-1);
    if (own !== undefined) own.text += text;
  });
  parser.on("closetag", () => open.pop());
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(xml).close();
  return root;
}
