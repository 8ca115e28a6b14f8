/** What falls due. */

import type { due as english } from "../en/due.ts";
import { pick } from "../pick.ts";
import { headings } from "./headings.ts";
import { writing } from "./writing.ts";

export const due: typeof english = {
  dueColumns: {
    ...pick(headings, "client", "plan", "expires", "onTimeUntil", "invoiceOn", "price", "late", "source"),
    state: "État",
    daysLeft: headings.inDays,
    online: "En ligne",
    wholeYear: "Année entière",
    keeps: "Heures conservées",
  },
  renewalStates: { due: "à renouveler", unpaid: "impayé", declined: "non renouvelé" },
  renewalsSoon: (soon, days, later) =>
    `${writing.counted(soon, "renouvellement", "renouvellements")} d’ici ${days} jours, ${later} plus tard.`,
  renewalsExplained:
    "Prix : à temps, selon le mode de paiement du client, jusqu’à la fin de son abonnement Act! si le registre l’indique (R6). En ligne et Année entière : ce qu’il en coûterait autrement. Heures conservées : ce qui passe au terme suivant si le forfait est renouvelé à temps (R1). Un forfait impayé porte le prix du lendemain du mois ; un forfait refusé par le client n’est pas à renouveler (P10).",
  announced: {
    title: "Prix annoncés",
    listed: (count, days) =>
      `${writing.counted(count, "renouvellement", "renouvellements")} d’ici ${days} jours : le prix change après ce mois.`,
    below: (count, days) =>
      `${writing.counted(count, "renouvellement", "renouvellements")} d’ici ${days} jours : le prix change après ce mois, selon la liste plus bas.`,
    note: "Renouvellements dont le prix change par une ligne de la liste de prix qui commence après ce mois. Un renouvellement Orange payé à temps a le prix du jour de sa facture, ou du jour du paiement s’il vient avant ; tout le reste, celui du jour du paiement (R9).",
    columns: {
      ...pick(headings, "client", "plan", "expires", "inDays", "difference"),
      paid: "Si payé",
      from: "Nouveau prix dès le",
      on: "Prix du",
      before: "Jusqu’ici",
      after: "Ensuite",
    },
    paid: { onTime: "à temps", late: "un jour de retard" },
    notKnown: "inconnu",
  },
  unconfirmed: (price) => `${price}, à confirmer`,
  onlineCosts: (price) => `En ligne : ${price}.`,
  wholeYearCosts: (price) => `Année entière : ${price}.`,
  toBeConfirmed: "à confirmer",
  addThePrice: "à ajouter à votre liste de prix",
  reminderColumns: {
    ...pick(headings, "what", "client", "plan", "expires", "price", "source"),
    date: "Jour",
    days: headings.inDays,
    state: "État",
    atStake: "En jeu h",
    toDo: "Que faire",
  },
  reminderKinds: {
    lapse: "Échéance",
    lapsed: "Échu",
    invoice: "Facture Orange",
    exhaustion: "S’épuise",
    renewal: headings.renewal,
    unpaid: "Impayé",
    confirm: "À décider",
    notice: "Heures utilisées",
    ending: "Prend fin",
  },
  bankEmpty: "Banque vide",
  reminderStates: {
    invoiceOverdue: "passée, non renouvelé",
    overdue: "en retard",
    expiresSoon: "dans quelques jours",
    toCome: "à venir",
    expiresWithin: (days) => `expire d’ici ${days} jours`,
  },
  toDo: {
    renew: (by) => `Renouveler au plus tard le ${by} pour le prix à temps.`,
    renewToCarry: (by) =>
      `Renouveler au plus tard le ${by} : 10 % de rabais, et les heures en jeu passent au terme suivant (R1).`,
    invoice: (expires) => `L’émettre, un mois avant le ${expires} (R7). Le client peut refuser.`,
    invoiceOverdue: (expires) =>
      `Due un mois avant le ${expires}, et impayée : l’émettre, à moins que ce soit fait (R7).`,
    keepAnniversary: (by) => `L’anniversaire est conservé si le paiement arrive au plus tard le ${by} (R4).`,
    nothingCarried:
      "Rien n’est reporté. Un renouvellement commence le jour de son paiement, à plein prix (R1).",
    runsOut: (expires) => `Au rythme des douze derniers mois ; en vigueur jusqu’au ${expires}.`,
    empty: (expires) =>
      `Vide, et en vigueur jusqu’au ${expires} : le travail qu’elle servirait est facturable (A5).`,
    unpaid: (expires) =>
      `Demander le paiement : d’ici là, le travail est facturé (P5). Le terme va jusqu’au ${expires}.`,
    confirm: "Dépassement sans avis : le libérer ou le rejeter dans les décisions (A9).",
    notice: (step) => `${step} % de ses heures sont utilisées : en aviser le client.`,
    usedUp:
      "Toutes ses heures sont utilisées, le travail qu’elle servirait est facturable (A5) : en aviser le client.",
    ending: "Le client ne le renouvelle pas (P10) ; ce qui reste alors est perdu.",
  },
  overdue: "Passés",
  comingWithin: (days) => `Passés, ou d’ici ${days} jours`,
  noReminders: "Aucun rappel.",
  remindersExplained:
    "Jour : pour un renouvellement le dernier jour à temps, pour une facture le jour de l’émettre, pour une banque le jour où il ne reste rien. Un renouvellement Orange est facturé un mois avant son expiration, et le client peut le refuser (R7). Prix : à temps, selon le mode de paiement du client ; d’un forfait échu ou impayé, s’il est payé le lendemain du mois.",
  callTitle: "À faire, dans cet ordre",
  callColumns: {
    ...pick(headings, "client", "what", "plan", "price"),
    actBy: "D’ici le",
    atStake: "En jeu h",
    toDo: "Que faire",
  },
  confirmShort: "à confirmer",
  actBy: { now: "maintenant", soon: "bientôt" },
  callFor: {
    renewal: "Renouveler",
    lapse: "Renouveler",
    lapsed: "Le reproposer",
    invoice: "Facturer",
    unpaid: "Se faire payer",
    confirm: "Trancher",
    exhaustion: "Aviser le client",
    notice: "Aviser le client",
    ending: "Finir les heures",
  },
  moreCalls: (count) =>
    `et ${writing.counted(count, "autre", "autres")} dans la feuille Rappels, qui dit pour chaque rappel que faire, et pourquoi.`,
  allCalls: "La feuille Rappels dit pour chaque rappel que faire, et pourquoi.",
};
