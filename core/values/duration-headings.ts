/**
 * The duration headings of our own time logs, and the unit of a bare number under each.
 *
 * Laws: `minutes` and its synonyms mean minutes, `hours` and its synonyms hours. A heading without a unit (`duration`,
 * `durée`, `temps passé`) decides nothing. No word for a time of day is included.
 */

import { nameKey } from "./names.ts";
import type { Unit } from "./notation.ts";

/** Null: the heading has no unit. */
export type HeadingUnit = Unit | null;

const UNIT_WORDS: Readonly<Record<Unit, readonly string[]>> = {
  minutes: ["minutes", "min", "mins", "mn", "minute"],
  hours: ["hours", "heures", "h", "hrs", "hr", "hre", "hres", "decimal", "décimale", "decimal hours"],
  seconds: ["seconds", "secondes", "sec"],
  milliseconds: ["milliseconds", "millisecondes", "ms"],
};
/** Words that mean a duration by themselves; `time` and `heure` alone would be a time of day. */
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
/** Used before or after the plural of a unit. Billed time comes last: it is not read if worked time is present. */
const WORKED = ["worked", "spent", "travaillées", "passées", "effectuées", "réelles", "actual", "total"];
const BILLED = ["billable", "billed", "invoiced", "facturables", "facturées"];
/** Words of each unit that can be a heading by themselves. */
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

/** The headings, `minutes` first and billed time last. */
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

/** Whether the heading is for billed time, which is not read if worked time is present. */
export function isBilled(heading: string): boolean {
  const key = nameKey(heading);
  return BILLED_KEYS.some((word) => key.startsWith(word) || key.endsWith(word));
}

/** Whether it is one of our headings, in any spelling. */
export function isDurationHeading(heading: string): boolean {
  return UNIT_OF.has(nameKey(heading));
}

/** The unit of bare numbers under one of our headings; null when it has no unit. */
export function unitOfHeading(heading: string): HeadingUnit {
  return UNIT_OF.get(nameKey(heading)) ?? null;
}
