/** Reopens the last closed month: `plan-balance reopen 2026-10 --reason … --by …`. */

import { WORDS } from "../../core/words/words.ts";
import { reopenMonth } from "../run/month-closing.ts";
import { command, UsageError } from "./command.ts";

export const reopen = command({
  operand: "month",
  options: { reason: "text", by: "text" },
  run: async ({ values, says, month, config: read, now, print }) => {
    const period = month();
    const { by = "", reason = "" } = values;
    if (reason.trim() === "") throw new UsageError(says.reasonNeeded);
    if (by.trim() === "") throw new UsageError(says.whoNeeded);
    const config = await read();
    const note = await reopenMonth({ period, by, reason, at: now }, config);
    print(WORDS[config.language].closing.reopened(period, note));
    return 0;
  },
});
