/**
 * Comparing names as people read them: case, accents, punctuation and spaces do not count.
 *
 * Laws: a name matches or it does not; the nearest name is only ever suggested. An accent is a mark on a Latin, Greek
 * or Cyrillic letter. In other scripts a mark is a vowel or distinguishes two letters, and counts.
 */

import leven, { closestMatch } from "leven";
import { remembered } from "./remembered.ts";

/** Names with equal keys are the same name. Empty when the name has no letter and no digit. */
export const nameKey: (name: string) => string = remembered(folded);

function folded(name: string): string {
  return (
    name
      .normalize("NFKD")
      .toLowerCase()
      .replace(/œ/g, "oe")
      .replace(/æ/g, "ae")
      .replace(/ß/g, "ss")
      // Unicode counts the letter apostrophe (ʼ) and similar signs as letters; people read them as punctuation. A
      // variation selector only affects how a sign is drawn.
      .replace(/[^\p{L}\p{N}\p{M}]|[\u02b0-\u02ff]|\u034f|\p{Variation_Selector}/gu, "")
      .replace(/(^|\p{N}|[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu, "$1")
  );
}

/**
 * The key of version 0.1.0, which treated the marks of every script as accents. Names that it considered equal stay
 * equal in books that it closed (M2).
 */
export function firstKey(name: string): string {
  return nameKey(name).replace(/\p{M}/gu, "");
}

/** Key of a name's spelling: ignores only case, accents, spaces and the shape of apostrophes and dashes. */
export function spellingKey(name: string): string {
  return name
    .normalize("NFD")
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u2010-\u2015]/g, "-")
    .replace(/[\s\p{Cf}]/gu, "")
    .replace(/([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu, "$1");
}

/** Longer texts are not names and are never similar to one. */
const LONGEST_NAME = 200;

/**
 * Suggests a name for an unknown one: the nearest by key, or null when more than half of it would have to change. Each
 * name is looked up once. A log with ten thousand unknown names is not misspelt but another firm's: after
 * `MOST_COMPARED` letters nothing more is suggested, because that would take minutes.
 */
export class NearestNames<T extends string> {
  /** Upper bound of the letter comparisons so far. */
  compared = 0;
  readonly #candidates: readonly T[];
  readonly #keys: readonly string[];
  readonly #letters: number;
  readonly #known = new Map<string, T | null>();
  #isSpent = false;

  constructor(candidates: readonly T[]) {
    this.#candidates = candidates.filter((name) => nameKey(name).length <= LONGEST_NAME);
    this.#keys = this.#candidates.map(nameKey);
    this.#letters = this.#keys.reduce((sum, key) => sum + key.length, 0);
  }

  to(given: string): T | null {
    const known = this.#known.get(given);
    if (known !== undefined) return known;
    const nearest = this.#nearest(nameKey(given));
    this.#known.set(given, nearest);
    return nearest;
  }

  #nearest(key: string): T | null {
    if (key.length > LONGEST_NAME) return null;
    const cost = key.length * this.#letters;
    this.#isSpent ||= this.compared + cost > MOST_COMPARED;
    if (this.#isSpent) return null;
    this.compared += cost;
    const nearest = closestMatch(key, this.#keys, { maxDistance: Math.ceil(key.length / 2) });
    return nearest === undefined ? null : (this.#candidates[this.#keys.indexOf(nearest)] ?? null);
  }
}

export const MOST_COMPARED = 200_000_000;

/**
 * The meanings of the words within one or two typing errors of the given one, or within `most`, nearest first. Use it
 * for a suggestion only if all agree.
 */
export function nearTo<T>(
  given: string,
  words: ReadonlyMap<string, T>,
  most = Math.ceil(nameKey(given).length / 3),
): T[] {
  const key = nameKey(given);
  if (key.length > LONGEST_NAME) return [];
  const near = [...words]
    .map(([word, means]) => ({ means, distance: leven(key, word, { maxDistance: most + 1 }) }))
    .filter(({ distance }) => distance <= most)
    .sort((a, b) => a.distance - b.distance);
  return [...new Set(near.map(({ means }) => means))];
}

/** Of its letters, as many may be wrong in a heading: “note” is no “notice”. */
const WRONG_LETTERS = 0.34;

/** What a heading was probably meant for, by the words there are; null where it is another one. */
export function meantHeading<T>(heading: string, words: ReadonlyMap<string, T>): T | null {
  const letters = nameKey(heading).length;
  if (letters < 3) return null;
  return nearTo(heading, words, Math.max(1, Math.floor(letters * WRONG_LETTERS)))[0] ?? null;
}

/** Orders texts by their UTF-16 units, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
