/**
 * Clients that were closed apart and are one since: a merger, or two names of one client that only an alias joins (M2).
 *
 * Laws: up to the last day that was closed apart each draws on its own terms alone; from the day after, one client's
 * work draws on all of them.
 */

import type { CalendarDate } from "../values/calendar.ts";
import { nameKey } from "../values/names.ts";

/** A client that was joined with another. */
export interface JoinedClient {
  /** As it was called when it was closed last. */
  readonly name: string;
  /** Keys of all names it was known by, and of those that had been joined with it before. */
  readonly names: readonly string[];
  /** The last day that was closed with it apart. */
  readonly through: CalendarDate;
}

/** Which client of the joined ones a name stood for on a day; null where it is the client's own. */
export function apartOn(
  joined: readonly JoinedClient[],
  name: string | null,
  date: CalendarDate,
): JoinedClient | null {
  if (name === null || joined.length === 0) return null;
  const key = nameKey(name);
  // Of one that was joined with another that was joined later, the first stood alone the shortest.
  return joined.reduce<JoinedClient | null>(
    (first, own) =>
      date <= own.through && own.names.includes(key) && (first === null || own.through < first.through)
        ? own
        : first,
    null,
  );
}
