/**
 * Work of a period by level, by category and by user, and totals for the months before.
 *
 * Laws: only entries are counted, so each list's raw minutes add up to all minutes worked, and its charged minutes plus
 * those of overage add up to all minutes charged. A kind without an entry is not listed.
 */

import type { EntryLine, Line } from "../ledger/lines.ts";
import { CATEGORIES, type Category, type Level } from "../rules/coverage.ts";
import { addDays, addMonths, type CalendarDate, type Period } from "../values/calendar.ts";
import { compareText, nameKey } from "../values/names.ts";
import { type Minutes, minutes, NO_MINUTES } from "../values/units.ts";

export interface WorkUse<Kind> {
  readonly kind: Kind;
  readonly entries: number;
  /** As worked. */
  readonly raw: Minutes;
  /** After rounding, charged by the entry itself; 0 for work within an allowance. */
  readonly charged: Minutes;
}

/** A2: by level, lowest first; null, listed last, is work billed separately without a level. */
export function useByLevel(lines: readonly Line[]): WorkUse<Level | null>[] {
  return useBy<Level | null>(lines, [1, 2, 3, null], ({ level }) => level);
}

/** A2: by category, most minutes first, then in the order of the terms. */
export function useByCategory(lines: readonly Line[]): WorkUse<Category>[] {
  return useBy(lines, CATEGORIES, ({ category }) => category).sort((a, b) => b.raw - a.raw);
}

function useBy<Kind>(
  lines: readonly Line[],
  kinds: readonly Kind[],
  kindOf: (line: EntryLine) => Kind,
): WorkUse<Kind>[] {
  const uses = new Map(
    kinds.map((kind) => [kind, { kind, entries: 0, raw: NO_MINUTES, charged: NO_MINUTES }]),
  );
  for (const line of lines) {
    if (line.kind !== "entry") continue;
    const use = uses.get(kindOf(line));
    if (use === undefined) continue;
    use.entries += 1;
    use.raw = minutes(use.raw + line.entry.minutes);
    for (const { charged } of line.placements) use.charged = minutes(use.charged + charged);
  }
  return [...uses.values()].filter(({ entries }) => entries > 0);
}

/**
 * By user, as the log names them, most minutes first, then by name; null, listed last, is work that names nobody.
 * Spellings that differ only as names may (`nameKey`) are one user, called as first spelt.
 */
export function useByUser(lines: readonly Line[]): WorkUse<string | null>[] {
  const users = new Map<string, string>();
  /** By what the log says: each spelling is read once. */
  const called = new Map<string, string | null>();
  for (const line of lines) {
    if (line.kind !== "entry" || called.has(line.entry.user)) continue;
    const key = nameKey(line.entry.user);
    if (key !== "" && !users.has(key)) users.set(key, line.entry.user.trim());
    called.set(line.entry.user, users.get(key) ?? null);
  }
  const userOf = ({ entry }: EntryLine) => called.get(entry.user) ?? null;
  return useBy<string | null>(lines, [...users.values(), null], userOf).sort(
    (a, b) =>
      Number(a.kind === null) - Number(b.kind === null) ||
      b.raw - a.raw ||
      compareText(a.kind ?? "", b.kind ?? ""),
  );
}

export interface MonthUse {
  /** The month's first day. */
  readonly from: CalendarDate;
  /** As worked. */
  readonly raw: Minutes;
}

/**
 * `count` months up to and including `month`, in order; a month without work counts 0. The lines are in order of date.
 */
export function useByMonth(lines: readonly Line[], month: Period, count: number): MonthUse[] {
  const months = Array.from({ length: count }, (_, index) => {
    const from = addMonths(month.from, index - count + 1);
    return { from, to: addDays(addMonths(from, 1), -1), raw: NO_MINUTES };
  });
  let at = 0;
  for (const line of lines) {
    if (line.kind !== "entry") continue;
    while (line.date > (months[at]?.to ?? Infinity)) at += 1;
    const own = months[at];
    if (own !== undefined && line.date >= own.from) own.raw = minutes(own.raw + line.entry.minutes);
  }
  return months.map(({ from, raw }) => ({ from, raw }));
}
