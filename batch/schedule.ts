/**
 * The command of the schedule: stays running and does each month as it falls due, or, with `--once`, does what is
 * due and ends, for those who let their system keep the timetable.
 *
 * Laws: the same code as `reconcile`; a line of JSON for each event goes to standard output; SIGTERM and SIGINT
 * let the running month finish, a second one stops at once. The exit code of `--once` is that of its worst run.
 */

import { constants } from "node:os";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { type Config, readConfig } from "./config.ts";
import { doneMonthsFile } from "./done-months.ts";
import { eventLog } from "./event-log.ts";
import { FatalError } from "./fatal-error.ts";
import { HealthFile } from "./health.ts";
import { MonthEnd } from "./month-end.ts";
import { type ExitCode, monthRun } from "./reconcile.ts";

const USAGE = `Usage: npm run schedule -- --config FILE [--once]

  --config   the configuration (JSON); “schedule” and “timeZone” in it say when
  --once     does what is due and ends`;

/** A run tells of itself in the log. */
const SILENT = { stage() {}, step() {}, end() {} };

async function scheduled(file: string, mode: "once" | "for ever"): Promise<ExitCode> {
  const config: Config = await readConfig(file);
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

/** Ends when `stop` has, after the first signal; the second one ends the process. */
function stopAtSignal(stop: (signal: string) => Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    let isStopping = false;
    for (const signal of ["SIGTERM", "SIGINT"] as const) {
      process.on(signal, () => {
        if (isStopping) process.exit(128 + constants.signals[signal]);
        isStopping = true;
        void stop(signal).then(resolve);
      });
    }
  });
}

async function main(): Promise<ExitCode> {
  let given: { config?: string; once: boolean; help: boolean };
  try {
    const options = {
      config: { type: "string" },
      once: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    } as const;
    given = parseArgs({ options }).values;
    if (given.config === undefined && !given.help) throw new TypeError("--config is needed.");
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    console.log(`${error.message}\n\n${USAGE}`);
    return 2;
  }
  if (given.config === undefined || given.help) {
    console.log(USAGE);
    return 0;
  }
  try {
    return await scheduled(given.config, given.once ? "once" : "for ever");
  } catch (error) {
    if (!(error instanceof FatalError)) throw error;
    for (const sentence of error.sentences) console.log(sentence);
    return 2;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  process.exitCode = await main().catch((error: unknown) => {
    console.error(error);
    return 2;
  });
}
