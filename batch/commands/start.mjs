#!/usr/bin/env node
/** Starts the program from its bundle: `plan-balance reconcile …`; or the sample's, named by its path. */

import "../disk/node-flags.mjs";
import { bundled } from "../disk/bundle.mjs";

const SAMPLE = "batch/sample/reconcile-sample.ts";
const { ended } = await bundled(process.argv[2] === SAMPLE ? SAMPLE : "batch/commands/plan-balance.ts");
await ended;
