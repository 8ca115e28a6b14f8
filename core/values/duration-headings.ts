/**
 * The headings under which a time log of our own tells how long a work took, and what a bare number counts there.
 *
 * Laws: `minutes` and the words for it count minutes, `hours` and the words for it hours; a heading that names no
 * unit (`duration`, `durée`, `temps passé`) decides nothing; no word for a time of day is among them.
 */

import { nameKey } from "./names.ts";
import type { Unit } from "./notation.ts";

/** Null: the heading names no unit. */
export type HeadingUnit = Unit | null;

const UNIT_WORDS: Readonly<Record<Unit, readonly string[]>> = {
  minutes: ["minutes", "min", "mins", "mn", "minute"],
  hours: [
    "hours",
    "heures",
    "h",
    "hrs",
    "hr",
    "hre",
    "hres",
    "decimal",
    "décimal",
    "décimale",
    "decimal hours",
  ],
  seconds: ["seconds", "secondes", "sec"],
  milliseconds: ["milliseconds", "millisecondes", "ms"],
};
/** Words that stand alone for a duration; `time` and `heure` alone would be a time of day. */
const DURATIONS = [
  "duration",
  "durée",
  "temps",
  "durations",
  "durées",
  "time spent",
  "time worked",
  "temps passé",
  "temps travaillé",
];
/** Before or after the plural of a unit. What was billed comes last: beside what was worked it is not read. */
const WORKED = ["worked", "spent", "travaillées", "passées", "effectuées", "réelles", "actual", "total"];
const BILLED = ["billable", "billed", "invoiced", "facturables", "facturées"];
/** One word of each unit that stands alone in a heading. */
const ALONE: Readonly<Record<Unit, readonly string[]>> = {
  minutes: ["minutes", "min", "mins"],
  hours: ["hours", "heures", "h", "hrs"],
  seconds: ["seconds", "secondes"],
  milliseconds: ["milliseconds", "millisecondes"],
};

const NAMED = [...named()];
const UNIT_OF: ReadonlyMap<string, HeadingUnit> = new Map(
  NAMED.map(([heading, unit]) => [nameKey(heading), unit]),
);

/** The headings, `minutes` first and what was billed last. */
export const DURATION_HEADINGS: readonly string[] = NAMED.map(([heading]) => heading);

function* named(): Generator<readonly [string, HeadingUnit]> {
  const units = Object.keys(UNIT_WORDS) as Unit[];
  const plurals = (unit: Unit) => ALONE[unit].filter((word) => word.length > 4);
  for (const unit of units) for (const word of ALONE[unit]) yield [word, unit];
  for (const unit of units) {
    for (const word of UNIT_WORDS[unit]) {
      for (const of of [...DURATIONS, "time"]) yield [`${of} (${word})`, unit];
      for (const of of DURATIONS) yield [`${of} en ${word}`, unit];
      for (const of of [...DURATIONS, "time"]) yield [`${of} in ${word}`, unit];
    }
    for (const word of plurals(unit)) {
      for (const said of WORKED) yield [`${word} ${said}`, unit];
      for (const said of WORKED) yield [`${said} ${word}`, unit];
      for (const said of [
        "nombre de",
        "nombre d’",
        "nbre de",
        "nbre d’",
        "nb de",
        "nb d’",
        "nb",
        "number of",
        "total des",
      ])
        yield [`${said} ${word}`, unit];
    }
  }
  for (const of of DURATIONS) yield [of, null];
  for (const of of DURATIONS)
    for (const shape of ["h:mm", "hh:mm", "h:mm:ss", "hh:mm:ss"]) yield [`${of} (${shape})`, null];
  for (const unit of units)
    for (const word of plurals(unit))
      for (const said of BILLED)
        yield* [[`${word} ${said}`, unit] as const, [`${said} ${word}`, unit] as const];
}

const BILLED_KEYS: readonly string[] = BILLED.map(nameKey);

/** Whether it tells what was billed, which is not read beside what was worked. */
export function isBilled(heading: string): boolean {
  const key = nameKey(heading);
  return BILLED_KEYS.some((word) => key.startsWith(word) || key.endsWith(word));
}

/** What bare numbers count under a heading of ours; null when it names no unit. */
export function unitOfHeading(heading: string): HeadingUnit {
  return UNIT_OF.get(nameKey(heading)) ?? null;
}
