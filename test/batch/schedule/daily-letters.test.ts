/** The letters about renewals by the schedule: each day at its hour, after the months, and by the real command. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { ExitCode } from "../../../batch/run/month-run.ts";
import { DailyLetters } from "../../../batch/schedule/daily-letters.ts";
import { ANNE, IT, type LetterFirm, letterFirmToday } from "../delivery/letter-firm.ts";
import { postOffice } from "../delivery/post-office.ts";
import { PROJECT } from "../firm-folder.ts";

const DAY = 24 * 60 * 60 * 1000;

describe("on the clock", () => {
  beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-10-30T12:00:00Z") }));
  afterEach(() => void vi.useRealTimers());

  /** The letters of some days, with when each delivery began and what was logged. */
  async function days(count: number, deliver: () => Promise<ExitCode>, monthsIdle = async () => {}) {
    const at: string[] = [];
    const told: string[] = [];
    const letters = new DailyLetters(
      { cron: "30 6 1 * *", timeZone: "America/Toronto" },
      {
        deliver: async () => {
          at.push(new Date().toISOString().slice(0, 16));
          return { code: await deliver(), lines: [] };
        },
        monthsIdle,
        log: (level, event) => void told.push(`${level} ${event}`),
      },
    );
    await letters.start();
    for (let day = 0; day < count; day += 1) await vi.advanceTimersByTimeAsync(DAY);
    await letters.stop();
    return { at, told };
  }

  test("at the start, then each day at the hour of the timetable, across a change of the clock", async () => {
    const { at, told } = await days(3, async () => 0);
    expect(at).toEqual(["2026-10-30T12:00", "2026-10-31T10:30", "2026-11-01T11:30", "2026-11-02T11:30"]);
    expect(new Set(told)).toEqual(new Set(["info letters.ended"]));
  });

  test("a delivery that fails is told, and the next day is another", async () => {
    const { at, told } = await days(1, () => Promise.reject(new Error("out of memory")));
    expect(at).toHaveLength(2);
    expect(told).toEqual(["error letters.ended", "error letters.ended"]);
  });

  test("a month that is being run goes first", async () => {
    const wait = () => new Promise<void>((resolve) => setTimeout(resolve, 60_000));
    const { at } = await Promise.all([
      days(1, async () => 0, wait),
      vi.advanceTimersByTimeAsync(60_000),
    ]).then(([found]) => found);
    expect(at).toEqual(["2026-10-30T12:01", "2026-10-31T10:31"]);
  });
});

async function scheduledOnce({ config }: LetterFirm) {
  const child = spawn(
    process.execPath,
    ["batch/commands/start.mjs", "schedule", "--once", "--config", config],
    { cwd: PROJECT, stdio: ["ignore", "pipe", "inherit"] },
  );
  let text = "";
  child.stdout.on("data", (data) => {
    text += data;
  });
  const [code] = await once(child, "close");
  const events = text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { event: string; code?: number; lines?: string[] });
  return { code, events };
}

test("schedule --once sends the letters of the day after the months, once; and none unless it is asked to", async () => {
  const office = await postOffice();
  const firm = await letterFirmToday(office.server, { schedule: { renewals: true } });
  for (const events of [
    ["mail.sent", "mail.sent"],
    ["mail.already", "mail.already"],
  ]) {
    const ran = await scheduledOnce(firm);
    expect(ran.events.map(({ event }) => event).slice(-3), JSON.stringify(ran.events.at(-1))).toEqual([
      ...events,
      "letters.ended",
    ]);
    expect(ran.events.at(-1)).toMatchObject({ code: 0 });
    expect(ran.events.at(-1)?.lines?.[1]).toContain(`<${ANNE}>  sent`);
    expect(office.accepted.map(({ to }) => to[0])).toEqual([ANNE, IT]);
  }
  const without = await scheduledOnce(await letterFirmToday(office.server));
  expect(without.events.map(({ event }) => event)).not.toContain("letters.ended");
  expect(office.accepted).toHaveLength(2);
});
