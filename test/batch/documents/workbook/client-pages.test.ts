/** A client's pages as plain data, for clients with everything, with little and with nothing. */

import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readConfig } from "../../../../batch/config/config.ts";
import { clientWorkbook } from "../../../../batch/documents/workbook/client-workbook.ts";
import { readInbox } from "../../../../batch/month/inbox.ts";
import type { ClientMonth, Month } from "../../../../batch/month/month.ts";
import type { Cell, Content, Sheet, TableCell, Workbook } from "../../../../batch/xlsx/workbook.ts";
import { xlsx } from "../../../../batch/xlsx/writer.ts";
import { cellRange } from "../../../../batch/xlsx/xml.ts";
import { minutes } from "../../../../core/values/units.ts";
import { firmFolder, PERIOD } from "../../firm-folder.ts";
import { monthOf } from "../../whole-month.ts";

const CONTRACTS = "client,plan,quantity,start,paid_on,channel,included_hours";
const LOG = "id,date,client,user,minutes,category,description";

/** October of a firm with one client, Acme. */
async function october(
  contracts: string,
  log: string,
  more: object = {},
): Promise<{ month: Month; acme: ClientMonth }> {
  const lines = (head: string, rows: string) =>
    `${[head, ...rows.split(";").filter((row) => row !== "")].join("\n")}\n`;
  const folder = await firmFolder({
    "config.json": { register: "contracts.csv", logs: "logs", out: "out", ...more },
    "contracts.csv": lines(CONTRACTS, contracts),
    "logs/october.csv": lines(LOG, log),
  });
  const month = monthOf(PERIOD, await readInbox(await readConfig(join(folder, "config.json"))));
  const acme = month.clients.find(({ client }) => client.name === "Acme");
  if (acme === undefined) throw new Error("Acme is a client");
  return { month, acme };
}

const VIP = "Acme,VIP,2,2026-05-01,2026-05-01,,";
const EVERYTHING = `${VIP};Acme,VIP_DIAMOND,4,2026-03-01,2026-03-01,,;Acme,ORANGE_PLUS,1,2026-02-01,2026-02-01,online,3`;
const WORK =
  "1,2026-07-01,Acme,Ann,40,how_to,first;2,2026-10-05,Acme,Ann,75,how_to,second;3,2026-10-06,Acme,Ann,20,repair,third;4,2026-10-07,Acme,Bob,30,training,fourth";

function sheetOf({ sheets }: Workbook, name: string): Sheet {
  const found = sheets.find((sheet) => sheet.name === name);
  if (found === undefined)
    throw new Error(`there is no sheet ${name}, only ${sheets.map((sheet) => sheet.name)}`);
  return found;
}

const contentOf = (cell: Cell | TableCell): Content =>
  cell !== null && typeof cell === "object" && "content" in cell ? cell.content : cell;

function contents({ blocks }: Sheet): Content[] {
  return blocks.flatMap((block) =>
    "cells" in block ? block.cells.map(contentOf) : block.rows.flatMap((row) => row.map(contentOf)),
  );
}

const texts = (sheet: Sheet) => contents(sheet).filter((content) => typeof content === "string");

test("a plan that ended early, or was declined, is said to have ended; one that nobody renewed, to be not renewed", async () => {
  const contracts = (row: string) =>
    `client,plan,quantity,start,paid_on,status,ended_on\nAcme,VIP,2,2025-10-15,2025-10-15,${row}\n`;
  const said = async (row: string) => {
    const folder = await firmFolder({ "contracts.csv": contracts(row) });
    const month = monthOf(PERIOD, await readInbox(await readConfig(join(folder, "config.json"))));
    const acme = month.clients.find(({ client }) => client.name === "Acme") as ClientMonth;
    const reported = texts(sheetOf(clientWorkbook(month, acme, "en", "with"), "Summary"));
    return [acme.statement.lapsed.length, reported.find((text) => text.startsWith("VIP e"))];
  };
  expect(await said(",")).toEqual([1, "VIP expired on 2026-10-15 and was not renewed."]);
  expect(await said("declined,")).toEqual([0, "VIP ended on 2026-10-15."]);
  expect(await said(",2026-10-10")).toEqual([0, "VIP ended on 2026-10-10."]);
});

test("overage that is partly billed and partly held is reported with one “of which”", async () => {
  const folder = await firmFolder({
    "config.json": {
      ...{ register: "contracts.csv", logs: "logs", out: "out" },
      ...{ overageWithoutNotice: "hold", rates: { 2: 12500 } },
    },
    "contracts.csv": "client,plan,quantity,start,paid_on\nAcme,ORANGE_CARE,1,2026-05-01,2026-05-01\n",
    "logs/october.csv": "date,client,minutes,notice\n2026-10-05,Acme,75,\n2026-10-06,Acme,60,yes\n",
  });
  const month = monthOf(PERIOD, await readInbox(await readConfig(join(folder, "config.json"))));
  const [acme] = month.clients;
  const reported = texts(sheetOf(clientWorkbook(month, acme as ClientMonth, "en", "with"), "Summary"));
  expect(reported).toContainEqual(
    expect.stringContaining("of which 0.50 h billable, and 0.75 h to be confirmed and not billed for now."),
  );
});

/** Every number a sheet shows, formulas by their cached values. */
const numbers = (sheet: Sheet) =>
  contents(sheet).flatMap((content) => {
    if (typeof content === "number") return [content];
    if (content === null || typeof content === "string") return [];
    if ("serial" in content) return [content.serial];
    return "formula" in content && typeof content.result === "number" ? [content.result] : [];
  });

describe("a client with little", () => {
  test("without a plan or any work says so, draws nothing, and has no empty sheet", async () => {
    const { month, acme } = await october("Acme,BASIC,,,,,", "");
    const book = clientWorkbook(month, acme, "en", "with");
    expect(book.sheets.map(({ name }) => name)).toEqual(["Summary", "Balances", "Ledger", "Recompute"]);
    const summary = sheetOf(book, "Summary");
    expect(summary.charts).toEqual([]);
    expect(texts(summary)).toEqual(
      expect.arrayContaining([
        "No plan is in force: e-mail at level 1 is included, any other time is billable.",
        "No work was logged this month.",
        "Nothing is billable this month.",
      ]),
    );
    expect(book.definedNames?.map(({ name }) => name)).toContain("Hours_worked");
    xlsx(book);
  });

  test("with a few entries shows them on the first page, and the months before", async () => {
    const { month, acme } = await october("Acme,BASIC,,,,,", "1,2026-10-05,Acme,,20,how_to,Sorted the list");
    const book = clientWorkbook(month, acme, "en", "with");
    const summary = sheetOf(book, "Summary");
    expect(texts(summary)).toContain("Sorted the list");
    expect(summary.charts?.map(({ title }) => title)).toEqual(["Hours worked, month by month"]);
    xlsx(book);
  });
});

test("a bank that was never given a minute has neither a tile nor a chart", async () => {
  const plus = "Acme,ORANGE_PLUS,1,2026-02-01,2026-02-01,online,";
  const { month, acme } = await october(plus, "1,2026-10-05,Acme,,20,how_to,x");
  const book = clientWorkbook(month, acme, "en", "with");
  expect(book.definedNames?.map(({ name }) => name)).not.toContain("ORANGE_PLUS_left");
  expect(sheetOf(book, "Summary").charts?.map(({ title }) => title)).toEqual(["Orange minutes, day by day"]);
});

describe("a client with everything", () => {
  test("has a chart for each bank, none over another, over rows that are empty", async () => {
    const { month, acme } = await october(EVERYTHING, WORK);
    const summary = sheetOf(clientWorkbook(month, acme, "en", "with"), "Summary");
    const covered = (summary.charts ?? []).map(({ covers }) => cellRange(covers));
    expect(covered).toHaveLength(3);
    const rows = covered.flatMap((range) =>
      range === null ? [] : Array.from({ length: range.bottom - range.top + 1 }, (_, row) => range.top + row),
    );
    expect(new Set(rows).size).toBe(rows.length);
    for (const row of rows) expect(summary.blocks[row - 1]).toMatchObject({ cells: [] });
  });

  test("names each bank's hours once, and every name is in English in both languages", async () => {
    const { month, acme } = await october(EVERYTHING, WORK);
    const names = (language: "en" | "fr") =>
      clientWorkbook(month, acme, language, "with").definedNames?.map(({ name }) => name) ?? [];
    expect(names("fr")).toEqual(names("en"));
    expect(new Set(names("en")).size).toBe(names("en").length);
    expect(names("en")).toEqual(
      expect.arrayContaining([
        ...["VIP_left", "VIP_used_share", "VIP_DIAMOND_left", "ORANGE_PLUS_left"],
        ...["Orange_overage", "Billable_hours", "Next_renewal"],
      ]),
    );
  });

  test("shows the same numbers in English and French", async () => {
    const { month, acme } = await october(EVERYTHING, WORK, { rates: { "2": 12500, "3": 17500 } });
    const [english, french] = (["en", "fr"] as const).map((language) =>
      clientWorkbook(month, acme, language, "with"),
    );
    expect(english?.sheets).toHaveLength(french?.sheets.length ?? 0);
    for (const [index, sheet] of (english?.sheets ?? []).entries()) {
      expect(numbers(sheet).length, sheet.name).toBeGreaterThan(0);
      expect(numbers(french?.sheets[index] ?? sheet), sheet.name).toEqual(numbers(sheet));
    }
    if (french !== undefined) xlsx(french);
  });
});

describe("in plain words", () => {
  // 30 of 120 minutes in the first 46 days of the term: the rest lasts 138 days more, to 18 March.
  const PACE = ["Acme,VIP,2,2026-09-16,2026-09-16,,", "1,2026-10-05,Acme,,30,how_to,x"] as const;

  test.each([
    ["en", "At this pace the VIP bank runs out on 18 March 2027, 26 weeks before it expires."],
    ["fr", "À ce rythme, la banque VIP sera vide le 18 mars 2027, 26 semaines avant son expiration."],
  ] as const)("the day on which a bank runs out (%s)", async (language, sentence) => {
    const { month, acme } = await october(...PACE);
    const book = clientWorkbook(month, acme, language, "with");
    const summary = book.sheets[0] as Sheet;
    expect(texts(summary)).toContain(sentence);
    expect(summary.charts?.[0]?.description).toContain(sentence);
  });

  test.each([
    ["en", "The 1.50 h that VIP holds now lapse unless it is renewed by 15 September 2027."],
    ["fr", "Les 1,50 h que VIP contient expirent, sauf renouvellement au plus tard le 15 septembre 2027."],
  ] as const)("what lapses, and by when to renew (%s)", async (language, sentence) => {
    const { month, acme } = await october(...PACE);
    expect(texts(clientWorkbook(month, acme, language, "with").sheets[0] as Sheet)).toContain(sentence);
  });

  test("that overage was billed, drawn, or both", async () => {
    const orange = "Acme,ORANGE_CARE,1,2026-02-01,2026-02-01,,";
    const over = "1,2026-10-05,Acme,,60,how_to,x";
    const said = async (contracts: string) => {
      const { month, acme } = await october(contracts, over);
      return texts(sheetOf(clientWorkbook(month, acme, "en", "with"), "Summary")).find((text) =>
        text.startsWith("Orange went"),
      );
    };
    expect(await said(orange)).toMatch(/on 1 day: 0\.50 h charged, billable\.$/);
    expect(await said(`${orange};${VIP}`)).toMatch(/taken from the banks of hours\.$/);
  });
});

describe("what is not known", () => {
  test("a missing price and a missing rate are named, and never shown as 0", async () => {
    const { month, acme } = await october("Acme,VIP,3,2026-05-01,2026-05-01,,", WORK);
    const book = clientWorkbook(month, acme, "en", "with");
    const value = sheetOf(book, "Value of the plan");
    expect(texts(value)).toEqual(
      expect.arrayContaining([
        "The price list has no price for VIP, 3 h.",
        "No hourly rate is configured for level 2.",
        "not known",
      ]),
    );
    const renewal = sheetOf(book, "Renewal");
    expect(texts(renewal)).toContain("price missing");
    expect(texts(renewal)).toContain("The price list has no price for VIP.");
    xlsx(book);
  });

  test("with prices and rates the value is theirs, and a sentence names the size that suits", async () => {
    const { month, acme } = await october(VIP, WORK, { rates: { "2": 12500, "3": 17500 } });
    const value = sheetOf(clientWorkbook(month, acme, "en", "with"), "Value of the plan");
    expect(texts(value).join("\n")).toContain("For the work so far, the size held, 2 h, costs least");
    // 45 + 75 of the 150 minutes of level 2 were drawn; 30 are beyond the bank.
    expect(numbers(value)).toEqual(expect.arrayContaining([2, 250, 198, 52, 62.5, 260.5, 680]));
  });
});

describe("the ledger", () => {
  test("leaves out the columns that hold nothing all month", async () => {
    const { month, acme } = await october("Acme,BASIC,,,,,", "1,2026-10-05,Acme,,20,how_to,x");
    const [, list] = sheetOf(clientWorkbook(month, acme, "en", "with"), "Ledger").blocks;
    if (list === undefined || "cells" in list) throw new Error("the ledger is a list");
    const heads = list.columns.map(({ header }) => header);
    expect(heads).not.toContain("Bank");
    expect(heads).not.toContain("Technician");
    expect(heads).toEqual(
      expect.arrayContaining(["Date", "Category", "Level", "Worked", "Charged", "Where"]),
    );
    expect(list.rows.every((row) => row.length === heads.length)).toBe(true);
  });

  test("tells what came to light of closed months, and the bank still ties up", async () => {
    const { month, acme } = await october(VIP, WORK);
    const [roll] = acme.statement.banks;
    if (roll === undefined) throw new Error("there is a bank");
    const prior = { ...roll, opening: minutes(roll.opening + 15), priorPeriod: minutes(-15) };
    const changed: ClientMonth = { ...acme, statement: { ...acme.statement, banks: [prior] } };
    const book = clientWorkbook(month, changed, "en", "with");
    expect(texts(sheetOf(book, "Ledger"))).toContain("prior period");
    const banks = sheetOf(book, "Balances").blocks.find((block) => !("cells" in block));
    if (banks === undefined || "cells" in banks) throw new Error("the banks are a list");
    expect(banks.columns.map(({ header }) => header)).toContain("Prior period");
    const cell = (header: string) =>
      contentOf(banks.rows[0]?.[banks.columns.findIndex((column) => column.header === header)] ?? null);
    expect(cell("Prior period")).toMatchObject({ result: -0.25 });
    expect(cell("Closing")).toMatchObject({ formula: "C6+D6+E6+F6+G6-H6-I6-J6", result: 0 });
  });
});
