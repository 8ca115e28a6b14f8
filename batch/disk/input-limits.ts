/**
 * The limits of an input file. A firm's real files are far below all of them; a larger file is damaged, of another
 * kind, or malicious, and is refused with a sentence before it fills the memory. imports/README.md lists the limits for
 * users.
 */
export const MOST = {
  /** Size of a file, checked before anything is read. */
  bytes: 50 * 1024 * 1024,
  /** Rows of a table, without empty and filled-down rows at its end. */
  rows: 500_000,
  /** Cells of a file; in a workbook, those that are not empty. */
  cells: 20_000_000,
  /** Columns of a header, and of a workbook's non-empty cells. */
  columns: 1000,
  /** One row of a CSV file, in bytes. */
  row: 1024 * 1024,
  sheets: 1000,
  /** Merged ranges, on all sheets. */
  merged: 500_000,
  /** Distinct texts of a workbook. */
  texts: 2_000_000,
  /** Cell formats; Excel's own limit is 65,490. */
  styles: 100_000,
  /** Files packed in a workbook. */
  parts: 10_000,
  /** All unpacked parts, in bytes, and as a multiple of the file's size: a real sheet compresses 10 to 20 times. */
  unpacked: 256 * 1024 * 1024,
  unpackedTimes: 50,
  /** What any file may unpack to, even a small one, in bytes. */
  unpackedAnyway: 32 * 1024 * 1024,
  /** Nesting of elements; a sheet needs about ten levels. */
  depth: 32,
  /** One cell, in UTF-16 units: Excel's own limit. */
  cell: 32_767,
  /** All cells together: one long text may appear in very many cells without making the file larger. */
  characters: 256 * 1024 * 1024,
} as const;
