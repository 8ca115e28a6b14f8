/**
 * The workbooks that people fill in, made with exceljs: a contract register and a time log, in each language. Speed and
 * size don't matter here; drop-downs and notes do.
 *
 * Laws: no clock, so the same words give the same bytes; no row that a run would read as a contract or work.
 */

import ExcelJS from "exceljs";
import { AUTHOR, FACE, GREY, NAVY } from "../../../batch/xlsx/styles.ts";
import { zipped } from "../../../batch/xlsx/zip.ts";
import type { Columns } from "../../../core/firm/cells.ts";
import { CONTRACT_COLUMNS, type ContractColumn } from "../../../core/firm/register.ts";
import { TIME_LOG_COLUMNS, type TimeLogColumn } from "../../../core/firm/time-log.ts";
import { columnLetters } from "../../../core/values/column-letters.ts";
import { LANGUAGES, type Language } from "../../../core/values/language.ts";
import { WORDS } from "../../../core/words/words.ts";
import { zipEntries } from "../zip-entries.ts";

/** The type of a column's cells; text by default. */
interface Shape {
  readonly width: number;
  readonly holds?: "date" | "time" | "minutes" | "whole" | "hours";
  readonly choices?: readonly (string | number)[];
  /** Whether other values than the choices are allowed. */
  readonly open?: true;
}

interface SheetWords<C extends string> {
  readonly title: string;
  readonly sheet: string;
  readonly columns: Readonly<Record<C, { readonly heading: string; readonly note: string }>>;
}

const DAY = { width: 13, holds: "date" } as const;

function contractShapes(language: Language): Record<ContractColumn, Shape> {
  const { rules, templates } = WORDS[language];
  return {
    client: { width: 32 },
    plan: { width: 17, choices: Object.values(rules.plans) },
    quantity: { width: 11, holds: "whole" },
    start: DAY,
    expires: DAY,
    paid_on: DAY,
    channel: { width: 12, choices: Object.values(templates.channels) },
    status: { width: 13, choices: Object.values(templates.statuses) },
    ended_on: DAY,
    carried_hours: { width: 12, holds: "hours" },
    included_hours: { width: 12, holds: "hours" },
    act_end: { ...DAY, width: 16 },
    act_edition: { width: 13 },
    language: { width: 12, choices: Object.values(templates.languages) },
    alias: { width: 34 },
  };
}

function logShapes(language: Language): Record<TimeLogColumn, Shape> {
  const { rules, templates } = WORDS[language];
  const answers = Object.values(templates.answers);
  return {
    date: DAY,
    start: { width: 9, holds: "time" },
    client: { width: 32 },
    user: { width: 18 },
    technician: { width: 18 },
    minutes: { width: 11, holds: "minutes" },
    // A firm may have its own words for categories.
    category: { width: 24, choices: Object.values(rules.categories), open: true },
    level: { width: 9, holds: "whole", choices: [1, 2, 3] },
    channel: { width: 14, choices: Object.values(templates.served), open: true },
    ticket: { width: 12 },
    description: { width: 50 },
    trainees: { width: 13, holds: "whole" },
    notice: { width: 12, choices: answers, open: true },
    approved: { width: 12, choices: answers },
    id: { width: 14 },
  };
}

/** Every template: its path under `batch/templates`, and its bytes. */
export async function templates(): Promise<{ path: string; bytes: Buffer }[]> {
  const made = LANGUAGES.flatMap((language) => {
    const { contracts, log } = WORDS[language].templates;
    return [
      {
        path: `${language}/contracts.xlsx`,
        book: template(language, contracts, CONTRACT_COLUMNS, contractShapes(language)),
      },
      {
        path: `${language}/time-log.xlsx`,
        book: template(language, log, TIME_LOG_COLUMNS, logShapes(language)),
      },
    ];
  });
  return Promise.all(made.map(async ({ path, book }) => ({ path, bytes: await packed(book) })));
}

function template<C extends string>(
  language: Language,
  words: SheetWords<C>,
  columns: Columns<C>,
  shapes: Record<C, Shape>,
): ExcelJS.Workbook {
  const day = new Date(Date.UTC(2000, 0, 1));
  const book = Object.assign(new ExcelJS.Workbook(), {
    title: words.title,
    language: `${language}-CA`,
    // Without a last author, or it would be taken for a workbook that a run wrote.
    creator: AUTHOR,
    lastModifiedBy: "",
    created: day,
    modified: day,
  });
  const paper = book.addWorksheet(words.sheet, {
    views: [{ state: "frozen", ySplit: 1 }],
    pageSetup: { orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  paper.pageSetup.printTitlesRow = "1:1";
  paper.getRow(1).height = 32;
  const lists = book.addWorksheet(WORDS[language].templates.lists, { state: "hidden" });
  for (const [index, column] of (Object.keys(words.columns) as C[]).entries()) {
    const { heading, note } = words.columns[column];
    const shape = shapes[column];
    const body = paper.getColumn(index + 1);
    body.width = shape.width;
    body.style = { font: { name: FACE, size: 11 }, numFmt: FORMATS[shape.holds ?? "text"] };
    const head = paper.getCell(1, index + 1);
    head.value = heading;
    head.note = note;
    head.style = headStyle(columns[column].required);
    const rule = ruleOf(shape, lists, language);
    const letters = columnLetters(index + 1);
    if (rule !== null) rules(paper).add(`${letters}2:${letters}${LAST_ROW}`, rule);
  }
  return book;
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
  const { refused } = WORDS[language].templates;
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
function rules(paper: ExcelJS.Worksheet) {
  return (paper as unknown as { dataValidations: { add(cells: string, rule: ExcelJS.DataValidation): void } })
    .dataValidations;
}

/** Repacked: the library dates its archives, keeps entries for folders, and writes a font's parts in another order. */
async function packed(book: ExcelJS.Workbook): Promise<Buffer> {
  const theirs = zipEntries(Buffer.from(await book.xlsx.writeBuffer()));
  const parts = theirs.filter(({ name }) => !name.endsWith("/"));
  return zipped(
    parts.map(({ name, text }) => [name, name === "xl/styles.xml" ? fontsInOrder(text()) : text()] as const),
  );
}

/** As Excel's schema has them; it opens others too, but Microsoft's validator does not pass them. */
const FONT_ORDER = ["b", "i", "strike", "u", "vertAlign", "sz", "color", "name", "family", "scheme"];

function fontsInOrder(styles: string): string {
  return styles.replaceAll(/<font>(.*?)<\/font>/g, (_, inner: string) => {
    const own = inner.match(/<[^>]+\/>/g) ?? [];
    const rank = (part: string) => FONT_ORDER.indexOf(/^<(\w+)/.exec(part)?.[1] ?? "");
    return `<font>${own.sort((a, b) => rank(a) - rank(b)).join("")}</font>`;
  });
}
