/**
 * The parts of a closed month's run.json that a letter needs.
 *
 * Law: nothing else is required, so a month that was closed by an earlier version can still be delivered.
 */

import * as z from "zod";
import { HORIZON } from "../../core/figures/holdings.ts";
import { nextRenewal } from "../../core/figures/renewals-due.ts";
import { PLANS } from "../../core/rules/plans.ts";
import { addDays, day, formatDate } from "../../core/values/calendar.ts";
import { LANGUAGES } from "../../core/values/language.ts";
import { compareText } from "../../core/values/names.ts";
import { BECAUSE_JSON } from "../documents/because-json.ts";
import { isSummary, summaryFile } from "../documents/file-names.ts";

const count = z.int().nonnegative();
const date = z.iso.date();
const language = z.enum(LANGUAGES);
const plan = z.enum(PLANS);

const renewal = z.object({ plan, expires: date, onTimeUntil: date });
const charged = z.object({ minutes: count });
/** M3: signed. */
const bill = z.object({ minutes: z.int() });
const overview = z.object({
  until: date,
  drawn: count,
  billed: charged,
  toConfirm: charged,
  toBill: bill.optional(),
  renewals: z.array(renewal.extend({ client: z.string() })),
});

const RECORDED = z.object({
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
        z.object({
          ...{ plan, expires: date, closing: count, held: count },
          expected: z.object({ exhaustsOn: date.nullable() }).nullable().default(null),
        }),
      ),
      orange: z.object({ daysOver: count, overageCharged: count }),
      charged: z.object({ bank: count, billable: count }),
      /** Absent from a month closed by an earlier version, which had no such overage. */
      toConfirm: charged.default({ minutes: 0 }),
      toBill: bill.optional(),
      bill: z.array(z.object({ because: BECAUSE_JSON })).default([]),
      notices: z.array(z.object({ plan, step: count, left: count, held: count })).default([]),
      renewals: z.array(renewal),
    }),
  ),
  /** Absent from a month closed by an earlier version. */
  overview: overview.optional(),
  outputs: z.array(z.object({ file: z.string(), sha256: z.string() })),
});
type Recorded = z.infer<typeof RECORDED>;

/** batch/documents/run-json.ts describes the keys. */
export const FIGURES = RECORDED.transform((run) => ({
  ...run,
  clients: run.clients.map((client) => ({ ...client, nextRenewal: nextRenewal(client.renewals) })),
  overview: run.overview ?? overviewOf(run),
  summaryFile: summaryOf(run),
}));

/** The summary's file, whose name is in the language that the firm had when the month was closed. */
function summaryOf({ period, language, clients, outputs }: Recorded): string {
  const ofClients = new Set(clients.map(({ file }) => file));
  const found = outputs.find(({ file }) => isSummary(file, period) && !ofClients.has(file));
  return found?.file ?? summaryFile({ name: period, language });
}

/** The overview of a month of an earlier version, computed from its clients. */
function overviewOf({ asOf, clients }: Recorded): z.infer<typeof overview> {
  const until = formatDate(addDays(day(asOf), HORIZON));
  const total = (of: (client: Recorded["clients"][number]) => number) =>
    clients.reduce((sum, client) => sum + of(client), 0);
  return {
    until,
    drawn: total((client) => client.charged.bank),
    billed: { minutes: total((client) => client.charged.billable - client.toConfirm.minutes) },
    toConfirm: { minutes: total(({ toConfirm }) => toConfirm.minutes) },
    toBill: {
      minutes: total(
        ({ toBill, charged: own, toConfirm }) => toBill?.minutes ?? own.billable - toConfirm.minutes,
      ),
    },
    renewals: clients
      .flatMap(({ client, renewals }) => renewals.map((own) => ({ client, ...own })))
      .filter(({ expires }) => expires <= until)
      .sort((a, b) => compareText(a.expires, b.expires)),
  };
}

export type Figures = z.infer<typeof FIGURES>;
export type ClientFigures = Figures["clients"][number];
