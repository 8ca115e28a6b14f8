/** `inspect` shows how a file would be read; `profile` drafts a profile for an unknown tool. */

import { describe, expect, test } from "vitest";
import { draft } from "../../../batch/imports/draft.ts";
import { builtInProfiles, conflicts, parseProfile } from "../../../batch/imports/profile.ts";
import { inspection } from "../../../batch/run/inspection.ts";
import { bytesOf, meaning, NAMES, READ, read, rowsOf, SETTINGS } from "./exports.ts";

describe("inspect", () => {
  test("tells profile, encoding, decisions, rows, and the outcome of every record and minute", () => {
    const { lines, exitCode } = inspection("clockify-fr.csv", bytesOf("clockify-fr.csv"));
    const text = lines.join("\n");
    for (const says of [
      "Clockify, detailed report (profile clockify-detailed)",
      "15 of 17 headings known; not known: Taux facturable",
      "windows-1252, semicolons",
      "Dates read as DD/MM/YYYY: 1 of 2 rows have a first number above 12.",
      "line 2: date 2026-10-05, start 10:23, client Acme, technician Anne Roy, minutes 0:13",
      "Records: 3 = 2 accepted + 0 quarantined + 0 refused + 0 duplicate + 1 that are not entries",
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
    const made = draft("/somewhere/history.csv", Buffer.from(ACT), "en");
    if ("refused" in made) throw new Error(made.refused);
    expect(made.draft).toContain(
      "// “Date/Time”: every cell is a date with a time, such as “19/10/2026 2:05 PM”",
    );
    const parsed = parseProfile(made.draft, builtInProfiles());
    if ("faults" in parsed) throw new Error(JSON.stringify(parsed.faults));
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
    const made = draft("x.csv", Buffer.from("When,What\n2026-10-05,Sync\n"), "en");
    expect("draft" in made && made.draft).toMatch(/STILL MISSING: a duration[\s\S]*STILL MISSING: a client/);
  });

  /** The draft of a file, as it stands, used on that file. */
  function drafted(name: string, text: string) {
    const made = draft(name, Buffer.from(text), "en");
    if ("refused" in made) throw new Error(made.refused);
    const parsed = parseProfile(made.draft, builtInProfiles());
    if ("faults" in parsed) throw new Error(JSON.stringify(parsed.faults));
    const profiles = [...SETTINGS.profiles, parsed.profile];
    expect(conflicts(profiles)).toEqual([]);
    const settings = { ...SETTINGS, profiles, projects: { Web: "Acme" } };
    return { text: made.draft, rows: () => rowsOf(read(name, Buffer.from(text), settings)) };
  }

  test.each<[string, string, Record<string, string>]>([
    [
      "when it was worked, not when the row was recorded; an owner, not who typed it; milliseconds by the times",
      `created_by,recorded_at,end_time,owner_name,customer,case_id,start_time,time_spent,fee,entry_id
Bo,"Oct 22, 2026 08:00 AM","Oct 21, 2026 07:19 AM",Anne Roy,Acme,77,"Oct 21, 2026 06:34 AM",2700000,,1
Bo,"Nov 02, 2026 08:00 AM","Oct 31, 2026 05:30 PM",Anne Roy,Acme,78,"Oct 31, 2026 05:00 PM",1800000,,2
`,
      {
        id: "1",
        date: "2026-10-21",
        start: "06:34",
        client: "Acme",
        technician: "Anne Roy",
        minutes: "45",
        ticket: "77",
      },
    ],
    [
      "hours, not those invoiced; whoever is a member",
      `Member,Date,Rate,Hours,Inv Hours,Company,Ticket #,Work Role,Work Type
Anne Roy,10/5/2026,100,1.50,0.00,Acme,1234,Engineer,how_to
Anne Roy,10/16/2026,100,0.25,0.00,Acme,1235,Engineer,how_to
`,
      {
        date: "2026-10-05",
        client: "Acme",
        technician: "Anne Roy",
        minutes: "90",
        ticket: "1234",
        category: "how_to",
      },
    ],
    [
      "the user is the technician, a project stands for its client",
      `Project,Date,User,Comments,Hours worked
Web,2026-10-05,Anne Roy,Sync,1.50
`,
      { date: "2026-10-05", client: "Acme", technician: "Anne Roy", minutes: "90", description: "Sync" },
    ],
    [
      "French headings",
      `N° billet;Date de création;Date;Société;Intervenante;Heure de début;Temps passé;Objet
101;06/10/2026 08:00;05/10/2026;Acme;Anne Roy;09:00;1 h 30;Synchro
102;19/10/2026 08:00;17/10/2026;Acme;Luc Caron;13:00;0:15;Groupes
`,
      {
        date: "2026-10-05",
        start: "09:00",
        client: "Acme",
        technician: "Anne Roy",
        minutes: "90",
        ticket: "101",
        description: "Synchro",
      },
    ],
    [
      "hours in French, a rate per hour beside them",
      "Jour;Entreprise;Technicien;Tarif/h;Heures\n13/10/2026;Acme;Anne Roy;90;1,50\n",
      { date: "2026-10-13", client: "Acme", technician: "Anne Roy", minutes: "90" },
    ],
    [
      "a unit in the heading",
      "Date;Société;Agent;Durée (min)\n2026-10-05;Acme;Anne Roy;90\n",
      { date: "2026-10-05", client: "Acme", technician: "Anne Roy", minutes: "90" },
    ],
    [
      "a title above, a total below, a sign for empty",
      "Report,October,,\nStaff,Customer Name,Spent,Work Date\nAnne Roy,Acme,1:30,10/13/2026\n-,Acme,0:30,10/14/2026\nTotal,,2:00,\n",
      { date: "2026-10-13", client: "Acme", technician: "Anne Roy", minutes: "1:30" },
    ],
    [
      "a bare time that can only be how long it took",
      "Date,Company,Time\n2026-10-05,Acme,1:30\n",
      { date: "2026-10-05", client: "Acme", minutes: "1:30" },
    ],
    [
      "a bare time beside a duration",
      "Date,Company,Time,Duration\n2026-10-05,Acme,1:30,35m\n",
      { date: "2026-10-05", start: "01:30", client: "Acme", minutes: "35" },
    ],
  ])("a draft, used as it is, reads its file: %s", (_, text, row) => {
    expect(drafted("unknown.csv", text).rows()[0]).toEqual(row);
  });

  test("when a row was created is its day only where no other is given, and to be checked", () => {
    const made = drafted("x.csv", "Created At,Agent,Client,Time Worked\n2026-10-05 09:00,Anne,Acme,0:45\n");
    expect(made.text).toMatch(/“Created At”: .*check it.*\n.*"start_at": \["Created At"\]/);
    expect(made.rows()[0]).toMatchObject({ date: "2026-10-05", minutes: "0:45" });
  });

  test.each([
    [
      "a unit that nothing shows",
      "Date,Client,Time Worked\n2026-10-05,Acme,45\n",
      /STILL TO SAY: .*“Time Worked”/,
    ],
    [
      "which of two last resorts",
      "Date,Company,Billable hours,Estimated hours\n2026-10-05,Acme,1.5,2\n",
      /STILL MISSING: a duration[\s\S]*“Billable hours”: perhaps “hours”/,
    ],
    [
      "ids that repeat are none",
      "ID,Date,Agent,Hours\n7,2026-10-05,Anne,1.5\n7,2026-10-06,Anne,1.5\n",
      /“ID”: not recognised/,
    ],
  ])("what it can't know is said: %s", (_, text, says) => {
    const made = draft("x.csv", Buffer.from(text), "en");
    expect("draft" in made && made.draft).toMatch(says);
  });

  test("of a file that is read already it says so, and builds on that profile", () => {
    const text =
      "Project,Date,User,Activity,Issue,Comment,Hours,Billet\nWeb,2026-10-05,Anne,how_to,,Sync,1.50,7\n";
    const made = drafted("kimai.csv", text);
    expect(made.text).toMatch(
      /read already, as Redmine[\s\S]*"id": "our-kimai",\n {2}"extends": "redmine-details"/,
    );
    expect(made.rows()).toMatchObject([
      { client: "Acme", technician: "Anne", minutes: "90", description: "Sync" },
    ]);
  });

  test.each(READ.filter((name) => !name.startsWith("canonical")))(
    "%s: its draft reads it as its profile does",
    (name) => {
      const made = draft(name, bytesOf(name), "en");
      const parsed = "draft" in made ? parseProfile(made.draft, builtInProfiles()) : made;
      if (!("profile" in parsed)) throw new Error(JSON.stringify(parsed));
      const profiles = [...SETTINGS.profiles, parsed.profile];
      expect(conflicts(profiles)).toEqual([]);
      const again = read(name, bytesOf(name), { ...SETTINGS, profiles });
      expect([again.profile.id, meaning(again)]).toEqual([parsed.profile.id, meaning(read(name))]);
    },
  );

  test("of a wrong report it says which to export", () => {
    expect(draft("x.csv", bytesOf("hubstaff-daily.csv"), "en")).toHaveProperty(
      "refused",
      expect.stringContaining("one row an entry"),
    );
  });

  test.each([
    ["nothing", ""],
    ["a page", "<html><body>"],
    ["one column", "a\n1\n"],
  ])("%s gets a sentence, no draft", (_, text) => {
    expect(draft("x.csv", Buffer.from(text), "en")).toHaveProperty("refused");
  });
});
