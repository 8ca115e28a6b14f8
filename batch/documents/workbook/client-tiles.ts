/**
 * The tiles of the summary: the figures a manager looks for first, and the names by which other workbooks find them.
 *
 * Laws: figures of the month are formulas; a name is in English whatever the language, so that formulas elsewhere
 * need not know it.
 */

import { pace } from "../../../core/figures/pace.ts";
import type { RenewalDue } from "../../../core/figures/statement.ts";
import { dearerLate } from "../../../core/figures/what-if.ts";
import { lastDayOnTime } from "../../../core/rules/renewal.ts";
import { formatDate } from "../../../core/values/calendar.ts";
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
import { columnLetters } from "../../xlsx/xml.ts";
import { heldCell } from "./client-balances.ts";
import { gap, shares, wide } from "./client-grid.ts";
import { ledgerSum } from "./client-ledger.ts";
import { orangeSum } from "./client-orange.ts";
import { banksHeld, dateCell, hoursOf, type Page, quoted } from "./client-page.ts";
import { renewalCell } from "./client-renewal.ts";

type DefinedName = NonNullable<Workbook["definedNames"]>[number];

interface Tile {
  readonly label: string;
  readonly figure: Content;
  readonly style: StyleName;
  /** Below the figure, told the figure's own cell. */
  readonly detail: (figure: string) => { content: Content; style: StyleName };
  readonly note: string;
  /** What formulas call the figure; `share` what they call the detail. */
  readonly name: string;
  readonly share?: string;
}

/** The tiles, from row `at` on, and the names of their figures. */
export function tiles(page: Page, at: number): { blocks: Block[]; names: DefinedName[] } {
  const all = [...bankTiles(page), ...overageTile(page), billableTile(page), ...renewalTiles(page)];
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

/** A page with fewer tiles shows the work itself too. */
const FEWEST = 4;
const MOST_IN_A_ROW = 5;

function halves<T>(all: readonly T[]): T[][] {
  const half = Math.ceil(all.length / 2);
  return [all.slice(0, half), all.slice(half)];
}

function bankTiles(page: Page): Tile[] {
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
          formula: `1-${left}/${heldCell(page, roll)}`,
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

/** The next renewal, and what its being late would cost: hours that lapse, or the difference in price. */
function renewalTiles(page: Page): Tile[] {
  const { client, month, words } = page;
  const [next] = [...client.statement.renewals].sort((a, b) => a.expires - b.expires);
  if (next === undefined) return [];
  const until = formatDate(lastDayOnTime(next.plan, next.expires));
  const plan = words.plans[next.plan];
  return [
    {
      label: words.tiles.renewal,
      figure: {
        formula: renewalCell(page, next, "expires"),
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
    ...atStakeTile(page, next),
  ];
}

function atStakeTile(page: Page, next: RenewalDue): Tile[] {
  const { words } = page;
  const dearer = dearerLate(next);
  const label = words.atStakeTile;
  if (next.carryAtStake > 0) {
    return [
      {
        label,
        figure: {
          formula: renewalCell(page, next, "atStake"),
          result: inHours(next.carryAtStake),
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
