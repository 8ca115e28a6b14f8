/**
 * A run that would repeat the last one: nothing that it depends on has changed, and its files are as it left them.
 *
 * Laws: every file that the last run read is read again, whole, and every file that it wrote; nothing is told by times
 * or sizes. What is not a file is compared too: the configuration, this program, the closed months, the names in the
 * log folder. So the same steps would follow, and end the same.
 */

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { type Config, ofFiles } from "../config/config.ts";
import { type FileReader, hashedFile } from "../disk/input-file.ts";
import { CHANGES_FILE, RUN_FILE, runList } from "../disk/output-folder.ts";
import { programIdentity } from "../disk/program.ts";
import { sha256Of } from "../disk/sha256.ts";
import { logFolder } from "../month/log-folder.ts";
import type { KeptRun } from "./kept-run.ts";
import type { MonthPhase } from "./month-doubts.ts";

type Kept = NonNullable<KeptRun["run"]>;

/**
 * What a run depends on apart from files: `place` is the folder as it is printed, `seal` covers the closed months, and
 * `phase` says whether the month is over, which decides what is doubted of it; null for a part, which says nothing, in whatever language.
 */
export function dependenciesOf(
  config: Config,
  place: string,
  seal: string | null,
  phase: MonthPhase | null,
): string {
  const own = phase === null ? ofFiles(config) : config;
  return sha256Of(JSON.stringify([programIdentity(), own, place, seal, phase]));
}

/** What a run has read. */
export class InputTrace {
  readonly folder: string;
  readonly #from: string;
  readonly #read = new Map<string, string>();

  private constructor(config: Config, folder: string) {
    this.#from = dirname(config.file);
    this.folder = folder;
  }

  /** Begun before the run lists or reads anything, so that what changes meanwhile shows at the next run. */
  static async begun(config: Config): Promise<InputTrace> {
    return new InputTrace(config, await listOf(config));
  }

  readonly reader: FileReader = async (path) => {
    const file = await hashedFile(path);
    const at = relative(this.#from, path);
    const found = told(file);
    // A file that changed between two readings is never the same again.
    this.#read.set(at, (this.#read.get(at) ?? found) === found ? found : "");
    return file;
  };

  get read(): Kept["read"] {
    return Object.fromEntries(this.#read);
  }
}

/** Whether a run with the same dependencies as the one in `kept`, which wrote `folder`, would repeat it. */
export async function wouldRepeat(kept: Kept, config: Config, folder: string): Promise<boolean> {
  if ((await listOf(config)) !== kept.folder) return false;
  // The last log first: that is the one that changes.
  for (const [at, found] of Object.entries(kept.read).reverse())
    if (told(await hashedFile(resolve(dirname(config.file), at))) !== found) return false;
  return isAsWritten(kept.list, folder);
}

/** `list` is the hash of its run.json, which has those of all others. */
async function isAsWritten(list: string, folder: string): Promise<boolean> {
  if ((await hashAt(join(folder, RUN_FILE))) !== list) return false;
  const outputs = (await runList(folder)) ?? [];
  for (const { file, sha256 } of outputs) if ((await hashAt(join(folder, file))) !== sha256) return false;
  return outputs.some(({ file }) => file === CHANGES_FILE) || !existsSync(join(folder, CHANGES_FILE));
}

function hashAt(path: string): Promise<string | null> {
  return readFile(path).then(sha256Of, () => null);
}

function told(file: Awaited<ReturnType<FileReader>>): string {
  return "problem" in file ? JSON.stringify(file.problem) : file.sha256;
}

async function listOf(config: Config): Promise<string> {
  const list = await logFolder(config.logs, config).catch(() => null);
  return sha256Of(JSON.stringify(list));
}
