/** The e-mails of a month, and the letters about renewals. */

import { writing } from "./writing.ts";

export const letters = {
  hello: "Hello,",
  clientSubject: (month: string, client: string) => `Support plan usage, ${month}: ${client}`,
  firmSubject: (month: string) => `Support plans, all clients, ${month}`,
  clientOpening: (month: string, client: string) =>
    `Here is how ${client} used its support plan in ${month}.`,
  firmOpening: (month: string) => `${month} is closed. In short:`,
  attached: (file: string) =>
    `The attached workbook, “${file}”, lists every entry with the rule behind it. If anything looks wrong, reply to this message.`,
  firmAttached: (file: string) => `The attached workbook, “${file}”, has one line for each client.`,
  figures: {
    left: (plan: string) => `${plan}, hours left`,
    lapsed: (plan: string) => plan,
    overage: "Orange overage",
    billable: "Billed this month",
    added: "Hours added, billed this month",
    notice: (plan: string) => `${plan}, hours used`,
    toConfirm: "Overage to be confirmed, not billed for now",
    renewal: "Next renewal",
    clients: "Clients",
    used: "Drawn from banks of hours",
    leftOut: "Rows left out",
    notices: "Banks nearly or wholly used",
    renewals: (day: string) => `To renew by ${day}`,
  },
  leftOf: (left: string, held: string, expires: string) => `${left} of ${held}, expiring on ${expires}`,
  used: (step: number, left: string, held: string) => `${step}% or more; ${left} of ${held} are left`,
  exhausted: (day: string) => `at this pace used up on ${day}`,
  expired: (day: string) => `expired on ${day}, not renewed`,
  daysOver: (hours: string, days: number) =>
    days === 0 ? "none" : `${hours}, ${writing.counted(days, "day", "days")} over the allowance`,
  renewal: (plan: string, expires: string, onTime: string) =>
    `${plan} expires on ${expires}; on time until ${onTime}`,
  renewalLine: (client: string, plan: string, expires: string) => `${client}, ${plan}: ${expires}`,
  noticeLine: (client: string, plan: string, step: number, left: string) =>
    `${client}, ${plan}: ${step}% or more used, ${left} left`,
  none: "none",
  /** `expires` is the first day no longer covered; `until` the last day on time. */
  ofRenewal: {
    subject: (plan: string, client: string, expires: string) =>
      `Renewal of ${plan} for ${client}: it expires on ${expires}`,
    opening: (plan: string, client: string, expires: string, asOf: string) =>
      `The ${plan} plan of ${client} expires on ${expires}. Here is the quote for its renewal, as of ${asOf}.`,
    vip: (plan: string) => `${plan} never renews by itself: it goes on only if you renew it.`,
    orange:
      "We propose its renewal a month ahead; you are free to decline it, and without a payment it ends.",
    plan: "Plan",
    next: "New term",
    term: (from: string, to: string) => `${from} to ${to}`,
    onTime: (until: string) => `Price if paid by ${until}`,
    online: "The same, paid online",
    wholeYear: "The same, for a whole year",
    late: (day: string) => `Price a day late, on ${day}`,
    beforeTax: (price: string) => `${price} before tax`,
    because: (price: string, why: string) => `${price} (${why})`,
    atStake: "Hours at stake",
    kept: (hours: string) => `${hours}, kept for the new term if you renew on time, and lost otherwise`,
    expected: (hours: string) =>
      `about ${hours} at the expiry, at the pace of the last 12 months; kept for the new term if you renew on time, and lost otherwise`,
    lateVip: (expires: string) =>
      `If it is paid on ${expires} or later, there is no discount, unused hours lapse, and the new term starts on the day of payment.`,
    lateOrange: (expires: string, grace: string) =>
      `If it is paid after ${expires}, there is no discount, and work from that day until the payment is not covered; after ${grace} it is a new contract.`,
    howToRenew: "How to renew",
    howToDecline: "How to decline",
    /** The usual sentences, where the configuration says no other. */
    renewByReply: "reply to this message.",
    renewOnline: (link: string) => `go to ${link}, or reply to this message.`,
    declineByReply: "reply that you decline; the plan then runs to its end.",
    paid: "If you have already paid, there is nothing to do.",
  },
};
