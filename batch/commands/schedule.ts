/** Runs the schedule: `plan-balance schedule`, or `--once` from the system's own. */

import { eventLog } from "../disk/event-log.ts";
import { scheduled } from "../schedule/scheduled.ts";
import { command, UsageError } from "./command.ts";
import { systemSignals } from "./system-signals.ts";

/** Seconds: the sender of a signal often kills the process after ten. */
const GRACE = "6";

export const schedule = command({
  operand: null,
  options: { once: "flag", grace: "text" },
  run: async ({ values, says, firmFile, folder }) => {
    const { once, grace = GRACE } = values;
    if (!/^\d{1,5}$/.test(grace)) throw new UsageError(says.notSeconds(grace));
    const request = {
      config: firmFile(),
      mode: once ? "once" : "for ever",
      grace: Number(grace),
      cwd: folder,
    } as const;
    return scheduled(request, eventLog(process.stdout), systemSignals);
  },
});
