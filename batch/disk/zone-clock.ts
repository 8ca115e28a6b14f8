/** What the calendar and the clock of a time zone show at an instant. The only clock of the batch that knows a zone. */

import { type CalendarDate, calendarDate } from "../../core/values/calendar.ts";
import type { Language } from "../../core/values/language.ts";
import { WORDS } from "../../core/words/words.ts";

interface Moment {
  readonly date: CalendarDate;
  /** 0 to 23, and 0 to 59. */
  readonly hour: number;
  readonly minute: number;
}

/** `instant` is a date, or milliseconds since 1970. */
function momentIn(instant: Date | number, timeZone: string): Moment {
  const parts = new Intl.DateTimeFormat("en", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  }).formatToParts(instant);
  const part = Object.fromEntries(parts.map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = part;
  const date = calendarDate(year, month, day);
  if (date === null) throw new Error(`broken assumption: ${Number(instant)} is a day in ${timeZone}`);
  return { date, hour, minute };
}

/** The day of an instant in a time zone. */
export function dayIn(instant: Date | number, timeZone: string): CalendarDate {
  return momentIn(instant, timeZone).date;
}

/** As people write it: `28 November 2026 at 16:46`. */
export function momentText(instant: Date | number, timeZone: string, language: Language): string {
  const { date, hour, minute } = momentIn(instant, timeZone);
  return WORDS[language].writing.moment(date, hour, minute);
}
