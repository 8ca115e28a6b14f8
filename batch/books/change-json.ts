/**
 * A change in one client's ledger as programs and workbooks read it: in run.json for late changes to closed months, in
 * changes.json for changes since the last run.
 *
 * Law: plain values only; minutes are signed integers, money signed cents, dates calendar dates.
 */

import * as z from "zod";
import type { Cause, Change, Effect } from "../../core/ledger/difference.ts";
import { PLACES } from "../../core/rules/places.ts";
import { formatDate } from "../../core/values/calendar.ts";

const CAUSES = [
  "NEW_FILE",
  "FILE_CHANGED",
  "FILE_GONE",
  "NOW_COUNTED",
  "NO_LONGER_COUNTED",
  "ENTRY_CHANGED",
  "REGISTER",
  "ADJUSTMENT",
  "DECISION",
  "RULES",
  "FOLLOWS",
] as const satisfies readonly Cause["code"][];

const MOVEMENTS = ["bought", "carried_in", "adjusted", "expired", "carried_out"] as const;

export const CHANGE_JSON = z.strictObject({
  date: z.iso.date(),
  /** An entry, the overage of its day, or a movement of a bank. */
  what: z.enum(["entry", "overage", ...MOVEMENTS]),
  /** The entry's id; "" for anything else. */
  id: z.string(),
  description: z.string(),
  cause: z.enum(CAUSES),
  /** The file that contains, or contained, the entry; "" for anything else. */
  file: z.string(),
  /** Minutes as worked, before and now; null when there was, or is, no such entry. */
  minutesBefore: z.int().nullable(),
  minutes: z.int().nullable(),
  effects: z.array(
    z.strictObject({
      /** `to_confirm`: billable, but not on the bill until decided (A9). */
      on: z.enum([...PLACES, "to_confirm", ...MOVEMENTS]),
      bank: z
        .strictObject({
          plan: z.string(),
          start: z.iso.date(),
          copy: z.int().positive().optional(),
          formerly: z.string().nullable().default(null),
        })
        .nullable(),
      raw: z.int(),
      charged: z.int(),
      /** The change in the bank's balance. */
      change: z.int(),
      cents: z.int().nullable(),
    }),
  ),
});

export type ChangeJson = z.infer<typeof CHANGE_JSON>;

export function changeJson({ date, kind, entry, cause, gone, effects }: Change): ChangeJson {
  const before = cause.code === "ENTRY_CHANGED" ? cause.before : gone ? entry : null;
  return {
    date: formatDate(date),
    what: kind,
    id: entry?.id ?? "",
    description: entry?.description ?? "",
    cause: cause.code,
    file: "file" in cause ? cause.file : "",
    minutesBefore: before?.minutes ?? null,
    minutes: gone ? null : (entry?.minutes ?? null),
    effects: effects.map(effectJson),
  };
}

function effectJson({ on, bank, raw, charged, change, amount }: Effect): ChangeJson["effects"][number] {
  const named = bank === null ? null : { ...bank, start: formatDate(bank.start) };
  return { on, bank: named, raw, charged, change, cents: amount };
}
