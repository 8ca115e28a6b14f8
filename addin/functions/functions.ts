/**
 * The functions Excel calls: each reads its arguments, asks core, and writes cells.
 *
 * Laws: nothing here computes minutes or cents; no function reads a clock or the network; bad input is #VALUE! or
 * #N/A with a sentence; the last line of an explaining function has the number of the function it explains.
 * An exported function's name is its id in the metadata, which is made from the comments here: parameters may only
 * be added at the end, or workbooks in use would break.
 */

import { bankBalance } from "../../core/rules/bank-balance.ts";
import { orangeDays } from "../../core/rules/overage.ts";
import { inCurrency, inHours } from "../../core/values/units.ts";
import { bankWork, orangeRequest, renewalQuote } from "./arguments.ts";
import { answered } from "./excel-error.ts";
import { clientStatement, clientUsage, readFirm } from "./firm.ts";
import { balanceCells, orangeCells, renewalCells } from "./spill.ts";

/**
 * Hours left in a VIP or VIP Diamond bank at the end of a day. Each piece of work is rounded up to 15 minutes by itself; carried hours go first; the balance never goes below 0.
 * @customfunction
 * @helpurl https://localhost:3000/help/en.html#VIP_BALANCE
 * @param hours Whole hours bought for the term: 2 to 8 for VIP, 4 to 10 for VIP Diamond.
 * @param start First day of the term, which lasts 12 months.
 * @param dates Dates of the work for this bank. May be a whole column with its heading; blank rows are skipped, and so is work outside the term.
 * @param minutes Minutes worked, one cell beside each date: whole minutes, a time, or a text such as 1:30.
 * @param as_of Last day that counts. Default: the last day of the term.
 * @param carried_hours Hours brought in from the term before, such as 1.5 or the text 1:30; a cell with a typed time is refused. Default: 0.
 * @param paid_on Day of payment: the bank opens on the later of this day and start; or the word unpaid, when it covers nothing. An empty cell counts as paid at the start.
 */
export function VIP_BALANCE(
  hours: unknown,
  start: unknown,
  dates: unknown[][],
  minutes: unknown[][],
  as_of?: unknown,
  carried_hours?: unknown,
  paid_on?: unknown,
): number {
  return answered(() => {
    const { held, work, asOf } = bankWork({ hours, start, dates, minutes, as_of, carried_hours, paid_on });
    const { left } = bankBalance(held, work, asOf);
    return inHours(left);
  });
}

/**
 * The lines behind VIP_BALANCE: what was counted, by which rule, and the hours left after each. The last line is the balance.
 * @customfunction
 * @helpurl https://localhost:3000/help/en.html#VIP_LEDGER
 * @param hours Whole hours bought for the term: 2 to 8 for VIP, 4 to 10 for VIP Diamond.
 * @param start First day of the term, which lasts 12 months.
 * @param dates Dates of the work for this bank. May be a whole column with its heading; blank rows are skipped, and work outside the term is listed but not counted.
 * @param minutes Minutes worked, one cell beside each date: whole minutes, a time, or a text such as 1:30.
 * @param as_of Last day that counts. Default: the last day of the term.
 * @param carried_hours Hours brought in from the term before, such as 1.5 or the text 1:30; a cell with a typed time is refused. Default: 0.
 * @param paid_on Day of payment: the bank opens on the later of this day and start; or the word unpaid, when it covers nothing. An empty cell counts as paid at the start.
 */
export function VIP_LEDGER(
  hours: unknown,
  start: unknown,
  dates: unknown[][],
  minutes: unknown[][],
  as_of?: unknown,
  carried_hours?: unknown,
  paid_on?: unknown,
): unknown[][] {
  return answered(() => {
    const { held, work, asOf } = bankWork({ hours, start, dates, minutes, as_of, carried_hours, paid_on });
    return balanceCells(bankBalance(held, work, asOf));
  });
}

/**
 * Charged Orange overage, in hours: each day's minutes beyond 30 per subscriber, rounded up to 15 once a day.
 * @customfunction
 * @helpurl https://localhost:3000/help/en.html#ORANGE_OVERAGE
 * @param users Subscribers: one number, or a range beside dates with one number for all rows of a day.
 * @param dates Dates of the work in Orange's scope. May be a whole column with its heading; blank rows are skipped.
 * @param minutes Minutes worked, one cell beside each date: whole minutes, a time, or a text such as 1:30.
 * @param from First day that counts. Default: the first of dates.
 * @param to Last day that counts. Default: the last of dates.
 */
export function ORANGE_OVERAGE(
  users: unknown[][],
  dates: unknown[][],
  minutes: unknown[][],
  from?: unknown,
  to?: unknown,
): number {
  return answered(() => inHours(orangeDays(orangeRequest({ users, dates, minutes, from, to })).charged));
}

/**
 * The days behind ORANGE_OVERAGE: allowance, minutes used and charged overage of each. The last line is the total.
 * @customfunction
 * @helpurl https://localhost:3000/help/en.html#ORANGE_DAYS
 * @param users Subscribers: one number, or a range beside dates with one number for all rows of a day.
 * @param dates Dates of the work in Orange's scope. May be a whole column with its heading; blank rows are skipped.
 * @param minutes Minutes worked, one cell beside each date: whole minutes, a time, or a text such as 1:30.
 * @param from First day that counts. Default: the first of dates.
 * @param to Last day that counts. Default: the last of dates.
 */
export function ORANGE_DAYS(
  users: unknown[][],
  dates: unknown[][],
  minutes: unknown[][],
  from?: unknown,
  to?: unknown,
): unknown[][] {
  return answered(() => orangeCells(orangeDays(orangeRequest({ users, dates, minutes, from, to }))));
}

/**
 * Price of renewing a plan, before tax: on-time discount, proration of a late or shared-end Orange renewal, or a new contract.
 * @customfunction
 * @helpurl https://localhost:3000/help/en.html#RENEWAL_PRICE
 * @param plan Plan held: VIP, VIP_DIAMOND, ORANGE_STARTER (renewed as ORANGE_CARE), ORANGE_CARE or ORANGE_PLUS.
 * @param quantity Of the new term: whole hours for VIP and VIP Diamond, subscribers for Orange.
 * @param expires First day the current term no longer covers.
 * @param paid_on Day of payment. Default: on time.
 * @param online TRUE if paid through the online renewal tool; it matters only for Orange. Default: FALSE.
 * @param coterm_end End of the Act! subscription, if an Orange renewal should end with it.
 * @param list_price Full yearly price, of the plan for VIP and of one subscriber for Orange. Default: the published price, if there is one.
 * @param first_start First day of the client's first term, from which anniversaries are counted; it matters only for 29 February. Default: expires.
 */
export function RENEWAL_PRICE(
  plan: unknown,
  quantity: unknown,
  expires: unknown,
  paid_on?: unknown,
  online?: unknown,
  coterm_end?: unknown,
  list_price?: unknown,
  first_start?: unknown,
): number {
  return answered(() => {
    const given = { plan, quantity, expires, paid_on, online, coterm_end, list_price, first_start };
    const { renewal } = renewalQuote(given);
    return inCurrency(renewal.price);
  });
}

/**
 * The steps behind RENEWAL_PRICE: full price, proration, discount, the clause that decided and the new term. The last line is the price.
 * @customfunction
 * @helpurl https://localhost:3000/help/en.html#RENEWAL_QUOTE
 * @param plan Plan held: VIP, VIP_DIAMOND, ORANGE_STARTER (renewed as ORANGE_CARE), ORANGE_CARE or ORANGE_PLUS.
 * @param quantity Of the new term: whole hours for VIP and VIP Diamond, subscribers for Orange.
 * @param expires First day the current term no longer covers.
 * @param paid_on Day of payment. Default: on time.
 * @param online TRUE if paid through the online renewal tool; it matters only for Orange. Default: FALSE.
 * @param coterm_end End of the Act! subscription, if an Orange renewal should end with it.
 * @param list_price Full yearly price, of the plan for VIP and of one subscriber for Orange. Default: the published price, if there is one.
 * @param first_start First day of the client's first term, from which anniversaries are counted; it matters only for 29 February. Default: expires.
 */
export function RENEWAL_QUOTE(
  plan: unknown,
  quantity: unknown,
  expires: unknown,
  paid_on?: unknown,
  online?: unknown,
  coterm_end?: unknown,
  list_price?: unknown,
  first_start?: unknown,
): unknown[][] {
  const given = { plan, quantity, expires, paid_on, online, coterm_end, list_price, first_start };
  return answered(() => renewalCells(renewalQuote(given)));
}

/**
 * The whole firm: one row per client with the hours left and used of each bank, Orange days and overage, billable and waived hours; then the rows that could not be used, with the reason.
 * @customfunction
 * @helpurl https://localhost:3000/help/en.html#CLIENT_USAGE
 * @param contracts Contract register with its heading row: client, plan, quantity, start, and optionally expires, paid_on, carried_hours, included_hours, alias, status, ended_on.
 * @param time_log Time log with its heading row: date, client, minutes (or hours), and optionally id, start, level, category, ticket, approved.
 * @param from First day that counts. Default: the first day of the log.
 * @param to Last day that counts; balances are those at its end. Default: the last day of the log.
 * @param adjustments Manual adjustments with their heading row: client, plan, date, minutes, reason, author. Default: none.
 * @param settings Settings with their heading row: setting, value; rounding, diamondForLevel2, plusForLevel3, defaultCategory, overageWithoutNotice or holidays (one row per day). Default: the usual settings.
 */
export function CLIENT_USAGE(
  contracts: unknown[][],
  time_log: unknown[][],
  from?: unknown,
  to?: unknown,
  adjustments?: unknown[][],
  settings?: unknown[][],
): unknown[][] {
  return answered(() => clientUsage(readFirm({ contracts, time_log, from, to, adjustments, settings })));
}

/**
 * One client's lines: each piece of work and each movement of a bank, where it went, by which rule, and the hours left. The last line is the total.
 * @customfunction
 * @helpurl https://localhost:3000/help/en.html#CLIENT_STATEMENT
 * @param client Name of the client, or an alias that the register gives.
 * @param contracts Contract register with its heading row, as for CLIENT_USAGE.
 * @param time_log Time log with its heading row, as for CLIENT_USAGE.
 * @param from First day that counts. Default: the first day of the log.
 * @param to Last day that counts. Default: the last day of the log.
 * @param adjustments Manual adjustments with their heading row, as for CLIENT_USAGE. Default: none.
 * @param settings Settings with their heading row, as for CLIENT_USAGE. Default: the usual settings.
 */
export function CLIENT_STATEMENT(
  client: unknown,
  contracts: unknown[][],
  time_log: unknown[][],
  from?: unknown,
  to?: unknown,
  adjustments?: unknown[][],
  settings?: unknown[][],
): unknown[][] {
  return answered(() =>
    clientStatement(client, readFirm({ contracts, time_log, from, to, adjustments, settings })),
  );
}
