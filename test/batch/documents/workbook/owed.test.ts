/** The firm's sheet of hours owed against run.json, in both languages; and nothing of it in a client's workbook (R8). */

import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Config, readConfig } from "../../../../batch/config/config.ts";
import { runJson } from "../../../../batch/documents/month-json.ts";
import { clientWorkbook } from "../../../../batch/documents/workbook/client-workbook.ts";
import { firmWordsIn } from "../../../../batch/documents/workbook/firm-words.ts";
import { summaryWorkbook } from "../../../../batch/documents/workbook/summary-workbook.ts";
import { readInbox } from "../../../../batch/month/inbox.ts";
import type { Cell, Content, Sheet, Table, TableCell } from "../../../../batch/xlsx/workbook.ts";
import { xlsx } from "../../../../batch/xlsx/writer.ts";
import { LANGUAGES } from "../../../../core/values/language.ts";
import { firmFolder, ORDINARY, PERIOD, PROJECT } from "../../firm-folder.ts";
import { monthOf } from "../../whole-month.ts";
import { zipEntries } from "../../zip-entries.ts";

const FILES = { fileOf: () => "x.xlsx", outputs: [] };

async function octoberOf(config: Config) {
  const month = monthOf(PERIOD, await readInbox(config));
  const { sheets } = summaryWorkbook(month, FILES.fileOf, config);
  const words = firmWordsIn(config.language);
  const sheet = sheets.find(({ name }) => name === words.moreSheets.owed);
  return { month, words, sheet, figures: runJson(month, config, FILES) };
}

const sampleIn = async (language: Config["language"]) => ({
  ...(await readConfig(join(PROJECT, "batch/sample/config.json"))),
  language,
});

async function firmWith(contracts: string, log: string, more: Record<string, string> = {}) {
  const folder = await firmFolder({
    "contracts.csv": `client,plan,quantity,start,paid_on,carried_hours,included_hours\n${contracts}\n`,
    "logs/october.csv": `id,date,client,minutes,category\n${log}\n`,
    ...more,
    ...(more["adjustments.csv"] !== undefined && {
      "config.json": { ...ORDINARY["config.json"], adjustments: "adjustments.csv" },
    }),
  });
  return octoberOf(await readConfig(join(folder, "config.json")));
}

function shown(cell: Cell | TableCell): Content {
  const content = cell !== null && typeof cell === "object" && "content" in cell ? cell.content : cell;
  return content !== null && typeof content === "object" && "result" in content ? content.result : content;
}

const tableOf = ({ blocks }: Sheet) => blocks.find((block): block is Table => !("cells" in block));

/** The rows of the list of terms, by heading. */
function terms(sheet: Sheet | undefined): Record<string, Content>[] {
  const table = sheet && tableOf(sheet);
  const heads = table?.columns.map(({ header }) => header) ?? [];
  return (table?.rows ?? []).map((row) =>
    Object.fromEntries(row.map((cell, at) => [heads[at] ?? "", shown(cell)])),
  );
}

/** The rows of plans, without their head. */
function plans({ blocks }: Sheet, head: string): Content[][] {
  const rows = blocks.flatMap((block) => ("cells" in block ? [block.cells.map(shown)] : []));
  const first = rows.findIndex(([cell]) => cell === head) + 1;
  return rows.slice(first, first + rows.slice(first).findIndex(({ length }) => length === 0));
}

describe.each(LANGUAGES)("the sample firm, %s", (language) => {
  test("a line has the figures of run.json, with what goes below 0", async () => {
    const { words, sheet, figures } = await octoberOf(await sampleIn(language));
    const { owedSteps: heads } = words;
    const lines = figures.clients.flatMap(({ client, owed = [] }) => owed.map((own) => ({ client, ...own })));
    expect(lines.length).toBeGreaterThan(15);
    const or = (value: number) => (value === 0 ? null : value);
    const rows = terms(sheet).map((row) => ({
      client: row[words.owedColumns.client],
      ...{
        opening: row[`${heads.opening} h`],
        used: row[`${heads.used} h`],
        left: row[`${heads.closing} h`],
      },
      ...{ sold: row[`${heads.sold} CAD`], earned: row[`${heads.earned} CAD`] },
      ...{ carried: row[`${heads.carried} CAD`], closing: row[`${heads.closing} CAD`] },
    }));
    const money = (cents: number | null) => (cents === null ? words.costNotKnown : or(cents / 100));
    expect(rows).toEqual(
      lines.map(({ client, counts, units, cents }) => {
        const hours = (minutes: number) => (counts === "days" ? null : or(minutes / 60));
        const { opening, earned, closing } = units;
        return {
          client,
          ...{ opening: hours(opening), used: hours(-earned), left: counts === "days" ? null : closing / 60 },
          ...{ sold: money(cents.sold), earned: money(cents.earned === null ? null : 0 - cents.earned) },
          carried: money((cents.carriedIn ?? 0) - (cents.carriedOut ?? 0)),
          closing: cents.closing === null ? words.costNotKnown : cents.closing / 100,
        };
      }),
    );
  });

  test("a plan has the sums of its lines, and those of run.json", async () => {
    const { words, sheet, figures } = await octoberOf(await sampleIn(language));
    const { overview } = figures;
    const rows = sheet === undefined ? [] : plans(sheet, words.owedColumns.plan);
    expect(rows).toHaveLength((overview.owed?.length ?? 0) + 1);
    const heads = [
      words.owedColumns.plan,
      "terms",
      "unknown",
      ...(tableOf(sheet as Sheet)?.columns ?? []).slice(4).map(({ header }) => header),
    ];
    const closing = heads.indexOf(`${words.owedSteps.closing} CAD`);
    for (const [at, own] of (overview.owed ?? []).entries()) {
      const lines = figures.clients.flatMap(({ owed = [] }) =>
        owed.filter(({ plan, counts }) => plan === own.plan && counts === own.counts),
      );
      expect(own.lines).toBe(lines.length);
      expect(own.cents.closing).toBe(lines.reduce((sum, { cents }) => sum + (cents.closing ?? 0), 0));
      expect(rows[at]?.[1]).toBe(lines.length);
      expect(rows[at]?.[closing]).toBe((own.cents.closing ?? 0) / 100);
    }
    const total = (overview.owed ?? []).reduce((sum, { cents }) => sum + (cents.closing ?? 0), 0);
    expect(rows.at(-1)?.[closing]).toBe(total / 100);
    // A plan's name is as wide as two columns.
    expect(tableOf(sheet as Sheet)?.totals?.[closing + 1]).toEqual({ sum: total / 100 });
  });
});

test("a cost that is not known is a word, and its hours have a column", async () => {
  const { words, sheet } = await firmWith(
    "Acme,VIP,4,2026-10-05,2026-10-05,,\nBolt,VIP,2,2026-10-05,2026-10-05,1.5,\nCedar,ORANGE_PLUS,1,2026-10-05,2026-10-05,,2",
    "1,2026-10-06,Bolt,60,how_to",
  );
  const { owedSteps: heads, owedColumns } = words;
  const pick = (row: Record<string, Content>) =>
    [
      ...[owedColumns.client, owedColumns.plan, `${heads.closing} h`],
      ...[`${heads.earned} CAD`, `${heads.closing} CAD`, owedColumns.withoutCost],
    ].map((head) => row[head]);
  expect(terms(sheet).map(pick)).toEqual([
    ["Acme", "VIP", 4, null, "not known", 4],
    ["Bolt", "VIP", 2.5, "not known", 198, 0.5],
    ["Cedar", "Orange Plus, included hours", 2, null, 0, null],
    ["Cedar", "Orange Plus", null, "not known", "not known", null],
  ]);
  const said = sheet?.blocks.flatMap((block) => ("cells" in block ? block.cells.map(shown) : [])) ?? [];
  expect(said).toContain(words.owedNotKnown(3));
  expect(
    plans(sheet as Sheet, owedColumns.plan).map(([plan, count, unknown]) => [plan, count, unknown]),
  ).toEqual([
    ["VIP", 2, 2],
    ["Orange Plus, included hours", 1, null],
    ["Orange Plus", 1, 1],
    [words.total, 4, 3],
  ]);
});

test("a column that nobody needs this month is left out, and so is the sheet where nothing is owed", async () => {
  const row = "Acme,VIP,2,2026-10-05,2026-10-05,,";
  const { words, sheet } = await firmWith(row, "1,2026-10-06,Acme,60,how_to");
  const { owedSteps: heads, owedColumns } = words;
  const headers = (of: Sheet | undefined) => (of && tableOf(of))?.columns.map(({ header }) => header) ?? [];
  const rare = [
    `${heads.adjusted} h`,
    `${heads.adjusted} CAD`,
    `${heads.priorPeriod} h`,
    owedColumns.withoutCost,
  ];
  expect(headers(sheet).filter((header) => rare.includes(header))).toEqual([]);
  expect(headers(sheet)).toContain(`${heads.sold} h`);
  const corrected = await firmWith(row, "1,2026-10-06,Acme,60,how_to", {
    "adjustments.csv": "client,plan,date,minutes,reason,author\nAcme,VIP,2026-10-07,30,given,Ada\n",
  });
  expect(headers(corrected.sheet).filter((header) => rare.includes(header))).toEqual([
    `${heads.adjusted} h`,
    `${heads.adjusted} CAD`,
  ]);
  expect((await firmWith("Acme,BASIC,,,,,", "1,2026-10-06,Acme,60,how_to")).sheet).toBeUndefined();
});

test("R8: a client's workbook has nothing of it", async () => {
  const config = await sampleIn("en");
  const { month, words } = await octoberOf(config);
  const choices = { recompute: "with", clientMoney: true } as const;
  for (const client of month.clients) {
    const without = { ...client, owed: [] };
    for (const language of LANGUAGES) {
      const bytes = xlsx(clientWorkbook(month, client, language, choices));
      expect(bytes.equals(xlsx(clientWorkbook(month, without, language, choices)))).toBe(true);
      const text = zipEntries(bytes)
        .map((part) => part.text())
        .join("");
      expect(text).not.toContain(firmWordsIn(language).moreSheets.owed);
    }
  }
  expect(month.clients.filter(({ owed }) => owed.length > 0).length).toBeGreaterThan(10);
  expect(words.moreSheets.owed).toBe("Hours owed");
});
