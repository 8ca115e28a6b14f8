/** The events of the reminder calendar. */

import type { calendar as english } from "../en/calendar.ts";

export const calendar: typeof english = {
  name: "Rappels des forfaits de soutien",
  renewal: (client, plan) => `${client} : dernier jour pour renouveler ${plan} à temps`,
  invoice: (client, plan) => `${client} : émettre la facture de renouvellement ${plan}`,
  grace: (client, plan) => `${client} : dernier jour pour renouveler ${plan} en gardant l’anniversaire`,
  exhaustion: (client, plan) => `${client} : ${plan} s’épuise au rythme actuel`,
  unpaid: (client, plan) => `${client} : demander le paiement de ${plan}`,
  notice: (client, plan, step) => `${client} : aviser que ${step} % des heures ${plan} sont utilisées`,
  usedUp: (client, plan) => `${client} : aviser que toutes les heures ${plan} sont utilisées`,
  confirm: (client) => `${client} : décider des dépassements sans avis`,
  ending: (client, plan) => `${client} : ${plan} prend fin sans renouvellement`,
  began: (day) => `Commencé le ${day}, non payé.`,
  expires: (day) => `Expire le ${day}.`,
  expired: (day) => `Échu le ${day}, non renouvelé.`,
  onTime: (price) => `Prix à temps : ${price}.`,
  price: (price) => `Prix : ${price}.`,
  ifPaidOn: (day, price) => `Prix si payé le ${day} : ${price}.`,
  atStake: (hours) => `Heures reportées si renouvelé à temps : ${hours}.`,
  lapses: (hours) => `Heures qui seront alors perdues : ${hours}.`,
  left: (hours, asOf) => `Heures restantes le ${asOf} : ${hours}.`,
  held: (hours, first) => `Heures à confirmer, les premières du ${first} : ${hours}.`,
};
