/** A firm whose October is closed, and to which late work came in November. */

import { join } from "node:path";
import { readConfig } from "../../../batch/config/config.ts";
import { closeMonth } from "../../../batch/run/month-closing.ts";
import { firmFolder, ORDINARY, put, run, SILENT } from "../firm-folder.ts";

export const NOVEMBER = "2026-11";
export const CONFIG = { ...ORDINARY["config.json"], rates: { "2": 6000 }, recompute: "with" };
const LOG = "id,date,client,minutes,category\n";

/** Acme's bank runs dry in October by work that came late, and a piece of it is billable then. */
export async function novemberAfterLateWork(config: object = CONFIG): Promise<string> {
  const folder = await firmFolder({
    "config.json": config,
    "logs/october.csv": `${LOG}1,2026-10-01,Acme,20,how_to\n7,2026-10-25,Acme,80,how_to\n2,2026-10-02,Bolt,5,email\n`,
    "logs/november.csv": `${LOG}3,2026-11-04,Acme,15,how_to\n`,
  });
  await run(folder);
  const at = new Date(Date.UTC(2026, 10, 3));
  await closeMonth(
    { period: "2026-10", by: "Ada", at },
    await readConfig(join(folder, "config.json")),
    SILENT,
  );
  await put(folder, "logs/late.csv", `${LOG}9,2026-10-20,Acme,40,how_to\n`);
  return folder;
}
