/** What the firm's exceptions and control sheets say. */

import type { control as english } from "../en/control.ts";
import { pick } from "../pick.ts";
import { headings } from "./headings.ts";

export const control: typeof english = {
  groupColumns: {
    ...pick(headings, "code", "rows", "minutes"),
    outcome: "Ce qu’elles sont devenues",
    toDo: "Que faire, par exemple",
  },
  outcomes: { left_out: "écartées", counted_already: "déjà comptées", used: "utilisées quand même" },
  exceptionsExplained:
    "Chaque ligne de la liste ci-dessous, une fois. Minutes : celles des journaux, comme lues.",
  runColumns: { ...pick(headings, "entries", "minutes"), what: "Le traitement", ids: "Identifiants" },
  checkColumns: {
    ...pick(headings, "difference", "verdict"),
    what: headings.check,
    one: "Un côté",
    other: "L’autre côté",
  },
  checks: {
    entries: "Entrées lues = placées + rejetées + en double",
    minutes: "Minutes lues = placées + rejetées + en double",
    fileEntries: "Entrées de tous les fichiers = du traitement",
    fileMinutes: "Minutes de tous les fichiers = du traitement",
    eachFileEntries: "Entrées qui ne concordent pas dans un fichier",
    eachFileMinutes: "Minutes qui ne concordent pas dans un fichier",
    clientEntries: "Entrées placées de tous les clients = du traitement",
    clientMinutes: "Minutes placées de tous les clients = du traitement",
    ledgerEntries: "Entrées dans les grands livres = entrées placées",
    ledgerMinutes: "Minutes dans les grands livres = minutes placées",
    ids: "Identifiants lus = placés + écartés",
    idsOnce: "Entrées avec identifiant aux grands livres = placés",
  },
  checksExplained:
    "Sur tous les mois lus, pas celui-ci seul (A11). Un identifiant est écarté quand aucune ligne qui le porte ne compte ; une ligne qui le répète est en double, et il compte une fois.",
  allPassed: (count) =>
    `Les ${count} vérifications ont réussi : rien n’est perdu, rien n’est compté deux fois.`,
  someFailed: "Une vérification a ÉCHOUÉ : voir Contrôle avant tout envoi.",
  passed: headings.passed,
  failed: "ÉCHOUÉ",
  notRead: "Non lus dans le dossier des journaux de temps",
  moreNotRead: (count) => `… et ${count} de plus : run.json les nomme tous.`,
  noFiles: "Aucun journal n’a pu être lu.",
  columnsNotUsed: (names) => `Colonnes non utilisées : ${names}.`,
  clientControlExplained:
    "Sur tous les mois lus. Les lignes de clients inconnus ne sont à personne : celles rejetées ici peuvent être moins nombreuses que celles du traitement.",
  fileColumns: {
    ...pick(headings, "file", "verdict"),
    entriesRead: "Entrées lues",
    entriesPlaced: headings.placed,
    entriesRejected: headings.rejected,
    entriesDuplicate: headings.duplicate,
    minutesRead: "Minutes lues",
    minutesPlaced: "Min placées",
    minutesRejected: "Min rejetées",
    minutesDuplicate: "Min en double",
    idsRead: "Id. lus",
    idsPlaced: "Id. placés",
    idsLeftOut: "Id. écartés",
    ledgerEntries: "Au grand livre",
    ledgerMinutes: "Min au grand livre",
    ledgerIds: "Avec identifiant",
    readAs: "Lu comme",
  },
};
