/**
 * What a delivery says to the person who started it, in English and French: what became of each message, and what
 * stops it.
 *
 * Law: each sentence about something left open ends with what settles it.
 */

import type { Language } from "../../core/values/language.ts";

/** One message: for whom, and where to. */
export interface Named {
  /** A client's name, or the summary's file. */
  readonly name: string;
  readonly to: string;
}

/** When and by which Message-ID something was sent. */
interface Sending {
  readonly at: string;
  readonly messageId: string;
}

const ENGLISH = {
  noMail: (config: string) =>
    `${config}: there is no “mail” in it, so nothing can be sent. README.md says how.`,
  notClosed: (period: string) =>
    `${period} is not closed, and only a closed month is delivered. Close it first: npm run close -- ${period} --config FILE`,
  changed: (path: string) =>
    `${path}: this file is not the one the month was closed with. Put that one back, and run again.`,
  missing: (path: string, reason: string) =>
    `${path}: the file can't be read (${reason}). Put it back, and run again.`,
  reopened: (period: string) =>
    `${period} was reopened, or closed anew, while it was being delivered: nothing more is sent of what it was. Look at it, close it, and run again.`,
  otherVersion: (period: string, version: string) =>
    `${period} was closed by version ${version} of this software, and this one can't read its figures. Deliver it with that version.`,
  unwritable: (folder: string, reason: string) =>
    `${folder}: the messages can't be written (${reason}). Check that the folder can be written to, and run again.`,
  record: (path: string, reason: string) =>
    `${path}: the record of sent mail can't be read or written (${reason}), and without it nothing is sent. Check the folder and run again.`,
  damaged: (path: string, line: number) =>
    `${path}:${line}: this line of the record of sent mail was changed by hand or damaged. Restore the file from a copy; nothing is sent until it can be read, so that nothing is sent twice.`,
  noServer: (host: string, reason: string) =>
    `${host}: the mail server can't be used (${reason}). Nothing more was sent; check “mail.server”, SMTP_USER and SMTP_PASSWORD, and run again.`,
  nobody: (name: string, nearest: string | null) =>
    `“mail.recipients”: no client of the month is called “${name}”${nearest === null ? "." : `; did you mean “${nearest}”?`} Correct it there.`,
  noMessage: (name: string) =>
    `No message of the month is for “${name}”. Give the name of a client with an address in “mail.recipients”, or of the summary.`,
  nothingToSettle: (name: string) => `Nothing was ever on its way to “${name}” for this month.`,
  head: (period: string, messages: number) =>
    `${period}: ${messages} ${messages === 1 ? "message" : "messages"}`,
  sent: ({ name, to }: Named, response: string) => `  ${name} <${to}>  sent: ${response}`,
  already: ({ name, to }: Named, at: string) => `  ${name} <${to}>  sent before, on ${at}`,
  refused: ({ name, to }: Named, response: string) =>
    `  ${name} <${to}>  refused by the server, will be tried again: ${response}`,
  failed: ({ name, to }: Named, reason: string) =>
    `  ${name} <${to}>  not sent, will be tried again: ${reason}`,
  silence: (seconds: number) => `the mail server gave no answer for ${seconds} s`,
  untried: ({ name, to }: Named) =>
    `  ${name} <${to}>  not sent, as the mail server can't be used: run again once it can`,
  unknown: ({ name, to }: Named, { at, messageId }: Sending) =>
    `  ${name} <${to}>  may have been sent on ${at}: the server's answer was lost. Look for ${messageId} in its log or in the Sent folder, then settle it: --arrived ${JSON.stringify(name)} if it arrived, --resend ${JSON.stringify(name)} if not, with --reason`,
  outdated: ({ name, to }: Named, at: string) =>
    `  ${name} <${to}>  was sent on ${at} with a workbook that has changed since. To send the new one: --resend ${JSON.stringify(name)} with --reason`,
  noAddress: (names: string) => `No address: ${names}`,
  written: (folder: string) => `Dry run: nothing was sent. The messages are in ${folder}`,
  nothingSent: "Nothing was sent.",
};

const FRENCH: typeof ENGLISH = {
  noMail: (config) => `${config} : il n’y a pas de « mail », donc rien ne peut être envoyé. Voir README.md.`,
  notClosed: (period) =>
    `${period} n’est pas clôturé, et seul un mois clôturé est envoyé. Clôturez-le d’abord : npm run close -- ${period} --config FICHIER`,
  changed: (path) =>
    `${path} : ce fichier n’est pas celui avec lequel le mois a été clôturé. Remettez celui-là, puis relancez.`,
  missing: (path, reason) =>
    `${path} : le fichier ne peut pas être lu (${reason}). Remettez-le, puis relancez.`,
  reopened: (period) =>
    `${period} a été rouvert, ou clôturé de nouveau, pendant son envoi : plus rien n’est envoyé de ce qu’il était. Regardez-le, clôturez-le, puis relancez.`,
  otherVersion: (period, version) =>
    `${period} a été clôturé par la version ${version} de ce logiciel, et celle-ci ne peut pas lire ses chiffres. Envoyez-le avec cette version.`,
  unwritable: (folder, reason) =>
    `${folder} : les messages ne peuvent pas être écrits (${reason}). Vérifiez que le dossier est accessible en écriture, puis relancez.`,
  record: (path, reason) =>
    `${path} : le registre des envois ne peut être ni lu ni écrit (${reason}), et sans lui rien n’est envoyé. Vérifiez le dossier, puis relancez.`,
  damaged: (path, line) =>
    `${path}:${line} : cette ligne du registre des envois a été modifiée à la main ou abîmée. Rétablissez le fichier à partir d’une copie ; rien n’est envoyé tant qu’il est illisible, pour que rien ne parte deux fois.`,
  noServer: (host, reason) =>
    `${host} : le serveur de courriel est inutilisable (${reason}). Plus rien n’a été envoyé ; vérifiez « mail.server », SMTP_USER et SMTP_PASSWORD, puis relancez.`,
  nobody: (name, nearest) =>
    `« mail.recipients » : aucun client du mois ne s’appelle « ${name} »${nearest === null ? "." : ` ; vouliez-vous dire « ${nearest} » ?`} Corrigez-le à cet endroit.`,
  noMessage: (name) =>
    `Aucun message du mois n’est pour « ${name} ». Donnez le nom d’un client qui a une adresse dans « mail.recipients », ou celui du sommaire.`,
  nothingToSettle: (name) => `Rien n’a jamais été en route vers « ${name} » pour ce mois.`,
  head: (period, messages) => `${period} : ${messages} ${messages > 1 ? "messages" : "message"}`,
  sent: ({ name, to }, response) => `  ${name} <${to}>  envoyé : ${response}`,
  already: ({ name, to }, at) => `  ${name} <${to}>  déjà envoyé, le ${at}`,
  refused: ({ name, to }, response) => `  ${name} <${to}>  refusé par le serveur, à réessayer : ${response}`,
  failed: ({ name, to }, reason) => `  ${name} <${to}>  non envoyé, à réessayer : ${reason}`,
  silence: (seconds) => `le serveur de courriel n’a rien répondu pendant ${seconds} s`,
  untried: ({ name, to }) =>
    `  ${name} <${to}>  non envoyé, car le serveur de courriel est inutilisable : relancez quand il sera rétabli`,
  unknown: ({ name, to }, { at, messageId }) =>
    `  ${name} <${to}>  peut-être envoyé le ${at} : la réponse du serveur s’est perdue. Cherchez ${messageId} dans son journal ou dans le dossier Envoyés, puis tranchez : --arrived ${JSON.stringify(name)} s’il est arrivé, --resend ${JSON.stringify(name)} sinon, avec --reason`,
  outdated: ({ name, to }, at) =>
    `  ${name} <${to}>  envoyé le ${at} avec un classeur qui a changé depuis. Pour envoyer le nouveau : --resend ${JSON.stringify(name)} avec --reason`,
  noAddress: (names) => `Sans adresse : ${names}`,
  written: (folder) => `Essai : rien n’a été envoyé. Les messages sont dans ${folder}`,
  nothingSent: "Rien n’a été envoyé.",
};

export type DeliveryWords = typeof ENGLISH;

export function deliveryWords(language: Language): DeliveryWords {
  return language === "fr" ? FRENCH : ENGLISH;
}
