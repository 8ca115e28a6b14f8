/** What is left to be renewed: terms that expire together, by kind and by day (P8, P10). */

import { describe, expect, test } from "vitest";
import { Endings, kindOf } from "../../../core/rules/endings.ts";
import { PLANS, type Plan } from "../../../core/rules/plans.ts";
import { day, formatDate } from "../../../core/values/calendar.ts";

const term = (plan: Plan, expires: string, more: { id?: string; formerly?: string } = {}) => ({
  id: more.id ?? "",
  plan,
  expires: day(expires),
  formerly: more.formerly ?? null,
  opens: day("2026-01-15"),
  renews: null,
  contract: { endedOn: null },
});

const shown = (found: readonly { plan: Plan; expires: Parameters<typeof formatDate>[0] }[]) =>
  found.map(({ plan, expires }) => `${plan} ${formatDate(expires)}`);

test("P8: VIP, VIP Diamond, and all Orange plans together are kinds", () =>
  expect(PLANS.map(kindOf)).toEqual(["BASIC", "VIP", "VIP_DIAMOND", "ORANGE", "ORANGE", "ORANGE"]));

describe("terms that expire", () => {
  test("together are one ending, in the order they came; others are their own", () => {
    const endings = new Endings<ReturnType<typeof term>>();
    endings.add(term("ORANGE_CARE", "2027-01-15", { id: "a" }));
    endings.add(term("ORANGE_CARE", "2027-01-15", { id: "b" }));
    endings.add(term("ORANGE_PLUS", "2027-01-15", { id: "c" }));
    endings.add(term("ORANGE_CARE", "2027-01-16", { id: "d" }));
    endings.add(term("ORANGE_CARE", "2027-01-15", { id: "e", formerly: "acme" }));
    endings.add(term("VIP", "2027-01-15", { id: "f" }));
    const ids = (plan: Plan) => endings.of(plan).map(({ terms }) => terms.map(({ id }) => id).join(""));
    expect(ids("ORANGE_STARTER")).toEqual(["ab", "c", "d", "e"]);
    expect(ids("VIP")).toEqual(["f"]);
    expect(ids("VIP_DIAMOND")).toEqual([]);
    const [first] = endings.of("ORANGE_CARE");
    expect(first).toMatchObject({ plan: "ORANGE_CARE", expires: day("2027-01-15"), formerly: null });
    expect(endings.of("ORANGE_CARE")[3]).toMatchObject({ formerly: "acme" });
  });

  test("near a day are found as many days before and after it as asked, by day", () => {
    const endings = new Endings<ReturnType<typeof term>>();
    for (const expires of ["2027-01-18", "2027-01-12", "2027-01-15", "2027-01-11", "2027-01-19"])
      endings.add(term("VIP", expires));
    endings.add(term("VIP_DIAMOND", "2027-01-15"));
    expect(shown(endings.expiringNear("VIP", day("2027-01-15"), 3))).toEqual([
      "VIP 2027-01-12",
      "VIP 2027-01-15",
      "VIP 2027-01-18",
    ]);
    expect(shown(endings.expiringNear("VIP", day("2027-01-15"), 0))).toEqual(["VIP 2027-01-15"]);
    expect(shown(endings.expiringNear("VIP", day("2027-01-14"), 0))).toEqual([]);
  });

  test("of one kind on one day are all found", () => {
    const endings = new Endings<ReturnType<typeof term>>();
    endings.add(term("ORANGE_CARE", "2027-01-15"));
    endings.add(term("ORANGE_PLUS", "2027-01-15"));
    expect(shown(endings.expiringNear("ORANGE_STARTER", day("2027-01-15"), 0))).toEqual([
      "ORANGE_CARE 2027-01-15",
      "ORANGE_PLUS 2027-01-15",
    ]);
  });
});

describe("what nothing renews", () => {
  test("a term that never opened is none to renew, and renews none (P5)", () => {
    const endings = new Endings();
    const earlier = term("VIP", "2027-01-15");
    endings.add(earlier);
    endings.add({ ...term("VIP", "2028-01-15"), opens: null, renews: earlier });
    expect(shown(endings.of("VIP"))).toEqual(["VIP 2027-01-15"]);
    expect(endings.isRenewed(earlier)).toBe(false);
  });

  test("a term that ended early is none to renew, but may have renewed (P10)", () => {
    const endings = new Endings();
    const earlier = term("VIP", "2027-01-15");
    const ended = { ...term("VIP", "2028-01-15"), renews: earlier, contract: { endedOn: day("2027-06-01") } };
    endings.add(earlier);
    endings.add(ended);
    expect(shown(endings.of("VIP"))).toEqual(["VIP 2027-01-15"]);
    expect(endings.isRenewed(earlier)).toBe(true);
    expect(endings.isRenewed(ended)).toBe(false);
  });
});

test("a renewal is of one plan, day and former client", () => {
  const endings = new Endings();
  const renewed = term("VIP", "2027-01-15", { formerly: "acme" });
  endings.add({ ...term("VIP", "2028-01-15"), renews: renewed });
  expect(endings.isRenewed(renewed)).toBe(true);
  expect(endings.isRenewed(term("VIP", "2027-01-15"))).toBe(false);
  expect(endings.isRenewed(term("VIP", "2027-01-15", { formerly: "other" }))).toBe(false);
  expect(endings.isRenewed(term("VIP", "2027-01-15", { formerly: "other" }))).toBe(false);
  expect(endings.isRenewed(term("VIP", "2027-01-15", { formerly: "other" }))).toBe(false);
  expect(endings.isRenewed(term("VIP", "2027-01-16", { formerly: "acme" }))).toBe(false);
  expect(endings.isRenewed(term("VIP_DIAMOND", "2027-01-15", { formerly: "acme" }))).toBe(false);
});
