/** Who is who: clients of the register by name and alias, as a log finds them. */

import { describe, expect, test } from "vitest";
import { reconcile } from "../../../core/firm/reconciliation.ts";
import { readRegister } from "../../../core/firm/register.ts";
import { DEFAULT_SETTINGS } from "../../../core/ledger/settings.ts";
import { day } from "../../../core/values/calendar.ts";
import { closedBooksOf } from "../closed-books.ts";
import { table } from "../firm.ts";

/** Rows of the register: client, start, language, alias. */
function clientsOf(rows: readonly string[], log: readonly string[] = [], aliases = {}) {
  const lines = rows.map((row) => {
    const [name, start, language = "", alias = ""] = row.split(",").map((cell) => cell.trim());
    return [name, "ORANGE_CARE", "1", start, start, language, alias].join(",");
  });
  const header = "client,plan,quantity,start,paid_on,language,alias";
  const register = readRegister(table("contracts.csv", [header, ...lines]));
  const { contracts, refused } = register;
  const entries = log.map((client) => `2026-02-03,${client},10`);
  const result = reconcile({
    contracts,
    refused,
    aliases,
    logs: [table("log.csv", ["date,client,minutes", ...entries])],
    adjustments: [],
    settings: DEFAULT_SETTINGS,
  });
  return {
    clients: result.accounts.map(
      ({ client, control }) => `${client.name}, ${client.language ?? "–"}: ${control.entriesPlaced}`,
    ),
    problems: [...register.exceptions, ...result.exceptions].flatMap(({ problems }) =>
      problems.map(({ code }) => code),
    ),
  };
}

describe("clients", () => {
  test.each([
    [
      "two spellings are one, named by the earliest row",
      ["ACME, 2026-01-15", "Acme, 2025-01-15"],
      [],
      ["Acme, –: 0"],
      [],
    ],
    [
      "the latest row that says so gives the language",
      ["Acme, 2025-01-15, en", "Acme, 2026-01-15, fr"],
      [],
      ["Acme, fr: 0"],
      [],
    ],
    [
      "a row that says none changes no language",
      ["Acme, 2025-01-15, fr", "Acme, 2026-01-15"],
      [],
      ["Acme, fr: 0"],
      [],
    ],
    [
      "by name and by alias",
      ["Acme, 2026-01-15,, ACM | Acme Tools"],
      ["acme", "acm", "ACME-TOOLS"],
      ["Acme, –: 3"],
      [],
    ],
    [
      "an alias of two",
      ["Acme, 2026-01-15,, KOO", "Bois, 2026-01-15,, KOO"],
      ["koo"],
      ["Acme, –: 1", "Bois, –: 0"],
      ["ALIAS_TAKEN"],
    ],
    [
      "an alias that is another's name joins the two, and it is reported",
      ["Acme, 2026-01-15,, Bois", "Bois, 2026-01-15,, BX"],
      ["bois", "BX"],
      ["Acme, –: 2"],
      ["CLIENTS_JOINED"],
    ],
    [
      "each the other's alias",
      ["Acme, 2026-01-15,, Bois", "Bois, 2026-01-15,, Acme"],
      ["bois", "acme"],
      ["Acme, –: 2"],
      ["CLIENTS_JOINED"],
    ],
    [
      "a client of two others is the first one's",
      ["Acme, 2026-01-15,, Cedar", "Bois, 2026-01-15,, Cedar", "Cedar, 2026-01-15"],
      ["cedar", "bois"],
      ["Acme, –: 1", "Bois, –: 1"],
      ["CLIENTS_JOINED", "ALIAS_TAKEN"],
    ],
    [
      "one that is joined with one that is joined",
      ["Acme, 2026-01-15,, Bois", "Bois, 2026-01-15,, Cedar", "Cedar, 2026-01-15"],
      ["cedar", "bois", "acme"],
      ["Acme, –: 3"],
      ["CLIENTS_JOINED", "CLIENTS_JOINED"],
    ],
    ["an alias that is one's own name", ["Acme, 2026-01-15,, ACME"], ["acme"], ["Acme, –: 1"], []],
    [
      "a dash is nobody's alias",
      ["Acme, 2026-01-15,, –", "Bois, 2026-01-15,, –"],
      ["–"],
      ["Acme, –: 0", "Bois, –: 0"],
      ["CLIENT_UNKNOWN"],
    ],
    [
      "a client of marks is none",
      ["***, 2026-01-15", "Acme, 2026-01-15"],
      ["***"],
      ["Acme, –: 0"],
      ["VALUE_MISSING", "CLIENT_UNKNOWN"],
    ],
    [
      "a row that is refused makes no client; what was done for it waits for the row",
      ["Acme, 2026-02-30,, ACM"],
      ["acme", "ACM", "Acmee"],
      [],
      ["DATE_IMPOSSIBLE", "DATE_IMPOSSIBLE", "ROW_REFUSED", "ROW_REFUSED", "CLIENT_UNKNOWN"],
    ],
    [
      "a row that is refused takes no alias away",
      ["Acme, 2026-01-15", "Acme, 2027-02-30,, ACM"],
      ["acm"],
      ["Acme, –: 1"],
      ["DATE_IMPOSSIBLE", "DATE_IMPOSSIBLE"],
    ],
    [
      "names that only signs tell apart are one, and reported once each",
      [
        "Gagné & Sons, 2025-01-15",
        "Gagné Sons, 2026-01-15",
        "GAGNE SONS, 2027-01-15",
        "Gagne-Sons, 2028-01-15",
      ],
      ["Gagne Sons"],
      ["Gagné & Sons, –: 1"],
      ["NAMES_ALIKE", "NAMES_ALIKE"],
    ],
    [
      "until an alias says that they are",
      ["Gagné & Sons, 2025-01-15,, Gagné Sons", "Gagné Sons, 2026-01-15"],
      [],
      ["Gagné & Sons, –: 0"],
      [],
    ],
    [
      "case, accents, spaces and curly apostrophes alone are not worth telling",
      ["L’Été Inc, 2025-01-15", "L'ete  inc, 2026-01-15"],
      [],
      ["L’Été Inc, –: 0"],
      [],
    ],
    ["the nearest name is never taken", ["Acme, 2026-01-15"], ["Acmee"], ["Acme, –: 0"], ["CLIENT_UNKNOWN"]],
  ] as const)("%s", (_case, rows, log, clients, problems) =>
    expect(clientsOf(rows, log)).toEqual({ clients, problems }),
  );

  test.each([
    ["A+ Dental", "A Dental"],
    ["3.5 Media", "35 Media"],
    ["1-2-3", "12-3"],
    ["½", "12"],
    ["A&B", "AB"],
    ["C++ Works", "C Works"],
    ["10² Media", "102 Media"],
    ["№ 5", "No 5"],
    ["ＡＣＭＥ", "ACME"],
  ])(
    "%s and %s share their hours and their work, which is reported until an alias says that they are one",
    (one, other) => {
      const rows = [`${one}, 2025-01-15`, `${other}, 2026-01-15`];
      const joined = [`${one}, –: 2`];
      expect(clientsOf(rows, [one, other])).toEqual({ clients: joined, problems: ["NAMES_ALIKE"] });
      const [first, second] = rows;
      expect(clientsOf([`${first},, ${other}`, `${second}`], [one, other])).toEqual({
        clients: joined,
        problems: [],
      });
      expect(clientsOf([`${first}`, `${second},, ${one}`], [one, other])).toEqual({
        clients: joined,
        problems: [],
      });
      for (const aliases of [{ [one]: other }, { [other]: one }])
        expect(clientsOf(rows, [one, other], aliases)).toEqual({ clients: joined, problems: [] });
    },
  );

  test.each([
    ["カス", "ガス"],
    ["का", "कि"],
    ["กิน", "กีน"],
    ["שלום", "שָׁלוֹם"],
    ["محمد", "مُحَمَّد"],
  ])("%s and %s are two, each with its own work", (one, other) => {
    const { clients, problems } = clientsOf(
      [`${one}, 2025-01-15`, `${other}, 2026-01-15`],
      [one, other, other],
    );
    expect(clients.sort()).toEqual([`${one}, –: 1`, `${other}, –: 2`].sort());
    expect(problems).toEqual([]);
  });

  test("the order of rows decides nothing, not even between two rows of one day", () => {
    const rows = [
      "Acme, 2026-01-15, fr, KOO",
      "ACME, 2026-01-15, en",
      "Acme, 2026-01-15, en, AC",
      "Bois, 2026-01-15,, KOO",
    ];
    const expected = clientsOf(rows, ["koo", "ac"]);
    for (let turn = 1; turn < rows.length; turn += 1) {
      const turned = [...rows.slice(turn), ...rows.slice(0, turn)];
      expect(clientsOf(turned, ["koo", "ac"])).toEqual(expected);
      expect(clientsOf(turned.reverse(), ["koo", "ac"])).toEqual(expected);
    }
  });
});

test("M2: what version 0.1.0 closed as one client's work, marks of its script being accents then, is that client's still", () => {
  const firm = (names: readonly string[]) => {
    const rows = ["client,plan,quantity,start,paid_on", "ガス,VIP,2,2026-01-15,2026-01-15"];
    const log = [
      "id,date,client,minutes",
      ...names.map((name, index) => `${index},2026-0${index + 2}-03,${name},15`),
    ];
    return {
      ...readRegister(table("contracts.csv", rows)),
      aliases: {},
      logs: [table("log.csv", log)],
      adjustments: [],
      settings: DEFAULT_SETTINGS,
    };
  };
  const through = day("2026-02-28");
  // The log of then wrote カス, which was ガス.
  const books = closedBooksOf(reconcile(firm(["ガス", "ガス"])), DEFAULT_SETTINGS, through);
  const closed = {
    ...books,
    clients: books.clients.map((client) => ({
      ...client,
      entries: client.entries.map((entry) => ({ ...entry, client: "カス" })),
    })),
  };
  const { accounts, exceptions } = reconcile({ ...firm(["カス", "ガス"]), closed });
  expect(accounts.map(({ client, control }) => [client.name, control.entriesPlaced])).toEqual([["ガス", 2]]);
  expect(accounts[0]?.prior?.changes).toEqual([]);
  expect(exceptions).toEqual([]);
  // From the first open day the marks count.
  const later = reconcile({ ...firm(["カス", "カス"]), closed });
  expect(later.exceptions.flatMap(({ problems }) => problems)).toMatchObject([
    { code: "CLIENT_UNKNOWN", given: "カス" },
  ]);
});
