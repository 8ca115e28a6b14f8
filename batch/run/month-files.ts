/**
 * All files of a month: a workbook for each client, the firm's summary, the exceptions, and for programs the figures,
 * their basis and what changed since the last run.
 *
 * Laws: all files are rendered before any is written, except workbooks kept from the last run, which are the same to the
 * byte; run.json lists all the others with their hashes; the same month gives the same bytes.
 */

import { reminders } from "../../core/figures/reminders.ts";
import type { Language } from "../../core/values/language.ts";
import { BASIS_FILE, basisBytes } from "../books/basis.ts";
import { changesText } from "../books/changes.ts";
import type { Config } from "../config/config.ts";
import { CHANGES_FILE, FileNames, type OutputFile, RUN_FILE } from "../disk/output-folder.ts";
import { sha256Of } from "../disk/sha256.ts";
import { exceptionsCsv } from "../documents/exceptions-csv.ts";
import { page } from "../documents/page/page.ts";
import { reminderCalendar } from "../documents/reminder-calendar.ts";
import { runJson, runJsonText } from "../documents/run-json.ts";
import { clientWorkbook } from "../documents/workbook/client-workbook.ts";
import { summaryWorkbook } from "../documents/workbook/summary-workbook.ts";
import type { ClientMonth, KeptClient, Month, MonthFrame } from "../month/month.ts";
import { xlsx } from "../xlsx/writer.ts";
import type { KeptWorkbooks } from "./kept-run.ts";

const EXCEPTIONS_FILE = "exceptions.csv";
const PAGE_FILE = "index.html";
/** Names that a client's workbook must not take. */
const OWN_FILES = [EXCEPTIONS_FILE, RUN_FILE, BASIS_FILE, CHANGES_FILE, PAGE_FILE];

/** What was made before, while the month was worked out. */
interface Made {
  /** The clients' workbooks, in order. */
  readonly workbooks: readonly OutputFile[];
  /** The text of the basis. */
  readonly basis: string;
}

export function monthFiles(month: Month, config: Config, { workbooks, basis }: Made): OutputFile[] {
  const fileOf = workbookNames(month);
  const files: OutputFile[] = [...workbooks];
  const text = (file: string, content: string) => files.push({ file, bytes: Buffer.from(content) });
  files.push({ file: summaryFile(month), bytes: xlsx(summaryWorkbook(month, fileOf, config)) });
  text(EXCEPTIONS_FILE, exceptionsCsv(month.exceptions, config.language));
  files.push({ file: BASIS_FILE, bytes: basisBytes(basis) });
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

/** The clients' workbooks, each made as soon as the client's month is worked out. */
export class ClientWorkbooks {
  readonly files: OutputFile[] = [];
  readonly #month: MonthFrame;
  readonly #language: Language;
  readonly #kept: KeptWorkbooks;
  readonly #names: FileNames;

  constructor(month: MonthFrame, { language }: Pick<Config, "language">, kept: KeptWorkbooks) {
    this.#month = month;
    this.#language = language;
    this.#kept = kept;
    this.#names = namesIn(month);
  }

  /** The next client in order. */
  add(client: ClientMonth): void {
    const file = this.#names.next(client.client.name);
    const language = client.client.language ?? this.#language;
    const bytes =
      this.#kept.bytesOf(file, { month: this.#month, client, language }) ??
      xlsx(clientWorkbook(this.#month, client, language));
    this.files.push({ file, bytes });
  }
}

function summaryFile({ name }: MonthFrame): string {
  return `Summary ${name}.xlsx`;
}

function calendarFile({ name }: MonthFrame): string {
  return `Reminders ${name}.ics`;
}

function namesIn(month: MonthFrame): FileNames {
  return new FileNames(".xlsx", [summaryFile(month), calendarFile(month), ...OWN_FILES]);
}

/** The file name of each client's workbook. */
export function workbookNames(month: Month): (client: KeptClient) => string {
  const names = namesIn(month);
  const nameOf = new Map(month.clients.map(({ client }) => [client, names.next(client.name)]));
  return ({ client }) => nameOf.get(client) ?? "";
}
