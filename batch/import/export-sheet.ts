/**
 * The cells of an export by field, and which of its rows are totals.
 *
 * Laws: a placeholder for empty is empty; a field that several columns tell is the first of them with anything in
 * it; a row of totals has no date, so no entry is ever taken for one.
 */

import { type Row, text } from "../../core/cells.ts";
import { nameKey } from "../../core/names.ts";
import { TOTAL_WORDS } from "../../core/words.ts";
import { type DurationField, FIELDS, type Field, type ReadingProfile } from "./profile.ts";
import type { Recognised } from "./recognition.ts";

export const DURATIONS: readonly DurationField[] = ["duration", "seconds", "hours"];

const SUBTOTAL_WORDS: ReadonlySet<string> = new Set(["Subtotal", "Sous-total", "Zwischensumme"].map(nameKey));
/** `billable` decides nothing here, and the last three say where a corrected row stood. */
const FINGERPRINTED = FIELDS.filter((field) => !["billable", "file", "line", "fingerprint"].includes(field));

/** The cells of an export by field, its placeholders for empty forgotten. */
export class ExportSheet {
  readonly profile: ReadingProfile;
  readonly width: number;
  /** The fields that a row is told apart by, of those the file has. */
  readonly fingerprinted: readonly Field[];
  readonly #columns: ReadonlyMap<Field, readonly number[]>;
  readonly #headings: ReadonlySet<number>;
  readonly #empty: ReadonlySet<string>;

  constructor({ profile, columns }: Recognised, width: number) {
    this.profile = profile;
    this.width = width;
    this.#columns = columns;
    this.#headings = new Set([...columns.values()].flat());
    this.#empty = new Set(profile.empty);
    this.fingerprinted = FINGERPRINTED.filter((field) => columns.has(field));
  }

  has(field: Field): boolean {
    return this.#columns.has(field);
  }

  /** Whether the column at this place is read. */
  reads(at: number): boolean {
    return this.#headings.has(at);
  }

  /** Where the field stands first. */
  column(field: Field): number | null {
    return this.#columns.get(field)?.[0] ?? null;
  }

  value(row: Row, field: Field): string {
    const columns = this.#columns.get(field);
    if (columns === undefined) return "";
    for (const at of columns) {
      const found = text(row.cells[at]);
      if (found !== "" && !this.#empty.has(found)) return found;
    }
    return "";
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

  #says(row: Row, words: ReadonlySet<string>): boolean {
    if (this.value(row, "date") !== "" || this.value(row, "start_at") !== "") return false;
    return row.cells.some((cell) => text(cell).length < 40 && words.has(nameKey(text(cell))));
  }
}
