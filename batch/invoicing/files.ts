/**
 * The files of a month's invoices, for the accounting software: one for each time that invoices were issued, more where
 * the program takes only so many at once, and credit notes apart.
 *
 * Laws: the same invoices and layout give the same bytes; nothing is cut and no sign is replaced: what a program can't
 * take is said before anything is issued.
 */

import { stringify } from "csv-stringify/sync";
import { WORDS, type Words } from "../../core/words/words.ts";
import type { InvoiceField } from "../config/billing-settings.ts";
import { FatalError } from "../disk/fatal-error.ts";
import { inWindows1252 } from "../imports/bytes.ts";
import { escaped } from "../imports/texts.ts";
import { type FieldsOf, fieldText, type Tax } from "./fields.ts";
import { type Invoice, type InvoiceLine, isCredit } from "./invoice.ts";
import type { LayoutCell, LayoutField, TableLayout, TaggedLayout } from "./layout.ts";

export interface InvoiceFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** How a firm's invoices are written. */
export interface Writing {
  readonly layout: TableLayout | TaggedLayout;
  /** For what the layout has no room for: credit notes of a program that imports none. */
  readonly plain: TableLayout;
  readonly of: Omit<FieldsOf, "dates">;
}

/** `issuings` are the month's, in order; `stem` begins the name of each file. Throws FatalError for what can't be written. */
export function invoiceFiles(
  stem: { readonly invoices: string; readonly credits: string },
  issuings: readonly (readonly Invoice[])[],
  { layout, plain, of }: Writing,
): InvoiceFile[] {
  const creditLayout = layout.format === "csv" ? layout : plain;
  const split = (isOfThem: (invoice: Invoice) => boolean, by: Writing["layout"]) =>
    issuings.flatMap((invoices) => parts(invoices.filter(isOfThem), by.perFile ?? Infinity));
  const named = (begin: string, by: Writing["layout"], all: readonly (readonly Invoice[])[]) =>
    all.map((invoices, index) => ({
      name: `${begin}${index === 0 ? "" : `-${index + 1}`}.${by.format === "csv" ? "csv" : by.extension}`,
      bytes: bytesOf(invoices, by, { ...of, dates: by.dates }),
    }));
  return [
    ...named(
      stem.invoices,
      layout,
      split((own) => !isCredit(own), layout),
    ),
    ...named(stem.credits, creditLayout, split(isCredit, creditLayout)),
  ];
}

function parts<T>(all: readonly T[], most: number): (readonly T[])[] {
  if (all.length === 0) return [];
  return [all.slice(0, most), ...parts(all.slice(most), most)];
}

function bytesOf(invoices: readonly Invoice[], layout: Writing["layout"], of: FieldsOf): Buffer {
  return layout.format === "csv" ? tableOf(invoices, layout, of) : taggedOf(invoices, layout, of);
}

function tableOf(invoices: readonly Invoice[], layout: TableLayout, of: FieldsOf): Buffer {
  const heads = WORDS[of.language].invoices.fields;
  const isOfCredits = invoices.some(isCredit);
  const headings = layout.columns.map(
    ({ heading, creditHeading, value }) =>
      (isOfCredits ? creditHeading : undefined) ?? heading ?? heads[value as InvoiceField] ?? "",
  );
  const text = cellsOf(layout, of);
  const rows = invoices.flatMap((invoice) =>
    invoice.lines.map((line, index) =>
      layout.columns.map((cell) => (cell.once && index > 0 ? "" : text(cell, invoice, line))),
    ),
  );
  // A BOM, so that Excel reads the accents; a program may take it for a part of its first heading.
  const csv = stringify([headings, ...rows], {
    bom: layout.forPeople,
    record_delimiter: "\r\n",
    ...(layout.forPeople ? { cast: { string: (of: string) => (NUMBER.test(of) ? of : escaped(of)) } } : {}),
  });
  return Buffer.from(csv, "utf8");
}

/** Also below 0, where a line of a correction takes back. */
const NUMBER = /^-?\d+(\.\d+)?$/;

function taggedOf(invoices: readonly Invoice[], layout: TaggedLayout, of: FieldsOf): Buffer {
  const text = cellsOf(layout, of);
  const row = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', "'")}"`).join(",");
  const lines = invoices.flatMap((invoice) => {
    const [first] = invoice.lines;
    if (first === undefined) return [];
    const inRow = (cells: readonly LayoutCell[]) => row(cells.map((cell) => text(cell, invoice, first)));
    return [
      ...[layout.open, inRow(layout.customer), inRow(layout.invoice)],
      ...invoice.lines.map((line) =>
        row([
          ...layout.line.map((cell) => text(cell, invoice, line)),
          ...of.billing.taxes.flatMap((tax) => layout.tax.map((cell) => text(cell, invoice, line, tax))),
        ]),
      ),
      layout.close,
    ];
  });
  return encoded([...layout.head, ...lines, ""].join("\r\n"), layout, of);
}

type TextOf = (cell: LayoutCell, invoice: Invoice, line: InvoiceLine, tax?: Tax) => string;

/** The text of a cell. Throws FatalError where it is needed and missing, or longer than the program takes. */
function cellsOf({ program }: Writing["layout"], of: FieldsOf): TextOf {
  const says = WORDS[of.language].invoices;
  return ({ value, text, needed, most }, invoice, line, tax) => {
    if (value === undefined) return text;
    const found = fieldText(value, invoice, line, of, tax ?? null);
    if (found === "" && needed) throw new FatalError([says.needed(program, settingOf(value, line))]);
    if (most !== undefined && [...found].length > most)
      throw new FatalError([tooLong(says, found, most, value)]);
    return found;
  };
}

/** The key of `billing` that gives the field its text. */
function settingOf(field: LayoutField, { item }: InvoiceLine): string {
  if (field === "account") return `accounts.${item}`;
  return field === "item" ? `items.${item}` : field === "customer" ? "clients" : field;
}

function tooLong(says: Words["invoices"], text: string, most: number, field: LayoutField): string {
  return says.tooLong(text, most, field === "customer" ? "clients" : field === "number" ? "prefix" : field);
}

/** Throws FatalError for a sign that the encoding doesn't have. */
function encoded(text: string, { program }: TaggedLayout, { language }: FieldsOf): Buffer {
  const made = inWindows1252(text);
  if ("bytes" in made) return made.bytes;
  const line = text.split("\r\n").find((own) => own.includes(made.missing)) ?? made.missing;
  throw new FatalError([WORDS[language].invoices.unwritableSign(line, program)]);
}
