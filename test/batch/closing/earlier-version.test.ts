/** Books that an earlier version closed (M2): a newer one goes on from them, and moves nothing of what was closed. */

import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readBooks } from "../../../batch/books/closed-books.ts";
import { readConfig } from "../../../batch/config/config.ts";
import type { RunJson } from "../../../batch/documents/run-json.ts";
import { type ClientMonth, type Month, monthPeriod } from "../../../batch/month/month.ts";
import { closeMonth } from "../../../batch/run/month-closing.ts";
import { statement } from "../../../core/figures/statement.ts";
import { type CalendarDate, day, formatDate } from "../../../core/values/calendar.ts";
import { filesUnder, run, runJsonOf, SILENT } from "../firm-folder.ts";
import { wholeMonth } from "../whole-month.ts";
import expected from "./books-of-version-0.1.0/expected.json" with { type: "json" };

const BOOKS = join(import.meta.dirname, "books-of-version-0.1.0");
const CLOSED = ["2026-08", "2026-09"] as const;
const THROUGH = day("2026-09-30");
const OPEN = "2026-10";

let folder: string;
/** The open month, as it was written and as it was read. */
let written: RunJson;
let month: Month<ClientMonth>;
/** What the first run after the update printed, and the one after it. */
let first: string;
let second: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "books-"));
  await cp(BOOKS, folder, { recursive: true });
  const { code, printed } = await run(folder, { period: OPEN });
  expect(code, printed).not.toBe(2);
  first = printed;
  second = (await run(folder, { period: OPEN })).printed;
  written = await runJsonOf(folder, OPEN);
  month = await wholeMonth(OPEN, await readConfig(join(folder, "config.json")));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** What is said of each client, by name, so that a failure shows the whole firm. */
const byClient = <T>(clients: readonly T[], name: (client: T) => string, says: (client: T) => unknown) =>
  Object.fromEntries(clients.map((client) => [name(client), says(client)]));

test("every client is still there, and nothing is reported of the closed months: nobody changed anything", () => {
  const nothing = byClient(
    expected.clients,
    ({ client }) => client,
    () => [],
  );
  const reported = byClient(
    written.clients,
    ({ client }) => client,
    ({ priorPeriod }) => priorPeriod,
  );
  expect(reported).toEqual(nothing);
});

/** A paid row that made no term then (an overlap) makes one now: it serves from the first open day, and nothing before. */
const SINCE_READ: Record<
  string,
  { plan: string; quantity: number; start: string; opens: string; expires: string }
> = {
  "Noyer Mobilier": {
    plan: "VIP",
    quantity: 4,
    start: "2026-08-20",
    opens: "2026-10-01",
    expires: "2027-08-20",
  },
};

test("each bank opens with what it was closed at, and keeps its dates", () => {
  for (const { client, banks } of written.clients) {
    const closed = expected.clients.find((one) => one.client === client)?.banks ?? [];
    const opened = banks.filter(({ start }) => day(start) <= THROUGH);
    const opening = opened.map(({ plan, start, expires, opening }) => ({ plan, start, expires, opening }));
    // One that expired in a closed month is not shown in October.
    const stillShown = closed.filter(({ expires }) => day(expires) > THROUGH);
    const since = SINCE_READ[client];
    const begins = since === undefined ? [] : [{ ...since, closing: 0 }];
    expect(opening, client).toEqual(
      [...stillShown, ...begins].map(({ plan, start, expires, closing }) => ({
        plan,
        start,
        expires,
        opening: closing,
      })),
    );
    expect(banks.map(({ priorPeriod }) => priorPeriod)).toEqual(banks.map(() => 0));
  }
});

test("a term begun by the last closed day keeps its start, its end and what it covers", () => {
  const date = (at: CalendarDate | null) => (at === null ? null : formatDate(at));
  const terms = byClient(
    month.clients,
    ({ client }) => client.name,
    ({ terms }) =>
      terms
        .filter(({ start }) => start <= THROUGH)
        .map(({ plan, quantity, start, opens, expires }) => ({
          plan,
          quantity,
          start: date(start),
          opens: date(opens),
          expires: date(expires),
        })),
  );
  expect(terms).toEqual(
    byClient(
      expected.clients,
      ({ client }) => client,
      ({ client, terms }) => [...terms, ...(SINCE_READ[client] === undefined ? [] : [SINCE_READ[client]])],
    ),
  );
});

test.each(CLOSED)("work of %s stays where it was placed, to the minute and the cent", (period) => {
  const now = byClient(
    month.clients,
    ({ client }) => client.name,
    ({ ledger, terms }) => {
      const { placed, charged, billable } = statement(ledger, terms, monthPeriod(period), month.prices);
      return { billable: { minutes: billable.total.charged, cents: billable.total.amount }, placed, charged };
    },
  );
  expect(now).toEqual(
    byClient(
      expected.clients,
      ({ client }) => client,
      ({ months }) => months[period],
    ),
  );
});

test("the first run after the update names whose open figures it moves, why and by how much; the next says nothing of it", () => {
  const reported = "Cette version lit certaines choses autrement";
  const [, moved = ""] = first.split(reported);
  const clients = [
    ...moved.matchAll(
      /^ {2}(.+?) : (?:le travail|des lignes).*?(−\d+|\+\d+|0) min, facturable (−\d+|\+\d+|0) min$/gm,
    ),
  ];
  expect(clients.map(([, client, left, billable]) => [client, left, billable])).toEqual([
    ["Érable Transport", "−60", "−60"],
    ["Frêne Logistique", "−60", "−60"],
    ["Noyer Mobilier", "+195", "−45"],
  ]);
  expect(second).not.toContain(reported);
});

test("a month closed on top of them keeps the earlier readings: the month after it reports nothing of theirs", async () => {
  const again = await mkdtemp(join(tmpdir(), "books-"));
  try {
    await cp(folder, again, { recursive: true });
    const config = await readConfig(join(again, "config.json"));
    const at = new Date(Date.UTC(2026, 10, 3));
    await closeMonth({ period: OPEN, by: "Ada", at, withExceptions: true }, config, SILENT);
    await run(again, { period: "2026-11" });
    const { clients } = await runJsonOf(again, "2026-11");
    expect(clients.map(({ client, priorPeriod }) => [client, priorPeriod])).toEqual(
      clients.map(({ client }) => [client, []]),
    );
  } finally {
    await rm(again, { recursive: true, force: true });
  }
});

test("the open month is closed on top of them, and what was closed before is on the disk as it was", async () => {
  const config = await readConfig(join(folder, "config.json"));
  const at = new Date(Date.UTC(2026, 10, 3));
  await closeMonth({ period: OPEN, by: "Ada", at, withExceptions: true }, config, SILENT);
  const { months } = await readBooks(config);
  expect(months.map(({ period }) => period)).toEqual([...CLOSED, OPEN]);
  const kept = await filesUnder(join(BOOKS, "out"));
  const now = await filesUnder(join(folder, "out"));
  expect(kept.size).toBeGreaterThan(0);
  for (const [path, bytes] of kept) expect(now.get(path), path).toEqual(bytes);
});
