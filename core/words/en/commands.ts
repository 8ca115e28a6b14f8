/** What the command line says: its help, and what is wrong with what was typed. */

import { writing } from "./writing.ts";

/** A folder that was made, relative to where the person stands, with the names in it and the command to go on with. */
interface MadeFolder {
  readonly folder: string;
  readonly guide: string;
  readonly register: string;
  readonly inbox: string;
  readonly check: string;
}

const goAndRun = ({ folder, check }: MadeFolder) =>
  `${folder === "" ? "" : `go to ${folder} and `}run ${check}`;

export const commands = {
  about: "What a support plan still owes its client, to the minute and the cent.",
  usage: "Usage",
  list: "Commands",
  options: "Options",
  everyCommand: "For every command",
  seeHelp: (line: string) => `${line} tells more.`,
  /** What stands in a place of the usage. */
  places: {
    command: "COMMAND",
    options: "options",
    month: "YYYY-MM",
    file: "FILE",
    folder: "FOLDER",
    name: "NAME",
    text: "TEXT",
    count: "N",
    part: "I/N",
    amount: "AMOUNT",
    seconds: "SECONDS",
    language: "en|fr",
  },
  summaries: {
    init: "makes the folder of a firm: configuration, register, price list, inbox",
    check: "says all that is wrong or doubtful in it, and writes nothing",
    reconcile: "reconciles a month and writes its workbooks",
    merge: "puts together a month that was reconciled in parts",
    diff: "says what changed since a month was last reconciled, and writes nothing",
    close: "closes a month: from then on nothing changes it",
    reopen: "reopens the last closed month",
    invoice: "makes files of invoices of a closed month for the accounting software",
    deliver: "sends by e-mail the workbooks of a closed month, or letters about renewals",
    schedule: "reconciles each month when it is due",
    inspect: "shows how an exported time log would be read",
    profile: "drafts a profile for an export that none fits",
    addin: "serves the Excel add-in on this machine, and says how to load it",
  },
  details: {
    init: "Nothing that is there is overwritten. With --sample the firm is a made-up one, with two years of work.",
    check: "Without a month, the newest that is due.",
    reconcile:
      "Without a month, the newest that is due. Ends with 0 when all is clean, 1 when it was written but something needs a look, 2 when nothing was written.",
    merge: "The parts are those that “reconcile --shard” left; the files are the same as those of one run.",
    diff: "Without a month, the newest that is due. Ends with 0 when nothing changed, 1 when something did, 2 when that can’t be told.",
    close:
      "The month is closed as it was last reconciled, and what arrives later for it appears in the next one. Rows of the month that are not counted, or have no readable date, are listed and nothing is closed.",
    reopen: "Its record is kept beside the others, with the reason and the name.",
    invoice:
      "A number once given stays; what changes after that is a correction. “billing” in the configuration says for which program. With --dry-run a preview, also of a month that is not closed.",
    deliver:
      "A month is named, or --renewals. What was sent is not sent again. SMTP_USER and SMTP_PASSWORD are read from the environment. --resend and --arrived need a --reason.",
    schedule: "Runs until it is stopped; each event is a line of JSON.",
    inspect: "With a configuration, by its clients, profiles and settings.",
    profile: "The draft stands beside the file; nothing is overwritten.",
    addin:
      "Runs until it is stopped. Excel wants a certificate that this machine trusts; where there is none, it is said how to make one.",
  },
  optionSays: {
    config: "the configuration, or the folder it is in; default: firm.json here or in a folder above",
    language: "of what is printed; default: that of the configuration",
    json: "prints one object for programs instead",
    quiet: "prints nothing unless something needs a look",
    help: "prints this",
    version: "prints the version",
    period: "the month, as after the command’s name",
    sample: "a made-up firm, to try things with",
    plans: "what is sold, with commas between; default: all",
    currency: "its code; default: CAD",
    "time-zone": "such as America/Toronto; default: the system’s",
    "rate-1": "an hour of level 1, such as 95.00; without it amounts stay blank",
    "rate-2": "the same of level 2",
    "rate-3": "the same of level 3",
    "dry-run": "a trial: prints the same, and nothing is written, sent or issued for good",
    shard: "makes one part of N, for merge: every N-th client, from the I-th on",
    shards: "how many parts there are",
    by: "who does it; default: the account’s name",
    "with-exceptions": "closes without those rows; the record has their number and minutes",
    reason: "why",
    client: "only this client, or “Summary YYYY-MM”",
    resend: "sends again to this client what may not have arrived or, if nothing is in doubt, what was sent",
    arrived: "records that what may have been sent to this client did arrive",
    renewals: "the letters about renewals that are due today, by the inputs as they are now",
    once: "runs what is due and ends",
    install: "writes what has the system start it each day, and says what to do with it",
    grace: "how long a running month may go on after it is told to stop; default: 6 s",
    port: "where it listens on this machine; default: 3000",
  },
  unknownCommand: (given: string, nearest: string | null) =>
    `There is no command ${writing.quoted(given)}.${nearest === null ? "" : ` Did you mean ${nearest}?`}`,
  commandFirst: "The command comes first, its options after it.",
  unknownOption: (given: string, nearest: string | null) =>
    `There is no option ${given} here.${nearest === null ? "" : ` Did you mean ${nearest}?`}`,
  optionTwice: (option: string) => `${option} is given twice. Give it once.`,
  flagWithValue: (option: string) => `${option} takes no value. Write it alone.`,
  optionWithoutValue: (option: string) => `${option} needs a value after it.`,
  unexpected: (given: string) => `${writing.quoted(given)} is one too many. Take it out.`,
  /** npm keeps options for itself that stand before the two dashes. */
  behindDashes: (script: string) =>
    `npm took the options for its own. Write two dashes before them: npm run ${script} -- --config firm.json`,
  noMonth: (line: string) => `Which month? Write ${line}`,
  twoMonths: (one: string, other: string) => `Two months are given, ${one} and ${other}. Give one.`,
  notMonth: (given: string) =>
    `${writing.quoted(given)} is not a month. Write it as YYYY-MM, such as 2026-10.`,
  newestDue: (month: string) => `No month was given: ${month} is the newest that is due.`,
  noneDue: "No month was given, and none is due by the schedule. Give one, such as 2026-10.",
  noFirm: (folder: string) =>
    `There is no firm.json in ${folder} or above it. Go to the firm’s folder, or name the file with --config; “plan-balance init” makes a new one.`,
  noFile: "Which file? Give one.",
  noLanguage: (given: string) =>
    `${writing.quoted(given)} is not a language of this program. Write en or fr.`,
  noAccount: "--by is needed: the account has no name on this machine.",
  reasonNeeded: "--reason is needed: say why in a few words.",
  whoNeeded: "--by is needed: say who does it.",
  oneOf: (options: readonly string[]) => `Give one of ${writing.list(options)}.`,
  notWith: (one: string, other: string) => `${one} goes without ${other}.`,
  renewalsOfToday: (month: string) =>
    `--renewals is of today, and goes without a month: leave ${month} out, or --renewals.`,
  notPart: "--shard is a part and the number of parts, such as 2/4.",
  notCount: "--shards is the number of parts, such as 4.",
  notSeconds: (given: string) => `--grace is a number of seconds, not ${writing.quoted(given)}.`,
  made: (of: MadeFolder) =>
    `Next: read ${writing.quoted(of.guide)}, fill in ${of.register}, put exported time logs into ${of.inbox}, then ${goAndRun(of)}`,
  madeSample: (of: MadeFolder) => `Next: read ${writing.quoted(of.guide)}, then ${goAndRun(of)}`,
  nothingMade: "Stopped: nothing was made.",
  install: {
    /** In the files that it writes. */
    service: "Months of support plans that are due",
    timer: "Each day, the months of support plans that are due",
    needsLook: "1: written, and something needs a look.",
    caughtUp: "Caught up after the machine was off.",
    s4u: "S4U: also while nobody is logged in, without keeping a password.",
    asRoot: "Next, as an administrator of this machine:",
    asAdministrator: "Next, in a PowerShell that runs as administrator:",
    inCrontab: "Next, put this line in “crontab -e”:",
    seeLog: (line: string) => `What it did is shown by ${line}`,
    notTried:
      "Each day it does what is due, on most days nothing. Written from the system’s manual and not tried on this machine: see once that it runs.",
  },
  profileDrafted: (file: string) =>
    `A draft profile is in ${file}: read it through, then name it in “profiles” of the configuration.`,
};
