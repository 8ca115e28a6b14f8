/**
 * The month's reminders as a calendar file (iCalendar, RFC 5545) for the people who act on them.
 *
 * Laws: an event is identified by its subject and the client's term, so the next month's file updates the same events
 * instead of adding new ones. The file contains no clock time or zone; its days are whole days. The same reminders give
 * the same bytes. Written here because the libraries for such files need a newer Node or use random values and the
 * clock; the tests read it back with another library.
 */

import type { Reminder } from "../../core/figures/reminders.ts";
import { quoteOf } from "../../core/figures/renewal-offers.ts";
import { addDays, type CalendarDate, formatDate } from "../../core/values/calendar.ts";
import type { Language } from "../../core/values/language.ts";
import { sum } from "../../core/values/units.ts";
import { WORDS, type Words } from "../../core/words/words.ts";
import { sha256Of } from "../disk/sha256.ts";
import { otherQuotes, quoteText } from "./price-text.ts";

interface CalendarRequest {
  /** The date of the reminders. */
  readonly asOf: CalendarDate;
  readonly language: Language;
  /** R7: how many days before an expiry to remind of a renewal, in any order. */
  readonly reminderDays: readonly number[];
}

/** An all-day event of the calendar. */
interface CalendarEvent {
  /** Identifies the event, together with the client's term; a step of use is part of it. */
  readonly subject: string;
  readonly date: CalendarDate;
  readonly summary: string;
  readonly description: readonly string[];
  /** The days of its alarms. */
  readonly alarms: readonly CalendarDate[];
}

/**
 * The text of the `.ics` file. What has no day of its own left is an event on the day after the reminders. A lapsed VIP
 * term and a bank that was empty before have no event: the first has no deadline, the second was told.
 */
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

function eventOf(reminder: Reminder, request: CalendarRequest, words: Words): CalendarEvent | null {
  switch (reminder.kind) {
    case "renewal":
    case "lapse":
    case "invoice":
      return offerEvent(reminder, request, words);
    case "lapsed":
      return graceEvent(reminder, request, words);
    case "exhaustion":
    case "notice":
      return bankEvent(reminder, request, words);
    case "unpaid":
    case "ending":
    case "confirm":
      return termEvent(reminder, request, words);
  }
}

type Of<Kind extends Reminder["kind"]> = Extract<Reminder, { readonly kind: Kind }>;

function offerEvent(
  reminder: Extract<Reminder, { readonly offer: unknown }>,
  { reminderDays }: CalendarRequest,
  words: Words,
): CalendarEvent {
  const { client, date, expires, offer } = reminder;
  const { calendar: says, writing } = words;
  const plan = words.rules.plans[reminder.plan];
  const description = [
    says.expires(writing.date(expires)),
    says.onTime(quoteText(quoteOf(offer.onTime), words)),
    ...otherQuotes(offer, words),
    ...(offer.keeps > 0 ? [says.atStake(writing.hoursText(offer.keeps))] : []),
  ];
  if (reminder.kind === "invoice") {
    const summary = says.invoice(client.name, plan);
    return { subject: "invoice", date, summary, description, alarms: [date] };
  }
  const alarms = reminderDays.map((days) => addDays(expires, -days));
  return { subject: "renewal", date, summary: says.renewal(client.name, plan), description, alarms };
}

function graceEvent(
  { client, plan, expires, graceEnds: date, ended }: Of<"lapsed">,
  { reminderDays }: CalendarRequest,
  words: Words,
): CalendarEvent | null {
  if (date === null) return null;
  const { calendar: says, writing } = words;
  const back = quoteText(ended.back, words);
  return {
    subject: "grace",
    date,
    summary: says.grace(client.name, words.rules.plans[plan]),
    description: [says.expired(writing.date(expires)), says.ifPaidOn(writing.date(ended.back.paidOn), back)],
    alarms: [addDays(date, -Math.min(...reminderDays))],
  };
}

function bankEvent(
  reminder: Of<"exhaustion"> | Of<"notice">,
  { reminderDays, asOf }: CalendarRequest,
  { calendar: says, rules, writing }: Words,
): CalendarEvent | null {
  const { client, date, expires } = reminder;
  const plan = rules.plans[reminder.plan];
  const left = reminder.kind === "notice" ? reminder.notice.left : reminder.left;
  const description = [
    says.left(writing.hoursText(left), writing.date(asOf)),
    says.expires(writing.date(expires)),
  ];
  if (reminder.kind === "notice") {
    const { step } = reminder.notice;
    const summary = left === 0 ? says.usedUp(client.name, plan) : says.notice(client.name, plan, step);
    return { ...toDoNext(asOf), subject: `notice ${step}`, summary, description };
  }
  if (left === 0) return null;
  const alarms = [addDays(date, -Math.min(...reminderDays))];
  return { subject: "exhaustion", date, summary: says.exhaustion(client.name, plan), description, alarms };
}

function termEvent(
  reminder: Of<"unpaid"> | Of<"ending"> | Of<"confirm">,
  { reminderDays, asOf }: CalendarRequest,
  words: Words,
): CalendarEvent {
  const { calendar: says, rules, writing } = words;
  const { client, date } = reminder;
  if (reminder.kind === "confirm") {
    const held = writing.hoursText(sum(reminder.held.map(({ charged }) => charged)));
    const description = [says.held(held, writing.date(date))];
    return { ...toDoNext(asOf), subject: "confirm", summary: says.confirm(client.name), description };
  }
  const plan = rules.plans[reminder.plan];
  const expires = says.expires(writing.date(reminder.expires));
  if (reminder.kind === "ending") {
    const { left } = reminder.declined;
    return {
      subject: "ending",
      date,
      summary: says.ending(client.name, plan),
      description: [expires, ...(left > 0 ? [says.lapses(writing.hoursText(left))] : [])],
      alarms: [addDays(date, -Math.min(...reminderDays))],
    };
  }
  const price = quoteText(reminder.unpaid.due, words);
  return {
    ...toDoNext(asOf),
    subject: "unpaid",
    summary: says.unpaid(client.name, plan),
    description: [says.began(writing.date(date)), expires, says.price(price)],
  };
}

/** On the day after the reminders, with an alarm that day. */
function toDoNext(asOf: CalendarDate): Pick<CalendarEvent, "date" | "alarms"> {
  const date = addDays(asOf, 1);
  return { date, alarms: [date] };
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
