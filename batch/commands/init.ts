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
    print(WORDS[answers.language].commands.made(made[0] ?? "", lineOf("check"), place));
    tell({ folder: folderNamed(), made });
    return 0;
  },
});

/** The usual answers, with what the options say in their place. */
function withOptions({ values, language }: Call<typeof OPTIONS>): FirmAnswers {
  let answers: FirmAnswers = { ...usualAnswers(), language, sample: values.sample };
  for (const { key, answered: read, wrong } of QUESTIONS) {
    const given = key === "language" || key === "sample" ? undefined : values[key];
    if (given === undefined) continue;
    const next = read(answers, given);
    if (next === null) throw new UsageError(`--${key}: ${wrong(language)}`);
    answers = next;
  }
  return answers;
}

/** Asks on a terminal what the options left open. */
async function answered(
  { values, isLanguageGiven, isAsking, says }: Call<typeof OPTIONS>,
  usual: FirmAnswers,
) {
  if (!isAsking) return usual;
  let answers = usual;
  const stopped = new AbortController();
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  terminal.once("close", () => stopped.abort());
  try {
    for (const { key, applies, asks, usual: before, answered: read, wrong } of QUESTIONS) {
      const isGiven =
        key === "language" ? isLanguageGiven : key === "sample" ? values.sample : values[key] !== undefined;
      if (isGiven || !applies(answers)) continue;
      for (;;) {
        const { language } = answers;
        const shown = before(answers);
        const line = await terminal.question(
          `${asks(language)}${shown === "" ? "" : ` [${shown}]`}: `,
          stopped,
        );
        const next = read(answers, line);
        if (next !== null) {
          answers = next;
          break;
        }
        console.log(wrong(language));
      }
    }
    return answers;
  } catch (error) {
    if (stopped.signal.aborted) throw new FatalError([says.nothingMade]);
    throw error;
  } finally {
    terminal.removeAllListeners("close");
    terminal.close();
  }
}
