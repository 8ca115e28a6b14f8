/** What the set-up commands say: about the configuration, and about how a file would be read. */

import { writing } from "./writing.ts";

export const setup = {
  config: {
    /** The whole of it, in the place of a key. */
    all: "the configuration",
    unread: (reason: string) => `the configuration can't be read (${reason}). Check --config.`,
    /** `at` is the whole path; null when that is what was given. */
    noFile: (at: string | null) =>
      `the configuration can't be read: there is no such file${at === null ? "" : ` (looked for ${at})`}. Check --config; a path without a folder is looked for in the folder that the command runs in.`,
    folder:
      "the configuration can't be read: this is a folder. Give --config the file in it, such as firm.json.",
    workbook:
      "this is a workbook, not a configuration. Give --config the file with the settings, such as firm.json.",
    unknown: (name: string, near: string | null, known: readonly string[]) =>
      `unknown setting “${name}”. ${near === null ? `Remove it, or write one of: ${writing.list(known)}.` : `Write “${near}”.`}`,
    missing: (key: string) => `“${key}” is missing. Add it.`,
    wrong: (key: string, given: string, write: string) => `${key} can't be ${given}. ${write}`,
    /** What stands there, when it is not said as it is written. */
    given: {
      list: "a list",
      group: "a group in braces",
      empty: "empty",
      hidden: "what is written there",
    },
    like: (example: string) => `Write it like this: ${example}.`,
    choice: (choices: readonly string[], near: string | null) =>
      `${near === null ? "" : `Did you mean “${near}”? `}Write one of: ${writing.list(choices)}.`,
    /** What reads well and is likely to be a mistake. */
    doubts: {
      currency: (given: string, such: string) =>
        `“currency” is “${given}”, which is no currency code. It is shown as it is; if a code was meant, write one of three letters, such as ${such}.`,
      inLogs: (key: string, file: string) =>
        `“${key}” (${file}) lies in the folder of time logs, so it is read as a time log too, and reported. Put it elsewhere, or give “logs” a folder of its own.`,
    },
    /** What to write instead of a value. */
    write: {
      cents: (whole: number) =>
        `Write whole cents without quotes, such as ${whole} for ${writing.money(whole)}.`,
      timeZone: (near: string | null) =>
        `Write a time zone by region and city, such as ${near ?? "America/Toronto"}.`,
      path: "Write each backslash twice, or / instead: one alone begins a special sign, such as a tab.",
      day: "Write a day of the calendar as YYYY-MM-DD, such as 2026-06-24.",
      cron: "Write minute, hour, day of the month, month and day of the week, such as 0 6 1 * *.",
      address: "Write an e-mail address, such as anne@example.ca or Anne Roy <anne@example.ca>.",
      addresses:
        "Write an e-mail address or a list of them, such as anne@example.ca or Anne Roy <anne@example.ca>.",
      secret:
        "secrets don't belong in this file. Remove it, and set SMTP_USER and SMTP_PASSWORD in the environment.",
      host: "Write the name of a mail server, such as smtp.example.ca.",
      yesNo: "Write true or false, without quotes.",
      hours: "Write hours without quotes, above 0 and up to 24, such as 10 or 7.5.",
      days: "Write whole days without quotes, from 1 to 366.",
      percent: "Write whole percents without quotes, from 1 to 100.",
      port: "Write a whole number without quotes, from 1 to 65535.",
      level: "Write 1, 2 or 3, without quotes.",
      language: "Write en or fr.",
      name: "Write a name.",
      other:
        "Correct it; the documentation says what may stand here (batch/configuration.md; of a profile, batch/imports/README.md).",
    },
  },
  /** Why there is no draft of a profile. */
  profile: {
    noHeader: (file: string) => `${file} has no header with several columns. Export it as CSV with headings.`,
    tooWide: (file: string, most: number) =>
      `${file} has more than ${most} columns. Export it with those of a time log.`,
  },
  inspection: {
    refused: "refused",
    read: (tool: string, report: string, profile: string) => `${tool}, ${report} (profile ${profile})`,
    sure: (known: number, of: number) => `sure       ${known} of ${of} headings known`,
    ignored: (headings: readonly string[]) => `; not known: ${writing.list(headings)}`,
    written: (how: string) => `written    ${how}`,
    sheet: (name: string) => `sheet ${writing.quoted(name)}`,
    separators: { ",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars" },
    firstRows: "The first rows, as understood:",
    row: (line: number, cells: string) => `line ${line}: ${cells}`,
    more: (count: number) => `… and ${count} more`,
    noClients: "Clients were not checked: give --config to do so.",
    records: (all: number, accepted: number, held: number, refused: number, twice: number, none: number) =>
      `Records: ${all} = ${accepted} accepted + ${held} quarantined + ${refused} refused + ${twice} duplicate + ${none} that are not entries (header, blank, totals)`,
    minutes: (all: number, accepted: number, rejected: number, twice: number) =>
      `Minutes: ${all} = ${accepted} accepted + ${rejected} quarantined or refused + ${twice} duplicate`,
  },
};
