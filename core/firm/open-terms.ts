/**
 * A client's terms when months are closed (M2). Terms that had begun by then stay as they were closed. Rows of clients
 * that were closed separately are read under each name, then joined.
 *
 * Law: each row makes its term once, either as the client's own or as that of a joined client.
 */

import type { JoinedClient } from "../ledger/joined-clients.ts";
import { clientTerms, type Terms } from "../rules/client-terms.ts";
import type { Contract } from "../rules/contract.ts";
import { type PlanTerm, rowText } from "../rules/terms.ts";
import type { CalendarDate } from "../values/calendar.ts";
import { nameKey } from "../values/names.ts";

/** What closed months record about a client's rows. */
interface ClosedRows {
  readonly contracts: readonly Contract[];
  readonly terms: readonly PlanTerm[];
  readonly joined: readonly JoinedClient[];
}

/**
 * A client's current terms. Terms that had begun in closed months stay as they were (M2). Rows of clients that were
 * closed separately are read under each name, then joined; later purchases may renew the plans of all of them.
 */
export function openTerms(
  contracts: readonly Contract[],
  past: ClosedRows | undefined,
  books: { readonly through: CalendarDate } | null,
): Terms {
  if (past === undefined || books === null) return clientTerms(contracts);
  const { through } = books;
  if (past.joined.length === 0) return clientTerms(contracts, { ...past, through });
  const ownerByRow = ownersOf(contracts, past);
  const read = (owner: string | null, joinedTerms: readonly PlanTerm[]) =>
    clientTerms(
      contracts.filter((row) => (ownerByRow.get(row) ?? null) === owner),
      {
        through,
        contracts: past.contracts.filter((row) => ownerOf(row, past) === owner),
        terms: past.terms.filter((term) => term.formerly === owner),
      },
      joinedTerms,
      owner,
    );
  const owners = new Set(past.joined.map(({ name }) => name));
  const others = [...owners].map((owner) => read(owner, []));
  const joined = others.flatMap(({ terms }) => terms);
  const own = read(null, joined);
  return {
    terms: [...own.terms, ...joined].sort((a, b) => a.start - b.start),
    problems: [...own.problems, ...others.flatMap(({ problems }) => problems)],
  };
}

/** The joined client that a closed row belongs to; null for the client's own. */
function ownerOf(row: Contract, { terms, joined }: ClosedRows): string | null {
  const term = terms.find(({ contract }) => contract === row);
  return term === undefined ? (ownerNamed(row, joined)?.name ?? null) : term.formerly;
}

function ownerNamed({ client }: Contract, joined: readonly JoinedClient[]): JoinedClient | null {
  return joined.find(({ names }) => names.includes(nameKey(client))) ?? null;
}

/**
 * The joined client that each row belongs to: the one for which closed months have an equal row, preferably under the
 * same name; otherwise by its name.
 */
function ownersOf(contracts: readonly Contract[], past: ClosedRows): ReadonlyMap<Contract, string | null> {
  const ownerByRow = new Map<Contract, string | null>();
  const waiting = new Set(past.contracts);
  const pair = (isSame: (now: Contract, then: Contract) => boolean) => {
    for (const row of contracts) {
      if (ownerByRow.has(row)) continue;
      const then = [...waiting].find((closed) => rowText(closed) === rowText(row) && isSame(row, closed));
      if (then === undefined) continue;
      waiting.delete(then);
      ownerByRow.set(row, ownerOf(then, past));
    }
  };
  pair((now, then) => nameKey(now.client) === nameKey(then.client));
  pair(() => true);
  for (const row of contracts)
    if (!ownerByRow.has(row)) ownerByRow.set(row, ownerNamed(row, past.joined)?.name ?? null);
  return ownerByRow;
}
