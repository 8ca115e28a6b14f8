/**
 * Runs the schedule: stays running and runs each month when it is due, or runs what is due now and ends; and sends the
 * letters about renewals, if the configuration wants that.
 *
 * Laws: it uses the same code as `reconcile`; each event is a line of JSON; after a signal the running month may finish
 * within the grace period, otherwise it is cut off; the result of `once` is the exit code of its worst run.
 */

import type { Language } from "../../core/values/language.ts";
import { WORDS } from "../../core/words/words.ts";
import { readConfig } from "../config/config.ts";
import type { EventLog } from "../disk/event-log.ts";
import { runLock } from "../disk/run-lock.ts";
import { clearStaged } from "../disk/whole-file.ts";
import type { ExitCode } from "../run/month-run.ts";
import { DailyLetters, lettersApart } from "./daily-letters.ts";
import { doneMonthsFile } from "./done-months.ts";
import { HealthFile } from "./health.ts";
import { monthRunApart } from "./month-apart.ts";
import { MonthEnd } from "./month-end.ts";

interface ScheduleRequest {
  /** Path of the configuration file. */
  readonly config: string;
  readonly mode: "once" | "for ever";
  /** How long a running month may continue after a signal, in seconds. */
  readonly grace: number;
  /** The folder that printed paths are relative to. */
  readonly cwd: string;
  /** The language of what is said; as the configuration says, if left out. */
  readonly spoken?: Language;
  /** Where the credentials of the mail server are. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** The source of stop signals, as the command receives them from the system. */
export interface Signals {
  /**
   * Calls `stop` with the first signal, and resolves when it returns "stopped". `again` resolves at a later signal.
   * When `stop` returns "cut off", the process ends by the signal.
   */
  stopAt(stop: (signal: string, again: Promise<false>) => Promise<"stopped" | "cut off">): Promise<void>;
}

/** Runs the schedule until a signal (returns 0), or once (returns the exit code of the worst run). */
export async function scheduled(
  { config: file, mode, grace, cwd, spoken, environment }: ScheduleRequest,
  log: EventLog,
  signals: Signals,
): Promise<ExitCode> {
  const config = await readConfig(file, spoken);
  // Left by a killed schedule; a month's run clears it too, but there may be no month to run.
  await clearStaged(config.out).catch(() => undefined);
  const health = new HealthFile(config.out, log);
  const timetable = { cron: config.schedule.cron, timeZone: config.timeZone };
  const from = { config: file, cwd, ...(spoken !== undefined && { spoken }) };
  const monthEnd = new MonthEnd(
    timetable,
    {
      run: (period) => monthRunApart({ ...from, period, dryRun: false }),
      done: doneMonthsFile(config),
      lock: () => runLock(config, "schedule"),
      log,
      language: config.language,
      report: (condition) => health.report(condition),
    },
    await health.lastRun(),
  );
  const letters = config.schedule.renewals
    ? new DailyLetters(timetable, {
        deliver: () => lettersApart({ ...from, environment: { ...environment } }, log),
        monthsIdle: () => monthEnd.idle(),
        log,
      })
    : null;
  const stopped = signals.stopAt(async (signal, again) => {
    log("info", "schedule.stopping", { signal });
    const hasStopped = Promise.all([letters?.stop(), monthEnd.stop()]).then(() => true);
    if (await Promise.race([hasStopped, again, within(1000 * grace)])) return "stopped";
    const says = WORDS[config.language].stops;
    // If a network share hangs, don't wait for it: the health file then stays unchanged.
    await Promise.race([monthEnd.abandon((period) => says.interrupted(period, signal)), within(REPORT_MS)]);
    return "cut off";
  });
  if (mode === "once") {
    const ofMonths = await monthEnd.runDue();
    const ofLetters = (await letters?.deliver()) ?? 0;
    await health.end();
    return Math.max(ofMonths, ofLetters) as ExitCode;
  }
  await monthEnd.start();
  await letters?.start();
  await stopped;
  await health.end();
  return 0;
}

const REPORT_MS = 2_000;

/** Resolves to false after this time. */
function within(milliseconds: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), milliseconds).unref());
}
