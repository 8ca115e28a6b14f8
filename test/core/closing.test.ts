/**
 * M2 as laws, over random firms: a closed balance is the next opening, what came to light since is told to the minute,
 * and nothing else moves it.
 */

import fc from "fast-check";
import { expect, test } from "vitest";
import { billTotal } from "../../core/figures/bill-total.ts";
import { toBill } from "../../core/figures/billing.ts";
import type { RollForward } from "../../core/figures/roll-forward.ts";
import { type Statement, statement } from "../../core/figures/statement.ts";
import type { ClientAccount, Reconciliation } from "../../core/firm/reconciliation.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../core/ledger/settings.ts";
import { type BankHistory, bankNames, isSameBank } from "../../core/rules/bank.ts";
import { priceBook } from "../../core/rules/plans.ts";
import { addDays, addMonths, type CalendarDate, day } from "../../core/values/calendar.ts";
import { nameKey } from "../../core/values/names.ts";
import { cents } from "../../core/values/units.ts";
import { closedBooksOf } from "./closed-books.ts";
import { decided, firms, metMoreThan, type RandomFirm, reconciled, SEED } from "./random-firm.ts";
import { viewed } from "./viewed.ts";

const PRICES = priceBook([]);

/** A firm, and the same firm when its month was closed: some rows of its log had not arrived, some were others. */
const histories = fc
  .record({
    firm: firms,
    // Just after the days on which much happens.
    days: fc.constantFrom(390, 391, 392, 400, 430, 701, 730),
    missing: fc.array(fc.nat(30), { maxLength: 25 }),
    missingContracts: fc.array(fc.nat(12), { maxLength: 1 }),
    missingDecisions: fc.array(fc.nat(3), { maxLength: 3 }),
  })
  .map(({ firm, days, missing, missingContracts, missingDecisions }) => ({
    now: firm,
    earlier: {
      ...firm,
      log: firm.log.filter((_row, index) => !missing.includes(index)),
      contracts: firm.contracts.filter((_row, index) => !missingContracts.includes(index)),
      decisions: firm.decisions.filter((_row, index) => !missingDecisions.includes(index)),
    },
    through: addDays(day("2024-01-01"), days),
  }));

const monthAfter = (through: CalendarDate) => ({ from: addDays(through, 1), to: addMonths(through, 1) });

function statementOf({ ledger, terms, prior }: ClientAccount, through: CalendarDate): Statement {
  return statement(ledger, terms, monthAfter(through), PRICES, prior);
}

function holds(law: (now: RandomFirm, then: RandomFirm, through: CalendarDate) => void, runs = 250): void {
  fc.assert(
    fc.property(histories, ({ now, earlier, through }) => law(now, earlier, through)),
    { seed: SEED, numRuns: runs },
  );
}

const balances = (rolls: readonly RollForward[]) => rolls.map(({ bank: _bank, ...figures }) => figures);

test("a bank opens with what it was closed at, and opening + prior period + the month's movements = closing", () => {
  let moved = 0;
  holds((now, then, through) => {
    const books = closedBooksOf(reconciled(then), then.settings, through);
    for (const account of reconciled(now, 1, books).accounts) {
      const names = bankNames<BankHistory>(account.ledger.banks);
      const closed = books.clients.find(({ name }) => nameKey(name) === account.client.key)?.banks ?? [];
      const { banks, priorPeriod } = statementOf(account, through);
      for (const roll of banks) {
        const {
          opening,
          priorPeriod: prior,
          bought,
          carriedIn,
          adjusted,
          used,
          expired,
          carriedOut,
          closing,
        } = roll;
        expect(opening + prior + bought + carriedIn + adjusted - used - expired - carriedOut).toBe(closing);
        const name = names.get(roll.bank);
        if (name === undefined) continue;
        expect(opening).toBe(closed.find((bank) => isSameBank(bank, name))?.left ?? 0);
        // The lines reported explain the whole of it.
        const reported = priorPeriod
          .flatMap(({ effects }) => effects)
          .filter(({ bank }) => bank !== null && isSameBank(bank, name));
        expect(reported.reduce((sum, { change }) => sum + change, 0)).toBe(prior);
        if (prior !== 0) moved += 1;
      }
      // No closed balance is forgotten.
      const opened = banks.reduce((sum, { opening }) => sum + opening, 0);
      expect(opened).toBe(closed.reduce((sum, { left }) => sum + left, 0));
    }
  });
  metMoreThan(10, moved);
});

test("every raw minute that came or went is reported once", () => {
  holds((now, then, through) => {
    const before = reconciled(then);
    const after = reconciled(now, 1, closedBooksOf(before, then.settings, through));
    for (const { client, entries, prior } of after.accounts) {
      const known = before.accounts.find((account) => account.client.key === client.key)?.entries ?? [];
      const worked = (all: typeof entries) =>
        all.reduce((sum, entry) => (entry.date <= through ? sum + entry.minutes : sum), 0);
      const reported = (prior?.changes ?? []).flatMap(({ effects }) => effects);
      expect(reported.reduce((sum, { raw }) => sum + raw, 0)).toBe(worked(entries) - worked(known));
    }
  });
});

test("A9: what a decision about a closed month moves on the bill is reported once, and nothing else is billed for it", () => {
  let reported = 0;
  holds((now, _then, through) => {
    const holding: Settings = { ...now.settings, overageWithoutNotice: "hold" };
    const before = { ...now, settings: holding };
    const was = reconciled(before).accounts;
    const books = closedBooksOf(reconciled(before), holding, through);
    const later = decided(before, (index) => (index % 2 === 0 ? "release" : "reject"));
    // Neither another rate nor another setting since has a say.
    const settings: Settings = { ...DEFAULT_SETTINGS, rates: { 2: cents(1) } };
    for (const [index, account] of reconciled({ ...later, settings }, 1, books).accounts.entries()) {
      const old = was[index];
      if (old === undefined) throw new Error("a client went");
      const past = { from: day("2000-01-01"), to: through };
      const bill = (of: ClientAccount) => toBill(statement(of.ledger, of.terms, past, PRICES)).amount;
      const { statement: month, bill: lines } = viewed(account, monthAfter(through), { settings });
      expect(toBill(month).amount - billTotal(lines).amount).toBe(bill(account) - bill(old));
      for (const { cause } of account.prior?.changes ?? []) expect(cause.code).toBe("DECISION");
      reported += account.prior?.changes.length ?? 0;
    }
  });
  metMoreThan(5, reported);
});

test("without late work the month after is the same as if nothing had been closed, and nothing is reported", () => {
  holds((now, _then, through) => {
    const open = reconciled(now);
    const closed = reconciled(now, 1, closedBooksOf(open, now.settings, through));
    expect(closed.accounts.map((account) => balances(statementOf(account, through).banks))).toEqual(
      open.accounts.map((account) => balances(statementOf({ ...account, prior: null }, through).banks)),
    );
    for (const { prior } of closed.accounts) expect(prior?.changes).toEqual([]);
  }, 120);
});

test("with late work the closing is what it would be if nothing had been closed", () => {
  holds((now, then, through) => {
    const closed = reconciled(now, 1, closedBooksOf(reconciled(then), then.settings, through));
    const open = reconciled(now);
    for (const account of closed.accounts) {
      const same = open.accounts.find(({ client }) => client.key === account.client.key);
      const expected =
        same === undefined ? [] : balances(statementOf({ ...same, prior: null }, through).banks);
      const shown = balances(statementOf(account, through).banks);
      expect(shown.slice(0, expected.length).map(({ closing }) => closing)).toEqual(
        expected.map(({ closing }) => closing),
      );
      for (const { closing } of shown.slice(expected.length)) expect(closing).toBe(0);
    }
  }, 120);
});

test("other settings since move no closed balance, and nothing is reported", () => {
  let differ = 0;
  holds((now, then, through) => {
    const before = reconciled({ ...now, settings: then.settings });
    const books = closedBooksOf(before, then.settings, through);
    const other: Settings = {
      ...now.settings,
      rounding: now.settings.rounding === "entry" ? "client_day" : "entry",
      defaultCategory: "consulting",
    };
    for (const account of reconciled({ ...now, settings: other }, 1, books).accounts) {
      expect(account.prior?.changes).toEqual([]);
      for (const { priorPeriod } of statementOf(account, through).banks) expect(priorPeriod).toBe(0);
    }
    const left = ({ accounts }: Reconciliation) =>
      accounts.flatMap((account) => balances(statementOf({ ...account, prior: null }, through).banks));
    const anew = reconciled({ ...now, settings: other });
    if (JSON.stringify(left(anew)) !== JSON.stringify(left(before))) differ += 1;
  }, 120);
  // They would have moved it.
  metMoreThan(0, differ);
});

test("other rules since move no closed balance: banks keep what they were closed at", () => {
  holds((now, _then, through) => {
    const books = closedBooksOf(reconciled(now), now.settings, through);
    // As if the rules of that day had left a quarter of an hour less in each bank.
    const earlier = {
      ...books,
      clients: books.clients.map((client) => ({
        ...client,
        banks: client.banks.map((bank) =>
          bank.left >= 15 ? { ...bank, left: (bank.left - 15) as typeof bank.left } : bank,
        ),
      })),
    };
    for (const account of reconciled(now, 1, earlier).accounts) {
      expect(account.prior?.changes).toEqual([]);
      for (const { priorPeriod } of statementOf(account, through).banks) expect(priorPeriod).toBe(0);
    }
  }, 120);
});
