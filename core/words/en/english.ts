/** English, by subject. The other languages have the same words: the compiler asks for the missing ones. */

import { calendar } from "./calendar.ts";
import { changes } from "./changes.ts";
import { closing } from "./closing.ts";
import { delivery } from "./delivery.ts";
import { letters } from "./letters.ts";
import { logFolder } from "./log-folder.ts";
import { problems } from "./problems.ts";
import { remarks } from "./remarks.ts";
import { rules } from "./rules.ts";
import { run } from "./run.ts";
import { stops } from "./stops.ts";
import { writing } from "./writing.ts";

export const english = {
  calendar,
  changes,
  closing,
  delivery,
  letters,
  logFolder,
  problems,
  remarks,
  rules,
  run,
  stops,
  writing,
};
