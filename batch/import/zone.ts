/**
 * The clock of a time zone: what it shows at an instant that was written with an offset.
 *
 * Law: a moment without an offset is told as it stands.
 */

import { calendarDate } from "../../core/calendar.ts";
import { type Moment, momentOf } from "../../core/moments.ts";
import type { DateOrder } from "../../core/notation.ts";

const DAY = 86_400;

/** The moment that a text writes, an instant by the clock of `zone`. Null when unreadable. */
export function localMoment(text: string, order: DateOrder | null, zone: string): Moment | null {
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

function inZone(moment: Moment, zone: string): Moment {
  const { date, time, offset } = moment;
  if (offset === null || time === null) return moment;
  const instant = (date * DAY + time - offset) * 1000;
  const part = Object.fromEntries(
    formatIn(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const local = calendarDate(part.year ?? 0, part.month ?? 0, part.day ?? 0);
  if (local === null) return moment;
  const clock = (part.hour ?? 0) * 3600 + (part.minute ?? 0) * 60 + (part.second ?? 0);
  return { date: local, time: clock, offset };
}
