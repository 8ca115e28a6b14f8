/**
 * Detects what Excel would repair or refuse before a file is written. There are two separate responses: user text is
 * made writable (`cellText`), because any text may come in; everything else is ours, so a fault is our bug, returned as
 * a sentence (or null) and thrown with its location (`accept`).
 *
 * Laws: no function here knows a spreadsheet library or a workbook's layout. Names are compared without case, as in
 * Excel.
 */

/** Excel's longest cell text, in UTF-16 units. */
export const LONGEST_TEXT = 32_767;
const LONGEST_FORMULA = 8_192;
/** The limit for text inside a formula, a name or a header. */
export const LONGEST_LITERAL = 255;
/** 9999-12-31, the last day Excel knows. */
const LAST_SERIAL = 2_958_465;

/** Outside XML 1.0, lone surrogates included; DEL is legal there but lost by the writer, so it is included. */
const UNWRITABLE = /[^\t\n -~\u0080-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
/** Every text with an unwritable character has one of these; almost no other text has. */
const SUSPECT = /[^\t\n -~\u0080-\uD7FF\uE000-\uFFFD]/;
/** The look-ahead leaves the closing underscore to start the next sequence: `_x0041_x0042_` has two. */
const ESCAPE_LOOKALIKE = /_(?=x[0-9A-Fa-f]{4}_)/g;

/** Any text in a form that XML can hold: illegal characters become U+FFFD, too long a text ends in an ellipsis. */
export function legalText(text: string, longest: number): string {
  if (text.length <= longest && !SUSPECT.test(text)) return text;
  const lines = text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
  const cut = lines.length > longest ? `${lines.slice(0, longest - 1)}…` : lines;
  // A cut through a surrogate pair leaves a lone half, which is replaced like any other.
  return cut.replace(UNWRITABLE, "\uFFFD");
}

/** Any text in a form that a cell can hold: legal, and with Excel's escape sequences (`_x0041_`) escaped. */
export function cellText(text: string): string {
  const legal = legalText(text, LONGEST_TEXT);
  return legal.includes("_x") ? legal.replace(ESCAPE_LOOKALIKE, "_x005F_") : legal;
}

/** Returns the value if there is no fault; a fault is our bug and is thrown with its location. */
export function accept<T>(value: T, fault: string | null, place: () => string): T {
  if (fault !== null) throw new Error(`unwritable workbook, ${place()}: ${fault}`);
  return value;
}

export function numberFault(value: number): string | null {
  return Number.isFinite(value) ? null : `${value} is not a finite number`;
}

export function serialFault(serial: number): string | null {
  return Number.isInteger(serial) && serial >= 1 && serial <= LAST_SERIAL
    ? null
    : `${serial} is not a day serial: an integer from 1 to ${LAST_SERIAL}`;
}

/** Widths and heights. */
export function sizeFault(size: number, most: number): string | null {
  return size >= 0 && size <= most ? null : `${size} is not a size from 0 to ${most}`;
}

export function colourFault(colour: string): string | null {
  return /^[0-9A-F]{8}$/.test(colour) ? null : `${colour} is no colour: AARRGGBB`;
}

export function formulaFault(formula: string, result: number | string): string | null {
  if (formula === "") return "the formula is empty";
  if (formula.startsWith("=")) return `the formula starts with "=": ${formula}`;
  if (formula.length > LONGEST_FORMULA) return `the formula is longer than ${LONGEST_FORMULA} characters`;
  if (isUnwritable(formula)) return "the formula has a character that XML cannot hold";
  if (formula.includes("[@")) return `write Table[[#This Row],[Column]] instead of [@Column]: ${formula}`;
  if (formula.length > LONGEST_LITERAL && hasLongLiteral(formula))
    return `a text inside the formula is longer than ${LONGEST_LITERAL} characters`;
  return typeof result === "number" ? numberFault(result) : null;
}

function isUnwritable(text: string): boolean {
  return SUSPECT.test(text) && text.search(UNWRITABLE) >= 0;
}

function hasLongLiteral(formula: string): boolean {
  const literals = formula.match(/"(?:[^"]|"")*"/g) ?? [];
  return literals.some((quoted) => quoted.slice(1, -1).replaceAll('""', '"').length > LONGEST_LITERAL);
}

export function linkFault(link: string, text: string): string | null {
  if (link === "") return "the link leads nowhere";
  if (isUnwritable(link)) return "the link has a character that XML cannot hold";
  return text === "" ? `the link to ${link} has no text` : null;
}

export function sheetNameFault(name: string, taken: ReadonlySet<string>): string | null {
  if (name === "" || name.length > 31) return "a sheet name has 1 to 31 characters";
  if (/[*?:/\\[\]]/.test(name)) return "a sheet name has none of * ? : / \\ [ ]";
  if (name !== cellText(name) || /[\t\n]/.test(name)) return "the sheet name has a character Excel refuses";
  if (name.startsWith("'") || name.endsWith("'"))
    return "a sheet name neither starts nor ends with an apostrophe";
  if (name.toLowerCase() === "history") return 'Excel keeps the sheet name "History" for itself';
  return taken.has(name.toLowerCase()) ? "two sheets have this name" : null;
}

/** Tables and defined names share one set of names. */
export function nameFault(name: string, taken: ReadonlySet<string>): string | null {
  if (name.length > LONGEST_LITERAL || !/^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name))
    return "a name is letters, digits, _ and . and starts with a letter or _";
  if (/^[a-z]{1,3}\d+$|^r\d*(c\d*)?$|^c\d*$/i.test(name)) return "the name reads as a cell reference";
  return taken.has(name.toLowerCase()) ? "the workbook has this name already" : null;
}

/** Faults of a table that Excel would repair: ambiguous headers, ragged rows. The totals are the last row. */
export function tableFault(table: {
  columns: readonly { header: string }[];
  rows: readonly (readonly unknown[])[];
  totals?: readonly unknown[];
}): string | null {
  const { columns, rows, totals } = table;
  if (columns.length === 0) return "the table has no column";
  const seen = new Set<string>();
  for (const { header } of columns) {
    const shown = () => JSON.stringify(header);
    if (header === "" || header.length > LONGEST_LITERAL || header !== header.trim())
      return `header ${shown()}: 1 to ${LONGEST_LITERAL} characters, no space at either end`;
    // These need escapes inside a structured reference, and programs disagree about them.
    if (/[[\]#'@"\t\n]/.test(header) || header !== cellText(header))
      return `header ${shown()}: none of [ ] # ' @ " and no line break`;
    if (seen.has(header.toLowerCase())) return `two columns are headed ${shown()}`;
    seen.add(header.toLowerCase());
  }
  const lines = totals ? [...rows, totals] : rows;
  const odd = lines.findIndex((cells) => cells.length !== columns.length);
  return odd < 0 ? null : `row ${odd + 1} has ${lines[odd]?.length} cells for ${columns.length} columns`;
}
