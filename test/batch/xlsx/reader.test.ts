/** Workbooks made to harm whoever opens them are refused by name, quickly, and cost the other logs nothing. */

import { describe, expect, test } from "vitest";
import { sheetsOf } from "../../../batch/xlsx/reader.ts";
import { UnreadableWorkbook } from "../../../batch/xlsx/unreadable-workbook.ts";
import { zipped } from "../../../batch/xlsx/zip.ts";
import { exceptionsOf, firmFolder, run, runJsonOf } from "../firm-folder.ts";

const BOOK = `<workbook xmlns:r="r"><sheets><sheet name="Log" sheetId="1" r:id="rId1"/></sheets></workbook>`;
const RELATIONS = `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`;

/** A workbook of one sheet, with these rows and shared texts. */
function workbook(rows: string, texts: readonly string[] = []): Buffer {
  return zipped([
    ["xl/workbook.xml", BOOK],
    ["xl/_rels/workbook.xml.rels", RELATIONS],
    ["xl/sharedStrings.xml", `<sst>${texts.map((text) => `<si><t>${text}</t></si>`).join("")}</sst>`],
    ["xl/worksheets/sheet1.xml", `<worksheet><sheetData>${rows}</sheetData></worksheet>`],
  ]);
}

const inline = (text: string) => `<row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row>`;

/** The workbook with what its directory says of the unpacked size of each part made small. */
function lying(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  for (let at = copy.indexOf("PK\x01\x02"); at >= 0; at = copy.indexOf("PK\x01\x02", at + 4))
    copy.writeUInt32LE(10, at + 24);
  return copy;
}

const BOMBS: [what: string, make: () => Buffer, reason: string][] = [
  ["a part that unpacks to 300 MB", () => workbook(" ".repeat(300 * 1024 * 1024)), "too large"],
  ["one that lies about its size", () => lying(workbook(" ".repeat(300 * 1024 * 1024))), "too large"],
  ["a cell longer than Excel's longest", () => workbook(inline("x".repeat(32_768))), "too large"],
  [
    "a long text in very many cells",
    () => {
      const row = `<row>${'<c t="s"><v>0</v></c>'.repeat(900)}</row>`;
      return workbook(row.repeat(20), ["x".repeat(32_767)]);
    },
    "too large",
  ],
  ["a cell in Excel's last column", () => workbook('<row r="1"><c r="XFD1"><v>1</v></c></row>'), "too large"],
  ["a cell in column ZZZ", () => workbook('<row r="1"><c r="ZZZ1"><v>1</v></c></row>'), "damaged"],
  [
    "entities that unfold into one another",
    () => {
      const declared = Array.from({ length: 9 }, (_, n) => `<!ENTITY a${n + 1} "${`&a${n};`.repeat(10)}">`);
      const doctype = `<!DOCTYPE sst [<!ENTITY a0 "ha">${declared.join("")}]>`;
      return zipped([
        ["xl/workbook.xml", BOOK],
        ["xl/_rels/workbook.xml.rels", RELATIONS],
        ["xl/sharedStrings.xml", `${doctype}<sst><si><t>&a9;</t></si></sst>`],
      ]);
    },
    "damaged",
  ],
];

describe("refused", () => {
  test.each(BOMBS)("%s", (_what, make, reason) => {
    const bytes = make();
    const started = performance.now();
    let told: unknown = null;
    try {
      sheetsOf(bytes);
    } catch (error) {
      told = error;
    }
    expect(told).toBeInstanceOf(UnreadableWorkbook);
    expect((told as UnreadableWorkbook).reason).toBe(reason);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

test("Excel's longest cell is read", () => {
  const [sheet] = sheetsOf(workbook(inline("x".repeat(32_767))));
  expect(sheet?.rows[0]?.cells[0]).toHaveLength(32_767);
});

test("among a firm's logs it is an exception with its name, and the others count", async () => {
  const folder = await firmFolder({ "logs/bomb.xlsx": workbook(inline("x".repeat(32_768))) });
  expect((await run(folder)).code).toBe(1);
  expect(await exceptionsOf(folder)).toMatchObject([{ file: "bomb.xlsx", code: "WORKBOOK_TOO_LARGE" }]);
  expect((await runJsonOf(folder)).control.entriesPlaced).toBe(2);
});
