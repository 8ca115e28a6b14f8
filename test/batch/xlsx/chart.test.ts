/** Charts, data bars, protection and print: what the file contains, what is refused, what is drawn. */

import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chartXml } from "../../../batch/xlsx/chart.ts";
import { Parts } from "../../../batch/xlsx/parts.ts";
import {
  type Chart,
  type ChartSeries,
  onSheet,
  type Sheet,
  type Workbook,
} from "../../../batch/xlsx/workbook.ts";
import { xlsx } from "../../../batch/xlsx/writer.ts";
import { day } from "../../../core/values/calendar.ts";
import { officeTest, recalculated } from "../../libreoffice.ts";
import { zipEntries } from "../zip-entries.ts";
import { faultsOf, needsSchemas, withoutMarks } from "./ecma-376.ts";

const DAYS = [46_300, 46_301, 46_302];
const LEFT = [8, 7.25, null];
const PACE = [8, 4, 0];
const cells = (column: string) => onSheet("O'Neil & fils", `$${column}$2:$${column}$4`);

const burnDown: Chart = {
  title: 'Hours left <of> "VIP" & more',
  description: "7.25 hours\nof 8 & “more”\u0001",
  covers: "A6:C20",
  unit: "hours",
  categories: { are: "dates", refersTo: cells("A"), values: DAYS },
  series: [
    { name: "Pace", kind: "dashed line", colour: "FF6B7785", refersTo: cells("C"), values: PACE },
    { name: "Left & <more>", kind: "area", colour: "FF3B6EA5", refersTo: cells("B"), values: LEFT },
  ],
};
const names = ["Zoé", "=Acme", "O'Neil"];
const byClient: Chart = {
  ...burnDown,
  covers: "A22:C30",
  horizontal: true,
  categories: { are: "texts", refersTo: cells("D"), values: names },
  series: [
    { name: "Used", kind: "stacked bar", colour: "FF1F3349", refersTo: cells("C"), values: PACE },
    { name: "Left", kind: "stacked bar", colour: "FF8FB0D6", refersTo: cells("B"), values: LEFT },
  ],
};

const page: Sheet = {
  name: "O'Neil & fils",
  widths: [14, 14, 14, 14],
  onePage: true,
  guarded: true,
  blocks: [
    {
      name: "Days",
      columns: [
        { header: "Date", style: "date" },
        { header: "Left", style: "hours" },
        { header: "Pace", style: "hours" },
        { header: "Client", style: "link" },
      ],
      rows: DAYS.map((serial, index) => [
        { serial },
        LEFT[index] ?? null,
        PACE[index] ?? null,
        { link: "a & b.xlsx", text: names[index] ?? "" },
      ]),
    },
    { cells: [{ content: "wide", style: "text", across: 3 }] },
  ],
  charts: [burnDown, byClient],
  dataBars: [
    { cells: "B2:B4", colour: "FF9DB8D6" },
    { cells: "C2:C4", colour: "FFE8A838" },
  ],
};
const plain: Sheet = { name: "Plain", widths: [], blocks: [] };
const other: Sheet = { ...plain, name: "Other", charts: [byClient] };
const book: Workbook = {
  title: "T",
  dated: day("2026-10-31"),
  language: "fr",
  subject: "Usage & <more>",
  keywords: ["VIP", "2026-10"],
  sheets: [plain, page, other],
};

const parts = new Map<string, string>();
const part = (name: string) => parts.get(name) ?? "";
let folder: string;
beforeAll(async () => {
  for (const { name, text } of zipEntries(xlsx(book))) parts.set(name, text());
  folder = await mkdtemp(join(tmpdir(), "charts-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The values beside a reference, with a hole for each gap. */
function cached(chart: string, refersTo: string): (string | undefined)[] {
  const at = chart.indexOf(`<c:f>${refersTo.replaceAll("&", "&amp;")}</c:f>`);
  const cache = chart.slice(at, chart.indexOf("Cache>", chart.indexOf("Cache>", at) + 1));
  const count = Number(/ptCount val="(\d+)"/.exec(cache)?.[1]);
  const found = new Map(
    [...cache.matchAll(/idx="(\d+)"><c:v>([^<]*)</g)].map(([, at, v]) => [Number(at), v]),
  );
  return Array.from({ length: count }, (_, index) => found.get(index));
}

describe("a chart", () => {
  test("is live over its cells, with their values beside it; a null is a gap", () => {
    const chart = part("xl/charts/chart1.xml");
    expect(cached(chart, cells("A"))).toEqual(DAYS.map(String));
    expect(cached(chart, cells("B"))).toEqual(["8", "7.25", undefined]);
    expect(cached(chart, cells("C"))).toEqual(["8", "4", "0"]);
    expect(cached(part("xl/charts/chart2.xml"), cells("D"))).toEqual(names);
  });

  test("areas lie behind lines, in the series' own order; bars have their direction, the first on top", () => {
    const chart = part("xl/charts/chart1.xml");
    expect(chart.indexOf("<c:areaChart>")).toBeLessThan(chart.indexOf("<c:lineChart>"));
    expect(chart).toMatch(/<c:areaChart>.*<c:idx val="1"\/>.*<c:lineChart>.*<c:idx val="0"\/>/);
    expect(chart).toContain("<c:dateAx>");
    const bars = part("xl/charts/chart2.xml");
    expect(bars).toMatch(/<c:barDir val="bar"\/><c:grouping val="stacked"\/>/);
    expect(bars).toMatch(/<c:catAx>.*<c:orientation val="maxMin"\/>/);
  });

  test("a series without any value is left out, of the legend too; of none that has one, the first stays", () => {
    const blank = (name: string) =>
      ({ ...burnDown.series[1], name, values: [null, null, null] }) as ChartSeries;
    const shown = (series: ChartSeries[]) => {
      const xml = chartXml({ ...burnDown, series }, "en");
      const names = [...xml.matchAll(/<c:tx><c:v>(.*?)<\/c:v>/g)].map(([, name]) => name);
      return { names, order: xml.match(/<c:order val="\d+"/g), legend: xml.includes("<c:legend>") };
    };
    const [pace, left] = burnDown.series as [ChartSeries, ChartSeries];
    const order = ['<c:order val="0"'];
    expect(shown([blank("Projected"), pace])).toEqual({ names: ["Pace"], order, legend: false });
    expect(shown([pace, blank("Projected"), left]).legend).toBe(true);
    expect(shown([pace, blank("Projected"), left]).names).not.toContain("Projected");
    expect(shown([blank("A"), blank("B")])).toEqual({ names: ["A"], order, legend: false });
  });

  test.each([
    [7, "days", 1, "mmm d"],
    [31, "days", 7, "mmm d"],
    [180, "months", 1, "mmm yyyy"],
    [365, "months", 2, "mmm yyyy"],
    [730, "months", 6, "mmm yyyy"],
    [3000, "months", 12, "mmm yyyy"],
  ])("%i days are labelled by %s, each %i", (span, unit, each, format) => {
    const dates = { ...burnDown.categories, values: [46_000, 46_000 + span] };
    const xml = chartXml({ ...burnDown, categories: dates }, "en");
    expect(xml).toContain(`formatCode="[$-409]${format}"`);
    expect(xml).toContain(`<c:majorUnit val="${each}"/><c:majorTimeUnit val="${unit}"/>`);
  });

  test("months in the language of the workbook", () => {
    expect(chartXml(burnDown, "fr")).toContain('formatCode="[$-40C]d mmm"');
  });

  test("is described for those who can't see it; all its texts are escaped and legal", () => {
    const drawing = part("xl/drawings/drawing1.xml");
    expect(drawing).toContain('descr="7.25 hours&#10;of 8 &amp; “more”\uFFFD"');
    expect(drawing).toContain('title="Hours left &lt;of&gt; &quot;VIP&quot; &amp; more"');
    expect(part("xl/charts/chart1.xml")).toContain("<c:tx><c:v>Left &amp; &lt;more&gt;</c:v></c:tx>");
  });

  test("covers its cells to their last edge", () => {
    const corner = /<xdr:col>(\d+)<.*?<xdr:row>(\d+)</;
    const [from, to] = ["from", "to"].map((edge) =>
      corner.exec(part("xl/drawings/drawing1.xml").split(`<xdr:${edge}>`)[1] ?? "")?.slice(1),
    );
    expect([from, to]).toEqual([
      ["0", "5"],
      ["3", "20"],
    ]);
  });

  test("hangs together: sheet, drawing, chart, kinds of content", () => {
    const [, id] = /<drawing r:id="(\w+)"\/>/.exec(part("xl/worksheets/sheet2.xml")) ?? [];
    const relations = part("xl/worksheets/_rels/sheet2.xml.rels");
    expect(relations).toMatch(
      new RegExp(`Id="${id}" [^>]*relationships/drawing" Target="../drawings/drawing1.xml"`),
    );
    const ids = [...relations.matchAll(/ Id="(\w+)"/g)].map((found) => found[1]);
    // A table, three links, a drawing: each its own.
    expect(new Set(ids).size).toBe(5);
    expect(part("xl/drawings/_rels/drawing1.xml.rels")).toMatch(/rId1".*chart1\.xml.*rId2".*chart2\.xml/);
    expect(part("xl/drawings/_rels/drawing2.xml.rels")).toContain("../charts/chart3.xml");
    for (const name of [...parts.keys()].filter((own) => /charts|drawings\/d/.test(own)))
      expect(part("[Content_Types].xml")).toContain(`PartName="/${name}"`);
  });
});

describe("refused, naming the place", () => {
  const first = burnDown.series[0] as Chart["series"][number];
  const changed = (change: Partial<Chart>): Workbook => ({
    ...book,
    sheets: [{ ...page, charts: [{ ...burnDown, ...change }] }],
  });
  const series = (change: Partial<typeof first>) => changed({ series: [{ ...first, ...change }] });
  const bars = { kind: "bar" } as const;
  test.each<[string, Workbook, RegExp]>([
    ["no range", changed({ covers: "A6" + ":C" }), /'O''Neil & fils'!A6:C, chart Hours.*no range/],
    ["a range upside down", changed({ covers: "C20:A6" }), /C20:A6 is no range/],
    ["beyond the last row", changed({ covers: "A1:A1048577" }), /is no range/],
    ["no series", changed({ series: [] }), /no series/],
    ["bars among lines", changed({ series: [{ ...first, ...bars }, first] }), /bars mix/],
    ["lines that lie down", changed({ horizontal: true }), /only bars/],
    ["a value too few", series({ values: [1, 2] }), /series Pace: 2 values for 3/],
    ["cells too many", series({ refersTo: onSheet(page.name, "$B$2:$B$5") }), /other than 3 cells/],
    ["a block of cells", series({ refersTo: onSheet(page.name, "$B$2:$C$4") }), /neither one column/],
    ["no sheet named", series({ refersTo: "$B$2:$B$4" }), /no range of cells of a sheet/],
    ["a sheet that is not there", series({ refersTo: onSheet("No", "$B$2:$B$4") }), /on no sheet/],
    ["NaN", series({ values: [1, Number.NaN, 2] }), /not a finite number/],
    ["a text as a value", series({ values: [1, "2", 2] }), /2 is no number/],
    ["a colour", series({ colour: "blue" }), /blue is no colour/],
    [
      "half a day",
      changed({ categories: { ...burnDown.categories, values: [1.5, 2, 3] } }),
      /1.5 is not a day serial/,
    ],
    [
      "data bars nowhere",
      { ...book, sheets: [{ ...page, dataBars: [{ cells: "B", colour: "FF9DB8D6" }] }] },
      /'O''Neil & fils'!B, data bars: B is no range/,
    ],
  ])("%s", (_, bad, reason) => {
    expect(() => xlsx(bad)).toThrow(reason);
  });
});

test("data bars: from 0 to the largest, one colour, the same ids each time, on their own cells", () => {
  const sheet = part("xl/worksheets/sheet2.xml");
  expect(sheet).toMatch(
    /sqref="C2:C4">.*<cfvo type="num" val="0"\/><cfvo type="max"\/><color rgb="FFE8A838"\/>/,
  );
  const rules = [...sheet.matchAll(/<x14:id>(.*?)<\/x14:id>/g)].map(([, id]) => id);
  const extensions = [...sheet.matchAll(/<x14:cfRule type="dataBar" id="(.*?)"/g)].map(([, id]) => id);
  expect(new Set(rules).size).toBe(2);
  expect(extensions).toEqual(rules);
  expect(xlsx(book).equals(xlsx(structuredClone(book)))).toBe(true);
});

test("a guarded sheet locks cells, charts and scenarios, leaves filters and sizes, and asks for no password", () => {
  const [, guard = ""] = /<sheetProtection ([^>]*)\/>/.exec(part("xl/worksheets/sheet2.xml")) ?? [];
  for (const locked of ["sheet", "objects", "scenarios"]) expect(guard).toContain(`${locked}="1"`);
  for (const free of ["autoFilter", "formatColumns", "formatRows"]) expect(guard).toContain(`${free}="0"`);
  expect(guard).not.toMatch(/password|hash/);
  expect(part("xl/worksheets/sheet1.xml")).not.toContain("sheetProtection");
});

test("one page, or as many as it takes", () => {
  expect(part("xl/worksheets/sheet2.xml")).toContain('fitToWidth="1" fitToHeight="1"');
  expect(part("xl/worksheets/sheet1.xml")).toContain('fitToWidth="1" fitToHeight="0"');
});

test("what the file is about stands in its properties", () => {
  const core = part("docProps/core.xml");
  expect(core).toContain("<dc:subject>Usage &amp; &lt;more&gt;</dc:subject>");
  expect(core).toContain("<cp:keywords>VIP, 2026-10</cp:keywords>");
  expect(core).toContain("<dc:language>fr-CA</dc:language>");
});

test("a part has its place alone", () => {
  const own = new Parts();
  const [book, first, second] = [own.next("workbook"), own.next("sheet"), own.next("sheet")];
  expect([own.add(first, "<a/>", book), own.add(second, "<b/>", book)]).toEqual(["rId1", "rId2"]);
  expect(() => own.add(second, "<c/>", book)).toThrow("a part xl/worksheets/sheet2.xml already");
});

test("every part but the core properties is valid by ECMA-376", needsSchemas, async () => {
  const schemas: [RegExp, string][] = [
    [/^xl\/charts\/\w+\.xml$/, "dml-chart.xsd"],
    [/^xl\/drawings\/\w+\.xml$/, "dml-spreadsheetDrawing.xsd"],
    [/^xl\/(worksheets|tables)\/\w+\.xml$|^xl\/(workbook|styles|sharedStrings)\.xml$/, "sml.xsd"],
    [/^docProps\/app\.xml$/, "shared-documentPropertiesExtended.xsd"],
    [/\.rels$/, "opc-relationships.xsd"],
    [/Content_Types/, "opc-contentTypes.xsd"],
  ];
  const counts = [];
  for (const [names, schema] of schemas) {
    const files = [];
    for (const [name, text] of parts) {
      if (!names.test(name)) continue;
      const file = join(folder, name.replaceAll("/", "-"));
      await writeFile(file, withoutMarks(text));
      files.push(file);
    }
    expect(faultsOf(files, schema)).toEqual([]);
    counts.push(files.length);
  }
  expect(counts).toEqual([3, 2, 7, 1, 6, 1]);
});

officeTest(
  "LibreOffice draws the charts from their cells, also of a hidden sheet, and the data bars",
  async () => {
    // Values that are not those of the cells: what LibreOffice writes again, it read from the cells.
    const stale: Chart = {
      ...burnDown,
      series: burnDown.series.map((one) => ({ ...one, values: [1, 1, 1] })),
    };
    const file = join(folder, "charts.xlsx");
    await writeFile(file, xlsx({ ...book, sheets: [{ ...page, charts: [stale, byClient] }] }));
    const hidden = join(folder, "hidden.xlsx");
    const behind: Sheet = { ...page, charts: [], hidden: true };
    await writeFile(hidden, xlsx({ ...book, sheets: [{ ...plain, charts: [stale] }, behind] }));
    const out = join(folder, "out");
    const { differences } = (await recalculated([file, hidden], out)).get(file) ?? {};
    expect(differences).toEqual([]);
    const theirs = zipEntries(await readFile(join(out, basename(file))));
    const charts = theirs
      .filter(({ name }) => /^xl\/charts\/chart\d+\.xml$/.test(name))
      .map(({ text }) => text());
    expect(charts).toHaveLength(2);
    const lines = charts.find((chart) => chart.includes("<c:lineChart>")) ?? "";
    const ofHidden =
      zipEntries(await readFile(join(out, basename(hidden))))
        .find(({ name }) => /^xl\/charts\/chart\d+\.xml$/.test(name))
        ?.text() ?? "";
    expect(ofHidden).toContain('<c:plotVisOnly val="0"/>');
    for (const chart of [lines, ofHidden])
      expect([...chart.matchAll(/<c:v>([\d.]+)<\/c:v>/g)].map(([, value]) => Number(value))).toEqual(
        expect.arrayContaining([8, 7.25, 4, 0]),
      );
    expect(lines).toContain("<c:areaChart>");
    expect(charts.find((chart) => chart.includes('barDir val="bar"'))).toContain('grouping val="stacked"');
    const sheet = theirs.find(({ name }) => name === "xl/worksheets/sheet1.xml")?.text() ?? "";
    expect(sheet.match(/<cfRule type="dataBar"/g)).toHaveLength(2);
    expect(sheet).toContain("<sheetProtection");
  },
);
