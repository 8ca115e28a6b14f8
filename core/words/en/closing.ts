/** What is said when closing, reopening or comparing a month, and why it can't go on. */

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
    `${path}: this is not as it was when the month was closed. Put it back from a copy, or reopen the month with a reason and close it again.`,
  chainBroken: (path: string, before: string | null) =>
    `${path}: this closed month does not follow from ${before === null ? "the first one" : before}. Put back the record that is missing or was changed, or reopen the month with a reason and close it again.`,
  recordMissing: (path: string, period: string, witness: string) =>
    `${path}: this record is missing, but ${period} was closed: ${witness} is still there. Put the record and its basis back from a copy; or, if the month is not to stay closed, reopen it with a reason.`,
  otherRecord: (path: string, period: string, witness: string) =>
    `${path}: this is not the record that ${period} was closed with, by what ${witness} says. Put the record and its basis back from a copy, or reopen the month with a reason and close it again.`,
  witnessSpoilt: (path: string) =>
    `${path}: this no longer says which months were closed. Put it back from a copy; if there is none, delete it.`,
  unreadable: (path: string, reason: string) =>
    `${path}: what was closed can't be read (${reason}). See to it that this account can read it, or put it back from a copy, and run again.`,
  unwritable: (path: string, period: string, reason: string) =>
    `${path}: this can't be written (${reason}), so ${period} is as it was. See to it that there is room and that this account may write there, and run again.`,
  unwitnessed: (period: string, reason: string) =>
    `${period} is closed, but what guards its record against getting lost can't be written (${reason}). See to it that there is room and that this account may write there, and close the month once more.`,
  isClosed: (period: string, at: string, by: string) =>
    `${period} was closed on ${at} by ${by}: its files stay as they are. Work that came later appears in the next open month; to change ${period} itself, reopen it with a reason.`,
  beforeClosed: (period: string, last: string) =>
    `${period} lies before ${last}, which is closed. Work that came later appears in the next open month.`,
  notNext: (period: string, next: string) =>
    `${period} can't be closed: months are closed one after another, and the next one is ${next}.`,
  noRun: (period: string, folder: string) =>
    `${folder}: there is no run of ${period} to close. Reconcile it first, and look at its workbooks.`,
  outputChanged: (path: string) =>
    `${path}: this is not what the run wrote. Put your copy elsewhere, reconcile the month again, and close it then.`,
  inputsChanged: (period: string) =>
    `${period} would come out differently now than when it was last reconciled: files, settings, prices or this software have changed since. See what changed (diff), reconcile it again, and close it then.`,
  leftOut: (period: string, amount: string) =>
    `${period} can't be closed as it is. Of this month, or of no readable date, this counts nowhere: ${amount}. Correct it, reconcile the month again, and close it then; or close it without (--with-exceptions): what is corrected later is told in the next month.`,
  amount: ({ rows, files, minutes, unreadable }: LeftOut) =>
    [
      ...some(rows, "row", "rows"),
      ...some(files, "whole file", "whole files"),
      `${minutes} min`,
      ...some(unreadable, "duration that can't be read", "durations that can't be read"),
    ].join(", "),
  minutes: (minutes: number | null) => (minutes === null ? "duration not readable" : `${minutes} min`),
  wholeFile: "the whole file",
  noDate: "no date",
  noClient: "no client",
  more: (rows: number, minutes: number, reason: string) => `and ${rows} more, ${minutes} min: ${reason}`,
  closedWithout: (amount: string) => `Closed without, as its record says: ${amount}.`,
  notClosed: (period: string) => `${period} is not closed.`,
  wasReopened: (period: string, kept: string) =>
    `${period} is not closed any more: it was reopened, and its record is kept: ${kept}.`,
  notLast: (period: string, last: string) =>
    `${period} can't be reopened before ${last}: months are reopened from the last one back.`,
  closed: (period: string, by: string, at: string, clients: number) =>
    `${period} is closed, by ${by} at ${at}: ${writing.counted(clients, "client", "clients")}. Its files are not rewritten any more; what arrives later for it is told in the next month.`,
  reopened: (period: string, kept: string) =>
    `${period} is open again. Its record is kept: ${kept}. Reconcile the month, look at it, and close it again.`,
};
