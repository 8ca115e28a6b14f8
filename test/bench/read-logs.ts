/** Our side of reading: the logs of a folder as a run reads them, each row checked; says how many rows and minutes. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readLogs } from "../../batch/imports/log-file.ts";
import { DEFAULT_IMPORT } from "../../batch/imports/settings.ts";
import { layout } from "../../core/firm/cells.ts";
import { EntryReader, TIME_LOG_COLUMNS } from "../../core/firm/time-log.ts";

const [, , folder = ""] = process.argv;
let [rows, worked] = [0, 0];
for (const file of readdirSync(join(folder, "logs")).sort()) {
  const bytes = readFileSync(join(folder, "logs", file));
  for (const { read } of readLogs(file, bytes, DEFAULT_IMPORT)) {
    if ("problem" in read) throw new Error(`${file}: ${read.problem.code}`);
    const { layout: columns } = layout(read.table.header, TIME_LOG_COLUMNS);
    const reader = new EntryReader(file, columns);
    for (const row of read.table.rows) {
      const { entry } = reader.read(row);
      rows += 1;
      worked += entry?.minutes ?? Number.NaN;
    }
  }
}
console.log(`${rows} ${worked}`);
