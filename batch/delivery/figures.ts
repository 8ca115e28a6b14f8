/**
 * What a letter needs of a closed month's run.json.
 *
 * Law: no more than that, so a month that was closed by an earlier version can still be delivered.
 */

import { z } from "zod";
import { PLANS } from "../../core/rules/plans.ts";
import { LANGUAGES } from "../../core/values/language.ts";

const count = z.int().nonnegative();
const date = z.iso.date();
const language = z.enum(LANGUAGES);
const plan = z.enum(PLANS);

/** The keys mean what batch/documents/run-json.ts says. */
export const FIGURES = z.object({
  period: z.string(),
  asOf: date,
  language,
  control: z.object({ entriesRejected: count }),
  clients: z.array(
    z.object({
      client: z.string(),
      language,
      file: z.string(),
      plans: z.array(plan),
      lapsed: z.array(z.object({ plan, expires: date })),
      banks: z.array(
        z.object({ plan, expires: date, closing: count, held: count, exhaustsOn: date.nullable() }),
      ),
      orange: z.object({ daysOver: count, overageCharged: count }),
      charged: z.object({ bank: count, billable: count }),
      /** A month closed by an earlier version held nothing. */
      toConfirm: z.object({ minutes: count }).default({ minutes: 0 }),
      renewals: z.array(z.object({ plan, expires: date, onTimeUntil: date })),
    }),
  ),
  outputs: z.array(z.object({ file: z.string(), sha256: z.string() })),
});

export type Figures = z.infer<typeof FIGURES>;
export type ClientFigures = Figures["clients"][number];
