/** The command that closes a month: `npm run close -- 2026-10 --config FILE`. */

import { parseArgs } from "node:util";
import { readConfig } from "../config/config.ts";
import { closingLines } from "../run/closing-lines.ts";
import { closeMonth } from "../run/month-closing.ts";
import { progress } from "../run/progress.ts";
import { accountName, started, UsageError } from "./command.ts";

const USAGE = `Usage: npm run close -- YYYY-MM --config FILE [--by NAME] [--with-exceptions]

  Closes a month as it was last reconciled: its files are never rewritten, and what arrives later for it appears in
  the next month. When rows of the month, or rows without a readable date, are not counted, they are listed and
  nothing is closed.

  --config           the configuration (JSON)
  --by               who closes it; default: the account name
  --with-exceptions  closes it without those rows; its record has their number and minutes`;

await started(import.meta.url, USAGE, async (args) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      config: { type: "string" },
      by: { type: "string" },
      "with-exceptions": { type: "boolean", default: false },
    },
    allowPositionals: true,
  });
  const [period] = positionals;
  if (period === undefined || positionals.length > 1 || values.config === undefined)
    throw new UsageError("One month and --config are needed.");
  const config = await readConfig(values.config);
  const by = values.by ?? accountName();
  const shown = progress(process.stderr);
  const request = { period, by, at: new Date(), withExceptions: values["with-exceptions"] };
  const closed = await closeMonth(request, config, shown).finally(() => shown.end());
  for (const line of closingLines(closed, config, process.cwd())) console.log(line);
  return 0;
});
