/**
 * What holds for every firm there could be: no minute lost, no order that matters, one run as good as many,
 * nothing earlier changed by what comes later, no bank below 0. The firms are made at random from a fixed seed.
 */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toBill } from "../../core/figures/billing.ts";
import type { RollForward } from "../../core/figures/roll-forward.ts";
import { type DetailedStatement, statement } from "../../core/figures/statement.ts";
import type { Control } from "../../core/firm/control.ts";
import type { ClientAccount, Reconciliation } from "../../core/firm/reconciliation.ts";
import { contentOf } from "../../core/ledger/entry.ts";
import type { EntryLine, Line, Placement } from "../../core/ledger/lines.ts";
import type { BankHistory } from "../../core/rules/bank.ts";
import { Rounding } from "../../core/rules/charge.ts";
import type { WithoutNotice } from "../../core/rules/overage.ts";
import { PLACES } from "../../core/rules/places.ts";
import { priceBook } from "../../core/rules/plans.ts";
import {
  addDays,
  addMonths,
  type CalendarDate,
  day,
  formatDate,
  type Period,
} from "../../core/values/calendar.ts";
import { minutes } from "../../core/values/units.ts";
import {
  cellOf,
  decided,
  firms,
  LAST_DAY,
  metMoreThan,
  type RandomFirm,
  reconciled,
  SEED,
  shuffled,
  until,
  withCell,
} from "./random-firm.ts";

const PRICES = priceBook([]);
const RUNS = 100;
const ALL_TIME: Period = { from: day("2023-01-01"), to: LAST_DAY };

function holds(law: (firm: RandomFirm, salt: number) => void, numRuns = RUNS): void {
  fc.assert(
    fc.property(firms, fc.nat(5000), (firm, salt) => law(firm, salt)),
    { seed: SEED, numRuns },
  );
}

const nameOf = (bank: BankHistory) => `${bank.plan} of ${formatDate(bank.term.start)}`;
const total = (values: Iterable<number>) => [...values].reduce((sum, value) => sum + value, 0);

type WorkLine = Extract<Line, { kind: "entry" | "overage" }>;
function workOf(account: ClientAccount): WorkLine[] {
  return account.ledger.lines.filter(
    (line): line is WorkLine => line.kind === "entry" || line.kind === "overage",
  );
}
const entriesOf = (account: ClientAccount) =>
  workOf(account).filter((line): line is EntryLine => line.kind === "entry");
const placementsOf = (account: ClientAccount) => workOf(account).flatMap((line) => line.placements);

/** A line without the place its entry stood at. */
function lineText(line: Line): string {
  const placements = (of: readonly Placement[]) =>
    of.map(({ bank, ...placement }) => ({ ...placement, bank: bank && nameOf(bank) }));
  if (line.kind === "entry") {
    return JSON.stringify({ ...line, entry: contentOf(line.entry), placements: placements(line.placements) });
  }
  if (line.kind === "overage") return JSON.stringify({ ...line, placements: placements(line.placements) });
  return JSON.stringify({ ...line, bank: nameOf(line.bank) });
}

const rollText = ({ bank, ...figures }: RollForward) => ({ bank: nameOf(bank), ...figures });

/** A statement as plain figures. */
function figures({ lines, banks, renewals, lapsed, ...of }: DetailedStatement): object {
  return {
    ...of,
    lines: lines.map(lineText),
    banks: banks.map(rollText),
    lapsed: lapsed.map(({ plan, start, expires }) => ({ plan, start, expires })),
    renewals: renewals.map(({ terms, ...due }) => ({ ...due, rows: terms.length })),
  };
}

const statementOf = (account: ClientAccount, period: Period) =>
  statement(account.ledger, account.terms, period, PRICES);

/** All that a reconciliation says about its clients, but for where rows stood. */
function accountsText(of: Reconciliation, period: Period): object[] {
  return of.accounts.map((account) => ({
    name: account.client.name,
    language: account.client.language,
    terms: account.terms.map(({ plan, quantity, start, expires, opens, anchor, carried }) => ({
      ...{ plan, quantity, start, expires, opens, anchor, carried },
    })),
    control: account.control,
    refused: account.ledger.refused.length,
    ...figures(statementOf(account, period)),
  }));
}

function exceptionTexts(of: Reconciliation): string[] {
  const text = (problem: Reconciliation["exceptions"][number]["problems"][number]) =>
    problem.code === "ID_DUPLICATE" ? `${problem.code} ${problem.id} ${problem.differs}` : problem.code;
  return of.exceptions.map(({ client, problems }) => `${client}: ${problems.map(text).join(", ")}`).sort();
}

function months(first: string, count: number): Period[] {
  return Array.from({ length: count }, (_, index) => {
    const from = addMonths(day(first), index);
    return { from, to: addDays(addMonths(from, 1), -1) };
  });
}
const MONTHS = months("2023-01-01", 72);

test("the random firms reach every place, movement, remark and most problems", () => {
  const reached = new Set<string>();
  for (const firm of fc.sample(firms, { seed: SEED, numRuns: RUNS })) {
    const result = reconciled(firm);
    for (const { problems } of result.exceptions) for (const { code } of problems) reached.add(code);
    for (const account of result.accounts) {
      for (const line of account.ledger.lines) reached.add(line.kind);
      for (const { place, rule } of placementsOf(account)) reached.add(place).add(rule);
      for (const line of workOf(account)) for (const { code } of line.notes) reached.add(code);
    }
  }
  const expected = [
    ...PLACES,
    ...["entry", "overage", "bought", "carried_in", "adjusted", "expired", "carried_out"],
    ...["P1", "P5", "A2", "A3", "A5", "A7", "A9"],
    ...["OUTSIDE_OFFICE_HOURS", "CROSSES_MIDNIGHT", "OVERAGE_WITHOUT_NOTICE", "OVER_FOUR_TRAINEES"],
    ...["OVERAGE_TO_CONFIRM", "DECISION_WITHOUT_OVERAGE"],
    ...["LEVEL_3_IN_CHAT", "CATEGORY_ASSUMED", "RESET_REFUSED", "OTHER_BANK_HAS_TIME"],
    ...["ID_DUPLICATE", "CLIENT_UNKNOWN", "CATEGORY_UNKNOWN", "DATE_IMPOSSIBLE", "TIME_IMPOSSIBLE"],
    ...["MINUTES_NEGATIVE", "MINUTES_UNREADABLE", "MINUTES_OVER_DAY", "VALUE_MISSING", "CHOICE_UNKNOWN"],
    ...[
      "ROW_MALFORMED",
      "ROW_REFUSED",
      "TERMS_OVERLAP",
      "STARTER_NOT_FIRST",
      "PAID_AFTER_EXPIRY",
      "QUANTITY_OUT_OF_RANGE",
    ],
    ...["ALIAS_TAKEN", "ADJUSTMENT_WITHOUT_BANK", "ADJUSTMENT_OVERDRAWS"],
  ];
  expect(expected.filter((code) => !reached.has(code))).toEqual([]);
});

describe("A11: no minute is lost", () => {
  const FATES = ["Placed", "Rejected", "Duplicate"] as const;
  function balances(control: Control): void {
    expect(total(FATES.map((fate) => control[`entries${fate}`]))).toBe(control.entriesRead);
    expect(total(FATES.map((fate) => control[`minutes${fate}`]))).toBe(control.minutesRead);
  }
  /** The minutes a row states, as far as they can be read. */
  function stated(row: readonly string[]): number {
    if (row.length > 12) return 0;
    const cell = cellOf(row, "minutes");
    if (cell === "1:10") return 70;
    return /^\d+$/.test(cell) ? Number(cell) : 0;
  }
  const COUNTS = [...FATES, "Read" as const].flatMap((fate) => [`entries${fate}`, `minutes${fate}`] as const);

  test("in the run, every file and every client", () =>
    holds((firm) => {
      const result = reconciled(firm, 3);
      const rows = firm.log.filter((row) => row.some((cell) => cell !== ""));
      balances(result.control);
      expect(result.control.entriesRead).toBe(rows.length);
      expect(result.control.minutesRead).toBe(total(rows.map(stated)));
      for (const file of result.files) balances(file);
      for (const { control } of result.accounts) balances(control);
      for (const count of COUNTS) {
        expect(total(result.files.map((file) => file[count]))).toBe(result.control[count]);
      }
      // What no client is known for was rejected.
      for (const count of [
        "entriesPlaced",
        "entriesDuplicate",
        "minutesPlaced",
        "minutesDuplicate",
      ] as const) {
        expect(total(result.accounts.map(({ control }) => control[count]))).toBe(result.control[count]);
      }
      const reported = result.exceptions.filter(({ file }) => file.startsWith("log"));
      expect(reported).toHaveLength(result.control.entriesRejected + result.control.entriesDuplicate);
    }));

  test("in every client's ledger, line by line and day by day", () =>
    holds((firm) => {
      for (const account of reconciled(firm).accounts) {
        const entries = entriesOf(account);
        expect(entries).toHaveLength(account.control.entriesPlaced);
        expect(total(placementsOf(account).map(({ raw }) => raw))).toBe(account.control.minutesPlaced);
        const beyond = new Map<CalendarDate, number>();
        for (const line of entries) {
          const placed = total(line.placements.map(({ raw }) => raw));
          expect(placed + line.toOverage).toBe(line.entry.minutes);
          beyond.set(line.date, (beyond.get(line.date) ?? 0) + line.toOverage);
        }
        for (const line of workOf(account)) {
          if (line.kind !== "overage") continue;
          expect(total(line.placements.map(({ raw }) => raw))).toBe(line.day.overage);
          expect(beyond.get(line.date)).toBe(line.day.overage);
          beyond.delete(line.date);
        }
        expect(total(beyond.values())).toBe(0);
      }
    }));

  test("in the set of ids: each one that has a good row is placed once, and no other", () =>
    holds((firm) => {
      const result = reconciled(firm, 2);
      const placed = result.accounts.flatMap((account) =>
        entriesOf(account).flatMap(({ entry }) => (entry.id === "" ? [] : [entry.id])),
      );
      expect(new Set(placed).size).toBe(placed.length);
      const refused = new Map<string, number>();
      for (const { file, row, problems } of result.exceptions) {
        if (!file.startsWith("log") || problems.some(({ code }) => code === "ID_DUPLICATE")) continue;
        refused.set(row.id ?? "", (refused.get(row.id ?? "") ?? 0) + 1);
      }
      const given = new Map<string, number>();
      for (const row of firm.log) {
        const id = cellOf(row, "id");
        if (id !== "") given.set(id, (given.get(id) ?? 0) + 1);
      }
      const good = [...given].filter(([id, count]) => count > (refused.get(id) ?? 0)).map(([id]) => id);
      expect([...placed].sort()).toEqual(good.sort());
    }));
});

test("A1: no order matters, of rows, of files or of the register; nor does it, in how many files entries come", () =>
  holds((firm, salt) => {
    // Equal rows of two files are one entry reported twice, so entries that are dealt out each have an id of their own.
    const reported = firm.log.map((row, index) => withCell(row, "id", `${index}`));
    for (const [files, log] of [
      [1, firm.log],
      [4, reported],
    ] as const) {
      const one = reconciled({ ...firm, log });
      const turned: RandomFirm = {
        ...firm,
        contracts: shuffled(firm.contracts, salt),
        log: shuffled(log, salt),
        adjustments: shuffled(firm.adjustments, salt),
        decisions: shuffled(firm.decisions, salt),
      };
      const other = reconciled(turned, files);
      expect(accountsText(other, ALL_TIME)).toEqual(accountsText(one, ALL_TIME));
      expect(other.control).toEqual(one.control);
      expect(exceptionTexts(other)).toEqual(exceptionTexts(one));
    }
  }));

describe("one run is as good as many", () => {
  const SUMS = ["bought", "carriedIn", "adjusted", "used", "expired", "carriedOut"] as const;

  test("M1: months chain, and together make the whole", () =>
    holds((firm) => {
      for (const account of reconciled(firm).accounts) {
        const whole = statementOf(account, ALL_TIME);
        const closing = new Map<BankHistory, number>();
        const sums = new Map<BankHistory, Record<(typeof SUMS)[number], number>>();
        const placed = Object.fromEntries(PLACES.map((place) => [place, 0]));
        const charged = { bank: 0, billable: 0, waived: 0 };
        const orange = { daysUsed: 0, daysOver: 0, usedMinutes: 0, overageRaw: 0, overageCharged: 0 };
        let lines = 0;
        for (const month of MONTHS) {
          const own = statementOf(account, month);
          lines += own.lines.length;
          for (const roll of own.banks) {
            expect(roll.opening).toBe(closing.get(roll.bank) ?? 0);
            closing.set(roll.bank, roll.closing);
            const sum = sums.get(roll.bank) ?? {
              bought: 0,
              carriedIn: 0,
              adjusted: 0,
              used: 0,
              expired: 0,
              carriedOut: 0,
            };
            for (const figure of SUMS) sum[figure] += roll[figure];
            sums.set(roll.bank, sum);
          }
          for (const place of PLACES) placed[place] = (placed[place] ?? 0) + own.placed[place];
          for (const place of ["bank", "billable", "waived"] as const) charged[place] += own.charged[place];
          for (const figure of Object.keys(orange) as (keyof typeof orange)[])
            orange[figure] += own.orange[figure];
        }
        expect(lines).toBe(whole.lines.length);
        expect(placed).toEqual(whole.placed);
        expect(charged).toEqual(whole.charged);
        expect(orange).toEqual(whole.orange);
        for (const roll of whole.banks) {
          expect(roll.closing).toBe(closing.get(roll.bank));
          for (const figure of SUMS) expect(roll[figure]).toBe(sums.get(roll.bank)?.[figure]);
        }
        expect(whole.banks).toHaveLength(sums.size);
      }
    }, 60));

  test("M1: of any period, opening and movements make the closing", () =>
    holds((firm, salt) => {
      const from = addDays(day("2024-01-01"), salt % 1700);
      const period = { from, to: addDays(from, salt % 97) };
      for (const account of reconciled(firm).accounts) {
        for (const roll of statementOf(account, period).banks) {
          const { opening, bought, carriedIn, adjusted, used, expired, carriedOut, closing } = roll;
          expect(opening + bought + carriedIn + adjusted - used - expired - carriedOut).toBe(closing);
          for (const figure of [opening, bought, carriedIn, used, expired, carriedOut, closing])
            expect(figure).toBeGreaterThanOrEqual(0);
        }
      }
    }));

  test("M2: later work changes no earlier line, balance or month", () =>
    holds((firm, salt) => {
      const whole = reconciled(firm);
      // The busy days and the end of a month.
      for (const last of [addDays(day("2025-01-24"), salt % 5), addMonths(day("2024-01-31"), salt % 40)]) {
        const earlier = reconciled(until(firm, last));
        const months = MONTHS.filter(({ from, to }) => to <= last && from > addMonths(last, -4));
        for (const period of [...months, { from: ALL_TIME.from, to: last }]) {
          const [then, now] = [earlier, whole].map((result) =>
            result.accounts.map((account) => figures(statementOf(account, period))),
          );
          expect(now).toEqual(then);
        }
      }
    }));
});

test("a ledger's lines and Orange days are in order of date, as figures of a period cut them", () =>
  holds((firm) => {
    for (const { ledger } of reconciled(firm).accounts)
      for (const dates of [ledger.lines, ledger.orangeDays].map((all) => all.map(({ date }) => date)))
        expect(dates).toEqual([...dates].sort((a, b) => a - b));
  }));

test("a bank never holds less than 0, moves within its term only, and hands on what its renewal brings in", () =>
  holds((firm) => {
    for (const { ledger } of reconciled(firm).accounts) {
      const handed = new Map<string, number>();
      for (const bank of ledger.banks) {
        let left = 0;
        for (const { date, kind, minutes: by } of bank.movements) {
          left += by;
          expect(left).toBeGreaterThanOrEqual(0);
          expect(date).toBeGreaterThanOrEqual(bank.opens);
          if (kind === "expired" || kind === "carried_out") expect(date).toBe(bank.term.expires);
          else expect(date).toBeLessThan(bank.term.expires);
          if (kind === "carried_out") handed.set(bank.plan, (handed.get(bank.plan) ?? 0) - by);
        }
        expect(left).toBe(0);
      }
      // The first known term brings in what the register says; every other one what was handed to it.
      for (const bank of ledger.banks) {
        for (const { kind, minutes: by } of bank.movements) {
          if (kind === "carried_in") handed.set(bank.plan, (handed.get(bank.plan) ?? 0) - by);
        }
      }
      for (const [plan, over] of handed) expect([0, -90], plan).toContain(over);
      for (const line of ledger.lines) {
        const balances = "placements" in line ? line.placements.map(({ left }) => left) : [line.left];
        for (const left of balances) if (left !== null) expect(left).toBeGreaterThanOrEqual(0);
      }
    }
  }));

describe("A4: rounding", () => {
  /** Raw and charged minutes of each group that is rounded together, by a name that says what it shares. */
  function groups(account: ClientAccount, scope: string): Map<string, { raw: number; charged: number }> {
    const found = new Map<string, { raw: number; charged: number }>();
    workOf(account).forEach((line, index) => {
      const drawn = line.placements.filter(({ place }) => ["bank", "billable", "waived"].includes(place));
      if (drawn.length === 0) return;
      const waivable = drawn.some(({ rule }) => rule === "A7");
      const alone =
        line.kind === "overage" || scope === "entry" || (scope === "ticket_day" && line.entry.ticket === "");
      const shared = scope === "ticket_day" && line.kind === "entry" ? line.entry.ticket : "";
      const level = line.kind === "entry" && line.level === 3 ? "3" : "below 3";
      const name = alone ? `line ${index}` : `${line.date} ${shared} ${level} ${waivable}`;
      const group = found.get(name) ?? { raw: 0, charged: 0 };
      group.raw += total(drawn.map(({ raw }) => raw));
      group.charged += total(drawn.map(({ charged }) => charged));
      found.set(name, group);
    });
    return found;
  }

  test("of a group, charged minutes are the raw ones rounded up once", () =>
    holds((firm) => {
      for (const account of reconciled(firm).accounts) {
        for (const { raw, charged } of groups(account, firm.settings.rounding).values()) {
          expect(charged % 15).toBe(0);
          expect(charged).toBeGreaterThanOrEqual(raw);
          expect(charged).toBeLessThan(raw + 15);
        }
      }
    }));

  test("of a group, charged minutes do not depend on the order of its entries", () =>
    holds((firm, salt) => {
      const anonymous = firm.log.map((row) => withCell(row, "id", ""));
      const times = ["", "09:00", "10:00", "11:00", "12:00"];
      const timed = anonymous.map((row, index) =>
        withCell(row, "start", times[(index * 31 + salt) % times.length] ?? ""),
      );
      const untimed = anonymous.map((row) => withCell(row, "start", ""));
      const scope = firm.settings.rounding;
      const [one, other] = [timed, untimed].map((log) =>
        reconciled({ ...firm, log }).accounts.map((account) =>
          [...groups(account, scope)]
            .filter(([name]) => !name.startsWith("line"))
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        ),
      );
      expect(other).toEqual(one);
    }));

  test("of one rounding, each piece is placed whole, and all of them together charge once", () => {
    const pieces = fc.array(fc.tuple(fc.nat(100), fc.nat(60)), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(pieces, (given) => {
        const rounding = new Rounding<"bank" | "billable">();
        let raw = 0;
        let charged = 0;
        for (const [worked, inBank] of given) {
          const due = rounding.due(minutes(worked));
          const drawn = minutes(Math.min(due, inBank));
          const charges = [
            { to: "bank" as const, charged: drawn },
            { to: "billable" as const, charged: minutes(due - drawn) },
          ].filter((charge) => charge.charged > 0);
          const shares = rounding.place(minutes(worked), charges);
          expect(total(shares.map((share) => share.raw))).toBe(worked);
          expect(total(shares.map((share) => share.charged))).toBe(due);
          raw += worked;
          charged += due;
        }
        expect(charged).toBe(Math.ceil(raw / 15) * 15);
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });
});

describe("A9: overage without notice", () => {
  const undecided = (firm: RandomFirm, overageWithoutNotice: WithoutNotice): RandomFirm => ({
    ...firm,
    decisions: [],
    settings: { ...firm.settings, overageWithoutNotice },
  });
  const statements = (firm: RandomFirm) =>
    reconciled(firm).accounts.map((account) => statementOf(account, ALL_TIME));

  test("held minutes are billable and on no bill; banks and places are those of a firm that bills", () => {
    let held = 0;
    holds((firm) => {
      const [holding, billing] = [statements(undecided(firm, "hold")), statements(undecided(firm, "bill"))];
      for (const [index, own] of holding.entries()) {
        const other = billing[index];
        expect(own.banks.map(rollText)).toEqual(other?.banks.map(rollText));
        expect([own.placed, own.charged, own.billable]).toEqual([
          other?.placed,
          other?.charged,
          other?.billable,
        ]);
        expect(total([toBill(own).charged, own.held.charged])).toBe(own.charged.billable);
        expect(other?.held.charged).toBe(0);
        held += own.toConfirm.length;
      }
    });
    metMoreThan(10, held);
  });

  test("held and then released is billed, held and then rejected is waived, and nothing is left to confirm", () => {
    holds((firm) => {
      const holding = undecided(firm, "hold");
      const [before, released, rejected, billed] = [
        statements(holding),
        statements(decided(holding, () => "release")),
        statements(decided(holding, () => "reject")),
        statements(undecided(firm, "bill")),
      ];
      for (const [index, own] of before.entries()) {
        const [bill, waived, usual] = [released[index], rejected[index], billed[index]];
        if (bill === undefined || waived === undefined || usual === undefined)
          throw new Error("a client went");
        expect(toBill(bill)).toEqual(toBill(usual));
        expect(toBill(waived)).toEqual(toBill(own));
        expect(waived.placed.waived).toBe(own.placed.waived + own.held.raw);
        expect(waived.charged.waived).toBe(own.charged.waived + own.held.charged);
        expect(waived.banks.map(rollText)).toEqual(own.banks.map(rollText));
        expect([bill.toConfirm, waived.toConfirm]).toEqual([[], []]);
      }
    });
  });

  test("a notice recorded later releases it", () => {
    holds((firm) => {
      const noticed = { ...firm, log: firm.log.map((row) => withCell(row, "notice", "yes")) };
      const [own, usual] = [statements(undecided(noticed, "hold")), statements(undecided(firm, "bill"))];
      expect(own.flatMap(({ toConfirm }) => toConfirm)).toEqual([]);
      expect(own.map(toBill)).toEqual(usual.map(toBill));
    });
  });
});

test("A10: what is billable costs what its lines cost, or is blank as a whole", () =>
  holds((firm) => {
    for (const account of reconciled(firm).accounts) {
      const { billable, charged, chargedTotal, placed, worked } = statementOf(account, ALL_TIME);
      const lines = placementsOf(account).filter((line) => line.place === "billable" && line.charged > 0);
      const amounts = lines.map(({ amount }) => amount);
      const known = amounts.filter((amount) => amount !== null);
      expect(billable.total.amount).toBe(known.length < amounts.length ? null : total(known));
      expect(billable.total.charged).toBe(charged.billable);
      const { total: whole, ...reasons } = billable;
      expect(total(Object.values(reasons).map((reason) => reason.charged))).toBe(whole.charged);
      expect(chargedTotal).toBe(total(Object.values(charged)));
      expect(worked).toBe(total(Object.values(placed)));
    }
  }));
