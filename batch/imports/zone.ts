/**
 * Moments as a log writes them, on the clock of a time zone: an instant is written with an offset, or as milliseconds
 * since 1970.
 *
 * Law: a moment without an offset is used as written.
 */

import { addDays, calendarDate } from "../../core/values/calendar.ts";
import { type Moment, momentOf } from "../../core/values/moments.ts";
import type { DateOrder } from "../../core/values/notation.ts";
import { clockIn } from "../disk/zone-clock.ts";

const DAY = 86_400;

interface LocalMoment extends Moment {
  /** Seconds since a fixed instant; null for a moment without an offset. */
  readonly instant: number | null;
}

/** The moment written in a text; an instant is converted to the clock of `zone`. Null when unreadable. */
export function localMoment(text: string, order: DateOrder | null, zone: string): LocalMoment | null {
  const moment = momentOf(text, order) ?? instantOf(text);
  return moment === null ? null : inZone(moment, zone);
}

/** Milliseconds since 1970, from 2001 to 2033: nothing else in a date column has thirteen digits. */
const MILLISECONDS = /^1\d{12}$/;

function instantOf(text: string): Moment | null {
  const date = MILLISECONDS.test(text) ? calendarDate(1970, 1, 1) : null;
  if (date === null) return null;
  const seconds = Math.floor(Number(text) / 1000);
  return { date: addDays(date, Math.floor(seconds / DAY)), time: seconds % DAY, offset: 0 };
}

function inZone(moment: Moment, zone: string): LocalMoment {
  const { date, time, offset } = moment;
  if (offset === null || time === null) return { ...moment, instant: null };
  const instant = date * DAY + time - offset;
  const { date: local, time: clock } = clockIn(instant * 1000, zone);
  if (local === null) return { ...moment, instant };
  return { date: local, time: clock, offset, instant };
}
