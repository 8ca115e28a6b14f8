/**
 * A firm's register and log, read from ranges.
 *
 * Laws: the rules are those of the monthly reconciliation, with its default settings unless others are given. Every
 * unusable row is reported.
 */

import { type DetailedStatement, statement } from "../../core/figures/statement.ts";
import { loggedPeriod } from "../../core/figures/usage.ts";
import { ADJUSTMENT_COLUMNS, readAdjustments } from "../../core/firm/adjustments.ts";
import { Clients } from "../../core/firm/clients.ts";
import { outcomeOf } from "../../core/firm/exception-groups.ts";
import type { Exception } from "../../core/firm/exceptions.ts";
import { type ClientAccount, type Reconciliation, reconcile } from "../../core/firm/reconciliation.ts";
import { aliasesIn, CONTRACT_COLUMNS, readRegister } from "../../core/firm/register.ts";
import { readSettings, SETTING_COLUMNS } from "../../core/firm/settings-table.ts";
import { TIME_LOG_COLUMNS } from "../../core/firm/time-log.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../core/ledger/settings.ts";
import { BUILT_IN_PRICES } from "../../core/rules/plans.ts";
import type { CalendarDate, Period } from "../../core/values/calendar.ts";
import { InputError } from "../../core/values/problems.ts";
import { madeOnce } from "../../core/values/remembered.ts";
import { optionalTable, type RangeTable, table } from "./arguments/table.ts";
import { requireOrder } from "./arguments/values.ts";
import { OPTIONAL_RANGE, RANGE } from "./declaration.ts";
import { keptByCells } from "./recent.ts";

/** The tables of every function about the firm. */
export const TABLES = { contracts: RANGE, time_log: RANGE };
export const MORE_TABLES = { adjustments: OPTIONAL_RANGE, settings: OPTIONAL_RANGE };

interface Firm {
  readonly reconciled: Reconciliation;
  /** From all tables, in order. */
  readonly exceptions: readonly Exception[];
  readonly clients: () => Clients;
  readonly log: RangeTable;
  readonly settings: Settings;
  /** From the first day of the log to the last; null when nothing in it counts. */
  readonly logged: Period | null;
}

/** The ranges as Excel passes them. */
type Ranges = Readonly<Record<keyof typeof TABLES | keyof typeof MORE_TABLES, unknown>>;

/** Reads and places everything. */
export function readFirm({ contracts, time_log, adjustments, settings }: Ranges): Firm {
  return firmIn(contracts, time_log, adjustments, settings);
}

/** The days asked for, both inclusive; from the first day of the log to the last where they are left out. */
export function periodOf(
  { logged, log, reconciled }: Firm,
  from: CalendarDate | null,
  to: CalendarDate | null,
): Period {
  requireOrder(from, to);
  const last = to ?? logged?.to ?? from;
  // A log without any work has no last day.
  if (last === null) {
    requireUsable(log, reconciled.exceptions);
    throw new InputError({ code: "ARGUMENT_WITHOUT_WORK", argument: "time_log", other: "to" });
  }
  requireOrder(from, last);
  const first = logged !== null && logged.from < last ? logged.from : last;
  return { from: from ?? first, to: last };
}

/** A client's account, by any of its names. */
export function accountOf({ clients, reconciled }: Firm, given: string): ClientAccount {
  const client = clients().find(given);
  if (client === null)
    throw new InputError({ code: "CLIENT_UNKNOWN", given, nearest: clients().nearest(given) });
  const account = reconciled.accounts.find((own) => own.client.key === client.key);
  if (account === undefined) throw new Error("broken assumption: every client has an account");
  return account;
}

export function statementOf({ ledger, terms }: ClientAccount, period: Period): DetailedStatement {
  return statement(ledger, terms, period, BUILT_IN_PRICES);
}

/** A workbook rarely has more than one, and each takes memory. */
const MOST_FIRMS = 2;

const firmIn = keptByCells(reconciledFirm, MOST_FIRMS);

function reconciledFirm(
  givenContracts: unknown,
  timeLog: unknown,
  givenAdjustments: unknown,
  givenSettings: unknown,
): Firm {
  const registerTable = table("contracts", givenContracts, CONTRACT_COLUMNS);
  const register = readRegister(registerTable);
  const { contracts } = register;
  if (contracts.length === 0) requireUsable(registerTable, register.exceptions);
  const refused = [
    ...register.refused,
    ...registerTable.refused.map(({ file, line, row: { client = "", alias = "" } }) => {
      return { file, line, client, aliases: aliasesIn(alias) };
    }),
  ];
  const log = table("time_log", timeLog, TIME_LOG_COLUMNS);
  const adjustmentTable = optionalTable("adjustments", givenAdjustments, ADJUSTMENT_COLUMNS);
  const adjusted = adjustmentTable === null ? null : readAdjustments(adjustmentTable);
  const settingTable = optionalTable("settings", givenSettings, SETTING_COLUMNS);
  const set = settingTable === null ? null : readSettings(settingTable);
  const settings = set?.settings ?? DEFAULT_SETTINGS;
  const reconciled = reconcile({
    contracts,
    refused,
    aliases: {},
    logs: [log],
    adjustments: adjusted?.values ?? [],
    settings,
  });
  const clients = madeOnce(() => new Clients(contracts, [], {}));
  const tables = [registerTable, adjustmentTable, settingTable, log];
  const unseen = tables.flatMap((one) => one?.refused ?? []);
  const exceptions = [
    ...tables.flatMap((one) => one?.doubts ?? []),
    ...unseen.map((one) => ({ ...one, client: clients().find(one.row.client ?? "")?.name ?? null })),
    ...register.exceptions,
    ...(adjusted?.exceptions ?? []),
    ...(set?.rows.exceptions ?? []),
    ...reconciled.exceptions,
  ];
  return { reconciled, exceptions, clients, log, settings, logged: loggedPeriod(reconciled) };
}

/** Refuses a table without any usable row, with the reason of the first. */
function requireUsable({ file: argument, rows, refused }: RangeTable, unread: readonly Exception[]): void {
  const left = [
    ...refused,
    ...unread.filter((one) => one.file === argument && outcomeOf(one) === "left_out"),
  ];
  const [top, ...below] = left;
  if (top === undefined) return;
  const { line, problems } = below.reduce((a, b) => (b.line < a.line ? b : a), top);
  const [first] = problems;
  if (first === undefined) throw new Error("broken assumption: a refused row has a reason");
  throw new InputError({
    code: "ARGUMENT_ROWS_REFUSED",
    argument,
    rows: rows.length + refused.length,
    line,
    first,
  });
}
