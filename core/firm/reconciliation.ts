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
import { groupBy } from "../values/grouping.ts";
import { compareText, nameKey } from "../values/names.ts";
import type { Problem } from "../values/problems.ts";
import { minutes } from "../values/units.ts";
import type { AdjustmentRow } from "./adjustments.ts";
import { clientsOf, closedClients, identityProblems } from "./client-identity.ts";
import type { Aliases, Client } from "./clients.ts";
import { type Control, type FileControl, Tally } from "./control.ts";
import type { Exception } from "./exceptions.ts";
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
  /** A9: decisions about a client's overage of a day. */
  readonly overageDecisions?: readonly OverageDecisionRow[];
  readonly adjustments: readonly AdjustmentRow[];
  readonly settings: Settings;
}

/** Reads and places everything. */
export function reconcile(firm: Firm): Reconciliation {
  const clients = clientsOf(firm);
  const { closed: books = null } = firm;
  const closed = closedClients(books, clients);
  const unknown = new UnknownNames(clients, firm.refused ?? []);
  const tally = new Tally();
  const exceptions: Exception[] = [];
  for (const { contract, client, problem } of identityProblems(clients, closed, books))
    exceptions.push(
      contract === null && client !== null
        ? goneException(client, problem, firm)
        : registerException(contract, problem),
    );

  const read = readLogs(firm, clients, unknown, tally);
  for (const found of read.exceptions) exceptions.push(found); // one by one: there may be hundreds of thousands
  const { adjustments, overageDecisions = [] } = firm;
  const adjustmentRows = byClient(adjustments, ({ adjustment: { client, date } }) =>
    clients.find(client, date),
  );
  const decisionRows = byClient(overageDecisions, ({ decision: { client, date } }) =>
    clients.find(client, date),
  );
  const names = clients.names();
  const accounts = clients.all.map((client) => {
    const own = accountOf(client, firm, {
      past: closed.get(client),
      names: names.get(client) ?? [],
      // Once for ledger and basis, since what is in order is quickly sorted again.
      entries: [...(read.entries.get(client) ?? [])].sort(inOrder),
      adjustmentRows: adjustmentRows.found.get(client) ?? [],
      decisionRows: decisionRows.found.get(client) ?? [],
      control: tally.of(client),
    });
    for (const found of own.exceptions) exceptions.push(found);
    return own.account;
  });
  for (const { adjustment, file, line, row } of adjustmentRows.unassigned) {
    exceptions.push({ file, line, problems: [unknown.problem(adjustment.client)], client: null, row });
  }
  for (const row of decisionRows.unassigned) {
    const given = row.decision.client;
    const problem: Problem = { code: "CLIENT_UNKNOWN", given, nearest: clients.nearest(given) };
    exceptions.push(decisionException(row, problem, null));
  }
  exceptions.sort((a, b) => compareText(a.file, b.file) || a.line - b.line);
  return { accounts, control: tally.total, files: tally.files, exceptions };
}

/** What the firm's files and closed months hold for one client, apart from its contracts. */
interface OwnRows {
  readonly past: ClosedClient | undefined;
  readonly names: readonly string[];
  readonly entries: readonly Entry[];
  readonly adjustmentRows: readonly AdjustmentRow[];
  readonly decisionRows: readonly OverageDecisionRow[];
  readonly control: Control;
}

/** A client's terms and ledger, and problems of the rows behind them. */
function accountOf(
  client: Client,
  firm: Firm,
  { past, names, entries, adjustmentRows, decisionRows, control }: OwnRows,
): { account: ClientAccount; exceptions: Exception[] } {
  const { settings, closed = null, fingerprints: files = new Map() } = firm;
  const { terms, problems } = openTerms(client.contracts, past, closed);
  const adjustments = adjustmentRows.map(({ adjustment }) => adjustment);
  const decided = decisionsOf(decisionRows);
  const decisions = decided.counting.map(({ decision }) => decision);
  const work = { contracts: client.contracts, terms, entries, adjustments, decisions, files };
  const { ledger, prior } = clientLedger(work, settings, closed, past);
  assertConserved(ledger, minutes(control.minutesPlaced));
  const before = closed === null ? null : { ...closed, kept: [], joined: past?.joined ?? [] };
  const ofRegister = [...problems, ...cancelledBilled(work, ledger, settings, before)];
  const ofDecisions = [...decided.repeated, ...withoutOverage(decided.counting, ledger)];
  const written = [...new Set(entries.map((entry) => entry.client))];
  const known = new Set([...names, ...(past?.names ?? []), ...written.map(nameKey)]);
  return {
    account: {
      client,
      terms,
      ledger,
      past: past ?? null,
      prior,
      entries,
      adjustments,
      decisions,
      names: [...known].sort(compareText),
      control,
    },
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
function byClient<T>(
  rows: readonly T[],
  clientOf: (row: T) => Client | null,
): { found: ReadonlyMap<Client, T[]>; unassigned: readonly T[] } {
  const found = groupBy(rows, clientOf);
  const unassigned = found.get(null) ?? [];
  found.delete(null);
  return { found: found as Map<Client, T[]>, unassigned };
}

/** The exception for a client that has no row left in the register. */
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

/** The fields that identify a register row, for exceptions found after reading it. */
function contractText({ client, plan, quantity, start }: Contract): Record<string, string> {
  return { client, plan, quantity: String(quantity), start: start === null ? "" : formatDate(start) };
}
