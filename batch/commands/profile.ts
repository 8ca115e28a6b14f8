/**
 * Drafts a profile, beside the file, for an export that no profile fits: `plan-balance profile FILE`.
 *
 * Law: an existing file is never overwritten.
 */

import { writeFile } from "node:fs/promises";
import { describe } from "../../core/words/describe.ts";
import { WORDS } from "../../core/words/words.ts";
import { FatalError } from "../disk/fatal-error.ts";
import { inputFile } from "../disk/input-file.ts";
import { draft } from "../imports/draft.ts";
import { command } from "./command.ts";

export const profile = command({
  operand: "file",
  options: {},
  run: async ({ file: named, language, says, print }) => {
    const path = named();
    const file = await inputFile(path);
    if ("problem" in file)
      throw new FatalError([WORDS[language].writing.pair(path, describe(file.problem, language))]);
    const made = draft(path, file.bytes, language);
    if ("refused" in made) throw new FatalError([made.refused]);
    const target = `${path}.profile.json`;
    await writeFile(target, made.draft, { flag: "wx" });
    print(says.profileDrafted(target));
    return 0;
  },
});
