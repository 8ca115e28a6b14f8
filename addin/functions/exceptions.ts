/** Rows of a firm's tables that could not be used, or are doubtful, as they are told. */

import { exceptionGroups } from "../../core/firm/exception-groups.ts";
import type { Exception } from "../../core/firm/exceptions.ts";
import { CORE_WORDS } from "../../core/words/words.ts";
import { argumentName, sentence } from "./excel-error.ts";
import { displayLanguage } from "./host.ts";

/** Longer lists are cut here, and the rest told by reason: Excel on the web accepts at most five megabytes. */
const MOST_LISTED = 500;

interface ToldException {
  /** The table and its row; of several rows with one reason their number and the first. */
  readonly where: string;
  readonly why: string;
  /** The first of them. */
  readonly exception: Exception;
  readonly isAlone: boolean;
}

/** All of them: the first one by one, the rest by reason. */
export function told(all: readonly Exception[]): ToldException[] {
  const { more } = CORE_WORDS[displayLanguage()].functions.CLIENT_USAGE;
  const rest = all.slice(MOST_LISTED);
  const groups = exceptionGroups(rest, new Set()).flatMap(({ problems, rows }) => {
    const exception = rest.find((one) => one.problems === problems);
    if (exception === undefined) return [];
    const where = more(rows, placeOf(exception));
    return [{ where, why: reasons(exception), exception, isAlone: false }];
  });
  const listed = all
    .slice(0, MOST_LISTED)
    .map((exception) => ({ where: placeOf(exception), why: reasons(exception), exception, isAlone: true }));
  return [...listed, ...groups];
}

function placeOf({ file, line }: Exception): string {
  const { functions } = CORE_WORDS[displayLanguage()];
  return functions.CLIENT_USAGE.row(argumentName(file, displayLanguage()), line);
}

function reasons({ problems }: Exception): string {
  return problems.map(sentence).join(" ");
}
