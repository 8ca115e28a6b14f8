/**
 * A process that completes a command in a folder where another process was killed, and then runs one in another folder
 * with its own fault: each start of Node serves two runs.
 */

import { writeSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { arm, disarm, type Fate, install } from "./mortal-disk.ts";

export interface CommandLine {
  /** A bundled command that no other run of this process has loaded. */
  readonly bundle: string;
  readonly args: readonly string[];
}

export interface Life {
  readonly first: CommandLine | null;
  readonly last: (CommandLine & { readonly fate: Fate }) | null;
}

/** The report of each completed run. */
export interface Ended {
  readonly code: number;
  readonly points: number;
}

/** Runs a command as if Node had been started with it. */
async function run({ bundle, args }: CommandLine): Promise<number> {
  process.argv = [process.execPath, bundle, ...args];
  process.exitCode = undefined;
  await (await import(pathToFileURL(bundle).href)).ended;
  return Number(process.exitCode ?? 0);
}

const tell = (ended: Ended) => writeSync(3, `${JSON.stringify(ended)}\n`);

const { first, last } = JSON.parse(process.argv[2] ?? "") as Life;
await install();
if (first !== null) tell({ code: await run(first), points: 0 });
if (last !== null) {
  arm(last.fate);
  const code = await run(last);
  tell({ code, points: disarm() });
}
process.exitCode = 0;
