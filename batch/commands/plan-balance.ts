/** The program: `plan-balance COMMAND …`. */

import { addin } from "./addin.ts";
import { check } from "./check.ts";
import { close } from "./close.ts";
import { deliver } from "./deliver.ts";
import { diff } from "./diff.ts";
import { init } from "./init.ts";
import { inspect } from "./inspect.ts";
import { merge } from "./merge.ts";
import { profile } from "./profile.ts";
import { runProgram } from "./program.ts";
import { reconcile } from "./reconcile.ts";
import { reopen } from "./reopen.ts";
import { schedule } from "./schedule.ts";

await runProgram({
  ...{ init, check, reconcile, merge, diff, close, reopen, deliver, schedule, inspect, profile },
  addin,
});
