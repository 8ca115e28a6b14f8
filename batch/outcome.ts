/** The lines a run ends with: control totals, what needs a look, and where the files are. */

import { isWarning } from "../core/errors.ts";
import { inHours } from "../core/units.ts";
import type { Config } from "./config.ts";
import { reason } from "./exceptions-csv.ts";
import type { Month } from "./month.ts";

/** `folder` is where the files were written; null for a dry run. */
export function outcome(month: Month, config: Config, folder: string | null): string[] {
  const { control, exceptions } = month;
  const fate = (label: string, entries: number, minutes: number) =>
    `  ${label.padEnd(10)}${String(entries).padStart(8)} entries${String(minutes).padStart(10)} minutes`;
  const lines = [
    `${month.name}: ${month.clients.length} clients, ${month.files.length} time logs`,
    fate("read", control.entriesRead, control.minutesRead),
    fate("placed", control.entriesPlaced, control.minutesPlaced),
    fate("rejected", control.entriesRejected, control.minutesRejected),
    fate("duplicate", control.entriesDuplicate, control.minutesDuplicate),
    "",
    ...clientLines(month),
  ];
  if (exceptions.length > 0) {
    lines.push("", `${exceptions.length} ${exceptions.length === 1 ? "row needs" : "rows need"} a look:`);
    for (const exception of exceptions) {
      const mark = exception.problems.every(isWarning) ? "warning" : "left out";
      lines.push(`  ${exception.file}:${exception.line}  ${mark}  ${reason(exception, config.language)}`);
    }
  }
  lines.push("", folder === null ? "Dry run: nothing was written." : `The workbooks are in ${folder}`);
  return lines;
}

function clientLines({ clients, asOf }: Month): string[] {
  const longest = Math.max(0, ...clients.map(({ client }) => client.name.length));
  const hours = (value: number) => value.toFixed(2).padStart(7);
  return clients.map(({ client, statement }) => {
    const left = statement.banks
      .filter(({ bank }) => bank.inForce(asOf))
      .map(({ bank, closing }) => `${bank.plan} ${inHours(closing).toFixed(2)} h left`);
    const used = `used ${hours(inHours(statement.charged.bank))} h`;
    const billable = `billable ${hours(inHours(statement.charged.billable))} h`;
    return `  ${client.name.padEnd(longest)}  ${used}  ${billable}  ${left.join(", ")}`.trimEnd();
  });
}
