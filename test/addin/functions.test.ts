/** Every function through Microsoft's runtime: the specification's examples, good arguments and bad ones. */

import { beforeAll, describe, expect, test } from "vitest";
import { FUNCTIONS } from "../../addin/functions/functions.ts";
import { day, excelSerial } from "../../core/values/calendar.ts";
import {
  type Answer,
  type Argument,
  builtFunctions,
  type Call,
  ExcelHost,
  errorCell,
  type Value,
} from "./excel-host.ts";
import { callOf } from "./formula.ts";

/** Building and the runtime's pauses take long on a busy computer. */
const SLOW = 60_000;

const d = (date: string) => excelSerial(day(date));
const column = (...cells: Value[]) => cells.map((cell) => [cell]);
const work = (...entries: [date: string, minutes: number][]): [Argument, Argument] => [
  column("Date", ...entries.map(([date]) => d(date))),
  column("Minutes", ...entries.map(([, minutes]) => minutes)),
];

const REGISTER = ["client", "plan", "quantity", "start", "paid_on", "alias"];
const LOG = ["id", "date", "client", "minutes", "category"];
const register = (...rows: Value[][]): Argument => [
  REGISTER,
  ...rows.map((row) => padded(row, REGISTER.length)),
];
const log = (...rows: Value[][]): Argument => [
  LOG,
  ...rows.map((row, index) => padded([`E${index}`, ...row], LOG.length)),
];
const padded = (row: Value[], width: number): Value[] => [
  ...row,
  ...Array<Value>(width - row.length).fill(null),
];

const START = d("2026-01-15");
const EXPIRES = d("2026-03-15");
const orange = (
  paid: string | null,
  online: boolean,
  price = 120,
  expires = EXPIRES,
  coterm: string | null = null,
): Call => [
  "RENEWAL_PRICE",
  "ORANGE_CARE",
  5,
  expires,
  paid === null ? null : d(paid),
  online,
  coterm === null ? null : d(coterm),
  price,
];
const balance = (hours: number, entries: [string, number][], ...rest: Argument[]): Call => [
  "VIP_BALANCE",
  hours,
  START,
  ...work(...entries),
  ...[...rest, null, null, null].slice(0, 3),
];

let excel: ExcelHost;
beforeAll(async () => {
  excel = new ExcelHost(await builtFunctions());
}, SLOW);

/** All calls of a table in one message, since each message waits for the runtime's half second. */
function answers(calls: readonly Call[]): { of: (index: number) => Answer } {
  let given: Answer[] = [];
  beforeAll(async () => {
    given = await excel.calls(calls);
  }, SLOW);
  return { of: (index) => given[index] ?? { value: null } };
}

const rowsOf = ({ value }: Answer): Value[][] => {
  if (!Array.isArray(value)) throw new Error("a table was expected");
  return value;
};

describe("the specification's worked examples", () => {
  const on = "2026-02-02";
  const numbers: [string, Call, number][] = [
    ["1: 0 minutes", balance(2, [[on, 0]]), 2],
    ["1: 1 minute", balance(2, [[on, 1]]), 1.75],
    ["1: 15 minutes", balance(2, [[on, 15]]), 1.75],
    ["1: 16 minutes", balance(2, [[on, 16]]), 1.5],
    ["1: 31 minutes", balance(2, [[on, 31]]), 1.25],
    [
      "2: three 5-minute entries",
      balance(2, [
        [on, 5],
        [on, 5],
        [on, 5],
      ]),
      1.25,
    ],
    ["3: paid the day before", ["RENEWAL_PRICE", "VIP", 8, START, START - 1, null, null, null], 612],
    ["3: paid on expiry", ["RENEWAL_PRICE", "VIP", 8, START, START, null, null, null], 680],
    ["4: 45 minutes carried", balance(8, [], null, 0.75), 8.75],
    ["5: work the day before payment", balance(2, [["2026-02-01", 60]], null, null, d(on)), 2],
    ["5: work on the day of payment", balance(2, [[on, 60]], null, null, d(on)), 1],
    [
      "6: 50 + 0 + 10 of 3 users",
      ["ORANGE_OVERAGE", [[3]], ...work([on, 50], [on, 0], [on, 10]), null, null],
      0,
    ],
    ["7: 31 of 1 user", ["ORANGE_OVERAGE", [[1]], ...work([on, 31]), null, null], 0.25],
    ["8: 60 on Monday", ["ORANGE_OVERAGE", [[1]], ...work([on, 60], ["2026-02-03", 0]), null, null], 0.5],
    ["9: paid that day online", orange("2026-03-15", true), 540],
    ["9: paid that day by cheque", orange("2026-03-15", false), 600],
    ["10: 1 day late", orange("2026-03-16", true), 598.36],
    ["10: 29 days late", orange("2026-04-13", true), 552.33],
    ["10: 30 days late", orange("2026-04-14", true), 550.68],
    ["10: 31 days late", orange("2026-04-15", true), 600],
    ["11: a year of 366 days", orange("2027-04-13", true, 120, d("2027-03-15")), 552.46],
    ["12: at 180", orange("2026-04-13", true, 180), 828.49],
    ["13: co-term on time", orange(null, true, 120, EXPIRES, "2026-09-01"), 251.51],
    ["13: co-term paid late", orange("2026-03-25", true, 120, EXPIRES, "2026-09-01"), 263.01],
  ];
  const answered = answers(numbers.map(([, call]) => call));
  test.each(numbers.map(([name, , result], index) => ({ name, result, index })))(
    "$name → $result",
    ({ index, result }) => {
      expect(answered.of(index)).toEqual({ value: result });
    },
  );

  const vip = ["Acme", "VIP", 2, START, START];
  const orangeRow = ["Acme", "ORANGE_CARE", 1, START, START];
  const left = 1;
  const used = 2;
  const [daysUsed, billable, waived] = [7, 10, 11];
  const usages: [string, Argument, Argument, Record<number, Value>][] = [
    [
      "4: renewed on time at 8 h",
      register(vip, ["Acme", "VIP", 8, d("2027-01-15"), d("2027-01-10")]),
      log([d(on), "Acme", 75, "how_to"], [d("2027-01-20"), "Acme", 0, "how_to"]),
      { [left]: 8.75 },
    ],
    [
      "4: renewed one day late",
      register(vip, ["Acme", "VIP", 8, d("2027-01-16"), d("2027-01-16")]),
      log([d(on), "Acme", 75, "how_to"], [d("2027-01-20"), "Acme", 0, "how_to"]),
      { [left]: 8 },
    ],
    [
      "5: the day before payment is billable",
      register(["Acme", "VIP", 2, START, d(on)]),
      log([d("2026-02-01"), "Acme", 60, "how_to"]),
      { [billable]: 1 },
    ],
    [
      "14: 31 minutes with 30 left",
      register(vip),
      log([d(on), "Acme", 90, "how_to"], [d("2026-02-03"), "Acme", 31, "how_to"]),
      { [left]: 0, [used]: 2, [billable]: 0.25 },
    ],
    [
      "15: a migration",
      register(vip, orangeRow),
      log([d(on), "Acme", 60, "migration"]),
      { [left]: 2, [used]: 0, [daysUsed]: 0, [billable]: 1 },
    ],
    [
      "16: a reset with Orange",
      register(orangeRow),
      log([d(on), "Acme", 10, "password_reset"]),
      { [billable]: 0, [waived]: 0, [daysUsed]: 0 },
    ],
    [
      "16: a reset with VIP",
      register(vip),
      log([d(on), "Acme", 10, "password_reset"]),
      { [left]: 1.75, [used]: 0.25 },
    ],
    [
      "16: a reset with both",
      register(vip, orangeRow),
      log([d(on), "Acme", 10, "password_reset"]),
      { [left]: 2, [used]: 0, [daysUsed]: 0 },
    ],
  ];
  const firms = answers(
    usages.map(([, contracts, logged]) => ["CLIENT_USAGE", contracts, logged, null, null]),
  );
  test.each(usages.map(([name, , , cells], index) => ({ name, cells, index })))(
    "$name, in CLIENT_USAGE",
    ({ index, cells }) => {
      expect(rowsOf(firms.of(index))[1]).toMatchObject(cells);
    },
  );
});

describe("an explaining function ends with the number", () => {
  const entries = work(
    ["2026-01-14", 15],
    ["2026-02-02", 31],
    ["2026-02-02", 45],
    ["2026-02-03", 31],
    ["2027-01-15", 20],
  );
  const banks: Argument[][] = [
    [2, START, ...entries, null, null, null],
    [2, START, ...entries, d("2026-02-02"), 0.5, null],
    [2, START, ...entries, d("2026-01-01"), 0.5, null],
    [2, START, ...entries, d("2027-01-15"), 0.5, null],
    [10, START, ...entries, null, "1:20", d("2026-02-03")],
  ];
  const days: Argument[][] = [
    [[[1]], ...entries, null, null],
    [column("Users", 1, 2, 2, 1, 4), ...entries, d("2026-02-02"), d("2026-02-03")],
    [[[1]], ...entries, d("2030-01-01"), null],
  ];
  const renewals: Argument[][] = [
    ["VIP", 8, START, null, null, null, null],
    ["VIP_DIAMOND", 6, START, START + 3, null, null, 924],
    ["ORANGE_STARTER", 5, EXPIRES, null, true, null, null],
    ["ORANGE_CARE", 5, EXPIRES, EXPIRES + 29, null, null, null],
    ["ORANGE_CARE", 5, EXPIRES, EXPIRES + 31, null, null, null],
    ["ORANGE_PLUS", 3, EXPIRES, null, true, d("2026-09-01"), 240],
  ];
  const pairs: [Call, Call][] = [
    ...banks.map((given): [Call, Call] => [
      ["VIP_BALANCE", ...given],
      ["VIP_LEDGER", ...given],
    ]),
    ...days.map((given): [Call, Call] => [
      ["ORANGE_OVERAGE", ...given],
      ["ORANGE_DAYS", ...given],
    ]),
    ...renewals.map((given): [Call, Call] => [
      ["RENEWAL_PRICE", ...given],
      ["RENEWAL_QUOTE", ...given],
    ]),
  ];
  const answered = answers(pairs.flat());
  test.each(pairs.map(([[name]], index) => ({ name, index })))("$name, case $index", ({ index }) => {
    const { value } = answered.of(2 * index);
    const last = rowsOf(answered.of(2 * index + 1)).at(-1) ?? [];
    expect(value).toBeTypeOf("number");
    expect(last.filter((cell) => typeof cell === "number").at(-1)).toBe(value);
  });

  test("a balance is 0 before the bank opens and from its expiry on", () => {
    expect(answered.of(4)).toEqual({ value: 0 });
    expect(answered.of(6)).toEqual({ value: 0 });
  });

  test("example 14: 45 charged, 30 from the bank, 15 not covered", () => {
    const line = rowsOf(answered.of(1)).find(([date]) => date === d("2026-02-03"));
    expect(line).toEqual([d("2026-02-03"), "Work", 31, 45, -30, 15, 0, "A5"]);
  });

  test("example 10: 31 days late is a new contract, to the anniversary of the payment", () => {
    const lines = new Map(
      rowsOf(answered.of(2 * (banks.length + days.length + 4) + 1)).map(([step, value]) => [step, value]),
    );
    expect(lines.get("New term starts")).toBe(d("2026-04-15"));
    expect(lines.get("New term expires")).toBe(d("2027-04-15"));
  });
});

describe("a firm", () => {
  const contracts = register(
    ["Acme inc.", "VIP", 2, START, START, "ACM"],
    ["Zeta", "ORANGE_CARE", 1, START, START],
    ["Nova", "BASIC", null, null, null],
    ["Zeta", "VIP", 99, START, START],
  );
  const logged = log(
    [d("2026-02-02"), "acme INC", 20, "how_to"],
    [d("2026-02-03"), "ACM", 100, "how_to"],
    [d("2026-02-03"), "Zeta", 61, "break_fix"],
    [d("2026-02-04"), "Nova", 10, "email"],
    [d("2026-02-05"), "Zeta", -5, "how_to"],
    [d("2026-02-06"), "Nowhere", 30, "how_to"],
    ["2026-02-30", "Acme inc.", 30, "toner"],
  );
  const answered = answers([
    ["CLIENT_USAGE", contracts, logged, null, null],
    ["CLIENT_USAGE", contracts, logged, d("2026-02-03"), d("2026-02-28")],
    ["CLIENT_STATEMENT", "acm", contracts, logged, d("2026-02-03"), d("2026-02-28")],
    ["CLIENT_STATEMENT", "Zeta", contracts, logged, null, null],
    ["CLIENT_STATEMENT", "Nowhere", contracts, logged, null, null],
    ["CLIENT_USAGE", register(), log(), null, null],
    ["CLIENT_USAGE", register(["Acme", "VIP", 2, START, START]), log(), null, d("2026-02-28")],
    ["CLIENT_USAGE", contracts, logged, d("2027-01-01"), null],
  ]);

  test("one row a client, in order of name, then the rows that could not be used", () => {
    const rows = rowsOf(answered.of(0));
    expect(
      rows.slice(1, 4).map((row) => [row[0], row[1], row[2], row[7], row[9], row[10], row[12], row[13]]),
    ).toEqual([
      ["Acme inc.", 0, 2, 0, 0, 0.25, 2, 1],
      ["Nova", "", "", 0, 0, 0, 1, 0],
      ["Zeta", "", "", 1, 0.75, 0.75, 1, 2],
    ]);
    expect(rows[4]?.every((cell) => cell === "")).toBe(true);
    expect(rows.slice(5).map(([where, client]) => [where, client])).toEqual([
      ["Exceptions: 4", ""],
      ["contracts, row 5", "Zeta"],
      ["time_log, row 6", "Zeta"],
      ["time_log, row 7", "Nowhere"],
      ["time_log, row 8", "Acme inc."],
    ]);
    expect(rows[6]?.[2]).toContain("VIP is sold from 2 to 8 whole hours a year, not “99”");
  });

  test("from and to bound the use; balances are those of the last day", () => {
    const acme = rowsOf(answered.of(1))[1];
    expect([acme?.[1], acme?.[2], acme?.[10], acme?.[12]]).toEqual([0, 1.5, 0.25, 1]);
  });

  test("a statement's total is the client's row", () => {
    const rows = rowsOf(answered.of(2));
    const [opening, ...lines] = rows.slice(1);
    expect(opening?.slice(1, 8)).toEqual(["Opening balance", "", "", "", "", "VIP", 1.5]);
    expect(lines.at(-1)?.slice(1, 5)).toEqual(["Total", 100, 105, 1.75]);
    const usage = rowsOf(answered.of(1))[1] ?? [];
    const [used, billable, waived] = [usage[2], usage[10], usage[11]];
    expect(Number(used) + Number(billable) + Number(waived)).toBe(lines.at(-1)?.[4]);
    expect(lines.map((row) => [row[5], row[2], row[3], row[7]]).slice(0, 2)).toEqual([
      ["bank", 90, 90, 0],
      ["billable", 10, 15, ""],
    ]);
  });

  test("what could not be used stands in the statement, with the reason", () => {
    const rejected = rowsOf(answered.of(3)).filter((row) => row[5] === "rejected");
    expect(rejected.map((row) => row[1])).toEqual(["contracts, row 5", "time_log, row 6"]);
    expect(rejected[1]?.[9]).toContain("Work is never negative");
  });

  test("a client nobody knows is not found", () => {
    expect(answered.of(4)).toMatchObject({
      error: "#N/A",
      message: expect.stringContaining("called “Nowhere”"),
    });
  });

  test("a log without work needs its last day", () => {
    expect(answered.of(5)).toEqual({
      error: "#VALUE!",
      message: expect.stringContaining("“time_log” holds no work, so it has no last day. Give “to”"),
    });
    expect(rowsOf(answered.of(6))[1]?.slice(0, 3)).toEqual(["Acme", 2, 0]);
  });

  test("a first day after the log's last is refused", () => {
    expect(answered.of(7)).toMatchObject({
      error: "#VALUE!",
      message: expect.stringContaining("“from” is 2027-01-01, after “to”"),
    });
  });
});

describe("cells that only Excel makes", () => {
  const contracts = register(["Acme", "VIP", 2, START, START, "ACM"], ["Zeta", "VIP", 2, START, START]);
  const withCarried = (carried: Value): Argument => [
    ["client", "plan", "quantity", "start", "paid_on", "carried_hours"],
    ["Acme", "VIP", 2, START, START, carried],
  ];
  const good: Value[] = [d("2026-02-02"), "Acme", 20, "how_to"];
  const answered = answers([
    [
      "CLIENT_USAGE",
      contracts,
      log(
        good,
        [d("2026-02-03"), "ACM", errorCell("#N/A"), "how_to"],
        [errorCell("#REF!"), "Zeta", 5, "how_to"],
      ),
    ],
    ["CLIENT_STATEMENT", "Acme", contracts, log(good, [d("2026-02-03"), "ACM", errorCell("#N/A"), "how_to"])],
    [
      "CLIENT_USAGE",
      register(["Acme", "VIP", 2, START, START], ["Zeta", "VIP", errorCell("#VALUE!"), START, START, "Z"]),
      log(good, [d("2026-02-03"), "Z", 5, "how_to"]),
    ],
    ["CLIENT_USAGE", withCarried("2:00"), log(good)],
    ["CLIENT_USAGE", withCarried(2 / 24), log(good)],
    ["CLIENT_USAGE", contracts, log([d("2026-02-02"), "Acme", 0.0625, "how_to"])],
    [
      "CLIENT_USAGE",
      contracts,
      log(["2026-02-30", "Acme", 20, "how_to"], [d("2026-02-02"), "Acme", -5, "how_to"]),
    ],
    ["CLIENT_USAGE", contracts, log(["2026-02-30", "Acme", 20, "how_to"]), null, d("2026-02-28")],
    ["CLIENT_USAGE", contracts, log([d("2026-02-02"), "Acme", errorCell("#N/A"), "how_to"])],
    ["VIP_BALANCE", 2, START, column(START), column(errorCell("#N/A")), null, null, null],
    [
      "CLIENT_USAGE",
      contracts,
      [
        ["date", "client", "Heures"],
        [d("2026-02-02"), "Acme", 1],
        [d("2026-02-03"), "Acme", 0.5],
      ],
    ],
    [
      "CLIENT_USAGE",
      contracts,
      [
        ["date", "client", "Durée"],
        [d("2026-02-02"), "Acme", 2],
      ],
    ],
  ]);

  test("an error costs its row, of which its client hears", () => {
    const rows = rowsOf(answered.of(0));
    expect(rows[1]?.slice(0, 3)).toEqual(["Acme", 1.5, 0.5]);
    expect(rows.slice(1, 3).map((row) => row[13])).toEqual([1, 1]);
    expect(rows.slice(4).map((row) => row.slice(0, 3))).toEqual([
      ["Exceptions: 2", "", ""],
      ["time_log, row 3", "Acme", "“minutes” is the error #N/A. Correct the cell, or clear it."],
      ["time_log, row 4", "Zeta", "“date” is the error #REF!. Correct the cell, or clear it."],
    ]);
    const rejected = rowsOf(answered.of(1)).filter((row) => row[5] === "rejected");
    expect(rejected.map((row) => row[1])).toEqual(["time_log, row 3"]);
    const firm = rowsOf(answered.of(2));
    expect(firm[1]?.slice(0, 2)).toEqual(["Acme", 1.5]);
    expect(firm.slice(-2).map((row) => row.slice(0, 3))).toEqual([
      ["contracts, row 3", "Zeta", "“quantity” is the error #VALUE!. Correct the cell, or clear it."],
      [
        "time_log, row 3",
        "Z",
        "The register names “Zeta” only in rows that can't be used, the first at contracts:3. Correct that row; until then this is left out.",
      ],
    ]);
    expect(answered.of(9)).toEqual({
      error: "#VALUE!",
      message: "“minutes” is the error #N/A. Correct the cell, or clear it.",
    });
  });

  test("two hours carried are two hours as text, and refused as a time: never five minutes", () => {
    expect(rowsOf(answered.of(3))[1]?.[1]).toBe(3.5);
    expect(answered.of(4)).toEqual({
      error: "#VALUE!",
      message: expect.stringMatching(
        /^The one row of “contracts” can't be used. The first is row 2: “carried_hours” holds the time 2:00/,
      ),
    });
  });

  test("a time in a column of minutes is those minutes", () => {
    expect(rowsOf(answered.of(5))[1]?.slice(0, 3)).toEqual(["Acme", 0.5, 1.5]);
  });

  test("hours under a heading that says so are hours, once", () => {
    expect(rowsOf(answered.of(10))[1]?.slice(0, 3)).toEqual(["Acme", 0.5, 1.5]);
    expect(answered.of(11)).toEqual({
      error: "#VALUE!",
      message: expect.stringContaining(
        "Nothing in “time_log” shows the unit of the numbers under “Durée”, such as 2.",
      ),
    });
  });

  test("when no row can be used, the reason of the first and the count are reported", () => {
    expect(answered.of(6)).toEqual({
      error: "#VALUE!",
      message:
        "None of the 2 rows of “time_log” can be used. The first is row 2: “date” is “2026-02-30”, which is not a calendar date. Write it as YYYY-MM-DD.",
    });
    expect(answered.of(8)).toMatchObject({
      message: expect.stringContaining("The first is row 2: “minutes” is the error #N/A"),
    });
    expect(rowsOf(answered.of(7)).at(-1)?.[2]).toContain("2026-02-30");
  });
});

describe("tables as people write them in French", () => {
  const header = ["Nom du client", "Forfait", "Qté", "Début", "Payé le", "Heures reportées"];
  const contracts = (...rows: Value[][]): Argument => [header, ...rows];
  const acme = ["Acme", "VIP", 4, "2026-01-15 10:30", START, "0:15"];
  const written = (heading: string, ...rows: Value[][]): Argument => [
    ["Jour", "Client", heading, "Catégorie"],
    ...rows,
  ];
  const answered = answers([
    [
      "CLIENT_USAGE",
      contracts(acme),
      written(
        "Minutes travaillées",
        ["15/02/2026", "Acme", 15, "dépannage"],
        ["16/02/2026", "Acme", 15, "Courriel"],
        ["17/02/2026", "ACME", 15, "Formation"],
        ["01/03/2026", "Acme", 15, "Mode d’emploi"],
      ),
    ],
    ["CLIENT_USAGE", contracts(acme), written("Durée (min)", [START, "Acme", "0:31", "Formation"])],
    ["CLIENT_USAGE", contracts(acme), written("Temps", [START, "Acme", "0:31", "Formation"])],
  ]);

  test("are read: headings, dates with the day first, categories", () => {
    const rows = rowsOf(answered.of(0));
    expect(rows).toHaveLength(2);
    // Four entries; an e-mail takes nothing from the bank.
    expect(rows[1]?.slice(0, 3)).toEqual(["Acme", 3.5, 0.75]);
    expect(rows[1]?.slice(12, 14)).toEqual([4, 0]);
    for (const other of [1, 2])
      expect(rowsOf(answered.of(other))[1]?.slice(0, 3)).toEqual(["Acme", 3.5, 0.75]);
  });
});

describe("a text of thousands, or of decimals", () => {
  const good: Value[] = [d("2026-02-02"), "Acme", 20, "how_to"];
  const answered = answers([
    ["CLIENT_USAGE", register(["Acme", "ORANGE_CARE", "1,000", START, START]), log(good)],
    ["CLIENT_USAGE", register(["Acme", "VIP", 2, START, START]), log([START, "Acme", "1,000", "how_to"])],
    ["RENEWAL_PRICE", "VIP", 8, EXPIRES, null, null, null, "1,450.00"],
  ]);

  test("costs its row of a table; with cents it is read", () => {
    for (const [index, column] of ["quantity", "minutes"].entries())
      expect(answered.of(index)).toMatchObject({
        message: expect.stringContaining(`“${column}” is “1,000”, which may be 1 or 1000.`),
      });
    expect(answered.of(2)).toEqual({ value: 1305 });
  });
});

describe("a payment", () => {
  const entries = work(["2026-02-02", 20]);
  const row = (paid: Value): Call => [
    "CLIENT_USAGE",
    register(["Acme", "VIP", 2, START, paid]),
    log([d("2026-02-02"), "Acme", 20, "how_to"]),
  ];
  const ledger = (paid: Argument): Call => ["VIP_LEDGER", 2, START, ...entries, null, null, paid];
  const answered = answers([
    ledger(null),
    ledger(START),
    ledger("impayé"),
    ["VIP_BALANCE", 2, START, ...entries, null, null, "unpaid"],
    row("unpaid"),
    row(null),
  ]);

  test("that nobody dated counts from the start, which the first line says", () => {
    const [, first, ...rest] = rowsOf(answered.of(0));
    expect(first?.slice(0, 2)).toEqual([START, "No payment date given: counted as paid at the start"]);
    expect(rest).toEqual(rowsOf(answered.of(1)).slice(1));
  });

  test("that was not made leaves a bank that covers nothing", () => {
    expect(rowsOf(answered.of(2)).slice(1)).toEqual([
      [START, "Not paid: the bank covers nothing, and this work is not counted", 20, "", "", "", 0, "P5"],
      [d("2027-01-14"), "Balance", "", "", "", "", 0, "M1"],
    ]);
    expect(answered.of(3)).toEqual({ value: 0 });
  });

  test("is not made in a register by the same word, nor by an empty cell: all is billable", () => {
    for (const index of [4, 5]) {
      const usage = rowsOf(answered.of(index))[1];
      expect([usage?.[1], usage?.[10]]).toEqual(["", 0.5]);
    }
  });
});

describe("more exceptions than a reply can hold", () => {
  const rows = Array.from({ length: 700 }, (_, n): Value[] =>
    n % 7 === 6 ? [START, "Acme", "x", "how_to"] : [START, "Acme", -1, "how_to"],
  );
  const contracts = register(["Acme", "VIP", 2, START, START]);
  const given = log([START, "Acme", 15, "how_to"], ...rows);
  const answered = answers([
    ["CLIENT_USAGE", contracts, given, null, null],
    ["CLIENT_STATEMENT", "Acme", contracts, given, null, null],
  ]);

  test("the first 500 are reported one by one, the rest by reason", () => {
    const reported = rowsOf(answered.of(0)).slice(3);
    expect(reported[0]?.[0]).toBe("Exceptions: 700");
    expect(reported.slice(1, 501).map(([where]) => where)).toEqual(
      Array.from({ length: 500 }, (_, n) => `time_log, row ${n + 3}`),
    );
    expect(reported.slice(501).map((row) => row.slice(0, 3))).toEqual([
      ["171 more, the first at time_log, row 503", "", expect.stringContaining("never negative")],
      ["29 more, the first at time_log, row 506", "", expect.stringContaining("“x”")],
    ]);
    const rejected = rowsOf(answered.of(1)).filter((row) => row[5] === "rejected");
    expect(rejected).toHaveLength(502);
    expect(rejected.at(-1)?.[1]).toBe("29 more, the first at time_log, row 506");
  });
});

describe("a sentence says what Excel shows", () => {
  const one = (name: string, at: number, given: Argument): Call => {
    const good: Record<string, Argument[]> = {
      VIP_BALANCE: [2, START, column(START), column(20), null, null, null],
      RENEWAL_PRICE: ["VIP", 8, EXPIRES, null, null, null, null, null],
    };
    return [name, ...(good[name] ?? []).map((own, index) => (index === at ? given : own))];
  };
  const calls: [Call, string, string][] = [
    [one("RENEWAL_PRICE", 1, true), "“quantity” is “TRUE”.", "« quantité » vaut « VRAI »."],
    [one("RENEWAL_PRICE", 0, false), "“plan” is “FALSE”.", "« forfait » vaut « FAUX »."],
    [one("VIP_BALANCE", 0, 2.0625), "“hours” is “2.0625”.", "« heures » vaut « 2,0625 »."],
    [
      one("RENEWAL_PRICE", 6, "1.450"),
      "the text “1.450”, which may be 1450 or 1.45.",
      "le texte « 1.450 », qui peut valoir 1450 ou 1,45.",
    ],
    [
      ["ORANGE_OVERAGE", column(1, ""), column(START, START), column(15, 15), null, null],
      "“users, cell 2” is empty.",
      "« abonnés, cellule 2 » est vide.",
    ],
    [
      one("VIP_BALANCE", 1, "03/04/2026"),
      "“start” is the text “03/04/2026”, which may be 2026-04-03 or 2026-03-04.",
      "« début » est le texte « 03/04/2026 », qui peut être le 2026-04-03 ou le 2026-03-04.",
    ],
    [
      one("VIP_BALANCE", 1, 15),
      "“start” is “15”, which is not a date from 2000 to 2099. Give a date cell or YYYY-MM-DD; check that the ranges",
      "« début » vaut « 15 », qui n’est pas une date de 2000 à 2099. Donnez une cellule de date ou AAAA-MM-JJ ; vérifiez",
    ],
    [
      one("VIP_BALANCE", 1, "soon"),
      "“start” is “soon”, which is not a date from 2000 to 2099. Give a date cell or YYYY-MM-DD.",
      "« début » vaut « soon », qui n’est pas une date de 2000 à 2099. Donnez une cellule de date ou AAAA-MM-JJ.",
    ],
    [
      one("VIP_BALANCE", 3, column(START)),
      "if it is a date, the ranges are swapped.",
      "si c’est une date, les plages sont interverties.",
    ],
    [
      one("RENEWAL_PRICE", 3, d("2016-03-14")),
      "“paid_on” is 2016-03-14, more than a year before “expires”, 2026-03-15: that paid for an earlier term.",
      "« payé_le » vaut 2016-03-14, plus d’un an avant « expiration », 2026-03-15",
    ],
    [
      [
        "CLIENT_USAGE",
        [
          ["client", "forfait", "Qtx", "début"],
          ["Acme", "VIP", 2, START],
        ],
        log([START, "Acme", 5]),
      ],
      "“contracts” has no column “Quantity”",
      "« contrats » n’a pas de colonne « Quantité »",
    ],
    [
      ["CLIENT_USAGE", register(["Acme", "VIP", true, START, START]), log([START, "Acme", 5])],
      "not “TRUE”.",
      "et non « VRAI ».",
    ],
  ];
  test("in English and in French", async () => {
    const french = new ExcelHost(await builtFunctions(), { language: "fr-CA" });
    for (const [host, at] of [
      [excel, 1],
      [french, 2],
    ] as const) {
      const given = await host.calls(calls.map(([call]) => call));
      for (const [index, call] of calls.entries())
        expect(given[index], JSON.stringify(call[0])).toMatchObject({
          error: "#VALUE!",
          message: expect.stringContaining(call[at]),
        });
    }
  });

  const same = answers([
    one("VIP_BALANCE", 2, column(START - 1e-9)),
    one("VIP_BALANCE", 1, "15/01/2026"),
    one("RENEWAL_PRICE", 3, d("2025-03-15")),
  ]);
  test("a hair below midnight is that day, a day above 12 is a day, a payment of the last year is early", () => {
    expect(same.of(0)).toEqual({ value: 1.5 });
    expect(same.of(1)).toEqual({ value: 1.5 });
    expect(same.of(2)).toEqual({ value: 612 });
  });
});

describe("100,000 rows, in an Excel that shows formats", () => {
  const rows = Array.from({ length: 100_000 }, (_, n) => n);
  const dates = rows.map((n) => START + (n % 360));
  const minutes = rows.map((n) => 1 + (n % 90));
  const few = rows.slice(0, 3000);
  const calls: Call[] = [
    ["VIP_LEDGER", 8, START, column(...dates), column(...minutes), null, null, null],
    [
      "CLIENT_STATEMENT",
      "Acme",
      register(["Acme", "VIP", 8, START, START]),
      log(...rows.map((n): Value[] => [dates[n] ?? 0, "Acme", minutes[n] ?? 0, "how_to"])),
      null,
      null,
    ],
    ["VIP_LEDGER", 8, START, column(...few.map((n) => dates[n] ?? 0)), column(...few.map(() => 5)), null],
  ];

  test(
    "a reply has less than 5 MB, its last line, and one that says what is not shown",
    async () => {
      const recent = new ExcelHost(await builtFunctions(), { formats: true });
      const [ledger, statement, all] = await recent.calls(calls);
      for (const [answer, last] of [
        [ledger, "Balance"],
        [statement, "Total"],
      ] as const) {
        const shown = rowsOf(answer ?? { value: null });
        expect(Buffer.byteLength(JSON.stringify(shown))).toBeLessThan(5_000_000);
        expect(Buffer.byteLength(JSON.stringify(shown))).toBeGreaterThan(3_500_000);
        expect(shown.at(-1)?.[1]).toBe(last);
        const [, lacking = ""] = /^([\d,]+) lines are not shown/.exec(String(shown.at(-2)?.[1])) ?? [];
        expect(Number(lacking.replaceAll(",", ""))).toBeGreaterThan(50_000);
      }
      expect(JSON.stringify(all)).not.toContain("not shown");
    },
    SLOW,
  );
});

describe("nothing bad goes through", () => {
  const bad: Argument[] = [
    null,
    "",
    "x",
    -1,
    1e300,
    true,
    "NaN",
    [["x"]],
    [
      [null, 0],
      ["", "x"],
    ],
    errorCell("#N/A"),
    [[errorCell("#REF!")]],
    2 / 24,
    "1,450",
  ];
  const width: Record<string, number> = {
    VIP_BALANCE: 7,
    VIP_LEDGER: 7,
    ORANGE_OVERAGE: 5,
    ORANGE_DAYS: 5,
    RENEWAL_PRICE: 8,
    RENEWAL_QUOTE: 8,
    CLIENT_USAGE: 4,
    CLIENT_STATEMENT: 5,
  };
  const good: Record<string, Argument[]> = {
    VIP_BALANCE: [2, START, ...work(["2026-02-02", 20]), null, null, null],
    ORANGE_OVERAGE: [[[1]], ...work(["2026-02-02", 20]), null, null],
    RENEWAL_PRICE: ["VIP", 2, START, null, null, null, null, null],
    CLIENT_USAGE: [register(["Acme", "VIP", 2, START, START]), log([START, "Acme", 5, "how_to"]), null, null],
    CLIENT_STATEMENT: [
      "Acme",
      register(["Acme", "VIP", 2, START, START]),
      log([START, "Acme", 5, "how_to"]),
      null,
      null,
    ],
  };
  good.VIP_LEDGER = good.VIP_BALANCE ?? [];
  good.ORANGE_DAYS = good.ORANGE_OVERAGE ?? [];
  good.RENEWAL_QUOTE = good.RENEWAL_PRICE ?? [];
  const calls = Object.keys(width).flatMap((name): Call[] => [
    [name, ...(good[name] ?? [])],
    ...Array.from({ length: width[name] ?? 0 }, (_, at) =>
      bad.map(
        (value): Call => [name, ...(good[name] ?? []).map((own, index) => (index === at ? value : own))],
      ),
    ).flat(),
  ]);
  const answered = answers(calls);

  test(`of ${calls.length} calls, each answers a finite number, a full table, or a sentence`, () => {
    for (const [index, call] of calls.entries()) {
      const { value, error, ...rest } = answered.of(index);
      const shown = JSON.stringify(call);
      if (error !== undefined) {
        expect(["#VALUE!", "#N/A"], shown).toContain(error);
        expect((rest as { message: string }).message, shown).toMatch(/^(?!.*fault of the add-in).+\.$/s);
      } else {
        const cells = Array.isArray(value) ? value.flat() : [value];
        for (const cell of cells)
          expect(typeof cell === "number" || typeof cell === "string", shown).toBe(true);
      }
    }
  });

  test("each function answers when all is well", () => {
    for (const [index, [name, ...given]] of calls.entries()) {
      if (given === good[name] || calls[index - 1]?.[0] !== name)
        expect(answered.of(index).error, name).toBeUndefined();
    }
  });
});

describe("Excel in French", () => {
  test("sentences, arguments, tables and headings are French; names of functions are not", async () => {
    const french = new ExcelHost(await builtFunctions(), { language: "fr-CA" });
    const contracts = register(["Acme", "VIP", 2, START, START]);
    const given = log([d("2026-02-02"), "Acme", 20, "how_to"], [d("2026-02-02"), "Acmé", -1, "how_to"]);
    const [hours, dates, sizes, ledger, usage] = await french.calls([
      balance(1, []),
      ["VIP_BALANCE", 2, START, column("03/04/2026"), column(15), null, null, null],
      ["VIP_BALANCE", 2, START, column(START), column(15, 15), null, null, null],
      ["VIP_LEDGER", 2, START, ...work(["2026-02-02", 20]), null, null, null],
      ["CLIENT_USAGE", contracts, given, null, null],
    ]);
    expect(hours).toMatchObject({ message: "« heures » vaut « 1 ». Donnez un nombre entier de 2 à 10." });
    expect(dates).toMatchObject({
      message: expect.stringContaining("« dates, cellule 1 » est le texte « 03/04/2026 »"),
    });
    expect(sizes).toMatchObject({
      message: expect.stringContaining("« minutes » compte 2 cellules et « dates » 1."),
    });
    expect(rowsOf(ledger ?? { value: null }).at(-1)?.[1]).toBe("Solde");
    const rows = rowsOf(usage ?? { value: null });
    expect(rows[0]?.[1]).toBe("VIP reste (h)");
    expect(rows.at(-1)?.[0]).toBe("journal, ligne 3");
    expect(rows.at(-1)?.[2]).toContain("Un travail n’est jamais négatif");
  });
});

describe("dates in results", () => {
  test("are dates where Excel shows formats, and their numbers elsewhere", async () => {
    const recent = new ExcelHost(await builtFunctions(), { formats: true });
    const call: Call = ["ORANGE_DAYS", [[1]], ...work(["2026-02-02", 20]), null, null];
    const [shown, plain] = await Promise.all([recent.call(...call), excel.call(...call)]);
    expect(rowsOf(shown)[1]?.[0]).toEqual({
      type: "FormattedNumber",
      basicValue: d("2026-02-02"),
      numberFormat: "yyyy-mm-dd",
    });
    expect(rowsOf(plain)[1]?.[0]).toBe(d("2026-02-02"));
  });
});

describe("numbers in results", () => {
  test("hours and money have two decimals where Excel shows formats", async () => {
    const recent = new ExcelHost(await builtFunctions(), { formats: true });
    const [price, left, quote] = await recent.calls([
      ["RENEWAL_PRICE", "VIP", 2, EXPIRES, null, null, null, null],
      balance(2, [["2026-02-02", 20]]),
      ["RENEWAL_QUOTE", "VIP", 2, EXPIRES, null, null, null, null],
    ]);
    const money = { type: "FormattedNumber", basicValue: 178.2, numberFormat: "#,##0.00" };
    expect(price?.value).toEqual(money);
    expect(left?.value).toEqual({ type: "FormattedNumber", basicValue: 1.5, numberFormat: "0.00" });
    expect(rowsOf(quote ?? { value: null }).at(-1)?.[1]).toEqual(money);
  });
});

describe("what is wrong", () => {
  const CONTRACTS = [
    ["client", "plan", "quantity", "start", "payed_on"],
    ["Acme", "VIP", 2, d("2026-01-15"), ""],
    ["Bolt", "VIP", 99, d("2026-01-15"), ""],
  ];
  const LOG = [
    ["date", "client", "minutes"],
    [d("2026-02-02"), "Acmee", 30],
    [d("2026-02-03"), "Bolt", 90],
    [d("2026-02-04"), "Bolt", 60],
    [d("2026-02-05"), "Acme", 15],
  ];

  test("is a row each, with the hours that a refused contract costs, most first, and a misspelt heading", async () => {
    const rows = rowsOf(await excel.call("CHECK", CONTRACTS, LOG)).slice(1);
    expect(rows.map((row) => [row[0], row[1], row[3], row[4]])).toEqual([
      ["contracts, row 3", "Bolt", "left out", 2.5],
      ["time_log, row 3", "Bolt", "left out", 1.5],
      ["time_log, row 4", "Bolt", "left out", 1],
      ["time_log, row 2", "Acmee", "left out", 0.5],
      ["contracts, row 1", "", "", ""],
    ]);
    expect(rows.at(-1)?.[5]).toContain("“payed_on” is not read. Did you mean “paid_on”?");
  });

  test("is one line when there is nothing", async () => {
    const sound = [
      ["client", "plan", "quantity", "start", "paid_on"],
      ["Acme", "VIP", 2, d("2026-01-15"), d("2026-01-15")],
    ];
    const rows = rowsOf(await excel.call("CHECK", sound, [LOG[0] ?? [], LOG[4] ?? []]));
    expect(rows.slice(1)).toEqual([["Nothing to correct", "", "", "", "", ""]]);
  });
});

describe("the examples of the help", () => {
  const answered = answers(FUNCTIONS.map(({ example: { formula, sheet } }) => callOf(formula, sheet)));
  test.each(FUNCTIONS.map(({ name, example }, index) => ({ name, example, index })))(
    "$name",
    ({ name, example, index }) => {
      expect(example.formula).toContain(`=PLAN.${name}(`);
      const { value } = answered.of(index);
      if (typeof value === "number") return expect(value).toBe(example.result);
      const rows = rowsOf(answered.of(index));
      const [line, cell] = example.at ?? [];
      const numbers = (rows.at(-1) ?? []).filter((own) => typeof own === "number");
      expect(line === undefined ? numbers.at(-1) : rows[line]?.[cell ?? 0]).toBe(example.result);
    },
  );
});

test("10,000 prices in one message", async () => {
  const calls = Array.from({ length: 10_000 }, (_, n): Call => orange("2026-03-15", true, (n % 500) + 1));
  const given = await excel.calls(calls);
  expect(given).toHaveLength(10_000);
  for (const [n, answer] of given.entries()) {
    if (answer.value !== ((n % 500) + 1) * 4.5) throw new Error(`price ${n} is ${JSON.stringify(answer)}`);
  }
});
