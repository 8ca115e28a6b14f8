/** A bank or Orange days give one answer in the single functions, the firm's functions and the reconciliation. */

import { readFile } from "node:fs/promises";
import path from "node:path";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../batch/config/config.ts";
import { readInbox } from "../../batch/month/inbox.ts";
import type { ClientMonth, Month } from "../../batch/month/month.ts";
import { callList, hoursAtStake, reminderQuote, reminders } from "../../core/figures/reminders.ts";
import { statement } from "../../core/figures/statement.ts";
import { whatIfs } from "../../core/figures/what-if.ts";
import { type Cell, layout, type Table, text } from "../../core/firm/cells.ts";
import { TIME_LOG_COLUMNS, type TimeLogColumn } from "../../core/firm/time-log.ts";
import { bankBalance } from "../../core/rules/bank-balance.ts";
import { orangeDays } from "../../core/rules/overage.ts";
import { type BankPlan, BUILT_IN_PRICES } from "../../core/rules/plans.ts";
import { renewal } from "../../core/rules/renewal.ts";
import {
  addDays,
  type CalendarDate,
  day,
  excelSerial,
  formatDate,
  parseDate,
} from "../../core/values/calendar.ts";
import { type Cents, inCurrency, inHours, minutes, sum } from "../../core/values/units.ts";
import { monthOf } from "../batch/whole-month.ts";
import { reconciled } from "../core/firm.ts";
import { viewed } from "../core/viewed.ts";
import { type Answer, builtFunctions, type Call, ExcelHost, type Value } from "./excel-host.ts";

/** Building and the runtime's pauses take long on a busy computer. */
const SLOW = 60_000;

const START = day("2026-01-15");
const work = fc.array(
  fc.record({ date: fc.integer({ min: -20, max: 400 }), minutes: fc.integer({ min: 0, max: 120 }) }),
  { maxLength: 40 },
);
const dated = (entries: readonly { date: number; minutes: number }[]) =>
  entries.map((entry) => ({ date: addDays(START, entry.date), minutes: minutes(entry.minutes) }));

describe("asked alone and as part of a ledger", () => {
  test("a bank holds the same on every day", () => {
    const asked = fc.tuple(
      work,
      fc.integer({ min: 2, max: 8 }),
      fc.integer({ min: 0, max: 300 }),
      fc.integer({ min: -30, max: 364 }),
      fc.integer({ min: -30, max: 400 }),
    );
    fc.assert(
      fc.property(asked, ([entries, hours, carried, paid, to]) => {
        const paidOn = addDays(START, paid);
        const asOf = addDays(START, to);
        const carriedHours = `${Math.trunc(carried / 60)}:${String(carried % 60).padStart(2, "0")}`;
        const [start, paidDate] = [formatDate(START), formatDate(paidOn)];
        const contract = `Acme,VIP,${hours},${start},,${paidDate},,${carriedHours},,`;
        const log = dated(entries).map(
          (entry, index) => `E${index},${formatDate(entry.date)},,Acme,${entry.minutes},,how_to,,`,
        );
        const { accounts } = reconciled({ contracts: [contract], log });
        const [account] = accounts;
        if (account === undefined) throw new Error("Acme has an account");
        const { banks } = statement(account.ledger, account.terms, { from: asOf, to: asOf }, BUILT_IN_PRICES);
        const held = { bought: minutes(hours * 60), carried: minutes(carried), start: START, paidOn };
        const { left, lines } = bankBalance(held, dated(entries), asOf);
        expect(left).toBe(banks[0]?.closing ?? 0);
        expect(lines.at(-1)).toMatchObject({ kind: "balance", left });
        expect(lines.reduce((total, line) => total + line.change, 0)).toBe(left);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  test("Orange days are the same", () => {
    fc.assert(
      fc.property(work, fc.integer({ min: 1, max: 5 }), (entries, subscribers) => {
        const inTerm = dated(entries).filter(({ date }) => START <= date && date < addDays(START, 365));
        const contract = `Acme,ORANGE_CARE,${subscribers},${formatDate(START)},,${formatDate(START)},,,,`;
        const log = inTerm.map(
          (entry, index) => `E${index},${formatDate(entry.date)},,Acme,${entry.minutes},,how_to,,`,
        );
        const own = reconciled({ contracts: [contract], log }).accounts[0]?.ledger.orangeDays ?? [];
        const { days, charged } = orangeDays(inTerm.map((entry) => ({ ...entry, subscribers })));
        expect(days.map(({ chargedSoFar: _, ...one }) => one)).toEqual(own);
        expect(charged).toBe(sum(own.map((one) => one.charged)));
      }),
      { seed: 2, numRuns: 300 },
    );
  });
});

describe("a term that began on 29 February", () => {
  const yearly = ["2024-02-29,,2024-02-29", "2025-02-28,,2025-02-20", "2026-02-28,,2026-02-20"];
  const rows = yearly.map((dates) => `Acme,ORANGE_CARE,5,${dates},online,,,`);
  const accountOf = (contracts: readonly string[]) => {
    const [account] = reconciled({ contracts }).accounts;
    if (account === undefined) throw new Error("Acme has an account");
    return account;
  };

  test(
    "costs the same late in a cell as in the batch, and ends on 29 February again",
    async () => {
      const asOf = day("2026-10-31");
      const [offer] = viewed(accountOf(rows), { from: asOf, to: asOf }).outlook.offers;
      if (offer === undefined) throw new Error("a renewal is due");
      const lines = whatIfs(offer, BUILT_IN_PRICES).filter(({ clause }) => clause === "R4");
      expect(lines.length).toBeGreaterThan(1);
      const days = lines.map(({ paidOn }) => paidOn);
      const plain = {
        plan: "ORANGE_CARE",
        quantity: 5,
        expires: day("2027-02-28"),
        channel: "other",
      } as const;
      const request = { ...plain, anchor: day("2024-02-29"), cotermEnd: null };
      const ofCore = days.map((paidOn) => renewal({ ...request, paidOn }, BUILT_IN_PRICES));
      const cell = (name: string, paidOn: CalendarDate, firstStart: Value): Call => [
        name,
        "ORANGE_CARE",
        5,
        excelSerial(plain.expires),
        excelSerial(paidOn),
        false,
        null,
        null,
        firstStart,
      ];
      const excel = new ExcelHost(await builtFunctions());
      const first = excelSerial(day("2024-02-29"));
      const [untold, quote, ...reported] = await excel.calls([
        cell("RENEWAL_PRICE", day("2027-03-10"), null),
        cell("RENEWAL_QUOTE", day("2027-03-10"), first),
        ...days.map((paidOn) => cell("RENEWAL_PRICE", paidOn, first)),
      ]);
      const prices = reported.map(({ value }) => value);
      expect(prices).toEqual(lines.map(({ price }) => price !== null && inCurrency(price)));
      expect(prices).toEqual(ofCore.map(({ price }) => inCurrency(price)));
      expect([days[0], prices[0]]).toEqual([day("2027-03-10"), 875.41]);
      expect(untold?.value).toBe(875.34);
      const paid = accountOf([...rows, "Acme,ORANGE_CARE,5,2027-03-10,,2027-03-10,,,,"]).terms.at(-1);
      expect(formatDate(paid?.expires ?? plain.expires)).toBe("2028-02-29");
      const steps = new Map(rowsOf(quote).map(([step, value]) => [step, value]));
      expect(steps.get("Anniversaries counted from")).toBe(first);
      expect(steps.get("New term expires")).toBe(excelSerial(day("2028-02-29")));
    },
    SLOW,
  );
});

describe("the sample firm in Excel", () => {
  const sample = path.join(import.meta.dirname, "..", "..", "batch", "sample");
  let month: Month<ClientMonth>;
  let usage: Value[][];
  let statements: Value[][][];
  let values: Value[][][];
  let reminded: Value[][];
  let checked: Value[][];

  beforeAll(async () => {
    const config = await readConfig(path.join(sample, "config.json"));
    const inbox = await readInbox(config);
    // Excel is given one log, and neither adjustments nor the aliases of a configuration.
    const firm = { ...inbox.firm, logs: [oneLog(inbox.firm.logs)], adjustments: [], aliases: {} };
    month = monthOf("2026-10", { ...inbox, firm, prices: BUILT_IN_PRICES });

    const register: string[][] = parse(await readFile(config.register), { bom: true });
    const contracts = register.map((row) => row.map(typed));
    const log = firm.logs
      .flatMap(({ header, rows }) => [header, ...rows.map(({ cells }) => cells)])
      .map((row) => row.map(typed));
    const period = [excelSerial(month.period.from), excelSerial(month.period.to)] as const;
    const excel = new ExcelHost(await builtFunctions());
    const asOf = period[1];
    const rates = Object.entries(firm.settings.rates).map(([level, rate]) => [
      `rate${level}`,
      inCurrency(rate),
    ]);
    const settings = [["setting", "value"], ...rates];
    const valued = month.clients.map(
      ({ client }): Call => ["PLAN_VALUE", client.name, contracts, log, asOf, null, settings],
    );
    const [all, calls, check, ...each] = await excel.calls([
      ["CLIENT_USAGE", contracts, log, ...period],
      ["REMINDERS", contracts, log, asOf],
      ["CHECK", contracts, log],
      ...valued,
      ...month.clients.map(
        ({ client }): Call => ["CLIENT_STATEMENT", client.name, contracts, log, ...period],
      ),
    ]);
    usage = rowsOf(all);
    reminded = rowsOf(calls);
    checked = rowsOf(check);
    values = each.slice(0, valued.length).map(rowsOf);
    statements = each.slice(valued.length).map(rowsOf);
  }, SLOW);

  test("every client's row holds the batch's figures", () => {
    const rows = month.clients.map(({ client, statement: own, exceptions }) => {
      const left = (plan: BankPlan) => {
        const banks = own.banks.filter(({ bank }) => bank.plan === plan);
        if (banks.length === 0) return ["", ""];
        return [
          inHours(sum(banks.map((bank) => bank.closing))),
          inHours(sum(banks.map((bank) => bank.used))),
        ];
      };
      const next = own.renewals.map(({ expires }) => expires).sort((a, b) => a - b)[0];
      return [
        client.name,
        ...left("VIP"),
        ...left("VIP_DIAMOND"),
        ...left("ORANGE_PLUS"),
        own.orange.daysUsed,
        own.orange.daysOver,
        inHours(own.orange.overageCharged),
        inHours(own.charged.billable),
        inHours(own.charged.waived),
        own.lines.filter(({ kind }) => kind === "entry").length,
        exceptions.filter(({ problems }) => problems.every(({ code }) => code !== "PRICE_MISSING")).length,
        next === undefined ? "" : excelSerial(next),
      ];
    });
    expect(rows).toHaveLength(17);
    expect(usage.slice(1, 18)).toEqual(rows);
  });

  test("what to act on is the batch's, in its order, at its prices", () => {
    const money = (price: Cents | null) => (price === null ? "price missing" : inCurrency(price));
    const rows = callList(reminders(month.clients)).map(({ reminder, actBy }) => {
      const quote = reminderQuote(reminder);
      const stake = hoursAtStake(reminder);
      return [
        typeof actBy === "string" ? actBy : excelSerial(actBy),
        reminder.client.name,
        reminder.expires === null ? "" : excelSerial(reminder.expires),
        quote === null ? "" : money(quote.price),
        stake === 0 ? "" : inHours(stake),
      ];
    });
    expect(rows.length).toBeGreaterThan(10);
    expect(reminded.slice(1).map((row) => [0, 1, 5, 7, 9].map((at) => row[at]))).toEqual(rows);
  });

  test("what the plans have been worth is the batch's", () => {
    const money = (of: Cents | null) => (of === null ? "" : inCurrency(of));
    const rows = month.clients.map(({ values: own }) =>
      own.map((value) => [
        excelSerial(value.period.from),
        excelSerial(value.period.to),
        inHours(value.spared),
        money(value.worth),
        money(value.costSoFar),
        money(value.savedSoFar),
        inHours(value.left),
        value.best?.hours ?? "",
      ]),
    );
    expect(rows.flat().length).toBeGreaterThan(10);
    expect(values.map((all) => all.slice(1).map((row) => row.slice(3, 11)))).toEqual(rows);
  });

  test("what is wrong is each exception once, most hours first", () => {
    const prices = month.exceptions.filter(({ problems }) =>
      problems.some(({ code }) => code === "PRICE_MISSING"),
    );
    expect(checked.length - 1).toBe(month.exceptions.length - prices.length);
    const hours = checked.slice(1).map((row) => (row[4] === "" ? 0 : Number(row[4])));
    expect(hours.some((own) => own > 0)).toBe(true);
    expect(hours).toEqual([...hours].sort((a, b) => b - a));
  });

  test("every row that the batch could not use is reported", () => {
    const reported = month.exceptions.filter(({ problems }) =>
      problems.every(({ code }) => code !== "PRICE_MISSING"),
    );
    expect(usage[19]?.[0]).toBe(`Exceptions: ${reported.length}`);
    expect(usage).toHaveLength(20 + reported.length);
  });

  test("every client's statement has the batch's lines and ends with its totals", () => {
    for (const [index, { client, statement: own }] of month.clients.entries()) {
      const rows = statements[index] ?? [];
      const placed = own.lines.flatMap((line) => ("placements" in line ? line.placements : []));
      const shown = rows.filter((row) => typeof row[4] === "number" && row[1] !== "Total");
      expect(
        shown.map((row) => [row[2], row[3], row[7], row[8]]),
        client.name,
      ).toEqual(
        placed.map(({ raw, charged, left, rule }) => [
          raw,
          charged,
          left === null ? "" : inHours(left),
          rule,
        ]),
      );
      const total = [own.worked, own.chargedTotal, inHours(own.chargedTotal)];
      expect(rows.at(-1)?.slice(1, 5), client.name).toEqual(["Total", ...total]);
    }
  });
});

/** All logs below one heading row. */
function oneLog(logs: readonly Table[]): Table {
  const header = Object.keys(TIME_LOG_COLUMNS) as TimeLogColumn[];
  const rows = logs.flatMap((log) => {
    const { layout: found } = layout<TimeLogColumn>(log.header, TIME_LOG_COLUMNS);
    return log.rows.map(({ cells }) => header.map((column) => cells[found.get(column) ?? -1]));
  });
  return { file: "time_log", header, rows: rows.map((cells, index) => ({ line: index + 2, cells })) };
}

/** A cell as Excel holds what is typed into it: dates and whole numbers are numbers, nothing is null. */
function typed(cell: Cell): Value {
  const given = text(cell);
  const date = parseDate(given);
  if (date !== null) return excelSerial(date);
  if (given === "") return null;
  return /^\d{1,4}$/.test(given) ? Number(given) : given;
}

function rowsOf(answer: Answer | undefined): Value[][] {
  if (!Array.isArray(answer?.value)) throw new Error(`a table was expected, not ${JSON.stringify(answer)}`);
  return answer.value;
}
