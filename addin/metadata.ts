/**
 * The functions' metadata for Excel: made from the comments of `functions.ts`, and translated by `locales/`.
 *
 * Laws: any error from the generator fails the build. Translated metadata differ in texts only, never in an id, a
 * function's name, a type or an order. A missing translation fails the build.
 */

import path from "node:path";
import { generateCustomFunctionsMetadata } from "custom-functions-metadata";
import type { Language } from "../core/values/language.ts";
import { LOCALES } from "./locales/locales.ts";

interface Parameter {
  readonly name: string;
  readonly description: string;
  readonly type: string;
  readonly dimensionality?: string;
  readonly optional?: boolean;
}

export interface FunctionMetadata {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly helpUrl: string;
  readonly parameters: readonly Parameter[];
}

export interface Metadata {
  /** The generator has no tag for it. Without it Excel does not call a function if any argument contains an error. */
  readonly allowErrorForDataTypeAny: true;
  readonly functions: readonly FunctionMetadata[];
}

/** The default start of every URL of the project's own files, until a build sets another. */
export const LOCAL_BASE = "https://localhost:3000/";

const FUNCTIONS = path.join(import.meta.dirname, "functions", "functions.ts");

/** The metadata in English, from the comments of `source`. Throws the generator's errors. */
export async function englishMetadata(source = FUNCTIONS): Promise<Metadata> {
  const { metadataJson, errors } = await generateCustomFunctionsMetadata(source);
  if (errors.length > 0) throw new Error(`The metadata can't be made:\n${errors.join("\n")}`);
  return { allowErrorForDataTypeAny: true, ...JSON.parse(metadataJson) };
}

/** The same metadata, and the help, in another language. Throws if a text is not translated. */
export function metadataIn(language: Language, english: Metadata): Metadata {
  const texts = LOCALES[language];
  if (texts === null) return english;
  const untranslated = (...what: string[]): never => {
    throw new Error(`locales/${language}.json has no text for ${what.join(", ")}.`);
  };
  return {
    ...english,
    functions: english.functions.map((own) => {
      const text = texts[own.id] ?? untranslated(own.id);
      const parameters = own.parameters.map((parameter) => {
        const { name, description } = text.parameters[parameter.name] ?? untranslated(own.id, parameter.name);
        return { ...parameter, name, description };
      });
      const helpUrl = own.helpUrl.replace("/en.html", `/${language}.html`);
      return { ...own, description: text.description, helpUrl, parameters };
    }),
  };
}
