/** The events of the reminder calendar. */

export const calendar = {
  name: "Support plan reminders",
  renewal: (client: string, plan: string) => `${client}: last day to renew ${plan} on time`,
  invoice: (client: string, plan: string) => `${client}: issue the ${plan} renewal invoice`,
  grace: (client: string, plan: string) => `${client}: last day to renew ${plan} and keep its anniversary`,
  exhaustion: (client: string, plan: string) => `${client}: ${plan} runs out at the pace so far`,
  unpaid: (client: string, plan: string) => `${client}: ask for the payment of ${plan}`,
  notice: (client: string, plan: string, step: number) =>
    `${client}: tell them that ${step}% of the ${plan} hours are used`,
  usedUp: (client: string, plan: string) => `${client}: tell them that all ${plan} hours are used`,
  confirm: (client: string) => `${client}: decide on overage without notice`,
  ending: (client: string, plan: string) => `${client}: ${plan} ends and is not renewed`,
  began: (day: string) => `Began on ${day}, not paid.`,
  expires: (day: string) => `Expires on ${day}.`,
  expired: (day: string) => `Expired on ${day}, not renewed.`,
  onTime: (price: string) => `On-time price: ${price}.`,
  price: (price: string) => `Price: ${price}.`,
  ifPaidOn: (day: string, price: string) => `Price if paid on ${day}: ${price}.`,
  atStake: (hours: string) => `Hours carried over if renewed on time: ${hours}.`,
  lapses: (hours: string) => `Hours that lapse then: ${hours}.`,
  left: (hours: string, asOf: string) => `Hours left on ${asOf}: ${hours}.`,
  held: (hours: string, first: string) => `Hours to be confirmed, the first of ${first}: ${hours}.`,
};
