/**
 * The language of whoever reads what a command prints, known before anything else is.
 *
 * Law: what is asked for goes before what the firm says, and that before what the machine says; who says nothing
 * readable is spoken to in English.
 */

import type { Language } from "../../core/values/language.ts";
import { languageNamed } from "../../core/words/accepted-words.ts";
import { configText } from "./config-text.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** As asked for, else as the configuration says, even one with faults, else the machine's. */
export function readersLanguage(
  asked: string | undefined,
  firmFile: () => Uint8Array | null,
  environment: Environment,
): Language {
  return languageNamed(asked) ?? languageOf(firmFile) ?? languageOfMachine(environment);
}

/** Null where the configuration names none, or can't be found or read: whoever needs it says why. */
function languageOf(firmFile: () => Uint8Array | null): Language | null {
  try {
    const bytes = firmFile();
    const found = bytes === null ? null : configText(bytes);
    return found !== null && "text" in found ? found.language : null;
  } catch {
    return null;
  }
}

/** The language of messages by the environment's variables, the first of them that is set. */
function languageOfMachine({ LC_ALL, LC_MESSAGES, LANG }: Environment): Language {
  return languageNamed([LC_ALL, LC_MESSAGES, LANG].find(Boolean)) ?? "en";
}
