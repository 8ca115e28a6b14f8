/**
 * The command that drafts a profile, beside the file, for an export that no profile fits: `npm run profile -- FILE`.
 *
 * Law: an existing file is never overwritten.
 */

import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { describe } from "../../core/words/describe.ts";
import { FatalError } from "../disk/fatal-error.ts";
import { inputFile } from "../disk/input-file.ts";
import { draft } from "../imports/draft.ts";
import { started, UsageError } from "./command.ts";

const USAGE = "Usage: npm run profile -- FILE";

await started(import.meta.url, USAGE, async (args) => {
  const { positionals } = parseArgs({ args: [...args], options: {}, allowPositionals: true });
  const [path] = positionals;
  if (path === undefined || positionals.length > 1) throw new UsageError("One FILE is needed.");
  const file = await inputFile(path);
  if ("problem" in file) throw new FatalError([`${path}: ${describe(file.problem, "en")}`]);
  const made = draft(path, file.bytes);
  if ("refused" in made) throw new FatalError([made.refused]);
  const target = `${path}.profile.json`;
  await writeFile(target, made.draft, { flag: "wx" });
  console.log(
    `A draft profile is in ${target}: read it through, then name it in “profiles” of the configuration.`,
  );
  return 0;
});
