/** Invoices: what their lines say to a client, what the files' columns are called, and what is told to whoever issues them. */

import { writing } from "./writing.ts";

interface Numbered {
  readonly number: string;
  readonly client: string;
  readonly total: string;
}

export const invoices = {
  work: (level: number, because: string) => `Support, level ${level}. ${because}.`,
  earlier: (month: string) => `Support in ${month} that came to light after that month was closed.`,
  renewal: (plan: string, of: string, from: string, to: string) =>
    `Renewal of ${plan}, ${of}, ${from} to ${to}.`,
  paidBy: (day: string) => `The price holds if it is paid by ${day}.`,
  paidOnline: (price: string) => `Paid through the online tool by then it is ${price}.`,
  vipCondition: "The plan does not renew by itself; unused hours go over if it is renewed by then.",
  orangeCondition: "If you do not want to renew, tell us: this invoice is then cancelled.",
  corrected: (number: string, description: string) => `Correction of ${number}: ${description}`,
  settled: "the renewal, at the price that applies.",
  notRenewed: (plan: string) => `${plan} was not renewed.`,
  kinds: { invoice: "invoice", credit: "credit note" },
  fields: {
    number: "Number",
    kind: "Kind",
    corrects: "Corrects",
    client: "Client",
    customer: "Customer",
    date: "Date",
    due: "Due",
    terms: "Terms",
    currency: "Currency",
    total: "Total",
    period: "Month",
    item: "Item",
    account: "Account",
    taxCode: "Tax code",
    description: "Description",
    clause: "Clause",
    level: "Level",
    hours: "Hours",
    quantity: "Quantity",
    rate: "Rate",
    amount: "Amount",
    serviceFrom: "Service from",
    serviceTo: "Service to",
  },
  items: {
    level1: "Support, level 1",
    level2: "Support, level 2",
    level3: "Support, level 3",
    earlierMonths: "Support of earlier months",
    addedTime: "Added hours",
    renewal: "Renewal",
  },
  /** Hours that are billed as one amount, since hours times a rate would not give it to the cent. */
  withHours: (description: string, hours: string, rate: string | null) =>
    `${description} (${hours}${rate === null ? "" : ` at ${rate}`})`,
  noBilling: (file: string) =>
    `${file}: there is no “billing”, so no invoices are made. Add it, such as "billing": { "layout": "quickbooks-online" }, and run again.`,
  notClosed: (period: string) =>
    `${period} is not closed, and only a closed month is invoiced. Close it first: plan-balance close ${period}. A preview is made with --dry-run.`,
  notRun: (period: string) =>
    `There are no figures of ${period} to make a preview of. Run it first: plan-balance reconcile ${period}`,
  otherVersion: (period: string, version: string) =>
    `${period} was closed by version ${version} of this software, whose record lacks what invoices need. Reopen it, reconcile it, close it, and run again.`,
  reopened: (period: string) =>
    `${period} was invoiced and is open now. Close it first: plan-balance close ${period}. What changed then becomes a correction.`,
  noLayout: (given: string, known: string) =>
    `“billing.layout”: there is no layout “${given}”. Write one of ${known}, or the path of your own layout, which ends with .json.`,
  layoutUnread: (path: string, reason: string) =>
    `${path}: the layout can't be read (${reason}). Correct the file, or name another one in “billing.layout”.`,
  needed: (program: string, key: string) =>
    `${program} needs “billing.${key}”, which is not in the configuration. Add it and run again; nothing was issued.`,
  tooLong: (text: string, most: number, key: string) =>
    `“${text}” is longer than the ${most} characters that the layout allows. Give a shorter one in “billing.${key}”; nothing was issued.`,
  unwritableSign: (text: string, program: string) =>
    `“${text}” has a character that a file for ${program} can't hold. Give another text in “billing”; nothing was issued.`,
  noTaxes: (program: string) =>
    `${program} has the taxes in its files, and “billing.taxes” does not say them. The plain layout is written instead; for ${program} add, say, "taxes": [{ "name": "GST", "percent": 5 }].`,
  noCredits: (program: string, file: string) =>
    `${program} imports no credit notes: enter those in ${file} by hand.`,
  unknownClient: (name: string, nearest: string | null) =>
    `“billing.clients”: no client of the month is called “${name}”${nearest === null ? "." : `; did you mean “${nearest}”?`} Correct it there.`,
  record: (path: string, reason: string) =>
    `${path}: the record of invoices can't be read or written (${reason}), and without it nothing is issued. Check the folder and run again.`,
  damaged: (path: string, line: number) =>
    `${path}:${line}: this line of the record of invoices was changed by hand or damaged. Restore the file from a copy; nothing is issued until it can be read, so that nothing is invoiced twice.`,
  unwritable: (path: string, reason: string) =>
    `${path}: the file can't be written (${reason}). Check that there is room and that this account may write there, and run again.`,
  unplaced: (path: string, reason: string) =>
    `${path}: the invoices are issued, but this file can't be written (${reason}). Run the same again: it gets the same numbers.`,
  head: (period: string, invoices: number, total: string) =>
    `${period}: ${writing.counted(invoices, "new invoice or credit note", "new invoices and credit notes")}, ${total}`,
  nothingNew: (period: string) => `${period}: nothing new to invoice.`,
  line: ({ number, client, total }: Numbered, what: string) => `  ${number}  ${client}  ${what}  ${total}`,
  ofRenewal: (plan: string, expires: string) => `renewal of ${plan}, ${expires}`,
  correcting: (what: string, number: string) => `${what}, corrects ${number}`,
  unrated: (client: string, period: string, hours: string) =>
    `Not invoiced: ${hours} of ${client} in ${period} have no rate. Add it to “rates”, reopen the month, reconcile and close it: they are then invoiced.`,
  separate: (client: string, period: string, hours: string) =>
    `Not invoiced: ${hours} of ${client} in ${period} are work at a price of its own. Add it to the invoice by hand.`,
  unconfirmed: (client: string, plan: string) =>
    `To be confirmed: the price of ${client}’s renewal of ${plan} is our reading of the published list. Put your own into the price list, or check it before you send it.`,
  noPrice: (client: string, plan: string) =>
    `Not invoiced: the price of ${client}’s renewal of ${plan} is not known. Add it to the price list; it is invoiced with the next month.`,
  notInvoiced: (period: string, command: string) => `${period} is closed and was never invoiced: ${command}`,
  files: (files: string) => `For your accounting software: ${files}`,
  draft: (files: string) =>
    `Dry run: nothing was issued, and the numbers are not final. To look at: ${files}`,
  draftNumber: (number: string) => `DRAFT-${number}`,
  nothingIssued: "Nothing was issued.",
};
