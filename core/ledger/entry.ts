/**
 * An entry of the time log: one piece of work.
 *
 * Law: entries have one order, which depends only on the entries themselves (A1).
 */

import type { Category, Level } from "../rules/coverage.ts";
import type { CalendarDate } from "../values/calendar.ts";
import { compareText } from "../values/names.ts";
import type { Place } from "../values/problems.ts";
import type { Minutes } from "../values/units.ts";

/** One piece of work. Text is kept as it was written. */
export interface Entry extends Place {
  /** "" when the log has none. */
  readonly id: string;
  readonly date: CalendarDate;
  /** Minutes since midnight; null when not recorded. */
  readonly start: number | null;
  readonly client: string;
  readonly user: string;
  readonly technician: string;
  /** Raw minutes, as worked. */
  readonly minutes: Minutes;
  /** Null: the category's own level. */
  readonly level: Level | null;
  /** Null: not recorded. */
  readonly category: Category | null;
  readonly ticket: string;
  readonly trainees: number | null;
  /** Whether the client was notified beforehand of time beyond the allowance. */
  readonly noticed: boolean;
  readonly approved: boolean | null;
  readonly channel: string;
  readonly description: string;
}

type ContentKey = Exclude<keyof Entry, keyof Place>;

/** What an entry says, in the order in which a log is read; the compiler sees that nothing is missing. */
export const CONTENT_KEYS = Object.keys({
  id: true,
  date: true,
  start: true,
  client: true,
  user: true,
  technician: true,
  minutes: true,
  level: true,
  category: true,
  ticket: true,
  trainees: true,
  noticed: true,
  approved: true,
  channel: true,
  description: true,
} satisfies Record<ContentKey, true>) as ContentKey[];

/** The values of `CONTENT_KEYS`, written out, since years of entries are told so. */
export function contentValues(entry: Entry): Entry[ContentKey][] {
  return [
    entry.id,
    entry.date,
    entry.start,
    entry.client,
    entry.user,
    entry.technician,
    entry.minutes,
    entry.level,
    entry.category,
    entry.ticket,
    entry.trainees,
    entry.noticed,
    entry.approved,
    entry.channel,
    entry.description,
  ];
}

/** The full content of an entry, except its position: entries with equal content are the same work. */
export function contentOf(entry: Entry): string {
  return JSON.stringify(contentValues(entry));
}

/** Whether the texts of `contentOf` are equal. Compared value by value, since whole years of entries are. */
export function isSameContent(a: Entry, b: Entry): boolean {
  return (
    a.id === b.id &&
    a.date === b.date &&
    a.start === b.start &&
    a.client === b.client &&
    a.user === b.user &&
    a.technician === b.technician &&
    a.minutes === b.minutes &&
    a.level === b.level &&
    a.category === b.category &&
    a.ticket === b.ticket &&
    a.trainees === b.trainees &&
    a.noticed === b.noticed &&
    a.approved === b.approved &&
    a.channel === b.channel &&
    a.description === b.description
  );
}

/** A1: by date, start time (none first), id, then content; position only decides between equal entries. */
export function inOrder(a: Entry, b: Entry): number {
  return (
    a.date - b.date ||
    (a.start ?? -1) - (b.start ?? -1) ||
    compareText(a.id, b.id) ||
    (isSameContent(a, b) ? 0 : compareText(contentOf(a), contentOf(b))) ||
    compareText(a.file, b.file) ||
    a.line - b.line
  );
}
