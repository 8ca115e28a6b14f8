/**
 * The words of the firm's exceptions and of its control sheets, in English and French.
 *
 * Law: French has every word that English has; the compiler asks for the missing ones. The verdicts stand in formulas
 * and hold no quotation mark.
 */

import type { CheckCode } from "../../../core/figures/checks.ts";
import type { Outcome } from "../../../core/firm/exception-groups.ts";
import type { Language } from "../../../core/values/language.ts";

const ENGLISH = {
  groupColumns: {
    code: "Code",
    rows: "Rows",
    outcome: "What became of them",
    minutes: "Minutes",
    toDo: "What to do, for example",
  },
  outcomes: {
    left_out: "left out",
    counted_already: "counted already",
    used: "used all the same",
  } as Record<Outcome, string>,
  exceptionsExplained: "Every row of the list below, once. Minutes: of time logs, as read.",
  runColumns: { what: "The run", entries: "Entries", minutes: "Minutes", ids: "Different ids" },
  checkColumns: {
    what: "Check",
    one: "One side",
    other: "Other side",
    difference: "Difference",
    verdict: "Verdict",
  },
  checks: {
    entries: "Entries read = placed + rejected + duplicate",
    minutes: "Minutes read = placed + rejected + duplicate",
    fileEntries: "Entries of all files = entries of the run",
    fileMinutes: "Minutes of all files = minutes of the run",
    eachFileEntries: "Entries that do not tie out within a file",
    eachFileMinutes: "Minutes that do not tie out within a file",
    clientEntries: "Entries placed of all clients = of the run",
    clientMinutes: "Minutes placed of all clients = of the run",
    eachClientEntries: "Entries that do not tie out within a client",
    eachClientMinutes: "Minutes that do not tie out within a client",
    ledgerEntries: "Entries in the ledgers = entries placed",
    ledgerMinutes: "Minutes in the ledgers = minutes placed",
    ids: "Different ids read = placed + left out",
    idsOnce: "Entries with an id in the ledgers = ids placed",
    banks: "This month: minutes off in a bank (M1)",
    draws: "This month: minutes off between banks and draws",
    billable: "This month: minutes off, billable and its reasons",
  } as Record<CheckCode, string>,
  checksExplained:
    "Over all months read, not this one alone unless it says so (A11). An id is left out when no row with it counts; a row that repeats an id is a duplicate, and its id counts once.",
  allPassed: (count: number) => `All ${count} checks passed: nothing was lost and nothing counted twice.`,
  someFailed: "A check FAILED: see Control before anything is sent.",
  passed: "passed",
  failed: "FAILED",
  notRead: "Not read from the folder of time logs",
  moreNotRead: (count: number) => `… and ${count} more: run.json names all of them.`,
  noFiles: "No time log could be read.",
  columnsNotUsed: (names: string) => `Columns not used: ${names}.`,
  clientControlExplained:
    "Over all months read. Rows of unknown clients are nobody's, so the rejected ones here may be fewer than those of the run.",
  fileColumns: {
    file: "File",
    entriesRead: "Entries read",
    entriesPlaced: "Placed",
    entriesRejected: "Rejected",
    entriesDuplicate: "Duplicate",
    minutesRead: "Minutes read",
    minutesPlaced: "Min placed",
    minutesRejected: "Min rejected",
    minutesDuplicate: "Min duplicate",
    idsRead: "Ids read",
    idsPlaced: "Ids placed",
    idsLeftOut: "Ids left out",
    ledgerEntries: "In the ledger",
    ledgerMinutes: "Min in the ledger",
    ledgerIds: "With an id",
    verdict: "Verdict",
    readAs: "Read as",
  },
};

type ControlWords = typeof ENGLISH;

const FRENCH: ControlWords = {
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
    eachClientEntries: "Entrées qui ne concordent pas chez un client",
    eachClientMinutes: "Minutes qui ne concordent pas chez un client",
    ledgerEntries: "Entrées dans les grands livres = entrées placées",
    ledgerMinutes: "Minutes dans les grands livres = minutes placées",
    ids: "Identifiants lus = placés + écartés",
    idsOnce: "Entrées avec identifiant aux grands livres = placés",
    banks: "Ce mois-ci : minutes en écart dans une banque (M1)",
    draws: "Ce mois-ci : écart entre banques et tirages",
    billable: "Ce mois-ci : écart entre facturable et raisons",
  },
  checksExplained:
    "Sur tous les mois lus, pas celui-ci seul sauf mention (A11). Un identifiant est écarté quand aucune ligne qui le porte ne compte ; une ligne qui le répète est en double, et il compte une fois.",
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

export const CONTROL_WORDS: Readonly<Record<Language, ControlWords>> = { en: ENGLISH, fr: FRENCH };
