/** A month's run: the thread of month-apart.ts. It is JavaScript, since a thread cannot load TypeScript by itself. */

import { parentPort, workerData } from "node:worker_threads";
import { bundled } from "../disk/bundle.mjs";

const { monthRun } = await bundled("batch/run/month-run.ts");
const SILENT = { stage() {}, step() {}, end() {} }; // the schedule's log reports on the run
parentPort.postMessage(await monthRun(workerData, SILENT));
