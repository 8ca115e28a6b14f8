/** The first sheets of a new workbook: every word on them is read, and the made-up firm shows what it promises. */

import { describe, expect, test } from "vitest";
import { isTable, shownCell } from "../../../addin/functions/cells.ts";
import { FUNCTIONS, functionNamed } from "../../../addin/functions/functions.ts";
import { exampleSheet } from "../../../addin/taskpane/example-sheet.ts";
import { planCalls } from "../../../addin/taskpane/formula.ts";
import { demoAnswers, demoTables, emptyLog, emptyRegister } from "../../../addin/taskpane/starter.ts";
import type { NewTable } from "../../../addin/taskpane/workbook.ts";
import { type Columns, layout } from "../../../core/firm/cells.ts";
import { CONTRACT_COLUMNS } from "../../../core/firm/register.ts";
import { TIME_LOG_COLUMNS } from "../../../core/firm/time-log.ts";
import { LANGUAGES } from "../../../core/values/language.ts";
import { CORE_WORDS } from "../../../core/words/words.ts";

const cells = ({ header, rows }: NewTable) => [header, ...rows.map((row) => row.map(({ value }) => value))];

describe.each(LANGUAGES)("in %s", (language) => {
  const [register, log] = demoTables(language);
  const answerOf = (name: string, ...more: unknown[]) => {
    const answer = functionNamed(name)?.answer([...more, cells(register), cells(log)]);
    if (answer === undefined || !isTable(answer)) throw new Error(`${name} answers a table`);
    return answer.rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, shownCell(cell, "en")])),
    );
  };

  test("the firm has a bank, overage, an unpaid plan, and one row to correct", () => {
    const usage = answerOf("CLIENT_USAGE");
    const { antiques, ironworks, logistics, outfitters } = CORE_WORDS[language].demo.clients;
    const of = (name: string) => usage.find(({ client }) => client === name);
    expect(usage).toHaveLength(4);
    expect(of(antiques)).toMatchObject({ billable: "0.50" });
    expect(of(ironworks)).toMatchObject({ vipLeft: "5.00", vipUsed: "3.00" });
    expect(of(logistics)).toMatchObject({ orangeDaysOver: "1", overage: "0.50" });
    expect(of(outfitters)).toMatchObject({ diamondLeft: "", billable: "0.50" });
    expect(answerOf("CHECK")).toEqual([expect.objectContaining({ outcome: "left out", hours: "0.58" })]);
    const reminders = answerOf("REMINDERS").map(({ what }) => what);
    expect(reminders).toHaveLength(2);
  });

  test("its answers are formulas of ours over the tables as they are called", () => {
    const sheets = demoAnswers(language, "Register_2", "Log");
    const formulas = sheets.map(({ rows }) => String(rows.at(-1)?.[0]?.value));
    expect(formulas.flatMap(planCalls).map(({ name }) => name)).toEqual([
      "CLIENT_STATEMENT",
      "RENEWAL_QUOTE",
      "REMINDERS",
      "CHECK",
      "CLIENT_USAGE",
    ]);
    expect(formulas.at(-1)).toBe("=PLAN.CLIENT_USAGE(Register_2[#All],Log[#All])");
  });

  test.each<[string, NewTable, Columns<string>]>([
    ["register", emptyRegister(language), CONTRACT_COLUMNS],
    ["log", emptyLog(language), TIME_LOG_COLUMNS],
  ])("an empty %s has every column, by a heading that is read", (_what, table, columns) => {
    const found = layout(table.header, columns);
    expect([...found.layout.keys()].sort()).toEqual(Object.keys(columns).sort());
    expect([found.problems, found.ignored]).toEqual([[], []]);
    expect(table.rows).toHaveLength(1);
  });
});

test.each(FUNCTIONS.map((own) => [own.name, own] as const))("the example of %s on a sheet", (_name, own) => {
  const { rows } = exampleSheet(own, "fr");
  const { sheet, formula } = own.example;
  expect(rows.at(-1)).toEqual([{ value: formula, format: "formula" }]);
  for (const [at, row] of sheet.entries()) expect(rows[at]).toHaveLength(row.length);
  const isHeading = (at: number) => rows[at]?.every(({ format }) => format === "heading");
  if (sheet.length > 0) expect([isHeading(0), isHeading(1)]).toEqual([true, false]);
});
