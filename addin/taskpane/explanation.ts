/**
 * The lines behind a cell: each call of our functions in its formula, recomputed over the same cells by the function
 * that explains it.
 *
 * Law: the lines come from the functions that Excel calls, so the pane always agrees with the cells.
 */

import type { Language } from "../../core/values/language.ts";
import { InputError } from "../../core/values/problems.ts";
import { CORE_WORDS } from "../../core/words/words.ts";
import { isTable, shownCell, type Table } from "../functions/cells.ts";
import { CLIENT_STATEMENT } from "../functions/client-statement.ts";
import { CLIENT_USAGE } from "../functions/client-usage.ts";
import type { ArgumentName, Declaration } from "../functions/declaration.ts";
import { sentence } from "../functions/excel-error.ts";
import { functionNamed } from "../functions/functions.ts";
import { areaOf, argumentValues, Unreadable } from "./argument-values.ts";
import { bigTables } from "./big-tables.ts";
import { elsewhere } from "./elsewhere.ts";
import { type PlanCall, planCalls } from "./formula.ts";
import { type Lines, linesOf } from "./lines.ts";
import type { SelectedCell, Workbook } from "./workbook.ts";

export interface Explained {
  readonly call: PlanCall;
  /** The function that gave these lines. */
  readonly by: string;
  readonly lines: Lines | null;
  /** Why there are no lines. */
  readonly problem: string | null;
  /** For CLIENT_USAGE: the clients whose lines can be shown, and the client of these lines (null for all). */
  readonly clients: readonly string[];
  readonly client: string | null;
  /** The explaining formula for another sheet, where Excel resolves the arguments; null if it can't stand there. */
  readonly formula: string | null;
  /** The tables of the call, if Excel on the web does not pass so many cells. */
  readonly big: ReturnType<typeof bigTables>;
}

/**
 * The calls in the cell's formula; empty if there are none. `client`: the client whose lines to show for CLIENT_USAGE.
 */
export async function explained(
  cell: SelectedCell,
  client: string | null | undefined,
  workbook: Workbook,
  language: Language,
): Promise<Explained[]> {
  const known = planCalls(cell.formula).flatMap((call) => {
    const own = functionNamed(call.name);
    const by = own && functionNamed(own.explainedBy);
    return by === undefined ? [] : [{ call, by }];
  });
  const found: Explained[] = [];
  for (const { call, by } of known) {
    const given = await onAnotherSheet(call.given, cell, workbook);
    try {
      const wanted = Object.values(by.arguments).map(({ takes }) => ({ range: takes === "range" }));
      const values = await argumentValues(call.given, wanted, cell.at, workbook);
      const whose = client === undefined ? { row: cell.inside.row } : { name: client };
      const shown = linesBehind(call, by, values, whose, language);
      const of = shown.client === null ? given : given && [textOf(shown.client), ...given];
      found.push({ ...shown, formula: formulaOf(shown.by, of), big: bigTables(values.flatMap(sizeOf)) });
    } catch (error) {
      const nothing = { call, by: by.name, lines: null, clients: [], client: null, big: null };
      const formula = isForExcel(error) ? formulaOf(by.name, given) : null;
      found.push({ ...nothing, formula, problem: reason(error, by, language) });
    }
  }
  return found;
}

/** The arguments as they read on another sheet; null if one can't. */
async function onAnotherSheet(
  given: readonly string[],
  { at }: SelectedCell,
  workbook: Workbook,
): Promise<string[] | null> {
  const names = await workbook.names();
  const thisRow = (reference: string) => areaOf(reference, at, workbook);
  try {
    return await Promise.all(given.map((text) => elsewhere(text, { sheet: at.sheet, names, thisRow })));
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}

function formulaOf(name: string, given: readonly string[] | null): string | null {
  return given === null ? null : `=PLAN.${name}(${given.join(",")})`;
}

/** As a formula writes it. */
function textOf(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function sizeOf(value: unknown): { rows: number; columns: number }[] {
  if (!Array.isArray(value)) return [];
  const [first] = value as unknown[][];
  return [{ rows: value.length, columns: first?.length ?? 0 }];
}

/** Whether Excel can resolve what the pane can't. */
function isForExcel(error: unknown): boolean {
  return error instanceof Unreadable && ["expression", "other workbook"].includes(error.obstacle);
}

/** The client to show: by name, or by row of the table that CLIENT_USAGE spilled. */
type Whose = { readonly name: string | null } | { readonly row: number };

function linesBehind(
  call: PlanCall,
  by: Declaration,
  given: readonly unknown[],
  whose: Whose,
  language: Language,
): Omit<Explained, "formula" | "big"> {
  const own = tableOf(by, given);
  const lines = linesOf(by, own, language);
  const alone = { call, by: by.name, lines, problem: null, clients: [], client: null };
  if (by !== CLIENT_USAGE) return alone;
  const clients = own.rows.map((row) => shownCell(row.client, language));
  const client = "name" in whose ? whose.name : (clients[whose.row - 1] ?? null);
  if (client === null || !clients.includes(client)) return { ...alone, clients };
  const statement = tableOf(CLIENT_STATEMENT, [client, ...given]);
  const { name } = CLIENT_STATEMENT;
  return { ...alone, by: name, lines: linesOf(CLIENT_STATEMENT, statement, language), clients, client };
}

function tableOf(own: Declaration, given: readonly unknown[]): Table {
  const answer = own.answer(given);
  if (!isTable(answer)) throw new Error(`broken assumption: ${own.name} spills`);
  return answer;
}

function reason(error: unknown, own: Declaration, language: Language): string {
  if (error instanceof InputError) return sentence(error.problem);
  if (!(error instanceof Unreadable)) return error instanceof Error ? error.message : String(error);
  const { functions, pane } = CORE_WORDS[language];
  const argument = Object.keys(own.arguments)[error.argument] as ArgumentName | undefined;
  const name = argument === undefined ? "" : functions.names[argument];
  return pane.unreadable[error.obstacle](name, error.given);
}
