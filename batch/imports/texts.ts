/**
 * The text of a cell: placeholders for empty, and descriptions altered by a tool's exporter.
 *
 * Law: only alterations that the exporter is known to make are reversed; everything else is kept as written, whatever
 * it starts with.
 */

export const CLEANINGS = ["kimai-apostrophe", "doubled-apostrophe", "html"] as const;
export type Cleaning = (typeof CLEANINGS)[number];

export function cleaned(text: string, cleanings: readonly Cleaning[]): string {
  return cleanings.reduce((current, cleaning) => CLEAN[cleaning](current), text);
}

const CLEAN: Record<Cleaning, (text: string) => string> = {
  /** Kimai puts `' ` before a text that looks like a formula or holds the letters "dde". */
  "kimai-apostrophe": (text) => (/^' (?:[=\-@+\t\n\r]|[\s\S]*dde)/i.test(text) ? text.slice(2) : text),
  /** Clockify writes `''` for a quotation mark. */
  "doubled-apostrophe": (text) => text.replaceAll("''", '"'),
  html: (text) =>
    text
      .replace(/<br\s*\/?>|<\/(?:p|div|li)>/gi, "\n")
      .replace(/<\/?[a-z][^<>]*>/gi, "")
      .replace(/&(?:nbsp|amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity)
      .trim(),
};

const ENTITIES: Readonly<Record<string, string>> = {
  "&nbsp;": " ",
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};

/**
 * Where a spreadsheet would begin a formula: at the start of a cell or, if it separates by semicolons instead of
 * commas, after a semicolon, a tab or a line end, even inside quotation marks. Existing apostrophes match too, so that
 * they stay distinct from ours.
 */
const FORMULA_START = /(?<=^|[;\t\r\n])(?=['"]*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20])/g;
const MASKED_START = /(?<=^|[;\t\r\n])'(?=['"]*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20])/g;

/** A text that no spreadsheet evaluates: an apostrophe precedes each place that looks like a formula. */
export function escaped(text: string): string {
  return text.replace(FORMULA_START, "'");
}

/** The original text of `escaped`. */
export function unescaped(text: string): string {
  return text.replace(MASKED_START, "");
}
