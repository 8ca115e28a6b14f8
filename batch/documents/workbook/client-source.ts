/**
 * All that decides the bytes of a client's workbooks, as one text: equal texts give equal workbooks, so a file that was
 * made from the same text need not be made again.
 *
 * Laws: everything that a page may show has its line here, which the compiler sees to; where something comes from is
 * told instead of what is worked out from it, as that is shorter. Where an entry stands in which log is left out, since
 * no workbook shows it, but for the changes of closed months, which are told as they are.
 */

import { strict as assert } from "node:assert";
import { contentValues, type Entry, inOrder } from "../../../core/ledger/entry.ts";
import type { PriorPeriod } from "../../../core/ledger/prior-period.ts";
import type { PlanTerm } from "../../../core/rules/terms.ts";
import type { Language } from "../../../core/values/language.ts";
import type { ClientMonth } from "../../month/month.ts";
import type { ClientChoices, PageClient, PageException, PageMonth } from "./client-page.ts";

/** What a workbook is made from. */
export interface WorkbookSource {
  readonly month: PageMonth;
  readonly client: PageClient & Pick<ClientMonth, "past" | "prior" | "entries">;
  readonly language: Language;
  readonly choices: ClientChoices;
}

/** `seal` is that of the last closed month, which covers all of them; null when none is closed. */
export function clientSource(
  { month, client, language, choices: { recompute, clientMoney } }: WorkbookSource,
  seal: string | null,
): string {
  assert((month.books === null) === (seal === null), "closed months have a seal");
  const { period, asOf, settings, prices, reminderDays, planExtras } = month;
  const ofMonth = { period, asOf, settings, prices, reminderDays, planExtras, books: seal } satisfies Record<
    keyof PageMonth,
    unknown
  >;
  const { terms, plans, adjustments, decisions, control, exceptions } = client;
  const ofClient = {
    client: client.client,
    terms: terms.map((term) => toldTerm(term, terms)),
    plans,
    adjustments,
    decisions,
    control,
    exceptions: exceptions.map(toldException),
    past: toldPast(client.past),
    // The ledger places the work under the terms, adjustments and decisions, by the settings and the closed months.
    ledger: toldWork(client.entries),
    // The statement adds up the ledger within the period, and has the changes of closed months.
    statement: toldChanges(client.prior),
    // Worked out of these, by the prices and the days of reminders.
    outlook: null,
    bill: null,
    values: null,
  } satisfies Record<keyof PageClient, unknown>;
  return JSON.stringify([language, recompute, clientMoney, ofMonth, ofClient]);
}

/** The same of a client's page, which shows the workbook's and the steps of use that its banks came to. */
export function pageSource(workbook: string, { notices }: Pick<ClientMonth, "notices">): string {
  const told = notices.map(({ bank: { plan, term, formerly }, step, on, left }) => [
    ...[plan, term.start, formerly],
    ...[step, on, left],
  ]);
  return JSON.stringify([workbook, told]);
}

/** A term with the terms that it refers to by their place, since each refers to others. */
function toldTerm(term: PlanTerm, all: readonly PlanTerm[]) {
  const at = (other: PlanTerm | null) => other && all.indexOf(other);
  return { ...term, renews: at(term.renews), carriesFrom: at(term.carriesFrom) };
}

function toldException({ file, line, row, problems, client, fingerprint }: PageException) {
  const told = { file, line, row, problems, client, fingerprint };
  return told satisfies Record<keyof PageException, unknown>;
}

/** The seal tells what closed months hold; which of their clients are this one, today's register decides. */
function toldPast(past: ClientMonth["past"]) {
  return (
    past && { name: past.name, names: past.names, joined: past.joined, from: past.from, banks: past.banks }
  );
}

function toldWork(entries: readonly Entry[]) {
  return [...entries].sort(inOrder).map(contentValues);
}

function toldChanges(prior: PriorPeriod | null) {
  return prior && { through: prior.through, changes: prior.changes };
}
