/**
 * What lies in the folder of time logs: the files to read, and all that is passed over, with why.
 *
 * Laws: every file is one or the other; a subfolder is read when the configuration says so, and told with its files
 * when not; nothing is opened here.
 */

import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Language } from "../../core/values/language.ts";
import { compareText } from "../../core/values/names.ts";
import type { Problem, ProblemCode } from "../../core/values/problems.ts";
import { describe } from "../../core/words/describe.ts";
import { WORDS } from "../../core/words/words.ts";

export const PASSED_OVER = ["NOT_A_LOG", "HIDDEN", "IN_USE", "SYSTEM_FILE", "SUBFOLDER", "REPEATED"] as const;
type PassedOver = (typeof PASSED_OVER)[number];

/** A file of the folder that was not read: passed over, or refused with a problem. */
export interface NotRead {
  /** By its path in the folder, with `/`; a folder that is not looked into ends with it. */
  readonly file: string;
  readonly why: PassedOver | ProblemCode;
  /** What it was refused for. */
  readonly problem?: Problem;
}

interface LogFolder {
  /** By their paths in the folder, in order. */
  readonly logs: readonly string[];
  readonly passedOver: readonly NotRead[];
}

/** Other kinds are listed too, to be refused by name: they were put here as exports. */
const LOG_FILE = /\.(csv|tsv|xlsx|xlsm|xls|ods|numbers|html?|pdf)$/i;
/** What other programs keep beside an open file. */
const LOCK_FILE = /^(~\$|\.~lock)/;
const SYSTEM_FILE = /^(\.DS_Store|\._.*|thumbs\.db|ehthumbs\.db|desktop\.ini|icon\r)$/i;

/** Lists the folder. Throws what the system says when it can't be read. */
export async function logFolder(folder: string, { subfolders }: { subfolders: boolean }): Promise<LogFolder> {
  const logs: string[] = [];
  const passedOver: NotRead[] = [];
  const visit = async (below: string, isRead: boolean) => {
    const entries = await readdir(join(folder, below), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => compareText(a.name, b.name))) {
      const file = below === "" ? entry.name : `${below}/${entry.name}`;
      const why = passedOverFor(entry.name);
      if (entry.isDirectory()) {
        if (why === "HIDDEN" || why === "SYSTEM_FILE") passedOver.push({ file: `${file}/`, why });
        else await visit(file, subfolders);
      } else if (why !== null) passedOver.push({ file, why });
      else if (isRead) logs.push(file);
      else passedOver.push({ file, why: "SUBFOLDER" });
    }
  };
  await visit("", true);
  return { logs: logs.sort(compareText), passedOver };
}

function passedOverFor(name: string): PassedOver | null {
  if (LOCK_FILE.test(name)) return "IN_USE";
  if (SYSTEM_FILE.test(name)) return "SYSTEM_FILE";
  if (name.startsWith(".")) return "HIDDEN";
  return LOG_FILE.test(name) ? null : "NOT_A_LOG";
}

/** How many files of a subfolder are named. */
const MOST_NAMED = 5;

/** Why a file was not read, in a few words. */
export function whyNotRead(why: PassedOver, language: Language): string {
  return WORDS[language].logFolder.whys[why];
}

/** What was passed over, a line for each subfolder and for each reason, all files named; then patterns of no file. */
export function passedOverLines(
  { notRead, unusedSources }: { notRead: readonly NotRead[]; unusedSources: readonly string[] },
  language: Language,
): string[] {
  const words = WORDS[language].logFolder;
  const of = (why: NotRead["why"]) => notRead.filter((one) => one.why === why).map(({ file }) => file);
  const plain = (["NOT_A_LOG", "HIDDEN", "IN_USE", "SYSTEM_FILE"] as const).flatMap((why) => {
    const files = of(why);
    return files.length === 0 ? [] : [`${files.join(", ")}  ${words.whys[why]}`];
  });
  const folders = new Map<string, string[]>();
  for (const file of of("SUBFOLDER")) {
    const name = file.slice(0, file.indexOf("/"));
    folders.set(name, [...(folders.get(name) ?? []), file]);
  }
  const below = [...folders].map(([name, files]) => {
    const shown = files.slice(0, MOST_NAMED).map((file) => file.slice(name.length + 1));
    const more = files.length > MOST_NAMED ? ["…"] : [];
    return `${words.subfolder(name, files.length, [...shown, ...more].join(", "))}  ${words.whys.SUBFOLDER}`;
  });
  return [...below, ...plain, ...unusedSources.map(words.unusedSource)];
}

/** The same, and each file that was refused, with its sentence, or is another one's copy. */
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
  return [...refused, ...repeated, ...passedOverLines(given, language)];
}
