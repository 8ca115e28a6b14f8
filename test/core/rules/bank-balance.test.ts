/** One bank fed with dated work: its lines one by one, the clause of each, and what is left. */

import { describe, expect, test } from "vitest";
import { type BankHeld, bankBalance } from "../../../core/rules/bank-balance.ts";
import { day, formatDate } from "../../../core/values/calendar.ts";
import { InputError } from "../../../core/values/problems.ts";
import { minutes } from "../../../core/values/units.ts";

/** Two hours from 15 January, paid that day. */
const HELD: BankHeld = {
  bought: minutes(120),
  carried: minutes(0),
  start: day("2026-01-15"),
  paidOn: day("2026-01-15"),
};

/** Each line as `date kind worked>charged change lacking left rule`, `-` where it holds none; and the balance. */
function lines(
  held: Partial<BankHeld>,
  work: readonly (readonly [date: string, worked: number])[],
  asOf: string | null,
): string[] {
  const worked = work.map(([date, of]) => ({ date: day(date), minutes: minutes(of) }));
  const balance = bankBalance({ ...HELD, ...held }, worked, asOf === null ? null : day(asOf));
  expect(balance.left).toBe(balance.lines.at(-1)?.left);
  return balance.lines.map(
    ({ date, kind, worked, charged, change, lacking, left, rule }) =>
      `${formatDate(date)} ${kind} ${worked ?? "-"}>${charged ?? "-"} ${change} ${lacking} ${left} ${rule}`,
  );
}

const BOUGHT = "2026-01-15 bought ->- 120 0 120 P5";

describe("what is drawn, and what is left", () => {
  test("each piece of work is rounded by itself, in order of its day", () =>
    expect(
      lines(
        {},
        [
          ["2026-02-04", 31],
          ["2026-02-03", 20],
          ["2026-02-03", 5],
        ],
        "2026-06-30",
      ),
    ).toEqual([
      BOUGHT,
      "2026-02-03 used 5>15 -15 0 105 A5",
      "2026-02-03 used 20>30 -30 0 75 A5",
      "2026-02-04 used 31>45 -45 0 30 A5",
      "2026-06-30 balance ->- 0 0 30 M1",
    ]));

  test("what the bank could not give is reported", () =>
    expect(
      lines(
        {},
        [
          ["2026-02-03", 90],
          ["2026-02-04", 31],
          ["2026-02-05", 1],
        ],
        "2026-06-30",
      ),
    ).toEqual([
      BOUGHT,
      "2026-02-03 used 90>90 -90 0 30 A5",
      "2026-02-04 used 31>45 -30 15 0 A5",
      "2026-02-05 used 1>15 0 15 0 A5",
      "2026-06-30 balance ->- 0 0 0 M1",
    ]));

  test("brought-in minutes have a line of their own", () =>
    expect(lines({ carried: minutes(45) }, [], "2026-06-30")).toEqual([
      BOUGHT,
      "2026-01-15 carried_in ->- 45 0 165 R1",
      "2026-06-30 balance ->- 0 0 165 M1",
    ]));
});

describe("the days that count", () => {
  const work = [
    ["2026-01-14", 10],
    ["2026-01-15", 20],
    ["2027-01-14", 30],
    ["2027-01-15", 40],
  ] as const;

  test("without a day asked about, the whole term and its last day", () =>
    expect(lines({}, work, null)).toEqual([
      "2026-01-15 before 10>- 0 0 0 P5",
      BOUGHT,
      "2026-01-15 used 20>30 -30 0 90 A5",
      "2027-01-14 used 30>30 -30 0 60 A5",
      "2027-01-14 after 40>- 0 0 60 P5",
      "2027-01-14 balance ->- 0 0 60 M1",
    ]));

  test("from the expiry on nothing is left", () => {
    const counted = [
      "2026-01-15 before 10>- 0 0 0 P5",
      BOUGHT,
      "2026-01-15 used 20>30 -30 0 90 A5",
      "2027-01-14 used 30>30 -30 0 60 A5",
      "2027-01-15 expired ->- -60 0 0 R1",
    ];
    expect(lines({}, work, "2027-01-15")).toEqual([
      ...counted,
      "2027-01-15 after 40>- 0 0 0 P5",
      "2027-01-15 balance ->- 0 0 0 M1",
    ]);
    expect(lines({}, work.slice(0, 3), "2027-02-01")).toEqual([
      ...counted,
      "2027-02-01 balance ->- 0 0 0 M1",
    ]);
  });

  test("an empty bank expires with nothing", () =>
    expect(lines({}, [["2026-02-03", 120]], "2027-01-15").slice(2)).toEqual([
      "2027-01-15 expired ->- 0 0 0 R1",
      "2027-01-15 balance ->- 0 0 0 M1",
    ]));

  test("work after the day asked about is not drawn", () =>
    expect(
      lines(
        {},
        [
          ["2026-02-03", 15],
          ["2026-02-04", 15],
          ["2026-03-04", 15],
        ],
        "2026-02-03",
      ),
    ).toEqual([
      BOUGHT,
      "2026-02-03 used 15>15 -15 0 105 A5",
      "2026-02-03 after 30>- 0 0 105 P5",
      "2026-02-03 balance ->- 0 0 105 M1",
    ]));

  test("before it opens a bank holds nothing", () => {
    const late = { paidOn: day("2026-02-10") };
    expect(lines(late, [["2026-02-09", 20]], "2026-02-09")).toEqual([
      "2026-02-10 before 20>- 0 0 0 P5",
      "2026-02-09 balance ->- 0 0 0 M1",
    ]);
    expect(
      lines(
        late,
        [
          ["2026-01-31", 5],
          ["2026-02-09", 20],
          ["2026-02-10", 40],
        ],
        "2026-01-31",
      ),
    ).toEqual([
      "2026-02-10 before 25>- 0 0 0 P5",
      "2026-01-31 after 40>- 0 0 0 P5",
      "2026-01-31 balance ->- 0 0 0 M1",
    ]);
    expect(lines(late, [["2026-02-10", 20]], "2026-02-10")).toEqual([
      "2026-02-10 bought ->- 120 0 120 P5",
      "2026-02-10 used 20>30 -30 0 90 A5",
      "2026-02-10 balance ->- 0 0 90 M1",
    ]);
  });
});

describe("P5: the payment", () => {
  test("early opens at the start", () =>
    expect(lines({ paidOn: day("2026-01-05") }, [], "2026-01-15")).toEqual([
      BOUGHT,
      "2026-01-15 balance ->- 0 0 120 M1",
    ]));

  test("a term without a payment date counts as paid at the start, and is reported first", () =>
    expect(lines({ paidOn: null }, [["2026-01-14", 10]], "2026-01-15")).toEqual([
      "2026-01-15 taken_as_paid ->- 0 0 0 P5",
      "2026-01-15 before 10>- 0 0 0 P5",
      BOUGHT,
      "2026-01-15 balance ->- 0 0 120 M1",
    ]));

  test("never made covers nothing", () => {
    const unpaid = { paidOn: "unpaid" } as const;
    const work = [
      ["2026-02-03", 20],
      ["2026-02-04", 11],
    ] as const;
    expect(lines(unpaid, work, "2026-06-30")).toEqual([
      "2026-01-15 unpaid 31>- 0 0 0 P5",
      "2026-06-30 balance ->- 0 0 0 M1",
    ]);
    expect(lines(unpaid, [], null)).toEqual([
      "2026-01-15 unpaid ->- 0 0 0 P5",
      "2027-01-14 balance ->- 0 0 0 M1",
    ]);
  });

  test("on the last day still opens it, on the expiry no more", () => {
    expect(lines({ paidOn: day("2027-01-14") }, [], null)[0]).toBe("2027-01-14 bought ->- 120 0 120 P5");
    const expired = () => lines({ paidOn: day("2027-01-15") }, [], null);
    const problem = { code: "PAID_AFTER_EXPIRY", paidOn: "2027-01-15", expires: "2027-01-15" };
    expect(expired).toThrow(InputError);
    expect(expired).toThrow(expect.objectContaining({ problem }));
  });
});
