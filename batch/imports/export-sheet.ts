/**
 * The cells of an export by field, and which of its rows are totals.
 *
 * Laws: a placeholder for empty is empty; a field that several columns tell is the first of them with anything in
 * it; a row of totals has no date, so no entry is ever taken for one.
 */

import { type Cell, type Row, text } from "../../core/firm/cells.ts";
import { nameKey } from "../../core/values/names.ts";
import { SUBTOTAL_WORDS, TOTAL_WORDS } from "../../core/words/accepted-words.ts";
import type { SheetRow } from "../xlsx/reader.ts";
import { CANONICAL, type DurationField, FIELDS, type Field, type ReadingProfile } from "./profile.ts";
import type { Recognised } from "./recognition.ts";

const DURATIONS: readonly DurationField[] = ["duration", "seconds", "hours"];

/** `billable` decides nothing here, and the last three say where a corrected row stood. */
const FINGERPRINTED = FIELDS.filter((field) => !["billable", "file", "line", "fingerprint"].includes(field));
/** The end of a row of ours is no column of ours. */
const OWN_FINGERPRINTED = FINGERPRINTED.filter((field) => field !== "end");

/** The cells of an export by field, its placeholders for empty forgotten. */
export class ExportSheet {
  readonly profile: ReadingProfile;
  readonly width: number;
  /** The fields that a row is told apart by, of those the file has. */
  readonly fingerprinted: readonly Field[];
  readonly #columns: ReadonlyMap<Field, readonly number[]>;
  readonly #headings: ReadonlySet<number>;
  readonly #empty: ReadonlySet<string>;

  readonly #written: readonly string[];

  constructor({ profile, columns }: Recognised, headings: readonly Cell[]) {
    this.profile = profile;
    this.width = headings.length;
    this.#written = headings.map(text);
    this.#columns = columns;
    this.#headings = new Set([...columns.values()].flat());
    this.#empty = new Set(profile.empty);
    const told = profile === CANONICAL ? OWN_FINGERPRINTED : FINGERPRINTED;
    this.fingerprinted = told.filter((field) => columns.has(field));
  }

  has(field: Field): boolean {
    return this.#columns.has(field);
  }

  /** Whether it is exceptions.csv, corrected: of each row it says where it stood, and they come from many files. */
  get feedsBack(): boolean {
    return this.profile === CANONICAL && this.has("file") && this.has("line");
  }

  /** Whether rows say when the work ended, so that durations have something to be held against. */
  get hasEnds(): boolean {
    return this.has("end") || this.has("end_at");
  }

  /** Whether the column at this place is read. */
  reads(at: number): boolean {
    return this.#headings.has(at);
  }

  /** Where the field stands first. */
  column(field: Field): number | null {
    return this.#columns.get(field)?.[0] ?? null;
  }

  /** The heading of the field as the file writes it; null when the file lacks it. */
  heading(field: Field): string | null {
    const at = this.column(field);
    return at === null ? null : (this.#written[at] ?? null);
  }

  /** The heading of a cell that is a formula without a result, of the columns that are read. */
  unsaved({ unsaved }: SheetRow): string | null {
    const at = unsaved?.find((column) => this.#headings.has(column));
    return at === undefined ? null : (this.#written[at] ?? "");
  }

  value(row: SheetRow, field: Field): string {
    const columns = this.#columns.get(field);
    if (columns === undefined) return "";
    for (const at of columns) {
      // A duration that several rows share in one merged cell is not each row's.
      if (row.merged?.has(at) && isDuration(field)) continue;
      const found = text(row.cells[at]);
      if (found !== "" && !this.#empty.has(found)) return found;
    }
    return "";
  }

  /** The column that tells how long this row's work took: the first with anything in it, in the profile's order. */
  ruling(row: Row): DurationField | null {
    return this.profile.durationFrom.find((field) => this.value(row, field) !== "") ?? null;
  }

  /**
   * Whether the row is the header once more, as where files were joined, or another one: it names the date and one
   * more of what a log tells. Null for any other row; those with a digit where the date stands are never asked.
   */
  headerAgain(row: Row): "same" | "other" | null {
    const at = this.column("date") ?? this.column("start_at");
    if (at === null || /\d/.test(text(row.cells[at]))) return null;
    const keys = row.cells.map((cell) => nameKey(text(cell)));
    const names = (fields: readonly Field[]) =>
      fields.some((field) => this.profile.columns[field]?.some((name) => keys.includes(nameKey(name))));
    if (!names(["date", "start_at"]) || !names(["client", "project", ...DURATIONS])) return null;
    const isSame = [...this.#headings].every((read) => keys[read] === nameKey(this.#written[read] ?? ""));
    return isSame ? "same" : "other";
  }

  /** A row that says how much, and not of what: by a word for total and no date, or by what it lacks. */
  isTotal(row: Row): boolean {
    const lacks = this.profile.totalWithout;
    if (lacks.length > 0 && lacks.every((field) => this.value(row, field) === "")) {
      return DURATIONS.some((field) => this.value(row, field) !== "");
    }
    return this.isWordedTotal(row) || this.isSubtotal(row);
  }

  isSubtotal(row: Row): boolean {
    return this.#says(row, SUBTOTAL_WORDS);
  }

  isWordedTotal(row: Row): boolean {
    return this.#says(row, TOTAL_WORDS);
  }

  /** A row without a date that may total what is above it for a client or a month: `Acme Total`, `Total octobre`. */
  mayBeNamedTotal(row: Row): boolean {
    const dated = (["date", "start_at"] as const).some((field) => /\d/.test(this.value(row, field)));
    const client = this.value(row, "client");
    // Work for a client is no total, whatever its description begins with.
    if (dated || (client !== "" && !isNamedTotal(client))) return false;
    return row.cells.some((cell) => isNamedTotal(text(cell)));
  }

  #says(row: Row, words: ReadonlySet<string>): boolean {
    // The word may stand in the column of dates.
    const dated = (["date", "start_at"] as const).map((field) => this.value(row, field));
    if (dated.some((date) => date !== "" && !words.has(nameKey(date)))) return false;
    return row.cells.some((cell) => text(cell).length < 40 && words.has(nameKey(text(cell))));
  }
}

/** A word for total first or last among others: both is how spreadsheets name what they add up. */
function isNamedTotal(given: string): boolean {
  const words = given.length < 40 ? given.split(/\s+/) : [];
  const [first = "", last = ""] = [words[0], words.at(-1)];
  const isWord = (word: string) => TOTAL_WORDS.has(nameKey(word)) || SUBTOTAL_WORDS.has(nameKey(word));
  return words.length > 1 && (isWord(first) || isWord(last));
}

function isDuration(field: Field): boolean {
  return (DURATIONS as readonly Field[]).includes(field);
}
