/**
 * The rows of our own columns about which nothing is to be done, as about most: they pass unread.
 *
 * Law: each of a row's cells shows by itself whether it is plain, so each different cell is asked once.
 */

import { type Row, remembersColumn, text } from "../../core/firm/cells.ts";
import type { ExportSheet, TalliedField } from "./export-sheet.ts";

/** Whether what a cell says is as our columns have it, for each column that may differ. */
type PlainTexts = Readonly<Partial<Record<TalliedField, (given: string) => boolean>>>;

export class PlainRows {
  readonly #sheet: ExportSheet;
  /** Null where a file has two columns of a kind, or lacks one: then the cells of others matter too. */
  readonly #cells:
    | readonly { readonly field: TalliedField; readonly isPlain: (row: Row) => boolean }[]
    | null;

  constructor(sheet: ExportSheet, plain: PlainTexts) {
    this.#sheet = sheet;
    const cells = (Object.keys(plain) as (keyof PlainTexts)[]).map((field) => {
      const at = sheet.onlyColumn(field);
      if (at === null) return null;
      return { field, isPlain: remembersColumn(at, (cell) => plain[field]?.(text(cell)) === true) };
    });
    this.#cells = cells.every((cell) => cell !== null) ? cells : null;
  }

  is(row: Row): boolean {
    if (this.#cells === null || !this.#isWhole(row)) return false;
    for (const { isPlain } of this.#cells) if (!isPlain(row)) return false;
    return true;
  }

  areAll(rows: readonly Row[]): boolean {
    if (this.#cells === null || !rows.every((row) => this.#isWhole(row))) return false;
    return this.#cells.every(({ field, isPlain }) =>
      this.#sheet.tally(rows, field).every(({ row }) => isPlain(row)),
    );
  }

  /** What a workbook has beside its cells is not looked at here, nor are cells added to a short row. */
  #isWhole(row: Row): boolean {
    return row.textNumber !== undefined && row.width === this.#sheet.width;
  }
}
