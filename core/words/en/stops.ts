/** What stops a command: what happened and what to do. */

import { writing } from "./writing.ts";

export const stops = {
  nothingWritten: "Nothing was written.",
  held: (out: string, since: string, { pid, host }: { pid: number; host: string }) =>
    `${out}: another run has been active since ${since} (process ${pid} on ${host}). Wait for it to end, or end that process, and run again.`,
  takenOver: (out: string, reason: string) =>
    `${out}: another run took over, because this one gave no sign of life for two minutes (${reason}). Run again once the other one has ended.`,
  unwritable: (folder: string, reason: string) =>
    `${folder}: the files can't be put in place (${reason}); nothing was changed. Close the workbooks of that month, check that the folder can be written to, and run again.`,
  noLock: (path: string) =>
    `${path}: this is where runs keep their lock, but the file is not theirs. Remove it, and run again.`,
  away: (folder: string, reason: string, kept: string) =>
    `${folder}: the files can't be put in place (${reason}), and the previous folder could not be moved back: it is complete in ${kept}. Check that the folder can be written to, and run again: the next run first puts it back.`,
  unmended: (folder: string, reason: string) =>
    `${folder}: what an interrupted run left can't be repaired (${reason}). Close the workbooks of that month, check that the folder can be written to, and run again.`,
  shardMissing: (month: string, { number, of }: { number: number; of: number }, path: string) =>
    `${path}: part ${number} of ${of} of ${month} is missing. Make it with “plan-balance reconcile … --shard ${number}/${of}”, and merge again.`,
  shardUnread: (
    month: string,
    { number, of }: { number: number; of: number },
    path: string,
    reason: string | null,
  ) =>
    `${path}: part ${number} of ${of} of ${month} can't be read (${reason ?? "cut short, or changed by hand"}). Make it again, and merge again.`,
  shardDiffers: (month: string, { number, of }: { number: number; of: number }) =>
    `Part ${number} of ${of} of ${month} was not made of the same files, under the same paths, by the same software, as part 1. Let nobody change the files meanwhile, make all parts again, and merge again.`,
  shardStale: (month: string) =>
    `The configuration, the software, the closed months or the month's folder have changed since the parts of ${month} were made. Make all parts again, and merge again.`,
  open: (folder: string, workbooks: readonly { readonly file: string; readonly by: string | null }[]) =>
    `${folder}: ${writing.list(workbooks.map(({ file, by }) => `“${file}” is open${by === null ? "" : ` (${by})`}`))}; nothing was changed. Close it and run again. If nobody has it open, delete the hidden file beside it that begins with “~$” or “.~lock.”.`,
  file: (path: string, reason: string, setting: string) =>
    `${path}: the file can't be read (${reason}). Check ${setting}.`,
  logs: (folder: string, reason: string, setting: string) =>
    `${folder}: the folder of time logs can't be read (${reason}). Check ${setting}.`,
  outInLogs: (out: string, logs: string) =>
    `“out” (${out}) is inside the folder of time logs (${logs}), so the next run would find its own files there. Give “out” its own folder.`,
  logsInOut: (logs: string, out: string) =>
    `“logs” (${logs}) is inside the folder that runs write to (${out}), so they would read or remove each other’s files. Give “logs” its own folder.`,
  doneUnread: (path: string, reason: string | null) =>
    `${path}: the schedule's record of finished months can't be read (${reason ?? "cut short, or changed by hand"}), so no month is run. Restore the file from a copy, or write the last finished month in it, such as {"schema":1,"through":"2026-09","unfinished":[]}.`,
  doneUnwritten: (path: string, reason: string) =>
    `${path}: the end of a month can't be recorded (${reason}). Make room on the disk and check that the folder can be written to; until then the month is run again each time.`,
  interrupted: (period: string, signal: string) =>
    `${period} was stopped by ${signal} before it was finished. It is still due: the next start runs it.`,
  ownerUnread: (path: string, reason: string | null) =>
    `${path}: the record of whose months these are can't be read (${reason ?? "cut short, or changed by hand"}); nothing was changed. If they are this firm's, delete the file and run again.`,
  otherFirm: (out: string, then: { config: string; logs: string }, owner: string) =>
    `${out}: these months belong to another configuration (${then.config}, with the time logs in ${then.logs}) and this run would replace them; nothing was changed. Give “out” its own folder. If both belong to one firm, delete ${owner} and run again.`,
  logChanged: (path: string) =>
    `${path}: the file changed while this part was made, which reads the logs twice. Wait until nothing writes to it, and make the part again.`,
  noLog: (folder: string) =>
    `${folder}: there is no time log here, but months with work are closed. Put the exported files back, or check “logs”.`,
  logsBelow: (folder: string) =>
    `${folder}: there is no time log here, only in subfolders. Put the files here, or add "subfolders": true to the configuration.`,
  profilesCalled: (id: string) => `“profiles”: two profiles are called “${id}”. Rename one of them.`,
  profilesAlike: (one: string, other: string) =>
    `“profiles”: “${one}” and “${other}” recognise the same header. Keep one, or let one extend the other.`,
  noRow: (path: string, rows: number, line: number, reason: string) =>
    `${path}: ${rows === 0 ? "the register has no row. Add the clients’ plans." : `${rows === 1 ? "its one row can't be used" : `none of its ${rows} rows can be used`}. ${rows === 1 ? "It is" : "The first is"} line ${line}: ${reason}`}`,
  /** What the system refuses, and what to do. */
  refusals: {
    missing: { is: "there is no such file or folder", remedy: "Check the path." },
    forbidden: {
      is: "this account has no right to it",
      remedy: "Give it the right, or use an account that has it.",
    },
    readOnly: { is: "the disk is read-only", remedy: "Use one that can be written to." },
    full: { is: "the disk is full", remedy: "Make room on it, and run again." },
    tooLarge: { is: "the file is too large", remedy: "Make it smaller, and run again." },
    failing: { is: "the disk or the network failed", remedy: "Check it, and run again." },
    tooManyOpen: {
      is: "too many files are open",
      remedy: "Close other programs or raise the limit (ulimit -n), and run again.",
    },
    folder: { is: "there is a folder instead of a file", remedy: "Move it away, or correct the path." },
    noFolder: { is: "there is a file instead of a folder", remedy: "Move it away, or correct the path." },
    taken: { is: "something with that name already exists", remedy: "Move it away, and run again." },
    inUse: { is: "another program has it open", remedy: "Close it there, and run again." },
    nameTooLong: { is: "the name is too long", remedy: "Use a shorter one." },
    circle: { is: "its links form a circle", remedy: "Correct them." },
    memory: { is: "there is not enough memory", remedy: "Close other programs, and run again." },
    unread: {
      is: "the program reading the output has ended",
      remedy: "Run again, and let it read to the end.",
    },
    other: { is: "the system refused", remedy: "Check this file or folder, and run again." },
  },
  defect: [
    "This is a defect in this software, not a mistake of yours. What was not finished is as it was before.",
    "Send the lines below, and the command, to whoever maintains the software. Read them first: they may name a client.",
  ],
  /** What is wrong with a JSON text, after its place. */
  json: {
    empty: () =>
      'the file is empty. Write the settings between { and }, such as { "register": "contracts.csv" }.',
    backslash: () =>
      "a backslash must be doubled in a text. Write \\\\ or / instead of \\, as in C:\\\\firm\\\\contracts.csv or C:/firm/contracts.csv.",
    singleQuotes: () =>
      "texts and keys stand in double quotes, not in single ones. Replace ' by \", here and wherever else it is.",
    smartQuotes: () =>
      'these are curly quotes, as a word processor makes them. Replace them by straight ones ("), here and wherever else they are.',
    unquotedKey: (word: string) =>
      `“${word}” needs double quotes around it. Write "${word}", and so with every other key.`,
    unquotedText: () =>
      "a text needs double quotes around it. Only numbers, true and false (in small letters) go without.",
    missingComma: () => "a comma is missing here, between this value and the next key or value. Add it.",
    missingColon: () => "a colon is missing between the key and its value. Add it.",
    missingValue: () => "a value is missing here. Add it, or remove the key or the comma before it.",
    unfinishedText: () => "this text has no end. Close it with double quotes on the same line.",
    unfinishedComment: () => "this comment has no end. Close it with */.",
    hashComment: () => "a comment begins with //, not with #. Correct it, or remove the comment.",
    number: () =>
      "this is not how a number is written here. Write digits only, with a point before decimals, such as 12500.",
    notClosed: () => "the file ends too early: a } or ] is missing. Add it where the part it closes ends.",
    after: () => "the settings end before this. Remove what follows, or check whether a } stands too early.",
    control: () => "there is a tab or another control character inside this text. Remove it.",
    invisible: (word: string) =>
      `there is an invisible character here (${word}), as comes along when text is pasted. Delete it.`,
    symbol: (word: string) => `“${word}” can't stand here. Remove it, or put the text in double quotes.`,
    misplaced: () => "this can't stand here. Check the quotes, commas and brackets just before it.",
    tooDeep: () => "there are too many brackets inside one another. Remove some.",
    notUtf8: () =>
      "the file is not saved as UTF-8: its accents can't be read from here on. Save it again with the encoding UTF-8 (in Notepad: Save as, Encoding).",
    repeated: (word: string) => `“${word}” appears twice, here for the second time. Keep one of them.`,
    unusable: (word: string) =>
      `“${word}”: “__proto__” can't be a key. Write “proto”, which is the same name here.`,
  },
};
