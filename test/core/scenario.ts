/**
 * One client's plans and work, as written in a line of an example table, evaluated with the rules.
 *
 *   plans        VIP 2 h from 2026-01-15 paid 2026-01-10; ORANGE_CARE 3 users from 2026-01-01 unpaid
 *                also: to 2026-09-01, carried 1:15, included 8:00, act-ends 2026-09-01, edition Pro,
 *                online, cancelled, declined, ended 2026-08-15; `BASIC` stands alone
 *   work         2026-02-03 0:31 break_fix; 2026-02-03 10 password_reset refused
 *                also: at 16:50, level 3, ticket T1, id a, approved, notice, trainees 5, chat, client Nobody;
 *                `-` for a category that is not given
 *   adjustments  VIP 2026-03-01 -0:15; VIP 2026-03-02 1:00 120.00
 *   decisions    2026-02-03 release; 2026-02-04 reject
 */

import type { AdjustmentRow } from "../../core/firm/adjustments.ts";
import { hoursOf, type Table } from "../../core/firm/cells.ts";
import type { OverageDecisionRow } from "../../core/firm/overage-decisions.ts";
import { type ClientAccount, type Reconciliation, reconcile } from "../../core/firm/reconciliation.ts";
import { readRegister } from "../../core/firm/register.ts";
import type { Placement } from "../../core/ledger/lines.ts";
import type { ClosedBooks } from "../../core/ledger/prior-period.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../core/ledger/settings.ts";
import { isInForce } from "../../core/rules/bank.ts";
import type { RoundingScope } from "../../core/rules/charge.ts";
import type { DiamondUse, Level, PlusUse } from "../../core/rules/coverage.ts";
import type { WithoutNotice } from "../../core/rules/overage.ts";
import type { BankPlan } from "../../core/rules/plans.ts";
import { type CalendarDate, day, formatDate } from "../../core/values/calendar.ts";
import { type Cents, cents, type Minutes, minutes } from "../../core/values/units.ts";
import { closedBooksOf } from "./closed-books.ts";

export const CLIENT = "Acme";

const CONTRACT_FIELDS = [
  "client",
  "plan",
  "quantity",
  "start",
  "expires",
  "paid_on",
  "channel",
  "carried_hours",
  "included_hours",
  "act_end",
  "act_edition",
  "status",
  "ended_on",
] as const;
const ENTRY_FIELDS = [
  "id",
  "date",
  "start",
  "client",
  "minutes",
  "level",
  "category",
  "ticket",
  "trainees",
  "notice",
  "approved",
  "channel",
] as const;

/** Words that take the next word as their value, and words that are a value themselves. */
const CONTRACT_WORDS = {
  from: "start",
  to: "expires",
  paid: "paid_on",
  carried: "carried_hours",
  included: "included_hours",
  "act-ends": "act_end",
  edition: "act_edition",
  ended: "ended_on",
} as const;
const ENTRY_WORDS = {
  at: "start",
  level: "level",
  ticket: "ticket",
  id: "id",
  trainees: "trainees",
  client: "client",
} as const;
const ENTRY_FLAGS = {
  approved: ["approved", "yes"],
  refused: ["approved", "no"],
  notice: ["notice", "yes"],
  chat: ["channel", "chat"],
} as const;

export interface Scenario {
  readonly plans: string;
  readonly work?: string;
  readonly adjustments?: string;
  readonly rates?: string;
  readonly rounding?: string;
  readonly diamond?: string;
  readonly plus?: string;
  readonly withoutNotice?: string;
  readonly holidays?: string;
  readonly decisions?: string;
  readonly closed?: ClosedBooks;
}

/** The items of a cell, separated by `;`. */
export function items(cell: string): string[] {
  return cell
    .split(";")
    .map((item) => item.trim())
    .filter((item) => item !== "" && item !== "none");
}

function contractRow(item: string): Partial<Record<(typeof CONTRACT_FIELDS)[number], string>> {
  const [plan = "", ...words] = item.split(/\s+/);
  const row: Partial<Record<(typeof CONTRACT_FIELDS)[number], string>> = { client: CLIENT, plan };
  let settled = plan === "BASIC";
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (word === "unpaid") settled = true;
    else if (word === "online") row.channel = word;
    else if (word === "cancelled" || word === "declined") row.status = word;
    else if (word in CONTRACT_WORDS) {
      row[CONTRACT_WORDS[word as keyof typeof CONTRACT_WORDS]] = words.shift() ?? "";
      settled ||= word === "paid";
    } else if (/^-?[\d.]+$/.test(word)) {
      row.quantity = word;
      if (!/^(h|users?)$/.test(words.shift() ?? "")) throw new Error(`“${item}”: say h or users`);
    } else throw new Error(`“${item}”: what is “${word}”?`);
  }
  if (!settled) throw new Error(`“${item}”: say paid or unpaid`);
  return row;
}

function entryRow(item: string): Partial<Record<(typeof ENTRY_FIELDS)[number], string>> {
  const [date = "", worked = "", category = "", ...words] = item.split(/\s+/);
  const row: Partial<Record<(typeof ENTRY_FIELDS)[number], string>> = {
    client: CLIENT,
    date,
    minutes: worked,
    category: category === "-" ? "" : category,
  };
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (word in ENTRY_FLAGS) {
      const [field, value] = ENTRY_FLAGS[word as keyof typeof ENTRY_FLAGS];
      row[field] = value;
    } else if (word in ENTRY_WORDS) {
      row[ENTRY_WORDS[word as keyof typeof ENTRY_WORDS]] = words.shift() ?? "";
    } else throw new Error(`“${item}”: what is “${word}”?`);
  }
  return row;
}

function tableOf<F extends string>(
  file: string,
  fields: readonly F[],
  rows: readonly Partial<Record<F, string>>[],
): Table {
  return {
    file,
    header: fields,
    rows: rows.map((row, index) => ({ line: index + 2, cells: fields.map((field) => row[field] ?? "") })),
  };
}

export function registerOf(plans: string): Table {
  return tableOf("contracts.csv", CONTRACT_FIELDS, items(plans).map(contractRow));
}

function adjustmentOf(item: string, index: number): AdjustmentRow {
  const [plan = "", date = "", by = "", price] = item.split(/\s+/);
  const adjustment = {
    client: CLIENT,
    plan: plan as BankPlan,
    date: day(date),
    minutes: duration(by),
    reason: "as agreed",
    author: "M. Roy",
    price: price === undefined ? null : cents(Math.round(Number(price) * 100)),
  };
  return { adjustment, file: "adjustments.csv", line: index + 2, row: {} };
}

function decisionOf(item: string, index: number): OverageDecisionRow {
  const [date = "", is] = item.split(/\s+/);
  if (is !== "release" && is !== "reject") throw new Error(`“${item}”: say release or reject`);
  const decision = { client: CLIENT, date: day(date), is, who: "M. Roy", why: "as agreed" } as const;
  return { decision, file: "decisions.csv", line: index + 2, row: {} };
}

export function settingsOf(scenario: Scenario): Settings {
  const rates: Partial<Record<Level, Cents>> = {};
  for (const item of items(scenario.rates ?? "")) {
    const [level, amount] = item.split(/:\s*/);
    rates[Number(level) as Level] = money(amount ?? "");
  }
  return {
    ...DEFAULT_SETTINGS,
    rates,
    rounding: (scenario.rounding || DEFAULT_SETTINGS.rounding) as RoundingScope,
    diamondForLevel2: (scenario.diamond || DEFAULT_SETTINGS.diamondForLevel2) as DiamondUse,
    plusForLevel3: (scenario.plus || DEFAULT_SETTINGS.plusForLevel3) as PlusUse,
    overageWithoutNotice: (scenario.withoutNotice || DEFAULT_SETTINGS.overageWithoutNotice) as WithoutNotice,
    holidays: items(scenario.holidays ?? "").map(day),
  };
}

/** The scenario run through the whole of core, as in the batch. */
export function run(scenario: Scenario): { result: Reconciliation; account: ClientAccount } {
  const register = readRegister(registerOf(scenario.plans));
  const result = reconcile({
    contracts: register.contracts,
    otherClients: [CLIENT],
    aliases: {},
    logs: [tableOf("log.csv", ENTRY_FIELDS, items(scenario.work ?? "").map(entryRow))],
    adjustments: items(scenario.adjustments ?? "").map(adjustmentOf),
    overageDecisions: items(scenario.decisions ?? "").map(decisionOf),
    settings: settingsOf(scenario),
    closed: scenario.closed ?? null,
  });
  const [account] = result.accounts;
  if (account === undefined) throw new Error("a scenario has one client");
  return { result: { ...result, exceptions: [...register.exceptions, ...result.exceptions] }, account };
}

/** What closing the scenario's month leaves to later months. */
export function closedBy(scenario: Scenario, through: CalendarDate): ClosedBooks {
  const { result } = run(scenario);
  return closedBooksOf(result, settingsOf(scenario), through);
}

/** The balance of a plan's bank in force on a day, at the end of that day; null if there is none. */
export function heldOn(account: ClientAccount, plan: BankPlan, date: CalendarDate): Minutes | null {
  const bank = account.ledger.banks.find(
    (candidate) => candidate.plan === plan && isInForce(candidate, date),
  );
  if (bank === undefined) return null;
  const moved = bank.movements.filter((movement) => movement.date <= date);
  return minutes(moved.reduce((total, movement) => total + movement.minutes, 0));
}

/** The lines of work: the placements of each, by the entry's id or its number in the order of A1. */
export function workLines(account: ClientAccount): { name: string; placements: readonly Placement[] }[] {
  let count = 0;
  return account.ledger.lines.flatMap((line) => {
    if (line.kind === "overage") return [{ name: "overage", placements: line.placements }];
    if (line.kind !== "entry") return [];
    count += 1;
    return [{ name: line.entry.id || String(count), placements: line.placements }];
  });
}

// The usual notation of minutes, money and dates.

/** `1:15`, or plain minutes. */
export function duration(cell: string): Minutes {
  const read = /^-?\d+:\d\d$/.test(cell)
    ? hoursOf(cell)
    : /^-?\d+$/.test(cell)
      ? minutes(Number(cell))
      : null;
  if (read === null) throw new Error(`“${cell}” is no duration`);
  return read;
}

export function clock(of: number): string {
  const whole = Math.abs(of);
  return `${of < 0 ? "-" : ""}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** `1,450.00` or `612.00`. */
export function money(cell: string): Cents {
  const match = /^(\d[\d,]*)\.(\d\d)$/.exec(cell);
  if (!match) throw new Error(`“${cell}” is no amount`);
  return cents(Number((match[1] ?? "").replaceAll(",", "")) * 100 + Number(match[2]));
}

export function dollars(of: Cents | null): string {
  if (of === null) return "–";
  const whole = String(Math.floor(of / 100)).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${whole}.${String(of % 100).padStart(2, "0")}`;
}

export function shownDate(date: CalendarDate | null): string {
  return date === null ? "–" : formatDate(date);
}
