/** Shared by the sheets of one client's workbook: the month, the words, the values, and each bank's name. */

import { pace } from "../../../core/figures/pace.ts";
import type { RenewalDue } from "../../../core/figures/renewals-due.ts";
import type { RollForward } from "../../../core/figures/roll-forward.ts";
import type { Exception } from "../../../core/firm/exceptions.ts";
import { type BankHistory, type BankName, isInForce } from "../../../core/rules/bank.ts";
import { PLAN_TABLE } from "../../../core/rules/plans.ts";
import { type CalendarDate, excelSerial } from "../../../core/values/calendar.ts";
import type { Language } from "../../../core/values/language.ts";
import { type Cents, inHours, type Minutes } from "../../../core/values/units.ts";
import type { Config } from "../../config/config.ts";
import type { ClientMonth, Month } from "../../month/month.ts";
import type { Content } from "../../xlsx/workbook.ts";
import { type Words, wordsIn } from "./words.ts";

/** All that a client's workbook shows of the month; a file that is kept was made from the same (`client-source.ts`). */
export interface PageMonth
  extends Pick<Month, "period" | "asOf" | "settings" | "prices" | "reminderDays" | "planExtras"> {
  readonly books: Pick<NonNullable<Month["books"]>, "through" | "settings"> | null;
}

/** All that a client's workbook shows of the client. */
export interface PageClient
  extends Pick<
    ClientMonth,
    | "client"
    | "terms"
    | "plans"
    | "ledger"
    | "adjustments"
    | "decisions"
    | "control"
    | "statement"
    | "outlook"
    | "bill"
    | "values"
  > {
  readonly past: Pick<NonNullable<ClientMonth["past"]>, "joined"> | null;
  readonly exceptions: readonly PageException[];
}

/** What a firm chooses of its clients' workbooks. */
export type ClientChoices = Pick<Config, "recompute" | "clientMoney">;

/** A row without the term of a warning, which decides only in which months the firm sees it. */
export type PageException = Omit<Exception, "term">;

export interface Page {
  readonly month: PageMonth;
  readonly client: PageClient;
  readonly language: Language;
  readonly words: Words;
  /**
   * The month's banks, with names unique in the workbook: the plan, the term's first day if there are several, and the
   * former client if that client was joined with this one.
   */
  readonly bankNames: ReadonlyMap<BankHistory, string>;
  /** Whether amounts of money are shown. */
  readonly hasMoney: boolean;
}

export function clientPage(
  month: PageMonth,
  client: PageClient,
  language: Language,
  { hasMoney }: Pick<Page, "hasMoney">,
): Page {
  const words = wordsIn(language);
  return { month, client, language, words, bankNames: namesOf(client, words), hasMoney };
}

/** In a sentence: “VIP (8 h)”. */
export function planPhrase({ plan, quantity }: Pick<RenewalDue, "plan" | "quantity">, words: Words): string {
  return `${words.plans[plan]} (${words.quantity[PLAN_TABLE[plan].quantity.counts](quantity)})`;
}

/** An amount as text; null where it is not known, or amounts are not shown. */
export function moneyText({ hasMoney, words }: Page, amount: Cents | null): string | null {
  return amount === null || !hasMoney ? null : words.writing.money(amount);
}

/** What the page is, and of which plans. */
export function subtitleOf({ client, words }: Page): string {
  return `${words.usageReport} · ${client.plans.map((plan) => words.plans[plan]).join(" · ")}`;
}

/** The client and the month. */
export function titleOf({ client, month, words }: Page): string {
  return `${client.client.name} – ${words.writing.month(month.asOf)}`;
}

function namesOf({ statement }: PageClient, words: Words): Map<BankHistory, string> {
  const banks = statement.banks.map(({ bank }) => bank);
  const names = new Map<BankHistory, string>();
  const taken = new Set<string>();
  for (const bank of banks) {
    const several = banks.filter(({ plan }) => plan === bank.plan).length > 1;
    const plain = bankText(bank, several ? bank.term.start : null, words);
    let name = plain;
    for (let copy = 2; taken.has(name); copy += 1) name = `${plain} (${copy})`;
    taken.add(name);
    names.set(bank, name);
  }
  return names;
}

/** “VIP”, “VIP 10 Jan 2026”, “VIP 10 Jan 2026 (Bolt)”. */
export function bankText(
  { plan, formerly }: Pick<BankName, "plan" | "formerly">,
  start: CalendarDate | null,
  words: Words,
): string {
  const term = start === null ? "" : ` ${words.writing.shortDate(start)}`;
  return `${words.plans[plan]}${term}${formerly === null ? "" : ` (${formerly})`}`;
}

/** What a bank is called in the workbook, whether or not the month shows it. */
export function bankOf({ bankNames, words }: Page, bank: BankHistory): string {
  return bankNames.get(bank) ?? words.plans[bank.plan];
}

/** The banks in force at the end of the month, except those that were never given a minute. */
export function banksHeld({ client, month }: Pick<Page, "client" | "month">): RollForward[] {
  return client.statement.banks.filter(
    ({ bank }) => isInForce(bank, month.asOf) && pace(bank, month.asOf).held > 0,
  );
}

export function dateCell(date: CalendarDate | null): Content {
  return date === null ? null : { serial: excelSerial(date) };
}

/** Text as a formula's string literal. */
export function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** Minutes as `hh:mm`: a time of day, or a duration. */
export function clock(minutesOfDay: number): string {
  return `${String(Math.floor(minutesOfDay / 60)).padStart(2, "0")}:${String(minutesOfDay % 60).padStart(2, "0")}`;
}

/** A formula that sums hours, and its result in minutes. */
export function hoursOf(formula: string, minutes: Minutes): Content {
  return { formula, result: inHours(minutes) };
}

/** In a list: “VIP, 8 h”, “Orange Care, 5 subscribers”. */
export function planText({ plan, quantity }: Pick<RenewalDue, "plan" | "quantity">, words: Words): string {
  return `${words.plans[plan]}, ${words.quantity[PLAN_TABLE[plan].quantity.counts](quantity)}`;
}
