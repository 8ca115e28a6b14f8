/**
 * Native charts as XML: each chart, and the drawing that places a sheet's charts over its cells.
 *
 * Laws: charts stay live, and each reference carries the values to show before a recalculation. All charts share the
 * look of the cells around them (styles.ts). Only the texts of a chart come from users: they are made legal and
 * escaped, and any other fault is our bug (`chartFault`).
 */

import type { Language } from "../../core/values/language.ts";
import { WORDS } from "../../core/words/words.ts";
import { colourFault, formulaFault, LONGEST_LITERAL, legalText, numberFault, serialFault } from "./guard.ts";
import { FACE, GREY, HAIRLINE, INK, NAVY } from "./styles.ts";
import type { Chart, ChartData, ChartSeries } from "./workbook.ts";
import { cellRange, escaped, RELATIONSHIPS } from "./xml.ts";

const CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart";
const DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main";
const SHEET_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";
/** Any two different numbers, used consistently in a chart. */
const CATEGORY_AXIS = 1;
const VALUE_AXIS = 2;
/** Font sizes, in points. */
const LARGE = 12;
const SMALL = 9;
/** A point in the units of drawings. */
const POINT = 12_700;
const WHITE = "FFFFFFFF";
/** Screen readers ignore alternative text beyond this length. */
const LONGEST_DESCRIPTION = 1000;

/** What Excel would repair or draw wrongly, as a sentence; null if there is nothing. */
export function chartFault({ covers, categories, series, horizontal }: Chart): string | null {
  if (cellRange(covers) === null) return `${covers} is no range of cells`;
  if (series.length === 0) return "the chart has no series";
  const are = new Set(series.map(({ kind }) => kind));
  const bars = are.has("bar") || are.has("stacked bar");
  if (bars && are.size > 1) return "bars mix neither with stacked bars nor with lines";
  if (horizontal && !bars) return "only bars are horizontal";
  const faults = [
    dataFault(categories, categories.are === "dates" ? dateFault : textFault),
    ...series.map((one) =>
      one.values.length === categories.values.length
        ? (colourFault(one.colour) ?? dataFault(one, quantityFault))
        : `series ${one.name}: ${one.values.length} values for ${categories.values.length} categories`,
    ),
  ];
  return faults.find((fault) => fault !== null) ?? null;
}

type Datum = ChartData["values"][number];

function dataFault({ refersTo, values }: ChartData, fault: (value: Datum) => string | null): string | null {
  const cells = cellRange(refersTo.slice(refersTo.lastIndexOf("!") + 1));
  if (cells === null || !refersTo.includes("!")) return `${refersTo} is no range of cells of a sheet`;
  const [high, wide] = [cells.bottom - cells.top + 1, cells.right - cells.left + 1];
  if (Math.min(high, wide) > 1) return `${refersTo} is neither one column nor one row`;
  if (high * wide !== values.length) return `${refersTo} has other than ${values.length} cells`;
  return formulaFault(refersTo, 0) ?? values.map(fault).find((found) => found !== null) ?? null;
}

const dateFault = (value: Datum) => (typeof value === "number" ? serialFault(value) : `${value} is no date`);
const textFault = (value: Datum) => (typeof value === "number" ? `${value} is no text` : null);
const quantityFault = (value: Datum) =>
  value === null ? null : typeof value === "number" ? numberFault(value) : `${value} is no number`;

/** The part of one chart. */
export function chartXml(described: Chart, language: Language): string {
  const series = drawn(described.series);
  const chart = { ...described, series };
  const legend = `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${SMALL_PRINT}</c:legend>`;
  return (
    `<c:chartSpace xmlns:c="${CHART}" xmlns:a="${DRAWING}" xmlns:r="${RELATIONSHIPS}">` +
    `<c:date1904 val="0"/><c:lang val="${language}-CA"/><c:roundedCorners val="0"/>` +
    `<c:chart>${titleXml(chart.title, { size: LARGE, colour: NAVY, bold: 1 })}<c:autoTitleDeleted val="0"/>` +
    `<c:plotArea><c:layout/>${layers(chart)}${axes(chart, language)}` +
    `<c:spPr><a:noFill/></c:spPr></c:plotArea>${series.length > 1 ? legend : ""}` +
    // Cells of hidden sheets and rows too: a chart shows what its title and its alternative text say.
    `<c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/></c:chart>` +
    `<c:spPr>${fill(WHITE)}<a:ln><a:noFill/></a:ln></c:spPr>${SMALL_PRINT}</c:chartSpace>`
  );
}

/** Without those that have no value at all, which only the legend would show; the first if none has one. */
function drawn(series: readonly ChartSeries[]): readonly ChartSeries[] {
  const own = series.filter(({ values }) => values.some((value) => value !== null));
  return own.length > 0 ? own : series.slice(0, 1);
}

/** Series of one kind share a layer; areas are behind lines. */
function layers(chart: Chart): string {
  const { categories } = chart;
  const axis = categories.are === "dates" ? numbers(categories, "yyyy\\-mm\\-dd") : texts(categories);
  const numbered = chart.series.map((series, index) => ({ series, index }));
  const of = (...kinds: ChartSeries["kind"][]) =>
    numbered
      .filter(({ series }) => kinds.includes(series.kind))
      .map(({ series, index }) => seriesXml(series, index, axis))
      .join("");
  const ids = `<c:axId val="${CATEGORY_AXIS}"/><c:axId val="${VALUE_AXIS}"/>`;
  const bars = (grouping: string, overlap: number, xml: string) =>
    xml &&
    `<c:barChart><c:barDir val="${chart.horizontal ? "bar" : "col"}"/><c:grouping val="${grouping}"/>` +
      `<c:varyColors val="0"/>${xml}<c:gapWidth val="60"/><c:overlap val="${overlap}"/>${ids}</c:barChart>`;
  const areas = of("area");
  const lines = of("line", "dashed line");
  return (
    (areas &&
      `<c:areaChart><c:grouping val="standard"/><c:varyColors val="0"/>${areas}${ids}</c:areaChart>`) +
    (lines &&
      `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${lines}<c:marker val="1"/>${ids}</c:lineChart>`) +
    bars("clustered", 0, of("bar")) +
    bars("stacked", 100, of("stacked bar"))
  );
}

/** `axis`: the chart's categories, which all its series repeat. */
function seriesXml(series: ChartSeries, index: number, axis: string): string {
  const { name, kind } = series;
  const { shape, after, end } = LOOKS[kind];
  return (
    `<c:ser><c:idx val="${index}"/><c:order val="${index}"/><c:tx><c:v>${legal(name)}</c:v></c:tx>` +
    `<c:spPr>${shape(series.colour)}</c:spPr>${after}<c:cat>${axis}</c:cat>` +
    `<c:val>${numbers(series, "General")}</c:val>${end}</c:ser>`
  );
}

/** How each kind is drawn in its colour, and the other contents of its element. */
const LOOKS: Record<ChartSeries["kind"], { shape: (colour: string) => string; after: string; end: string }> =
  (() => {
    const line = (colour: string, width: number, dash: string) =>
      `<a:ln w="${width * POINT}" cap="rnd">${fill(colour)}<a:prstDash val="${dash}"/><a:round/></a:ln>`;
    const noMarker = '<c:marker><c:symbol val="none"/></c:marker>';
    const straight = '<c:smooth val="0"/>';
    const bar = { shape: (colour: string) => fill(colour), after: '<c:invertIfNegative val="0"/>', end: "" };
    return {
      area: { shape: (colour) => fill(colour, 45), after: "", end: "" },
      line: { shape: (colour) => line(colour, 2.25, "solid"), after: noMarker, end: straight },
      "dashed line": { shape: (colour) => line(colour, 1.75, "dash"), after: noMarker, end: straight },
      bar,
      "stacked bar": bar,
    };
  })();

function axes(chart: Chart, language: Language): string {
  const { categories, horizontal = false, series, unit } = chart;
  const isBars = series.some(({ kind }) => kind.endsWith("bar"));
  const [along, beside] = horizontal ? ["l", "b"] : ["b", "l"];
  // Categories start at the bottom by default; reversing them also moves the value axis, so it is moved back.
  const [order, crosses] = horizontal ? ["maxMin", "max"] : ["minMax", "autoZero"];
  const own = categories.are === "dates" ? dateAxis(categories.values, language) : TEXT_AXIS;
  const values = series.flatMap(({ values: all }) => all.filter((value) => typeof value === "number"));
  const floor = values.every((value) => value >= 0) ? '<c:min val="0"/>' : "";
  const format = values.some((value) => Math.abs(value) >= 1000) ? "#,##0" : "General";
  const turned = horizontal ? undefined : -5_400_000;
  return (
    `<c:${own.tag}><c:axId val="${CATEGORY_AXIS}"/><c:scaling><c:orientation val="${order}"/></c:scaling>` +
    `<c:delete val="0"/><c:axPos val="${along}"/><c:numFmt formatCode="${escaped(own.format)}" sourceLinked="0"/>` +
    `<c:majorTickMark val="${own.ticks}"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>` +
    `<c:spPr><a:ln w="${POINT}">${fill(GREY)}</a:ln></c:spPr>${SMALL_PRINT}` +
    `<c:crossAx val="${VALUE_AXIS}"/><c:crosses val="autoZero"/>${own.units}</c:${own.tag}>` +
    `<c:valAx><c:axId val="${VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/>${floor}</c:scaling>` +
    `<c:delete val="0"/><c:axPos val="${beside}"/>` +
    `<c:majorGridlines><c:spPr><a:ln w="${POINT / 2}">${fill(HAIRLINE)}</a:ln></c:spPr></c:majorGridlines>` +
    `${titleXml(unit, { size: SMALL, colour: GREY, bold: 0, turned })}` +
    `<c:numFmt formatCode="${format}" sourceLinked="0"/>` +
    `<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>` +
    `<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>${SMALL_PRINT}` +
    `<c:crossAx val="${CATEGORY_AXIS}"/><c:crosses val="${crosses}"/>` +
    `<c:crossBetween val="${isBars ? "between" : "midCat"}"/></c:valAx>`
  );
}

const TEXT_AXIS = {
  tag: "catAx",
  format: "General",
  ticks: "none",
  units:
    '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/>',
};

/** Days along the axis, with labels sparse enough to fit side by side in a small chart. */
function dateAxis(serials: readonly Datum[], language: Language) {
  const days = serials.filter((serial) => typeof serial === "number");
  // Not as arguments of Math.max: a call takes only a limited number.
  const first = days.reduce((a, b) => Math.min(a, b));
  const span = days.reduce((a, b) => Math.max(a, b)) - first;
  const { each, unit } = STEPS.find(({ upTo }) => span <= upTo) ?? LONGEST_STEP;
  const { axisDay, axisMonth } = WORDS[language].formats;
  return {
    tag: "dateAx",
    format: unit === "days" ? axisDay : axisMonth,
    ticks: "out",
    units:
      `<c:auto val="0"/><c:lblOffset val="100"/><c:baseTimeUnit val="days"/>` +
      `<c:majorUnit val="${each}"/><c:majorTimeUnit val="${unit}"/>`,
  };
}

/** At most eight labels each. */
const STEPS = [
  { upTo: 7, each: 1, unit: "days" },
  { upTo: 50, each: 7, unit: "days" },
  { upTo: 220, each: 1, unit: "months" },
  { upTo: 430, each: 2, unit: "months" },
  { upTo: 640, each: 3, unit: "months" },
  { upTo: 1280, each: 6, unit: "months" },
] as const;
const LONGEST_STEP = { each: 12, unit: "months" } as const;

function numbers({ refersTo, values }: ChartData, format: string): string {
  return (
    `<c:numRef><c:f>${escaped(refersTo)}</c:f><c:numCache><c:formatCode>${format}</c:formatCode>` +
    `${points(values)}</c:numCache></c:numRef>`
  );
}

function texts({ refersTo, values }: ChartData): string {
  const legalValues = values.map((value) => (value === null ? null : legal(String(value))));
  return `<c:strRef><c:f>${escaped(refersTo)}</c:f><c:strCache>${points(legalValues)}</c:strCache></c:strRef>`;
}

/** Null has no point: a gap. */
function points(values: readonly Datum[]): string {
  const all = values.map((value, index) =>
    value === null ? "" : `<c:pt idx="${index}"><c:v>${value}</c:v></c:pt>`,
  );
  return `<c:ptCount val="${values.length}"/>${all.join("")}`;
}

/** The part that places a sheet's charts over its cells. `ids`: the charts' relation ids. */
export function drawingXml(charts: readonly Chart[], ids: readonly string[]): string {
  const anchors = charts.map(({ covers, title, description }, index) => {
    const range = cellRange(covers);
    if (range === null) throw new Error(`${covers} is no range of cells`);
    const corner = (column: number, row: number) =>
      `<xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff>`;
    return (
      `<xdr:twoCellAnchor><xdr:from>${corner(range.left - 1, range.top - 1)}</xdr:from>` +
      `<xdr:to>${corner(range.right, range.bottom)}</xdr:to><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr>` +
      `<xdr:cNvPr id="${index + 2}" name="Chart ${index + 1}" descr="${legal(description, LONGEST_DESCRIPTION)}" title="${legal(title)}"/>` +
      `<xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
      `<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>` +
      `<a:graphic><a:graphicData uri="${CHART}"><c:chart xmlns:c="${CHART}" r:id="${ids[index]}"/></a:graphicData></a:graphic>` +
      `</xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>`
    );
  });
  return (
    `<xdr:wsDr xmlns:xdr="${SHEET_DRAWING}" xmlns:a="${DRAWING}" xmlns:r="${RELATIONSHIPS}">` +
    `${anchors.join("")}</xdr:wsDr>`
  );
}

interface Lettering {
  size: number;
  colour: string;
  bold: 0 | 1;
  /** In sixty-thousandths of a degree. */
  turned?: number | undefined;
}

function titleXml(text: string, lettering: Lettering): string {
  const { turned } = lettering;
  const body = turned === undefined ? "<a:bodyPr/>" : `<a:bodyPr rot="${turned}" vert="horz"/>`;
  return (
    `<c:title><c:tx><c:rich>${body}<a:p><a:pPr>${letters("a:defRPr", lettering)}</a:pPr>` +
    `<a:r>${letters("a:rPr", lettering)}<a:t>${legal(text)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`
  );
}

function textProperties(size: number, colour: string): string {
  const lettering = letters("a:defRPr", { size, colour, bold: 0 });
  return `<c:txPr><a:bodyPr/><a:p><a:pPr>${lettering}</a:pPr><a:endParaRPr lang="en-CA"/></a:p></c:txPr>`;
}

const SMALL_PRINT = textProperties(SMALL, INK);

function letters(tag: string, { size, colour, bold }: Lettering): string {
  return `<${tag} sz="${size * 100}" b="${bold}">${fill(colour)}<a:latin typeface="${FACE}"/></${tag}>`;
}

/** `colour` as AARRGGBB, of which a drawing takes the last six; `opacity` in percent. */
function fill(colour: string, opacity = 100): string {
  return `<a:solidFill><a:srgbClr val="${colour.slice(2)}"><a:alpha val="${opacity * 1000}"/></a:srgbClr></a:solidFill>`;
}

function legal(text: string, longest = LONGEST_LITERAL): string {
  return escaped(legalText(text, longest));
}
