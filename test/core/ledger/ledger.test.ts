/** A9: remarks that change no minute; and the small cases of a ledger that no clause's table shows. */

import { describe, expect, test } from "vitest";
import { formatDate } from "../../../core/values/calendar.ts";
import { reconciled } from "../firm.ts";
import { clock, run, workLines } from "../scenario.ts";

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
    ["nothing, after hours", "VIP", "2026-02-03", "17:00,0,how_to,,,,", []],
    ["a long day without a time", "VIP", "2026-02-03", ",600,how_to,,,,", []],
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
