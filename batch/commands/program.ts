/**
 * How a program of commands runs: which one is asked for, in which language it answers, and how it ends.
 *
 * Law: whatever happens, it ends with a code of ours: 2 where nothing was done, also for a defect, since Node's own code
 * for one, 1, has another meaning here. A command whose promise never settles ends with Node's code for that, 13.
 */

import { readFileSync } from "node:fs";
import type { Language } from "../../core/values/language.ts";
import { nearTo } from "../../core/values/names.ts";
import { languageNamed } from "../../core/words/accepted-words.ts";
import { WORDS, type Words } from "../../core/words/words.ts";
import { readersLanguage } from "../config/reader-language.ts";
import { ENGINE, PROGRAM } from "../disk/engine.ts";
import { defectLines, stopLines } from "../disk/stop-sentences.ts";
import type { ExitCode } from "../run/month-run.ts";
import { NO_PROGRESS, type Progress, progress } from "../run/progress.ts";
import { callOf } from "./call.ts";
import { COMMANDS, type Command, type CommandName, tableOf, UsageError } from "./command.ts";
import { readLine } from "./command-line.ts";
import { firmFile, standingIn } from "./firm-file.ts";
import { helpOf, lineOf, overview } from "./help.ts";
import { onTerminal, type Tone } from "./terminal.ts";

type Commands = Readonly<Partial<Record<CommandName, Command>>>;

/** Where a line is typed, and where its answer goes. */
interface Surroundings {
  readonly environment: NodeJS.ProcessEnv;
  readonly now: Date;
  /** Whether somebody sits at a terminal who can be asked. */
  readonly isTerminal: boolean;
  readonly progress: Progress;
  /** Prints a line of the answer. */
  readonly print: (line: string, tone?: Tone) => void;
  /** Prints what programs read, as it is. */
  readonly write: (text: string) => void;
  /** For what is said beside the answer, on standard error. */
  readonly report: (text: string) => void;
}

/** Runs the command that this process was started with, and leaves its exit code. */
export async function runProgram(commands: Commands): Promise<void> {
  const { voice, ended } = lineBegun(commands, process.argv.slice(2), {
    environment: process.env,
    now: new Date(),
    isTerminal: process.stdin.isTTY === true && process.stdout.isTTY === true,
    progress: progress(process.stderr),
    print: (line, tone) => console.log(onTerminal(line, tone, process.stdout.columns)),
    write: (text) => console.log(text),
    report: (text) => console.error(text),
  });
  // Errors that no promise of a command catches.
  process.once("uncaughtException", (error) => {
    voice.stopped(error);
    process.exit(voice.end(2));
  });
  process.exitCode = await ended;
}

/**
 * Begins to run a line, the program's name left out, in the folder where this process stands. It ends with the exit
 * code; `voice` is for who has to end it before.
 */
export function lineBegun(commands: Commands, args: readonly string[], around: Surroundings) {
  const [asked = "", ...rest] = args;
  const folder = standingIn(asked, around.environment, process.cwd());
  const file = () => {
    const path = firmFile(optionIn(rest, "config"), folder);
    return path === null ? null : readFileSync(path);
  };
  const language = readersLanguage(optionIn(rest, "language"), file, around.environment);
  const voice = new Voice(asked, language, rest, around);
  const ended = start({ commands, asked, rest, folder, language, around }, voice)
    .catch((error: unknown) => voice.stopped(error))
    .then((code) => voice.end(code));
  return { voice, ended };
}

interface Asked {
  readonly commands: Commands;
  readonly asked: string;
  /** The arguments after it. */
  readonly rest: readonly string[];
  readonly folder: string;
  readonly language: Language;
  readonly around: Surroundings;
}

async function start(
  { commands, asked, rest, folder, language, around }: Asked,
  voice: Voice,
): Promise<ExitCode> {
  const words = WORDS[language];
  const says = words.commands;
  if (asked === "--version") return voice.say([ENGINE]);
  const isHelp = ["", "help", "--help", "-h"].includes(asked);
  const named = isHelp
    ? rest.find((arg, at) => !arg.startsWith("-") && rest[at - 1] !== "--language")
    : asked;
  if (named === undefined) return voice.say(overview(words));
  const name = COMMANDS.find((own) => own === named);
  const command = name && commands[name];
  if (name === undefined || command === undefined) throw new UsageError(notACommand(named, says));
  if (isHelp || rest.includes("--help") || rest.includes("-h"))
    return voice.say(helpOf(name, command, words));
  if (isTakenByNpm(name, around.environment)) throw new UsageError(says.behindDashes(name));
  const given = readLine(rest, tableOf(command), says);
  const spoken = given.values.language;
  if (typeof spoken === "string" && languageNamed(spoken) === null)
    throw new UsageError(says.noLanguage(spoken));
  const call = callOf(name, command, given, {
    ...{ folder, cwd: process.cwd(), language, now: around.now },
    isAsking: !voice.isKeptBack && around.isTerminal,
    print: (line, tone) => voice.say([line], tone),
    tell: (facts) => voice.tell(facts),
    progress: voice.isKeptBack ? NO_PROGRESS : around.progress,
  });
  return command.run(call);
}

/** What is printed: at once, or with `--json` and `--quiet` at the end. */
class Voice {
  readonly isKeptBack: boolean;
  readonly #lines: { readonly line: string; readonly tone: Tone | undefined }[] = [];
  readonly #facts: Record<string, unknown> = {};
  readonly #asked: string;
  readonly #language: Language;
  readonly #isJson: boolean;
  readonly #around: Pick<Surroundings, "print" | "write" | "report">;

  constructor(
    asked: string,
    language: Language,
    rest: readonly string[],
    around: Pick<Surroundings, "print" | "write" | "report">,
  ) {
    this.#asked = asked;
    this.#language = language;
    this.#isJson = rest.includes("--json");
    this.isKeptBack = this.#isJson || rest.includes("--quiet");
    this.#around = around;
  }

  say(lines: readonly string[], tone?: Tone): 0 {
    for (const line of lines) {
      this.#lines.push({ line, tone });
      if (!this.isKeptBack) this.#around.print(line, tone);
    }
    return 0;
  }

  tell(facts: Readonly<Record<string, unknown>>): void {
    Object.assign(this.#facts, facts);
  }

  /** Says why it stopped: to the person whose input is wrong, or to whoever mends a defect. */
  stopped(error: unknown): 2 {
    const says = WORDS[this.#language].commands;
    const name = COMMANDS.find((own) => own === this.#asked);
    const help = says.seeHelp(`${name === undefined ? PROGRAM : lineOf(name)} --help`);
    const lines = error instanceof UsageError ? [error.message, help] : stopLines(error, this.#language);
    if (lines === null) this.#around.report(defectLines(error, this.#language).join("\n"));
    this.say(lines ?? [], "refused");
    return 2;
  }

  /** Prints what was kept back. */
  end(code: ExitCode): ExitCode {
    const object = { command: this.#asked, exitCode: code, ...this.#facts };
    const lines = this.#lines.map(({ line }) => line);
    if (this.#isJson) this.#around.write(JSON.stringify({ ...object, lines }, null, 2));
    else if (this.isKeptBack && code !== 0)
      for (const { line, tone } of this.#lines) this.#around.print(line, tone);
    return code;
  }
}

function notACommand(given: string, says: Words["commands"]): string {
  if (given.startsWith("-")) return says.commandFirst;
  const [nearest] = nearTo(given, new Map(COMMANDS.map((name) => [name, name])));
  return says.unknownCommand(given, nearest === undefined ? null : lineOf(nearest));
}

/** An option's value, before it is known whether all else is right. */
function optionIn(args: readonly string[], name: string): string | undefined {
  const at = args.findIndex((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`));
  return at < 0 ? undefined : (args[at]?.split("=", 2)[1] ?? args[at + 1]);
}

/** npm takes options for its own that stand before two dashes, and leaves them in the environment. */
function isTakenByNpm(name: CommandName, environment: NodeJS.ProcessEnv): boolean {
  const { npm_lifecycle_event, npm_config_config, npm_config_period } = environment;
  return npm_lifecycle_event === name && (npm_config_config ?? npm_config_period) !== undefined;
}
