/**
 * What is printed of how the time logs and the other tables were read: the tool of each file, and the remarks made while reading.
 *
 * Laws: a remark that is made of several files is printed once, with their names; the sheet Control has each file’s own.
 * What is said of the same files is on one line.
 */

import { groupBy } from "../../core/values/grouping.ts";
import type { Language } from "../../core/values/language.ts";
import type { Remark } from "../../core/values/remarks.ts";
import { remarkSentence } from "../../core/words/describe.ts";
import { WORDS } from "../../core/words/words.ts";
import type { Month } from "../month/month.ts";
import { someOf } from "./printed-lists.ts";

const MOST_LINES = 8;
const MOST_NAMES = 3;

/** A sentence, and the files that it is said of. */
interface Said {
  readonly sentence: string;
  readonly files: string[];
  /** Whether its counts differ between these files: then they are the first one’s. */
  differs: boolean;
}

export function remarkLines({ logs, tables }: Month, language: Language): string[] {
  const { outcome: says } = WORDS[language];
  const ofTables = tables.map(
    ({ file, remarks }) => `  ${[file, ...remarks.map((one) => remarkSentence(one, language))].join("  ")}`,
  );
  return [...logLines(logs, language), ...(ofTables.length === 0 ? [] : [says.tablesRead, ...ofTables])];
}

function logLines(logs: Month["logs"], language: Language): string[] {
  const { outcome: says } = WORDS[language];
  const said = new Map<string, Said>();
  const add = (key: string, sentence: string, file: string) => {
    const known = said.get(key);
    if (known === undefined) said.set(key, { sentence, files: [file], differs: false });
    else {
      known.files.push(file);
      known.differs ||= known.sentence !== sentence;
    }
  };
  for (const { file, profile, remarks } of logs) {
    if (profile !== null && profile.tool !== "canonical") {
      const sentence = `${profile.tool}, ${profile.report[language]}.`;
      add(sentence, sentence, file);
    }
    for (const remark of remarks) add(withoutCounts(remark), remarkSentence(remark, language), file);
  }
  const byFiles = groupBy([...said.values()], ({ files }) => files.join("\0"));
  const lines = [...byFiles.values()].map((all) => {
    const [{ files }] = all as [Said];
    const own = all.some(({ differs }) => differs) ? [says.firstOnly] : [];
    const names = someOf(files, MOST_NAMES, WORDS[language]);
    return `  ${names}  ${[...all.map(({ sentence }) => sentence), ...own].join(" ")}`;
  });
  if (lines.length === 0) return [];
  const more = lines.length - MOST_LINES;
  return [says.read, ...lines.slice(0, MOST_LINES), ...(more > 0 ? [`  ${says.moreRemarks(more)}`] : [])];
}

/** Equal for remarks that differ only in what they counted. */
function withoutCounts(remark: Remark): string {
  return JSON.stringify(remark, (_key, value: unknown) => (typeof value === "number" ? "" : value));
}
