/** Reconciles a month: `plan-balance reconcile 2026-10`. */

import { reconcileMonth } from "../run/month-run.ts";
import { shardNamed } from "../run/shard.ts";
import { command, UsageError } from "./command.ts";

export const reconcile = command({
  operand: "month?",
  options: { "dry-run": "flag", shard: "text" },
  run: async ({ values, says, monthOrNewest, config, folder, language, now, print, tell, progress }) => {
    const { "dry-run": dryRun, shard: part } = values;
    const shard = part === undefined ? null : shardNamed(part);
    if (part !== undefined && shard === null) throw new UsageError(says.notPart);
    if (shard !== null && dryRun) throw new UsageError(says.notWith("--shard", "--dry-run"));
    const request = {
      config,
      period: await monthOrNewest(),
      dryRun,
      cwd: folder,
      spoken: language,
      now,
    };
    return reconcileMonth({ ...request, ...(shard !== null && { shard }) }, print, progress, tell);
  },
});
