/** Why a line changed since the last run or since its month was closed, and what that did to banks and bills. */

import type { changes as english } from "../en/changes.ts";
import { writing } from "./writing.ts";

export const changes: typeof english = {
  causes: {
    NEW_FILE: (file) => `venu avec ${file}`,
    FILE_CHANGED: (file) => `${file} a changé`,
    FILE_GONE: (file) => `${file} a disparu`,
    NOW_COUNTED: () => "maintenant comptée : corrigée, libérée, ou son client est connu",
    NO_LONGER_COUNTED: () => "n’est plus comptée : voir les exceptions",
    ENTRY_CHANGED: () => "l’entrée a été modifiée",
    REGISTER: () => "le registre a été modifié",
    ADJUSTMENT: () => "un ajustement manuel",
    DECISION: () => "son dépassement a été décidé",
    RULES: () => "des réglages ou des règles ont été modifiés",
    FOLLOWS: () => "découle des autres changements",
  },
  what: {
    overage: "dépassement du jour",
    bought: "heures achetées",
    carried_in: "heures reportées reçues",
    adjusted: "ajustement",
    expired: "heures expirées",
    carried_out: "heures reportées remises",
  },
  noRun: (period) => `${period} n’a pas encore été traité : il n’y a rien à comparer.`,
  nothingChanged: (period) => `${period} : rien n’a changé depuis le dernier traitement.`,
  changedSince: (period) => `${period}, par rapport au dernier traitement :`,
  unreadable: (files) =>
    `Ce que le dernier traitement du mois a laissé n’est plus lisible (modifié à la main, coupé ou d’une autre version) : ${writing.list(files)}. Tout ce qui a changé depuis n’est donc pas dit. Il n’y a rien à faire : chaque traitement le récrit.`,
  strays:
    "Des classeurs de ce traitement qui n’ont plus de client peuvent être restés dans le dossier : retirez-les à la main.",
  noFigure: "Aucune entrée et aucun solde n’a changé.",
  engine: (before, now) => `le logiciel est en version ${now}, c’était la ${before}`,
  settings: (names) => `réglages modifiés : ${names}`,
  prices: "la liste de prix a changé",
  fileNew: (file) => `nouveau fichier : ${file}`,
  fileChanged: (file) => `fichier modifié : ${file}`,
  fileGone: (file) => `fichier disparu : ${file}`,
  sheet: "Changements",
  table: "Changements",
  sheetNote: "Ce qui a changé depuis le dernier traitement de ce mois, entrée par entrée.",
  priorSheet: "Périodes antérieures",
  priorTitle: "Ajustements de périodes antérieures",
  priorTable: "PeriodesAnterieures",
  priorNote:
    "Ce qu’on a appris des mois clôturés depuis leur clôture (M2). Les mois clôturés gardent leurs fichiers ; les heures bougent dans les soldes de ce mois-ci, et le temps facturable est à facturer avec ce mois-ci.",
  columns: {
    client: "Client",
    date: "Date",
    what: "Quoi",
    why: "Pourquoi",
    banks: "Banques h",
    billable: "Facturable h",
    amount: "Montant",
    effect: "Effet",
  },
  was: (before, now) => `${before} → ${now} min`,
  nothing: "ne déplace rien",
};
