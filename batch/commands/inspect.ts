/** The command that shows how a file would be read: `npm run inspect -- FILE [--config FILE]`. */

import { basename } from "node:path";
import { parseArgs } from "node:util";
import { describe } from "../../core/words/describe.ts";
import { readConfig } from "../config/config.ts";
import { FatalError } from "../disk/fatal-error.ts";
import { inputFile } from "../disk/input-file.ts";
import { readInputContext } from "../month/inbox.ts";
import { DEFAULT_CONTEXT, inspection } from "../run/inspection.ts";
import { readersLanguage, started, UsageError } from "./command.ts";

const USAGE = `Usage: npm run inspect -- FILE [--config FILE]

  FILE       an exported time log
  --config   the configuration: its clients, profiles and settings are used`;

await started(import.meta.url, USAGE, async (args) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { config: { type: "string" } },
    allowPositionals: true,
  });
  const [path] = positionals;
  if (path === undefined || positionals.length > 1) throw new UsageError("One FILE is needed.");
  const { config } = values;
  const context =
    config === undefined
      ? DEFAULT_CONTEXT
      : await readInputContext(await readConfig(config, readersLanguage(args)));
  const file = await inputFile(path);
  if ("problem" in file) throw new FatalError([`${path}: ${describe(file.problem, context.language)}`]);
  const { lines, exitCode } = inspection(basename(path), file.bytes, context);
  for (const line of lines) console.log(line);
  return exitCode;
});
