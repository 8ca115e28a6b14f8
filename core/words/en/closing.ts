/** What the commands say when closing, reopening or comparing a month, and why it can't go on. */

import { writing } from "./writing.ts";

/** How much a month is closed without; minutes that can't be read are in no sum. */
interface LeftOut {
  readonly rows: number;
  /** Refused whole. */
  readonly files: number;
  readonly minutes: number;
  /** Rows and files whose minutes can't be read. */
  readonly unreadable: number;
}

const some = (count: number, one: string, more: string): string[] =>
  count === 0 ? [] : [writing.counted(count, one, more)];

export const closing = {
  altered: (path: string) =>
    `${path}: this has changed since the month was closed. Put it back from a copy, or reopen the month with a reason and close it again.`,
  chainBroken: (path: string, before: string | null) =>
    `${path}: this closed month does not follow from ${before === null ? "the first one" : before}. Put back the record that is missing or was changed, or reopen the month with a reason and close it again.`,
  recordMissing: (path: string, period: string, witness: string) =>
    `${path}: this record is missing, but ${period} was closed: ${witness} is still there. Put the record and its basis back from a copy, or reopen the month with a reason.`,
  otherRecord: (path: string, period: string, witness: string) =>
    `${path}: this is not the record that ${period} was closed with, according to ${witness}. Put the record and its basis back from a copy, or reopen the month with a reason and close it again.`,
  witnessSpoilt: (path: string) =>
    `${path}: this no longer says which months were closed. Put it back from a copy; if there is none, delete it.`,
  unreadable: (path: string, reason: string) =>
    `${path}: closed months can't be read (${reason}). Check that this account can read this, or put it back from a copy, and run again.`,
  unwritable: (path: string, period: string, reason: string) =>
    `${path}: this can't be written (${reason}), so ${period} is unchanged. Check that there is room and that this account may write there, and run again.`,
  unwitnessed: (period: string, reason: string) =>
    `${period} is closed, but the file that protects its record from loss can't be written (${reason}). Check that there is room and that this account may write there, and close the month again.`,
  isClosed: (period: string, at: string, by: string) =>
    `${period} was closed on ${at} by ${by}: its files stay as they are. Work that arrived later appears in the next open month; to change ${period} itself, reopen it with a reason.`,
  beforeClosed: (period: string, last: string) =>
    `${period} is before ${last}, which is closed. Work that arrived later appears in the next open month.`,
  notNext: (period: string, next: string) =>
    `${period} can't be closed: months are closed in order, and the next one is ${next}.`,
  notOver: (period: string, ends: string) =>
    `${period} can't be closed before it is over: its last day is ${ends}, and what is done until then would come after the close. Close it when that day has passed, and reconcile it again before.`,
  /** Above doubts about a month that is closed. */
  doubts: "Closed all the same; if that was wrong, reopen it with a reason:",
  noRun: (period: string, folder: string) =>
    `${folder}: there is no run of ${period} to close. Reconcile it first, and check its workbooks.`,
  outputChanged: (path: string) =>
    `${path}: this is not what the run wrote. Move your copy elsewhere, reconcile the month again, then close it.`,
  inputsChanged: (period: string) =>
    `${period} would give other results now than when it was last reconciled: files, settings, prices or this software have changed since. See what changed (diff), reconcile it again, then close it.`,
  leftOut: (period: string, amount: string) =>
    `${period} can't be closed yet. Rows of this month, or without a readable date, are not counted: ${amount}.`,
  nextLeftOut: (where: string, command: string) =>
    `Next: correct them in ${where} or in their own files, run the month again, then close it. Or close it without them: ${command} (what is corrected later comes with the next month).`,
  nextInvoice: (command: string) => `Next: make the invoices for your accounting software: ${command}`,
  nextDeliver: (command: string) => `Next: send the workbooks to the clients: ${command}`,
  nextSend: (folder: string, month: string) =>
    `Next: send the clients their workbooks, in ${folder}. The month after is ${month}.`,
  amount: ({ rows, files, minutes, unreadable }: LeftOut) =>
    [
      ...some(rows, "row", "rows"),
      ...some(files, "whole file", "whole files"),
      writing.minutes(minutes),
      ...some(unreadable, "duration that can't be read", "durations that can't be read"),
    ].join(", "),
  minutes: (minutes: number | null) =>
    minutes === null ? "duration not readable" : writing.minutes(minutes),
  wholeFile: "the whole file",
  noDate: "no date",
  noClient: "no client",
  more: (rows: number, minutes: number, reason: string) =>
    `and ${writing.count(rows)} more, ${writing.minutes(minutes)}: ${reason}`,
  closedWithout: (amount: string) => `Closed without (noted in its record): ${amount}.`,
  notClosed: (period: string) => `${period} is not closed.`,
  wasReopened: (period: string, kept: string) =>
    `${period} is no longer closed: it was reopened, and its record is kept: ${kept}.`,
  notLast: (period: string, last: string) =>
    `${period} can't be reopened before ${last}: months are reopened in reverse order.`,
  closed: (period: string, by: string, at: string, clients: number) =>
    `${period} is closed, by ${by} on ${at}: ${writing.counted(clients, "client", "clients")}. Its files are no longer rewritten; what arrives later for it appears in the next month.`,
  reopened: (period: string, kept: string) =>
    `${period} is open again. Its record is kept: ${kept}. Reconcile the month, check it, and close it again.`,
};
