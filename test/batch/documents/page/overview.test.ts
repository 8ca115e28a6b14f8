import { describe, expect, test } from "vitest";
import { CHECKS, checks } from "../../../../batch/documents/page/checks.ts";
import { type Client, overview, type PageRun } from "../../../../batch/documents/page/overview.ts";
import { SAMPLE, sampleWith } from "./sample-run.ts";

const picked = overview(SAMPLE);
const added = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** The sample with one client changed. */
function withClient(name: string, own: (client: Client) => Partial<Client>): PageRun {
  const clients = SAMPLE.clients.map((client) =>
    client.client === name ? { ...client, ...own(client) } : client,
  );
  return sampleWith({ clients });
}

describe("the headline figures", () => {
  test("held = used + left, of banks in force on the last day", () => {
    const banks = SAMPLE.clients.flatMap(({ banks }) => banks).filter(({ expires }) => expires > SAMPLE.asOf);
    expect(picked.banksInForce).toBe(banks.length);
    expect(picked.hours.held).toBe(added(banks.map(({ held }) => held)));
    expect(picked.hours.used + picked.hours.left).toBe(picked.hours.held);
    expect(picked.hours.held).toBe(4470);
  });

  test("a bank that expired within the month is not among them", () => {
    const ended = SAMPLE.clients.find(({ client }) => client === "Clinique dentaire Saint-Léonard");
    expect(ended?.banks).toHaveLength(1);
    expect(picked.lines.find(({ client }) => client === ended)?.hours).toBeNull();
  });

  test("nor is one on the day it expires, which it no longer covers", () => {
    const expired = withClient("O'Neil & Fils", ({ banks }) => ({
      banks: banks.map((bank) => ({ ...bank, expires: SAMPLE.asOf })),
    }));
    expect(overview(expired).banksInForce).toBe(picked.banksInForce - 1);
  });

  test("at risk is what renewals within 90 days carry, the 90th day included", () => {
    const due = SAMPLE.clients
      .flatMap(({ renewals }) => renewals)
      .filter(({ expires }) => expires <= "2027-01-29");
    expect(picked.until).toBe("2027-01-29");
    expect(picked.due).toHaveLength(due.length);
    expect(picked.hours.atRisk).toBe(added(due.map(({ carryAtStake }) => carryAtStake)));
    const ending = (expires: string) =>
      overview(
        withClient("O'Neil & Fils", ({ renewals }) => ({
          renewals: renewals.map((r) => ({ ...r, expires })),
        })),
      );
    expect(ending("2027-01-29").due).toHaveLength(due.length);
    expect(ending("2027-01-29").hours.atRisk).toBe(picked.hours.atRisk);
    expect(ending("2027-01-30").due).toHaveLength(due.length - 1);
    expect(ending("2027-01-30").hours.atRisk).toBe(picked.hours.atRisk - 270);
  });

  test("billable time is the clients', and its reasons make it up", () => {
    expect(picked.billable.minutes).toBe(added(SAMPLE.clients.map(({ billable }) => billable.minutes)));
    expect(added(picked.reasons.map(({ minutes }) => minutes))).toBe(picked.billable.minutes);
    expect(added(picked.reasons.map(({ cents }) => cents ?? 0))).toBe(picked.billable.cents);
  });

  test("a missing rate or price leaves no sum at all, never a smaller one (A10)", () => {
    const noRate = withClient("Verger Côté-Lemay", ({ billable }) => ({
      billable: {
        ...billable,
        cents: null,
        reasons: billable.reasons.map((part) => ({ ...part, cents: null })),
      },
    }));
    expect(overview(noRate).billable).toEqual({ minutes: picked.billable.minutes, cents: null });
    expect(overview(noRate).reasons.find(({ reason }) => reason === "beyond_banks")?.cents).toBeNull();
    const noPrice = withClient("Verger Côté-Lemay", ({ renewals }) => ({
      renewals: renewals.map((renewal) => ({ ...renewal, onTimeCents: null })),
    }));
    expect(picked.dueOnTime).toBe(657_360);
    expect(overview(noPrice).dueOnTime).toBeNull();
  });

  test("what to watch, the gravest first", () => {
    const kinds = (name: string) =>
      picked.lines.find(({ client }) => client.client === name)?.watch.map(({ kind, date }) => [kind, date]);
    expect(kinds("Clinique dentaire Saint-Léonard")).toEqual([["lapsed", "2026-10-21"]]);
    expect(kinds("Harbour Light Logistics")).toEqual([["empty", "2026-10-21"]]);
    expect(kinds("Gagné & Sons Plumbing")).toEqual([["runs_out", "2027-02-03"]]);
    expect(kinds("Bytown Antiques & Clocks")).toEqual([]);
  });
});

describe("the checks", () => {
  test("all pass on the sample", () => {
    expect(Object.entries(checks(SAMPLE))).toEqual(CHECKS.map((check) => [check, true]));
  });

  const bankOff = withClient('Boulangerie "Chez Ginette"', ({ banks }) => ({
    banks: banks.map((bank) => ({ ...bank, closing: bank.closing + 15 })),
  }));
  const drawOff = withClient('Boulangerie "Chez Ginette"', ({ charged }) => ({
    charged: { ...charged, bank: charged.bank + 15 },
  }));
  const billableOff = withClient("Verger Côté-Lemay", ({ billable }) => ({
    billable: { ...billable, reasons: [] },
  }));
  const { control, inputs } = SAMPLE;
  const fileOff = inputs.map((file, index) =>
    index === 3 ? { ...file, minutesPlaced: file.minutesPlaced - 1 } : file,
  );
  test.each([
    ["entries", sampleWith({ control: { ...control, entriesPlaced: control.entriesPlaced - 1 } })],
    ["minutes", sampleWith({ control: { ...control, minutesRejected: 0 } })],
    ["files", sampleWith({ inputs: fileOff })],
    ["files", sampleWith({ inputs: inputs.slice(1) })],
    ["banks", bankOff],
    ["draws", drawOff],
    ["billable", billableOff],
  ] as const)("“%s” alone fails when it does not hold", (failing, run) => {
    const failed = Object.entries(checks(run)).filter(([, passed]) => !passed);
    expect(failed.map(([check]) => check)).toEqual([failing]);
  });
});
