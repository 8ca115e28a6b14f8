/** Malicious workbooks are refused by name, quickly, and without any effect on the other logs. */

import { describe, expect, test } from "vitest";
import { MOST } from "../../../batch/disk/input-limits.ts";
import { sheetsOf } from "../../../batch/xlsx/reader.ts";
import { ReadingBudget } from "../../../batch/xlsx/reading-budget.ts";
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
    let reported: unknown = null;
    try {
      sheetsOf(bytes);
    } catch (error) {
      reported = error;
    }
    expect(reported).toBeInstanceOf(UnreadableWorkbook);
    expect((reported as UnreadableWorkbook).reason).toBe(reason);
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

const sheetOf = (xml: string) =>
  zipped([
    ["xl/workbook.xml", BOOK],
    ["xl/_rels/workbook.xml.rels", RELATIONS],
    ["xl/worksheets/sheet1.xml", xml],
  ]);
const column = (letter: string, from: number, to: number, text = "Acme") =>
  Array.from({ length: to - from + 1 }, (_, n) => {
    const line = from + n;
    return `<row r="${line}"><c r="${letter}${line}" t="inlineStr"><is><t>${text}</t></is></c></row>`;
  }).join("");
const withMerges = (rows: string, ranges: readonly string[]) =>
  sheetOf(
    `<worksheet><sheetData>${rows}</sheetData><mergeCells>${ranges.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells></worksheet>`,
  );
const manySheets = (count: number) => {
  const sheets = Array.from({ length: count }, (_, n) => `<sheet name="s${n}" r:id="rId1"/>`).join("");
  return zipped([
    ["xl/workbook.xml", `<workbook xmlns:r="r"><sheets>${sheets}</sheets></workbook>`],
    ["xl/_rels/workbook.xml.rels", RELATIONS],
    ["xl/worksheets/sheet1.xml", "<worksheet/>"],
  ]);
};

type Spent = Partial<ReadingBudget["spent"] & { elements: number }>;

/** What each is refused for, or how many rows it has; and what of it was looked at, at most. */
const COSTLY: [what: string, make: () => Buffer, outcome: string | number, spent: Spent][] = [
  ["elements nested a million deep", () => sheetOf("<a>".repeat(1_000_000)), "damaged", { elements: 50 }],
  [
    "elements nested as deep as may be",
    () => sheetOf(`${"<a>".repeat(32)}${"</a>".repeat(32)}`),
    0,
    { elements: 40 },
  ],
  ["eight million empty cells", () => workbook(`<row>${"<c/>".repeat(8_000_000)}</row>`), 0, { cells: 0 }],
  [
    "more than a small file may unpack to",
    () => workbook(" ".repeat(40_000_000)),
    "too large",
    { unpacked: 2_000, elements: 20 },
  ],
  ["100,000 sheets", () => manySheets(100_000), "too large", { sheets: MOST.sheets + 1, elements: 1_200 }],
  ["as many sheets as may be, all one part", () => manySheets(MOST.sheets), 0, { elements: 3 * MOST.sheets }],
  [
    "20,000 tiny parts",
    () => zipped(Array.from({ length: 20_000 }, (_, n) => [`p${n}.xml`, "<a/>"] as const)),
    "too large",
    { unpacked: 0, elements: 0 },
  ],
  [
    "a cell in Excel's last corner",
    () => workbook('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    "too large",
    { cells: 0 },
  ],
  [
    "a formatted cell there",
    () => workbook('<row r="1048576"><c r="XFD1048576" s="1"/></row>'),
    0,
    { cells: 0 },
  ],
  [
    "a column filled down to the last row",
    () => sheetOf(`<worksheet><sheetData>${column("C", 1, 400_000)}</sheetData></worksheet>`),
    400_000,
    { cells: 400_000, elements: 1_600_010 },
  ],
  [
    "100,000 merged ranges of nothing",
    () =>
      withMerges(
        column("A", 1, 10),
        Array.from({ length: 100_000 }, (_, n) => `B${n + 1}:B1048576`),
      ),
    10,
    { cells: 10 },
  ],
  [
    "a thousand merged ranges one over another",
    () => withMerges(column("A", 1, 10), Array(1_000).fill("A1:A1048576")),
    10,
    { cells: 10 + 9 * 1_000 },
  ],
  [
    "merged ranges without end",
    () => withMerges(column("A", 1, 2), Array(MOST.merged + 1).fill("A1:A2")),
    "too large",
    { merged: MOST.merged + 1, cells: 2 },
  ],
  [
    "overlapping merged ranges over many rows",
    () => withMerges(column("A", 1, 5_000), Array(10_000).fill("A1:A1048576")),
    "too large",
    { cells: MOST.cells + 1 },
  ],
  [
    "a number of 30,000 digits",
    () => workbook(`<row><c><v>${"9".repeat(30_000)}</v></c></row>`),
    1,
    { cells: 1 },
  ],
  [
    "a formula of a million letters",
    () => workbook(`<row><c><f>${"1+".repeat(500_000)}1</f><v>1</v></c></row>`),
    1,
    { cells: 1 },
  ],
  [
    "200,000 styles",
    () =>
      zipped([
        ["xl/workbook.xml", BOOK],
        ["xl/_rels/workbook.xml.rels", RELATIONS],
        ["xl/styles.xml", `<styleSheet><cellXfs>${"<xf/>".repeat(200_000)}</cellXfs></styleSheet>`],
        ["xl/worksheets/sheet1.xml", "<worksheet/>"],
      ]),
    "too large",
    { styles: MOST.styles + 1, elements: MOST.styles + 20 },
  ],
  [
    "a number format of a million letters",
    () =>
      zipped([
        ["xl/workbook.xml", BOOK],
        ["xl/_rels/workbook.xml.rels", RELATIONS],
        [
          "xl/styles.xml",
          `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="${"[".repeat(1_000_000)}"/></numFmts></styleSheet>`,
        ],
        ["xl/worksheets/sheet1.xml", "<worksheet/>"],
      ]),
    0,
    { elements: 20 },
  ],
];

describe("what a file makes the reader do has an end", () => {
  test.each(COSTLY)("%s", (_what, make, outcome, spent) => {
    const bytes = make();
    const budget = new ReadingBudget(bytes.length);
    let reported: unknown;
    try {
      reported = sheetsOf(bytes, budget).reduce((rows, sheet) => rows + sheet.rows.length, 0);
    } catch (error) {
      reported = (error as UnreadableWorkbook).reason;
    }
    expect(reported).toBe(outcome);
    for (const [cost, most] of Object.entries(spent)) {
      const own = cost === "elements" ? budget.elements : budget.spent[cost as keyof ReadingBudget["spent"]];
      expect(own, cost).toBeLessThanOrEqual(most);
    }
  });
});

/** The rows of a sheet, each behind its number; or why there are none. */
function reported(xml: string, namespaces = ""): unknown {
  try {
    const [sheet] = sheetsOf(sheetOf(`<worksheet ${namespaces}><sheetData>${xml}</sheetData></worksheet>`));
    return sheet?.rows.map(({ line, cells }) => [line, ...cells]);
  } catch (error) {
    return (error as UnreadableWorkbook).reason;
  }
}

const at = (reference: string, value: number) => `<c r="${reference}"><v>${value}</v></c>`;
const NAMESPACES = `xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" xmlns:foo="urn:foo"`;

describe("a cell is where it says", () => {
  test.each<[string, string, unknown]>([
    ["lower case", `<row r="1">${at("a1", 1)}${at("c1", 3)}</row>`, [[1, "1", "", "3"]]],
    ["with dollars", `<row r="3">${at("$A$3", 1)}</row>`, [[3, "1"]]],
    ["in a row without a number", `<row>${at("B4", 1)}</row><row><c><v>2</v></c></row>`, [[4, "", "1"], [5, "2"]]], // biome-ignore format: a table
    ["without saying", "<row><c><v>1</v></c><c><v>2</v></c></row>", [[1, "1", "2"]]],
    ["rows in any order", `<row r="2">${at("A2", 2)}</row><row r="1">${at("A1", 1)}</row>`, [[1, "1"], [2, "2"]]], // biome-ignore format: a table
    ["cells in any order", `<row r="1">${at("B1", 2)}${at("A1", 1)}</row>`, [[1, "1", "2"]]],
    ["a row twice", `<row r="1">${at("A1", 1)}</row><row r="1">${at("B1", 2)}</row>`, "damaged"],
    ["a cell twice", `<row r="1">${at("A1", 1)}${at("A1", 2)}</row>`, "damaged"],
    ["a cell of another row", `<row r="1">${at("A2", 1)}</row>`, "damaged"],
    ...["A0", "0", "A", "1A", "A-1", "A1:B2", "ÀA1", "A1048577", "XFE1", ""].map(
      (own): [string, string, unknown] => [`no reference: “${own}”`, `<row>${at(own, 1)}</row>`, "damaged"],
    ),
    ["row zero", `<row r="0">${at("A1", 1)}</row>`, "damaged"],
    ["a text that is not there", '<row><c t="s"><v>7</v></c></row>', "damaged"],
  ])("%s", (_what, xml, rows) => {
    expect(reported(xml)).toEqual(rows);
  });

  test("merged ranges too, in lower case and with dollars, and what is no range is damaged", () => {
    const rows = `<row r="1">${at("A1", 1)}</row><row r="2">${at("B2", 2)}</row>`;
    const cells = (range: string) => sheetsOf(withMerges(rows, [range]))[0]?.rows[1]?.cells;
    expect(cells("a1:a2")).toEqual(["1", "2"]);
    expect(cells("$A$1:$A$2")).toEqual(["1", "2"]);
    expect(() => cells("A1-A2")).toThrow("damaged");
  });
});

describe("a text is read once", () => {
  test.each<[string, string, unknown]>([
    [
      "without its reading",
      '<row><c t="inlineStr"><is><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></is></c></row>',
      [[1, "東京"]],
    ],
    ["of several runs", '<row><c t="inlineStr"><is><r><t>Ac</t></r><r><t xml:space="preserve">me </t></r></is></c></row>', [[1, "Acme "]]], // biome-ignore format: a table
    [
      "with what XML can't hold",
      '<row><c t="inlineStr"><is><t>a_x000A_b_x005F_x000A_</t></is></c></row>',
      [[1, "a\nb_x000A_"]],
    ],
    [
      "of the alternative that Excel knows",
      `<mc:AlternateContent><mc:Choice Requires="x14ac"><row r="1">${at("A1", 1)}</row></mc:Choice><mc:Fallback><row r="1">${at("A1", 2)}</row></mc:Fallback></mc:AlternateContent><row r="2">${at("A2", 3)}</row>`,
      [[1, "1"], [2, "3"]], // biome-ignore format: a table
    ],
    [
      "or of the fallback",
      `<mc:AlternateContent><mc:Choice Requires="foo"><row r="1">${at("A1", 1)}</row></mc:Choice><mc:Fallback><row r="1">${at("A1", 2)}</row></mc:Fallback></mc:AlternateContent>`,
      [[1, "2"]],
    ],
  ])("%s", (_what, xml, rows) => {
    expect(reported(xml, NAMESPACES)).toEqual(rows);
  });
});

test.each([
  ["in capitals", "XL/WorkBook.XML", "xl/Worksheets/SHEET1.xml", "worksheets/sheet1.xml"],
  ["with backslashes", "xl\\workbook.xml", "xl\\worksheets\\sheet1.xml", "worksheets\\sheet1.xml"],
  ["from the top", "xl/workbook.xml", "xl/worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml"],
  ["over the folder above", "xl/workbook.xml", "xl/worksheets/sheet1.xml", "../xl/./worksheets/sheet1.xml"],
])("a part is found %s", (_what, book, sheet, target) => {
  const bytes = zipped([
    [book, BOOK],
    [
      "xl/_rels/workbook.xml.rels",
      `<Relationships><Relationship Id="rId1" Target="${target}"/></Relationships>`,
    ],
    [sheet, `<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>`],
  ]);
  expect(sheetsOf(bytes)[0]?.rows).toEqual([{ line: 1, cells: ["1"] }]);
});

test("a workbook whose sheet is not there is damaged, and another kind of zip is no workbook", () => {
  const reason = (parts: [string, string][]) => {
    try {
      return sheetsOf(zipped(parts)).length;
    } catch (error) {
      return (error as UnreadableWorkbook).reason;
    }
  };
  expect(reason([["xl/workbook.xml", BOOK], ["xl/_rels/workbook.xml.rels", RELATIONS]])).toBe("damaged"); // biome-ignore format: a pair
  expect(reason([["word/document.xml", "<document/>"]])).toBe("not a workbook");
});
