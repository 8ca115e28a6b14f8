/**
 * Work grows with what is given, not with its square: of three times as much, three times the steps and no more. Steps
 * are counted, so that a busy machine counts the same.
 */

import { expect, test, vi } from "vitest";
import type { AdjustmentRow } from "../../core/firm/adjustments.ts";
import { outcomes } from "../../core/firm/duplicates.ts";
import { type LogEntry, PLAINLY } from "../../core/firm/export-rows.ts";
import { type Reconciliation, reconcile } from "../../core/firm/reconciliation.ts";
import * as placing from "../../core/ledger/ledger.ts";
import { DEFAULT_SETTINGS } from "../../core/ledger/settings.ts";
import type { Contract } from "../../core/rules/contract.ts";
import { priceBook } from "../../core/rules/plans.ts";
import { addDays, day, formatDate } from "../../core/values/calendar.ts";
import { minutes } from "../../core/values/units.ts";
import { contract, planTerm } from "./contracts.ts";
import { plainEntry } from "./log-entries.ts";
import { planValues } from "./plan-values.ts";

type Method = (this: unknown, ...given: unknown[]) => unknown;

/** The methods that ask about one element after another, and those that look for a value. */
const ASKING = [
  "every",
  "filter",
  "find",
  "findIndex",
  "flatMap",
  "forEach",
  "map",
  "reduce",
  "some",
  "sort",
];
const SEARCHING = ["includes", "indexOf"];
const ITERATORS = [[], new Map(), new Set()].map((one) => Object.getPrototypeOf(one[Symbol.iterator]()));

interface Work {
  /** Elements of arrays, maps and sets that were looked at. */
  steps: number;
  /** Values written as texts. */
  texts: number;
}

/** What some work takes. */
function counted(work: () => unknown): Work {
  const took: Work = { steps: 0, texts: 0 };
  const undo: (() => void)[] = [];
  const replace = (of: object, name: string, as: (own: Method) => Method) => {
    const methods = of as Record<string, Method>;
    const own = methods[name] as Method;
    undo.push(() => {
      methods[name] = own;
    });
    methods[name] = as(own);
  };
  const one = (own: Method, key: keyof Work = "steps"): Method =>
    function (...given) {
      took[key] += 1;
      return Reflect.apply(own, this, given);
    };
  for (const iterator of ITERATORS) replace(iterator, "next", (own) => one(own));
  replace(JSON, "stringify", (own) => one(own, "texts"));
  for (const name of SEARCHING)
    replace(Array.prototype, name, (own) => {
      return function (...given) {
        took.steps += (this as unknown[]).length;
        return Reflect.apply(own, this, given);
      };
    });
  for (const name of ASKING)
    replace(Array.prototype, name, (own) => {
      return function (...given) {
        if (typeof given[0] === "function") given[0] = one(given[0] as Method);
        return Reflect.apply(own, this, given);
      };
    });
  try {
    work();
  } finally {
    for (let at = undo.length - 1; at >= 0; at -= 1) undo[at]?.();
  }
  return took;
}

/**
 * Of three times as much, about three times the work; the square would be nine times. Putting alike rows in order by
 * their texts takes a little more, since each is compared more often.
 */
function expectGrowth<T>(size: number, given: (size: number) => T, work: (given: T) => unknown): void {
  const [few, many] = [given(size), given(3 * size)];
  const [once, more] = [counted(() => work(few)), counted(() => work(many))];
  expect(once.steps).toBeGreaterThan(size);
  expect(more.steps).toBeLessThan(3.3 * once.steps);
  expect(more.texts).toBeLessThan(5 * once.texts + 100);
}

const START = day("2026-01-01");
const upTo = <T>(size: number, of: (at: number) => T): T[] => Array.from({ length: size }, (_, at) => of(at));
const nameOf = (at: number) => `Client ${at}`;

const vip = (at: number, client = nameOf(at)) =>
  contract({ client, line: at + 2, plan: "VIP", quantity: 2, start: START, paidOn: START });

/** Twenty minutes on one of thirty days; no two descriptions are alike, and they are in no order. */
function row(at: number, { client = nameOf(0), id = `E-${at}`, on = at % 30 } = {}): string[] {
  return [id, formatDate(addDays(START, on)), client, "20", "how_to", `Call ${(at * 7919) % 10_007}`];
}

/** Two of each day. It is refused where it takes more than the two hours of a bank. */
function adjustment(at: number, client: string, by: number): AdjustmentRow {
  const date = addDays(START, at >> 1);
  const made = {
    client,
    plan: "VIP",
    date,
    minutes: minutes(by),
    reason: `No. ${at}`,
    author: "Anne",
    price: null,
  } as const;
  return { file: "adjustments.csv", line: at + 2, row: {}, adjustment: made };
}

interface Given {
  readonly contracts: readonly Contract[];
  readonly rows?: readonly string[][];
  readonly adjustments?: readonly AdjustmentRow[];
}

function run({ contracts, rows = [], adjustments = [] }: Given): Reconciliation {
  const header = ["id", "date", "client", "minutes", "category", "description"];
  const log = { file: "log.csv", header, rows: rows.map((cells, at) => ({ line: at + 2, cells })) };
  return reconcile({ contracts, aliases: {}, logs: [log], adjustments, settings: DEFAULT_SETTINGS });
}

test("clients, each with its work and an adjustment", () =>
  expectGrowth(
    200,
    (size) => ({
      contracts: upTo(size, (at) => vip(at)),
      rows: upTo(size, (at) => row(at, { client: nameOf(at) })),
      adjustments: upTo(size, (at) => adjustment(at, nameOf(at), 60)),
    }),
    run,
  ));

test("names that no client has, and clients: from some number on nothing is looked for", () => {
  const long = (at: number, end: string) => `${at} `.padEnd(200, end);
  expectGrowth(
    80,
    (size) => ({
      contracts: upTo(size, (at) => vip(at, long(at, "Acme "))),
      rows: upTo(size, (at) => row(at, { client: long(at, "Bolt ") })),
    }),
    run,
  );
});

test("one name that no client has, in many rows, and clients", () =>
  expectGrowth(
    200,
    (size) => ({
      contracts: upTo(size, (at) => vip(at)),
      rows: upTo(size, (at) => row(at, { client: "Someone else" })),
    }),
    run,
  ));

test("rows of the register for one client and one year", () =>
  expectGrowth(200, (size) => ({ contracts: upTo(size, (at) => vip(at, "Acme")) }), run));

test("seats added to an Orange, and the days of its work", () =>
  expectGrowth(
    200,
    (size) => {
      const terms = upTo(size, (at) => {
        const start = addDays(START, at % 30);
        return planTerm({ start, opens: start, expires: addDays(start, 365) });
      });
      const entries = upTo(size, (at) => plainEntry({ id: `E-${at}`, date: addDays(START, at) }));
      return { terms, entries };
    },
    ({ terms, entries }) => placing.ledger(terms, entries, [], DEFAULT_SETTINGS),
  ));

test("adjustments of one client that are refused", () =>
  expectGrowth(
    300,
    (size) => ({
      contracts: [vip(0)],
      adjustments: upTo(size, (at) => adjustment(at, nameOf(0), -6000)),
    }),
    run,
  ));

test.each([
  ["with ids that ascend", (at: number) => row(at)],
  ["with ids that are there twice", (at: number) => row(at, { id: `E-${at >> 1}` })],
  ["with one id", (at: number) => row(at, { id: "E-1" })],
  ["without id and start, on many days", (at: number) => row(at, { id: "" })],
  ["without id and start, on one day", (at: number) => row(at, { id: "", on: 0 })],
])("work of one client, %s", (_case, of) =>
  expectGrowth(300, (size) => ({ contracts: [vip(0)], rows: upTo(size, of) }), run),
);

const LAST = day("2026-12-01");
const valued = ({ accounts: [account] }: Reconciliation) =>
  account === undefined ? [] : planValues(account, LAST, priceBook([]), DEFAULT_SETTINGS);

test("values of a plan with adjustments that are refused", () =>
  expectGrowth(
    300,
    (size) => run({ contracts: [vip(0)], adjustments: upTo(size, (at) => adjustment(at, nameOf(0), -6000)) }),
    valued,
  ));

test("values of a plan: its work is placed twice, however much there is and whatever sizes are sold", () => {
  const placed = vi.spyOn(placing, "ledger");
  const given = (size: number) => run({ contracts: [vip(0)], rows: upTo(size, (at) => row(at)) });
  const [few, many] = [given(300), given(900)];
  for (const one of [few, many]) {
    placed.mockClear();
    expect(valued(one)).toHaveLength(1);
    expect(placed).toHaveBeenCalledTimes(2);
  }
  placed.mockRestore();
  expectGrowth(300, given, valued);
});

/** A file for each month, with twenty rows more than the file before, and all of that one's; no row has an id. */
const cumulative = (months: number) =>
  upTo(months, (month) =>
    upTo(20 * (month + 1), (at): LogEntry => {
      const date = addDays(START, Math.floor(1.5 * at));
      const entry = plainEntry({ file: `log-${100 + month}.csv`, line: at + 2, date, ticket: `T-${at}` });
      return { entry, client: "acme", tool: "toggl", how: PLAINLY };
    }),
  ).flat();

test("exports that each hold all before: a row is written as a text as often, however many files there are", () => {
  const [few, many] = [cumulative(12), cumulative(36)];
  const textsOfRow = (rows: readonly LogEntry[]) => counted(() => outcomes(rows)).texts / rows.length;
  expect(textsOfRow(few)).toBeGreaterThan(1);
  expect(textsOfRow(many)).toBeLessThan(1.1 * textsOfRow(few));
});
