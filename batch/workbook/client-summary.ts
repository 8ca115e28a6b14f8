/**
 * The first page of a client's workbook: what is left, what was used, what is billable and why, what renewing
 * costs, and that nothing was lost.
 *
 * Law: figures of the month are formulas over the ledger and the Orange days; only prices, dates and the
 * counts of what was read stand as values.
 */

import { formatDate } from "../../core/calendar.ts";
import { PLACES } from "../../core/ledger.ts";
import { QUANTITY } from "../../core/plans.ts";
import type { Renewal } from "../../core/renewal.ts";
import {
  BILLABLE_REASONS,
  type BillableReason,
  type RenewalDue,
  type RollForward,
} from "../../core/statement.ts";
import { inCurrency, inHours, type Minutes } from "../../core/units.ts";
import { plansHeld } from "../month.ts";
import { ledgerSum } from "./client-ledger.ts";
import { dateCell, type Page, quoted } from "./client-page.ts";
import type { StyleName } from "./styles.ts";
import { monthName } from "./words.ts";
import { type Block, type Cell, type Content, columnOf, type Row, rowAfter, type Sheet } from "./xlsx.ts";

/** One wide column for words, eight for figures. */
const WIDTHS = [36, ...Array<number>(8).fill(12.5)];
const ACROSS = WIDTHS.length;

export function summarySheet(page: Page): Sheet {
  const blocks: Block[] = [];
  for (const part of [header, tiles, banks, orange, minutesPlaced, billable, renewals, control]) {
    blocks.push(...part(page, rowAfter(blocks)));
  }
  return { name: page.words.sheets.summary, widths: WIDTHS, blocks };
}

/** A part of the page, told the row it starts at. */
type Part = (page: Page, at: number) => Block[];

const GAP: Row = { cells: [], height: 8 };

function across(content: Content, style: StyleName): Row {
  return { cells: [{ content, style, across: ACROSS }] };
}

/** The head of a list: words over words, figures over figures. */
function headRow(words: readonly string[], figures: readonly string[]): Row {
  const heads = (texts: readonly string[], style: StyleName): Cell[] =>
    texts.map((content) => ({ content, style }));
  return { cells: [...heads(words, "table head"), ...heads(figures, "table head number")] };
}

const header: Part = ({ month, client, words }) => {
  const plans = plansHeld(client)
    .map((plan) => words.plans[plan])
    .join(" · ");
  const open = client.exceptions.length;
  return [
    {
      cells: [
        { content: client.client.name, style: "title", across: ACROSS - 3 },
        { content: monthName(month.asOf, words), style: "title aside", across: 3 },
      ],
    },
    across(`${words.usageReport} · ${plans}`, "subtitle"),
    GAP,
    open === 0 ? across(words.allCounted, "good") : across(words.leftOut(open), "bad"),
    GAP,
  ];
};

interface Tile {
  readonly label: string;
  readonly figure: Content;
  readonly style: StyleName;
  readonly note: string;
}

/** The figures a manager looks for first: time left in each bank in force, overage, billable time, renewal. */
const tiles: Part = (page) => {
  const { client, month, words } = page;
  const { statement } = client;
  const shown: Tile[] = statement.banks
    .filter(({ bank }) => bank.inForce(month.asOf))
    .map(({ bank, closing }) => ({
      label: words.tiles.left(words.plans[bank.plan]),
      figure: hoursOf(
        ledgerSum(words, "change", [["bank", quoted(page.bankNames.get(bank) ?? "")]]),
        closing,
      ),
      style: closing === 0 ? "hours tile bad" : "hours tile",
      note: words.expires(formatDate(bank.term.expires)),
    }));
  if (statement.orange.daysUsed > 0) {
    const { daysOver, overageCharged } = statement.orange;
    shown.push({
      label: words.tiles.overage,
      figure: hoursOf(orangeSum(page, "charged"), overageCharged),
      style: overageCharged > 0 ? "hours tile bad" : "hours tile",
      note: words.tileDaysOver(daysOver),
    });
  }
  shown.push({
    label: words.tiles.billable,
    figure: hoursOf(
      ledgerSum(words, "charged", [["where", quoted(words.where.billable)]]),
      statement.charged.billable,
    ),
    style: statement.charged.billable > 0 ? "hours tile bad" : "hours tile",
    note: "",
  });
  const [next] = [...statement.renewals].sort((a, b) => a.expires - b.expires);
  if (next !== undefined) {
    shown.push({
      label: words.tiles.renewal,
      figure: dateCell(next.expires),
      style: "date tile",
      note: `${words.plans[next.plan]}, ${words.tileDays(next.expires - month.asOf)}`,
    });
  }
  // Five fit the page; a client with three banks and Orange leaves the renewal to its own table below.
  const five = shown.slice(0, 5);
  const row = (cell: (tile: Tile) => Cell & object, height: number): Row => ({
    cells: five.map((tile, index) => (index === 0 ? cell(tile) : { ...cell(tile), across: 2 })) as Cell[],
    height,
  });
  return [
    row(({ label }) => ({ content: label, style: "tile label" }), 18),
    row(({ figure, style }) => ({ content: figure, style }), 30),
    row(({ note }) => ({ content: note, style: "tile note" }), 18),
    GAP,
  ];
};

/** M1: each bank's roll-forward, in hours. */
const banks: Part = (page, at) => {
  const { client, words } = page;
  const rolls = client.statement.banks;
  const columns = words.bankColumns;
  if (rolls.length === 0) return [across(words.banks, "heading"), across(words.noBanks, "paragraph"), GAP];
  const { bank: first, ...others } = columns;
  const blocks: Block[] = [across(words.banks, "heading"), headRow([first], Object.values(others))];
  for (const roll of rolls) blocks.push(bankRow(page, roll, at + blocks.length));
  const terms = rolls.map(({ bank }) =>
    words.bankTerm(page.bankNames.get(bank) ?? "", formatDate(bank.opens), formatDate(bank.term.expires)),
  );
  return [...blocks, across(terms.join("\n"), "note"), GAP];
};

function bankRow({ words, bankNames }: Page, roll: RollForward, row: number): Row {
  const sum = (where: string, sign: "" | "-", of: Minutes): Cell => {
    const conditions = [
      ["bank", `$A${row}`],
      ["where", quoted(where)],
    ] as const;
    return { content: hoursOf(sign + ledgerSum(words, "change", conditions), of), style: "hours" };
  };
  const { bought, carried_in, adjusted, bank, expired, carried_out } = words.where;
  const closing = `B${row}+C${row}+D${row}+E${row}-F${row}-G${row}-H${row}`;
  return {
    cells: [
      { content: bankNames.get(roll.bank) ?? "", style: "text" },
      sum(words.opening, "", roll.opening),
      sum(bought, "", roll.bought),
      sum(carried_in, "", roll.carriedIn),
      sum(adjusted, "", roll.adjusted),
      sum(bank, "-", roll.used),
      sum(expired, "-", roll.expired),
      sum(carried_out, "-", roll.carriedOut),
      { content: { formula: closing, result: inHours(roll.closing) }, style: "hours" },
    ],
  };
}

const orange: Part = (page) => {
  const { client, words } = page;
  const use = client.statement.orange;
  if (use.daysUsed === 0) return [];
  const count = (column: "used" | "overage", result: number): Content => ({
    formula: `COUNTIF(${columnOf(words.tables.orange, words.orangeColumns[column])},">0")`,
    result,
  });
  const sum = (column: "used" | "overage" | "charged", result: number): Content => ({
    formula: orangeSum(page, column),
    result,
  });
  const heads = [words.daysUsed, words.daysOver, words.minutesUsed, words.overageRaw, words.overageCharged];
  const figures = [
    count("used", use.daysUsed),
    count("overage", use.daysOver),
    sum("used", use.usedMinutes),
    sum("overage", use.overageRaw),
    sum("charged", use.overageCharged),
  ];
  return [
    across(words.orangeUse, "heading"),
    headRow([words.orangeHead], heads),
    {
      cells: [
        { content: words.orangePooled, style: "text" },
        ...figures.map((content): Cell => ({ content, style: "integer" })),
      ],
    },
    GAP,
  ];
};

/** A11: every raw minute of the month in one place. */
const minutesPlaced: Part = ({ client, words }, at) => {
  const { placed, charged, worked, chargedTotal } = client.statement;
  const { where, raw, charged: chargedHead } = words.minutesColumns;
  const used = PLACES.filter(
    (place) => placed[place] > 0 || (place in charged && charged[place as "bank"] > 0),
  );
  const blocks: Block[] = [across(words.whereMinutesWent, "heading"), headRow([where], [raw, chargedHead])];
  if (used.length === 0)
    return [across(words.whereMinutesWent, "heading"), across(words.nothingHere, "paragraph"), GAP];
  const first = at + blocks.length;
  for (const place of used) {
    const condition = [["where", quoted(words.where[place])]] as const;
    const due = place in charged ? charged[place as keyof typeof charged] : 0;
    blocks.push({
      cells: [
        { content: words.whereExplained[place], style: "text" },
        { content: { formula: ledgerSum(words, "raw", condition), result: placed[place] }, style: "integer" },
        { content: { formula: ledgerSum(words, "charged", condition), result: due }, style: "integer" },
      ],
    });
  }
  const last = first + used.length - 1;
  blocks.push(
    totalRow(words.total, [
      { formula: `SUM(B${first}:B${last})`, result: worked },
      { formula: `SUM(C${first}:C${last})`, result: chargedTotal },
    ]),
    {
      cells: [
        { content: words.workedThisMonth, style: "text muted" },
        { content: { formula: ledgerSum(words, "worked", []), result: worked }, style: "integer muted" },
      ],
    },
    {
      cells: [
        { content: words.difference, style: "text muted" },
        { content: { formula: `B${last + 2}-B${last + 1}`, result: 0 }, style: "integer muted" },
      ],
    },
    GAP,
  );
  return blocks;
};

function totalRow(label: string, sums: Content[]): Row {
  return {
    cells: [
      { content: label, style: "text total" },
      ...sums.map((content): Cell => ({ content, style: "integer total" })),
    ],
  };
}

/** A5, A10: billable time by reason, with its amount where a rate is known. */
const billable: Part = ({ client, words }, at) => {
  const { statement } = client;
  if (statement.charged.billable === 0) {
    return [across(words.billable, "heading"), across(words.nothingBillable, "paragraph"), GAP];
  }
  const isBillable = ["where", quoted(words.where.billable)] as const;
  const overage = quoted(words.overage);
  const conditions: Record<BillableReason, readonly (readonly ["rule" | "category", string])[]> = {
    no_plan: [["rule", '"P1"']],
    unpaid: [["rule", '"P5"']],
    overage: [
      ["rule", '"A5"'],
      ["category", overage],
    ],
    beyond_banks: [
      ["rule", '"A5"'],
      ["category", `"<>"&${overage}`],
    ],
  };
  const { why, minutes, hours, amount } = words.billableColumns;
  const blocks: Block[] = [across(words.billable, "heading"), headRow([why], [minutes, hours, amount])];
  const reasons = BILLABLE_REASONS.filter((reason) => statement.billable[reason].charged > 0);
  const first = at + blocks.length;
  for (const reason of reasons) {
    const { charged, amount: costs } = statement.billable[reason];
    const where = [isBillable, ...conditions[reason]];
    const row = at + blocks.length;
    blocks.push({
      cells: [
        { content: words.billableReasons[reason], style: "wrapped" },
        { content: { formula: ledgerSum(words, "charged", where), result: charged }, style: "integer" },
        { content: { formula: `B${row}/60`, result: inHours(charged) }, style: "hours" },
        costs === null
          ? { content: words.noRate, style: "text muted" }
          : {
              content: { formula: ledgerSum(words, "amount", where), result: inCurrency(costs) },
              style: "money",
            },
      ],
    });
  }
  const last = at + blocks.length - 1;
  const { charged, amount: costs } = statement.billable.total;
  blocks.push({
    cells: [
      { content: words.total, style: "text total" },
      { content: { formula: `SUM(B${first}:B${last})`, result: charged }, style: "integer total" },
      { content: { formula: `SUM(C${first}:C${last})`, result: inHours(charged) }, style: "hours total" },
      costs === null
        ? { content: words.noRate, style: "text total" }
        : {
            content: { formula: `SUM(D${first}:D${last})`, result: inCurrency(costs) },
            style: "money total",
          },
    ],
  });
  return [...blocks, GAP];
};

/** R1, R3, R7: each renewal due, with its prices and the clauses behind them. */
const renewals: Part = ({ client, words }) => {
  const { renewals: due, lapsed } = client.statement;
  const ended = lapsed.map(({ plan, expires }) =>
    across(words.lapsed(words.plans[plan], formatDate(expires)), "warning"),
  );
  const heading = [across(words.renewals, "heading"), ...ended];
  if (due.length === 0) return [...heading, across(words.noRenewals, "paragraph"), GAP];
  const { plan, expires, invoiceOn, onTimeUntil, onTime, late, atStake } = words.renewalColumns;
  const price = (of: RenewalDue["onTime"]): Cell =>
    of === null
      ? { content: words.noPrice, style: "text bad" }
      : { content: inCurrency(of.price), style: "money" };
  const rows = due.flatMap((renewal): Row[] => [
    {
      cells: [
        {
          content: `${words.plans[renewal.plan]}, ${words.quantity[QUANTITY[renewal.plan].counts](renewal.quantity)}`,
          style: "text",
        },
        { content: dateCell(renewal.expires), style: "date" },
        { content: dateCell(renewal.invoiceOn), style: "date" },
        { content: dateCell(renewal.onTime?.paidOn ?? null), style: "date" },
        price(renewal.onTime),
        price(renewal.late),
        { content: inHours(renewal.carryAtStake), style: "hours" },
      ],
    },
    across(clauses(renewal), "note"),
  ]);
  function clauses(renewal: RenewalDue): string {
    if (renewal.onTime === null || renewal.late === null) return "";
    const said = words.renewalSentence(clauseOf(renewal.onTime), clauseOf(renewal.late));
    const { coterm } = renewal;
    const shared =
      coterm === null
        ? []
        : [words.cotermSentence(formatDate(coterm.term.expires), words.money(inCurrency(coterm.price)))];
    return [said, ...shared, words.priceSource(words.source(renewal.onTime.priceSource ?? ""))].join(" ");
  }
  /** A clause in words, with its number. */
  function clauseOf({ clause }: Renewal): string {
    return `${words.clauses[clause]} (${clause.slice(0, 2)})`;
  }
  const head = headRow([plan, expires, invoiceOn, onTimeUntil], [onTime, late, atStake]);
  return [...heading, head, ...rows, GAP];
};

/** A11: what was read of this client over all months, and what became of it. */
const control: Part = ({ client, words }, at) => {
  const { control: counts } = client;
  const { what, entries, minutes } = words.controlColumns;
  const line = (label: string, entryCount: Content, minuteCount: Content, tone: "" | " total" = ""): Row => ({
    cells: [
      { content: label, style: `text${tone}` as StyleName },
      { content: entryCount, style: `integer${tone}` as StyleName },
      { content: minuteCount, style: `integer${tone}` as StyleName },
    ],
  });
  const row = at + 2;
  const left = (column: string) =>
    `${column}${row}-${column}${row + 1}-${column}${row + 2}-${column}${row + 3}`;
  return [
    across(words.control, "heading"),
    headRow([what], [entries, minutes]),
    line(words.read, counts.entriesRead, counts.minutesRead),
    line(words.placed, counts.entriesPlaced, counts.minutesPlaced),
    line(words.rejected, counts.entriesRejected, counts.minutesRejected),
    line(words.duplicate, counts.entriesDuplicate, counts.minutesDuplicate),
    line(words.difference, { formula: left("B"), result: 0 }, { formula: left("C"), result: 0 }, " total"),
    GAP,
    across(words.rulesNote, "note"),
  ];
};

function orangeSum({ words }: Page, column: "used" | "overage" | "charged"): string {
  return `SUM(${columnOf(words.tables.orange, words.orangeColumns[column])})`;
}

/** Minutes summed by a formula, shown as hours. */
function hoursOf(formula: string, minutes: Minutes): Content {
  return { formula: `${formula}/60`, result: inHours(minutes) };
}
