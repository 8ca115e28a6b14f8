/** Closes a month: `plan-balance close 2026-10`. */

import { closingLines } from "../run/closing-lines.ts";
import { closeMonth } from "../run/month-closing.ts";
import { accountName } from "./account-name.ts";
import { command } from "./command.ts";

export const close = command({
  operand: "month",
  options: { by: "text", "with-exceptions": "flag" },
  run: async ({ values, says, month, config: read, now, folder, print, progress }) => {
    const period = month();
    const config = await read();
    const by = values.by ?? accountName(says);
    const request = { period, by, at: now, withExceptions: values["with-exceptions"] };
    const closing = await closeMonth(request, config, progress).finally(() => progress.end());
    const [done = "", ...others] = closingLines(closing, config, folder);
    print(done, "good");
    for (const line of others) print(line);
    return closing.doubts.length === 0 ? 0 : 1;
  },
});
