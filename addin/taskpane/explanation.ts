/**
 * The lines behind a cell: each call of our functions in its formula, recomputed over the same cells by the function
 * that explains it.
 *
 * Law: the lines come from the functions that Excel calls, so the pane always agrees with the cells.
 */

import type { Language } from "../../core/values/language.ts";
import { CORE_WORDS } from "../../core/words/words.ts";
import * as functions from "../functions/functions.ts";
import type { FunctionMetadata } from "../metadata.ts";
import { argumentValues, Unreadable, type Wanted } from "./argument-values.ts";
import { type PlanCall, planCalls } from "./formula.ts";
import { type Lines, linesOf } from "./lines.ts";
import type { SelectedCell, Workbook } from "./workbook.ts";

/** The function that shows the lines behind another; functions not listed show their own. */
const EXPLAINS: Readonly<Record<string, string>> = {
  VIP_BALANCE: "VIP_LEDGER",
  ORANGE_OVERAGE: "ORANGE_DAYS",
  RENEWAL_PRICE: "RENEWAL_QUOTE",
};

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
}

type Answer = (...given: unknown[]) => unknown;

/**
 * The calls in the cell's formula; empty if there are none. `client`: the client whose lines to show for CLIENT_USAGE.
 */
export async function explained(
  cell: SelectedCell,
  client: string | null | undefined,
  metadata: readonly FunctionMetadata[],
  workbook: Workbook,
  language: Language,
): Promise<Explained[]> {
  const known = planCalls(cell.formula).flatMap((call) => {
    const own = metadata.find(({ id }) => id === call.name);
    return own === undefined ? [] : [{ call, own }];
  });
  const found: Explained[] = [];
  for (const { call, own } of known) {
    const nothing = { call, by: EXPLAINS[call.name] ?? call.name, lines: null, clients: [], client: null };
    try {
      const given = await argumentValues(call.given, own.parameters.map(wanted), cell.at, workbook);
      const all = [...given, ...Array<null>(own.parameters.length - given.length).fill(null)];
      const whose = client === undefined ? { row: cell.inside.row } : { name: client };
      found.push(lines(call, all, whose, language));
    } catch (error) {
      found.push({ ...nothing, problem: reason(error, own, language) });
    }
  }
  return found;
}

function wanted({ dimensionality }: { dimensionality?: string }): Wanted {
  return { range: dimensionality === "matrix" };
}

/** The client to show: by name, or by row of the table that CLIENT_USAGE spilled. */
type Whose = { readonly name: string | null } | { readonly row: number };

function lines(call: PlanCall, given: readonly unknown[], whose: Whose, language: Language): Explained {
  const by = EXPLAINS[call.name] ?? call.name;
  const own = table(by, given);
  const alone = { call, by, lines: linesOf(by, own, language), problem: null, clients: [], client: null };
  if (call.name !== "CLIENT_USAGE") return alone;
  const clients = clientsOf(own);
  const client = "name" in whose ? whose.name : (clients[whose.row - 1] ?? null);
  if (client === null || !clients.includes(client)) return { ...alone, clients };
  const statement = "CLIENT_STATEMENT";
  const cells = table(statement, [client, ...given]);
  return { ...alone, by: statement, lines: linesOf(statement, cells, language), clients, client };
}

function table(name: string, given: readonly unknown[]): unknown[][] {
  const answer = (functions as Readonly<Record<string, Answer>>)[name];
  const cells = answer?.(...given);
  if (!Array.isArray(cells)) throw new Error(`broken assumption: ${name} spills`);
  return cells as unknown[][];
}

/** The names in the first column, down to the unusable rows. */
function clientsOf([, ...rows]: readonly (readonly unknown[])[]): string[] {
  const end = rows.findIndex((row) => row.every((cell) => cell === ""));
  return rows.slice(0, end < 0 ? rows.length : end).map(([name]) => String(name));
}

function reason(error: unknown, own: FunctionMetadata, language: Language): string {
  if (!(error instanceof Unreadable)) return error instanceof Error ? error.message : String(error);
  const { unreadable } = CORE_WORDS[language].pane;
  return unreadable[error.obstacle](own.parameters[error.argument]?.name ?? "", error.given);
}
