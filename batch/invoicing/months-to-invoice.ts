/**
 * The months that invoices are made of: the one that is asked for, and those invoiced before, of which a reopening may
 * have changed something.
 *
 * Laws: they are the records of closed months; only a preview may be of figures that are not closed. While a month that
 * was invoiced is open, nothing is issued: its work might be billed twice, by itself and as late work of the next.
 */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { WORDS } from "../../core/words/words.ts";
import { type Books, readBooks } from "../books/closed-books.ts";
import type { Config } from "../config/config.ts";
import { FatalError } from "../disk/fatal-error.ts";
import { RUN_FILE } from "../disk/output-folder.ts";
import { invoiceCommand } from "../run/next-step.ts";
import { BILLED_MONTH, type BilledMonth } from "./billed-month.ts";
import type { Issued } from "./issued.ts";
import type { RecordedMonth } from "./owed.ts";

interface MonthsToInvoice {
  /** In order. */
  readonly months: readonly RecordedMonth[];
  readonly newest: BilledMonth;
  /** Sentences about closed months between them that were never invoiced. */
  readonly never: readonly string[];
}

/** Throws FatalError where the month, or one that was invoiced, is not closed, or a record lacks what is needed. */
export async function monthsToInvoice(
  { period, isDry }: { readonly period: string; readonly isDry: boolean },
  { periods }: Issued,
  config: Config,
): Promise<MonthsToInvoice> {
  const says = WORDS[config.language].invoices;
  const books = await readBooks(config);
  const closed = books.months.map((month) => month.period);
  const isPreview = isDry && !closed.includes(period);
  if (!isPreview && !closed.includes(period)) throw new FatalError([says.notClosed(period)]);
  const reopened = periods.find((own) => !closed.includes(own) && !(isPreview && own === period));
  if (reopened !== undefined) throw new FatalError([says.reopened(reopened)]);
  const wanted = new Set([...periods, period]);
  const months = books.months
    .filter((month) => wanted.has(month.period))
    .map((month) => recorded(month, says));
  if (isPreview) months.push(await openMonth(period, config));
  const newest = months.at(-1)?.figures;
  if (newest === undefined) throw new Error("broken assumption: one month at least is invoiced");
  const [first] = [...wanted].sort();
  const never = closed.filter((own) => own > (first ?? own) && own < newest.period && !wanted.has(own));
  return { months, newest, never: never.map((own) => says.notInvoiced(own, invoiceCommand(own))) };
}

function recorded(
  { period, run, settings, names = [] }: Books["months"][number],
  says: (typeof WORDS)["en"]["invoices"],
): RecordedMonth {
  const figures = BILLED_MONTH.safeParse(run);
  if (!figures.success) throw new FatalError([says.otherVersion(period, run.engine)]);
  return {
    figures: figures.data,
    rates: settings.rates ?? {},
    names: new Map(names.map(({ client, known }) => [client, known])),
  };
}

/** A month as it was last reconciled. */
async function openMonth(period: string, { out, language, settings }: Config): Promise<RecordedMonth> {
  const figures = await readFile(join(out, period, RUN_FILE), "utf8")
    .then((text) => BILLED_MONTH.safeParse(JSON.parse(text)))
    .catch(() => null);
  if (!figures?.success) throw new FatalError([WORDS[language].invoices.notRun(period)]);
  return { figures: figures.data, rates: settings.rates, names: new Map() };
}
