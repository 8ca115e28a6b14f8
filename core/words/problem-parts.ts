/** What the sentences of problems are made of, alike in every language. */

import { unitOfHeading } from "../values/duration-headings.ts";
import type { CategoriesOfLevel, Place, WorkSaid } from "../values/problems.ts";
import { rules } from "./en/rules.ts";

/** A text of the user's, cut so that a sentence stays one. */
export function shown(text: string): string {
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

export function inFile(place: Place): string {
  return `${place.file}:${place.line}`;
}

/** What a code is called in these catalogues; another text is what it is. */
export function calledBy(
  ...catalogues: readonly Readonly<Record<string, string>>[]
): (code: string) => string {
  const names = new Map(catalogues.flatMap((own) => Object.entries(own)));
  return (code) => names.get(code) ?? code;
}

/** The headings of a template by their columns. */
export function headingsOf(
  columns: Readonly<Record<string, { readonly heading: string }>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(columns).map(([column, { heading }]) => [column, heading]));
}

/** A plan by its code: its trade name, which is the same in every language. */
export const planName = calledBy(rules.plans);

/** A plan by its code, with the hours it is sold by. */
export function tier(plan: string, hours: number | null): string {
  return hours === null ? planName(plan) : `${planName(plan)} ${hours} h`;
}

/** An argument, and which cell of its range; `word` is a cell in the language. */
export function cellBy(
  word: string,
): (of: { readonly argument: string; readonly at: number | null }) => string {
  return ({ argument, at }) => (at === null ? argument : `${argument}, ${word} ${at}`);
}

/** An entry as people speak of it: its day and time, for whom, how long, and its note. */
export function entryBy(quoted: (text: string) => string): (work: WorkSaid) => string {
  return ({ date, start, client, minutes, note }) => {
    const at = start === null ? "" : ` ${Math.floor(start / 60)}:${String(start % 60).padStart(2, "0")}`;
    return [`${date}${at}`, client, `${minutes} min`, ...(note === "" ? [] : [quoted(shown(note))])].join(
      ", ",
    );
  };
}

/** Levels with their categories, as `one` says one of them. */
export function levelsBy(
  one: (level: CategoriesOfLevel) => string,
): (of: { readonly levels: readonly CategoriesOfLevel[] }) => string {
  return ({ levels }) => levels.map(one).join(", ");
}

/** Minutes with decimals, under a heading that counts minutes. */
export function isPartOfMinutes({ column = "minutes", given }: { column?: string; given: string }): boolean {
  return /^\d+[.,]\d+$/.test(given) && unitOfHeading(column) === "minutes";
}

/** A cell that holds a number, not a text. */
export function isFigure({ given }: { given: string }): boolean {
  return /^-?[\d.,]+$/.test(given);
}

/** The hours of a time such as 2:00; null for another. Only whole hours are bought, so no text of a time will do there. */
export function fullHours({ given }: { given: string }): string | null {
  return /^(\d+):00$/.exec(given)?.[1] ?? null;
}

/** 2000-01-01, as Excel counts days. */
const SERIAL_OF_2000 = 36_526;

/** A number that is a date of a cell, from 2000 on. */
export function isDay({ given }: { given: string }): boolean {
  return /^\d{5}(?:[.,]\d+)?$/.test(given) && Number.parseInt(given, 10) >= SERIAL_OF_2000;
}

/** The setting to add for one file. */
export function setting(file: string, value: string): string {
  return `"sources": [{ "files": "${file}", ${value} }]`;
}
