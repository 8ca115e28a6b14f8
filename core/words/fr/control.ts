/** What the firm's exceptions and control sheets say. */

import type { control as english } from "../en/control.ts";

export const control: typeof english = {
  groupColumns: {
    code: "Code",
    rows: "Lignes",
    outcome: "Ce qu’elles sont devenues",
    minutes: "Minutes",
    toDo: "Que faire, par exemple",
  },
  outcomes: { left_out: "écartées", counted_already: "déjà comptées", used: "utilisées quand même" },
  exceptionsExplained:
    "Chaque ligne de la liste ci-dessous, une fois. Minutes : celles des journaux, comme lues.",
  runColumns: { what: "Le traitement", entries: "Entrées", minutes: "Minutes", ids: "Identifiants" },
  checkColumns: {
    what: "Vérification",
    one: "Un côté",
    other: "L’autre côté",
    difference: "Écart",
    verdict: "Verdict",
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
  passed: "réussi",
  failed: "ÉCHOUÉ",
  notRead: "Non lus dans le dossier des journaux de temps",
  moreNotRead: (count) => `… et ${count} de plus : run.json les nomme tous.`,
  noFiles: "Aucun journal n’a pu être lu.",
  columnsNotUsed: (names) => `Colonnes non utilisées : ${names}.`,
  clientControlExplained:
    "Sur tous les mois lus. Les lignes de clients inconnus ne sont à personne : celles rejetées ici peuvent être moins nombreuses que celles du traitement.",
  fileColumns: {
    file: "Fichier",
    entriesRead: "Entrées lues",
    entriesPlaced: "Placées",
    entriesRejected: "Rejetées",
    entriesDuplicate: "En double",
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
    verdict: "Verdict",
    readAs: "Lu comme",
  },
};
