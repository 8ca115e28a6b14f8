/**
 * The look of cells: every style a workbook may use, by name. A name is either one of the fixed styles of a page
 * ("title", "table head") or a kind of value, alone or with a tone ("hours", "hours bad", "money total").
 *
 * Laws: the set is closed, so a page never invents a look. Numbers keep the reader's own separators; only the position
 * of the currency sign, and a word inside a format, depend on the language.
 */

import { LANGUAGES, type Language } from "../../core/values/language.ts";
import { WORDS } from "../../core/words/words.ts";

/** The author of our workbooks in their properties. */
export const AUTHOR = "support-plan-balance";

/** The content of a value cell. `hours` and `money` take decimal hours and units of currency, `date` a day serial. */
export type Value = "text" | "wrapped" | "link" | "integer" | "hours" | "money" | "percent" | "date";
/** The emphasis of a value. A `total` ends a list; a `tile` is a large figure of the first page. */
type Tone = "good" | "bad" | "warning" | "muted" | "total" | "tile" | "tile bad";
type Fixed =
  | "title" // on the dark band: who
  | "title aside" // on the dark band, right: when
  | "subtitle" // on the dark band, second line
  | "subtitle aside"
  | "heading" // opens a section, ruled across
  | "label" // beside a value
  | "note" // small print
  | "paragraph" // running text, wrapped
  | "table head"
  | "table head number"
  | "tile label"
  | "tile note"
  | "tile hours" // hours beside a sum of money
  | "tile share" // the share of a bank that is used, as a phrase
  | "sentence" // plain words under the tiles
  | "calendar head" // a weekday
  | "calendar day" // the number of a day, above its minutes
  | "calendar day over"
  | "calendar minutes" // 0 is left blank
  | "calendar over" // beyond the allowance: bold and marked, so that it shows in grey print too
  | "good" // one line across the page, coloured
  | "bad"
  | "warning";
export type StyleName = Fixed | Value | `${Value} ${Tone}`;

/** Colours are AARRGGBB. */
interface Line {
  style: "thin" | "medium";
  colour: string;
}
export interface CellStyle {
  /** `size` in points. */
  font: { size: number; colour: string; bold?: true; italic?: true; underline?: true };
  alignment: {
    horizontal?: "left" | "right" | "center";
    vertical: "center" | "top";
    wrapText?: true;
    indent?: number;
  };
  /** The number format, as Excel spells it in English. */
  format?: string;
  fill?: string;
  border?: { left?: Line; right?: Line; top?: Line; bottom?: Line };
}

export const FACE = "Calibri";
export const NAVY = "FF1F3349";
export const INK = "FF22303C";
export const GREY = "FF6B7785";
export const HAIRLINE = "FFDDE3EA";
const PALE = "FFF3F6FA";
const LINE: Line = { style: "thin", colour: HAIRLINE };
const RULE: Line = { style: "medium", colour: NAVY };
const GOOD = { ink: "FF1E7B4F", paper: "FFE6F4EC" };
const BAD = { ink: "FFB42318", paper: "FFFDECEA" };
const WARNING = { ink: "FF8A5A00", paper: "FFFFF4DB" };

const font = (size: number, colour: string, face: { bold?: true; italic?: true; underline?: true } = {}) => ({
  font: { size, colour, ...face },
});
// Excel applies an indent only with a horizontal alignment.
const inset = { vertical: "center", horizontal: "left", indent: 1 } as const;
const top = { vertical: "top", horizontal: "left", indent: 1 } as const;
const middle = { vertical: "center", horizontal: "center" } as const;
const number = { vertical: "center", horizontal: "right" } as const;
const band = { fill: NAVY, alignment: inset };
const banner = ({ ink, paper }: typeof GOOD): CellStyle => ({
  ...font(11, ink, { bold: true }),
  fill: paper,
  alignment: { ...inset, wrapText: true },
});
const tableHead: CellStyle = {
  ...font(10, NAVY, { bold: true }),
  fill: "FFE4EAF1",
  border: { bottom: RULE },
  alignment: { ...inset, wrapText: true },
};
const tileLine: CellStyle = {
  ...font(9, GREY),
  fill: PALE,
  border: { left: RULE },
  alignment: inset,
};

const FIXED: Record<Fixed, CellStyle> = {
  title: { ...font(18, "FFFFFFFF", { bold: true }), ...band },
  "title aside": {
    ...font(13, "FFFFFFFF", { bold: true }),
    ...band,
    alignment: { ...inset, horizontal: "right" },
  },
  subtitle: { ...font(10, "FFC9D5E2"), ...band },
  "subtitle aside": { ...font(10, "FFC9D5E2"), ...band, alignment: { ...inset, horizontal: "right" } },
  heading: { ...font(12, NAVY, { bold: true }), border: { bottom: RULE }, alignment: inset },
  label: { ...font(11, GREY), border: { bottom: LINE }, alignment: inset },
  note: { ...font(10, GREY, { italic: true }), alignment: { ...top, wrapText: true } },
  paragraph: { ...font(11, INK), alignment: { ...top, wrapText: true } },
  "table head": tableHead,
  "table head number": { ...tableHead, alignment: { ...number, wrapText: true } },
  "tile label": tileLine,
  "tile note": tileLine,
  "tile hours": { ...tileLine, format: '#,##0.00" h"' },
  "tile share": { ...tileLine, ...font(10, NAVY, { bold: true }) },
  sentence: { ...font(11, INK), alignment: { ...inset, wrapText: true } },
  "calendar head": { ...font(9, GREY), alignment: middle },
  "calendar day": { ...font(9, GREY), border: { top: LINE, left: LINE, right: LINE }, alignment: inset },
  "calendar day over": {
    ...font(9, BAD.ink, { bold: true }),
    fill: BAD.paper,
    border: { top: LINE, left: LINE, right: LINE },
    alignment: inset,
  },
  "calendar minutes": {
    ...font(11, INK),
    border: { bottom: LINE, left: LINE, right: LINE },
    alignment: middle,
    format: "0.00;;",
  },
  "calendar over": {
    ...font(11, BAD.ink, { bold: true }),
    fill: BAD.paper,
    border: { bottom: LINE, left: LINE, right: LINE },
    alignment: middle,
    format: '"▲ "0.00',
  },
  good: banner(GOOD),
  bad: banner(BAD),
  warning: banner(WARNING),
};

const VALUES: Record<Value, { format?: string; alignment: CellStyle["alignment"] }> = {
  text: { alignment: inset },
  wrapped: { alignment: { ...inset, wrapText: true } },
  link: { alignment: inset },
  integer: { format: "#,##0", alignment: number },
  hours: { format: "#,##0.00", alignment: number },
  money: { alignment: number },
  percent: { format: "0%", alignment: number },
  date: { format: "yyyy-mm-dd", alignment: inset },
};

type Look = Pick<CellStyle, "font" | "fill" | "border">;
const row = { border: { bottom: LINE } };
const TONES: Record<Tone, Look> = {
  good: { ...font(11, GOOD.ink), fill: GOOD.paper, ...row },
  bad: { ...font(11, BAD.ink, { bold: true }), fill: BAD.paper, ...row },
  warning: { ...font(11, WARNING.ink), fill: WARNING.paper, ...row },
  muted: { ...font(11, GREY), ...row },
  total: { ...font(11, NAVY, { bold: true }), fill: PALE, border: { top: RULE } },
  tile: { ...font(18, NAVY, { bold: true }), fill: PALE, border: { left: RULE } },
  "tile bad": { ...font(18, BAD.ink, { bold: true }), fill: PALE, border: { left: RULE } },
};

function palette(language: Language): Readonly<Record<StyleName, CellStyle>> {
  const { money, usedShare } = WORDS[language].formats;
  const styles: Partial<Record<StyleName, CellStyle>> = { ...FIXED };
  styles["tile share"] = { ...FIXED["tile share"], format: usedShare };
  for (const value of Object.keys(VALUES) as Value[]) {
    const shape = { ...VALUES[value] };
    if (value === "money") shape.format = money;
    const plain: Look =
      value === "link"
        ? { ...font(11, "FF1F5FA8", { underline: true }), ...row }
        : { ...font(11, INK), ...row };
    styles[value] = { ...shape, ...plain };
    for (const tone of Object.keys(TONES) as Tone[]) {
      const alignment = tone.startsWith("tile") ? inset : shape.alignment;
      styles[`${value} ${tone}`] = { ...shape, ...TONES[tone], alignment };
    }
  }
  return styles as Record<StyleName, CellStyle>;
}

/** Every style, by language and name. Use these objects directly: never copy one. */
export const STYLES = Object.fromEntries(
  LANGUAGES.map((language) => [language, palette(language)]),
) as Readonly<Record<Language, Readonly<Record<StyleName, CellStyle>>>>;
