/** The language of whoever reads what a command prints, known before anything else is. */

import { readFileSync } from "node:fs";
import type { Language } from "../../core/values/language.ts";
import { languageIn, languageNamed, languageOfMachine } from "../config/reader-language.ts";

/** As asked for, else as the configuration says, even one with faults, else the machine's. */
export function readersLanguage(
  asked: string | undefined,
  firmFile: () => string | null,
  environment: NodeJS.ProcessEnv,
): Language {
  return languageNamed(asked) ?? languageIn(textOf(firmFile)) ?? languageOfMachine(environment);
}

/** Empty where it can't be found or read: whoever needs it says why. */
function textOf(firmFile: () => string | null): string {
  try {
    const file = firmFile();
    return file === null ? "" : readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
