/** Dates, times, durations and texts as tools write them, and the decisions over a column. */

import { describe, expect, test } from "vitest";
import { decoded } from "../../../batch/imports/bytes.ts";
import { type Cleaning, cleaned, escaped, unescaped } from "../../../batch/imports/texts.ts";
import { localMoment } from "../../../batch/imports/zone.ts";
import { formatDate } from "../../../core/values/calendar.ts";
import type { DateOrder } from "../../../core/values/notation.ts";
import { read, refused, rowsOf } from "./exports.ts";

const ZONE = "America/Toronto";

describe("dates, with a time or without", () => {
  test.each<[string, DateOrder | null, string | null]>([
    ["2026-10-05", null, "2026-10-05"],
    ["2026-10-5 9:15", null, "2026-10-05 9:15:00"],
    ["2026/10/05", null, "2026-10-05"],
    ["2026-02-30", null, null],
    ["05/10/2026", "DMY", "2026-10-05"],
    ["05/10/2026", "MDY", "2026-05-10"],
    ["05/10/2026", null, null],
    ["13/10/2026", "MDY", null],
    ["05.10.2026", null, "2026-10-05"],
    ["05-10-2026", "DMY", "2026-10-05"],
    ["05/10/26", "DMY", "2026-10-05"],
    ["10/14/26", "MDY", "2026-10-14"],
    ["05/10/26 09:15", "DMY", "2026-10-05 9:15:00"],
    ["05/10/26", null, null],
    ["05/10/126", "DMY", null],
    ["05.10.26", null, "2026-10-05"],
    ["26-10-05", "DMY", null],
    ["5-Oct-26", null, "2026-10-05"],
    ["15-Aug-2026 09:00:00", null, "2026-08-15 9:00:00"],
    ["5 octobre 2026", null, "2026-10-05"],
    ["12 févr. 2026", null, "2026-02-12"],
    ["1 août 2026 14 h 05", null, "2026-08-01 14:05:00"],
    ["Jan 20, 2026, 6:25 PM", null, "2026-01-20 18:25:00"],
    ["Jan 20, 2026, 6:25\u202FPM", null, "2026-01-20 18:25:00"],
    ["20 Nonsense 2026", null, null],
    ["46300", null, "2026-10-05"],
    ["46300.5", null, "2026-10-05 12:00:00"],
    ["12345", null, null],
    ["2026-10-05T18:25:30.148+0200", null, "2026-10-05 12:25:30"],
    ["2026-10-06T01:30:00Z", null, "2026-10-05 21:30:00"],
    ["2026-12-06T01:30:00Z", null, "2026-12-05 20:30:00"],
    ["2026-10-05T18:25:30-04:00", null, "2026-10-05 18:25:30"],
    ["2026-10-05 at noon", null, null],
    ["1791250200148", null, "2026-10-05 21:30:00"],
    ["1796520600000", null, "2026-12-05 20:30:00"],
    ["1796520600", null, null],
    ["", null, null],
  ])("%s, %s: %s", (text, order, expected) => {
    const found = localMoment(text, order, ZONE);
    const time = found?.time ?? null;
    const two = (n: number) => String(Math.floor(n)).padStart(2, "0");
    const clock =
      time === null ? "" : ` ${Math.floor(time / 3600)}:${two((time / 60) % 60)}:${two(time % 60)}`;
    expect(found === null ? null : formatDate(found.date) + clock).toBe(expected);
  });
});

describe("what bare numbers count", () => {
  const jira = (rows: string) => Buffer.from(`Author,Issue,Started,Time spent\n${rows}\n`);

  test("a total with units decides: the same header may count seconds", () => {
    const log = read(
      "jira.csv",
      jira("Anne,S-1,2026-10-05 09:00,2100\nAnne,S-2,2026-10-06 09:00,5400\n_,_,_,2h 5m"),
    );
    expect(rowsOf(log).map(({ minutes }) => minutes)).toEqual(["35", "90"]);
    expect(log.remarks.map(({ code }) => code)).toContain("UNIT_TOTAL");
  });

  test("a total that does not add up refuses the file", () => {
    expect(refused("jira.csv", jira("Anne,S-1,2026-10-05 09:00,35m\n_,_,_,2h 5m"))).toMatchObject({
      problem: { code: "TOTAL_MISMATCH", minutes: 35, rows: 1 },
      line: 3,
    });
  });

  test("nothing decides: the file is refused with all readings of its first row", () => {
    expect(refused("jira.csv", jira("Anne,S-1,2026-10-05 09:00,2100")).problem).toMatchObject({
      code: "DURATION_UNIT_UNCLEAR",
      given: "2100",
      readings: [
        { unit: "hours", minutes: 126_000 },
        { unit: "minutes", minutes: 2100 },
        { unit: "seconds", minutes: 35 },
        { unit: "milliseconds", minutes: 0 },
      ],
    });
  });
});

test("in our own columns a cell that is no whole minutes is its own row's mistake, never the file's", () => {
  const log = read(
    "own.csv",
    Buffer.from('date,client,minutes\n2026-10-05,Acme,7.5\n2026-10-06,Acme,"7,5"\n03/04/2026,Acme,30\n'),
  );
  expect(log.table.rows).toHaveLength(3);
  expect(log.remarks.map(({ code }) => code)).toEqual(["NO_IDS"]);
});

describe("what exporters do to texts is undone, and nothing else", () => {
  test.each<[Cleaning, string, string]>([
    ["kimai-apostrophe", "' - a, - b", "- a, - b"],
    ["kimai-apostrophe", "' Added a field", "Added a field"],
    ["kimai-apostrophe", "' quoted'", "' quoted'"],
    ["doubled-apostrophe", "the ''Sync'' button", 'the "Sync" button'],
    ["html", "<p>One&nbsp;two<br>three</p>", "One two\nthree"],
    ["html", "a < b and c > d", "a < b and c > d"],
  ])("%s: %s", (cleaning, text, expected) => expect(cleaned(text, [cleaning])).toBe(expected));

  test.each([
    ...["=1+1", "-x", "- a list", "+1", "@a", "\tx", "'=1", "''-x", "'quoted'", "plain", ""],
    // Where a spreadsheet separates by semicolons.
    ...["a;=1+1;b", 'a;"=1+1&";b', "a;'=1;''@b", "a\n=1+1", "a\r\n- b", "\t\t=1", ";;=1"],
  ])("%j survives exceptions.csv", (text) => {
    expect(escaped(text)).not.toMatch(/(^|[;\t\r\n])"*[=+\-@\t]/);
    expect(unescaped(escaped(text))).toBe(text);
  });
});

describe("what a file is shows in its bytes", () => {
  const bytes = (...start: number[]) => Buffer.concat([Buffer.from(start), Buffer.from(" rest of it")]);

  test.each<[string, Buffer, string]>([
    ["an old Excel file", bytes(0xd0, 0xcf, 0x11, 0xe0), "xls"],
    ["a PDF", Buffer.from("%PDF-1.7"), "PDF"],
    ["a web page", Buffer.from("\uFEFF \n<!DOCTYPE html><table>"), "HTML"],
    ["a table of a web page", Buffer.from("<table><tr>"), "HTML"],
    ["XML", Buffer.from('<?xml version="1.0"?>'), "XML"],
    ["a packed file", bytes(0x1f, 0x8b), "gzip"],
    ["a letter", Buffer.from("{\\rtf1"), "RTF"],
  ])("%s", (_, given, kind) =>
    expect(decoded(given, null)).toEqual({ problem: { code: "FILE_WRONG_KIND", kind } }),
  );

  test.each<[string, Buffer, string]>([
    ["nothing", Buffer.from(""), "FILE_EMPTY"],
    [
      "a workbook with a password",
      Buffer.concat([bytes(0xd0, 0xcf, 0x11, 0xe0), Buffer.from("EncryptedPackage", "utf16le")]),
      "WORKBOOK_PROTECTED",
    ],
    ["a NUL", Buffer.from("a,b\n\0,2\n"), "FILE_NOT_UTF8"],
    ["text of an old Mac", Buffer.from("client\nR\x8egl\x8e\n", "latin1"), "ENCODING_UNCLEAR"],
    ["too much", Buffer.alloc(50 * 1024 * 1024 + 1, "a"), "FILE_TOO_LARGE"],
  ])("%s is refused", (_, given, code) => expect(decoded(given, null)).toMatchObject({ problem: { code } }));

  test("Windows-1252 is read to its last sign", () => {
    const given = Buffer.from("d\x92\x9cuvre \x80 5 \xe9\x96", "latin1");
    expect(decoded(given, null)).toMatchObject({
      utf8: Buffer.from("d’œuvre € 5 é–"),
      encoding: "windows-1252",
    });
  });

  test("an old Mac's text is read when the user says so", () => {
    expect(decoded(Buffer.from("R\x8egl\x8e", "latin1"), "macintosh")).toMatchObject({
      utf8: Buffer.from("Réglé"),
      encoding: "macintosh",
    });
  });
});
