/**
 * Errors as Excel shows them.
 *
 * Law: Excel shows a custom message only with #VALUE! and #N/A, so a function fails with one of these and a sentence:
 * #N/A if the requested item is not found, #VALUE! for everything else.
 */

/// <reference types="custom-functions-runtime" />

import type { Language } from "../../core/values/language.ts";
import { InputError, type Problem, type ProblemCode } from "../../core/values/problems.ts";
import { describe } from "../../core/words/describe.ts";
import { CORE_WORDS } from "../../core/words/words.ts";
import { displayLanguage } from "./host.ts";

const NOT_FOUND: ReadonlySet<ProblemCode> = new Set<ProblemCode>(["CLIENT_UNKNOWN", "LIST_PRICE_NEEDED"]);

/** The answer, or the failure as an Excel error. */
export function answered<T>(answer: () => T): T {
  try {
    return answer();
  } catch (error) {
    const { invalidValue, notAvailable } = CustomFunctions.ErrorCode;
    if (error instanceof InputError) {
      const code = NOT_FOUND.has(error.problem.code) ? notAvailable : invalidValue;
      throw new CustomFunctions.Error(code, sentence(error.problem));
    }
    const { defect } = CORE_WORDS[displayLanguage()].functions;
    throw new CustomFunctions.Error(invalidValue, defect(String(error)));
  }
}

/** The problem in Excel's display language; arguments, and tables passed in them, have their names in that language. */
export function sentence(problem: Problem): string {
  const language = displayLanguage();
  return describe(called(problem, language), language);
}

function called(problem: Problem, language: Language): Problem {
  const named = { ...problem };
  if ("argument" in named) named.argument = argumentName(named.argument, language);
  if ("other" in named && typeof named.other === "string") named.other = argumentName(named.other, language);
  // A text that may be two numbers is shown as it is written.
  if ("given" in named && typeof named.given === "string" && named.code !== "ARGUMENT_NUMBER_UNCLEAR")
    named.given = shownValue(named.given, language);
  if (named.code === "ARGUMENT_ROWS_REFUSED") named.first = called(named.first, language);
  if (named.code === "ID_DUPLICATE")
    named.first = { ...named.first, file: argumentName(named.first.file, language) };
  if (named.code === "ROW_REFUSED")
    named.row = { ...named.row, file: argumentName(named.row.file, language) };
  if (named.code === "TERMS_OVERLAP")
    named.other = { ...named.other, file: argumentName(named.other.file, language) };
  return named;
}

/** A value as Excel shows it: TRUE or VRAI, and decimals with the mark of the language. */
function shownValue(given: string, language: Language): string {
  const { marks } = CORE_WORDS[language].help;
  if (given === "true") return marks.TRUE;
  if (given === "false") return marks.FALSE;
  return /^-?\d+\.\d+$/.test(given) ? given.replace(".", marks["."]) : given;
}

/** The name of an argument in a language; what is no argument keeps its own. */
export function argumentName(name: string, language: Language): string {
  const names: Readonly<Record<string, string>> = CORE_WORDS[language].functions.names;
  return names[name] ?? name;
}
