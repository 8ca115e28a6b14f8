/**
 * The batch's `run.json`, schema 1, as a table of the clients' figures.
 *
 * Law: a file is read completely or refused with a sentence. Minutes are shown as hours and cents as money; the only
 * sums are over the banks of one plan.
 */

import { passed } from "../../core/figures/checks.ts";
import { nextRenewal } from "../../core/figures/renewals-due.ts";
import { USAGE_COLUMNS } from "../../core/figures/usage.ts";
import { BANK_PLANS } from "../../core/rules/plans.ts";
import { excelSerial, parseDate } from "../../core/values/calendar.ts";
import type { Language } from "../../core/values/language.ts";
import { cents, inCurrency, inHours, type Minutes, minutes, sum } from "../../core/values/units.ts";
import { CORE_WORDS } from "../../core/words/words.ts";
import type { NewCell, NewTable } from "./workbook.ts";

/** The part of the file that the table shows. */
export interface Run {
  readonly schema: 1;
  readonly period: string;
  readonly asOf: string;
  readonly control: {
    readonly entriesRead: number;
    readonly entriesPlaced: number;
    readonly entriesRejected: number;
    readonly entriesDuplicate: number;
  };
  readonly clients: readonly RunClient[];
  /** Absent in runs of earlier versions. */
  readonly checks?: readonly { readonly one: number; readonly other: number }[];
}

interface RunClient {
  readonly client: string;
  readonly banks: readonly { readonly plan: string; readonly used: number; readonly closing: number }[];
  readonly orange: { readonly daysUsed: number; readonly daysOver: number; readonly overageCharged: number };
  readonly charged: { readonly billable: number; readonly waived: number };
  readonly renewals: readonly RunRenewal[];
}

interface RunRenewal {
  readonly expires: string;
  readonly onTimeCents: number | null;
  readonly lateCents: number | null;
}

type ReadRun = { readonly run: Run } | { readonly sentence: string };

export function readRun(text: string, language: Language): ReadRun {
  const { notJson, notRun, otherSchema } = CORE_WORDS[language].pane.load;
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return { sentence: notJson };
  }
  if (!isObject(given) || !("schema" in given)) return { sentence: notRun };
  if (given.schema !== 1) return { sentence: otherSchema(String(given.schema)) };
  return isRun(given) ? { run: given } : { sentence: notRun };
}

type Fields = Readonly<Record<string, unknown>>;

const isObject = (given: unknown): given is Fields =>
  typeof given === "object" && given !== null && !Array.isArray(given);
const isCount = (given: unknown): boolean => Number.isSafeInteger(given) && (given as number) >= 0;
const isDate = (given: unknown): boolean => typeof given === "string" && parseDate(given) !== null;
const isPrice = (given: unknown): boolean => given === null || isCount(given);

function counts(given: unknown, ...names: readonly string[]): boolean {
  return isObject(given) && names.every((name) => isCount(given[name]));
}

function every(given: unknown, test: (one: unknown) => boolean): boolean {
  return Array.isArray(given) && given.every(test);
}

function isRun(given: Fields): given is Fields & Run {
  return (
    typeof given.period === "string" &&
    /^\d{4}-\d{2}$/.test(given.period) &&
    isDate(given.asOf) &&
    counts(given.control, "entriesRead", "entriesPlaced", "entriesRejected", "entriesDuplicate") &&
    every(given.clients, isClient) &&
    (given.checks === undefined || every(given.checks, isCheck))
  );
}

function isClient(given: unknown): boolean {
  return (
    isObject(given) &&
    typeof given.client === "string" &&
    every(
      given.banks,
      (bank) => isObject(bank) && typeof bank.plan === "string" && counts(bank, "used", "closing"),
    ) &&
    counts(given.orange, "daysUsed", "daysOver", "overageCharged") &&
    counts(given.charged, "billable", "waived") &&
    every(given.renewals, isRenewal)
  );
}

function isCheck(given: unknown): boolean {
  return isObject(given) && Number.isSafeInteger(given.one) && Number.isSafeInteger(given.other);
}

function isRenewal(given: unknown): boolean {
  return isObject(given) && isDate(given.expires) && isPrice(given.onTimeCents) && isPrice(given.lateCents);
}

/** The number of checks in the run, and whether all passed; null for a run of an earlier version. */
export function verdictOf({ checks }: Run): { checks: number; passed: boolean } | null {
  return checks === undefined ? null : { checks: checks.length, passed: checks.every(passed) };
}

/** A row a client: the columns of CLIENT_USAGE that the file has, and the prices of the next renewal. */
export function figuresTable({ period, clients }: Run, language: Language): NewTable {
  const { columns: usage } = CORE_WORDS[language].functions.CLIENT_USAGE;
  const { onTime, late } = CORE_WORDS[language].pane.load.figures;
  // CLIENT_USAGE also counts entries and exceptions, which the file does not give by client.
  const columns = USAGE_COLUMNS.filter((column) => column !== "entries" && column !== "exceptions");
  const header = [...columns.map((column) => usage[column]), onTime, late];
  return { name: `Figures ${period}`, header, rows: clients.map(figures) };
}

function figures({ client, banks, orange, charged, renewals }: RunClient): NewCell[] {
  const next = nextRenewal(renewals);
  return [
    { value: client, format: "text" },
    ...BANK_PLANS.flatMap((plan) => {
      const own = banks.filter((bank) => bank.plan === plan);
      if (own.length === 0) return [BLANK, BLANK];
      return [hours(own.map(({ closing }) => closing)), hours(own.map(({ used }) => used))];
    }),
    { value: orange.daysUsed, format: "number" },
    { value: orange.daysOver, format: "number" },
    hours([orange.overageCharged]),
    hours([charged.billable]),
    hours([charged.waived]),
    next === null ? BLANK : dateCell(next.expires),
    price(next?.onTimeCents),
    price(next?.lateCents),
  ];
}

const BLANK: NewCell = { value: "", format: "number" };

function hours(counted: readonly number[]): NewCell {
  return { value: inHours(sum<Minutes>(counted.map(minutes))), format: "two decimals" };
}

function dateCell(text: string): NewCell {
  const date = parseDate(text);
  return date === null ? BLANK : { value: excelSerial(date), format: "date" };
}

function price(given: number | null | undefined): NewCell {
  return given === null || given === undefined
    ? BLANK
    : { value: inCurrency(cents(given)), format: "two decimals" };
}
