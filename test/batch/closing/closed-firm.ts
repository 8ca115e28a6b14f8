/**
 * A random firm that closes its months, in a folder: what it knows of its work and its register at each closing, and
 * the rows that come, go or change for months that are closed by then.
 *
 * Law: nothing here knows the rules. A row has one fate, and the same story gives the same files.
 */

import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import type { Settings } from "../../../core/ledger/settings.ts";
import { CATEGORIES } from "../../../core/rules/coverage.ts";
import { addDays, day, formatDate, parseMonth } from "../../../core/values/calendar.ts";
import { LANGUAGES, type Language } from "../../../core/values/language.ts";
import { cents } from "../../../core/values/units.ts";
import {
  CONTRACT_HEADER,
  cellOf,
  firms,
  LOG_HEADER,
  type RandomFirm,
  until,
  withCell,
} from "../../core/random-firm.ts";
import { put, run } from "../firm-folder.ts";
import { IN_THIS_PROCESS } from "./month-hands.ts";

/** Random firms have plans and work in these; the busy days of one of them are just after the first closing. */
export const PERIODS = ["2025-11", "2025-12", "2026-01"] as const;

/** What becomes of a row of work, from the second or the third of the periods on. */
interface Fate {
  readonly is: "known" | "late" | "gone" | "longer" | "other";
  readonly from: 1 | 2;
}

export interface ClosedFirm {
  readonly firm: RandomFirm;
  /** Fates of the rows of work, repeated. */
  readonly fates: readonly Fate[];
  /** Rows of the register, by their number, that were paid without being entered so before the first closing. */
  readonly entered: readonly number[];
  /** In each of the periods. */
  readonly rates: readonly Settings["rates"][];
  readonly language: Language;
  readonly clientMoney: boolean;
  /** Whether late rows have a file of their own. */
  readonly apart: boolean;
  readonly closings: 1 | 2;
}

/** Work of the months around the closings, so that every one of them has a bill; on some days more than Orange allows. */
const recentWork = fc
  .record({
    date: fc
      .oneof(fc.integer({ min: -120, max: 91 }), fc.constantFrom(-20, 11, 36, 80))
      .map((days) => formatDate(addDays(day("2025-11-01"), days))),
    client: fc.constantFrom("Acme", "Théâtre du Quai", "O'Neil & Fils", "Bare Ltd", "Day Ltd"),
    minutes: fc.integer({ min: 1, max: 150 }).map(String),
    category: fc.constantFrom("how_to" as const, ...CATEGORIES),
    level: fc.constantFrom("", "", "", "2", "3"),
  })
  .map((cells: Readonly<Record<string, string>>) => LOG_HEADER.map((column) => cells[column] ?? ""));

const rates = fc.constantFrom<Settings["rates"]>(
  { 1: cents(95_01), 2: cents(125_03), 3: cents(175_07) },
  { 1: cents(95_00), 2: cents(125_00), 3: cents(175_00) },
  { 2: cents(130_00) },
  { 3: cents(1_400_00) },
  {},
);

export const closedFirms: fc.Arbitrary<ClosedFirm> = fc
  .record({
    firm: firms,
    work: fc.array(recentWork, { minLength: 15, maxLength: 50 }),
    fates: fc.array(
      fc.record({
        is: fc.constantFrom("known", "known", "late", "gone", "longer", "other"),
        from: fc.constantFrom(1, 1, 2),
      }),
      { minLength: 30, maxLength: 60 },
    ),
    entered: fc.array(fc.nat(12), { maxLength: 3 }),
    // Twice what prices all, as one that prices nothing shows no cents.
    rates: fc.tuple(fc.oneof(rates, rates), rates, rates),
    language: fc.constantFrom(...LANGUAGES),
    clientMoney: fc.constantFrom(true, true, false),
    apart: fc.boolean(),
    moreSeats: fc.constantFrom(null, "", "2025-12-10"),
    closings: fc.constantFrom(1, 2),
  })
  .map(({ work, firm, moreSeats, ...story }) => ({
    ...story,
    firm: { ...firm, contracts: [...firm.contracts, ...always(moreSeats)], log: [...firm.log, ...work] },
  }));

/** A client that never had a plan; one whose days of Orange are short, with seats that may be unpaid. */
function always(moreSeats: string | null): string[][] {
  const row = (cells: Readonly<Record<string, string>>) =>
    CONTRACT_HEADER.map((column) => cells[column] ?? "");
  const seats = { client: "Day Ltd", plan: "ORANGE_CARE", quantity: "1", start: "2025-03-01" };
  return [
    row({ client: "Bare Ltd", plan: "BASIC" }),
    row({ ...seats, paid_on: "2025-03-01" }),
    ...(moreSeats === null ? [] : [row({ ...seats, start: "2025-06-01", paid_on: moreSeats })]),
  ];
}

/** A row of work as the firm has it at the step; null where it has none. */
function rowAt(row: readonly string[], { is, from }: Fate, step: number): readonly string[] | null {
  if (is === "late") return step >= from ? row : null;
  if (step < from) return row;
  if (is === "gone") return null;
  if (is === "longer") return withCell(row, "minutes", String((Number(cellOf(row, "minutes")) || 0) + 37));
  return is === "other" ? withCell(row, "category", "training") : row;
}

/** The files of the step, by their path. */
export function filesAt(story: ClosedFirm, step: number): Map<string, string> {
  const period = parseMonth(PERIODS[step] ?? "");
  if (period === null) throw new Error(`no step ${step}`);
  const { firm, fates } = story;
  const { settings } = firm;
  const rows = firm.log.map((row, index) => {
    const fate = fates[index % fates.length] as Fate;
    return { row: rowAt(row, fate, step), isLate: story.apart && fate.is === "late" };
  });
  const table = (header: readonly string[], lines: readonly (readonly (string | number)[])[]) =>
    stringify([header, ...lines].map((line) => [...line]));
  const logOf = (late: boolean) =>
    until(
      { ...firm, log: rows.flatMap(({ row, isLate }) => (row !== null && isLate === late ? [row] : [])) },
      period.to,
    ).log;
  const known = until(firm, period.to);
  const paid = CONTRACT_HEADER.indexOf("paid_on");
  const files = new Map([
    [
      "config.json",
      JSON.stringify({
        ...{ register: "contracts.csv", logs: "logs", out: "out" },
        ...{ adjustments: "adjustments.csv", decisions: "decisions.csv" },
        ...{ language: story.language, clientMoney: story.clientMoney },
        rates: story.rates[step],
        rounding: { scope: settings.rounding },
        diamondForLevel2: settings.diamondForLevel2,
        plusForLevel3: settings.plusForLevel3,
        overageWithoutNotice: settings.overageWithoutNotice,
        holidays: settings.holidays.map(formatDate),
      }),
    ],
    [
      "contracts.csv",
      table(
        CONTRACT_HEADER,
        firm.contracts.map((row, index) =>
          step === 0 && story.entered.includes(index)
            ? row.map((cell, at) => (at === paid ? "" : cell))
            : row,
        ),
      ),
    ],
    [
      "adjustments.csv",
      table(
        ["client", "plan", "date", "minutes", "reason", "author"],
        known.adjustments.map((own) => [
          ...[own.client, own.plan, formatDate(own.date), own.minutes, own.reason, own.author],
        ]),
      ),
    ],
    [
      "decisions.csv",
      table(
        ["client", "date", "decision", "who", "why"],
        known.decisions.map((own) => [own.client, formatDate(own.date), own.is, own.who, own.why]),
      ),
    ],
    ["logs/log.csv", table(LOG_HEADER, logOf(false))],
  ]);
  const late = logOf(true);
  if (late.length > 0) files.set("logs/late.csv", table(LOG_HEADER, late));
  return files;
}

/** A month that was run, before it is closed. */
export interface Month {
  readonly folder: string;
  readonly period: string;
  readonly printed: string;
}

/** Runs and closes the story's months in a folder of its own, and looks at each. False where a run is refused. */
export async function throughMonths(
  story: ClosedFirm,
  look: (month: Month) => Promise<void>,
): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), "closed-firm-"));
  try {
    await mkdir(join(folder, "logs"));
    for (const [step, period] of PERIODS.slice(0, 1 + story.closings).entries()) {
      for (const [path, content] of filesAt(story, step)) await put(folder, path, content);
      const { code, printed } = await run(folder, { period });
      if (code === 2) return false;
      await look({ folder, period, printed });
      if (step < story.closings) await IN_THIS_PROCESS.close(folder, period);
    }
    return true;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
