/** The command that puts the parts of a month together: `npm run merge -- --config FILE --period 2026-10 --shards 4`. */

import { parseArgs } from "node:util";
import { reconcileMonth } from "../run/month-run.ts";
import { progress } from "../run/progress.ts";
import { shardNamed } from "../run/shard.ts";
import { readersLanguage, started, UsageError } from "./command.ts";

const USAGE = `Usage: npm run merge -- --config FILE --period YYYY-MM --shards N

  Writes the month from the N parts that “npm run reconcile -- … --shard I/N” has left: the same files as one
  “npm run reconcile” writes.
  --config   the configuration (JSON); its paths are relative to the file itself
  --period   the month
  --shards   how many parts there are`;

await started(import.meta.url, USAGE, async (args) => {
  const text = { type: "string" } as const;
  const { values } = parseArgs({ args: [...args], options: { config: text, period: text, shards: text } });
  const { config, period } = values;
  if (config === undefined || period === undefined) throw new UsageError("--config and --period are needed.");
  const shards = shardNamed(`1/${values.shards}`)?.of;
  if (shards === undefined) throw new UsageError("--shards is the number of parts, such as 4.");
  const request = {
    config,
    period,
    dryRun: false,
    shards,
    cwd: process.cwd(),
    spoken: readersLanguage(args),
  };
  return reconcileMonth(request, (line) => console.log(line), progress(process.stderr));
});
