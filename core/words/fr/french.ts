/** French, by subject. */

import type { coreEnglish, english } from "../en/english.ts";
import { addin } from "./addin.ts";
import { calendar } from "./calendar.ts";
import { changes } from "./changes.ts";
import { clientWorkbook } from "./client-workbook.ts";
import { closing } from "./closing.ts";
import { commands } from "./commands.ts";
import { control } from "./control.ts";
import { delivery } from "./delivery.ts";
import { demo } from "./demo.ts";
import { due } from "./due.ts";
import { firmWorkbook } from "./firm-workbook.ts";
import { formats } from "./formats.ts";
import { functions } from "./functions.ts";
import { help } from "./help.ts";
import { invoices } from "./invoices.ts";
import { letters } from "./letters.ts";
import { logFolder } from "./log-folder.ts";
import { newFirm } from "./new-firm.ts";
import { outcome } from "./outcome.ts";
import { page } from "./page.ts";
import { pane } from "./pane.ts";
import { problems } from "./problems.ts";
import { reasons } from "./reasons.ts";
import { remarks } from "./remarks.ts";
import { ruleTitles } from "./rule-titles.ts";
import { rules } from "./rules.ts";
import { run } from "./run.ts";
import { setup } from "./setup.ts";
import { starter } from "./starter.ts";
import { stops } from "./stops.ts";
import { templates } from "./templates.ts";
import { workbook } from "./workbook.ts";
import { writing } from "./writing.ts";

export const coreFrench: typeof coreEnglish = {
  demo,
  functions,
  help,
  pane,
  problems,
  reasons,
  ruleTitles,
  rules,
  starter,
  templates,
  writing,
};

export const french: typeof english = {
  ...coreFrench,
  addin,
  calendar,
  changes,
  clientWorkbook,
  closing,
  commands,
  control,
  delivery,
  due,
  firmWorkbook,
  formats,
  invoices,
  letters,
  logFolder,
  newFirm,
  outcome,
  page,
  remarks,
  run,
  setup,
  stops,
  workbook,
};
