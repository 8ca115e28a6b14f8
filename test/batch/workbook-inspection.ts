/**
 * The active contents of a workbook's file: formulas, links, parts of its own. Read part by part with a strict XML
 * parser, so that nothing is missed that a spreadsheet library would skip.
 */

import { SaxesParser } from "saxes";
import { zipEntries } from "./zip-entries.ts";

export interface Inspection {
  /** The place of a formula, and the formula with its texts blanked: `sheet1.xml B7` → `SUM(A1:A2)&""`. */
  readonly formulas: ReadonlyMap<string, string>;
  /** The number of formulas in cells. */
  readonly cellFormulas: number;
  /** The targets of links to files. */
  readonly links: readonly string[];
  /** The texts of cells. */
  readonly texts: ReadonlySet<string>;
  /** Contents that no workbook of ours may have. */
  readonly faults: readonly string[];
}

const PARTS =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|docProps\/(app|core)\.xml|xl\/(workbook|styles|sharedStrings)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/sheet\d+\.xml|xl\/tables\/table\d+\.xml|xl\/drawings\/drawing\d+\.xml|xl\/charts\/chart\d+\.xml|xl\/(worksheets|drawings)\/_rels\/\w+\.xml\.rels)$/;
const RELATIONS =
  /\/(officeDocument|core-properties|extended-properties|worksheet|styles|sharedStrings|table|drawing|chart|hyperlink)$/;
/** Everything that Excel would compute. */
const FORMULA_ELEMENTS =
  /^(f|c:f|formula|formula[12]|xm:f|definedName|calculatedColumnFormula|totalsRowFormula)$/;
const CELL_TYPES = [undefined, "n", "s", "str"];
/** What stands around a page's cells: the title at the first sheet's foot, at the other sheets' head. */
const FOOT = /^(&L&8 .*)?&R&8 &P \/ &N$/su;
const HEAD = /^&L&8 .*&R&8 &A$/su;

export function inspected(bytes: Buffer): Inspection {
  const formulas = new Map<string, string>();
  const links: string[] = [];
  const texts = new Set<string>();
  const faults: string[] = [];
  let cellFormulas = 0;
  for (const { name, text } of zipEntries(bytes)) {
    if (!PARTS.test(name)) faults.push(`a part ${name}`);
    const part = name.replace(/^.*\//, "");
    let cell = "";
    let within = "";
    let count = 0;
    const parser = new SaxesParser();
    parser.on("opentag", ({ name: tag, attributes }) => {
      within = "";
      const of = attributes as Record<string, string | undefined>;
      if (tag === "c") cell = of.r ?? "";
      if (tag === "c" && !CELL_TYPES.includes(of.t)) faults.push(`${part} ${cell} is of type ${of.t}`);
      if (tag === "hyperlink") {
        const { ref, location, ...to } = of;
        if (Object.keys(to).some((key) => key !== "r:id")) faults.push(`${part} ${ref} links to a place`);
        // The top of a sheet of ours is no place that somebody typed.
        if (location !== undefined && !/^'[\p{L} ]+'!A1$/u.test(location))
          faults.push(`${part} ${ref} links to ${location}`);
      }
      if (tag !== "Relationship") return;
      const target = of.Target ?? "";
      const isLink = /\/hyperlink$/.test(of.Type ?? "");
      if (!RELATIONS.test(of.Type ?? "")) faults.push(`${part} relates to a ${of.Type}`);
      if ((of.TargetMode === "External") !== isLink) faults.push(`${part} leads out to ${target}`);
      if (isLink) links.push(target);
    });
    parser.on("text", (content) => {
      within += content;
    });
    parser.on("closetag", ({ name: tag }) => {
      if (FORMULA_ELEMENTS.test(tag)) {
        const isOfCell = tag === "f" && part.startsWith("sheet");
        const place = isOfCell ? cell : `${tag} ${count}`;
        count += 1;
        if (isOfCell) cellFormulas += 1;
        formulas.set(`${part} ${place}`, within.replace(/"(?:[^"]|"")*"/g, '""'));
      }
      if (/(Header|Footer)$/.test(tag) && tag !== "headerFooter" && !isMark(tag, within))
        faults.push(`${part} has the ${tag} ${within}`);
      if (tag === "t" && name === "xl/sharedStrings.xml") texts.add(unmasked(within));
      within = "";
    });
    parser.write(text()).close();
  }
  return { formulas, cellFormulas, links, texts, faults };
}

/** Whether a head or foot has our codes and no others: its sides, their size, the sheet, the page, the pages. */
function isMark(tag: string, text: string): boolean {
  // A doubled ampersand shows as one.
  const codes = (text.replaceAll("&&", "").match(/&./g) ?? []).join("");
  if (tag === "oddHeader") return HEAD.test(text) && codes === "&L&8&R&8&A";
  return tag === "oddFooter" && FOOT.test(text) && /^(&L&8)?&R&8&P&N$/.test(codes);
}

/** A text as Excel shows it: `_x005F_` means an underscore. */
function unmasked(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
}
