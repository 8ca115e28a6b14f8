/**
 * A firm's register and log, read from ranges, and the tables made of them: all clients at once, or one client's lines.
 *
 * Laws: the rules are those of the monthly reconciliation, with its default settings unless others are given. Every
 * unusable row is reported, though a long list is cut and its rest reported by reason. The totals of a statement equal
 * the client's row.
 */

import { type Statement, statement } from "../../core/figures/statement.ts";
import {
  BANK_COLUMNS,
  type BankColumn,
  exceptionCounts,
  loggedPeriod,
  USAGE_COLUMNS,
  type Usage,
  type UsageColumn,
  usage,
} from "../../core/figures/usage.ts";
import { ADJUSTMENT_COLUMNS, readAdjustments } from "../../core/firm/adjustments.ts";
import { type Client, Clients } from "../../core/firm/clients.ts";
import { exceptionGroups, outcomeOf } from "../../core/firm/exception-groups.ts";
import type { Exception } from "../../core/firm/exceptions.ts";
import { type ClientAccount, type Reconciliation, reconcile } from "../../core/firm/reconciliation.ts";
import { aliasesIn, CONTRACT_COLUMNS, readRegister } from "../../core/firm/register.ts";
import { readSettings, SETTING_COLUMNS } from "../../core/firm/settings-table.ts";
import { TIME_LOG_COLUMNS } from "../../core/firm/time-log.ts";
import {
  type EntryLine,
  isWork,
  type Line,
  type Placement,
  type WorkLine,
} from "../../core/ledger/ledger.ts";
import { DEFAULT_SETTINGS } from "../../core/ledger/settings.ts";
import { type BankHistory, isInForce } from "../../core/rules/bank.ts";
import type { Note } from "../../core/rules/places.ts";
import { BANK_PLANS, BUILT_IN_PRICES } from "../../core/rules/plans.ts";
import type { CalendarDate, Period } from "../../core/values/calendar.ts";
import { nameKey } from "../../core/values/names.ts";
import { InputError, isWarning } from "../../core/values/problems.ts";
import { inHours, type Minutes, minutes } from "../../core/values/units.ts";
import { CORE_WORDS } from "../../core/words/words.ts";
import { argumentName } from "../locales/locales.ts";
import { name, optionalDate, optionalTable, type RangeTable, requireOrder, table } from "./arguments.ts";
import { sentence } from "./excel-error.ts";
import { displayLanguage } from "./host.ts";
import { keptByCells } from "./recent.ts";
import { dateCell, type SpillCell, spill } from "./spill.ts";

/** Longer lists of exceptions are cut here: Excel on the web accepts at most five megabytes. */
const EXCEPTIONS_LISTED = 500;

interface ReadFirm {
  readonly reconciled: Reconciliation;
  /** From both tables, in order. */
  readonly exceptions: readonly Exception[];
  readonly clients: Clients;
  readonly log: RangeTable;
  /** From the first day of the log to the last; null when nothing in it counts. */
  readonly logged: Period | null;
}

interface FirmPeriod extends ReadFirm {
  readonly period: Period;
}

/** Reads and places everything; `from` and `to` default to the first and last day of the log. */
export function readFirm(
  given: Readonly<Record<"contracts" | "time_log" | "from" | "to" | "adjustments" | "settings", unknown>>,
): FirmPeriod {
  const firm = firmIn(given.contracts, given.time_log, given.adjustments, given.settings);
  const from = optionalDate("from", given.from);
  const to = optionalDate("to", given.to);
  requireOrder(from, to);
  // A log without any work has no last day.
  if (to === null && from === null && firm.logged === null) {
    requireUsable(firm.log, firm.reconciled.exceptions);
    throw new InputError({ code: "ARGUMENT_WITHOUT_WORK", argument: "time_log", other: "to" });
  }
  return { ...firm, period: periodOf(from, to, firm.logged) };
}

/** A workbook rarely has more than one, and each takes memory. */
const MOST_FIRMS = 2;

const firmIn = keptByCells(reconciledFirm, MOST_FIRMS);

function reconciledFirm(
  givenContracts: unknown,
  timeLog: unknown,
  givenAdjustments: unknown,
  givenSettings: unknown,
): ReadFirm {
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
  const reconciled = reconcile({
    contracts,
    refused,
    aliases: {},
    logs: [log],
    adjustments: adjusted?.values ?? [],
    settings: set?.settings ?? DEFAULT_SETTINGS,
  });
  const clients = new Clients(contracts, [], {});
  const tables = [registerTable, adjustmentTable, settingTable, log];
  const unseen = tables.flatMap((one) => one?.refused ?? []);
  const exceptions = [
    ...unseen.map((one) => ({ ...one, client: clients.find(one.row.client ?? "")?.name ?? null })),
    ...register.exceptions,
    ...(adjusted?.exceptions ?? []),
    ...(set?.rows.exceptions ?? []),
    ...reconciled.exceptions,
  ];
  return { reconciled, exceptions, clients, log, logged: loggedPeriod(reconciled) };
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

function periodOf(from: CalendarDate | null, to: CalendarDate | null, logged: Period | null): Period {
  const last = to ?? logged?.to ?? from;
  if (last === null) throw new Error("broken assumption: a period has a day");
  requireOrder(from, last);
  const first = logged !== null && logged.from < last ? logged.from : last;
  return { from: from ?? first, to: last };
}

function statementOf(account: ClientAccount, { period }: FirmPeriod): Statement {
  return statement(account.ledger, account.terms, period, BUILT_IN_PRICES);
}

/** CLIENT_USAGE: a row a client, then the unusable rows. */
export function clientUsage(firm: FirmPeriod): SpillCell[][] {
  const words = CORE_WORDS[displayLanguage()].formulas;
  const counts = exceptionCounts(firm.exceptions);
  const rows = firm.reconciled.accounts.map((account): SpillCell[] => {
    const used = usage(statementOf(account, firm));
    const cells: Record<UsageColumn, SpillCell> = {
      client: account.client.name,
      ...bankCells(used),
      orangeDaysUsed: used.orange.daysUsed,
      orangeDaysOver: used.orange.daysOver,
      overage: inHours(used.orange.overageCharged),
      billable: inHours(used.billable),
      waived: inHours(used.waived),
      entries: used.entries,
      exceptions: counts.get(account.client.key) ?? 0,
      nextRenewal: dateCell(used.nextRenewal),
    };
    return USAGE_COLUMNS.map((column) => cells[column]);
  });
  return spill(
    USAGE_COLUMNS.map((column) => words.usage[column]),
    [...rows, ...exceptionRows(firm)],
  );
}

/** Hours left and used of each bank; empty if the client had no such bank. */
function bankCells({ banks }: Usage): Record<BankColumn, SpillCell> {
  const cells = BANK_PLANS.flatMap((plan): [BankColumn, SpillCell][] => {
    const { left, used } = BANK_COLUMNS[plan];
    const bank = banks[plan];
    return [
      [left, bank && inHours(bank.left)],
      [used, bank && inHours(bank.used)],
    ];
  });
  return Object.fromEntries(cells) as Record<BankColumn, SpillCell>;
}

function exceptionRows({ exceptions }: FirmPeriod): SpillCell[][] {
  if (exceptions.length === 0) return [];
  const words = CORE_WORDS[displayLanguage()].formulas;
  const rows = exceptions
    .slice(0, EXCEPTIONS_LISTED)
    .map((exception) => [
      placeOf(exception),
      exception.client ?? exception.row.client ?? null,
      reasons(exception),
    ]);
  const rest = unlisted(exceptions).map(({ what, why }) => [what, null, why]);
  return [[], [words.exceptions(exceptions.length)], ...rows, ...rest];
}

/** Exceptions beyond the limit of a list, by reason: the number, the place of the first, and its problems. */
function unlisted(all: readonly Exception[]): { what: string; why: string; exception: Exception }[] {
  const { more } = CORE_WORDS[displayLanguage()].formulas;
  const rest = all.slice(EXCEPTIONS_LISTED);
  return exceptionGroups(rest, new Set()).flatMap(({ problems, rows }) => {
    const exception = rest.find((one) => one.problems === problems);
    if (exception === undefined) return [];
    return [{ what: more(rows, placeOf(exception)), why: reasons(exception), exception }];
  });
}

function placeOf({ file, line }: Exception): string {
  const language = displayLanguage();
  return CORE_WORDS[language].formulas.row(argumentName(file, language), line);
}

function reasons({ problems }: Exception): string {
  return problems.map(sentence).join(" ");
}

/** CLIENT_STATEMENT: what each bank held, each line, the unusable rows, and the total. */
export function clientStatement(client: unknown, firm: FirmPeriod): SpillCell[][] {
  const words = CORE_WORDS[displayLanguage()].formulas;
  const { key } = clientNamed(name("client", client), firm.clients);
  const account = firm.reconciled.accounts.find((candidate) => candidate.client.key === key);
  if (account === undefined) throw new Error("broken assumption: every client has an account");
  const shown = statementOf(account, firm);
  const { worked, charged } = usage(shown);
  const { from, to } = firm.period;
  const opening = shown.banks.filter((bank) => bank.opening > 0);
  const closing = shown.banks.filter(({ bank }) => isInForce(bank, to));
  return spill(words.statement, [
    ...opening.map((bank) => balanceRow(from, words.opening, bank.bank, bank.opening)),
    ...shown.lines.flatMap(lineRows),
    ...statementExceptions(firm.exceptions.filter((exception) => concerns(exception, key))),
    ...closing.map((bank) => balanceRow(to, words.closing, bank.bank, bank.closing)),
    [dateCell(to), words.total, worked, charged, inHours(charged)],
  ]);
}

function clientNamed(given: string, clients: Clients): Client {
  const found = clients.find(given);
  if (found !== null) return found;
  throw new InputError({ code: "CLIENT_UNKNOWN", given, nearest: clients.nearest(given) });
}

function concerns({ client }: Exception, key: string): boolean {
  return client !== null && nameKey(client) === key;
}

function balanceRow(date: CalendarDate, what: string, bank: BankHistory, left: Minutes): SpillCell[] {
  const { plans } = CORE_WORDS[displayLanguage()].rules;
  return [dateCell(date), what, null, null, null, null, plans[bank.plan], inHours(left), "M1"];
}

function statementExceptions(exceptions: readonly Exception[]): SpillCell[][] {
  const { rejected, warning } = CORE_WORDS[displayLanguage()].formulas;
  const row = (what: string, { problems }: Exception, why: string): SpillCell[] => {
    const where = problems.every(isWarning) ? warning : rejected;
    return [null, what, null, null, null, where, null, null, null, why];
  };
  return [
    ...exceptions.slice(0, EXCEPTIONS_LISTED).map((one) => row(placeOf(one), one, reasons(one))),
    ...unlisted(exceptions).map(({ what, why, exception }) => row(what, exception, why)),
  ];
}

/** One row for a bank's movement, and one for each place that the minutes of work went to. */
function lineRows(line: Line): SpillCell[][] {
  const { plans, where, overage } = CORE_WORDS[displayLanguage()].rules;
  if (isWork(line)) {
    const what = line.kind === "overage" ? overage : described(line);
    const said = remarks(line);
    return line.placements.map((placement, index) =>
      placementRow(line.date, what, placement, index === 0 ? said : null),
    );
  }
  const { date, bank, kind, left, rule } = line;
  const change = CORE_WORDS[displayLanguage()].writing.signed(
    line.minutes,
    (size) => `${shortHours(size)} h`,
  );
  return [
    [
      dateCell(date),
      where[kind],
      null,
      null,
      null,
      where[kind],
      plans[bank.plan],
      inHours(left),
      rule,
      change,
    ],
  ];
}

function placementRow(
  date: CalendarDate,
  what: string,
  { place, bank, raw, charged, left, rule }: Placement,
  said: string | null,
): SpillCell[] {
  const { plans, where } = CORE_WORDS[displayLanguage()].rules;
  const bankName = bank === null ? null : plans[bank.plan];
  const leftCell = left === null ? null : inHours(left);
  return [dateCell(date), what, raw, charged, inHours(charged), where[place], bankName, leftCell, rule, said];
}

/** The category, and the log's note about the work. */
function described({ category, entry }: EntryLine): string {
  return [CORE_WORDS[displayLanguage()].rules.categories[category], entry.description]
    .filter(Boolean)
    .join(" – ");
}

function remarks(line: WorkLine): string {
  const { rules, writing } = CORE_WORDS[displayLanguage()];
  const { beyondAllowance, toOverage } = rules;
  const said = line.notes.map(remark);
  if (line.kind === "overage") {
    const { subscribers, used, allowance } = line.day;
    said.unshift(beyondAllowance(subscribers, writing.minutes(used), writing.minutes(allowance)));
  } else if (line.toOverage > 0) {
    said.unshift(toOverage(writing.minutes(line.toOverage)));
  }
  return said.join(" ");
}

function remark(note: Note): string {
  const { plans, notes, otherBankHasTime } = CORE_WORDS[displayLanguage()].rules;
  return note.code === "OTHER_BANK_HAS_TIME"
    ? otherBankHasTime(plans[note.plan], shortHours(note.left))
    : notes[note.code];
}

/** Hours with two decimals at most, as used in a sentence. */
function shortHours(of: number): string {
  return CORE_WORDS[displayLanguage()].writing.decimals(inHours(minutes(of)), 2, 0);
}
