/** How Node runs our programs: settings that were measured to suit what is over in seconds. */

import { setFlagsFromString } from "node:v8";

// Left to itself, memory grows to several times what is in use before it is tidied: a third less for a twentieth more time.
setFlagsFromString("--heap-growing-percent=50");
// Threads that collect young objects together take more from each other than they save.
setFlagsFromString("--no-parallel-scavenge");
// Node 20 optimises what has run for a moment, and most commands are over before that pays; later versions wait by themselves.
if (process.version.startsWith("v20.")) setFlagsFromString("--interrupt-budget=400000");
