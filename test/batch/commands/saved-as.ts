/** What other programs make of a text when they save it: the bytes that a golden case can't hold as a readable file. */

import { CFB, utils, type WorkBook, write } from "@e965/xlsx";
import { parse } from "csv-parse/sync";

interface SavedAs {
  /** Of the file's name; null: as it was. */
  readonly ending: string | null;
  readonly bytes: (text: string) => Uint8Array | string;
}

export const SAVED_AS: Readonly<Record<string, SavedAs>> = {
  "utf-16": { ending: null, bytes: (text) => Buffer.from(`\uFEFF${text}`, "utf16le") },
  bom: { ending: null, bytes: (text) => `\uFEFF${text}` },
  "windows-1252": { ending: null, bytes: (text) => Buffer.from(text, "latin1") },
  xlsx: { ending: ".xlsx", bytes: (text) => written(text, "xlsx") },
  xls: { ending: ".xls", bytes: (text) => written(text, "biff8") },
  "protected-xlsx": { ending: ".xlsx", bytes: (text) => encrypted(written(text, "xlsx")) },
  zip: { ending: ".zip", bytes: (text) => zipped(text) },
  photo: { ending: null, bytes: () => Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46]) },
};

/** A workbook of one sheet with the cells of a CSV text; what looks like a number is one. */
function written(text: string, bookType: "xlsx" | "biff8"): Uint8Array {
  const rows: string[][] = parse(text, { relax_column_count: true });
  const cells = rows.map((row) => row.map((cell) => (/^\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell)));
  const book: WorkBook = { SheetNames: ["Sheet1"], Sheets: { Sheet1: utils.aoa_to_sheet(cells) } };
  return write(book, { type: "buffer", bookType });
}

/** As Excel keeps a workbook with a password to open it: no zip any more, but streams of which one is encrypted. */
function encrypted(workbook: Uint8Array): Uint8Array {
  const file = CFB.utils.cfb_new();
  CFB.utils.cfb_add(file, "/EncryptionInfo", Buffer.from("04000200", "hex"));
  CFB.utils.cfb_add(file, "/EncryptedPackage", Buffer.from(workbook).reverse());
  return Buffer.from(CFB.write(file, { type: "buffer" }) as Uint8Array);
}

function zipped(text: string): Uint8Array {
  const file = CFB.utils.cfb_new();
  CFB.utils.cfb_add(file, "/log.csv", Buffer.from(text));
  return Buffer.from(CFB.write(file, { type: "buffer", fileType: "zip" }) as Uint8Array);
}
