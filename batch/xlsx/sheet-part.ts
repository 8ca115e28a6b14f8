/**
 * A sheet as a part: its rows, with its view, protection and print settings.
 *
 * Law: the elements of a sheet are in the only order that Excel accepts.
 */

import { dataBarExtensions, dataBarRules } from "./data-bars.ts";
import { cellText } from "./guard.ts";
import { ORDINARY_HEIGHT, type SheetCells } from "./rows.ts";
import { NAVY } from "./styles.ts";
import type { Sheet } from "./workbook.ts";
import { element, escaped, list, MAIN, RELATIONSHIPS } from "./xml.ts";

/** The relation ids of the parts a sheet refers to; those of links to files are in the order of its cells. */
interface SheetRelations {
  readonly links: readonly string[];
  readonly drawing: string | null;
  readonly tables: readonly string[];
}

/** `marks`: what is printed around the cells of each page (`pageMarks`). */
export function sheetXml(sheet: Sheet, cells: SheetCells, relations: SheetRelations, marks: string): string {
  const { dataBars = [], guarded = false, tabColour = NAVY, widths } = sheet;
  const ids = relations.links.values();
  const links = cells.links.map(({ cell, ...to }) =>
    element("hyperlink", {
      ref: cell,
      ...("location" in to ? { location: to.location } : { "r:id": ids.next().value }),
    }),
  );
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const merged = cells.merged.map((ref) => `<mergeCell ref="${ref}"/>`);
  const tables = relations.tables.map((id) => element("tablePart", { "r:id": id }));
  return element("worksheet", { xmlns: MAIN, "xmlns:r": RELATIONSHIPS }, [
    element("sheetPr", {}, [
      element("tabColor", { rgb: tabColour }),
      element("pageSetUpPr", { fitToPage: 1 }),
    ]),
    element("dimension", { ref: cells.dimension }),
    view(sheet),
    ORDINARY_ROWS,
    columns.length === 0 ? "" : element("cols", {}, columns),
    element("sheetData", {}, cells.sheetData),
    guarded ? PROTECTION : "",
    list("mergeCells", merged),
    dataBarRules(dataBars),
    links.length === 0 ? "" : element("hyperlinks", {}, links),
    MARGINS,
    element("pageSetup", {
      paperSize: LETTER,
      fitToWidth: 1,
      fitToHeight: sheet.onePage ? 1 : 0,
      orientation: sheet.landscape ? "landscape" : "portrait",
    }),
    marks,
    relations.drawing === null ? "" : element("drawing", { "r:id": relations.drawing }),
    list("tableParts", tables),
    dataBarExtensions(dataBars),
  ]);
}

const LETTER = 1;
const ORDINARY_ROWS = element("sheetFormatPr", { defaultRowHeight: ORDINARY_HEIGHT, customHeight: 1 });
const MARGINS = element("pageMargins", {
  left: 0.5,
  right: 0.5,
  top: 0.6,
  bottom: 0.7,
  header: 0.3,
  footer: 0.3,
});

/** "0" allows the action despite the protection. */
const PROTECTION = element("sheetProtection", {
  sheet: 1,
  objects: 1,
  scenarios: 1,
  formatColumns: 0,
  formatRows: 0,
  sort: 0,
  autoFilter: 0,
});

function view({ frozenRows = 0 }: Sheet): string {
  const frozen = {
    ySplit: frozenRows,
    topLeftCell: `A${frozenRows + 1}`,
    activePane: "bottomLeft",
    state: "frozen",
  };
  const panes = [element("pane", frozen), element("selection", { pane: "bottomLeft" })];
  const seen = { showGridLines: 0, workbookViewId: 0 };
  return element("sheetViews", {}, element("sheetView", seen, frozenRows > 0 ? panes : []));
}

/**
 * What is printed at the head and foot of each page of a sheet: the workbook's title, and the page number and count. The
 * first sheet opens with its own title, so its pages have this one at the foot; others have it at the head, with the
 * sheet's name, as most of them don't say whose they are. They keep their size where a sheet is printed smaller.
 */
export function pageMarks(title: string, isFirst: boolean): string {
  const short = `&L&8 ${[...cellText(title)].slice(0, LONGEST_TITLE).join("").replaceAll("&", "&&")}`;
  const pages = "&R&8 &P / &N";
  const marks = isFirst
    ? [element("oddFooter", {}, escaped(`${short}${pages}`))]
    : [element("oddHeader", {}, escaped(`${short}&R&8 &A`)), element("oddFooter", {}, escaped(pages))];
  return element("headerFooter", { scaleWithDoc: 0 }, marks);
}

/** Of a head or a foot, which Excel limits to 255 signs with their codes. */
const LONGEST_TITLE = 100;
