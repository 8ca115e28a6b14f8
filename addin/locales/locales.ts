/** What Excel is told of the functions in each language. */

import type { Language } from "../../core/values/language.ts";
import fr from "./fr.json" with { type: "json" };

/** By the function's id, its parameters by their names in English. */
type Texts = Readonly<Record<string, FunctionTexts | undefined>>;
interface FunctionTexts {
  readonly description: string;
  readonly parameters: Readonly<Record<string, { name: string; description: string } | undefined>>;
}

/** Null where it is what `functions.ts` says. */
export const LOCALES: Readonly<Record<Language, Texts | null>> = { en: null, fr };

/** The file that Excel, and the pane, read it from. */
export function metadataFile(language: Language): string {
  return LOCALES[language] === null ? "functions.json" : `functions.${language}.json`;
}

/** What an argument is called, by its name in English. */
export function argumentName(name: string, language: Language): string {
  const texts = Object.values(LOCALES[language] ?? {});
  return texts.find((text) => text?.parameters[name] !== undefined)?.parameters[name]?.name ?? name;
}
