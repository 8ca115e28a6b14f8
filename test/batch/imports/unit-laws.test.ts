/** However a log writes its durations, it gives the same figures or is refused; it never gives other figures. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readLog } from "../../../batch/imports/log-file.ts";
import { reconciled, SETTINGS } from "./exports.ts";
import { book, OCTOBER, type SheetCell } from "./sheet-book.ts";

interface Work {
  /** Of October. */
  readonly day: number;
  readonly start: number;
  readonly client: string;
  readonly minutes: number;
}

const WORK: fc.Arbitrary<Work> = fc.record({
  day: fc.integer({ min: 1, max: 31 }),
  start: fc.integer({ min: 0, max: 840 }),
  client: fc.constantFrom("Acme", "Bolt"),
  minutes: fc.integer({ min: 1, max: 600 }),
});
const LOG = fc.array(WORK, { minLength: 1, maxLength: 12 });

const two = (number: number) => String(number).padStart(2, "0");
const clock = (minutes: number) => `${Math.floor(minutes / 60)}:${two(minutes % 60)}`;
const iso = (minutes: number) => `PT${Math.floor(minutes / 60)}H${minutes % 60}M`;
const amPm = (minutes: number) => {
  const hour = Math.floor(minutes / 60);
  return `${((hour + 11) % 12) + 1}:${two(minutes % 60)}:00 ${hour < 12 ? "AM" : "PM"}`;
};

type Write = (minutes: number) => SheetCell;

const MINUTES: [string, Write][] = [
  ["minutes", (minutes) => minutes],
  ["minutes", (minutes) => clock(minutes)],
  ["minutes", (minutes) => `${clock(minutes)}:00`],
  ["minutes", iso],
  ["minutes", amPm],
  ["minutes", (minutes) => ({ number: minutes / 1440, format: "duration" })],
  ["minutes", (minutes) => ({ number: minutes / 1440, format: "time" })],
  ["minutes", (minutes) => ({ formula: "E2*1440", result: (minutes / 1440) * 1440 })],
  ["minutes", (minutes) => minutes / 1440],
  ["Durée (min)", (minutes) => minutes],
  ["hours", (minutes) => minutes / 60],
  ["heures", (minutes) => (minutes / 60).toFixed(2)],
  ["heures", (minutes) => (minutes / 60).toFixed(2).replace(".", ",")],
  ["hours", (minutes) => clock(minutes)],
  ["durée", (minutes) => minutes],
  ["durée", (minutes) => minutes / 60],
  ["durée", (minutes) => minutes / 1440],
  ["duration", (minutes) => `${minutes} min`],
  ["Duration (seconds)", (minutes) => minutes * 60],
  ["temps", (minutes) => minutes * 60],
];

/** As a workbook; with the end of each work where it is asked for. */
function workbook(
  log: readonly Work[],
  heading: string,
  write: Write,
  ends: "with ends" | "without",
): Buffer {
  const at = (minutes: number) => ({ number: minutes / 1440, format: "time" }) as const;
  const rows = log.map(({ day, start, client, minutes }): SheetCell[] => [
    { number: OCTOBER + day - 1, format: "date" },
    client,
    at(start),
    ends === "with ends" ? at((start + minutes) % 1440) : null,
    write(minutes),
  ]);
  const header = ["date", "client", "start", ends === "with ends" ? "end" : "note", heading];
  return book({ name: "Log", rows: [header, ...rows] });
}

const cellText = (cell: SheetCell) => (cell === null || typeof cell === "object" ? "" : `"${cell}"`);

function text(log: readonly Work[], heading: string, write: Write): Buffer {
  const rows = log.map(
    ({ day, start, client, minutes }) =>
      `2026-10-${two(day)},${client},${two(Math.floor(start / 60))}:${two(start % 60)},${cellText(write(minutes))}\n`,
  );
  return Buffer.from(`date,client,start,${heading}\n${rows.join("")}`);
}

/** Minutes by client; null when the file is refused, and without the rows that are. */
function figures(file: string, bytes: Buffer) {
  const read = readLog(file, bytes, SETTINGS);
  if ("problem" in read) return null;
  const { accounts, control } = reconciled([read]);
  const minutes = accounts.map(({ client, control: own }) => [client.name, own.minutesPlaced]);
  return { minutes, refused: control.entriesRejected };
}

const sums = (log: readonly Work[]) =>
  ["Acme", "Bolt"].map((name) => [
    name,
    log.filter(({ client }) => client === name).reduce((sum, { minutes }) => sum + minutes, 0),
  ]);

const parameters = { seed: 20261001, numRuns: 60 };

describe.each(MINUTES.map(([heading, write]) => ({ heading, shown: JSON.stringify(write(90)), write })))(
  "$heading, 90 minutes written as $shown",
  ({ heading, write }) => {
    const holds = (log: readonly Work[], found: ReturnType<typeof figures>) => {
      if (found === null) return;
      // A row that is refused costs itself, and nobody's minutes become others.
      if (found.refused > 0) expect(found.minutes.map(([, sum]) => Number(sum))).toEqual([0, 0]);
      else expect(found.minutes).toEqual(sums(log));
    };

    test.each(["with ends", "without"] as const)("in a workbook, %s", (ends) => {
      fc.assert(
        fc.property(LOG, (log) => holds(log, figures("log.xlsx", workbook(log, heading, write, ends)))),
        parameters,
      );
    });

    // A text holds no cell of a workbook.
    if (typeof write(90) === "object") return;
    test("in a text", () => {
      fc.assert(
        fc.property(LOG, (log) => holds(log, figures("log.csv", text(log, heading, write)))),
        parameters,
      );
    });
  },
);

test("what says its unit is read, never refused", () => {
  const said = MINUTES.filter(
    ([heading, write]) =>
      heading !== "durée" && heading !== "temps" && !(heading === "minutes" && Number(write(90)) < 1),
  );
  fc.assert(
    fc.property(LOG, fc.constantFrom(...said), (log, [heading, write]) => {
      expect(figures("log.xlsx", workbook(log, heading, write, "with ends"))).toEqual({
        minutes: sums(log),
        refused: 0,
      });
    }),
    { ...parameters, numRuns: 300 },
  );
});
