/** A real terminal of 100 columns, in which a test types as a person does and reads what stands on the screen. */

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { skippedIf } from "../skipped.ts";
import { PROJECT, put, temporaryFolder } from "./firm-folder.ts";

export const needsTmux = skippedIf(spawnSync("tmux", ["-V"]).status !== 0, "tmux is not installed");

export const COLUMNS = 100;
const PROMPT = "$ ";
/** What a shell prints when a command has ended. */
const ENDED = /^\[(\d+)\]$/m;

interface Ended {
  readonly code: number;
  /** What was printed, line by line, without what was typed. */
  readonly screen: string;
}

/** The terminal of a person who speaks that language, standing in a folder. */
export class Terminal {
  readonly #socket: string;
  /** What was typed, apart from answers. */
  readonly commands: string[] = [];

  private constructor(socket: string) {
    this.#socket = socket;
  }

  static async open(folder: string, locale: string): Promise<Terminal> {
    const tools = await temporaryFolder();
    const start = `exec "${process.execPath}" "${join(PROJECT, "batch/commands/start.mjs")}" "$@"`;
    await put(tools, "plan-balance", `#!/bin/sh\n${start}\n`);
    spawnSync("chmod", ["+x", join(tools, "plan-balance")]);
    const terminal = new Terminal(join(tools, "tmux"));
    const environment = [
      `PATH=${tools}:/usr/bin:/bin`,
      `HOME=${tools}`,
      `LANG=${locale}`,
      `PS1=${PROMPT}`,
      "HISTFILE=/dev/null",
    ];
    const shell = ["env", "-i", ...environment, "TERM=screen", "bash", "--norc", "--noprofile"];
    const size = ["-x", String(COLUMNS), "-y", "60"];
    terminal.#tmux("-f", "/dev/null", "new-session", "-d", ...size, "-c", folder, ...shell);
    onTestFinished(() => void terminal.#tmux("kill-server"));
    await terminal.#until((screen) => screen.startsWith(PROMPT.trim()));
    return terminal;
  }

  /** Types a command on an empty screen; `answers` to what it asks, each when its question stands there. */
  async typed(
    command: string,
    answers: readonly (readonly [question: string, answer: string])[] = [],
  ): Promise<Ended> {
    this.commands.push(command);
    this.#line("clear");
    await this.#until((screen) => screen.trim() === PROMPT.trim());
    this.#line(`${command}; echo "[$?]"`);
    for (const [question, answer] of answers) {
      await this.#until((screen) => isAsked(question, lastLine(screen)));
      this.#line(answer);
    }
    const screen = await this.#until((shown) => ENDED.test(shown));
    const [, code = ""] = ENDED.exec(screen) ?? [];
    return { code: Number(code), screen: screen.split("\n").slice(1).join("\n").replace(ENDED, "") };
  }

  /** The screen as it is, with its colours. */
  colours(): string {
    return this.#tmux("capture-pane", "-p", "-e");
  }

  #line(text: string): void {
    this.#tmux("send-keys", "-l", text);
    this.#tmux("send-keys", "Enter");
  }

  #tmux(...args: string[]): string {
    const run = spawnSync("tmux", ["-u", "-S", this.#socket, ...args], {
      env: { ...process.env, LC_ALL: "C.UTF-8" },
      encoding: "utf8",
    });
    if (run.status !== 0) throw new Error(`tmux ${args.join(" ")}: ${run.stderr}`);
    return run.stdout;
  }

  async #until(isThere: (screen: string) => boolean): Promise<string> {
    for (let tries = 0; tries < 600; tries++) {
      const screen = this.#tmux("capture-pane", "-p");
      if (isThere(screen)) return screen;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`the terminal shows\n${this.#tmux("capture-pane", "-p")}`);
  }
}

/** Whether it waits for an answer: a question that was answered has text behind it. */
const isAsked = (question: string, line: string) => line.startsWith(question) && line.endsWith(":");
const lastLine = (screen: string) => screen.trimEnd().split("\n").at(-1) ?? "";
