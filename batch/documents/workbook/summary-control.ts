/**
 * Proof that nothing was lost: each check of the run with both sides and its verdict, then every file and every client
 * (A11).
 *
 * Laws: the checks are all those of the core. The two sides of a check are live formulas if a list of this workbook
 * holds them; every verdict is live.
 */

import {
  type Check,
  type CheckCode,
  clientTiesOut,
  fileTiesOut,
  passed,
} from "../../../core/figures/checks.ts";
import type { Control, FileControl } from "../../../core/firm/control.ts";
import { NO_IDS } from "../../../core/firm/read-ids.ts";
import type { LedgerControl } from "../../../core/firm/tie-out.ts";
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
import { across, band, type Column, type FirmPage, GAP, headRow, listTable } from "./firm-page.ts";
import type { FirmWords } from "./firm-words.ts";

const ENTRY_COUNTS = ["entriesRead", "entriesPlaced", "entriesRejected", "entriesDuplicate"] as const;
const MINUTE_COUNTS = ["minutesRead", "minutesPlaced", "minutesRejected", "minutesDuplicate"] as const;
type Count = (typeof ENTRY_COUNTS)[number] | (typeof MINUTE_COUNTS)[number];

/** Lines about files that were not read; run.json lists them all. */
const MOST_LINES = 50;

/** `cells.verdict` says whether all checks passed. */
export function controlSheet(page: FirmPage): { sheet: Sheet; cells: { verdict: string } } {
  const { words, month, checks } = page;
  const columns = fileColumns(page);
  const width = columns.length;
  const blocks: Block[] = [band(page, words.control, width), GAP];
  const verdictRow = rowAfter(blocks);
  // Below the verdict and a gap.
  const totals = runTotals(page, verdictRow + 2);
  const list = checkList(page, totals.cells, verdictRow + 2 + totals.rows.length);
  const formula = `IF(COUNTIF(${list.verdicts},"${words.passed}")=${checks.length},"${words.allPassed(checks.length)}","${words.someFailed}")`;
  blocks.push(
    across({ formula, result: verdictOf(page) }, checks.every(passed) ? "good" : "bad", width),
    GAP,
    ...totals.rows,
    ...list.rows,
    across(words.checksExplained, "note", width),
    GAP,
    ...notRead(page, width),
  );
  const files = { table: words.firmTables.files, values: month.files, columns, total: words.total };
  blocks.push(
    month.files.length === 0 ? across(words.noFiles, "warning", width) : listTable(files, rowAfter(blocks)),
    GAP,
    across(words.firmTitles.clientControl, "heading", width),
  );
  blocks.push(...clientControl(page, rowAfter(blocks), width));
  const sheet: Sheet = {
    name: words.firmSheets.control,
    widths: columns.map((column) => column.width),
    landscape: true,
    guarded: true,
    blocks,
  };
  return { sheet, cells: { verdict: onSheet(sheet.name, `$A$${verdictRow}`) } };
}

/** Whether all checks passed, in words. */
export function verdictOf({ checks, words }: Pick<FirmPage, "checks" | "words">): string {
  return checks.every(passed) ? words.allPassed(checks.length) : words.someFailed;
}

const OUTCOMES = ["read", "placed", "rejected", "duplicate"] as const;
type Outcome = (typeof OUTCOMES)[number];
type Counted = "entries" | "minutes" | "ids";
/** The cell of what was read, or of one outcome. */
type TotalCell = (counted: Counted, outcome: Outcome) => string;

/** What the run read and the outcomes: entries, minutes and distinct ids; from row `at`. */
function runTotals({ month, words }: FirmPage, at: number): { rows: Row[]; cells: TotalCell } {
  const { control, ids } = month;
  const counts: Record<Outcome, readonly (number | null)[]> = {
    read: [control.entriesRead, control.minutesRead, ids.run.read],
    placed: [control.entriesPlaced, control.minutesPlaced, ids.run.placed],
    rejected: [control.entriesRejected, control.minutesRejected, ids.run.leftOut],
    duplicate: [control.entriesDuplicate, control.minutesDuplicate, null],
  };
  const heads = words.runColumns;
  const letters: Record<Counted, string> = { entries: "B", minutes: "C", ids: "D" };
  return {
    rows: [
      headRow([heads.what], [heads.entries, heads.minutes, heads.ids]),
      ...OUTCOMES.map(
        (outcome): Row => ({
          cells: [
            { content: words[outcome], style: "text" },
            ...counts[outcome].map((content): Cell => ({ content, style: "integer" })),
          ],
        }),
      ),
      GAP,
    ],
    cells: (counted, outcome) => `${letters[counted]}${at + 1 + OUTCOMES.indexOf(outcome)}`,
  };
}

/** Every check with its verdict, from row `at`, and the range of the verdicts. */
function checkList(page: FirmPage, totals: TotalCell, at: number): { rows: Row[]; verdicts: string } {
  const { words, checks } = page;
  const { what, one, other, difference, verdict: head } = words.checkColumns;
  const formulas = {
    ...readFormulas(totals),
    ...fileFormulas(page, totals),
    ...clientFormulas(page, totals),
  };
  const heads = headRow([what], [one, other, difference]);
  return {
    rows: [
      { cells: [...heads.cells, { content: head, style: "table head" }] },
      ...checks.map((check, index) => checkRow(check, formulas[check.code] ?? [], at + 1 + index, words)),
    ],
    verdicts: `E${at + 1}:E${at + checks.length}`,
  };
}

/** The formulas of a check's two sides; sides of checks not listed here are values. */
type Formulas = Partial<Record<CheckCode, readonly [one: string, other: string]>>;

/** Within the run: what was read against the outcomes. */
function readFormulas(totals: TotalCell): Formulas {
  const became = (counted: Counted, outcomes: readonly Outcome[]) =>
    outcomes.map((outcome) => totals(counted, outcome)).join("+");
  return {
    entries: [totals("entries", "read"), became("entries", ["placed", "rejected", "duplicate"])],
    minutes: [totals("minutes", "read"), became("minutes", ["placed", "rejected", "duplicate"])],
    ids: [totals("ids", "read"), became("ids", ["placed", "rejected"])],
  };
}

function fileFormulas({ words, month }: FirmPage, totals: TotalCell): Formulas {
  const { fileColumns: heads } = words;
  const list = listFormulas(words.firmTables.files, month.files.length);
  const off = (counts: readonly Count[]) => list.untied(counts.map((count) => heads[count]));
  return {
    fileEntries: [list.sum(heads.entriesRead), totals("entries", "read")],
    fileMinutes: [list.sum(heads.minutesRead), totals("minutes", "read")],
    eachFileEntries: [off(ENTRY_COUNTS), "0"],
    eachFileMinutes: [off(MINUTE_COUNTS), "0"],
  };
}

function clientFormulas({ words, month }: FirmPage, totals: TotalCell): Formulas {
  const { fileColumns: heads } = words;
  const list = listFormulas(words.firmTables.clientControl, month.clients.length);
  const off = (counts: readonly Count[], placed: string, held: string) =>
    `${list.untied(counts.map((count) => heads[count]))}+${list.untied([held, placed])}`;
  return {
    clientEntries: [list.sum(heads.entriesPlaced), totals("entries", "placed")],
    clientMinutes: [list.sum(heads.minutesPlaced), totals("minutes", "placed")],
    eachClientEntries: [off(ENTRY_COUNTS, heads.entriesPlaced, heads.ledgerEntries), "0"],
    eachClientMinutes: [off(MINUTE_COUNTS, heads.minutesPlaced, heads.ledgerMinutes), "0"],
    ledgerEntries: [list.sum(heads.ledgerEntries), totals("entries", "placed")],
    ledgerMinutes: [list.sum(heads.ledgerMinutes), totals("minutes", "placed")],
    idsOnce: [list.sum(heads.ledgerIds), totals("ids", "placed")],
  };
}

/** Formulas over a list of `rows` rows; plain 0 if there is no list. */
function listFormulas(table: string, rows: number) {
  return {
    sum: (header: string) => (rows === 0 ? "0" : `SUM(${columnOf(table, header)})`),
    /** The sum over all rows of the absolute value of the first column less the others. */
    untied: (headers: readonly string[]) =>
      rows === 0 ? "0" : `SUMPRODUCT(ABS(${headers.map((header) => columnOf(table, header)).join("-")}))`,
  };
}

function checkRow(
  check: Check,
  [one, other]: readonly [] | readonly [string, string],
  row: number,
  words: FirmWords,
): Row {
  const side = (formula: string | undefined, result: number): Cell => ({
    content: formula === undefined ? result : { formula, result },
    style: "integer",
  });
  const difference = { formula: `B${row}-C${row}`, result: check.one - check.other };
  return {
    cells: [
      { content: words.checks[check.code], style: "text" },
      side(one, check.one),
      side(other, check.other),
      { content: difference, style: "integer" },
      verdict(`D${row}=0`, passed(check), words),
    ],
  };
}

function verdict(
  condition: string,
  is: boolean,
  words: FirmWords,
): { content: Content; style: "text good" | "text bad" } {
  return {
    content: {
      formula: `IF(${condition},"${words.passed}","${words.failed}")`,
      result: is ? words.passed : words.failed,
    },
    style: is ? "text good" : "text bad",
  };
}

function notRead({ words, month, language }: FirmPage, width: number): Row[] {
  const unread = notReadLines(month, language);
  if (unread.length === 0) return [];
  const more = unread.length > MOST_LINES ? [words.moreNotRead(unread.length - MOST_LINES)] : [];
  return [
    headRow([words.notRead], Array<string>(width - 1).fill("")),
    ...[...unread.slice(0, MOST_LINES), ...more].map((line) => across(line, "note", width)),
    GAP,
  ];
}

/** What was read of a file or a client, and the outcomes. */
function countColumns<T>(words: FirmWords, of: (one: T) => Control): Column<T>[] {
  return [...ENTRY_COUNTS, ...MINUTE_COUNTS].map((count) => ({
    header: words.fileColumns[count],
    width: 9.5,
    style: "integer",
    cell: (one) => of(one)[count],
    sum: (all) => all.reduce((sum, one) => sum + of(one)[count], 0),
  }));
}

/** The conditions under which a row's entries and minutes tie out. */
function tiesOf({ fileColumns: heads }: FirmWords, at: (header: string) => string): string[] {
  return [ENTRY_COUNTS, MINUTE_COUNTS].map(
    ([read, first, , last]) => `${at(heads[read])}=SUM(${at(heads[first])}:${at(heads[last])})`,
  );
}

function fileColumns({ words, month, language }: FirmPage): Column<FileControl>[] {
  const heads = words.fileColumns;
  const idsOf = ({ file }: FileControl) => month.ids.files.get(file) ?? NO_IDS;
  const readAs = new Map(
    month.logs.map(({ file, profile, remarks }) => {
      const as = profile === null ? [] : [`${profile.tool}, ${profile.report[language]}.`];
      return [file, [...as, ...remarks.map((remark) => remarkSentence(remark, language))].join(" ")];
    }),
  );
  const notUsed = ({ ignored }: FileControl) =>
    ignored.length === 0 ? [] : [words.columnsNotUsed(ignored.join(", "))];
  const ids = (key: "read" | "placed" | "leftOut", header: string): Column<FileControl> => ({
    header,
    width: 9.5,
    style: "integer",
    cell: (file) => idsOf(file)[key],
  });
  return [
    { header: heads.file, width: 30, style: "text", cell: ({ file }) => file },
    ...countColumns<FileControl>(words, (file) => file),
    ids("read", heads.idsRead),
    ids("placed", heads.idsPlaced),
    ids("leftOut", heads.idsLeftOut),
    {
      header: heads.verdict,
      width: 9.5,
      style: "text",
      cell: (file, at) => {
        const ofIds = `${at(heads.idsRead)}=SUM(${at(heads.idsPlaced)}:${at(heads.idsLeftOut)})`;
        const ties = [...tiesOf(words, at), ofIds].join(",");
        return verdict(`AND(${ties})`, fileTiesOut(file, idsOf(file)), words);
      },
    },
    {
      header: heads.readAs,
      width: 27,
      style: "wrapped",
      cell: (file) => [readAs.get(file.file) ?? "", ...notUsed(file)].join(" ").trim(),
    },
  ];
}

/** The same for every client, under the columns of the files: what was read over all time, and what its ledger holds. */
function clientControl(page: FirmPage, at: number, width: number): Block[] {
  const { words, overview } = page;
  const heads = words.fileColumns;
  const clients = overview.clients.map(({ account: { client, control, held } }) => ({
    name: client.name,
    control,
    held,
  }));
  type Client = (typeof clients)[number];
  const ledger = (key: keyof LedgerControl, header: string): Column<Client> => ({
    header,
    width: 9.5,
    style: "integer",
    cell: ({ held }) => held[key],
    sum: (all) => all.reduce((sum, { held }) => sum + held[key], 0),
  });
  const columns: Column<Client>[] = [
    { header: words.firmColumns.client, width: 34, style: "text", cell: ({ name }) => name },
    ...countColumns<Client>(words, ({ control }) => control),
    ledger("entries", heads.ledgerEntries),
    ledger("minutes", heads.ledgerMinutes),
    ledger("withId", heads.ledgerIds),
    {
      header: heads.verdict,
      width: 9.5,
      style: "text",
      cell: (client, at) => {
        const inLedger = [
          `${at(heads.ledgerEntries)}=${at(heads.entriesPlaced)}`,
          `${at(heads.ledgerMinutes)}=${at(heads.minutesPlaced)}`,
        ];
        const ties = [...tiesOf(words, at), ...inLedger].join(",");
        return verdict(`AND(${ties})`, clientTiesOut(client), words);
      },
    },
  ];
  if (clients.length === 0) return [across(words.noClients, "good", width)];
  const note = across(words.clientControlExplained, "note", width);
  const table = words.firmTables.clientControl;
  return [note, listTable({ table, values: clients, columns, total: words.total }, at + 1)];
}
