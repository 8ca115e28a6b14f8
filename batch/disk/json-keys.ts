/**
 * Repeated and unusable keys of a JSON text: `JSON.parse` silently keeps the last of two.
 *
 * Law: the text is valid JSON, so only strings, brackets and commas need to be found.
 */

import type { Language } from "../../core/values/language.ts";
import { WORDS } from "../../core/words/words.ts";

/** A string, with the colon that makes it a key; a bracket; a comma, which counts the members of a list. */
const TOKEN = /("[^"\\]*(?:\\.[^"\\]*)*")(\s*:)?|[{}[\],]/g;

interface Level {
  /** The keys so far; null in a list. */
  readonly keys: Set<string> | null;
  /** The current key, or index in a list. */
  at: string | number;
}

/** The faults in the keys of a valid JSON text, at any depth: a repeated key, or `__proto__`. */
export function keyFaults(text: string, language: Language): string[] {
  const says = WORDS[language].stops.keys;
  const faults: string[] = [];
  const levels: Level[] = [];
  for (const { 0: sign, 1: string, 2: colon, index } of text.matchAll(TOKEN)) {
    const level = levels.at(-1);
    if (sign === "{" || sign === "[")
      levels.push(sign === "{" ? { keys: new Set(), at: "" } : { keys: null, at: 0 });
    else if (sign === "}" || sign === "]") levels.pop();
    else if (sign === "," && typeof level?.at === "number") level.at += 1;
    if (string === undefined || colon === undefined || level === undefined) continue;
    const key = JSON.parse(string) as string;
    level.at = key;
    const path = levels.map(({ at }) => at).join(".");
    if (key === "__proto__") faults.push(says.unusable(path, ...place(text, index)));
    else if (level.keys?.has(key)) faults.push(says.repeated(path, ...place(text, index)));
    level.keys?.add(key);
  }
  return faults;
}

/** Line and column, both from 1. */
function place(text: string, index: number): [line: number, column: number] {
  const before = text.slice(0, index).split("\n");
  return [before.length, (before.at(-1) ?? "").length + 1];
}
