/** Shows how a file would be read: `plan-balance inspect FILE`. */

import { basename } from "node:path";
import { describe } from "../../core/words/describe.ts";
import { WORDS } from "../../core/words/words.ts";
import { FatalError } from "../disk/fatal-error.ts";
import { inputFile } from "../disk/input-file.ts";
import { readInputContext } from "../month/inbox.ts";
import { DEFAULT_CONTEXT, inspection } from "../run/inspection.ts";
import { command } from "./command.ts";

export const inspect = command({
  operand: "file",
  options: {},
  run: async ({ file: named, configIfAny, language, print }) => {
    const path = named();
    const config = await configIfAny();
    const context = config === null ? { ...DEFAULT_CONTEXT, language } : await readInputContext(config);
    const file = await inputFile(path);
    if ("problem" in file)
      throw new FatalError([WORDS[language].writing.pair(path, describe(file.problem, language))]);
    const { lines, exitCode } = inspection(basename(path), file.bytes, context);
    for (const line of lines) print(line);
    return exitCode;
  },
});
