/**
 * The month's reminders as a calendar file (iCalendar, RFC 5545) for the people who act on them.
 *
 * Laws: an event is identified by its subject and the client's term, so the next month's file updates the same events
 * instead of adding new ones. The file contains no clock time or zone; its days are whole days. The same reminders give
 * the same bytes. Written here because the libraries for such files need a newer Node or use random values and the
 * clock; the tests read it back with another library.
 */

import type { Reminder } from "../../core/figures/reminders.ts";
import { addDays, type CalendarDate, formatDate } from "../../core/values/calendar.ts";
import type { Language } from "../../core/values/language.ts";
import { WORDS, type Words } from "../../core/words/words.ts";
import { sha256Of } from "../disk/sha256.ts";

interface CalendarRequest {
  /** The date of the reminders. */
  readonly asOf: CalendarDate;
  readonly language: Language;
  /** R7: how many days before an expiry to remind of a renewal, in any order. */
  readonly reminderDays: readonly number[];
}

/** An all-day event of the calendar. */
interface CalendarEvent {
  /** Identifies the event, together with the client's term. */
  readonly subject: "renewal" | "invoice" | "grace" | "exhaustion";
  readonly date: CalendarDate;
  readonly summary: string;
  readonly description: readonly string[];
  /** The days of its alarms. */
  readonly alarms: readonly CalendarDate[];
}

/** The text of the `.ics` file. A lapsed VIP term has no deadline left, so it has no event. */
export function reminderCalendar(all: readonly Reminder[], request: CalendarRequest): string {
  const words = WORDS[request.language];
  const events = all.flatMap((reminder) => {
    const event = eventOf(reminder, request, words);
    return event === null ? [] : eventLines(event, reminder, request);
  });
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//support-plan-balance//reminders//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escaped(words.calendar.name)}`,
    ...events,
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function eventOf(
  reminder: Reminder,
  { reminderDays, asOf }: CalendarRequest,
  { calendar: says, rules, writing }: Words,
): CalendarEvent | null {
  if (reminder.kind === "confirm") return null;
  const { client, date, expires } = reminder;
  const plan = rules.plans[reminder.plan];
  const shortest = Math.min(...reminderDays);
  switch (reminder.kind) {
    case "renewal":
    case "lapse": {
      const { onTime, keeps } = reminder.offer;
      const price = onTime === null ? rules.noPrice : writing.money(onTime.price);
      return {
        subject: "renewal",
        date,
        summary: says.renewal(client.name, plan),
        description: [
          says.expires(formatDate(expires)),
          says.onTime(price),
          ...(keeps > 0 ? [says.atStake(writing.hours(keeps))] : []),
        ],
        alarms: reminderDays.map((days) => addDays(expires, -days)),
      };
    }
    case "invoice":
      return {
        subject: "invoice",
        date,
        summary: says.invoice(client.name, plan),
        description: [says.expires(formatDate(expires))],
        alarms: [date],
      };
    case "lapsed":
      if (reminder.graceEnds === null) return null;
      return {
        subject: "grace",
        date: reminder.graceEnds,
        summary: says.grace(client.name, plan),
        description: [says.expired(formatDate(expires))],
        alarms: [addDays(reminder.graceEnds, -shortest)],
      };
    case "exhaustion":
      return {
        subject: "exhaustion",
        date,
        summary: says.exhaustion(client.name, plan),
        description: [
          says.left(writing.hours(reminder.left), formatDate(asOf)),
          says.expires(formatDate(expires)),
        ],
        alarms: [addDays(date, -shortest)],
      };
    case "unpaid":
    case "notice":
    case "ending":
      return null;
  }
}

function eventLines(
  event: CalendarEvent,
  { client, plan, expires }: Reminder,
  request: CalendarRequest,
): string[] {
  const { subject, date, summary, description, alarms } = event;
  const { asOf } = request;
  const uid = sha256Of(JSON.stringify([subject, client.key, plan, expires && formatDate(expires)])).slice(
    0,
    32,
  );
  const toCome = [...alarms].filter((day) => day > asOf && day <= date).sort((a, b) => a - b);
  return [
    "BEGIN:VEVENT",
    `UID:${uid}@support-plan-balance`,
    // Tells a calendar which of two files is newer.
    `DTSTAMP:${basicDate(asOf)}T000000Z`,
    `SEQUENCE:${asOf}`,
    `DTSTART;VALUE=DATE:${basicDate(date)}`,
    `DTEND;VALUE=DATE:${basicDate(addDays(date, 1))}`,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description.join("\n"))}`,
    "TRANSP:TRANSPARENT",
    ...toCome.flatMap((day) => alarmLines(date - day, summary)),
    "END:VEVENT",
  ];
}

/** At nine in the morning, `days` days before the event, in the calendar's own time zone. */
function alarmLines(days: number, summary: string): string[] {
  const trigger = days === 0 ? "PT9H" : `-P${days === 1 ? "" : `${days - 1}D`}T15H`;
  return [
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${escaped(summary)}`,
    `TRIGGER:${trigger}`,
    "END:VALARM",
  ];
}

/** `YYYYMMDD`. */
function basicDate(date: CalendarDate): string {
  return formatDate(date).replaceAll("-", "");
}

function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, "\\$&")
    .replaceAll("\n", "\\n")
    .replace(/\p{Cc}/gu, " ");
}

const LONGEST_LINE = 75;

/** Lines of at most 75 bytes; no character is split; each line after the first begins with a space. */
function folded(line: string): string {
  const lines: string[] = [];
  let current = "";
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > LONGEST_LINE) {
      lines.push(current);
      current = " ";
      bytes = 1;
    }
    current += character;
    bytes += size;
  }
  return [...lines, current].join("\r\n");
}
