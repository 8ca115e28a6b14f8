import { describe, expect, test } from "vitest";
import { figuresIn } from "../../../../batch/documents/page/figures.ts";

const { en, fr } = { en: figuresIn("en"), fr: figuresIn("fr") };
const SPACE = "\u00a0";

describe("figures as each language writes them", () => {
  test.each([
    [0, "0.00", "0,00"],
    [15, "0.25", "0,25"],
    [10, "0.17", "0,17"],
    [60 * 999, "999.00", "999,00"],
    [60 * 1234 + 30, "1,234.50", `1${SPACE}234,50`],
    [60 * 1_234_567, "1,234,567.00", `1${SPACE}234${SPACE}567,00`],
  ])("%i minutes", (minutes, english, french) => {
    expect([en.hours(minutes), fr.hours(minutes)]).toEqual([english, french]);
  });

  test.each([
    [5, "0.05", "0,05"],
    [123_450, "1,234.50", `1${SPACE}234,50`],
    [100_000_000, "1,000,000.00", `1${SPACE}000${SPACE}000,00`],
  ])("%i cents", (cents, english, french) => {
    expect([en.amount(cents), fr.amount(cents)]).toEqual([english, french]);
  });

  test("counts, percents and dates", () => {
    expect([en.count(3044), fr.count(3044), en.count(999)]).toEqual(["3,044", `3${SPACE}044`, "999"]);
    expect([en.percent(1, 3), fr.percent(1, 3), en.percent(0, 0)]).toEqual(["33%", `33${SPACE}%`, "–"]);
    expect([en.date("2026-02-01"), fr.date("2026-02-01")]).toEqual(["1 Feb 2026", "1 févr. 2026"]);
  });
});
