/**
 * A month's run: the thread of month-apart.ts. It is JavaScript because a thread can load TypeScript only after
 * registering a loader.
 */

import { parentPort, workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

register();
const { monthRun } = await import("../run/month-run.ts");
const SILENT = { stage() {}, step() {}, end() {} }; // the schedule's log reports on the run
parentPort.postMessage(await monthRun(workerData, SILENT));
