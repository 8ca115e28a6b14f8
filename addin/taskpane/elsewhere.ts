/**
 * The text of an argument as it reads on another sheet, so that Excel itself resolves what is in it: `TODAY()` as well
 * as cells.
 *
 * Laws: only references change. Texts, functions, and what names its sheet, its table or its workbook stay as written.
 */

import { columnLetters } from "../../core/values/column-letters.ts";
import { endOfBrackets, endOfText } from "./formula.ts";
import type { Area, DefinedName } from "./workbook.ts";

interface Origin {
  readonly sheet: string;
  /** Names that are defined for one sheet need it before them. */
  readonly names: readonly DefinedName[];
  /** The cells of `[@minutes]`: they depend on the row of the formula. Throws Unreadable. */
  readonly thisRow: (reference: string) => Promise<Area>;
}

const CELLS =
  /^(?:\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?\d{1,7}:\$?\d{1,7})(?![\p{L}\p{N}_.(![])/iu;
const WORD = /^[\p{L}\p{N}_\\.?$]+/u;
const THIS_ROW = /^\[\s*@|#This Row/i;

/** Throws Unreadable for a row of a table that there is not. */
export async function elsewhere(text: string, { sheet, names, thisRow }: Origin): Promise<string> {
  const own = `${quoted(sheet)}!`;
  let written = "";
  let at = 0;
  const copy = (to: number) => {
    written += text.slice(at, to);
    at = to;
  };
  while (at < text.length) {
    const rest = text.slice(at);
    const cells = CELLS.exec(rest)?.[0];
    const word = WORD.exec(rest)?.[0] ?? "";
    const after = text.charAt(at + word.length);
    if (rest.startsWith('"')) copy(endOfText(text, at) + 1);
    else if (rest.startsWith("'")) copy(endOfSheet(text, endOfText(text, at) + 1));
    else if (cells !== undefined) {
      written += own;
      copy(at + cells.length);
    } else if (after === "!") copy(endOfSheet(text, at + word.length));
    else if (after === "[") {
      const end = endOfBrackets(text, at + word.length) + 1;
      const inside = text.slice(at + word.length, end);
      if (!THIS_ROW.test(inside)) copy(end);
      else {
        written += addressOf(await thisRow(text.slice(at, end)));
        at = end;
      }
    } else {
      if (word !== "" && after !== "(" && isOfSheet(word, sheet, names)) written += own;
      copy(at + Math.max(word.length, 1));
    }
  }
  return written;
}

/** What follows a sheet's exclamation mark is of that sheet. */
function endOfSheet(text: string, mark: number): number {
  const after = text.slice(mark + 1);
  return mark + 1 + (/^[\p{L}\p{N}_\\.?$:#]*/u.exec(after)?.[0].length ?? 0);
}

function isOfSheet(word: string, sheet: string, names: readonly DefinedName[]): boolean {
  return names.some((own) => own.sheet === sheet && own.name.toLowerCase() === word.toLowerCase());
}

function addressOf({ sheet, row, column, rows, columns }: Area): string {
  const cell = (down: number, across: number) => `$${columnLetters(across + 1)}$${down + 1}`;
  const first = cell(row, column);
  const last = cell(row + rows - 1, column + columns - 1);
  return `${quoted(sheet)}!${first === last ? first : `${first}:${last}`}`;
}

function quoted(sheet: string): string {
  return `'${sheet.replaceAll("'", "''")}'`;
}
