/**
 * Reports how an exported log would be read, before a monthly run reads it.
 *
 * Law: it uses the code of the monthly run, and writes nothing. Exit code 0: every row would count; 1: some rows would
 * be left out; 2: the file would be refused.
 */

import { type Row, text } from "../../core/firm/cells.ts";
import { type Firm, type Reconciliation, reconcile } from "../../core/firm/reconciliation.ts";
import { DEFAULT_SETTINGS } from "../../core/ledger/settings.ts";
import type { Language } from "../../core/values/language.ts";
import { describe, remarkSentence } from "../../core/words/describe.ts";
import { WORDS, type Words } from "../../core/words/words.ts";
import { type NamedLog, type ReadLog, readLogs } from "../imports/log-file.ts";
import { DEFAULT_IMPORT, type ImportSettings } from "../imports/settings.ts";

/** The settings and clients that the file is read with: the firm's own, or defaults. */
interface InspectionContext {
  readonly settings: ImportSettings;
  /** Null: every name in the client column is accepted as a client. */
  readonly firm: Omit<Firm, "logs"> | null;
  readonly language: Language;
}

export const DEFAULT_CONTEXT: InspectionContext = { settings: DEFAULT_IMPORT, firm: null, language: "en" };

interface Inspection {
  readonly lines: readonly string[];
  readonly exitCode: 0 | 1 | 2;
}

const SAMPLE_ROWS = 3;
const MAX_LISTED = 20;

export function inspection(
  file: string,
  bytes: Uint8Array,
  context: InspectionContext = DEFAULT_CONTEXT,
): Inspection {
  const all = readLogs(file, bytes, context.settings).map((log) => logInspection(log, context));
  const codes = all.map(({ exitCode }) => exitCode);
  return {
    lines: all.flatMap(({ lines }, index) => (index === 0 ? lines : ["", ...lines])),
    exitCode: codes.every((code) => code === 2) ? 2 : codes.every((code) => code === 0) ? 0 : 1,
  };
}

function logInspection({ name: file, read }: NamedLog, context: InspectionContext): Inspection {
  const { language } = context;
  const says = WORDS[language].setup.inspection;
  if ("problem" in read) {
    return {
      lines: [`${file}:${read.line}  ${says.refused}`, `  ${describe(read.problem, language)}`],
      exitCode: 2,
    };
  }
  const result = reconcile(firmOf(context, read));
  const { control, exceptions } = result;
  const own = exceptions.filter(
    (exception) => exception.file === file || exception.fingerprint !== undefined,
  );
  const ignored = read.table.ignored ?? [];
  const lines = [
    `${file}  ${says.read(read.profile.tool, read.profile.report[language], read.profile.id)}`,
    `  ${says.sure(read.known, read.of)}${ignored.length === 0 ? "" : says.ignored(ignored)}`,
    `  ${says.written("separator" in read.by ? `${read.encoding}, ${says.separators[read.by.separator]}` : says.sheet(read.by.sheet))}`,
    ...read.remarks.map((remark) => `  ${remarkSentence(remark, language)}`),
    "",
    says.firstRows,
    ...read.table.rows.slice(0, SAMPLE_ROWS).map((row) => `  ${says.row(row.line, understood(read, row))}`),
    "",
    ...conservation(read, result, says),
  ];
  for (const { line, problems } of own.slice(0, MAX_LISTED))
    lines.push(`  ${file}:${line}  ${problems.map((problem) => describe(problem, language)).join(" ")}`);
  if (own.length > MAX_LISTED) lines.push(`  ${says.more(own.length - MAX_LISTED)}`);
  if (context.firm === null) lines.push("", says.noClients);
  return { lines, exitCode: control.entriesPlaced === control.entriesRead && own.length === 0 ? 0 : 1 };
}

function firmOf({ firm }: InspectionContext, read: ReadLog): Firm {
  if (firm !== null) return { ...firm, logs: [read.table] };
  const at = read.table.header.findIndex((heading) => text(heading).toLowerCase() === "client");
  const clients = new Set(read.table.rows.map(({ cells }) => text(cells[at])));
  return {
    contracts: [],
    otherClients: [...clients],
    aliases: {},
    logs: [read.table],
    adjustments: [],
    settings: DEFAULT_SETTINGS,
  };
}

/** The cells of a row that are not empty, with their headings. */
function understood({ table }: ReadLog, { cells }: Row): string {
  const shown = table.header.flatMap((heading, at) => {
    const cell = text(cells[at]);
    return cell === "" ? [] : [`${text(heading)} ${cell.length > 60 ? `${cell.slice(0, 57)}…` : cell}`];
  });
  return shown.join(", ").replace(/\s+/g, " ");
}

/** The outcome of every record and every minute (A11). */
function conservation(
  read: ReadLog,
  { control }: Reconciliation,
  says: Words["setup"]["inspection"],
): string[] {
  const records = read.structural + control.entriesRead;
  const held = read.table.rows.filter(({ problems }) => problems !== undefined).length;
  const refused = control.entriesRejected - Math.min(held, control.entriesRejected);
  const quarantined = control.entriesRejected - refused;
  return [
    says.records(
      records,
      control.entriesPlaced,
      quarantined,
      refused,
      control.entriesDuplicate,
      read.structural,
    ),
    says.minutes(
      control.minutesRead,
      control.minutesPlaced,
      control.minutesRejected,
      control.minutesDuplicate,
    ),
  ];
}
