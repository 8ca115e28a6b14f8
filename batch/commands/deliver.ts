/** Delivers a closed month by e-mail: `plan-balance deliver 2026-10`. */

import { type Action, deliverMonth } from "../delivery/delivery.ts";
import { eventLog } from "../disk/event-log.ts";
import { accountName } from "./account-name.ts";
import { type Call, command, UsageError } from "./command.ts";

const OPTIONS = {
  "dry-run": "flag",
  client: "text",
  resend: "text",
  arrived: "text",
  reason: "text",
  by: "text",
} as const;

export const deliver = command({
  operand: "month",
  options: OPTIONS,
  run: async (call) => {
    const { only, action } = requested(call);
    const request = { config: call.firmFile(), period: call.month(), only, action };
    const log = eventLog(process.stderr);
    const { print, folder: cwd, language: spoken } = call;
    return deliverMonth(request, {
      environment: process.env,
      now: () => new Date(),
      log,
      print,
      cwd,
      spoken,
    });
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
