/**
 * What stops a command, in the firm's language: what happened and what to do.
 *
 * Law: what the user gave and what the system refuses are told in sentences; a stack trace is told of a defect of ours
 * alone, and is said to be one.
 */

import type { Language } from "../../core/values/language.ts";
import type { Problem } from "../../core/values/problems.ts";
import { describe } from "../../core/words/describe.ts";
import { WORDS } from "../../core/words/words.ts";
import { ENGINE } from "./engine.ts";
import { FatalError } from "./fatal-error.ts";

/** Why a file that a run can't do without was not read. */
export function fileStop(path: string, problem: Problem, language: Language): string {
  if (problem.code === "FILE_UNOPENED") {
    const refused = Object.assign(new Error(problem.reason), { code: problem.reason });
    return WORDS[language].stops.file(path, reasonOf(refused, language));
  }
  return WORDS[language].writing.pair(path, describe(problem, language));
}

/** The system's code for an error, or what it says. */
export function errorCode(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? (error as Error).message;
}

/** Codes of the system that come to the same for whoever reads them. */
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
  EPIPE: "unread",
} as const;

type Refusal = (typeof REFUSALS)[keyof typeof REFUSALS];

/** The sentences for what stops a command; null when that is a defect of ours. */
export function stopLines(error: unknown, language: Language): readonly string[] | null {
  if (error instanceof FatalError) return error.sentences;
  const told = refusal(error, language);
  if (told === null) return null;
  const { path } = error as NodeJS.ErrnoException;
  const what = `${told.is} (${told.code}). ${told.remedy}`;
  if (path === undefined) return [what.charAt(0).toUpperCase() + what.slice(1)];
  return [WORDS[language].writing.pair(path, what)];
}

/** Why something could not be read or written, for a sentence of its own: `the disk is full, ENOSPC`. */
export function reasonOf(error: unknown, language: Language): string {
  const told = refusal(error, language);
  return told === null ? errorCode(error) : `${told.is}, ${told.code}`;
}

/** What the system refuses; null when it is not the system that does. */
function refusal(error: unknown, language: Language): { code: string; is: string; remedy: string } | null {
  if (!(error instanceof Error)) return null;
  const { code = "", syscall } = error as NodeJS.ErrnoException;
  const known = (REFUSALS as Readonly<Record<string, Refusal>>)[code];
  if (known === undefined && syscall === undefined) return null;
  return { code, ...WORDS[language].stops.refusals[known ?? "other"] };
}

/** What is told of a defect: that it is one, what to do, and what whoever mends it needs. */
export function defectLines(error: unknown, language: Language): readonly string[] {
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const system = `support-plan-balance ${ENGINE}, Node ${process.version}, ${process.platform}`;
  return [...WORDS[language].stops.defect, "", system, trace];
}
