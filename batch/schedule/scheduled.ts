/**
 * The schedule at work: stays running and does each month as it falls due, or does what is due and ends.
 *
 * Laws: the same code as `reconcile`; a line of JSON for each event; a signal lets the running month finish if it does
 * within seconds, and else cuts it off; the answer of `once` is the exit code of its worst run.
 */

import { WORDS } from "../../core/words/words.ts";
import { readConfig } from "../config/config.ts";
import type { EventLog } from "../disk/event-log.ts";
import { runLock } from "../disk/run-lock.ts";
import { clearStaged } from "../disk/whole-file.ts";
import type { ExitCode } from "../run/month-run.ts";
import { doneMonthsFile } from "./done-months.ts";
import { HealthFile } from "./health.ts";
import { monthRunApart } from "./month-apart.ts";
import { MonthEnd } from "./month-end.ts";

interface ScheduleRequest {
  /** Path of the configuration file. */
  readonly config: string;
  readonly mode: "once" | "for ever";
  /** How long a running month may go on after a signal, in seconds. */
  readonly grace: number;
  /** The folder that printed paths are relative to. */
  readonly cwd: string;
}

/** What tells a schedule to stop, as the command hears it from the system. */
export interface Signals {
  /**
   * Ends when `stop` has. `stop` is told the signal, and `again` that comes with a later one; when it answers that
   * work had to be cut off, the process ends by the signal.
   */
  stopAt(stop: (signal: string, again: Promise<false>) => Promise<"stopped" | "cut off">): Promise<void>;
}

/** Keeps the timetable until a signal, or once; answers the exit code of the worst run. */
export async function scheduled(
  { config: file, mode, grace, cwd }: ScheduleRequest,
  log: EventLog,
  signals: Signals,
): Promise<ExitCode> {
  const config = await readConfig(file);
  // What a schedule that was killed was writing; a month that is run clears the same, but none may be due.
  await clearStaged(config.out).catch(() => undefined);
  const health = new HealthFile(config.out, log);
  const monthEnd = new MonthEnd(
    { cron: config.schedule.cron, timeZone: config.timeZone },
    {
      run: (period) => monthRunApart({ config: file, period, dryRun: false, cwd }),
      done: doneMonthsFile(config),
      turn: () => runLock(config, "schedule"),
      log,
      tell: (condition) => health.tell(condition),
    },
    await health.lastRun(),
  );
  const stopped = signals.stopAt(async (signal, again) => {
    log("info", "schedule.stopping", { signal });
    const hasStopped = monthEnd.stop().then(() => true);
    if (await Promise.race([hasStopped, again, within(1000 * grace)])) return "stopped";
    const says = WORDS[config.language].stops;
    // A share that hangs must not hold us: then the health stays as it was.
    await Promise.race([monthEnd.abandon((period) => says.interrupted(period, signal)), within(TELLING_MS)]);
    return "cut off";
  });
  if (mode === "once") {
    const code = await monthEnd.runDue();
    await health.end();
    return code;
  }
  await monthEnd.start();
  await stopped;
  await health.end();
  return 0;
}

const TELLING_MS = 2_000;

/** False, after so long. */
function within(milliseconds: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), milliseconds).unref());
}
