/** What the batch commands share: how they start, and how they report an error and exit. */

import { readFileSync, realpathSync } from "node:fs";
import { userInfo } from "node:os";
import { basename, extname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Language } from "../../core/values/language.ts";
import { WORDS } from "../../core/words/words.ts";
import { languageIn, languageOfMachine } from "../config/reader-language.ts";
import { FatalError } from "../disk/fatal-error.ts";
import { defectLines, stopLines } from "../disk/stop-sentences.ts";

/** The arguments are wrong or incomplete. */
export class UsageError extends Error {}

/**
 * Runs `command` with the arguments if `module` is the program that was started; it returns the exit code. Errors are
 * printed, and the code is 2, because Node's own code for a defect, 1, has another meaning here. A command whose
 * promise never settles ends with Node's code for that, 13.
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
  // Errors that no promise of the command catches.
  process.once("uncaughtException", (error) => {
    printStop(error, args, usage);
    process.exit(2);
  });
  try {
    if (program === "unclear")
      throw new FatalError([WORDS[readersLanguage(args)].stops.unclearStart(process.argv[1] ?? "", module)]);
    process.exitCode = await command(args);
  } catch (error) {
    printStop(error, args, usage);
    process.exitCode = 2;
  }
}

/**
 * Whether a module is the program that was started, by whatever path. Only a program with another name is certainly
 * another; when unclear (a link was changed meanwhile), nothing runs and that is reported: a command that did not run
 * must not look like one that had nothing to do.
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

/** The system's own spelling, with links, drives and letter case resolved; null when there is no such file. */
function realPath(path: string): string | null {
  try {
    return realpathSync.native(path);
  } catch {
    return null;
  }
}

function printStop(error: unknown, args: readonly string[], usage: string): void {
  const language = readersLanguage(args);
  const lines =
    error instanceof UsageError || isOfArguments(error)
      ? [error.message, "", usage]
      : stopLines(error, language);
  if (lines !== null) console.log(lines.join("\n"));
  else console.error(defectLines(error, language).join("\n"));
}

/** The language that the configuration names, however invalid the rest of it is; else that of the machine. */
export function readersLanguage(args: readonly string[]): Language {
  return languageIn(configGiven(args)) ?? languageOfMachine(process.env);
}

/** The text of the configuration that is given; empty if it can't be read. */
function configGiven(args: readonly string[]): string {
  const at = args.findIndex((arg) => arg === "--config" || arg.startsWith("--config="));
  try {
    return at < 0 ? "" : readFileSync(args[at]?.split("=", 2)[1] ?? args[at + 1] ?? "", "utf8");
  } catch {
    return "";
  }
}

/** The name of the user's account. Throws UsageError when it has none, as in some containers. */
export function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    throw new UsageError("--by is needed: the account has no name on this machine.");
  }
}

/** An option that is unknown to `parseArgs`, or lacks its value. */
function isOfArguments(error: unknown): error is Error {
  return error instanceof Error && String((error as NodeJS.ErrnoException).code).startsWith("ERR_PARSE_ARGS");
}
