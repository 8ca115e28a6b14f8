/** The checks of a month: all pass on what the rules made, and each fails where what it is about does not hold. */

import { describe, expect, test } from "vitest";
import {
  CHECKS,
  type CheckCode,
  type Checked,
  checks,
  clientTiesOut,
  fileTiesOut,
  passed,
} from "../../../core/figures/checks.ts";
import { type Statement, statement } from "../../../core/figures/statement.ts";
import type { Control } from "../../../core/firm/control.ts";
import { reconcile } from "../../../core/firm/reconciliation.ts";
import { readRegister } from "../../../core/firm/register.ts";
import { ledgerControl } from "../../../core/firm/tie-out.ts";
import { DEFAULT_SETTINGS } from "../../../core/ledger/settings.ts";
import { BUILT_IN_PRICES } from "../../../core/rules/plans.ts";
import { day } from "../../../core/values/calendar.ts";
import { type Minutes, minutes, NO_MINUTES } from "../../../core/values/units.ts";
import { CONTRACTS, LOG, table } from "../firm.ts";
import { idTieOut } from "../id-tie-out.ts";

const OCTOBER = { from: day("2026-10-01"), to: day("2026-10-31") };

function october(): Checked {
  const logs = [
    table("a.csv", [LOG, "1,2026-10-05,,Acme,20,,how_to,,", "2,2026-10-06,,Bolt,50,,how_to,,"]),
    table("b.csv", [
      LOG,
      "1,2026-10-05,,Acme,20,,how_to,,",
      "3,2026-10-07,,Nobody,10,,how_to,,",
      "4,2026-10-08,,Bolt,30,,how_to,,",
    ]),
  ];
  const register = [CONTRACTS, "Acme,VIP,8,2026-01-15,,2026-01-15,,,,", "Bolt,BASIC,,,,,,,,"];
  const { contracts } = readRegister(table("contracts.csv", register));
  const { control, files, accounts, exceptions } = reconcile({
    contracts,
    aliases: {},
    logs,
    adjustments: [],
    settings: DEFAULT_SETTINGS,
  });
  const clients = accounts.map((account) => ({
    ...account,
    held: ledgerControl(account.ledger),
    statement: statement(account.ledger, account.terms, OCTOBER, BUILT_IN_PRICES),
  }));
  return { control, files, ids: idTieOut(logs, accounts, exceptions), clients };
}

const failing = (of: Checked): CheckCode[] =>
  checks(of)
    .filter((check) => !passed(check))
    .map(({ code }) => code);

test("every check is made, and passes, on files with a duplicate and a row left out", () => {
  const month = october();
  expect(checks(month).map(({ code }) => code)).toEqual([...CHECKS]);
  expect(failing(month)).toEqual([]);
  expect(checks(month)[0]).toEqual({ code: "entries", one: 5, other: 5 });
  expect(month.control).toMatchObject({ entriesPlaced: 3, entriesRejected: 1, entriesDuplicate: 1 });
});

const plus = (control: Control, by: Partial<Control>): Control => {
  const keys = Object.keys(by) as (keyof Control)[];
  return { ...control, ...Object.fromEntries(keys.map((key) => [key, control[key] + (by[key] ?? 0)])) };
};
const ofRun = (by: Partial<Control>) => (month: Checked) => ({ ...month, control: plus(month.control, by) });
const ofFile = (by: Partial<Control>) => (month: Checked) => ({
  ...month,
  files: month.files.map((file, index) => (index === 0 ? { ...file, ...plus(file, by) } : file)),
});
const ofClients =
  (...by: readonly Partial<Control>[]) =>
  (month: Checked) => ({
    ...month,
    clients: month.clients.map((client, index) => ({
      ...client,
      control: plus(client.control, by[index] ?? {}),
    })),
  });
const ofAcme = (damaged: (of: Statement) => Partial<Statement>) => (month: Checked) => ({
  ...month,
  clients: month.clients.map((client, index) =>
    index === 0 ? { ...client, statement: { ...client.statement, ...damaged(client.statement) } } : client,
  ),
});
const ofIds = (by: Partial<Checked["ids"]["run"]>) => (month: Checked) => ({
  ...month,
  ids: { ...month.ids, run: { ...month.ids.run, ...by } },
});

test.each<[string, (month: Checked) => Checked, readonly CheckCode[]]>([
  ["an entry that is nowhere", ofRun({ entriesRejected: -1 }), ["entries"]],
  ["minutes that are nowhere", ofRun({ minutesRejected: -10 }), ["minutes"]],
  [
    "an entry of a file that the run does not know",
    ofFile({ entriesRead: 1, entriesRejected: 1 }),
    ["fileEntries"],
  ],
  [
    "minutes of a file that the run does not know",
    ofFile({ minutesRead: 9, minutesRejected: 9 }),
    ["fileMinutes"],
  ],
  ["an entry that a file lost", ofFile({ entriesPlaced: -1 }), ["eachFileEntries"]],
  ["minutes that a file counted twice", ofFile({ minutesPlaced: 20 }), ["eachFileMinutes"]],
  [
    "a file that was forgotten",
    (month) => ({ ...month, files: month.files.slice(1) }),
    ["fileEntries", "fileMinutes"],
  ],
  ["an entry that a client lost", ofClients({ entriesRead: 1 }), ["eachClientEntries"]],
  ["minutes that a client lost", ofClients({ minutesRead: 5 }), ["eachClientMinutes"]],
  [
    "entries of two clients that make up for each other, but not in their ledgers",
    ofClients({ entriesRead: 1, entriesPlaced: 1 }, { entriesRead: -1, entriesPlaced: -1 }),
    ["eachClientEntries"],
  ],
  [
    "a client that was forgotten",
    (month) => ({ ...month, clients: month.clients.slice(1) }),
    ["clientEntries", "clientMinutes", "ledgerEntries", "ledgerMinutes", "idsOnce"],
  ],
  ["an id that is nowhere", ofIds({ leftOut: 0, lost: 1 }), ["ids"]],
  ["an id that landed twice", ofIds({ read: 3, placed: 2 }), ["idsOnce"]],
  [
    "a bank that does not roll forward (M1)",
    ofAcme(({ banks }) => ({
      banks: banks.map((bank) => ({ ...bank, closing: minutes(bank.closing + 15) })),
    })),
    ["banks"],
  ],
  [
    "a draw that no bank gave",
    ofAcme(({ charged }) => ({ charged: { ...charged, bank: minutes(charged.bank + 15) } })),
    ["draws"],
  ],
  [
    "billable time without a reason",
    ofAcme(({ charged, billable }) => ({
      charged: { ...charged, billable: minutes(charged.billable + 15) },
      billable: { ...billable, total: { ...billable.total, charged: minutes(billable.total.charged + 15) } },
    })),
    ["billable"],
  ],
])("%s", (_, damaged, codes) => {
  expect(failing(damaged(october()))).toEqual(codes);
});

test("a file or a client by itself: its entries, its minutes, its ids and its ledger", () => {
  const { files, clients, ids } = october();
  for (const file of files) {
    const own = ids.files.get(file.file) ?? ids.run;
    expect(fileTiesOut(file, own)).toBe(true);
    expect(fileTiesOut(plus(file, { minutesRead: 1 }), own)).toBe(false);
    expect(fileTiesOut(file, { ...own, leftOut: own.leftOut + 1 })).toBe(false);
  }
  for (const { control, held } of clients) {
    expect(clientTiesOut({ control, held })).toBe(true);
    expect(clientTiesOut({ control, held: { ...held, entries: held.entries + 1 } })).toBe(false);
  }
});

describe("errors that make up for each other do not pass", () => {
  const each =
    (by: readonly number[], of: (month: Checked, index: number, by: number) => Checked) => (month: Checked) =>
      by.reduce((damaged, more, index) => of(damaged, index, more), month);
  const inFile = (what: keyof Control) =>
    each([1, -1], (month, at, by) => ({
      ...month,
      files: month.files.map((file, index) =>
        index === at ? { ...file, ...plus(file, { [what]: by }) } : file,
      ),
    }));
  const inClient = (what: keyof Control) => ofClients({ [what]: 1 }, { [what]: -1 });
  const inStatement = (damaged: (of: Statement, by: number) => Partial<Statement>) =>
    each([15, -15], (month, at, by) => ({
      ...month,
      clients: month.clients.map((client, index) =>
        index === at
          ? { ...client, statement: { ...client.statement, ...damaged(client.statement, by) } }
          : client,
      ),
    }));
  const more = <T extends { readonly charged: Minutes }>(of: T, by: number) => ({
    ...of,
    charged: minutes(of.charged + by),
  });

  test.each<[string, (month: Checked) => Checked, CheckCode]>([
    ["entries of two files", inFile("entriesRejected"), "eachFileEntries"],
    ["minutes of two files", inFile("minutesDuplicate"), "eachFileMinutes"],
    ["entries of two clients", inClient("entriesDuplicate"), "eachClientEntries"],
    ["minutes of two clients", inClient("minutesRejected"), "eachClientMinutes"],
    ["minutes of two clients, in their ledgers too", inClient("minutesPlaced"), "eachClientMinutes"],
    [
      "draws of two clients",
      inStatement(({ charged }, by) => ({ charged: { ...charged, bank: minutes(charged.bank + by) } })),
      "draws",
    ],
    [
      "billable time of two clients",
      inStatement(({ charged }, by) => ({
        charged: { ...charged, billable: minutes(charged.billable + by) },
      })),
      "billable",
    ],
    [
      "reasons of two clients",
      inStatement(({ billable }, by) => ({ billable: { ...billable, no_plan: more(billable.no_plan, by) } })),
      "billable",
    ],
    [
      "one client's billable time and its reasons",
      ofAcme(({ billable, charged }) => ({
        charged: { ...charged, billable: minutes(charged.billable + 15) },
        billable: { ...billable, no_plan: more(billable.no_plan, -15) },
      })),
      "billable",
    ],
  ])("%s", (_, damaged, code) => expect(failing(damaged(october()))).toEqual([code]));
});

describe("a bank's month (M1)", () => {
  const FIGURES = {
    opening: minutes(1),
    priorPeriod: minutes(2),
    bought: minutes(4),
    carriedIn: minutes(8),
    adjusted: minutes(16),
    // What Acme drew: 30, so that its draws still tie out.
    used: minutes(30),
    expired: minutes(-64),
    carriedOut: minutes(128),
    closing: minutes(1 + 2 + 4 + 8 + 16 - 30 + 64 - 128),
  };
  const withBank = (by: Partial<typeof FIGURES>) =>
    ofAcme(({ banks }) => ({ banks: banks.map((bank) => ({ ...bank, ...FIGURES, ...by })) }));

  test("adds what came in, and takes what was used, expired and moved on", () =>
    expect(failing(withBank({})(october()))).toEqual([]));

  test.each(Object.entries(FIGURES).filter(([name]) => name !== "used"))("%s counts", (name, value) =>
    expect(failing(withBank({ [name]: minutes(value + 1) })(october()))).toEqual(["banks"]),
  );

  test("two banks that are off do not make up for each other", () => {
    const two = ofAcme(({ banks }) => ({
      banks: banks.flatMap((bank) => [
        { ...bank, closing: minutes(bank.closing + 1) },
        { ...bank, used: NO_MINUTES, closing: minutes(bank.closing + bank.used - 1) },
      ]),
    }));
    expect(failing(two(october()))).toEqual(["banks"]);
  });
});

test("a file or a client ties out only with each of its counts", () => {
  const { files, clients, ids } = october();
  const [[file], [client]] = [files, clients];
  if (file === undefined || client === undefined) throw new Error("no file or no client");
  expect(fileTiesOut(plus(file, { entriesRead: 1 }), ids.files.get(file.file) ?? ids.run)).toBe(false);
  const { held } = client;
  expect(
    clientTiesOut({ control: client.control, held: { ...held, minutes: minutes(held.minutes + 1) } }),
  ).toBe(false);
  expect(clientTiesOut({ control: plus(client.control, { entriesRead: 1 }), held })).toBe(false);
  expect(clientTiesOut({ control: plus(client.control, { minutesRead: 1 }), held })).toBe(false);
});

test("an entry that was lost does not make up for one that its ledger lacks", () => {
  const [client] = october().clients;
  if (client === undefined) throw new Error("no client");
  const { held } = client;
  const [lost, lacking] = [plus(client.control, { entriesRead: 1 }), { ...held, entries: held.entries - 1 }];
  expect(clientTiesOut({ control: lost, held: lacking })).toBe(false);
});
