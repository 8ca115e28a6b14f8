/** No client's page says two things of opposite meaning, whatever a firm's plans and work. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clientWorkbook } from "../../../../batch/documents/workbook/client-workbook.ts";
import type { Sheet } from "../../../../batch/xlsx/workbook.ts";
import { termValues } from "../../../../core/figures/term-values.ts";
import type { ClientAccount } from "../../../../core/firm/reconciliation.ts";
import type { Settings } from "../../../../core/ledger/settings.ts";
import { BUILT_IN_PRICES, type Plan } from "../../../../core/rules/plans.ts";
import { REMINDER_DAYS } from "../../../../core/rules/renewal.ts";
import { inForce } from "../../../../core/rules/terms.ts";
import { addDays, addMonths, day, type Period } from "../../../../core/values/calendar.ts";
import { busyFirms, firms, metMoreThan, reconciled, SEED } from "../../../core/random-firm.ts";
import { viewed } from "../../../core/viewed.ts";

/** The sentences of a client's first page, from the decision on, in English. */
function saidOf(account: ClientAccount, period: Period, settings: Settings): string[] {
  const asOf = period.to;
  const plans: Plan[] = account.terms.filter((term) => inForce(term, asOf)).map(({ plan }) => plan);
  const client = {
    ...account,
    ...viewed(account, period, { settings }),
    plans: plans.length === 0 ? (["BASIC"] as const) : plans,
    values: termValues(account, asOf, BUILT_IN_PRICES, settings),
  };
  const month = {
    ...{ period, asOf, settings, prices: BUILT_IN_PRICES, reminderDays: REMINDER_DAYS },
    ...{ planExtras: {}, books: null },
  };
  const { blocks } = clientWorkbook(month, client, "en", { recompute: "none", clientMoney: true })
    .sheets[0] as Sheet;
  return blocks.flatMap((block) => {
    const [cell] = "cells" in block ? block.cells : [];
    const isSentence =
      cell !== null && typeof cell === "object" && "style" in cell && SENTENCES.has(cell.style);
    return isSentence && typeof cell.content === "string" ? [cell.content.replaceAll("\u00A0", " ")] : [];
  });
}

const SENTENCES = new Set(["sentence", "good", "bad", "warning"]);

/** What is said of a bank's end: that nothing will be left of it, or that something will. */
const RUNS_OUT = /the (.+) bank (?:runs out on|has been empty since)/i;
const HAS_LEFT = /about [\d.]+ h will be left in the (.+) bank when/;
const KEEPS = /^Renew (VIP(?: Diamond)?) \(.*and keep [\d.]+ h\.$/;
const LAPSES = /^(VIP(?: Diamond)?) ends on .*: [\d.]+ h will lapse\.$/;

/** The plan of a bank, whose name may go on with the day of its term. */
const planOf = (name: string) => /^(?:VIP Diamond|VIP|Orange Plus)/.exec(name)?.[0] ?? name;
const plansIn = (said: readonly string[], pattern: RegExp) =>
  said.flatMap((sentence) => {
    const [, name] = pattern.exec(sentence) ?? [];
    return name === undefined ? [] : [planOf(name)];
  });

const SEVERAL = /^The (.+) bank|the (.+) bank/;

/** Whether a client has two banks of a plan at once, of which one may be empty and the other not. */
function hasTwins({ ledger }: ClientAccount, on: number): boolean {
  const open = ledger.banks.filter(({ opens, term }) => opens <= on && on < term.expires);
  return new Set(open.map(({ plan }) => plan)).size < open.length;
}

describe.each([
  ["firms of all kinds", firms],
  ["firms with enough work to tell a pace", busyFirms],
] as const)("%s", (_, kind) => {
  test("a bank that runs out has nothing left to keep, to lose or to be left", () => {
    const met = { decided: 0, ending: 0 };
    fc.assert(
      fc.property(kind, fc.nat(30), (firm, months) => {
        const from = addMonths(day("2024-06-01"), months);
        const period = { from, to: addDays(addMonths(from, 1), -1) };
        for (const account of reconciled(firm).accounts) {
          if (hasTwins(account, period.to)) continue;
          const said = saidOf(account, period, firm.settings);
          const [decision = ""] = said;
          met.decided += decision === "" ? 0 : 1;
          const gone = plansIn(said, RUNS_OUT);
          const there = [HAS_LEFT, KEEPS, LAPSES].flatMap((pattern) => plansIn(said, pattern));
          met.ending += gone.length + there.length;
          expect(
            there.filter((plan) => gone.includes(plan)),
            said.join("\n"),
          ).toEqual([]);
          // One bank is told of once, but for the decision about its renewal.
          const told = said.slice(1).flatMap((sentence) => SEVERAL.exec(sentence)?.[0] ?? []);
          expect(new Set(told).size, said.join("\n")).toBe(told.length);
          // Nothing to decide, and yet something asked.
          if (decision.startsWith("Nothing to decide"))
            expect(said.join("\n")).not.toMatch(/is not paid|was not renewed|^Renew /m);
          expect(said.join("\n")).not.toMatch(/buy|bigger|smaller|cheapest|least/i);
        }
      }),
      { seed: SEED, numRuns: 500 },
    );
    metMoreThan(500, met.decided);
    metMoreThan(20, met.ending);
  });
});
