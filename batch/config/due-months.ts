/**
 * Which months the schedule still has to run: a month is due from the first scheduled time after its end until it is
 * done.
 *
 * Laws: pure functions, with the current time as an argument; what is due depends only on what is done and on the time,
 * so it makes no difference if the machine was asleep or off at a scheduled time.
 */

import { createTask, type ScheduledTask } from "node-cron";
import { addDays, formatDate, monthBefore, type Period, parseMonth } from "../../core/values/calendar.ts";
import { dayIn } from "../disk/zone-clock.ts";

export interface Timetable {
  /** Five fields: minute, hour, day of the month, month, day of the week. */
  readonly cron: string;
  readonly timeZone: string;
}

/** The months that the schedule has done. */
export interface DoneMonths {
  /** Every month up to and including this one, `YYYY-MM`, … */
  readonly through: string;
  /** … except these, in order. */
  readonly unfinished: readonly string[];
}

interface DueMonths {
  /** Oldest first. */
  readonly months: readonly string[];
  /** Due for more than a year, and given up. */
  readonly dropped: readonly string[];
}

const MAX_MONTHS = 12;
const MINUTE_MS = 60_000;
const QUARTER_MS = 15 * MINUTE_MS;
const HALF_DAY_MS = 12 * 60 * MINUTE_MS;
const FURTHEST_MS = 366 * 2 * HALF_DAY_MS;

type Matcher = Pick<ScheduledTask, "match" | "getNextRuns">;

/** Whether a text is a cron schedule that has a next time. */
export function isCron(text: string): boolean {
  if (text.trim().split(/\s+/).length !== 5) return false;
  try {
    return matcher(text, "UTC", (task) => task.getNextRuns(1)).length === 1;
  } catch {
    return false;
  }
}

/** The newest month that is due, as `YYYY-MM`; null when no scheduled time was in the past year. */
export function newestDue(timetable: Timetable, now: Date): string | null {
  const time = lastTime(timetable, now);
  return time === null ? null : monthEndedBefore(time, timetable.timeZone);
}

/** The months to run when `newest` is due. */
export function dueMonths(done: DoneMonths, newest: string): DueMonths {
  const due = [...done.unfinished];
  for (let month = monthAfter(done.through); month <= newest; month = monthAfter(month)) due.push(month);
  return { months: due.slice(-MAX_MONTHS), dropped: due.slice(0, -MAX_MONTHS) };
}

/** The done months after `month` is done too; `remaining` are the due months that are not done. */
export function withDone(done: DoneMonths, remaining: readonly string[], month: string): DoneMonths {
  const through = month > done.through ? month : done.through;
  return { through, unfinished: remaining.filter((other) => other <= through) };
}

/** Every month up to and including this one. */
export function doneThrough(month: string): DoneMonths {
  return { through: month, unfinished: [] };
}

/** Every month before this one. */
export function doneBefore(month: string): DoneMonths {
  return doneThrough(monthBefore(daysOf(month).from));
}

/** The month before the one that contains the instant in this time zone, as `YYYY-MM`. */
export function monthEndedBefore(instant: Date, timeZone: string): string {
  return monthBefore(dayIn(instant, timeZone));
}

function monthAfter(month: string): string {
  return formatDate(addDays(daysOf(month).to, 1)).slice(0, 7);
}

function daysOf(month: string): Period {
  const period = parseMonth(month);
  if (period === null) throw new Error(`broken assumption: ${month} is a month`);
  return period;
}

/** The last scheduled time up to and including `now`: searches days first, then their hours, then minutes. */
function lastTime({ cron, timeZone }: Timetable, now: Date): Date | null {
  const [, hours, ...days] = cron.trim().split(/\s+/);
  return matcher(`* * ${days.join(" ")}`, timeZone, (day) =>
    matcher(`* ${hours} ${days.join(" ")}`, timeZone, (hour) =>
      matcher(cron, timeZone, (minute) => {
        const end = Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS;
        for (const half of before(end, FURTHEST_MS, HALF_DAY_MS)) {
          if (!touches(day, half, HALF_DAY_MS)) continue;
          for (const quarter of before(half, HALF_DAY_MS, QUARTER_MS)) {
            if (!touches(hour, quarter, QUARTER_MS)) continue;
            for (const instant of before(quarter, QUARTER_MS, MINUTE_MS)) {
              if (minute.match(new Date(instant))) return new Date(instant);
            }
          }
        }
        return null;
      }),
    ),
  );
}

/** The ends of steps of this length, from `end` back over this span. */
function* before(end: number, span: number, step: number): Generator<number> {
  for (let instant = end; instant > end - span; instant -= step) yield instant;
}

/** Whether the step that ends here may contain a match: a matching period is longer than a step. */
function touches(task: Matcher, end: number, step: number): boolean {
  return task.match(new Date(end)) || task.match(new Date(end - step));
}

/** Calls `ask` with a cron task that never starts. */
function matcher<T>(cron: string, timeZone: string, ask: (task: Matcher) => T): T {
  const task = createTask(cron, () => undefined, { timezone: timeZone });
  try {
    return ask(task);
  } finally {
    void task.destroy();
  }
}
