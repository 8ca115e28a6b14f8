/**
 * Makes a firm's folder: `plan-balance init [FOLDER]`. What no option says is asked on a terminal; elsewhere each
 * question has its usual answer.
 */

import { join, relative } from "node:path";
import { createInterface } from "node:readline/promises";
import { WORDS } from "../../core/words/words.ts";
import { FatalError } from "../disk/fatal-error.ts";
import { type FirmAnswers, QUESTIONS, usualAnswers } from "../new-firm/answers.ts";
import { makeFirmFolder } from "../new-firm/firm-folder.ts";
import { type Call, command, UsageError } from "./command.ts";
import { lineOf } from "./help.ts";
import { onTerminal, wrapped } from "./terminal.ts";

const OPTIONS = {
  sample: "flag",
  plans: "text",
  currency: "text",
  "time-zone": "text",
  "rate-1": "text",
  "rate-2": "text",
  "rate-3": "text",
} as const;

export const init = command({
  operand: "folder?",
  options: OPTIONS,
  run: async (call) => {
    const { folder, folderNamed, now, print, tell } = call;
    const answers = await answered(call, withOptions(call));
    const made = await makeFirmFolder(folderNamed(), answers, now);
    const place = relative(folder, folderNamed());
    for (const name of made) print(`  ${join(place, name)}`);
    print("");
    // In the language that was chosen.
    const { commands: says, newFirm } = WORDS[answers.language];
    const next = answers.sample ? says.madeSample : says.made;
    print(next({ ...newFirm.files, folder: place, check: lineOf("check") }));
    tell({ folder: folderNamed(), made });
    return 0;
  },
});

type Question = (typeof QUESTIONS)[number];

/** What an option says in answer to a question. */
function optionFor(
  key: Question["key"],
  { values, language, isLanguageGiven }: Call<typeof OPTIONS>,
): string | undefined {
  if (key === "language") return isLanguageGiven ? language : undefined;
  if (key === "sample") return values.sample ? "yes" : undefined;
  return values[key];
}

/** The usual answers, with what the options say in their place. */
function withOptions(call: Call<typeof OPTIONS>): FirmAnswers {
  let answers: FirmAnswers = { ...usualAnswers(), language: call.language };
  for (const { key, answered: read, wrong } of QUESTIONS) {
    const next = read(answers, optionFor(key, call) ?? "");
    if (next === null) throw new UsageError(`--${key}: ${wrong(call.language)}`);
    answers = next;
  }
  return answers;
}

/** Asks on a terminal what the options left open. */
async function answered(call: Call<typeof OPTIONS>, usual: FirmAnswers): Promise<FirmAnswers> {
  if (!call.isAsking) return usual;
  let answers = usual;
  const stopped = new AbortController();
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  terminal.once("close", () => stopped.abort());
  try {
    for (const question of QUESTIONS)
      if (optionFor(question.key, call) === undefined && question.applies(answers))
        answers = await asked(question, answers, (line) => terminal.question(line, stopped));
    return answers;
  } catch (error) {
    if (stopped.signal.aborted) throw new FatalError([call.says.nothingMade]);
    throw error;
  } finally {
    terminal.removeAllListeners("close");
    terminal.close();
  }
}

/** Asks until the answer is understood. */
async function asked(
  { asks, usual, answered: read, wrong }: Question,
  answers: FirmAnswers,
  ask: (line: string) => Promise<string>,
): Promise<FirmAnswers> {
  const { language } = answers;
  const { writing } = WORDS[language];
  const shown = usual(answers);
  const { columns } = process.stdout;
  const line = wrapped(
    writing.pair(`${asks(language)}${shown === "" ? "" : ` [${shown}]`}`, "").trimEnd(),
    columns,
  );
  for (;;) {
    const next = read(answers, await ask(`${line} `));
    if (next !== null) return next;
    console.log(onTerminal(wrong(language), "doubtful", columns));
  }
}
