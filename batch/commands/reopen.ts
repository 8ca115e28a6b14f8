/** The command that reopens the last closed month: `npm run reopen -- 2026-10 --config FILE --reason … --by …`. */

import { parseArgs } from "node:util";
import { WORDS } from "../../core/words/words.ts";
import { readConfig } from "../config/config.ts";
import { reopenMonth } from "../run/month-closing.ts";
import { readersLanguage, started, UsageError } from "./command.ts";

const USAGE = `Usage: npm run reopen -- YYYY-MM --config FILE --reason TEXT --by NAME

  Reopens the last closed month. Its record is kept beside the others, with the reason and the name.`;

await started(import.meta.url, USAGE, async (args) => {
  const text = { type: "string" } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { config: text, by: text, reason: text },
    allowPositionals: true,
  });
  const [period] = positionals;
  const { by = "", reason = "" } = values;
  if (period === undefined || positionals.length > 1 || values.config === undefined)
    throw new UsageError("One month and --config are needed.");
  if (by.trim() === "" || reason.trim() === "") throw new UsageError("--reason and --by are needed.");
  const config = await readConfig(values.config, readersLanguage(args));
  const note = await reopenMonth({ period, by, reason, at: new Date() }, config);
  console.log(WORDS[config.language].closing.reopened(period, note));
  return 0;
});
