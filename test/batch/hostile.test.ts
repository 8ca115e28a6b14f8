/**
 * 10,000 hostile names and 10,000 hostile descriptions: every file stays in the month's folder, and in no file does
 * a text become anything but text. What is written of a hostile firm is held against what is written of its twin,
 * which has harmless texts in the same places.
 */

import { resolve } from "node:path";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { exceptionsCsv } from "../../batch/exceptions-csv.ts";
import { unescaped } from "../../batch/import/texts.ts";
import { monthFiles, workbookNames } from "../../batch/month-files.ts";
import { fileNames } from "../../batch/output-folder.ts";
import { page } from "../../batch/page/page.ts";
import { reminderCalendar } from "../../batch/reminder-calendar.ts";
import { runJson } from "../../batch/run-json.ts";
import { clientWorkbook } from "../../batch/workbook/client-workbook.ts";
import { summaryWorkbook } from "../../batch/workbook/summary-workbook.ts";
import { legalText } from "../../batch/workbook/xlsx-guard.ts";
import { xlsx } from "../../batch/workbook/xlsx-writer.ts";
import { reminders } from "../../core/reminders.ts";
import { SILENT } from "./firm-folder.ts";
import { type Firm, firms, inFile } from "./hostile-firm.ts";
import { hostileText } from "./hostile-text.ts";
import { inspected } from "./workbook-inspection.ts";

const MANY = 10_000;
const SEED = 20_261_031;

/** Slices of the texts, of so many each. */
function inParts<T>(values: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, index) =>
    values.slice(index * size, (index + 1) * size),
  );
}

const hostileTexts = (seed: number) => fc.sample(hostileText, { numRuns: MANY, seed });

test("10,000 hostile names give 10,000 files, each in the folder and apart from the others on every system", () => {
  const names = hostileTexts(SEED);
  const taken = ["Summary 2026-10.xlsx", "run.json"];
  const files = fileNames(names, ".xlsx", taken);
  expect(files).toHaveLength(MANY);
  for (const [index, file] of files.entries()) {
    const of = JSON.stringify(names[index]);
    expect(resolve("/out/2026-10", file), of).toBe(`/out/2026-10/${file}`);
    expect(file, of).toMatch(/^[^<>:"/\\|?*\p{C}]+\.xlsx$/u);
    expect(file, of).not.toMatch(/^[. ]|[. ]\.xlsx$/);
    expect(file, of).not.toMatch(/^(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]) *(\.|$)/i);
    expect(Buffer.byteLength(file), of).toBeLessThanOrEqual(255);
  }
  const distinct = (fold: (file: string) => string) => new Set([...taken, ...files].map(fold)).size;
  expect(distinct((file) => file)).toBe(MANY + 2);
  expect(distinct((file) => file.toLowerCase())).toBe(MANY + 2);
  expect(distinct((file) => file.normalize("NFD").toLowerCase().toUpperCase())).toBe(MANY + 2);
  console.log(`${MANY} hostile names tried as files, ${new Set(names).size} different`);
});
