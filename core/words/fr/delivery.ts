/** What a delivery says to the person who started it. Each sentence about something left open ends with what settles it. */

import type { delivery as english } from "../en/delivery.ts";
import { writing } from "./writing.ts";

const whom = ({ label, to }: { readonly label: string; readonly to: string }) => `  ${label} <${to}>`;

export const delivery: typeof english = {
  halfCredentials: (set, unset) =>
    `${set} est définie et ${unset} ne l’est pas. Définissez les deux, ou aucune.`,
  openPassword: (host) =>
    `« mail.server.security » est « none », et un mot de passe ne doit pas voyager en clair vers ${host}. Écrivez « starttls » ou « tls », ou retirez SMTP_USER et SMTP_PASSWORD.`,
  noMail: (config) =>
    `${config} : il n’y a pas de « mail », donc rien ne peut être envoyé. Voir batch/configuration.md.`,
  notClosed: (period) =>
    `${period} n’est pas clôturé, et seul un mois clôturé est envoyé. Clôturez-le d’abord : plan-balance close ${period}`,
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
  head: (period, messages) => `${period} : ${writing.counted(messages, "message", "messages")}`,
  sent: (own, response) => `${whom(own)}  envoyé : ${response}`,
  already: (own, at) => `${whom(own)}  déjà envoyé, le ${at}`,
  refused: (own, response) => `${whom(own)}  refusé par le serveur, à réessayer : ${response}`,
  failed: (own, reason) => `${whom(own)}  non envoyé, à réessayer : ${reason}`,
  silence: (seconds) =>
    `le serveur de courriel n’a rien répondu pendant ${writing.decimals(seconds, 1, 0)} s`,
  untried: (own) =>
    `${whom(own)}  non envoyé, car le serveur de courriel est inutilisable : relancez quand il sera rétabli`,
  unknown: (own, { at, messageId }) =>
    `${whom(own)}  peut-être envoyé le ${at} : la réponse du serveur s’est perdue. Cherchez ${messageId} dans son journal ou dans le dossier Envoyés, puis tranchez : --arrived ${JSON.stringify(own.name)} s’il est arrivé, --resend ${JSON.stringify(own.name)} sinon, avec --reason`,
  outdated: (own, at) =>
    `${whom(own)}  envoyé le ${at} avec un classeur qui a changé depuis. Pour envoyer le nouveau : --resend ${JSON.stringify(own.name)} avec --reason`,
  notAgain: (own) =>
    `${whom(own)}  n’est pas renvoyé : ce n’est plus dû, ou l’adresse n’est plus dans « mail.recipients »`,
  noAddress: (names) => `Sans adresse : ${names}`,
  written: (folder) => `Essai : rien n’a été envoyé. Les messages sont dans ${folder}`,
  nothingSent: "Rien n’a été envoyé.",
  renewals: {
    head: (day, letters) => `Renouvellements, ${day} : ${writing.counted(letters, "lettre", "lettres")}`,
    wouldGo: (own, why) => `${whom(own)}  serait envoyée : ${why}`,
    why: {
      days: (step, left) =>
        `la lettre de ${step} jours avant ; ${writing.counted(left, "jour restant", "jours restants")}`,
      invoice: "la lettre d’un mois avant, quand la facture est due",
    },
    held: (label, reason) => `  ${label}  non envoyée : ${reason}`,
    leftOut: (rows) =>
      `${writing.counted(rows, "ligne ou fichier est écarté", "lignes ou fichiers sont écartés")} des chiffres : « plan-balance check » dit lesquels, et pourquoi.`,
    noLetter: (name) =>
      `Aucune lettre de renouvellement n’est due aujourd’hui pour « ${name} ». Donnez le nom d’un client qui a un renouvellement proche et une adresse dans « mail.recipients ».`,
    nothingToSettle: (name) => `Aucune lettre de renouvellement n’a jamais été en route vers « ${name} ».`,
  },
};
