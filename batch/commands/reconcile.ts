/** The command that reconciles a month: `npm run reconcile -- --config FILE --period 2026-10`. */

import { parseArgs } from "node:util";
import { reconcileMonth } from "../run/month-run.ts";
import { progress } from "../run/progress.ts";
import { shardNamed } from "../run/shard.ts";
import { readersLanguage, started, UsageError } from "./command.ts";

const USAGE = `Usage: npm run reconcile -- --config FILE --period YYYY-MM [--dry-run | --shard I/N]

  --config   the configuration (JSON); its paths are relative to the file itself
  --period   the month to reconcile
  --dry-run  prints the same summary and writes nothing
  --shard    makes one part of N, for “npm run merge”: every N-th client, from the I-th on`;

await started(import.meta.url, USAGE, async (args) => {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { config: text, period: text, shard: text, "dry-run": { type: "boolean", default: false } },
  });
  const { config, period, "dry-run": dryRun } = values;
  if (config === undefined || period === undefined) throw new UsageError("--config and --period are needed.");
  const shard = values.shard === undefined ? null : shardNamed(values.shard);
  if (values.shard !== undefined && (shard === null || dryRun))
    throw new UsageError("--shard is a part and the number of parts, such as 2/4, without --dry-run.");
  const print = (line: string) => console.log(line);
  const request = {
    config,
    period,
    dryRun,
    cwd: process.cwd(),
    spoken: readersLanguage(args),
    ...(shard !== null && { shard }),
  };
  return reconcileMonth(request, print, progress(process.stderr));
});
