/** Packs what packing.ts sends. It is JavaScript, since a thread cannot load TypeScript by itself. */

import { parentPort } from "node:worker_threads";
import { bundled } from "../disk/bundle.mjs";

const { packed } = await bundled("batch/run/packed.ts");
parentPort.on("message", ({ files, line }) => parentPort.postMessage(packed(files, line)));
