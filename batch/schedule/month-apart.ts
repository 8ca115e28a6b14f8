/**
 * A month's run in its own thread, so that the main thread can handle signals and timers while the run is busy.
 *
 * Law: the thread never outlives its process; if it is cut off, the next run recovers as from any interrupted run.
 */

import { Worker } from "node:worker_threads";
import type { MonthRun, RunRequest } from "../run/month-run.ts";

/** Runs a month, as `monthRun` does. Throws when the thread fails, for example when it runs out of memory. */
export function monthRunApart(request: RunRequest): Promise<MonthRun> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL("./month-thread.mjs", import.meta.url), { workerData: request });
    thread.once("message", resolve);
    thread.once("error", reject);
    thread.once("exit", (code) => reject(new Error(`the thread of the run ended with code ${code}`)));
  });
}
