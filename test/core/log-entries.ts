/**
 * Entries of exports, as written in a line of text:
 *
 *   toggl/oct-31.csv: 5 9:00 Acme Anne 30 Call; 6 - Bolt Anne_Roy 0:20 Fix id=1 released
 *
 * The tool and the file; then each row's day of October 2026, start (`-` for none), client, person (`-` for none, `_`
 * for a space), minutes, note, and more. Rows stand on line 2 and after.
 */

import type { LogEntry } from "../../core/firm/export-rows.ts";
import { type Version, versions } from "../../core/firm/versions.ts";
import type { Entry } from "../../core/ledger/entry.ts";
import { day } from "../../core/values/calendar.ts";
import { nameKey } from "../../core/values/names.ts";
import { minutes } from "../../core/values/units.ts";

const FLAGS = ["held", "released", "doubted", "corrected"] as const;

/** Twenty minutes of level 2 work for Acme, with nothing else recorded, but for what is `given`. */
export function plainEntry(given: Partial<Entry> = {}): Entry {
  return {
    file: "a.csv",
    line: 2,
    id: "",
    date: day("2026-02-03"),
    start: null,
    client: "Acme",
    user: "",
    technician: "",
    minutes: minutes(20),
    level: null,
    category: "how_to",
    ticket: "",
    trainees: null,
    noticed: false,
    approved: null,
    channel: "",
    description: "",
    ...given,
  };
}

function entryOf(text: string, file: string, line: number): { entry: Entry; flags: readonly string[] } {
  const [date = "", start = "", client = "", technician = "", worked = "", note = "", ...more] = text
    .trim()
    .split(/\s+/);
  const [hour = 0, minute = 0] = start.split(":").map(Number);
  const entry = plainEntry({
    file,
    line,
    date: day(`2026-10-${date.padStart(2, "0")}`),
    start: start === "-" ? null : hour * 60 + minute,
    client,
    technician: technician === "-" ? "" : technician.replaceAll("_", " "),
    minutes: minutes(Number(worked)),
    category: null,
    description: note,
  });
  const given = more.filter((one) => one.includes("=")).map((one) => one.split("="));
  const fields = Object.fromEntries(given.map(([key, value]) => [key, VALUES[value ?? ""] ?? value]));
  return { entry: { ...entry, ...fields }, flags: more };
}
/** Values that are no text. */
const VALUES: Record<string, unknown> = { true: true, false: false, "2nd": 2, "5": 5 };

/** The entries of one or more exports, each of them a line. */
export function entriesOf(...exports: string[]): LogEntry[] {
  return exports.flatMap((one) => {
    const [, tool = "", file = "", rows = ""] = /^([^/]+)\/([^:]+):(.*)$/.exec(one) ?? [];
    return rows.split(";").map((text, at): LogEntry => {
      const { entry, flags } = entryOf(text, file, at + 2);
      const how = Object.fromEntries(FLAGS.map((flag) => [flag, flags.includes(flag)])) as Record<
        (typeof FLAGS)[number],
        boolean
      >;
      return { entry, client: nameKey(entry.client), tool, how };
    });
  });
}

/** Where an entry stands: `oct-31.csv:2`. */
export const at = ({ file, line }: { readonly file: string; readonly line: number }) => `${file}:${line}`;

/** What other exports mean for each row: `a.csv:2 amended b.csv:3 Call`, with its note; in order of file and line. */
export function verdicts(...exports: string[]): string[] {
  const told = (all: readonly LogEntry[]) =>
    [...versions(all)]
      .map(([{ entry }, version]) => `${at(entry)} ${version.is} ${namedBy(version)} ${entry.description}`)
      .sort();
  const all = entriesOf(...exports);
  const one = told(all);
  // Of rows that are alike to the letter, whichever comes first is taken.
  const [some, others] = [one, told([...all].reverse())].map((texts) => texts.map(withoutLines).sort());
  if (some?.join() !== others?.join()) throw new Error(`the order of rows counts: ${some} / ${others}`);
  return one;
}

const withoutLines = (text: string) => text.replace(/:\d+/g, "");

function namedBy(version: Version<LogEntry>): string {
  if (version.is === "dropped") return version.by;
  if (version.is !== "unclear") return at(version.by.entry);
  return version.by === null ? version.file : at(version.by.entry);
}
