/**
 * The sentences for an error that stops a command, in the firm's language: what happened and what to do.
 *
 * Law: errors in the user's input and system errors are sentences, without the system's codes; only a defect of ours shows a stack trace, and is
 * called a defect.
 */

import type { Language } from "../../core/values/language.ts";
import type { Problem } from "../../core/values/problems.ts";
import { describe } from "../../core/words/describe.ts";
import { WORDS } from "../../core/words/words.ts";
import { ENGINE } from "./engine.ts";
import { FatalError } from "./fatal-error.ts";

/** Why a required file was not read; `setting` is the one that names it. */
export function fileStop(path: string, problem: Problem, setting: string, language: Language): string {
  if (problem.code === "FILE_UNOPENED") {
    return WORDS[language].stops.file(path, refusedBecause(problem.reason, language), setting);
  }
  return WORDS[language].writing.pair(path, describe(problem, language));
}

/** What a code of the system means. */
export function refusedBecause(code: string, language: Language): string {
  return reasonOf(Object.assign(new Error(code), { code }), language);
}

/** The system's code for an error, or else its message. */
export function errorCode(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? (error as Error).message;
}

/** System codes, grouped by what they mean to a user. */
const REFUSALS = {
  ENOENT: "missing",
  EACCES: "forbidden",
  EPERM: "forbidden",
  EROFS: "readOnly",
  ENOSPC: "full",
  EDQUOT: "full",
  EFBIG: "tooLarge",
  ERR_FS_FILE_TOO_LARGE: "tooLarge",
  ERR_STRING_TOO_LONG: "tooLarge",
  EIO: "failing",
  ESTALE: "failing",
  ETIMEDOUT: "failing",
  EMFILE: "tooManyOpen",
  ENFILE: "tooManyOpen",
  EISDIR: "folder",
  ENOTDIR: "noFolder",
  EEXIST: "taken",
  ENOTEMPTY: "taken",
  EBUSY: "inUse",
  ETXTBSY: "inUse",
  ENAMETOOLONG: "nameTooLong",
  ELOOP: "circle",
  ENOMEM: "memory",
  ERR_WORKER_OUT_OF_MEMORY: "memory",
  EPIPE: "unread",
} as const;

type Refusal = (typeof REFUSALS)[keyof typeof REFUSALS];

/** The sentences for an error that stops a command; null for a defect of ours. */
export function stopLines(error: unknown, language: Language): readonly string[] | null {
  if (error instanceof FatalError) return error.sentences;
  const found = refusal(error, language);
  if (found === null) return null;
  const { path } = error as NodeJS.ErrnoException;
  const what = `${found.is}. ${found.remedy}`;
  if (path === undefined) return [what.charAt(0).toUpperCase() + what.slice(1)];
  return [WORDS[language].writing.pair(path, what)];
}

/** Why something could not be read or written, to insert in a sentence: `the disk is full`. */
export function reasonOf(error: unknown, language: Language): string {
  const found = refusal(error, language);
  return found?.is ?? errorCode(error);
}

/** A system error in words; its code only where there are no better ones. Null for any other error. */
function refusal(error: unknown, language: Language): { is: string; remedy: string } | null {
  if (!(error instanceof Error)) return null;
  const { code = "", syscall } = error as NodeJS.ErrnoException;
  const known = (REFUSALS as Readonly<Record<string, Refusal>>)[code];
  if (known === undefined && syscall === undefined) return null;
  const { is, remedy } = WORDS[language].stops.refusals[known ?? "other"];
  return { is: known === undefined ? `${is} (${code})` : is, remedy };
}

/** The lines for a defect: that it is one, what to do, and the details needed to fix it. */
export function defectLines(error: unknown, language: Language): readonly string[] {
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const system = `support-plan-balance ${ENGINE}, Node ${process.version}, ${process.platform}`;
  return [...WORDS[language].stops.defect, "", system, trace];
}
