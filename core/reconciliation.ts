/**
 * A firm's register and time logs, read as tables and turned into ledgers: all of the rules, for all clients.
 *
 * Laws: entries and minutes read = placed + rejected + duplicate, for each file, each client and the whole
 * (A11); the result does not depend on the order of files or rows; one bad row costs only itself; all
 * problems are reported together.
 */

import type { Adjustment, AdjustmentRow } from "./adjustments.ts";
import { formatDate } from "./calendar.ts";
import { type Exception, isBlank, type Layout, layout, type Row, rowText, type Table } from "./cells.ts";
import { type Aliases, type Client, Clients } from "./clients.ts";
import {
  CONTRACT_COLUMNS,
  type Contract,
  type ContractColumn,
  clientTerms,
  type PlanTerm,
  readContract,
} from "./contracts.ts";
import { corrections } from "./corrections.ts";
import { fates, OWN, type Told } from "./duplicates.ts";
import { isDoubt, type Problem, type ProblemCode } from "./errors.ts";
import { assertConserved, type Ledger, ledger, type Settings } from "./ledger.ts";
import { inMinutes } from "./log-durations.ts";
import { compareText } from "./names.ts";
import {
  type ClosedBooks,
  type ClosedClient,
  closedClients,
  ledgerAfterClosing,
  type PriorPeriod,
  type Work,
} from "./prior-period.ts";
import { type Entry, readEntry, TIME_LOG_COLUMNS, type TimeLogColumn } from "./time-log.ts";
import { minutes } from "./units.ts";

/** Entries and their raw minutes by what became of them (A11). */
export interface Control {
  entriesRead: number;
  entriesPlaced: number;
  entriesRejected: number;
  entriesDuplicate: number;
  minutesRead: number;
  minutesPlaced: number;
  minutesRejected: number;
  minutesDuplicate: number;
}

export interface ClientAccount {
  readonly client: Client;
  readonly terms: readonly PlanTerm[];
  readonly ledger: Ledger;
  /** M2: what has changed in the client's closed past; null when no month is closed. */
  readonly prior: PriorPeriod | null;
  /** What the ledger was made of. */
  readonly entries: readonly Entry[];
  /** Those given for the client, refused ones too. */
  readonly adjustments: readonly Adjustment[];
  readonly control: Control;
}

export interface FileControl extends Control {
  readonly file: string;
  /** Headings that no column is known by. */
  readonly ignored: readonly string[];
}

export interface Reconciliation {
  /** In order of name key. */
  readonly accounts: readonly ClientAccount[];
  readonly control: Control;
  /** In order of file name. */
  readonly files: readonly FileControl[];
  /** In order of file and line. */
  readonly exceptions: readonly Exception[];
}

/** A row released from a doubt, or rejected whatever it says: by whom, and why. */
export interface Decision {
  readonly is: "release" | "reject";
  readonly who: string;
  readonly why: string;
}

export interface Firm {
  readonly contracts: readonly Contract[];
  /** Clients named by register rows that can't be used: still clients. */
  readonly otherClients: readonly string[];
  /** Other names of clients, beside the register's own aliases. */
  readonly aliases: Aliases;
  readonly logs: readonly Table[];
  /** What was decided of single rows, by their fingerprint. */
  readonly decisions?: ReadonlyMap<string, Decision>;
  readonly adjustments: readonly AdjustmentRow[];
  readonly settings: Settings;
  /** M2: what the last closed month holds; null when none is closed. */
  readonly closed?: ClosedBooks | null;
  /** The fingerprint of each log read, to tell where a late entry came from. */
  readonly fingerprints?: ReadonlyMap<string, string>;
}

/** The rows of a register. `fatal` says why the register can't be read at all. */
export function readRegister(table: Table): {
  fatal: readonly Problem[];
  contracts: Contract[];
  otherClients: string[];
  exceptions: Exception[];
} {
  const { layout: columns, problems: fatal } = layout<ContractColumn>(table.header, CONTRACT_COLUMNS);
  const contracts: Contract[] = [];
  const otherClients: string[] = [];
  const exceptions: Exception[] = [];
  if (fatal.length > 0) return { fatal, contracts, otherClients, exceptions };
  for (const row of table.rows) {
    if (isBlank(row)) continue;
    const shape = malformed(row, table);
    const { client, contract, problems } = shape ?? readContract(table.file, row, columns);
    if (contract !== null) contracts.push(contract);
    else {
      otherClients.push(client);
      exceptions.push(exception(table.file, row, columns, problems, client || null));
    }
  }
  return { fatal, contracts, otherClients, exceptions };
}

/** A row with more cells than the header holds something that has no column; nothing in it can be trusted. */
function malformed(row: Row, table: Table): { client: string; contract: null; problems: Problem[] } | null {
  const given = row.cells.length;
  const expected = table.header.length;
  if (given === expected) return null;
  return { client: "", contract: null, problems: [{ code: "ROW_MALFORMED", expected, given }] };
}

function exception<C extends string>(
  file: string,
  row: Row,
  columns: Layout<C>,
  problems: readonly Problem[],
  client: string | null,
): Exception {
  const at = row.corrects ?? { file, line: row.line };
  const { fingerprint } = row;
  const text = rowText(row, columns);
  return {
    file: at.file,
    line: at.line,
    problems,
    client,
    row: text,
    ...(fingerprint !== undefined && { fingerprint: row.corrects?.fingerprint || fingerprint }),
  };
}

/** Reads and places everything. */
export function reconcile(firm: Firm): Reconciliation {
  const clients = clientsOf(firm);
  const closed = closedClients(firm.closed ?? null, clients);
  const tally = new Tally();
  const exceptions: Exception[] = [];
  for (const { contract, problem } of clients.problems) exceptions.push(registerException(contract, problem));

  const read = readLogs(firm, clients, tally);
  for (const found of read.exceptions) exceptions.push(found); // one by one: there may be hundreds of thousands
  const accounts = clients.all.map((client) => {
    const { terms, problems } = clientTerms(client.contracts);
    for (const { contract, problem } of problems) exceptions.push(registerException(contract, problem));
    const rows = firm.adjustments.filter(({ adjustment }) => clients.find(adjustment.client) === client);
    const adjustments = rows.map(({ adjustment }) => adjustment);
    const entries = read.entries.get(client) ?? [];
    const files = firm.fingerprints ?? new Map();
    const work = { contracts: client.contracts, terms, entries, adjustments, files };
    const { ledger: own, prior } = ledgerOf(work, firm, closed.get(client));
    const control = tally.of(client);
    assertConserved(own, minutes(control.minutesPlaced));
    for (const { adjustment, problem } of own.refused) {
      const at = rows.find((candidate) => candidate.adjustment === adjustment);
      if (at !== undefined)
        exceptions.push({
          file: at.file,
          line: at.line,
          problems: [problem],
          client: client.name,
          row: at.row,
        });
    }
    return { client, terms, ledger: own, prior, entries, adjustments, control };
  });
  for (const { adjustment, file, line, row } of firm.adjustments) {
    if (clients.find(adjustment.client) !== null) continue;
    const problem: Problem = {
      code: "CLIENT_UNKNOWN",
      given: adjustment.client,
      nearest: clients.nearest(adjustment.client),
    };
    exceptions.push({ file, line, problems: [problem], client: null, row });
  }
  exceptions.sort((a, b) => compareText(a.file, b.file) || a.line - b.line);
  return { accounts, control: tally.total, files: tally.files, exceptions };
}

/** M2: a client of a closed month is one still, also when the register has lost it: what is gone has to be told. */
function clientsOf({ contracts, otherClients, aliases, closed }: Firm): Clients {
  const clients = new Clients(contracts, otherClients, aliases);
  const gone = (closed?.clients ?? []).filter(
    ({ name }) => clients.find(name, closed?.through ?? null) === null,
  );
  if (gone.length === 0) return clients;
  return new Clients(contracts, [...otherClients, ...gone.map(({ name }) => name)], aliases);
}

function ledgerOf(work: Work, { settings, closed }: Firm, past: ClosedClient | undefined) {
  if (closed == null) {
    return { ledger: ledger(work.terms, work.entries, work.adjustments, settings), prior: null };
  }
  return ledgerAfterClosing(work, settings, closed, past);
}

function registerException(contract: Contract | null, problem: Problem): Exception {
  const client = contract?.client ?? null;
  const row = contract === null ? {} : contractText(contract);
  return { file: contract?.file ?? "config", line: contract?.line ?? 0, problems: [problem], client, row };
}

/** What tells a register row apart, for an exception found after it was read. */
function contractText({ client, plan, quantity, start }: Contract): Record<string, string> {
  return { client, plan, quantity: String(quantity), start: start === null ? "" : formatDate(start) };
}

type Fate = "Placed" | "Rejected" | "Duplicate";

/** Counts every row once: as read, and as what became of it. */
class Tally {
  readonly total: Control = noControl();
  readonly files: FileControl[] = [];
  readonly #clients = new Map<Client, Control>();

  file(name: string, ignored: readonly string[]): FileControl {
    const counts = { file: name, ignored, ...noControl() };
    this.files.push(counts);
    return counts;
  }

  of(client: Client): Control {
    const counts = this.#clients.get(client) ?? noControl();
    this.#clients.set(client, counts);
    return counts;
  }

  count(fate: Fate, raw: number, file: FileControl, client: Client | null): void {
    add(this.total, fate, raw);
    add(file, fate, raw);
    if (client !== null) add(this.of(client), fate, raw);
  }
}

function add(counts: Control, fate: Fate, raw: number): void {
  const [entries, total] = COUNTED[fate];
  counts.entriesRead += 1;
  counts.minutesRead += raw;
  counts[entries] += 1;
  counts[total] += raw;
}

const COUNTED = {
  Placed: ["entriesPlaced", "minutesPlaced"],
  Rejected: ["entriesRejected", "minutesRejected"],
  Duplicate: ["entriesDuplicate", "minutesDuplicate"],
} as const satisfies Record<Fate, readonly [keyof Control, keyof Control]>;

/** Nothing read yet. */
export function noControl(): Control {
  return {
    entriesRead: 0,
    entriesPlaced: 0,
    entriesRejected: 0,
    entriesDuplicate: 0,
    minutesRead: 0,
    minutesPlaced: 0,
    minutesRejected: 0,
    minutesDuplicate: 0,
  };
}

interface Candidate extends Told {
  readonly account: Client;
  readonly file: FileControl;
  readonly row: Row;
  readonly columns: Layout<TimeLogColumn>;
}

/** Reads every row of every log; answers the entries that count, by client. */
function readLogs({ logs, decisions }: Firm, clients: Clients, tally: Tally) {
  const exceptions: Exception[] = [];
  const candidates: Candidate[] = [];
  const units = [...logs].sort((a, b) => compareText(a.file, b.file)).map(inMinutes);
  const inOrderOfName = units.map(({ table }) => table);
  const tools = new Map(inOrderOfName.map((table) => [table.file, table.tool ?? OWN]));
  const counts = (table: Table, row: Row) => {
    const { entry } = readEntry(
      table.file,
      row,
      layout<TimeLogColumn>(table.header, TIME_LOG_COLUMNS).layout,
    );
    return (
      entry !== null && (row.problems ?? []).length === 0 && clients.find(entry.client, entry.date) !== null
    );
  };
  const replaced = corrections(inOrderOfName, counts);
  for (const { table, problem } of units) {
    const {
      layout: columns,
      problems: lacking,
      ignored,
    } = layout<TimeLogColumn>(table.header, TIME_LOG_COLUMNS);
    const headerProblems = problem === null ? lacking : [...lacking, problem];
    const file = tally.file(table.file, table.ignored ?? ignored);
    if (headerProblems.length > 0) {
      exceptions.push({ file: table.file, line: 1, problems: headerProblems, client: null, row: {} });
    }
    for (const row of table.rows) {
      // A row that was translated held something in its own file, though not in our columns.
      if (isBlank(row) && row.fingerprint === undefined) continue;
      const shape = malformed(row, table);
      const {
        entry,
        minutes: raw,
        problems: unreadable,
      } = shape === null
        ? readEntry(table.file, row, columns)
        : { entry: null, minutes: minutes(0), problems: shape.problems };
      const name = entry?.client ?? rowText(row, columns).client ?? "";
      const client = clients.find(name, entry?.date ?? null);
      const replacement = replaced.get(row);
      if (replacement !== undefined) {
        tally.count("Duplicate", raw, file, client);
        if (replacement !== null)
          exceptions.push(exception(table.file, row, columns, [replacement], client?.name ?? null));
        continue;
      }
      const decision = decisions?.get(row.corrects?.fingerprint || (row.fingerprint ?? ""));
      const problems = heldAgainst(row, decision, unreadable);
      if (client === null && name !== "" && decision?.is !== "reject")
        problems.push({ code: "CLIENT_UNKNOWN", given: name, nearest: clients.nearest(name) });
      if (entry !== null && client !== null && problems.length === 0 && headerProblems.length === 0) {
        // A corrected row is the row it corrects: of that file, at that line, from that tool.
        const { corrects } = row;
        candidates.push({
          entry: corrects === undefined ? entry : { ...entry, file: corrects.file, line: corrects.line },
          client: client.key,
          tool: tools.get(corrects?.file ?? table.file) ?? table.tool ?? OWN,
          released: decision?.is === "release",
          account: client,
          file,
          row,
          columns,
        });
        continue;
      }
      tally.count("Rejected", raw, file, client);
      // A file without a column it needs is told once, not once a row.
      if (headerProblems.length === 0)
        exceptions.push(exception(table.file, row, columns, problems, client?.name ?? null));
    }
  }
  const entries = new Map<Client, Entry[]>();
  const became = fates(candidates);
  for (const candidate of candidates) {
    const { entry, account, file, row, columns } = candidate;
    const fate = became.get(candidate) ?? { is: "placed" };
    if (fate.is === "placed") {
      tally.count("Placed", entry.minutes, file, account);
      const own = entries.get(account);
      if (own === undefined) entries.set(account, [entry]);
      else own.push(entry);
      continue;
    }
    tally.count(fate.is === "rejected" ? "Rejected" : "Duplicate", entry.minutes, file, account);
    if (fate.problem !== null)
      exceptions.push(exception(entry.file, row, columns, [fate.problem], account.name));
  }
  return { entries, exceptions };
}

/** What stands against a row: what reading its file found, what its cells lack, what was decided. */
function heldAgainst(row: Row, decision: Decision | undefined, unreadable: readonly Problem[]): Problem[] {
  if (decision?.is === "reject") return [{ code: "DECISION_REJECTED", who: decision.who, why: decision.why }];
  const found = (row.problems ?? []).filter((problem) => decision?.is !== "release" || !isDoubt(problem));
  const explained = (problem: Problem) =>
    found.some((told) => told.code === problem.code || explains(told, problem, row.headings ?? {}));
  return [...found, ...unreadable.filter((problem) => !explained(problem))];
}

/** Whether one problem says why another one's cell is empty, or can't be read. */
function explains(told: Problem, other: Problem, headings: NonNullable<Row["headings"]>): boolean {
  if (other.code === "DATE_IMPOSSIBLE") return told.code === "DATE_ORDER_UNCLEAR";
  if (other.code !== "VALUE_MISSING") return false;
  if (told.code === "FORMULA_UNSAVED") return told.column === other.column;
  const column = EXPLAINS[told.code];
  return column !== undefined && other.column === (headings[column] ?? column);
}

/** Problems that say why a cell is empty. */
const EXPLAINS: Partial<Record<ProblemCode, string>> = {
  PROJECT_UNKNOWN: "client",
  TIMER_RUNNING: "minutes",
};
