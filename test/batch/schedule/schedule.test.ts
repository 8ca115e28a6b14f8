/**
 * The schedule against a clock of our own, with the real timetable below it: when it runs, for which months,
 * and what a missed time, a failure or a stop does.
 */

import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { readConfig } from "../../../batch/config/config.ts";
import {
  type DoneMonths,
  doneThrough,
  isCron,
  monthEndedBefore,
  newestDue,
} from "../../../batch/config/due-months.ts";
import { HeldError } from "../../../batch/disk/run-lock.ts";
import type { ExitCode, MonthRun } from "../../../batch/run/month-run.ts";
import { MonthEnd } from "../../../batch/schedule/month-end.ts";
import { firmFolder, ORDINARY } from "../firm-folder.ts";

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const TORONTO = { cron: "0 6 1 * *", timeZone: "America/Toronto" };
const time = Date.parse;

describe("the month that has ended, by the zone's own calendar", () => {
  test.each([
    ["the 1st at 06:00 in Toronto", "2026-11-01T11:00:00Z", "America/Toronto", "2026-10"],
    ["the same, before the clock is set back", "2026-11-01T05:30:00Z", "America/Toronto", "2026-10"],
    ["the same, as it is set back", "2026-11-01T06:30:00Z", "America/Toronto", "2026-10"],
    ["the new year", "2027-01-01T11:00:00Z", "America/Toronto", "2026-12"],
    ["still the old year in Toronto", "2027-01-01T04:59:59Z", "America/Toronto", "2026-11"],
    ["the new year in Kiritimati", "2026-12-31T10:00:00Z", "Pacific/Kiritimati", "2026-12"],
    ["still December in Pago Pago", "2027-01-01T10:59:59Z", "Pacific/Pago_Pago", "2026-11"],
    ["February of a leap year", "2028-03-01T11:00:00Z", "America/Toronto", "2028-02"],
    ["a leap day", "2028-02-29T11:00:00Z", "America/Toronto", "2028-01"],
    ["the last second of a month", "2026-04-01T03:59:59Z", "America/Toronto", "2026-02"],
    ["the first second of the next", "2026-04-01T04:00:00Z", "America/Toronto", "2026-03"],
  ])("%s", (_, instant, zone, month) => {
    expect(monthEndedBefore(new Date(instant), zone)).toBe(month);
  });
});

describe("the newest month that has fallen due", () => {
  test.each([
    ["at its very minute", "0 6 1 * *", "2026-11-01T11:00:00Z", "America/Toronto", "2026-10"],
    ["a second before", "0 6 1 * *", "2026-11-01T10:59:59Z", "America/Toronto", "2026-09"],
    ["on the last day of the month", "0 6 1 * *", "2026-12-01T04:59:00Z", "America/Toronto", "2026-10"],
    ["where the zone is half an hour off", "15 6 1 * *", "2026-11-01T00:45:00Z", "Asia/Kolkata", "2026-10"],
    ["and a minute before", "15 6 1 * *", "2026-11-01T00:44:00Z", "Asia/Kolkata", "2026-09"],
    [
      "where summer time is half an hour",
      "0 6 1 * *",
      "2026-10-31T19:00:00Z",
      "Australia/Lord_Howe",
      "2026-10",
    ],
    [
      "the first weekday, a Monday the 2nd",
      "0 6 1W * *",
      "2026-11-01T20:00:00Z",
      "America/Toronto",
      "2026-09",
    ],
    ["the same, on that Monday", "0 6 1W * *", "2026-11-02T11:00:00Z", "America/Toronto", "2026-10"],
    ["every quarter", "0 6 1 1,4,7,10 *", "2026-12-31T12:00:00Z", "America/Toronto", "2026-09"],
    [
      "a time that came twice that night",
      "30 1 1 11 *",
      "2026-11-01T05:30:00Z",
      "America/Toronto",
      "2026-10",
    ],
    ["a time that no clock showed that night", "30 2 8 3 *", "2026-03-09T12:00:00Z", "America/Toronto", null],
    ["none for over a year", "0 6 29 2 *", "2027-03-01T12:00:00Z", "America/Toronto", null],
  ])("%s", (_, cron, instant, timeZone, month) => {
    expect(newestDue({ cron, timeZone }, new Date(instant))).toBe(month);
  });

  test.each(["0 6 1 * *", "*/15 5-7 1-3 * 1-5", "0 6 L * *", "0 6 29 2 *"])("%s is a schedule", (cron) => {
    expect(isCron(cron)).toBe(true);
  });

  test.each(["", "6", "0 6 1 *", "0 0 6 1 * *", "@monthly", "0 25 1 * *", "0 6 31 2 *", "a b c d e"])(
    "“%s” is none, and the configuration reports it",
    async (cron) => {
      expect(isCron(cron)).toBe(false);
      const folder = await firmFolder({ "config.json": { ...ORDINARY["config.json"], schedule: { cron } } });
      await expect(readConfig(join(folder, "config.json"))).rejects.toThrow("“schedule.cron” can't be ");
    },
  );
});

type Run = (period: string) => Promise<ExitCode>;

/** A schedule on the clock of this test, what it remembers, and what it did. */
class Office {
  done: DoneMonths | null = null;
  readonly published = new Set<string>();
  readonly closed = new Set<string>();
  readonly ran: string[] = [];
  readonly events: string[] = [];
  readonly states: string[] = [];
  /** Until when another schedule is at work, as an instant. */
  otherUntil = 0;
  #atWork = 0;
  #monthEnd: MonthEnd | null = null;

  open(timetable = TORONTO, run: Run = async () => 0): Promise<void> {
    const work = async (period: string): Promise<MonthRun> => {
      expect(++this.#atWork, "runs at once").toBe(1);
      this.ran.push(`${new Date().toISOString().slice(0, 16)} ${period}`);
      const code = await run(period).finally(() => this.#atWork--);
      return { code, lines: [`code ${code}`], outcome: null, control: null, reminders: null };
    };
    const done = {
      load: async () => this.done,
      save: async (months: DoneMonths) => {
        this.done = months;
      },
      isPublished: (month: string) => this.published.has(month),
      isClosed: (month: string) => this.closed.has(month),
    };
    const lock = async () => {
      if (Date.now() < this.otherUntil) throw new HeldError(["another run has been active"]);
      return { release: async () => {} };
    };
    const log = (_level: string, event: string) => void this.events.push(event);
    const report = async ({ state }: { state: string }) => void this.states.push(state);
    this.#monthEnd = new MonthEnd(timetable, { run: work, done, lock, log, language: "en", report }, null);
    return this.#monthEnd.start();
  }

  async until(instant: string | number): Promise<void> {
    const end = typeof instant === "string" ? time(instant) : instant;
    while (Date.now() < end) await vi.advanceTimersByTimeAsync(Math.min(DAY, end - Date.now()));
  }

  async close(): Promise<void> {
    await this.#monthEnd?.stop();
    this.#monthEnd = null;
  }

  get months(): string[] {
    return this.ran.map((run) => run.slice(-7));
  }
}

describe("on the clock", () => {
  let office: Office;
  beforeEach(() => {
    vi.useFakeTimers();
    office = new Office();
  });
  afterEach(async () => {
    await office.close();
    vi.useRealTimers();
    vi.unstubAllEnvs();
  });

  /** All that the schedule runs from one instant to another, having done all before. */
  async function runs(from: string, to: string, timetable = TORONTO, run?: Run): Promise<string[]> {
    vi.setSystemTime(time(from));
    office.done = doneThrough(
      newestDue(timetable, new Date()) ?? monthEndedBefore(new Date(), timetable.timeZone),
    );
    await office.open(timetable, run);
    await office.until(to);
    return office.ran;
  }

  test.each(["UTC", "Asia/Tokyo", "America/St_Johns", "Pacific/Pago_Pago"])(
    "06:00 in Toronto on the 1st, across both changes of 2026 and the leap day of 2028, on a machine in %s",
    async (machine) => {
      vi.stubEnv("TZ", machine);
      expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(machine);
      const at = await runs("2026-01-15T00:00:00Z", "2028-03-15T00:00:00Z");
      expect(at.slice(0, 12)).toEqual([
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
      expect(at).toHaveLength(26);
      expect(at.at(-1)).toBe("2028-03-01T11:00 2028-02");
    },
  );

  test("another zone's own clock", async () => {
    const at = await runs("2026-09-29T00:00:00Z", "2026-11-05T00:00:00Z", {
      ...TORONTO,
      timeZone: "Europe/Paris",
    });
    expect(at).toEqual(["2026-10-01T04:00 2026-09", "2026-11-01T05:00 2026-10"]);
  });

  test.each([
    ["the last day of the month, a leap day among them", "0 23 L * *", "2028-03-01T04:00 2028-01"],
    ["the day when the clock goes forward", "0 6 12 3 *", "2028-03-12T10:00 2028-02"],
  ])("a timetable of one's own: %s", async (_, cron, last) => {
    const at = await runs("2028-02-02T00:00:00Z", "2028-03-20T00:00:00Z", { ...TORONTO, cron });
    expect(at.at(-1)).toBe(last);
  });

  test("a time that comes twice as the clock goes back: the month is done once", async () => {
    const at = await runs("2026-10-20T00:00:00Z", "2026-11-05T00:00:00Z", { ...TORONTO, cron: "30 1 1 * *" });
    expect(at).toEqual(["2026-11-01T05:30 2026-10"]);
  });

  test("a daily timetable does each month once", async () => {
    const at = await runs("2026-10-20T00:00:00Z", "2026-12-15T00:00:00Z", { ...TORONTO, cron: "0 6 * * *" });
    expect(at).toEqual(["2026-11-01T11:00 2026-10", "2026-12-01T11:00 2026-11"]);
  });

  test("months missed while the machine was off are done at once, oldest first", async () => {
    vi.setSystemTime(time("2026-11-23T15:00:00Z"));
    office.done = doneThrough("2026-06");
    await office.open();
    expect(office.ran).toEqual(
      ["2026-07", "2026-08", "2026-09", "2026-10"].map((month) => `2026-11-23T15:00 ${month}`),
    );
    expect(office.done).toEqual(doneThrough("2026-10"));
  });

  test("a month that somebody closed meanwhile is done, and is not run again", async () => {
    vi.setSystemTime(time("2026-11-23T15:00:00Z"));
    office.done = doneThrough("2026-07");
    office.closed.add("2026-08");
    await office.open();
    expect(office.months).toEqual(["2026-09", "2026-10"]);
    expect(office.done).toEqual(doneThrough("2026-10"));
  });

  test("of more than a year only the newest twelve, and the others are reported", async () => {
    vi.setSystemTime(time("2026-11-23T15:00:00Z"));
    office.done = doneThrough("2025-06");
    await office.open();
    expect(office.months).toHaveLength(12);
    expect([office.months[0], office.months.at(-1)]).toEqual(["2025-11", "2026-10"]);
    expect(office.events).toContain("months.dropped");
  });

  test("a start on the 1st before 06:00 waits for it", async () => {
    vi.setSystemTime(time("2026-11-01T07:00:00Z"));
    office.done = doneThrough("2026-09");
    await office.open();
    expect(office.ran).toEqual([]);
    await office.until("2026-11-01T12:00:00Z");
    expect(office.ran).toEqual(["2026-11-01T11:00 2026-10"]);
  });

  test("a machine that slept through the time runs as it wakes", async () => {
    await runs("2026-10-20T00:00:00Z", "2026-10-31T00:00:00Z");
    vi.setSystemTime(time("2026-11-04T13:20:00Z"));
    await vi.advanceTimersByTimeAsync(DAY);
    expect(office.months).toEqual(["2026-10"]);
    await office.until("2026-12-02T00:00:00Z");
    expect(office.months).toEqual(["2026-10", "2026-11"]);
  });

  test("the first start ever: the newest month that is due, unless it is there already", async () => {
    vi.setSystemTime(time("2026-11-23T15:00:00Z"));
    await office.open();
    expect(office.months).toEqual(["2026-10"]);
    await office.close();

    office = new Office();
    office.published.add("2026-10");
    await office.open();
    expect(office.ran).toEqual([]);
    await office.until("2026-12-02T00:00:00Z");
    expect(office.months).toEqual(["2026-11"]);
  });

  test("a run longer than its interval: the next month waits for it, and no two run at once", async () => {
    const long: Run = async () => {
      for (let days = 0; days < 40; days += 1) await new Promise((done) => setTimeout(done, DAY));
      return 0;
    };
    const at = await runs("2026-09-20T00:00:00Z", "2027-02-01T00:00:00Z", TORONTO, long);
    expect(at).toEqual([
      "2026-10-01T10:00 2026-09",
      "2026-11-10T10:00 2026-10", // came on the 1st, during September's run
      "2026-12-20T10:00 2026-11",
      "2027-01-29T10:00 2026-12",
    ]);
    expect(office.events).toContain("run.waits");
    const closed = office.close();
    await office.until("2027-04-01T00:00:00Z");
    await closed;
  });

  test("a month that fails is tried again thrice, then at the next time, and holds no other back", async () => {
    const broken: Run = async (period) => (period === "2026-09" ? 2 : 1);
    const at = await runs("2026-09-29T00:00:00Z", "2026-11-01T11:05:00Z", TORONTO, broken);
    expect(at).toEqual([
      "2026-10-01T10:00 2026-09",
      "2026-10-01T10:10 2026-09",
      "2026-10-01T11:10 2026-09",
      "2026-10-01T17:10 2026-09",
      "2026-11-01T11:00 2026-09",
      "2026-11-01T11:00 2026-10",
    ]);
    expect(office.done).toEqual({ through: "2026-10", unfinished: ["2026-09"] });
    expect(office.states.at(-1)).toBe("failed");
  });

  test("a month that failed is done as soon as it can be", async () => {
    let tries = 0;
    const at = await runs("2026-09-29T00:00:00Z", "2026-10-20T00:00:00Z", TORONTO, async () =>
      ++tries < 3 ? 2 : 0,
    );
    expect(at.map((run) => run.slice(0, 16))).toEqual([
      "2026-10-01T10:00",
      "2026-10-01T10:10",
      "2026-10-01T11:10",
    ]);
    expect(office.states.at(-1)).toBe("idle");
  });

  test("a defect of ours is reported, and the next month is still run", async () => {
    const at = await runs("2026-09-29T00:00:00Z", "2026-11-02T00:00:00Z", TORONTO, async () => {
      throw new Error("a defect");
    });
    expect(at).toContain("2026-11-01T11:00 2026-10");
    expect(office.events.filter((event) => event === "run.failed").length).toBe(at.length);
  });

  describe("while another schedule is at work", () => {
    beforeEach(() => {
      vi.setSystemTime(time("2026-11-23T15:00:00Z"));
      office.done = doneThrough("2026-07");
      office.otherUntil = time("2026-11-23T15:20:00Z");
    });

    test.each([
      ["all that was due", "2026-10", []],
      ["some of it", "2026-09", ["2026-10"]],
      ["none", "2026-07", ["2026-08", "2026-09", "2026-10"]],
    ])("it is waited for; it did %s", async (_, through, left) => {
      const started = office.open();
      await office.until("2026-11-23T15:10:00Z");
      expect(office.ran).toEqual([]);
      office.done = doneThrough(through);
      await office.until("2026-11-23T15:30:00Z");
      await started;
      expect(office.months).toEqual(left);
      expect(office.done).toEqual(doneThrough("2026-10"));
      expect(office.events.filter((event) => event === "run.waits_for_other")).toHaveLength(1);
      expect(office.events.includes("months.done_elsewhere")).toBe(through !== "2026-07");
      expect(office.events).not.toContain("schedule.failed");
      expect(office.states.at(-1)).toBe("idle");
    });

    test("for an hour, then that is a failure, and tried again", async () => {
      office.otherUntil = time("2026-11-23T16:05:00Z");
      const started = office.open();
      await office.until("2026-11-23T16:01:00Z");
      await started;
      expect(office.events).toContain("schedule.failed");
      expect(office.states.at(-1)).toBe("failed");
      await office.until("2026-11-23T16:30:00Z");
      expect(office.months).toEqual(["2026-08", "2026-09", "2026-10"]);
    });

    test("a stop is heard", async () => {
      const started = office.open();
      await office.until("2026-11-23T15:01:00Z");
      const closed = office.close();
      await office.until("2026-11-23T15:01:02Z");
      await Promise.all([started, closed]);
      expect(office.ran).toEqual([]);
      expect(office.states.at(-1)).toBe("stopped");
    });
  });

  test("a stop lets the running month finish, starts no other, and is remembered", async () => {
    vi.setSystemTime(time("2026-11-23T15:00:00Z"));
    office.done = doneThrough("2026-07");
    const started = office.open(TORONTO, () => new Promise((done) => setTimeout(() => done(0), HOUR)));
    await vi.advanceTimersByTimeAsync(MINUTE);
    const closed = office.close();
    await vi.advanceTimersByTimeAsync(2 * HOUR);
    await Promise.all([started, closed]);
    expect(office.months).toEqual(["2026-08"]);
    expect(office.done).toEqual(doneThrough("2026-08"));
    expect(office.states.at(-1)).toBe("stopped");
    await office.until("2026-12-02T00:00:00Z");
    expect(office.months).toEqual(["2026-08"]);
  });

  test("however often it is off, each month is done once, in order, and never before its time", async () => {
    const span = fc.integer({ min: 1, max: 80 * 24 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(span, span), { minLength: 1, maxLength: 8 }), async (turns) => {
        const first = time("2026-01-20T00:00:00Z");
        office = new Office();
        office.done = doneThrough("2025-12");
        vi.setSystemTime(first);
        for (const [on, off] of turns) {
          await office.open();
          await office.until(Date.now() + on * HOUR);
          await office.close();
          vi.setSystemTime(Date.now() + off * HOUR);
        }
        await office.open();
        const due = newestDue(TORONTO, new Date());
        const all: string[] = [];
        for (let index = 0; all.at(-1) !== due && due !== "2025-12"; index += 1)
          all.push(`${2026 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`);
        expect(office.months).toEqual(all);
        for (const run of office.ran) {
          const [at = "", month = ""] = run.split(" ");
          const sixOClock = new Date(`${month}-01T10:00:00Z`);
          sixOClock.setUTCMonth(sixOClock.getUTCMonth() + 1);
          expect(time(`${at}Z`)).toBeGreaterThanOrEqual(sixOClock.getTime());
        }
        await office.close();
      }),
      { numRuns: 25, seed: 1 },
    );
  });
});
