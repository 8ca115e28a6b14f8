/** What a run prints at its end. */

import type { run as english } from "../en/run.ts";
import { writing } from "./writing.ts";

export const run: typeof english = {
  head: (month, clients, logs) =>
    `${month} : ${writing.counted(clients, "client", "clients")}, ${writing.counted(logs, "journal", "journaux")}`,
  outcomes: { read: "lues", placed: "placées", rejected: "rejetées", duplicate: "en double" },
  noLog: "Il n’y a encore aucun journal de temps : les relevés sont sans travail.",
  entries: "entrées",
  minutes: "minutes",
  left: "restent",
  used: "utilisé",
  billable: "à facturer",
  confirming: "à confirmer",
  confirm: (count) =>
    `${writing.counted(count, "dépassement", "dépassements")} sans avis à confirmer, pas ${writing.form(count, "facturé", "facturés")} avant décision (« decisions » : client, date, décision, qui, pourquoi) :`,
  look: (count) => `${writing.counted(count, "ligne est", "lignes sont")} à revoir :`,
  more: (count) => `et ${writing.count(count)} de plus, dans exceptions.csv`,
  otherTerms: (count) =>
    `${writing.counted(count, "avertissement concerne", "avertissements concernent")} des termes qui ne sont pas en vigueur ce mois-ci : voir exceptions.csv.`,
  warning: "avertissement",
  leftOut: "écartée",
  reminders: (count, days) => `${writing.counted(count, "rappel", "rappels")} d’ici ${days} jours :`,
  kinds: {
    lapse: "à renouveler maintenant",
    lapsed: "échu",
    invoice: "facture à émettre",
    exhaustion: "s’épuise",
    renewal: "renouvellement",
    unpaid: "impayé",
    confirm: "dépassement à confirmer",
    notice: "heures utilisées",
    ending: "prend fin, non renouvelé",
  },
  priorPeriod: (count) =>
    `${writing.counted(count, "changement de mois clôturés paraît", "changements de mois clôturés paraissent")} en période antérieure.`,
  notRead: "Non lus dans le dossier des journaux de temps :",
  dryRun: "Essai : rien n’a été écrit.",
  folder: (folder) => `Les classeurs sont dans ${folder}`,
  stages: {
    reading: "Lecture du registre et des journaux",
    placing: "Placement de chaque minute",
    rendering: "Préparation des classeurs",
    merging: (parts) => `Assemblage de ${writing.counted(parts, "partie", "parties")}`,
    same: "Rien n’a changé depuis la dernière fois",
    writing: (files, kept) => {
      const written = `Écriture de ${writing.counted(files, "fichier", "fichiers")}`;
      return kept === 0
        ? written
        : `${written}, dont ${writing.counted(kept, "classeur inchangé", "classeurs inchangés")}`;
    },
  },
  shardMade: (month, { number, of }, clients, path) =>
    `${month} : la partie ${number} de ${of}, ${writing.counted(clients, "client", "clients")}, est dans ${path}`,
  pace: (aSecond, left, unit) =>
    `${writing.count(aSecond)} par seconde, encore ${writing.count(left)} ${unit}`,
  reading: {
    head: "Cette version lit certaines choses autrement que le dernier traitement. Pour ce mois, dit cette seule fois :",
    causes: {
      plus_level_3: "le travail de niveau 3 puise dans le temps inclus d’Orange Plus (A5, « plusForLevel3 »)",
      terms: "des lignes du registre sont lues comme le veut le contrat (P4, P8–P10)",
      entries:
        "des lignes de journaux sont lues autrement (unités, mots des catégories, exportations qui se recoupent)",
    },
    moved: (left, billable) => `solde des banques ${left}, facturable ${billable}`,
  },
};
