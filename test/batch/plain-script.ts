/**
 * The script that people write for this job, as the benchmark's baseline: csv-parse with a header, a map of clients,
 * exceljs with a style set on each cell, one workbook per client written to disk. It applies no rule but rounding up,
 * checks nothing, and writes no chart, no control and no run.json.
 *
 *   node --import tsx test/batch/plain-script.ts LOGS OUT PERIOD
 */

import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import ExcelJS from "exceljs";

interface Row {
  id: string;
  date: string;
  client: string;
  user: string;
  technician: string;
  minutes: string;
  category: string;
  description: string;
}

const [logs = "", out = "", period = ""] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
const byClient = new Map<string, Row[]>();
for (const file of readdirSync(logs)) {
  for (const row of parse(readFileSync(join(logs, file)), { columns: true }) as Row[]) {
    const own = byClient.get(row.client) ?? [];
    own.push(row);
    byClient.set(row.client, own);
  }
}

const HEAD = {
  font: { bold: true },
  fill: { type: "pattern", pattern: "solid", fgColor: { argb: "FFE4EAF1" } },
} as const;

for (const [client, rows] of byClient) {
  const book = new ExcelJS.Workbook();
  const month = rows.filter(({ date }) => date.startsWith(period));
  const used = month.reduce((sum, { minutes }) => sum + Math.ceil(Number(minutes) / 15) * 15, 0);
  const summary = book.addWorksheet("Summary");
  summary.addRow([client, period]).font = { bold: true, size: 16 };
  summary.addRow(["Hours used", used / 60]);

  const ledger = book.addWorksheet("Ledger", { views: [{ state: "frozen", ySplit: 1 }] });
  const keys = ["id", "date", "user", "technician", "category", "description"] as const;
  ledger.addRow([...keys, "minutes", "charged"]).eachCell((cell) => Object.assign(cell, HEAD));
  for (const row of month) {
    const worked = Number(row.minutes);
    const added = ledger.addRow([...keys.map((key) => row[key]), worked, Math.ceil(worked / 15) * 15]);
    added.eachCell((cell) => {
      cell.font = { name: "Calibri", size: 11 };
      cell.border = { bottom: { style: "thin", color: { argb: "FFDDE3EA" } } };
      cell.alignment = { vertical: "middle" };
    });
  }
  const byDay = new Map<string, number>();
  for (const { date, minutes } of month) byDay.set(date, (byDay.get(date) ?? 0) + Number(minutes));
  const days = book.addWorksheet("Days");
  days.addRow(["date", "minutes"]).eachCell((cell) => Object.assign(cell, HEAD));
  for (const [date, minutes] of [...byDay].sort()) days.addRow([date, minutes]);
  await book.xlsx.writeFile(join(out, `${client}.xlsx`));
}
