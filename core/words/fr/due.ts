/** What falls due. */

import type { due as english } from "../en/due.ts";
import { pick } from "../pick.ts";
import { headings } from "./headings.ts";
import { writing } from "./writing.ts";

export const due: typeof english = {
  dueColumns: {
    ...pick(
      headings,
      "client",
      "plan",
      "expires",
      "onTimeUntil",
      "invoiceOn",
      "onTime",
      "late",
      "atStake",
      "source",
    ),
    daysLeft: headings.inDays,
    within: "D’ici",
    withAct: "Avec Act!",
    withActTo: "Act! jusqu’au",
  },
  within: (days) => (days === null ? "plus tard" : `${days} jours`),
  renewalsSoon: (soon, days, later) =>
    `${writing.counted(soon, "renouvellement", "renouvellements")} d’ici ${days} jours, en haut ; ${later} plus tard, en bas. La colonne « D’ici » les filtre.`,
  unconfirmed: (price) => `${price}, à confirmer`,
  onlineCosts: (price) => `En ligne : ${price}.`,
  wholeYearCosts: (price) => `Année entière : ${price}.`,
  addThePrice: "à ajouter à votre liste de prix",
  reminderColumns: {
    ...pick(headings, "what", "client", "plan", "expires"),
    date: "Jour",
    days: headings.inDays,
    within: "Expire d’ici",
    atStake: "En jeu h",
    price: headings.onTime,
    toDo: "Que faire",
  },
  reminderKinds: {
    lapse: "Échéance imminente",
    lapsed: "Échu",
    invoice: "Facture Orange",
    exhaustion: "Banque qui s’épuise",
    renewal: headings.renewal,
    unpaid: "Impayé",
    confirm: "Dépassement à confirmer",
    notice: "Heures utilisées",
    ending: "Prend fin, non renouvelé",
  },
  toDo: {
    renew: (by) => `Renouveler au plus tard le ${by} pour le prix à temps.`,
    renewToCarry: (by) =>
      `Renouveler au plus tard le ${by} : 10 % de rabais, et les heures en jeu passent au terme suivant (R1).`,
    invoice: (expires) => `L’émettre, un mois avant le ${expires} (R7). Le client peut refuser.`,
    invoiceOverdue: (expires) =>
      `Due un mois avant le ${expires}, et personne n’a payé : l’émettre, à moins que ce soit fait (R7).`,
    keepAnniversary: (by) => `L’anniversaire est conservé si le paiement arrive au plus tard le ${by} (R4).`,
    nothingCarried:
      "Rien n’est reporté. Un renouvellement commence le jour de son paiement, à plein prix (R1).",
    runsOut: (expires) => `À son rythme à ce jour ; elle est en vigueur jusqu’au ${expires}.`,
    empty: (expires) => `Vide, et en vigueur jusqu’au ${expires} : ce qu’elle servirait est facturable (A5).`,
    unpaid: (expires) =>
      `Demander le paiement : d’ici là, le travail est facturé (P5). Le terme va jusqu’au ${expires}.`,
    confirm: "Dépassement sans avis : l’accepter ou le refuser dans les décisions (A9).",
    notice: (step) => `${step} % de ses heures sont utilisées : en aviser le client.`,
    ending: "Le client ne le renouvelle pas (P10) ; ce qui reste alors est perdu.",
  },
  overdue: "Passés",
  comingWithin: (days) => `Passés, ou d’ici ${days} jours`,
  noReminders: "Aucun rappel.",
  remindersExplained:
    "Jour : pour un renouvellement le dernier jour à temps, pour une facture le jour de l’émettre, pour une banque le jour où il ne reste rien.",
  invoiceColumns: {
    ...pick(headings, "client", "plan", "invoiceOn", "expires", "source"),
    state: "État",
    onTime: "Prix à temps, en ligne",
  },
  invoiceDue: "dans le mois qui vient",
  invoiceOverdue: "passée, et pas renouvelé",
  noInvoices: "Aucune facture Orange n’est due dans le mois qui vient.",
  invoicesExplained:
    "Un renouvellement Orange est facturé un mois avant son expiration, et le client peut le refuser (R7). Le prix comprend 10 % de rabais s’il est payé en ligne au plus tard à l’expiration (R3).",
};
