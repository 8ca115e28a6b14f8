/**
 * The file of the starter workbook. exceljs writes nothing that says a formula spills, puts the notes of a sheet after its
 * tables, where Excel repairs them, and dates its archives; so its parts are completed, and packed anew.
 */

import type ExcelJS from "exceljs";
import JSZip from "jszip";
import { fontsInOrder } from "./sheet-to-fill.ts";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
/** Excel's mark of a formula whose result takes as many cells as it needs. */
const SPILLS = `<metadata xmlns="${MAIN}" xmlns:xda="http://schemas.microsoft.com/office/spreadsheetml/2017/dynamicarray"><metadataTypes count="1"><metadataType name="XLDAPR" minSupportedVersion="120000" copy="1" pasteAll="1" pasteValues="1" merge="1" splitFirst="1" rowColShift="1" clearFormats="1" clearComments="1" assign="1" coerce="1" cellMeta="1"/></metadataTypes><futureMetadata name="XLDAPR" count="1"><bk><extLst><ext uri="{bdbb8cdc-fa1e-496e-a857-3c3f30c029c3}"><xda:dynamicArrayProperties fDynamic="1" fCollapsed="0"/></ext></extLst></bk></futureMetadata><cellMetadata count="1"><bk><rc t="1" v="0"/></bk></cellMetadata></metadata>`;
const DECLARED = `<Override PartName="/xl/metadata.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheetMetadata+xml"/>`;
const RELATED = `<Relationship Id="rIdSpills" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sheetMetadata" Target="metadata.xml"/>`;
/** The first that a zip can hold. */
const DATED = new Date(Date.UTC(1980, 0, 1));

/** `formulas` makes the formulas in a text those of the build. */
export async function packedStarter(
  book: ExcelJS.Workbook,
  formulas: (text: string) => string,
): Promise<Uint8Array> {
  const theirs = await JSZip.loadAsync(await book.xlsx.writeBuffer());
  const ours = new JSZip();
  const add = (name: string, text: string) =>
    ours.file(name, formulas(text), { date: DATED, createFolders: false });
  for (const [name, part] of Object.entries(theirs.files))
    if (!part.dir) add(name, completed(name, await part.async("string")));
  add("xl/metadata.xml", SPILLS);
  return ours.generateAsync({ type: "uint8array", compression: "DEFLATE", platform: "DOS" });
}

function completed(name: string, text: string): string {
  if (name === "xl/styles.xml") return fontsInOrder(text);
  if (name === "[Content_Types].xml") return text.replace("</Types>", `${DECLARED}</Types>`);
  if (name === "xl/_rels/workbook.xml.rels")
    return text.replace("</Relationships>", `${RELATED}</Relationships>`);
  if (!name.startsWith("xl/worksheets/sheet")) return text;
  return text
    .replace(/<c (?=[^>]*><f t="array")/g, '<c cm="1" ')
    .replace(/(<tableParts.*<\/tableParts>)(<legacyDrawing[^>]*>)/, "$2$1");
}
