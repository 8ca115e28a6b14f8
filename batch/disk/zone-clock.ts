/** What the calendar and the clock of a time zone show at an instant. The only clock of the batch that knows a zone. */

import { type CalendarDate, calendarDate } from "../../core/values/calendar.ts";
import type { Language } from "../../core/values/language.ts";
import { WORDS } from "../../core/words/words.ts";

interface ClockReading {
  /** Null outside the years that have one. */
  readonly date: CalendarDate | null;
  /** Seconds since midnight, as the clock shows them. */
  readonly time: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one takes long beside using it. */
function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formats.set(timeZone, format);
  return format;
}

/** `instant` is a date, or milliseconds since 1970. */
export function clockIn(instant: Date | number, timeZone: string): ClockReading {
  const parts = formatIn(timeZone).formatToParts(instant);
  const part = Object.fromEntries(parts.map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = part;
  return { date: calendarDate(year, month, day), time: hour * 3600 + minute * 60 + second };
}

/** The day of an instant in a time zone. */
export function dayIn(instant: Date | number, timeZone: string): CalendarDate {
  const { date } = clockIn(instant, timeZone);
  if (date === null) throw new Error(`broken assumption: ${Number(instant)} is a day in ${timeZone}`);
  return date;
}

/** As people write it: `28 November 2026 at 16:46`. */
export function momentText(instant: Date | number, timeZone: string, language: Language): string {
  const { time } = clockIn(instant, timeZone);
  const minutes = Math.floor(time / 60);
  return WORDS[language].writing.moment(dayIn(instant, timeZone), Math.floor(minutes / 60), minutes % 60);
}
