/**
 * The contract register: its columns and rows. `client-terms.ts` makes terms of a client's rows.
 *
 * Law: a row is used as a whole, or it is an exception.
 */

import type { Channel, Contract } from "../rules/contract.ts";
import { isSold, PLAN_TABLE, PLANS, type SoldPlan } from "../rules/plans.ts";
import { type CalendarDate, formatDate } from "../values/calendar.ts";
import { groupBy } from "../values/grouping.ts";
import { nameKey } from "../values/names.ts";
import type { Place, Problem } from "../values/problems.ts";
import type { Remark } from "../values/remarks.ts";
import { NO_MINUTES } from "../values/units.ts";
import {
  channelOf,
  isTotalWord,
  isUnpaid,
  LANGUAGE_WORDS,
  planOf,
  plansNear,
  STATUS_WORDS,
} from "../words/accepted-words.ts";
import { type Columns, cellAt, isBlank, type Layout, layout, type Row, type Table, text } from "./cells.ts";
import { type Exception, exceptionOf, malformed } from "./exceptions.ts";
import { type Asked, type Notation, notationOf, RowReader } from "./row-reader.ts";

/** The names given in a register row that can't be used. */
export interface RefusedRow extends Place {
  readonly client: string;
  readonly aliases: readonly string[];
}

export const CONTRACT_COLUMNS = {
  client: { required: true, headings: ["client name", "nom du client", "customer", "customer name"] },
  plan: { required: true, headings: ["forfait", "plan name", "nom du forfait", "support plan"] },
  quantity: {
    required: true,
    headings: [
      ...["quantité", "qté", "qty", "nb d'heures", "nombre d'heures", "number of hours"],
      ...["nb d'abonnés", "nombre d'abonnés", "subscribers", "number of subscribers"],
    ],
    holds: "number",
  },
  start: {
    required: true,
    headings: ["début", "date de début", "début le", "start date", "starts", "starts on"],
    holds: "date",
  },
  expires: {
    required: false,
    headings: [
      ...["expire", "expire le", "expiration", "date d'expiration", "échéance", "date d'échéance"],
      ...["expires on", "expiry", "expiry date", "expiration date"],
    ],
    holds: "date",
  },
  paid_on: {
    required: false,
    headings: ["payé le", "payée le", "date de paiement", "date du paiement", "payment date", "date paid"],
    holds: "date",
  },
  channel: { required: false, headings: ["canal", "canal de paiement", "payment channel"] },
  carried_hours: { required: false, headings: ["heures reportées", "hours carried"], holds: "number" },
  act_end: {
    required: false,
    headings: ["fin act", "fin de l'abonnement act", "act subscription end"],
    holds: "date",
  },
  act_edition: { required: false, headings: ["édition act", "édition d'act"] },
  language: { required: false, headings: ["langue"] },
  alias: { required: false, headings: ["alias", "autres noms", "other names"] },
  included_hours: { required: false, headings: ["heures incluses", "hours included"], holds: "number" },
  status: { required: false, headings: ["statut", "état"] },
  ended_on: {
    required: false,
    headings: ["terminé le", "résilié le", "fin anticipée", "ended on"],
    holds: "date",
  },
} as const satisfies Columns<string>;

export type ContractColumn = keyof typeof CONTRACT_COLUMNS;

/** Reads one row; it is usable if it has no problem other than warnings. Aliases are separated by `|`. */
export function readContract(
  file: string,
  row: Row,
  columns: Layout<ContractColumn>,
  notation?: Notation<ContractColumn>,
): { client: string; aliases: readonly string[]; contract: Contract | null; problems: Problem[] } {
  const read = new RowReader(row, columns, notation);
  const client = read.required("client");
  // A name made only of marks has no key and cannot be distinguished from other such names.
  if (client !== "" && nameKey(client) === "")
    read.problems.push({ code: "VALUE_MISSING", column: read.heading("client") });
  // A row without a known plan is refused; the rest is still read so that all problems are reported.
  const plan =
    read.required("plan") === "" ? "BASIC" : (read.word("plan", PLANS, planOf, plansNear) ?? "BASIC");
  const start = read.date("start");
  const expires = read.date("expires");
  if (isSold(plan) && read.text("start") === "") read.required("start");
  if (start !== null && expires !== null && expires <= start) {
    const dates = { start: formatDate(start), expires: formatDate(expires) };
    read.problems.push({ code: "EXPIRES_BEFORE_START", column: read.heading("expires"), ...dates });
  }
  const aliases = aliasesIn(read.text("alias"));
  const contract: Contract = {
    file,
    line: row.line,
    client,
    plan,
    quantity: isSold(plan) ? quantityOf(plan, read) : 0,
    start,
    expires,
    // P5: the word for unpaid is equivalent to an empty cell.
    paidOn: isUnpaid(read.text("paid_on")) ? null : read.date("paid_on"),
    channel: channelIn(read),
    carried: read.hours("carried_hours") ?? NO_MINUTES,
    included: read.hours("included_hours") ?? NO_MINUTES,
    actEnd: read.date("act_end"),
    actEdition: read.text("act_edition"),
    language: read.choice("language", LANGUAGE_WORDS),
    aliases,
    ...ending(read, start, expires),
  };
  return { client, aliases, contract: read.usable ? contract : null, problems: read.problems };
}

/** The names in a cell of aliases, separated by `|`. */
export function aliasesIn(given: string): string[] {
  return given
    .split("|")
    .map((alias) => alias.trim())
    .filter((alias) => alias !== "");
}

/** R3: whether the row was paid through the online tool; an unknown word counts as not, and is reported. */
function channelIn(read: RowReader<ContractColumn>): Channel {
  const given = read.text("channel");
  const channel = channelOf(given);
  if (channel === null && nameKey(given) !== "")
    read.problems.push({ code: "CHANNEL_UNKNOWN", column: read.heading("channel"), given });
  return channel ?? "other";
}

/** P10: the status, and the day the term ended early, which must lie within the term and fit the status. */
function ending(
  read: RowReader<ContractColumn>,
  start: CalendarDate | null,
  expires: CalendarDate | null,
): Pick<Contract, "cancelled" | "declined" | "endedOn"> {
  const status = read.choice("status", STATUS_WORDS);
  const endedOn = read.date("ended_on");
  const how = { cancelled: status === "cancelled", declined: status === "declined", endedOn };
  const typed = { status: read.heading("status"), given: read.text("status") };
  const column = read.heading("ended_on");
  if (status === "terminated" && read.text("ended_on") === "")
    read.problems.push({ code: "ENDED_ON_MISSING", ...typed, column });
  if (endedOn === null) return how;
  if (how.cancelled)
    read.problems.push({ code: "CANCELLED_AND_ENDED", ...typed, column, endedOn: formatDate(endedOn) });
  if ((start !== null && endedOn <= start) || (expires !== null && endedOn > expires)) {
    const shown = (date: CalendarDate | null) => (date === null ? "–" : formatDate(date));
    const term = { start: shown(start), expires: shown(expires) };
    read.problems.push({ code: "ENDED_OUTSIDE_TERM", column, endedOn: formatDate(endedOn), ...term });
  }
  return how;
}

/** P2, P4: the quantity, whole and in the plan's range. */
function quantityOf(plan: SoldPlan, read: RowReader<ContractColumn>): number {
  const given = read.required("quantity");
  if (read.isUnclear("quantity")) return read.count("quantity") ?? Number.NaN;
  const range = PLAN_TABLE[plan].quantity;
  const quantity = read.whole("quantity") ?? Number.NaN;
  if (given !== "" && !(quantity >= range.least && quantity <= range.most)) {
    read.problems.push({ code: "QUANTITY_OUT_OF_RANGE", plan, given, ...range });
  }
  return quantity;
}

/** The rows of a register. `fatal` says why the register can't be read at all; `asked` as in `notationOf`. */
export function readRegister(
  table: Table,
  asked: Asked | null = null,
): {
  fatal: readonly Problem[];
  contracts: Contract[];
  refused: RefusedRow[];
  exceptions: Exception[];
  remarks: readonly Remark[];
} {
  const { layout: columns, problems: fatal } = layout<ContractColumn>(table.header, CONTRACT_COLUMNS);
  const contracts: Contract[] = [];
  const refused: RefusedRow[] = [];
  const exceptions: Exception[] = [];
  const remarks: Remark[] = [];
  if (fatal.length > 0) return { fatal, contracts, refused, exceptions, remarks };
  const notation = notationOf(table, columns, CONTRACT_COLUMNS, asked);
  for (const row of table.rows) {
    if (isBlank(row)) continue;
    if (isTotal(row, columns)) {
      remarks.push({ code: "TOTAL_SKIPPED", line: row.line });
      continue;
    }
    const shape = malformed(row, table);
    const { client, aliases, contract, problems } =
      shape === null
        ? readContract(table.file, row, columns, notation)
        : { client: "", aliases: [], contract: null, problems: [shape] };
    if (contract !== null) contracts.push(contract);
    else refused.push({ file: table.file, line: row.line, client, aliases });
    if (problems.length > 0) exceptions.push(exceptionOf(table, row, columns, problems, client || null));
  }
  return { fatal: tooMany(contracts), contracts, refused, exceptions, remarks };
}

/**
 * No client has more rows than this: probably a row was filled down. Each term is compared with all others of its
 * client.
 */
const MOST_ROWS = 5000;

function tooMany(contracts: readonly Contract[]): Problem[] {
  return [...groupBy(contracts, ({ client }) => client)].flatMap(([client, { length: given }]): Problem[] =>
    given > MOST_ROWS ? [{ code: "CLIENT_ROWS", client, given, most: MOST_ROWS }] : [],
  );
}

/** A total row: it says so, and has no plan and no dates. */
function isTotal(row: Row, columns: Layout<ContractColumn>): boolean {
  const isEmpty = (column: ContractColumn) => text(cellAt(row, columns.get(column) ?? -1)) === "";
  return isEmpty("plan") && isEmpty("start") && row.cells.some((cell) => isTotalWord(text(cell)));
}
