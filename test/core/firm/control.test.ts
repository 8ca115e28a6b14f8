/** Control totals: each row counted once as read and once by outcome, in its file, its client and in total (A11). */

import { expect, test } from "vitest";
import type { Client } from "../../../core/firm/clients.ts";
import { noControl, Tally } from "../../../core/firm/control.ts";

const client = (name: string): Client => ({ key: name, name, contracts: [], language: null });
const [ACME, BOLT, CORA] = [client("acme"), client("bolt"), client("cora")] as const;

test("each row counts in its file, in its client and in total, with its minutes", () => {
  const tally = new Tally();
  const [one, other] = [tally.file("one.csv", ["Mood"]), tally.file("other.csv", [])];
  tally.count("Placed", 20, one, ACME);
  tally.count("Placed", 5, other, BOLT);
  tally.count("Rejected", 7, one, ACME);
  tally.count("Rejected", 1500, other, null);
  tally.count("Duplicate", 30, other, BOLT);
  const placed = (entriesPlaced: number, minutesPlaced: number) => ({ entriesPlaced, minutesPlaced });
  const rejected = (entriesRejected: number, minutesRejected: number) => ({
    entriesRejected,
    minutesRejected,
  });
  const duplicate = (entriesDuplicate: number, minutesDuplicate: number) => ({
    entriesDuplicate,
    minutesDuplicate,
  });
  const of = (entriesRead: number, minutesRead: number, ...parts: object[]) =>
    Object.assign({ ...noControl(), entriesRead, minutesRead }, ...parts);
  expect(tally.total).toEqual(of(5, 1562, placed(2, 25), rejected(2, 1507), duplicate(1, 30)));
  expect(tally.files).toEqual([
    { file: "one.csv", ignored: ["Mood"], ...of(2, 27, placed(1, 20), rejected(1, 7)) },
    { file: "other.csv", ignored: [], ...of(3, 1535, placed(1, 5), rejected(1, 1500), duplicate(1, 30)) },
  ]);
  expect(tally.of(ACME)).toEqual(of(2, 27, placed(1, 20), rejected(1, 7)));
  expect(tally.of(BOLT)).toEqual(of(2, 35, placed(1, 5), duplicate(1, 30)));
});

test("nothing read is nothing counted, and a client's counts are one object from the first question on", () => {
  const tally = new Tally();
  expect(noControl()).toEqual({
    entriesRead: 0,
    entriesPlaced: 0,
    entriesRejected: 0,
    entriesDuplicate: 0,
    minutesRead: 0,
    minutesPlaced: 0,
    minutesRejected: 0,
    minutesDuplicate: 0,
  });
  const before = tally.of(CORA);
  expect(before).toEqual(noControl());
  tally.count("Placed", 10, tally.file("a.csv", []), CORA);
  expect(before).toMatchObject({ entriesRead: 1, minutesPlaced: 10 });
});
