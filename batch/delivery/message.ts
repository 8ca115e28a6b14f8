/**
 * The e-mails of a month: what they say, and their bytes.
 *
 * Laws: figures are those of run.json, none is worked out anew; the same month, addresses and date give the same
 * bytes, and a Message-ID that says so, whatever the date; a message refers to nothing outside itself; text from
 * the register or a log is text, never markup.
 */

import { extname } from "node:path";
import MailComposer from "nodemailer/lib/mail-composer";
import { isOrange } from "../../core/rules/plans.ts";
import { type CalendarDate, day } from "../../core/values/calendar.ts";
import type { Language } from "../../core/values/language.ts";
import { inHours, minutes } from "../../core/values/units.ts";
import type { Address } from "../config/mail-settings.ts";
import { sha256Of } from "../disk/sha256.ts";
import { monthName, type Words, wordsIn } from "../documents/workbook/words.ts";
import type { ClientFigures, Figures } from "./figures.ts";
import { longDate, type MessageWords, messageWords } from "./message-words.ts";

export interface Attachment {
  /** Its name in the month's folder. */
  readonly file: string;
  readonly sha256: string;
  readonly bytes: Buffer;
}

/** What a letter says, before it has an address and a date. */
export interface Letter {
  readonly language: Language;
  readonly subject: string;
  readonly opening: string;
  readonly figures: readonly { readonly label: string; readonly value: string }[];
  readonly closing: string;
  readonly attachmentName: string;
}

export interface Message {
  /** With its angle brackets. */
  readonly messageId: string;
  /** RFC 5322, with CRLF. */
  readonly bytes: Buffer;
}

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The words of one language, and how it writes dates and hours. */
class Writing {
  readonly message: MessageWords;
  readonly words: Words;
  readonly month: string;

  constructor(language: Language, asOf: CalendarDate) {
    this.message = messageWords(language);
    this.words = wordsIn(language);
    this.month = monthName(asOf, this.words);
  }

  date(text: string): string {
    return longDate(day(text), this.words.months, this.message);
  }

  /** Of whole minutes. */
  hours(of: number): string {
    return this.message.hours(this.message.decimal(inHours(minutes(of)).toFixed(2)));
  }
}

/** What a client is told of the month. */
export function clientLetter(run: Figures, client: ClientFigures): Letter {
  const writing = new Writing(client.language, day(run.asOf));
  const { message, month } = writing;
  const attachmentName = `${withoutExtension(client.file)} ${run.period}.xlsx`;
  return {
    language: client.language,
    subject: message.clientSubject(month, client.client),
    opening: message.clientOpening(month, client.client),
    figures: clientFigures(client, run.asOf, writing),
    closing: message.attached(attachmentName),
    attachmentName,
  };
}

/** What the firm itself is told; `summaryFile` is its workbook. */
export function firmLetter(run: Figures, summaryFile: string): Letter {
  const writing = new Writing(run.language, day(run.asOf));
  const { message, month } = writing;
  return {
    language: run.language,
    subject: message.firmSubject(month),
    opening: message.firmOpening(month),
    figures: firmFigures(run, writing),
    closing: message.firmAttached(summaryFile),
    attachmentName: summaryFile,
  };
}

function clientFigures(client: ClientFigures, asOf: string, writing: Writing): Letter["figures"] {
  const { message, words } = writing;
  const { banks, lapsed, orange, plans, charged, toConfirm, nextRenewal: next } = client;
  const billed = charged.billable - toConfirm.minutes;
  const left = banks
    .filter(({ expires }) => expires > asOf)
    .map(({ plan, closing, held, expires, exhaustsOn }) => {
      const value = message.leftOf(writing.hours(closing), writing.hours(held), writing.date(expires));
      const runsOut = closing > 0 && exhaustsOn !== null;
      return {
        label: message.figures.left(words.plans[plan]),
        value: runsOut ? `${value}; ${message.exhausted(writing.date(exhaustsOn))}` : value,
      };
    });
  const overage = {
    label: message.figures.overage,
    value: message.daysOver(writing.hours(orange.overageCharged), orange.daysOver),
  };
  return [
    ...left,
    ...(plans.some(isOrange) ? [overage] : []),
    ...(billed > 0 ? [{ label: message.figures.billable, value: writing.hours(billed) }] : []),
    ...(toConfirm.minutes > 0
      ? [{ label: message.figures.toConfirm, value: writing.hours(toConfirm.minutes) }]
      : []),
    ...lapsed.map(({ plan, expires }) => ({
      label: message.figures.lapsed(words.plans[plan]),
      value: message.expired(writing.date(expires)),
    })),
    {
      label: message.figures.renewal,
      value:
        next === null
          ? message.none
          : message.renewal(
              words.plans[next.plan],
              writing.date(next.expires),
              writing.date(next.onTimeUntil),
            ),
    },
  ];
}

function firmFigures(run: Figures, writing: Writing): Letter["figures"] {
  const { message, words } = writing;
  const { drawn, billed, toConfirm, renewals, until } = run.overview;
  return [
    { label: message.figures.clients, value: String(run.clients.length) },
    { label: message.figures.used, value: writing.hours(drawn) },
    { label: message.figures.billable, value: writing.hours(billed.minutes) },
    ...(toConfirm.minutes > 0
      ? [{ label: message.figures.toConfirm, value: writing.hours(toConfirm.minutes) }]
      : []),
    { label: message.figures.leftOut, value: String(run.control.entriesRejected) },
    {
      label: message.figures.renewals(writing.date(until)),
      value:
        renewals.length === 0
          ? message.none
          : renewals
              .map(({ client, plan, expires }) =>
                message.renewalLine(client, words.plans[plan], writing.date(expires)),
              )
              .join("; "),
    },
  ];
}

export interface Posting {
  readonly from: Address;
  readonly to: readonly Address[];
  readonly date: Date;
}

/** A letter as it goes out. */
export async function posted(
  letter: Letter,
  attachment: Attachment,
  { from, to, date }: Posting,
): Promise<Message> {
  const text = plainText(letter, from);
  const html = htmlText(letter, from);
  const { subject, attachmentName } = letter;
  const said = JSON.stringify([from, to, subject, text, html, attachmentName, attachment.sha256]);
  const digest = sha256Of(said).slice(0, 32);
  const messageId = `<${digest}@${from.address.split("@")[1]}>`;
  const composer = new MailComposer({
    from,
    to: [...to],
    subject,
    text,
    html,
    date,
    messageId,
    baseBoundary: digest,
    newline: "win",
    headers: { "Content-Language": letter.language, "Auto-Submitted": "auto-generated" },
    attachments: [{ filename: attachmentName, content: attachment.bytes, contentType: XLSX }],
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return { messageId, bytes: await composer.compile().build() };
}

function plainText({ language, opening, figures, closing }: Letter, from: Address): string {
  const { hello } = messageWords(language);
  const colon = language === "fr" ? " : " : ": ";
  const lines = figures.map(({ label, value }) => `- ${label}${colon}${value}`);
  return [hello, "", opening, "", ...lines, "", closing, "", from.name || from.address, ""].join("\n");
}

function htmlText({ language, opening, figures, closing }: Letter, from: Address): string {
  const { hello } = messageWords(language);
  const rows = figures.map(
    ({ label, value }) =>
      `<tr><th scope="row" style="text-align:left;font-weight:normal;color:#555;padding:4px 24px 4px 0">${escaped(label)}</th><td style="padding:4px 0"><strong>${escaped(value)}</strong></td></tr>`,
  );
  return [
    `<!DOCTYPE html><html lang="${language}"><head><meta charset="utf-8"></head>`,
    '<body style="font-family:Calibri,Arial,sans-serif;font-size:15px;color:#222">',
    `<p>${hello}</p><p>${escaped(opening)}</p>`,
    `<table style="border-collapse:collapse">${rows.join("")}</table>`,
    `<p>${escaped(closing)}</p><p>${escaped(from.name || from.address)}</p>`,
    "</body></html>",
    "",
  ].join("\n");
}

function escaped(text: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

function withoutExtension(file: string): string {
  return file.slice(0, file.length - extname(file).length);
}
