/** A firm's month with other tools' exports: settings, corrections read back, decisions, workbooks, repeated files. */

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { xlsx } from "../../../batch/xlsx/writer.ts";
import { day } from "../../../core/values/calendar.ts";
import {
  exceptionsOf,
  type Files,
  filesUnder,
  firmFolder,
  monthFolder,
  ORDINARY,
  run,
  runJsonOf,
} from "../firm-folder.ts";
import { bytesOf } from "./exports.ts";
import { book as sheetBook } from "./sheet-book.ts";

const CONFIG = ORDINARY["config.json"];
const HEADER = "date,start,client,technician,minutes,category,description\n";
const exceptionsText = async (folder: string) =>
  (await filesUnder(monthFolder(folder))).get("exceptions.csv")?.toString() ?? "";

describe("exceptions.csv, corrected and put in the inbox beside the file it came from", () => {
  const log = `${HEADER}2026-10-05,09:00,Acme,Anne,30,how_to,"two\nlines"\n2026-10-06,,Acmee,Anne,45,how_to,"- first\n=1+1"\n2026-10-07,,Acme,Anne,12:00,how_to,'-x\n`;

  async function corrected(change: (text: string) => string, files: Files = {}) {
    const folder = await firmFolder({ "logs/october.csv": log });
    expect((await run(folder)).code).toBe(1);
    const text = await exceptionsText(folder);
    return {
      text,
      again: await firmFolder({ "logs/october.csv": log, "logs/z-corrected.csv": change(text), ...files }),
    };
  }

  test("stands in place of the bad rows: nothing is reported of them, nothing is lost", async () => {
    const { again } = await corrected((text) =>
      text.replace(",Acmee,", ",Acme,").replace(",12:00,", ",1:20,"),
    );
    expect((await run(again)).code).toBe(0);
    const { control } = await runJsonOf(again);
    expect(control).toMatchObject({
      entriesRead: 3,
      entriesPlaced: 3,
      entriesRejected: 0,
      entriesDuplicate: 0,
    });
    expect(control).toMatchObject({ minutesRead: 30 + 45 + 80, minutesPlaced: 30 + 45 + 80 });
  });

  test("whole and unchanged, it adds nothing to what was read", async () => {
    const { again } = await corrected((text) => text);
    expect((await run(again)).code).toBe(1);
    const { control, inputs } = await runJsonOf(again);
    expect(control).toMatchObject({ entriesRead: 3, minutesRead: 30 + 45 + 720, entriesDuplicate: 0 });
    expect(inputs.map(({ entries }) => entries)).toEqual([3, 0]);
  });

  test("a row that is still bad is reported at its first place, once", async () => {
    const { again } = await corrected((text) => text.replace(",12:00,", ",1:20,"));
    await run(again);
    expect(await exceptionsOf(again)).toMatchObject([
      { file: "october.csv", line: "4", code: "CLIENT_UNKNOWN" },
    ]);
    expect(await exceptionsText(again)).toContain("\"'- first\n'=1+1\"");
  });

  test("fed back once more, it is the same row", async () => {
    const { again } = await corrected((text) => text.replace(",12:00,", ",1:20,"));
    await run(again);
    const second = (await exceptionsText(again)).replace(",Acmee,", ",Acme,");
    await writeFile(join(again, "logs/zz-corrected.csv"), second);
    expect((await run(again)).code).toBe(0);
    expect((await runJsonOf(again)).control).toMatchObject({ entriesPlaced: 3, entriesRejected: 0 });
  });

  test("it finds its row by fingerprint when the file has been exported again", async () => {
    const [header, ...rest] = log.split(/(?<=^date.*\n)/);
    const anew = `${header}2026-10-01,,Bolt,Luc,10,email,new on top\n${rest.join("")}`;
    const { again } = await corrected(
      (text) => text.replace(",Acmee,", ",Acme,").replace(",12:00,", ",1:20,"),
      { "logs/october.csv": anew },
    );
    expect((await run(again)).code).toBe(0);
    expect((await runJsonOf(again)).control).toMatchObject({ entriesPlaced: 4, entriesDuplicate: 0 });
  });

  test("texts that look like formulas come back as they were", async () => {
    const { text, again } = await corrected((csv) =>
      csv.replace(",Acmee,", ",Acme,").replace(",12:00,", ",1:20,"),
    );
    expect(text).toContain("''-x");
    expect(text).not.toMatch(/(,|\r\n)"?[=+@-]/);
    await run(again);
    const summary = await runJsonOf(again);
    expect(summary.control.entriesPlaced).toBe(3);
  });

  test("rows of the register are passed over", async () => {
    const folder = await firmFolder({
      "contracts.csv": `${ORDINARY["contracts.csv"]}Cedar,VIP,9,2026-01-01,2026-01-01\n`,
      "logs/october.csv": log,
    });
    await run(folder);
    await writeFile(join(folder, "logs/fed-back.csv"), await exceptionsText(folder));
    await run(folder);
    expect((await exceptionsOf(folder)).map(({ file, line }) => `${file}:${line}`)).toEqual([
      "contracts.csv:4",
      "october.csv:4",
      "october.csv:6",
    ]);
  });
});

describe("what the configuration adds to an export", () => {
  const toggl = "Member,Description,Project,Tags,Start date,Start time,Stop date,Stop time,Duration\n";
  const row = (given: { member?: string; project?: string; tags?: string; date?: string }) => {
    const { member = "Anne Roy", project = "Site", tags = "", date = "2026-10-05" } = given;
    return `${member},Work,${project},"${tags}",${date},09:00:00,${date},09:20:00,0:20:00\n`;
  };
  const read = async (config: object, ...rows: string[]) => {
    const folder = await firmFolder({
      "config.json": { ...CONFIG, ...config },
      "logs/october.csv": toggl + rows.join(""),
    });
    await run(folder);
    return {
      reported: (await exceptionsOf(folder)).map(({ code }) => code),
      clients: (await runJsonOf(folder)).clients,
    };
  };
  const projects = { Site: "Acme" };

  test.each<[string, object, string, string[]]>([
    ["a project's client", { projects }, row({}), []],
    ["no such project", { projects: { Sight: "Acme" } }, row({}), ["PROJECT_UNKNOWN"]],
    [
      "a tag's category",
      { projects, tags: { urgent: {}, repair: "repair" } },
      row({ tags: "urgent, repair" }),
      [],
    ],
    ["an unknown tag", { projects, tags: { repair: "repair" } }, row({ tags: "repairs" }), ["LABEL_UNKNOWN"]],
    ["tags that disagree", { projects }, row({ tags: "repair, email" }), ["LABELS_DISAGREE"]],
    [
      "a technician's other name",
      { projects, technicians: { "anne@x.ca": "Anne Roy" } },
      row({ member: "Roy, Anne" }).replace("Roy, Anne", '"Roy, Anne"'),
      [],
    ],
    [
      "an unknown technician",
      { projects, technicians: { "anne@x.ca": "Anne Roy" } },
      row({ member: "Ann Roy" }),
      ["TECHNICIAN_UNKNOWN"],
    ],
    [
      "an alias of that time",
      { aliases: { Old: { client: "Acme", to: "2026-10-05" } }, projects: { Site: "Old" } },
      row({}),
      [],
    ],
    [
      "an alias of another time",
      { aliases: { Old: { client: "Acme", from: "2026-10-06" } }, projects: { Site: "Old" } },
      row({}),
      ["CLIENT_UNKNOWN"],
    ],
    [
      "an alias that changed hands",
      {
        aliases: {
          Old: [
            { client: "Bolt", to: "2026-10-04" },
            { client: "Acme", from: "2026-10-05" },
          ],
        },
        projects: { Site: "Old" },
      },
      row({}),
      [],
    ],
    ["a shorter longest entry", { projects, maxEntryHours: 0.25 }, row({}), ["ENTRY_TOO_LONG"]],
  ])("%s", async (_, config, rows, reported) => {
    const found = await read(config, rows);
    expect(found.reported).toEqual(reported);
    if (reported.length === 0)
      expect(found.clients[0]?.placed).toMatchObject(_.includes("tag") ? { billable: 20 } : { bank: 20 });
  });

  test("dates whose order nothing shows: the file is refused with both readings, and the setting settles it", async () => {
    const clockify = "Client,User,Start Date,Start Time,Duration (h)\nAcme,Anne,03/04/2026,09:00,0:20\n";
    const folder = await firmFolder({ "logs/october.csv": clockify });
    await run(folder);
    const [reported] = await exceptionsOf(folder);
    expect(reported).toMatchObject({ code: "DATE_ORDER_UNCLEAR", line: "2" });
    expect(reported?.reason).toContain("2026-04-03 (DMY) or 2026-03-04 (MDY)");
    expect(reported?.reason).toContain('"sources": [{ "files": "october.csv", "dateOrder": "DMY" }]');
    const sources = [{ files: "OCT*.csv", dateOrder: "DMY" }];
    const settled = await firmFolder({ "logs/october.csv": clockify, "config.json": { ...CONFIG, sources } });
    const { code, printed } = await run(settled, { period: "2026-04" });
    expect(code).toBe(0);
    expect(printed).toContain("Dates read as DD/MM/YYYY: the configuration says so.");
  });

  test("a profile of the firm's own", async () => {
    const profile = {
      id: "act-history",
      tool: "Act!",
      report: { en: "history list", fr: "liste d’historique" },
      columns: {
        start_at: ["Date/Time"],
        duration: ["Duration"],
        client: ["Company"],
        technician: ["Record Manager"],
        description: ["Regarding"],
      },
      needs: ["start_at", "duration", "client", "technician"],
      dateOrders: ["DMY", "MDY"],
      clean: ["html"],
    };
    const log =
      "Date/Time,Duration,Company,Record Manager,Regarding\n19/10/2026 2:05 p.m.,1 h 30,Acme,Anne,<p>Sync&nbsp;done</p>\n";
    const folder = await firmFolder({
      "config.json": { ...CONFIG, profiles: ["act.json"] },
      "act.json": profile,
      "logs/october.csv": log,
    });
    expect((await run(folder)).code).toBe(0);
    expect((await runJsonOf(folder)).control.minutesPlaced).toBe(90);
  });

  test.each<[string, object, string]>([
    ["a profile that is not there", { profiles: ["none.json"] }, "none.json: the file can't be read"],
    ["a profile that says nonsense", { profiles: ["config.json"] }, "config.json: "],
    ["decisions that are not there", { decisions: "none.csv" }, "none.csv: the file can't be read"],
    ["a date of no calendar", { aliases: { A: { client: "Acme", from: "2026-02-30" } } }, "aliases"],
    [
      "an unknown source setting",
      { sources: [{ files: "*", order: "DMY" }] },
      "unknown setting “sources.1.order”",
    ],
  ])("%s stops the run", async (_, config, says) => {
    const folder = await firmFolder({ "config.json": { ...CONFIG, ...config } });
    const { code, printed } = await run(folder);
    expect(code).toBe(2);
    expect(printed).toContain(says);
  });

  test("a decision without a reason is an exception, and decides nothing", async () => {
    const folder = await firmFolder({
      "config.json": { ...CONFIG, decisions: "decisions.csv" },
      "decisions.csv": "fingerprint,decision,who,why\n0011223344556677,release,Anne,\n",
    });
    await run(folder);
    expect(await exceptionsOf(folder)).toMatchObject([
      { file: "decisions.csv", line: "2", code: "VALUE_MISSING" },
    ]);
  });
});

test("the same bytes under two names are read once", async () => {
  const folder = await firmFolder({ "logs/copy of october.csv": ORDINARY["logs/october.csv"] });
  const { code, printed } = await run(folder);
  expect(code).toBe(0);
  expect(printed).toContain("Identical to copy of october.csv: not read again.");
  const { control, inputs } = await runJsonOf(folder);
  expect(control).toMatchObject({ entriesRead: 2, entriesPlaced: 2 });
  expect(inputs.map(({ entries }) => entries)).toEqual([2, 0]);
});

test("a log and a register kept in Excel", async () => {
  const book = (cells: Parameters<typeof xlsx>[0]["sheets"][number]["blocks"]) =>
    xlsx({
      title: "x",
      dated: day("2026-10-31"),
      language: "fr",
      sheets: [{ name: "Feuille", widths: [12], blocks: cells }],
    });
  const register = await book([
    { cells: ["Nom du client", "Forfait", "Quantité", "Date de début", "Payé le"] },
    {
      cells: [
        "Acme",
        "VIP",
        2,
        { content: { serial: 46_037 }, style: "date" },
        { content: { serial: 46_037 }, style: "date" },
      ],
    },
    { cells: ["Bolt", "BASIC"] },
  ]);
  const dayCell = (number: number) => ({ number: 46_295 + number, format: "date" }) as const;
  const rows = [
    ["jour", "nom du client", "durée (min)", "catégorie", "identifiant", "détails"],
    [dayCell(1), "Acme", 20, "how_to", "1", "=1+1"],
    [dayCell(2), "Bolt", "0:05", "email", "2"],
  ];
  const log = sheetBook({ name: "Feuille", rows });
  const folder = await firmFolder({
    "config.json": { ...CONFIG, register: "contracts.xlsx" },
    "contracts.csv": null,
    "contracts.xlsx": register,
    "logs/october.csv": null,
    "logs/octobre.xlsx": log,
  });
  const { code, printed } = await run(folder);
  expect(printed).toContain("Sheet “Feuille”.");
  expect(code).toBe(0);
  const [usual] = [await firmFolder()];
  await run(usual);
  expect((await runJsonOf(folder)).clients).toEqual((await runJsonOf(usual)).clients);
});

test("a folder of many tools' exports", async () => {
  const files = Object.fromEntries(
    ["clockify-fr.csv", "kimai-de.csv", "jira-worklogs-id.csv", "clockify-summary-by-project.csv"].map(
      (name) => [`logs/${name}`, bytesOf(name)],
    ),
  );
  const folder = await firmFolder({
    ...files,
    "logs/october.csv": null,
    "config.json": { ...CONFIG, projects: { "Acme support": "Acme" } },
  });
  const { code, printed } = await run(folder);
  expect(code).toBe(1);
  for (const says of ["Clockify, detailed report.", "Kimai, CSV export.", "wrong report of Clockify"])
    expect(printed).toContain(says);
  expect((await exceptionsOf(folder)).map(({ code: reported }) => reported).sort()).toEqual([
    "PROJECT_UNKNOWN",
    "REPORT_WRONG",
  ]);
});
