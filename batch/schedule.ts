/**
 * The command of the schedule: stays running and does each month as it falls due, or, with `--once`, does what is
 * due and ends, for those who let their system keep the timetable.
 *
 * Laws: the same code as `reconcile`; a line of JSON for each event goes to standard output; SIGTERM and SIGINT
 * let the running month finish, one more stops at once. The exit code of `--once` is that of its worst run.
 */

import { parseArgs } from "node:util";
import { started, UsageError } from "./command.ts";
import { readConfig } from "./config.ts";
import { eventLog } from "./event-log.ts";
import { doneMonthsFile } from "./month-end/done-months.ts";
import { HealthFile } from "./month-end/health.ts";
import { MonthEnd } from "./month-end/month-end.ts";
import { type ExitCode, monthRun } from "./reconcile.ts";

const USAGE = `Usage: npm run schedule -- --config FILE [--once]

  --config   the configuration (JSON); “schedule” and “timeZone” in it say when
  --once     does what is due and ends`;

/** A run tells of itself in the log. */
const SILENT = { stage() {}, step() {}, end() {} };

async function scheduled(file: string, mode: "once" | "for ever"): Promise<ExitCode> {
  const config = await readConfig(file);
  const log = eventLog(process.stdout);
  const health = new HealthFile(config.out, (error) =>
    log("error", "health.unwritten", { message: error.message }),
  );
  const monthEnd = new MonthEnd(
    { cron: config.schedule.cron, timeZone: config.timeZone },
    {
      run: (period) => monthRun({ config: file, period, dryRun: false }, SILENT),
      done: doneMonthsFile(config.out),
      log,
      tell: (condition) => health.tell(condition),
    },
    await health.lastRun(),
  );
  const stopped = stopAtSignal(async (signal) => {
    log("info", "schedule.stopping", { signal });
    await monthEnd.stop();
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

/** Ctrl+C in a terminal comes twice in one instant: from the terminal itself, and passed on by npm. */
const SAME_SIGNAL_MS = 1_000;
const SIGNALS = ["SIGTERM", "SIGINT"] as const;

/**
 * Ends when `stop` has, after the first signal. A later one is the system's own, which ends a process even while a
 * share that hangs holds it.
 */
function stopAtSignal(stop: (signal: string) => Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    let isStopping = false;
    const heard = (signal: NodeJS.Signals) => {
      if (isStopping) return;
      isStopping = true;
      const leave = () => {
        for (const other of SIGNALS) process.off(other, heard);
      };
      setTimeout(leave, SAME_SIGNAL_MS).unref();
      void stop(signal).then(resolve);
    };
    for (const signal of SIGNALS) process.on(signal, heard);
  });
}

await started(import.meta.url, USAGE, async (args) => {
  const options = { config: { type: "string" }, once: { type: "boolean", default: false } } as const;
  const { config, once } = parseArgs({ args: [...args], options }).values;
  if (config === undefined) throw new UsageError("--config is needed.");
  return scheduled(config, once ? "once" : "for ever");
});
