/**
 * Turns a firm's register and time logs, given as tables, into ledgers: all rules, for all clients.
 *
 * Laws: entries and minutes read = placed + rejected + duplicate, for each file, each client and in total (A11). The
 * result does not depend on the order of files or rows. One bad row affects only itself. All problems are reported
 * together.
 */

import type { Adjustment } from "../ledger/adjustment.ts";
import { cancelledBilled } from "../ledger/cancelled-work.ts";
import { type Entry, inOrder } from "../ledger/entry.ts";
import { assertConserved, type Ledger } from "../ledger/ledger.ts";
import { type ClosedClient, clientLedger, type PriorPeriod } from "../ledger/prior-period.ts";
import type { Settings } from "../ledger/settings.ts";
import type { Contract } from "../rules/contract.ts";
import type { OverageDecision } from "../rules/overage.ts";
import type { PlanTerm } from "../rules/terms.ts";
import { formatDate, type Term } from "../values/calendar.ts";
import { addTo, groupBy } from "../values/grouping.ts";
import { compareText, nameKey } from "../values/names.ts";
import type { Place, Problem } from "../values/problems.ts";
import { minutes } from "../values/units.ts";
import type { AdjustmentRow } from "./adjustments.ts";
import { clientsOf, closedClients, identityProblems } from "./client-identity.ts";
import type { Aliases, Client, Clients } from "./clients.ts";
import { type Control, type FileControl, Tally } from "./control.ts";
import { byPlace, type Exception } from "./exceptions.ts";
import { type FirmLogs, readLogs } from "./log-rows.ts";
import { openTerms } from "./open-terms.ts";
import {
  decisionException,
  decisionsOf,
  type OverageDecisionRow,
  withoutOverage,
} from "./overage-decisions.ts";
import type { RefusedRow } from "./register.ts";
import { UnknownNames } from "./unknown-names.ts";

export interface ClientAccount {
  readonly client: Client;
  readonly terms: readonly PlanTerm[];
  readonly ledger: Ledger;
  /** M2: the client's closed past, under any name; null when there is none. */
  readonly past: ClosedClient | null;
  /** M2: changes in that past; null when no month is closed. */
  readonly prior: PriorPeriod | null;
  /** Keys of all its names, now and in closed months. */
  readonly names: readonly string[];
  /** The entries behind the ledger, in order (A1). */
  readonly entries: readonly Entry[];
  /** All adjustments given for the client, including refused ones. */
  readonly adjustments: readonly Adjustment[];
  /** A9: in order of date, one for each day. */
  readonly decisions: readonly OverageDecision[];
  readonly control: Control;
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

export interface Firm extends FirmLogs {
  readonly contracts: readonly Contract[];
  /** Clients not named in the register. */
  readonly otherClients?: readonly string[];
  /** Unusable rows of the register: these do not make their names clients, so their work is left out. */
  readonly refused?: readonly RefusedRow[];
  /** Other names of clients, in addition to the register's aliases. */
  readonly aliases: Aliases;
  /** Where the configuration says them, by name; left out where they come from no file. */
  readonly aliasPlaces?: ReadonlyMap<string, Place>;
  /** A9: decisions about a client's overage of a day. */
  readonly overageDecisions?: readonly OverageDecisionRow[];
  readonly adjustments: readonly AdjustmentRow[];
  readonly settings: Settings;
  /** Rows that were found unusable when the files were read: reported with the others. */
  readonly unread?: readonly Exception[];
}

/** Reads and places everything. */
export function reconcile(firm: Firm): Reconciliation {
  const placed = new PlacedWork(firm);
  const made = placed.clients.map((client) => placed.account(client));
  return {
    accounts: made.map(({ account }) => account),
    control: placed.control,
    files: placed.files,
    exceptions: [...placed.exceptions, ...made.flatMap(({ own }) => own)].sort(byPlace),
  };
}

/** A client's account, with the rows that were left out or need attention, in order of file and line. */
interface AccountMade {
  readonly account: ClientAccount;
  readonly exceptions: readonly Exception[];
  /** Those that only its account shows; the others are among the exceptions of all rows. */
  readonly own: readonly Exception[];
}

/**
 * A firm's work, placed: what each client's account is made from. The rows of the logs are let go, and the work of a
 * client with its account, so that a large firm is never there at once.
 */
export class PlacedWork {
  /** In order of name key. */
  readonly clients: readonly Client[];
  readonly control: Control;
  /** In order of file name. */
  readonly files: readonly FileControl[];
  /** Of all rows; those that only an account shows come with it. */
  readonly exceptions: readonly Exception[];
  /** Of a share: what is told of rows that count elsewhere, and the ids that do. */
  readonly ofOthers: ReturnType<typeof readLogs>["ofOthers"];
  readonly #firm: Omit<Firm, "logs">;
  readonly #tally = new Tally();
  readonly #closed: ReadonlyMap<Client, ClosedClient>;
  readonly #entries: Map<Client, Entry[]>;
  readonly #names: ReadonlyMap<Client, readonly string[]>;
  readonly #exceptions: ReadonlyMap<Client, readonly Exception[]>;
  readonly #adjustments: Assigned<AdjustmentRow>;
  readonly #decisions: Assigned<OverageDecisionRow>;

  constructor({ logs, ...firm }: Firm) {
    const { closed: books = null } = firm;
    const clients = clientsOf(firm);
    const closed = closedClients(books, clients);
    const unknown = new UnknownNames(clients, firm.refused ?? []);
    const read = readLogs({ ...firm, logs }, clients, unknown, this.#tally);
    this.#adjustments = assigned(firm.adjustments, ({ adjustment: { client, date } }) =>
      clients.find(client, date),
    );
    this.#decisions = assigned(firm.overageDecisions ?? [], ({ decision: { client, date } }) =>
      clients.find(client, date),
    );
    const unassigned = [
      ...this.#adjustments.unassigned.map(({ adjustment, file, line, row }): Exception => {
        return { file, line, problems: [unknown.problem(adjustment.client)], client: null, row };
      }),
      ...this.#decisions.unassigned.map((row) => {
        const given = row.decision.client;
        const problem: Problem = { code: "CLIENT_UNKNOWN", given, nearest: clients.nearest(given) };
        return decisionException(row, problem, null);
      }),
    ];
    const ofRegister = identityProblems(clients, closed, books).flatMap(({ contract, client, problem }) => {
      // Its row is reported.
      if (problem.code === "ALIAS_UNKNOWN" && unknown.isRefused(problem.given)) return [];
      return contract === null && client !== null
        ? goneException(client, problem, firm)
        : registerException(contract, problem, null, aliasPlace(problem, firm));
    });
    this.clients = clients.all;
    this.control = this.#tally.total;
    this.files = this.#tally.files;
    const all = [...(firm.unread ?? []), ...ofRegister, ...read.exceptions, ...unassigned];
    // What concerns no row of a log is told by the share that has the rows of no client.
    this.exceptions = firm.share?.owns(null) === false ? read.exceptions : all;
    this.ofOthers = read.ofOthers;
    this.#firm = firm;
    this.#closed = closed;
    this.#entries = read.entries;
    this.#names = knownNames(clients, closed, read.entries);
    this.#exceptions = exceptionsByName(all, this.#names);
  }

  /** Once for each client: its work is let go. */
  work(client: Client): ClientWork {
    const work = this.#entries.get(client) ?? [];
    this.#entries.delete(client);
    const past = this.#closed.get(client) ?? null;
    const { terms, problems } = openTerms(client.contracts, past ?? undefined, this.#firm.closed ?? null);
    const adjustmentRows = this.#adjustments.found.get(client) ?? [];
    const decided = decisionsOf(this.#decisions.found.get(client) ?? []);
    return {
      client,
      terms,
      problems,
      past,
      names: this.#names.get(client) ?? [],
      // Once for ledger and basis, since what is in order is quickly sorted again.
      entries: [...work].sort(inOrder),
      adjustments: adjustmentRows.map(({ adjustment }) => adjustment),
      adjustmentRows,
      decisions: decided.counting.map(({ decision }) => decision),
      decided,
      control: this.#tally.of(client),
      exceptions: this.#exceptions.get(client) ?? [],
    };
  }

  /** Once for each client, as its work is. */
  account(client: Client): AccountMade {
    return this.accountOf(this.work(client));
  }

  accountOf(work: ClientWork): AccountMade {
    const { account, exceptions: own } = accountOf(work, this.#firm);
    return { account, exceptions: [...work.exceptions, ...own].sort(byPlace), own };
  }
}

/** The keys of all names of each client: today's, those of closed months, and those that its work is logged under. */
function knownNames(
  clients: Clients,
  closed: ReadonlyMap<Client, ClosedClient>,
  entries: ReadonlyMap<Client, readonly Entry[]>,
): ReadonlyMap<Client, readonly string[]> {
  const names = clients.names();
  return new Map(
    clients.all.map((client) => {
      const written = new Set((entries.get(client) ?? []).map((entry) => entry.client));
      const then = closed.get(client)?.names ?? [];
      const known = new Set([...(names.get(client) ?? []), ...then, ...[...written].map(nameKey)]);
      return [client, [...known].sort(compareText)];
    }),
  );
}

/** The exceptions of each client, by the name that they give. */
function exceptionsByName(
  exceptions: readonly Exception[],
  names: ReadonlyMap<Client, readonly string[]>,
): ReadonlyMap<Client, readonly Exception[]> {
  const clientOf = new Map([...names].flatMap(([client, known]) => known.map((name) => [name, client])));
  for (const client of names.keys()) clientOf.set(client.key, client);
  const found = new Map<Client, Exception[]>();
  for (const exception of exceptions) {
    const client = exception.client === null ? undefined : clientOf.get(nameKey(exception.client));
    if (client !== undefined) addTo(found, client, exception);
  }
  return found;
}

/** What the firm's files and closed months hold for one client: all that its account is made from. */
export interface ClientWork extends Omit<ClientAccount, "ledger" | "prior"> {
  /** Of its rows of the register, and of all rows that give its name. */
  readonly problems: ReturnType<typeof openTerms>["problems"];
  readonly exceptions: readonly Exception[];
  readonly adjustmentRows: readonly AdjustmentRow[];
  readonly decided: ReturnType<typeof decisionsOf>;
}

/** A client's ledger, and problems of the rows behind it. */
function accountOf(
  { problems, exceptions: _ofRows, adjustmentRows, decided, ...own }: ClientWork,
  firm: Omit<Firm, "logs">,
): { account: ClientAccount; exceptions: Exception[] } {
  const { settings, closed = null, fingerprints: files = new Map() } = firm;
  const { client, terms, past, entries, adjustments, decisions, control } = own;
  const work = { contracts: client.contracts, terms, entries, adjustments, decisions, files };
  const { ledger, prior } = clientLedger(work, settings, closed, past ?? undefined);
  assertConserved(ledger, minutes(control.minutesPlaced));
  const before = closed === null ? null : { ...closed, kept: [], joined: past?.joined ?? [] };
  const ofRegister = [...problems, ...cancelledBilled(work, ledger, settings, before)];
  const ofDecisions = [...decided.repeated, ...withoutOverage(decided.counting, ledger)];
  return {
    account: { ...own, ledger, prior },
    exceptions: [
      ...ofRegister.map(({ contract, problem, term }) => registerException(contract, problem, term)),
      ...refusedAdjustments(ledger, adjustmentRows, client.name),
      ...ofDecisions.map(([row, problem]) => decisionException(row, problem, client.name)),
    ],
  };
}

/** R8: the adjustments that could not be made. */
function refusedAdjustments(
  { refused }: Ledger,
  rows: readonly AdjustmentRow[],
  client: string,
): Exception[] {
  const problemOf = new Map(refused.map(({ adjustment, problem }) => [adjustment, problem]));
  return rows.flatMap(({ adjustment, file, line, row }) => {
    const problem = problemOf.get(adjustment);
    return problem === undefined ? [] : [{ file, line, problems: [problem], client, row }];
  });
}

/** The rows of each client, in their order, and those without a client. */
interface Assigned<T> {
  readonly found: ReadonlyMap<Client | null, readonly T[]>;
  readonly unassigned: readonly T[];
}

function assigned<T>(rows: readonly T[], clientOf: (row: T) => Client | null): Assigned<T> {
  const found = groupBy(rows, clientOf);
  return { found, unassigned: found.get(null) ?? [] };
}

/** The exception for a client that has no row left in the register. */
function goneException(client: string, problem: Problem, { contracts }: Pick<Firm, "contracts">): Exception {
  const file = contracts[0]?.file ?? "register";
  return { file, line: 1, problems: [problem], client, row: { client } };
}

/** Where the alias that a problem is about is written. */
function aliasPlace(problem: Problem, { aliasPlaces }: Pick<Firm, "aliasPlaces">): Place {
  const name = "alias" in problem ? problem.alias : "given" in problem ? String(problem.given) : "";
  return aliasPlaces?.get(name) ?? CONFIGURATION;
}

const CONFIGURATION: Place = { file: "config", line: 0 };

function registerException(
  contract: Contract | null,
  problem: Problem,
  term: Term | null = null,
  otherwise: Place = CONFIGURATION,
): Exception {
  const client = contract?.client ?? null;
  const row = contract === null ? {} : contractText(contract);
  const { file, line } = contract ?? otherwise;
  return { file, line, problems: [problem], client, row, ...(term !== null && { term }) };
}

/** The fields that identify a register row, for exceptions found after reading it. */
function contractText({ client, plan, quantity, start }: Contract): Record<string, string> {
  return { client, plan, quantity: String(quantity), start: start === null ? "" : formatDate(start) };
}
