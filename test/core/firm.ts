/** Small firms for tests: a register and a log written as CSV-like text, reconciled as the batch would. */

import type { AdjustmentRow } from "../../core/firm/adjustments.ts";
import type { Table } from "../../core/firm/cells.ts";
import { type Reconciliation, reconcile } from "../../core/firm/reconciliation.ts";
import { readRegister } from "../../core/firm/register.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../core/ledger/settings.ts";

/** Lines of comma-separated cells; the first is the header. No quoting. */
export function table(file: string, lines: readonly string[]): Table {
  const [header = [], ...rows] = lines.map((line) => line.split(",").map((cell) => cell.trim()));
  return { file, header, rows: rows.map((cells, index) => ({ line: index + 2, cells })) };
}

export interface Given {
  readonly contracts?: readonly string[];
  /** Lines under `logHeader`. */
  readonly log?: readonly string[];
  readonly logHeader?: string;
  readonly settings?: Partial<Settings>;
  readonly adjustments?: readonly AdjustmentRow[];
}

export const CONTRACTS =
  "client,plan,quantity,start,expires,paid_on,channel,carried_hours,included_hours,status";
export const LOG = "id,date,start,client,minutes,level,category,ticket,approved";

export function reconciled(given: Given): Reconciliation {
  const register = readRegister(table("contracts.csv", [CONTRACTS, ...(given.contracts ?? [])]));
  const result = reconcile({
    contracts: register.contracts,
    refused: register.refused,
    aliases: {},
    logs: [table("log.csv", [given.logHeader ?? LOG, ...(given.log ?? [])])],
    adjustments: given.adjustments ?? [],
    settings: { ...DEFAULT_SETTINGS, ...given.settings },
  });
  return { ...result, exceptions: [...register.exceptions, ...result.exceptions] };
}
