/** The delivery as its own process, as npm starts it; the server may be in this one. */

import { spawn } from "node:child_process";
import { PERIOD, PROJECT } from "../firm-folder.ts";
import type { ClosedFirm } from "./closed-firm.ts";

export interface Ended {
  /** Null if it was killed. */
  readonly code: number | null;
  readonly printed: string;
  readonly reported: string;
}

export interface Start {
  readonly args?: readonly string[];
  readonly environment?: Record<string, string>;
  /** A module loaded before the program. */
  readonly preload?: string;
}

export function deliverProcess(
  firm: Pick<ClosedFirm, "config">,
  { args = [], environment = {}, preload }: Start = {},
): Promise<Ended> {
  const loaded = preload === undefined ? [] : ["--import", preload];
  const child = spawn(
    process.execPath,
    [
      "--import",
      "tsx",
      ...loaded,
      "batch/commands/plan-balance.ts",
      "deliver",
      "--config",
      firm.config,
      "--period",
      PERIOD,
      ...args,
    ],
    { cwd: PROJECT, env: { ...process.env, ...environment }, stdio: ["ignore", "pipe", "pipe"] },
  );
  const printed: Buffer[] = [];
  const reported: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => printed.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => reported.push(chunk));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) =>
      resolve({
        code,
        printed: Buffer.concat(printed).toString(),
        reported: Buffer.concat(reported).toString(),
      }),
    );
  });
}
