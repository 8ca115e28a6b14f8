/**
 * The rows of all time logs. Each row is read and then placed, rejected with a reason, or found to duplicate another
 * (A11).
 *
 * Laws: every row is counted once, and a row with its corrections is one row: it counts in its own file, as the
 * correction that stands in its place says it (A11). Manual decisions and corrections take precedence over closed months (M2), and these
 * over today's reading. Files are read in order of name, so the order in which they are given never matters.
 */

import { contentOf, type Entry } from "../ledger/entry.ts";
import type { ClosedBooks } from "../ledger/prior-period.ts";
import type { Category } from "../rules/coverage.ts";
import { type CalendarDate, formatDate } from "../values/calendar.ts";
import { addTo } from "../values/grouping.ts";
import { compareText, nameKey } from "../values/names.ts";
import { isDoubt, type Problem } from "../values/problems.ts";
import { madeOnce } from "../values/remembered.ts";
import { assert, minutes } from "../values/units.ts";
import { CategoryWords } from "../words/accepted-words.ts";
import { earlierReadings, RowsAsClosed } from "./as-closed.ts";
import { blockingProblems, type Decision } from "./blocking-problems.ts";
import { fingerprintIn, type Row, type Table } from "./cells.ts";
import type { Client, Clients } from "./clients.ts";
import { type FileControl, type Outcome, Tally } from "./control.ts";
import { corrections } from "./corrections.ts";
import { OWN, outcomes } from "./duplicates.ts";
import { type Exception, exceptionOf, malformed, rowText } from "./exceptions.ts";
import { type LogEntry, PLAINLY, type Standing } from "./export-rows.ts";
import { IdHomes, type ToolId, toolId } from "./id-homes.ts";
import { areNumbered, idIn, type Log, logOf, saysAnything } from "./log.ts";
import type { UnknownNames } from "./unknown-names.ts";

/** The inputs for reading the time logs. */
export interface FirmLogs {
  readonly logs: readonly Table[];
  /** The firm's own words for categories. */
  readonly categories?: Readonly<Record<string, Category>>;
  /** Decisions about single rows, by fingerprint. */
  readonly decisions?: ReadonlyMap<string, Decision>;
  /** M2: the books of the last closed month; null when none is closed. */
  readonly closed?: ClosedBooks | null;
  /** The fingerprint of each log read, to find where a late entry came from. */
  readonly fingerprints?: ReadonlyMap<string, string>;
  /** Which rows count here, where several processes make one month; all if left out. */
  readonly share?: OwnRows | null;
}

/** The rows that count in one of several processes; those of others are only compared with them. */
export interface OwnRows {
  /** Whether the rows of a client count here, or those without one. */
  readonly owns: (client: Client | null) => boolean;
  /** The header and notations of a table, if only some of its rows were kept. */
  readonly logOf: (table: Table) => Log | undefined;
  /** The last day of each export, if only some of its rows were kept. */
  readonly lastDays: ReadonlyMap<string, CalendarDate> | null;
}

/** The entries of all logs that count, by client, and the rows that do not. */
export function readLogs(
  firm: FirmLogs,
  clients: Clients,
  unknown: UnknownNames,
  tally: Tally,
): Pick<LogRows, "entries" | "exceptions" | "ofOthers"> {
  const rows = new LogRows(firm, clients, unknown, tally);
  rows.readAll();
  rows.placeUnreadFiles();
  rows.reportLeftOut();
  rows.settle();
  return rows;
}

/** A row of a log, by itself: what it says, and whether it may count. */
export interface SeenRow extends Pick<ReadRow, "row" | "entry" | "client"> {
  readonly id: string;
  readonly mayCount: boolean;
}

/** Shows each row of a table that says something; returns what the table's header says. */
export function lookThrough(
  table: Table,
  firm: Omit<FirmLogs, "logs">,
  clients: Clients,
  unknown: UnknownNames,
  see: (row: SeenRow) => void,
): Log {
  const rows = new LogRows({ ...firm, logs: [table] }, clients, unknown, new Tally(), see);
  rows.readAll();
  return rows.log(table);
}

interface Candidate extends LogEntry {
  readonly account: Client;
  readonly file: FileControl;
  readonly row: Row;
  readonly log: Log;
  /** M2: whether it counts as it was closed, whatever today's reading is. */
  readonly asClosed: boolean;
}

type Logged = Omit<Candidate, "account"> & { readonly account: Client | null };

function isCandidate(logged: Logged): logged is Candidate {
  return logged.account !== null && !logged.how.held;
}

/** A row of a log and what its cells say. */
interface ReadRow {
  readonly log: Log;
  readonly file: FileControl;
  readonly row: Row;
  readonly entry: Entry | null;
  readonly problems: readonly Problem[];
  /** The client's name as written, and the client it finds. */
  readonly name: string;
  readonly client: Client | null;
  readonly decision: Decision | undefined;
}

class LogRows {
  readonly entries = new Map<Client, Entry[]>();
  readonly exceptions: Exception[] = [];
  /** Of a share: what is told of rows that count elsewhere, and the ids that do. */
  readonly ofOthers = { exceptions: [] as Exception[], ids: new Set<ToolId>() };
  readonly #homes = new IdHomes();
  readonly #clients: Clients;
  readonly #unknown: UnknownNames;
  readonly #tally: Tally;
  readonly #decisions: ReadonlyMap<string, Decision>;
  /** In order of name. */
  readonly #logs: readonly Log[];
  readonly #logOf: ReadonlyMap<Table, Log>;
  readonly #tools: ReadonlyMap<string, string>;
  readonly #corrections: ReturnType<typeof corrections>;
  readonly #files: ReadonlyMap<Table, FileControl>;
  readonly #asClosed: RowsAsClosed;
  /** Whether no row can repeat another, so that each is placed when it is read: a large firm's are never listed. */
  readonly #areApart: boolean;
  /** M2: what counted in closed months, if needed. */
  readonly #counted: () => ReadonlySet<string>;
  readonly #candidates: Candidate[] = [];
  /** M2: rows that were left out when their month was closed but would count today. */
  readonly #leftOut: Candidate[] = [];
  readonly #held: LogEntry[] = [];
  readonly #share: OwnRows | null;
  readonly #see: ((row: SeenRow) => void) | null;

  constructor(
    firm: FirmLogs,
    clients: Clients,
    unknown: UnknownNames,
    tally: Tally,
    see: ((row: SeenRow) => void) | null = null,
  ) {
    const { logs, decisions = new Map(), categories = {}, closed = null, fingerprints = new Map() } = firm;
    this.#share = firm.share ?? null;
    this.#see = see;
    this.#clients = clients;
    this.#unknown = unknown;
    this.#tally = tally;
    this.#decisions = decisions;
    const words = new CategoryWords(categories);
    const inOrderOfName = [...logs].sort((a, b) => compareText(a.file, b.file));
    this.#logs = inOrderOfName.map((table) => this.#share?.logOf(table) ?? logOf(table, words));
    this.#logOf = new Map(this.#logs.map((log) => [log.table, log]));
    const tables = this.#logs.map(({ table }) => table);
    this.#tools = new Map(tables.map((table) => [table.file, table.tool ?? OWN]));
    this.#corrections = corrections(tables, (table, row) => this.#wouldCount(table, row));
    this.#files = new Map(
      this.#logs.map(({ table, ignored }) => [table, tally.file(table.file, table.ignored ?? ignored)]),
    );
    this.#asClosed = new RowsAsClosed(closed, fingerprints);
    this.#areApart = earlierReadings(closed).length === 0 && areNumbered(this.#logs);
    this.#counted = madeOnce(() => {
      const entries = unknown.hasRefused ? (closed?.clients ?? []).flatMap((client) => client.entries) : [];
      return new Set(entries.map(contentOf));
    });
  }

  readAll(): void {
    for (const log of this.#logs) {
      const { table, problems } = log;
      // A missing column is reported once for the file, not for each row.
      if (problems.length > 0 && this.#isOwn(null))
        this.exceptions.push({ file: table.file, line: 1, problems, client: null, row: {} });
      for (const row of table.rows) {
        if (saysAnything(row)) this.#read(log, row);
      }
    }
  }

  /** M2: entries of closed months whose files are gone. */
  placeUnreadFiles(): void {
    const files = new Map<string, FileControl>();
    const read = new Set(this.#logs.map(({ table }) => table.file));
    for (const entry of this.#asClosed.ofUnreadFiles(read)) {
      const account = this.#clients.find(entry.client, entry.date);
      const file = files.get(entry.file) ?? this.#tally.file(entry.file, []);
      files.set(entry.file, file);
      if (account !== null) this.#place({ entry, account, file });
    }
  }

  /** M2: reports rows that stay left out because their month was closed without them. */
  reportLeftOut(): void {
    const alike = this.#asClosed.alike();
    for (const { entry, account, file, row, log } of this.#leftOut) {
      const again = alike(entry);
      this.#count(again ? "Duplicate" : "Rejected", entry.minutes, file, account);
      const problem: Problem = { code: "LEFT_OUT_AS_CLOSED", date: formatDate(entry.date) };
      if (!again) this.#tell(log, row, [problem], account);
    }
  }

  /** Places the entries that no other row repeats or supersedes. */
  settle(): void {
    const lastDays = this.#share?.lastDays ?? null;
    const became = outcomes<LogEntry>([...this.#candidates, ...this.#held], lastDays);
    for (const candidate of this.#candidates) {
      const { entry, account, file, row, log } = candidate;
      const outcome = became.get(candidate);
      // A closed entry gives way only to a file added since, never to one that was there at closing.
      if (outcome === undefined || (candidate.asClosed && this.#asClosed.knew(outcome.problem))) {
        this.#place(candidate);
        continue;
      }
      this.#count(outcome.is === "rejected" ? "Rejected" : "Duplicate", entry.minutes, file, account);
      if (outcome.problem !== null) this.#tell(log, row, [outcome.problem], account);
    }
    if (this.#share !== null) this.ofOthers.ids = this.#homes.elsewhere();
  }

  /** What the header of a table says. */
  log(table: Table): Log {
    const log = this.#logOf.get(table);
    assert(log !== undefined, `the header of ${table.file} was read`);
    return log;
  }

  #read(log: Log, row: Row): void {
    const { table, columns, reader } = log;
    const file = this.#countedIn(table, row);
    const shape = malformed(row, table);
    const {
      entry,
      minutes: raw,
      problems,
    } = shape === null ? reader.read(row) : { entry: null, minutes: minutes(0), problems: [shape] };
    const name = entry?.client ?? rowText(row, columns).client ?? "";
    const client = this.#clients.find(name, entry?.date ?? null);
    if (this.#share !== null)
      this.#homes.read(this.#idOf(row.corrects?.file ?? table.file, idIn(log, row)), this.#isOwn(client));
    const replacement = this.#corrections.replaced.get(row);
    if (replacement !== undefined) {
      // Not counted: the correction in its place is.
      if (replacement !== null) this.#tell(log, row, [replacement], client);
      return;
    }
    const decision = this.#decisionOf(table, row);
    const read: ReadRow = { log, file, row, entry, problems, name, client, decision };
    if (this.#takeAsClosed(read)) return;
    const against = this.#against(read);
    const mayCount = this.#take(read, against);
    this.#see?.({ row, entry, client, mayCount, id: idIn(log, row) });
    if (mayCount) return;
    this.#count("Rejected", raw, file, client);
    if (log.problems.length === 0) this.#tell(log, row, against, client);
  }

  #isOwn(client: Client | null): boolean {
    return this.#share?.owns(client) ?? true;
  }

  #count(outcome: Outcome, raw: number, file: FileControl, client: Client | null): void {
    if (this.#isOwn(client)) this.#tally.count(outcome, raw, file, client);
  }

  #tell({ table, columns }: Log, row: Row, problems: readonly Problem[], client: Client | null): void {
    const own = this.#isOwn(client) ? this.exceptions : this.ofOthers.exceptions;
    own.push(exceptionOf(table, row, columns, problems, client?.name ?? null));
  }

  /** A correction counts in the file of the row that it corrects, or in its own when that row is gone. */
  #countedIn(table: Table, row: Row): FileControl {
    const file = this.#files.get(this.#corrections.originals.get(row)?.table ?? table);
    assert(file !== undefined, `${table.file} is counted`);
    return file;
  }

  /** A fingerprint takes time, and few firms have decisions about rows. */
  #decisionOf(table: Table, row: Row): Decision | undefined {
    if (this.#decisions.size === 0) return undefined;
    return this.#decisions.get(row.corrects?.fingerprint || (fingerprintIn(table, row) ?? ""));
  }

  /** M2: takes a row as it counted when its month was closed; returns false if today's reading applies. */
  #takeAsClosed({ log, file, row, entry, decision }: ReadRow): boolean {
    const { table } = log;
    if (decision !== undefined || row.corrects !== undefined) return false;
    const then = this.#asClosed.counted({ file: table.file, line: row.line }, entry);
    if (then === null) return false;
    const account = this.#clients.find(then.client, then.date);
    if (account === null) return false;
    const logged = { entry: then, client: account.key, tool: table.tool ?? OWN, how: PLAINLY };
    this.#candidates.push({ ...logged, account, file, row, log, asClosed: true });
    return true;
  }

  #against({ log, row, decision, problems, name, client, entry }: ReadRow): Problem[] {
    const against = blockingProblems(row, decision, problems, log.table.headings ?? {});
    const hasNoClient = client === null ? name !== "" : entry !== null && this.#isRefused(client, entry);
    if (hasNoClient && decision?.is !== "reject") against.push(this.#unknown.problem(name));
    return against;
  }

  /** Takes a row that may count; returns false for one that can't, which still shows that its export lists it. */
  #take({ log, file, row, entry, name, client, decision }: ReadRow, against: readonly Problem[]): boolean {
    if (entry === null || log.problems.length > 0) return false;
    if (this.#areApart) {
      if (client === null || against.length > 0) return false;
      this.#place({ entry, account: client, file });
      return true;
    }
    // A correction has the file, line and tool of the row it corrects.
    const { corrects } = row;
    // Written out in one piece: this is done for every row.
    const logged = {
      entry: corrects === undefined ? entry : { ...entry, file: corrects.file, line: corrects.line },
      client: client?.key ?? nameKey(name),
      tool: this.#tools.get(corrects?.file ?? log.table.file) ?? log.table.tool ?? OWN,
      how: this.#standing(row, entry, decision, against.length > 0),
      account: client,
      file,
      row,
      log,
      asClosed: false,
    };
    if (!isCandidate(logged)) {
      this.#held.push(logged);
      return false;
    }
    const isUntouched = decision === undefined && corrects === undefined;
    const taken = isUntouched && this.#asClosed.leftOut(entry) ? this.#leftOut : this.#candidates;
    taken.push(logged);
    return true;
  }

  #standing(row: Row, entry: Entry, decision: Decision | undefined, held: boolean): Standing {
    const { corrects, problems } = row;
    if (decision === undefined && corrects === undefined && problems === undefined && !held) return PLAINLY;
    return {
      released: decision?.is === "release",
      doubted: problems?.some(isDoubt) ?? false,
      corrected: corrects !== undefined && !this.#isUnchanged(row, entry),
      held,
    };
  }

  #place({ entry, account, file }: Pick<Candidate, "entry" | "account" | "file">): void {
    this.#count("Placed", entry.minutes, file, account);
    if (this.#isOwn(account)) addTo(this.entries, account, entry);
    if (this.#share !== null) this.#homes.place(this.#idOf(entry.file, entry.id), this.#isOwn(account));
  }

  #idOf(file: string, id: string): ToolId | null {
    return id === "" ? null : toolId(this.#tools.get(file) ?? OWN, id);
  }

  /** M2: a client of closed months whose register rows are now unusable keeps only what counted there. */
  #isRefused(client: Client, entry: Entry): boolean {
    return (
      client.contracts.length === 0 &&
      this.#unknown.isRefused(entry.client) &&
      !this.#counted().has(contentOf(entry))
    );
  }

  #entryOf(table: Table, row: Row): Entry | null {
    return this.log(table).reader.read(row).entry;
  }

  #wouldCount(table: Table, row: Row): boolean {
    const entry = this.#entryOf(table, row);
    return (
      entry !== null &&
      (row.problems ?? []).length === 0 &&
      this.#clients.find(entry.client, entry.date) !== null
    );
  }

  /** Whether a correction equals its row, and that row counts as is: then it corrects nothing. */
  #isUnchanged(row: Row, entry: Entry): boolean {
    const original = this.#corrections.originals.get(row);
    if (original === undefined || (original.row.problems ?? []).length > 0) return false;
    const was = this.#entryOf(original.table, original.row);
    return was !== null && contentOf(was) === contentOf(entry);
  }
}
