/**
 * What is wrong with a configuration, as sentences: what stands where, and what to write instead.
 *
 * Laws: every fault has one sentence, with line and column; a secret is never repeated. A key that was meant is not also
 * called missing.
 */

import type { Language } from "../../core/values/language.ts";
import { nameKey, nearTo } from "../../core/values/names.ts";
import type { Problem } from "../../core/values/problems.ts";
import { cents } from "../../core/values/units.ts";
import { describe } from "../../core/words/describe.ts";
import { WORDS } from "../../core/words/words.ts";
import { exampleIn, type Fault, type Issue, keysIn, plainIssues } from "../disk/fault-codes.ts";
import {
  type JsonFault,
  type JsonPath,
  type JsonText,
  keyName,
  pathKey,
  type TextPlace,
} from "../disk/json-text.ts";

interface Told {
  readonly place: TextPlace | null;
  readonly sentence: string;
}

/** The sentences for what is wrong with the text and with its values, in their order, each with its place. */
export function faultSentences(
  file: string,
  text: JsonText,
  issues: readonly Issue[],
  language: Language,
): string[] {
  const broken = new Set(
    text.faults.filter(({ code }) => code === "backslash").map(({ place }) => place.line),
  );
  const said = [
    ...text.faults.map((fault) => textFault(fault, language)),
    // What a broken escape makes of a text isn't what was written.
    ...valueFaults(text, plainIssues(issues), language).filter(({ place }) => !broken.has(place?.line ?? 0)),
  ];
  const order = ({ place }: Told) => (place === null ? 0 : place.line * 1e6 + place.column);
  const { pair } = WORDS[language].writing;
  return said
    .sort((a, b) => order(a) - order(b))
    .map(({ place, sentence }) => pair(placeName(file, place), sentence));
}

/** `firm.json:12:5`, as editors and terminals follow it. */
export function placeName(file: string, place: TextPlace | null): string {
  return place === null ? file : `${file}:${place.line}:${place.column}`;
}

function textFault({ code, place, word }: JsonFault, language: Language): Told {
  return { place, sentence: WORDS[language].stops.json[code](word) };
}

function valueFaults(text: JsonText, issues: readonly Issue[], language: Language): Told[] {
  const meant = new Set<string>();
  const unknown = issues.flatMap((issue) => {
    if (issue.code !== "unrecognized_keys") return [];
    return issue.keys.map((key) => {
      const path = [...issue.path, key];
      const known = keysIn(issue.message);
      const near = nearestKey(key, known);
      if (near !== null) meant.add(pathKey([...issue.path, near]));
      const says = WORDS[language].setup.config;
      const sentence = says.unknown(keyName(path), near, known);
      return { place: text.keys[pathKey(path)] ?? null, sentence };
    });
  });
  const others = issues.flatMap((issue) =>
    issue.code === "unrecognized_keys" || meant.has(pathKey(issue.path))
      ? []
      : [valueFault(text, issue, language)],
  );
  return [...unknown, ...others];
}

function valueFault(text: JsonText, issue: Issue, language: Language): Told {
  const says = WORDS[language].setup.config;
  const { quoted, pair } = WORDS[language].writing;
  const key = keyName(issue.path);
  const at = (path: JsonPath) => text.values[pathKey(path)] ?? null;
  const place = at(issue.path);
  const given = valueAt(text.value, issue.path);
  if (given === undefined) {
    const above = issue.path.slice(0, -1);
    return { place: above.length === 0 ? null : at(above), sentence: says.missing(key) };
  }
  const name = key === "" ? says.all : quoted(key);
  if (issue.message === ("secret" satisfies Fault)) return { place, sentence: pair(name, says.write.secret) };
  const { problem } = (issue.code === "custom" && issue.params) || {};
  if (problem !== undefined) return { place, sentence: pair(name, describe(problem as Problem, language)) };
  if (issue.code === "invalid_key")
    return { place, sentence: says.wrong(name, says.given.empty, says.write.name) };
  // Who writes a password writes it there.
  const isPrivate = issue.path.includes("server") && issue.code !== "invalid_value";
  const what = isPrivate ? says.given.hidden : givenText(given, language);
  return { place, sentence: says.wrong(name, what, remedy(issue, given, language)) };
}

/** What to write instead. */
function remedy(issue: Issue, given: unknown, language: Language): string {
  const { choice, like, write } = WORDS[language].setup.config;
  if (issue.code === "invalid_value") {
    const choices = issue.values.map(String);
    return choice(choices, typeof given === "string" ? nearest(given, choices) : null);
  }
  const example = exampleIn(issue.message);
  if (example !== null) return like(example);
  if (issue.message === ("cents" satisfies Fault)) return write.cents(centsMeant(given));
  if (issue.message === ("timeZone" satisfies Fault)) return write.timeZone(zoneMeant(given));
  const said: string | undefined = (write as unknown as Readonly<Record<string, string>>)[issue.message];
  return said ?? write.other;
}

/** The cents that an amount in dollars is, as `125.00` and `"125,50"` are; else those of an example. */
function centsMeant(given: unknown): number {
  const [, dollars = "", decimals = ""] =
    /^\s*\$?\s*(\d{1,5})(?:[.,](\d{1,2}))?\s*\$?\s*$/.exec(String(given)) ?? [];
  return dollars === "" ? EXAMPLE : Number(`${dollars}${decimals.padEnd(2, "0")}`) || EXAMPLE;
}

const EXAMPLE = cents(125_00);

/** `America/Toronto` for `Toronto` and for `America/Montreal`, its older name; null when none is near. */
function zoneMeant(given: unknown): string | null {
  if (typeof given !== "string") return null;
  const zones = Intl.supportedValuesOf("timeZone");
  const key = nameKey(given);
  const ofCity = zones.find((zone) => nameKey(zone.split("/").at(-1) ?? "") === key);
  if (ofCity !== undefined) return ofCity;
  try {
    const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: given }).resolvedOptions();
    if (zones.includes(timeZone)) return timeZone;
  } catch {
    // No zone of any name.
  }
  return nearest(given, zones);
}

/** The longest piece of what was written that is repeated. */
const LONGEST = 60;

/** What stands there, as a person would read it out. */
function givenText(given: unknown, language: Language): string {
  const { setup, writing } = WORDS[language];
  const says = setup.config.given;
  if (given === "" || given === null) return says.empty;
  if (typeof given !== "string")
    return Array.isArray(given) ? says.list : typeof given === "object" ? says.group : String(given);
  // With its escapes, as in the file.
  const written = JSON.stringify(given).slice(1, -1).replaceAll('\\"', '"');
  return writing.quoted(written.length > LONGEST ? `${written.slice(0, LONGEST)}…` : written);
}

function valueAt(value: unknown, path: JsonPath): unknown {
  return path.reduce<unknown>(
    (found, part) =>
      typeof found === "object" && found !== null && Object.hasOwn(found, part)
        ? (found as Record<PropertyKey, unknown>)[part]
        : undefined,
    value,
  );
}

function nearest(given: string, known: readonly string[]): string | null {
  if (given.length < 2) return null; // each other letter would be as near
  return nearTo(given, new Map(known.map((one) => [nameKey(one), one])))[0] ?? null;
}

/** The known key that was probably meant by another one; null when none is near. */
function nearestKey(given: string, known: readonly string[]): string | null {
  const [, french = null] =
    Object.entries(FRENCH_KEYS).find(([word]) => nameKey(word) === nameKey(given)) ?? [];
  return french !== null && known.includes(french) ? french : nearest(given, known);
}

/** What French readers write for a key. */
const FRENCH_KEYS: Readonly<Record<string, string>> = {
  registre: "register",
  contrats: "register",
  journaux: "logs",
  "feuilles de temps": "logs",
  sortie: "out",
  résultats: "out",
  prix: "prices",
  tarifs: "rates",
  taux: "rates",
  ajustements: "adjustments",
  décisions: "decisions",
  arrondi: "rounding",
  "jours fériés": "holidays",
  congés: "holidays",
  langue: "language",
  devise: "currency",
  "fuseau horaire": "timeZone",
  horaire: "schedule",
  "autres noms": "aliases",
  catégories: "categories",
  projets: "projects",
  tâches: "tasks",
  étiquettes: "tags",
  techniciens: "technicians",
  "sous-dossiers": "subfolders",
  rappels: "reminderDays",
  courriel: "mail",
};
