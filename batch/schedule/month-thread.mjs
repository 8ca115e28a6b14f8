/**
 * A month's run, as the thread of month-apart.ts. It is JavaScript because a thread reads TypeScript only once it has
 * registered how.
 */

import { parentPort, workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

register();
const { monthRun } = await import("../run/month-run.ts");
const SILENT = { stage() {}, step() {}, end() {} }; // a run tells of itself in the log
parentPort.postMessage(await monthRun(workerData, SILENT));
