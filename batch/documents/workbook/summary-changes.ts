/**
 * The changes since the last run of the month, and in closed months (M2), line by line with their causes.
 *
 * Law: the effect of a line on banks and bills is shown as figures that add up; a sheet with nothing to show is left
 * out.
 */

import { isBilledEffect } from "../../../core/figures/billing.ts";
import { type CalendarDate, parseDate } from "../../../core/values/calendar.ts";
import { type Cents, cents, inCurrency, inHours, knownSum, minutes } from "../../../core/values/units.ts";
import { WORDS } from "../../../core/words/words.ts";
import { type ChangeJson, changeJson } from "../../books/change-json.ts";
import type { Sheet } from "../../xlsx/workbook.ts";
import { causeSentence, effectSentence, generalLines, subject } from "../change-lines.ts";
import { dateCell } from "./client-page.ts";
import { across, type Column, type FirmPage, listSheet } from "./firm-page.ts";

interface ChangeLine {
  readonly client: string;
  readonly change: ChangeJson;
}

/** The sheets with content: changes since the last run, then prior-period adjustments. */
export function changesSheets(page: FirmPage): Sheet[] {
  const { month, language } = page;
  const words = WORDS[language].changes;
  const since = month.changes;
  const general = since === null ? [] : generalLines(since, language);
  const changed = since?.clients.flatMap(({ client, changes }) =>
    changes.map((change) => ({ client, change })),
  );
  const prior = month.clients.flatMap(({ client, statement }) =>
    statement.priorPeriod.map((change): ChangeLine => ({ client: client.name, change: changeJson(change) })),
  );
  const sheets: Sheet[] = [];
  if (changed !== undefined) {
    const intro = [words.sheetNote, ...general].map((line) => across(line, "paragraph", COLUMNS));
    const names = { sheet: words.sheet, title: words.sheet, table: words.table };
    sheets.push(list(page, changed, { ...names, empty: words.noFigure, intro }));
  }
  if (prior.length > 0) {
    const names = { sheet: words.priorSheet, title: words.priorTitle, table: words.priorTable };
    const intro = [across(words.priorNote, "paragraph", COLUMNS)];
    sheets.push(list(page, prior, { ...names, empty: "", intro }));
  }
  return sheets;
}

const COLUMNS = 8;

type Names = Pick<Parameters<typeof listSheet>[1], "sheet" | "title" | "table" | "empty"> & {
  readonly intro: NonNullable<Parameters<typeof listSheet>[1]["intro"]>;
};

function list(page: FirmPage, values: readonly ChangeLine[], names: Names): Sheet {
  const { language, currency } = page;
  const words = WORDS[language].changes;
  const columns: Column<ChangeLine>[] = [
    { header: words.columns.client, width: 28, style: "text", cell: ({ client }) => client },
    { header: words.columns.date, width: 13, style: "date", cell: ({ change }) => dateCell(dateOf(change)) },
    {
      header: words.columns.what,
      width: 34,
      style: "wrapped",
      cell: ({ change }) => subject(change, language),
    },
    {
      header: words.columns.why,
      width: 34,
      style: "wrapped",
      cell: ({ change }) => causeSentence(change, language),
    },
    {
      header: words.columns.banks,
      width: 11,
      style: "hours",
      cell: ({ change }) => inHours(gained(change, "change")),
      sum: (all) => inHours(minutes(all.reduce((sum, { change }) => sum + gained(change, "change"), 0))),
    },
    {
      header: words.columns.billable,
      width: 11,
      style: "hours",
      cell: ({ change }) => inHours(gained(change, "charged", "billable")),
      sum: (all) =>
        inHours(minutes(all.reduce((sum, { change }) => sum + gained(change, "charged", "billable"), 0))),
    },
    {
      header: `${words.columns.amount} ${currency}`,
      width: 13,
      style: "money",
      cell: ({ change }) => {
        const amount = amountOf(change);
        return amount === null
          ? { content: WORDS[language].rules.noRate, style: "text muted" }
          : inCurrency(amount);
      },
      // A10: a sum that omits work without a rate would mislead.
      sum: (all) => {
        const amount = knownSum(all.map(({ change }) => amountOf(change)));
        return amount === null ? null : inCurrency(amount);
      },
    },
    {
      header: words.columns.effect,
      width: 46,
      style: "wrapped",
      cell: ({ change }) => effectSentence(change, language),
    },
  ];
  return listSheet(page, { ...names, values, columns, total: page.words.total });
}

/** The minutes the change added, to all banks or to billable work. */
function gained({ effects }: ChangeJson, figure: "change" | "charged", on?: "billable") {
  const own = effects.filter((effect) => on === undefined || effect.on === on);
  return minutes(own.reduce((sum, effect) => sum + effect[figure], 0));
}

/** The amount of its billable minutes, null if any of them has no rate, and of time added at a price. */
function amountOf({ effects }: ChangeJson): Cents | null {
  const billable = effects.filter(({ on, cents: amount }) => isBilledEffect({ on, amount }));
  return knownSum(billable.map((effect) => (effect.cents === null ? null : cents(effect.cents))));
}

function dateOf({ date }: ChangeJson): CalendarDate | null {
  return parseDate(date);
}
