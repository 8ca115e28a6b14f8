/**
 * All files of a month: a workbook for each client, the firm's summary, the exceptions, and for programs the figures,
 * their basis and what changed since the last run.
 *
 * Laws: all files are rendered before any is written, except workbooks kept from the last run, which are the same to the
 * byte; run.json lists all the others with their hashes; the same month gives the same bytes.
 */

import { reminders } from "../../core/figures/reminders.ts";
import { WORDS } from "../../core/words/words.ts";
import { BASIS_FILE, basisBytes, basisOf, basisText } from "../books/basis.ts";
import { changesSinceRun, changesText } from "../books/changes.ts";
import type { Config } from "../config/config.ts";
import { CHANGES_FILE, fileNames, type OutputFile, RUN_FILE } from "../disk/output-folder.ts";
import { sha256Of } from "../disk/sha256.ts";
import { exceptionsCsv } from "../documents/exceptions-csv.ts";
import { page } from "../documents/page/page.ts";
import { reminderCalendar } from "../documents/reminder-calendar.ts";
import { runJson, runJsonText } from "../documents/run-json.ts";
import { clientWorkbook } from "../documents/workbook/client-workbook.ts";
import { summaryWorkbook } from "../documents/workbook/summary-workbook.ts";
import type { ClientMonth, Month } from "../month/month.ts";
import { xlsx } from "../xlsx/writer.ts";
import { KeptWorkbooks } from "./kept-run.ts";
import type { Progress } from "./progress.ts";

const EXCEPTIONS_FILE = "exceptions.csv";
const PAGE_FILE = "index.html";
/** Names that a client's workbook must not take. */
const OWN_FILES = [EXCEPTIONS_FILE, RUN_FILE, BASIS_FILE, CHANGES_FILE, PAGE_FILE];

/** What is known before the files are made: the text of the basis, and the workbooks of the last run. */
interface Known {
  readonly basis: string;
  readonly workbooks: KeptWorkbooks;
}

export function monthFiles(
  month: Month,
  config: Config,
  shown: Progress,
  known: Known = { basis: basisText(basisOf(month)), workbooks: KeptWorkbooks.none() },
): OutputFile[] {
  const fileOf = workbookNames(month);
  const files: OutputFile[] = clientFiles(month, config, shown, { fileOf, workbooks: known.workbooks });
  const text = (file: string, content: string) => files.push({ file, bytes: Buffer.from(content) });
  files.push({ file: summaryFile(month), bytes: xlsx(summaryWorkbook(month, fileOf, config)) });
  text(EXCEPTIONS_FILE, exceptionsCsv(month.exceptions, config.language));
  files.push({ file: BASIS_FILE, bytes: basisBytes(known.basis) });
  if (month.changes !== null) text(CHANGES_FILE, changesText(month.changes));
  text(
    calendarFile(month),
    reminderCalendar(reminders(month.clients, config.reminderDays), { ...config, asOf: month.asOf }),
  );
  const run = runJson(month, config, { fileOf, outputs: [] });
  text(PAGE_FILE, page(run));
  const outputs = files.map(({ file, bytes }) => ({ file, sha256: sha256Of(bytes) }));
  text(RUN_FILE, runJsonText({ ...run, outputs }));
  return files;
}

/** The clients' workbooks, in their order. */
function clientFiles(
  month: Month,
  config: Config,
  shown: Progress,
  { fileOf, workbooks }: { fileOf: (client: ClientMonth) => string; workbooks: KeptWorkbooks },
): OutputFile[] {
  const languageOf = ({ client }: ClientMonth) => client.language ?? config.language;
  const kept = month.clients.map((client) =>
    workbooks.bytesOf(fileOf(client), { month, client, language: languageOf(client) }),
  );
  const made = kept.filter((bytes) => bytes === null).length;
  const others = kept.length - made;
  const { stages } = WORDS[config.language].run;
  shown.stage(others === 0 ? stages.rendering : stages.keeping(others, made), config.language);
  let done = 0;
  return month.clients.map((client, index) => {
    const before = kept[index] ?? null;
    if (before !== null) return { file: fileOf(client), bytes: before };
    const bytes = xlsx(clientWorkbook(month, client, languageOf(client)));
    done += 1;
    shown.step(done, made);
    return { file: fileOf(client), bytes };
  });
}

function summaryFile({ name }: Month): string {
  return `Summary ${name}.xlsx`;
}

function calendarFile({ name }: Month): string {
  return `Reminders ${name}.ics`;
}

/** The file name of each client's workbook. */
export function workbookNames(month: Month): (client: ClientMonth) => string {
  const names = fileNames(
    month.clients.map(({ client }) => client.name),
    ".xlsx",
    [summaryFile(month), calendarFile(month), ...OWN_FILES],
  );
  const nameOf = new Map(month.clients.map((client, index) => [client, names[index] ?? ""]));
  return (client) => nameOf.get(client) ?? "";
}

/** The month with what changed since its last run, which wrote `folder`, and the text of its basis. */
export async function withChanges(month: Month, folder: string): Promise<{ month: Month; basis: string }> {
  const now = basisOf(month);
  const basis = basisText(now);
  const since = await changesSinceRun(now, basis, month, folder);
  const { unreadable } = since;
  if (since.is === "first") return { month: { ...month, unreadable }, basis };
  const changes = since.is === "same" ? since.lastChanges : since.changes;
  return { month: { ...month, changes, unreadable }, basis };
}
