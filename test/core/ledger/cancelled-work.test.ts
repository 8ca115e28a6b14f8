/** P10: time that is billed because a plan was cancelled, as the row's warning says it. */

import { describe, expect, test } from "vitest";
import { day } from "../../../core/values/calendar.ts";
import { closedBy, run, type Scenario } from "../scenario.ts";

const VIP = "VIP 2 h from 2026-01-15 paid 2026-01-15";
const DIAMOND = "VIP_DIAMOND 4 h from 2026-01-15 paid 2026-01-15";
const ORANGE = "ORANGE_CARE 1 users from 2026-01-15 paid 2026-01-15";

/** “VIP of 2026-01-15: 30”, in minutes. */
function warned(scenario: Scenario): string[] {
  return run(scenario).result.exceptions.flatMap(({ problems }) =>
    problems.flatMap((problem) =>
      problem.code === "CANCELLED_BILLED" ? [`${problem.plan} of ${problem.start}: ${problem.minutes}`] : [],
    ),
  );
}

describe("minutes billed because of it", () => {
  test.each([
    [
      "all that its bank would have given",
      `${VIP} cancelled`,
      "2026-02-03 0:20 how_to",
      ["VIP of 2026-01-15: 30"],
    ],
    ["no more than the bank had", `${VIP} cancelled`, "2026-02-03 2:20 how_to", ["VIP of 2026-01-15: 120"]],
    [
      "of its term, from the first day to the last",
      `${VIP} cancelled`,
      "2026-01-14 0:15 how_to; 2026-01-15 0:15 how_to; 2027-01-14 0:15 how_to; 2027-01-15 0:15 how_to",
      ["VIP of 2026-01-15: 30"],
    ],
    [
      "nothing of the next term, to which it would have carried what it had left",
      `${VIP} cancelled; VIP 2 h from 2027-01-15 paid 2027-01-10`,
      "2027-02-03 3:00 how_to",
      [],
    ],
    ["work it would not have served is none", `${VIP} cancelled`, "2026-02-03 0:20 repair", []],
    ["nor what another bank gave", `${VIP} cancelled; ${DIAMOND}`, "2026-02-03 0:20 how_to", []],
    [
      "nor a reset, waived for any subscriber",
      `${VIP} cancelled; ${DIAMOND}`,
      "2026-02-03 4:15 password_reset",
      [],
    ],
    ["nor e-mail", `${VIP} cancelled`, "2026-02-03 0:20 email", []],
    ["without work there is none", `${VIP} cancelled`, "none", []],
    [
      "of a row that was never paid there is none",
      "VIP 2 h from 2026-01-15 unpaid cancelled",
      "2026-02-03 0:20 how_to",
      [],
    ],
    ["of a row that was not cancelled there is none", VIP, "2026-02-03 2:20 how_to", []],
    [
      "the day's allowance of an Orange, but not its overage",
      `${ORANGE} cancelled`,
      "2026-02-03 0:50 how_to",
      [
        // 0:50 alone is 1:00; with Orange 0:20 beyond the day are 0:30.
        "ORANGE_CARE of 2026-01-15: 30",
      ],
    ],
    [
      "each cancelled row by itself, the other still cancelled",
      `${VIP} cancelled; ${DIAMOND} cancelled`,
      "2026-02-03 0:20 how_to; 2026-02-04 0:15 repair",
      ["VIP of 2026-01-15: 30", "VIP_DIAMOND of 2026-01-15: 45"],
    ],
    [
      "a cancelled row that no term would come of",
      `${VIP}; VIP 2 h from 2026-06-01 paid 2026-06-01 cancelled`,
      "2026-06-03 2:20 how_to",
      [],
    ],
  ])("%s", (_case, plans, work, expected) => expect(warned({ plans, work })).toEqual(expected));

  test.each([
    [`${VIP}; ${DIAMOND} cancelled`, "2026-02-03 0:15 repair", ["VIP_DIAMOND of 2026-01-15: 15"]],
    [
      `${VIP} cancelled; ${DIAMOND}`,
      "2026-02-03 0:20 how_to; 2026-02-03 0:15 repair",
      ["VIP of 2026-01-15: 30"],
    ],
  ])("the other rows stay as they are: %s", (plans, work, expected) =>
    expect(warned({ plans, work, diamond: "never" })).toEqual(expected),
  );

  test("corrections and decisions by hand are made of it too", () => {
    const given = { plans: `${VIP} cancelled`, work: "2026-02-03 2:00 how_to" };
    expect(warned({ ...given, adjustments: "VIP 2026-02-01 -1:00" })).toEqual(["VIP of 2026-01-15: 60"]);
    const orange = { plans: `${ORANGE} cancelled`, work: "2026-02-03 0:50 how_to" };
    expect(warned({ ...orange, decisions: "2026-02-03 reject" })).toEqual(["ORANGE_CARE of 2026-01-15: 60"]);
  });

  test("the settings of closed months count in them", () => {
    const given = {
      plans: `${VIP} cancelled`,
      work: "2026-02-03 0:05 how_to; 2026-02-03 0:05 how_to",
    };
    const closed = closedBy({ ...given, rounding: "client_day" }, day("2026-02-28"));
    expect(warned(given)).toEqual(["VIP of 2026-01-15: 30"]);
    expect(warned({ ...given, closed })).toEqual(["VIP of 2026-01-15: 15"]);
  });
});
