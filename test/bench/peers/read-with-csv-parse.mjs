/** Reads the logs with csv-parse: dates and minutes checked; says how many rows and minutes. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";

const [, , folder] = process.argv;
let [rows, worked] = [0, 0];
for (const file of readdirSync(join(folder, "logs")).sort()) {
  const [header, ...records] = parse(readFileSync(join(folder, "logs", file)));
  const [date, minutes, client] = ["date", "minutes", "client"].map((name) => header.indexOf(name));
  for (const record of records) {
    if (Number.isNaN(Date.parse(record[date])) || !/^\d{1,4}$/.test(record[minutes]) || record[client] === "")
      continue;
    rows += 1;
    worked += Number(record[minutes]);
  }
}
console.log(`${rows} ${worked}`);
