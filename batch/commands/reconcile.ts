/** The command that reconciles a month: `npm run reconcile -- --config FILE --period 2026-10`. */

import { parseArgs } from "node:util";
import { reconcileMonth } from "../run/month-run.ts";
import { progress } from "../run/progress.ts";
import { started, UsageError } from "./command.ts";

const USAGE = `Usage: npm run reconcile -- --config FILE --period YYYY-MM [--dry-run]

  --config   the configuration (JSON); its paths are relative to the file itself
  --period   the month to reconcile
  --dry-run  prints the same summary and writes nothing`;

await started(import.meta.url, USAGE, async (args) => {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { config: text, period: text, "dry-run": { type: "boolean", default: false } },
  });
  const { config, period, "dry-run": dryRun } = values;
  if (config === undefined || period === undefined) throw new UsageError("--config and --period are needed.");
  const print = (line: string) => console.log(line);
  return reconcileMonth({ config, period, dryRun, cwd: process.cwd() }, print, progress(process.stderr));
});
