/** The rows exactly as in the file, with the XML around them. */

import { crc32 } from "node:zlib";
import { expect, test } from "vitest";
import { sheetCells } from "../../../batch/xlsx/rows.ts";
import { SharedTexts } from "../../../batch/xlsx/shared-texts.ts";
import { paletteIn } from "../../../batch/xlsx/styles-part.ts";
import type { Row, Sheet, Table } from "../../../batch/xlsx/workbook.ts";
import { xlsx } from "../../../batch/xlsx/writer.ts";
import { day } from "../../../core/values/calendar.ts";
import { zipEntries } from "../zip-entries.ts";

const band: Row = { cells: [{ content: "A & B", style: "title", across: 3 }, 1.5], height: 30 };
const table: Table = {
  name: "T",
  columns: [
    { header: "Text", style: "wrapped" },
    { header: "n", style: "hours" },
  ],
  rows: [
    [" x".repeat(15), -0.25],
    ["A & B", { formula: '1<"2"', result: "a<b" }],
    [{ link: "é b.xlsx", text: "go" }, { serial: 46_300 }],
  ],
  totals: ["Sum", { sum: 2 }],
};
const sheet: Sheet = { name: "S", widths: [10, 9], frozenRows: 1, blocks: [band, { cells: [] }, table] };

test("each cell once, with its style, type and value; heights; what a wide cell covers", () => {
  const palette = paletteIn("en");
  const texts = new SharedTexts();
  const { sheetData, dimension, merged, links } = sheetCells(sheet, palette, texts);
  const shown = new Map<number, string>();
  // Some look alike: the first name stands for all.
  for (const [name, id] of Object.entries(palette.ids).reverse()) shown.set(id, name.replaceAll(" ", "-"));
  expect(sheetData.replace(/ s="(\d+)"/g, (_, id) => ` ${shown.get(Number(id))}`).split(/(?=<row)/)).toEqual([
    '<row r="1" ht="30" customHeight="1"><c r="A1" title t="s"><v>0</v></c><c r="B1" title/><c r="C1" title/><c r="D1"><v>1.5</v></c></row>',
    '<row r="3"><c r="A3" table-head t="s"><v>1</v></c><c r="B3" table-head-number t="s"><v>2</v></c></row>',
    // 30 letters over a column of 10, of which 10 / 1.1 fit on a line.
    '<row r="4" ht="62" customHeight="1"><c r="A4" wrapped t="s"><v>3</v></c><c r="B4" hours><v>-0.25</v></c></row>',
    '<row r="5"><c r="A5" wrapped t="s"><v>0</v></c><c r="B5" hours t="str"><f>1&lt;&quot;2&quot;</f><v>a&lt;b</v></c></row>',
    '<row r="6"><c r="A6" wrapped t="s"><v>4</v></c><c r="B6" hours><v>46300</v></c></row>',
    '<row r="7"><c r="A7" text-total t="s"><v>5</v></c><c r="B7" hours-total><f>SUBTOTAL(109,T[n])</f><v>2</v></c></row>',
  ]);
  expect({ dimension, merged, links }).toEqual({
    dimension: "A1:D7",
    merged: ["A1:C1"],
    links: [{ cell: "A6", target: "%C3%A9%20b.xlsx" }],
  });
  expect(texts.xml()).toMatch(
    /count="7" uniqueCount="6"><si><t>A &amp; B<\/t><\/si>.*<si><t xml:space="preserve"> x/,
  );
});

test("columns beyond Z have two letters, beyond ZZ three", () => {
  const cells = Array.from({ length: 703 }, (_, index) => index);
  const { sheetData } = sheetCells({ ...sheet, blocks: [{ cells }] }, paletteIn("en"), new SharedTexts());
  for (const cell of ["Z1", "AA1", "AZ1", "BA1", "BB1", "ZZ1", "AAA1"])
    expect(sheetData).toContain(`r="${cell}"`);
});

test("around the cells: what is merged, frozen, linked and shared", () => {
  const entries = zipEntries(xlsx({ title: "T", dated: day("2026-10-31"), language: "en", sheets: [sheet] }));
  const part = (name: string) => entries.find((entry) => entry.name === name)?.text() ?? "";
  const page = part("xl/worksheets/sheet1.xml");
  expect(page).toContain('<dimension ref="A1:D7"/>');
  expect(page).toContain(
    '</sheetData><mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells><hyperlinks>',
  );
  expect(page).toMatch(/<pane ySplit="1" topLeftCell="A2"[^>]*state="frozen"/);
  const [, id] = /<hyperlink ref="A6" r:id="(\w+)"\/>/.exec(page) ?? [];
  expect(part("xl/worksheets/_rels/sheet1.xml.rels")).toMatch(
    new RegExp(`Id="${id}" [^>]*/hyperlink" Target="%C3%A9%20b.xlsx" TargetMode="External"`),
  );
  expect(part("xl/_rels/workbook.xml.rels")).toMatch(
    /relationships\/sharedStrings" Target="sharedStrings.xml"/,
  );
});

test("each part is declared once and related once", () => {
  const entries = zipEntries(xlsx({ title: "T", dated: day("2026-10-31"), language: "en", sheets: [sheet] }));
  const part = (name: string) => entries.find((entry) => entry.name === name)?.text() ?? "";
  const all = (name: string, mark: RegExp) => [...part(name).matchAll(mark)].map(([, found]) => found);
  for (const found of [
    entries.map(({ name }) => name),
    all("[Content_Types].xml", /PartName="(.*?)"/g),
    all("xl/_rels/workbook.xml.rels", /Target="(.*?)"/g),
    all("xl/_rels/workbook.xml.rels", / Id="(.*?)"/g),
  ]) {
    expect(found.length).toBeGreaterThan(2);
    expect([...new Set(found)]).toEqual(found);
  }
});

test("the archive is whole: each entry has the sum of its bytes", () => {
  const entries = zipEntries(xlsx({ title: "é", dated: day("2026-10-31"), language: "en", sheets: [sheet] }));
  expect(entries.length).toBeGreaterThan(10);
  for (const { text, sum } of entries) expect(sum).toBe(crc32(text()));
});
