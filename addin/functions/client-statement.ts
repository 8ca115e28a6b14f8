/** One client's lines: what each bank held, each piece of work, the unusable rows, and the total. */

import { usage } from "../../core/figures/usage.ts";
import type { Exception } from "../../core/firm/exceptions.ts";
import {
  type EntryLine,
  isPriced,
  isWork,
  type Line,
  type Placement,
  type WorkLine,
} from "../../core/ledger/lines.ts";
import { type BankHistory, isInForce } from "../../core/rules/bank.ts";
import type { Note } from "../../core/rules/places.ts";
import type { CalendarDate } from "../../core/values/calendar.ts";
import { nameKey } from "../../core/values/names.ts";
import { isWarning } from "../../core/values/problems.ts";
import { inHours, type Minutes, minutes } from "../../core/values/units.ts";
import { CORE_WORDS } from "../../core/words/words.ts";
import { name, optionalDate } from "./arguments/values.ts";
import { dateCell, hoursCell, type RowOf, table } from "./cells.ts";
import { FIRM_SHEET } from "./client-usage.ts";
import { declared, optional, value } from "./declaration.ts";
import { told } from "./exceptions.ts";
import { accountOf, MORE_TABLES, periodOf, readFirm, statementOf, TABLES } from "./firm.ts";
import { displayLanguage } from "./host.ts";

const COLUMNS = [
  "date",
  "what",
  "worked",
  "charged",
  "chargedHours",
  "where",
  "bank",
  "left",
  "rule",
  "remarks",
] as const;
type Row = RowOf<(typeof COLUMNS)[number]>;

export const CLIENT_STATEMENT = declared(
  {
    name: "CLIENT_STATEMENT",
    family: "firm",
    arguments: {
      client: value(name),
      ...TABLES,
      from: optional(optionalDate),
      to: optional(optionalDate),
      ...MORE_TABLES,
    },
    lines: { date: "date", what: "what", figure: "chargedHours", remark: "remarks" },
    example: { sheet: FIRM_SHEET, formula: '=PLAN.CLIENT_STATEMENT("acme",A1:E2,A4:D6)', result: 1 },
  },
  (given) => {
    const firm = readFirm(given);
    const { from, to } = periodOf(firm, given.from, given.to);
    const words = CORE_WORDS[displayLanguage()].functions.CLIENT_STATEMENT;
    const account = accountOf(firm, given.client);
    const { key } = account.client;
    const shown = statementOf(account, { from, to });
    const { worked, charged } = usage(shown);
    const opening = shown.banks.filter((bank) => bank.opening > 0);
    const closing = shown.banks.filter(({ bank }) => isInForce(bank, to));
    return table(COLUMNS, words.columns, [
      ...opening.map((bank) => balanceRow(from, words.opening, bank.bank, bank.opening)),
      ...shown.lines.flatMap(lineRows),
      ...exceptionRows(firm.exceptions.filter((exception) => concerns(exception, key))),
      ...closing.map((bank) => balanceRow(to, words.closing, bank.bank, bank.closing)),
      { date: dateCell(to), what: words.total, worked, charged, chargedHours: hoursCell(charged) },
    ]);
  },
);

function concerns({ client }: Exception, key: string): boolean {
  return client !== null && nameKey(client) === key;
}

function balanceRow(date: CalendarDate, what: string, { plan }: BankHistory, left: Minutes): Row {
  const { plans } = CORE_WORDS[displayLanguage()].rules;
  return { date: dateCell(date), what, bank: plans[plan], left: hoursCell(left), rule: "M1" };
}

function exceptionRows(exceptions: readonly Exception[]): Row[] {
  const { rejected, warning } = CORE_WORDS[displayLanguage()].functions.CLIENT_STATEMENT;
  return told(exceptions).map(({ where: what, why, exception: { problems } }) => ({
    what,
    where: problems.every(isWarning) ? warning : rejected,
    remarks: why,
  }));
}

/** One row for a bank's movement, and one for each place that the minutes of work went to. */
function lineRows(line: Line): Row[] {
  const { rules, writing } = CORE_WORDS[displayLanguage()];
  const { plans, where, overage } = rules;
  if (isWork(line)) {
    const what = line.kind === "overage" ? overage : described(line);
    const said = remarks(line);
    return line.placements.map((placement, index) =>
      placementRow(line.date, what, placement, index === 0 ? said : null),
    );
  }
  const { date, bank, kind, left, rule } = line;
  return [
    {
      date: dateCell(date),
      what: where[kind],
      where: where[kind],
      bank: plans[bank.plan],
      left: hoursCell(left),
      rule,
      remarks: `${writing.signed(line.minutes, (size) => `${shortHours(size)} h`)}${isPriced(line) ? ` (${writing.signed(line.adjustment.price, writing.money)})` : ""}`,
    },
  ];
}

function placementRow(
  date: CalendarDate,
  what: string,
  { place, bank, raw, charged, left, rule }: Placement,
  said: string | null,
): Row {
  const { plans, where } = CORE_WORDS[displayLanguage()].rules;
  return {
    date: dateCell(date),
    what,
    worked: raw,
    charged,
    chargedHours: hoursCell(charged),
    where: where[place],
    bank: bank === null ? null : plans[bank.plan],
    left: hoursCell(left),
    rule,
    remarks: said,
  };
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
