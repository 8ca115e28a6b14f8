/**
 * Which row renews what, and what each term's dates are, near the boundaries of P3, P4, P8–P10 and M2: rows as typed,
 * beside clients joined since, and after a close.
 */

import { describe, expect, test } from "vitest";
import { clientTerms } from "../../../core/rules/client-terms.ts";
import type { Contract } from "../../../core/rules/contract.ts";
import type { Plan } from "../../../core/rules/plans.ts";
import type { PlanTerm } from "../../../core/rules/terms.ts";
import { addMonths, day, formatDate } from "../../../core/values/calendar.ts";
import { minutes } from "../../../core/values/units.ts";
import { contract, planTerm, termText } from "../contracts.ts";

/** A row: its plan, start, payment (null if unpaid) and end, and what else is typed. */
type Typed = readonly [
  plan: Plan,
  start: string,
  paidOn: string | null,
  expires?: string | null,
  more?: Partial<Contract>,
];

const dateOf = (text: string | null | undefined) => (text == null ? null : day(text));
const row = ([plan, start, paidOn, expires, more]: Typed, index: number) =>
  contract({
    plan,
    line: index + 2,
    start: day(start),
    paidOn: dateOf(paidOn),
    expires: dateOf(expires),
    ...more,
  });

/** Terms of Bolt, which was joined: their plan, start and end. */
const joinedTerm = (plan: PlanTerm["plan"], start: string, expires: string, quantity = 5) =>
  planTerm({
    plan,
    quantity,
    start: day(start),
    anchor: day(start),
    opens: day(start),
    expires: day(expires),
    boughtTo: day(expires),
    formerly: "bolt",
  });

const read = (rows: readonly Typed[], joined: readonly PlanTerm[] = []) =>
  clientTerms(rows.map(row), null, joined);
/** What becomes of the last row: its term, or none, and the codes of what is reported of it. */
function lastOf(rows: readonly Typed[], joined: readonly PlanTerm[] = []): readonly string[] {
  const { terms, problems } = read(rows, joined);
  const isLast = (of: Contract) => of.line === rows.length + 1;
  const own = terms.find((term) => isLast(term.contract));
  return [
    own === undefined ? "no term" : termText(own),
    ...problems.flatMap(({ contract: of, problem }) => (isLast(of) ? [problem.code] : [])),
  ];
}

const CARE: Typed = ["ORANGE_CARE", "2025-03-15", "2025-03-15"];
const VIP: Typed = ["VIP", "2025-03-15", "2025-03-15"];
const RENEWAL = "2026-03-15 to 2027-03-15, renewal";
const ON_TIME = `${RENEWAL}, R1 on time, open 2026-03-15, counted from 2025-03-15, renews 2025-03-15, carries from 2025-03-15`;

describe("P8: of several terms near its start, a row renews", () => {
  test.each<[what: string, rows: readonly Typed[], joined: readonly PlanTerm[], found: readonly string[]]>([
    [
      "its own plan's before a nearer one of another",
      [
        ["ORANGE_PLUS", "2025-03-15", "2025-03-15"],
        ["ORANGE_CARE", "2025-03-20", "2025-03-20"],
        ["ORANGE_CARE", "2026-03-16", "2026-03-10"],
      ],
      [],
      [
        "2026-03-20 to 2027-03-20, renewal, R3 online, open 2026-03-20, counted from 2025-03-20, renews 2025-03-20",
        "RENEWAL_READ",
      ],
    ],
    [
      "the one whose expiry is nearer, after it",
      [
        ["ORANGE_CARE", "2025-03-01", "2025-03-01"],
        ["ORANGE_CARE", "2025-03-20", "2025-03-20", "2026-03-20"],
        ["ORANGE_CARE", "2026-03-12", "2026-02-20"],
      ],
      [],
      ["2026-03-20 to 2027-03-20, renewal, R3 online, open 2026-03-20, renews 2025-03-20", "RENEWAL_READ"],
    ],
    [
      "the one whose expiry is nearer, before it",
      [
        ["ORANGE_CARE", "2025-03-01", "2025-03-01"],
        ["ORANGE_CARE", "2025-03-20", "2025-03-20", "2026-03-20"],
        ["ORANGE_CARE", "2026-03-08", "2026-02-20"],
      ],
      [],
      [
        "2026-03-01 to 2027-03-01, renewal, R3 online, open 2026-03-01, counted from 2025-03-01, renews 2025-03-01",
        "RENEWAL_READ",
      ],
    ],
    [
      "its own before a joined client's of the same day",
      [VIP, ["VIP", "2026-03-16", "2026-03-10"]],
      [joinedTerm("VIP", "2025-02-15", "2026-03-15")],
      [ON_TIME, "RENEWAL_READ"],
    ],
    [
      "a joined client's, where it is the nearer one",
      [VIP, ["VIP", "2026-03-25", "2026-03-10"]],
      [joinedTerm("VIP", "2025-03-25", "2026-03-25")],
      [
        "2026-03-25 to 2027-03-25, renewal, R1 on time, open 2026-03-25, counted from 2025-03-25, renews 2025-03-25, carries from 2025-03-25",
      ],
    ],
  ])("%s", (_, rows, joined, found) => expect(lastOf(rows, joined)).toEqual(found));

  test("on its very day two rows renew one term; of a joined client's only the first, the other adds seats", () => {
    const twice: Typed[] = [
      ["ORANGE_CARE", "2026-03-15", "2026-03-10"],
      ["ORANGE_CARE", "2026-03-15", "2026-03-11"],
    ];
    const origins = (rows: readonly Typed[], joined: readonly PlanTerm[] = []) =>
      read(rows, joined).terms.map(({ origin }) => origin);
    expect(origins([CARE, ...twice])).toEqual(["new", "renewal", "renewal"]);
    expect(origins(twice, [joinedTerm("ORANGE_CARE", "2025-03-15", "2026-03-15")])).toEqual([
      "renewal",
      "seats",
    ]);
  });

  test("P9: a bank may be renewed in a smaller size before its expiry, an Orange plan for fewer subscribers not", () => {
    const fewer = { quantity: 2 };
    expect(lastOf([VIP, ["VIP", "2026-03-01", "2026-03-01", null, fewer]])).toEqual([
      ON_TIME,
      "RENEWAL_READ",
    ]);
    expect(lastOf([CARE, ["ORANGE_CARE", "2026-03-01", "2026-03-01", null, fewer]])).toEqual([
      "2026-03-01 to 2026-03-15, seats, open 2026-03-01, counted from 2025-03-15",
      "SEATS_READ",
    ]);
  });

  test("P9: only the subscribers who are covered on its start count", () => {
    const joined = [
      joinedTerm("ORANGE_CARE", "2025-03-15", "2026-03-15"),
      joinedTerm("ORANGE_CARE", "2026-02-20", "2026-03-15", 3),
    ];
    const origin = (start: string) =>
      read([["ORANGE_CARE", start, start, null, { quantity: 6 }]], joined).terms[0]?.origin;
    expect(origin("2026-02-10")).toBe("renewal");
    expect(origin("2026-02-20")).toBe("seats");
  });

  test("P9: the row that begins nearer the expiry is the renewal, if it is paid", () => {
    const far: Typed = ["VIP", "2026-02-15", "2026-02-10"];
    const near = (paidOn: string | null): Typed => ["VIP", "2026-03-10", paidOn];
    const starts = (rows: readonly Typed[]) =>
      read(rows).terms.map(({ contract: of, start }) => `${of.line} ${formatDate(start)}`);
    expect(starts([VIP, far, near("2026-03-01")])).toEqual(["2 2025-03-15", "4 2026-03-15"]);
    expect(starts([VIP, far, near(null)])).toEqual(["2 2025-03-15", "3 2026-03-15"]);
  });
});

describe("P8: paid late and far from any expiry, a row follows the term that expired last", () => {
  test.each<[what: string, rows: readonly Typed[], joined: readonly PlanTerm[], found: readonly string[]]>([
    [
      "the last day of paying on time for a bank is the day before, and then the row is a new contract",
      [VIP, ["VIP", "2026-06-15", "2026-03-14"]],
      [],
      ["2026-06-15 to 2027-06-15, new, open 2026-06-15", "RENEWAL_TOO_FAR"],
    ],
    [
      "paid on the day of expiry it is late, and the payment decides",
      [VIP, ["VIP", "2026-06-15", "2026-03-15"]],
      [],
      ["2026-03-15 to 2027-03-15, renewal, R1 late, open 2026-03-15, renews 2025-03-15", "RENEWAL_READ"],
    ],
    [
      "not paid, it follows nothing, and nothing is reported",
      [VIP, ["VIP", "2026-06-15", null]],
      [],
      ["2026-06-15 to 2027-06-15, new, never open"],
    ],
    [
      "a term that was renewed is not missed",
      [VIP, ["VIP", "2026-03-15", "2026-03-01"], ["VIP", "2027-06-15", "2026-03-02"]],
      [],
      ["2027-06-15 to 2028-06-15, new, open 2027-06-15", "RENEWAL_TOO_FAR"],
    ],
    [
      "paid on time for the last one, not late for the one before",
      [CARE, ["ORANGE_CARE", "2026-06-15", "2026-06-15"], ["ORANGE_CARE", "2027-09-15", "2027-06-10"]],
      [],
      ["2027-09-15 to 2028-09-15, new, open 2027-09-15", "RENEWAL_TOO_FAR"],
    ],
    [
      "its own before a joined client's of the same day",
      [VIP, ["VIP", "2026-06-15", "2026-06-15"]],
      [joinedTerm("VIP", "2025-02-15", "2026-03-15")],
      ["2026-06-15 to 2027-06-15, renewal, R1 late, open 2026-06-15, renews 2025-03-15"],
    ],
    [
      "a joined client's that expired later",
      [VIP, ["VIP", "2026-07-15", "2026-07-15"]],
      [joinedTerm("VIP", "2025-04-15", "2026-04-15")],
      ["2026-07-15 to 2027-07-15, renewal, R1 late, open 2026-07-15, renews 2025-04-15"],
    ],
    [
      "its own that expired later",
      [VIP, ["VIP", "2026-07-15", "2026-07-15"]],
      [joinedTerm("VIP", "2025-02-15", "2026-02-15")],
      ["2026-07-15 to 2027-07-15, renewal, R1 late, open 2026-07-15, renews 2025-03-15"],
    ],
  ])("%s", (_, rows, joined, found) => expect(lastOf(rows, joined)).toEqual(found));

  test.each([
    ["2026-04-14", ["2026-05-20 to 2027-05-20, new, R5, open 2026-05-20", "RENEWAL_TOO_FAR"]],
    ["2026-04-15", ["2026-04-15 to 2027-04-15, new, R5, open 2026-04-15", "RENEWAL_READ"]],
  ])("R5: begun more than 60 days after the expiry and paid on %s", (paidOn, found) =>
    expect(lastOf([CARE, ["ORANGE_CARE", "2026-05-20", paidOn]])).toEqual(found),
  );

  test("a new contract that is too far from the term it might have renewed names both", () => {
    const { terms, problems } = read([VIP, ["VIP", "2026-06-15", "2026-03-14"]]);
    expect(problems).toEqual([
      {
        contract: terms[1]?.contract,
        problem: { code: "RENEWAL_TOO_FAR", start: "2026-06-15", expires: "2026-03-15" },
        term: { start: day("2026-06-15"), expires: day("2027-06-15") },
      },
    ]);
  });
});

test("P9: a renewal read otherwise than typed names its clause and both readings, for the months of the one that counts", () => {
  const { terms, problems } = read([VIP, ["VIP", "2026-03-10", "2026-03-20"]]);
  expect(problems).toEqual([
    {
      contract: terms[1]?.contract,
      problem: {
        code: "RENEWAL_READ",
        plan: "VIP",
        clause: "R1",
        given: "2026-03-10",
        previous: "2026-03-15",
        start: "2026-03-20",
        expires: "2027-03-20",
      },
      term: { start: day("2026-03-20"), expires: day("2027-03-20") },
    },
  ]);
});

describe("P4: seats", () => {
  const RENEWED: Typed[] = [
    ["ORANGE_CARE", "2024-03-15", "2024-03-15"],
    ["ORANGE_CARE", "2025-03-10", "2025-03-01"],
  ];
  const fewer = { quantity: 2 };
  test.each<[what: string, rows: readonly Typed[], joined: readonly PlanTerm[], found: readonly string[]]>([
    [
      "paid while a later term runs, they belong to that one",
      [...RENEWED, ["ORANGE_CARE", "2025-03-05", "2025-03-20", "2025-06-15", fewer]],
      [],
      ["2025-03-15 to 2025-06-15, seats, open 2025-03-20, counted from 2025-06-15", "SEATS_READ"],
    ],
    [
      "paid when their own time is over, to the one that ran when they were to start",
      [
        ["ORANGE_CARE", "2025-03-15", "2025-03-15", "2025-09-01"],
        ["ORANGE_CARE", "2025-06-15", "2025-09-15", "2025-09-15"],
      ],
      [],
      ["2025-06-15 to 2025-09-15, seats, never open, counted from 2025-09-15", "PAID_AFTER_EXPIRY"],
    ],
    [
      "of its own and a joined client's plan to one day, its own",
      [CARE, ["ORANGE_CARE", "2025-06-15", "2025-06-15", null, fewer]],
      [joinedTerm("ORANGE_CARE", "2025-04-15", "2026-03-15")],
      ["2025-06-15 to 2026-03-15, seats, open 2025-06-15, counted from 2025-03-15"],
    ],
    [
      "60 days before the end they may have been a renewal",
      [CARE, ["ORANGE_CARE", "2026-01-14", "2026-01-14", null, fewer]],
      [],
      ["2026-01-14 to 2026-03-15, seats, open 2026-01-14, counted from 2025-03-15", "SEATS_READ"],
    ],
    [
      "61 days before not",
      [CARE, ["ORANGE_CARE", "2026-01-13", "2026-01-13", null, fewer]],
      [],
      ["2026-01-13 to 2026-03-15, seats, open 2026-01-13, counted from 2025-03-15"],
    ],
    [
      "beside a renewal, paid in time for the term before, up to 60 days after it",
      [...RENEWED, ["ORANGE_CARE", "2025-05-14", "2025-03-14", null, fewer]],
      [],
      ["2025-05-14 to 2026-03-15, seats, open 2025-05-14, counted from 2024-03-15", "SEATS_READ"],
    ],
    [
      "and no later",
      [...RENEWED, ["ORANGE_CARE", "2025-05-15", "2025-03-14", null, fewer]],
      [],
      ["2025-05-15 to 2026-03-15, seats, open 2025-05-15, counted from 2024-03-15"],
    ],
    [
      "not when paid after that term",
      [...RENEWED, ["ORANGE_CARE", "2025-03-20", "2025-03-20", null, fewer]],
      [],
      ["2025-03-20 to 2026-03-15, seats, open 2025-03-20, counted from 2024-03-15"],
    ],
    [
      "nor when not paid at all",
      [...RENEWED, ["ORANGE_CARE", "2025-03-20", null, null, fewer]],
      [],
      ["2025-03-20 to 2026-03-15, seats, never open, counted from 2024-03-15"],
    ],
    [
      "31 days late and on another plan's time, they are seats of that plan",
      [
        CARE,
        ["ORANGE_CARE", "2025-06-15", "2025-06-15", "2026-12-15"],
        ["ORANGE_CARE", "2026-03-15", "2026-04-15"],
      ],
      [],
      ["2026-03-15 to 2026-12-15, seats, open 2026-04-15, counted from 2026-12-15"],
    ],
    [
      "30 days late it is the renewal",
      [
        CARE,
        ["ORANGE_CARE", "2025-06-15", "2025-06-15", "2026-12-15"],
        ["ORANGE_CARE", "2026-03-15", "2026-04-14"],
      ],
      [],
      ["2026-04-14 to 2027-03-15, renewal, R4, open 2026-04-14, counted from 2025-03-15, renews 2025-03-15"],
    ],
  ])("%s", (_, rows, joined, found) => expect(lastOf(rows, joined)).toEqual(found));

  test("that might be a renewal name how many, and the dates they are read for", () => {
    const { terms, problems } = read([CARE, ["ORANGE_CARE", "2026-02-01", "2026-02-01", null, fewer]]);
    const dates = { start: "2026-02-01", expires: "2026-03-15" };
    expect(problems).toEqual([
      {
        contract: terms[1]?.contract,
        problem: { code: "SEATS_READ", count: 2, ...dates },
        term: { start: day("2026-02-01"), expires: day("2026-03-15") },
      },
    ]);
  });
});

describe("P4: another Orange plan beside one that runs", () => {
  test("is reported with both", () => {
    const { terms, problems } = read([CARE, ["ORANGE_PLUS", "2025-06-15", "2025-06-15"]]);
    expect(problems).toEqual([
      {
        contract: terms[1]?.contract,
        problem: {
          code: "PLAN_BESIDE",
          plan: "ORANGE_PLUS",
          expires: "2026-06-15",
          other: "ORANGE_CARE",
          otherExpires: "2026-03-15",
        },
        term: { start: day("2025-06-15"), expires: day("2026-06-15") },
      },
    ]);
  });

  test("but not when it renews a plan of its own", () =>
    expect(
      lastOf([
        ["ORANGE_PLUS", "2024-09-15", "2024-09-15"],
        CARE,
        ["ORANGE_PLUS", "2025-07-01", "2025-10-10"],
      ]),
    ).not.toContain("PLAN_BESIDE"));
});

describe("R2: hours carried in, as typed", () => {
  const carried = { carried: minutes(90) };
  const brings = (rows: readonly Typed[]) => read(rows).terms.map((term) => Number(term.carried));
  test("are the first bank's", () => {
    const first: Typed = ["VIP", "2025-03-15", "2025-03-15", null, carried];
    expect(brings([first])).toEqual([90]);
    expect(brings([VIP, ["VIP", "2026-03-15", "2026-03-01", null, carried]])).toEqual([0, 0]);
    expect(brings([["ORANGE_CARE", "2025-01-15", "2025-01-15"], first])).toEqual([0, 90]);
    expect(brings([["VIP", "2024-03-15", null], first])).toEqual([0, 90]);
  });
});

describe("P3, P10: no term", () => {
  test("of two banks of one plan at a time the second is refused, with the first one's place", () => {
    const { terms, problems } = read([VIP, ["VIP", "2025-12-01", "2025-12-01"]]);
    expect(terms).toHaveLength(1);
    expect(problems.map(({ problem, term }) => [problem, term])).toEqual([
      [
        {
          code: "TERMS_OVERLAP",
          plan: "VIP",
          start: "2025-12-01",
          other: { file: "contracts.csv", line: 2 },
          otherStart: "2025-03-15",
          otherExpires: "2026-03-15",
        },
        null,
      ],
    ]);
  });

  test.each([
    ["2025-03-15", "ENDED_OUTSIDE_TERM"],
    ["2025-03-16", null],
    ["2026-03-15", null],
    ["2026-03-16", "ENDED_OUTSIDE_TERM"],
  ])("ended early on %s, in a term from 15 March 2025 to 15 March 2026: %s", (endedOn, code) => {
    const { terms, problems } = read([["VIP", "2025-03-15", "2025-03-15", null, { endedOn: day(endedOn) }]]);
    const dates = { endedOn, start: "2025-03-15", expires: "2026-03-15" };
    expect(problems.map(({ problem }) => problem)).toEqual(code === null ? [] : [{ code, ...dates }]);
    expect(terms.map(({ expires }) => formatDate(expires))).toEqual(code === null ? [endedOn] : []);
  });
});

describe("M2: after a close", () => {
  const first = row(VIP, 0);
  const second = row(["VIP", "2026-03-15", "2026-03-10"], 1);
  const bank = (of: Contract, given: Partial<PlanTerm> = {}) => {
    const start = given.start ?? of.start ?? day("2025-03-15");
    const expires = given.expires ?? addMonths(start, 12);
    return planTerm({
      plan: "VIP",
      contract: of,
      start,
      anchor: start,
      opens: start,
      expires,
      boughtTo: expires,
      ...given,
    });
  };
  const closedThrough = (
    through: string,
    contracts: readonly Contract[],
    terms: readonly PlanTerm[],
    now = contracts,
  ) => clientTerms(now, { through: day(through), contracts, terms });

  test("a term that had begun stays as it was closed, and the other reading is reported", () => {
    const long = bank(second, { expires: day("2027-04-15") });
    const closed = closedThrough("2026-03-15", [first, second], [bank(first), long]);
    expect(closed.terms.map(({ expires }) => formatDate(expires))).toEqual(["2026-03-15", "2027-04-15"]);
    expect(
      closed.problems
        .filter(({ problem }) => problem.code === "KEPT_AS_CLOSED")
        .map(({ problem }) => problem),
    ).toEqual([
      {
        code: "KEPT_AS_CLOSED",
        start: "2026-03-15",
        expires: "2027-04-15",
        nowStart: "2026-03-15",
        nowExpires: "2027-03-15",
        through: "2026-03-15",
      },
    ]);
    const open = closedThrough("2026-03-14", [first, second], [bank(first), long]);
    expect(open.terms.map(({ expires }) => formatDate(expires))).toEqual(["2026-03-15", "2027-03-15"]);
    expect(open.problems).toEqual([]);
  });

  test("so does the only row of a client", () => {
    const { terms } = closedThrough("2026-03-15", [second], [bank(second, { expires: day("2027-04-15") })]);
    expect(terms.map(({ expires }) => formatDate(expires))).toEqual(["2027-04-15"]);
  });

  test("a row that made no term then opens after the closed months, and what lapsed in them stays lapsed", () => {
    const readAfter = (through: string, known: readonly Contract[]) =>
      closedThrough(through, known, [bank(first)], [first, second]).terms.map(termText)[1];
    const dates = `${RENEWAL}, R1 on time`;
    const links = "counted from 2025-03-15, renews 2025-03-15";
    expect(readAfter("2026-03-31", [first, second])).toBe(`${dates}, open 2026-04-01, ${links}`);
    expect(readAfter("2026-03-15", [first, second])).toBe(`${dates}, open 2026-03-16, ${links}`);
    expect(readAfter("2026-03-14", [first, second])).toBe(ON_TIME);
    expect(readAfter("2026-03-31", [first])).toBe(ON_TIME);
  });

  test("a closed renewal follows the term that its row makes now, or none if that covers nothing or is gone", () => {
    const was = bank(first);
    const renewal = bank(second, { origin: "renewal", renews: was, carriesFrom: was });
    const followed = (now: readonly Contract[], joined: readonly PlanTerm[] = []) => {
      const closed = { through: day("2026-03-31"), contracts: [first, second], terms: [was, renewal] };
      const { terms } = clientTerms([...now, second], closed, joined);
      return terms.find(({ contract: of }) => of === second)?.renews ?? null;
    };
    expect(followed([contract({ ...first, quantity: 6 })])?.quantity).toBe(6);
    expect(followed([contract({ ...first, paidOn: null })])).toBeNull();
    expect(followed([])).toBeNull();
    expect(followed([], [joinedTerm("VIP", "2025-03-15", "2026-03-15")])).toBeNull();
  });
});
