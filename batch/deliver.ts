/** The command that delivers a closed month by e-mail; see batch/delivery/delivery.ts. */

import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { type Action, type DeliveryRequest, deliverMonth } from "./delivery/delivery.ts";
import { eventLog } from "./event-log.ts";
import type { ExitCode } from "./reconcile.ts";

const USAGE = `Usage: npm run deliver -- --config FILE --period YYYY-MM [--dry-run] [--client NAME]
       npm run deliver -- --config FILE --period YYYY-MM --resend NAME --by WHO --reason TEXT
       npm run deliver -- --config FILE --period YYYY-MM --arrived NAME --by WHO --reason TEXT

  --config   the configuration (JSON) with its “mail” settings; secrets come from SMTP_USER and SMTP_PASSWORD
  --period   the closed month to deliver; what was sent is not sent again
  --dry-run  writes each message as an .eml file and sends nothing
  --client   only this client, or "Summary YYYY-MM"
  --resend   sends again what may not have arrived, or what was sent
  --arrived  notes that what may have been sent did arrive`;

/** What the command line asks for; null for help. Throws TypeError when it makes no sense. */
function requested(args: readonly string[]): DeliveryRequest | null {
  const text = { type: "string" } as const;
  const flag = { type: "boolean", default: false } as const;
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
      "dry-run": flag,
      help: { ...flag, short: "h" },
    },
  });
  const { config, period, client, resend, arrived, by, reason, help } = values;
  if (help) return null;
  if (config === undefined || period === undefined) throw new TypeError("--config and --period are needed.");
  const names = [client, resend, arrived].filter((name) => name !== undefined);
  if (names.length > 1) throw new TypeError("Give one of --client, --resend and --arrived.");
  const settles = resend !== undefined || arrived !== undefined;
  if (settles && (by === undefined || reason === undefined || values["dry-run"]))
    throw new TypeError("--resend and --arrived need --by and --reason, and go without --dry-run.");
  const action: Action =
    by !== undefined && reason !== undefined && settles
      ? { kind: resend === undefined ? "arrived" : "resend", by, reason }
      : { kind: values["dry-run"] ? "dry_run" : "send" };
  return { config, period, action, only: names[0] ?? null };
}

async function main(): Promise<ExitCode> {
  const print = (line: string) => console.log(line);
  let request: DeliveryRequest | null;
  try {
    request = requested(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    print(`${error.message}\n\n${USAGE}`);
    return 2;
  }
  if (request === null) {
    print(USAGE);
    return 0;
  }
  const log = eventLog(process.stderr);
  return deliverMonth(request, { environment: process.env, now: () => new Date(), log, print });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  process.exitCode = await main().catch((error: unknown) => {
    // A defect of ours, told whole; Node's own code for it is 1, which means that something needs a look here.
    console.error(error);
    return 2;
  });
}
