/** What is said, in the firm's language, when closing, reopening or comparing a month can't go on. */

import type { Language } from "../../core/values/language.ts";

/** How much a month was closed without; minutes that can't be read are in no sum. */
export interface LeftOutTotals {
  readonly rows: number;
  /** Refused whole. */
  readonly files: number;
  readonly minutes: number;
  /** Rows and files whose minutes can't be read. */
  readonly unreadable: number;
}

const counted = (count: number, one: string, more: string): string[] =>
  count === 0 ? [] : [`${count} ${count === 1 ? one : more}`];

const ENGLISH = {
  altered: (path: string) =>
    `${path}: this is not as it was when the month was closed. Put it back from a copy, or reopen the month with a reason and close it again.`,
  chainBroken: (path: string, before: string | null) =>
    `${path}: this closed month does not follow from ${before === null ? "the first one" : before}. Put back the record that is missing or was changed, or reopen the month with a reason and close it again.`,
  recordMissing: (path: string, period: string, witness: string) =>
    `${path}: this record is missing, but ${period} was closed: ${witness} is still there. Put the record and its basis back from a copy; or, if the month is not to stay closed, reopen it with a reason.`,
  otherRecord: (path: string, period: string, witness: string) =>
    `${path}: this is not the record that ${period} was closed with, by what ${witness} says. Put the record and its basis back from a copy, or reopen the month with a reason and close it again.`,
  witnessSpoilt: (path: string) =>
    `${path}: this no longer says which months were closed. Put it back from a copy; if there is none, delete it.`,
  unreadable: (path: string, reason: string) =>
    `${path}: what was closed can't be read (${reason}). See to it that this account can read it, or put it back from a copy, and run again.`,
  unwritable: (path: string, period: string, reason: string) =>
    `${path}: this can't be written (${reason}), so ${period} is as it was. See to it that there is room and that this account may write there, and run again.`,
  unwitnessed: (period: string, reason: string) =>
    `${period} is closed, but what guards its record against getting lost can't be written (${reason}). See to it that there is room and that this account may write there, and close the month once more.`,
  isClosed: (period: string, at: string, by: string) =>
    `${period} was closed on ${at} by ${by}: its files stay as they are. Work that came later appears in the next open month; to change ${period} itself, reopen it with a reason.`,
  beforeClosed: (period: string, last: string) =>
    `${period} lies before ${last}, which is closed. Work that came later appears in the next open month.`,
  notNext: (period: string, next: string) =>
    `${period} can't be closed: months are closed one after another, and the next one is ${next}.`,
  noRun: (period: string, folder: string) =>
    `${folder}: there is no run of ${period} to close. Reconcile it first, and look at its workbooks.`,
  outputChanged: (path: string) =>
    `${path}: this is not what the run wrote. Put your copy elsewhere, reconcile the month again, and close it then.`,
  inputsChanged: (period: string) =>
    `${period} would come out differently now than when it was last reconciled: files, settings, prices or this software have changed since. See what changed (diff), reconcile it again, and close it then.`,
  leftOut: (period: string, amount: string) =>
    `${period} can't be closed as it is. Of this month, or of no readable date, this counts nowhere: ${amount}. Correct it, reconcile the month again, and close it then; or close it without (--with-exceptions): what is corrected later is told in the next month.`,
  amount: ({ rows, files, minutes, unreadable }: LeftOutTotals) =>
    [
      ...counted(rows, "row", "rows"),
      ...counted(files, "whole file", "whole files"),
      `${minutes} min`,
      ...counted(unreadable, "duration that can't be read", "durations that can't be read"),
    ].join(", "),
  minutes: (minutes: number | null) => (minutes === null ? "duration not readable" : `${minutes} min`),
  wholeFile: "the whole file",
  noDate: "no date",
  noClient: "no client",
  more: (rows: number, minutes: number, reason: string) => `and ${rows} more, ${minutes} min: ${reason}`,
  closedWithout: (amount: string) => `Closed without, as its record says: ${amount}.`,
  notClosed: (period: string) => `${period} is not closed.`,
  wasReopened: (period: string, kept: string) =>
    `${period} is not closed any more: it was reopened, and its record is kept: ${kept}.`,
  notLast: (period: string, last: string) =>
    `${period} can't be reopened before ${last}: months are reopened from the last one back.`,
  closed: (period: string, by: string, at: string, clients: number) =>
    `${period} is closed, by ${by} at ${at}: ${clients} ${clients === 1 ? "client" : "clients"}. Its files are not rewritten any more; what arrives later for it is told in the next month.`,
  reopened: (period: string, kept: string) =>
    `${period} is open again. Its record is kept: ${kept}. Reconcile the month, look at it, and close it again.`,
};

const FRENCH: typeof ENGLISH = {
  altered: (path) =>
    `${path} : ce n’est plus ce qui a été clôturé. Remettez-le depuis une copie, ou rouvrez le mois avec un motif et clôturez-le de nouveau.`,
  chainBroken: (path, before) =>
    `${path} : ce mois clôturé ne fait pas suite ${before === null ? "au premier" : `à ${before}`}. Remettez le dossier de clôture qui manque ou a été changé, ou rouvrez le mois avec un motif et clôturez-le de nouveau.`,
  recordMissing: (path, period, witness) =>
    `${path} : ce dossier de clôture manque, alors que ${period} a été clôturé : ${witness} est toujours là. Remettez le dossier et sa base depuis une copie ; ou, si le mois ne doit pas rester clôturé, rouvrez-le avec un motif.`,
  otherRecord: (path, period, witness) =>
    `${path} : ce n’est pas le dossier avec lequel ${period} a été clôturé, d’après ${witness}. Remettez le dossier et sa base depuis une copie, ou rouvrez le mois avec un motif et clôturez-le de nouveau.`,
  witnessSpoilt: (path) =>
    `${path} : ce fichier ne dit plus quels mois ont été clôturés. Remettez-le depuis une copie ; s’il n’y en a pas, supprimez-le.`,
  unreadable: (path, reason) =>
    `${path} : ce qui a été clôturé ne peut pas être lu (${reason}). Veillez à ce que ce compte puisse le lire, ou remettez-le depuis une copie, puis relancez.`,
  unwritable: (path, period, reason) =>
    `${path} : l’écriture est impossible (${reason}), et ${period} reste tel quel. Veillez à ce qu’il y ait de la place et que ce compte puisse y écrire, puis relancez.`,
  unwitnessed: (period, reason) =>
    `${period} est clôturé, mais ce qui protège son dossier contre une disparition ne peut pas être écrit (${reason}). Veillez à ce qu’il y ait de la place et que ce compte puisse y écrire, puis clôturez le mois encore une fois.`,
  isClosed: (period, at, by) =>
    `${period} a été clôturé le ${at} par ${by} : ses fichiers restent tels quels. Le travail arrivé depuis paraît dans le prochain mois ouvert ; pour changer ${period} même, rouvrez-le avec un motif.`,
  beforeClosed: (period, last) =>
    `${period} précède ${last}, qui est clôturé. Le travail arrivé depuis paraît dans le prochain mois ouvert.`,
  notNext: (period, next) =>
    `${period} ne peut pas être clôturé : les mois se clôturent l’un après l’autre, et le prochain est ${next}.`,
  noRun: (period, folder) =>
    `${folder} : il n’y a aucun traitement de ${period} à clôturer. Lancez d’abord le traitement, et regardez ses classeurs.`,
  outputChanged: (path) =>
    `${path} : ce n’est pas ce que le traitement a écrit. Mettez votre copie ailleurs, relancez le traitement du mois, puis clôturez-le.`,
  inputsChanged: (period) =>
    `${period} donnerait maintenant autre chose qu’au dernier traitement : des fichiers, des réglages, des prix ou ce logiciel ont changé depuis. Voyez ce qui a changé (diff), relancez le traitement, puis clôturez.`,
  leftOut: (period, amount) =>
    `${period} ne peut pas être clôturé tel quel. De ce mois, ou sans date lisible, ceci ne compte nulle part : ${amount}. Corrigez, relancez le traitement, puis clôturez ; ou clôturez sans cela (--with-exceptions) : ce qui sera corrigé plus tard paraîtra dans le mois suivant.`,
  amount: ({ rows, files, minutes, unreadable }) =>
    [
      ...counted(rows, "ligne", "lignes"),
      ...counted(files, "fichier entier", "fichiers entiers"),
      `${minutes} min`,
      ...counted(unreadable, "durée illisible", "durées illisibles"),
    ].join(", "),
  minutes: (minutes) => (minutes === null ? "durée illisible" : `${minutes} min`),
  wholeFile: "le fichier entier",
  noDate: "sans date",
  noClient: "sans client",
  more: (rows, minutes, reason) => `et ${rows} de plus, ${minutes} min : ${reason}`,
  closedWithout: (amount) => `Clôturé sans ce qui suit, comme le dit son dossier : ${amount}.`,
  notClosed: (period) => `${period} n’est pas clôturé.`,
  wasReopened: (period, kept) =>
    `${period} n’est plus clôturé : il a été rouvert, et son dossier de clôture est conservé : ${kept}.`,
  notLast: (period, last) =>
    `${period} ne peut pas être rouvert avant ${last} : les mois se rouvrent en commençant par le dernier.`,
  closed: (period, by, at, clients) =>
    `${period} est clôturé, par ${by} à ${at} : ${clients} ${clients <= 1 ? "client" : "clients"}. Ses fichiers ne sont plus réécrits ; ce qui arrive plus tard à son sujet paraît dans le mois suivant.`,
  reopened: (period, kept) =>
    `${period} est rouvert. Son dossier de clôture est conservé : ${kept}. Relancez le traitement du mois, regardez-le, et clôturez-le de nouveau.`,
};

export function closingSentences(language: Language): typeof ENGLISH {
  return language === "fr" ? FRENCH : ENGLISH;
}
