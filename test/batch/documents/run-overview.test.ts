/** The overview of run.json against its clients' figures, added up independently here. */

import { describe, expect, test } from "vitest";
import type { PageRun } from "../../../batch/documents/page/view.ts";
import { SAMPLE } from "./page/sample-run.ts";

const { overview, clients, asOf } = SAMPLE;
const added = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
const inForce = ({ banks }: PageRun["clients"][number]) =>
  banks.filter(({ start, expires }) => start <= asOf && asOf < expires);
const named = (name: string) => clients.find(({ client }) => client === name);

describe("the overview is what its clients come to", () => {
  test("hours: of the banks in force, held = used + left, by client and by plan", () => {
    const banks = clients.flatMap(inForce);
    expect(overview.banksInForce).toBe(banks.length);
    expect(overview.hours.held).toBe(added(banks.map(({ held }) => held)));
    expect(overview.hours.used).toBe(added(banks.map(({ usedToDate }) => usedToDate)));
    expect(overview.hours.left).toBe(added(banks.map(({ closing }) => closing)));
    expect(overview.hours.held).toBe(4470);
    for (const key of ["held", "used", "left", "atRisk", "safe"] as const) {
      expect(added(clients.map(({ hours }) => hours?.[key] ?? 0))).toBe(overview.hours[key]);
      expect(added(overview.hoursByPlan.map((hours) => hours[key]))).toBe(overview.hours[key]);
    }
  });

  test("a bank that expired within the month is not among them", () => {
    const ended = named("Clinique dentaire Saint-Léonard");
    expect(ended?.banks).toHaveLength(1);
    expect(ended?.hours).toBeNull();
  });

  test("renewals by the last day looked ahead to, and what is at risk until then", () => {
    const due = clients.flatMap(({ client, renewals }) =>
      renewals.map((renewal) => ({ client, ...renewal })),
    );
    const soon = due.filter(({ expires }) => expires <= "2027-01-29");
    expect(overview.until).toBe("2027-01-29");
    expect(new Set(overview.renewals)).toEqual(new Set(soon));
    expect(overview.renewals.map(({ expires }) => expires)).toEqual(
      soon.map(({ expires }) => expires).sort(),
    );
    // M4: of those that are near, what is expected to be left.
    expect(overview.hours.atRisk).toBe(added(due.map(({ near, keeps = 0 }) => (near ? keeps : 0))));
    expect(overview.hours.atRisk).toBeLessThan(added(soon.map(({ carryAtStake }) => carryAtStake)));
    expect(overview.renewalsOnTimeCents).toBe(
      added(soon.map(({ onTimeCents }) => onTimeCents ?? Number.NaN)),
    );
    expect(overview.renewalsOnTimeCents).toBe(657_360);
  });

  test("a client's next renewal is the one of its renewals that expires first", () => {
    for (const { renewals, nextRenewal } of clients) {
      const [first = null] = renewals.map(({ expires }) => expires).sort();
      expect(nextRenewal?.expires ?? null).toBe(first);
      if (nextRenewal !== null) expect(renewals).toContainEqual(nextRenewal);
    }
  });

  test("billable time with its reasons, what waits to be confirmed, and what is to be billed", () => {
    for (const key of ["minutes", "cents"] as const) {
      const of = (part: { minutes: number; cents: number | null }) => part[key] ?? Number.NaN;
      expect(overview.billable[key]).toBe(added(clients.map(({ billable }) => of(billable))));
      expect(added(overview.billable.reasons.map(of))).toBe(overview.billable[key]);
      expect(of(overview.billed) + of(overview.toConfirm)).toBe(overview.billable[key]);
      expect(overview.toBill[key]).toBe(added(clients.map(({ toBill }) => toBill[key])));
    }
    expect(overview.drawn).toBe(added(clients.map(({ charged }) => charged.bank)));
    expect(overview.overage).toBe(added(clients.map(({ orange }) => orange.overageCharged)));
  });

  test("flags: what a client's figures show, and how many clients have each", () => {
    const flags = (name: string) => named(name)?.flags.map(({ code, date }) => [code, date]);
    expect(flags("Clinique dentaire Saint-Léonard")).toEqual([["lapsed", "2026-10-21"]]);
    expect(flags("Harbour Light Logistics")).toContainEqual(["empty", "2026-10-21"]);
    // One draw in 19 days tells nothing of a bank (M4).
    expect(flags("Gagné & Sons Plumbing")).not.toContainEqual(["runsOut", expect.anything()]);
    expect(flags("Fournitures Lavallée ltée")?.slice(0, 2)).toEqual([
      ["unpaid", "2026-09-01"],
      ["renew", "2026-11-25"],
    ]);
    const count = (is: (client: PageRun["clients"][number]) => boolean) => clients.filter(is).length;
    expect(overview.flagged).toEqual({
      unpaid: count(({ unpaid = [] }) => unpaid.length > 0),
      renew: count(({ renewals }) => renewals.some(({ near }) => near)),
      confirm: count(({ toConfirm }) => toConfirm.minutes > 0),
      ending: count(({ declined = [] }) => declined.length > 0),
      lapsed: count(({ lapsed }) => lapsed.length > 0),
      empty: count((client) => inForce(client).some(({ closing }) => closing === 0)),
      runsOut: count(({ banks }) =>
        banks.some(({ expected }) => expected !== null && expected?.exhaustsOn !== null),
      ),
      over: count(({ orange }) => orange.daysOver > 0),
      noRate: count(({ billable }) => billable.cents === null),
      exceptions: count(({ exceptions }) => exceptions > 0),
    });
  });
});
