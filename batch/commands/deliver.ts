/** The command that delivers a closed month by e-mail: `npm run deliver -- --config FILE --period 2026-10`. */

import { parseArgs } from "node:util";
import { type DeliveryRequest, deliverMonth } from "../delivery/delivery.ts";
import { eventLog } from "../disk/event-log.ts";
import { accountName, readersLanguage, started, UsageError } from "./command.ts";

const USAGE = `Usage: npm run deliver -- --config FILE --period YYYY-MM [--dry-run] [--client NAME]
       npm run deliver -- --config FILE --period YYYY-MM --resend NAME --reason TEXT [--by WHO]
       npm run deliver -- --config FILE --period YYYY-MM --arrived NAME --reason TEXT [--by WHO]

  Sends the workbooks of a closed month by e-mail; what was sent is not sent again. SMTP_USER and SMTP_PASSWORD are
  read from the environment.

  --config   the configuration (JSON), with its “mail”
  --period   the month
  --dry-run  writes each message as an .eml file and sends nothing
  --client   only this client, or "Summary YYYY-MM"
  --resend   sends again to this client what may not have arrived or, if nothing is in doubt, what was sent
  --arrived  records that what may have been sent to this client did arrive
  --reason   why; --by: who says so; default: the account name`;

await started(import.meta.url, USAGE, async (args) => {
  const request = requested(args);
  const spoken = readersLanguage(args);
  const log = eventLog(process.stderr);
  const print = (line: string) => console.log(line);
  const { env: environment } = process;
  return deliverMonth(request, {
    environment,
    now: () => new Date(),
    log,
    print,
    cwd: process.cwd(),
    spoken,
  });
});

/** What the command line asks for. */
function requested(args: readonly string[]): DeliveryRequest {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      config: text,
      period: text,
      client: text,
      resend: text,
      arrived: text,
      by: text,
      reason: text,
      "dry-run": { type: "boolean", default: false },
    },
  });
  const { config, period, client, resend, arrived, reason } = values;
  if (config === undefined || period === undefined) throw new UsageError("--config and --period are needed.");
  const names = [client, resend, arrived].filter((name) => name !== undefined);
  if (names.length > 1) throw new UsageError("Give one of --client, --resend and --arrived.");
  const month = { config, period, only: names[0] ?? null };
  if (resend === undefined && arrived === undefined)
    return { ...month, action: { kind: values["dry-run"] ? "dry_run" : "send" } };
  if (reason === undefined || values["dry-run"])
    throw new UsageError("--resend and --arrived need a --reason, and go without --dry-run.");
  const by = values.by ?? accountName();
  return { ...month, action: { kind: resend === undefined ? "arrived" : "resend", by, reason } };
}
