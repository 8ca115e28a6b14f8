/** The reading of months closed before P4 and P8–P10 were revised (M2): rows as typed, and the terms they made then. */

import { describe, expect, test } from "vitest";
import { earlierTerms } from "../../../core/rules/earlier-terms.ts";
import type { Plan } from "../../../core/rules/plans.ts";
import { day } from "../../../core/values/calendar.ts";
import { minutes } from "../../../core/values/units.ts";
import { contract, termText } from "../contracts.ts";

/** A row: its plan, its start, its payment (null if there is none), its end, and the minutes it carries in. */
type Typed = readonly [
  plan: Plan,
  start: string,
  paidOn: string | null,
  expires?: string | null,
  carried?: number,
];

const dateOf = (text: string | null | undefined) => (text == null ? null : day(text));
const row = ([plan, start, paidOn, expires, carried = 0]: Typed, index: number) =>
  contract({
    plan,
    line: index + 2,
    start: day(start),
    paidOn: dateOf(paidOn),
    expires: dateOf(expires),
    carried: minutes(carried),
  });

const FIRST = "2025-03-15 to 2026-03-15, new, open 2025-03-15";

describe.each(["VIP", "VIP_DIAMOND"] as const)("%s", (plan) => {
  const first: Typed = [plan, "2025-03-15", "2025-03-15"];
  test.each<[what: string, rows: readonly Typed[], terms: readonly string[]]>([
    [
      "lasts a year, and brings in what was carried",
      [[plan, "2025-03-15", "2025-03-15", null, 90]],
      [`${FIRST}, carried 90`],
    ],
    [
      "paid the day before the expiry, it is on time, carries over and brings in nothing typed",
      [first, [plan, "2026-03-15", "2026-03-14", null, 90]],
      [
        FIRST,
        "2026-03-15 to 2027-03-15, renewal, R1 on time, open 2026-03-15, counted from 2025-03-15, renews 2025-03-15, carries from 2025-03-15",
      ],
    ],
    [
      "paid on the day of expiry, it is late",
      [first, [plan, "2026-03-15", "2026-03-15"]],
      [
        FIRST,
        "2026-03-15 to 2027-03-15, renewal, R1 late, open 2026-03-15, counted from 2025-03-15, renews 2025-03-15",
      ],
    ],
    [
      "paid later, it begins on its payment",
      [first, [plan, "2026-03-15", "2026-04-02"]],
      [FIRST, "2026-04-02 to 2027-04-02, renewal, R1 late, open 2026-04-02, renews 2025-03-15"],
    ],
    [
      "paid on time for a later start, it begins there and still carries over",
      [first, [plan, "2026-05-01", "2026-03-01"]],
      [
        FIRST,
        "2026-05-01 to 2027-05-01, renewal, R1 on time, open 2026-05-01, renews 2025-03-15, carries from 2025-03-15",
      ],
    ],
    [
      "not paid, it renews but never opens",
      [first, [plan, "2026-03-15", null]],
      [
        FIRST,
        "2026-03-15 to 2027-03-15, renewal, R1 late, never open, counted from 2025-03-15, renews 2025-03-15",
      ],
    ],
    [
      "begun before the last one ended, it makes no term",
      [first, [plan, "2026-03-14", "2026-03-14"]],
      [FIRST],
    ],
    [
      "a row never paid is in nobody's way, and the next one brings in what was carried",
      [
        [plan, "2025-03-15", null],
        [plan, "2025-04-15", "2025-04-15", null, 30],
      ],
      [
        "2025-03-15 to 2026-03-15, new, never open",
        "2025-04-15 to 2026-04-15, new, open 2025-04-15, carried 30",
      ],
    ],
    [
      "paid when it was over, it covers nothing, is not renewed, and yet counts as the first",
      [
        [plan, "2025-03-15", "2026-03-15"],
        [plan, "2026-03-15", "2026-03-15", null, 30],
      ],
      ["2025-03-15 to 2026-03-15, new, never open", "2026-03-15 to 2027-03-15, new, open 2026-03-15"],
    ],
    [
      "the latest one is renewed, whichever row came first",
      [[plan, "2027-03-15", "2027-03-01"], first, [plan, "2026-03-15", "2026-03-01"]],
      [
        FIRST,
        "2026-03-15 to 2027-03-15, renewal, R1 on time, open 2026-03-15, counted from 2025-03-15, renews 2025-03-15, carries from 2025-03-15",
        "2027-03-15 to 2028-03-15, renewal, R1 on time, open 2027-03-15, counted from 2025-03-15, renews 2026-03-15, carries from 2026-03-15",
      ],
    ],
    [
      "with an end of its own, anniversaries are counted from there",
      [[plan, "2025-03-15", "2025-03-15", "2025-12-31"]],
      ["2025-03-15 to 2025-12-31, new, open 2025-03-15, counted from 2025-12-31"],
    ],
    [
      "with the end it has anyway, from its start",
      [[plan, "2025-03-15", "2025-03-15", "2026-03-15"]],
      [FIRST],
    ],
    [
      "paid late beyond the end typed, it keeps the start typed and never opens",
      [first, [plan, "2026-03-15", "2026-06-01", "2026-06-01"]],
      [
        FIRST,
        "2026-03-15 to 2026-06-01, renewal, R1 late, never open, counted from 2026-06-01, renews 2025-03-15",
      ],
    ],
    [
      "of 29 February, it ends on the 28th until the day comes again",
      [
        [plan, "2024-02-29", "2024-02-29"],
        [plan, "2025-02-28", "2025-02-01"],
        [plan, "2026-02-28", "2026-02-01"],
        [plan, "2027-02-28", "2027-02-01"],
      ],
      [
        "2024-02-29 to 2025-02-28, new, open 2024-02-29",
        "2025-02-28 to 2026-02-28, renewal, R1 on time, open 2025-02-28, counted from 2024-02-29, renews 2024-02-29, carries from 2024-02-29",
        "2026-02-28 to 2027-02-28, renewal, R1 on time, open 2026-02-28, counted from 2024-02-29, renews 2025-02-28, carries from 2025-02-28",
        "2027-02-28 to 2028-02-29, renewal, R1 on time, open 2027-02-28, counted from 2024-02-29, renews 2026-02-28, carries from 2026-02-28",
      ],
    ],
  ])("%s", (_, rows, terms) => expect(earlierTerms(rows.map(row)).map(termText)).toEqual(terms));
});

describe("Orange", () => {
  const first: Typed = ["ORANGE_CARE", "2025-03-15", "2025-03-15"];
  test.each<[what: string, rows: readonly Typed[], terms: readonly string[]]>([
    ["lasts a year, and brings in nothing", [["ORANGE_PLUS", "2025-03-15", "2025-03-15", null, 90]], [FIRST]],
    [
      "begun while another runs, of whatever Orange plan, it is seats to the other's end",
      [first, ["ORANGE_PLUS", "2026-03-14", "2026-03-14"]],
      [FIRST, "2026-03-14 to 2026-03-15, seats, open 2026-03-14, counted from 2025-03-15"],
    ],
    [
      "seats end on their own day, if they have one",
      [first, ["ORANGE_CARE", "2025-06-15", "2025-06-20", "2025-09-15"]],
      [FIRST, "2025-06-15 to 2025-09-15, seats, open 2025-06-20, counted from 2025-09-15"],
    ],
    [
      "seats of two plans that run belong to the one that ends last",
      [
        first,
        ["ORANGE_CARE", "2025-06-15", "2025-06-15", "2026-06-15"],
        ["ORANGE_CARE", "2025-07-15", "2025-07-15"],
      ],
      [
        FIRST,
        "2025-06-15 to 2026-06-15, seats, open 2025-06-15, counted from 2026-06-15",
        "2025-07-15 to 2026-06-15, seats, open 2025-07-15, counted from 2026-06-15",
      ],
    ],
    [
      "begun on the day of expiry, it is a renewal and carries nothing over",
      [first, ["ORANGE_CARE", "2026-03-15", "2026-03-01"]],
      [
        FIRST,
        "2026-03-15 to 2027-03-15, renewal, open 2026-03-15, counted from 2025-03-15, renews 2025-03-15",
      ],
    ],
    [
      "not paid, it is a renewal that never opens",
      [first, ["ORANGE_CARE", "2026-03-15", null]],
      [FIRST, "2026-03-15 to 2027-03-15, renewal, never open, counted from 2025-03-15, renews 2025-03-15"],
    ],
    [
      "paid 30 days after the expiry, it begins then and keeps its year",
      [first, ["ORANGE_CARE", "2026-03-15", "2026-04-14"]],
      [
        FIRST,
        "2026-04-14 to 2027-03-15, renewal, open 2026-04-14, counted from 2025-03-15, renews 2025-03-15",
      ],
    ],
    [
      "paid 31 days after, it is a new contract of a year",
      [first, ["ORANGE_CARE", "2026-03-15", "2026-04-15"]],
      [FIRST, "2026-04-15 to 2027-04-15, new, open 2026-04-15"],
    ],
    [
      "of two that ended, the later is renewed",
      [
        first,
        ["ORANGE_CARE", "2025-06-15", "2025-06-15", "2026-02-15"],
        ["ORANGE_CARE", "2026-03-15", "2026-03-01"],
      ],
      [
        FIRST,
        "2025-06-15 to 2026-02-15, seats, open 2025-06-15, counted from 2026-02-15",
        "2026-03-15 to 2027-03-15, renewal, open 2026-03-15, counted from 2025-03-15, renews 2025-03-15",
      ],
    ],
    [
      "of two that end together, the first is renewed",
      [first, ["ORANGE_CARE", "2025-06-15", "2025-06-15"], ["ORANGE_CARE", "2026-03-15", "2026-03-01"]],
      [
        FIRST,
        "2025-06-15 to 2026-03-15, seats, open 2025-06-15, counted from 2025-03-15",
        "2026-03-15 to 2027-03-15, renewal, open 2026-03-15, counted from 2025-03-15, renews 2025-03-15",
      ],
    ],
    [
      "one that begins only later is neither run beside nor renewed",
      [first, ["ORANGE_CARE", "2026-03-15", "2026-04-10"], ["ORANGE_CARE", "2026-03-20", "2026-03-20"]],
      [
        FIRST,
        "2026-03-20 to 2027-03-15, renewal, open 2026-03-20, counted from 2025-03-15, renews 2025-03-15",
        "2026-04-10 to 2027-03-15, renewal, open 2026-04-10, counted from 2025-03-15, renews 2025-03-15",
      ],
    ],
    [
      "a bank and a row never paid are neither run beside nor renewed; a first row begins when typed, though paid later",
      [
        ["VIP", "2025-03-15", "2025-03-15"],
        ["ORANGE_CARE", "2025-03-15", null],
        ["ORANGE_CARE", "2025-06-15", "2025-06-20"],
      ],
      [
        "2025-03-15 to 2026-03-15, new, open 2025-03-15",
        "2025-03-15 to 2026-03-15, new, never open",
        "2025-06-15 to 2026-06-15, new, open 2025-06-20",
      ],
    ],
  ])("%s", (_, rows, terms) =>
    expect(earlierTerms(rows.map(row)).map(termText).sort()).toEqual([...terms].sort()),
  );

  test("rows that are cancelled, or that no price list sells, make no term", () =>
    expect(earlierTerms([contract({ cancelled: true }), contract({ plan: "BASIC" })])).toEqual([]));
});

test("a VIP and a VIP Diamond are banks of their own: neither refuses or renews the other", () => {
  const rows: Typed[] = [
    ["VIP", "2025-03-15", "2025-03-15"],
    ["VIP_DIAMOND", "2025-06-15", "2025-06-15", null, 30],
  ];
  expect(earlierTerms(rows.map(row)).map(termText)).toEqual([
    FIRST,
    "2025-06-15 to 2026-06-15, new, open 2025-06-15, carried 30",
  ]);
});

test("a term keeps the row, plan and quantity that made it, and was no former client's", () => {
  const acme = contract({ plan: "VIP", quantity: 8 });
  const [term] = earlierTerms([acme]);
  expect(term).toMatchObject({ contract: acme, plan: "VIP", quantity: 8, formerly: null });
  expect(term?.boughtTo).toBe(term?.expires);
});
