/**
 * That nothing was lost: each check of the run with both its sides, passed or not, the files one by one, and the
 * clients one by one (A11).
 *
 * Law: both sides of a check and its verdict are live, and the two sides come from different places: what was read
 * against what became of it, the files and the clients against the run, the ledgers against the files.
 */

import type { Control, FileControl } from "../../../core/firm/control.ts";
import { type LedgerControl, ledgerControl } from "../../../core/firm/tie-out.ts";
import { remarkSentence } from "../../../core/words/describe.ts";
import { notReadLines } from "../../month/log-folder.ts";
import {
  type Block,
  type Cell,
  type Content,
  columnOf,
  onSheet,
  type Row,
  rowAfter,
  type Sheet,
} from "../../xlsx/workbook.ts";
import {
  across,
  band,
  type Column,
  type FirmLine,
  type FirmPage,
  GAP,
  headRow,
  letterOf,
  listSheet,
} from "./firm-page.ts";
import type { FirmWords } from "./firm-words.ts";

/** The row of the verdict on all checks together. */
const VERDICT_ROW = 3;

/** Of what was read; the head stands above it. */
const TOTALS_ROW = VERDICT_ROW + 3;

/** Whether all checks passed, as the control sheet says it. */
export function verdictOf(page: FirmPage): { passed: boolean; content: Content } {
  const { words } = page;
  const list = checks(page, TOTALS_ROW);
  const passed = list.every(({ one, other }) => one.result === other.result);
  const result = passed ? words.allPassed(list.length) : words.someFailed;
  return { passed, content: { formula: onSheet(words.firmSheets.control, `$A$${VERDICT_ROW}`), result } };
}

/** One side of a check: a formula and what it comes to. */
interface Side {
  readonly formula: string;
  readonly result: number;
}

interface Check {
  readonly what: string;
  readonly one: Side;
  readonly other: Side;
}

const ENTRY_COUNTS = ["entriesRead", "entriesPlaced", "entriesRejected", "entriesDuplicate"] as const;
const MINUTE_COUNTS = ["minutesRead", "minutesPlaced", "minutesRejected", "minutesDuplicate"] as const;
type Count = (typeof ENTRY_COUNTS)[number] | (typeof MINUTE_COUNTS)[number];

/** Lines on files that were not read; run.json names them all. */
const MOST_LINES = 50;

export function controlSheet(page: FirmPage): Sheet {
  const { words, month } = page;
  const columns = fileColumns(page);
  const blocks: Block[] = [band(page, words.control, columns.length), GAP];
  const totals = runTotals(page);
  const checksAt = TOTALS_ROW + totals.length + 1;
  const list = checks(page, TOTALS_ROW);
  const passed = list.every(({ one, other }) => one.result === other.result);
  const verdicts = `E${checksAt}:E${checksAt + list.length - 1}`;
  blocks.push(
    across(
      {
        formula: `IF(COUNTIF(${verdicts},"${words.passed}")=${list.length},"${words.allPassed(list.length)}","${words.someFailed}")`,
        result: passed ? words.allPassed(list.length) : words.someFailed,
      },
      passed ? "good" : "bad",
      columns.length,
    ),
    GAP,
    headRow(
      [words.runColumns.what],
      [words.runColumns.entries, words.runColumns.minutes, words.runColumns.ids],
    ),
    ...totals,
    headRow(
      [words.checkColumns.what],
      [words.checkColumns.one, words.checkColumns.other, words.checkColumns.difference],
    ),
  );
  const head = blocks.at(-1) as Row;
  head.cells.push({ content: words.checkColumns.verdict, style: "table head" });
  for (const [index, check] of list.entries()) blocks.push(checkRow(check, checksAt + index, words));
  blocks.push(across(words.checksExplained, "note", columns.length), GAP);
  const unread = notReadLines(month, page.language);
  if (unread.length > 0) {
    const more = unread.length > MOST_LINES ? [words.moreNotRead(unread.length - MOST_LINES)] : [];
    blocks.push(
      headRow(
        [words.notRead],
        columns.slice(1).map(() => ""),
      ),
    );
    for (const line of [...unread.slice(0, MOST_LINES), ...more])
      blocks.push(across(line, "note", columns.length));
    blocks.push(GAP);
  }

  const about = {
    name: words.firmSheets.control,
    widths: columns.map(({ width }) => width),
    landscape: true,
    guarded: true,
  };
  if (month.files.length === 0)
    return { ...about, blocks: [...blocks, across(words.noFiles, "warning", columns.length)] };
  const first = rowAfter(blocks) + 1;
  const [, ...others] = columns;
  blocks.push({
    name: words.firmTables.files,
    columns: columns.map(({ header, style }) => ({ header, style })),
    rows: month.files.map((file, index) => columns.map(({ cell }) => cell(file, first + index))),
    totals: [
      words.total,
      ...others.map(({ sum }) => {
        const result = sum?.(month.files) ?? null;
        return result === null ? null : { sum: result };
      }),
    ],
  });
  return { ...about, blocks };
}

/** What the run read and what became of it: entries, minutes and different ids. */
function runTotals({ month, words }: FirmPage): Row[] {
  const { control, ids } = month;
  const line = (label: string, counts: readonly (number | null)[]): Row => ({
    cells: [
      { content: label, style: "text" },
      ...counts.map((content): Cell => ({ content, style: "integer" })),
    ],
  });
  return [
    line(words.read, [control.entriesRead, control.minutesRead, ids.run.read]),
    line(words.placed, [control.entriesPlaced, control.minutesPlaced, ids.run.placed]),
    line(words.rejected, [control.entriesRejected, control.minutesRejected, ids.run.leftOut]),
    line(words.duplicate, [control.entriesDuplicate, control.minutesDuplicate, null]),
    GAP,
  ];
}

/** Every check of the run. `at` is the row of what was read; placed, rejected and duplicate follow it. */
function checks(page: FirmPage, at: number): Check[] {
  const { month, words, lines } = page;
  const { control, files, ids } = month;
  const { checks: said, firmTables: tables, fileColumns: heads } = words;
  const ledgers = lines.map(({ account }) => ledgerControl(account.ledger));
  const total = <T>(all: readonly T[], of: (one: T) => number) => all.reduce((sum, one) => sum + of(one), 0);
  const cell = (letter: "B" | "C" | "D", row: number, result: number): Side => ({
    formula: `${letter}${at + row}`,
    result,
  });
  const became = (letter: "B" | "C" | "D", results: readonly number[]): Side => ({
    formula: results.map((_, index) => `${letter}${at + 1 + index}`).join("+"),
    result: total(results, (one) => one),
  });
  const column = (table: string, rows: number, header: string, result: number): Side => ({
    formula: rows === 0 ? "0" : `SUM(${columnOf(table, header)})`,
    result,
  });
  const ofFiles = (count: Count) =>
    column(
      tables.files,
      files.length,
      heads[count],
      total(files, (file) => file[count]),
    );
  const ofClients = (header: string, of: (line: FirmLine) => number) =>
    column(tables.clientControl, lines.length, header, total(lines, of));
  const untied = (counts: readonly Count[]): Side => {
    const [read, ...others] = counts.map((count) => columnOf(tables.files, heads[count]));
    return {
      formula: files.length === 0 ? "0" : `SUMPRODUCT(ABS(${[read, ...others].join("-")}))`,
      result: total(files, (file) => Math.abs(untiedOf(file, counts))),
    };
  };
  const none: Side = { formula: "0", result: 0 };
  const inLedgers = (key: keyof LedgerControl) => total(ledgers, (own) => own[key]);
  const { entriesPlaced, entriesRejected, entriesDuplicate } = control;
  const { minutesPlaced, minutesRejected, minutesDuplicate } = control;
  return [
    {
      what: said.entries,
      one: cell("B", 0, control.entriesRead),
      other: became("B", [entriesPlaced, entriesRejected, entriesDuplicate]),
    },
    {
      what: said.minutes,
      one: cell("C", 0, control.minutesRead),
      other: became("C", [minutesPlaced, minutesRejected, minutesDuplicate]),
    },
    { what: said.fileEntries, one: ofFiles("entriesRead"), other: cell("B", 0, control.entriesRead) },
    { what: said.fileMinutes, one: ofFiles("minutesRead"), other: cell("C", 0, control.minutesRead) },
    { what: said.eachFileEntries, one: untied(ENTRY_COUNTS), other: none },
    { what: said.eachFileMinutes, one: untied(MINUTE_COUNTS), other: none },
    {
      what: said.clientEntries,
      one: ofClients(heads.entriesPlaced, ({ account }) => account.control.entriesPlaced),
      other: cell("B", 1, entriesPlaced),
    },
    {
      what: said.clientMinutes,
      one: ofClients(heads.minutesPlaced, ({ account }) => account.control.minutesPlaced),
      other: cell("C", 1, minutesPlaced),
    },
    {
      what: said.ledgerEntries,
      one: column(tables.clientControl, lines.length, heads.ledgerEntries, inLedgers("entries")),
      other: cell("B", 1, entriesPlaced),
    },
    {
      what: said.ledgerMinutes,
      one: column(tables.clientControl, lines.length, heads.ledgerMinutes, inLedgers("minutes")),
      other: cell("C", 1, minutesPlaced),
    },
    {
      what: said.ids,
      one: cell("D", 0, ids.run.read),
      other: became("D", [ids.run.placed, ids.run.leftOut]),
    },
    {
      what: said.idsOnce,
      one: column(tables.clientControl, lines.length, heads.ledgerIds, inLedgers("withId")),
      other: cell("D", 1, ids.run.placed),
    },
  ];
}

function untiedOf(counts: Control, [read, ...others]: readonly Count[]): number {
  return others.reduce((left, count) => left - counts[count], read === undefined ? 0 : counts[read]);
}

function checkRow({ what, one, other }: Check, row: number, words: FirmWords): Row {
  const passed = one.result === other.result;
  const difference: Content = { formula: `B${row}-C${row}`, result: one.result - other.result };
  return {
    cells: [
      { content: what, style: "text" },
      { content: one, style: "integer" },
      { content: other, style: "integer" },
      { content: difference, style: "integer" },
      { content: verdict(`D${row}=0`, passed, words), style: passed ? "text good" : "text bad" },
    ],
  };
}

function verdict(condition: string, passed: boolean, words: FirmWords): Content {
  return {
    formula: `IF(${condition},"${words.passed}","${words.failed}")`,
    result: passed ? words.passed : words.failed,
  };
}

/** What was read of a file or a client, and what became of it. */
function countColumns<T>(words: FirmWords, counts: readonly Count[], of: (one: T) => Control): Column<T>[] {
  return counts.map((count) => ({
    header: words.fileColumns[count],
    width: 12,
    style: "integer",
    cell: (one) => of(one)[count],
    sum: (all) => all.reduce((sum, one) => sum + of(one)[count], 0),
  }));
}

function fileColumns({ words, month, language }: FirmPage): Column<FileControl>[] {
  const heads = words.fileColumns;
  const idsOf = ({ file }: FileControl) =>
    month.ids.files.get(file) ?? { read: 0, placed: 0, leftOut: 0, lost: 0 };
  const readAs = new Map(
    month.logs.map(({ file, read, remarks }) => {
      const as = read === null ? [] : [`${read.profile.tool}, ${read.profile.report[language]}.`];
      return [file, [...as, ...remarks.map((remark) => remarkSentence(remark, language))].join(" ")];
    }),
  );
  const notUsed = ({ ignored }: FileControl) =>
    ignored.length === 0 ? [] : [words.columnsNotUsed(ignored.join(", "))];
  const ids = (key: "read" | "placed" | "leftOut", header: string): Column<FileControl> => ({
    header,
    width: 12,
    style: "integer",
    cell: (file) => idsOf(file)[key],
  });
  return [
    { header: heads.file, width: 48, style: "text", cell: ({ file }) => file },
    ...countColumns<FileControl>(words, [...ENTRY_COUNTS, ...MINUTE_COUNTS], (file) => file),
    ids("read", heads.idsRead),
    ids("placed", heads.idsPlaced),
    ids("leftOut", heads.idsLeftOut),
    {
      header: heads.verdict,
      width: 12,
      style: "text",
      cell: (file, row) => {
        const { read, placed, leftOut } = idsOf(file);
        const passed =
          untiedOf(file, ENTRY_COUNTS) === 0 &&
          untiedOf(file, MINUTE_COUNTS) === 0 &&
          read === placed + leftOut;
        const ties = [tie(1, 3), tie(5, 3), tie(9, 2)].map((one) => `${one(row)}`).join(",");
        return { content: verdict(`AND(${ties})`, passed, words), style: passed ? "text good" : "text bad" };
      },
    },
    {
      header: heads.readAs,
      width: 60,
      style: "wrapped",
      cell: (file) => [readAs.get(file.file) ?? "", ...notUsed(file)].join(" ").trim(),
    },
  ];
}

/** Of a row: a column equals the sum of so many columns after it. */
function tie(first: number, others: number): (row: number) => string {
  return (row) =>
    `${letterOf(first)}${row}=SUM(${letterOf(first + 1)}${row}:${letterOf(first + others)}${row})`;
}

/** The same for every client: what was read of it over all time, what became of it, and what its ledger holds. */
export function clientControlSheet(page: FirmPage): Sheet {
  const { words, lines } = page;
  const heads = words.fileColumns;
  const held = new Map(lines.map((line) => [line, ledgerControl(line.account.ledger)]));
  const ledger = (key: keyof LedgerControl, header: string): Column<FirmLine> => {
    const of = (line: FirmLine) => held.get(line)?.[key] ?? 0;
    return {
      header,
      width: 12,
      style: "integer",
      cell: of,
      sum: (all) => all.reduce((sum, line) => sum + of(line), 0),
    };
  };
  const columns: Column<FirmLine>[] = [
    {
      header: words.firmColumns.client,
      width: 34,
      style: "text",
      cell: ({ account }) => account.client.name,
    },
    ...countColumns<FirmLine>(words, [...ENTRY_COUNTS, ...MINUTE_COUNTS], ({ account }) => account.control),
    ledger("entries", heads.ledgerEntries),
    ledger("minutes", heads.ledgerMinutes),
    ledger("withId", heads.ledgerIds),
    {
      header: heads.verdict,
      width: 12,
      style: "text",
      cell: (line, row) => {
        const { control } = line.account;
        const own = held.get(line);
        const passed =
          untiedOf(control, ENTRY_COUNTS) === 0 &&
          untiedOf(control, MINUTE_COUNTS) === 0 &&
          own?.entries === control.entriesPlaced &&
          own.minutes === control.minutesPlaced;
        const ties = [tie(1, 3)(row), tie(5, 3)(row), `J${row}=C${row}`, `K${row}=G${row}`].join(",");
        return { content: verdict(`AND(${ties})`, passed, words), style: passed ? "text good" : "text bad" };
      },
    },
  ];
  return listSheet(page, {
    sheet: words.firmSheets.clientControl,
    title: words.firmTitles.clientControl,
    table: words.firmTables.clientControl,
    values: lines,
    columns,
    total: words.total,
    empty: words.noClients,
    note: words.clientControlExplained,
  });
}
