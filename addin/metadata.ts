/**
 * The functions' metadata for Excel, in each language.
 *
 * Law: languages differ in texts only, never in an id, a function's name, a type or an order.
 */

import type { Language } from "../core/values/language.ts";
import { CORE_WORDS } from "../core/words/words.ts";
import type { ArgumentName, Declaration } from "./functions/declaration.ts";
import { FUNCTIONS } from "./functions/functions.ts";

interface Parameter {
  readonly name: string;
  readonly description: string;
  readonly type: "any";
  readonly dimensionality?: "matrix";
  readonly optional?: true;
}

export interface FunctionMetadata {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly helpUrl: string;
  readonly parameters: readonly Parameter[];
  readonly result: { readonly type?: "any"; readonly dimensionality?: "matrix" };
  readonly options?: { readonly supportSync: true };
}

export interface Metadata {
  /** Without it Excel does not call a function if any argument contains an error. */
  readonly allowErrorForDataTypeAny: true;
  /** Without it Excel takes no number with a format, and passes none. */
  readonly allowCustomDataForDataTypeAny: true;
  readonly functions: readonly FunctionMetadata[];
}

/** `base` is where the help is; "" is beside the page. */
export function metadataIn(language: Language, base = ""): Metadata {
  return {
    allowErrorForDataTypeAny: true,
    allowCustomDataForDataTypeAny: true,
    functions: FUNCTIONS.map((own) => functionIn(language, own, base)),
  };
}

/** The file from which Excel and the pane read it. */
export function metadataFile(language: Language): string {
  return language === "en" ? "functions.json" : `functions.${language}.json`;
}

function functionIn(
  language: Language,
  { name, family, arguments: taken, lines }: Declaration,
  base: string,
): FunctionMetadata {
  const { functions } = CORE_WORDS[language];
  const meanings: Readonly<Record<string, string>> = functions.arguments[family];
  const isTable = lines !== null;
  return {
    id: name,
    name,
    description: functions[name].says,
    helpUrl: `${base}help/${language}.html#${name}`,
    parameters: Object.entries(taken).map(([argument, { takes, isOptional }]) => ({
      name: functions.names[argument as ArgumentName],
      description: meanings[argument] ?? "",
      type: "any",
      ...(takes === "range" ? { dimensionality: "matrix" as const } : {}),
      ...(isOptional ? { optional: true as const } : {}),
    })),
    result: isTable ? { dimensionality: "matrix" } : { type: "any" },
    // A conditional format, and Evaluate Formula, wait for a value: they take no other function.
    ...(isTable ? {} : { options: { supportSync: true as const } }),
  };
}
