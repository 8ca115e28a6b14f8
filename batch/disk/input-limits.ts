/**
 * How much a file that is read may hold. A firm's real files are far below all of this; what is above is damaged, of
 * another kind, or made to do harm, and is refused with a sentence before it fills the memory. imports/README.md lists
 * the limits for whoever meets one.
 */
export const MOST = {
  /** Of a file, asked of the system before anything is read. */
  bytes: 50 * 1024 * 1024,
  /** Of a table, without the empty and the filled-down rows at its end. */
  rows: 500_000,
  /** Of a file: in a workbook those with anything in them. */
  cells: 20_000_000,
  /** Of a header, and of a workbook's cells with anything in them. */
  columns: 1000,
  /** Of one row of a CSV file, in bytes. */
  row: 1024 * 1024,
  sheets: 1000,
  /** Merged ranges, on all sheets. */
  merged: 500_000,
  /** Different texts. */
  texts: 2_000_000,
  /** Excel itself stops at 65,490. */
  styles: 100_000,
  /** Files packed in a workbook. */
  parts: 10_000,
  /** Of all parts unpacked, in bytes, and how many times the size of the file: a real sheet packs 10 to 20 to one. */
  unpacked: 256 * 1024 * 1024,
  unpackedTimes: 50,
  /** What a small file may unpack to all the same, in bytes. */
  unpackedAnyway: 32 * 1024 * 1024,
  /** Of elements in one another; a sheet needs about ten. */
  depth: 32,
  /** Excel's own longest cell, in UTF-16 units. */
  cell: 32_767,
  /** Of all cells together: a text may be long, and stand in very many cells at no cost to the file. */
  characters: 256 * 1024 * 1024,
} as const;
