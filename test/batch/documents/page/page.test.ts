/** The page as text: its contents, what it must not contain, and that it depends on the run alone. */

import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { escaped, fileAddress, html } from "../../../../batch/documents/page/markup.ts";
import { page } from "../../../../batch/documents/page/page.ts";
import { reasonFor } from "../../../../batch/documents/page/reasons.ts";
import { pageWordsIn } from "../../../../batch/documents/page/words.ts";
import { SAMPLES } from "../../../core/problem-samples.ts";
import { EMPTY, HOSTILE, hostileRun, SAMPLE, sampleWith } from "./sample-run.ts";

const text = page(SAMPLE);

test("text never becomes markup, within tags or within quotes", () => {
  expect(escaped(`<a href="x" o='y'>&`)).toBe("&lt;a href=&quot;x&quot; o=&#39;y&#39;&gt;&amp;");
  expect(escaped("a\u0000b\u001bc\td\n")).toBe("a\ufffdb\ufffdc\td\n");
  expect(html`<p>${["<b>", html`<i>${"<"}</i>`, 3, null]}</p>`.markup).toBe("<p>&lt;b&gt;<i>&lt;</i>3</p>");
});

test("a file's address stays beside the page, whatever the file is called", () => {
  const base = "https://example.com/out/";
  for (const file of [...HOSTILE, "javascript:alert(1)", "//host/x", "../up", "a#b?c%20", "é.xlsx"]) {
    const { origin, pathname, search, hash } = new URL(fileAddress(file), base);
    expect([origin, search, hash]).toEqual(["https://example.com", "", ""]);
    expect(decodeURIComponent(pathname.slice("/out/".length))).toBe(file);
  }
});

describe("the same run", () => {
  test("gives the same bytes, its outputs making no difference", () => {
    expect(page(structuredClone(SAMPLE))).toBe(text);
    const { outputs: _, ...alone } = SAMPLE as typeof SAMPLE & { outputs: unknown };
    expect(page(alone)).toBe(text);
  });

  test("in another language differs only in which one is shown first", () => {
    const french = page(sampleWith({ language: "fr" }));
    expect(french).not.toBe(text);
    const body = (of: string) => of.slice(of.indexOf("<main>"));
    expect(body(french).replaceAll("Sommaire%20", "Summary%20")).toBe(body(text));
    expect(french).toContain("<title>Forfaits de soutien, tous les clients – octobre 2026</title>");
    expect(text).toContain("<title>Support plans, all clients – October 2026</title>");
  });
});

test("its policy allows nothing but its own style and script, by their digests", () => {
  const [, policy = ""] = /Content-Security-Policy" content="([^"]*)"/.exec(text) ?? [];
  const digest = (tag: string) => {
    const [, inside = ""] = new RegExp(`<${tag}>([^]*?)</${tag}>`).exec(text) ?? [];
    return `&#39;sha256-${createHash("sha256").update(inside).digest("base64")}&#39;`;
  };
  expect(policy.split("; ")).toEqual([
    "default-src &#39;none&#39;",
    `style-src ${digest("style")}`,
    `script-src ${digest("script")}`,
    "base-uri &#39;none&#39;",
    "form-action &#39;none&#39;",
  ]);
  expect(text).not.toMatch(/ style=| on\w+=|https?:\/\/|@import|url\(/);
});

test("hostile names leave the page's own tags as they are", () => {
  const tags = (of: string) => (of.match(/<\/?(script|style|img|svg|b|!--)\b/g) ?? []).join("");
  const hostile = page(hostileRun());
  const names = SAMPLE.clients.map(({ client }) => client);
  expect(tags(hostile).replaceAll("<svg</svg", "")).toBe(tags(text).replaceAll("<svg</svg", ""));
  for (const name of names) expect(text).toContain(escaped(name));
  for (const name of HOSTILE) expect(hostile).toContain(`<bdi>${escaped(name)}</bdi>`);
});

describe("both languages are whole", () => {
  const [, english = "", french = ""] = text.split(/<main>|<div class="view" lang="fr">\n<nav/);

  test("and have the same tables, rows and figures", () => {
    const shape = (of: string) => (of.match(/<(table|tr|td|th|svg|section|h2|h3|details)\b/g) ?? []).join("");
    expect(shape(french)).toBe(shape(english));
    const values = (of: string) => of.match(/data-v="[^"]*"/g) ?? [];
    expect(values(french)).toEqual(values(english));
    expect(values(english).length).toBeGreaterThan(150);
  });

  test("and no word of the one stands in the other", () => {
    const [en, fr] = [pageWordsIn("en"), pageWordsIn("fr")];
    for (const [own, other, body] of [
      [en, fr, english],
      [fr, en, french],
    ] as const) {
      for (const key of [
        "renewals",
        "leftOut",
        "control",
        "workbook",
        "allDetails",
        "passed",
        "asTable",
      ] as const) {
        expect(body).toContain(escaped(own[key]));
        expect(body).not.toContain(`>${escaped(other[key])}<`);
      }
      for (const check of Object.values(own.checks)) expect(body).toContain(escaped(check));
    }
  });

  test.each(["en", "fr"] as const)("and %s has a reason for each code of a run", (language) => {
    const codes = Object.keys(SAMPLES).filter((code) => !code.startsWith("ARGUMENT"));
    const bare = codes.filter((code) => reasonFor(code, language) === code);
    expect(bare).toEqual(["SUBSCRIBERS_DIFFER", "LIST_PRICE_NEEDED"]);
    expect(reasonFor("toString", language)).toBe("toString");
  });
});

test("an empty month is said to be one, in both languages", () => {
  const empty = page(EMPTY);
  for (const language of ["en", "fr"] as const) {
    const words = pageWordsIn(language);
    for (const said of [
      words.hoursChart.none,
      words.billableChart.none,
      words.noExceptions,
      words.allCounted,
    ])
      expect(empty).toContain(escaped(said));
  }
  expect(empty.slice(empty.indexOf("<main>"))).not.toMatch(/NaN|Infinity|undefined|\bnull\b/);
});

test("nothing shows as NaN, undefined or null", () => {
  expect(text.slice(text.indexOf("<main>"))).not.toMatch(/NaN|Infinity|undefined|\bnull\b/);
});
