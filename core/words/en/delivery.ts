/** What a delivery reports to the person who started it. A sentence about an open question ends with how to settle it. */

import { writing } from "./writing.ts";

/** One message: for whom (a client, or the summary's file), what for, and where to. */
interface Named {
  readonly name: string;
  /** The name, and of a letter the plan. */
  readonly label: string;
  readonly to: string;
}

const whom = ({ label, to }: Named) => `  ${label} <${to}>`;

/** When and by which Message-ID something was sent. */
interface Sending {
  readonly at: string;
  readonly messageId: string;
}

export const delivery = {
  halfCredentials: (set: string, unset: string) => `${set} is set and ${unset} is not. Set both, or neither.`,
  openPassword: (host: string) =>
    `“mail.server.security” is “none”, and a password must not travel unencrypted to ${host}. Write “starttls” or “tls”, or unset SMTP_USER and SMTP_PASSWORD.`,
  noMail: (config: string) =>
    `${config}: “mail” is missing, so nothing can be sent. batch/configuration.md says how to add it.`,
  notClosed: (period: string) =>
    `${period} is not closed, and only a closed month is delivered. Close it first: plan-balance close ${period}`,
  changed: (path: string) =>
    `${path}: this is not the file that the month was closed with. Put that file back, and run again.`,
  missing: (path: string, reason: string) =>
    `${path}: the file can't be read (${reason}). Put it back, and run again.`,
  reopened: (period: string) =>
    `${period} was reopened or closed again during delivery, so nothing more is sent. Check it, close it, and run again.`,
  otherVersion: (period: string, version: string) =>
    `${period} was closed by version ${version} of this software, and this one can't read its figures. Deliver it with that version.`,
  unwritable: (folder: string, reason: string) =>
    `${folder}: the messages can't be written (${reason}). Check that the folder can be written to, and run again.`,
  record: (path: string, reason: string) =>
    `${path}: the record of sent mail can't be read or written (${reason}), and without it nothing is sent. Check the folder and run again.`,
  damaged: (path: string, line: number) =>
    `${path}:${line}: this line of the record of sent mail was changed by hand or damaged. Restore the file from a copy; nothing is sent until it can be read, so that nothing is sent twice.`,
  noServer: (host: string, reason: string) =>
    `${host}: the mail server can't be used (${reason}). Nothing more was sent; check “mail.server”, SMTP_USER and SMTP_PASSWORD, and run again.`,
  nobody: (name: string, nearest: string | null) =>
    `“mail.recipients”: no client of the month is called “${name}”${nearest === null ? "." : `; did you mean “${nearest}”?`} Correct it there.`,
  noMessage: (name: string) =>
    `No message of the month is for “${name}”. Give the name of a client with an address in “mail.recipients”, or of the summary.`,
  nothingToSettle: (name: string) => `No message to “${name}” was ever started for this month.`,
  head: (period: string, messages: number) =>
    `${period}: ${writing.counted(messages, "message", "messages")}`,
  sent: (own: Named, response: string) => `${whom(own)}  sent: ${response}`,
  already: (own: Named, at: string) => `${whom(own)}  sent before, on ${at}`,
  refused: (own: Named, response: string) =>
    `${whom(own)}  refused by the server, will be tried again: ${response}`,
  failed: (own: Named, reason: string) => `${whom(own)}  not sent, will be tried again: ${reason}`,
  silence: (seconds: number) => `the mail server did not answer for ${writing.decimals(seconds, 1, 0)} s`,
  untried: (own: Named) => `${whom(own)}  not sent, as the mail server can't be used: run again when it can`,
  unknown: (own: Named, { at, messageId }: Sending) =>
    `${whom(own)}  may have been sent on ${at}: the server's answer was lost. Look for ${messageId} in its log or in the Sent folder, then settle it: --arrived ${JSON.stringify(own.name)} if it arrived, --resend ${JSON.stringify(own.name)} if not, with --reason`,
  outdated: (own: Named, at: string) =>
    `${whom(own)}  was sent on ${at} with a workbook that has changed since. To send the new one: --resend ${JSON.stringify(own.name)} with --reason`,
  notAgain: (own: Named) =>
    `${whom(own)}  not sent again: it is no longer due, or its address is no longer in “mail.recipients”`,
  noAddress: (names: string) => `No address: ${names}`,
  written: (folder: string) => `Dry run: nothing was sent. The messages are in ${folder}`,
  nothingSent: "Nothing was sent.",
  renewals: {
    head: (day: string, letters: number) =>
      `Renewals, ${day}: ${writing.counted(letters, "letter", "letters")}`,
    wouldGo: (own: Named, why: string) => `${whom(own)}  would be sent: ${why}`,
    why: {
      days: (step: number, left: number) =>
        `the letter of ${step} days before; ${writing.counted(left, "day", "days")} left`,
      invoice: "the letter of a month before, when the invoice is due",
    },
    /** `reason` is a whole sentence. */
    held: (label: string, reason: string) => `  ${label}  not sent: ${reason}`,
    leftOut: (rows: number) =>
      `${writing.counted(rows, "row or file is", "rows or files are")} left out of the figures: “plan-balance check” says which, and why.`,
    noLetter: (name: string) =>
      `No letter about a renewal is due for “${name}” today. Give the name of a client that has a renewal near and an address in “mail.recipients”.`,
    nothingToSettle: (name: string) => `No letter about a renewal to “${name}” was ever started.`,
  },
};
