/** The summary printed when a run ends: control totals, rows that need attention, and where the files are. */

import { toBill } from "../../core/figures/billing.ts";
import { passed } from "../../core/figures/checks.ts";
import type { ClientOverview } from "../../core/figures/firm-overview.ts";
import { BANDS } from "../../core/figures/holdings.ts";
import { reminders } from "../../core/figures/reminders.ts";
import type { ToConfirm } from "../../core/figures/statement.ts";
import type { BankHistory } from "../../core/rules/bank.ts";
import { formatDate } from "../../core/values/calendar.ts";
import { isWarning } from "../../core/values/problems.ts";
import { remarkSentence } from "../../core/words/describe.ts";
import { WORDS, type Words } from "../../core/words/words.ts";
import type { Config } from "../config/config.ts";
import { configDoubts } from "../config/config-doubts.ts";
import { unreadableLines } from "../documents/change-lines.ts";
import { reason } from "../documents/exceptions-csv.ts";
import { skippedLines } from "../month/log-folder.ts";
import { type KeptClient, type Month, needsAttention } from "../month/month.ts";
import { type ClientMoved, readingChangeLines } from "./reading-change.ts";

/** Nobody reads more rows in a terminal. */
const MAX_PRINTED = 1000;

/** `folder`: where the files were written; null for a dry run. */
export function outcome(
  month: Month,
  config: Config,
  folder: string | null,
  moved: readonly ClientMoved[],
): string[] {
  const { control, exceptions } = month;
  const said = WORDS[config.language];
  const words = said.run;
  const totalsLine = (label: string, entries: number, minutes: number) =>
    `  ${label.padEnd(10)}${String(entries).padStart(8)} ${words.entries}${String(minutes).padStart(10)} ${words.minutes}`;
  const lines = [
    words.head(month.name, month.clients.length, month.files.length),
    totalsLine(words.outcomes.read, control.entriesRead, control.minutesRead),
    totalsLine(words.outcomes.placed, control.entriesPlaced, control.minutesPlaced),
    totalsLine(words.outcomes.rejected, control.entriesRejected, control.minutesRejected),
    totalsLine(words.outcomes.duplicate, control.entriesDuplicate, control.minutesDuplicate),
    ...(month.checks.every(passed) ? [] : ["", said.control.someFailed]),
    ...(month.logs.length === 0 ? ["", words.noLog] : []),
    ...readingLines(month, config),
    ...skipped(month, config),
    ...doubtLines(config),
    "",
    ...clientLines(month.overview.clients, said),
    ...confirmLines(month, config, said),
    ...reminderLines(month, config, said),
  ];
  const prior = month.clients.reduce((count, { statement }) => count + statement.priorPeriod.length, 0);
  if (prior > 0) lines.push("", words.priorPeriod(prior));
  const needingAttention = exceptions.filter((exception) => needsAttention(exception, month.period));
  if (needingAttention.length > 0) {
    lines.push("", words.look(needingAttention.length));
    for (const exception of needingAttention.slice(0, MAX_PRINTED)) {
      const { file, line, problems } = exception;
      const mark = problems.every(isWarning) ? words.warning : words.leftOut;
      // An exception about the whole file has no line.
      const place = line === 0 ? file : `${file}:${line}`;
      lines.push(`  ${place}  ${mark}  ${reason(exception, config.language)}`);
    }
  }
  if (needingAttention.length > MAX_PRINTED)
    lines.push(`  ${words.more(needingAttention.length - MAX_PRINTED)}`);
  const others = exceptions.length - needingAttention.length;
  if (others > 0) lines.push("", words.otherTerms(others));
  if (month.unreadable.length > 0) lines.push("", ...unreadableLines(month.unreadable, config.language));
  lines.push(...readingChangeLines(moved, config.language));
  lines.push("", folder === null ? words.dryRun : words.folder(folder));
  return lines;
}

/** How other tools' exports were read, with the remarks made while reading. */
function readingLines({ logs }: Month, { language }: Config): string[] {
  const lines = logs.flatMap(({ file, profile, remarks }) => {
    const foreign = profile?.tool === "canonical" ? null : profile;
    if (foreign === null && remarks.length === 0) return [];
    const as = foreign === null ? [] : [`${foreign.tool}, ${foreign.report[language]}.`];
    return [`  ${file}  ${[...as, ...remarks.map((remark) => remarkSentence(remark, language))].join(" ")}`];
  });
  return lines.length === 0 ? [] : ["", ...lines];
}

/** A9: undecided overage of this month and earlier ones. */
function confirmLines({ clients }: Month, { currency }: Config, { rules, run, writing }: Words): string[] {
  const held = clients.flatMap(({ client, statement }) =>
    statement.toConfirm.map((overage) => ({ name: client.name, overage })),
  );
  if (held.length === 0) return [];
  const cost = ({ amount }: ToConfirm) =>
    amount === null ? rules.noRate : `${writing.amount(amount)} ${currency}`;
  return [
    "",
    run.confirm(held.length),
    ...held.map(
      ({ name, overage }) =>
        `  ${formatDate(overage.date)}  ${name}, ${writing.hoursText(overage.charged)}, ${cost(overage)}`,
    ),
  ];
}

/** Files in the folder that were not read; refused files are among the rows that need attention. */
function skipped(month: Month, { language }: Config): string[] {
  const lines = skippedLines(month, language);
  return lines.length === 0 ? [] : ["", WORDS[language].run.notRead, ...lines.map((line) => `  ${line}`)];
}

/** What is doubtful in the configuration and told nowhere else. */
function doubtLines(config: Config): string[] {
  const { warning } = WORDS[config.language].run;
  const lines = configDoubts(config)
    .filter(({ isReported }) => !isReported)
    .map(({ at, sentence }) => `  ${at}  ${warning}  ${sentence}`);
  return lines.length === 0 ? [] : ["", ...lines];
}

/** R7: reminders due within a month, or overdue; the others are on the reminders sheet. */
function reminderLines(month: Month, { reminderDays }: Config, { run, writing }: Words): string[] {
  const soon = reminders(month.clients, reminderDays).filter(({ daysLeft }) => daysLeft <= A_MONTH);
  if (soon.length === 0) return [];
  return [
    "",
    run.reminders(soon.length, A_MONTH),
    ...soon.map(
      ({ date, kind, client, plan }) =>
        `  ${formatDate(date)}  ${writing.pair(run.kinds[kind], [client.name, ...(plan === null ? [] : [plan])].join(", "))}`,
    ),
  ];
}

/** How many days ahead reminders are printed. */
const [A_MONTH] = BANDS;

function clientLines(
  clients: readonly ClientOverview<KeptClient>[],
  { run: words, writing }: Words,
): string[] {
  const longest = Math.max(0, ...clients.map(({ account }) => account.client.name.length));
  const hours = (of: number) => writing.hours(of).padStart(7);
  return clients.map(({ account: { client, statement }, holdings }) => {
    const left = holdings.map(
      (holding) => `${bankName(holding.bank)} ${writing.hoursText(holding.left)} ${words.left}`,
    );
    const used = `${words.used} ${hours(statement.charged.bank)} h`;
    const billable = `${words.billable} ${hours(toBill(statement).charged)} h`;
    const held = statement.held.charged;
    const rest = [...(held > 0 ? [`${words.confirming} ${writing.hoursText(held)}`] : []), ...left];
    return `  ${client.name.padEnd(longest)}  ${used}  ${billable}  ${rest.join(", ")}`.trimEnd();
  });
}

/** With the former client's name, if that client was merged into this one. */
function bankName({ plan, formerly }: BankHistory): string {
  return formerly === null ? plan : `${plan} (${formerly})`;
}
