/** Why a name finds no client: its row was refused, or there is none. */

import { expect, test } from "vitest";
import { Clients } from "../../../core/firm/clients.ts";
import { UnknownNames } from "../../../core/firm/unknown-names.ts";
import { contract } from "../contracts.ts";

const clients = new Clients([contract({ client: "Acme" })], [], {});
const ROWS = [
  { file: "contracts.csv", line: 3, client: "Bolt", aliases: ["B Tools", "–"] },
  { file: "contracts.csv", line: 4, client: "bolt", aliases: ["BT"] },
  { file: "contracts.csv", line: 5, client: "", aliases: ["Cedar"] },
];
const unknown = new UnknownNames(clients, ROWS);

test.each([
  ["its client, as the row spells it", "BOLT", "Bolt", 3],
  ["its alias", "b-tools", "Bolt", 3],
  ["an alias of the second row of that client", "BT", "bolt", 4],
  ["an alias in a row that names no client", "cedar", "cedar", 5],
])("a refused row is named for %s", (_case, given, client, line) => {
  expect(unknown.isRefused(given)).toBe(true);
  const row = { file: "contracts.csv", line };
  expect(unknown.problem(given)).toEqual({ code: "ROW_REFUSED", client, row });
});

test.each([
  ["Acmee", "Acme"],
  ["Something else", null],
  // Neither a blank nor a dash is a name.
  ["", null],
  ["–", null],
])("“%s” is in no row: it is unknown, the nearest client being %s", (given, nearest) => {
  expect(unknown.isRefused(given)).toBe(false);
  expect(unknown.problem(given)).toEqual({ code: "CLIENT_UNKNOWN", given, nearest });
});

test("whether any row was refused", () => {
  expect(unknown.hasRefused).toBe(true);
  expect(new UnknownNames(clients, []).hasRefused).toBe(false);
});
