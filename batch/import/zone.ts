/**
 * The clock of a time zone: what it shows at an instant that was written with an offset.
 *
 * Law: a moment without an offset is told as it stands.
 */

import { calendarDate } from "../../core/calendar.ts";
import { type Moment, momentOf } from "../../core/moments.ts";
import type { DateOrder } from "../../core/notation.ts";

const DAY = 86_400;

export interface LocalMoment extends Moment {
  /** Seconds since a fixed instant; null for a moment without an offset. */
  readonly instant: number | null;
}

/** The moment that a text writes, an instant by the clock of `zone`. Null when unreadable. */
export function localMoment(text: string, order: DateOrder | null, zone: string): LocalMoment | null {
  const moment = momentOf(text, order);
  return moment === null ? null : inZone(moment, zone);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formats.set(zone, format);
  return format;
}

function inZone(moment: Moment, zone: string): LocalMoment {
  const { date, time, offset } = moment;
  if (offset === null || time === null) return { ...moment, instant: null };
  const instant = date * DAY + time - offset;
  const part = Object.fromEntries(
    formatIn(zone)
      .formatToParts(instant * 1000)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const local = calendarDate(part.year ?? 0, part.month ?? 0, part.day ?? 0);
  if (local === null) return { ...moment, instant };
  const clock = (part.hour ?? 0) * 3600 + (part.minute ?? 0) * 60 + (part.second ?? 0);
  return { date: local, time: clock, offset, instant };
}
