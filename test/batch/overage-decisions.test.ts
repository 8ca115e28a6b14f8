/**
 * Overage without notice from the configuration and the decisions to the bill (A9): held until somebody decides by
 * client and date, before the month is closed or after it.
 */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readConfig } from "../../batch/config/config.ts";
import { clientWorkbook } from "../../batch/documents/workbook/client-workbook.ts";
import { summaryWorkbook } from "../../batch/documents/workbook/summary-workbook.ts";
import { readInbox } from "../../batch/month/inbox.ts";
import { closeMonth } from "../../batch/run/month-closing.ts";
import { workbookNames } from "../../batch/run/month-files.ts";
import {
  exceptionsOf,
  type Files,
  firmFolder,
  ORDINARY,
  PERIOD,
  put,
  run,
  runJsonOf,
  SILENT,
} from "./firm-folder.ts";
import { monthOf } from "./whole-month.ts";
import { workbookText } from "./workbook-text.ts";

const CONFIG = {
  ...ORDINARY["config.json"],
  rates: { "2": 12000 },
  overageWithoutNotice: "hold",
  decisions: "decisions.csv",
};
const DECISIONS = "fingerprint,client,date,decision,who,why\n";

/** One subscriber: 15 minutes of overage on 5 October, 30 on 6 October, and an hour of training that no bank serves. */
const FIRM: Files = {
  "config.json": CONFIG,
  "contracts.csv":
    "client,plan,quantity,start,paid_on\nAcme,ORANGE_CARE,1,2026-01-15,2026-01-15\nBolt,BASIC,,,\n",
  "decisions.csv": DECISIONS,
  "logs/october.csv":
    "id,date,client,minutes,category,notice\n1,2026-10-05,Acme,45,how_to,\n2,2026-10-06,Acme,60,how_to,no\n3,2026-10-07,Acme,60,training,\n",
};

const firm = (files: Files = {}) => firmFolder({ ...FIRM, ...files });

async function acme(folder: string, period: string = PERIOD) {
  const { code, printed } = await run(folder, { period });
  if (code === 2) throw new Error(printed);
  const client = (await runJsonOf(folder, period)).clients.find((own) => own.client === "Acme");
  if (client === undefined) throw new Error("Acme is missing");
  return { printed, code, ...client };
}

const close = async (folder: string) =>
  closeMonth(
    { period: PERIOD, by: "Ada", at: new Date(Date.UTC(2026, 10, 3)) },
    await readConfig(join(folder, "config.json")),
    SILENT,
  );

describe("while nobody has decided", () => {
  test("it is billable, to be confirmed and not to bill; the run lists it with its amount", async () => {
    const { placed, billable, toConfirm, toBill, printed, code } = await acme(await firm());
    expect(placed.billable).toBe(15 + 30 + 60);
    expect(billable).toMatchObject({ minutes: 105, cents: 21000 });
    expect(toConfirm).toEqual({
      minutes: 45,
      cents: 9000,
      overages: [
        { date: "2026-10-05", minutes: 15, cents: 3000 },
        { date: "2026-10-06", minutes: 30, cents: 6000 },
      ],
    });
    expect(toBill).toEqual({ minutes: 60, cents: 12000, withoutRate: 0 });
    expect(printed).toContain("to bill    1.00 h  to confirm 0.75 h");
    expect(printed).toContain("2 overages without notice to confirm");
    expect(printed).toContain("2026-10-06  Acme, 0.50 h, 60.00 CAD");
    // It waits for a person, and is no exception.
    expect(code).toBe(0);
  });

  test("without a rate the minutes wait, with no amount", async () => {
    const { toConfirm, toBill } = await acme(await firm({ "config.json": { ...CONFIG, rates: {} } }));
    expect(toConfirm).toMatchObject({ minutes: 45, cents: null });
    expect(toBill).toEqual({ minutes: 60, cents: 0, withoutRate: 60 });
  });

  test("the usual setting bills it", async () => {
    const { toConfirm, toBill, printed } = await acme(
      await firm({ "config.json": { ...CONFIG, overageWithoutNotice: "bill" } }),
    );
    expect(toConfirm).toEqual({ minutes: 0, cents: 0, overages: [] });
    expect(toBill).toEqual({ minutes: 105, cents: 21000, withoutRate: 0 });
    expect(printed).not.toContain("to confirm");
  });

  test.each([
    ["en", "billable", "to be confirmed", "Overage of 5 Oct 2026 without notice"],
    ["fr", "facturable", "à confirmer", "Dépassement du 5 oct. 2026 sans avis"],
  ] as const)(
    "the client's page says so, and the firm's sheet lists it (%s)",
    async (language, billed, held, listed) => {
      const folder = await firm({ "config.json": { ...CONFIG, language } });
      const config = await readConfig(join(folder, "config.json"));
      const month = monthOf(PERIOD, await readInbox(config));
      const [client] = month.clients;
      if (client === undefined) throw new Error("Acme is missing");
      const own = workbookText(
        clientWorkbook(month, client, language, { recompute: "with", clientMoney: true }),
      );
      // What the page adds up as billable is the hour of training alone.
      expect(own).toMatch(new RegExp(`"${billed}"\\)\\+.* → 1\\.00 \\(tile hours\\)`));
      expect(own).toContain(`"${held}") → 0.75 (hours)`);
      expect(own).toContain(`"${held}") → 90.00 (money)`);
      expect(workbookText(summaryWorkbook(month, workbookNames(month), config))).toContain(listed);
    },
  );
});

describe("decided before the close", () => {
  test.each([
    [
      "English",
      `${DECISIONS},acme,2026-10-05,release,Anne,agreed by phone\n,Acme,2026-10-06,reject,Anne,a courtesy\n`,
    ],
    [
      "French",
      "client;jour;décision;qui;pourquoi\nAcme;2026-10-05;libérer;Anne;avisé\nAcme;2026-10-06;rejeter;Anne;geste\n",
    ],
  ])("released it is billed, rejected it is waived (%s)", async (_language, decisions) => {
    const { placed, charged, toConfirm, toBill, code } = await acme(
      await firm({ "decisions.csv": decisions }),
    );
    expect([placed.billable, placed.waived]).toEqual([75, 30]);
    expect([charged.billable, charged.waived]).toEqual([75, 30]);
    expect(toConfirm.overages).toEqual([]);
    expect(toBill).toEqual({ minutes: 75, cents: 15000, withoutRate: 0 });
    expect(code).toBe(0);
  });

  test("Recompute, whose functions know no decisions, is left out where one waived something of the month", async () => {
    const sheets = async (decisions: string) => {
      const folder = await firm({ "decisions.csv": DECISIONS + decisions });
      const month = monthOf(PERIOD, await readInbox(await readConfig(join(folder, "config.json"))));
      return month.clients.map((client) =>
        clientWorkbook(month, client, "en", { recompute: "with", clientMoney: true }).sheets.some(
          ({ name }) => name === "Recompute",
        ),
      );
    };
    expect(await sheets(",Acme,2026-10-05,release,Anne,agreed\n")).toEqual([true, true]);
    expect(await sheets(",Acme,2026-10-05,reject,Anne,a courtesy\n")).toEqual([false, true]);
  });

  test("a decision about nobody, about no overage, or a second one is reported and moves nothing", async () => {
    const rows = [
      ",Nobody,2026-10-05,release,Anne,agreed",
      ",Acme,2026-10-04,release,Anne,agreed",
      ",Acme,2026-10-05,release,Anne,agreed",
      ",ACME,2026-10-05,reject,Bob,a courtesy",
      ",Acme,,release,Anne,agreed",
      ",,2026-10-06,release,Anne,agreed",
    ];
    const folder = await firm({ "decisions.csv": `${DECISIONS}${rows.join("\n")}\n` });
    const { toBill, toConfirm } = await acme(folder);
    expect(toBill.minutes).toBe(75);
    expect(toConfirm.minutes).toBe(30);
    const reported = (await exceptionsOf(folder)).map(({ line, code, client }) => [line, code, client]);
    expect(reported).toEqual([
      ["2", "CLIENT_UNKNOWN", "Nobody"],
      ["3", "DECISION_WITHOUT_OVERAGE", "Acme"],
      ["5", "DECISION_REPEATED", "ACME"],
      ["6", "VALUE_MISSING", "Acme"],
      ["7", "VALUE_MISSING", ""],
    ]);
  });

  test("a row that gives a fingerprint is about that row, whatever client and date stand beside it", async () => {
    const log = `id,date,client,minutes,category\n1,2026-10-05,Acme,45,how_to\n2,2026-10-05,Acme,700,how_to\n`;
    const folder = await firm({ "logs/october.csv": log, "config.json": { ...CONFIG, maxEntryHours: 10 } });
    await run(folder);
    const [held] = await exceptionsOf(folder);
    const print = held?.fingerprint ?? "";
    await put(folder, "decisions.csv", `${DECISIONS}${print},Acme,2026-10-05,reject,Anne,a timer left on\n`);
    const { toConfirm, placed } = await acme(folder);
    expect(toConfirm.minutes).toBe(15);
    expect(placed.waived).toBe(0);
  });
});

describe("decided after the close", () => {
  const NOVEMBER = "2026-11";
  const decided = async (decisions: string, config: object = CONFIG) => {
    const folder = await firm();
    await run(folder);
    await close(folder);
    await put(folder, "decisions.csv", decisions);
    await put(folder, "config.json", JSON.stringify(config));
    return { folder, ...(await acme(folder, NOVEMBER)) };
  };

  test("what still waits is listed in the next month too, and is on neither bill", async () => {
    const { toConfirm, toBill, priorPeriod } = await decided(DECISIONS);
    expect(toConfirm).toMatchObject({ minutes: 0, cents: 0 });
    expect(toConfirm.overages.map(({ date }) => date)).toEqual(["2026-10-05", "2026-10-06"]);
    expect(toBill).toEqual({ minutes: 0, cents: 0, withoutRate: 0 });
    expect(priorPeriod).toEqual([]);
  });

  test("it is in the prior part, at the rate of the closed month, and the cause is reported", async () => {
    const { toConfirm, toBill, priorPeriod, printed } = await decided(
      `${DECISIONS},Acme,2026-10-05,release,Anne,agreed\n,Acme,2026-10-06,reject,Anne,a courtesy\n`,
      { ...CONFIG, rates: { "2": 99900 }, overageWithoutNotice: "bill" },
    );
    expect(toConfirm.overages).toEqual([]);
    expect(toBill).toEqual({ minutes: 15, cents: 3000, withoutRate: 0 });
    expect(
      priorPeriod.map(({ date, cause, effects }) => [
        date,
        cause,
        effects.map((own) => [own.on, own.charged, own.cents]),
      ]),
    ).toEqual([
      [
        "2026-10-05",
        "DECISION",
        [
          ["billable", 15, 3000],
          ["to_confirm", -15, -3000],
        ],
      ],
      [
        "2026-10-06",
        "DECISION",
        [
          ["waived", 30, 0],
          ["to_confirm", -30, -6000],
        ],
      ],
    ]);
    expect(printed).toContain("2 changes in closed months are reported as prior period.");
  });

  test("what was decided when the month was closed is no news", async () => {
    const folder = await firm({ "decisions.csv": `${DECISIONS},Acme,2026-10-05,release,Anne,agreed\n` });
    await run(folder);
    await close(folder);
    expect((await acme(folder, NOVEMBER)).priorPeriod).toEqual([]);
    // A decision taken back is: the client is owed what was billed.
    await put(folder, "decisions.csv", DECISIONS);
    const { toBill, priorPeriod } = await acme(folder, NOVEMBER);
    expect(priorPeriod.map(({ cause }) => cause)).toEqual(["DECISION"]);
    expect(toBill).toEqual({ minutes: -15, cents: -3000, withoutRate: 0 });
  });

  test("the closed month's own files stay as they were", async () => {
    const folder = await firm();
    await run(folder);
    await close(folder);
    const before = await readFile(join(folder, "out", PERIOD, "run.json"), "utf8");
    await put(folder, "decisions.csv", `${DECISIONS},Acme,2026-10-05,release,Anne,agreed\n`);
    expect((await run(folder)).code).toBe(2);
    expect(await readFile(join(folder, "out", PERIOD, "run.json"), "utf8")).toBe(before);
  });
});
