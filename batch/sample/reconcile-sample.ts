/** Reconciles the sample firm's last month. Its exceptions are there on purpose, so they are no failure here. */

import { fileURLToPath } from "node:url";
import { progress } from "../progress.ts";
import { reconcileMonth } from "../reconcile.ts";

const config = fileURLToPath(new URL("config.json", import.meta.url));
const code = await reconcileMonth(
  { config, period: "2026-10", dryRun: false },
  (line) => console.log(line),
  progress(process.stderr),
);
process.exitCode = code === 2 ? 2 : 0;
