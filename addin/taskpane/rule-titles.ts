/** What each rule that a line cites is about, as the terms title it. */

import type { Language } from "../../core/values/language.ts";

export const RULE_TITLES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  P1: { en: "BASIC, and e-mail for everyone", fr: "BASIC, et le courriel pour tous" },
  P5: { en: "Nothing is covered before it is paid", fr: "Rien n’est couvert avant d’être payé" },
  P6: { en: "Prices come from a dated list", fr: "Les prix viennent d’une liste datée" },
  P7: { en: "Orange Starter is a first term", fr: "Orange Starter est un premier terme" },
  P10: {
    en: "How a term ends early, or is not renewed",
    fr: "Comment un terme finit plus tôt, ou n’est pas renouvelé",
  },
  A2: { en: "The category says the level", fr: "La catégorie donne le niveau" },
  A3: { en: "What Orange covers, and its day", fr: "Ce que couvre Orange, et sa journée" },
  A4: { en: "Work is counted in quarters of an hour", fr: "Le travail se compte en quarts d’heure" },
  A5: { en: "Which bank, and what no bank gives", fr: "Quelle banque, et ce qu’aucune ne donne" },
  A6: { en: "Brought-in minutes go first", fr: "Les minutes reportées passent d’abord" },
  A7: { en: "Password resets", fr: "Réinitialisations de mot de passe" },
  A8: { en: "The day's overage comes last", fr: "L’excédent du jour vient en dernier" },
  A9: {
    en: "Overage without notice, and what is only remarked",
    fr: "L’excédent sans avis, et ce qui n’est que signalé",
  },
  R1: { en: "Renewing VIP and VIP Diamond", fr: "Renouveler VIP et VIP Diamond" },
  R2: { en: "Time included in Orange Plus lapses", fr: "Le temps inclus dans Orange Plus se perd" },
  R3: { en: "Renewing Orange in time", fr: "Renouveler Orange à temps" },
  R4: { en: "Renewing Orange up to 30 days late", fr: "Renouveler Orange avec 30 jours de retard au plus" },
  R5: {
    en: "Renewing Orange more than 30 days late",
    fr: "Renouveler Orange avec plus de 30 jours de retard",
  },
  R6: { en: "Ending together with Act!", fr: "Finir avec Act!" },
  R8: { en: "Hours, not money", fr: "Des heures, pas de l’argent" },
  M1: { en: "A month of a bank", fr: "Un mois d’une banque" },
};
