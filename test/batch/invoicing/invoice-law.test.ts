/**
 * Nothing is invoiced twice and nothing is forgotten, over random firms whose months are closed, reopened, closed again
 * and invoiced in any order, while rows come late, change and go, and the computer stops in the middle: at the end each
 * closed month has been invoiced for what its record says, and each renewal for what became of it, to the cent.
 *
 * Law: the expected sums are read from the records of closed months, the invoices from the files for the accounting
 * software; nothing here knows a rule. Seeded; `npm run fuzz` goes on for longer.
 */

import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { RunJson } from "../../../batch/documents/run-json.ts";
import { LANGUAGES } from "../../../core/values/language.ts";
import { nameKey } from "../../../core/values/names.ts";
import { WORDS } from "../../../core/words/words.ts";
import { metMoreThan } from "../../core/random-firm.ts";
import { LONG } from "../../mode.ts";
import { type ClosedFirm, closedFirms, filesAt, PERIODS } from "../closing/closed-firm.ts";
import { IN_THIS_PROCESS } from "../closing/month-hands.ts";
import { put, run } from "../firm-folder.ts";
import { ACCOUNTS, filesOf, invoice, issuedFile, issuedIn, totalOf } from "./invoiced-firm.ts";

const RUNS = LONG ? 300 : 25;
const SEED = Number(process.env.FUZZ_SEED ?? (LONG ? Date.now() % 1_000_000_000 : 1));
const PATIENCE_MS = LONG ? 10 * 3_600_000 : 600_000;

/** What is done once a month is closed. */
interface Turn {
  readonly invoices: boolean;
  /** Reopened as more is known, and closed again; perhaps invoiced meanwhile, which is refused, and then. */
  readonly reopens: boolean;
  readonly again: boolean;
  /** How much of the record's last line is lost, in percent; 0: nothing. Its files are lost with it. */
  readonly cut: number;
}
const turn: fc.Arbitrary<Turn> = fc.record({
  invoices: fc.constantFrom(true, true, false),
  reopens: fc.boolean(),
  again: fc.boolean(),
  cut: fc.constantFrom(0, 0, 1, 40, 99),
});
const stories = fc.record({
  firm: closedFirms.filter(({ closings }) => closings === 2),
  turns: fc.array(turn, { minLength: 3, maxLength: 3 }),
  layout: fc.constantFrom("plain", "xero", "quickbooks-online"),
  renewals: fc.constantFrom("orange", "all"),
});

async function putFiles(folder: string, story: ClosedFirm, step: number, billing: object): Promise<void> {
  for (const [path, content] of filesAt(story, step)) {
    const isConfig = path === "config.json";
    await put(folder, path, isConfig ? JSON.stringify({ ...JSON.parse(content), billing }) : content);
  }
}

/** As after a crash while it was written: a part of its last line, and none of the files made of it. */
async function cutShort(folder: string, percent: number): Promise<void> {
  const text = await readFile(issuedFile(folder), "utf8").catch(() => "");
  const last = text.slice(text.lastIndexOf("\n", text.length - 2) + 1);
  await writeFile(issuedFile(folder), text.slice(0, text.length - Math.ceil((last.length * percent) / 100)));
  for (const name of (await filesOf(folder)).keys()) await rm(join(folder, "out/invoices", name));
}

test(
  `each closed month is invoiced once, to the cent (seed ${SEED})`,
  async () => {
    const met = { firms: 0, invoices: 0, credits: 0, corrections: 0, renewals: 0, refused: 0, cut: 0 };
    await fc.assert(
      fc.asyncProperty(stories, async ({ firm, turns, layout, renewals }) => {
        const folder = await mkdtemp(join(tmpdir(), "invoiced-"));
        const billing = { layout, renewals, prefix: "A-", taxCode: "HST", accounts: ACCOUNTS };
        try {
          await mkdir(join(folder, "logs"));
          const reconciled = async (step: number, period: string) => {
            await putFiles(folder, firm, step, billing);
            if ((await run(folder, { period })).code === 2) return false;
            await IN_THIS_PROCESS.close(folder, period);
            return true;
          };
          for (const [step, period] of PERIODS.entries()) {
            const { invoices, reopens, again, cut } = turns[step] as Turn;
            if (!(await reconciled(step, period))) return;
            if (invoices) await invoice(folder, period);
            if (reopens) {
              await IN_THIS_PROCESS.reopen(folder, period);
              const before = await issuedIn(folder);
              if (before.length > 0) {
                expect((await invoice(folder, period)).code).toBe(2);
                expect(await issuedIn(folder)).toEqual(before);
                met.refused += 1;
              }
              if (!(await reconciled(Math.min(2, step + 1), period))) return;
              if (again) await invoice(folder, period);
            }
            if (cut > 0 && (await issuedIn(folder)).length > 0) {
              await cutShort(folder, cut);
              met.cut += 1;
            }
          }
          for (const period of PERIODS) await invoice(folder, period);
          await expectInvoiced(folder, renewals);
          const all = await issuedIn(folder);
          met.firms += 1;
          met.invoices += all.length;
          met.credits += all.filter((own) => totalOf(own) < 0).length;
          met.corrections += all.filter(({ corrects }) => corrects !== null).length;
          met.renewals += all.filter(({ about }) => about.is === "renewal").length;
        } finally {
          await rm(folder, { recursive: true, force: true });
        }
      }),
      { seed: SEED, numRuns: RUNS, interruptAfterTimeLimit: PATIENCE_MS / 5 },
    );
    const { firms, ...things } = met;
    metMoreThan(0.8 * RUNS, firms);
    for (const times of Object.values(things)) metMoreThan(0.5 * RUNS, times);
  },
  PATIENCE_MS,
);

async function expectInvoiced(folder: string, renewals: "orange" | "all"): Promise<void> {
  const all = await issuedIn(folder);
  expect(new Set(all.map(({ number }) => number)).size).toBe(all.length);
  const records = await recordsIn(folder);
  for (const { period, clients } of records) {
    const own = all.filter(({ about }) => about.is === "bill" && about.period === period);
    const bySum = (of: (key: string) => number) =>
      [...new Set([...clients.map(({ client }) => client), ...own.map(({ client }) => client)])].map(
        (name) => [period, name, of(nameKey(name))],
      );
    expect(bySum((key) => sum(own.filter(({ client }) => nameKey(client) === key).map(totalOf)))).toEqual(
      bySum((key) => clients.find(({ client }) => nameKey(client) === key)?.toBill.cents ?? 0),
    );
  }
  expectRenewals(all, records, renewals);
  await expectFiles(folder, sum(all.map(totalOf)));
}

/** A renewal is invoiced at its price while it is due or once it was paid, and at nothing when neither came to be. */
function expectRenewals(
  all: Awaited<ReturnType<typeof issuedIn>>,
  records: readonly RunJson[],
  which: "orange" | "all",
): void {
  const newest = records.at(-1);
  if (newest === undefined) return;
  for (const { client, renewals, renewed = [] } of newest.clients) {
    const sums = new Map<string, number>();
    for (const own of all)
      if (own.about.is === "renewal" && nameKey(own.client) === nameKey(client)) {
        const key = `${own.about.plan} ${own.about.expires}`;
        sums.set(key, (sums.get(key) ?? 0) + totalOf(own));
      }
    const isOf = (key: string) => (own: { plan: string; expires: string }) =>
      `${own.plan} ${own.expires}` === key;
    for (const [key, total] of sums) {
      const price = renewed.find(isOf(key))?.cents ?? renewals.find(isOf(key))?.ownCents;
      if (price !== null) expect([client, key, total]).toEqual([client, key, price ?? 0]);
    }
    for (const { plan, expires, invoiceOn, ownCents, near } of renewals) {
      const isDue = invoiceOn === null ? which === "all" && near : invoiceOn <= "2026-02-28";
      if (isDue && ownCents) expect([client, sums.has(`${plan} ${expires}`)]).toEqual([client, true]);
    }
  }
}

async function recordsIn(folder: string): Promise<RunJson[]> {
  const closed = join(folder, "out/closed");
  const names = (await readdir(closed)).filter((name) => /^\d{4}-\d{2}\.json$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => JSON.parse(await readFile(join(closed, name), "utf8")).run as RunJson),
  );
}

/** The headings of a layout for a line's quantity, rate and amount, where it has one. */
const HEADINGS = [
  ["*Quantity", "*UnitAmount", null],
  ["ItemQuantity", "ItemRate", "*ItemAmount"],
  ...LANGUAGES.map((language) => {
    const { quantity, rate, amount } = WORDS[language].invoices.fields;
    return [quantity, rate, amount] as const;
  }),
] as const;

/** Read back, the files have the same sum: credit notes in files of their own, with positive amounts. */
async function expectFiles(folder: string, total: number): Promise<void> {
  let found = 0;
  for (const [name, bytes] of await filesOf(folder)) {
    const rows: Record<string, string>[] = parse(bytes, { columns: true, bom: true });
    for (const row of rows) {
      const [quantity, rate, amount] = HEADINGS.find(([heading]) => heading in row) ?? ["", "", null];
      const product = Math.round(Number(row[quantity]) * Number(row[rate]) * 100);
      if (amount !== null) expect(product).toBe(Math.round(Number(row[amount]) * 100));
      found += name.startsWith("credit-notes-") ? -product : product;
    }
  }
  expect(found).toBe(total);
}

const sum = (all: readonly number[]) => all.reduce((total, own) => total + own, 0);
