/** Every profile reads a file of its shape, and every wrong report is refused by name; also with real exports. */

import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { faultSentences } from "../../../batch/config/config-faults.ts";
import { readLog } from "../../../batch/imports/log-file.ts";
import { builtInProfiles, conflicts, isReading, parseProfile } from "../../../batch/imports/profile.ts";
import { remarkSentence } from "../../../core/words/describe.ts";
import { skippedIf } from "../../skipped.ts";
import {
  bytesOf,
  HAS_SAMPLES,
  NAMES,
  read,
  refused,
  rowsOf,
  SAMPLES,
  SETTINGS,
  sampleBytes,
} from "./exports.ts";

const A = "Anne Roy";

/** What each file says, in our columns. */
const READ: Record<string, { profile: string; rows: Record<string, string>[] }> = {
  "toggl-detailed.csv": {
    profile: "toggl-detailed",
    rows: [
      {
        date: "2026-10-05",
        start: "09:00",
        client: "Acme",
        technician: A,
        minutes: "30",
        category: "how_to",
        description: "Groups by region",
      },
      {
        date: "2026-10-12",
        start: "09:15",
        client: "Acme",
        technician: A,
        minutes: "46",
        description: "Sync repaired",
      },
      {
        date: "2026-10-19",
        start: "23:30",
        client: "Bolt",
        technician: A,
        minutes: "30",
        description: 'Said "no", twice',
      },
      {
        date: "2026-10-26",
        start: "22:00",
        client: "Bolt",
        technician: "Luc Caron",
        minutes: "690",
        description: "Night batch",
        codes: "ENTRY_TOO_LONG",
      },
    ],
  },
  "toggl-detailed-new.csv": {
    profile: "toggl-detailed-new",
    rows: [
      {
        date: "2026-10-05",
        start: "09:00",
        client: "Acme",
        technician: A,
        minutes: "30",
        description: "Groups by region",
      },
      {
        date: "2026-10-12",
        start: "09:15",
        client: "Acme",
        technician: A,
        minutes: "30",
        description: "Rounded in the report",
      },
      {
        date: "2026-10-30",
        start: "16:00",
        client: "Bolt",
        technician: A,
        description: "Still running",
        codes: "TIMER_RUNNING",
      },
    ],
  },
  "clockify-en.csv": {
    profile: "clockify-detailed",
    rows: [
      {
        date: "2026-10-05",
        start: "10:23",
        client: "Acme",
        technician: A,
        minutes: "13",
        category: "how_to",
        description: 'The "Sync" button',
      },
      {
        date: "2026-10-19",
        start: "12:00",
        client: "Bolt",
        technician: A,
        minutes: "75",
        category: "how_to",
        description: "After lunch",
      },
    ],
  },
  "clockify-fr.csv": {
    profile: "clockify-detailed",
    rows: [
      {
        date: "2026-10-05",
        start: "10:23",
        client: "Acme",
        technician: A,
        minutes: "0:13",
        category: "how_to",
        description: "Réglé à distance",
      },
      {
        date: "2026-10-19",
        start: "12:00",
        client: "Bolt",
        technician: A,
        minutes: "1:15",
        category: "how_to",
        description: "Après dîner",
      },
    ],
  },
  "clockify-de.csv": {
    profile: "clockify-detailed",
    rows: [
      {
        date: "2026-10-05",
        start: "10:23",
        client: "Acme",
        technician: A,
        minutes: "0:13",
        category: "how_to",
        description: "Gruppen",
      },
      {
        date: "2026-10-06",
        start: "12:00",
        client: "Bolt",
        technician: A,
        minutes: "1:15",
        category: "how_to",
        description: "Mittag",
      },
    ],
  },
  "harvest.csv": {
    profile: "harvest-detailed",
    rows: [
      {
        date: "2026-10-05",
        client: "Acme",
        technician: A,
        minutes: "10",
        category: "how_to",
        description: "Groups\nby region",
      },
      { date: "2026-10-12", client: "Acme", technician: A, minutes: "80", category: "how_to" },
      { date: "2026-10-12", client: "Acme", technician: A, minutes: "80", category: "how_to" },
      {
        date: "2026-10-26",
        client: "Bolt",
        technician: "Luc Caron",
        minutes: "720",
        category: "how_to",
        description: "Long day",
        codes: "ENTRY_TOO_LONG",
      },
    ],
  },
  "kimai-en.csv": {
    profile: "kimai",
    rows: [
      {
        date: "2026-10-05",
        start: "09:00",
        client: "Acme",
        technician: A,
        minutes: "0:30",
        category: "how_to",
        description: "- first, - second",
      },
      {
        date: "2026-10-12",
        start: "23:45",
        client: "Acme",
        technician: A,
        minutes: "0:30",
        category: "how_to",
        description: "Added a hidden field",
      },
      {
        date: "2026-10-19",
        start: "09:00",
        client: "Bolt",
        technician: A,
        minutes: "-0:06",
        category: "how_to",
        description: "Correction",
        codes: "MINUTES_NEGATIVE",
      },
      {
        date: "2026-10-30",
        start: "16:00",
        client: "Bolt",
        technician: A,
        category: "how_to",
        codes: "TIMER_RUNNING",
      },
    ],
  },
  "kimai-fr.csv": {
    profile: "kimai",
    rows: [
      {
        date: "2026-10-05",
        start: "09:00",
        client: "Acme",
        technician: A,
        minutes: "30",
        category: "how_to",
        description: "Groupes",
      },
      {
        date: "2026-10-19",
        start: "13:00",
        client: "Bolt",
        technician: A,
        minutes: "10",
        category: "how_to",
      },
    ],
  },
  "kimai-de.csv": {
    profile: "kimai",
    rows: [
      {
        date: "2026-10-05",
        start: "09:00",
        client: "Acme",
        technician: A,
        minutes: "0:30",
        category: "how_to",
        description: "Gruppen",
      },
    ],
  },
  "quickbooks-time.csv": {
    profile: "quickbooks-time",
    rows: [
      {
        date: "2026-10-05",
        start: "09:00",
        client: "Acme",
        technician: A,
        minutes: "0:30",
        category: "how_to",
        description: "Two\nlines",
      },
      { date: "2026-10-12", client: "Acme", technician: A, minutes: "1:15", description: "By hand" },
      {
        date: "2026-10-19",
        start: "14:30",
        client: "Bolt",
        technician: "Luc Caron",
        minutes: "9:30",
        codes: "TIMER_FORGOTTEN",
      },
    ],
  },
  "jira-worklogs-seconds.csv": {
    profile: "jira-worklogs",
    rows: [
      {
        date: "2026-10-05",
        start: "09:00",
        client: "Acme",
        technician: A,
        minutes: "35",
        ticket: "SUP-1",
        description: "Groups by region",
      },
      {
        date: "2026-10-12",
        start: "13:15",
        client: "Acme",
        technician: A,
        minutes: "90",
        ticket: "SUP-2",
        description: "Sync",
      },
    ],
  },
  "jira-worklogs-id.csv": {
    profile: "jira-worklogs",
    rows: [
      {
        id: "10001",
        date: "2026-10-05",
        start: "12:25",
        client: "Acme",
        technician: A,
        minutes: "35",
        ticket: "SUP-1",
        description: "Groups by region",
      },
      {
        id: "10002",
        date: "2026-10-12",
        start: "21:30",
        client: "Acme",
        technician: A,
        minutes: "90",
        ticket: "SUP-2",
        description: "Sync",
      },
      {
        id: "10003",
        date: "2026-10-19",
        start: "09:30",
        technician: A,
        minutes: "45",
        ticket: "SUP-3",
        description: "A day",
        codes: "PROJECT_UNKNOWN",
      },
    ],
  },
  "solidtime.csv": {
    profile: "solidtime",
    rows: [
      {
        date: "2026-10-05",
        start: "09:00",
        client: "Acme",
        technician: A,
        minutes: "30",
        category: "how_to",
        description: "Groups by region",
      },
      {
        date: "2026-10-19",
        start: "09:00",
        client: "Bolt",
        technician: A,
        minutes: "60",
        category: "how_to",
        description: "=SUM(A1:A9) in a report",
      },
    ],
  },
  "tempo-worklogs.csv": {
    profile: "tempo-worklogs",
    rows: [
      {
        date: "2026-10-05",
        start: "09:00",
        client: "Acme",
        technician: A,
        minutes: "30",
        category: "how_to",
        ticket: "SUP-1",
        description: "Groups by region",
      },
      {
        date: "2026-10-19",
        start: "09:15",
        client: "Bolt",
        technician: A,
        minutes: "75",
        category: "how_to",
        ticket: "SUP-2",
        description: "Sync",
      },
    ],
  },
  "timely.csv": {
    profile: "timely",
    rows: [
      {
        date: "2026-10-05",
        client: "Acme",
        technician: A,
        minutes: "30",
        category: "how_to",
        description: "Groups by region",
      },
      { date: "2026-10-19", client: "Bolt", technician: A, minutes: "75" },
    ],
  },
  "clickup.csv": {
    profile: "clickup",
    rows: [
      {
        id: "3901",
        date: "2026-10-05",
        start: "09:00",
        client: "Acme",
        technician: A,
        minutes: "75",
        ticket: "SUP-1",
        description: "Groups by region",
      },
      {
        id: "3902",
        date: "2026-10-19",
        start: "22:00",
        client: "Acme",
        technician: A,
        minutes: "21",
        ticket: "SUP-1",
        description: "Sync repaired",
      },
    ],
  },
  "clockify-2024-en.csv": {
    profile: "clockify-detailed",
    rows: [
      {
        date: "2026-10-05",
        start: "09:00",
        client: "Acme",
        technician: A,
        minutes: "30",
        category: "how_to",
        description: "Groups by region",
      },
      {
        date: "2026-10-19",
        start: "13:05",
        client: "Bolt",
        technician: "Luc Caron",
        minutes: "10",
        category: "how_to",
      },
    ],
  },
  "clockify-bare-en.csv": {
    profile: "clockify-detailed",
    rows: [
      {
        date: "2026-10-19",
        start: "23:45",
        client: "Acme",
        technician: A,
        minutes: "30",
        category: "how_to",
        description: "Groups by region",
      },
    ],
  },
  "clockify-es.csv": {
    profile: "clockify-detailed",
    rows: [
      {
        date: "2026-10-05",
        start: "10:23",
        client: "Acme",
        technician: A,
        minutes: "13",
        category: "how_to",
        description: "Grupos por región",
      },
      {
        date: "2026-10-19",
        start: "23:30",
        client: "Bolt",
        technician: A,
        minutes: "45",
        category: "how_to",
      },
    ],
  },
  "clockify-kiosk-en.csv": {
    profile: "clockify-detailed",
    rows: [
      {
        date: "2026-10-19",
        start: "09:00",
        client: "Acme",
        technician: A,
        minutes: "30",
        category: "how_to",
        description: "Groups by region",
      },
    ],
  },
  "erpnext-timesheets.csv": {
    profile: "erpnext-timesheets",
    rows: [
      {
        date: "2026-10-05",
        start: "09:00",
        client: "Acme",
        technician: A,
        minutes: "80",
        category: "how_to",
        ticket: "TASK-2026-00003",
      },
      {
        date: "2026-10-05",
        start: "13:00",
        client: "Acme",
        technician: A,
        minutes: "30",
        category: "how_to",
      },
    ],
  },
  "harvest-2026.csv": {
    profile: "harvest-detailed",
    rows: [
      {
        date: "2026-10-05",
        client: "Acme",
        technician: A,
        minutes: "210",
        category: "how_to",
        description: "Groups, by region",
      },
      { date: "2026-10-19", client: "Bolt", technician: "Luc Caron", minutes: "15", category: "how_to" },
    ],
  },
  "harvest-comma.csv": {
    profile: "harvest-detailed",
    rows: [
      {
        date: "2026-10-05",
        client: "Acme",
        technician: A,
        minutes: "1200",
        category: "how_to",
        codes: "ENTRY_TOO_LONG",
      },
      { date: "2026-10-06", client: "Acme", technician: A, minutes: "6", category: "how_to" },
    ],
  },
  "kimai-es.csv": {
    profile: "kimai",
    rows: [
      {
        date: "2026-10-05",
        start: "09:00",
        client: "Acme",
        technician: A,
        minutes: "10",
        category: "how_to",
        description: "Grupos",
      },
    ],
  },
  "kimai-no-money.csv": {
    profile: "kimai",
    rows: [
      {
        date: "2026-10-05",
        start: "09:00",
        client: "Acme",
        technician: A,
        minutes: "0:30",
        category: "how_to",
        description: "Groups",
      },
      {
        date: "2026-10-19",
        start: "23:50",
        client: "Bolt",
        technician: A,
        minutes: "30",
        category: "how_to",
      },
    ],
  },
  "openair-en.csv": {
    profile: "openair",
    rows: [
      { date: "2026-10-05", client: "Acme", technician: "Roy, Anne", minutes: "90", category: "how_to" },
      { date: "2026-10-19", client: "Acme", technician: "Roy, Anne", minutes: "15", category: "how_to" },
    ],
  },
  "redmine-details-de.csv": {
    profile: "redmine-details",
    rows: [
      {
        date: "2026-10-05",
        technician: A,
        minutes: "90",
        category: "how_to",
        ticket: "Fehler #12: Gruppen",
        description: "Am Telefon erklärt",
      },
    ],
  },
  "redmine-details-en.csv": {
    profile: "redmine-details",
    rows: [
      {
        date: "2026-10-05",
        client: "Acme",
        technician: A,
        minutes: "90",
        category: "how_to",
        ticket: "Support #12: Groups by region",
        description: "By phone",
      },
      {
        date: "2026-10-19",
        client: "Acme",
        technician: "Luc Caron",
        minutes: "15",
        category: "how_to",
        description: "No issue, no comment",
      },
    ],
  },
  "redmine-details-es.csv": {
    profile: "redmine-details",
    rows: [
      {
        date: "2026-10-05",
        client: "Acme",
        technician: A,
        minutes: "6",
        category: "how_to",
        ticket: "Errores #12: Grupos",
        description: "Por teléfono",
      },
      {
        date: "2026-10-19",
        client: "Acme",
        technician: A,
        minutes: "720",
        category: "how_to",
        ticket: "Errores #13: Sincronización",
        codes: "ENTRY_TOO_LONG",
      },
    ],
  },
  "redmine-details-fr.csv": {
    profile: "redmine-details",
    rows: [
      {
        date: "2026-10-05",
        client: "Acme",
        technician: A,
        minutes: "90",
        category: "how_to",
        ticket: "Anomalie #12: Groupes par région",
        description: "Réglé au téléphone",
      },
      {
        date: "2026-10-19",
        client: "Acme",
        technician: "Hélène Côté",
        minutes: "15",
        category: "how_to",
        ticket: "Anomalie #13: Synchro",
        description: "À l'écran; puis « par courriel »",
      },
    ],
  },
  "tmetric-2022.csv": {
    profile: "tmetric",
    rows: [
      {
        date: "2026-10-05",
        start: "09:00",
        client: "Acme",
        technician: A,
        minutes: "20",
        category: "how_to",
        description: "Groups by region",
      },
      {
        date: "2026-10-12",
        start: "13:00",
        client: "Acme",
        technician: A,
        minutes: "75",
        category: "how_to",
        description: "Sync, with a break",
      },
      { date: "2026-10-19", start: "23:30", client: "Bolt", technician: "Luc Caron", minutes: "45" },
    ],
  },
  "tmetric.csv": {
    profile: "tmetric",
    rows: [
      {
        date: "2026-10-05",
        client: "Acme",
        technician: A,
        minutes: "30",
        ticket: "SUP-1",
        description: "Groups by region",
      },
      {
        date: "2026-10-19",
        client: "Bolt",
        technician: "Luc Caron",
        minutes: "241",
        description: "Conversion",
      },
    ],
  },
  "toggl-detailed-no-money.csv": {
    profile: "toggl-detailed",
    rows: [
      {
        date: "2026-10-05",
        start: "09:00",
        client: "Acme",
        technician: A,
        minutes: "30",
        category: "how_to",
        description: "Groups by region",
      },
      { date: "2026-10-19", start: "23:50", client: "Bolt", technician: A, minutes: "31" },
    ],
  },
  "canonical-fr.csv": {
    profile: "canonical",
    rows: [
      {
        id: "A-1",
        date: "2026-10-05",
        start: "09:00",
        client: "Acme",
        technician: A,
        minutes: "30",
        category: "how_to",
        description: "Groupes par région",
      },
      {
        id: "A-2",
        date: "2026-10-12",
        start: "13:15",
        client: "Acme",
        technician: A,
        minutes: "75",
        category: "how_to",
      },
    ],
  },
};

/** Our own columns under their French headings. */
const FRENCH: Record<string, string> = {
  Identifiant: "id",
  Jour: "date",
  Début: "start",
  "Nom du client": "client",
  Technicien: "technician",
  Durée: "minutes",
  Catégorie: "category",
  Détails: "description",
};

const REFUSED: Record<string, RegExp> = {
  "clockify-summary-by-project.csv": /Clockify: summary report.*Detailed/,
  "timecamp-summary.csv": /TimeCamp: summary report.*detailed/,
  "redmine-report.csv": /Redmine: grouped report.*Details/,
  "redmine-report-fr.csv": /Redmine: grouped report.*Details/,
  "hubstaff-daily.csv": /Hubstaff: daily report.*one row an entry/,
  "toggl-summary.csv": /Toggl Track: summary report.*Detailed/,
  "time-doctor-hours.csv": /Time Doctor: hours by person.*timeline/,
  "tempo-pivot.csv": /Tempo Timesheets: pivot by day.*raw/,
};

describe("a file of each tool's shape is read as its own", () => {
  test.each(Object.entries(READ))("%s", (name, { profile, rows }) => {
    const log = read(name);
    expect(log.profile.id).toBe(profile);
    const own = log.table.header.map(String);
    const found = rowsOf({
      ...log,
      table: { ...log.table, header: own.map((heading) => FRENCH[heading] ?? heading) },
    });
    const renamed = log.profile.id === "canonical" ? canonicalRows(log) : found;
    expect(renamed).toEqual(rows);
  });

  test("every profile has such a file, and every file is in a table", () => {
    expect(Object.keys({ ...READ, ...REFUSED }).sort()).toEqual(NAMES);
    const shown = new Set([...Object.values(READ).map(({ profile }) => profile)]);
    expect(
      builtInProfiles()
        .filter(isReading)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...shown].sort());
  });
});

function canonicalRows({ table }: ReturnType<typeof read>): Record<string, string>[] {
  return table.rows.map(({ cells }) =>
    Object.fromEntries(
      table.header.flatMap((heading, at) =>
        cells[at] ? [[FRENCH[String(heading)] ?? heading, cells[at]]] : [],
      ),
    ),
  );
}

describe("a wrong report is refused, and the right one is named", () => {
  test.each(Object.entries(REFUSED))("%s", (name, says) => {
    const { problem } = refused(name);
    expect(problem.code).toBe("REPORT_WRONG");
    if (problem.code !== "REPORT_WRONG") return;
    expect(`${problem.tool}: ${problem.report.en}. ${problem.instead.en}`).toMatch(says);
    expect(problem.instead.fr).not.toBe("");
  });
});

test("a log that can be read is no wrong report, whatever headings it shares with one", () => {
  const log = "Date,Client,Project,Duration,Amount\n2026-10-05,Acme,Support,1:30,90\n";
  expect(canonicalRows(read("own.csv", Buffer.from(log)))).toMatchObject([
    { Client: "Acme", minutes: "1:30" },
  ]);
});

describe(
  "real exports, where the machine has them",
  skippedIf(!HAS_SAMPLES, "the real exports are not here"),
  () => {
    const CODES: Record<string, string> = {
      "toggl-detailed-new.csv": "toggl-detailed-new",
      "timely.csv": "timely",
      "clockify-summary-wrong-report.csv": "REPORT_WRONG",
      "timesheetmobile.csv": "PROFILE_UNKNOWN",
      "utf16le.csv": "PROFILE_UNKNOWN",
      "utf8-bom.csv": "PROFILE_UNKNOWN",
    };

    test.each(Object.entries(CODES))("%s: %s", (name, outcome) => {
      const bytes = sampleBytes(name);
      if (/^[A-Z]/.test(outcome)) expect(refused(name, bytes).problem.code).toBe(outcome);
      else expect(read(name, bytes).profile.id).toBe(outcome);
    });

    test("none is left out", () => {
      expect(
        readdirSync(SAMPLES)
          .filter((name) => name !== "README.md")
          .sort(),
      ).toEqual(Object.keys(CODES).sort());
    });

    test("Toggl's 44 entries are read to the minute", () => {
      const { table } = read("toggl-detailed-new.csv", sampleBytes("toggl-detailed-new.csv"));
      expect(table.rows).toHaveLength(44);
      expect(table.rows[0]?.cells.slice(1, 7)).toEqual(["2024-12-18", "15:30", "", "", "Joe", "118"]);
    });
  },
);

describe("what was decided is reported with what it rests on", () => {
  test.each([
    ["clockify-en.csv", "Dates read as MM/DD/YYYY: 1 of 2 rows have a second number above 12."],
    ["clockify-fr.csv", "Dates read as DD/MM/YYYY: 1 of 2 rows have a first number above 12."],
    ["clockify-fr.csv", "Text read as windows-1252."],
    ["harvest.csv", "Decimals written with a comma: 4 of 4 numbers show it."],
    ["kimai-fr.csv", "“Durée” counts hours, as this tool writes it."],
    ["clickup.csv", "“Time Tracked” counts milliseconds, as this tool writes it."],
    ["clockify-es.csv", "Dates read as DD/MM/YYYY: 1 of 2 rows have a first number above 12."],
    ["redmine-details-fr.csv", "Text read as windows-1252."],
    ["redmine-details-fr.csv", "Decimals written with a comma: 2 of 2 numbers show it."],
    ["jira-worklogs-id.csv", "The total row agrees with the entries."],
    [
      "toggl-detailed-new.csv",
      "1 entry shorter than the time from start to end (a break, or rounding in the tool): the duration counts.",
    ],
    ["kimai-en.csv", "1 entry past midnight, counted whole on the day they started."],
  ])("%s: %s", (name, sentence) => {
    expect(read(name).remarks.map((remark) => remarkSentence(remark, "en"))).toContain(sentence);
  });
});

describe("profiles of a firm's own", () => {
  const own = (text: object | string) =>
    parseProfile(typeof text === "string" ? text : JSON.stringify(text), builtInProfiles());
  const wrong = (text: object | string) => {
    const made = own(text);
    return "faults" in made ? faultSentences("x.json", made.faults.text, made.faults.issues, "en") : [];
  };

  test("a key said twice is reported with its place, comments counted", () => {
    const text = '// ours\n\n  // and more\n{ "id": "a",\n  "id": "b" }';
    expect(wrong(text)).toContain(
      "x.json:5:3: “id” appears twice, here for the second time. Keep one of them.",
    );
  });

  test("an extension adds headings and goes before its base", () => {
    const made = own({
      id: "our-clockify",
      extends: "clockify-detailed",
      columns: { ticket: ["Billet"] },
      empty: ["n/a"],
    });
    if ("faults" in made) throw new Error(JSON.stringify(made.faults));
    const profiles = [...SETTINGS.profiles, made.profile];
    expect(conflicts(profiles)).toEqual([]);
    const log = read("clockify-en.csv", bytesOf("clockify-en.csv"), { ...SETTINGS, profiles });
    expect(log.profile.id).toBe("our-clockify");
    expect(log.table.rows).toHaveLength(2);
  });

  test("our own columns may have other headings too", () => {
    const made = own({
      id: "ours",
      extends: "canonical",
      columns: { client: ["Kundin"] },
      dateOrders: ["DMY"],
    });
    if ("faults" in made) throw new Error(JSON.stringify(made.faults));
    const profiles = [...SETTINGS.profiles, made.profile];
    const log = read("x.csv", Buffer.from("jour,Kundin,durée,id\n05/10/2026,Acme,1:30,7\n"), {
      ...SETTINGS,
      profiles,
    });
    expect(rowsOf(log)).toEqual([{ id: "7", date: "2026-10-05", client: "Acme", minutes: "1:30" }]);
  });

  test("one for a tool that this project comes to know later still reads its files, and two are asked about", () => {
    const text = "Project,Date,User,Activity,Issue,Comment,Hours\nWeb,2026-10-05,Anne,how_to,,Sync,1.50\n";
    const ours = (id: string) => {
      const made = own({
        id,
        tool: "Redmine",
        report: { en: "export", fr: "export" },
        columns: {
          client: ["Project"],
          date: ["Date"],
          technician: ["User"],
          task: ["Activity"],
          ticket: ["Issue"],
          description: ["Comment"],
          hours: ["Hours"],
        },
        needs: ["date", "hours"],
      });
      if ("faults" in made) throw new Error(JSON.stringify(made.faults));
      return made.profile;
    };
    const [one, other] = [ours("our-redmine"), ours("theirs")];
    const reads = (...profiles: (typeof one)[]) =>
      readLog("x.csv", Buffer.from(text), { ...SETTINGS, profiles: [...SETTINGS.profiles, ...profiles] });
    expect(reads(one)).toHaveProperty("profile.id", "our-redmine");
    expect(reads(one, other)).toHaveProperty("problem.profiles", "our-redmine, theirs");
  });

  test("comments are left out", () => {
    expect(own('// why\n{ "id": "x",\n  // of what\n  "extends": "kimai" }')).toHaveProperty(
      "profile.base",
      "kimai",
    );
  });

  test.each<[string, object | string, string]>([
    ["an unknown key", { id: "x", extends: "kimai", colums: {} }, "“colums”. Write “columns”"],
    ["an unknown base", { id: "x", extends: "kimay" }, "“extends” can't be “kimay”. Did you mean “kimai”?"],
    ["an unknown field", { id: "x", extends: "kimai", columns: { clint: ["Client"] } }, "columns"],
    ["no JSON", "{", "x.json:1:2: the file ends too early"],
    [
      "no need",
      { id: "x", tool: "x", report: { en: "x", fr: "x" }, columns: { date: ["Day"] }, needs: [] },
      'Write it like this: ["client", "duration|hours"]',
    ],
    ["no headings", { id: "x", tool: "x", report: { en: "x", fr: "x" }, needs: ["date"] }, "columns"],
  ])("%s is an error", (_, text, says) => {
    const [sentence = ""] = wrong(text);
    expect(sentence).toContain(says);
    expect(sentence).not.toMatch(/Invalid|expected|Too (big|small)/);
  });

  test("two that recognise the same header are an error, and so is one name twice", () => {
    const kimai = SETTINGS.profiles.find(({ id }) => id === "kimai");
    if (kimai === undefined) throw new Error("no Kimai");
    expect(conflicts([kimai, { ...kimai, id: "kimai-too" }])).toEqual([{ one: "kimai", other: "kimai-too" }]);
    expect(conflicts([kimai, kimai])).toEqual([{ one: "kimai", other: "kimai" }]);
  });
});
