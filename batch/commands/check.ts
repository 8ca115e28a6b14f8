/** Says all that is wrong or doubtful, and writes nothing: `plan-balance check`. */

import { checkup } from "../run/checkup.ts";
import { command } from "./command.ts";

export const check = command({
  operand: "month?",
  options: {},
  run: async ({ monthOrNewest, config: read, now, print, tell, progress }) => {
    const period = await monthOrNewest();
    const { code, lines, outcome } = await checkup(period, await read(), now, progress);
    for (const line of lines) print(line, code === 0 && line === lines.at(-1) ? "good" : undefined);
    tell(outcome);
    return code;
  },
});
