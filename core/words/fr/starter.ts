/** Le classeur pour commencer dans Excel. */

import type { starter as english } from "../en/starter.ts";

export const starter: typeof english = {
  title: "Forfaits de soutien : un classeur pour commencer",
  sheets: { usage: "Utilisation", statement: "Relevé", reminders: "Rappels", check: "Vérification" },
  notes: {
    usage:
      "Une ligne par client, d’après les tableaux des feuilles Contrats et Journal de temps. Remplacez leurs exemples ou ajoutez des lignes dessous : le résultat suit. La formule est en A4.",
    statement: "Choisissez un client : ses lignes, avec la règle de chacune. La formule est en A6.",
    reminders:
      "Ce qui est à faire, jusqu’à quand et à quel prix, au dernier jour du journal. La formule est en A4.",
    check:
      "Ce qui est faux ou douteux dans les deux tableaux, le plus d’heures d’abord. Un client de l’exemple est mal écrit, pour le montrer. La formule est en A4.",
  },
  client: "Client",
  work: [
    "Lien avec Outlook rompu, réparé",
    "Publipostage, pas à pas",
    "Nouveau poste raccordé",
    "Réponse par courriel",
    "Activités récurrentes au calendrier",
  ],
};
