/** The schedule: the 1st at 06:00 in the zone, whatever summer time does, and the month it is due for. */

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { dueMonth, scheduled } from "../../batch/schedule.ts";

const DAY = 24 * 60 * 60 * 1000;

describe("the month due is the one before, by the zone's own calendar", () => {
  test.each([
    ["the 1st at 06:00 in Toronto", "2026-11-01T11:00:00Z", "America/Toronto", "2026-10"],
    ["the same, before the clock is set back", "2026-11-01T05:30:00Z", "America/Toronto", "2026-10"],
    ["the same, as it is set back", "2026-11-01T06:30:00Z", "America/Toronto", "2026-10"],
    ["the new year", "2027-01-01T11:00:00Z", "America/Toronto", "2026-12"],
    ["still the old year in Toronto", "2027-01-01T04:59:59Z", "America/Toronto", "2026-11"],
    ["the new year in Kiritimati", "2026-12-31T10:00:00Z", "Pacific/Kiritimati", "2026-12"],
    ["still December in Pago Pago", "2027-01-01T10:59:59Z", "Pacific/Pago_Pago", "2026-11"],
    ["February of a leap year", "2028-03-01T11:00:00Z", "America/Toronto", "2028-02"],
    ["the last second of a month", "2026-04-01T03:59:59Z", "America/Toronto", "2026-02"],
    ["the first second of the next", "2026-04-01T04:00:00Z", "America/Toronto", "2026-03"],
  ])("%s", (_, instant, zone, month) => {
    expect(dueMonth(new Date(instant), zone)).toBe(month);
  });
});

describe("the task", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** Lets the clock run from one instant to another and answers when the task ran, and for which month. */
  async function runs(
    from: string,
    to: string,
    zone: string,
    run: (period: string) => Promise<unknown> = async () => {},
  ): Promise<{ at: string[]; printed: string[] }> {
    vi.setSystemTime(new Date(from));
    const at: string[] = [];
    const printed: string[] = [];
    const task = scheduled(
      zone,
      async (period) => {
        at.push(`${new Date().toISOString().slice(0, 16)} ${period}`);
        await run(period);
      },
      (line) => printed.push(line),
    );
    try {
      for (let now = Date.parse(from); now < Date.parse(to); now += DAY)
        await vi.advanceTimersByTimeAsync(Math.min(DAY, Date.parse(to) - now));
    } finally {
      await task.destroy();
    }
    return { at, printed };
  }

  test("runs at 06:00 in Toronto on the 1st, across both changes of 2026, and at no other time", async () => {
    const { at } = await runs("2026-01-15T00:00:00Z", "2027-01-15T00:00:00Z", "America/Toronto");
    expect(at).toEqual([
      "2026-02-01T11:00 2026-01",
      "2026-03-01T11:00 2026-02",
      "2026-04-01T10:00 2026-03", // since 8 March
      "2026-05-01T10:00 2026-04",
      "2026-06-01T10:00 2026-05",
      "2026-07-01T10:00 2026-06",
      "2026-08-01T10:00 2026-07",
      "2026-09-01T10:00 2026-08",
      "2026-10-01T10:00 2026-09",
      "2026-11-01T11:00 2026-10", // the very day, four hours after
      "2026-12-01T11:00 2026-11",
      "2027-01-01T11:00 2026-12",
    ]);
  });

  test("in another zone by that zone's clock", async () => {
    const { at } = await runs("2026-09-29T00:00:00Z", "2026-11-05T00:00:00Z", "Europe/Paris");
    expect(at).toEqual(["2026-10-01T04:00 2026-09", "2026-11-01T05:00 2026-10"]);
  });

  test("a run that fails is told, and the next one still comes", async () => {
    const { at, printed } = await runs(
      "2026-09-29T00:00:00Z",
      "2026-12-02T00:00:00Z",
      "America/Toronto",
      async (period) => {
        if (period !== "2026-11") throw new Error(`the disk is full in ${period}`);
      },
    );
    expect(at.map((run) => run.slice(-7))).toEqual(["2026-09", "2026-10", "2026-11"]);
    expect(printed).toContain("Reconciling 2026-11");
    expect(printed.filter((line) => line.includes("the disk is full")).length).toBe(2);
  });
});
