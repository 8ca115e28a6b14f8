/**
 * A second opinion on workbooks: LibreOffice recalculates every formula of a file, and its results are compared with
 * the values cached with the formulas. It detects neither Excel's own repairs nor faults in table themes.
 *
 * Laws: each call has its own fresh profile, so no user's settings matter and calls may run in parallel. Numbers differ
 * from 1e-9 on. Without LibreOffice its tests are skipped with a reason, but fail if CI=true.
 */

import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import ExcelJS from "exceljs";
import { test } from "vitest";
import { skippedIf } from "./skipped.ts";

const PLACES = [
  ...(process.env.PATH ?? "").split(delimiter),
  "/Applications/LibreOffice.app/Contents/MacOS",
  "C:\\Program Files\\LibreOffice\\program",
];

/** The path of LibreOffice's command, or null. */
export const soffice: string | null =
  PLACES.flatMap((place) => ["soffice", "soffice.exe"].map((name) => join(place, name))).find(existsSync) ??
  null;

type Value = number | string;

export interface Difference {
  sheet: string;
  cell: string;
  formula: string;
  cached: Value;
  recalculated: Value;
}

/** `formulas`: the number compared, so that a test can fail if nothing was compared. */
export interface Recalculation {
  formulas: number;
  differences: Difference[];
}

/** A test that needs LibreOffice. */
export function officeTest(name: string, run: () => Promise<void>): void {
  const lacking = soffice === null && process.env.CI !== "true";
  test(name, { timeout: 180_000, ...skippedIf(lacking, "LibreOffice is not installed") }, run);
}

/** A workbook as LibreOffice opens it, with the values cached in it, and writes it again. */
export async function reopened(file: string, outDir: string): Promise<ExcelJS.Workbook> {
  await convert([file], "xlsx", outDir, NEVER_RECALCULATE);
  return opened(join(outDir, basename(file)));
}

/**
 * Recalculates all the files in one run of LibreOffice, which writes its own copies to `outDir`. By file. The files
 * need different names; they are left unchanged.
 */
export async function recalculated(files: string[], outDir: string): Promise<Map<string, Recalculation>> {
  if (new Set(files.map((file) => basename(file))).size < files.length)
    throw new Error("two files of one name");
  await convert(files, "xlsx", outDir, ALWAYS_RECALCULATE);
  const results = new Map<string, Recalculation>();
  for (const file of files) {
    const theirs = join(outDir, basename(file));
    if (!existsSync(theirs)) throw new Error(`LibreOffice could not open ${file}`);
    results.set(file, compared(await opened(file), await opened(theirs)));
  }
  return results;
}

async function convert(files: string[], format: string, outDir: string, how: string): Promise<void> {
  if (soffice === null) throw new Error("LibreOffice (soffice) is not installed");
  const profile = await mkdtemp(join(tmpdir(), "libreoffice-profile-"));
  try {
    await mkdir(join(profile, "user"));
    await writeFile(join(profile, "user", "registrymodifications.xcu"), how);
    const settings = [`-env:UserInstallation=${pathToFileURL(profile).href}`, "--headless", "--norestore"];
    await promisify(execFile)(soffice, [...settings, "--convert-to", format, "--outdir", outDir, ...files]);
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}

/** Without it LibreOffice trusts the cached values of any file it did not write itself. */
const ALWAYS_RECALCULATE = recalculating(0);
const NEVER_RECALCULATE = recalculating(1);

function recalculating(mode: number): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>${mode}</value></prop></item>
</oor:items>
`;
}

async function opened(file: string): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(file);
  return book;
}

function compared(ours: ExcelJS.Workbook, theirs: ExcelJS.Workbook): Recalculation {
  let formulas = 0;
  const differences: Difference[] = [];
  for (const page of ours.worksheets) {
    const other = theirs.getWorksheet(page.name);
    page.eachRow((row) => {
      row.eachCell((cell) => {
        if (cell.type !== ExcelJS.ValueType.Formula) return;
        formulas += 1;
        const cached = shown(cell);
        const found = other ? shown(other.getCell(cell.address)) : "(no such sheet)";
        if (isSame(cached, found)) return;
        const { formula, address } = cell;
        differences.push({ sheet: page.name, cell: address, formula, cached, recalculated: found });
      });
    });
  }
  return { formulas, differences };
}

function shown(cell: ExcelJS.Cell): Value {
  const value: unknown = cell.type === ExcelJS.ValueType.Formula ? cell.result : cell.value;
  // exceljs makes a Date of a number formatted as a date: back to the day serial.
  if (value instanceof Date) return value.getTime() / 86_400_000 + 25_569;
  if (value !== null && typeof value === "object" && "error" in value) return String(value.error);
  return typeof value === "number" ? value : String(value ?? "");
}

function isSame(left: Value, right: Value): boolean {
  return typeof left === "number" && typeof right === "number"
    ? Math.abs(left - right) < 1e-9
    : left === right;
}
