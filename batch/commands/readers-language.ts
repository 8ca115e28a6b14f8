/** The language of whoever reads what a command prints, known before anything else is. */

import { readFileSync } from "node:fs";
import type { Language } from "../../core/values/language.ts";
import { languageIn, languageNamed, languageOfMachine } from "../config/reader-language.ts";

/** As asked for, else as the configuration says, even one with faults, else the machine's. */
export function readersLanguage(
  asked: string | undefined,
  firmFile: string | null,
  environment: NodeJS.ProcessEnv,
): Language {
  return languageNamed(asked) ?? languageIn(textOf(firmFile)) ?? languageOfMachine(environment);
}

function textOf(file: string | null): string {
  try {
    return file === null ? "" : readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
