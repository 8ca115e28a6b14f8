/**
 * The three operations on a month: reconcile, close, reopen; in this process, or each by its command in its own
 * process, as its owner runs them.
 */

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { readConfig } from "../../../batch/config/config.ts";
import { FatalError } from "../../../batch/disk/fatal-error.ts";
import { closeMonth, reopenMonth } from "../../../batch/run/month-closing.ts";
import { monthRun } from "../../../batch/run/month-run.ts";
import { PROJECT, SILENT, soonAfter } from "../firm-folder.ts";

/** Each throws an Error with the refusal's text; `period` is `YYYY-MM`. */
export interface Hands {
  reconcile(folder: string, period: string): Promise<void>;
  /** Shows what would be written, and writes nothing. */
  preview(folder: string, period: string): Promise<void>;
  /** Closes with exceptions only if closing without them is refused. */
  close(folder: string, period: string): Promise<void>;
  reopen(folder: string, period: string): Promise<void>;
}

const BY = "Ada";
const REASON = "to see";
const configOf = (folder: string) => join(folder, "config.json");

export const IN_THIS_PROCESS: Hands = {
  reconcile: (folder, period) => run(folder, period, false),
  preview: (folder, period) => run(folder, period, true),
  async close(folder, period) {
    const config = await readConfig(configOf(folder));
    const request = { period, by: BY, at: soonAfter(period) };
    await closeMonth(request, config, SILENT).catch((error: unknown) => {
      if (!(error instanceof FatalError)) throw error;
      return closeMonth({ ...request, withExceptions: true }, config, SILENT);
    });
  },
  async reopen(folder, period) {
    const request = { period, by: BY, reason: REASON, at: new Date() };
    await reopenMonth(request, await readConfig(configOf(folder)));
  },
};

async function run(folder: string, period: string, dryRun: boolean): Promise<void> {
  const { code, lines } = await monthRun(
    { config: configOf(folder), period, dryRun, cwd: process.cwd() },
    SILENT,
  );
  if (code === 2) throw new Error(lines.join("\n"));
}

export const BY_COMMANDS: Hands = {
  async reconcile(folder, period) {
    command(["reconcile", "--config", configOf(folder), "--period", period]);
  },
  async preview(folder, period) {
    command(["reconcile", "--config", configOf(folder), "--period", period, "--dry-run"]);
  },
  async close(folder, period) {
    const args = ["close", period, "--config", configOf(folder), "--by", BY];
    try {
      command(args);
    } catch {
      command([...args, "--with-exceptions"]);
    }
  },
  async reopen(folder, period) {
    command(["reopen", period, "--config", configOf(folder), "--by", BY, "--reason", REASON]);
  },
};

function command(args: readonly string[]): void {
  const line = ["batch/commands/start.mjs", ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, line, { cwd: PROJECT, encoding: "utf8" });
  if (status !== 0 && status !== 1) throw new Error(`${args[0]} ended with ${status}\n${stdout}\n${stderr}`);
}
