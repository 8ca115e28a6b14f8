/** One bill (M3): after late work, every place that shows what a client or the firm has to bill shows the same cents. */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { read, utils, type WorkBook } from "@e965/xlsx";
import { expect, test } from "vitest";
import { FIGURES } from "../../../batch/delivery/figures.ts";
import { clientLetter, firmLetter } from "../../../batch/delivery/message.ts";
import { RUN_JSON, type RunJson } from "../../../batch/documents/run-json.ts";
import { firmWordsIn } from "../../../batch/documents/workbook/firm-words.ts";
import { wordsIn } from "../../../batch/documents/workbook/words.ts";
import type { Language } from "../../../core/values/language.ts";
import { WORDS } from "../../../core/words/words.ts";
import { monthFolder, put, run } from "../firm-folder.ts";
import { CONFIG, NOVEMBER, novemberAfterLateWork } from "./late-work.ts";

interface Written {
  readonly figures: RunJson;
  readonly summary: WorkBook;
  readonly client: (name: string) => WorkBook;
  readonly page: string;
  readonly text: string;
}

async function written(language: Language, logs: Readonly<Record<string, string>>): Promise<Written> {
  const folder = await novemberAfterLateWork({ ...CONFIG, language });
  for (const [file, text] of Object.entries(logs)) await put(folder, join("logs", file), text);
  await run(folder, { period: NOVEMBER });
  const month = monthFolder(folder, NOVEMBER);
  const bytes = (name: string) => readFile(join(month, name));
  const text = (await bytes("run.json")).toString();
  const figures = RUN_JSON.parse(JSON.parse(text));
  const books = new Map<string, WorkBook>();
  for (const { client, file } of figures.clients) books.set(client, read(await bytes(file)));
  return {
    figures,
    text,
    summary: read(await bytes(`Summary ${NOVEMBER}.xlsx`)),
    client: (name) => books.get(name) as WorkBook,
    page: (await bytes("index.html")).toString(),
  };
}

/** The value of a name of the workbook. */
function named(book: WorkBook, name: string): unknown {
  const own = book.Workbook?.Names?.find(({ Name }) => Name === name);
  const [, sheet = "", cell = ""] = /^'(.+)'!\$([A-Z]+\$\d+)$/.exec(own?.Ref ?? "") ?? [];
  return book.Sheets[sheet.replaceAll("''", "'")]?.[cell.replace("$", "")]?.v;
}

const rowsOf = (book: WorkBook, sheet: string) =>
  utils.sheet_to_json<unknown[]>(book.Sheets[sheet] ?? {}, { header: 1, blankrows: false });

const inCents = (amount: unknown) => Math.round(Number(amount) * 100);
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
const column = (rows: readonly unknown[][], heading: string) => {
  const head = rows.findIndex((row) => row.includes(heading));
  return { at: rows[head]?.indexOf(heading) ?? -1, below: rows.slice(head + 1) };
};

const HEAD = "id,date,client,minutes,category\n";

test.each([
  // 20, 80 and 40 minutes are 30, 90 and 45: 45 beyond the bank of 120, and the 15 of November.
  ["late work that empties a bank", "en", {}, 60_00, 45_00],
  ["the same in French", "fr", {}, 60_00, 45_00],
  // Bolt has no plan: an hour of October, logged late.
  [
    "late work of a client without a plan",
    "en",
    { "more.csv": `${HEAD}11,2026-10-09,Bolt,60,how_to\n` },
    120_00,
    105_00,
  ],
  // Without the entry of the 25th nothing is beyond the bank: 30 and 45, and the 15 of November.
  [
    "an entry that is gone",
    "en",
    { "october.csv": `${HEAD}1,2026-10-01,Acme,20,how_to\n2,2026-10-02,Bolt,5,email\n` },
    0,
    0,
  ],
] as const)("%s (%s)", async (_, language, logs, all, earlier) => {
  const { figures, summary, client, page, text } = await written(language, logs);
  const words = firmWordsIn(language);

  // run.json: the firm's is the clients', and each is its month's own part and that of closed months.
  expect(figures.overview.toBill.cents).toBe(all);
  expect(total(figures.clients.map(({ toBill }) => toBill.cents))).toBe(all);
  const ofMonth = total(figures.clients.flatMap(({ bill = [] }) => bill.map(({ cents }) => cents ?? 0)));
  expect(all - ofMonth).toBe(earlier);

  for (const { client: name, toBill } of figures.clients) {
    const book = client(name);
    const { sheets, priorPeriodWhere, where, ledgerColumns } = wordsIn(language);
    // Its page, and the rows of its ledger that are billed.
    expect(inCents(named(book, "Amount_to_bill") ?? 0), name).toBe(toBill.cents);
    const amounts = column(rowsOf(book, sheets.ledger), ledgerColumns.amount);
    const place = column(rowsOf(book, sheets.ledger), ledgerColumns.where);
    const billed = place.below.filter(
      (row) => row[place.at] === where.billable || row[place.at] === priorPeriodWhere,
    );
    expect(total(billed.map((row) => (amounts.at < 0 ? 0 : inCents(row[amounts.at] ?? 0)))), name).toBe(
      toBill.cents,
    );
    // Its letter says the hours.
    const recorded = FIGURES.parse(JSON.parse(text));
    const own = recorded.clients.find(({ client: one }) => one === name);
    const said = own === undefined ? "" : JSON.stringify(clientLetter(recorded, own).figures);
    if (toBill.minutes !== 0) expect(said, name).toContain(WORDS[language].writing.hoursText(toBill.minutes));
  }

  // The firm's workbook: its first page, its clients, and line by line.
  expect(inCents(named(summary, words.firmTiles.toBill.name))).toBe(all);
  const bill = column(rowsOf(summary, words.firmSheets.billing), `${words.billColumns.amount} CAD`);
  const lines = bill.below.filter((row) => typeof row[bill.at] === "number" && row[0] !== words.total);
  expect(total(lines.map((row) => inCents(row[bill.at])))).toBe(all);
  const clients = column(rowsOf(summary, words.firmSheets.clients), `${words.firmColumns.amount} CAD`);
  const each = clients.below.filter((row) => figures.clients.some(({ client: name }) => name === row[0]));
  expect(total(each.map((row) => inCents(row[clients.at] ?? 0)))).toBe(all);

  // The page in the browser, in both languages.
  for (const own of ["en", "fr"] as const) {
    const part = page.slice(page.indexOf(`<div class="view" lang="${own}">\n<nav`));
    expect(part.slice(0, part.indexOf("</nav>") + 6000)).toContain(
      `<strong>${WORDS[own].writing.amount(all)} `,
    );
  }
  expect(JSON.stringify(firmLetter(FIGURES.parse(JSON.parse(text)), "x").figures)).toContain(
    WORDS[language].writing.hoursText(figures.overview.toBill.minutes),
  );
});
