/** The command that lists what changed since a month was last run: `npm run diff -- 2026-10 --config FILE`. */

import { join } from "node:path";
import { parseArgs } from "node:util";
import { lastRun } from "../books/last-run.ts";
import { readConfig } from "../config/config.ts";
import { changeLines } from "../documents/change-lines.ts";
import { readMonth } from "../run/month-parts.ts";
import { progress } from "../run/progress.ts";
import { readersLanguage, started, UsageError } from "./command.ts";

const USAGE = `Usage: npm run diff -- YYYY-MM --config FILE

  Lists what changed since the month was last reconciled, entry by entry, and writes nothing.
  The exit code is 0 when nothing changed, 1 when something did, 2 when that can't be determined.`;

const EXIT_CODE = { same: 0, changed: 1, first: 2 };

await started(import.meta.url, USAGE, async (args) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { config: { type: "string" } },
    allowPositionals: true,
  });
  const [period] = positionals;
  if (period === undefined || positionals.length > 1 || values.config === undefined)
    throw new UsageError("One month and --config are needed.");
  const config = await readConfig(values.config, readersLanguage(args));
  const shown = progress(process.stderr);
  const folder = join(config.out, period);
  const { basis } = await readMonth({ period }, config, shown, await lastRun(folder)).finally(() =>
    shown.end(),
  );
  const since = await basis.since(folder);
  for (const line of changeLines(since, period, config)) console.log(line);
  return EXIT_CODE[since.is];
});
