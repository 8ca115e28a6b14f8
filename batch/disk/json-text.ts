/**
 * A JSON text that a person wrote: its value, where each part stands, and everything that is wrong with it.
 *
 * Laws: comments and a comma after the last member are read, as editors offer them; nothing else that isn't JSON is. All
 * faults are reported together, each once: what only follows from another one is left out. A repeated key is a fault,
 * because a reader can't tell which of the two counts.
 */

import { type Node, type ParseError, type ParseErrorCode, parseTree, stripComments } from "jsonc-parser";
import type { Words } from "../../core/words/words.ts";

/** Keys from the outermost inwards; of a list the index, from 0. */
export type JsonPath = readonly PropertyKey[];

/** Both from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** The code has its sentence in `core/words`; `word` is what stands there, if it may be said. */
export interface JsonFault {
  readonly code: keyof Words["stops"]["json"];
  readonly place: TextPlace;
  readonly word: string;
}

export interface JsonText {
  /** What could be read of it; undefined when nothing could. */
  readonly value: unknown;
  readonly faults: readonly JsonFault[];
  /** Whether the faults leave every key and value in its place, so that the value is worth checking. */
  readonly isWhole: boolean;
  /** Where the value at each path stands, by `pathKey`. */
  readonly values: Readonly<Record<string, TextPlace>>;
  /** Where its key stands; members of lists have none. */
  readonly keys: Readonly<Record<string, TextPlace>>;
}

/** The name of a path in `values` and `keys`. */
export function pathKey(path: JsonPath): string {
  return JSON.stringify(path);
}

/** `rates.3`, for people: members of lists are counted from 1. */
export function keyName(path: JsonPath): string {
  return path.map((part) => (typeof part === "number" ? part + 1 : String(part))).join(".");
}

export function readJson(given: string): JsonText {
  const text = given.replace(/^\uFEFF+/, "");
  const placeAt = placesIn(text);
  const errors: ParseError[] = [];
  const tree = treeOf(text, errors);
  if (tree === "too deep") return { ...NOTHING, faults: [{ code: "tooDeep", place: placeAt(0), word: "" }] };
  const faults = text.trim() === "" ? [{ code: "empty", offset: 0, word: "" } as const] : told(text, errors);
  const found = new Members(placeAt);
  const value = tree === undefined ? undefined : found.valueOf(tree, []);
  return {
    value,
    faults: [
      ...faults.map(({ offset, ...fault }) => ({ ...fault, place: placeAt(offset) })),
      ...found.faults,
    ],
    // After these, the parser still finds every key and value.
    isWhole:
      tree !== undefined && errors.every(({ error }) => error === COMMA_EXPECTED || ESCAPES.has(error)),
    values: found.values,
    keys: found.keys,
  };
}

const NOTHING = { value: undefined, isWhole: false, values: {}, keys: {} } as const;

type Code = JsonFault["code"];
interface Found {
  readonly code: Code;
  readonly offset: number;
  readonly word: string;
}

/** The parser calls itself for each bracket, so a text may have more of them than fit. */
function treeOf(text: string, errors: ParseError[]): Node | undefined | "too deep" {
  try {
    return parseTree(text, errors, { allowTrailingComma: true });
  } catch (error) {
    if (error instanceof RangeError) return "too deep";
    throw error;
  }
}

/** Collects the members of a tree: their values, their places, and the keys that can't be used. */
class Members {
  readonly values: Record<string, TextPlace> = {};
  readonly keys: Record<string, TextPlace> = {};
  readonly faults: JsonFault[] = [];
  readonly #placeAt: (offset: number) => TextPlace;

  constructor(placeAt: (offset: number) => TextPlace) {
    this.#placeAt = placeAt;
  }

  valueOf(node: Node, path: JsonPath): unknown {
    this.values[pathKey(path)] = this.#placeAt(node.offset);
    const children = node.children ?? [];
    if (node.type === "array") return children.map((child, index) => this.valueOf(child, [...path, index]));
    if (node.type !== "object") return node.value;
    const members = new Map<string, unknown>();
    for (const { children: [key, value] = [] } of children) {
      if (key === undefined) continue;
      const name = String(key.value);
      const own = [...path, name];
      const place = this.#placeAt(key.offset);
      const code = name === "__proto__" ? "unusable" : members.has(name) ? "repeated" : null;
      if (code !== null) this.faults.push({ code, place, word: keyName(own) });
      this.keys[pathKey(own)] = place;
      if (value !== undefined && code !== "unusable") members.set(name, this.valueOf(value, own));
    }
    return Object.fromEntries(members);
  }
}

/** The errors of the parser as people understand them, without those that follow from another. */
function told(text: string, errors: readonly ParseError[]): Found[] {
  const found: Found[] = [];
  const lineOf = (offset: number) => text.lastIndexOf("\n", offset - 1);
  for (const error of errors) {
    const one = understood(text, error);
    const isKnown = found.some(
      ({ code, offset }) => code === one.code && (ONCE.has(code) || lineOf(offset) === lineOf(one.offset)),
    );
    // What stands where it may not stand mostly does so because of something before it.
    const follows = CONSEQUENCES.has(one.code) && found.some(({ code }) => code !== "missingComma");
    const isOnSameLine = found.some(({ offset }) => lineOf(offset) === lineOf(one.offset));
    if (!isKnown && !follows && !(isOnSameLine && CONSEQUENCES.has(one.code))) found.push(one);
  }
  return found;
}

/** Where these are, they are everywhere. */
const ONCE: ReadonlySet<Code> = new Set(["singleQuotes", "smartQuotes", "notClosed", "unquotedKey"]);

const CONSEQUENCES: ReadonlySet<Code> = new Set<Code>([
  ...(["missingComma", "missingColon", "missingValue", "notClosed", "after", "misplaced"] as const),
  ...(["unquotedKey", "unquotedText", "unfinishedText"] as const),
]);

/** The parser's error codes, which it exports as constants of the compiler only. */
const CODES: Readonly<Record<number, Code>> = {
  2: "number",
  4: "missingValue",
  5: "missingColon",
  6: "missingComma",
  7: "notClosed",
  8: "notClosed",
  9: "after",
  11: "unfinishedComment",
  12: "unfinishedText",
  13: "number",
  14: "backslash",
  15: "backslash",
  16: "control",
} satisfies Partial<Record<ParseErrorCode, Code>>;

const [INVALID_SYMBOL, PROPERTY_NAME_EXPECTED, COMMA_EXPECTED] = [1, 3, 6];
const ESCAPES: ReadonlySet<number> = new Set([14, 15]);

function understood(text: string, parseError: ParseError): Found {
  const { error, offset, length } = parseError;
  const word = text.slice(offset, offset + length);
  const backslash = loneBackslash(text, parseError);
  if (backslash !== null) return { code: "backslash", offset: backslash, word: "" };
  if (error === INVALID_SYMBOL) return symbol(text, offset, word);
  if (isNumberCut(text, parseError, word)) return { code: "number", offset, word: "" };
  if (error === PROPERTY_NAME_EXPECTED)
    return { code: /^[\w.]+$/.test(word) ? "unquotedKey" : "misplaced", offset, word };
  const code = CODES[error] ?? "misplaced";
  if (code !== "missingComma") return { code, offset, word: "" };
  if (/[}\]]/.test(word)) return { code: "misplaced", offset, word: "" };
  // It is missing after what comes before, comments apart.
  const before = stripComments(text, " ").slice(0, offset).trimEnd();
  return { code, offset: before.length, word: "" };
}

/** Something that begins like none of JSON's own signs. */
function symbol(text: string, offset: number, word: string): Found {
  const [sign = ""] = word;
  const one = (code: Code, said = "") => ({ code, offset, word: said });
  if (sign === "'" || sign === "`") return one("singleQuotes");
  if (/[“”„«»‘’‹›″]/.test(sign)) return one("smartQuotes");
  if (sign === "#") return one("hashComment");
  if (/[+\d.]/.test(sign) || (/[\w$%€'’]/.test(sign) && /[\d.]$/.test(text.slice(0, offset))))
    return one("number");
  if (/[\s\p{Cf}\p{Cc}]/u.test(sign))
    return one("invisible", `U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`);
  if (/^[\p{L}_$]/u.test(sign)) {
    const isKey = /^\s*[:=]/.test(text.slice(offset + word.length));
    // A value is not repeated: it may be a password.
    return isKey ? one("unquotedKey", word) : one("unquotedText");
  }
  return one("symbol", sign);
}

/** The second half of `1 450`, `1,5` or `0125`, as a number may not be written. */
function isNumberCut(text: string, { error, offset }: ParseError, word: string): boolean {
  if (!/^\d+$/.test(word) || /^\s*:/.test(text.slice(offset + word.length))) return false;
  const before = text.slice(Math.max(0, offset - 3), offset);
  // In a list, `60 30` lacks a comma.
  return error === PROPERTY_NAME_EXPECTED
    ? /\d,?\s?$/.test(before)
    : /\d$/.test(before) || (word.length === 3 && /\d[ \u00A0\u202F]$/.test(before));
}

/** The backslash of a Windows path that stands alone, where an error shows that it does; otherwise null. */
function loneBackslash(text: string, { error, offset }: ParseError): number | null {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const line = /[^\n]*/y;
  line.lastIndex = start;
  // `\f` of `C:\firm` is an escape, and `\"` keeps a text open.
  const drive = /"[A-Za-z]:\\(?!\\)/.exec(line.exec(text)?.[0] ?? "");
  if (drive !== null) return start + drive.index + 3;
  if (!ESCAPES.has(error)) return null;
  const good = /(?:[^\\]|\\["\\/bfnrt]|\\u[\da-f]{4})*/iy;
  good.lastIndex = offset;
  return offset + (good.exec(text)?.[0].length ?? 0);
}

/** Finds line and column of an offset. */
function placesIn(text: string): (offset: number) => TextPlace {
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map(({ 0: end, index }) => index + end.length)];
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
