/**
 * `run.json`: the figures of a run for programs, schema 1.
 *
 * Laws: stable order and spelling, so the same inputs give the same bytes; minutes are integers, money is
 * cents; a figure is added here only with a new schema number if it changes the meaning of another.
 */

import { z } from "zod";
import { formatDate } from "../core/calendar.ts";
import type { Control } from "../core/reconciliation.ts";
import type { RenewalDue, RollForward } from "../core/statement.ts";
import type { ClientMonth, Month } from "./month.ts";

const count = z.int().nonnegative();
const date = z.iso.date();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What a reader of the file may rely on. */
export const RUN_JSON = z.strictObject({
  schema: z.literal(1),
  period: z.string().regex(/^\d{4}-\d{2}$/),
  asOf: date,
  control: z.strictObject({
    entriesRead: count,
    entriesPlaced: count,
    entriesRejected: count,
    entriesDuplicate: count,
    minutesRead: count,
    minutesPlaced: count,
    minutesRejected: count,
    minutesDuplicate: count,
  }),
  clients: z.array(
    z.strictObject({
      client: z.string(),
      banks: z.array(
        z.strictObject({
          plan: z.enum(["VIP", "VIP_DIAMOND", "ORANGE_PLUS"]),
          start: date,
          expires: date,
          opening: count,
          bought: count,
          carriedIn: count,
          adjusted: z.int(),
          used: count,
          expired: count,
          carriedOut: count,
          closing: count,
        }),
      ),
      orange: z.strictObject({
        daysUsed: count,
        daysOver: count,
        usedMinutes: count,
        overageRaw: count,
        overageCharged: count,
      }),
      placed: z.strictObject({
        allowance: count,
        free: count,
        included: count,
        bank: count,
        billable: count,
        separate: count,
        waived: count,
      }),
      charged: z.strictObject({ bank: count, billable: count, waived: count }),
      renewals: z.array(
        z.strictObject({
          plan: z.string(),
          quantity: count,
          expires: date,
          invoiceOn: date.nullable(),
          onTimeCents: count.nullable(),
          lateCents: count.nullable(),
          carryAtStake: count,
        }),
      ),
    }),
  ),
  inputs: z.array(z.strictObject({ file: z.string(), sha256, entries: count, minutes: count })),
  outputs: z.array(z.strictObject({ file: z.string(), sha256 })),
});

export type RunJson = z.infer<typeof RUN_JSON>;

/** The run's figures. `outputs` are the files written beside it. */
export function runJson(month: Month, outputs: RunJson["outputs"]): RunJson {
  const read = new Map(month.files.map((file) => [file.file, file]));
  return {
    schema: 1,
    period: month.name,
    asOf: formatDate(month.asOf),
    control: controlJson(month.control),
    clients: month.clients.map(clientJson),
    inputs: month.logs.map(({ file, sha256 }) => ({
      file,
      sha256,
      entries: read.get(file)?.entriesRead ?? 0,
      minutes: read.get(file)?.minutesRead ?? 0,
    })),
    outputs,
  };
}

export function runJsonText(run: RunJson): string {
  return `${JSON.stringify(run, null, 2)}\n`;
}

function controlJson(control: Control): RunJson["control"] {
  const { entriesRead, entriesPlaced, entriesRejected, entriesDuplicate } = control;
  const { minutesRead, minutesPlaced, minutesRejected, minutesDuplicate } = control;
  return {
    entriesRead,
    entriesPlaced,
    entriesRejected,
    entriesDuplicate,
    minutesRead,
    minutesPlaced,
    minutesRejected,
    minutesDuplicate,
  };
}

function clientJson({ client, statement }: ClientMonth): RunJson["clients"][number] {
  const { orange, placed, charged } = statement;
  return {
    client: client.name,
    banks: statement.banks.map(bankJson),
    orange: { ...orange },
    placed: { ...placed },
    charged: { ...charged },
    renewals: statement.renewals.map(renewalJson),
  };
}

function bankJson({ bank, ...minutes }: RollForward): RunJson["clients"][number]["banks"][number] {
  const { plan, term } = bank;
  return { plan, start: formatDate(term.start), expires: formatDate(term.expires), ...minutes };
}

function renewalJson(due: RenewalDue): RunJson["clients"][number]["renewals"][number] {
  return {
    plan: due.plan,
    quantity: due.quantity,
    expires: formatDate(due.expires),
    invoiceOn: due.invoiceOn === null ? null : formatDate(due.invoiceOn),
    onTimeCents: due.onTime?.price ?? null,
    lateCents: due.late?.price ?? null,
    carryAtStake: due.carryAtStake,
  };
}
