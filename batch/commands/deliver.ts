/**
 * Delivers a closed month by e-mail, `plan-balance deliver 2026-10`, or the letters about renewals that are due today,
 * `plan-balance deliver --renewals`.
 */

import type { Action } from "../delivery/sending.ts";
import { eventLog } from "../disk/event-log.ts";
import { accountName } from "./account-name.ts";
import { type Call, command, UsageError } from "./command.ts";

const OPTIONS = {
  renewals: "flag",
  "dry-run": "flag",
  client: "text",
  resend: "text",
  arrived: "text",
  reason: "text",
  by: "text",
} as const;

export const deliver = command({
  operand: "month?",
  options: OPTIONS,
  run: async (call) => {
    const asked = requested(call);
    const { print, folder: cwd, language: spoken, says, values, monthIfAny } = call;
    const request = { config: call.firmFile(), ...asked };
    const log = eventLog(process.stderr);
    const began = Date.now();
    const now = () => new Date(call.now.getTime() + Date.now() - began);
    const context = { environment: process.env, now, log, print, cwd, spoken };
    // Only here, since no other command needs what sends mail.
    if (!values.renewals) {
      const period = call.month();
      const { deliverMonth } = await import("../delivery/delivery.ts");
      return deliverMonth({ ...request, period }, context);
    }
    const month = monthIfAny();
    if (month !== null) throw new UsageError(says.renewalsOfToday(month));
    const { deliverRenewals } = await import("../delivery/renewal-delivery.ts");
    return deliverRenewals(request, context);
  },
});

function requested({ values, says }: Call<typeof OPTIONS>): { only: string | null; action: Action } {
  const { client, resend, arrived, reason, by, "dry-run": isDry } = values;
  const names = [client, resend, arrived].filter((name) => name !== undefined);
  if (names.length > 1) throw new UsageError(says.oneOf(["--client", "--resend", "--arrived"]));
  const only = names[0] ?? null;
  const [kind, option] =
    resend === undefined ? (["arrived", "--arrived"] as const) : (["resend", "--resend"] as const);
  if (resend === undefined && arrived === undefined)
    return { only, action: { kind: isDry ? "dry_run" : "send" } };
  if (isDry) throw new UsageError(says.notWith(option, "--dry-run"));
  if (reason === undefined) throw new UsageError(says.reasonNeeded);
  return { only, action: { kind, by: by ?? accountName(says), reason } };
}
