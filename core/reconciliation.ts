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
import { type Client, Clients } from "./clients.ts";
import {
  CONTRACT_COLUMNS,
  type Contract,
  type ContractColumn,
  clientTerms,
  type PlanTerm,
  readContract,
} from "./contracts.ts";
import type { Problem } from "./errors.ts";
import { assertConserved, type Ledger, ledger, type Settings } from "./ledger.ts";
import { compareText } from "./names.ts";
import {
  contentOf,
  type Entry,
  inOrder,
  readEntry,
  TIME_LOG_COLUMNS,
  type TimeLogColumn,
} from "./time-log.ts";
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

export interface Firm {
  readonly contracts: readonly Contract[];
  /** Clients named by register rows that can't be used: still clients. */
  readonly otherClients: readonly string[];
  /** Other names of clients, beside the register's own aliases. */
  readonly aliases: Readonly<Record<string, string>>;
  readonly logs: readonly Table[];
  readonly adjustments: readonly AdjustmentRow[];
  readonly settings: Settings;
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
  return { file, line: row.line, problems, client, row: rowText(row, columns) };
}

/** Reads and places everything. */
export function reconcile(firm: Firm): Reconciliation {
  const clients = new Clients(firm.contracts, firm.otherClients, firm.aliases);
  const tally = new Tally();
  const exceptions: Exception[] = [];
  for (const { contract, problem } of clients.problems) exceptions.push(registerException(contract, problem));

  const read = readLogs(firm.logs, clients, tally);
  exceptions.push(...read.exceptions);
  const accounts = clients.all.map((client) => {
    const { terms, problems } = clientTerms(client.contracts);
    for (const { contract, problem } of problems) exceptions.push(registerException(contract, problem));
    const rows = firm.adjustments.filter(({ adjustment }) => clients.find(adjustment.client) === client);
    const adjustments = rows.map(({ adjustment }) => adjustment);
    const own = ledger(terms, read.entries.get(client) ?? [], adjustments, firm.settings);
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
    return { client, terms, ledger: own, adjustments, control };
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
    for (const counts of client === null ? [this.total, file] : [this.total, file, this.of(client)]) {
      counts.entriesRead += 1;
      counts.minutesRead += raw;
      counts[`entries${fate}`] += 1;
      counts[`minutes${fate}`] += raw;
    }
  }
}

function noControl(): Control {
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

interface Candidate {
  readonly entry: Entry;
  readonly client: Client;
  readonly file: FileControl;
  readonly row: Row;
  readonly columns: Layout<TimeLogColumn>;
}

/** Reads every row of every log; answers the entries that count, by client. */
function readLogs(logs: readonly Table[], clients: Clients, tally: Tally) {
  const exceptions: Exception[] = [];
  const candidates: Candidate[] = [];
  for (const table of [...logs].sort((a, b) => compareText(a.file, b.file))) {
    const {
      layout: columns,
      problems: headerProblems,
      ignored,
    } = layout<TimeLogColumn>(table.header, TIME_LOG_COLUMNS);
    const file = tally.file(table.file, ignored);
    if (headerProblems.length > 0) {
      exceptions.push({ file: table.file, line: 1, problems: headerProblems, client: null, row: {} });
    }
    for (const row of table.rows) {
      if (isBlank(row)) continue;
      const shape = malformed(row, table);
      const {
        entry,
        minutes: raw,
        problems,
      } = shape === null
        ? readEntry(table.file, row, columns)
        : { entry: null, minutes: minutes(0), problems: shape.problems };
      const name = entry?.client ?? rowText(row, columns).client ?? "";
      const client = clients.find(name);
      if (client === null && name !== "")
        problems.push({ code: "CLIENT_UNKNOWN", given: name, nearest: clients.nearest(name) });
      if (entry !== null && client !== null && headerProblems.length === 0) {
        candidates.push({ entry, client, file, row, columns });
        continue;
      }
      tally.count("Rejected", raw, file, client);
      // A file without a column it needs is told once, not once a row.
      if (headerProblems.length === 0)
        exceptions.push(exception(table.file, row, columns, problems, client?.name ?? null));
    }
  }
  const entries = new Map<Client, Entry[]>();
  for (const { candidate, first } of firstOfEachId(candidates)) {
    const { entry, client, file, row, columns } = candidate;
    if (first === null) {
      tally.count("Placed", entry.minutes, file, client);
      const own = entries.get(client);
      if (own === undefined) entries.set(client, [entry]);
      else own.push(entry);
    } else {
      tally.count("Duplicate", entry.minutes, file, client);
      const differs = contentOf(first) !== contentOf(entry);
      const problem: Problem = {
        code: "ID_DUPLICATE",
        id: entry.id,
        first: { file: first.file, line: first.line },
        differs,
      };
      exceptions.push(exception(entry.file, row, columns, [problem], client.name));
    }
  }
  return { entries, exceptions };
}

/** Of the rows with one id the first in the order of A1 counts, wherever it stood; rows without an id all count. */
function firstOfEachId(candidates: readonly Candidate[]): { candidate: Candidate; first: Entry | null }[] {
  const firsts = new Map<string, Entry>();
  for (const { entry } of candidates) {
    if (entry.id === "") continue;
    const first = firsts.get(entry.id);
    if (first === undefined || inOrder(entry, first) < 0) firsts.set(entry.id, entry);
  }
  return candidates.map((candidate) => {
    const first = firsts.get(candidate.entry.id) ?? candidate.entry;
    return { candidate, first: first === candidate.entry ? null : first };
  });
}
