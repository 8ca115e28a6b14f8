/**
 * A time log, a contract register or the batch's figures, recognised in files or in pasted text, and the tables to
 * write for them.
 *
 * Laws: the pane says what was recognised before anything is written. A row with problems is written unchanged, to be
 * corrected in the sheet, unless its cells can't be separated. Text stays text. Pasted text is read as the functions
 * will read it once it is written.
 */

import { timeForHours } from "../../core/firm/cell-durations.ts";
import {
  type Cell,
  type Columns,
  dateOf,
  durationOf,
  hoursOf,
  type Layout,
  layout,
  type Row,
  type Table,
  text,
  wholeOf,
} from "../../core/firm/cells.ts";
import { CONTRACT_COLUMNS, type ContractColumn, readContract } from "../../core/firm/register.ts";
import { type Notation, notationOf } from "../../core/firm/row-reader.ts";
import { EntryReader, TIME_LOG_COLUMNS, type TimeLogColumn } from "../../core/firm/time-log.ts";
import { excelSerial } from "../../core/values/calendar.ts";
import type { Language } from "../../core/values/language.ts";
import type { DateOrder, DecimalMark } from "../../core/values/notation.ts";
import { InputError, isWarning, type Problem } from "../../core/values/problems.ts";
import { inHours } from "../../core/values/units.ts";
import { describe } from "../../core/words/describe.ts";
import { CORE_WORDS } from "../../core/words/words.ts";
import { TIME_COLUMNS, table as tableInExcel } from "../functions/arguments/table.ts";
import { logColumns, type NewColumns, registerColumns } from "./new-columns.ts";
import { figuresTable, type Run, readRun } from "./run-file.ts";
import { readText } from "./text-table.ts";
import type { NewCell, NewTable } from "./workbook.ts";

interface Given {
  /** The file's name, or a label for pasted text. */
  readonly name: string;
  readonly text: string;
}

type TableKind = "time_log" | "contracts";

interface RecognisedColumn {
  /** As written in the file. */
  readonly heading: string;
  readonly column: string;
  /** Its first non-empty cell. */
  readonly first: string;
}

export interface RecognisedProblem {
  readonly line: number;
  /** False for a row whose cells can't be separated, which is left out. */
  readonly written: boolean;
  readonly sentence: string;
  /** Equal for rows with the same problems. */
  readonly codes: string;
}

export interface RecognisedTable {
  readonly kind: TableKind;
  readonly name: string;
  readonly columns: readonly RecognisedColumn[];
  /** Unknown headings. */
  readonly ignored: readonly string[];
  readonly rows: number;
  readonly problems: readonly RecognisedProblem[];
  readonly cells: readonly (readonly NewCell[])[];
}

export type Recognised =
  | RecognisedTable
  | { readonly kind: "figures"; readonly name: string; readonly run: Run; readonly table: NewTable }
  | {
      readonly kind: "unreadable";
      readonly name: string;
      readonly line: number | null;
      readonly sentence: string;
    };

const TABLE_NAMES: Readonly<Record<TableKind, string>> = {
  time_log: "TimeLog",
  contracts: "Contracts",
};
const TABLE_COLUMNS: Readonly<Record<TableKind, readonly string[]>> = {
  time_log: Object.keys(TIME_LOG_COLUMNS),
  contracts: Object.keys(CONTRACT_COLUMNS),
};

export function recognised(given: Given, language: Language): Recognised {
  const { name } = given;
  const content = given.text.replace(/^\uFEFF/, "");
  if (/^\s*[{[]/.test(content)) {
    const read = readRun(content, language);
    if ("sentence" in read) return { kind: "unreadable", name, line: null, sentence: read.sentence };
    return { kind: "figures", name, run: read.run, table: figuresTable(read.run, language) };
  }
  const read = readText(name, content, [TIME_LOG_COLUMNS, CONTRACT_COLUMNS]);
  if ("problem" in read) {
    return { kind: "unreadable", name, line: read.line, sentence: describe(read.problem, language) };
  }
  return recognisedTable(read.table, language);
}

/** The kind with fewer missing columns; on a tie, the one that knows more of the headings. */
function recognisedTable(table: Table, language: Language): Recognised {
  const log = layout(table.header, TIME_LOG_COLUMNS);
  const register = layout(table.header, CONTRACT_COLUMNS);
  const lacks = log.problems.length - register.problems.length;
  const isLog = lacks < 0 || (lacks === 0 && log.layout.size >= register.layout.size);
  const { problems } = isLog ? log : register;
  if (problems.length > 0) {
    const { time_log, contracts } = CORE_WORDS[language].pane.load.kinds;
    const sentences = problems.map((problem) => describe(problem, language));
    // Without any common heading the intended kind of table is unknown.
    const none = log.layout.size === 0 && register.layout.size === 0;
    const about = none
      ? CORE_WORDS[language].pane.load.neither
      : `${isLog ? time_log : contracts}: ${sentences.join(" ")}`;
    return { kind: "unreadable", name: table.file, line: 1, sentence: about };
  }
  const readAs = () =>
    isLog
      ? read(
          "time_log",
          table,
          TIME_LOG_COLUMNS,
          LOG_CELLS,
          (notation) => {
            const reader = new EntryReader(table.file, log.layout, { notation });
            return (row) => reader.read(row).problems;
          },
          language,
        )
      : read(
          "contracts",
          table,
          CONTRACT_COLUMNS,
          REGISTER_CELLS,
          (notation) => (row) => readContract(table.file, row, register.layout, notation).problems,
          language,
        );
  try {
    return readAs();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { kind: "unreadable", name: table.file, line: 1, sentence: describe(error.problem, language) };
  }
}

function read<C extends string>(
  kind: TableKind,
  table: Table,
  columns: Columns<C>,
  readers: Readonly<Partial<Record<C, Reader>>>,
  reading: (notation: Notation<C>) => (row: Row) => readonly Problem[],
  language: Language,
): RecognisedTable {
  const { header } = table;
  const { layout: found, ignored } = layout(header, columns);
  const notation = notationOf(table, found, columns, null);
  const problemsOf = reading(notation);
  const width = header.length;
  const { rows, held } = asInExcel(table, columns, found);
  const whole = rows.filter(({ cells }) => cells.length === width);
  const names = Object.keys(columns) as C[];
  const problems = rows.flatMap((row): RecognisedProblem[] => {
    const written = row.cells.length === width;
    const own: readonly Problem[] = written
      ? (held.get(row) ?? problemsOf(row))
      : [{ code: "ROW_MALFORMED", expected: width, given: row.cells.length }];
    const faults = own.filter((problem) => !isWarning(problem));
    if (faults.length === 0) return [];
    const sentence = faults.map((problem) => describe(problem, language)).join(" ");
    return [{ line: row.line, written, sentence, codes: faults.map(({ code }) => code).join(" ") }];
  });
  return {
    kind,
    name: table.file,
    columns: [...found].map(([column, index]) => ({
      heading: text(header[index]),
      column,
      first: whole.map(({ cells }) => text(cells[index])).find((cell) => cell !== "") ?? "",
    })),
    ignored,
    rows: rows.length,
    problems,
    cells: whole.map(({ cells }) =>
      names.map((name) => {
        const index = found.get(name);
        const cell = index === undefined ? "" : text(cells[index]);
        const written = { order: notation.order, mark: notation.marks.get(name) ?? null };
        return (cell === "" ? null : readers[name]?.(cell, written)) ?? { value: cell, format: "text" };
      }),
    ),
  };
}

const PART_OF_A_DAY = /^0?[.,]\d{1,20}$/;

/**
 * The rows as the functions would receive them, parts of a day as numbers again; and the problems they would report.
 */
function asInExcel<C extends string>(
  { file, header, rows }: Table,
  columns: Columns<C>,
  found: Layout<C>,
): { rows: readonly Row[]; held: ReadonlyMap<Row, readonly Problem[]> } {
  const timed = new Set([...found].flatMap(([column, index]) => (TIME_COLUMNS.has(column) ? [index] : [])));
  const typed = (cell: Cell, index: number): Cell => {
    const given = text(cell);
    return timed.has(index) && PART_OF_A_DAY.test(given) ? Number(given.replace(",", ".")) : cell;
  };
  const range = [header, ...rows.map(({ cells }) => cells.map(typed))];
  const read = tableInExcel(file, range, columns);
  // The function counts lines from its heading; a row of text may take several lines.
  const cellsAt = new Map(read.rows.map(({ line, cells }) => [line, cells]));
  const refused = new Map(read.refused.map(({ line, problems }) => [line, problems]));
  const own = rows.map((row, index) => ({ ...row, cells: cellsAt.get(index + 2) ?? row.cells }));
  const held = own.flatMap((row, index) => {
    const problems = refused.get(index + 2);
    return problems === undefined ? [] : [[row, problems] as const];
  });
  return { rows: own, held: new Map(held) };
}

/** `written`: the notation of the cell's column, decided by all its cells. */
type Reader = (
  cell: Cell,
  written: { readonly order: DateOrder | null; readonly mark: DecimalMark | null },
) => NewCell | null;

const date: Reader = (cell, { order }) => {
  const own = dateOf(cell, order);
  return own === null ? null : { value: excelSerial(own), format: "date" };
};
const count: Reader = (cell, { mark }) => number(wholeOf(cell, mark));
const duration: Reader = (cell, { mark }) => number(durationOf(cell, mark));
const inHoursOf: Reader = (cell, { mark }) => {
  const own = hoursOf(cell, mark);
  // 0:20 would be a third of an hour, which a function reads as the time 8:00: it stays text.
  return own === null || timeForHours(inHours(own)) !== null
    ? null
    : { value: inHours(own), format: "two decimals" };
};

function number(value: number | null): NewCell | null {
  return value === null ? null : { value, format: "number" };
}

/** The cells that become dates or numbers in Excel; everything else is text. */
const LOG_CELLS: Readonly<Partial<Record<TimeLogColumn, Reader>>> = {
  date,
  minutes: duration,
  level: count,
  trainees: count,
};
const REGISTER_CELLS: Readonly<Partial<Record<ContractColumn, Reader>>> = {
  start: date,
  expires: date,
  paid_on: date,
  act_end: date,
  ended_on: date,
  quantity: count,
  carried_hours: inHoursOf,
  included_hours: inHoursOf,
};

/**
 * The tables to write: all logs in one, all registers in another, and each run's figures. `empty`: kinds to create
 * without rows.
 */
export function tablesOf(
  all: readonly Recognised[],
  empty: readonly TableKind[],
  language: Language,
): NewTable[] {
  const kinds: TableKind[] = ["contracts", "time_log"];
  const tables = kinds.flatMap((kind) => {
    const own = all.filter((one): one is RecognisedTable => one.kind === kind);
    if (own.length === 0 && !empty.includes(kind)) return [];
    const header = TABLE_COLUMNS[kind];
    const known: NewColumns<string> = kind === "time_log" ? logColumns(language) : registerColumns(language);
    const blank = header.map((column): NewCell => ({ value: "", format: known[column]?.format ?? "text" }));
    const rows = own.flatMap(({ cells }) => cells);
    const columns = header.map((column) => ({ choices: known[column]?.choices ?? null, note: "" }));
    return [{ name: TABLE_NAMES[kind], header, rows: rows.length === 0 ? [blank] : rows, columns }];
  });
  return [...tables, ...all.flatMap((one) => (one.kind === "figures" ? [one.table] : []))];
}

/** The kind still needed beside a log or a register; null if both are there, or neither. */
export function missingKind(all: readonly Recognised[]): TableKind | null {
  const has = (kind: TableKind) => all.some((one) => one.kind === kind);
  if (has("time_log") === has("contracts")) return null;
  return has("time_log") ? "contracts" : "time_log";
}
