/**
 * The e-mails of a month: their content; and the bytes of any letter.
 *
 * Laws: all figures come from run.json, none is computed here; the same month, addresses and date give the same bytes;
 * the Message-ID depends on the content and the addresses, not the date; a message loads nothing from outside itself;
 * text from the register, a log or the configuration is text, never markup.
 */

import { extname } from "node:path";
import MailComposer from "nodemailer/lib/mail-composer";
import { isOrange } from "../../core/rules/plans.ts";
import { day } from "../../core/values/calendar.ts";
import type { Language } from "../../core/values/language.ts";
import { WORDS, type Words } from "../../core/words/words.ts";
import type { Address } from "../config/mail-settings.ts";
import { sha256Of } from "../disk/sha256.ts";
import { becauseText } from "../documents/because.ts";
import { becauseOf } from "../documents/because-json.ts";
import type { ClientFigures, Figures } from "./figures.ts";

export interface Attachment {
  /** Its name in the month's folder. */
  readonly file: string;
  readonly sha256: string;
  readonly bytes: Buffer;
}

/** The content of a letter, without addresses and date. */
export interface Letter {
  readonly language: Language;
  readonly subject: string;
  readonly opening: string;
  readonly figures: readonly { readonly label: string; readonly value: string }[];
  /** Paragraphs. */
  readonly closing: readonly string[];
  /** Null without an attachment. */
  readonly attachmentName: string | null;
}

export interface Message {
  /** With its angle brackets. */
  readonly messageId: string;
  /** In RFC 5322 format, with CRLF. */
  readonly bytes: Buffer;
}

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const longDate = (of: string, { writing }: Words) => writing.date(day(of));

/** The letter to a client about its month. */
export function clientLetter(run: Figures, client: ClientFigures): Letter {
  const words = WORDS[client.language];
  const { letters, writing } = words;
  const month = writing.month(day(run.asOf));
  const attachmentName = `${withoutExtension(client.file)} ${run.period}.xlsx`;
  return {
    language: client.language,
    subject: letters.clientSubject(month, client.client),
    opening: letters.clientOpening(month, client.client),
    figures: clientFigures(client, run.asOf, words),
    closing: [letters.attached(attachmentName)],
    attachmentName,
  };
}

/** The letter to the firm itself. */
export function firmLetter(run: Figures): Letter {
  const words = WORDS[run.language];
  const { letters, writing } = words;
  const month = writing.month(day(run.asOf));
  return {
    language: run.language,
    subject: letters.firmSubject(month),
    opening: letters.firmOpening(month),
    figures: firmFigures(run, words),
    closing: [letters.firmAttached(run.summaryFile)],
    attachmentName: run.summaryFile,
  };
}

function clientFigures(client: ClientFigures, asOf: string, words: Words): Letter["figures"] {
  const { letters, rules, writing } = words;
  const { banks, lapsed, orange, plans, charged, toConfirm, notices, nextRenewal: next } = client;
  const billed = client.toBill?.minutes ?? charged.billable - toConfirm.minutes;
  const added = client.bill
    .map(({ because }) => becauseOf(because))
    .filter(({ code }) => code === "added_time");
  const left = banks
    .filter(({ expires }) => expires > asOf)
    .map(({ plan, closing, held, expires, expected }) => {
      const exhaustsOn = expected?.exhaustsOn ?? null;
      const value = letters.leftOf(
        writing.hoursText(closing),
        writing.hoursText(held),
        longDate(expires, words),
      );
      const runsOut = closing > 0 && exhaustsOn !== null;
      return {
        label: letters.figures.left(rules.plans[plan]),
        value: runsOut ? `${value}; ${letters.exhausted(longDate(exhaustsOn, words))}` : value,
      };
    });
  const overage = {
    label: letters.figures.overage,
    value: letters.daysOver(writing.hoursText(orange.overageCharged), orange.daysOver),
  };
  return [
    ...left,
    ...(plans.some(isOrange) ? [overage] : []),
    ...notices.map(({ plan, step, left: rest, held }) => ({
      label: letters.figures.notice(rules.plans[plan]),
      value: letters.used(step, writing.hoursText(rest), writing.hoursText(held)),
    })),
    ...(billed !== 0 ? [{ label: letters.figures.billable, value: writing.hoursText(billed) }] : []),
    ...added.map((why) => ({ label: letters.figures.added, value: becauseText(why, { ...rules, writing }) })),
    ...(toConfirm.minutes > 0
      ? [{ label: letters.figures.toConfirm, value: writing.hoursText(toConfirm.minutes) }]
      : []),
    ...lapsed.map(({ plan, expires }) => ({
      label: letters.figures.lapsed(rules.plans[plan]),
      value: letters.expired(longDate(expires, words)),
    })),
    {
      label: letters.figures.renewal,
      value:
        next === null
          ? letters.none
          : letters.renewal(
              rules.plans[next.plan],
              longDate(next.expires, words),
              longDate(next.onTimeUntil, words),
            ),
    },
  ];
}

function firmFigures(run: Figures, words: Words): Letter["figures"] {
  const { letters, rules, writing } = words;
  const { drawn, billed, toBill = billed, toConfirm, renewals, until } = run.overview;
  const told = run.clients.flatMap(({ client, notices }) =>
    notices.map(({ plan, step, left }) =>
      letters.noticeLine(client, rules.plans[plan], step, writing.hoursText(left)),
    ),
  );
  return [
    { label: letters.figures.clients, value: String(run.clients.length) },
    { label: letters.figures.used, value: writing.hoursText(drawn) },
    { label: letters.figures.billable, value: writing.hoursText(toBill.minutes) },
    ...(toConfirm.minutes > 0
      ? [{ label: letters.figures.toConfirm, value: writing.hoursText(toConfirm.minutes) }]
      : []),
    { label: letters.figures.leftOut, value: String(run.control.entriesRejected) },
    ...(told.length > 0 ? [{ label: letters.figures.notices, value: told.join("; ") }] : []),
    {
      label: letters.figures.renewals(longDate(until, words)),
      value:
        renewals.length === 0
          ? letters.none
          : renewals
              .map(({ client, plan, expires }) =>
                letters.renewalLine(client, rules.plans[plan], longDate(expires, words)),
              )
              .join("; "),
    },
  ];
}

interface Posting {
  readonly from: Address;
  readonly to: readonly Address[];
  readonly date: Date;
}

/** The message to send for a letter. */
export async function posted(
  letter: Letter,
  attachment: Attachment | null,
  { from, to, date }: Posting,
): Promise<Message> {
  const text = plainText(letter, from);
  const html = htmlText(letter, from);
  const { subject, attachmentName } = letter;
  const content = JSON.stringify([from, to, subject, text, html, attachmentName, attachment?.sha256 ?? null]);
  const digest = sha256Of(content).slice(0, 32);
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
    attachments:
      attachment === null
        ? []
        : [{ filename: attachmentName ?? attachment.file, content: attachment.bytes, contentType: XLSX }],
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return { messageId, bytes: await composer.compile().build() };
}

function plainText({ language, opening, figures, closing }: Letter, from: Address): string {
  const { letters, writing } = WORDS[language];
  const lines = figures.map(({ label, value }) => `- ${writing.pair(label, value)}`);
  const paragraphs = closing.flatMap((text) => [text, ""]);
  return [letters.hello, "", opening, "", ...lines, "", ...paragraphs, from.name || from.address, ""].join(
    "\n",
  );
}

function htmlText({ language, opening, figures, closing }: Letter, from: Address): string {
  const { hello } = WORDS[language].letters;
  const rows = figures.map(
    ({ label, value }) =>
      `<tr><th scope="row" style="text-align:left;font-weight:normal;color:#555;padding:4px 24px 4px 0">${escaped(label)}</th><td style="padding:4px 0"><strong>${escaped(value)}</strong></td></tr>`,
  );
  return [
    `<!DOCTYPE html><html lang="${language}"><head><meta charset="utf-8"></head>`,
    '<body style="font-family:Calibri,Arial,sans-serif;font-size:15px;color:#222">',
    `<p>${hello}</p><p>${escaped(opening)}</p>`,
    `<table style="border-collapse:collapse">${rows.join("")}</table>`,
    [...closing, from.name || from.address].map((text) => `<p>${escaped(text)}</p>`).join(""),
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
