/**
 * The bytes of a configuration as its text, in the encodings that editors save.
 *
 * Laws: letters are never guessed. A file that isn't Unicode is refused where its first such letter is, and checked all
 * the same. The language that it names is found however invalid the rest is.
 */

import type { Language } from "../../core/values/language.ts";
import type { Problem } from "../../core/values/problems.ts";
import { languageNamed } from "../../core/words/accepted-words.ts";
import { type JsonText, readJson } from "../disk/json-text.ts";
import { decoded } from "../imports/bytes.ts";

type ConfigText =
  /** `language` is the one that it names, if any. */
  | { readonly text: JsonText; readonly language: Language | null }
  | { readonly workbook: true }
  | { readonly problem: Problem };

export function configText(bytes: Uint8Array): ConfigText {
  const found = decoded(bytes, null);
  if ("zip" in found) return { workbook: true };
  if ("problem" in found && !UNREADABLE.has(found.problem.code)) return found;
  const utf8 = Buffer.from(bytes).toString("utf8");
  const text = readJson("utf8" in found ? found.utf8.toString() : utf8.replaceAll("\0", ""));
  const named = (text.value as { language?: unknown } | null | undefined)?.language;
  const language = text.isWhole ? languageNamed(named) : languageIn(utf8);
  const isReadable =
    "utf8" in found ? found.encoding !== "windows-1252" : found.problem.code === "FILE_EMPTY";
  if (isReadable) return { text, language };
  return { text: { ...text, faults: [notUtf8(utf8), ...text.faults] }, language };
}

/** The language that a text names which can't be read as JSON; null when none. */
function languageIn(text: string): Language | null {
  // A file in UTF-16 has a NUL in each letter of these; a line that is a comment says nothing.
  const plain = text.replaceAll("\0", "").replace(/^\s*\/\/.*$/gm, "");
  const [, named] = /\blanguage["'”’»]?\s*:\s*["'“‘«]?\s*([\p{L}_-]+)/u.exec(plain) ?? [];
  return languageNamed(named);
}

/** With these, there is no more than a few letters to tell of. */
const UNREADABLE: ReadonlySet<Problem["code"]> = new Set(["FILE_NOT_UTF8", "ENCODING_UNCLEAR", "FILE_EMPTY"]);

/** The fault at the first letter that can't be read. */
function notUtf8(utf8: string): JsonText["faults"][number] {
  const lines = utf8.slice(0, Math.max(0, utf8.search(/[\uFFFD\0]/))).split("\n");
  return {
    code: "notUtf8",
    place: { line: lines.length, column: (lines.at(-1) ?? "").length + 1 },
    word: "",
  };
}
