/**
 * The month before, on the 1st of each month at 06:00 in the configured time zone, by the same code as the
 * command.
 *
 * Laws: one run at a time; a run that fails is told and the next one still comes. 06:00 exists on every day in
 * every zone, whatever summer time does.
 */

import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { type ScheduledTask, schedule } from "node-cron";
import { calendarDate, monthBefore } from "../core/calendar.ts";
import { readConfig } from "./config.ts";
import { FatalError } from "./fatal-error.ts";
import { progress } from "./progress.ts";
import { reconcileMonth } from "./reconcile.ts";

const FIRST_OF_MONTH_AT_SIX = "0 6 1 * *";

/** The month before the one that an instant lies in, for a clock in this zone, as `YYYY-MM`. */
export function dueMonth(instant: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en", {
    timeZone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
  });
  const part = Object.fromEntries(
    parts.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
  );
  const today = calendarDate(part.year ?? 0, part.month ?? 0, part.day ?? 0);
  if (today === null) throw new Error(`broken assumption: ${instant.toISOString()} is a day in ${timeZone}`);
  return monthBefore(today);
}

/** Starts the schedule; `run` is told the month and its failure is printed, not thrown. */
export function scheduled(
  timeZone: string,
  run: (period: string) => Promise<unknown>,
  print: (line: string) => void,
): ScheduledTask {
  return schedule(
    FIRST_OF_MONTH_AT_SIX,
    async ({ triggeredAt }) => {
      const period = dueMonth(triggeredAt, timeZone);
      print(`Reconciling ${period}`);
      await run(period).catch((error: Error) => print(`${period} failed: ${error.stack ?? error.message}`));
    },
    { timezone: timeZone, name: "month-end", noOverlap: true },
  );
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { config: { type: "string" } } });
  const print = (line: string) => console.log(line);
  if (values.config === undefined) throw new FatalError(["Usage: npm run schedule -- --config FILE"]);
  const file = values.config;
  const { timeZone } = await readConfig(file);
  const run = (period: string) =>
    reconcileMonth({ config: file, period, dryRun: false }, print, progress(process.stderr));
  const task = scheduled(timeZone, run, print);
  print(`Waiting for the 1st of the month, 06:00 in ${timeZone}. Next: ${task.getNextRun()?.toISOString()}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await main().catch((error: unknown) => {
    if (!(error instanceof FatalError)) throw error;
    for (const sentence of error.sentences) console.log(sentence);
    process.exitCode = 2;
  });
}
