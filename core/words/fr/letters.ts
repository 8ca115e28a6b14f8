/** The e-mails of a month, and the letters about renewals. */

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
    added: "Heures ajoutées, facturées ce mois-ci",
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
  ofRenewal: {
    subject: (plan, client, expires) =>
      `Renouvellement du forfait ${plan} de ${client} : il expire le ${expires}`,
    opening: (plan, client, expires, asOf) =>
      `Le forfait ${plan} de ${client} expire le ${expires}. Voici le prix de son renouvellement, établi le ${asOf}.`,
    vip: (plan) => `${plan} ne se renouvelle jamais seul : il ne continue que si vous le renouvelez.`,
    orange:
      "Nous proposons son renouvellement un mois d’avance ; vous êtes libre de le refuser, et sans paiement il prend fin.",
    plan: "Forfait",
    next: "Nouveau terme",
    term: (from, to) => `du ${from} au ${to}`,
    onTime: (until) => `Prix si payé au plus tard le ${until}`,
    online: "De même, payé en ligne",
    wholeYear: "De même, pour une année entière",
    late: (day) => `Prix avec un jour de retard, le ${day}`,
    beforeTax: (price) => `${price} avant taxes`,
    because: (price, why) => `${price} (${why})`,
    atStake: "Heures en jeu",
    kept: (hours) =>
      `${hours}, conservées pour le nouveau terme si vous renouvelez à temps, et perdues autrement`,
    expected: (hours) =>
      `environ ${hours} à l’échéance, au rythme des 12 derniers mois ; conservées pour le nouveau terme si vous renouvelez à temps, et perdues autrement`,
    lateVip: (expires) =>
      `S’il est payé le ${expires} ou plus tard, il n’y a pas de rabais, les heures inutilisées expirent, et le nouveau terme commence le jour du paiement.`,
    lateOrange: (expires, grace) =>
      `S’il est payé après le ${expires}, il n’y a pas de rabais, et le travail fait de ce jour au paiement n’est pas couvert ; après le ${grace}, c’est un nouveau contrat.`,
    howToRenew: "Comment renouveler",
    howToDecline: "Comment refuser",
    renewByReply: "répondez à ce message.",
    renewOnline: (link) => `allez à ${link}, ou répondez à ce message.`,
    declineByReply: "répondez que vous le refusez ; le forfait reste alors en vigueur jusqu’à sa fin.",
    paid: "Si vous avez déjà payé, il n’y a rien à faire.",
  },
};
