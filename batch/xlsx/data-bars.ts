/**
 * Bars inside cells as XML. Each appears twice in a sheet: as the plain rule that every reader draws, and as the
 * extension that Excel 2010 and later draw instead: one solid colour, from 0.
 *
 * Law: the id that links the two is computed from their position, so the same sheet gives the same bytes.
 */

import { colourFault } from "./guard.ts";
import type { DataBars } from "./workbook.ts";
import { cellRange } from "./xml.ts";

export function dataBarsFault({ cells, colour }: DataBars): string | null {
  return cellRange(cells) === null ? `${cells} is no range of cells` : colourFault(colour);
}

/** The rules, which follow the merged cells of a sheet. */
export function dataBarRules(bars: readonly DataBars[]): string {
  const rules = bars.map(
    ({ cells, colour }, index) =>
      `<conditionalFormatting sqref="${cells}"><cfRule type="dataBar" priority="${index + 1}">` +
      `<dataBar><cfvo type="num" val="0"/><cfvo type="max"/><color rgb="${colour}"/></dataBar>` +
      `<extLst><ext xmlns:x14="${X14}" uri="{B025F937-C7B1-47D3-B67F-A62EFF666E3E}"><x14:id>${idOf(index)}</x14:id></ext></extLst>` +
      `</cfRule></conditionalFormatting>`,
  );
  return rules.join("");
}

/** Their extensions, at the end of a sheet. */
export function dataBarExtensions(bars: readonly DataBars[]): string {
  if (bars.length === 0) return "";
  const extensions = bars.map(
    ({ cells }, index) =>
      `<x14:conditionalFormatting xmlns:xm="${XM}"><x14:cfRule type="dataBar" id="${idOf(index)}">` +
      `<x14:dataBar minLength="0" maxLength="100" gradient="0"><x14:cfvo type="num"><xm:f>0</xm:f></x14:cfvo>` +
      `<x14:cfvo type="max"/><x14:negativeFillColor rgb="FFB42318"/><x14:axisColor rgb="FF6B7785"/></x14:dataBar>` +
      `</x14:cfRule><xm:sqref>${cells}</xm:sqref></x14:conditionalFormatting>`,
  );
  return (
    `<extLst><ext xmlns:x14="${X14}" uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"><x14:conditionalFormattings>` +
    `${extensions.join("")}</x14:conditionalFormattings></ext></extLst>`
  );
}

function idOf(index: number): string {
  return `{00000000-0000-4000-8000-${String(index + 1).padStart(12, "0")}}`;
}

const X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main";
const XM = "http://schemas.microsoft.com/office/excel/2006/main";
