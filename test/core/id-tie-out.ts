/** The ids of whole logs, traced to ledgers that are all made. */

import type { Table } from "../../core/firm/cells.ts";
import type { Exception } from "../../core/firm/exceptions.ts";
import type { ClientAccount } from "../../core/firm/reconciliation.ts";
import { type IdTieOut, IdTrace } from "../../core/firm/tie-out.ts";

export function idTieOut(
  logs: readonly Table[],
  accounts: readonly Pick<ClientAccount, "ledger">[],
  exceptions: readonly Exception[],
): IdTieOut {
  const ids = new IdTrace(logs, exceptions);
  for (const { ledger } of accounts) ids.place(ledger);
  return ids.tieOut;
}
