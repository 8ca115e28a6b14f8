/**
 * A firm's register and time logs, read as tables and turned into ledgers: all of the rules, for all clients.
 *
 * Laws: entries and minutes read = placed + rejected + duplicate, for each file, each client and the whole
 * (A11); the result does not depend on the order of files or rows; one bad row costs only itself; all
 * problems are reported together.
 */

import type { Adjustment } from "../ledger/adjustment.ts";
import { cancelledBilled } from "../ledger/cancelled-work.ts";
import { contentOf, type Entry } from "../ledger/entry.ts";
import { assertConserved, type Ledger } from "../ledger/ledger.ts";
import {
  type ClosedBooks,
  type ClosedClient,
  clientLedger,
  type PriorPeriod,
} from "../ledger/prior-period.ts";
import type { Settings } from "../ledger/settings.ts";
import type { Contract } from "../rules/contract.ts";
import type { Category } from "../rules/coverage.ts";
import type { OverageDecision } from "../rules/overage.ts";
import type { PlanTerm } from "../rules/terms.ts";
import { type CalendarDate, formatDate, type Term } from "../values/calendar.ts";
import { compareText, nameKey } from "../values/names.ts";
import { isDoubt, type Place, type Problem, type ProblemCode } from "../values/problems.ts";
import { assert, minutes } from "../values/units.ts";
import { CategoryWords, isTotalWord } from "../words/accepted-words.ts";
import type { AdjustmentRow } from "./adjustments.ts";
import { RowsAsClosed } from "./as-closed.ts";
import { inMinutes } from "./cell-durations.ts";
import {
  type Asked,
  type Exception,
  isBlank,
  type Layout,
  layout,
  notationOf,
  type Row,
  rowText,
  type Table,
  text,
} from "./cells.ts";
import { clientsOf, closedClients, identityProblems } from "./client-identity.ts";
import type { Aliases, Client, Clients } from "./clients.ts";
import { corrections } from "./corrections.ts";
import { fates, OWN } from "./duplicates.ts";
import { openTerms } from "./open-terms.ts";
import { CONTRACT_COLUMNS, type ContractColumn, readContract } from "./register.ts";
import { readEntry, TIME_LOG_COLUMNS, type TimeLogColumn } from "./time-log.ts";
import type { Told } from "./versions.ts";

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
  /** M2: what was closed of the client, under whatever name; null when nothing was. */
  readonly past: ClosedClient | null;
  /** M2: what has changed in that past; null when no month is closed. */
  readonly prior: PriorPeriod | null;
  /** Keys of all names it is, or in closed months was, known by. */
  readonly names: readonly string[];
  /** What the ledger was made of. */
  readonly entries: readonly Entry[];
  /** Those given for the client, refused ones too. */
  readonly adjustments: readonly Adjustment[];
  /** A9: in order of date, one a day. */
  readonly decisions: readonly OverageDecision[];
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

/** A9: a decision about overage with the place it was written at, so that one about nothing can be corrected. */
export interface OverageDecisionRow extends Place {
  readonly decision: OverageDecision;
  readonly row: Readonly<Record<string, string>>;
}

export interface Firm {
  readonly contracts: readonly Contract[];
  /** Clients that no row of the register names. */
  readonly otherClients?: readonly string[];
  /** Rows of the register that can't be used: whom they name is no client by that, and what was done is left out. */
  readonly refused?: readonly RefusedRow[];
  /** The firm's own words for categories. */
  readonly categories?: Readonly<Record<string, Category>>;
  /** Other names of clients, beside the register's own aliases. */
  readonly aliases: Aliases;
  readonly logs: readonly Table[];
  /** What was decided of single rows, by their fingerprint. */
  readonly decisions?: ReadonlyMap<string, Decision>;
  /** A9: what was decided of a client's overage of a day. */
  readonly overageDecisions?: readonly OverageDecisionRow[];
  readonly adjustments: readonly AdjustmentRow[];
  readonly settings: Settings;
  /** M2: what the last closed month holds; null when none is closed. */
  readonly closed?: ClosedBooks | null;
  /** The fingerprint of each log read, to tell where a late entry came from. */
  readonly fingerprints?: ReadonlyMap<string, string>;
}

/** A row of the register that can't be used, by what it says of whom it is about. */
export interface RefusedRow extends Place {
  readonly client: string;
  readonly aliases: readonly string[];
}

/** The rows of a register. `fatal` says why the register can't be read at all; `asked` as in `notationOf`. */
export function readRegister(
  table: Table,
  asked: Asked | null = null,
): {
  fatal: readonly Problem[];
  contracts: Contract[];
  refused: RefusedRow[];
  exceptions: Exception[];
} {
  const { layout: columns, problems: fatal } = layout<ContractColumn>(table.header, CONTRACT_COLUMNS);
  const contracts: Contract[] = [];
  const refused: RefusedRow[] = [];
  const exceptions: Exception[] = [];
  if (fatal.length > 0) return { fatal, contracts, refused, exceptions };
  const notation = notationOf(table, columns, CONTRACT_COLUMNS, asked);
  for (const row of table.rows) {
    if (isBlank(row) || isTotal(row, columns)) continue;
    const shape = malformed(row, table);
    const { client, aliases, contract, problems } =
      shape === null
        ? readContract(table.file, row, columns, notation)
        : { client: "", aliases: [], contract: null, problems: [shape] };
    if (contract !== null) contracts.push(contract);
    else refused.push({ file: table.file, line: row.line, client, aliases });
    if (problems.length > 0) exceptions.push(exception(table.file, row, columns, problems, client || null));
  }
  return { fatal: tooMany(contracts), contracts, refused, exceptions };
}

/** No client has so many: a row was filled down. Terms are read beside all others of their client. */
const MOST_ROWS = 5000;

function tooMany(contracts: readonly Contract[]): Problem[] {
  const counts = new Map<string, number>();
  for (const { client } of contracts) counts.set(client, (counts.get(client) ?? 0) + 1);
  return [...counts].flatMap(([client, given]): Problem[] =>
    given > MOST_ROWS ? [{ code: "CLIENT_ROWS", client, given, most: MOST_ROWS }] : [],
  );
}

/** A row that adds up those above it: it says so, and of no plan and no day. */
function isTotal(row: Row, columns: Layout<ContractColumn>): boolean {
  const { plan, start } = rowText(row, columns);
  return !plan && !start && row.cells.some((cell) => isTotalWord(text(cell)));
}

/** A row with more cells than the header holds something that has no column; nothing in it can be trusted. */
function malformed(row: Row, table: Table): Problem | null {
  const given = row.cells.length;
  const expected = table.header.length;
  const extra = row.cells.slice(expected);
  if (given === expected || (given > expected && extra.every((cell) => text(cell) === ""))) return null;
  return { code: "ROW_MALFORMED", expected, given };
}

/** The refused rows by the names they hold, the first of each. */
function refusals({ refused = [] }: Firm): ReadonlyMap<string, RefusedRow> {
  const byKey = new Map<string, RefusedRow>();
  for (const row of refused)
    for (const name of [row.client, ...row.aliases]) {
      const key = nameKey(name);
      if (key !== "" && !byKey.has(key)) byKey.set(key, row);
    }
  return byKey;
}

/** Why a name finds no client: the register's own row of it can't be used, or there is none. */
function unknownClient(given: string, clients: Clients, refused: ReadonlyMap<string, RefusedRow>): Problem {
  const row = refused.get(nameKey(given));
  return row === undefined
    ? { code: "CLIENT_UNKNOWN", given, nearest: clients.nearest(given) }
    : { code: "ROW_REFUSED", client: row.client || given, row: { file: row.file, line: row.line } };
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
  const refused = refusals(firm);
  const tally = new Tally();
  const exceptions: Exception[] = [];
  for (const { contract, client, problem } of identityProblems(clients, closed, firm.closed ?? null))
    exceptions.push(
      contract === null && client !== null
        ? goneException(client, problem, firm)
        : registerException(contract, problem),
    );

  const read = readLogs(firm, clients, refused, tally);
  for (const found of read.exceptions) exceptions.push(found); // one by one: there may be hundreds of thousands
  const overageDecisions = firm.overageDecisions ?? [];
  const decidedClient = ({ decision }: OverageDecisionRow) => clients.find(decision.client, decision.date);
  const decisionRows = byClient(overageDecisions, decidedClient);
  const adjustmentRows = byClient(firm.adjustments, ({ adjustment }) => clients.find(adjustment.client));
  const namesOf = clients.names();
  const accounts = clients.all.map((client) => {
    const past = closed.get(client);
    const { terms, problems } = openTerms(client.contracts, past, firm.closed ?? null);
    for (const { contract, problem, term } of problems)
      exceptions.push(registerException(contract, problem, term));
    const rows = adjustmentRows.get(client) ?? [];
    const adjustments = rows.map(({ adjustment }) => adjustment);
    const entries = read.entries.get(client) ?? [];
    const files = firm.fingerprints ?? new Map();
    const decided = decisionsOf(decisionRows.get(client) ?? []);
    const decisions = decided.counting.map(({ decision }) => decision);
    const work = { contracts: client.contracts, terms, entries, adjustments, decisions, files };
    const { ledger: own, prior } = clientLedger(work, firm.settings, firm.closed ?? null, past);
    const joined = past?.joined ?? [];
    const before = firm.closed == null ? null : { ...firm.closed, kept: [], joined };
    for (const { contract, problem, term } of cancelledBilled(work, own, firm.settings, before))
      exceptions.push(registerException(contract, problem, term));
    const control = tally.of(client);
    assertConserved(own, minutes(control.minutesPlaced));
    const rowOf = new Map(rows.map((row) => [row.adjustment, row]));
    for (const { adjustment, problem } of own.refused) {
      const at = rowOf.get(adjustment);
      if (at !== undefined)
        exceptions.push({
          file: at.file,
          line: at.line,
          problems: [problem],
          client: client.name,
          row: at.row,
        });
    }
    for (const [row, problem] of [...decided.repeated, ...withoutOverage(decided.counting, own)])
      exceptions.push(decisionException(row, problem, client.name));
    const names = [...new Set([...(namesOf.get(client) ?? []), ...(past?.names ?? []), ...namesIn(entries)])];
    return {
      client,
      terms,
      ledger: own,
      past: past ?? null,
      prior,
      entries,
      adjustments,
      decisions,
      names: names.sort(compareText),
      control,
    };
  });
  for (const { adjustment, file, line, row } of firm.adjustments) {
    if (clients.find(adjustment.client) !== null) continue;
    const problem = unknownClient(adjustment.client, clients, refused);
    exceptions.push({ file, line, problems: [problem], client: null, row });
  }
  for (const row of overageDecisions) {
    if (decidedClient(row) !== null) continue;
    const given = row.decision.client;
    const problem: Problem = { code: "CLIENT_UNKNOWN", given, nearest: clients.nearest(given) };
    exceptions.push(decisionException(row, problem, null));
  }
  exceptions.sort((a, b) => compareText(a.file, b.file) || a.line - b.line);
  return { accounts, control: tally.total, files: tally.files, exceptions };
}

/** The rows of each client, in their order; not those that name none. */
function byClient<T>(rows: readonly T[], clientOf: (row: T) => Client | null): ReadonlyMap<Client, T[]> {
  const found = new Map<Client, T[]>();
  for (const row of rows) {
    const client = clientOf(row);
    if (client === null) continue;
    const own = found.get(client);
    if (own === undefined) found.set(client, [row]);
    else own.push(row);
  }
  return found;
}

/** A9: of a client's decisions the first for each day counts, in order of date; the others are told. */
function decisionsOf(rows: readonly OverageDecisionRow[]) {
  const counting = new Map<CalendarDate, OverageDecisionRow>();
  const repeated: [OverageDecisionRow, Problem][] = [];
  for (const row of rows) {
    const { date } = row.decision;
    const first = counting.get(date);
    if (first === undefined) counting.set(date, row);
    else repeated.push([row, { code: "DECISION_REPEATED", date: formatDate(date), first: placeOf(first) }]);
  }
  return { counting: [...counting.values()].sort((a, b) => a.decision.date - b.decision.date), repeated };
}

function withoutOverage(rows: readonly OverageDecisionRow[], { lines }: Ledger) {
  const days = new Set(lines.flatMap(({ kind, date }) => (kind === "overage" ? [date] : [])));
  return rows.flatMap((row): [OverageDecisionRow, Problem][] => {
    const { date } = row.decision;
    return days.has(date) ? [] : [[row, { code: "DECISION_WITHOUT_OVERAGE", date: formatDate(date) }]];
  });
}

function placeOf({ file, line }: Place): Place {
  return { file, line };
}

function decisionException(at: OverageDecisionRow, problem: Problem, client: string | null): Exception {
  return { ...placeOf(at), problems: [problem], client, row: at.row };
}

function namesIn(entries: readonly Entry[]): Set<string> {
  return new Set(entries.map(({ client }) => nameKey(client)));
}

/** A client that the register has lost has no row there. */
function goneException(client: string, problem: Problem, { contracts }: Firm): Exception {
  const file = contracts[0]?.file ?? "register";
  return { file, line: 1, problems: [problem], client, row: { client } };
}

function registerException(contract: Contract | null, problem: Problem, term: Term | null = null): Exception {
  const client = contract?.client ?? null;
  const row = contract === null ? {} : contractText(contract);
  const at = { file: contract?.file ?? "config", line: contract?.line ?? 0 };
  return { ...at, problems: [problem], client, row, ...(term !== null && { term }) };
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
  /** M2: it counts as it was closed, whatever it would be read as today. */
  readonly asClosed: boolean;
}

/** Reads every row of every log; answers the entries that count, by client. */
function readLogs(
  { logs, decisions, categories = {}, closed, fingerprints }: Firm,
  clients: Clients,
  refused: ReadonlyMap<string, RefusedRow>,
  tally: Tally,
) {
  const words = new CategoryWords(categories);
  const exceptions: Exception[] = [];
  const candidates: Candidate[] = [];
  /** M2: rows that were left out when their month was closed, and would count today. */
  const settled: Candidate[] = [];
  const held: Told[] = [];
  const units = [...logs].sort((a, b) => compareText(a.file, b.file)).map(inMinutes);
  const inOrderOfName = units.map(({ table }) => table);
  const tools = new Map(inOrderOfName.map((table) => [table.file, table.tool ?? OWN]));
  const readings = new Map(
    inOrderOfName.map((table) => {
      const found = layout<TimeLogColumn>(table.header, TIME_LOG_COLUMNS, table.written);
      const notation = notationOf(table, found.layout, TIME_LOG_COLUMNS, null);
      return [table, { ...found, reading: { notation, words } }] as const;
    }),
  );
  const readingOf = (table: Table) => {
    const found = readings.get(table);
    assert(found !== undefined, `the header of ${table.file} was read`);
    return found;
  };
  // M2: a client of closed months whose rows can't be used any more keeps what counted there, and no more.
  const counted = new Set(
    refused.size === 0 ? [] : closed?.clients.flatMap(({ entries: all }) => all.map(contentOf)),
  );
  const isRefused = (client: Client, entry: Entry) =>
    client.contracts.length === 0 && refused.has(nameKey(entry.client)) && !counted.has(contentOf(entry));
  const counts = (table: Table, row: Row) => {
    const { layout: columns, reading } = readingOf(table);
    const { entry } = readEntry(table.file, row, columns, reading);
    return (
      entry !== null && (row.problems ?? []).length === 0 && clients.find(entry.client, entry.date) !== null
    );
  };
  const { replaced, originals } = corrections(inOrderOfName, counts);
  // A correction that says what its row says, where that counts as it stands, corrects nothing.
  const isUnchanged = (row: Row, entry: Entry) => {
    const original = originals.get(row);
    if (original === undefined || (original.row.problems ?? []).length > 0) return false;
    const { layout: columns, reading } = readingOf(original.table);
    const was = readEntry(original.table.file, original.row, columns, reading).entry;
    return was !== null && contentOf(was) === contentOf(entry);
  };
  const asClosed = new RowsAsClosed(closed ?? null, fingerprints ?? new Map());
  for (const { table, problem } of units) {
    const { layout: columns, problems: lacking, ignored, reading } = readingOf(table);
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
        ? readEntry(table.file, row, columns, reading)
        : { entry: null, minutes: minutes(0), problems: [shape] };
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
      const isUntouched = decision === undefined && row.corrects === undefined;
      const then = isUntouched ? asClosed.counted({ file: table.file, line: row.line }, entry) : null;
      const own = then === null ? null : clients.find(then.client, then.date);
      if (then !== null && own !== null) {
        const tool = table.tool ?? OWN;
        const told = {
          entry: then,
          client: own.key,
          tool,
          released: false,
          doubted: false,
          corrected: false,
          held: false,
        };
        candidates.push({ ...told, account: own, file, row, columns, asClosed: true });
        continue;
      }
      const problems = heldAgainst(row, decision, unreadable);
      const nobodys = client === null ? name !== "" : entry !== null && isRefused(client, entry);
      if (nobodys && decision?.is !== "reject") problems.push(unknownClient(name, clients, refused));
      if (entry !== null && headerProblems.length === 0) {
        // A corrected row is the row it corrects: of that file, at that line, from that tool.
        const { corrects } = row;
        const told: Told = {
          entry: corrects === undefined ? entry : { ...entry, file: corrects.file, line: corrects.line },
          client: client?.key ?? nameKey(name),
          tool: tools.get(corrects?.file ?? table.file) ?? table.tool ?? OWN,
          released: decision?.is === "release",
          doubted: (row.problems ?? []).some(isDoubt),
          corrected: corrects !== undefined && !isUnchanged(row, entry),
          held: client === null || problems.length > 0,
        };
        if (client !== null && !told.held) {
          const leftOut = isUntouched && asClosed.leftOut(entry);
          const candidate = { ...told, account: client, file, row, columns, asClosed: false };
          (leftOut ? settled : candidates).push(candidate);
          continue;
        }
        held.push(told);
      }
      tally.count("Rejected", raw, file, client);
      // A file without a column it needs is told once, not once a row.
      if (headerProblems.length === 0)
        exceptions.push(exception(table.file, row, columns, problems, client?.name ?? null));
    }
  }
  const entries = new Map<Client, Entry[]>();
  const place = ({ entry, account, file }: Pick<Candidate, "entry" | "account" | "file">) => {
    tally.count("Placed", entry.minutes, file, account);
    const own = entries.get(account);
    if (own === undefined) entries.set(account, [entry]);
    else own.push(entry);
  };
  const unread = new Map<string, FileControl>();
  for (const entry of asClosed.ofUnreadFiles(new Set(logs.map(({ file }) => file)))) {
    const account = clients.find(entry.client, entry.date);
    const file = unread.get(entry.file) ?? tally.file(entry.file, []);
    unread.set(entry.file, file);
    if (account !== null) place({ entry, account, file });
  }
  const alike = asClosed.alike();
  for (const { entry, account, file, row, columns } of settled) {
    const again = alike(entry);
    tally.count(again ? "Duplicate" : "Rejected", entry.minutes, file, account);
    const problem: Problem = { code: "LEFT_OUT_AS_CLOSED", date: formatDate(entry.date) };
    if (!again) exceptions.push(exception(entry.file, row, columns, [problem], account.name));
  }
  const became = fates<Told>([...candidates, ...held]);
  for (const candidate of candidates) {
    const { entry, account, file, row, columns } = candidate;
    const fate = became.get(candidate) ?? { is: "placed" };
    // What was closed gives way to a file that came since, never to one that was there.
    if (fate.is === "placed" || (candidate.asClosed && asClosed.knew(fate.problem))) {
      place(candidate);
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
const EXPLAINS: Partial<Record<ProblemCode, TimeLogColumn>> = {
  PROJECT_UNKNOWN: "client",
  TIMER_RUNNING: "minutes",
};
