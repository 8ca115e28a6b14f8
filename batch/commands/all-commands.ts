/** Every command, by its name. */

import { addin } from "./addin.ts";
import { check } from "./check.ts";
import { close } from "./close.ts";
import type { Command, CommandName } from "./command.ts";
import { deliver } from "./deliver.ts";
import { diff } from "./diff.ts";
import { init } from "./init.ts";
import { inspect } from "./inspect.ts";
import { invoice } from "./invoice.ts";
import { merge } from "./merge.ts";
import { profile } from "./profile.ts";
import { reconcile } from "./reconcile.ts";
import { reopen } from "./reopen.ts";
import { schedule } from "./schedule.ts";

export const ALL_COMMANDS = {
  init,
  check,
  reconcile,
  merge,
  diff,
  close,
  reopen,
  invoice,
  deliver,
  schedule,
  inspect,
  profile,
  addin,
} as const satisfies Readonly<Record<CommandName, Command>>;
