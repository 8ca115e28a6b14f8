/** What stops a command: what happened and what to do. */

import { writing } from "./writing.ts";

export const stops = {
  nothingWritten: "Nothing was written.",
  unclearStart: (started: string, runs: string) =>
    `${started} was started, and ${runs} is what runs: whether they are the same can't be told, so nothing was done. Start it by its own path.`,
  held: (out: string, since: string, { pid, host }: { pid: number; host: string }) =>
    `${out}: another run has been at work since ${since} (process ${pid} on ${host}). Wait for it to end, or end that process, and run again.`,
  takenOver: (out: string, reason: string) =>
    `${out}: another run took over, because this one gave no sign of life for two minutes (${reason}). Run again once the other one has ended.`,
  unwritable: (folder: string, reason: string) =>
    `${folder}: the files can't be put in place (${reason}); nothing was changed. Close the workbooks of that month, check that the folder can be written to, and run again.`,
  noLock: (path: string) =>
    `${path}: there is a file where runs keep whose turn it is, and it is none of theirs. Remove it, and run again.`,
  away: (folder: string, reason: string, kept: string) =>
    `${folder}: the files can't be put in place (${reason}), and the folder that was there could not be moved back: it is whole in ${kept}. Check that the folder can be written to, and run again: each run first puts it back.`,
  unmended: (folder: string, reason: string) =>
    `${folder}: what an interrupted run left can't be put right (${reason}). Close the workbooks of that month, check that the folder can be written to, and run again.`,
  open: (folder: string, workbooks: readonly { readonly file: string; readonly by: string | null }[]) =>
    `${folder}: ${writing.list(workbooks.map(({ file, by }) => `“${file}” is open${by === null ? "" : ` (${by})`}`))}; nothing was changed. Close it and run again. If nobody has it open, delete the hidden file beside it that begins with “~$” or “.~lock.”.`,
  file: (path: string, reason: string) =>
    `${path}: the file can't be read (${reason}). Check the configuration.`,
  logs: (folder: string, reason: string) =>
    `${folder}: the folder of time logs can't be read (${reason}). Check “logs”.`,
  outInLogs: (out: string, logs: string) =>
    `“out” (${out}) lies in the folder of time logs (${logs}), so the next run would find its own files there. Give “out” a folder of its own.`,
  logsInOut: (logs: string, out: string) =>
    `“logs” (${logs}) lies where the runs write (${out}), so they would read or remove each other’s files. Give “logs” a folder of its own.`,
  doneUnread: (path: string, reason: string | null) =>
    `${path}: which months the schedule has done can't be read any more (${reason ?? "cut short, or changed by hand"}), so no month is run, lest one be forgotten. Put the file back from a copy, or write in it the last month that is done, such as {"schema":1,"through":"2026-09","unfinished":[]}.`,
  doneUnwritten: (path: string, reason: string) =>
    `${path}: it can't be noted that a month is done (${reason}). Make room on the disk and check that the folder can be written to; until then the month is done again each time.`,
  interrupted: (period: string, signal: string) =>
    `${period} was stopped by ${signal} before it was done. It is still owed: the next start does it.`,
  ownerUnread: (path: string, reason: string | null) =>
    `${path}: whose months these are can't be read any more (${reason ?? "cut short, or changed by hand"}); nothing was changed. If they are this firm's, delete the file and run again.`,
  otherFirm: (out: string, then: { config: string; logs: string }, owner: string) =>
    `${out}: these months are another configuration’s (${then.config}, with the time logs in ${then.logs}), which this run would replace; nothing was changed. Give “out” a folder of its own. If both are one firm’s, delete ${owner} and run again.`,
  noLog: (folder: string) =>
    `${folder}: there is no time log here, but months with work are closed. Put the exported files back, or check “logs”.`,
  logsBelow: (folder: string) =>
    `${folder}: there is no time log here, but in folders below it. Put the files here, or have the folders read.`,
  noRow: (path: string, rows: number, line: number, reason: string) =>
    `${path}: ${rows === 0 ? "the register has no row. Add the clients’ plans." : `${rows === 1 ? "its one row can't be used" : `none of its ${rows} rows can be used`}. ${rows === 1 ? "It is" : "The first is"} line ${line}: ${reason}`}`,
  /** What the system refuses, and what to do. */
  refusals: {
    missing: { is: "there is no such file or folder", remedy: "Check the path." },
    forbidden: {
      is: "this account has no right to it",
      remedy: "Give it the right, or use an account that has it.",
    },
    readOnly: { is: "the disk can only be read", remedy: "Use one that can be written to." },
    full: { is: "the disk is full", remedy: "Make room on it, and run again." },
    tooLarge: { is: "the file is too large", remedy: "Make it smaller, and run again." },
    failing: { is: "the disk or the network fails", remedy: "Check it, and run again." },
    tooManyOpen: {
      is: "too many files are open",
      remedy: "Close other programs or raise the limit (ulimit -n), and run again.",
    },
    folder: { is: "a folder is where a file is wanted", remedy: "Move it away, or correct the path." },
    noFolder: { is: "a file is where a folder is wanted", remedy: "Move it away, or correct the path." },
    taken: { is: "something of that name is there already", remedy: "Move it away, and run again." },
    inUse: { is: "another program has it open", remedy: "Close it there, and run again." },
    nameTooLong: { is: "the name is too long", remedy: "Use a shorter one." },
    circle: { is: "its links lead in a circle", remedy: "Correct them." },
    memory: { is: "there is not enough memory", remedy: "Close other programs, and run again." },
    unread: { is: "what reads the output has ended", remedy: "Run again, and let it read to the end." },
    other: { is: "the system refuses", remedy: "Check this file or folder, and run again." },
  },
  defect: [
    "This is a defect of this software, and no mistake of yours. What was not finished is as it was before.",
    "Send the lines below, and the command, to whoever looks after the software; read them first, as they may name a client.",
  ],
  /** What is wrong with the keys of a JSON file. */
  keys: {
    repeated: (path: string, line: number, column: number) =>
      `“${path}” is said twice, again in line ${line}, column ${column}. Keep one of them.`,
    unusable: (path: string, line: number, column: number) =>
      `“${path}” (line ${line}, column ${column}): “__proto__” can't be a key. Write “proto”, which is the same name here.`,
  },
};
