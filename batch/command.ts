/** What the commands of the batch have in common: how they are started, and how they end when they can't go on. */

import { userInfo } from "node:os";
import { pathToFileURL } from "node:url";
import { FatalError } from "./fatal-error.ts";

/** The command was not given what it needs. */
export class UsageError extends Error {}

/**
 * Runs `command` when `module` is the program that was started; it is told the arguments and answers the exit code.
 * What stops it is printed, and the code is 2: Node's own code for a defect is 1, which means something else here.
 */
export async function started(
  module: string,
  usage: string,
  command: (args: readonly string[]) => Promise<number>,
): Promise<void> {
  if (module !== pathToFileURL(process.argv[1] ?? "").href) return;
  const args = process.argv.slice(2);
  if (args.includes("--help") || args.includes("-h")) return console.log(usage);
  process.exitCode = await command(args).catch((error: unknown) => {
    if (error instanceof FatalError) for (const sentence of error.sentences) console.log(sentence);
    else if (error instanceof UsageError || isOfArguments(error)) console.log(`${error.message}\n\n${usage}`);
    else console.error(error);
    return 2;
  });
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
