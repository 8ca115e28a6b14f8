/**
 * All files of a month: a workbook for each client, the firm's summary, the exceptions, and for programs the figures,
 * their basis and what changed since the last run.
 *
 * Laws: all files are rendered before any is written, except workbooks kept from the last run, which are the same to the
 * byte; run.json lists all the others with their hashes; the same month gives the same bytes.
 */

import { join } from "node:path";
import { reminders } from "../../core/figures/reminders.ts";
import type { Client } from "../../core/firm/clients.ts";
import { BASIS_FILE } from "../books/basis.ts";
import { changesText } from "../books/changes.ts";
import { type Config, ofFiles } from "../config/config.ts";
import { CHANGES_FILE, fileNames, type OutputFile, RUN_FILE } from "../disk/output-folder.ts";
import { sha256Of } from "../disk/sha256.ts";
import { exceptionsCsv } from "../documents/exceptions-csv.ts";
import { calendarFile, summaryFile } from "../documents/file-names.ts";
import { runJson } from "../documents/month-json.ts";
import { page } from "../documents/page/page.ts";
import { reminderCalendar } from "../documents/reminder-calendar.ts";
import { runJsonText } from "../documents/run-json.ts";
import { summaryWorkbook } from "../documents/workbook/summary-workbook.ts";
import { wordsIn } from "../documents/workbook/words.ts";
import type { Month, MonthFrame } from "../month/month.ts";
import { xlsx } from "../xlsx/writer.ts";

export const EXCEPTIONS_FILE = "exceptions.csv";
const PAGE_FILE = "index.html";
/** Where clients' own pages stand, in the month's folder. */
const CLIENTS_FOLDER = "clients";
/** Names that a client's workbook must not take. */
const OWN_FILES = [EXCEPTIONS_FILE, RUN_FILE, BASIS_FILE, CHANGES_FILE, PAGE_FILE];

/** What was made before, while the month was worked out. */
interface Made {
  /** The clients' workbooks and pages, in order. */
  readonly workbooks: readonly (OutputFile & { readonly sha256?: string })[];
  /** The bytes of the basis. */
  readonly basis: Uint8Array;
}

export function monthFiles(month: Month, spoken: Config, { workbooks, basis }: Made): OutputFile[] {
  const config = ofFiles(spoken);
  const names = clientNames(month, config);
  const { fileOf } = names;
  const files: OutputFile[] = [...workbooks];
  const text = (file: string, content: string) => files.push({ file, bytes: Buffer.from(content) });
  files.push({ file: summaryFile(month), bytes: xlsx(summaryWorkbook(month, fileOf, config)) });
  text(EXCEPTIONS_FILE, exceptionsCsv(month.exceptions, config.language));
  files.push({ file: BASIS_FILE, bytes: basis });
  if (month.changes !== null) text(CHANGES_FILE, changesText(month.changes));
  text(
    calendarFile(month),
    reminderCalendar(reminders(month.clients, config.reminderDays), { ...config, asOf: month.asOf }),
  );
  const run = runJson(month, config, { ...names, outputs: [] });
  text(PAGE_FILE, page(run));
  const known = new Map(workbooks.map(({ file, sha256 }) => [file, sha256]));
  const outputs = files.map(({ file, bytes }) => ({ file, sha256: known.get(file) ?? sha256Of(bytes) }));
  text(RUN_FILE, runJsonText({ ...run, outputs }));
  return files;
}

/** The path of exceptions.csv as printed; of a run that writes nothing, its name. */
export function exceptionsPlace(place: string | null): string {
  return place === null ? EXCEPTIONS_FILE : join(place, EXCEPTIONS_FILE);
}

type ClientsOf = Pick<MonthFrame, "name" | "language"> & {
  readonly clients: readonly { readonly client: Client }[];
};
type NameOf = (of: { readonly client: Client }) => string;

/** The file names of each of a month's clients, which are in order. */
export function clientNames(
  month: ClientsOf,
  { clientPages }: Pick<Config, "clientPages">,
): { readonly fileOf: NameOf; readonly pageOf: NameOf | null } {
  return { fileOf: workbookNames(month), pageOf: clientPages ? pageNames(month) : null };
}

export function workbookNames(month: ClientsOf): NameOf {
  return namesIn(month, ".xlsx", takenIn(month));
}

/** Of the workbooks beside these, on which they are recomputed. */
export function recomputeNames(month: ClientsOf): NameOf {
  const ending = ` – ${wordsIn(month.language).sheets.recompute}.xlsx`;
  return namesIn(month, ending, [...takenIn(month), ...month.clients.map(workbookNames(month))]);
}

/** Of the pages, which have a folder of their own. */
function pageNames(month: ClientsOf): NameOf {
  const nameOf = namesIn(month, ".html", []);
  return (of) => `${CLIENTS_FOLDER}/${nameOf(of)}`;
}

function takenIn(month: ClientsOf): string[] {
  return [summaryFile(month), calendarFile(month), ...OWN_FILES];
}

function namesIn(month: ClientsOf, ending: string, taken: readonly string[]): NameOf {
  const clients = month.clients.map(({ client }) => client);
  const names = fileNames(
    clients.map(({ name }) => name),
    ending,
    taken,
  );
  const nameOf = new Map(clients.map(({ key }, index) => [key, names[index] ?? ""]));
  return ({ client }) => nameOf.get(client.key) ?? "";
}
