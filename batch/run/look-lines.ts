/**
 * What is printed of the rows that need a look: how many and of what kind, the first of each kind, and where the rest
 * is.
 *
 * Laws: what is left out comes first. Rows of which the same is to be said are one line. Every kind has its share of
 * the lines, so a thousand rows of one kind hide none of another; what is not printed is counted by kind.
 */

import { type ExceptionGroup, exceptionGroups, outcomeOf } from "../../core/firm/exception-groups.ts";
import type { Exception } from "../../core/firm/exceptions.ts";
import { groupBy } from "../../core/values/grouping.ts";
import type { Language } from "../../core/values/language.ts";
import { sum } from "../../core/values/units.ts";
import { WORDS, type Words } from "../../core/words/words.ts";
import { codes, reason } from "../documents/exceptions-csv.ts";
import { reasonFor } from "../documents/page/reasons.ts";
import { exceptionsPlace } from "./month-files.ts";
import type { EndedRun } from "./outcome.ts";
import { someOf } from "./printed-lists.ts";

/** More are not read in a terminal. */
const MOST_LINES = 20;
/** Lines of one sentence. */
const MOST_PLACES = 4;

const OUTCOMES = ["left_out", "counted_already", "used"] as const;

/** The rows of one kind, and those of them that each line is about. */
interface Kind {
  readonly group: ExceptionGroup;
  readonly lines: readonly (readonly Exception[])[];
}

/** `most`: how many lines. */
export function lookLines(
  { month, place, looks }: EndedRun,
  language: Language,
  most = MOST_LINES,
): string[] {
  if (looks.length === 0) return [];
  const words = WORDS[language];
  const { outcome: says } = words;
  const logs = new Set(month.logs.map(({ file }) => file));
  const groups = exceptionGroups(looks, logs);
  const kinds = OUTCOMES.flatMap((is) => groups.filter(({ outcome }) => outcome === is)).map(
    (group): Kind => {
      const rows = looks.filter((exception) => codes(exception) === group.codes);
      const bySentence = groupBy(rows, (exception) => reason(exception, language));
      return { group, lines: [...bySentence.values()] };
    },
  );
  const shares = shared(
    kinds.map(({ lines }) => lines.length),
    most,
  );
  const printed = kinds.map(({ group, lines }, at) => kindLines(group, lines.slice(0, shares[at]), language));
  const left = kinds.flatMap(({ group, lines }, at) => {
    const rows = lines.slice(shares[at]).flat().length;
    return rows === 0 ? [] : [{ group, rows }];
  });
  const all = left.reduce((total, { rows }) => total + rows, 0);
  return [
    says.look(looks.length, parts(groups, words)),
    ...printed.flat(),
    ...(left.length === 0
      ? []
      : [
          `  ${says.otherRows(all, exceptionsPlace(place))} ${words.writing.list(
            left.map(({ group, rows }) => `${kindName(group, language)} (${words.writing.count(rows)})`),
          )}`,
        ]),
  ];
}

/** How many rows are left out, counted already, and used. */
function parts(groups: readonly ExceptionGroup[], { outcome: says, writing }: Words): string {
  const found = OUTCOMES.map((is) => ({ is, own: groups.filter(({ outcome }) => outcome === is) }));
  return writing.list(
    found.flatMap(({ is, own }) => {
      const rows = own.reduce((total, group) => total + group.rows, 0);
      if (rows === 0) return [];
      return [says.lookParts[is](rows, writing.hoursText(sum(own.map((group) => group.minutes))))];
    }),
  );
}

/** A kind of several lines has a heading. */
function kindLines(
  group: ExceptionGroup,
  lines: readonly (readonly Exception[])[],
  language: Language,
): string[] {
  const words = WORDS[language];
  const reasonOf = (rows: Kind["lines"][number] = []) =>
    rows[0] === undefined ? "" : reason(rows[0], language);
  const printed = lines.map((rows, at) => {
    const [first] = rows as readonly [Exception];
    const mark = words.outcome.lookMarks[outcomeOf(first)];
    const why = reasonOf(rows);
    // What to do is said once, where it is the same.
    const said = at > 0 && remedy(why) === remedy(reasonOf(lines[0])) ? firstSentence(why) : why;
    return `  ${someOf(places(rows), MOST_PLACES, words)}  ${mark}  ${said}`;
  });
  return lines.length < 2
    ? printed
    : [
        `  ${words.outcome.kind(kindName(group, language), group.rows)}`,
        ...printed.map((line) => `  ${line}`),
      ];
}

/** All after the first sentence. */
function remedy(text: string): string {
  return text.slice(firstSentence(text).length);
}

/** Up to the first full stop outside quotation marks. */
function firstSentence(text: string): string {
  const quoted = text.replace(/“[^”]*”|«[^»]*»/g, (found) => "x".repeat(found.length));
  const end = quoted.search(/\.(?= )/);
  return end < 0 ? text : text.slice(0, end + 1);
}

function kindName({ codes: of }: ExceptionGroup, language: Language): string {
  return of
    .split(" ")
    .map((code) => reasonFor(code, language))
    .join(" + ");
}

/** `october.csv:4`, then `5` for a further line of that file; a whole file has no line. */
function places(rows: readonly Exception[]): string[] {
  let last = "";
  return rows.map(({ file, line }) => {
    const text = line === 0 ? file : file === last ? String(line) : `${file}:${line}`;
    last = file;
    return text;
  });
}

/** How many lines of each kind are printed: one of each in turn, until there are enough. */
function shared(sizes: readonly number[], most: number): number[] {
  const shares = sizes.map(() => 0);
  let open = Math.min(
    most,
    sizes.reduce((total, size) => total + size, 0),
  );
  while (open > 0) {
    for (const [at, size] of sizes.entries()) {
      const share = shares[at] ?? 0;
      if (open === 0 || share >= size) continue;
      shares[at] = share + 1;
      open -= 1;
    }
  }
  return shares;
}
