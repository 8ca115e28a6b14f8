/** Reconciles the sample firm's last month. Its exceptions are intended, so they don't fail the command. */

import { fileURLToPath } from "node:url";
import { reconcileMonth } from "../run/month-run.ts";
import { progress } from "../run/progress.ts";

const config = fileURLToPath(new URL("config.json", import.meta.url));
const request = { config, period: "2026-10", dryRun: false, cwd: process.cwd() };

async function run(): Promise<void> {
  const code = await reconcileMonth(request, (line) => console.log(line), progress(process.stderr));
  process.exitCode = code === 2 ? 2 : 0;
}

export const ended = run();
