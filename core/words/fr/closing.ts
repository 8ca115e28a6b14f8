/** What is said when closing, reopening or comparing a month, and why it can't go on. */

import type { closing as english } from "../en/closing.ts";
import { writing } from "./writing.ts";

const some = (count: number, one: string, more: string): string[] =>
  count === 0 ? [] : [writing.counted(count, one, more)];

export const closing: typeof english = {
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
  notOver: (period, ends) =>
    `${period} ne peut pas être clôturé avant d’être terminé : son dernier jour est le ${ends}, et ce qui se fait d’ici là viendrait après la clôture. Clôturez-le une fois ce jour passé, après l’avoir traité de nouveau.`,
  doubts: "Clôturé tout de même ; si c’était une erreur, rouvrez-le avec une raison :",
  noRun: (period, folder) =>
    `${folder} : il n’y a aucun traitement de ${period} à clôturer. Lancez d’abord le traitement, et regardez ses classeurs.`,
  outputChanged: (path) =>
    `${path} : ce n’est pas ce que le traitement a écrit. Mettez votre copie ailleurs, relancez le traitement du mois, puis clôturez-le.`,
  inputsChanged: (period) =>
    `${period} donnerait maintenant autre chose qu’au dernier traitement : des fichiers, des réglages, des prix ou ce logiciel ont changé depuis. Voyez ce qui a changé (diff), relancez le traitement, puis clôturez.`,
  leftOut: (period, amount) =>
    `${period} ne peut pas être clôturé tel quel. De ce mois, ou sans date lisible, ceci ne compte nulle part : ${amount}.`,
  nextLeftOut: (where, command) =>
    `Ensuite : corrigez cela dans ${where} ou dans les fichiers d’origine, relancez le traitement du mois, puis clôturez-le. Ou clôturez-le sans cela : ${command} (ce qui sera corrigé plus tard paraîtra dans le mois suivant).`,
  nextInvoice: (command) => `Ensuite : faites les factures pour votre logiciel comptable : ${command}`,
  nextDeliver: (command) => `Ensuite : envoyez les classeurs aux clients : ${command}`,
  nextSend: (folder, month) =>
    `Ensuite : envoyez aux clients leurs classeurs, qui sont dans ${folder}. Le mois suivant est ${month}.`,
  amount: ({ rows, files, minutes, unreadable }) =>
    [
      ...some(rows, "ligne", "lignes"),
      ...some(files, "fichier entier", "fichiers entiers"),
      writing.minutes(minutes),
      ...some(unreadable, "durée illisible", "durées illisibles"),
    ].join(", "),
  minutes: (minutes) => (minutes === null ? "durée illisible" : writing.minutes(minutes)),
  wholeFile: "le fichier entier",
  noDate: "sans date",
  noClient: "sans client",
  more: (rows, minutes, reason) =>
    `et ${writing.count(rows)} de plus, ${writing.minutes(minutes)} : ${reason}`,
  closedWithout: (amount) => `Clôturé sans ce qui suit, comme le dit son dossier : ${amount}.`,
  notClosed: (period) => `${period} n’est pas clôturé.`,
  wasReopened: (period, kept) =>
    `${period} n’est plus clôturé : il a été rouvert, et son dossier de clôture est conservé : ${kept}.`,
  notLast: (period, last) =>
    `${period} ne peut pas être rouvert avant ${last} : les mois se rouvrent en commençant par le dernier.`,
  closed: (period, by, at, clients) =>
    `${period} a été clôturé par ${by} le ${at} : ${writing.counted(clients, "client", "clients")}. Ses fichiers ne sont plus réécrits ; ce qui arrive plus tard à son sujet paraît dans le mois suivant.`,
  reopened: (period, kept) =>
    `${period} est rouvert. Son dossier de clôture est conservé : ${kept}. Relancez le traitement du mois, regardez-le, et clôturez-le de nouveau.`,
};
