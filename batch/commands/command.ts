/** What a command is: what may stand after its name, and what it does. */

import type { Language } from "../../core/values/language.ts";
import type { Words } from "../../core/words/words.ts";
import type { Config } from "../config/config.ts";
import type { ExitCode } from "../run/month-run.ts";
import type { Progress } from "../run/progress.ts";
import type { Tone } from "./terminal.ts";

export const COMMANDS = [
  "init",
  "check",
  "reconcile",
  "merge",
  "diff",
  "close",
  "reopen",
  "invoice",
  "deliver",
  "schedule",
  "inspect",
  "profile",
  "addin",
] as const;
export type CommandName = (typeof COMMANDS)[number];

/** Options that take a text, and options that are given or not. */
export type OptionTable = Readonly<Record<string, "text" | "flag">>;

/** Options of every command. */
export const COMMON = {
  config: "text",
  language: "text",
  json: "flag",
  quiet: "flag",
  help: "flag",
} as const satisfies OptionTable;

/** Its own options, those of every command left out. */
export function tableOf({ operand, options }: Command): OptionTable {
  return operand?.startsWith("month") ? { period: "text", ...options } : options;
}

/** What stands without a dash, with a question mark where it may be left out. A month may also be given as `--period`. */
type Operand = "month" | "month?" | "file" | "folder?";

export type Values<O extends OptionTable> = {
  readonly [Name in keyof O]: O[Name] extends "flag" ? boolean : string | undefined;
};

export interface Command<O extends OptionTable = OptionTable> {
  readonly operand: Operand | null;
  readonly options: O;
  readonly run: (call: Call<O>) => Promise<ExitCode>;
}

/** One use of a command. */
export interface Call<O extends OptionTable = OptionTable> {
  readonly values: Values<O>;
  /** The language of what is printed: as asked for, else of the configuration, else of the system. */
  readonly language: Language;
  /** Whether it was asked for. */
  readonly isLanguageGiven: boolean;
  readonly says: Words["commands"];
  /** Whether somebody sits at a terminal who can be asked. */
  readonly isAsking: boolean;
  /** The folder where the person stands, which paths on the command line are relative to. */
  readonly folder: string;
  readonly now: Date;
  /** The configuration that is named, or the `firm.json` found here or above. Throws UsageError if there is none. */
  readonly firmFile: () => string;
  readonly config: () => Promise<Config>;
  /** The same, or null where none is named and none is found. */
  readonly configIfAny: () => Promise<Config | null>;
  /** `YYYY-MM`. Throws UsageError if none is named. */
  readonly month: () => string;
  /** The same, or null if none is named. */
  readonly monthIfAny: () => string | null;
  /** The month that is named, or else the newest that is due, which is then said. */
  readonly monthOrNewest: () => Promise<string>;
  /** The path of the file that is named. Throws UsageError if none is. */
  readonly file: () => string;
  /** The path of the folder that is named, or the one where the person stands. */
  readonly folderNamed: () => string;
  readonly print: (line: string, tone?: Tone) => void;
  /** With `--json`: facts for programs, in the object that is printed instead of lines. */
  readonly tell: (facts: Readonly<Record<string, unknown>>) => void;
  readonly progress: Progress;
}

/** A command, with its values typed by its options. */
export function command<const O extends OptionTable>(of: Command<O>): Command {
  return of as unknown as Command;
}

/** What was asked for is wrong or incomplete: a sentence. */
export class UsageError extends Error {}
