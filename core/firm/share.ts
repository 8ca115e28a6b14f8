/**
 * One process's share of a firm, where several make one month: some of its clients, and those rows of the logs that
 * their accounts depend on.
 *
 * Laws: the shares of a month count every row and every id once, as one process with all rows counts them. A row of
 * other clients is kept only where one of ours may be compared with it.
 */

import { type CalendarDate, later } from "../values/calendar.ts";
import { earlierReadings } from "./as-closed.ts";
import { cellAt, type Row, type Table, widthOf } from "./cells.ts";
import { clientsOf } from "./client-identity.ts";
import type { Client, Clients } from "./clients.ts";
import { Numbering, OWN } from "./duplicates.ts";
import { exportOf } from "./export-rows.ts";
import { type Log, logWith } from "./log.ts";
import { lookThrough, type OwnRows, type SeenRow } from "./log-rows.ts";
import type { Firm } from "./reconciliation.ts";
import { UnknownNames } from "./unknown-names.ts";

/** Which rows are kept. Rows that all have ids of one tool are compared only with rows of the same id. */
type Kept = "own" | "with own ids" | "all";

export class Share implements OwnRows {
  readonly #firm: Omit<Firm, "logs">;
  readonly #clients: Clients;
  readonly #unknown: UnknownNames;
  readonly #own: ReadonlySet<string>;
  readonly #ownsRest: boolean;
  #kept: Kept = "own";
  readonly #logs = new Map<Table, Log>();
  readonly #lastDays = new Map<string, CalendarDate>();
  /** Of our clients' rows. */
  readonly #ids = new Set<string>();
  readonly #tools = new Set<string>();
  readonly #numbering = new Numbering();
  #areNumbered = true;
  /** Whether every entry has an id, and no row stands in the place of another. */
  #areById = true;

  /** `isOurs` tells by the place of a client in order, from 0; what belongs to no client goes with the first. */
  constructor(firm: Omit<Firm, "logs">, isOurs: (index: number) => boolean) {
    this.#firm = firm;
    this.#clients = clientsOf(firm);
    this.#unknown = new UnknownNames(this.#clients, firm.refused ?? []);
    this.#own = new Set(this.#clients.all.filter((_, index) => isOurs(index)).map(({ key }) => key));
    this.#ownsRest = isOurs(0);
    // Rows that count as an earlier reading had them are told from others by what all rows say.
    if (earlierReadings(firm.closed ?? null).length > 0) this.#kept = "all";
  }

  readonly owns = (client: Client | null): boolean =>
    client === null ? this.#ownsRest : this.#own.has(client.key);

  readonly logOf = (table: Table): Log | undefined => this.#logs.get(table);

  get lastDays(): ReadonlyMap<string, CalendarDate> | null {
    return this.#kept === "all" ? null : this.#lastDays;
  }

  /** What is needed of a log; all logs are given, in order of name. */
  part(table: Table): Table {
    if (this.#kept === "all") return table;
    this.#tools.add(table.tool ?? OWN);
    const rows: Row[] = [];
    const log = lookThrough(table, this.#firm, this.#clients, this.#unknown, (seen) => {
      if (this.#isNeeded(seen)) rows.push(detached(seen.row));
    });
    const part = logWith(log, rows);
    this.#logs.set(part.table, part);
    return part.table;
  }

  /** After all logs: whether they have to be given once more, since our clients' rows are not enough. */
  needsMore(): boolean {
    if (this.#kept === "all") return false;
    const isById = this.#areById && this.#tools.size === 1;
    if (isById && this.#areNumbered) return false;
    this.#logs.clear();
    this.#kept = isById ? "with own ids" : "all";
    return true;
  }

  #isNeeded({ row, id, entry, client, mayCount }: SeenRow): boolean {
    if (row.corrects !== undefined || (entry !== null && id === "")) this.#areById = false;
    if (id !== "" && !this.#numbering.continues(id)) this.#areNumbered = false;
    if (mayCount && entry !== null) {
      const file = exportOf(entry);
      this.#lastDays.set(file, later(entry.date, this.#lastDays.get(file) ?? entry.date));
    }
    if (this.owns(client)) {
      if (this.#kept === "own" && id !== "") this.#ids.add(id);
      return true;
    }
    return this.#kept === "with own ids" && this.#ids.has(id);
  }
}

/** The row by itself: one of a file would keep the whole file in memory. */
function detached(row: Row): Row {
  // A translated row tells its fingerprint by the cells of the file, which are let go.
  const { line, problems, fingerprint } = row;
  return {
    line,
    cells: Array.from({ length: widthOf(row) }, (_, at) => cellAt(row, at)),
    ...(problems !== undefined && { problems }),
    ...(fingerprint !== undefined && { fingerprint }),
  };
}
