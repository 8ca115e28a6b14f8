/** The command that runs the schedule: `npm run schedule -- --config FILE`, or `--once` from the system's scheduler. */

import { parseArgs } from "node:util";
import { eventLog } from "../disk/event-log.ts";
import { scheduled } from "../schedule/scheduled.ts";
import { readersLanguage, started, UsageError } from "./command.ts";
import { systemSignals } from "./system-signals.ts";

/** The sender of a signal often kills the process after ten seconds. */
const GRACE_SECONDS = 6;

const USAGE = `Usage: npm run schedule -- --config FILE [--once] [--grace SECONDS]

  --config   the configuration (JSON), with its “schedule” and “timeZone”
  --once     runs what is due and ends
  --grace    how long a running month may go on after SIGTERM or Ctrl+C; default: ${GRACE_SECONDS} s`;

await started(import.meta.url, USAGE, async (args) => {
  const text = { type: "string" } as const;
  const options = { config: text, grace: text, once: { type: "boolean", default: false } } as const;
  const { config, once, grace = String(GRACE_SECONDS) } = parseArgs({ args: [...args], options }).values;
  if (config === undefined) throw new UsageError("--config is needed.");
  if (!/^\d{1,5}$/.test(grace)) throw new UsageError(`--grace is a number of seconds, not “${grace}”.`);
  const mode = once ? "once" : "for ever";
  return scheduled(
    { config, mode, grace: Number(grace), cwd: process.cwd(), spoken: readersLanguage(args) },
    eventLog(process.stdout),
    systemSignals,
  );
});
