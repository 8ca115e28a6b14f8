/**
 * One golden table of cases, asked three ways: of core, of the add-in in Microsoft's runtime, and of the batch run
 * on files. All three give the same minutes and cents.
 */

import { beforeAll, describe, expect, test } from "vitest";
import type { RunJson } from "../batch/documents/run-json.ts";
import { statement } from "../core/figures/statement.ts";
import { USAGE_COLUMNS, type UsageColumn, usage } from "../core/figures/usage.ts";
import { BUILT_IN_PRICES, type Plan } from "../core/rules/plans.ts";
import { renewal } from "../core/rules/renewal.ts";
import { day, excelSerial, parseDate, parseMonth } from "../core/values/calendar.ts";
import { cents } from "../core/values/units.ts";
import { type Answer, builtFunctions, type Call, ExcelHost, type Value } from "./addin/excel-host.ts";
import { firmFolder, run, runJsonOf } from "./batch/firm-folder.ts";
import { CONTRACTS, LOG, reconciled } from "./core/firm.ts";

const SLOW = 120_000;

/** Minutes of the client Acme in October 2026; what is not named is 0 or absent. */
type Minutes = Partial<
  Record<"vipLeft" | "vipUsed" | "diamondLeft" | "plusLeft" | "overage" | "billable" | "waived", number>
>;

// contracts: plan, quantity, start, expires, paid_on, channel, carried_hours, included_hours, status
// log: id, date, start, [client], minutes, level, category, ticket, approved
const USAGE: readonly (readonly [name: string, contracts: string, log: string, Minutes])[] = [
  ["no plan: billable, rounded up", "BASIC,,,,,,,,", "1,2026-10-05,,31,,how_to,,", { billable: 45 }],
  ["no plan: level 1 e-mail is included", "BASIC,,,,,,,,", "1,2026-10-05,,31,,email,,", {}],
  [
    "three short entries",
    "VIP,2,2026-01-15,,2026-01-15,,,,",
    "1,2026-10-05,,5,,how_to,T1,;2,2026-10-05,,5,,how_to,T1,;3,2026-10-05,,5,,how_to,T1,",
    { vipLeft: 75, vipUsed: 45 },
  ],
  [
    "a bank that runs out",
    "VIP,2,2026-01-15,,2026-01-15,,,,",
    "1,2026-09-05,,90,,how_to,,;2,2026-10-05,,31,,how_to,,",
    { vipLeft: 0, vipUsed: 30, billable: 15 },
  ],
  [
    "work before the payment",
    "VIP,2,2026-10-01,,2026-10-10,,,,",
    "1,2026-10-09,,20,,how_to,,;2,2026-10-10,,20,,how_to,,",
    { vipLeft: 90, vipUsed: 30, billable: 30 },
  ],
  [
    "renewed on time: everything moves on",
    "VIP,2,2025-10-15,,2025-10-15,,,,;VIP,8,2026-10-15,,2026-10-14,,,,",
    "1,2026-09-05,,75,,how_to,,",
    { vipLeft: 525 },
  ],
  [
    "renewed on the expiry date: nothing moves on",
    "VIP,2,2025-10-15,,2025-10-15,,,,;VIP,8,2026-10-15,,2026-10-15,,,,",
    "1,2026-09-05,,75,,how_to,,",
    { vipLeft: 480 },
  ],
  ["carried hours", "VIP,2,2026-10-01,,2026-10-01,,1:15,,", "", { vipLeft: 195 }],
  [
    "level 3 without Diamond",
    "VIP,2,2026-01-15,,2026-01-15,,,,",
    "1,2026-10-05,,60,,migration,,",
    { vipLeft: 120, billable: 60 },
  ],
  [
    "Diamond for level 2 when there is no VIP",
    "VIP_DIAMOND,4,2026-01-15,,2026-01-15,,,,",
    "1,2026-10-05,,20,,how_to,,;2,2026-10-06,,20,,repair,,",
    { diamondLeft: 180 },
  ],
  ["Orange: within the pool", "ORANGE_CARE,3,2026-02-01,,2026-02-01,,,,", "1,2026-10-05,,60,,how_to,,", {}],
  [
    "Orange: a minute over",
    "ORANGE_CARE,1,2026-02-01,,2026-02-01,,,,",
    "1,2026-10-05,,31,,how_to,,",
    { overage: 15, billable: 15 },
  ],
  [
    "Orange: overage drawn from VIP",
    "ORANGE_CARE,1,2026-02-01,,2026-02-01,,,,;VIP,2,2026-01-15,,2026-01-15,,,,",
    "1,2026-10-05,,50,,how_to,,",
    { overage: 30, vipLeft: 90, vipUsed: 30 },
  ],
  [
    "Orange Plus: training from the included time",
    "ORANGE_PLUS,1,2026-02-01,,2026-02-01,,,2,",
    "1,2026-10-05,,40,,training,,",
    { plusLeft: 75 },
  ],
  [
    "Orange Plus: level 3 from the included time",
    "ORANGE_PLUS,1,2026-02-01,,2026-02-01,,,2,",
    "1,2026-10-05,,40,,customization,,;2,2026-10-06,,90,,repair,,",
    { plusLeft: 0, billable: 15 },
  ],
  [
    "chat is work like any other",
    "VIP,2,2026-01-15,,2026-01-15,,,,",
    "1,2026-10-05,,5,,chat,,",
    { vipLeft: 105, vipUsed: 15 },
  ],
  [
    "password reset beside Orange",
    "ORANGE_CARE,1,2026-02-01,,2026-02-01,,,,",
    "1,2026-10-05,,40,,password_reset,,",
    {},
  ],
  [
    "password reset the bank can't give",
    "VIP,2,2026-01-15,,2026-01-15,,,,",
    "1,2026-09-05,,110,,how_to,,;2,2026-10-05,,10,,password_reset,,",
    { vipLeft: 0, waived: 15 },
  ],
  [
    "password reset refused",
    "VIP,2,2026-01-15,,2026-01-15,,,,",
    "1,2026-10-05,,10,,password_reset,,no",
    { vipLeft: 105, vipUsed: 15 },
  ],
  [
    "a cancelled plan covers nothing",
    "VIP,2,2026-01-15,,2026-01-15,,,,cancelled",
    "1,2026-10-05,,10,,how_to,,",
    { billable: 15 },
  ],
];

type Priced = readonly [plan: Plan, quantity: number, expires: string, onTime: number, dayLate: number];

/** Cents on time (Orange online) and on the first day late, as the batch lists them at the end of October 2026. */
const RENEWALS: readonly Priced[] = [
  ["VIP", 8, "2027-01-15", 61200, 68000],
  ["VIP", 2, "2026-11-01", 17820, 19800],
  ["VIP_DIAMOND", 10, "2027-03-10", 130500, 145000],
  ["ORANGE_CARE", 5, "2027-03-15", 81000, 89754],
  ["ORANGE_STARTER", 5, "2026-11-15", 81000, 89753],
];

const OCTOBER = { from: day("2026-10-01"), to: day("2026-10-31") };

function rows(cells: string): string[] {
  return cells === "" ? [] : cells.split(";");
}
const contractLines = (contracts: string) => rows(contracts).map((row) => `Acme,${row}`);
const logLines = (log: string) => rows(log).map((row) => row.replace(/^((?:[^,]*,){3})/, "$1Acme,"));

describe("hours used, over and left", () => {
  let answers: Answer[];

  beforeAll(async () => {
    const excel = new ExcelHost(await builtFunctions());
    answers = await excel.calls(
      USAGE.map(
        ([, contracts, log]): Call => [
          "CLIENT_USAGE",
          sheet(CONTRACTS, contractLines(contracts)),
          sheet(LOG, logLines(log)),
          excelSerial(OCTOBER.from),
          excelSerial(OCTOBER.to),
        ],
      ),
    );
  }, SLOW);

  test.each(USAGE.map((row, index) => [...row, index] as const))(
    "%s",
    async (_name, contracts, log, expected, index) => {
      expect({ ...minutesInCore(contracts, log) }, "core").toMatchObject(expected);
      expect(minutesInExcel(answers[index]), "Excel").toEqual(minutesInCore(contracts, log));
      expect(await minutesInBatch(contracts, log), "batch").toEqual(minutesInCore(contracts, log));
    },
  );
});

const ZERO = { vipLeft: 0, vipUsed: 0, diamondLeft: 0, plusLeft: 0, overage: 0, billable: 0, waived: 0 };

function minutesInCore(contracts: string, log: string): typeof ZERO {
  const { accounts } = reconciled({ contracts: contractLines(contracts), log: logLines(log) });
  const [account] = accounts;
  if (account === undefined) throw new Error("Acme has an account");
  const of = usage(statement(account.ledger, account.terms, OCTOBER, BUILT_IN_PRICES));
  return {
    vipLeft: of.banks.VIP?.left ?? 0,
    vipUsed: of.banks.VIP?.used ?? 0,
    diamondLeft: of.banks.VIP_DIAMOND?.left ?? 0,
    plusLeft: of.banks.ORANGE_PLUS?.left ?? 0,
    overage: of.orange.overageCharged,
    billable: of.billable,
    waived: of.waived,
  };
}

/** The hours of the client's row, in minutes again. */
function minutesInExcel(answer: Answer | undefined): typeof ZERO {
  const row = Array.isArray(answer?.value) ? answer.value[1] : undefined;
  const cell = (column: UsageColumn) => Number(row?.[USAGE_COLUMNS.indexOf(column)] || 0) * 60;
  return Object.fromEntries(
    (Object.keys(ZERO) as (keyof typeof ZERO)[]).map((key) => [key, cell(key)]),
  ) as typeof ZERO;
}

async function minutesInBatch(contracts: string, log: string): Promise<typeof ZERO> {
  const run = await ranOnFiles(contractLines(contracts), logLines(log));
  const [client] = run.clients;
  const sum = (plan: string, of: "closing" | "used") =>
    (client?.banks ?? []).filter((bank) => bank.plan === plan).reduce((total, bank) => total + bank[of], 0);
  return {
    vipLeft: sum("VIP", "closing"),
    vipUsed: sum("VIP", "used"),
    diamondLeft: sum("VIP_DIAMOND", "closing"),
    plusLeft: sum("ORANGE_PLUS", "closing"),
    overage: client?.orange.overageCharged ?? 0,
    billable: client?.charged.billable ?? 0,
    waived: client?.charged.waived ?? 0,
  };
}

async function ranOnFiles(contracts: readonly string[], log: readonly string[]): Promise<RunJson> {
  const folder = await firmFolder({
    "contracts.csv": [CONTRACTS, ...contracts, ""].join("\n"),
    "logs/october.csv": [LOG, ...log, ""].join("\n"),
  });
  await run(folder);
  return runJsonOf(folder);
}

function sheet(header: string, lines: readonly string[]): Value[][] {
  return [header, ...lines].map((line) => line.split(",").map(typed));
}

function typed(cell: string): Value {
  const date = parseDate(cell);
  if (date !== null) return excelSerial(date);
  if (cell === "") return null;
  return /^\d+$/.test(cell) ? Number(cell) : cell;
}

describe("renewal prices", () => {
  let answers: Answer[];
  const lastDay = (plan: Plan, expires: string) => day(expires) - (plan.startsWith("ORANGE") ? 0 : 1);

  beforeAll(async () => {
    const excel = new ExcelHost(await builtFunctions());
    answers = await excel.calls(
      RENEWALS.flatMap(([plan, quantity, expires]): Call[] =>
        [0, 1].map((late): Call => {
          const paid = lastDay(plan, expires) + late + 25_569;
          return ["RENEWAL_PRICE", plan, quantity, excelSerial(day(expires)), paid, true];
        }),
      ),
    );
  }, SLOW);

  test.each(RENEWALS.map((row, index) => [...row, index] as const))(
    "%s %d expiring %s",
    async (plan, quantity, expires, onTime, late, index) => {
      const inCore = [0, 1].map((by) => {
        const paidOn = (lastDay(plan, expires) + by) as ReturnType<typeof day>;
        const request = {
          plan,
          quantity,
          expires: day(expires),
          paidOn,
          channel: "online",
          cotermEnd: null,
        } as const;
        return renewal(request, BUILT_IN_PRICES).price;
      });
      expect(inCore).toEqual([cents(onTime), cents(late)]);

      const inExcel = answers
        .slice(2 * index, 2 * index + 2)
        .map(({ value }) => Math.round(Number(value) * 100));
      expect(inExcel).toEqual(inCore);

      const start = `${Number(expires.slice(0, 4)) - 1}${expires.slice(4)}`;
      const { clients } = await ranOnFiles([`Acme,${plan},${quantity},${start},,${start},,,,`], []);
      expect(clients[0]?.renewals.map(({ onTimeCents, lateCents }) => [onTimeCents, lateCents])).toEqual([
        inCore,
      ]);
    },
  );
});

test("October 2026 is the month of all three", () => expect(parseMonth("2026-10")).toEqual(OCTOBER));
