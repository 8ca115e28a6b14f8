/** `inspect` says how a file would be read; `profile` drafts what a tool that is not known needs. */

import { describe, expect, test } from "vitest";
import { draft } from "../../../batch/import/draft.ts";
import { inspection } from "../../../batch/import/inspect.ts";
import { builtInProfiles, conflicts, parseProfile } from "../../../batch/import/profile.ts";
import { bytesOf, NAMES, read, SETTINGS } from "./exports.ts";

describe("inspect", () => {
  test("tells profile, encoding, decisions, rows, and the fate of every record and minute", () => {
    const { lines, exitCode } = inspection("clockify-fr.csv", bytesOf("clockify-fr.csv"));
    const text = lines.join("\n");
    for (const says of [
      "Clockify, detailed report (profile clockify-detailed)",
      "15 of 17 headings known; not known: Taux facturable",
      "windows-1252, semicolons",
      "Dates read as DD/MM/YYYY: 1 of 2 rows have a first number above 12.",
      "line 2: date 2026-10-05, start 10:23, client Acme, technician Anne Roy, minutes 0:13",
      "Records: 3 = 2 accepted + 0 quarantined + 0 refused + 0 duplicate + 1 that are no entry",
      "Minutes: 88 = 88 accepted + 0 quarantined or refused + 0 duplicate",
      "Clients were not checked",
    ])
      expect(text).toContain(says);
    expect(exitCode).toBe(0);
  });

  test("tells what would be held back, and exits with 1", () => {
    const { lines, exitCode } = inspection("toggl-detailed.csv", bytesOf("toggl-detailed.csv"));
    expect(lines.join("\n")).toContain("Records: 5 = 3 accepted + 1 quarantined + 0 refused");
    expect(lines.join("\n")).toContain("toggl-detailed.csv:5  “11:30:00” is more than 10 hours");
    expect(exitCode).toBe(1);
  });

  test("tells why a file would be refused, in the firm's language, and exits with 2", () => {
    const firm = { settings: SETTINGS, firm: null, language: "fr" } as const;
    const { lines, exitCode } = inspection("tempo-pivot.csv", bytesOf("tempo-pivot.csv"), firm);
    expect(lines.join("\n")).toContain("mauvais rapport de Tempo Timesheets");
    expect(exitCode).toBe(2);
  });

  test.each(NAMES)("%s: records and minutes add up", (name) => {
    const { lines } = inspection(name, bytesOf(name));
    for (const line of lines.filter((text) => /^(Records|Minutes):/.test(text))) {
      const [whole = 0, ...parts] = [...line.replace(/\(.*/, "").matchAll(/\d+/g)].map(Number);
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(whole);
    }
  });
});

describe("profile", () => {
  const ACT = `Date/Time,Duration,Regarding,Record Manager,Company,Contact,Result
19/10/2026 2:05 PM,1 hour 30 minutes,Sync done,Anne Roy,Acme,Ellen Kerr,Completed
20/10/2026 9:00 AM,20 minutes,Groups,Anne Roy,Bolt,Luc Caron,Completed
`;

  test("a draft of an unknown export is a profile that reads it", () => {
    const made = draft("/somewhere/history.csv", Buffer.from(ACT));
    if ("refused" in made) throw new Error(made.refused);
    expect(made.draft).toContain(
      "// “Date/Time”: every cell is a date with a time, such as “19/10/2026 2:05 PM”",
    );
    const parsed = parseProfile(made.draft, builtInProfiles());
    if ("faults" in parsed) throw new Error(parsed.faults.join("\n"));
    const profiles = [...SETTINGS.profiles, parsed.profile];
    expect(conflicts(profiles)).toEqual([]);
    const log = read("history.csv", Buffer.from(ACT), { ...SETTINGS, profiles });
    expect(log.profile.id).toBe("history");
    expect(log.table.rows[0]?.cells.slice(1, 7)).toEqual([
      "2026-10-19",
      "14:05",
      "Acme",
      "Ellen Kerr",
      "Anne Roy",
      "90",
    ]);
  });

  test("it says what is still missing", () => {
    const made = draft("x.csv", Buffer.from("When,What\n2026-10-05,Sync\n"));
    expect("draft" in made && made.draft).toMatch(/STILL MISSING: a duration[\s\S]*STILL MISSING: a client/);
  });

  test.each([
    ["nothing", ""],
    ["a page", "<html><body>"],
    ["one column", "a\n1\n"],
  ])("%s gets a sentence, no draft", (_, text) => {
    expect(draft("x.csv", Buffer.from(text))).toHaveProperty("refused");
  });
});
