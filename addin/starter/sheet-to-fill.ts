/**
 * A sheet that people fill in, made with exceljs: headings with notes, drop-downs and formats, in one language. The
 * starter workbook has two, and the batch's workbooks to fill in (`npm run templates`) are one each.
 */

import type ExcelJS from "exceljs";
import type { Columns } from "../../core/firm/cells.ts";
import { CONTRACT_COLUMNS, type ContractColumn } from "../../core/firm/register.ts";
import { TIME_LOG_COLUMNS, type TimeLogColumn } from "../../core/firm/time-log.ts";
import { columnLetters } from "../../core/values/column-letters.ts";
import type { Language } from "../../core/values/language.ts";
import { CORE_WORDS } from "../../core/words/words.ts";
import { logShapes, registerShapes, type Shape, type Shapes } from "../columns-to-fill.ts";

/** As the batch's workbooks have them. */
export const FACE = "Calibri";
export const NAVY = "FF1F3349";
const GREY = "FF6B7785";

interface SheetToFill<C extends string = string> {
  readonly title: string;
  readonly sheet: string;
  readonly words: Readonly<Record<C, { readonly heading: string; readonly note: string }>>;
  readonly columns: Columns<C>;
  readonly shapes: Shapes<C>;
}

export function contractsToFill(language: Language): SheetToFill<ContractColumn> {
  const { title, sheet, columns: words } = CORE_WORDS[language].templates.contracts;
  return { title, sheet, words, columns: CONTRACT_COLUMNS, shapes: registerShapes(language) };
}

export function logToFill(language: Language): SheetToFill<TimeLogColumn> {
  const { title, sheet, columns: words } = CORE_WORDS[language].templates.log;
  return { title, sheet, words, columns: TIME_LOG_COLUMNS, shapes: logShapes(language) };
}

/** Adds it, without a row; its choices go to a hidden sheet of lists, one for the workbook. */
export function addSheetToFill(
  book: ExcelJS.Workbook,
  { sheet, words, columns, shapes }: SheetToFill,
  language: Language,
): ExcelJS.Worksheet {
  const paper = book.addWorksheet(sheet, {
    views: [{ state: "frozen", ySplit: 1 }],
    pageSetup: { orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  paper.pageSetup.printTitlesRow = "1:1";
  paper.getRow(1).height = 32;
  const { lists } = CORE_WORDS[language].templates;
  const choices = book.getWorksheet(lists) ?? book.addWorksheet(lists, { state: "hidden" });
  for (const [index, [column, { heading, note }]] of Object.entries(words).entries()) {
    const shape = shapes[column];
    const known = columns[column];
    if (shape === undefined || known === undefined) throw new Error(`there is no column ${column}`);
    const body = paper.getColumn(index + 1);
    body.width = shape.width;
    body.style = { font: { name: FACE, size: 11 }, numFmt: FORMATS[shape.holds ?? "text"] };
    const head = paper.getCell(1, index + 1);
    head.value = heading;
    head.note = note;
    head.style = headStyle(known.required);
    const rule = ruleOf(shape, choices, language);
    const letters = columnLetters(index + 1);
    if (rule !== null) addRule(paper, `${letters}2:${letters}${LAST_ROW}`, rule);
  }
  return paper;
}

/** Far below the last row that people use. */
const LAST_ROW = 5000;

const FORMATS = {
  text: "@",
  date: "yyyy-mm-dd",
  time: "hh:mm",
  minutes: "0",
  whole: "0",
  hours: "0.00",
} as const;

/** Required columns are highlighted. */
function headStyle(required: boolean): Partial<ExcelJS.Style> {
  return {
    font: { name: FACE, size: 11, bold: required, color: { argb: required ? NAVY : GREY } },
    fill: { type: "pattern", pattern: "solid", fgColor: { argb: "FFE4EAF1" } },
    border: { bottom: { style: "medium", color: { argb: NAVY } } },
    alignment: { vertical: "middle", wrapText: true },
  };
}

/** The allowed values of a column; its choices are put on the sheet of lists. */
function ruleOf(
  { holds, choices, open }: Shape,
  lists: ExcelJS.Worksheet,
  language: Language,
): ExcelJS.DataValidation | null {
  const { refused } = CORE_WORDS[language].templates;
  const reported = { allowBlank: true, showErrorMessage: !open, errorTitle: refused.title };
  if (choices !== undefined) {
    const column = lists.columnCount + 1;
    lists.getColumn(column).values = [...choices];
    const letters = columnLetters(column);
    const cells = `${lists.name}!$${letters}$1:$${letters}$${choices.length}`;
    return { ...reported, type: "list", formulae: [cells], error: refused.choice };
  }
  if (holds === undefined) return null;
  const error = refused[holds];
  const least = { ...reported, operator: "greaterThanOrEqual", error } as const;
  if (holds === "date") return { ...least, type: "date", formulae: [new Date(Date.UTC(2000, 0, 1))] };
  if (holds === "time")
    return { ...reported, type: "decimal", operator: "between", formulae: [0, 0.99999], error };
  if (holds === "hours") return { ...least, type: "decimal", formulae: [0] };
  return { ...least, type: "whole", formulae: [holds === "minutes" ? 0 : 1] };
}

/** The library's types only allow rules of single cells. */
export function addRule(paper: ExcelJS.Worksheet, cells: string, rule: ExcelJS.DataValidation): void {
  const own = paper as unknown as {
    dataValidations: { add(cells: string, rule: ExcelJS.DataValidation): void };
  };
  own.dataValidations.add(cells, rule);
}

/** As Excel's schema has them; it opens others too, but Microsoft's validator does not pass them. */
const FONT_ORDER = ["b", "i", "strike", "u", "vertAlign", "sz", "color", "name", "family", "scheme"];

/** The styles that the library writes, with a font's parts in that order. */
export function fontsInOrder(styles: string): string {
  return styles.replaceAll(/<font>(.*?)<\/font>/g, (_, inner: string) => {
    const own = inner.match(/<[^>]+\/>/g) ?? [];
    const rank = (part: string) => FONT_ORDER.indexOf(/^<(\w+)/.exec(part)?.[1] ?? "");
    return `<font>${own.sort((a, b) => rank(a) - rank(b)).join("")}</font>`;
  });
}
