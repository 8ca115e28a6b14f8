/**
 * Clients that were closed separately and joined since: a merger, or two names of one client that only an alias joins
 * (M2).
 *
 * Law: up to the last day closed separately, each draws only on its own terms; from the next day, one client's work
 * draws on all of them.
 */

import type { CalendarDate } from "../values/calendar.ts";
import { nameKey } from "../values/names.ts";

/** A client that was joined with another. */
export interface JoinedClient {
  /** Its name when it was last closed. */
  readonly name: string;
  /** Keys of all names it had, and of clients joined with it before. */
  readonly names: readonly string[];
  /** The last day that was closed with it as a separate client. */
  readonly through: CalendarDate;
}

/** The joined client that a name meant on a day; null for the client's own. */
export function separateClientOn(
  joined: readonly JoinedClient[],
  name: string | null,
  date: CalendarDate,
): JoinedClient | null {
  if (name === null || joined.length === 0) return null;
  const key = nameKey(name);
  // For a client joined with another that was itself joined later, the earliest join decides.
  return joined.reduce<JoinedClient | null>(
    (first, own) =>
      date <= own.through && own.names.includes(key) && (first === null || own.through < first.through)
        ? own
        : first,
    null,
  );
}
