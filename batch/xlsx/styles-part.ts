/**
 * The styles of a language as a part, and the number by which a cell refers to each.
 *
 * Law: what styles share is stored once, so the numbers depend on the styles alone.
 */

import type { Language } from "../../core/values/language.ts";
import { type CellStyle, FACE, STYLES, type StyleName } from "./styles.ts";
import { element, list, MAIN } from "./xml.ts";

/** Cell styles, their numbers, and the part that defines them. */
export interface Palette {
  readonly styles: Readonly<Record<StyleName, CellStyle>>;
  readonly ids: Readonly<Record<StyleName, number>>;
  readonly part: string;
}

const PALETTES = new Map<Language, Palette>();

/** Every style of a language, written once for all workbooks. */
export function paletteIn(language: Language): Palette {
  const known = PALETTES.get(language) ?? palette(STYLES[language]);
  PALETTES.set(language, known);
  return known;
}

/** Elements referred to by index, each stored once. */
class Numbered {
  readonly #numbers = new Map<string, number>();

  constructor(...first: readonly string[]) {
    for (const xml of first) this.numberOf(xml);
  }

  numberOf(xml: string): number {
    const number = this.#numbers.get(xml) ?? this.#numbers.size;
    this.#numbers.set(xml, number);
    return number;
  }

  all(): string[] {
    return [...this.#numbers.keys()];
  }
}

function palette(styles: Palette["styles"]): Palette {
  // Each list begins with the entry for cells without a style; Excel reserves the second fill.
  const fonts = new Numbered(fontXml({ size: 11 }));
  const fills = new Numbered(fillXml("none"), fillXml("gray125"));
  const borders = new Numbered(borderXml({}));
  const looks = new Numbered(element("xf", { ...PLAIN, xfId: 0 }));
  const formats = new Numbered();
  const idOf = ({ format, font, fill, border = {}, alignment }: CellStyle) => {
    const { horizontal, vertical, wrapText, indent } = alignment;
    const own = {
      numFmtId: format === undefined ? 0 : (BUILT_IN[format] ?? FIRST_OWN + formats.numberOf(format)),
      fontId: fonts.numberOf(fontXml(font)),
      fillId: fill === undefined ? 0 : fills.numberOf(fillXml("solid", fill)),
      borderId: borders.numberOf(borderXml(border)),
    };
    const placed = element("alignment", { horizontal, vertical, wrapText: wrapText && 1, indent });
    return looks.numberOf(element("xf", { ...own, xfId: 0, ...APPLIED }, placed));
  };
  const ids = Object.fromEntries(Object.entries(styles).map(([name, style]) => [name, idOf(style)]));
  const formatOf = (formatCode: string, index: number) =>
    element("numFmt", { numFmtId: FIRST_OWN + index, formatCode });
  const part = element("styleSheet", { xmlns: MAIN }, [
    list("numFmts", formats.all().map(formatOf)),
    list("fonts", fonts.all()),
    list("fills", fills.all()),
    list("borders", borders.all()),
    list("cellStyleXfs", [element("xf", PLAIN)]),
    list("cellXfs", looks.all()),
    list("cellStyles", [element("cellStyle", { name: "Normal", xfId: 0, builtinId: 0 })]),
    // The default look of tables that a reader adds.
    element("tableStyles", { count: 0, defaultTableStyle: "TableStyleMedium2" }),
  ]);
  return { styles, ids: ids as Palette["ids"], part };
}

const PLAIN = { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0 };
/** Each of our styles defines a cell's complete look. */
const APPLIED = {
  applyNumberFormat: 1,
  applyFont: 1,
  applyFill: 1,
  applyBorder: 1,
  applyAlignment: 1,
};
/** The number formats that are built into Excel and used by our styles. */
const BUILT_IN: Readonly<Record<string, number>> = { "#,##0": 3, "#,##0.00": 4, "0%": 9 };
const FIRST_OWN = 164;

function fontXml({ size, colour, bold, italic, underline }: Partial<CellStyle["font"]>): string {
  return element("font", {}, [
    bold ? element("b") : "",
    italic ? element("i") : "",
    underline ? element("u") : "",
    element("sz", { val: size }),
    colour === undefined ? "" : element("color", { rgb: colour }),
    element("name", { val: FACE }),
    // Sans serif, for readers without this font.
    element("family", { val: 2 }),
  ]);
}

function fillXml(patternType: string, colour?: string): string {
  const ink = colour === undefined ? "" : element("fgColor", { rgb: colour });
  return element("fill", {}, element("patternFill", { patternType }, ink));
}

function borderXml(border: NonNullable<CellStyle["border"]>): string {
  const sides = (["left", "right", "top", "bottom"] as const).map((side) => {
    const line = border[side];
    if (line === undefined) return element(side);
    return element(side, { style: line.style }, element("color", { rgb: line.colour }));
  });
  return element("border", {}, sides);
}
