/**
 * What a manager looks for first in a run: hours sold, used, left and at risk, what is billable, which terms end
 * soon, which clients need a look, and whether everything adds up.
 *
 * Laws: everything comes from the run's own figures; they are only picked out, added up and compared. A sum that
 * would leave out a missing price or rate is not given at all (A10).
 */

import { BILLABLE_REASONS, type BillableReason } from "../../../core/figures/statement.ts";
import { addDays, day, formatDate } from "../../../core/values/calendar.ts";
import { compareText } from "../../../core/values/names.ts";
import { type Cents, cents, type Minutes, minutes, sum } from "../../../core/values/units.ts";
import type { RunJson } from "../run-json.ts";

/** A run as the page reads it: the page is itself one of the outputs, so it can't know them. */
export type PageRun = Omit<RunJson, "outputs">;
export type Client = PageRun["clients"][number];
export type Bank = Client["banks"][number];
export type Renewal = Client["renewals"][number];

/** How many days ahead the page looks. */
export const HORIZON = 90;

/** Of banks in force as the month ends. */
export interface BankHours {
  /** All they were given. */
  readonly held: Minutes;
  readonly used: Minutes;
  readonly left: Minutes;
  /** Of what is left, what is lost unless a renewal within the horizon is paid on time (R1). */
  readonly atRisk: Minutes;
}

interface Watch {
  readonly kind: "lapsed" | "empty" | "runs_out";
  readonly plan: Bank["plan"] | Renewal["plan"];
  readonly date: string;
}

export interface ClientLine {
  readonly client: Client;
  /** Null when no bank is in force. */
  readonly hours: BankHours | null;
  readonly nextRenewal: Renewal | null;
  /** The gravest first. */
  readonly watch: readonly Watch[];
}

export interface Due {
  readonly client: Client;
  readonly renewal: Renewal;
}

interface BillableTime {
  readonly minutes: Minutes;
  /** Null as soon as one part has no rate. */
  readonly cents: Cents | null;
}

export interface Overview {
  readonly lines: readonly ClientLine[];
  readonly hours: BankHours;
  readonly banksInForce: number;
  /** Drawn from banks within the month. */
  readonly drawn: Minutes;
  /** Charged Orange overage of the month. */
  readonly overage: Minutes;
  readonly billable: BillableTime;
  /** A9: of it, what waits to be confirmed. */
  readonly toConfirm: Minutes;
  readonly reasons: readonly (BillableTime & { readonly reason: BillableReason })[];
  /** Renewals within the horizon, the soonest first. */
  readonly due: readonly Due[];
  /** What the renewals within the horizon cost on time; null when one has no price. */
  readonly dueOnTime: Cents | null;
  /** The last day of the horizon. */
  readonly until: string;
}

export function overview(run: PageRun): Overview {
  const until = formatDate(addDays(day(run.asOf), HORIZON));
  const lines = run.clients.map((client) => clientLine(client, run.asOf, until));
  const due = run.clients
    .flatMap((client) => client.renewals.map((renewal) => ({ client, renewal })))
    .filter(({ renewal }) => renewal.expires <= until)
    .sort((a, b) => compareText(a.renewal.expires, b.renewal.expires));
  const reasons = BILLABLE_REASONS.map((reason) => ({
    reason,
    ...billableTime(
      run.clients.flatMap(({ billable }) => billable.reasons.filter((part) => part.reason === reason)),
    ),
  }));
  return {
    lines,
    hours: hoursTogether(lines.flatMap(({ hours }) => (hours === null ? [] : [hours]))),
    banksInForce: run.clients.flatMap((client) => inForce(client, run.asOf)).length,
    drawn: total(run.clients.map(({ charged }) => charged.bank)),
    overage: total(run.clients.map(({ orange }) => orange.overageCharged)),
    billable: billableTime(run.clients.map(({ billable }) => billable)),
    toConfirm: total(run.clients.map(({ toConfirm }) => toConfirm.minutes)),
    reasons: reasons.filter((part) => part.minutes > 0),
    due,
    dueOnTime: price(due.map(({ renewal }) => renewal.onTimeCents)),
    until,
  };
}

/** Banks in force as the month ends; the others of a month expired within it. */
function inForce({ banks }: Client, asOf: string): readonly Bank[] {
  return banks.filter(({ start, expires }) => start <= asOf && asOf < expires);
}

function clientLine(client: Client, asOf: string, until: string): ClientLine {
  const banks = inForce(client, asOf);
  const endingSoon = client.renewals.filter(({ expires }) => expires <= until);
  const [nextRenewal = null] = [...client.renewals].sort((a, b) => compareText(a.expires, b.expires));
  const hours: BankHours = {
    held: total(banks.map(({ held }) => held)),
    used: total(banks.map(({ usedToDate }) => usedToDate)),
    left: total(banks.map(({ closing }) => closing)),
    atRisk: total(endingSoon.map(({ carryAtStake }) => carryAtStake)),
  };
  return { client, hours: banks.length === 0 ? null : hours, nextRenewal, watch: watched(client, banks) };
}

function watched({ lapsed }: Client, banks: readonly Bank[]): Watch[] {
  const ends = banks.flatMap(({ plan, closing, exhaustsOn }) =>
    exhaustsOn === null
      ? []
      : [{ plan, date: exhaustsOn, kind: closing === 0 ? "empty" : "runs_out" } as const],
  );
  return [
    ...lapsed.map(({ plan, expires }) => ({ kind: "lapsed", plan, date: expires }) as const),
    ...ends.filter(({ kind }) => kind === "empty"),
    ...ends.filter(({ kind }) => kind === "runs_out"),
  ];
}

function hoursTogether(all: readonly BankHours[]): BankHours {
  return {
    held: sum(all.map(({ held }) => held)),
    used: sum(all.map(({ used }) => used)),
    left: sum(all.map(({ left }) => left)),
    atRisk: sum(all.map(({ atRisk }) => atRisk)),
  };
}

function billableTime(parts: readonly { minutes: number; cents: number | null }[]): BillableTime {
  return { minutes: total(parts.map((part) => part.minutes)), cents: price(parts.map((part) => part.cents)) };
}

function total(values: readonly number[]): Minutes {
  return sum(values.map(minutes));
}

function price(values: readonly (number | null)[]): Cents | null {
  const known = values.filter((value) => value !== null);
  return known.length < values.length ? null : sum(known.map(cents));
}
