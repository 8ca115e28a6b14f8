/**
 * What is printed when a run ends: what was reconciled, doubts about the month, what is to be billed, what needs a look,
 * where the files are, and the next step.
 *
 * Laws: a large firm’s fits on a screen: lists are cut short, with their count and where the rest is. Hours and amounts
 * are written as the reader writes them. The last line is the next step.
 */

import { join } from "node:path";
import { toBill } from "../../core/figures/billing.ts";
import type { ClientOverview } from "../../core/figures/firm-overview.ts";
import { WORDS, type Words } from "../../core/words/words.ts";
import type { Config } from "../config/config.ts";
import { configDoubts } from "../config/config-doubts.ts";
import { unreadableLines } from "../documents/change-lines.ts";
import { summaryFile } from "../documents/file-names.ts";
import { skippedLines } from "../month/log-folder.ts";
import type { KeptClient, Month } from "../month/month.ts";
import { billLines } from "./bill-lines.ts";
import { lookLines } from "./look-lines.ts";
import type { MonthDoubt } from "./month-doubts.ts";
import { exceptionsPlace } from "./month-files.ts";
import type { EndedRun } from "./outcome.ts";
import { cutShort, headed, inBlocks, inColumns } from "./printed-lists.ts";
import { type ClientMoved, readingChangeLines } from "./reading-change.ts";
import { remarkLines } from "./remark-lines.ts";
import { reminderLines } from "./reminder-lines.ts";

/** A firm with more clients reads about each one in its summary. */
const MOST_CLIENTS = 20;
const MOST_NOT_READ = 6;

/** `moved`: the clients whose figures an update of this software changes. */
export function outcomeLines(ended: EndedRun, config: Config, moved: readonly ClientMoved[]): string[] {
  const { month, place, doubts, outcome } = ended;
  const { language } = config;
  const words = WORDS[language];
  const says = words.outcome;
  const prior = month.clients.reduce((count, { statement }) => count + statement.priorPeriod.length, 0);
  const others = month.exceptions.length - ended.looks.length;
  const skipped = skippedLines({ ...month, unusedSources: [] }, language);
  const blocks: (readonly string[])[] = [
    [says.head(month.name, month.clients.length, month.logs.length), ...totalLines(ended, words)],
    outcome.failedChecks.length === 0 ? [] : [words.control.someFailed],
    month.logs.length === 0 ? [says.noLog] : [],
    headed(says.doubts.head, doubtLines(month, doubts, words)),
    configLines(month, config, words),
    [
      ...(outcome.bill === null ? [] : billLines(month, outcome.bill, config)),
      ...(prior === 0 ? [] : [says.priorPeriod(prior)]),
    ],
    clientLines(ended, words),
    reminderLines(month, config),
    remarkLines(month, language),
    skipped.length === 0 ? [] : [says.notRead, ...cutShort(skipped, MOST_NOT_READ, words)],
    [...lookLines(ended, language), ...(others === 0 ? [] : [says.otherTerms(others)])],
    unreadableLines(month.unreadable, language),
    readingChangeLines(moved, language).slice(1),
    [place === null ? says.dryRun : says.folder(place), nextLine(ended, words)],
  ];
  return inBlocks(blocks);
}

function totalLines({ month, outcome }: EndedRun, { outcome: says, writing }: Words): string[] {
  if (outcome.reconciled === null) return [];
  const { ofMonth, read, placed, leftOut, duplicate } = outcome.reconciled;
  const rows = [
    [says.totals.ofMonth(writing.month(month.period.from)), ofMonth],
    [says.totals.read, read],
    [says.totals.placed, placed],
    [says.totals.leftOut, leftOut],
    [says.totals.duplicate, duplicate],
  ] as const;
  return inColumns(
    rows.map(([label, of]) => [label, says.entries(of.entries), writing.hoursText(of.minutes)]),
  );
}

/** What is doubtful in the configuration and told with no row. */
export function configLines({ unusedSources }: Month, config: Config, { outcome: says }: Words): string[] {
  return configDoubts(config, unusedSources)
    .filter(({ isReported }) => !isReported)
    .map(({ at, sentence }) => `  ${at}  ${says.lookMarks.used}  ${sentence}`);
}

export function doubtLines(
  { period }: Pick<Month, "period">,
  doubts: readonly MonthDoubt[],
  { outcome: says, writing }: Words,
): string[] {
  const name = writing.month(period.from);
  return doubts.map(({ code, date }) => {
    if (date === null) return `  ${says.doubts[code](name, "")}`;
    return `  ${says.doubts[code](name, code === "earlier_open" ? writing.month(date) : writing.date(date))}`;
  });
}

function clientLines({ month }: EndedRun, words: Words): string[] {
  const { clients } = month.overview;
  if (clients.length <= MOST_CLIENTS) return eachClient(clients, words);
  const bills = clients.map(({ account }) => toBill(account.statement));
  const billed = bills.filter(({ charged, amount }) => charged !== 0 || amount !== 0).length;
  const flagged = clients.filter(({ flags }) => flags.length > 0).length;
  return [words.outcome.manyClients(billed, flagged, summaryFile(month))];
}

function eachClient(
  clients: readonly ClientOverview<KeptClient>[],
  { outcome: says, rules, writing }: Words,
): string[] {
  const longest = Math.max(0, ...clients.map(({ account }) => account.client.name.length));
  const hours = (of: number) => writing.hoursText(of).padStart(9);
  return clients.map(({ account: { client, statement }, holdings }) => {
    const left = holdings.map(({ bank: { plan, formerly }, left: its }) => {
      // With the former client's name, if that client was merged into this one.
      const name = formerly === null ? rules.plans[plan] : `${rules.plans[plan]} (${formerly})`;
      return says.left(name, writing.hoursText(its));
    });
    const held = statement.held.charged;
    const added = statement.added.amount;
    const rest = [
      ...(added === 0 ? [] : [says.forAdded(writing.money(added))]),
      ...(held > 0 ? [`${says.confirming} ${writing.hoursText(held)}`] : []),
      ...left,
    ];
    const used = `${says.used} ${hours(statement.charged.bank)}`;
    const billable = `${says.billable} ${hours(toBill(statement).charged)}`;
    return `  ${client.name.padEnd(longest)}  ${used}  ${billable}  ${rest.join(", ")}`.trimEnd();
  });
}

function nextLine({ month, place, next, doubts }: EndedRun, { outcome, writing }: Words): string {
  const says = outcome.next;
  const summary = join(place ?? "", summaryFile(month));
  const command = next.command ?? "";
  switch (next.code) {
    case "correct":
      return says.correct(next.rows, next.files, place === null ? null : exceptionsPlace(place));
    case "decide":
      return says.decide(next.rows, summary);
    case "close_earlier": {
      const open = doubts.find(({ code }) => code === "earlier_open")?.date ?? month.period.from;
      return says.close_earlier(writing.month(open), command);
    }
    case "wait":
      return says.wait(writing.date(month.period.to));
    case "close":
      return says.close(summary, writing.month(month.period.from), command);
    case "stopped":
      return "";
    default:
      return says[next.code];
  }
}
