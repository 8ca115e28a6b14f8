/**
 * What was invoiced: `out/invoices/issued.jsonl`, a journal with one event for each time that invoices were issued.
 *
 * Laws: those of a journal; all invoices of one issuing are one event, so after a crash all of them were issued or none;
 * a number is given once; the files that people import are made from the journal alone, and can be made again.
 */

import { join } from "node:path";
import * as z from "zod";
import { WORDS } from "../../core/words/words.ts";
import type { Config } from "../config/config.ts";
import { Journal, journalEvents } from "../disk/journal.ts";
import { type About, INVOICE, type Invoice, type InvoiceLine, isFor, isSameMatter } from "./invoice.ts";

const period = z.string().regex(/^\d{4}-\d{2}$/);

const ISSUED = z.strictObject({
  event: z.literal("issued"),
  /** An instant in UTC. */
  at: z.iso.datetime(),
  by: z.string(),
  /** The month that was asked for. */
  period,
  invoices: z.array(INVOICE),
});
type Issuing = z.infer<typeof ISSUED>;

export function invoicesFolder({ out }: Pick<Config, "out">): string {
  return join(out, "invoices");
}

const journalOf = (config: Config) => join(invoicesFolder(config), "issued.jsonl");
const opening = ({ language }: Config) => ({ event: ISSUED, says: WORDS[language].invoices, language });

/** The issuings so far, with nothing touched. Throws FatalError when the journal can't be read. */
export function issuingsSoFar(config: Config): Promise<Issuing[]> {
  return journalEvents(journalOf(config), opening(config));
}

/** Throws FatalError when the journal can't be read or written. */
export async function recordIssuing(issuing: Issuing, config: Config): Promise<void> {
  const journal = await Journal.open(journalOf(config), opening(config));
  try {
    await journal.append(issuing);
  } finally {
    await journal.close();
  }
}

/** All that was invoiced. */
export class Issued {
  readonly #issuings: readonly Issuing[];
  readonly #invoices: readonly Invoice[];

  constructor(issuings: readonly Issuing[]) {
    this.#issuings = issuings;
    this.#invoices = issuings.flatMap(({ invoices }) => invoices);
  }

  /** The months that were invoiced, in order; one without anything to bill is among them. */
  get periods(): string[] {
    return [...new Set(this.#issuings.map((own) => own.period))].sort();
  }

  about(matter: About): Invoice[] {
    return this.#invoices.filter(({ about }) => isSameMatter(about, matter));
  }

  renewalsOf(names: ReadonlySet<string>): Invoice[] {
    return this.#invoices.filter((invoice) => invoice.about.is === "renewal" && isFor(invoice, names));
  }

  /** The number of invoices whose numbers are of the month. */
  countOf(month: string): number {
    return this.#issuings.filter((own) => own.period === month).flatMap(({ invoices }) => invoices).length;
  }
}

/** What invoices bill together, by the keys of their lines. */
export function billedBy(invoices: readonly Invoice[]): Map<string, InvoiceLine> {
  return summedByKey(invoices.flatMap(({ lines }) => lines));
}

/** Lines added up by what they bill; each has the words of its last one, and all its days. */
export function summedByKey(lines: readonly InvoiceLine[]): Map<string, InvoiceLine> {
  const found = new Map<string, InvoiceLine>();
  for (const line of lines) {
    const before = found.get(line.key);
    if (before === undefined) found.set(line.key, line);
    else
      found.set(line.key, {
        ...line,
        minutes: before.minutes + line.minutes,
        cents: before.cents + line.cents,
        from: before.from < line.from ? before.from : line.from,
        to: before.to > line.to ? before.to : line.to,
      });
  }
  return found;
}
