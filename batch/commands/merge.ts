/** Puts the parts of a month together: `plan-balance merge 2026-10 --shards 4`. */

import { reconcileMonth } from "../run/month-run.ts";
import { shardNamed } from "../run/shard.ts";
import { command, UsageError } from "./command.ts";

export const merge = command({
  operand: "month",
  options: { shards: "text" },
  run: async ({ values, says, month, config, folder, language, now, print, tell, progress }) => {
    const shards = shardNamed(`1/${values.shards}`)?.of;
    if (shards === undefined) throw new UsageError(says.notCount);
    const request = {
      config,
      period: month(),
      dryRun: false,
      shards,
      cwd: folder,
      spoken: language,
      now,
    };
    return reconcileMonth(request, print, progress, tell);
  },
});
