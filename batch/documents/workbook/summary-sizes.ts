/**
 * For the firm only: which size of each VIP or Diamond bank would have cost least, of terms long enough to judge (M4).
 *
 * Laws: a size never stands without the hours that were carried in, and those it would have left. A term without all
 * prices and rates is left out, and counted.
 */

import type { SizeCost } from "../../../core/figures/other-sizes.ts";
import type { TermValue } from "../../../core/figures/term-values.ts";
import { isVip } from "../../../core/rules/plans.ts";
import type { PlanTerm } from "../../../core/rules/terms.ts";
import { type Cents, inCurrency, inHours } from "../../../core/values/units.ts";
import type { Sheet } from "../../xlsx/workbook.ts";
import { dateCell, planText } from "./client-page.ts";
import { across, type Column, type FirmPage, listSheet } from "./firm-page.ts";

interface Judged {
  readonly client: string;
  readonly value: TermValue;
  readonly term: PlanTerm;
}

/** One whose sizes all have a price. */
interface Compared extends Judged {
  readonly best: SizeCost & { readonly total: Cents };
  readonly held: SizeCost & { readonly total: Cents };
}

/** The sheet, unless no bank can be judged. */
export function sizesSheets(page: FirmPage): Sheet[] {
  const { words } = page;
  const judged = judgedTerms(page);
  if (judged.length === 0) return [];
  const values = judged.flatMap((own) => compared(own) ?? []);
  const columns = [...termColumns(page), ...costColumns(page)];
  const left = judged.length - values.length;
  const omitted = left === 0 ? [] : [across(words.sizesNotKnown(left), "warning", columns.length)];
  return [
    listSheet(page, {
      sheet: words.moreSheets.sizes,
      title: words.moreSheets.sizes,
      table: words.firmTables.sizes,
      values,
      columns,
      total: null,
      empty: words.nothingHere,
      intro: omitted,
      note: words.sizesExplained,
    }),
  ];
}

function judgedTerms({ month }: FirmPage): Judged[] {
  return month.clients.flatMap(({ client, values }) =>
    values.flatMap((value) => {
      const [term] = value.terms;
      return term !== undefined && value.isJudged && isVip(term.plan)
        ? { client: client.name, value, term }
        : [];
    }),
  );
}

function compared(own: Judged): Compared | null {
  const { best, sizes } = own.value;
  const held = sizes.find(({ hours }) => hours === own.term.quantity);
  return best !== null && held !== undefined && isKnown(best) && isKnown(held)
    ? { ...own, best, held }
    : null;
}

function isKnown(size: SizeCost): size is SizeCost & { readonly total: Cents } {
  return size.total !== null;
}

function termColumns({ words }: FirmPage): Column<Compared>[] {
  const heads = words.sizeColumns;
  return [
    { header: heads.client, width: 28, style: "text", cell: ({ client }) => client },
    { header: heads.held, width: 18, style: "text", cell: ({ term }) => planText(term, words) },
    { header: heads.from, width: 12.5, style: "date", cell: ({ value }) => dateCell(value.period.from) },
    { header: heads.to, width: 12.5, style: "date", cell: ({ value }) => dateCell(value.period.to) },
    {
      header: heads.judged,
      width: 18,
      style: "text",
      cell: ({ value: { of, days, ofDays } }) =>
        of === "last" ? words.sizesJudgedOn.last : words.sizesJudgedOn.current(days, ofDays),
    },
    hours(heads.carriedIn, ({ value }) => inHours(value.carriedIn)),
    hours(heads.bought, ({ term }) => term.quantity),
    hours(heads.used, ({ value }) => inHours(value.spared)),
    hours(heads.left, ({ value }) => inHours(value.left)),
  ];
}

function costColumns({ words, currency }: FirmPage): Column<Compared>[] {
  const heads = words.sizeColumns;
  const held = `${heads.heldCost} ${currency}`;
  const best = `${heads.bestCost} ${currency}`;
  const money = (header: string, of: (own: Compared) => Cents): Column<Compared> => ({
    header,
    width: 11,
    style: "money",
    cell: (own) => inCurrency(of(own)),
  });
  return [
    { header: heads.best, width: 10, style: "text", cell: (own) => words.quantity.hours(own.best.hours) },
    hours(heads.wouldLeave, (own) => inHours(own.best.left)),
    money(best, (own) => own.best.total),
    money(held, (own) => own.held.total),
    {
      header: `${heads.difference} ${currency}`,
      width: 11,
      style: "money",
      cell: (own, at) => ({
        formula: `${at(held)}-${at(best)}`,
        result: (own.held.total - own.best.total) / 100,
      }),
    },
  ];
}

function hours(header: string, of: (own: Compared) => number): Column<Compared> {
  return { header, width: 8, style: "hours", cell: of };
}
