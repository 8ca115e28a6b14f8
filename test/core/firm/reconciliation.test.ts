/**
 * A firm's accounts, and what is told of the rows that could not be used: where it stands, whose it is, and in what
 * order. A log of any size: nothing is lost and nothing overflows, however many of its rows are refused.
 */

import { describe, expect, test } from "vitest";
import type { AdjustmentRow } from "../../../core/firm/adjustments.ts";
import type { OverageDecisionRow } from "../../../core/firm/overage-decisions.ts";
import { type Firm, PlacedWork, reconcile } from "../../../core/firm/reconciliation.ts";
import { readRegister } from "../../../core/firm/register.ts";
import { DEFAULT_SETTINGS } from "../../../core/ledger/settings.ts";
import type { BankPlan } from "../../../core/rules/plans.ts";
import { day } from "../../../core/values/calendar.ts";
import { minutes } from "../../../core/values/units.ts";
import { closedBooksOf } from "../closed-books.ts";
import { CONTRACTS, table } from "../firm.ts";

test("each of 200,000 refused rows is reported, in order", () => {
  const count = 200_000;
  const rows = Array.from({ length: count }, (_, at) => ({
    line: at + 2,
    cells: ["2026-10-05", "Acme", "soon"],
  }));
  const { control, exceptions } = reconcile({
    contracts: [],
    otherClients: ["Acme"],
    aliases: {},
    adjustments: [],
    settings: DEFAULT_SETTINGS,
    logs: [{ file: "log.csv", header: ["date", "client", "minutes"], rows }],
  });
  expect(control.entriesRead).toBe(count);
  expect(control.entriesRejected).toBe(count);
  expect(exceptions.length).toBe(count);
  expect(exceptions.findIndex(({ line }, at) => line !== at + 2)).toBe(-1);
});

test("a row of the register filled down is reported, and nothing is read from it", () => {
  const rows = (count: number) =>
    Array.from({ length: count }, () => "Acme,VIP,2,2026-01-15,,2026-01-15,,,,");
  const read = (count: number) => readRegister(table("contracts.csv", [CONTRACTS, ...rows(count)])).fatal;
  expect(read(5000)).toEqual([]);
  expect(read(5001)).toEqual([{ code: "CLIENT_ROWS", client: "Acme", given: 5001, most: 5000 }]);
});

const HEADER = "client,plan,quantity,start,paid_on,status,alias";
const VIP = "Acme,VIP,2,2026-01-15,2026-01-15,,";

/** A firm of these register rows and entries: `date, client, minutes`. */
function firmOf(rows: readonly string[], log: readonly string[] = [], given: Partial<Firm> = {}) {
  return reconcile(inputsOf(rows, log, given));
}

function inputsOf(rows: readonly string[], log: readonly string[], given: Partial<Firm> = {}): Firm {
  const { contracts, refused } = readRegister(table("contracts.csv", [HEADER, ...rows]));
  return {
    contracts,
    refused,
    aliases: {},
    logs: [table("log.csv", ["date,client,minutes", ...log])],
    adjustments: [],
    settings: DEFAULT_SETTINGS,
    ...given,
  };
}

const adjusted = (line: number, client: string, date: string, plan: BankPlan = "VIP"): AdjustmentRow => ({
  file: "adjustments.csv",
  line,
  row: { client, date },
  adjustment: {
    ...{ client, plan, date: day(date), minutes: minutes(15) },
    ...{ reason: "as agreed", author: "M. Roy", price: null },
  },
});

const decided = (line: number, client: string, date: string): OverageDecisionRow => ({
  file: "decisions.csv",
  line,
  row: { client, date },
  decision: { client, date: day(date), is: "reject", who: "M. Roy", why: "as agreed" },
});

describe("R8: an adjustment", () => {
  test("is its client's, by name or alias; one for a day without its bank is told with its row", () => {
    const rows = [adjusted(2, "ACM", "2026-02-01"), adjusted(3, "acme", "2025-02-01")];
    const { accounts, exceptions } = firmOf([`${VIP}ACM`, "Bolt,BASIC,,,,,"], [], { adjustments: rows });
    expect(accounts.map(({ adjustments }) => adjustments)).toEqual([
      rows.map(({ adjustment }) => adjustment),
      [],
    ]);
    expect(exceptions).toMatchObject([
      { file: "adjustments.csv", line: 3, client: "Acme", row: { client: "acme", date: "2025-02-01" } },
    ]);
    expect(exceptions[0]?.problems.length).toBe(1);
  });

  test("is its client's on its day, by an alias of that day, and nobody's on another", () => {
    const aliases = { KOO: { client: "Acme", from: day("2026-02-01"), to: day("2026-02-28") } };
    const rows = [adjusted(2, "KOO", "2026-02-28"), adjusted(3, "KOO", "2026-03-01")];
    const { accounts, exceptions } = firmOf([VIP], [], { adjustments: rows, aliases });
    expect(accounts[0]?.adjustments).toEqual([rows[0]?.adjustment]);
    expect(exceptions).toMatchObject([
      { line: 3, client: null, problems: [{ code: "CLIENT_UNKNOWN", given: "KOO", nearest: null }] },
    ]);
  });

  test("for no client is told, and whether a row of the register was refused", () => {
    const adjustments = [adjusted(2, "Acmee", "2026-02-01"), adjusted(3, "Bolt", "2026-02-01")];
    const { exceptions } = firmOf([VIP, "Bolt,VIP,9,2026-01-15,,,"], [], { adjustments });
    const place = { file: "adjustments.csv", client: null };
    expect(exceptions).toEqual([
      {
        ...{ ...place, line: 2, row: { client: "Acmee", date: "2026-02-01" } },
        problems: [{ code: "CLIENT_UNKNOWN", given: "Acmee", nearest: "Acme" }],
      },
      {
        ...{ ...place, line: 3, row: { client: "Bolt", date: "2026-02-01" } },
        problems: [{ code: "ROW_REFUSED", client: "Bolt", row: { file: "contracts.csv", line: 3 } }],
      },
    ]);
  });
});

describe("A9: a decision", () => {
  const KOO = { KOO: { client: "Acme", from: day("2026-02-01"), to: day("2026-02-28") } };
  const ORANGE = "Acme,ORANGE_CARE,1,2026-01-15,2026-01-15,,";

  test("is its client's on its day, by an alias of that day; the accounts have one for each day, in order", () => {
    const rows = [
      decided(2, "KOO", "2026-02-04"),
      decided(3, "Acme", "2026-02-03"),
      decided(4, "Acme", "2026-02-04"),
    ];
    const log = ["2026-02-03,Acme,45", "2026-02-04,Acme,45"];
    const { accounts, exceptions } = firmOf([ORANGE], log, { overageDecisions: rows, aliases: KOO });
    expect(accounts[0]?.decisions).toEqual([rows[1]?.decision, rows[0]?.decision]);
    expect(exceptions).toEqual([
      {
        ...{ file: "decisions.csv", line: 4, client: "Acme", row: { client: "Acme", date: "2026-02-04" } },
        problems: [
          { code: "DECISION_REPEATED", date: "2026-02-04", first: { file: "decisions.csv", line: 2 } },
        ],
      },
    ]);
  });

  test("about a day without overage, or for no client of that day, is told", () => {
    const rows = [decided(2, "Acme", "2026-02-04"), decided(3, "KOO", "2026-03-01")];
    const { exceptions } = firmOf([ORANGE], [], { overageDecisions: rows, aliases: KOO });
    expect(exceptions).toEqual([
      {
        ...{ file: "decisions.csv", line: 2, client: "Acme", row: { client: "Acme", date: "2026-02-04" } },
        problems: [{ code: "DECISION_WITHOUT_OVERAGE", date: "2026-02-04" }],
      },
      {
        ...{ file: "decisions.csv", line: 3, client: null, row: { client: "KOO", date: "2026-03-01" } },
        problems: [{ code: "CLIENT_UNKNOWN", given: "KOO", nearest: null }],
      },
    ]);
  });
});

describe("what is told of the register", () => {
  test("of a row, with what identifies it; of its term, with the term", () => {
    const rows = ["Acme,VIP,2,2026-01-15,2027-01-15,,", "Bolt,BASIC,,,,,KOO", "Cedar,BASIC,,,,,KOO"];
    const { exceptions } = firmOf(rows);
    expect(exceptions).toMatchObject([
      {
        ...{ file: "contracts.csv", line: 2, client: "Acme", problems: [{ code: "PAID_AFTER_EXPIRY" }] },
        row: { client: "Acme", plan: "VIP", quantity: "2", start: "2026-01-15" },
        term: { start: day("2026-01-15"), expires: day("2027-01-15") },
      },
      {
        ...{ file: "contracts.csv", line: 4, client: "Cedar", problems: [{ code: "ALIAS_TAKEN" }] },
        row: { client: "Cedar", plan: "BASIC", quantity: "0", start: "" },
      },
    ]);
    expect(exceptions.map((exception) => "term" in exception)).toEqual([true, false]);
  });

  test("of the configuration, without a row", () => {
    const { exceptions } = firmOf([VIP], [], { aliases: { KOO: "Bolt" } });
    expect(exceptions).toEqual([
      {
        ...{ file: "config", line: 0, client: null, row: {} },
        problems: [{ code: "ALIAS_UNKNOWN", alias: "KOO", given: "Bolt", nearest: null }],
      },
    ]);
  });

  test.each([
    ["its first row's file", ["Bolt,BASIC,,,,,"], "contracts.csv"],
    ["register, if it has no row", [], "register"],
  ])("M2: of a client that is gone, at the top of %s", (_case, rows, file) => {
    const closed = closedBooksOf(firmOf([VIP]), DEFAULT_SETTINGS, day("2026-02-28"));
    const { exceptions } = firmOf(rows, [], { closed });
    expect(exceptions).toEqual([
      {
        ...{ file, line: 1, client: "Acme", row: { client: "Acme" } },
        problems: [{ code: "CLIENT_GONE", client: "Acme", minutes: 120, like: null }],
      },
    ]);
  });

  test("is in the order of files and lines, with all the rest", () => {
    const { exceptions } = firmOf(
      ["Bolt,BASIC,,,,,KOO", "Cedar,BASIC,,,,,KOO", "Dune,BASIC,,,,,KOO"],
      ["2026-02-03,Nobody,10", "2026-02-30,Bolt,10"],
      {
        adjustments: [adjusted(3, "Nobody", "2026-02-01"), adjusted(2, "Nobody", "2026-02-01")],
        overageDecisions: [decided(2, "Nobody", "2026-02-01")],
        aliases: { KK: "Nobody" },
      },
    );
    expect(exceptions.map(({ file, line }) => `${file} ${line}`)).toEqual([
      ...["adjustments.csv 2", "adjustments.csv 3", "config 0", "contracts.csv 3", "contracts.csv 4"],
      ...["decisions.csv 2", "log.csv 2", "log.csv 3"],
    ]);
  });
});

describe("P10: the time billed because a row was cancelled", () => {
  const CANCELLED = "Acme,VIP,2,2026-01-15,2026-01-15,cancelled,";
  // Nine times 5 minutes of one day: 135 charged each by itself, 45 charged together.
  const log = Array.from({ length: 9 }, () => "2026-02-03,Acme,5");
  const header = "id,date,client,minutes";
  const logs = [table("log.csv", [header, ...log.map((row, at) => `${at + 1},${row}`)])];
  const together = { ...DEFAULT_SETTINGS, rounding: "client_day" } as const;
  const billed = (given: Partial<Firm>) =>
    firmOf([CANCELLED], [], { logs, ...given }).exceptions.map(({ line, client, problems }) => [
      line,
      client,
      problems,
    ]);
  const told = (more: number) => [
    [2, "Acme", [{ code: "CANCELLED_BILLED", plan: "VIP", start: "2026-01-15", minutes: more }]],
  ];

  test("is told, up to what its bank would have given", () => {
    expect(billed({})).toEqual(told(120));
    expect(billed({ settings: together })).toEqual(told(45));
  });

  test("M2: in closed months, with the settings of then", () => {
    const through = day("2026-02-28");
    const closed = closedBooksOf(firmOf([CANCELLED], [], { logs }), DEFAULT_SETTINGS, through);
    expect(billed({ settings: together, closed })).toEqual(told(120));
    // Another client's work of then drew on no bank of its, though they are one since.
    const two = [CANCELLED, "Bolt,BASIC,,,,,"];
    const ofBolt = firmOf(two, ["2026-02-03,Bolt,20"]);
    const { exceptions } = firmOf(two, ["2026-02-03,Bolt,20"], {
      closed: closedBooksOf(ofBolt, DEFAULT_SETTINGS, through),
      aliases: { Bolt: "Acme" },
    });
    expect(exceptions.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual([
      "CLIENTS_JOINED",
    ]);
    // A client that is new since has no past.
    const none = { ...closed, clients: [] };
    expect(
      firmOf([CANCELLED], ["2026-03-03,Acme,20"], { closed: none }).exceptions.map(
        ({ problems }) => problems,
      ),
    ).toEqual([[{ code: "CANCELLED_BILLED", plan: "VIP", start: "2026-01-15", minutes: 30 }]]);
  });
});

describe("an account", () => {
  test("knows all names of its client, in order: of the register, of entries, and of closed months", () => {
    const closed = closedBooksOf(firmOf([`${VIP}Old Acme`]), DEFAULT_SETTINGS, day("2026-01-31"));
    const aliases = { KOO: { client: "Acme", from: day("2026-02-01") }, ACM: "Acme" };
    const { accounts } = firmOf([VIP, "Bolt,BASIC,,,,,"], ["2026-02-03,KOO,10"], { aliases, closed });
    expect(accounts.map(({ names }) => names)).toEqual([["acm", "acme", "koo", "oldacme"], ["bolt"]]);
  });

  test("has a past if it was closed, and changes in it only if any month is closed", () => {
    const rows = [VIP, "Bolt,BASIC,,,,,"];
    const open = firmOf(rows);
    expect(open.accounts.map(({ past, prior }) => [past, prior])).toEqual([
      [null, null],
      [null, null],
    ]);
    const closed = closedBooksOf(firmOf([VIP]), DEFAULT_SETTINGS, day("2026-01-31"));
    const { accounts } = firmOf(rows, [], { closed });
    expect(accounts.map(({ past, prior }) => [past?.name ?? null, prior?.changes])).toEqual([
      ["Acme", []],
      [null, []],
    ]);
  });

  test("has its own entries and count; those of no client are in the total only", () => {
    const log = ["2026-02-03,Acme,10", "2026-02-04,Acme,20", "2026-02-04,Bolt,5", "2026-02-05,Nobody,7"];
    const { accounts, control, files } = firmOf([VIP, "Bolt,BASIC,,,,,"], log);
    expect(accounts.map((own) => [own.entries.length, own.control.minutesPlaced])).toEqual([
      [2, 30],
      [1, 5],
    ]);
    expect([control.minutesRead, control.minutesPlaced, control.minutesRejected]).toEqual([42, 35, 7]);
    expect(files.map(({ file }) => file)).toEqual(["log.csv"]);
  });
});

describe("placed work", () => {
  const rows = [`${VIP}ACM`, "Bolt,BASIC,,,,,"];
  const log = ["2026-02-03,acm,soon", "2026-02-04,Acme,20", "2026-02-04,Bolt,often", "2026-02-05,Nobody,7"];
  const found = (exceptions: readonly { readonly file: string; readonly line: number }[]) =>
    exceptions.map(({ file, line }) => `${file} ${line}`);

  test("gives each account with its client's exceptions, of rows and of its own, in order of file and line", () => {
    const adjustments = [adjusted(3, "ACM", "2025-02-01"), adjusted(2, "Nobody", "2026-02-01")];
    const unread = [{ file: "prices.csv", line: 9, problems: [], client: "ACME", row: {} }];
    const placed = new PlacedWork(inputsOf(rows, log, { adjustments, unread }));
    const made = placed.clients.map((client) => placed.account(client));
    expect(made.map(({ account }) => account.client.name)).toEqual(["Acme", "Bolt"]);
    expect(made.map(({ exceptions }) => found(exceptions))).toEqual([
      ["adjustments.csv 3", "log.csv 2", "prices.csv 9"],
      ["log.csv 4"],
    ]);
    expect(made.map(({ own }) => found(own))).toEqual([["adjustments.csv 3"], []]);
    // What no account shows, or more than one process would.
    expect(found(placed.exceptions).sort()).toEqual([
      "adjustments.csv 2",
      "log.csv 2",
      "log.csv 4",
      "log.csv 5",
      "prices.csv 9",
    ]);
    expect(found(reconcile(inputsOf(rows, log, { adjustments, unread })).exceptions)).toEqual([
      "adjustments.csv 2",
      "adjustments.csv 3",
      "log.csv 2",
      "log.csv 4",
      "log.csv 5",
      "prices.csv 9",
    ]);
  });

  test("knows a client's exceptions by the names of closed months and of its work", () => {
    const closed = closedBooksOf(firmOf([`${VIP}Old Acme`]), DEFAULT_SETTINGS, day("2026-01-31"));
    const aliases = { KOO: { client: "Acme", from: day("2026-02-01") } };
    const unread = ["Old Acme", "koo", "BOLT", "Elm"].map((client, line) => {
      return { file: "a.csv", line, problems: [], client, row: {} };
    });
    const placed = new PlacedWork(
      inputsOf([VIP, "Bolt,BASIC,,,,,"], ["2026-02-03,KOO,10"], { closed, aliases, unread }),
    );
    const made = placed.clients.map((client) => placed.account(client));
    expect(made.map(({ exceptions }) => found(exceptions))).toEqual([["a.csv 0", "a.csv 1"], ["a.csv 2"]]);
  });

  test("gives an account's work in order, and no exceptions where there are none", () => {
    const later = ["2026-02-04,Acme,20", "2026-02-03,Acme,10"];
    const placed = new PlacedWork(inputsOf(rows, later));
    const [acme, bolt] = placed.clients.map((client) => placed.account(client));
    expect(acme?.account.entries.map(({ line }) => line)).toEqual([3, 2]);
    expect([acme?.exceptions, bolt?.exceptions]).toEqual([[], []]);
  });

  test("lets an account's work go once it is made", () => {
    const placed = new PlacedWork(inputsOf(rows, log));
    const [acme] = placed.clients;
    if (acme === undefined) throw new Error("no client");
    expect(placed.account(acme).account.entries).toHaveLength(1);
    expect(() => placed.account(acme)).toThrow();
  });
});
