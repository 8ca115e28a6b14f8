/**
 * How a printed line looks on a terminal: wrapped between words, and what a person must not miss in colour.
 *
 * Laws: elsewhere a line is printed as it is. Whether there are colours is decided by Node: none where nobody looks, with
 * NO_COLOR or on a dumb terminal, and always with FORCE_COLOR. What can be copied is never divided: a command,
 * and an indented line of one column.
 */

import { styleText } from "node:util";
import { LANGUAGES } from "../../core/values/language.ts";
import { WORDS } from "../../core/words/words.ts";
import { PROGRAM } from "../disk/engine.ts";

/** What a line says of the outcome: all is right, somebody should look, or nothing was done. */
export type Tone = "good" | "doubtful" | "refused";

const COLOURS = { good: "green", doubtful: "yellow", refused: "red" } as const;

const WORDS_OF_ALL = LANGUAGES.map((language) => WORDS[language]);
/** Where the next step begins. */
const NEXT = new RegExp(`(?<=^|[.!]\\s)(?:${WORDS_OF_ALL.map(({ outcome }) => outcome.nextHead).join("|")})`);
/** The mark of a row that needs a look, in its column; and what stands above doubts of the month. */
const MARKS = WORDS_OF_ALL.flatMap(({ outcome }) => Object.values(outcome.lookMarks)).join("|");
const HEADS = WORDS_OF_ALL.map(({ outcome }) => outcome.doubts.head).join("|");
const DOUBTFUL = new RegExp(`  (?:${MARKS})  |^(?:${HEADS})$`);

/** The line as it is shown; `columns` is the terminal's width, undefined where there is none. */
export function onTerminal(line: string, tone: Tone | undefined, columns: number | undefined): string {
  const text = columns === undefined ? line : wrapped(line, columns);
  const at = text.search(NEXT);
  const [said, next] = at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at)];
  return coloured(said, tone ?? toneOf(line)) + (next === "" ? "" : styleText("bold", next));
}

function coloured(text: string, tone: Tone | undefined): string {
  return tone === undefined || text === "" ? text : styleText(COLOURS[tone], text);
}

function toneOf(line: string): Tone | undefined {
  if (DOUBTFUL.test(line)) return "doubtful";
  return WORDS_OF_ALL.some(({ control }) => control.someFailed === line) ? "refused" : undefined;
}

/** A word, with the spaces before it, and the signs that French sets apart. A command is one. */
const WORD = new RegExp(
  ` *(?:« )?(?:${PROGRAM}(?: [a-z]+)?(?: \\d{4}-\\d{2})?[^ ]*|[^ ]+)(?: [:;?!»]+)*`,
  "g",
);

/** Some terminals say that they are 0 columns wide, as they do not know. */
const NARROWEST = 20;

/** With a line’s end in place of the spaces where the width is used up. */
export function wrapped(line: string, columns: number): string {
  const indent = indentOfRest(line, columns);
  if (columns < NARROWEST || line.length < columns || indent === null) return line;
  // The last column stays free: of a line that fills it, some terminals make two.
  const width = columns - 1;
  const lines = [""];
  for (const word of line.match(WORD) ?? []) {
    const last = lines.length - 1;
    const longer = `${lines[last]}${word}`;
    if (longer.length <= width || lines[last] === "") lines[last] = longer;
    else lines.push(`${" ".repeat(indent)}${word.trimStart()}`);
  }
  return lines.join("\n");
}

/** Where a line goes on: below its last column, or a little in if that is far to the right. Null if it stays whole. */
function indentOfRest(line: string, columns: number): number | null {
  const [start = ""] = /^ */.exec(line) ?? [];
  const before = /^.*[^ ] {2,}(?=[^ ])/.exec(line)?.[0];
  if (before === undefined) return start === "" ? 0 : null;
  return before.length <= columns / 2 ? before.length : start.length + 2;
}
