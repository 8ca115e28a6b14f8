/**
 * The work of a command that reads a configuration, and what is printed when it stops.
 *
 * Law: an error is printed, not thrown, unless it is a defect of ours; said last is that nothing was done.
 */

import type { Language } from "../../core/values/language.ts";
import { WORDS, type Words } from "../../core/words/words.ts";
import { type Config, ConfigError, readConfig } from "../config/config.ts";
import { stopLines } from "../disk/stop-sentences.ts";
import type { ExitCode } from "./month-run.ts";

interface Speaking {
  readonly print: (line: string) => void;
  /** The language of what is printed; as the configuration says, if left out. */
  readonly spoken?: Language;
}

/** Does the work with the configuration in the file; 2 where it stops. */
export async function withConfig(
  file: string,
  { print, spoken }: Speaking,
  nothingDone: (words: Words) => string,
  work: (config: Config) => Promise<ExitCode>,
): Promise<ExitCode> {
  let language = spoken ?? "en";
  try {
    const config = await readConfig(file, spoken);
    language = config.language;
    return await work(config);
  } catch (error) {
    if (error instanceof ConfigError) language = error.language;
    const lines = stopLines(error, language);
    if (lines === null) throw error;
    for (const line of [...lines, nothingDone(WORDS[language])]) print(line);
    return 2;
  }
}
