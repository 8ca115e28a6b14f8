/** The language of whoever reads what a command prints, known before anything else is. */

import { readFileSync } from "node:fs";
import { LANGUAGES, type Language } from "../../core/values/language.ts";

/** As asked for, else as the configuration says, even one with faults, else the system's, else English. */
export function readersLanguage(
  asked: string | undefined,
  firmFile: string | null,
  environment: NodeJS.ProcessEnv,
): Language {
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  return languageIn(asked) ?? languageOfFile(firmFile) ?? languageIn(LC_ALL || LC_MESSAGES || LANG) ?? "en";
}

/** `fr` of `fr`, `fr-CA` and `fr_CA.UTF-8`; null of a language that is not ours. */
export function languageIn(text: string | undefined): Language | null {
  const [own] = (text ?? "").toLowerCase().split(/[-_.]/);
  return LANGUAGES.find((language) => language === own) ?? null;
}

function languageOfFile(file: string | null): Language | null {
  try {
    return languageIn(/"language"\s*:\s*"([^"]*)"/.exec(readFileSync(file ?? "", "utf8"))?.[1]);
  } catch {
    return null;
  }
}
