/**
 * What runs print at their end, whole and in both languages, so that a change is reviewed as a difference.
 * `UPDATE_GOLDEN=1 npm test` writes the texts anew; read their difference before keeping it.
 */

import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Config, readConfig } from "../../../batch/config/config.ts";
import { closeMonth } from "../../../batch/run/month-closing.ts";
import { readMonth } from "../../../batch/run/month-parts.ts";
import { monthRunOf } from "../../../batch/run/month-run.ts";
import { RUN_OUTCOME } from "../../../batch/run/outcome.ts";
import { day } from "../../../core/values/calendar.ts";
import { LANGUAGES } from "../../../core/values/language.ts";
import {
  type Files,
  firmFolder,
  monthFolder,
  ORDINARY,
  PERIOD,
  PROJECT,
  put,
  run,
  SILENT,
  soonAfter,
} from "../firm-folder.ts";

const GOLDEN = join(PROJECT, "test/golden/runs");
const RENEW = "UPDATE_GOLDEN=1 npx vitest run --config test/vitest.config.ts printed-runs";
const UPDATE = process.env.UPDATE_GOLDEN === "1";
/** A screen, and a little. */
const MOST_LINES = 60;

const HEAD = "id,date,start,client,technician,minutes,category,description,ticket,notice\n";
const CONFIG = ORDINARY["config.json"];
const RATES = { 1: 9500, 2: 12_500, 3: 17_500 };

interface Case {
  /** The configuration file of the firm. */
  readonly firm: () => Promise<string>;
  readonly period?: string;
  readonly today?: string;
  readonly isDry?: boolean;
}

const folderOf = (files: Files) => async () => join(await firmFolder(files), "config.json");

const CASES: Readonly<Record<string, Case>> = {
  sample: { firm: async () => join(PROJECT, "batch/sample/config.json") },
  "nothing-wrong": { firm: folderOf({}) },
  "five-hundred-clients": { firm: folderOf(largeFirm()) },
  "future-month": { firm: folderOf({}), period: "2027-03" },
  "unfinished-month": { firm: folderOf({}), today: "2026-10-28" },
  "before-everything": {
    firm: folderOf({ "contracts.csv": ORDINARY["contracts.csv"].replace("Bolt,BASIC,,,\n", "") }),
    period: "2019-03",
  },
  "month-without-work": { firm: folderOf({}), period: "2026-09" },
  "corrections-fed-back": { firm: correctedFirm },
  "many-exports": { firm: folderOf(exports()) },
  "dry-run": {
    firm: folderOf({ "logs/bad.csv": "date,client,minutes\n2026-10-05,Acmee,30\n" }),
    isDry: true,
  },
  "bill-in-parts": { firm: () => closedFirm(["2026-09"]) },
  "earlier-month-open": { firm: () => closedFirm(["2026-08"]) },
};

describe.each(Object.entries(CASES))(
  "%s",
  (name, { firm, period = PERIOD, today = "2026-11-03", isDry = false }) => {
    test("prints what its golden texts have, in both languages, and the same for programs", async () => {
      const file = await firm();
      const config = await readConfig(file);
      const outcomes = [];
      for (const language of LANGUAGES) {
        const spoken: Config = { ...config, language };
        const { month, moved } = await readMonth({ period }, spoken, SILENT);
        const ending = { place: isDry ? null : `out/${period}`, today: day(today) };
        const { code, lines, outcome } = monthRunOf(month, spoken, ending, moved);
        await expectGolden(`${name}.${language}.txt`, [...lines, "", `(exit code ${code})`]);
        expect(lines.length).toBeLessThanOrEqual(MOST_LINES);
        expect(outcome).toEqual(RUN_OUTCOME.parse(JSON.parse(JSON.stringify(outcome))));
        outcomes.push(outcome);
      }
      expect(outcomes[0], "whatever the language").toEqual(outcomes[1]);
    });
  },
);

test("there is no other golden text", async () => {
  const names = Object.keys(CASES).flatMap((name) => LANGUAGES.map((language) => `${name}.${language}.txt`));
  expect((await readdir(GOLDEN)).sort(), `to renew: ${RENEW}`).toEqual(names.sort());
});

async function expectGolden(file: string, lines: readonly string[]): Promise<void> {
  const text = `${lines.join("\n")}\n`;
  if (UPDATE) {
    await mkdir(GOLDEN, { recursive: true });
    await writeFile(join(GOLDEN, file), text);
  }
  expect(text, `to renew: ${RENEW}`).toBe(await readFile(join(GOLDEN, file), "utf8"));
}

/** 500 clients, of whom every seventh has work beyond its bank, and 364 rows that need a look. */
function largeFirm(): Files {
  const names = Array.from({ length: 500 }, (_, at) => `Client ${String(at + 1).padStart(3, "0")}`);
  const contracts = names.map((name, at) => {
    const month = String((at % 12) + 1).padStart(2, "0");
    return at % 5 === 4 ? `${name},BASIC,,,` : `${name},VIP,2,2025-${month}-15,2025-${month}-15`;
  });
  const work = names.flatMap((name, at) => [
    `${at},2026-10-${String((at % 28) + 1).padStart(2, "0")},,${name},Anne,${at % 7 === 0 ? 150 : 20},how_to,,,`,
  ]);
  const wrong = (count: number, from: number, row: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => `${from + at},${row(at)}`);
  const rows = [
    ...work,
    ...wrong(300, 1000, () => "2026-10-05,,Clint 001,Anne,30,how_to,,,"),
    ...wrong(40, 2000, (at) => `2026-10-06,,Client 002,Anne,15,toner ${at % 30},,,`),
    ...wrong(20, 3000, (at) => `2026-02-${30 + (at % 10)},,Client 003,Anne,10,how_to,,,`),
    ...wrong(4, 4000, () => "2026-10-07,,Client 004,Anne,soon,how_to,,,"),
  ];
  return {
    "config.json": { ...CONFIG, rates: RATES },
    "contracts.csv": `client,plan,quantity,start,paid_on\n${contracts.join("\n")}\n`,
    "logs/october.csv": `${HEAD}${rows.join("\n")}\n`,
  };
}

/** A month whose exceptions.csv was put in the inbox whole, with one of its three rows corrected. */
async function correctedFirm(): Promise<string> {
  const rows = [
    "1,2026-10-05,,Acme,Anne,30,how_to,,,",
    "2,2026-10-06,,Acmee,Anne,45,how_to,,,",
    "3,2026-10-07,,Acme,Anne,1560,how_to,,,",
    "4,2026-10-08,,Acme,Anne,20,toner,,,",
  ];
  const folder = await firmFolder({ "logs/october.csv": `${HEAD}${rows.join("\n")}\n` });
  await run(folder);
  const text = await readFile(join(monthFolder(folder), "exceptions.csv"), "utf8");
  await put(folder, "logs/exceptions.csv", text.replace(",Acmee,", ",Acme,"));
  return join(folder, "config.json");
}

/** A year of one tool’s exports, each read in the same way, beside a file that nobody reads. */
function exports(): Files {
  const months = Array.from({ length: 12 }, (_, at) => {
    const [year, month] = at < 2 ? [2025, at + 11] : [2026, at - 1];
    return `${year}-${String(month).padStart(2, "0")}`;
  });
  const text = (month: string) =>
    `User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,Amount ()\n${[
      "05",
      "06",
      "07",
    ]
      .map(
        (on) =>
          `Anne,anne@example.com,Acme,Support,How-to,Call,Yes,${month}-${on},09:00:00,${month}-${on},09:20:40,00:20:40,,`,
      )
      .join("\n")}\n`;
  return {
    ...Object.fromEntries(months.map((month) => [`logs/toggl ${month}.csv`, text(month)])),
    "logs/october.csv": null,
    "logs/notes.txt": "to be written up",
    "config.json": { ...CONFIG, rates: RATES },
  };
}

/** A firm with closed months, late work of them, and overage that awaits a decision. */
async function closedFirm(closed: readonly string[]): Promise<string> {
  const folder = await firmFolder({
    "config.json": { ...CONFIG, rates: { 2: 12_500 }, overageWithoutNotice: "hold" },
    "contracts.csv":
      "client,plan,quantity,start,paid_on\nAcme,VIP,2,2026-01-15,2026-01-15\nBolt,ORANGE_CARE,1,2026-01-15,2026-01-15\nCedar,BASIC,,,\n",
    "logs/october.csv": `${HEAD}${[
      "1,2026-08-05,,Acme,Anne,100,how_to,,,",
      "2,2026-10-02,,Acme,Anne,60,how_to,,,",
      "3,2026-10-05,,Bolt,Anne,75,how_to,,,",
      "4,2026-10-06,,Cedar,Anne,30,how_to,,,",
      "5,2026-10-07,,Cedar,Anne,30,migration,,,",
      "6,2026-10-08,,Cedar,Anne,240,classroom_training,,,",
    ].join("\n")}\n`,
  });
  const config = await readConfig(join(folder, "config.json"));
  for (const period of closed) {
    await run(folder, { period });
    await closeMonth({ period, by: "Ada", at: soonAfter(period), withExceptions: true }, config, SILENT);
  }
  await put(folder, "logs/late.csv", `${HEAD}7,2026-08-20,,Cedar,Anne,45,how_to,,,\n`);
  return join(folder, "config.json");
}
