/** The lines a run ends with: control totals, what needs a look, and where the files are. */

import { checks, passed } from "../../core/figures/checks.ts";
import { type ClientOverview, firmOverview } from "../../core/figures/firm-overview.ts";
import { BANDS } from "../../core/figures/holdings.ts";
import { type ReminderKind, reminders } from "../../core/figures/reminders.ts";
import type { ToConfirm } from "../../core/figures/statement.ts";
import type { Bank } from "../../core/rules/bank.ts";
import { formatDate } from "../../core/values/calendar.ts";
import { isWarning } from "../../core/values/problems.ts";
import { inCurrency, inHours } from "../../core/values/units.ts";
import type { Config } from "../config/config.ts";
import { spoiltLines } from "../documents/change-lines.ts";
import { reason } from "../documents/exceptions-csv.ts";
import { CONTROL_WORDS } from "../documents/workbook/firm-control-words.ts";
import { remarkSentence } from "../imports/remarks.ts";
import { passedOverLines } from "../month/log-folder.ts";
import { type ClientMonth, type Month, needsALook } from "../month/month.ts";
import { type ClientMoved, readingChangeLines } from "./reading-change.ts";

const ENGLISH = {
  head: (month: string, clients: number, logs: number) =>
    `${month}: ${clients} ${clients === 1 ? "client" : "clients"}, ${logs} ${logs === 1 ? "time log" : "time logs"}`,
  fates: { read: "read", placed: "placed", rejected: "rejected", duplicate: "duplicate" },
  noLog: "There is no time log yet: the statements have no work in them.",
  entries: "entries",
  minutes: "minutes",
  left: "left",
  used: "used",
  billable: "billable",
  confirming: "to confirm",
  confirm: (count: number) =>
    `${count === 1 ? "1 overage" : `${count} overages`} without notice to confirm, not billed until decided (“decisions”: client, date, decision, who, why):`,
  noRate: "no rate",
  look: (count: number) => `${count} ${count === 1 ? "row needs" : "rows need"} a look:`,
  more: (count: number) => `and ${count} more, in exceptions.csv`,
  otherTerms: (count: number) =>
    `${count === 1 ? "1 warning is" : `${count} warnings are`} about terms not in force this month: see exceptions.csv.`,
  warning: "warning",
  leftOut: "left out",
  reminders: (count: number, days: number) =>
    `${count === 1 ? "1 reminder" : `${count} reminders`} within ${days} days:`,
  kinds: {
    lapse: "renew now",
    lapsed: "lapsed",
    invoice: "invoice to issue",
    exhaustion: "runs out",
    renewal: "renewal",
  } satisfies Record<ReminderKind, string>,
  colon: ":",
  priorPeriod: (count: number) =>
    count === 1
      ? "1 change in closed months is told as prior period."
      : `${count} changes in closed months are told as prior period.`,
  notRead: "Not read from the folder of time logs:",
  dryRun: "Dry run: nothing was written.",
  folder: (folder: string) => `The workbooks are in ${folder}`,
};

const FRENCH: typeof ENGLISH = {
  head: (month, clients, logs) =>
    `${month} : ${clients} ${clients <= 1 ? "client" : "clients"}, ${logs} ${logs <= 1 ? "journal" : "journaux"}`,
  fates: { read: "lues", placed: "placées", rejected: "rejetées", duplicate: "en double" },
  noLog: "Il n’y a encore aucun journal de temps : les relevés sont sans travail.",
  entries: "entrées",
  minutes: "minutes",
  left: "restent",
  used: "utilisé",
  billable: "facturable",
  confirming: "à confirmer",
  confirm: (count) =>
    `${count === 1 ? "1 excédent" : `${count} excédents`} sans avis à confirmer, pas ${count === 1 ? "facturé" : "facturés"} avant décision (« decisions » : client, date, décision, qui, pourquoi) :`,
  noRate: "sans tarif",
  look: (count) => `${count} ${count === 1 ? "ligne est" : "lignes sont"} à revoir :`,
  more: (count) => `et ${count} de plus, dans exceptions.csv`,
  otherTerms: (count) =>
    `${count} ${count === 1 ? "avertissement concerne" : "avertissements concernent"} des termes qui ne sont pas en vigueur ce mois-ci : voir exceptions.csv.`,
  warning: "avertissement",
  leftOut: "écartée",
  reminders: (count, days) => `${count <= 1 ? `${count} rappel` : `${count} rappels`} d’ici ${days} jours :`,
  kinds: {
    lapse: "à renouveler maintenant",
    lapsed: "échu",
    invoice: "facture à émettre",
    exhaustion: "s’épuise",
    renewal: "renouvellement",
  },
  colon: " :",
  priorPeriod: (count) =>
    count <= 1
      ? `${count} changement de mois clôturés paraît en période antérieure.`
      : `${count} changements de mois clôturés paraissent en période antérieure.`,
  notRead: "Non lus dans le dossier des journaux de temps :",
  dryRun: "Essai : rien n’a été écrit.",
  folder: (folder) => `Les classeurs sont dans ${folder}`,
};

/** Rows that are printed; nobody reads more in a terminal. */
const MOST_PRINTED = 1000;

/** `folder` is where the files were written; null for a dry run. */
export function outcome(
  month: Month,
  config: Config,
  folder: string | null,
  moved: readonly ClientMoved[],
): string[] {
  const { control, exceptions } = month;
  const words = config.language === "fr" ? FRENCH : ENGLISH;
  const fate = (label: string, entries: number, minutes: number) =>
    `  ${label.padEnd(10)}${String(entries).padStart(8)} ${words.entries}${String(minutes).padStart(10)} ${words.minutes}`;
  const lines = [
    words.head(month.name, month.clients.length, month.files.length),
    fate(words.fates.read, control.entriesRead, control.minutesRead),
    fate(words.fates.placed, control.entriesPlaced, control.minutesPlaced),
    fate(words.fates.rejected, control.entriesRejected, control.minutesRejected),
    fate(words.fates.duplicate, control.entriesDuplicate, control.minutesDuplicate),
    ...(checks(month).every(passed) ? [] : ["", CONTROL_WORDS[config.language].someFailed]),
    ...(month.logs.length === 0 ? ["", words.noLog] : []),
    ...readingLines(month, config),
    ...passedOver(month, config, words),
    "",
    ...clientLines(firmOverview(month).clients, words),
    ...confirmLines(month, config, words),
    ...reminderLines(month, config, words),
  ];
  const prior = month.clients.reduce((count, { statement }) => count + statement.priorPeriod.length, 0);
  if (prior > 0) lines.push("", words.priorPeriod(prior));
  const toLookAt = exceptions.filter((exception) => needsALook(exception, month.period));
  if (toLookAt.length > 0) {
    lines.push("", words.look(toLookAt.length));
    for (const exception of toLookAt.slice(0, MOST_PRINTED)) {
      const { file, line, problems } = exception;
      const mark = problems.every(isWarning) ? words.warning : words.leftOut;
      // What concerns no one row has no line.
      const place = line === 0 ? file : `${file}:${line}`;
      lines.push(`  ${place}  ${mark}  ${reason(exception, config.language)}`);
    }
  }
  if (toLookAt.length > MOST_PRINTED) lines.push(`  ${words.more(toLookAt.length - MOST_PRINTED)}`);
  const others = exceptions.length - toLookAt.length;
  if (others > 0) lines.push("", words.otherTerms(others));
  if (month.spoilt.length > 0) lines.push("", ...spoiltLines(month.spoilt, config.language));
  lines.push(...readingChangeLines(moved, config.language));
  lines.push("", folder === null ? words.dryRun : words.folder(folder));
  return lines;
}

/** How other tools' exports were read, and whatever was decided or noticed on the way. */
function readingLines({ logs }: Month, { language }: Config): string[] {
  const lines = logs.flatMap(({ file, read, remarks }) => {
    const profile = read === null || read.profile.tool === "canonical" ? null : read.profile;
    if (profile === null && remarks.length === 0) return [];
    const as = profile === null ? [] : [`${profile.tool}, ${profile.report[language]}.`];
    return [`  ${file}  ${[...as, ...remarks.map((remark) => remarkSentence(remark, language))].join(" ")}`];
  });
  return lines.length === 0 ? [] : ["", ...lines];
}

/** A9: overage that nobody has decided, of this month and of those before it. */
function confirmLines({ clients }: Month, { currency }: Config, words: typeof ENGLISH): string[] {
  const held = clients.flatMap(({ client, statement }) =>
    statement.toConfirm.map((overage) => ({ name: client.name, overage })),
  );
  if (held.length === 0) return [];
  const cost = ({ amount }: ToConfirm) =>
    amount === null ? words.noRate : `${inCurrency(amount).toFixed(2)} ${currency}`;
  return [
    "",
    words.confirm(held.length),
    ...held.map(
      ({ name, overage }) =>
        `  ${formatDate(overage.date)}  ${name}, ${inHours(overage.charged).toFixed(2)} h, ${cost(overage)}`,
    ),
  ];
}

/** What was put in the folder and not read; what was refused stands among the rows that need a look. */
function passedOver(month: Month, { language }: Config, words: typeof ENGLISH): string[] {
  const lines = passedOverLines(month, language);
  return lines.length === 0 ? [] : ["", words.notRead, ...lines.map((line) => `  ${line}`)];
}

/** R7: what comes within a month, or has passed; the rest is on the sheet of reminders. */
function reminderLines(month: Month, { reminderDays }: Config, words: typeof ENGLISH): string[] {
  const soon = reminders(month.clients, reminderDays).filter(({ daysLeft }) => daysLeft <= A_MONTH);
  if (soon.length === 0) return [];
  return [
    "",
    words.reminders(soon.length, A_MONTH),
    ...soon.map(
      ({ date, kind, client, plan }) =>
        `  ${formatDate(date)}  ${words.kinds[kind]}${words.colon} ${client.name}, ${plan}`,
    ),
  ];
}

/** How many days ahead reminders are printed. */
const [A_MONTH] = BANDS;

function clientLines(clients: readonly ClientOverview<ClientMonth>[], words: typeof ENGLISH): string[] {
  const longest = Math.max(0, ...clients.map(({ account }) => account.client.name.length));
  const hours = (value: number) => value.toFixed(2).padStart(7);
  return clients.map(({ account: { client, statement }, holdings }) => {
    const left = holdings.map(
      (holding) => `${bankName(holding.bank)} ${inHours(holding.left).toFixed(2)} h ${words.left}`,
    );
    const used = `${words.used} ${hours(inHours(statement.charged.bank))} h`;
    const billable = `${words.billable} ${hours(inHours(statement.billed.total.charged))} h`;
    const held = statement.held.charged;
    const rest = [...(held > 0 ? [`${words.confirming} ${inHours(held).toFixed(2)} h`] : []), ...left];
    return `  ${client.name.padEnd(longest)}  ${used}  ${billable}  ${rest.join(", ")}`.trimEnd();
  });
}

/** With whose it was, where that client was joined with this one. */
function bankName({ plan, formerly }: Bank): string {
  return formerly === null ? plan : `${plan} (${formerly})`;
}
