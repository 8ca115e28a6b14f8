/**
 * A month's run in a thread of its own, so that whoever waits for it hears signals and keeps time, whatever the run is
 * busy with.
 *
 * Law: the thread never outlives its process; what it leaves when it is cut off is what any run leaves then, and the
 * next one mends it.
 */

import { Worker } from "node:worker_threads";
import type { MonthRun, RunRequest } from "../run/month-run.ts";

/** Runs a month, as `monthRun` does. Throws when the thread fails, as when there is no memory left for it. */
export function monthRunApart(request: RunRequest): Promise<MonthRun> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL("./month-thread.mjs", import.meta.url), { workerData: request });
    thread.once("message", resolve);
    thread.once("error", reject);
    thread.once("exit", (code) => reject(new Error(`the thread of the run ended with code ${code}`)));
  });
}
