/** What a run prints while it works, and once after an update. */

import type { run as english } from "../en/run.ts";
import { writing } from "./writing.ts";

export const run: typeof english = {
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
