/** What the set-up commands say: about the configuration, and about how a file would be read. */

import { writing } from "./writing.ts";

export const setup = {
  config: {
    unread: (reason: string) => `the configuration can't be read (${reason}). Check --config.`,
    notJson: (reason: string) => `not valid JSON: ${reason}. Correct it there.`,
    unknown: (names: readonly string[]) =>
      `unknown setting ${writing.list(names.map(writing.quoted))}. Remove it or correct its name.`,
    known: (names: readonly string[]) => `Known settings: ${writing.list(names)}.`,
    missing: (key: string) => `“${key}” is missing. Add it.`,
    wrong: (what: string) => `${what}. Correct it.`,
    /** What is wrong with a value, after its key. */
    values: {
      timeZone: "is not a time zone; write one such as America/Toronto",
      day: "is not a calendar date; write it as YYYY-MM-DD",
      cron: "is not a schedule; write minute, hour, day of the month, month and day of the week, such as 0 6 1 * *",
      address: "is not an e-mail address; write it as anne@example.ca or Anne Roy <anne@example.ca>",
      addresses:
        "is not an e-mail address or a list of them; write it as anne@example.ca or Anne Roy <anne@example.ca>",
      secret:
        "secrets don't belong in this file. Remove it, and set SMTP_USER and SMTP_PASSWORD in the environment",
      host: "is not a host name",
    },
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
