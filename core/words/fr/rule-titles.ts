/** What each rule that a line cites is about. */

import type { ruleTitles as english } from "../en/rule-titles.ts";

export const ruleTitles: typeof english = {
  P1: "BASIC, et le courriel pour tous",
  P5: "Rien n’est couvert avant d’être payé",
  P6: "Les prix viennent d’une liste datée",
  P7: "Orange Starter est un premier terme",
  P10: "Comment un terme finit plus tôt, ou n’est pas renouvelé",
  A2: "La catégorie donne le niveau",
  A3: "Ce que couvre Orange, et sa journée",
  A4: "Le travail se compte en quarts d’heure",
  A5: "Quelle banque, et ce qu’aucune ne donne",
  A6: "Les minutes reportées passent d’abord",
  A7: "Réinitialisations de mot de passe",
  A8: "Le dépassement du jour vient en dernier",
  A9: "Le dépassement sans avis, et ce qui n’est que signalé",
  R1: "Renouveler VIP et VIP Diamond",
  R2: "Le temps inclus dans Orange Plus se perd",
  R3: "Renouveler Orange à temps",
  R4: "Renouveler Orange avec 30 jours de retard au plus",
  R5: "Renouveler Orange avec plus de 30 jours de retard",
  R6: "Finir avec Act!",
  R8: "Des heures, pas de l’argent",
  M1: "Un mois d’une banque",
  M3: "Une seule facture",
};
