/**
 * The cells of an export by field, and which rows are totals.
 *
 * Laws: a placeholder for empty is empty. If several columns hold one field, the first non-empty one is used. A row of
 * totals has no date, so an entry is never taken for a total.
 */

import { type Cell, cellAt, type Row, remembersColumn, text } from "../../core/firm/cells.ts";
import { nameKey } from "../../core/values/names.ts";
import { SUBTOTAL_WORDS, TOTAL_WORDS } from "../../core/words/accepted-words.ts";
import type { SheetRow } from "../xlsx/reader.ts";
import { CANONICAL, type DurationField, FIELDS, type Field, type ReadingProfile } from "./profile.ts";
import type { Recognised } from "./recognition.ts";

const DURATIONS: readonly DurationField[] = ["duration", "seconds", "hours"];

/** `billable` decides nothing here, and the last three give the origin of a corrected row. */
const FINGERPRINTED = FIELDS.filter((field) => !["billable", "file", "line", "fingerprint"].includes(field));
/** The end of a row in our own log is not a column of ours. */
const OWN_FINGERPRINTED = FINGERPRINTED.filter((field) => field !== "end");

interface Tallied {
  readonly row: Row;
  readonly value: string;
  times: number;
}

/** Fields whose different values are asked for; of our own columns a few more. */
const TALLIED = [...DURATIONS, "date", "start_at", "end_date", "end_at"] as const;
const OWN_TALLIED = [...TALLIED, "start", "client", "technician"] as const;
export type TalliedField = (typeof OWN_TALLIED)[number];

/** The different values of a field. */
class Tally {
  readonly field: TalliedField;
  readonly #sheet: ExportSheet;
  readonly #at: number | null;
  readonly #byNumber: Tallied[] = [];
  readonly #byValue = new Map<string, Tallied>();

  constructor(sheet: ExportSheet, field: TalliedField) {
    this.field = field;
    this.#sheet = sheet;
    this.#at = sheet.onlyColumn(field);
  }

  get all(): readonly Tallied[] {
    return [...this.#byValue.values()];
  }

  add(row: Row): void {
    const number = this.#at === null ? undefined : row.textNumber?.(this.#at);
    const before = number === undefined ? undefined : this.#byNumber[number];
    const own = before ?? this.#first(row);
    if (number !== undefined && before === undefined) this.#byNumber[number] = own;
    own.times += 1;
  }

  #first(row: Row): Tallied {
    const value = this.#sheet.value(row, this.field);
    const own = this.#byValue.get(value) ?? { row, value, times: 0 };
    this.#byValue.set(value, own);
    return own;
  }
}

interface Tallies {
  readonly of: readonly Row[] | null;
  readonly by: ReadonlyMap<TalliedField, Tally>;
}

const NOTHING_TALLIED: Tallies = { of: null, by: new Map() };

/** The cells of an export by field, with placeholders for empty removed. */
export class ExportSheet {
  readonly profile: ReadingProfile;
  readonly width: number;
  /** Whether it is a corrected exceptions.csv, whose rows come from many files and give their origin. */
  readonly feedsBack: boolean;
  /** Whether rows have an end, so that durations can be checked. */
  readonly hasEnds: boolean;
  /** The fields of this file that identify a row. */
  readonly fingerprinted: readonly Field[];
  readonly #columns: ReadonlyMap<Field, readonly number[]>;
  readonly #headings: ReadonlySet<number>;
  readonly #empty: ReadonlySet<string>;
  /** The fields that say on which day it was. */
  readonly #dates: readonly ("date" | "start_at")[];

  readonly #written: readonly string[];
  /** What was tallied of the last rows. */
  #tallied: Tallies = NOTHING_TALLIED;
  /** Whether the day of a row alone shows that it is an entry: neither blank, nor a header, nor a total. */
  readonly isPlainlyDated: (row: Row) => boolean;

  constructor({ profile, columns }: Recognised, headings: readonly Cell[]) {
    this.profile = profile;
    this.width = headings.length;
    this.#written = headings.map(text);
    this.#columns = columns;
    this.#headings = new Set([...columns.values()].flat());
    this.#empty = new Set(profile.empty);
    this.#dates = (["date", "start_at"] as const).filter((field) => columns.has(field));
    this.feedsBack = profile === CANONICAL && columns.has("file") && columns.has("line");
    this.hasEnds = columns.has("end") || columns.has("end_at");
    const fields = profile === CANONICAL ? OWN_FINGERPRINTED : FINGERPRINTED;
    this.fingerprinted = fields.filter((field) => columns.has(field));
    const [date] = this.#dates;
    const isDay = (cell: Cell) => hasDigit(text(cell)) && !this.#empty.has(text(cell));
    this.isPlainlyDated =
      date === undefined || profile.totalWithout.length > 0
        ? () => false
        : remembersColumn(this.column(date) ?? -1, isDay);
  }

  /** The same of all rows of a text, asked of each different day; in a workbook a number may look like another's text. */
  arePlainlyDated(rows: readonly Row[]): boolean {
    const [date] = this.#dates;
    if (date === undefined || this.onlyColumn(date) === null || rows[0]?.textNumber === undefined)
      return false;
    return this.tally(rows, date).every(({ row }) => this.isPlainlyDated(row));
  }

  /** Lets go of the rows: fingerprints are told by the sheet long after these are gone. */
  forgetRows(): void {
    this.#tallied = NOTHING_TALLIED;
  }

  has(field: Field): boolean {
    return this.#columns.has(field);
  }

  /** Whether the column at this index is read. */
  reads(at: number): boolean {
    return this.#headings.has(at);
  }

  /** The index of the first column of the field. */
  column(field: Field): number | null {
    return this.#columns.get(field)?.[0] ?? null;
  }

  /** The same if the field has no other, which alone then has its value; -1 if it has none. */
  onlyColumn(field: Field): number | null {
    const [at = -1, ...others] = this.#columns.get(field) ?? [];
    return others.length === 0 ? at : null;
  }

  /** The heading of the field as the file writes it; null if the file lacks it. */
  heading(field: Field): string | null {
    const at = this.column(field);
    return at === null ? null : (this.#written[at] ?? null);
  }

  /** The heading of a read column with a formula that has no result. */
  unsaved({ unsaved }: SheetRow): string | null {
    const at = unsaved?.find((column) => this.#headings.has(column));
    return at === undefined ? null : (this.#written[at] ?? "");
  }

  value(row: SheetRow, field: Field): string {
    const columns = this.#columns.get(field);
    if (columns === undefined) return "";
    for (const at of columns) {
      // A duration merged across several rows does not belong to each row.
      if (row.merged?.has(at) && isDuration(field)) continue;
      const found = text(cellAt(row, at));
      if (found !== "" && (this.#empty.size === 0 || !this.#empty.has(found))) return found;
    }
    return "";
  }

  /** The different values of a field, each with its first row and how many rows have it. */
  tally(rows: readonly Row[], field: TalliedField): readonly Tallied[] {
    if (this.#tallied.of !== rows) this.#tallied = { of: rows, by: this.#tallies(rows) };
    const own = this.#tallied.by.get(field);
    // A field that the file lacks is empty in all rows.
    return own?.all ?? rows.slice(0, 1).map((row) => ({ row, value: "", times: rows.length }));
  }

  /** Of all fields at once: to visit a million rows takes longer than what is asked of them. */
  #tallies(rows: readonly Row[]): ReadonlyMap<TalliedField, Tally> {
    const fields = this.profile === CANONICAL ? OWN_TALLIED : TALLIED;
    const tallies = fields.filter((field) => this.has(field)).map((field) => new Tally(this, field));
    for (const row of rows) for (const tally of tallies) tally.add(row);
    return new Map(tallies.map((tally) => [tally.field, tally]));
  }

  /** The column with this row's duration: the first non-empty one, in the profile's order. */
  ruling(row: Row): DurationField | null {
    return this.profile.durationFrom.find((field) => this.value(row, field) !== "") ?? null;
  }

  /**
   * Whether the row repeats the header (as in concatenated files) or is another header, with a date and one more field
   * of a log. Null for any other row; rows with a digit in the date column are skipped.
   */
  headerAgain(row: Row): "same" | "other" | null {
    const [field] = this.#dates;
    const at = field === undefined ? null : this.column(field);
    if (at === null || hasDigit(text(cellAt(row, at)))) return null;
    const keys = row.cells.map((cell) => nameKey(text(cell)));
    const names = (fields: readonly Field[]) =>
      fields.some((field) => this.profile.columns[field]?.some((name) => keys.includes(nameKey(name))));
    if (!names(["date", "start_at"]) || !names(["client", "project", ...DURATIONS])) return null;
    const isSame = [...this.#headings].every((read) => keys[read] === nameKey(this.#written[read] ?? ""));
    return isSame ? "same" : "other";
  }

  /** A row with an amount but no content: one with a word for total and no date, or without the fields it needs. */
  isTotal(row: Row): boolean {
    const lacks = this.profile.totalWithout;
    if (lacks.length > 0 && lacks.every((field) => this.value(row, field) === "")) {
      return DURATIONS.some((field) => this.value(row, field) !== "");
    }
    return !this.#isDated(row) && (this.isWordedTotal(row) || this.isSubtotal(row));
  }

  /** Whether a column of dates has more than a word. */
  #isDated(row: Row): boolean {
    for (const field of this.#dates) if (hasDigit(this.value(row, field))) return true;
    return false;
  }

  isSubtotal(row: Row): boolean {
    return this.#says(row, SUBTOTAL_WORDS);
  }

  isWordedTotal(row: Row): boolean {
    return this.#says(row, TOTAL_WORDS);
  }

  /** A row without a date that may be a total for a client or a month: `Acme Total`, `Total octobre`. */
  mayBeNamedTotal(row: Row): boolean {
    if (this.#isDated(row)) return false;
    const client = this.value(row, "client");
    // Work for a client is not a total, whatever its description begins with.
    if (client !== "" && !isNamedTotal(client)) return false;
    return row.cells.some((cell) => isNamedTotal(text(cell)));
  }

  #says(row: Row, words: ReadonlySet<string>): boolean {
    // The word may be in the date column.
    const dated = (["date", "start_at"] as const).map((field) => this.value(row, field));
    if (dated.some((date) => date !== "" && !words.has(nameKey(date)))) return false;
    return row.cells.some((cell) => text(cell).length < 40 && words.has(nameKey(text(cell))));
  }
}

/** Most dates begin with one. */
function hasDigit(given: string): boolean {
  const first = given.charCodeAt(0);
  return (first >= 0x30 && first <= 0x39) || /\d/.test(given);
}

/** A word for total, first or last among others: spreadsheets label totals both ways. */
function isNamedTotal(given: string): boolean {
  const words = given.length < 40 ? given.split(/\s+/) : [];
  const [first = "", last = ""] = [words[0], words.at(-1)];
  const isWord = (word: string) => TOTAL_WORDS.has(nameKey(word)) || SUBTOTAL_WORDS.has(nameKey(word));
  return words.length > 1 && (isWord(first) || isWord(last));
}

function isDuration(field: Field): boolean {
  return (DURATIONS as readonly Field[]).includes(field);
}
