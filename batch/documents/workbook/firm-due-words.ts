/**
 * The words of the firm's renewals, reminders and Orange invoices, in English and French.
 *
 * Law: French has every word that English has; the compiler asks for the missing ones.
 */

import type { Reminder, ReminderKind } from "../../../core/figures/reminders.ts";
import { formatDate } from "../../../core/values/calendar.ts";
import type { Language } from "../../../core/values/language.ts";

const ENGLISH = {
  dueColumns: {
    client: "Client",
    plan: "Plan",
    expires: "Expires",
    daysLeft: "In days",
    within: "Within",
    onTimeUntil: "On time until",
    invoiceOn: "Invoice on",
    onTime: "On-time price",
    late: "A day late",
    withAct: "With Act!",
    withActTo: "Act! to",
    atStake: "Hours at stake",
    source: "Price source",
  },
  within: (days: number | null) => (days === null ? "later" : `${days} days`),
  renewalsSoon: (soon: number, days: number, later: number) =>
    `${soon === 1 ? "1 renewal" : `${soon} renewals`} in the coming ${days} days, on top; ${later} later, below. The column “Within” filters them.`,
  addThePrice: "add it to your price list",
  reminderColumns: {
    date: "Day",
    days: "In days",
    what: "What",
    client: "Client",
    plan: "Plan",
    expires: "Expires",
    within: "Expires within",
    atStake: "At stake h",
    price: "On-time price",
    toDo: "What to do",
  },
  reminderKinds: {
    lapse: "Lapse imminent",
    lapsed: "Lapsed",
    invoice: "Orange invoice",
    exhaustion: "Bank runs out",
    renewal: "Renewal",
  } as Record<ReminderKind, string>,
  reminderToDo: (reminder: Reminder): string => {
    const expires = formatDate(reminder.expires);
    switch (reminder.kind) {
      case "renewal":
      case "lapse":
        return reminder.due.carryAtStake > 0
          ? `Renew by ${formatDate(reminder.date)}: 10 % off, and the hours at stake move to the next term (R1).`
          : `Renew by ${formatDate(reminder.date)} for the on-time price.`;
      case "invoice":
        return reminder.daysLeft < 0
          ? `Was due a month before ${expires} and nobody has paid: issue it, unless that is done (R7).`
          : `Issue it, a month before ${expires} (R7). The client may refuse.`;
      case "lapsed":
        return reminder.graceEnds === null
          ? "Nothing was carried over. A renewal now starts on the day it is paid, at full price (R1)."
          : `The anniversary is kept if it is paid by ${formatDate(reminder.graceEnds)} (R4).`;
      case "exhaustion":
        return reminder.left === 0
          ? `Empty, and in force to ${expires}: what it would serve is billable (A5).`
          : `At its pace so far; it is in force to ${expires}.`;
    }
  },
  overdue: "Passed",
  comingWithin: (days: number) => `Passed, or within ${days} days`,
  noReminders: "Nothing to be reminded of.",
  remindersExplained:
    "Day: for a renewal the last day on time, for an invoice the day to issue it, for a bank the day nothing is left.",
  invoiceColumns: {
    client: "Client",
    plan: "Plan",
    invoiceOn: "Invoice on",
    state: "State",
    expires: "Expires",
    onTime: "On-time price, online",
    source: "Price source",
  },
  invoiceDue: "in the coming month",
  invoiceOverdue: "passed, and not renewed",
  noInvoices: "No Orange invoice falls due in the coming month.",
  invoicesExplained:
    "An Orange renewal is invoiced a month before it expires, and the client may refuse it (R7). The price is 10 % off if paid online by the expiry (R3).",
};

type DueWords = typeof ENGLISH;

const FRENCH: DueWords = {
  dueColumns: {
    client: "Client",
    plan: "Plan",
    expires: "Expire le",
    daysLeft: "Dans, jours",
    within: "D’ici",
    onTimeUntil: "À temps jusqu’au",
    invoiceOn: "Facture le",
    onTime: "Prix à temps",
    late: "Un jour de retard",
    withAct: "Avec Act!",
    withActTo: "Act! jusqu’au",
    atStake: "Heures en jeu",
    source: "Source du prix",
  },
  within: (days) => (days === null ? "plus tard" : `${days} jours`),
  renewalsSoon: (soon, days, later) =>
    `${soon <= 1 ? `${soon} renouvellement` : `${soon} renouvellements`} d’ici ${days} jours, en haut ; ${later} plus tard, en bas. La colonne « D’ici » les filtre.`,
  addThePrice: "à ajouter à votre liste de prix",
  reminderColumns: {
    date: "Jour",
    days: "Dans, jours",
    what: "Quoi",
    client: "Client",
    plan: "Plan",
    expires: "Expire le",
    within: "Expire d’ici",
    atStake: "En jeu h",
    price: "Prix à temps",
    toDo: "Que faire",
  },
  reminderKinds: {
    lapse: "Échéance imminente",
    lapsed: "Échu",
    invoice: "Facture Orange",
    exhaustion: "Banque qui s’épuise",
    renewal: "Renouvellement",
  },
  reminderToDo: (reminder) => {
    const expires = formatDate(reminder.expires);
    switch (reminder.kind) {
      case "renewal":
      case "lapse":
        return reminder.due.carryAtStake > 0
          ? `Renouveler au plus tard le ${formatDate(reminder.date)} : 10 % de rabais, et les heures en jeu passent au terme suivant (R1).`
          : `Renouveler au plus tard le ${formatDate(reminder.date)} pour le prix à temps.`;
      case "invoice":
        return reminder.daysLeft < 0
          ? `Due un mois avant le ${expires}, et personne n’a payé : l’émettre, à moins que ce soit fait (R7).`
          : `L’émettre, un mois avant le ${expires} (R7). Le client peut refuser.`;
      case "lapsed":
        return reminder.graceEnds === null
          ? "Rien n’est reporté. Un renouvellement commence le jour de son paiement, à plein prix (R1)."
          : `L’anniversaire est conservé si le paiement arrive au plus tard le ${formatDate(reminder.graceEnds)} (R4).`;
      case "exhaustion":
        return reminder.left === 0
          ? `Vide, et en vigueur jusqu’au ${expires} : ce qu’elle servirait est facturable (A5).`
          : `À son rythme à ce jour ; elle est en vigueur jusqu’au ${expires}.`;
    }
  },
  overdue: "Passés",
  comingWithin: (days) => `Passés, ou d’ici ${days} jours`,
  noReminders: "Aucun rappel.",
  remindersExplained:
    "Jour : pour un renouvellement le dernier jour à temps, pour une facture le jour de l’émettre, pour une banque le jour où il ne reste rien.",
  invoiceColumns: {
    client: "Client",
    plan: "Plan",
    invoiceOn: "Facture le",
    state: "État",
    expires: "Expire le",
    onTime: "Prix à temps, en ligne",
    source: "Source du prix",
  },
  invoiceDue: "dans le mois qui vient",
  invoiceOverdue: "passée, et pas renouvelé",
  noInvoices: "Aucune facture Orange n’est due dans le mois qui vient.",
  invoicesExplained:
    "Un renouvellement Orange est facturé un mois avant son expiration, et le client peut le refuser (R7). Le prix comprend 10 % de rabais s’il est payé en ligne au plus tard à l’expiration (R3).",
};

export const DUE_WORDS: Readonly<Record<Language, DueWords>> = { en: ENGLISH, fr: FRENCH };
