/** The functions' texts for Excel in each language. */

import type { Language } from "../../core/values/language.ts";
import fr from "./fr.json" with { type: "json" };

/** By the function's id; parameters by their names in English. */
type Texts = Readonly<Record<string, FunctionTexts | undefined>>;
interface FunctionTexts {
  readonly description: string;
  readonly parameters: Readonly<Record<string, { name: string; description: string } | undefined>>;
}

/** Null if it is the same as in `functions.ts`. */
export const LOCALES: Readonly<Record<Language, Texts | null>> = { en: null, fr };

/** The file from which Excel and the pane read it. */
export function metadataFile(language: Language): string {
  return LOCALES[language] === null ? "functions.json" : `functions.${language}.json`;
}

/** The name of an argument, by its name in English. */
export function argumentName(name: string, language: Language): string {
  const texts = Object.values(LOCALES[language] ?? {});
  return texts.find((text) => text?.parameters[name] !== undefined)?.parameters[name]?.name ?? name;
}
