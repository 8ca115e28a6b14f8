/**
 * A client's page as text: the figures of run.json for every client of the sample, nobody else's name, no amount where
 * clients see none, and hostile texts as text.
 */

import { createHash } from "node:crypto";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../../../batch/config/config.ts";
import { runJson } from "../../../../batch/documents/month-json.ts";
import { shownIn } from "../../../../batch/documents/page/client-cells.ts";
import { clientDocument } from "../../../../batch/documents/page/client-document.ts";
import { escaped } from "../../../../batch/documents/page/markup.ts";
import type { RunJson } from "../../../../batch/documents/run-json.ts";
import { wordsIn } from "../../../../batch/documents/workbook/words.ts";
import type { ClientMonth, Month } from "../../../../batch/month/month.ts";
import type { StyleName } from "../../../../batch/xlsx/styles.ts";
import type { Content } from "../../../../batch/xlsx/workbook.ts";
import { day, excelSerial } from "../../../../core/values/calendar.ts";
import type { Language } from "../../../../core/values/language.ts";
import { PERIOD, PROJECT } from "../../firm-folder.ts";
import { firms } from "../../hostile-firm.ts";
import { hostileText } from "../../hostile-text.ts";
import { wholeMonth } from "../../whole-month.ts";
import { HOSTILE } from "./sample-run.ts";

let month: Month<ClientMonth>;
let figures: RunJson;
beforeAll(async () => {
  const config = await readConfig(join(PROJECT, "batch/sample/config.json"));
  month = await wholeMonth(PERIOD, config);
  figures = runJson(month, config, { fileOf: ({ client }) => client.name, outputs: [] });
});

const pageOf = (client: ClientMonth, language: Language, clientMoney = true) =>
  clientDocument(month, client, language, { clientMoney });
const figuresOf = ({ client }: ClientMonth) => {
  const own = figures.clients.find((found) => found.client === client.name);
  if (own === undefined) throw new Error(client.name);
  return own;
};

const plain = (markup: string) =>
  markup
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
const section = (page: string, id: string) =>
  new RegExp(`<section id="${id}"[\\s\\S]*?</section>`).exec(page)?.[0] ?? "";
/** The rows of a section's tables: the texts of their cells, by heading where these have one. */
const rowsOf = (markup: string) =>
  [...markup.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)].map(([, row = ""]) =>
    [...row.matchAll(/<t[hd]([^>]*)>([\s\S]*?)<\/t[hd]>/g)].map(([, attributes = "", text = ""]) => ({
      heading: plain(/data-label="([^"]*)"/.exec(attributes)?.[1] ?? ""),
      text: plain(text),
    })),
  );
const under = (rows: ReturnType<typeof rowsOf>, heading: string) =>
  rows.flatMap((cells) => cells.filter((own) => own.heading === heading).map(({ text }) => text));
const inMinutes = (text: string) =>
  Math.round(
    Number(
      text
        .replaceAll(/[^\d.,−]/g, "")
        .replace(",", ".")
        .replace("−", "-"),
    ) * 60,
  );
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

describe.each(["en", "fr"] as const)("the pages of the sample, %s", (language) => {
  test("say what run.json has: what is billed, what banks have left, renewals, notices, the month’s work", () => {
    const words = wordsIn(language);
    const { money, hours, hoursText, date, shortDate, percent } = words.writing;
    for (const client of month.clients) {
      const page = pageOf(client, language);
      const own = figuresOf(client);
      const where = own.client;

      const billed = rowsOf(section(page, "bill")).slice(1);
      const isAny = own.toBill.minutes !== 0 || (own.bill?.length ?? 0) > 0;
      if (isAny) {
        const lines = billed
          .slice(0, own.bill?.length)
          .map(([, time, , amount]) => [time?.text, amount?.text]);
        const due = own.bill?.map(({ minutes, cents }) => [hours(minutes), money(cents ?? Number.NaN)]);
        expect(lines, where).toEqual(due);
        const sum = billed.find(([label]) => label?.text === words.total);
        expect(sum?.[1]?.text, where).toBe(hours(own.toBill.minutes));
        expect(sum?.[3]?.text, where).toBe(money(own.toBill.cents));
      } else expect(plain(section(page, "bill")), where).toContain(words.nothingBilled);

      const inForce = own.banks.filter(({ expires, held }) => expires > figures.asOf && held > 0);
      const held = [...section(page, "banks").matchAll(/<strong>([^<]*)<\/strong>/g)].map(([, text]) => text);
      expect(held, where).toEqual(inForce.map(({ closing }) => hoursText(closing)));
      for (const { step, on } of own.notices ?? [])
        expect(plain(section(page, "banks")), where).toContain(
          words.noticed("", percent(step, 100), date(day(on))).replace(/^ ?: /, ""),
        );

      const [due = ""] = section(page, "renewal").split("</table>");
      const renewals = rowsOf(due);
      const heads = words.renewalSheet.columns;
      const priced = (cents: number | null | undefined) => (cents == null ? words.noPrice : money(cents));
      expect(under(renewals, heads.onTime), where).toEqual(
        own.renewals.map(({ ownCents }) => priced(ownCents)),
      );
      expect(under(renewals, heads.late), where).toEqual(
        own.renewals.map(({ ownLateCents }) => priced(ownLateCents)),
      );
      expect(under(renewals, heads.onTimeUntil), where).toEqual(
        own.renewals.map(({ onTimeUntil }) => shortDate(day(onTimeUntil))),
      );
      expect(under(renewals, heads.keeps), where).toEqual(own.renewals.map(({ keeps }) => hours(keeps ?? 0)));

      const work = rowsOf(section(page, "work"));
      const { worked, charged } = words.ledgerColumns;
      const sums = [worked, charged].map((heading) => under(work, heading).filter((text) => text !== ""));
      const exact = client.statement.lines.flatMap((line) =>
        line.kind === "entry" ? [line.entry.minutes] : [],
      );
      expect(sums[0], where).toEqual(exact.map((minutes) => hours(minutes)));
      expect(total((sums[1] ?? []).map(inMinutes)), where).toBe(
        total(Object.values(own.charged)) + own.toBill.minutes - own.billable.minutes + own.toConfirm.minutes,
      );
    }
  });

  test("name no other client, and are the same bytes when made again", () => {
    const names = month.clients.map(({ client }) => client.name);
    for (const client of month.clients) {
      const page = pageOf(client, language);
      const others = names.filter((name) => name !== client.client.name && page.includes(escaped(name)));
      expect(others, client.client.name).toEqual([]);
      expect(page).toContain(`<h1><bdi>${escaped(client.client.name)}</bdi></h1>`);
      expect(page).not.toMatch(/NaN|Infinity|undefined|\bnull\b|\.csv|sha256(?!-)/);
      expect(pageOf(client, language)).toBe(page);
    }
  });

  test("without money, no amount is anywhere", () => {
    for (const client of month.clients) {
      expect(pageOf(client, language, false)).not.toMatch(/\$/);
      expect(pageOf(client, language)).toContain("$");
    }
  });
});

test("a figure is written as its cell’s format has it, with the sign before all", () => {
  const shown = (language: Language, ...[content, style]: [Content, StyleName]) =>
    shownIn({ language, words: wordsIn(language) }, content, style);
  expect(shown("en", -1234.5, "money")).toBe("−$1,234.50");
  expect(shown("fr", -1234.5, "money total")).toBe("−1\u00a0234,50\u00a0$");
  expect(shown("en", { formula: "1-A1/B1", result: 0.625 }, "tile share")).toBe("63%\u00a0used");
  expect(shown("fr", 1.25, "tile hours")).toBe("1,25\u00a0h");
  expect(shown("en", { serial: excelSerial(day("2026-10-31")) }, "date")).toBe("31 Oct 2026");
  expect(shown("en", { formula: "A1", result: excelSerial(day("2026-10-31")) }, "date tile")).toBe(
    "31 Oct 2026",
  );
  expect(shown("en", null, "hours") + shown("en", "no rate", "money") + shown("en", 3, "text")).toBe(
    "no rate3",
  );
});

test("its policy allows nothing but its own style; it has no script, no address and one language", () => {
  for (const client of month.clients) {
    const page = pageOf(client, "fr");
    const [, policy = ""] = /Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
    const [, style = ""] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? [];
    const digest = createHash("sha256").update(style).digest("base64");
    expect(policy.split("; ")).toEqual([
      "default-src &#39;none&#39;",
      `style-src &#39;sha256-${digest}&#39;`,
      "base-uri &#39;none&#39;",
      "form-action &#39;none&#39;",
    ]);
    expect(page).not.toMatch(
      /<script|<a href="(?!#)| style=| on\w+=|https?:\/\/|@import|url\(|<img|lang="en"(?! ?\])/,
    );
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, to] of page.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(to);
  }
});

test("hostile texts leave the page’s own tags as they are", async () => {
  const more = fc.sample(hostileText, { seed: 5, numRuns: 40 });
  const names = HOSTILE.map((text, index) => `${text} ${index}`);
  const entries = names.map((_, index) => [...HOSTILE, ...more.slice(5 * index, 5 * index + 5)]);
  const { hostile, harmless } = await firms({ names, entries });
  const tags = (of: string) =>
    (of.replace(/<style>[\s\S]*?<\/style>/, "").match(/<\/?[a-z!][^\s>]*/g) ?? []).join("");
  const pagesOf = ({ month: own }: typeof hostile) =>
    own.clients.map((client) => clientDocument(own, client, "en", { clientMoney: true }));
  const [bad, good] = [pagesOf(hostile), pagesOf(harmless)];
  expect(bad.map(tags)).toEqual(good.map(tags));
  expect(bad.length).toBe(names.length);
});
