/** A firm on disk that closes months and invoices them: what was issued, and what its files say when they are read back. */

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import type { Invoice } from "../../../batch/invoicing/invoice.ts";
import { invoiceMonth } from "../../../batch/invoicing/invoicing.ts";
import { type Ran, soonAfter } from "../firm-folder.ts";

export const ACCOUNTS = Object.fromEntries(
  ["level1", "level2", "level3", "earlierMonths", "addedTime", "renewal"].map((item) => [item, "4000"]),
);

export async function invoice(
  folder: string,
  period: string,
  { isDry = false, at = soonAfter(period) }: { readonly isDry?: boolean; readonly at?: Date } = {},
): Promise<Ran> {
  const lines: string[] = [];
  const code = await invoiceMonth(
    { config: join(folder, "config.json"), period, by: "Ada", at, isDry },
    { print: (line) => lines.push(line), cwd: folder },
  );
  return { code, printed: lines.join("\n") };
}

export const issuedFile = (folder: string) => join(folder, "out/invoices/issued.jsonl");

/** All that was issued, in order; a line that was cut short is none. */
export async function issuedIn(folder: string): Promise<Invoice[]> {
  const text = await readFile(issuedFile(folder), "utf8").catch(() => "");
  const lines = text.split("\n").slice(0, -1);
  return lines.flatMap((line) => JSON.parse(line).invoices as Invoice[]);
}

/** The files for the accounting software, by name. */
export async function filesOf(folder: string): Promise<Map<string, Buffer>> {
  const at = join(folder, "out/invoices");
  const names = (await readdir(at).catch(() => [])).filter((name) => name !== "issued.jsonl").sort();
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(at, name))] as const)),
  );
}

/** The rows of a file, by its headings. */
export async function rowsOf(folder: string, name: string): Promise<Record<string, string>[]> {
  return parse((await filesOf(folder)).get(name) ?? "", { columns: true, bom: true });
}

export const totalOf = ({ lines }: Invoice) => lines.reduce((total, { cents }) => total + cents, 0);
