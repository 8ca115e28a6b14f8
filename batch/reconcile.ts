/**
 * The monthly run: reads the inbox, reconciles the month, publishes its folder, and says what came of it.
 *
 * Laws: one function serves the command and the schedule; nothing is written before everything is rendered;
 * exit code 0 clean, 1 written with exceptions, 2 nothing written.
 */

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { type Config, readConfig } from "./config.ts";
import { exceptionsCsv } from "./exceptions-csv.ts";
import { FatalError } from "./fatal-error.ts";
import { readInbox } from "./inbox.ts";
import { type ClientMonth, type Month, monthPeriod, reconciledMonth } from "./month.ts";
import { outcome } from "./outcome.ts";
import { fileNames, type OutputFile, publish } from "./output-folder.ts";
import { type Progress, progress } from "./progress.ts";
import { RUN_JSON, runJson, runJsonText } from "./run-json.ts";
import { clientWorkbook } from "./workbook/client-workbook.ts";
import { summaryWorkbook } from "./workbook/summary-workbook.ts";
import { xlsx } from "./workbook/xlsx.ts";

export type ExitCode = 0 | 1 | 2;

export interface RunRequest {
  /** Path of the configuration file. */
  readonly config: string;
  /** `YYYY-MM`. */
  readonly period: string;
  readonly dryRun: boolean;
}

/** Runs a month and prints its outcome; failures that stop it are printed too, never thrown. */
export async function reconcileMonth(
  request: RunRequest,
  print: (line: string) => void,
  shown: Progress,
): Promise<ExitCode> {
  try {
    monthPeriod(request.period); // a slip here is told before anything is read
    shown.stage("Reading the register and the time logs");
    const config = await readConfig(request.config);
    const inbox = await readInbox(config);
    shown.stage("Placing every minute");
    const month = reconciledMonth(request.period, inbox);
    const folder = request.dryRun ? null : await publishMonth(month, config, shown);
    shown.end();
    const place = folder === null ? null : relative(process.cwd(), folder) || ".";
    for (const line of outcome(month, config, place)) print(line);
    return month.exceptions.length === 0 ? 0 : 1;
  } catch (error) {
    shown.end();
    if (!(error instanceof FatalError)) throw error;
    for (const sentence of error.sentences) print(sentence);
    print("Nothing was written.");
    return 2;
  }
}

/** Renders and writes everything of the month; answers the folder. */
async function publishMonth(month: Month, config: Config, shown: Progress): Promise<string> {
  const files = await monthFiles(month, config, shown);
  shown.stage(`Writing ${files.length} files`);
  return publish(config.out, month.name, files, await previousFiles(join(config.out, month.name)));
}

const RUN_FILE = "run.json";
const EXCEPTIONS_FILE = "exceptions.csv";

/** All files of the month: a workbook a client, the firm's summary, the exceptions, and run.json which lists them. */
export async function monthFiles(month: Month, config: Config, shown: Progress): Promise<OutputFile[]> {
  const summaryFile = `Summary ${month.name}.xlsx`;
  const taken = [summaryFile, EXCEPTIONS_FILE, RUN_FILE];
  const names = fileNames(
    month.clients.map(({ client }) => client.name),
    ".xlsx",
    taken,
  );
  const nameOf = new Map(month.clients.map((client, index) => [client, names[index] ?? ""]));

  shown.stage("Rendering workbooks");
  const files: OutputFile[] = [];
  for (const [client, file] of nameOf) {
    const workbook = clientWorkbook(month, client, client.client.language ?? config.language);
    files.push({ file, bytes: await xlsx(workbook) });
    shown.step(files.length, nameOf.size);
  }
  const fileOf = (client: ClientMonth) => nameOf.get(client) ?? "";
  const summary = summaryWorkbook(month, fileOf, config);
  files.push({ file: summaryFile, bytes: await xlsx(summary) });
  files.push({ file: EXCEPTIONS_FILE, bytes: Buffer.from(exceptionsCsv(month.exceptions, config.language)) });
  const outputs = files.map(({ file, bytes }) => ({
    file,
    sha256: createHash("sha256").update(bytes).digest("hex"),
  }));
  files.push({
    file: RUN_FILE,
    bytes: Buffer.from(runJsonText(runJson(month, config, { fileOf, outputs }))),
  });
  return files;
}

/** What an earlier run of the month wrote, by its own run.json; nothing when that can't be read. */
async function previousFiles(folder: string): Promise<string[]> {
  try {
    const run = RUN_JSON.parse(JSON.parse(await readFile(join(folder, RUN_FILE), "utf8")));
    return [RUN_FILE, ...run.outputs.map(({ file }) => file)];
  } catch {
    return [];
  }
}

const USAGE = `Usage: npm run reconcile -- --config FILE --period YYYY-MM [--dry-run]

  --config   the configuration (JSON); its paths are relative to the file itself
  --period   the month to reconcile
  --dry-run  prints the same summary and writes nothing`;

async function main(): Promise<ExitCode> {
  const print = (line: string) => console.log(line);
  let request: RunRequest;
  try {
    const { values } = parseArgs({
      options: {
        config: { type: "string" },
        period: { type: "string" },
        "dry-run": { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    const { config, period, help, "dry-run": dryRun } = values;
    if (help) {
      print(USAGE);
      return 0;
    }
    if (config === undefined || period === undefined)
      throw new TypeError("--config and --period are needed.");
    request = { config, period, dryRun };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    print(`${error.message}\n\n${USAGE}`);
    return 2;
  }
  return reconcileMonth(request, print, progress(process.stderr));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  process.exitCode = await main().catch((error: unknown) => {
    // A defect of ours, told whole; Node's own code for it is 1, which means written with exceptions here.
    console.error(error);
    return 2;
  });
}
