/** The writer: what a reader gets back from a workbook, what is refused, and that the bytes are ours. */

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { describe, expect, test } from "vitest";
import { AUTHOR, NAVY, STYLES } from "../../../batch/xlsx/styles.ts";
import {
  type Block,
  columnOf,
  onSheet,
  rowAfter,
  type Sheet,
  type Table,
  type Workbook,
} from "../../../batch/xlsx/workbook.ts";
import { xlsx } from "../../../batch/xlsx/writer.ts";
import { day } from "../../../core/values/calendar.ts";
import { officeTest, recalculated } from "../../libreoffice.ts";
import { zipEntries } from "../zip-entries.ts";

const ledger: Table = {
  name: "Ledger",
  columns: [
    { header: "Date", style: "date" },
    { header: "Where", style: "text" },
    { header: "Heures facturées", style: "hours" },
    { header: "Worked (h)", style: "hours" },
  ],
  rows: [
    [{ serial: 46_300 }, "bank", 0.75, 0.52],
    [
      { serial: 46_301 },
      { content: "billable", style: "text bad" },
      { content: 1.25, style: "hours bad" },
      1.2,
    ],
    [{ serial: 46_302 }, "=1+1", 0.5, 0.5],
  ],
  totals: ["Total", null, { sum: 2.5 }, { sum: 2.22 }],
};
const empty: Table = { name: "Exceptions", columns: [{ header: "Reason", style: "wrapped" }], rows: [] };

const intro: Block[] = [
  {
    cells: [
      { content: "O'Neil & fils", style: "title", across: 3 },
      { content: "2026-10", style: "title aside" },
    ],
  },
  { cells: [] },
  { cells: [{ content: "Charged", style: "label" }, formula("SUM(Ledger[Heures facturées])", 2.5)] },
  { cells: ["Billable", formula('SUMIFS(Ledger[Heures facturées],Ledger[Where],"billable")', 1.25)] },
  { cells: ["Not billable", formula("B3-B4", 1.25)] },
  { cells: ["Worked", formula(`ROUND(SUM(${columnOf("Ledger", "Worked (h)")}),2)`, 2.22)] },
  { cells: ["First day", { content: formula("MIN(Ledger[Date])", 46_300), style: "date" }] },
  { cells: ["Words", formula('B4&" of "&B3', "1.25 of 2.5")] },
  { cells: ["Named", formula("Charged*2", 5)] },
  { cells: ["Exceptions", formula("COUNTA(Exceptions[Reason])", 0)] },
];

function formula(text: string, result: number | string) {
  return { formula: text, result };
}

function workbook(change: Partial<Workbook> = {}): Workbook {
  return {
    title: "O'Neil & fils",
    dated: day("2026-10-31"),
    language: "fr",
    sheets: [
      { name: "O'Neil", widths: [20, 13, 10, 10], blocks: [...intro, ledger] },
      { name: "Exceptions", widths: [40], blocks: [empty] },
    ],
    definedNames: [{ name: "Charged", refersTo: onSheet("O'Neil", "$B$3") }],
    ...change,
  };
}

const withBlocks = (...blocks: Block[]) => workbook({ sheets: [sheet("One", ...blocks)], definedNames: [] });
const sheet = (name: string, ...blocks: Block[]): Sheet => ({ name, widths: [20, 20], blocks });

async function read(from: Workbook): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  // The declared parameter is a Buffer of an older @types/node.
  await book.xlsx.load(xlsx(from) as unknown as ArrayBuffer);
  return book;
}

function part(from: Workbook, name: string): string {
  return (
    zipEntries(xlsx(from))
      .find((entry) => entry.name === name)
      ?.text() ?? ""
  );
}

describe("what was described is what is read", () => {
  test("texts, numbers, dates as serials, formulas with their values, styles", async () => {
    const page = (await read(workbook())).getWorksheet("O'Neil");
    const at = rowAfter(intro);
    expect(page?.getCell("A1").value).toBe("O'Neil & fils");
    expect(page?.getCell("D1").value).toBe("2026-10");
    expect(page?.getCell("B4").formula).toBe('SUMIFS(Ledger[Heures facturées],Ledger[Where],"billable")');
    expect(page?.getCell("B4").result).toBe(1.25);
    expect([page?.getCell(at, 1).value, page?.getCell(at, 3).value]).toEqual(["Date", "Heures facturées"]);
    expect(page?.getCell(at + 1, 3).numFmt).toBe(STYLES.fr.hours.format);
    expect(page?.getCell(at + 2, 2).font.color).toEqual({ argb: STYLES.fr["text bad"].font.colour });
    expect(page?.getCell(at + 4, 3).formula).toBe("SUBTOTAL(109,Ledger[Heures facturées])");
    expect(part(workbook(), "xl/worksheets/sheet1.xml")).toMatch(
      new RegExp(`<c r="A${at + 1}" s="\\d+"><v>46300</v></c>`),
    );
  });

  test("rowAfter counts the blank row of an empty table and the totals", () => {
    expect(rowAfter([])).toBe(1);
    expect(rowAfter([empty])).toBe(3);
    expect(rowAfter([{ cells: [] }, ledger, empty])).toBe(1 + 1 + 5 + 2);
  });

  test("text is never a formula and comes back as it was, but for what cannot be written", async () => {
    expect(part(withBlocks({ cells: ["", "a"] }), "xl/sharedStrings.xml")).toContain('uniqueCount="1"');
    const texts = ["=1+1", "+1", "@A1", "_x0041_x0042_", " padded ", "a\nb", "\u0001\ud800\uffff", "'quoted"];
    const page = (await read(withBlocks({ cells: texts }))).getWorksheet("One");
    const back = texts.map((_, index) => page?.getCell(1, index + 1).value);
    expect(back).toEqual([...texts.slice(0, 6), "\uFFFD\uFFFD\uFFFD", "'quoted"]);
    expect(part(withBlocks({ cells: texts }), "xl/worksheets/sheet1.xml")).not.toContain("<f>");
  });

  test("a table: its own filter, its range with the totals, its sums", () => {
    const xml = part(workbook(), "xl/tables/table1.xml");
    const at = rowAfter(intro);
    expect(xml).toContain(`name="Ledger" displayName="Ledger" ref="A${at}:D${at + 4}" totalsRowCount="1"`);
    expect(xml).toContain(`<autoFilter ref="A${at}:D${at + 3}"/>`);
    expect(xml).toContain('name="Heures facturées" totalsRowFunction="sum"');
    expect(part(workbook(), "xl/tables/table2.xml")).toContain('ref="A1:A2"');
  });

  test("a column as formulas call it: other signs than letters, digits and spaces take a second pair", () => {
    const headers = ["Heures facturées", "N° 1", "Amount ($)", "Prior-period"];
    expect(headers.map((header) => columnOf("T", header))).toEqual([
      "T[Heures facturées]",
      "T[[N° 1]]",
      "T[[Amount ($)]]",
      "T[[Prior-period]]",
    ]);
  });

  test("links lead to files, each as a URI, whatever its name begins with", () => {
    const cells = [
      { link: "a/Ltée #2!A1.xlsx", text: "Ltée" },
      { link: "#'One'!A1.xlsx", text: "=1+1" },
    ];
    const rels = part(withBlocks({ cells }), "xl/worksheets/_rels/sheet1.xml.rels");
    expect(rels).toContain('Target="a/Lt%C3%A9e%20%232!A1.xlsx"');
    expect(rels).toContain(`Target="%23'One'!A1.xlsx"`);
    expect(part(withBlocks({ cells }), "xl/worksheets/sheet1.xml")).not.toContain("<f>");
  });

  test("links lead to sheets of the workbook too, beside those to files, and never to one that is not there", () => {
    const cells = [
      { sheet: "One", text: "here" },
      { link: "a.xlsx", text: "a" },
    ];
    const page = part(withBlocks({ cells }), "xl/worksheets/sheet1.xml");
    expect(page).toContain(`<hyperlink ref="A1" location="'One'!A1"/>`);
    const [, id] = /<hyperlink ref="B1" r:id="(\w+)"\/>/.exec(page) ?? [];
    const rels = part(withBlocks({ cells }), "xl/worksheets/_rels/sheet1.xml.rels");
    expect(rels).toMatch(new RegExp(`Id="${id}" [^>]*Target="a.xlsx"`));
    expect(rels.match(/hyperlink"/g)).toHaveLength(1);
    expect(() => part(withBlocks({ cells: [{ sheet: "Two", text: "x" }] }), "xl/workbook.xml")).toThrow(
      "'Two'!A1 is on no sheet that is shown",
    );
    expect(() => part(withBlocks({ cells: [{ sheet: "One", text: "" }] }), "xl/workbook.xml")).toThrow(
      "has no text",
    );
  });

  test("print: letter, one page wide, the list's head on each page, names with apostrophes, a foot", () => {
    const names = part(workbook(), "xl/workbook.xml");
    const at = rowAfter(intro);
    expect(names).toContain(`localSheetId="0">'O''Neil'!$${at}:$${at}<`);
    expect(names).toContain(`<definedName name="Charged">'O''Neil'!$B$3<`);
    const page = part(workbook({ title: `A & B ${"é".repeat(300)}` }), "xl/worksheets/sheet1.xml");
    expect(page).toMatch(/<pageSetup paperSize="1" [^>]*fitToWidth="1" fitToHeight="0"/);
    const foot = /<oddFooter>(.*)<\/oddFooter>/.exec(page)?.[1]?.replaceAll("&amp;", "&") ?? "";
    expect(foot).toMatch(/^&L&8 A && B é+&R&8 &P \/ &N$/);
    expect(foot.length).toBeLessThan(256);
  });

  test("print: sheets after the first are headed by the title and their name; the first has a title of its own", () => {
    const title = `A & B ${"é".repeat(300)}`;
    const [first, second] = [1, 2].map((at) => part(workbook({ title }), `xl/worksheets/sheet${at}.xml`));
    expect(first).not.toContain("<oddHeader>");
    const head = /<oddHeader>(.*)<\/oddHeader>/.exec(second ?? "")?.[1]?.replaceAll("&amp;", "&") ?? "";
    expect(head).toMatch(/^&L&8 A && B é+&R&8 &A$/);
    expect(head.length).toBeLessThan(256);
    expect(second).toContain("<oddFooter>&amp;R&amp;8 &amp;P / &amp;N</oddFooter>");
  });

  test("the engine that calculated it is today's Excel's, which else calculates all anew and asks to save", () => {
    expect(part(workbook(), "xl/workbook.xml")).toContain('<calcPr calcId="191029"/>');
  });

  test("a hidden sheet is there, and not shown", async () => {
    const hidden = workbook({ sheets: [sheet("One"), { ...sheet("Data"), hidden: true }], definedNames: [] });
    expect((await read(hidden)).worksheets.map(({ state }) => state)).toEqual(["visible", "hidden"]);
  });

  test("what stands around the cells, as another library finds it", async () => {
    const own: Sheet = { name: "A", widths: [9, 30], blocks: [{ cells: ["a"] }, empty], frozenRows: 2 };
    const sheets = [
      { ...own, landscape: true },
      { ...own, name: "B", blocks: [], guarded: true, onePage: true },
    ];
    const read = new ExcelJS.Workbook();
    await read.xlsx.load(
      xlsx(
        workbook({ sheets, definedNames: [{ name: "First", refersTo: onSheet("A", "$A$1") }] }),
      ) as unknown as ArrayBuffer,
    );
    const [first, second] = read.worksheets;
    expect(first?.views).toEqual([
      expect.objectContaining({ state: "frozen", ySplit: 2, topLeftCell: "A3", showGridLines: false }),
    ]);
    expect([first?.getColumn(1).width, first?.getColumn(2).width]).toEqual([9, 30]);
    expect(first?.pageSetup).toMatchObject({ orientation: "landscape", paperSize: 1, fitToPage: true });
    expect([first?.pageSetup.fitToHeight, second?.pageSetup.fitToHeight]).toEqual([0, 1]);
    expect(first?.pageSetup.printTitlesRow).toBe("2:2");
    expect(second?.headerFooter.oddFooter).toContain("&P / &N");
    expect(second?.properties.tabColor).toEqual({ argb: NAVY });
    expect(read.definedNames.getRanges("First").ranges).toEqual(["A!$A$1"]);
    expect([read.creator, read.lastModifiedBy, read.created.toISOString()]).toEqual([
      AUTHOR,
      AUTHOR,
      "2026-10-31T00:00:00.000Z",
    ]);
  });

  test("money: the sign before in English, after in French", async () => {
    const cells = [{ content: 5, style: "money" as const }];
    const formats = await Promise.all(
      (["en", "fr"] as const).map(async (language) => {
        const book = await read(workbook({ language, sheets: [sheet("One", { cells })], definedNames: [] }));
        return book.getWorksheet("One")?.getCell("A1").numFmt;
      }),
    );
    expect(formats).toEqual(["$#,##0.00", '#,##0.00" $"']);
  });
});

describe("refused, naming the place", () => {
  const one = [{ header: "A", style: "text" as const }];
  test.each<[string, Workbook, string]>([
    ["NaN", withBlocks({ cells: [] }, { cells: ["a", Number.NaN] }), "'One'!B2: NaN is not a finite number"],
    ["a fraction of a day", withBlocks({ cells: [{ serial: 1.5 }] }), "'One'!A1: 1.5 is not a day serial"],
    ["an = too many", withBlocks({ cells: [formula("=A2", 0)] }), "'One'!A1: the formula starts with"],
    [
      "a cell after a wide one",
      withBlocks({ cells: [{ content: "w", style: "title", across: 3 }, 1 / 0] }),
      "'One'!D1",
    ],
    ["a cell of a table", withBlocks({ name: "T", columns: one, rows: [[-1 / 0]] }), "'One'!A2"],
    [
      "a ragged table",
      withBlocks({ cells: [] }, { name: "T", columns: one, rows: [["a", "b"]] }),
      "'One'!A2, table T: row 1",
    ],
    [
      "a table's name twice",
      withBlocks(empty, empty),
      "'One'!A3, table Exceptions: the workbook has this name",
    ],
    [
      "a sheet's name twice",
      workbook({ sheets: [sheet("a"), sheet("A")] }),
      "sheet A: two sheets have this name",
    ],
    [
      "a name of a table",
      workbook({ definedNames: [{ name: "ledger", refersTo: "A1" }] }),
      "defined name ledger",
    ],
    [
      "a column too wide",
      workbook({ sheets: [{ ...sheet("One"), widths: [9, 256] }] }),
      "sheet One, column 2: 256",
    ],
    ["a row too tall", withBlocks({ cells: [], height: 410 }), "'One'!1:1: 410 is not a size from 0 to 409"],
    ["no sheet", workbook({ sheets: [] }), "O'Neil & fils: no sheet"],
    [
      "no sheet to open with",
      workbook({ sheets: [{ ...sheet("One"), hidden: true }, sheet("Two")] }),
      "O'Neil & fils: the first sheet is hidden",
    ],
  ])("%s", (_, bad, reason) => {
    expect(() => xlsx(bad)).toThrow(`unwritable workbook, ${reason}`);
  });
});

describe("same bytes", () => {
  const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

  test("each entry is of 1980-01-01, the properties of the workbook's own day", () => {
    const packed = zipEntries(xlsx(workbook()));
    expect(packed.map(({ name }) => name)).toContain("xl/worksheets/sheet1.xml");
    for (const { name, time, date } of packed)
      expect({ name, time, date }).toEqual({ name, time: 0, date: (1 << 5) | 1 });
    expect(part(workbook(), "docProps/core.xml")).toMatch(/2026-10-31T00:00:00Z.*2026-10-31T00:00:00Z/);
  });

  test("in any time zone", () => {
    const here = import.meta.dirname;
    const program = `
      import { createHash } from "node:crypto";
      import { xlsx } from ${JSON.stringify(join(here, "../../../batch/xlsx/writer.ts"))};
      const bytes = xlsx(${JSON.stringify(workbook())});
      console.log(createHash("sha256").update(bytes).digest("hex"));`;
    for (const TZ of ["America/Toronto", "Pacific/Kiritimati", "Asia/Kathmandu"]) {
      const run = spawnSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program], {
        cwd: here,
        env: { ...process.env, TZ },
        encoding: "utf8",
      });
      expect(run.stdout.trim(), run.stderr).toBe(sha256(xlsx(workbook())));
    }
  });
});

describe("LibreOffice", () => {
  officeTest("recalculates every formula to its cached value, and finds an altered one", async () => {
    const folder = await mkdtemp(join(tmpdir(), "workbook-"));
    try {
      const [honest, altered] = [join(folder, "honest.xlsx"), join(folder, "altered.xlsx")];
      const lie: Block = {
        cells: ["Billable", formula('SUMIFS(Ledger[[Worked (h)]],Ledger[Where],"billable")', 1.21)],
      };
      const pages = (blocks: Block[]) =>
        workbook({ sheets: [{ ...sheet("O'Neil"), blocks }, sheet("E", empty)] });
      await writeFile(honest, xlsx(pages([...intro, ledger])));
      await writeFile(altered, xlsx(pages([...intro, lie, ledger])));
      const found = await recalculated([honest, altered], join(folder, "out"));
      expect(found.get(honest)).toEqual({ formulas: 10, differences: [] });
      expect(found.get(altered)).toEqual({
        formulas: 11,
        differences: [
          {
            sheet: "O'Neil",
            cell: "B11",
            formula: 'SUMIFS(Ledger[[Worked (h)]],Ledger[Where],"billable")',
            cached: 1.21,
            recalculated: 1.2,
          },
        ],
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
