/**
 * Layouts of the files that accounting software imports, as data: a small JSON file for each program. A firm whose
 * program wants it otherwise names a file of its own.
 *
 * Laws: an unknown key is an error; a layout says what stands where and how dates are written, never what an invoice is.
 */

import { readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import * as z from "zod";
import { WORDS } from "../../core/words/words.ts";
import { INVOICE_FIELDS } from "../config/billing-settings.ts";
import type { Config } from "../config/config.ts";
import { FatalError } from "../disk/fatal-error.ts";
import { reasonOf } from "../disk/stop-sentences.ts";

const FIELDS = [
  ...INVOICE_FIELDS,
  "lineCount",
  "totalWithTaxes",
  "taxName",
  "taxPercent",
  "taxAmount",
] as const;
export type LayoutField = (typeof FIELDS)[number];

/** What stands in a place: a field of the invoice, or always the same text. */
const CELL = z.strictObject({
  value: z.enum(FIELDS).optional(),
  text: z.string().default(""),
  /** The program refuses a line without it. */
  needed: z.boolean().default(false),
  /** The most characters that it takes. */
  most: z.int().positive().optional(),
});
export type LayoutCell = z.infer<typeof CELL>;

const COMMON = {
  /** As `billing.layout` names it. */
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  program: z.string(),
  dates: z.enum(["YYYY-MM-DD", "DD/MM/YYYY", "MM/DD/YYYY", "MM-DD-YYYY"]),
  /** The most invoices that one file may hold. */
  perFile: z.int().positive().optional(),
};

const TABLE = z.strictObject({
  ...COMMON,
  format: z.literal("csv"),
  /** Whether people open it in a spreadsheet: then no text in it is taken for a formula. */
  forPeople: z.boolean().default(false),
  columns: z.array(
    CELL.extend({
      /** As the program knows it; a word of ours where it is left out. */
      heading: z.string().optional(),
      /** The heading in a file of credit notes, where it is another one. */
      creditHeading: z.string().optional(),
      /** Only on the first line of an invoice. */
      once: z.boolean().default(false),
    }),
  ),
});

/** Rows of quoted cells between tags, as Sage 50 reads them. */
const TAGGED = z.strictObject({
  ...COMMON,
  format: z.literal("tagged"),
  extension: z.string(),
  head: z.array(z.string()),
  open: z.string(),
  customer: z.array(CELL),
  invoice: z.array(CELL),
  line: z.array(CELL),
  /** For each tax, after the cells of the line. */
  tax: z.array(CELL),
  close: z.string(),
});

const LAYOUT = z.discriminatedUnion("format", [TABLE, TAGGED]);
export type TableLayout = z.infer<typeof TABLE>;
export type TaggedLayout = z.infer<typeof TAGGED>;
type Layout = TableLayout | TaggedLayout;

const FOLDER = new URL("layouts/", import.meta.url);
/** What a firm gets that names no program. */
const PLAIN = "plain";

/** The layouts that come with the software. Throws on a faulty one: that is our mistake. */
export function builtInLayouts(): Layout[] {
  return readdirSync(FOLDER)
    .sort()
    .map((name) => LAYOUT.parse(JSON.parse(readFileSync(new URL(name, FOLDER), "utf8"))));
}

export function plainLayout(columns: readonly LayoutField[] | undefined): TableLayout {
  const plain = builtInLayouts().find(({ id }) => id === PLAIN);
  if (plain?.format !== "csv") throw new Error("broken assumption: there is a plain layout");
  if (columns === undefined) return plain;
  const chosen = columns.map((value) => ({ value, text: "", needed: false, once: false }));
  return { ...plain, columns: chosen };
}

/** The layout that the configuration names. Throws FatalError when there is none, or it can't be read. */
export async function layoutOf({ billing, file, language }: Config): Promise<Layout> {
  const says = WORDS[language].invoices;
  const { layout: name = PLAIN, columns } = billing ?? {};
  if (name === PLAIN) return plainLayout(columns);
  if (!name.endsWith(".json")) {
    const known = builtInLayouts();
    const found = known.find(({ id }) => id === name);
    if (found !== undefined) return found;
    throw new FatalError([says.noLayout(name, known.map(({ id }) => id).join(", "))]);
  }
  const path = resolve(dirname(file), name);
  const text = await readFile(path, "utf8").catch((error) => {
    throw new FatalError([says.layoutUnread(path, reasonOf(error, language))]);
  });
  return parsedLayout(path, text, says.layoutUnread);
}

function parsedLayout(path: string, text: string, unread: (path: string, reason: string) => string): Layout {
  let given: unknown = null;
  try {
    given = JSON.parse(text);
  } catch {
    // Said below, as of any other text that is no layout.
  }
  const parsed = LAYOUT.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new FatalError([
    unread(path, issue === undefined || issue.path.length === 0 ? "JSON" : issue.path.join(".")),
  ]);
}
