/** What the commands of the batch have in common: how they are started, and how they end when they can't go on. */

import { readFileSync, realpathSync } from "node:fs";
import { userInfo } from "node:os";
import { basename, extname } from "node:path";
import { fileURLToPath } from "node:url";
import { type Language, languageOf } from "../../core/values/language.ts";
import { WORDS } from "../../core/words/words.ts";
import { FatalError } from "../disk/fatal-error.ts";
import { defectLines, stopLines } from "../disk/stop-sentences.ts";

/** The command was not given what it needs. */
export class UsageError extends Error {}

/**
 * Runs `command` when `module` is the program that was started; it is told the arguments and answers the exit code.
 * What stops it is printed, and the code is 2: Node's own code for a defect is 1, which means something else here.
 * A command that never answers ends with Node's code for that, 13.
 */
export async function started(
  module: string,
  usage: string,
  command: (args: readonly string[]) => Promise<number>,
): Promise<void> {
  const program = programOf(module);
  if (program === "another") return;
  const args = process.argv.slice(2);
  if (args.includes("--help") || args.includes("-h")) return console.log(usage);
  // What fails while nobody waits for it.
  process.once("uncaughtException", (error) => {
    tellStop(error, args, usage);
    process.exit(2);
  });
  try {
    if (program === "unclear")
      throw new FatalError([WORDS[readersLanguage(args)].stops.unclearStart(process.argv[1] ?? "", module)]);
    process.exitCode = await command(args);
  } catch (error) {
    tellStop(error, args, usage);
    process.exitCode = 2;
  }
}

/**
 * Whether a module is the program that was started, by whatever path. Only a program of another name is certainly
 * another; where it can't be told (a link that was turned meanwhile) nothing runs, and it is told: a command that does
 * nothing must not look like one that had nothing to do.
 */
function programOf(module: string): "this" | "another" | "unclear" {
  const [, given] = process.argv;
  if (given === undefined) return "another";
  const own = realPath(fileURLToPath(module)) ?? fileURLToPath(module);
  // Node finds a program without its extension too.
  const program = realPath(given) ?? realPath(given + extname(own)) ?? given;
  if (program === own) return "this";
  const nameOf = (path: string) => basename(path, extname(path)).toLowerCase();
  return nameOf(program) === nameOf(own) ? "unclear" : "another";
}

/** As the system spells it, whatever links, drives and letter case lead there; null when there is no such file. */
function realPath(path: string): string | null {
  try {
    return realpathSync.native(path);
  } catch {
    return null;
  }
}

function tellStop(error: unknown, args: readonly string[], usage: string): void {
  const language = readersLanguage(args);
  const lines =
    error instanceof UsageError || isOfArguments(error)
      ? [error.message, "", usage]
      : stopLines(error, language);
  if (lines !== null) console.log(lines.join("\n"));
  else console.error(defectLines(error, language).join("\n"));
}

/** What the configuration says, if only that can be read of it: what stops a command may be the configuration. */
function readersLanguage(args: readonly string[]): Language {
  const at = args.findIndex((arg) => arg === "--config" || arg.startsWith("--config="));
  try {
    const file = args[at]?.split("=", 2)[1] ?? args[at + 1] ?? "";
    return languageOf(at < 0 ? null : /"language"\s*:\s*"(\w+)"/.exec(readFileSync(file, "utf8"))?.[1]);
  } catch {
    return "en";
  }
}

/** Who is at work, by the name of the account. Throws UsageError where it has none, as in some containers. */
export function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    throw new UsageError("--by is needed: the account has no name on this machine.");
  }
}

/** An option that `parseArgs` doesn't know, or that has no value. */
function isOfArguments(error: unknown): error is Error {
  return error instanceof Error && String((error as NodeJS.ErrnoException).code).startsWith("ERR_PARSE_ARGS");
}
