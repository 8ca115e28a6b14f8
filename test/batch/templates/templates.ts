/**
 * The workbooks that people fill in, made with exceljs: a contract register and a time log, in each language. Speed and
 * size don't matter here; drop-downs and notes do.
 *
 * Laws: no clock, so the same words give the same bytes; no row that a run would read as a contract or work.
 */

import ExcelJS from "exceljs";
import {
  addSheetToFill,
  contractsToFill,
  fontsInOrder,
  logToFill,
} from "../../../addin/starter/sheet-to-fill.ts";
import { AUTHOR } from "../../../batch/xlsx/styles.ts";
import { zipped } from "../../../batch/xlsx/zip.ts";
import { LANGUAGES, type Language } from "../../../core/values/language.ts";
import { zipEntries } from "../zip-entries.ts";

/** Every template: its path under `batch/templates`, and its bytes. */
export async function templates(): Promise<{ path: string; bytes: Buffer }[]> {
  const made = LANGUAGES.flatMap((language) => [
    { path: `${language}/contracts.xlsx`, book: template(language, contractsToFill(language)) },
    { path: `${language}/time-log.xlsx`, book: template(language, logToFill(language)) },
  ]);
  return Promise.all(made.map(async ({ path, book }) => ({ path, bytes: await packed(book) })));
}

function template(language: Language, sheet: Parameters<typeof addSheetToFill>[1]): ExcelJS.Workbook {
  const day = new Date(Date.UTC(2000, 0, 1));
  const book = Object.assign(new ExcelJS.Workbook(), {
    title: sheet.title,
    language: `${language}-CA`,
    // Without a last author, or it would be taken for a workbook that a run wrote.
    creator: AUTHOR,
    lastModifiedBy: "",
    created: day,
    modified: day,
  });
  addSheetToFill(book, sheet, language);
  return book;
}

/** Repacked: the library dates its archives, keeps entries for folders, and writes a font's parts in another order. */
async function packed(book: ExcelJS.Workbook): Promise<Buffer> {
  const theirs = zipEntries(Buffer.from(await book.xlsx.writeBuffer()));
  const parts = theirs.filter(({ name }) => !name.endsWith("/"));
  return zipped(
    parts.map(({ name, text }) => [name, name === "xl/styles.xml" ? fontsInOrder(text()) : text()] as const),
  );
}
