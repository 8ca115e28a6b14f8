/** M2: a client's terms after a close, and those of clients joined since, each row read once under the right name. */

import { describe, expect, test } from "vitest";
import { openTerms } from "../../../core/firm/open-terms.ts";
import type { JoinedClient } from "../../../core/ledger/joined-clients.ts";
import { clientTerms, type Terms } from "../../../core/rules/client-terms.ts";
import type { Contract } from "../../../core/rules/contract.ts";
import type { PlanTerm } from "../../../core/rules/terms.ts";
import { day, formatDate } from "../../../core/values/calendar.ts";
import { contract } from "../contracts.ts";

const THROUGH = day("2026-02-28");
const BOOKS = { through: THROUGH };
const BOLT: JoinedClient = { name: "Bolt", names: ["bolt", "bx"], through: THROUGH };

/** A VIP row, paid on its start unless `given` says otherwise. */
function vip(client: string, quantity: number, start: string, given: Partial<Contract> = {}): Contract {
  const line = Number(start.slice(2, 4)) * 100 + quantity;
  return contract({ client, plan: "VIP", quantity, start: day(start), paidOn: day(start), line, ...given });
}

const closedAs = (formerly: string | null, ...rows: readonly Contract[]): PlanTerm[] =>
  clientTerms(rows).terms.map((term) => ({ ...term, formerly }));

const said = ({ terms }: Terms) =>
  terms.map(({ contract: row, quantity, start, expires, formerly }) =>
    [formerly ?? "own", `${row.client} ${quantity} h`, formatDate(start), formatDate(expires)].join(", "),
  );

const [ACME, ITS] = [vip("Acme", 5, "2026-01-20"), vip("Bolt", 4, "2026-01-10")];
const PAST = {
  contracts: [ACME, ITS],
  terms: [...closedAs(null, ACME), ...closedAs("Bolt", ITS)],
  joined: [BOLT],
};
const OWN_5 = "own, Acme 5 h, 2026-01-20, 2027-01-20";
const ITS_4 = "Bolt, Bolt 4 h, 2026-01-10, 2027-01-10";

describe("without a client joined since", () => {
  // Paid late, R1 would begin the second term on its payment; closed books had it begin on its start.
  const [first, second] = [
    vip("Acme", 5, "2025-01-10"),
    vip("Acme", 4, "2026-01-10", { paidOn: day("2026-01-20") }),
  ];
  const terms = closedAs(null, first, second).map((term) =>
    term.contract === second ? { ...term, start: day("2026-01-10"), expires: day("2027-01-10") } : term,
  );
  const past = { contracts: [first, second], terms, joined: [] };
  const [today, closed] = ["2026-01-20, 2027-01-20", "2026-01-10, 2027-01-10"];

  test.each([
    ["nothing is closed: as read today", undefined, null, today],
    ["the client is new: as read today", undefined, BOOKS, today],
    ["no month is closed, whatever the past", past, null, today],
    ["terms begun by the last closed day stay as they were closed", past, BOOKS, closed],
    ["a term that began later is read today", past, { through: day("2026-01-09") }, today],
  ])("%s", (_case, of, books, dates) =>
    expect(said(openTerms([first, second], of, books))).toEqual([
      "own, Acme 5 h, 2025-01-10, 2026-01-10",
      `own, Acme 4 h, ${dates}`,
    ]),
  );
});

describe("a client joined since: each row makes one term", () => {
  test.each<[string, readonly Contract[], readonly string[]]>([
    ["both rows as they were, by their start", [ACME, ITS], [ITS_4, OWN_5]],
    [
      "its row moved under the client's name",
      [ACME, { ...ITS, client: "Acme" }],
      ["Bolt, Acme 4 h, 2026-01-10, 2027-01-10", OWN_5],
    ],
    [
      "the client's row under its name",
      [{ ...ACME, client: "BX" }, ITS],
      [ITS_4, "own, BX 5 h, 2026-01-20, 2027-01-20"],
    ],
    ["its row gone", [ACME], [OWN_5]],
    ["the client's row gone", [ITS], [ITS_4]],
    [
      "a new row of its name",
      [ACME, ITS, vip("BX", 3, "2027-06-10")],
      [ITS_4, OWN_5, "Bolt, BX 3 h, 2027-06-10, 2028-06-10"],
    ],
    [
      "a new row of the client's, and its own gone",
      [ACME, vip("Acme", 3, "2027-06-10")],
      [OWN_5, "own, Acme 3 h, 2027-06-10, 2028-06-10"],
    ],
  ])("%s", (_case, rows, terms) => {
    expect(said(openTerms(rows, PAST, BOOKS))).toEqual(terms);
    expect(said(openTerms([...rows].reverse(), PAST, BOOKS))).toEqual(terms);
  });

  const TWIN = vip("Acme", 4, "2026-01-10");
  const TWINS = {
    contracts: [TWIN, ITS],
    terms: [...closedAs(null, TWIN), ...closedAs("Bolt", ITS)],
    joined: [BOLT],
  };
  const OWN_4 = "own, Acme 4 h, 2026-01-10, 2027-01-10";
  test.each<[string, readonly Contract[], readonly string[]]>([
    ["both there", [ITS, TWIN], [OWN_4, ITS_4]],
    ["its gone", [TWIN], [OWN_4]],
    ["the client's gone", [ITS], [ITS_4]],
    [
      "both under the client's name",
      [TWIN, { ...TWIN, line: 9 }],
      [OWN_4, "Bolt, Acme 4 h, 2026-01-10, 2027-01-10"],
    ],
  ])("rows that say the same go by their name first, %s", (_case, rows, terms) =>
    expect(said(openTerms(rows, TWINS, BOOKS)).sort()).toEqual([...terms].sort()),
  );

  test("a closed row stands for one row only; the other is new, and opens when it was paid", () => {
    const past = { contracts: [ITS], terms: closedAs("Bolt", ITS), joined: [BOLT] };
    const moved = { ...ITS, client: "Acme" };
    const { terms, problems } = openTerms([moved, { ...moved, line: 9 }], past, BOOKS);
    expect(terms.map(({ formerly, opens }) => [formerly, opens && formatDate(opens)])).toEqual([
      [null, "2026-01-10"],
      ["Bolt", "2026-01-10"],
    ]);
    expect(problems).toEqual([]);
  });

  test("the terms of both stay as they were closed, however their rows would be read today", () => {
    const ends = day("2026-12-31");
    const terms = PAST.terms.map((term) => ({ ...term, expires: ends, boughtTo: ends }));
    expect(said(openTerms([ACME, ITS], { ...PAST, terms }, BOOKS))).toEqual([
      "Bolt, Bolt 4 h, 2026-01-10, 2026-12-31",
      "own, Acme 5 h, 2026-01-20, 2026-12-31",
    ]);
  });

  test("a closed row of a name that was both clients' is of the one whose term it made", () => {
    const shared = vip("Tools", 4, "2026-01-10");
    const past = { contracts: [shared], terms: closedAs("Bolt", shared), joined: [BOLT] };
    expect(said(openTerms([shared], past, BOOKS))).toEqual(["Bolt, Tools 4 h, 2026-01-10, 2027-01-10"]);
  });

  test.each([
    [
      "Bolt",
      ACME,
      [
        [null, 5, "2026-01-20"],
        ["Bolt", 3, "2026-03-01"],
      ],
    ],
    [
      "Acme",
      ITS,
      [
        ["Bolt", 4, "2026-01-10"],
        [null, 3, "2026-03-01"],
      ],
    ],
  ])("a closed row that made no term is that of its name: %s", (client, other, expected) => {
    // It overlapped with that client's own, which is gone now; it has been moved under the client's name.
    const row = vip(client, 3, "2026-01-25");
    const past = { ...PAST, contracts: [ACME, ITS, row] };
    const { terms, problems } = openTerms([other, { ...row, client: "Acme" }], past, BOOKS);
    expect(
      terms.map(({ formerly, quantity, opens }) => [formerly, quantity, opens && formatDate(opens)]),
    ).toEqual(expected);
    expect(problems).toEqual([]);
  });

  test("one joined twice, in two months, is one", () => {
    const joined = [{ ...BOLT, through: day("2026-01-31") }, BOLT];
    expect(said(openTerms([ACME, ITS], { ...PAST, joined }, BOOKS))).toEqual([ITS_4, OWN_5]);
  });

  test("two joined are two", () => {
    const cedar = vip("Cedar", 2, "2026-01-25");
    const past = {
      contracts: [ACME, ITS, cedar],
      terms: [...PAST.terms, ...closedAs("Cedar", cedar)],
      joined: [BOLT, { name: "Cedar", names: ["cedar"], through: THROUGH }],
    };
    expect(said(openTerms([cedar, ACME, ITS], past, BOOKS))).toEqual([
      ITS_4,
      OWN_5,
      "Cedar, Cedar 2 h, 2026-01-25, 2027-01-25",
    ]);
  });

  test("P8: a later purchase of the client's renews the other's plan, paid on time", () => {
    const renewal = vip("Acme", 2, "2027-01-10", { paidOn: day("2027-01-05") });
    const { terms } = openTerms(
      [ITS, renewal],
      { ...PAST, contracts: [ITS], terms: closedAs("Bolt", ITS) },
      BOOKS,
    );
    const last = terms.at(-1);
    expect(last).toMatchObject({ formerly: null, origin: "renewal" });
    expect(last?.renews).toBe(terms[0]);
    expect(last?.carriesFrom).toBe(terms[0]);
  });

  test("what is told of rows of either, the client's own first", () => {
    const rows = [ACME, vip("Acme", 3, "2026-05-05"), ITS, vip("Bolt", 2, "2026-06-06")];
    const { problems } = openTerms(rows, PAST, BOOKS);
    expect(problems.map(({ contract: row, problem }) => [row.client, problem.code])).toEqual([
      ["Acme", "TERMS_OVERLAP"],
      ["Bolt", "TERMS_OVERLAP"],
    ]);
  });
});
