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

const CHOICES = { recompute: "with", clientMoney: true } as const;

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

/** With usual spaces; a test below has the ones that do not break. */
const texts = (sheet: Sheet) =>
  contents(sheet)
    .filter((content) => typeof content === "string")
    .map((text) => text.replaceAll("\u00A0", " "));

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
  const reported = texts(sheetOf(clientWorkbook(month, acme as ClientMonth, "en", CHOICES), "Summary"));
  expect(reported).toContainEqual(
    expect.stringContaining("of which 0.50 h billed, and 0.75 h to be confirmed and not billed for now."),
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
    const book = clientWorkbook(month, acme, "en", CHOICES);
    expect(book.sheets.map(({ name }) => name)).toEqual(["Summary", "Balances", "Ledger", "Recompute"]);
    const summary = sheetOf(book, "Summary");
    expect(summary.charts).toEqual([]);
    expect(texts(summary)).toEqual(
      expect.arrayContaining([
        "No plan is in force: e-mail at level 1 is included, any other time is billed.",
        "No work was logged this month.",
        "Nothing is billed this month.",
      ]),
    );
    expect(book.definedNames?.map(({ name }) => name)).toContain("Hours_worked");
    xlsx(book);
  });

  test("with a few entries shows them on the first page, and the months before", async () => {
    const { month, acme } = await october("Acme,BASIC,,,,,", "1,2026-10-05,Acme,,20,how_to,Sorted the list");
    const book = clientWorkbook(month, acme, "en", CHOICES);
    const summary = sheetOf(book, "Summary");
    expect(texts(summary)).toContain("Sorted the list");
    expect(summary.charts?.map(({ title }) => title)).toEqual(["Hours worked, month by month"]);
    xlsx(book);
  });
});

test("a bank that was never given a minute has neither a tile nor a chart", async () => {
  const plus = "Acme,ORANGE_PLUS,1,2026-02-01,2026-02-01,online,";
  const { month, acme } = await october(plus, "1,2026-10-05,Acme,,20,how_to,x");
  const book = clientWorkbook(month, acme, "en", CHOICES);
  expect(book.definedNames?.map(({ name }) => name)).not.toContain("ORANGE_PLUS_left");
  expect(sheetOf(book, "Summary").charts?.map(({ title }) => title)).toEqual([
    "Hours worked, month by month",
  ]);
});

describe("a client with everything", () => {
  test("has a chart for each bank, none over another, over rows that are empty", async () => {
    const { month, acme } = await october(EVERYTHING, WORK);
    const summary = sheetOf(clientWorkbook(month, acme, "en", CHOICES), "Summary");
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
      clientWorkbook(month, acme, language, CHOICES).definedNames?.map(({ name }) => name) ?? [];
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
      clientWorkbook(month, acme, language, CHOICES),
    );
    expect(english?.sheets).toHaveLength(french?.sheets.length ?? 0);
    for (const [index, sheet] of (english?.sheets ?? []).entries()) {
      expect(numbers(sheet).length, sheet.name).toBeGreaterThan(0);
      expect(numbers(french?.sheets[index] ?? sheet), sheet.name).toEqual(numbers(sheet));
    }
    if (french !== undefined) xlsx(french);
  });
});

/** The texts of a client's first page. */
async function page(contracts: string, log: string, more: object = {}, language: "en" | "fr" = "en") {
  const { month, acme } = await october(contracts, log, more);
  return texts(clientWorkbook(month, acme, language, { ...CHOICES, ...more }).sheets[0] as Sheet);
}

/** Below the two lines of the title: what the month asks. */
const decided = async (...given: Parameters<typeof page>) => (await page(...given))[4];

describe("the decision of the month, on top", () => {
  const RATES = { rates: { "2": 12500, "3": 17500 } };
  const CARE = (start: string, paid: string, channel: string) =>
    `Acme,ORANGE_CARE,5,${start},${paid},${channel},`;

  test.each([
    [
      "a renewal that keeps hours",
      "Acme,VIP,2,2025-11-15,2025-11-15,,",
      "Renew VIP (2 h) by 14 November 2026 for $178.20 and keep 2.00 h.",
    ],
    [
      "one by the online tool",
      CARE("2025-11-15", "2025-11-15", "online"),
      "Renew Orange Care (5 subscribers) by 15 November 2026 for $810.00.",
    ],
    [
      "one by cheque",
      CARE("2025-11-15", "2025-11-15", ""),
      "Renew Orange Care (5 subscribers) by 15 November 2026 for $900.00.",
    ],
    [
      "a plan that is not paid",
      "Acme,VIP,2,2026-09-01,,,",
      "VIP (2 h) of 1 September 2026 is not paid: $198.00 is due.",
    ],
    [
      "a plan that lapsed",
      "Acme,VIP,2,2025-10-15,2025-10-15,,",
      "VIP (2 h) expired on 15 October 2026 and was not renewed: 2.00 h lapsed. A new one from 1 November 2026 costs $198.00.",
    ],
    // 365 days less the 17 from 15 October: 348 of 365 of $900.00.
    [
      "an Orange plan that lapsed",
      CARE("2025-10-15", "2025-10-15", ""),
      "Orange Care (5 subscribers) expired on 15 October 2026 and was not renewed. Paid on 1 November 2026 it costs $858.08 and keeps its anniversary.",
    ],
    [
      "no plan",
      "Acme,BASIC,,,,,",
      "No plan is in force: e-mail at level 1 is included, any other time is billed.",
    ],
    ["nothing", VIP, "Nothing to decide this month: VIP (2 h) is to be renewed by 30 April 2027."],
    [
      "a price that is not known",
      "Acme,VIP,3,2025-11-15,2025-11-15,,",
      "Renew VIP (3 h) by 14 November 2026 and keep 3.00 h.",
    ],
  ])("%s", async (_, contracts, sentence) => expect(await decided(contracts, "", RATES)).toBe(sentence));

  test("an empty bank: further work is billed", async () => {
    expect(await decided(VIP, "1,2026-10-05,Acme,,120,how_to,x")).toBe(
      "The VIP bank has been empty since 5 October 2026: more work of its kind is billed.",
    );
  });

  test("in French, no figure parted from its unit at the end of a line", async () => {
    const { month, acme } = await october("Acme,VIP,2,2025-11-15,2025-11-15,,", "");
    const said = contents(clientWorkbook(month, acme, "fr", CHOICES).sheets[0] as Sheet);
    expect(said).toContain(
      "Renouveler VIP (2\u00A0h) au plus tard le 14 novembre 2026 pour 178,20\u00A0$ et conserver 2,00\u00A0h.",
    );
  });

  test("a plan that was declined, or that ended early", async () => {
    const said = async (row: string) => {
      const contracts = `client,plan,quantity,start,paid_on,status,ended_on\nAcme,VIP,2,2025-10-15,2025-10-15,${row}\n`;
      const folder = await firmFolder({ "contracts.csv": contracts });
      const month = monthOf(PERIOD, await readInbox(await readConfig(join(folder, "config.json"))));
      const acme = month.clients.find(({ client }) => client.name === "Acme") as ClientMonth;
      return texts(sheetOf(clientWorkbook(month, acme, "en", CHOICES), "Summary"))[4];
    };
    const back = "A new one from 1 November 2026 costs $198.00.";
    expect(await said("declined,")).toBe(
      `VIP (2 h) ended on 15 October 2026, and you chose not to renew it: 1.50 h lapsed. ${back}`,
    );
    expect(await said(",2026-10-10")).toBe(
      `VIP (2 h) was ended early, on 10 October 2026: 1.50 h lapsed. ${back}`,
    );
  });
});

describe("in plain words", () => {
  // 90 of 240 minutes on three days, in the 183 days from 2 May: 150 more take 305 days, to 1 September 2027.
  const DRAWS =
    "1,2026-06-01,Acme,,30,how_to,x;2,2026-07-01,Acme,,30,how_to,x;3,2026-08-03,Acme,,30,how_to,x";
  const FOUR = (start: string) => `Acme,VIP,4,${start},${start},,`;

  test.each([
    // 90 minutes on 184 days; 150 more would take 307 days, beyond 30 April 2027, 181 days on: 89 min, so five steps, are used.
    [
      "lasts",
      FOUR("2026-05-01"),
      DRAWS,
      "At the pace of the last 12 months, 1.50 h on 3 days of 184, about 1.25 h will be left in the VIP bank when it expires on 1 May 2027.",
    ],
    // 90 minutes on 92 days: the 30 that are left take 31 more.
    [
      "runs out",
      "Acme,VIP,2,2026-08-01,2026-08-01,,",
      "1,2026-08-03,Acme,,30,how_to,x;2,2026-08-04,Acme,,30,how_to,x;3,2026-08-05,Acme,,30,how_to,x",
      null,
    ],
    [
      "two days are not enough",
      FOUR("2026-05-01"),
      DRAWS.split(";").slice(0, 2).join(";"),
      "3.00 h of 4.00 h are left in the VIP bank, which expires on 1 May 2027.",
    ],
    [
      "nor are 89 days",
      FOUR("2026-08-04"),
      DRAWS.replaceAll("2026-06-01", "2026-09-01")
        .replaceAll("2026-07-01", "2026-10-01")
        .replaceAll("2026-08-03", "2026-10-02"),
      "2.50 h of 4.00 h are left in the VIP bank, which expires on 4 August 2027.",
    ],
    ["unused", FOUR("2026-05-01"), "", "None of the VIP bank has been used yet; it expires on 1 May 2027."],
  ])("how a bank will end: %s", async (_, contracts, log, sentence) => {
    const { month, acme } = await october(contracts, log);
    const summary = clientWorkbook(month, acme, "en", CHOICES).sheets[0] as Sheet;
    const [top] = texts(summary).slice(4);
    if (sentence === null) {
      expect(top).toBe("At the pace of the last 12 months the VIP bank runs out on 1 December 2026.");
      expect(summary.charts?.[0]?.title).toContain("none from 1 December 2026");
      return;
    }
    expect(texts(summary)).toContain(sentence);
    expect(summary.charts?.[0]?.description).toContain(sentence);
  });

  test("that overage was billed, drawn, or both", async () => {
    const orange = "Acme,ORANGE_CARE,1,2026-02-01,2026-02-01,,";
    const said = async (contracts: string) =>
      (await page(contracts, "1,2026-10-05,Acme,,60,how_to,x")).find((text) =>
        text.startsWith("Orange went"),
      );
    expect(await said(orange)).toMatch(/on 1 day: 0\.50 h charged, billed\.$/);
    expect(await said(`${orange};${VIP}`)).toMatch(/taken from the banks of hours\.$/);
  });

  test("an entry that does not count yet; not one of another month, one that counts already, or the firm's own doubts", async () => {
    const log = [
      "1,2026-10-05,Acme,,20,how_to,x",
      "1,2026-10-05,Acme,,20,how_to,x", // again
      "2,2026-10-06,Acme,,20,toner,x", // unknown
      "3,2026-09-06,Acme,,20,toner,x", // of September
    ].join(";");
    const said = await page(VIP, log);
    expect(said.filter((text) => text.includes("checked"))).toEqual([
      "1 entry of October 2026 is being checked and not counted yet.",
    ]);
  });

  test("work that is billed separately is in the list of what is billed, and in no sum", async () => {
    const said = await page(VIP, "1,2026-10-05,Acme,,180,classroom_training,x", { rates: { "2": 12500 } });
    expect(said).toContain("3.00 h is billed separately: classroom training.");
    expect(said).toContain("Classroom training, billed separately at its own price");
    expect(said).toContain("and 3.00 h billed separately");
  });
});

describe("what is billed, and why", () => {
  const RATES = { rates: { "2": 12000, "3": 18000 } };
  /** The rows of the list: reason, hours, rate, amount. */
  async function billedRows(contracts: string, log: string, more: object = RATES) {
    const { month, acme } = await october(contracts, log, more);
    const { blocks } = clientWorkbook(month, acme, "en", { ...CHOICES, ...more }).sheets[0] as Sheet;
    const rows = blocks.map((block) => ("cells" in block ? block.cells.map(contentOf) : []));
    const from = rows.findIndex(([first]) => first === "Billed, and why");
    const to = rows.findIndex((row, index) => index > from && row.length === 0);
    return rows
      .slice(from + 2, to)
      .map((row) =>
        row.map((content) =>
          content !== null && typeof content === "object" && "result" in content ? content.result : content,
        ),
      );
  }

  test("each reason with its hours, rate and amount; then the sum", async () => {
    const care = "Acme,ORANGE_CARE,1,2026-10-10,2026-10-10,,";
    const log = [
      "1,2026-10-05,Acme,,50,how_to,before",
      "2,2026-10-12,Acme,,60,training,out of scope",
      "3,2026-10-13,Acme,,20,migration,level 3",
      "4,2026-10-14,Acme,,50,how_to,beyond",
    ].join(";");
    expect(await billedRows(care, log)).toEqual([
      ["No plan before 10 Oct 2026", 1, 120, 120],
      ["Beyond the Orange allowance of the day", 0.5, 120, 60],
      ["Training is not in Orange Care", 1, 120, 120],
      ["Level 3 is not in Orange Care", 0.5, 180, 90],
      ["Total", 3, null, 390],
    ]);
  });

  test("a bank that ran dry, also in the middle of an entry", async () => {
    expect(await billedRows(VIP, "1,2026-10-05,Acme,,90,how_to,x;2,2026-10-06,Acme,,31,how_to,x")).toEqual([
      ["The VIP bank is empty since 6 Oct 2026", 0.25, 120, 30],
      ["Total", 0.25, null, 30],
    ]);
  });

  test("without a rate: the hours, and no amount", async () => {
    expect(await billedRows("Acme,BASIC,,,,,", "1,2026-10-05,Acme,,60,how_to,x", {})).toEqual([
      ["No plan", 1, null, "no rate"],
      ["Total", 1, null, "no rate"],
    ]);
  });

  test("without money: hours only, on no sheet an amount", async () => {
    const care = "Acme,ORANGE_CARE,1,2025-11-15,2025-11-15,,";
    const { month, acme } = await october(`${VIP.replace("2,2026", "2,2025")};${care}`, WORK, RATES);
    const book = clientWorkbook(month, acme, "en", { recompute: "none", clientMoney: false });
    const styles = book.sheets.flatMap(({ blocks }) =>
      blocks.flatMap((block) =>
        "cells" in block
          ? block.cells.flatMap((cell) =>
              cell !== null && typeof cell === "object" && "style" in cell ? [cell.style] : [],
            )
          : block.columns.map(({ style }) => style),
      ),
    );
    expect(styles.filter((style) => style.startsWith("money"))).toEqual([]);
    for (const sheet of book.sheets)
      expect(
        texts(sheet).filter((text) => text.includes("$")),
        sheet.name,
      ).toEqual([]);
    expect(texts(book.sheets[0] as Sheet)).toContain("Training is not in Orange Care");
    xlsx(book);
  });
});

describe("what is not known", () => {
  test("a missing price and a missing rate are named, and never shown as 0", async () => {
    const old = "Acme,VIP,3,2025-05-01,2025-05-01,,;Acme,VIP,3,2026-05-01,2026-04-01,,";
    const { month, acme } = await october(old, `${WORK};5,2025-07-01,Acme,Ann,40,how_to,x`);
    const renewal = sheetOf(clientWorkbook(month, acme, "en", CHOICES), "Renewal");
    expect(texts(renewal)).toEqual(
      expect.arrayContaining([
        "The price of VIP, 3 h is not known.",
        "The hourly rate of level 2 is not known.",
        "not known",
        "price missing",
        "The price of VIP is not known.",
      ]),
    );
  });
});

describe("the value of the plan, with the renewal", () => {
  const RATES = { rates: { "2": 12500, "3": 17500 } };

  test("the last full term first; the current one once half of it is over, at its share of the price", async () => {
    const terms = "Acme,VIP,2,2025-04-20,2025-04-20,,;Acme,VIP,2,2026-04-20,2026-04-01,,";
    const log = "1,2025-07-01,Acme,Ann,60,how_to,x;2,2026-10-05,Acme,Ann,45,how_to,y";
    const { month, acme } = await october(terms, log, RATES);
    const renewal = sheetOf(clientWorkbook(month, acme, "en", CHOICES), "Renewal");
    const said = texts(renewal);
    expect(said).toContain("The last full term, 20 April 2025 to 19 April 2026");
    // 195 of 365 days of $178.20 are $95.20; 0.75 h at $125.00 are $93.75.
    expect(said).toContain("The current term so far, 20 April 2026 to 31 October 2026: 195 of 365 days");
    expect(numbers(renewal)).toEqual(expect.arrayContaining([125, 198, -73, 93.75, 95.2, -1.45]));
    expect(said.join(" ")).not.toMatch(/least|cheapest|size/);
  });

  test("nothing of a term that has only begun", async () => {
    const { month, acme } = await october("Acme,VIP,2,2026-08-01,2026-08-01,,", WORK, RATES);
    expect(texts(sheetOf(clientWorkbook(month, acme, "en", CHOICES), "Renewal"))).not.toContain(
      "Value of the plan",
    );
  });

  test("what a plan gives beside its time, as the firm says it", async () => {
    const { month, acme } = await october("Acme,ORANGE_CARE,1,2026-02-01,2026-02-01,,", "");
    const gives = { ...month, planExtras: { ORANGE_CARE: ["KCM", "Link2forms Lite"] } };
    const said = texts(sheetOf(clientWorkbook(gives, acme, "en", CHOICES), "Renewal"));
    expect(said).toContain("Orange Care also gives: KCM, Link2forms Lite.");
  });
});

describe("the ledger", () => {
  test("leaves out the columns that hold nothing all month", async () => {
    const { month, acme } = await october("Acme,BASIC,,,,,", "1,2026-10-05,Acme,,20,how_to,x");
    const [, list] = sheetOf(clientWorkbook(month, acme, "en", CHOICES), "Ledger").blocks;
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
    const book = clientWorkbook(month, changed, "en", CHOICES);
    expect(texts(sheetOf(book, "Ledger"))).toContain("prior period");
    const banks = sheetOf(book, "Balances").blocks.find((block) => !("cells" in block));
    if (banks === undefined || "cells" in banks) throw new Error("the banks are a list");
    expect(banks.columns.map(({ header }) => header)).toContain("Prior period");
    const cell = (header: string) =>
      contentOf(banks.rows[0]?.[banks.columns.findIndex((column) => column.header === header)] ?? null);
    expect(cell("Prior period")).toMatchObject({ result: -0.25 });
    expect(cell("Closing")).toMatchObject({ formula: "C6+D6+E6+F6+G6-H6-I6-J6", result: 0 });
    expect(texts(book.sheets[0] as Sheet)).toContain(
      "Changes to closed months moved the VIP bank by −0.25 h: see Balances.",
    );
  });
});
