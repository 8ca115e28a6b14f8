/**
 * The summary's tiles: the figures a manager looks for first, and the names that other workbooks use for them.
 *
 * Laws: figures of the month are formulas. Names are in English in every language, so formulas elsewhere need not know
 * the language.
 */

import { hasNoAmount } from "../../../core/figures/bill-total.ts";
import { lateWork, toBill } from "../../../core/figures/billing.ts";
import { pace } from "../../../core/figures/pace.ts";
import { nextOffer } from "../../../core/figures/renewal-offers.ts";
import { excelSerial } from "../../../core/values/calendar.ts";
import { columnLetters } from "../../../core/values/column-letters.ts";
import { inCurrency, inHours, inParts, sum } from "../../../core/values/units.ts";
import type { StyleName } from "../../xlsx/styles.ts";
import {
  type Block,
  type Cell,
  type Content,
  onSheet,
  type Row,
  type Workbook,
} from "../../xlsx/workbook.ts";
import type { BalanceCells } from "./client-balances.ts";
import { gap, shares, wide } from "./client-grid.ts";
import { ledgerSum, rawSum } from "./client-ledger.ts";
import { orangeSum } from "./client-orange.ts";
import { banksHeld, hoursOf, moneyText, type Page, quoted } from "./client-page.ts";
import type { RenewalCells } from "./client-renewal.ts";

type DefinedName = NonNullable<Workbook["definedNames"]>[number];

interface Tile {
  readonly label: string;
  readonly figure: Content;
  readonly style: StyleName;
  /** The detail below the figure, given the figure's cell. */
  readonly detail: (figure: string) => { content: Content; style: StyleName };
  readonly note: string;
  /** The name of the figure in formulas; `share` is the name of the detail. */
  readonly name: string;
  readonly share?: string;
  /** Cells of other sheets behind it. */
  readonly others?: readonly DefinedName[];
}

/** The cells of other sheets that the tiles refer to, and what sums the bill. */
export interface TileCells extends BalanceCells {
  readonly renewals: RenewalCells;
  /** Formulas. */
  readonly billedHours: string;
  readonly billedAmount: string;
}

/** The figures, in order. */
export function tilesOf(page: Page, cells: TileCells): Tile[] {
  const all = [
    ...bankTiles(page, cells),
    ...overageTile(page),
    billTile(page, cells),
    ...renewalTiles(page, cells),
  ];
  return all.length < FEWEST ? [...workTiles(page), ...all] : all;
}

/** The tiles, from row `at`, and the names of their figures. */
export function tiles(page: Page, cells: TileCells, at: number): { blocks: Block[]; names: DefinedName[] } {
  const few = tilesOf(page, cells);
  const blocks: Block[] = [];
  const names: DefinedName[] = [];
  const rows = few.length <= MOST_IN_A_ROW ? [few] : halves(few);
  for (const row of rows) {
    const widths = shares(row.length);
    const figureRow = at + blocks.length + 1;
    const startOf = (index: number) => widths.slice(0, index).reduce((sum, width) => sum + width, 1);
    const cellOf = (index: number, below = 0) => `$${columnLetters(startOf(index))}$${figureRow + below}`;
    const line = (
      cell: (tile: Tile, index: number) => { content: Content; style: StyleName },
      height: number,
    ): Row => ({
      cells: row.map((tile, index): Cell => {
        const { content, style } = cell(tile, index);
        return wide(content, style, widths[index] ?? 1);
      }),
      height,
    });
    blocks.push(
      line(({ label }) => ({ content: label, style: "tile label" }), 17),
      line(({ figure, style }) => ({ content: figure, style }), 27),
      line(({ detail }, index) => detail(cellOf(index).replaceAll("$", "")), 16),
      line(({ note }) => ({ content: note, style: "tile note" }), 15),
      gap(6),
    );
    for (const [index, { name, share, others = [] }] of row.entries()) {
      const refersTo = (cell: string) => onSheet(page.words.sheets.summary, cell);
      names.push({ name, refersTo: refersTo(cellOf(index)) });
      if (share !== undefined) names.push({ name: share, refersTo: refersTo(cellOf(index, 1)) });
      names.push(...others);
    }
  }
  return { blocks, names };
}

/** A page with fewer tiles also shows the work itself. */
const FEWEST = 3;
const MOST_IN_A_ROW = 4;

function halves<T>(all: readonly T[]): T[][] {
  const half = Math.ceil(all.length / 2);
  return [all.slice(0, half), all.slice(half)];
}

function bankTiles(page: Page, { held: heldCells }: TileCells): Tile[] {
  const { month, words, bankNames } = page;
  const taken = new Map<string, number>();
  return banksHeld(page).map((roll): Tile => {
    const { bank, closing } = roll;
    const { held, used } = pace(bank, month.asOf);
    const name = bankNames.get(bank) ?? "";
    const copy = (taken.get(bank.plan) ?? 0) + 1;
    taken.set(bank.plan, copy);
    const defined = copy === 1 ? bank.plan : `${bank.plan}_${copy}`;
    return {
      label: words.tiles.left(name),
      figure: hoursOf(ledgerSum(words, "change", [["bank", quoted(name)]]), closing),
      style: closing === 0 ? "hours tile bad" : "hours tile",
      detail: (left) => ({
        content: {
          formula: `1-${left}/${heldCells.get(roll)}`,
          result: inParts({ numerator: used, denominator: held }),
        },
        style: "tile share",
      }),
      note: words.bankTileNote(words.writing.hoursText(held), words.writing.shortDate(bank.term.expires)),
      name: `${defined}_left`,
      share: `${defined}_used_share`,
    };
  });
}

function overageTile(page: Page): Tile[] {
  const { client, words } = page;
  const { daysUsed, daysOver, usedMinutes, overageCharged } = client.statement.orange;
  if (daysUsed === 0) return [];
  return [
    {
      label: words.tiles.overage,
      figure: hoursOf(orangeSum(page, "charged"), overageCharged),
      style: overageCharged > 0 ? "hours tile bad" : "hours tile",
      detail: () => ({ content: words.tileDaysOver(daysOver), style: "tile note" }),
      note: words.overageNote(words.writing.hoursText(usedMinutes), words.days(daysUsed)),
      name: "Orange_overage",
    },
  ];
}

/** M3: the one bill of the month, as far as amounts are known (A10). In hours where none is, or none is shown. */
function billTile(page: Page, { billedHours, billedAmount }: TileCells): Tile {
  const { client, words } = page;
  const bill = toBill(client.statement);
  const isMoney = page.hasMoney && !hasNoAmount(bill);
  const hours = { formula: billedHours, result: inHours(bill.charged) };
  const tone = bill.charged > 0 ? " bad" : "";
  return {
    label: isMoney ? words.tiles.bill : words.tiles.billHours,
    figure: isMoney ? { formula: billedAmount, result: inCurrency(bill.amount) } : hours,
    style: isMoney ? `money tile${tone}` : `hours tile${tone}`,
    detail: () => ({ content: isMoney ? hours : "", style: "tile hours" }),
    note:
      isMoney && bill.unrated !== 0
        ? words.billNotes.unrated(words.writing.hoursText(bill.unrated))
        : billNote(page),
    ...(isMoney ? { name: "Amount_to_bill", share: "Billable_hours" } : { name: "Billable_hours" }),
  };
}

/** What of the bill is of earlier months, or what is not in it: the first that there is. */
function billNote(page: Page): string {
  const { client, words } = page;
  const { billNotes: says, writing } = words;
  const { held, added } = client.statement;
  const late = lateWork(client.statement);
  const earlier = sum(late.map(({ charged }) => charged));
  const separate = sum(client.statement.separate.map(({ minutes }) => minutes));
  if (earlier !== 0) return says.earlier(writing.hoursText(earlier));
  const earlierAmount = sum(late.flatMap(({ amount }) => amount ?? []));
  if (page.hasMoney && earlierAmount !== 0) return says.earlierAmount(writing.money(earlierAmount));
  if (page.hasMoney && added.amount !== 0) return says.added(writing.money(added.amount));
  if (held.charged > 0) return says.toConfirm(writing.hoursText(held.charged));
  return separate > 0 ? says.separate(writing.hoursText(separate)) : "";
}

/** The renewal that comes first: by when, for how much, and what it keeps; then what it costs later. */
function renewalTiles(page: Page, { renewals }: TileCells): Tile[] {
  const { client, month, words } = page;
  const offer = nextOffer(client.outlook.offers);
  const cells = offer === undefined ? undefined : renewals.get(offer);
  if (offer === undefined || cells === undefined) return [];
  const { due, until, onTime, late, keeps, isNear } = offer;
  const later = moneyText(page, late?.price ?? null);
  const isPriced = page.hasMoney && onTime !== null;
  return [
    {
      label: words.renewTile(words.plans[due.plan], words.writing.shortDate(until)),
      figure: isPriced
        ? { formula: cells.onTime, result: inCurrency(onTime.price) }
        : { formula: cells.until, result: excelSerial(until) },
      style: isPriced ? "money tile" : "date tile",
      detail: () => ({
        content:
          keeps > 0 && isNear
            ? words.keeps(words.writing.hoursText(keeps))
            : words.tileDays(until - month.asOf),
        style: "tile note",
      }),
      note: isNear && (later !== null || keeps > 0) ? words.laterTile(later, keeps > 0) : "",
      name: isPriced ? "Renewal_price" : "Renew_by",
      others: [
        { name: "Next_renewal", refersTo: cells.expires },
        ...(keeps > 0 ? [{ name: "Hours_at_stake", refersTo: cells.keeps }] : []),
      ],
    },
  ];
}

function workTiles(page: Page): Tile[] {
  const { client, words } = page;
  const { worked, placed, byLevel } = client.statement;
  const entries = byLevel.reduce((count, level) => count + level.entries, 0);
  return [
    {
      label: words.workedTile,
      figure: hoursOf(ledgerSum(words, "worked", []), worked),
      style: "hours tile",
      detail: () => ({ content: words.workedNote(entries), style: "tile note" }),
      note: "",
      name: "Hours_worked",
    },
    {
      label: words.includedTile,
      figure: hoursOf(rawSum(page, [["where", quoted(words.where.included)]]), placed.included),
      style: "hours tile",
      detail: () => ({ content: words.includedNote, style: "tile note" }),
      note: "",
      name: "Hours_included",
    },
  ];
}
