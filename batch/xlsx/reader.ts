/**
 * The cells of an .xlsx file as text, sheet by sheet: what a time log or a register kept in Excel holds.
 *
 * Laws: only the parts that hold cells are unpacked, each within a limit that is kept while unpacking, so a small
 * file can't grow into a large one; a formula is its last result, and one without a result is told apart from an
 * empty cell; a number has 15 digits, as Excel shows it, so 90.00000000000001 is 90; a date, a time and a duration
 * come out as text (`2026-10-05`, `09:30:00`, `25:10:00`) by the cell's number format; a cell keeps its place, a row
 * its number; cells merged downwards all hold the value that their first one shows.
 * exceljs is not asked here: it unfolds merged cells, validations and names cell by cell, without a limit.
 */

import { inflateRawSync } from "node:zlib";
import { type SaxesAttributeNS, SaxesParser } from "saxes";
import { dateOfSerial, formatDate } from "../../core/calendar.ts";
import type { Cell } from "../../core/cells.ts";

export interface SheetRow {
  /** The row's number, from 1. */
  readonly line: number;
  readonly cells: readonly Cell[];
  /** Columns whose value stands in the merged cell's first row. */
  readonly merged?: readonly number[];
  /** Columns that hold a formula without a saved result. */
  readonly unsaved?: readonly number[];
}

export interface SheetOfText {
  readonly name: string;
  /** Rows with anything in them; none of a hidden sheet. */
  readonly rows: readonly SheetRow[];
  readonly hidden: boolean;
}

/** Why a workbook can't be read; our callers turn it into a sentence. */
export class UnreadableWorkbook extends Error {
  readonly reason: "not a workbook" | "damaged" | "too large";

  constructor(reason: UnreadableWorkbook["reason"]) {
    super(reason);
    this.name = "UnreadableWorkbook";
    this.reason = reason;
  }
}

const MOST_UNPACKED = 256 * 1024 * 1024;
const MOST_CELLS = 5_000_000;
const MOST_COLUMNS = 1000;
/** Excel's own limit, in UTF-16 units. */
const LONGEST_CELL = 32_767;
/** Of all cells together: a text may be long, and stand in very many cells at no cost to the file. */
const MOST_CHARACTERS = 256 * 1024 * 1024;

/** All sheets, in order, the hidden ones without their rows. Throws UnreadableWorkbook. */
export function sheetsOf(bytes: Uint8Array): SheetOfText[] {
  const parts = new Parts(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const book = parts.text("xl/workbook.xml");
  if (book === null) throw new UnreadableWorkbook("not a workbook");
  const targets = relationships(parts.text("xl/_rels/workbook.xml.rels") ?? "");
  const strings = sharedStrings(parts.text("xl/sharedStrings.xml") ?? "");
  const { sheets, from1904 } = workbook(book);
  const kinds = cellKinds(parts.text("xl/styles.xml") ?? "");
  const budget = { cells: MOST_CELLS, characters: MOST_CHARACTERS };
  return sheets.flatMap(({ name, relation, hidden }): SheetOfText[] => {
    if (hidden) return [{ name, rows: [], hidden }];
    const target = targets.get(relation);
    const xml =
      target === undefined ? null : parts.text(target.startsWith("/") ? target.slice(1) : `xl/${target}`);
    return xml === null ? [] : [{ name, rows: rowsOf(xml, { strings, kinds, from1904, budget }), hidden }];
  });
}

/** The parts of a zip archive, unpacked one at a time, within one limit for all. */
class Parts {
  readonly #bytes: Buffer;
  readonly #entries = new Map<string, { method: number; from: number; size: number }>();
  #left = MOST_UNPACKED;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    try {
      this.#readDirectory();
    } catch (error) {
      throw error instanceof RangeError ? new UnreadableWorkbook("damaged") : error;
    }
  }

  /** The central directory, at the end of the archive, lists all parts. */
  #readDirectory(): void {
    const END = Buffer.from([0x50, 0x4b, 5, 6]);
    const end = this.#bytes.lastIndexOf(END);
    if (end < 0) throw new UnreadableWorkbook("damaged");
    const count = this.#bytes.readUInt16LE(end + 10);
    let at = this.#bytes.readUInt32LE(end + 16);
    for (let index = 0; index < count; index += 1) {
      if (this.#bytes.readUInt32LE(at) !== 0x02014b50) throw new UnreadableWorkbook("damaged");
      const nameLength = this.#bytes.readUInt16LE(at + 28);
      const name = this.#bytes.toString("utf8", at + 46, at + 46 + nameLength);
      this.#entries.set(name, {
        method: this.#bytes.readUInt16LE(at + 10),
        size: this.#bytes.readUInt32LE(at + 20),
        from: this.#bytes.readUInt32LE(at + 42),
      });
      at += 46 + nameLength + this.#bytes.readUInt16LE(at + 30) + this.#bytes.readUInt16LE(at + 32);
    }
  }

  text(name: string): string | null {
    const entry = this.#entries.get(name);
    if (entry === undefined) return null;
    try {
      const { from, size, method } = entry;
      const start = from + 30 + this.#bytes.readUInt16LE(from + 26) + this.#bytes.readUInt16LE(from + 28);
      const packed = this.#bytes.subarray(start, start + size);
      const unpacked = method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: this.#left });
      this.#left -= unpacked.length;
      return new TextDecoder("utf-8", { fatal: true }).decode(unpacked);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      throw new UnreadableWorkbook(code === "ERR_BUFFER_TOO_LARGE" ? "too large" : "damaged");
    }
  }
}

type Attributes = Readonly<Record<string, string>>;

/** Walks an XML part; names come without their namespace's prefix. */
function walk(
  xml: string,
  on: { open: (name: string, attributes: Attributes) => void; close?: (name: string, text: string) => void },
): void {
  const parser = new SaxesParser({ xmlns: true });
  let text = "";
  parser.on("error", () => {
    throw new UnreadableWorkbook("damaged");
  });
  parser.on("opentag", ({ local, attributes }) => {
    text = "";
    const plain: SaxesAttributeNS[] = Object.values(attributes);
    on.open(local, Object.fromEntries(plain.map(({ local: name, value }) => [name, value])));
  });
  parser.on("text", (part) => {
    text += part;
  });
  parser.on("cdata", (part) => {
    text += part;
  });
  parser.on("closetag", ({ local }) => {
    on.close?.(local, text);
    text = "";
  });
  parser.write(xml).close();
}

function relationships(xml: string): Map<string, string> {
  const found = new Map<string, string>();
  if (xml === "") return found;
  walk(xml, {
    open: (name, { Id, Target }) => {
      if (name === "Relationship" && Id !== undefined && Target !== undefined) found.set(Id, Target);
    },
  });
  return found;
}

interface NamedSheet {
  readonly name: string;
  readonly relation: string;
  readonly hidden: boolean;
}

function workbook(xml: string): { sheets: NamedSheet[]; from1904: boolean } {
  const sheets: NamedSheet[] = [];
  let from1904 = false;
  walk(xml, {
    open: (tag, { name = "", id = "", state = "visible", date1904 = "0" }) => {
      if (tag === "workbookPr") from1904 = date1904 === "1" || date1904 === "true";
      if (tag === "sheet") sheets.push({ name, relation: id, hidden: state !== "visible" });
    },
  });
  return { sheets, from1904 };
}

function sharedStrings(xml: string): string[] {
  const strings: string[] = [];
  if (xml === "") return strings;
  let current = "";
  let phonetic = 0;
  walk(xml, {
    open: (name) => {
      if (name === "si") current = "";
      if (name === "rPh") phonetic += 1;
    },
    close: (name, text) => {
      if (name === "rPh") phonetic -= 1;
      if (name === "t" && phonetic === 0) current += text;
      if (name === "si") strings.push(unescapedText(current));
    },
  });
  return strings;
}

/** `_x000D_` is how a cell writes what XML can't hold. */
function unescapedText(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** What a number in a cell means, by its number format. */
type Kind = "number" | "date" | "time" | "date and time" | "duration";

const BUILT_IN: Readonly<Record<number, Kind>> = {
  14: "date",
  15: "date",
  16: "date",
  17: "date",
  18: "time",
  19: "time",
  20: "time",
  21: "time",
  22: "date and time",
  45: "time",
  46: "duration",
  47: "time",
};

/** The kind of each cell style. */
function cellKinds(xml: string): Kind[] {
  const formats = new Map<number, Kind>();
  const kinds: Kind[] = [];
  if (xml === "") return kinds;
  let inCells = false;
  walk(xml, {
    open: (name, { numFmtId = "0", formatCode = "" }) => {
      if (name === "numFmt") formats.set(Number(numFmtId), kindOf(formatCode));
      if (name === "cellXfs") inCells = true;
      if (name === "xf" && inCells)
        kinds.push(formats.get(Number(numFmtId)) ?? BUILT_IN[Number(numFmtId)] ?? "number");
    },
    close: (name) => {
      if (name === "cellXfs") inCells = false;
    },
  });
  return kinds;
}

function kindOf(format: string): Kind {
  const code = format
    .slice(0, 200)
    .toLowerCase()
    .replace(/"[^"]*"|\\.|_./g, "")
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/g, "");
  if (/\[[hms]+\]/.test(code)) return "duration";
  const hours = /[hs]/.test(code);
  const days = /[dyj]|a{2,}/.test(code) || (/m/.test(code) && !hours);
  if (days) return hours ? "date and time" : "date";
  return hours ? "time" : "number";
}

interface Reading {
  readonly strings: readonly string[];
  readonly kinds: readonly Kind[];
  readonly from1904: boolean;
  /** What is left of the limit, for the whole workbook. */
  readonly budget: { cells: number; characters: number };
}

interface ReadRow {
  line: number;
  cells: string[];
  merged?: number[];
  unsaved?: number[];
}

function rowsOf(xml: string, reading: Reading): ReadRow[] {
  const rows: ReadRow[] = [];
  const ranges: string[] = [];
  let unsaved: number[] = [];
  let formula = false;
  let saved = false;
  let cells: string[] = [];
  let line = 0;
  let column = -1;
  let type = "";
  let style = 0;
  let value = "";
  walk(xml, {
    open: (name, { r, t = "n", s = "0", ref = "" }) => {
      if (name === "mergeCell") ranges.push(ref);
      if (name === "f") formula = true;
      if (name === "row") {
        cells = [];
        unsaved = [];
        line = r === undefined ? line + 1 : Number(r);
      } else if (name === "c") {
        column = r === undefined ? column + 1 : columnNumber(r);
        [type, style, value] = [t, Number(s), ""];
        [formula, saved] = [false, false];
        reading.budget.cells -= 1;
        if (reading.budget.cells < 0 || column >= MOST_COLUMNS) throw new UnreadableWorkbook("too large");
      }
    },
    close: (name, text) => {
      if (name === "v" || name === "t") {
        value += text;
        saved = true;
      }
      if (name === "c" && formula && !saved) unsaved.push(column);
      if (name === "c" && value !== "") {
        while (cells.length < column) cells.push("");
        const cell = shown(value, type, reading.kinds[style] ?? "number", reading);
        reading.budget.characters -= cell.length;
        if (cell.length > LONGEST_CELL || reading.budget.characters < 0)
          throw new UnreadableWorkbook("too large");
        cells[column] = cell;
      }
      if (name === "row") {
        if (cells.some((cell) => cell !== ""))
          rows.push({ line, cells, ...(unsaved.length > 0 && { unsaved }) });
        column = -1;
      }
    },
  });
  fillMerged(rows, ranges, reading);
  // Rows have one width, as in a CSV file: Excel leaves empty cells at the end out.
  const width = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  if (width * rows.length > MOST_CELLS) throw new UnreadableWorkbook("too large");
  for (const row of rows) while (row.cells.length < width) row.cells.push("");
  return rows;
}

/** The value of a merged cell, in each of its rows; a cell merged across is one cell still. */
function fillMerged(rows: readonly ReadRow[], ranges: readonly string[], { budget }: Reading): void {
  if (ranges.length === 0) return;
  const byLine = new Map(rows.map((row) => [row.line, row]));
  for (const range of ranges) {
    const [, letters = "", first = "", last = ""] =
      /^([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})$/.exec(range) ?? [];
    const column = columnNumber(letters);
    const value = byLine.get(Number(first))?.cells[column] ?? "";
    if (value === "" || column >= MOST_COLUMNS) continue;
    for (let line = Number(first) + 1; line <= Number(last); line += 1) {
      budget.cells -= 1;
      budget.characters -= value.length;
      if (budget.cells < 0 || budget.characters < 0) throw new UnreadableWorkbook("too large");
      const row = byLine.get(line);
      if (row === undefined || (row.cells[column] ?? "") !== "") continue;
      while (row.cells.length < column) row.cells.push("");
      row.cells[column] = value;
      row.merged = [...(row.merged ?? []), column];
    }
  }
}

/** `C7` → 2. */
function columnNumber(reference: string): number {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0] ?? "";
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function shown(value: string, type: string, kind: Kind, { strings, from1904 }: Reading): string {
  if (type === "s") return strings[Number(value)] ?? "";
  if (type === "str" || type === "inlineStr") return unescapedText(value);
  if (type === "b") return value === "1" ? "true" : "false";
  const number = Number(value);
  if (type === "e" || !Number.isFinite(number)) return value;
  if (type === "d") return value;
  return kind === "number" ? String(Number(number.toPrecision(DIGITS))) : moment(number, kind, from1904);
}

/** More than Excel shows of a number are what its arithmetic left. */
const DIGITS = 15;
const DAY = 86_400;
/** Between Excel's two ways of counting days. */
const FROM_1904 = 1462;

/** A number of days as the date, time or duration that the cell shows. */
function moment(days: number, kind: Exclude<Kind, "number">, from1904: boolean): string {
  const seconds = Math.round(days * DAY);
  if (kind === "duration" || (kind === "time" && Math.abs(days) < 1)) {
    const sign = seconds < 0 ? "-" : "";
    return `${sign}${clock(Math.abs(seconds))}`;
  }
  const whole = Math.floor(seconds / DAY);
  const date = dateOfSerial(whole + (from1904 ? FROM_1904 : 0));
  // A duration of a day or more in a cell that shows a time of day.
  if (date === null || whole < 366) return whole < 366 && kind !== "date" ? clock(seconds) : String(days);
  const rest = seconds - whole * DAY;
  return kind === "date" && rest === 0 ? formatDate(date) : `${formatDate(date)} ${clock(rest)}`;
}

function clock(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
