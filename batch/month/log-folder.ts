/**
 * The contents of the folder of time logs: the files to read, and the skipped ones with the reason.
 *
 * Laws: every file is in one of the two lists; a subfolder is read if the configuration says so, otherwise its files
 * are listed as skipped; no file is opened here.
 */

import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Language } from "../../core/values/language.ts";
import { compareText } from "../../core/values/names.ts";
import type { Problem, ProblemCode } from "../../core/values/problems.ts";
import { describe } from "../../core/words/describe.ts";
import { WORDS } from "../../core/words/words.ts";

export const SKIPPED = [
  "NOT_A_LOG",
  "PACKED",
  "HIDDEN",
  "IN_USE",
  "SYSTEM_FILE",
  "SUBFOLDER",
  "REPEATED",
] as const;
type Skipped = (typeof SKIPPED)[number];

/** A file in the folder that was not read: skipped, or refused with a problem. */
export interface NotRead {
  /** Its path in the folder, with `/`; a path that ends with `/` is a folder that was not searched. */
  readonly file: string;
  readonly why: Skipped | ProblemCode;
  /** Why it was refused. */
  readonly problem?: Problem;
}

interface LogFolder {
  /** Paths in the folder, in order. */
  readonly logs: readonly string[];
  readonly skipped: readonly NotRead[];
}

/** Includes kinds that can't be read: they were put here as exports, so they are refused with a sentence. */
const LOG_FILE = /\.(csv|tsv|xlsx|xlsm|xls|ods|numbers|html?|pdf)$/i;
/** What may hold time logs, and has to be unpacked first. */
const PACKED_FILE = /\.(zip|7z|rar|gz|tgz|tar)$/i;
/** The files that other programs keep beside an open file. */
const LOCK_FILE = /^(~\$|\.~lock)/;
const SYSTEM_FILE = /^(\.DS_Store|\._.*|thumbs\.db|ehthumbs\.db|desktop\.ini|icon\r)$/i;

/** Lists the folder. Throws the system's error when it can't be read. */
export async function logFolder(
  folder: string,
  { subfolders }: { subfolders: boolean | null },
): Promise<LogFolder> {
  const logs: string[] = [];
  const skipped: NotRead[] = [];
  const visit = async (below: string, isRead: boolean) => {
    const entries = await readdir(join(folder, below), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => compareText(a.name, b.name))) {
      const file = below === "" ? entry.name : `${below}/${entry.name}`;
      const why = skippedFor(entry.name);
      if (entry.isDirectory()) {
        if (why === "HIDDEN" || why === "SYSTEM_FILE") skipped.push({ file: `${file}/`, why });
        else await visit(file, subfolders === true);
      } else if (why !== null) skipped.push({ file, why });
      else if (isRead) logs.push(file);
      else skipped.push({ file, why: "SUBFOLDER" });
    }
  };
  await visit("", true);
  return { logs: logs.sort(compareText), skipped };
}

function skippedFor(name: string): Skipped | null {
  if (LOCK_FILE.test(name)) return "IN_USE";
  if (SYSTEM_FILE.test(name)) return "SYSTEM_FILE";
  if (name.startsWith(".")) return "HIDDEN";
  if (PACKED_FILE.test(name)) return "PACKED";
  return LOG_FILE.test(name) ? null : "NOT_A_LOG";
}

/** Whether something that is not read may hold time logs: packed, or in a subfolder of which nobody has decided. */
export function mayHoldLogs(
  notRead: readonly NotRead[],
  { subfolders }: { subfolders: boolean | null },
): boolean {
  return notRead.some(({ why }) => why === "PACKED" || (why === "SUBFOLDER" && subfolders === null));
}

/** The most files of a subfolder that are named. */
const MAX_NAMED = 5;

/** Why a file was not read, in a few words. */
export function whyNotRead(why: Skipped, language: Language): string {
  return WORDS[language].logFolder.whys[why];
}

/** The skipped files, a line for each subfolder and each reason; then the patterns that match no file. */
export function skippedLines(
  { notRead, unusedSources }: { notRead: readonly NotRead[]; unusedSources: readonly string[] },
  language: Language,
): string[] {
  const words = WORDS[language].logFolder;
  const of = (why: NotRead["why"]) => notRead.filter((one) => one.why === why).map(({ file }) => file);
  const plain = (["NOT_A_LOG", "PACKED", "HIDDEN", "IN_USE", "SYSTEM_FILE"] as const).flatMap((why) => {
    const files = of(why);
    return files.length === 0 ? [] : [`${files.join(", ")}  ${words.whys[why]}`];
  });
  const folders = new Map<string, string[]>();
  for (const file of of("SUBFOLDER")) {
    const name = file.slice(0, file.indexOf("/"));
    folders.set(name, [...(folders.get(name) ?? []), file]);
  }
  const below = [...folders].map(([name, files]) => {
    const shown = files.slice(0, MAX_NAMED).map((file) => file.slice(name.length + 1));
    const more = files.length > MAX_NAMED ? ["…"] : [];
    return `${words.subfolder(name, files.length, [...shown, ...more].join(", "))}  ${words.whys.SUBFOLDER}`;
  });
  return [...below, ...plain, ...unusedSources.map(words.unusedSource)];
}

/** Refused files with their sentences and copies of other files, then the lines of `skippedLines`. */
export function notReadLines(
  given: { notRead: readonly NotRead[]; unusedSources: readonly string[] },
  language: Language,
): string[] {
  const refused = given.notRead.flatMap(({ file, problem }) =>
    problem === undefined ? [] : [`${file}  ${describe(problem, language)}`],
  );
  const repeated = given.notRead.flatMap(({ file, why }) =>
    why === "REPEATED" ? [`${file}  ${whyNotRead(why, language)}`] : [],
  );
  return [...refused, ...repeated, ...skippedLines(given, language)];
}
