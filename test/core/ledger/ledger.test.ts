/** A9: remarks that change no minute; and the small cases of a ledger that no clause's table shows. */

import { describe, expect, test } from "vitest";
import type { Adjustment } from "../../../core/ledger/adjustment.ts";
import type { JoinedClient } from "../../../core/ledger/joined-clients.ts";
import { assertConserved, type ClosedPast, type Ledger, ledger } from "../../../core/ledger/ledger.ts";
import { levelOf, placementsOf } from "../../../core/ledger/lines.ts";
import { day, formatDate } from "../../../core/values/calendar.ts";
import { minutes } from "../../../core/values/units.ts";
import { reconciled } from "../firm.ts";
import { clock, run, type Scenario, settingsOf, workLines } from "../scenario.ts";

const HEADER = "date,start,client,minutes,category,level,trainees,notice,channel";
const PLANS = {
  VIP: "Acme,VIP,8,2026-01-15,,2026-01-15,,,,",
  DIAMOND: "Acme,VIP_DIAMOND,10,2026-01-15,,2026-01-15,,,,",
  ORANGE: "Acme,ORANGE_CARE,1,2026-01-15,,2026-01-15,,,,",
};

/** The remarks of a day's rows: start, minutes, category, level, trainees, notice, channel, `;` between rows. */
function remarks(plan: keyof typeof PLANS, date: string, rows: string): string[] {
  const log = rows.split(";").map((row) => {
    const [start, ...rest] = row.split(",").map((cell) => cell.trim());
    return [date, start, "Acme", ...rest].join(",");
  });
  const { accounts, exceptions } = reconciled({ contracts: [PLANS[plan]], logHeader: HEADER, log });
  expect(exceptions).toEqual([]);
  const lines = accounts[0]?.ledger.lines ?? [];
  return lines.flatMap((line) =>
    line.kind === "entry" || line.kind === "overage" ? line.notes.map(({ code }) => code) : [],
  );
}

describe("A9: remarks", () => {
  test.each([
    // 2026-02-02 is a Monday.
    ["Monday", "VIP", "2026-02-02", "10:00,15,how_to,,,,", []],
    ["Tuesday", "VIP", "2026-02-03", "10:00,15,how_to,,,,", []],
    ["Wednesday", "VIP", "2026-02-04", "10:00,15,how_to,,,,", []],
    ["Thursday", "VIP", "2026-02-05", "10:00,15,how_to,,,,", []],
    ["Friday", "VIP", "2026-02-06", "10:00,15,how_to,,,,", []],
    ["Saturday", "VIP", "2026-02-07", "10:00,15,how_to,,,,", ["OUTSIDE_OFFICE_HOURS"]],
    ["Sunday without a time", "VIP", "2026-02-08", ",15,how_to,,,,", ["OUTSIDE_OFFICE_HOURS"]],
    ["all of the office hours", "VIP", "2026-02-03", "09:00,480,how_to,,,,", []],
    ["a minute more", "VIP", "2026-02-03", "09:00,481,how_to,,,,", ["OUTSIDE_OFFICE_HOURS"]],
    [
      "a minute before the office opens",
      "VIP",
      "2026-02-03",
      "08:59,15,how_to,,,,",
      ["OUTSIDE_OFFICE_HOURS"],
    ],
    ["nothing, after hours", "VIP", "2026-02-03", "17:00,0,how_to,,,,", []],
    ["a long day without a time", "VIP", "2026-02-03", ",600,how_to,,,,", []],
    ["longer than the office is open until, without a time", "VIP", "2026-02-03", ",1100,how_to,,,,", []],
    ["past midnight had it begun at nine, without a time", "VIP", "2026-02-03", ",960,how_to,,,,", []],
    ["midnight sharp", "VIP", "2026-02-03", "23:00,60,how_to,,,,", ["OUTSIDE_OFFICE_HOURS"]],
    [
      "past midnight",
      "VIP",
      "2026-02-03",
      "23:00,61,how_to,,,,",
      ["OUTSIDE_OFFICE_HOURS", "CROSSES_MIDNIGHT"],
    ],
    ["four trainees", "VIP", "2026-02-03", "10:00,15,training,,4,,", []],
    ["five trainees", "VIP", "2026-02-03", "10:00,15,training,,5,,", ["OVER_FOUR_TRAINEES"]],
    ["level 3 in chat", "DIAMOND", "2026-02-03", "10:00,15,repair,,,,Chat", ["LEVEL_3_IN_CHAT"]],
    ["level 3 by level, in chat", "DIAMOND", "2026-02-03", "10:00,15,how_to,3,,,chat", ["LEVEL_3_IN_CHAT"]],
    ["level 3 by level, of the category", "DIAMOND", "2026-02-03", "10:00,15,chat,3,,,", ["LEVEL_3_IN_CHAT"]],
    ["level 2 in chat", "DIAMOND", "2026-02-03", "10:00,15,how_to,,,,chat", []],
    ["level 3 by phone", "DIAMOND", "2026-02-03", "10:00,15,repair,,,,phone", []],
    ["no category", "VIP", "2026-02-03", "10:00,15,,,,,", ["CATEGORY_ASSUMED"]],
    ["overage, nobody notified", "ORANGE", "2026-02-03", "10:00,31,how_to,,,,", ["OVERAGE_WITHOUT_NOTICE"]],
    ["overage, notified", "ORANGE", "2026-02-03", "10:00,31,how_to,,,yes,", []],
    ["overage, notified by name", "ORANGE", "2026-02-03", "10:00,31,how_to,,,Mme Roy 9h,", []],
    ["overage, a no", "ORANGE", "2026-02-03", "10:00,31,how_to,,,Non,", ["OVERAGE_WITHOUT_NOTICE"]],
    [
      "overage, notified with another entry",
      "ORANGE",
      "2026-02-03",
      "10:00,31,how_to,,,,; 11:00,5,how_to,,,oui,",
      [],
    ],
    [
      "overage, notified with work that Orange does not cover",
      "ORANGE",
      "2026-02-03",
      "10:00,31,how_to,,,,; 11:00,5,training,,,oui,",
      ["OVERAGE_WITHOUT_NOTICE"],
    ],
    ["no overage", "ORANGE", "2026-02-03", "10:00,30,how_to,,,,", []],
  ] as const)("%s", (_case, plan, date, rows, expected) =>
    expect(remarks(plan, date, rows)).toEqual(expected),
  );
});

describe("small cases", () => {
  const VIP = "VIP 2 h from 2026-01-15 paid 2026-01-15";
  const lines = (work: string, plans = VIP) =>
    workLines(run({ plans, work }).account).map(({ placements }) =>
      placements
        .map(({ place, raw, charged, rule }) => `${place} ${clock(raw)} ${clock(charged)} ${rule}`)
        .join(", "),
    );

  test("an entry of 0 minutes is shown where its first minute would have gone", () => {
    expect(lines("2026-02-03 0 how_to")).toEqual(["bank 0:00 0:00 A5"]);
    expect(lines("2026-02-03 0 how_to", "BASIC")).toEqual(["billable 0:00 0:00 P1"]);
    expect(lines("2026-02-02 2:00 how_to; 2026-02-03 0 password_reset")[1]).toBe("waived 0:00 0:00 A7");
  });

  test("P5: an Orange Plus not yet paid would have given the hours it includes, and none without", () => {
    const unpaid = "ORANGE_PLUS 1 users from 2026-01-15 unpaid";
    expect(lines("2026-02-03 0:15 training", `${unpaid} included 1:00`)).toEqual(["billable 0:15 0:15 P5"]);
    expect(lines("2026-02-03 0:15 training", unpaid)).toEqual(["billable 0:15 0:15 P1"]);
    expect(lines("2026-02-03 0:15 how_to", unpaid)).toEqual(["billable 0:15 0:15 P5"]);
  });

  test("work on the day of expiry belongs to the next term", () => {
    const plans = `${VIP}; VIP 4 h from 2027-01-15 paid 2027-01-10`;
    const { account } = run({ plans, work: "2027-01-14 0:15 how_to; 2027-01-15 0:30 how_to" });
    const used = account.ledger.banks.map(({ movements }) =>
      movements.map(({ kind, minutes }) => `${kind} ${clock(minutes)}`).join(", "),
    );
    expect(used).toEqual([
      "bought 2:00, used -0:15, carried_out -1:45",
      "bought 4:00, carried_in 1:45, used -0:30, expired -5:15",
    ]);
  });

  test("what is left lapses by P10 when the term ends early, by R1 when it runs out", () => {
    const lapse = (plans: string) =>
      run({ plans }).account.ledger.lines.flatMap((line) =>
        line.kind === "expired" ? [`${formatDate(line.date)} ${line.rule}`] : [],
      );
    expect(lapse(`${VIP} ended 2026-08-15`)).toEqual(["2026-08-15 P10"]);
    expect(lapse(VIP)).toEqual(["2027-01-15 R1"]);
  });

  test("two Orange Plus banks of one day: the one that expires first gives first", () => {
    const plans =
      "ORANGE_PLUS 1 users from 2026-01-15 paid 2026-01-15 included 1:00; ORANGE_PLUS 1 users from 2026-02-01 to 2026-06-01 paid 2026-02-01 included 0:30";
    const { account } = run({ plans, work: "2026-02-03 1:00 training" });
    const given = workLines(account).flatMap(({ placements }) =>
      placements.map(({ bank, charged }) => `${bank?.term.expires} ${clock(charged)}`),
    );
    const [first, second] = [...account.ledger.banks].sort((a, b) => a.term.expires - b.term.expires);
    expect(given).toEqual([`${first?.term.expires} 0:30`, `${second?.term.expires} 0:30`]);
  });

  test.each([
    ["no Plus, one bank serves both: together", "", ["VIP_DIAMOND 15", "VIP_DIAMOND 0"]],
    [
      "Plus serves the one, Diamond the other: each by itself",
      "; ORANGE_PLUS 1 users from 2026-01-15 paid 2026-01-15 included 1:00",
      ["ORANGE_PLUS 15", "VIP_DIAMOND 15"],
    ],
  ])("A4: work of one day is rounded together where it is drawn alike; %s", (_case, plus, expected) => {
    const plans = `VIP_DIAMOND 4 h from 2026-01-15 paid 2026-01-15${plus}`;
    const work = "2026-02-03 5 programming; 2026-02-03 5 repair";
    const { account } = run({ plans, work, plus: "named", rounding: "client_day" });
    const drawn = workLines(account).flatMap(({ placements }) =>
      placements.map(({ bank, charged }) => `${bank?.plan} ${charged}`),
    );
    expect(drawn).toEqual(expected);
  });

  test("lines stand in order of time; a day's banks open before its work, its overage comes after", () => {
    const plans =
      "ORANGE_CARE 1 users from 2026-01-15 paid 2026-01-15; VIP 2 h from 2026-02-03 paid 2026-02-03";
    const { account } = run({
      plans,
      work: "2026-02-03 0:31 how_to at 9:00; 2026-02-03 0:15 training at 8:00",
    });
    expect(account.ledger.lines.map(({ kind }) => kind)).toEqual([
      "bought",
      "entry",
      "entry",
      "overage",
      "expired",
    ]);
  });
});

/** The scenario's ledger, with closed months or clients joined since. */
function posted(scenario: Scenario, past: Partial<ClosedPast> = {}): Ledger {
  const { terms, entries, adjustments, decisions } = run(scenario).account;
  const closed: ClosedPast = { through: day("2026-02-28"), settings: [], kept: [], joined: [], ...past };
  return ledger(terms, entries, adjustments, settingsOf(scenario), closed, decisions);
}

/** “2026-02-03 VIP 0:30, billable 0:15” of each line of work: charged minutes by bank or place. */
function charges(of: Ledger): string[] {
  return of.lines.flatMap((line) => {
    const all = placementsOf(line).map(
      ({ place, bank, charged, raw }) =>
        `${bank?.plan ?? place} ${clock(bank || charged > 0 ? charged : raw)}`,
    );
    return all.length === 0 ? [] : [`${formatDate(line.date)} ${all.join(", ")}`];
  });
}

describe("R8: corrections of one day", () => {
  const VIP = "VIP 2 h from 2026-01-15 paid 2026-01-15";
  const correction = (by: number, reason: string, date = "2026-02-10"): Adjustment => ({
    client: "Acme",
    plan: "VIP",
    date: day(date),
    minutes: minutes(by),
    reason,
    author: "M. Roy",
    price: null,
  });
  const made = (adjustments: readonly Adjustment[]) => {
    const { terms } = run({ plans: VIP }).account;
    const { lines, refused } = ledger(terms, [], adjustments, settingsOf({ plans: VIP }));
    const done = lines.flatMap((line) =>
      line.kind === "adjusted"
        ? [`${line.adjustment?.reason} ${line.minutes} left ${line.left} ${line.rule}`]
        : [],
    );
    return [
      ...done,
      ...refused.map(({ adjustment, problem }) => `${adjustment.reason} ${JSON.stringify(problem)}`),
    ];
  };

  test.each([
    [
      "what adds comes first, so that what takes finds it",
      [correction(-150, "a"), correction(30, "b")],
      ["b 30 left 150 R8", "a -150 left 0 R8"],
    ],
    [
      "of two alike that do not both fit the first by its words is made",
      [correction(-90, "b"), correction(-90, "a")],
      ["a -90 left 30 R8", 'b {"code":"ADJUSTMENT_OVERDRAWS","given":-90,"left":30}'],
    ],
    [
      "of two days, the earlier first",
      [correction(-60, "a", "2026-02-11"), correction(-90, "b")],
      ["b -90 left 30 R8", 'a {"code":"ADJUSTMENT_OVERDRAWS","given":-60,"left":30}'],
    ],
    [
      "without a bank there is none",
      [correction(15, "a", "2026-01-14")],
      ['a {"code":"ADJUSTMENT_WITHOUT_BANK","plan":"VIP","date":"2026-01-14"}'],
    ],
    ["none refused", [correction(15, "a")], ["a 15 left 135 R8"]],
  ])("%s", (_case, adjustments, expected) => {
    expect(made(adjustments)).toEqual(expected);
    expect(made(adjustments.toReversed())).toEqual(expected);
  });
});

describe("M2: closed days", () => {
  const VIP = "VIP 8 h from 2026-01-15 paid 2026-01-15";

  test("keep the settings of their run of days, its last day too; later days have today's", () => {
    const two = (date: string) => `${date} 0:05 how_to; ${date} 0:05 how_to`;
    const work = ["2026-01-31", "2026-02-01", "2026-02-28", "2026-03-01"].map(two).join("; ");
    const entry = settingsOf({ plans: VIP });
    const together = settingsOf({ plans: VIP, rounding: "client_day" });
    const settings = [
      { through: day("2026-01-31"), settings: together },
      { through: day("2026-02-28"), settings: entry },
    ];
    expect(charges(posted({ plans: VIP, work, rounding: "client_day" }, { settings }))).toEqual([
      "2026-01-31 VIP 0:15",
      "2026-01-31 VIP 0:00",
      "2026-02-01 VIP 0:15",
      "2026-02-01 VIP 0:15",
      "2026-02-28 VIP 0:15",
      "2026-02-28 VIP 0:15",
      "2026-03-01 VIP 0:15",
      "2026-03-01 VIP 0:00",
    ]);
  });

  test.each([
    ["more", 15, "none", ["15 left 135"]],
    ["less", -15, "none", ["-15 left 105"]],
    ["no less than nothing, though a late correction took most", -60, "VIP 2026-02-10 -1:30", ["-30 left 0"]],
    ["no less than nothing, exactly", -60, "VIP 2026-02-10 -1:00", ["-60 left 0"]],
  ] as const)("end with what the bank was closed at: %s", (_case, by, adjustments, expected) => {
    const plans = "VIP 2 h from 2026-01-15 paid 2026-01-15";
    const bank = { plan: "VIP", start: day("2026-01-15"), copy: 1, formerly: null } as const;
    // The second is a bank that newer rules do not make.
    const kept = [
      { ...bank, by: minutes(by) },
      { ...bank, start: day("2026-01-20"), by: minutes(5) },
    ];
    const { lines } = posted({ plans, adjustments }, { kept });
    const shown = lines.flatMap((line) =>
      line.kind === "adjusted" && line.rule === "M2"
        ? [`${formatDate(line.date)} ${line.minutes} left ${line.left}`]
        : [],
    );
    expect(shown).toEqual(expected.map((line) => `2026-02-28 ${line}`));
  });

  const joined = (name: string, through = "2026-02-28"): JoinedClient => ({
    name,
    names: [name.toLowerCase()],
    through: day(through),
  });

  /** Acme's plans and work of Acme's and others', clients joined since; the plans of `theirs` came with them. */
  function merged(
    plans: string,
    work: string,
    theirs: Record<string, string>,
    joins: readonly JoinedClient[],
    decided: readonly string[] = [],
  ) {
    const own = run({ plans }).account;
    const terms = Object.entries(theirs).flatMap(([formerly, all]) =>
      run({ plans: all }).account.terms.map((term) => ({ ...term, formerly })),
    );
    const entries = work.split("; ").flatMap((item) => {
      const [client = "", ...rest] = item.split(" ");
      return run({ plans, work: rest.join(" ") }).account.entries.map((entry) => ({ ...entry, client }));
    });
    const past: ClosedPast = { through: day("2026-02-28"), settings: [], kept: [], joined: joins };
    const decisions = decided.map((client) => {
      const is = "reject" as const;
      return { client, date: day("2026-02-28"), is, who: "M. Roy", why: "as agreed" };
    });
    return ledger([...own.terms, ...terms], entries, [], settingsOf({ plans }), past, decisions);
  }

  test("a client joined since has what the other has from the first open day, be it the first of several", () => {
    const work =
      "Bolt 2026-02-28 0:15 how_to; Bolt 2026-03-01 0:15 how_to; Cedar 2026-03-01 0:15 how_to; Cedar 2026-04-01 0:15 how_to";
    const joins = [joined("Bolt"), joined("Cedar", "2026-03-31")];
    expect(charges(merged(VIP, work, {}, joins))).toEqual([
      "2026-02-28 billable 0:15",
      "2026-03-01 VIP 0:15",
      "2026-03-01 billable 0:15",
      "2026-04-01 VIP 0:15",
    ]);
  });

  test("a bank that came with one of two clients joined since serves all from that one's first open day", () => {
    const work = "Acme 2026-02-28 0:15 how_to; Bolt 2026-02-28 0:15 how_to; Acme 2026-03-01 0:15 how_to";
    expect(
      charges(merged("BASIC", work, { Bolt: VIP }, [joined("Bolt"), joined("Cedar", "2026-03-31")])),
    ).toEqual(["2026-02-28 billable 0:15", "2026-02-28 VIP 0:15", "2026-03-01 VIP 0:15"]);
  });

  test("until then a decision about overage is about the client it names", () => {
    const orange = "ORANGE_CARE 1 users from 2026-01-15 paid 2026-01-15";
    const work = "Acme 2026-02-28 0:45 how_to; Bolt 2026-02-28 0:45 how_to";
    const of = (decided: readonly string[]) =>
      charges(merged(orange, work, { Bolt: orange }, [joined("Bolt")], decided)).filter(
        (line) => !line.includes("allowance"),
      );
    expect(of(["Acme"])).toEqual(["2026-02-28 waived 0:15", "2026-02-28 billable 0:15"]);
    expect(of(["Bolt"])).toEqual(["2026-02-28 billable 0:15", "2026-02-28 waived 0:15"]);
  });

  test("until then each one's subscribers make its own pool", () => {
    const orange = "ORANGE_CARE 1 users from 2026-01-15 paid 2026-01-15";
    const work = "Acme 2026-02-28 0:50 how_to; Bolt 2026-02-28 0:30 how_to; Acme 2026-03-01 0:50 how_to";
    expect(charges(merged(orange, work, { Bolt: orange }, [joined("Bolt")]))).toEqual([
      "2026-02-28 allowance 0:30",
      "2026-02-28 billable 0:30",
      "2026-02-28 allowance 0:30",
      "2026-03-01 allowance 0:50",
    ]);
  });
});

test("A3, A8: each entry says what it leaves to the day's overage; a day without use is no day of Orange", () => {
  const plans = "ORANGE_CARE 1 users from 2026-01-15 paid 2026-01-15";
  const work =
    "2026-02-03 0:20 how_to; 2026-02-03 0:21 how_to; 2026-02-03 0:05 how_to; 2026-02-04 0 how_to; 2026-02-05 0:15 training; 2026-02-06 0:30 chat";
  const { lines, orangeDays } = run({ plans, work }).account.ledger;
  const left = lines.flatMap((line) => (line.kind === "entry" ? [Number(line.toOverage)] : []));
  // Alike but for their minutes, they stand in the order of their text: 20, 21, 5.
  expect(left).toEqual([0, 11, 5, 0, 0, 0]);
  const days = orangeDays.map(({ date, used, overage }) => `${formatDate(date)} ${used} ${overage}`);
  expect(days).toEqual(["2026-02-03 46 16", "2026-02-06 30 0"]);
});

test("A10: work billed separately without a level counts as level 2, like overage", () => {
  const plans = "ORANGE_CARE 1 users from 2026-01-15 paid 2026-01-15";
  const work = "2026-02-03 0:15 classroom_training; 2026-02-04 0:15 repair; 2026-02-05 0:45 chat";
  const levels = run({ plans, work }).account.ledger.lines.map((line) => `${line.kind} ${levelOf(line)}`);
  expect(levels).toEqual(["entry 2", "entry 3", "entry 1", "overage 2"]);
});

describe("A11: a ledger that lost or doubled a minute stops the program", () => {
  const { ledger: whole } = run({
    plans: "ORANGE_CARE 1 users from 2026-01-15 paid 2026-01-15; VIP 2 h from 2026-01-15 paid 2026-01-15",
    work: "2026-02-03 0:45 how_to; 2026-02-03 0:31 training",
  }).account;
  const given = minutes(76);
  const without = (kind: string): Ledger => ({
    ...whole,
    lines: whole.lines.filter((line) => line.kind !== kind),
  });

  test("all minutes given are posted and placed", () => {
    expect(() => assertConserved(whole, given)).not.toThrow();
    expect(() => assertConserved(without("bought"), given)).not.toThrow();
  });
  test.each([
    ["one fewer was given", whole, 75, "A11: of 75 minutes 76 were posted and 76 placed"],
    ["overage was not placed", without("overage"), 76, "A11: of 76 minutes 76 were posted and 61 placed"],
    ["only overage was", without("entry"), 15, "A11: of 15 minutes 0 were posted and 15 placed"],
  ])("%s", (_case, of, all, broken) =>
    expect(() => assertConserved(of, minutes(all))).toThrow(`broken assumption: ${broken}`),
  );
});

describe("the clause of minutes that no bank gave", () => {
  const LATE = "VIP 2 h from 2026-01-15 paid 2026-02-10";
  const VIP = "VIP 2 h from 2026-01-15 paid 2026-01-15";
  const DIAMOND = "VIP_DIAMOND 4 h from 2026-01-15";
  const ORANGE = "ORANGE_CARE 1 users from 2026-01-15 paid 2026-01-15";
  const PLUS = "ORANGE_PLUS 1 users from 2026-01-15 unpaid included 2:00";
  test.each<[string, Partial<Scenario> & { plans: string }, string, string]>([
    ["before a late payment, from the first day", { plans: LATE }, "2026-01-15 0:20 how_to", "billable P5"],
    ["not the day before", { plans: LATE }, "2026-01-14 0:20 how_to", "billable P1"],
    ["on the day of payment what exceeds the bank", { plans: LATE }, "2026-02-10 2:20 how_to", "billable A5"],
    ["never paid, the last day", { plans: `${DIAMOND} unpaid` }, "2027-01-14 0:20 repair", "billable P5"],
    ["never paid, the day after", { plans: `${DIAMOND} unpaid` }, "2027-01-15 0:20 repair", "billable P1"],
    [
      "an unpaid Diamond that would not have served level 2 beside a VIP",
      { plans: `${VIP}; ${DIAMOND} unpaid` },
      "2026-02-03 2:20 how_to",
      "billable A5",
    ],
    [
      "a reset that an unpaid plan would have waived",
      { plans: `${DIAMOND} unpaid`, diamond: "never" },
      "2026-02-03 0:20 password_reset",
      "billable P5",
    ],
    [
      "level 3 that the time of an unpaid Plus is for",
      { plans: PLUS, plus: "named" },
      "2026-02-03 0:20 project",
      "billable P5",
    ],
    ["level 3 that it is not for", { plans: PLUS, plus: "named" }, "2026-02-03 0:20 repair", "billable P1"],
    [
      "overage that an unpaid VIP would have given",
      { plans: `${ORANGE}; VIP 2 h from 2026-01-15 unpaid` },
      "2026-02-03 0:40 how_to",
      "billable P5",
    ],
    ["overage", { plans: ORANGE }, "2026-02-03 0:40 how_to", "billable A5"],
    [
      "overage of a day that unpaid seats would have made longer",
      { plans: `${ORANGE}; ORANGE_CARE 1 users from 2026-02-01 unpaid` },
      "2026-02-03 0:40 how_to",
      "billable P5",
    ],
    [
      "overage that an unpaid Diamond would not have given",
      { plans: `${ORANGE}; ${DIAMOND} unpaid`, diamond: "never" },
      "2026-02-03 0:40 how_to",
      "billable A5",
    ],
    [
      "overage that somebody waived",
      { plans: ORANGE, decisions: "2026-02-03 reject", rates: "2: 100.00" },
      "2026-02-03 0:40 how_to",
      "waived A9",
    ],
    [
      "a reset that nothing gave",
      { plans: VIP, adjustments: "VIP 2026-02-01 -2:00", rates: "2: 100.00" },
      "2026-02-03 0:40 password_reset",
      "waived A7",
    ],
    ["0 minutes of what the bank does not serve", { plans: VIP }, "2026-02-03 0 repair", "billable A5"],
  ])("%s", (_case, given, work, expected) => {
    const rest = workLines(run({ ...given, work }).account).flatMap(({ placements }) =>
      placements.filter(({ place }) => place === "billable" || place === "waived"),
    );
    expect(rest.map(({ place, rule }) => `${place} ${rule}`)).toEqual([expected]);
    // A10: only billable minutes have an amount, and here none has a rate.
    expect(rest.map(({ amount }) => amount)).toEqual([null]);
  });
});

describe("a bank's own lines", () => {
  test.each([
    [
      "R1: what is left is carried to a renewal on time",
      "VIP 2 h from 2025-01-15 paid 2025-01-15 carried 0:30; VIP 2 h from 2026-01-15 paid 2026-01-10",
      "none",
      [
        "2025-01-15 bought 2:00 left 2:00 P5",
        "2025-01-15 carried_in 0:30 left 2:30 R1",
        "2026-01-15 carried_out -2:30 left 0:00 R1",
        "2026-01-15 bought 2:00 left 2:00 P5",
        "2026-01-15 carried_in 2:30 left 4:30 R1",
        "2027-01-15 expired -4:30 left 0:00 R1",
      ],
    ],
    [
      "R2: time included in Orange Plus lapses",
      "ORANGE_PLUS 1 users from 2026-01-15 paid 2026-01-15 included 2:00",
      "none",
      ["2026-01-15 bought 2:00 left 2:00 P5", "2027-01-15 expired -2:00 left 0:00 R2"],
    ],
    [
      "of nothing nothing lapses",
      "VIP 2 h from 2026-01-15 paid 2026-01-15",
      "2026-02-03 2:00 how_to",
      ["2026-01-15 bought 2:00 left 2:00 P5"],
    ],
  ])("%s", (_case, plans, work, expected) => {
    const lines = run({ plans, work }).account.ledger.lines.flatMap((line) =>
      line.kind === "entry" || line.kind === "overage"
        ? []
        : [
            `${formatDate(line.date)} ${line.kind} ${clock(line.minutes)} left ${clock(line.left)} ${line.rule}`,
          ],
    );
    expect(lines).toEqual(expected);
  });
});

test("A4: level 3 is rounded apart from the levels below it, though one bank serves both", () => {
  const plans = "ORANGE_PLUS 1 users from 2026-01-15 paid 2026-01-15 included 2:00";
  const work = "2026-02-03 0:05 training; 2026-02-03 0:05 training; 2026-02-03 0:05 repair";
  expect(charges(posted({ plans, work, rounding: "client_day" }))).toEqual([
    "2026-02-03 ORANGE_PLUS 0:15",
    "2026-02-03 ORANGE_PLUS 0:15",
    "2026-02-03 ORANGE_PLUS 0:00",
  ]);
});

test("A7: that approval was refused is remarked of a reset alone", () => {
  const notes = (work: string) =>
    run({ plans: "VIP 2 h from 2026-01-15 paid 2026-01-15", work }).account.ledger.lines.flatMap((line) =>
      line.kind === "entry" ? line.notes.map(({ code }) => code) : [],
    );
  expect(notes("2026-02-03 0:20 password_reset refused")).toEqual(["RESET_REFUSED"]);
  expect(notes("2026-02-03 0:20 password_reset")).toEqual([]);
  expect(notes("2026-02-03 0:20 how_to refused")).toEqual([]);
});
