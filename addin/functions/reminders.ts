/** What to act on, and by when. */

import { bankNotices } from "../../core/figures/bank-notices.ts";
import { clientOutlook } from "../../core/figures/client-outlook.ts";
import {
  type Call,
  callList,
  hoursAtStake,
  type Reminder,
  reminderQuote,
  reminders,
} from "../../core/figures/reminders.ts";
import { BUILT_IN_PRICES, TO_BE_CONFIRMED } from "../../core/rules/plans.ts";
import { REMINDER_DAYS } from "../../core/rules/renewal.ts";
import { firstOfMonth } from "../../core/values/calendar.ts";
import { CORE_WORDS } from "../../core/words/words.ts";
import { optionalDate, optionalWhole } from "./arguments/values.ts";
import { dateCell, hoursCell, moneyCell, type RowOf, table } from "./cells.ts";
import { FIRM_SHEET } from "./client-usage.ts";
import { declared, optional } from "./declaration.ts";
import { MORE_TABLES, periodOf, readFirm, statementOf, TABLES } from "./firm.ts";
import { displayLanguage } from "./host.ts";

const COLUMNS = [
  "actBy",
  "client",
  "what",
  "plan",
  "quantity",
  "expires",
  "toDo",
  "price",
  "source",
  "atStake",
] as const;
type Row = RowOf<(typeof COLUMNS)[number]>;

const MOST_DAYS = { least: 1, most: 366 };

export const REMINDERS = declared(
  {
    name: "REMINDERS",
    family: "firm",
    arguments: {
      ...TABLES,
      as_of: optional(optionalDate),
      days: optional((argument, given) => optionalWhole(argument, given, MOST_DAYS)),
      settings: MORE_TABLES.settings,
    },
    lines: { date: "actBy", what: "client", figure: null, remark: "toDo" },
    example: {
      sheet: FIRM_SHEET,
      formula: "=PLAN.REMINDERS(A1:E2,A4:D6,DATE(2026,12,31))",
      result: 178.2,
      at: [1, 7],
    },
  },
  (given) => {
    const firm = readFirm({ ...given, adjustments: null });
    const { to } = periodOf(firm, null, given.as_of);
    const longest = given.days ?? Math.max(...REMINDER_DAYS);
    const daysBefore = [longest, ...REMINDER_DAYS.filter((days) => days < longest)];
    // As a month's books would have it at the end of that day.
    const period = { from: firstOfMonth(to), to };
    const accounts = firm.reconciled.accounts.map((account) => {
      const statement = statementOf(account, period);
      const outlook = clientOutlook({ ...account, statement }, BUILT_IN_PRICES, daysBefore);
      return { client: account.client, statement, outlook, notices: bankNotices(statement) };
    });
    const { columns } = CORE_WORDS[displayLanguage()].functions.REMINDERS;
    return table(COLUMNS, columns, callList(reminders(accounts, daysBefore), daysBefore).map(rowOf));
  },
);

function rowOf({ reminder, actBy }: Call): Row {
  const { functions, rules } = CORE_WORDS[displayLanguage()];
  const says = functions.REMINDERS;
  const stake = hoursAtStake(reminder);
  const quote = reminderQuote(reminder);
  const isEmpty = reminder.kind === "exhaustion" && reminder.left === 0;
  return {
    actBy: typeof actBy === "string" ? says.actBy[actBy] : dateCell(actBy),
    client: reminder.client.name,
    what: isEmpty ? says.bankEmpty : says.kinds[reminder.kind],
    plan: reminder.plan === null ? null : rules.plans[reminder.plan],
    quantity: quantityOf(reminder),
    expires: dateCell(reminder.expires),
    toDo: says.toDo[reminder.kind],
    price: quote === null ? null : quote.price === null ? rules.noPrice : moneyCell(quote.price),
    source: quote === null ? null : sourceOf(quote),
    atStake: stake === 0 ? null : hoursCell(stake),
  };
}

/** P6: a price that depends on our reading of the terms says so. */
function sourceOf({ price, source }: NonNullable<ReturnType<typeof reminderQuote>>): string {
  const { functions, rules } = CORE_WORDS[displayLanguage()];
  if (price === null) return functions.REMINDERS.addThePrice;
  return source === TO_BE_CONFIRMED ? functions.REMINDERS.toBeConfirmed : rules.source(source ?? "");
}

function quantityOf(own: Reminder): number | null {
  if ("offer" in own) return own.offer.due.quantity;
  if ("ended" in own) return own.ended.quantity;
  if ("unpaid" in own) return own.unpaid.quantity;
  return "declined" in own ? own.declined.quantity : null;
}
