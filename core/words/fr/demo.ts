/** The pane's first sheets. */

import type { demo as english } from "../en/demo.ts";

export const demo: typeof english = {
  title: "Pour commencer",
  intro: "Une entreprise inventée montre ce que donnent les fonctions. Tout va sur de nouvelles feuilles.",
  demo: "Insérer une entreprise d’exemple",
  register: "Nouveau registre",
  log: "Nouveau journal",
  made: (sheets) => `Nouvelles feuilles : ${sheets.join(", ")}.`,
  clients: {
    ironworks: "Ferronnerie Fergus",
    logistics: "Logistique du Vieux-Port",
    outfitters: "Plein air Kawartha",
    antiques: "Antiquités Bytown",
  },
  misspelt: "Logistic du Vieux Prot",
  work: {
    remote: "Imprimante introuvable",
    howTo: "Comment grouper des contacts",
    report: "Nouveau rapport de ventes",
    fix: "Erreur à l’ouverture de la base",
    training: "Formation de deux nouveaux utilisateurs",
    settings: "Nouveaux utilisateurs configurés",
    more: "Synchronisation arrêtée",
    email: "Question sur les mots de passe",
  },
  answers: {
    CLIENT_USAGE: {
      sheet: "Utilisation",
      says: "Toute l’entreprise, une ligne par client. Changez le journal, et ceci suit.",
    },
    CHECK: {
      sheet: "À corriger",
      says: "Ce qui est faux dans les deux tableaux. Corrigez le nom du client dans le journal, et la ligne disparaît.",
    },
    REMINDERS: {
      sheet: "Rappels",
      says: "Ce qu’il faut faire au dernier jour du journal : un renouvellement dû, un forfait impayé.",
    },
    CLIENT_STATEMENT: {
      sheet: "Relevé",
      says: "Les lignes d’un client : chaque travail, où il est allé et selon quelle règle.",
    },
    RENEWAL_QUOTE: {
      sheet: "Renouvellement",
      says: "Le prix de huit heures VIP renouvelées à temps, étape par étape. Changez la formule pour essayer un autre jour de paiement.",
    },
  },
};
