#!/usr/bin/env node
/** Starts the program from its bundle: `plan-balance reconcile …`; or another of its sources, named by its path. */

import { setFlagsFromString } from "node:v8";
import { bundled } from "../disk/bundle.mjs";

// Left to itself, memory grows to several times what is in use before it is tidied: a third less for a twentieth more time.
setFlagsFromString("--heap-growing-percent=50");

const [, , first = ""] = process.argv;
await bundled(/^batch\/.+\.ts$/.test(first) ? first : "batch/commands/plan-balance.ts");
