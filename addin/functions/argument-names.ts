/** What an argument is called in each language: in English as the function declares it, in French as Excel shows it. */

import type { Language } from "../../core/values/language.ts";
import french from "../locales/fr.json" with { type: "json" };

const FRENCH: Readonly<Record<string, string>> = Object.fromEntries(
  Object.values(french).flatMap(({ parameters }) =>
    Object.entries(parameters).map(([name, { name: own }]) => [name, own]),
  ),
);

export function argumentName(name: string, language: Language): string {
  return language === "fr" ? (FRENCH[name] ?? name) : name;
}
