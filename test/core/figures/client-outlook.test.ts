/** What a month asks of a client: what ended, is not paid, will not be renewed or is empty, and the one thing to do. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ClientOutlook, Purchase } from "../../../core/figures/client-outlook.ts";
import type { RenewalOffer } from "../../../core/figures/renewal-offers.ts";
import { Bank, type BankHistory, isInForce, leftAt } from "../../../core/rules/bank.ts";
import { addDays, addMonths, type CalendarDate, day, formatDate } from "../../../core/values/calendar.ts";
import { minutes } from "../../../core/values/units.ts";
import {
  busyFirms,
  metMoreThan,
  type RandomFirm,
  reconciled as randomlyReconciled,
  SEED,
  shuffled,
  until,
} from "../random-firm.ts";
import { dollars, run, type Scenario } from "../scenario.ts";
import { type Seen, viewed } from "../viewed.ts";

/** The month to the day. */
const monthTo = (to: CalendarDate) => ({ from: addMonths(addDays(to, 1), -1), to });

function outlookOf(scenario: Scenario, to: string, seen: Seen = {}): ClientOutlook {
  return viewed(run(scenario).account, monthTo(day(to)), seen).outlook;
}

const bought = ({ paidOn, price, clause }: Purchase) =>
  `${formatDate(paidOn)} ${dollars(price)} ${clause ?? "first"}`;
const endedText = ({ ended }: ClientOutlook) =>
  ended.map(
    ({ plan, quantity, on, why, lost, isNews, back }) =>
      `${plan} ${quantity} ${formatDate(on)} ${why}${isNews ? " now" : ""}, lost ${lost}, ${bought(back)}`,
  );
const unpaidText = ({ unpaid }: ClientOutlook) =>
  unpaid.map(
    ({ plan, quantity, since, expires, due }) =>
      `${plan} ${quantity} ${formatDate(since)} to ${formatDate(expires)}, ${bought(due)}`,
  );
const declinedText = ({ declined }: ClientOutlook) =>
  declined.map(({ plan, quantity, expires, left }) => `${plan} ${quantity} ${formatDate(expires)}, ${left}`);
const emptyText = ({ empty }: ClientOutlook) =>
  empty.map(({ bank, since }) => `${bank.plan} ${formatDate(since)}`);

function decisionText({ decision: of }: ClientOutlook): string {
  const next = (offer: RenewalOffer | null) =>
    offer === null ? "" : ` ${offer.due.plan} by ${formatDate(offer.until)}`;
  switch (of.is) {
    case "pay":
      return `pay ${of.unpaid.plan}`;
    case "renew":
      return `renew${next(of.offer)}`;
    case "return":
      return `return ${of.ended.plan}`;
    case "empty":
      return `empty ${of.empty.bank.plan}`;
    case "runs_out":
      return `runs_out ${of.bank.plan} ${formatDate(of.on)}`;
    case "nothing":
      return `nothing${next(of.next)}`;
    case "no_plan":
      return "no_plan";
  }
}

const VIP = "VIP 8 h from 2025-10-15 paid 2025-10-15";
const DIAMOND = "VIP_DIAMOND 4 h from 2026-06-01 paid 2026-06-01";
const CARE = "ORANGE_CARE 2 users from 2025-10-15 paid 2025-10-15";
/** The 15th of October 2026 is the first day that the first two plans above no longer cover. */
const OCTOBER = "2026-10-31";

describe("a plan that has ended", () => {
  test.each([
    [
      "is news in the month of its end",
      VIP,
      OCTOBER,
      ["VIP 8 2026-10-15 lapsed now, lost 480, 2026-11-01 680.00 R1 late"],
    ],
    ["has not ended on its last day", VIP, "2026-10-14", []],
    [
      "has on the day of its expiry",
      VIP,
      "2026-10-15",
      ["VIP 8 2026-10-15 lapsed now, lost 480, 2026-10-16 680.00 R1 late"],
    ],
    [
      "is told a month later to a client without any plan",
      VIP,
      "2026-11-30",
      ["VIP 8 2026-10-15 lapsed, lost 480, 2026-12-01 680.00 R1 late"],
    ],
    ["but not to one with another plan", `${VIP}; ${DIAMOND}`, "2026-11-30", []],
    [
      "nor to one with another plan that is paid and begins later",
      `${VIP}; VIP_DIAMOND 4 h from 2026-12-05 paid 2026-11-25`,
      "2026-11-30",
      [],
    ],
    ["nor after a year", VIP, "2027-10-15", []],
    ["until then it is", VIP, "2027-10-14", ["VIP 8 2026-10-15 lapsed, lost 480, 2027-10-15 680.00 R1 late"]],
    [
      "only the last one, a month later",
      `VIP 8 h from 2025-09-15 paid 2025-09-15; ${CARE}`,
      "2026-11-30",
      // 47 days late: a new contract.
      ["ORANGE_CARE 2 2026-10-15 lapsed, lost 0, 2026-12-01 360.00 R5"],
    ],
    ["is renewed by a paid row", `${VIP}; VIP 8 h from 2026-10-15 paid 2026-10-20`, OCTOBER, []],
    [
      "not yet by one that is paid after the month",
      `${VIP}; VIP 8 h from 2026-10-15 paid 2026-11-20`,
      OCTOBER,
      ["VIP 8 2026-10-15 lapsed now, lost 480, 2026-11-01 680.00 R1 late"],
    ],
    [
      "waits for the payment of what follows, and is then unpaid",
      `${VIP}; VIP 8 h from 2026-10-15 unpaid`,
      OCTOBER,
      [],
    ],
    ["of another Orange plan too (P8)", `${CARE}; ORANGE_PLUS 2 users from 2026-10-15 unpaid`, OCTOBER, []],
    [
      "another kind of plan is no renewal",
      `${VIP}; VIP_DIAMOND 4 h from 2026-10-15 unpaid`,
      OCTOBER,
      ["VIP 8 2026-10-15 lapsed now, lost 480, 2026-11-01 680.00 R1 late"],
    ],
    [
      "Orange, 17 days late: 2 × 180.00 × 348/365",
      CARE,
      OCTOBER,
      ["ORANGE_CARE 2 2026-10-15 lapsed now, lost 0, 2026-11-01 343.23 R4"],
    ],
    [
      "rows that ended together are one",
      `${CARE}; ORANGE_CARE 1 users from 2026-01-15 paid 2026-01-15`,
      OCTOBER,
      // 540.00 × 348/365.
      ["ORANGE_CARE 3 2026-10-15 lapsed now, lost 0, 2026-11-01 514.85 R4"],
    ],
    [
      "P10: declined; who comes back after all renews late",
      `${CARE} declined`,
      OCTOBER,
      ["ORANGE_CARE 2 2026-10-15 declined now, lost 0, 2026-11-01 343.23 R4"],
    ],
    [
      "P10: ended early; what follows is a first term",
      `${CARE.replace("2025-10-15 paid", "2026-01-15 paid")} ended 2026-10-15`,
      OCTOBER,
      ["ORANGE_CARE 2 2026-10-15 ended_early now, lost 0, 2026-11-01 360.00 first"],
    ],
    [
      "a VIP ended early: what was left lapsed with it",
      "VIP 8 h from 2026-01-15 paid 2026-01-15 ended 2026-10-15 declined",
      OCTOBER,
      ["VIP 8 2026-10-15 ended_early now, lost 480, 2026-11-01 680.00 first"],
    ],
    [
      "P7: a Starter ended early, back as Care",
      "ORANGE_STARTER 1 users from 2026-01-15 paid 2026-01-15 edition Pro ended 2026-10-15",
      OCTOBER,
      ["ORANGE_STARTER 1 2026-10-15 ended_early now, lost 0, 2026-11-01 180.00 first"],
    ],
    [
      "without a price",
      "VIP 4 h from 2025-10-15 paid 2025-10-15",
      OCTOBER,
      ["VIP 4 2026-10-15 lapsed now, lost 240, 2026-11-01 – first"],
    ],
    [
      "without a price, ended early",
      "VIP 4 h from 2026-01-15 paid 2026-01-15 ended 2026-10-15",
      OCTOBER,
      ["VIP 4 2026-10-15 ended_early now, lost 240, 2026-11-01 – first"],
    ],
    ["a cancelled row never was", `${VIP} cancelled`, OCTOBER, []],
    ["nor was one never paid", VIP.replace("paid 2025-10-15", "unpaid"), OCTOBER, []],
  ])("%s", (_, plans, to, expected) => expect(endedText(outlookOf({ plans }, to))).toEqual(expected));

  test("loses what was left in its own bank, and no other", () => {
    const work = "2026-02-03 1:00 how_to; 2026-07-03 1:00 repair";
    expect(endedText(outlookOf({ plans: `${VIP}; ${DIAMOND}`, work }, OCTOBER))).toEqual([
      "VIP 8 2026-10-15 lapsed now, lost 420, 2026-11-01 680.00 R1 late",
    ]);
  });

  test("its month is the statement's, whatever its first day", () => {
    const { account } = run({ plans: VIP });
    const news = (from: string) =>
      viewed(account, { from: day(from), to: day(OCTOBER) }).outlook.ended.map(({ isNews }) => isNews);
    expect(news("2026-10-15")).toEqual([true]);
    expect(news("2026-10-16")).toEqual([false]);
  });
});

describe("P5: a plan that is not paid", () => {
  test.each([
    [
      "from the day it begins",
      "VIP 8 h from 2026-10-31 unpaid",
      ["VIP 8 2026-10-31 to 2027-10-31, 2026-11-01 680.00 first"],
    ],
    ["not before", "VIP 8 h from 2026-11-01 unpaid", []],
    [
      "to its last day",
      "VIP 8 h from 2025-11-01 unpaid",
      ["VIP 8 2025-11-01 to 2026-11-01, 2026-11-01 680.00 first"],
    ],
    ["not once it would have expired", "VIP 8 h from 2025-10-31 unpaid", []],
    [
      "one paid after the month",
      "VIP 8 h from 2026-09-15 paid 2026-11-10",
      ["VIP 8 2026-09-15 to 2027-09-15, 2026-11-01 680.00 first"],
    ],
    ["not one paid by then", "VIP 8 h from 2026-09-15 paid 2026-10-31", []],
    ["not one that the client does not want (P10)", "VIP 8 h from 2026-09-15 unpaid declined", []],
    ["nor one that was cancelled", "VIP 8 h from 2026-09-15 unpaid cancelled", []],
    [
      "without a price",
      "VIP 4 h from 2026-09-15 unpaid",
      ["VIP 4 2026-09-15 to 2027-09-15, 2026-11-01 – first"],
    ],
    [
      "a VIP that would have renewed another: late",
      `${VIP}; VIP 8 h from 2026-10-15 unpaid`,
      ["VIP 8 2026-10-15 to 2027-10-15, 2026-11-01 680.00 R1 late"],
    ],
    [
      "P9: its start typed early, as long as the former runs",
      "VIP 8 h from 2025-11-15 paid 2025-11-15; VIP 8 h from 2026-10-20 unpaid",
      [],
    ],
    [
      "an Orange within 30 days: 360.00 × 348/365",
      `${CARE}; ORANGE_CARE 2 users from 2026-10-15 unpaid`,
      ["ORANGE_CARE 2 2026-10-15 to 2027-10-15, 2026-11-01 343.23 R4"],
    ],
    [
      "after 30 days: a new contract",
      "ORANGE_CARE 2 users from 2025-10-01 paid 2025-10-01; ORANGE_CARE 2 users from 2026-10-01 unpaid",
      ["ORANGE_CARE 2 2026-10-01 to 2027-10-01, 2026-11-01 360.00 R5"],
    ],
    [
      "another Orange plan than the former, at its own price (P8): 180.00 × 348/365",
      `ORANGE_PLUS 1 users from 2025-10-15 paid 2025-10-15; ORANGE_CARE 1 users from 2026-10-15 unpaid`,
      ["ORANGE_CARE 1 2026-10-15 to 2027-10-15, 2026-11-01 171.62 R4"],
    ],
    [
      "P7: a first Starter, at its own price",
      "ORANGE_STARTER 2 users from 2026-10-15 unpaid edition Pro",
      ["ORANGE_STARTER 2 2026-10-15 to 2027-10-15, 2026-11-01 240.00 first"],
    ],
    [
      "R6: a renewal that ends with Act!: 360.00 × 304/365",
      `${CARE}; ORANGE_CARE 2 users from 2026-10-15 to 2027-09-01 unpaid`,
      ["ORANGE_CARE 2 2026-10-15 to 2027-09-01, 2026-11-01 299.84 R6 late"],
    ],
    [
      "R9: seats cost their share of the year, 180.00 × 106/365, beside what is paid",
      "ORANGE_CARE 2 users from 2026-01-15 paid 2026-01-15; ORANGE_CARE 1 users from 2026-10-01 unpaid",
      ["ORANGE_CARE 1 2026-10-01 to 2027-01-15, 2026-11-01 52.27 first"],
    ],
    [
      "rows of a plan to one day are paid together",
      "ORANGE_CARE 2 users from 2026-10-15 unpaid; ORANGE_CARE 1 users from 2026-10-15 unpaid",
      ["ORANGE_CARE 3 2026-10-15 to 2027-10-15, 2026-11-01 540.00 first"],
    ],
  ])("%s", (_, plans, expected) => expect(unpaidText(outlookOf({ plans }, OCTOBER))).toEqual(expected));
});

describe("P10: a plan in force that will not be renewed, and what is left of it", () => {
  const work = "2026-02-03 1:00 how_to; 2026-05-05 1:00 how_to; 2026-08-04 1:00 how_to";
  const VIP_2026 = "VIP 8 h from 2026-01-15 paid 2026-01-15";
  test.each([
    ["declined, without a pace", `${VIP_2026} declined`, "", ["VIP 8 2027-01-15, 480"]],
    [
      "declined, at its pace: 136 days at 3 h in 229 take 107 of 300 min, so 105",
      `${VIP_2026} declined`,
      work,
      ["VIP 8 2027-01-15, 195"],
    ],
    ["to end early", `${VIP_2026} ended 2026-12-01`, "", ["VIP 8 2026-12-01, 480"]],
    ["not one that has ended", `${VIP_2026} ended 2026-08-31`, "", []],
    ["not one that may be renewed", VIP_2026, "", []],
    ["not one never paid", `${VIP_2026.replace("paid 2026-01-15", "unpaid")} declined`, "", []],
    [
      "not one that a paid row follows after all",
      `${VIP_2026} declined; VIP 8 h from 2027-01-15 paid 2026-08-20`,
      "",
      [],
    ],
    [
      "Orange has no hours",
      `ORANGE_CARE 2 users from 2026-01-15 paid 2026-01-15 declined`,
      "",
      ["ORANGE_CARE 2 2027-01-15, 0"],
    ],
    [
      "rows that end together, together",
      "ORANGE_CARE 2 users from 2026-01-15 paid 2026-01-15 declined; ORANGE_CARE 1 users from 2026-03-15 paid 2026-03-15 declined",
      "",
      ["ORANGE_CARE 3 2027-01-15, 0"],
    ],
  ])("%s", (_, plans, done, expected) =>
    expect(declinedText(outlookOf({ plans, work: done }, "2026-08-31"))).toEqual(expected),
  );
});

describe("a bank that nothing is left of", () => {
  const own = "VIP 2 h from 2026-01-15 paid 2026-01-15";
  const both = `${own}; VIP_DIAMOND 4 h from 2026-01-15 paid 2026-01-15`;
  test.each([
    [
      "since its last draw",
      own,
      "2026-02-03 1:30 how_to; 2026-08-04 0:30 how_to; 2026-08-05 1:00 how_to",
      "",
      ["VIP 2026-08-04"],
    ],
    ["not with a minute left", own, "2026-02-03 1:45 how_to", "", []],
    ["not before", own, "2026-09-01 2:00 how_to", "", []],
    ["since a correction by hand", own, "2026-02-03 1:00 how_to", "VIP 2026-04-01 -1:00", ["VIP 2026-04-01"]],
    ["not once hours were added", own, "2026-02-03 2:00 how_to", "VIP 2026-04-01 0:15", []],
    [
      "not one that was never given any",
      "ORANGE_PLUS 1 users from 2026-01-15 paid 2026-01-15 included 0:00",
      "",
      "",
      [],
    ],
    ["not one that is not open", own.replace("paid 2026-01-15", "unpaid"), "", "", []],
    [
      "the one emptied last comes first",
      both,
      "2026-02-03 2:00 how_to; 2026-03-03 4:00 repair",
      "",
      ["VIP_DIAMOND 2026-03-03", "VIP 2026-02-03"],
    ],
    [
      "whichever that is",
      both,
      "2026-02-03 4:00 repair; 2026-03-03 2:00 how_to",
      "",
      ["VIP 2026-03-03", "VIP_DIAMOND 2026-02-03"],
    ],
  ])("%s", (_, plans, work, adjustments, expected) =>
    expect(emptyText(outlookOf({ plans, work, adjustments }, "2026-08-31"))).toEqual(expected),
  );
});

describe("the one thing to decide", () => {
  const UNPAID = "VIP_DIAMOND 4 h from 2026-10-01 unpaid";
  const NEAR = "ORANGE_CARE 2 users from 2025-12-15 paid 2025-12-15 online";
  const FAR = "ORANGE_CARE 2 users from 2026-06-01 paid 2026-06-01";
  const EMPTY = "ORANGE_PLUS 1 users from 2026-06-01 paid 2026-06-01 included 1:00";
  /** Uses up what Orange Plus includes, and nothing else. */
  const TRAINING = "2026-07-01 1:00 training";
  const OUT = "VIP_DIAMOND 4 h from 2026-06-01 paid 2026-06-01";
  const REPAIRS = "2026-07-01 1:15 repair; 2026-08-03 1:15 repair; 2026-09-01 1:00 repair";

  test.each([
    ["what is owed", `${UNPAID}; ${NEAR}; ${VIP}`, "", "pay VIP_DIAMOND"],
    [
      "then what is to be renewed soon",
      `${NEAR}; ${VIP}; ${EMPTY}`,
      TRAINING,
      "renew ORANGE_CARE by 2026-12-15",
    ],
    [
      "the first day of several",
      `${NEAR}; VIP 8 h from 2025-12-10 paid 2025-12-10`,
      "",
      "renew VIP by 2026-12-09",
    ],
    ["then what has lapsed", `${VIP}; ${EMPTY}`, TRAINING, "return VIP"],
    ["then what is empty", `${EMPTY}; ${OUT}`, `${TRAINING}; ${REPAIRS}`, "empty ORANGE_PLUS"],
    // 153 days from 1 June, 3.5 h drawn: 30 min last 22 days.
    ["then what runs out soon", `${OUT}; ${FAR}`, REPAIRS, "runs_out VIP_DIAMOND 2026-11-22"],
    ["else nothing, until the next renewal", `${OUT}; ${FAR}`, "", "nothing VIP_DIAMOND by 2027-05-31"],
    ["with nothing to renew", `${FAR} declined`, "", "nothing"],
    [
      "what was declined is no lapse, beside another plan",
      `${VIP} declined; ${FAR}`,
      "",
      "nothing ORANGE_CARE by 2027-06-01",
    ],
    ["but it is what a client without any may come back to", `${VIP} declined`, "", "return VIP"],
    [
      "nor is what ended early",
      `VIP 8 h from 2026-01-15 paid 2026-01-15 ended 2026-10-15; ${FAR}`,
      "",
      "nothing ORANGE_CARE by 2027-06-01",
    ],
    ["a client without any plan", "BASIC", "", "no_plan"],
    [
      "a client whose plan ended more than a year ago",
      "VIP 8 h from 2024-10-15 paid 2024-10-15",
      "",
      "no_plan",
    ],
    [
      "a client whose plan is paid and yet to begin",
      "VIP 8 h from 2026-11-05 paid 2026-10-28",
      "",
      "nothing",
    ],
    ["a client whose plan is to begin and not paid", "VIP 8 h from 2026-11-05 unpaid", "", "no_plan"],
    [
      "one that is to begin, and was paid only after the month",
      "VIP 8 h from 2026-11-05 paid 2026-11-03",
      "",
      "no_plan",
    ],
  ])("%s", (_, plans, work, expected) =>
    expect(decisionText(outlookOf({ plans, work }, OCTOBER))).toBe(expected),
  );

  test("soon is within the days on which clients are reminded", () => {
    const scenario = { plans: `${OUT}; ${FAR}`, work: REPAIRS };
    const decided = (reminderDays: number[]) => decisionText(outlookOf(scenario, OCTOBER, { reminderDays }));
    expect(decided([22])).toBe("runs_out VIP_DIAMOND 2026-11-22");
    expect(decided([21])).toBe("nothing VIP_DIAMOND by 2027-05-31");
    expect(decided([])).toBe("nothing VIP_DIAMOND by 2027-05-31");
  });

  test("of two that run out, the sooner", () => {
    const plans = `${OUT}; VIP 2 h from 2026-06-01 paid 2026-06-01`;
    const decided = (work: string) => decisionText(outlookOf({ plans, work }, OCTOBER));
    // The Diamond to 22 November; 30 min of the VIP last 51 days at 1:30 in 153.
    const draws = "2026-07-01 1:00 how_to; 2026-08-03 0:15 how_to; 2026-09-01 0:15 how_to";
    expect(decided(`${REPAIRS}; ${draws}`)).toBe("runs_out VIP_DIAMOND 2026-11-22");
    // 45 min of the Diamond last 36 days at 3:15; 15 min of the VIP 22 days at 1:45.
    const less = REPAIRS.replace("1:00 repair", "0:45 repair");
    const more = draws.replace("08-03 0:15", "08-03 0:30");
    expect(decided(`${less}; ${more}`)).toBe("runs_out VIP 2026-11-22");
  });
});

describe("several banks of one plan are one supply (M2: of clients joined since)", () => {
  function outlookWith(...banks: Bank[]): ClientOutlook {
    const { account } = run({ plans: "ORANGE_CARE 2 users from 2026-06-01 paid 2026-06-01" });
    const own = { ...account, ledger: { ...account.ledger, banks } };
    return viewed(own, monthTo(day(OCTOBER))).outlook;
  }

  /** From 1 June 2026, the 153rd day before November; a minute is drawn a day if anything is. */
  function bankOf(expires: string, left: number, isDrawn: boolean): Bank {
    const opens = day("2026-06-01");
    const bank = new Bank("VIP", { start: opens, expires: day(expires) }, opens);
    bank.open({ bought: minutes(left + (isDrawn ? 153 : 0)), carried: minutes(0) });
    if (isDrawn) for (const date of ["07-01", "08-01", "09-01"]) bank.draw(minutes(51), day(`2026-${date}`));
    return bank;
  }

  test.each([
    [
      "one that is empty says nothing where another has time",
      0,
      480,
      [],
      "nothing ORANGE_CARE by 2027-06-01",
    ],
    ["one runs out and the other lasts", 15, 480, [], "nothing ORANGE_CARE by 2027-06-01"],
    // 15 days, then 30.
    ["they run out with the last", 15, 30, [], "runs_out VIP 2026-12-15"],
    ["both are empty", 0, 0, ["VIP 2026-09-01"], "empty VIP"],
  ])("%s", (_, first, second, empty, expected) => {
    const [a, b] = [bankOf("2027-06-01", first, true), bankOf("2027-07-01", second, false)];
    for (const outlook of [outlookWith(a, b), outlookWith(b, a)]) {
      expect(emptyText(outlook)).toEqual(empty);
      expect(decisionText(outlook)).toBe(expected);
    }
  });
});

describe("laws, over random firms", () => {
  function holds(law: (firm: RandomFirm, asOf: CalendarDate, salt: number) => void): void {
    fc.assert(
      fc.property(busyFirms, fc.integer({ min: 400, max: 1000 }), fc.nat(5000), (firm, ahead, salt) =>
        law(firm, addDays(day("2024-01-01"), ahead), salt),
      ),
      { seed: SEED, numRuns: 150 },
    );
  }

  const outlooks = (firm: RandomFirm, asOf: CalendarDate) =>
    randomlyReconciled(firm).accounts.map((account) => viewed(account, monthTo(asOf)).outlook);
  const nameOf = ({ plan, term }: BankHistory) =>
    `${plan} ${formatDate(term.start)} to ${formatDate(term.expires)}`;

  /** All that it says, but for where rows stood and what banks held later. */
  const textsOf = (outlook: ClientOutlook) => ({
    projections: [...outlook.projections].map(([bank, own]) => [nameOf(bank), own]),
    offers: outlook.offers.map(({ due, ...own }) => [
      due.plan,
      due.quantity,
      due.expires,
      due.carryAtStake,
      own,
    ]),
    all: [endedText, unpaidText, declinedText, emptyText, decisionText].map((text) => text(outlook)),
  });

  test("a bank runs out within its term or leaves something, never both and never neither", () => {
    let met = 0;
    holds((firm, asOf) => {
      for (const { projections } of outlooks(firm, asOf))
        for (const [bank, { exhaustsOn, leftAtExpiry, basis }] of projections) {
          met += 1;
          expect(isInForce(bank, asOf)).toBe(true);
          expect(exhaustsOn === null).toBe(leftAtExpiry > 0);
          expect(leftAtExpiry).toBeLessThanOrEqual(leftAt(bank, asOf));
          expect(isInForce(bank, exhaustsOn ?? asOf)).toBe(true);
          expect(exhaustsOn ?? addDays(asOf, 1)).toBeGreaterThan(asOf);
          expect(Math.min(basis.days - 90, basis.daysDrawn - 3)).toBeGreaterThanOrEqual(0);
        }
    });
    metMoreThan(30, met);
  });

  test("what is kept is no more than what is left", () => {
    let met = 0;
    holds((firm, asOf) => {
      for (const account of randomlyReconciled(firm).accounts)
        for (const { keeps, due } of viewed(account, monthTo(asOf)).outlook.offers) {
          expect(keeps).toBeLessThanOrEqual(due.carryAtStake);
          if (keeps > 0) met += 1;
        }
    });
    metMoreThan(30, met);
  });

  test("later work changes no earlier outlook", () => {
    let later = 0;
    holds((firm, asOf) => {
      const then = until(firm, asOf);
      later += firm.log.length - then.log.length;
      expect(outlooks(firm, asOf).map(textsOf)).toEqual(outlooks(then, asOf).map(textsOf));
    });
    metMoreThan(1000, later);
  });

  test("no order of rows matters", () =>
    holds((firm, asOf, salt) => {
      const other = { ...firm, contracts: shuffled(firm.contracts, salt), log: shuffled(firm.log, salt) };
      expect(outlooks(other, asOf).map(textsOf)).toEqual(outlooks(firm, asOf).map(textsOf));
    }));
});
