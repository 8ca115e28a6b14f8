/**
 * How a program of commands runs: which one is asked for, in which language it answers, and how it ends.
 *
 * Law: whatever happens, it ends with a code of ours: 2 where nothing was done, also for a defect, since Node's own code
 * for one, 1, has another meaning here. A command whose promise never settles ends with Node's code for that, 13.
 */

import type { Language } from "../../core/values/language.ts";
import { nearTo } from "../../core/values/names.ts";
import { WORDS, type Words } from "../../core/words/words.ts";
import { languageNamed } from "../config/reader-language.ts";
import { ENGINE, PROGRAM } from "../disk/engine.ts";
import { defectLines, stopLines } from "../disk/stop-sentences.ts";
import type { ExitCode } from "../run/month-run.ts";
import { NO_PROGRESS, progress } from "../run/progress.ts";
import { callOf } from "./call.ts";
import { COMMANDS, type Command, type CommandName, tableOf, UsageError } from "./command.ts";
import { readLine } from "./command-line.ts";
import { firmFile, standingIn } from "./firm-file.ts";
import { helpOf, lineOf, overview } from "./help.ts";
import { readersLanguage } from "./readers-language.ts";
import { onTerminal, type Tone } from "./terminal.ts";

type Commands = Readonly<Partial<Record<CommandName, Command>>>;

/** Runs the command that this process was started with, and leaves its exit code. */
export async function runProgram(commands: Commands): Promise<void> {
  const [asked = "", ...rest] = process.argv.slice(2);
  const folder = standingIn(asked, process.env, process.cwd());
  const file = () => firmFile(optionIn(rest, "config"), folder);
  const language = readersLanguage(optionIn(rest, "language"), file, process.env);
  const voice = new Voice(asked, language, rest.includes("--json"), rest.includes("--quiet"));
  // Errors that no promise of a command catches.
  process.once("uncaughtException", (error) => {
    voice.stopped(error);
    process.exit(voice.end(2));
  });
  const started = start({ commands, asked, rest, folder, language }, voice);
  process.exitCode = voice.end(await started.catch((error) => voice.stopped(error)));
}

interface Asked {
  readonly commands: Commands;
  readonly asked: string;
  /** The arguments after it. */
  readonly rest: readonly string[];
  readonly folder: string;
  readonly language: Language;
}

async function start({ commands, asked, rest, folder, language }: Asked, voice: Voice): Promise<ExitCode> {
  const words = WORDS[language];
  const says = words.commands;
  if (asked === "--version") return voice.say([ENGINE]);
  const isHelp = ["", "help", "--help", "-h"].includes(asked);
  const named = isHelp ? rest[0] : asked;
  if (named === undefined) return voice.say(overview(words));
  const name = COMMANDS.find((own) => own === named);
  const command = name && commands[name];
  if (name === undefined || command === undefined) throw new UsageError(notACommand(named, says));
  if (isHelp || rest.includes("--help") || rest.includes("-h"))
    return voice.say(helpOf(name, command, words));
  if (isTakenByNpm(name, process.env)) throw new UsageError(says.behindDashes(name));
  const given = readLine(rest, tableOf(command), says);
  const spoken = given.values.language;
  if (typeof spoken === "string" && languageNamed(spoken) === null)
    throw new UsageError(says.noLanguage(spoken));
  const call = callOf(name, command, given, {
    ...{ folder, cwd: process.cwd(), language, now: new Date() },
    isAsking: !voice.isKeptBack && process.stdin.isTTY === true && process.stdout.isTTY === true,
    print: (line, tone) => voice.say([line], tone),
    tell: (facts) => voice.tell(facts),
    progress: voice.isKeptBack ? NO_PROGRESS : progress(process.stderr),
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

  constructor(asked: string, language: Language, isJson: boolean, isQuiet: boolean) {
    this.#asked = asked;
    this.#language = language;
    this.#isJson = isJson;
    this.isKeptBack = isJson || isQuiet;
  }

  say(lines: readonly string[], tone?: Tone): 0 {
    for (const line of lines) {
      this.#lines.push({ line, tone });
      if (!this.isKeptBack) this.#show(line, tone);
    }
    return 0;
  }

  #show(line: string, tone: Tone | undefined): void {
    console.log(onTerminal(line, tone, process.stdout.columns));
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
    if (lines === null) console.error(defectLines(error, this.#language).join("\n"));
    this.say(lines ?? [], "refused");
    return 2;
  }

  /** Prints what was kept back. */
  end(code: ExitCode): ExitCode {
    const object = { command: this.#asked, exitCode: code, ...this.#facts };
    const lines = this.#lines.map(({ line }) => line);
    if (this.#isJson) console.log(JSON.stringify({ ...object, lines }, null, 2));
    else if (this.isKeptBack && code !== 0) for (const { line, tone } of this.#lines) this.#show(line, tone);
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
