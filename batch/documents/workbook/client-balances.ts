/**
 * The sheet that reconciles everything, in hours: each bank's roll-forward (M1), manual corrections and those of closed
 * months, and where the month's hours went (A11).
 *
 * Law: a figure that the ledger holds is a formula over it; each list ends with its own check.
 */

import { isBilledEffect } from "../../../core/figures/billing.ts";
import { pace } from "../../../core/figures/pace.ts";
import type { RollForward } from "../../../core/figures/roll-forward.ts";
import { minutesByPlace } from "../../../core/figures/statement.ts";
import type { Change } from "../../../core/ledger/difference.ts";
import { type BankLine, isPriced } from "../../../core/ledger/lines.ts";
import { columnLetters } from "../../../core/values/column-letters.ts";
import { inCurrency, inHours, type Minutes } from "../../../core/values/units.ts";
import type { StyleName } from "../../xlsx/styles.ts";
import {
  type Block,
  type Cell,
  type Content,
  onSheet,
  type Row,
  rowAfter,
  type Sheet,
  type TableCell,
} from "../../xlsx/workbook.ts";
import { gap } from "./client-grid.ts";
import { ledgerSum, rawSum } from "./client-ledger.ts";
import { bankText, dateCell, hoursOf, type Page, quoted } from "./client-page.ts";

/** As many columns as the widest list, that of the banks. */
function columnsOf(page: Page): number {
  return bankColumns(page).length + 4;
}

/** The cell with all hours given to each bank since it opened, for other sheets. */
export interface BalanceCells {
  readonly held: ReadonlyMap<RollForward, string>;
}

export function balancesSheet(page: Page): { sheet: Sheet; cells: BalanceCells } {
  const blocks: Block[] = [across(page, page.words.sheets.balances, "title"), gap(6)];
  const list = bankList(page, rowAfter(blocks));
  blocks.push(...list.blocks);
  for (const part of [adjustments, changes, hoursPlaced]) blocks.push(...part(page, rowAfter(blocks)));
  const sheet: Sheet = {
    name: page.words.sheets.balances,
    widths: [34, 13, ...Array<number>(columnsOf(page) - 2).fill(12)],
    landscape: true,
    blocks,
  };
  return { sheet, cells: list.cells };
}

/** A part of the page; `at` is its first row. */
type Part = (page: Page, at: number) => Block[];

function across(page: Page, content: Content, style: StyleName): Row {
  return { cells: [{ content, style, across: columnsOf(page) }] };
}

type BankColumn =
  | "opening"
  | "priorPeriod"
  | "bought"
  | "carriedIn"
  | "adjusted"
  | "used"
  | "expired"
  | "carriedOut";

/** The columns that lead from opening to closing, with their sign; a prior period only if there is one. */
function bankColumns({ client }: Page): readonly (readonly [BankColumn, "+" | "-"])[] {
  const prior = client.statement.banks.some(({ priorPeriod }) => priorPeriod !== 0);
  return [
    ["opening", "+"],
    ...(prior ? ([["priorPeriod", "+"]] as const) : []),
    ["bought", "+"],
    ["carriedIn", "+"],
    ["adjusted", "+"],
    ["used", "-"],
    ["expired", "-"],
    ["carriedOut", "-"],
  ];
}

/** M1, in hours. */
function bankList(page: Page, at: number): { blocks: Block[]; cells: BalanceCells } {
  const { client, words } = page;
  const rolls = client.statement.banks;
  const heading = across(page, words.banks, "heading");
  if (rolls.length === 0)
    return { blocks: [heading, across(page, words.noBanks, "paragraph"), gap()], cells: { held: new Map() } };
  const head = { ...words.bankColumns, ...words.bankMore };
  const above = [heading, { ...across(page, words.bankNote, "note"), height: 28 }];
  // Below the head of the list.
  const first = at + above.length + 1;
  const table: Block = {
    name: words.tables.banks,
    columns: [
      { header: head.bank, style: "text" },
      { header: words.renewalSheet.columns.expires, style: "date" },
      ...bankColumns(page).map(([column]) => ({ header: head[column], style: "hours" as const })),
      { header: head.closing, style: "hours" },
      { header: head.held, style: "hours" },
    ],
    rows: rolls.map((roll, index) => bankRow(page, roll, first + index)),
  };
  const held = (index: number) => `$${columnLetters(table.columns.length)}$${first + index}`;
  return {
    blocks: [...above, table, gap()],
    cells: {
      held: new Map(rolls.map((roll, index) => [roll, onSheet(words.sheets.balances, held(index))])),
    },
  };
}

function bankRow(page: Page, roll: RollForward, row: number): TableCell[] {
  const { words, bankNames, month } = page;
  const { bought, carried_in, adjusted, bank, expired, carried_out } = words.where;
  const where: Record<BankColumn, string> = {
    opening: words.opening,
    priorPeriod: words.priorPeriodWhere,
    bought,
    carriedIn: carried_in,
    adjusted,
    used: bank,
    expired,
    carriedOut: carried_out,
  };
  const columns = bankColumns(page);
  const sums = columns.map(([column, sign]): Content => {
    const conditions = [
      ["bank", `$A${row}`],
      ["where", quoted(where[column])],
    ] as const;
    return hoursOf((sign === "-" ? "-" : "") + ledgerSum(words, "change", conditions), roll[column]);
  });
  const closing = columns.map(([, sign], index) => `${sign}${columnLetters(index + 3)}${row}`).join("");
  return [
    bankNames.get(roll.bank) ?? "",
    dateCell(roll.bank.term.expires),
    ...sums,
    { formula: closing.replace(/^\+/, ""), result: inHours(roll.closing) },
    inHours(pace(roll.bank, month.asOf).held),
  ];
}

/** R8: the month's manual corrections. */
const adjustments: Part = (page) => {
  const { client, words, bankNames, hasMoney } = page;
  const made = client.statement.lines.filter(
    (line): line is BankLine => line.kind === "adjusted" && line.adjustment !== null,
  );
  if (made.length === 0) return [];
  const { date, bank, hours, reason, author } = words.adjustmentColumns;
  const hasAmounts = hasMoney && made.some(isPriced);
  return [
    across(page, words.adjustments, "heading"),
    {
      name: words.tables.adjustments,
      columns: [
        { header: bank, style: "text" },
        { header: date, style: "date" },
        { header: hours, style: "hours" },
        { header: author, style: "wrapped" },
        { header: reason, style: "wrapped" },
        ...(hasAmounts ? [{ header: words.changeColumns.amount, style: "money" as const }] : []),
      ],
      rows: made.map((line): TableCell[] => [
        bankNames.get(line.bank) ?? "",
        dateCell(line.date),
        inHours(line.minutes),
        line.adjustment?.author ?? "",
        line.adjustment?.reason ?? "",
        ...(hasAmounts ? [isPriced(line) ? inCurrency(line.adjustment.price) : null] : []),
      ]),
    },
    gap(),
  ];
};

/** M2: changes found in closed months, and their effects. */
const changes: Part = (page) => {
  const { client, words, hasMoney } = page;
  const { priorPeriod } = client.statement;
  if (priorPeriod.length === 0) return [];
  const { date, what, cause, bank, hours, amount } = words.changeColumns;
  const named = (change: Change) => change.entry?.description || change.entry?.id || "";
  return [
    across(page, words.changes, "heading"),
    {
      name: words.tables.changes,
      columns: [
        { header: what, style: "text" },
        { header: date, style: "date" },
        { header: hours, style: "hours" },
        ...(hasMoney ? [{ header: amount, style: "money" as const }] : []),
        { header: bank, style: "wrapped" },
        { header: cause, style: "wrapped" },
      ],
      rows: priorPeriod.flatMap((change) =>
        change.effects.map((effect): TableCell[] => [
          named(change) || words.where[effect.on],
          dateCell(change.date),
          inHours(minutesOf(effect)),
          ...(hasMoney
            ? [isBilledEffect(effect) && effect.amount !== null ? inCurrency(effect.amount) : null]
            : []),
          effect.bank === null ? words.where[effect.on] : bankText(effect.bank, effect.bank.start, words),
          words.causes[change.cause.code],
        ]),
      ),
    },
    gap(),
  ];
};

/** A bank's are its balance; minutes with a price are as charged, even where the charge is as before; others as worked. */
function minutesOf({ on, bank, raw, charged, change }: Change["effects"][number]): Minutes {
  if (bank !== null) return change;
  return on === "billable" || on === "to_confirm" || charged !== 0 ? charged : raw;
}

/** A11: all of the month's hours, in exactly one place. */
const hoursPlaced: Part = (page, at) => {
  const { client, words } = page;
  const { worked, chargedTotal } = client.statement;
  const { worked: workedHead, charged: chargedHead } = words.hoursColumns;
  const used = minutesByPlace(client.statement);
  const heading = across(page, words.whereHoursWent, "heading");
  if (used.length === 0) return [heading, across(page, words.sentences.noWork, "paragraph"), gap()];
  const blocks: Block[] = [heading, headRow([workedHead, chargedHead])];
  const first = at + blocks.length;
  for (const { place, raw: placed, charged } of used) {
    const condition = [["where", quoted(words.where[place])]] as const;
    blocks.push(
      figures(words.whereExplained[place], [
        hoursOf(rawSum(page, condition), placed),
        hoursOf(ledgerSum(words, "charged", condition), charged),
      ]),
    );
  }
  const last = first + used.length - 1;
  return [
    ...blocks,
    figures(
      words.total,
      [hoursOf(`SUM(B${first}:B${last})`, worked), hoursOf(`SUM(C${first}:C${last})`, chargedTotal)],
      " total",
    ),
    figures(words.workedThisMonth, [hoursOf(ledgerSum(words, "worked", []), worked)], " muted"),
    // Rounded, since hours are fractions: five minutes are no exact number of them.
    figures(words.difference, [{ formula: `ROUND(B${last + 2}-B${last + 1},6)`, result: 0 }], " muted"),
    gap(),
  ];
};

function headRow(heads: readonly string[]): Row {
  const cells = heads.map((content): Cell => ({ content, style: "table head number" }));
  return { cells: [{ content: "", style: "table head" }, ...cells] };
}

function figures(label: string, values: readonly Content[], tone: "" | " total" | " muted" = ""): Row {
  return {
    cells: [
      { content: label, style: `text${tone}` },
      ...values.map((content): Cell => ({ content, style: `hours${tone}` })),
    ],
  };
}
