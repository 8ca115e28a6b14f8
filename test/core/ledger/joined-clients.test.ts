/** M2: clients that are renamed, joined or split after a month was closed, as a firm's months say it. */

import { describe, expect, test } from "vitest";
import { statement } from "../../../core/figures/statement.ts";
import type { Aliases } from "../../../core/firm/clients.ts";
import { type ClientAccount, reconcile } from "../../../core/firm/reconciliation.ts";
import { readRegister } from "../../../core/firm/register.ts";
import { type JoinedClient, separateClientOn } from "../../../core/ledger/joined-clients.ts";
import type { ClosedBooks } from "../../../core/ledger/prior-period.ts";
import { DEFAULT_SETTINGS } from "../../../core/ledger/settings.ts";
import { priceBook } from "../../../core/rules/plans.ts";
import { addDays, addMonths, day, type Period, parseMonth } from "../../../core/values/calendar.ts";
import { closedBooksOf } from "../closed-books.ts";
import { table } from "../firm.ts";

/** A register, aliases and a log as they stand in one month; what is left out is as in the month before. */
interface Month {
  /** `client, plan, quantity, start[, paid on[, alias]]` */
  readonly rows?: readonly string[];
  readonly aliases?: Aliases;
  /** `date, client, minutes[, category]` */
  readonly log?: readonly string[];
}

/** Each month is closed after it was told. */
function told(first: string, months: readonly Month[]): string[][] {
  let books: ClosedBooks | null = null;
  let period = parseMonth(first);
  let known: Required<Month> = { rows: [], aliases: {}, log: [] };
  return months.map((month) => {
    known = { ...known, ...month };
    if (period === null) throw new Error(`“${first}” is no month`);
    const { from, to } = period;
    period = { from: addDays(to, 1), to: addDays(addMonths(from, 2), -1) };
    const register = readRegister(
      table("contracts.csv", [
        "client,plan,quantity,start,paid_on,alias",
        ...known.rows.map((row) => {
          const [client, plan, quantity, start, paid, alias = ""] = row.split(",").map((cell) => cell.trim());
          return [client, plan, quantity, start, paid || start, alias].join(",");
        }),
      ]),
    );
    const run = reconcile({
      contracts: register.contracts,
      aliases: known.aliases,
      logs: [table("log.csv", ["date,client,minutes,category", ...known.log])],
      adjustments: [],
      settings: DEFAULT_SETTINGS,
      closed: books,
    });
    const lines = run.accounts.map((account) => line(account, { from, to }));
    const codes = run.exceptions.flatMap(({ problems }) => problems.map(({ code }) => code)).sort();
    books = { ...closedBooksOf(run, DEFAULT_SETTINGS, to), settings: books?.settings ?? [] };
    return [...lines, ...codes];
  });
}

/** “Acme: VIP 300 = 300, VIP (Bolt) 240 - 60 = 180; billed 15; told register”, in minutes. */
function line({ client, ledger, terms, prior }: ClientAccount, period: Period): string {
  const { banks, billable, priorPeriod } = statement(ledger, terms, period, priceBook([]), prior);
  const held = banks.map(({ bank, opening, closing, ...by }) => {
    const moves = [
      by.priorPeriod,
      by.bought,
      by.carriedIn,
      by.adjusted,
      -by.used,
      -by.expired,
      -by.carriedOut,
    ];
    const signed = moves.flatMap((move) => (move === 0 ? [] : [move < 0 ? `- ${-move}` : `+ ${move}`]));
    const name = bank.formerly === null ? bank.plan : `${bank.plan} (${bank.formerly})`;
    return `${name} ${[opening, ...signed].join(" ")} = ${closing}`;
  });
  const causes = [...new Set(priorPeriod.map(({ cause }) => cause.code))];
  const billed = billable.total.charged === 0 ? [] : [`billed ${billable.total.charged}`];
  const about = causes.length === 0 ? [] : [`told ${causes.join(" ")}`];
  return `${client.name}: ${[held.join(", ") || "no bank", ...billed, ...about].join("; ")}`;
}

const ACME = "Acme, VIP, 5, 2026-01-10";
const WORK = ["2026-02-05,Acme,60,how_to"];
const BOTH = { rows: [ACME, "Bolt, VIP, 4, 2026-01-10"], log: WORK };
const JOINED: Aliases = { Bolt: "Acme" };

describe("one client under two names", () => {
  test.each([
    [
      "its row renamed, the old name an alias of the row",
      { rows: ["Acme Group, VIP, 5, 2026-01-10,, Acme"] },
      [],
    ],
    [
      "its row renamed, the old name an alias of the configuration",
      { rows: ["Acme Group, VIP, 5, 2026-01-10"], aliases: { Acme: "Acme Group" } },
      [],
    ],
    [
      "its row left, and a row of the new name that renews it",
      { rows: [ACME, "Acme Group, VIP, 2, 2027-01-10, 2027-01-05, Acme"] },
      ["CLIENTS_JOINED"],
    ],
  ] as const)("%s", (_case, month, codes) => {
    const [, march, april] = told("2026-02", [{ rows: [ACME], log: WORK }, month, {}]);
    expect(march).toEqual(["Acme Group: VIP 240 = 240", ...codes]);
    expect(april).toEqual(["Acme Group: VIP 240 = 240"]);
  });

  test("without an alias the old name's hours are taken away, reported, and the new name is suggested", () => {
    const renamed = { rows: ["Acme Group, VIP, 5, 2026-01-10"] };
    const [, march, april] = told("2026-02", [{ rows: [ACME], log: WORK }, renamed, {}]);
    expect(march).toEqual([
      "Acme: VIP 240 - 240 = 0; told REGISTER FOLLOWS",
      "Acme Group: VIP 0 + 300 = 300; told REGISTER",
      "CLIENT_GONE",
    ]);
    expect(april).toEqual(["Acme: no bank", "Acme Group: VIP 300 = 300"]);
  });

  test("renamed twice, then back", () => {
    const named = (name: string, alias: string) => ({ rows: [`${name}, VIP, 5, 2026-01-10,, ${alias}`] });
    const months = [
      { rows: [ACME], log: WORK },
      named("Bolt", "Acme"),
      named("Cedar", "Bolt | Acme"),
      named("Acme", "Cedar | Bolt"),
    ];
    expect(told("2026-02", months).slice(1).flat()).toEqual([
      "Bolt: VIP 240 = 240",
      "Cedar: VIP 240 = 240",
      "Acme: VIP 240 = 240",
    ]);
  });

  test("the tool's log renames it too: nothing is reported of the same work", () => {
    const renamed = {
      rows: ["Acme Group, VIP, 5, 2026-01-10,, Acme"],
      log: ["2026-02-05,Acme Group,60,how_to"],
    };
    expect(told("2026-02", [{ rows: [ACME], log: WORK }, renamed])[1]).toEqual(["Acme Group: VIP 240 = 240"]);
  });

  test("the renewal under the new name is on time and carries", () => {
    const renewed = { rows: [ACME, "Acme Group, VIP, 2, 2027-01-10, 2027-01-05, Acme"] };
    const [, january] = told("2026-12", [{ rows: [ACME], log: WORK }, renewed]);
    expect(january).toEqual(["Acme Group: VIP 240 - 240 = 0, VIP 0 + 120 + 240 = 360", "CLIENTS_JOINED"]);
  });
});

describe("two clients joined after a close: each bank opens with what it was closed at, and what is gone is reported", () => {
  test.each([
    [
      "of one start, its row dropped",
      [ACME],
      "VIP 240 = 240, VIP (Bolt) 240 - 240 = 0; told REGISTER",
      "VIP 240 = 240",
    ],
    [
      "of one start, its row moved",
      [ACME, "Acme, VIP, 4, 2026-01-10"],
      "VIP 240 = 240, VIP (Bolt) 240 = 240",
      "VIP 240 = 240, VIP (Bolt) 240 = 240",
    ],
    [
      "of one start, its row left",
      [ACME, "Bolt, VIP, 4, 2026-01-10"],
      "VIP 240 = 240, VIP (Bolt) 240 = 240",
      "VIP 240 = 240, VIP (Bolt) 240 = 240",
    ],
  ] as const)("banks %s", (_case, rows, joined, after) => {
    const [, march, april] = told("2026-02", [BOTH, { rows, aliases: JOINED }, {}]);
    expect(march).toEqual([`Acme: ${joined}`, "CLIENTS_JOINED"]);
    // Closed as one, they stay one without a word.
    expect(april).toEqual([`Acme: ${after}`]);
  });

  test.each([
    ["of other starts, dropped", "VIP", [ACME], "VIP 240 = 240, VIP (Bolt) 240 - 240 = 0; told REGISTER"],
    [
      "of other starts, moved",
      "VIP",
      [ACME, "Acme, VIP, 4, 2026-01-20"],
      "VIP 240 = 240, VIP (Bolt) 240 = 240",
    ],
    [
      "VIP and Diamond, moved",
      "VIP_DIAMOND",
      [ACME, "Acme, VIP_DIAMOND, 4, 2026-01-20"],
      "VIP 240 = 240, VIP_DIAMOND (Bolt) 240 = 240",
    ],
    [
      "VIP and Diamond, left",
      "VIP_DIAMOND",
      [ACME, "Bolt, VIP_DIAMOND, 4, 2026-01-20"],
      "VIP 240 = 240, VIP_DIAMOND (Bolt) 240 = 240",
    ],
  ] as const)("banks %s", (_case, plan, rows, expected) => {
    const february = { rows: [ACME, `Bolt, ${plan}, 4, 2026-01-20`], log: WORK };
    expect(told("2026-02", [february, { rows, aliases: JOINED }])[1]).toEqual([
      `Acme: ${expected}`,
      "CLIENTS_JOINED",
    ]);
  });

  test("late work of closed days draws on its own client's bank, later work on the one that expires first", () => {
    const rows = ["Acme, VIP, 5, 2026-01-20", "Bolt, VIP, 4, 2026-01-10"];
    const log = [
      ...WORK,
      "2026-02-20,Bolt,30,how_to",
      "2026-02-21,Acme,15,how_to",
      "2026-03-05,Acme,225,how_to",
    ];
    const [, march] = told("2026-02", [
      { rows, log: WORK },
      { aliases: JOINED, log },
    ]);
    expect(march).toEqual([
      "Acme: VIP (Bolt) 240 - 30 - 210 = 0, VIP 240 - 15 - 15 = 210; told NEW_FILE",
      "CLIENTS_JOINED",
    ]);
  });

  test("a client without a plan brings its bill: its closed work stays billed, its open work is covered", () => {
    const log = [...WORK, "2026-02-06,Bolt,30,how_to"];
    const march = ["2026-03-06,Bolt,30,how_to"];
    const months = [
      { rows: [ACME, "Bolt, BASIC, ,"], log },
      { aliases: JOINED, log: [...log, ...march] },
    ];
    expect(told("2026-02", months)).toEqual([
      ["Acme: VIP 300 - 60 = 240", "Bolt: no bank; billed 30"],
      ["Acme: VIP 240 - 30 = 210", "CLIENTS_JOINED"],
    ]);
  });

  test("subscribers of both count together from the first open day", () => {
    const rows = ["Acme, ORANGE_CARE, 1, 2026-01-10", "Bolt, ORANGE_CARE, 1, 2026-01-20"];
    const day = (date: string) => [`${date},Acme,60,how_to`, `${date},Bolt,0,how_to`];
    const february = { rows, log: day("2026-02-05") };
    const joined = { aliases: JOINED, log: [...day("2026-02-05"), ...day("2026-03-05")] };
    expect(told("2026-02", [february, joined])).toEqual([
      ["Acme: no bank; billed 30", "Bolt: no bank"],
      ["Acme: no bank", "CLIENTS_JOINED"],
    ]);
  });

  test("joined with one that had been joined before", () => {
    const rows = [ACME, "Bolt, VIP, 4, 2026-01-20", "Cedar, VIP, 2, 2026-01-25"];
    const months = [
      { rows, log: WORK },
      { aliases: { Cedar: "Bolt" } },
      { aliases: { Cedar: "Bolt", Bolt: "Acme" } },
      {},
    ];
    expect(told("2026-02", months).slice(1)).toEqual([
      ["Acme: VIP 240 = 240", "Bolt: VIP 240 = 240, VIP (Cedar) 120 = 120", "CLIENTS_JOINED"],
      ["Acme: VIP 240 = 240, VIP (Bolt) 240 = 240, VIP (Cedar) 120 = 120", "CLIENTS_JOINED"],
      ["Acme: VIP 240 = 240, VIP (Bolt) 240 = 240, VIP (Cedar) 120 = 120"],
    ]);
  });

  test("what expires together is renewed together, and both banks carry", () => {
    const joined = { aliases: JOINED };
    const renewed = { rows: [...BOTH.rows, "Acme, VIP, 8, 2027-01-10, 2027-01-05"] };
    expect(told("2026-11", [BOTH, joined, renewed, {}]).slice(2)).toEqual([
      ["Acme: VIP 240 - 240 = 0, VIP (Bolt) 240 - 240 = 0, VIP 0 + 480 + 480 = 960"],
      ["Acme: VIP 960 = 960"],
    ]);
  });

  test("a renewal of the other's plan under the client's name carries too", () => {
    const rows = ["Acme, VIP_DIAMOND, 5, 2026-01-10", "Bolt, VIP, 4, 2026-01-20"];
    const renewed = { rows: [...rows, "Acme, VIP, 2, 2027-01-20, 2027-01-15"] };
    const [, , january] = told("2026-11", [{ rows }, { aliases: JOINED }, renewed]);
    expect(january?.[0]).toContain("VIP (Bolt) 240 - 240 = 0");
    expect(january?.[0]).toContain("VIP 0 + 120 + 240 = 360");
  });
});

test("a split is new rows from an open day: what was closed stays, the new client begins with its own", () => {
  const split = {
    rows: [ACME, "Acme West, VIP, 2, 2026-03-05"],
    log: [...WORK, "2026-03-10,Acme West,30,how_to", "2026-03-11,Acme,15,how_to"],
  };
  expect(told("2026-02", [{ rows: [ACME], log: WORK }, split, {}]).slice(1)).toEqual([
    ["Acme: VIP 240 - 15 = 225", "Acme West: VIP 0 + 120 - 30 = 90"],
    ["Acme: VIP 225 = 225", "Acme West: VIP 90 = 90"],
  ]);
});

describe("the client that a name meant on a day, while clients joined since were apart", () => {
  const joined = (name: string, names: readonly string[], through: string): JoinedClient => ({
    name,
    names,
    through: day(through),
  });
  // Cedar was joined with Bolt, and Bolt with Acme a month later.
  const bolt = joined("Bolt", ["bolt", "boltltd", "cedar"], "2026-03-31");
  const cedar = joined("Cedar", ["cedar"], "2026-02-28");

  test.each([
    ["Bolt", "2026-03-31", "Bolt"],
    ["Bolt", "2026-04-01", null],
    ["BOLT Ltd.", "2026-03-31", "Bolt"],
    ["Cedar", "2026-02-28", "Cedar"],
    ["Cedar", "2026-03-01", "Bolt"],
    ["Cedar", "2026-04-01", null],
    ["Acme", "2026-02-28", null],
    [null, "2026-02-28", null],
  ] as const)("%s on %s: %s", (name, date, expected) => {
    for (const all of [
      [bolt, cedar],
      [cedar, bolt],
    ])
      expect(separateClientOn(all, name, day(date))?.name ?? null).toBe(expected);
    expect(separateClientOn([], name, day(date))).toBeNull();
  });
});
