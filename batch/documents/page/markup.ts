/**
 * HTML as values: values in a template are text and escaped, unless they are markup themselves.
 *
 * Law: no text from a register, a log or a file name can open a tag, end an attribute or end a script, wherever it is
 * used. The only exception is `trusted`, for the page's own style and script.
 */

export interface Markup {
  readonly markup: string;
}

/** The values a template accepts. Null shows nothing. */
export type Content = Markup | string | number | null | readonly Content[];

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what HTML has no place for
const NOT_IN_HTML = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** Text for any place between tags or within a quoted attribute. Characters that HTML forbids show as �. */
export function escaped(text: string): string {
  return text.replace(NOT_IN_HTML, "\ufffd").replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}

/** Our own HTML, CSS or script, unescaped. */
export function trusted(markup: string): Markup {
  return { markup };
}

/** A template whose values are escaped; attributes must be quoted. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Markup {
  let markup = parts[0] ?? "";
  for (const [index, value] of values.entries()) markup += written(value) + (parts[index + 1] ?? "");
  return { markup };
}

function written(content: Content): string {
  if (content === null) return "";
  if (typeof content === "string") return escaped(content);
  if (typeof content === "number") return String(content);
  if ("markup" in content) return content.markup;
  return content.map(written).join("");
}

/** The address of a file beside the page, whatever characters its name contains. */
export function fileAddress(file: string): string {
  return `./${encodeURIComponent(file)}`;
}
