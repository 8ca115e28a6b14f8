/** The events of the reminder calendar. */

export const calendar = {
  name: "Support plan reminders",
  renewal: (client: string, plan: string) => `${client}: last day to renew ${plan} on time`,
  invoice: (client: string, plan: string) => `${client}: issue the ${plan} renewal invoice`,
  grace: (client: string, plan: string) => `${client}: last day to renew ${plan} and keep its anniversary`,
  exhaustion: (client: string, plan: string) => `${client}: ${plan} runs out at the pace so far`,
  expires: (day: string) => `Expires on ${day}.`,
  expired: (day: string) => `Expired on ${day}, not renewed.`,
  onTime: (price: string) => `On-time price: ${price}.`,
  atStake: (hours: string) => `Hours carried over if renewed on time: ${hours}.`,
  left: (hours: string, asOf: string) => `Hours left on ${asOf}: ${hours}.`,
};
