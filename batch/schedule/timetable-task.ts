/** A task of the timetable: called at each of its times, and at one that was missed as soon as that is noticed. */

import { createTask, type ScheduledTask } from "node-cron";
import type { Timetable } from "../config/due-months.ts";
import type { EventLog } from "../disk/event-log.ts";

export function timetableTask(
  { cron, timeZone }: Timetable,
  name: string,
  log: EventLog,
  onTime: () => void,
): ScheduledTask {
  const logMessage = (message: unknown) => log("warning", "timetable.told", { message: String(message) });
  const task = createTask(cron, onTime, {
    timezone: timeZone,
    name,
    logger: { info: logMessage, warn: logMessage, error: logMessage, debug: logMessage },
  });
  // The machine was asleep, or too busy, at that time.
  task.on("execution:missed", onTime);
  return task;
}
