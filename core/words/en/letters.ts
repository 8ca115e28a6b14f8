/** The e-mails of a month. */

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
};
