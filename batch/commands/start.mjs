#!/usr/bin/env node
/** Starts the program from its bundle: `plan-balance reconcile …`; or another of its sources, named by its path. */

import { bundled } from "../disk/bundle.mjs";

const [, , first = ""] = process.argv;
await bundled(/^batch\/.+\.ts$/.test(first) ? first : "batch/commands/plan-balance.ts");
