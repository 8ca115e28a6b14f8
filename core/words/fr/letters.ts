/** The e-mails of a month. */

import type { letters as english } from "../en/letters.ts";
import { writing } from "./writing.ts";

export const letters: typeof english = {
  hello: "Bonjour,",
  clientSubject: (month, client) => `Utilisation du forfait de soutien, ${month} : ${client}`,
  firmSubject: (month) => `Forfaits de soutien, tous les clients, ${month}`,
  clientOpening: (month, client) => `Voici comment ${client} a utilisé son forfait de soutien en ${month}.`,
  firmOpening: (month) => `Le mois est clôturé : ${month}. En bref :`,
  attached: (file) =>
    `Le classeur joint, « ${file} », donne chaque entrée avec la règle qui s’y applique. Si quelque chose vous semble inexact, répondez à ce message.`,
  firmAttached: (file) => `Le classeur joint, « ${file} », présente chaque client sur une ligne.`,
  figures: {
    left: (plan) => `${plan}, heures restantes`,
    lapsed: (plan) => plan,
    overage: "Dépassement Orange",
    billable: "Facturé ce mois-ci",
    notice: (plan) => `${plan}, heures utilisées`,
    toConfirm: "Dépassement à confirmer, pas facturé pour l’instant",
    renewal: "Prochain renouvellement",
    clients: "Clients",
    used: "Puisé dans les banques d’heures",
    leftOut: "Lignes écartées",
    notices: "Banques presque ou entièrement utilisées",
    renewals: (day) => `À renouveler d’ici le ${day}`,
  },
  leftOf: (left, held, expires) => `${left} sur ${held}, expirent le ${expires}`,
  used: (step, left, held) => `${step} % ou plus ; il reste ${left} sur ${held}`,
  exhausted: (day) => `à ce rythme épuisées le ${day}`,
  expired: (day) => `échu le ${day}, non renouvelé`,
  daysOver: (hours, days) =>
    days === 0 ? "aucun" : `${hours}, ${writing.counted(days, "jour", "jours")} au-delà de l’allocation`,
  renewal: (plan, expires, onTime) => `${plan} expire le ${expires} ; à temps jusqu’au ${onTime}`,
  renewalLine: (client, plan, expires) => `${client}, ${plan} : ${expires}`,
  noticeLine: (client, plan, step, left) => `${client}, ${plan} : ${step} % ou plus utilisés, reste ${left}`,
  none: "aucun",
};
