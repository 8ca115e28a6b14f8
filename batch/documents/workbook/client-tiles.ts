/**
 * The summary's tiles: the figures a manager looks for first, and the names that other workbooks use for them.
 *
 * Laws: figures of the month are formulas. Names are in English in every language, so formulas elsewhere need not know
 * the language.
 */

import { pace } from "../../../core/figures/pace.ts";
import { dearerLate, type RenewalOffer } from "../../../core/figures/renewal-offers.ts";
import { nextRenewal } from "../../../core/figures/renewals-due.ts";
import { lastDayOnTime } from "../../../core/rules/renewal.ts";
import { formatDate } from "../../../core/values/calendar.ts";
import { columnLetters } from "../../../core/values/column-letters.ts";
import { inCurrency, inHours, inParts } from "../../../core/values/units.ts";
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
import { ledgerSum } from "./client-ledger.ts";
import { orangeSum } from "./client-orange.ts";
import { banksHeld, dateCell, hoursOf, type Page, quoted } from "./client-page.ts";
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
}

/** The cells of other sheets that the tiles refer to. */
export interface TileCells extends BalanceCells {
  readonly renewals: RenewalCells;
}

/** The tiles, from row `at`, and the names of their figures. */
export function tiles(page: Page, cells: TileCells, at: number): { blocks: Block[]; names: DefinedName[] } {
  const all = [
    ...bankTiles(page, cells),
    ...overageTile(page),
    billableTile(page),
    ...renewalTiles(page, cells),
  ];
  const few = all.length < FEWEST ? [...workTiles(page), ...all] : all;
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
    for (const [index, { name, share }] of row.entries()) {
      const refersTo = (cell: string) => onSheet(page.words.sheets.summary, cell);
      names.push({ name, refersTo: refersTo(cellOf(index)) });
      if (share !== undefined) names.push({ name: share, refersTo: refersTo(cellOf(index, 1)) });
    }
  }
  return { blocks, names };
}

/** A page with fewer tiles also shows the work itself. */
const FEWEST = 4;
const MOST_IN_A_ROW = 5;

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
      note: words.bankTileNote(words.writing.hoursText(held), formatDate(bank.term.expires)),
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
      note: words.overageNote(words.writing.minutes(usedMinutes), words.days(daysUsed)),
      name: "Orange_overage",
    },
  ];
}

function billableTile({ client, words }: Page): Tile {
  const { charged, amount } = client.statement.billed.total;
  const costs = amount === null ? words.noRate : words.writing.money(amount);
  return {
    label: words.tiles.billable,
    figure: hoursOf(ledgerSum(words, "charged", [["where", quoted(words.where.billable)]]), charged),
    style: charged > 0 ? "hours tile bad" : "hours tile",
    detail: () => ({ content: charged > 0 ? costs : "", style: "tile note" }),
    note: "",
    name: "Billable_hours",
  };
}

/** The next renewal, and the cost of paying late: hours that lapse, or the difference in price. */
function renewalTiles(page: Page, { renewals }: TileCells): Tile[] {
  const { client, month, words } = page;
  const next = nextRenewal(client.statement.renewals);
  const cells = next === null ? undefined : renewals.get(next);
  if (next === null || cells === undefined) return [];
  const until = formatDate(lastDayOnTime(next.plan, next.expires));
  const plan = words.plans[next.plan];
  return [
    {
      label: words.tiles.renewal,
      figure: {
        formula: cells.expires,
        result: (dateCell(next.expires) as { serial: number }).serial,
      },
      style: "date tile",
      detail: () => ({
        content: `${plan}, ${words.tileDays(next.expires - month.asOf)}`,
        style: "tile note",
      }),
      note: words.renewalNote(until),
      name: "Next_renewal",
    },
    ...client.outlook.offers
      .filter(({ due }) => due === next)
      .flatMap((offer) => atStakeTile(page, offer, cells.atStake)),
  ];
}

function atStakeTile(page: Page, next: RenewalOffer, cell: string): Tile[] {
  const { words } = page;
  const dearer = dearerLate(next);
  const label = words.atStakeTile;
  if (next.keeps > 0) {
    return [
      {
        label,
        figure: {
          formula: cell,
          result: inHours(next.keeps),
        },
        style: "hours tile",
        detail: () => ({ content: words.atStakeHours, style: "tile note" }),
        note: dearer === null ? "" : words.dearerLate(words.writing.money(dearer)),
        name: "Hours_at_stake",
      },
    ];
  }
  if (dearer === null) return [];
  return [
    {
      label,
      figure: inCurrency(dearer),
      style: "money tile",
      detail: () => ({ content: words.atStakeMoney, style: "tile note" }),
      note: "",
      name: "Dearer_if_late",
    },
  ];
}

function workTiles({ client, words }: Page): Tile[] {
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
      figure: hoursOf(ledgerSum(words, "raw", [["where", quoted(words.where.included)]]), placed.included),
      style: "hours tile",
      detail: () => ({ content: words.includedNote, style: "tile note" }),
      note: "",
      name: "Hours_included",
    },
  ];
}
