/** Everything wrong or doubtful in a firm's tables. */

import { loggedMinutes, outcomeOf } from "../../core/firm/exception-groups.ts";
import type { Exception } from "../../core/firm/exceptions.ts";
import { type Minutes, minutes } from "../../core/values/units.ts";
import { inFile } from "../../core/words/problem-parts.ts";
import { CORE_WORDS } from "../../core/words/words.ts";
import { hoursCell, table } from "./cells.ts";
import { declared } from "./declaration.ts";
import { told } from "./exceptions.ts";
import { MORE_TABLES, readFirm, TABLES } from "./firm.ts";
import { displayLanguage } from "./host.ts";

const COLUMNS = ["where", "client", "what", "outcome", "hours", "toDo"] as const;

export const CHECK = declared(
  {
    name: "CHECK",
    family: "firm",
    arguments: { ...TABLES, ...MORE_TABLES },
    lines: { date: null, what: "where", figure: null, remark: "toDo" },
    example: {
      sheet: [
        ["client", "plan", "quantity", "start", "paid_on"],
        ["Acme", "VIP", 2, "2026-01-15", "2026-01-10"],
        [],
        ["date", "client", "minutes", "category"],
        ["2026-02-02", "Acmee", 30, "how_to"],
        ["2026-03-10", "Acme", 31, "break_fix"],
      ],
      formula: "=PLAN.CHECK(A1:E2,A4:D6)",
      result: 0.5,
    },
  },
  (given) => {
    const { functions, reasons } = CORE_WORDS[displayLanguage()];
    const { columns, outcomes, nothing } = functions.CHECK;
    const { exceptions, log } = readFirm(given);
    const stake = atStake(exceptions, log.file);
    const first = [...exceptions].sort((a, b) => (stake.get(b) ?? 0) - (stake.get(a) ?? 0));
    const labels: Readonly<Record<string, string>> = reasons;
    const rows = told(first).map(({ where, why, exception, isAlone }) => ({
      where,
      client: isAlone ? (exception.client ?? exception.row.client ?? null) : null,
      what: exception.problems.map(({ code }) => labels[code] ?? "").find((label) => label !== "") ?? null,
      // A heading is no row.
      outcome: Object.keys(exception.row).length === 0 ? null : outcomes[outcomeOf(exception)],
      hours: isAlone ? hoursCell(stake.get(exception) ?? null) : null,
      toDo: why,
    }));
    return table(COLUMNS, columns, rows.length === 0 ? [{ where: nothing }] : rows);
  },
);

/** The minutes of each row of the log; of a contract that is refused, those of the work that is left out with it. */
function atStake(exceptions: readonly Exception[], log: string): ReadonlyMap<Exception, Minutes> {
  const found = new Map<Exception, Minutes>();
  const byContract = new Map<string, number>();
  for (const one of exceptions) {
    const own = one.file === log ? loggedMinutes(one) : null;
    if (own === null) continue;
    found.set(one, own);
    for (const problem of one.problems)
      if (problem.code === "ROW_REFUSED") {
        const place = inFile(problem.row);
        byContract.set(place, (byContract.get(place) ?? 0) + own);
      }
  }
  for (const one of exceptions) {
    const lost = byContract.get(inFile(one));
    if (lost !== undefined) found.set(one, minutes(lost));
  }
  return found;
}
