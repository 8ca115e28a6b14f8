/** What a client's plans have been worth, as core values them. */

import type { Missing } from "../../core/figures/term-price.ts";
import { type TermValue, termValues } from "../../core/figures/term-values.ts";
import { BUILT_IN_PRICES } from "../../core/rules/plans.ts";
import { CORE_WORDS } from "../../core/words/words.ts";
import { name, optionalDate } from "./arguments/values.ts";
import { dateCell, hoursCell, moneyCell, type RowOf, table } from "./cells.ts";
import { FIRM_SHEET } from "./client-usage.ts";
import { declared, optional, value } from "./declaration.ts";
import { sentence } from "./excel-error.ts";
import { accountOf, MORE_TABLES, periodOf, readFirm, TABLES } from "./firm.ts";
import { displayLanguage } from "./host.ts";

const COLUMNS = [
  "plan",
  "quantity",
  "term",
  "from",
  "to",
  "spared",
  "worth",
  "cost",
  "saved",
  "left",
  "best",
  "remarks",
] as const;
type Row = RowOf<(typeof COLUMNS)[number]>;

export const PLAN_VALUE = declared(
  {
    name: "PLAN_VALUE",
    family: "firm",
    arguments: { client: value(name), ...TABLES, as_of: optional(optionalDate), ...MORE_TABLES },
    lines: { date: null, what: "plan", figure: null, remark: "remarks" },
    example: {
      sheet: [...FIRM_SHEET, [], ["setting", "value"], ["rate2", 100]],
      formula: '=PLAN.PLAN_VALUE("acme",A1:E2,A4:D6,DATE(2027,1,31),,A8:B9)',
      result: 198,
      at: [1, 7],
    },
  },
  (given) => {
    const firm = readFirm(given);
    const account = accountOf(firm, given.client);
    const { to } = periodOf(firm, null, given.as_of);
    const { columns } = CORE_WORDS[displayLanguage()].functions.PLAN_VALUE;
    const values = termValues(account, to, BUILT_IN_PRICES, firm.settings);
    return table(COLUMNS, columns, values.map(rowOf));
  },
);

function rowOf({
  of,
  terms,
  period,
  spared,
  worth,
  costSoFar,
  savedSoFar,
  left,
  best,
  missing,
}: TermValue): Row {
  const { functions, rules } = CORE_WORDS[displayLanguage()];
  const money = (cents: typeof worth) => (cents === null ? null : moneyCell(cents));
  return {
    plan: [...new Set(terms.map(({ plan }) => rules.plans[plan]))].join(" + "),
    quantity: terms.reduce((total, { quantity }) => total + quantity, 0),
    term: functions.PLAN_VALUE.terms[of],
    from: dateCell(period.from),
    to: dateCell(period.to),
    spared: hoursCell(spared),
    worth: money(worth),
    cost: money(costSoFar),
    saved: money(savedSoFar),
    left: hoursCell(left),
    best: best?.hours ?? null,
    remarks: missing.map(missingText).join(" "),
  };
}

function missingText(missing: Missing): string {
  const { noRate, noSeats } = CORE_WORDS[displayLanguage()].functions.PLAN_VALUE;
  if (missing.what === "price") return sentence(missing.problem);
  return missing.what === "rate" ? noRate(missing.level) : noSeats;
}
