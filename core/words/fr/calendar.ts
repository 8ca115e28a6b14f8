/** The events of the reminder calendar. */

import type { calendar as english } from "../en/calendar.ts";

export const calendar: typeof english = {
  name: "Rappels des plans de support",
  renewal: (client, plan) => `${client} : dernier jour pour renouveler ${plan} à temps`,
  invoice: (client, plan) => `${client} : émettre la facture de renouvellement ${plan}`,
  grace: (client, plan) => `${client} : dernier jour pour renouveler ${plan} en gardant l’anniversaire`,
  exhaustion: (client, plan) => `${client} : ${plan} s’épuise au rythme actuel`,
  expires: (day) => `Expire le ${day}.`,
  expired: (day) => `Échu le ${day}, non renouvelé.`,
  onTime: (price) => `Prix à temps : ${price}.`,
  atStake: (hours) => `Heures reportées si renouvelé à temps : ${hours}.`,
  left: (hours, asOf) => `Heures restantes le ${asOf} : ${hours}.`,
};
