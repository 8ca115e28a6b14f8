/**
 * The workbook to start with: a register and a log to fill in, and the functions over them, as Excel stores them.
 *
 * Laws: a cached value is what the function answers to the workbook's own cells. No clock, so the same version gives
 * the same bytes. Formulas name tables, which grow as rows are added, and never whole columns.
 */

import ExcelJS from "exceljs";
import type { ContractColumn } from "../../core/firm/register.ts";
import type { TimeLogColumn } from "../../core/firm/time-log.ts";
import { day, excelSerial } from "../../core/values/calendar.ts";
import { columnLetters } from "../../core/values/column-letters.ts";
import type { Language } from "../../core/values/language.ts";
import { CORE_WORDS } from "../../core/words/words.ts";
import { type ExcelCell, forExcel } from "../functions/cells.ts";
import { functionNamed } from "../functions/functions.ts";
import { packedStarter } from "./packed-starter.ts";
import { addRule, addSheetToFill, contractsToFill, FACE, logToFill, NAVY } from "./sheet-to-fill.ts";

type Cell = string | number | null;
type Rows = readonly (readonly Cell[])[];

/** The tables by their names in formulas, which are those that the pane gives. */
const TABLES = { contracts: "Contracts", log: "TimeLog" } as const;
/** How Excel stores a function of the add-in. */
const CALL = "_xldudf_PLAN_";
/** Of columns, in characters. */
const [NARROWEST, WIDEST] = [12, 40];

/** Its name in a build. */
export function starterFile(language: Language): string {
  return language === "en" ? "starter.xlsx" : `starter.${language}.xlsx`;
}

/** The file of a language; `formulas` makes the formulas in a text those of the build. */
export async function starterWorkbook(
  language: Language,
  formulas: (text: string) => string,
): Promise<Uint8Array> {
  const { starter } = CORE_WORDS[language];
  const made = new Date(Date.UTC(2000, 0, 1));
  const book = Object.assign(new ExcelJS.Workbook(), {
    title: starter.title,
    language: `${language}-CA`,
    created: made,
    modified: made,
  });
  const papers = [...RESULTS.keys()].map((name) => ({
    name,
    paper: book.addWorksheet(starter.sheets[name], {
      pageSetup: { orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    }),
  }));
  const register = addSheetToFill(book, contractsToFill(language), language);
  const contracts = addTable(register, TABLES.contracts, exampleContracts(language));
  const work = addSheetToFill(book, logToFill(language), language);
  const log = addTable(work, TABLES.log, exampleLog(language));
  for (const { name, paper } of papers) addResult(paper, name, { contracts, log }, language);
  return packedStarter(book, formulas);
}

interface Result {
  readonly calls: string;
  /** The row of the formula; a client is chosen two rows above it. */
  readonly row: number;
  readonly asksClient?: true;
}

const RESULTS = new Map<keyof (typeof CORE_WORDS)["en"]["starter"]["sheets"], Result>([
  ["usage", { calls: "CLIENT_USAGE", row: 4 }],
  ["statement", { calls: "CLIENT_STATEMENT", row: 6, asksClient: true }],
  ["reminders", { calls: "REMINDERS", row: 4 }],
  ["check", { calls: "CHECK", row: 4 }],
]);

/** Puts rows under the headings, and a table around them. Returns its cells as a function gets them. */
function addTable(paper: ExcelJS.Worksheet, name: string, rows: Rows): Rows {
  const headings = (paper.getRow(1).values as string[]).slice(1);
  paper.addTable({
    name,
    ref: "A1",
    headerRow: true,
    style: { theme: "TableStyleLight1", showRowStripes: true },
    columns: headings.map((heading) => ({ name: heading, filterButton: true })),
    rows: rows.map((row) => [...row]),
  });
  return [headings, ...rows];
}

function addResult(
  paper: ExcelJS.Worksheet,
  name: Parameters<(typeof RESULTS)["get"]>[0],
  tables: Readonly<Record<keyof typeof TABLES, Rows>>,
  language: Language,
): void {
  const { starter, templates } = CORE_WORDS[language];
  const result = RESULTS.get(name);
  const own = functionNamed(result?.calls ?? "");
  if (result === undefined || own === undefined) throw new Error(`there is no function for ${name}`);
  paper.getCell("A1").value = starter.sheets[name];
  paper.getCell("A1").font = { name: FACE, size: 16, bold: true, color: { argb: NAVY } };
  paper.getCell("A2").value = starter.notes[name];
  paper.getCell("A2").font = { name: FACE, size: 11, italic: true };
  const ranges = [`${TABLES.contracts}[#All]`, `${TABLES.log}[#All]`];
  const given: unknown[] = [tables.contracts, tables.log];
  if (result.asksClient) {
    const [, first] = tables.contracts;
    const chosen = first?.[0] ?? "";
    paper.getCell("A4").value = starter.client;
    paper.getCell("B4").value = chosen;
    const choices = `INDIRECT("${TABLES.contracts}[${templates.contracts.columns.client.heading}]")`;
    addRule(paper, "B4", { type: "list", formulae: [choices], allowBlank: true });
    ranges.unshift("$B$4");
    given.unshift(chosen);
  }
  const answer = answerIn(language, () => forExcel(own.answer(given)));
  if (!Array.isArray(answer)) throw new Error(`${own.name} answers a table`);
  addSpill(paper, result.row, `${CALL}${own.name}(${ranges.join(",")})`, answer);
}

/** The answer in Excel's language, with the formats that a recent Excel takes. */
function answerIn<T>(language: Language, answer: () => T): T {
  const host = globalThis as { Office?: unknown };
  host.Office = {
    context: { displayLanguage: `${language}-CA`, requirements: { isSetSupported: () => true } },
  };
  try {
    return answer();
  } finally {
    delete host.Office;
  }
}

/** The formula in the first cell of a row, and its answer there and in the cells beside and below. */
function addSpill(
  paper: ExcelJS.Worksheet,
  top: number,
  formula: string,
  answer: Exclude<ReturnType<typeof forExcel>, ExcelCell>,
): void {
  const width = answer[0]?.length ?? 0;
  for (const [index, row] of answer.entries())
    for (const [at, value] of row.entries()) {
      const cell = paper.getCell(top + index, at + 1);
      cell.font = { name: FACE, size: 11, bold: index === 0 };
      if (typeof value === "object") cell.numFmt = value.numberFormat;
      const plain = typeof value === "object" ? value.basicValue : value;
      if (plain !== "") cell.value = plain;
      const column = paper.getColumn(at + 1);
      column.width = Math.min(Math.max(String(plain).length + 2, column.width ?? NARROWEST), WIDEST);
    }
  const ref = `A${top}:${columnLetters(width)}${top + answer.length - 1}`;
  const first = paper.getCell(top, 1);
  // The library's types lack formulas of several cells.
  const spilled = { shareType: "array", ref, formula, result: first.text };
  first.value = spilled as ExcelJS.CellFormulaValue;
}

const serial = (date: string) => excelSerial(day(date));

function exampleContracts(language: Language): Rows {
  const { rules, templates } = CORE_WORDS[language];
  const order = Object.keys(templates.contracts.columns) as ContractColumn[];
  const shared = {
    channel: templates.channels.online,
    status: templates.statuses.active,
    language: templates.languages[language],
  };
  const rows: Partial<Record<ContractColumn, Cell>>[] = [
    {
      ...{ client: "Acme", plan: rules.plans.VIP, quantity: 8 },
      ...{ start: serial("2026-01-15"), paid_on: serial("2026-01-10") },
      ...shared,
    },
    {
      ...{ client: "Bolt", plan: rules.plans.ORANGE_CARE, quantity: 2 },
      ...{ start: serial("2025-04-01"), paid_on: serial("2025-03-28") },
      ...shared,
    },
    { client: "Cedar", plan: rules.plans.BASIC, status: shared.status, language: shared.language },
  ];
  return rows.map((row) => order.map((column) => row[column] ?? null));
}

function exampleLog(language: Language): Rows {
  const { rules, templates, starter } = CORE_WORDS[language];
  const order = Object.keys(templates.log.columns) as TimeLogColumn[];
  const [repaired = "", merged = "", connected = "", answered = "", recurring = ""] = starter.work;
  const entries = [
    ["2026-03-02", 9.5, "Acme", 31, "break_fix", repaired],
    ["2026-03-03", 10, "Bolt", 45, "how_to", merged],
    ["2026-03-03", 14.25, "Bolt", 30, "configuration", connected],
    ["2026-03-05", 11, "Cedar", 12, "email", answered],
    ["2026-03-09", 15, "Acmee", 20, "how_to", recurring],
  ] as const;
  return entries.map(([date, hour, client, minutes, category, description]) => {
    const row: Partial<Record<TimeLogColumn, Cell>> = {
      ...{ date: serial(date), start: hour / 24, client, minutes, description },
      category: rules.categories[category],
    };
    return order.map((column) => row[column] ?? null);
  });
}
