/**
 * The command of the schedule: stays running and does each month as it falls due, or, with `--once`, does what is
 * due and ends, for those who let their system keep the timetable.
 *
 * Laws: the same code as `reconcile`; a line of JSON for each event goes to standard output; SIGTERM and SIGINT are
 * heard whatever a run is busy with, let the running month finish if it does within seconds, and else cut it off; one
 * more stops at once. The exit code of `--once` is that of its worst run; whatever cuts a month off, the process ends
 * by that signal.
 */

import { parseArgs } from "node:util";
import { started, UsageError } from "./command.ts";
import { readConfig } from "./config.ts";
import { eventLog } from "./event-log.ts";
import { doneMonthsFile } from "./month-end/done-months.ts";
import { HealthFile } from "./month-end/health.ts";
import { monthRunApart } from "./month-end/month-apart.ts";
import { MonthEnd } from "./month-end/month-end.ts";
import { runLock } from "./output/run-lock.ts";
import { clearStaged } from "./output/whole-file.ts";
import type { ExitCode } from "./reconcile.ts";
import { stopSentences } from "./stop-sentences.ts";

/** Whoever sends a signal often kills after ten seconds. */
const GRACE_SECONDS = 6;

const USAGE = `Usage: npm run schedule -- --config FILE [--once] [--grace SECONDS]

  --config   the configuration (JSON); “schedule” and “timeZone” in it say when
  --once     does what is due and ends
  --grace    how long a running month may go on after SIGTERM or Ctrl+C; ${GRACE_SECONDS} s when left out`;

interface ScheduleRequest {
  /** Path of the configuration file. */
  readonly config: string;
  readonly mode: "once" | "for ever";
  /** How long a running month may go on after a signal, in seconds. */
  readonly grace: number;
}

async function scheduled({ config: file, mode, grace }: ScheduleRequest): Promise<ExitCode> {
  const config = await readConfig(file);
  const log = eventLog(process.stdout);
  // What a schedule that was killed was writing; a month that is run clears the same, but none may be due.
  await clearStaged(config.out).catch(() => undefined);
  const health = new HealthFile(config.out, log);
  const monthEnd = new MonthEnd(
    { cron: config.schedule.cron, timeZone: config.timeZone },
    {
      run: (period) => monthRunApart({ config: file, period, dryRun: false }),
      done: doneMonthsFile(config),
      turn: () => runLock(config, "schedule"),
      log,
      tell: (condition) => health.tell(condition),
    },
    await health.lastRun(),
  );
  const stopped = stopAtSignal(async (signal, again) => {
    log("info", "schedule.stopping", { signal });
    const hasStopped = monthEnd.stop().then(() => true);
    if (await Promise.race([hasStopped, again, within(1000 * grace)])) return;
    const says = stopSentences(config.language);
    // A share that hangs must not hold us: then the health stays as it was.
    await Promise.race([monthEnd.abandon((period) => says.interrupted(period, signal)), within(TELLING_MS)]);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
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

/** Ctrl+C in a terminal comes twice in one instant: from the terminal itself, and passed on by npm. */
const SAME_SIGNAL_MS = 1_000;
const SIGNALS = ["SIGTERM", "SIGINT"] as const;

/**
 * Ends when `stop` has, after the first signal; `again` comes with a later one. One more is the system's own, which
 * ends a process even while a share that hangs holds it.
 */
function stopAtSignal(stop: (signal: NodeJS.Signals, again: Promise<false>) => Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    let first: number | null = null;
    let cutOff = (_: false) => {};
    const again = new Promise<false>((done) => {
      cutOff = done;
    });
    const heard = (signal: NodeJS.Signals) => {
      if (first === null) {
        first = Date.now();
        void stop(signal, again).then(resolve);
      } else if (Date.now() - first > SAME_SIGNAL_MS) {
        for (const other of SIGNALS) process.off(other, heard);
        cutOff(false);
      }
    };
    for (const signal of SIGNALS) process.on(signal, heard);
  });
}

await started(import.meta.url, USAGE, async (args) => {
  const text = { type: "string" } as const;
  const options = { config: text, grace: text, once: { type: "boolean", default: false } } as const;
  const { config, once, grace = String(GRACE_SECONDS) } = parseArgs({ args: [...args], options }).values;
  if (config === undefined) throw new UsageError("--config is needed.");
  if (!/^\d{1,5}$/.test(grace)) throw new UsageError(`--grace is a number of seconds, not “${grace}”.`);
  return scheduled({ config, mode: once ? "once" : "for ever", grace: Number(grace) });
});
