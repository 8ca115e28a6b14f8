/** A9: which decision about a day's overage counts, and what is reported of the others. */

import { expect, test } from "vitest";
import {
  decisionException,
  decisionsOf,
  type OverageDecisionRow,
  withoutOverage,
} from "../../../core/firm/overage-decisions.ts";
import { day } from "../../../core/values/calendar.ts";
import { run } from "../scenario.ts";

const decided = (line: number, date: string, is: "release" | "reject" = "release"): OverageDecisionRow => ({
  file: "decisions.csv",
  line,
  row: { date },
  decision: { client: "Acme", date: day(date), is, who: "M. Roy", why: "as agreed" },
});

test("the first decision of a day counts, in order of date; each other one is reported with the first", () => {
  const [second, first] = [decided(2, "2026-02-04"), decided(3, "2026-02-03")];
  const [again, oncemore] = [decided(4, "2026-02-04", "reject"), decided(5, "2026-02-04")];
  const { counting, repeated } = decisionsOf([second, first, again, oncemore]);
  expect(counting).toEqual([first, second]);
  const problem = {
    code: "DECISION_REPEATED",
    date: "2026-02-04",
    first: { file: "decisions.csv", line: 2 },
  };
  expect(repeated).toEqual([
    [again, problem],
    [oncemore, problem],
  ]);
});

test("a decision about a day without overage is reported", () => {
  // 31 minutes of one subscriber's 30 on the 3rd; on the 4th, work within the pool; on the 5th, none.
  const { account } = run({
    plans: "ORANGE_CARE 1 user from 2026-01-01 paid 2026-01-01",
    work: "2026-02-03 0:31 break_fix; 2026-02-04 0:30 break_fix",
  });
  const rows = ["2026-02-03", "2026-02-04", "2026-02-05"].map((date, at) => decided(at + 2, date));
  expect(withoutOverage(rows, account.ledger)).toEqual([
    [rows[1], { code: "DECISION_WITHOUT_OVERAGE", date: "2026-02-04" }],
    [rows[2], { code: "DECISION_WITHOUT_OVERAGE", date: "2026-02-05" }],
  ]);
});

test("the report has the place and the text of its row", () => {
  const problem = { code: "DECISION_WITHOUT_OVERAGE", date: "2026-02-04" } as const;
  expect(decisionException(decided(7, "2026-02-04"), problem, "Acme")).toEqual({
    file: "decisions.csv",
    line: 7,
    problems: [problem],
    client: "Acme",
    row: { date: "2026-02-04" },
  });
});
