/**
 * One argument of a call, parsed: a value, a reference, or simple arithmetic with them.
 *
 * Law: what only Excel can compute (other functions, other workbooks, arrays) is not guessed; it is named, so that the
 * pane can say what to do.
 */

import { columnNumber } from "../../core/values/column-letters.ts";
import { endOfBrackets, endOfText } from "./formula.ts";

/** Rows and columns from 0; null if the reference takes all of them. */
export interface Reference {
  readonly sheet: string | null;
  readonly top: number | null;
  readonly left: number | null;
  readonly bottom: number | null;
  readonly right: number | null;
}

type TablePart = "#All" | "#Data" | "#Headers" | "#Totals" | "#This Row";

export interface TableReference {
  /** Null inside the table itself. */
  readonly table: string | null;
  /** Empty for the rows of data. */
  readonly parts: readonly TablePart[];
  /** First and last column; null for all. */
  readonly columns: readonly [string, string] | null;
}

export type Operator = "+" | "-" | "*" | "/";

export type Argument =
  | { readonly kind: "omitted" }
  | { readonly kind: "value"; readonly value: string | number | boolean }
  | { readonly kind: "reference"; readonly reference: Reference }
  | { readonly kind: "table"; readonly reference: TableReference }
  | { readonly kind: "name"; readonly name: string; readonly sheet: string | null }
  | { readonly kind: "date"; readonly parts: readonly [Argument, Argument, Argument] }
  | {
      readonly kind: "arithmetic";
      readonly operator: Operator;
      readonly left: Argument;
      readonly right: Argument;
    }
  | { readonly kind: "other workbook" }
  | { readonly kind: "expression" };

const EXPRESSION: Argument = { kind: "expression" };
const SHEET = /^(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!/u;
const CELLS = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?(?![\p{L}\p{N}_.(#:[!])/iu;
const COLUMNS = /^\$?([A-Z]{1,3}):\$?([A-Z]{1,3})(?![\p{L}\p{N}_.(#:[!])/iu;
const NUMBER = /^(?:\d+\.?\d*|\.\d+)(?:E[+-]?\d+)?(?![\p{L}_:])/iu;
const NAME = /^[\p{L}_\\][\p{L}\p{N}_.\\?]*/u;

export function parseArgument(text: string): Argument {
  if (text.trim() === "") return { kind: "omitted" };
  const parser = new Parser(text.trim());
  const parsed = parser.sum();
  if (parsed.kind === "other workbook") return parsed;
  return parser.done ? parsed : EXPRESSION;
}

/** Reads from the front; unknown text remains, so that the caller sees that parsing is incomplete. */
class Parser {
  #rest: string;

  constructor(text: string) {
    this.#rest = text;
  }

  get done(): boolean {
    return this.#rest.trim() === "";
  }

  sum(): Argument {
    return this.#chain(["+", "-"], () => this.#product());
  }

  #product(): Argument {
    return this.#chain(["*", "/"], () => this.#signed());
  }

  #chain(operators: readonly Operator[], next: () => Argument): Argument {
    let left = next();
    for (;;) {
      const operator = operators.find((candidate) => this.#take(candidate));
      if (operator === undefined) return left;
      left = { kind: "arithmetic", operator, left, right: next() };
    }
  }

  #signed(): Argument {
    if (this.#take("+")) return this.#signed();
    if (!this.#take("-")) return this.#single();
    const zero: Argument = { kind: "value", value: 0 };
    return { kind: "arithmetic", operator: "-", left: zero, right: this.#signed() };
  }

  #single(): Argument {
    if (this.#take("(")) {
      const inside = this.sum();
      return this.#take(")") ? inside : EXPRESSION;
    }
    this.#rest = this.#rest.trimStart();
    const rest = this.#rest;
    if (rest.startsWith('"')) return this.#text();
    const sheet = this.#match(SHEET)?.[0];
    if (sheet !== undefined && /[[\]]/.test(sheet)) return { kind: "other workbook" };
    const name = sheet === undefined ? null : sheetName(sheet);
    return this.#reference(name) ?? this.#table(name) ?? this.#number(name) ?? this.#word(name);
  }

  #text(): Argument {
    const end = endOfText(this.#rest, 0);
    const value = this.#rest.slice(1, end).replaceAll('""', '"');
    this.#rest = this.#rest.slice(end + 1);
    return { kind: "value", value };
  }

  #reference(sheet: string | null): Argument | null {
    const cells = this.#match(CELLS);
    if (cells !== null) {
      const [, left = "", top = "", right = left, bottom = top] = cells;
      const [columns, rows] = [
        inOrder(column(left), column(right)),
        inOrder(Number(top) - 1, Number(bottom) - 1),
      ];
      return reference({ sheet, left: columns[0], right: columns[1], top: rows[0], bottom: rows[1] });
    }
    const columns = this.#match(COLUMNS);
    if (columns === null) return null;
    const [left, right] = inOrder(column(columns[1] ?? ""), column(columns[2] ?? ""));
    return reference({ sheet, left, right, top: null, bottom: null });
  }

  #number(sheet: string | null): Argument | null {
    const match = sheet === null ? this.#match(NUMBER) : null;
    if (match === null) return null;
    const value = Number(match[0]);
    return { kind: "value", value: this.#take("%") ? value / 100 : value };
  }

  /** `Log[minutes]`, `Log[[#All],[date]:[minutes]]`, `[@minutes]`. */
  #table(sheet: string | null): Argument | null {
    if (this.#rest.startsWith("[")) {
      const inside = sheet === null ? tableReference(null, this.#brackets()) : null;
      // `[Book2.xlsx]Sheet1!A1` starts with brackets too.
      if (inside !== null && this.#match(/^[^\s+\-*/)]*!/) === null)
        return { kind: "table", reference: inside };
      return { kind: "other workbook" };
    }
    const name = NAME.exec(this.#rest)?.[0];
    if (name === undefined || this.#rest.charAt(name.length) !== "[") return null;
    this.#rest = this.#rest.slice(name.length);
    const reference = tableReference(name, this.#brackets());
    return reference === null ? EXPRESSION : { kind: "table", reference };
  }

  #brackets(): string {
    const end = endOfBrackets(this.#rest, 0);
    const inside = this.#rest.slice(1, end);
    this.#rest = this.#rest.slice(end + 1);
    return inside;
  }

  #word(sheet: string | null): Argument {
    const name = this.#match(NAME)?.[0];
    if (name === undefined) return EXPRESSION;
    const word = name.toUpperCase();
    if (sheet === null && this.#take("(")) return this.#function(word);
    if (sheet === null && (word === "TRUE" || word === "FALSE"))
      return { kind: "value", value: word === "TRUE" };
    return { kind: "name", name, sheet };
  }

  #function(word: string): Argument {
    if ((word === "TRUE" || word === "FALSE") && this.#take(")"))
      return { kind: "value", value: word === "TRUE" };
    if (word !== "DATE") return EXPRESSION;
    const year = this.sum();
    const month = this.#take(",") ? this.sum() : EXPRESSION;
    const day = this.#take(",") ? this.sum() : EXPRESSION;
    return this.#take(")") ? { kind: "date", parts: [year, month, day] } : EXPRESSION;
  }

  #take(mark: string): boolean {
    const rest = this.#rest.trimStart();
    if (!rest.startsWith(mark)) return false;
    this.#rest = rest.slice(mark.length);
    return true;
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    const match = pattern.exec(this.#rest);
    if (match !== null) this.#rest = this.#rest.slice(match[0].length);
    return match;
  }
}

function reference(of: Reference): Argument {
  return { kind: "reference", reference: of };
}

function sheetName(prefix: string): string {
  const name = prefix.slice(0, -1);
  return name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name;
}

/** A → 0, Z → 25, AA → 26. */
function column(letters: string): number {
  return columnNumber(letters) - 1;
}

function inOrder(a: number, b: number): [number, number] {
  return a <= b ? [a, b] : [b, a];
}

/** The contents of a table's brackets; null if they are not valid for a table. */
function tableReference(table: string | null, inside: string): TableReference | null {
  const given = inside.trim();
  if (given.startsWith("@")) {
    const own = given.slice(1).replace(/^\[(.*)\]$/s, "$1");
    const columns = own === "" ? null : ([unescaped(own), unescaped(own)] as const);
    return { table, parts: ["#This Row"], columns };
  }
  if (!given.startsWith("[")) {
    const part = tablePart(given);
    if (part !== null) return { table, parts: [part], columns: null };
    const name = unescaped(given);
    return { table, parts: [], columns: name === "" ? null : [name, name] };
  }
  const parts: TablePart[] = [];
  const names: string[] = [];
  for (let at = 0; at < given.length; at += 1) {
    if (given.charAt(at) !== "[") continue;
    const end = endOfBrackets(given, at);
    const own = given.slice(at + 1, end);
    const part = tablePart(own);
    if (part === null) names.push(unescaped(own));
    else parts.push(part);
    at = end;
  }
  const [first, last = first] = names;
  if (names.length > 2) return null;
  return { table, parts, columns: first === undefined || last === undefined ? null : [first, last] };
}

const PARTS: readonly TablePart[] = ["#All", "#Data", "#Headers", "#Totals", "#This Row"];

function tablePart(text: string): TablePart | null {
  return PARTS.find((part) => part.toLowerCase() === text.trim().toLowerCase()) ?? null;
}

function unescaped(name: string): string {
  return name.replace(/'(.)/gs, "$1");
}
