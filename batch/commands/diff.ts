/** Lists what changed since a month was last reconciled: `plan-balance diff 2026-10`. */

import { join } from "node:path";
import { lastRun } from "../books/last-run.ts";
import { changeLines } from "../documents/change-lines.ts";
import { readMonth } from "../run/month-parts.ts";
import { command } from "./command.ts";

const EXIT_CODE = { same: 0, changed: 1, first: 2 } as const;

export const diff = command({
  operand: "month?",
  options: {},
  run: async ({ monthOrNewest, config: read, print, progress }) => {
    const period = await monthOrNewest();
    const config = await read();
    const folder = join(config.out, period);
    const { basis } = await readMonth({ period }, config, progress, await lastRun(folder)).finally(() =>
      progress.end(),
    );
    const since = await basis.since(folder);
    for (const line of changeLines(since, period, config)) print(line);
    return EXIT_CODE[since.is];
  },
});
