/** The whole firm: a row for each client, then the rows that could not be used. */

import {
  BANK_COLUMNS,
  exceptionCounts,
  USAGE_COLUMNS,
  type Usage,
  usageIn,
} from "../../core/figures/usage.ts";
import { BANK_PLANS } from "../../core/rules/plans.ts";
import { CORE_WORDS } from "../../core/words/words.ts";
import { optionalDate } from "./arguments/values.ts";
import { type Cell, dateCell, hoursCell, table } from "./cells.ts";
import { declared, optional } from "./declaration.ts";
import { told } from "./exceptions.ts";
import { MORE_TABLES, periodOf, readFirm, TABLES } from "./firm.ts";
import { displayLanguage } from "./host.ts";

/** The firm of the examples. */
export const FIRM_SHEET = [
  ["client", "plan", "quantity", "start", "paid_on"],
  ["Acme", "VIP", 2, "2026-01-15", "2026-01-10"],
  [],
  ["date", "client", "minutes", "category"],
  ["2026-02-02", "Acme", 5, "how_to"],
  ["2026-03-10", "Acme", 31, "break_fix"],
];

export const CLIENT_USAGE = declared(
  {
    name: "CLIENT_USAGE",
    family: "firm",
    arguments: {
      ...TABLES,
      from: optional(optionalDate),
      to: optional(optionalDate),
      ...MORE_TABLES,
    },
    lines: { date: null, what: "client", figure: null, remark: null },
    example: { sheet: FIRM_SHEET, formula: "=PLAN.CLIENT_USAGE(A1:E2,A4:D6)", result: 1, at: [1, 1] },
  },
  (given) => {
    const firm = readFirm(given);
    const period = periodOf(firm, given.from, given.to);
    const { columns, exceptions } = CORE_WORDS[displayLanguage()].functions.CLIENT_USAGE;
    const counts = exceptionCounts(firm.exceptions);
    const rows = firm.reconciled.accounts.map((account) => {
      const used = usageIn(account.ledger, account.terms, period);
      return {
        client: account.client.name,
        ...bankCells(used),
        orangeDaysUsed: used.orange.daysUsed,
        orangeDaysOver: used.orange.daysOver,
        overage: hoursCell(used.orange.overageCharged),
        billable: hoursCell(used.billable),
        waived: hoursCell(used.waived),
        entries: used.entries,
        exceptions: counts.get(account.client.key) ?? 0,
        nextRenewal: dateCell(used.nextRenewal),
      };
    });
    const unused = told(firm.exceptions).map(({ where, why, exception, isAlone }): Cell[] => {
      const { client, row } = exception;
      return [where, isAlone ? (client ?? row.client ?? null) : null, why];
    });
    const below = unused.length === 0 ? [] : [[], [exceptions(firm.exceptions.length)], ...unused];
    return table(USAGE_COLUMNS, columns, rows, below);
  },
);

/** Hours left and used of each bank; empty if the client had no such bank. */
function bankCells({ banks }: Usage): Readonly<Record<string, Cell>> {
  const cells = BANK_PLANS.flatMap((plan) => {
    const { left, used } = BANK_COLUMNS[plan];
    const bank = banks[plan];
    return [
      [left, hoursCell(bank?.left ?? null)],
      [used, hoursCell(bank?.used ?? null)],
    ];
  });
  return Object.fromEntries(cells);
}
