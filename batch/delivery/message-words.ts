/**
 * The words of the e-mails in English and French, added to those of the rules and of the workbooks.
 *
 * Law: French has every word that English has; the compiler asks for the missing ones.
 */

import { type CalendarDate, civil } from "../../core/values/calendar.ts";
import type { Language } from "../../core/values/language.ts";

const ENGLISH = {
  hello: "Hello,",
  clientSubject: (month: string, client: string) => `Support plan usage, ${month}: ${client}`,
  firmSubject: (month: string) => `Support plans, all clients, ${month}`,
  clientOpening: (month: string, client: string) =>
    `Here is how ${client} used its support plan in ${month}.`,
  firmOpening: (month: string) => `${month} is closed. In short:`,
  attached: (file: string) =>
    `The attached workbook, “${file}”, lists every entry with the rule behind it. If anything looks wrong, reply to this message.`,
  firmAttached: (file: string) => `The attached workbook, “${file}”, has every client on a line.`,
  hours: (hours: string) => `${hours} h`,
  figures: {
    left: (plan: string) => `${plan}, hours left`,
    lapsed: (plan: string) => plan,
    overage: "Orange overage",
    billable: "Billable time",
    toConfirm: "Overage to be confirmed, not billed for now",
    renewal: "Next renewal",
    clients: "Clients",
    used: "Drawn from banks of hours",
    leftOut: "Rows left out",
    renewals: (day: string) => `To renew by ${day}`,
  },
  leftOf: (left: string, held: string, expires: string) => `${left} of ${held}, expiring on ${expires}`,
  exhausted: (day: string) => `at this pace used up on ${day}`,
  expired: (day: string) => `expired on ${day}, not renewed`,
  daysOver: (hours: string, days: number) =>
    days === 0 ? "none" : `${hours}, ${days === 1 ? "1 day" : `${days} days`} over the allowance`,
  renewal: (plan: string, expires: string, onTime: string) =>
    `${plan} expires on ${expires}; on time until ${onTime}`,
  renewalLine: (client: string, plan: string, expires: string) => `${client}, ${plan}: ${expires}`,
  none: "none",
  date: (day: number, month: string, year: number) => `${day} ${month} ${year}`,
  decimal: (text: string) => text,
};

const FRENCH: typeof ENGLISH = {
  hello: "Bonjour,",
  clientSubject: (month, client) => `Utilisation du plan de support, ${month} : ${client}`,
  firmSubject: (month) => `Plans de support, tous les clients, ${month}`,
  clientOpening: (month, client) => `Voici comment ${client} a utilisé son plan de support en ${month}.`,
  firmOpening: (month) => `Le mois est clôturé : ${month}. En bref :`,
  attached: (file) =>
    `Le classeur joint, « ${file} », donne chaque entrée avec la règle qui s’y applique. Si quelque chose vous semble inexact, répondez à ce message.`,
  firmAttached: (file) => `Le classeur joint, « ${file} », présente chaque client sur une ligne.`,
  hours: (hours) => `${hours} h`,
  figures: {
    left: (plan) => `${plan}, heures restantes`,
    lapsed: (plan) => plan,
    overage: "Excédent Orange",
    billable: "Temps facturable",
    toConfirm: "Excédent à confirmer, pas facturé pour l’instant",
    renewal: "Prochain renouvellement",
    clients: "Clients",
    used: "Tiré des banques d’heures",
    leftOut: "Lignes écartées",
    renewals: (day) => `À renouveler d’ici le ${day}`,
  },
  leftOf: (left, held, expires) => `${left} sur ${held}, expirent le ${expires}`,
  exhausted: (day) => `à ce rythme épuisées le ${day}`,
  expired: (day) => `échu le ${day}, non renouvelé`,
  daysOver: (hours, days) =>
    days === 0 ? "aucun" : `${hours}, ${days === 1 ? "1 jour" : `${days} jours`} au-delà de l’allocation`,
  renewal: (plan, expires, onTime) => `${plan} expire le ${expires} ; à temps jusqu’au ${onTime}`,
  renewalLine: (client, plan, expires) => `${client}, ${plan} : ${expires}`,
  none: "aucun",
  date: (day, month, year) => `${day === 1 ? "1er" : day} ${month} ${year}`,
  decimal: (text) => text.replace(".", ","),
};

export type MessageWords = typeof ENGLISH;

export function messageWords(language: Language): MessageWords {
  return language === "fr" ? FRENCH : ENGLISH;
}

/** “14 March 2027”, « 1er mars 2027 ». */
export function longDate(date: CalendarDate, months: readonly string[], words: MessageWords): string {
  const { year, month, day } = civil(date);
  return words.date(day, months[month - 1] ?? "", year);
}
