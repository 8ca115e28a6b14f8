/** Which work a month's figures rest on, and that it alone gives them. */

import { describe, expect, test } from "vitest";
import { statement } from "../../../core/figures/statement.ts";
import { ledger } from "../../../core/ledger/ledger.ts";
import { DEFAULT_SETTINGS } from "../../../core/ledger/settings.ts";
import { underlyingWork } from "../../../core/ledger/underlying-work.ts";
import { priceBook } from "../../../core/rules/plans.ts";
import { day } from "../../../core/values/calendar.ts";
import { run } from "../scenario.ts";

const MARCH = { from: day("2026-03-01"), to: day("2026-03-31") };
const PRICES = priceBook([]);

/** The ids of the work behind March; alone, it must give all that March says. */
function behindMarch(plans: string, work: string): string {
  const { account } = run({ plans, work });
  const { terms, adjustments } = account;
  const entries = underlyingWork(account.ledger, terms, MARCH);
  const alone = ledger(terms, entries, adjustments, DEFAULT_SETTINGS);
  const figures = (of: typeof alone) => {
    const { banks, lines: _lines, ...rest } = statement(of, terms, MARCH, PRICES);
    return [rest, banks.map(({ bank: _bank, ...roll }) => roll)];
  };
  expect(figures(alone)).toEqual(figures(account.ledger));
  return entries.map(({ id }) => id).join(" ");
}

const VIP = "VIP 2 h from 2026-01-15 paid 2026-01-15";
const DIAMOND = "VIP_DIAMOND 4 h from 2025-06-01 paid 2025-06-01";

describe("a month rests on", () => {
  test.each([
    [
      "its own work, and all of an earlier day that its bank served",
      VIP,
      "2026-02-03 0:15 how_to id a; 2026-02-03 0:10 email id b; 2026-02-04 0:10 email id c; 2026-03-01 0:10 email id d; 2026-03-31 0:10 email id e; 2026-04-01 0:15 how_to id f",
      "a b d e",
    ],
    ["an earlier day that its bank served in part", VIP, "2026-02-03 2:20 how_to id a", "a"],
    [
      "without a bank, its own alone",
      "BASIC",
      "2026-02-28 0:15 how_to id a; 2026-03-01 0:15 how_to id b",
      "b",
    ],
    [
      "what banks served that carried over into its own, however far back",
      "VIP 2 h from 2024-01-15 paid 2024-01-15; VIP 2 h from 2025-01-15 paid 2025-01-14; VIP 2 h from 2026-01-15 paid 2026-01-14",
      "2024-02-03 0:15 how_to id a; 2025-02-03 0:15 how_to id b; 2026-02-03 0:15 how_to id c",
      "a b c",
    ],
    [
      "no bank before it that lapsed",
      "VIP 2 h from 2025-01-15 paid 2025-01-15; VIP 2 h from 2026-01-15 paid 2026-01-15",
      "2025-02-03 0:15 how_to id a; 2026-02-03 0:15 how_to id b",
      "b",
    ],
    [
      "a bank that ran beside one of its own, and what ran beside that one",
      `${DIAMOND}; VIP 2 h from 2025-01-15 paid 2025-01-15; VIP 2 h from 2026-01-15 paid 2026-01-15`,
      "2025-02-03 0:15 how_to id a; 2025-06-03 0:15 repair id b; 2026-02-03 0:15 how_to id c",
      "a b c",
    ],
    [
      "a bank that expires on its first day",
      "VIP 2 h from 2025-03-01 paid 2025-03-01",
      "2025-04-03 0:15 how_to id a",
      "a",
    ],
    [
      "no bank that expired the day before",
      "VIP 2 h from 2025-02-28 paid 2025-02-28",
      "2025-04-03 0:15 how_to id a",
      "",
    ],
    [
      "nothing that comes after it, though it carries over",
      `${VIP}; VIP 2 h from 2027-01-15 paid 2027-01-14`,
      "2026-02-03 0:15 how_to id a; 2027-02-03 0:15 how_to id b",
      "a",
    ],
  ])("%s", (_case, plans, work, expected) => expect(behindMarch(plans, work)).toBe(expected));
});
