/** M2: who a client of closed months is today: its name, its past, and what is told of those joined or gone. */

import { describe, expect, test } from "vitest";
import { clientsOf, closedClients, identityProblems } from "../../../core/firm/client-identity.ts";
import type { Aliases } from "../../../core/firm/clients.ts";
import type { ClosedBank, ClosedBooks, ClosedClient, ClosedOwed } from "../../../core/ledger/prior-period.ts";
import { DEFAULT_SETTINGS } from "../../../core/ledger/settings.ts";
import type { Contract } from "../../../core/rules/contract.ts";
import { addDays, day } from "../../../core/values/calendar.ts";
import { nameKey } from "../../../core/values/names.ts";
import { cents, minutes } from "../../../core/values/units.ts";
import { contract, planTerm } from "../contracts.ts";
import { run } from "../scenario.ts";

const THROUGH = day("2026-02-28");
const OPEN = addDays(THROUGH, 1);

function past(name: string, given: Partial<ClosedClient> = {}): ClosedClient {
  const nothing = { contracts: [], terms: [], entries: [], adjustments: [], decisions: [], banks: [] };
  return { name, ...nothing, names: [nameKey(name)], joined: [], from: [name], ...given };
}

const books = (...clients: readonly ClosedClient[]): ClosedBooks => ({
  through: THROUGH,
  settings: [{ through: THROUGH, settings: DEFAULT_SETTINGS }],
  readings: [],
  files: new Map(),
  clients,
});

const rows = (...names: readonly string[]) => names.map((client, at) => contract({ client, line: at + 2 }));

const bank = (left: number, given: Partial<ClosedBank> = {}): ClosedBank => ({
  plan: "VIP",
  start: day("2026-01-10"),
  formerly: null,
  copy: 1,
  expires: day("2027-01-10"),
  left: minutes(left),
  ...given,
});

const owed = (formerly: string | null): ClosedOwed => ({
  counts: "days",
  plan: "ORANGE_CARE",
  start: day("2026-01-10"),
  copy: 1,
  formerly,
  expires: day("2027-01-10"),
  left: { units: 315, cents: cents(155_34), withoutCost: 0 },
});

/** An entry of a client's, on the day. */
function worked(client: string) {
  const { account } = run({ plans: "BASIC", work: "2026-02-03 10 break_fix" });
  const [entry] = account.entries;
  if (entry === undefined) throw new Error("an entry");
  return { ...entry, client };
}

function firm(contracts: readonly Contract[], aliases: Aliases, closed: ClosedBooks | null) {
  const clients = clientsOf({ contracts, aliases, closed });
  const pasts = closedClients(closed, clients);
  return {
    names: clients.all.map(({ name }) => name),
    pastOf: (name: string) => [...pasts].find(([client]) => client.name === name)?.[1],
    told: identityProblems(clients, pasts, closed),
  };
}

describe("the clients of a firm", () => {
  test("a client of closed months that the register has no longer is one still", () => {
    const clients = clientsOf({
      contracts: rows("Cedar"),
      otherClients: ["Bolt"],
      aliases: {},
      closed: books(past("Acme"), past("Cedar")),
    });
    expect(clients.all.map(({ name, contracts }) => [name, contracts.length])).toEqual([
      ["Acme", 0],
      ["Bolt", 0],
      ["Cedar", 1],
    ]);
  });

  test.each<[string, readonly string[], Aliases, readonly string[], readonly string[]]>([
    ["by its name", ["Acme"], {}, ["acme"], ["Acme"]],
    ["by an alias of its name", ["Bolt"], { Acme: "Bolt" }, ["acme"], ["Bolt"]],
    [
      "by an alias of its name on the last closed day",
      ["Bolt"],
      { Acme: { client: "Bolt", to: THROUGH } },
      ["acme"],
      ["Bolt"],
    ],
    [
      "not by an alias from the first open day",
      ["Bolt"],
      { Acme: { client: "Bolt", from: OPEN } },
      ["acme"],
      ["Acme", "Bolt"],
    ],
    ["by another of its names", ["Bolt"], {}, ["acme", "bolt"], ["Bolt"]],
    ["by two names of one client", ["Bolt"], { BX: "Bolt" }, ["acme", "bolt", "bx"], ["Bolt"]],
    [
      "by none, if its names are now two clients'",
      ["Bolt", "Cedar"],
      {},
      ["bolt", "cedar"],
      ["Acme", "Bolt", "Cedar"],
    ],
    [
      "by its name, even if another is another's",
      ["Acme", "Cedar"],
      {},
      ["acme", "cedar"],
      ["Acme", "Cedar"],
    ],
  ])("a closed client is found %s", (_case, register, aliases, names, clients) => {
    const closed = books(past("Acme", { names }));
    const found = firm(rows(...register), aliases, closed);
    expect(found.names).toEqual(clients);
    const [now] = clients;
    expect(found.pastOf(now ?? "")?.name).toBe("Acme");
  });

  test("no closed month: nobody has a past", () => {
    const clients = clientsOf({ contracts: rows("Acme"), aliases: {} });
    expect(closedClients(null, clients).size).toBe(0);
    expect(clients.all.map(({ name }) => name)).toEqual(["Acme"]);
  });

  test.each<[string, Aliases, string | null]>([
    ["an alias in a refused row of a client stays its alias", {}, "Acme"],
    ["unless the configuration says otherwise", { KOO: "Bolt" }, "Bolt"],
  ])("%s", (_case, aliases, client) => {
    const refused = [
      { client: "ACME", aliases: ["KOO"] },
      { client: "Nobody", aliases: ["NN"] },
    ];
    const clients = clientsOf({ contracts: rows("Acme", "Bolt"), refused, aliases });
    expect(clients.find("koo")?.name).toBe(client);
    expect(clients.find("NN")).toBeNull();
    expect(clients.problems).toEqual([]);
  });
});

describe("names that version 0.1.0 held to be one, because it held all marks to be accents", () => {
  const MEANT = books(past("ガス", { entries: [worked("カス"), worked("ガス"), worked("Acme")] }));
  test.each([
    ["on a closed day", THROUGH, "ガス"],
    ["from the first open day", OPEN, null],
  ])("written in a closed log: one %s", (_case, date, client) => {
    const clients = clientsOf({ contracts: rows("ガス"), aliases: {}, closed: MEANT });
    expect(clients.find("カス", date)?.name ?? null).toBe(client);
    expect(clients.find("Acme", date)).toBeNull();
    expect(clients.problems).toEqual([]);
  });

  test("in the register of then: one for good", () => {
    const closed = books(past("ガス", { contracts: rows("カス", "Acme"), entries: [worked("カス")] }));
    const clients = clientsOf({ contracts: rows("ガス"), aliases: {}, closed });
    expect(clients.find("カス", OPEN)?.name).toBe("ガス");
    expect(clients.find("Acme", OPEN)).toBeNull();
  });

  test("the configuration has the last word", () => {
    const clients = clientsOf({ contracts: rows("ガス", "Bolt"), aliases: { カス: "Bolt" }, closed: MEANT });
    expect(clients.find("カス", THROUGH)?.name).toBe("Bolt");
  });
});

describe("a client that was several", () => {
  /** From the first to the last. */
  const PASTS = [
    ["of its own name", past("ACME")],
    ["that knew its name", past("Mid", { names: ["mid", "acme"] })],
    ["renamed since", past("Old")],
    ["joined with it, by a row under its own name", past("Bolt")],
  ] as const;
  const ALIASES = { Mid: "Acme", Old: "Acme", Bolt: "Acme" };
  const fromOf = (...pasts: readonly ClosedClient[]) =>
    firm(rows("Acme", "Bolt"), ALIASES, books(...pasts)).pastOf("Acme")?.from;

  test.each([
    [0, 1],
    [1, 2],
    [2, 3],
    [0, 3],
  ] as const)("takes the past of rank %i before that of rank %i, in either order", (first, second) => {
    const [one, other] = [PASTS[first][1], PASTS[second][1]];
    expect(fromOf(one, other)).toEqual([one.name, other.name]);
    expect(fromOf(other, one)).toEqual([one.name, other.name]);
  });

  test("has all pasts, one after the other", () =>
    expect(fromOf(...PASTS.map(([, of]) => of).reverse())).toEqual(["ACME", "Mid", "Old", "Bolt"]));

  test("of equal rank they stay in order", () => {
    expect(fromOf(past("Old"), past("OLD 2", { names: ["old"] }))).toEqual(["Old", "OLD 2"]);
  });

  test("has all of both as it was closed, with the former name at what was the other's", () => {
    const [mine, its] = rows("Acme", "Bolt").map((row) => ({ ...row, plan: "VIP" as const }));
    if (mine === undefined || its === undefined) throw new Error("rows");
    const own = planTerm({ contract: mine });
    const first = planTerm({ contract: its });
    const older = planTerm({ contract: its, formerly: "Cedar" });
    const renewal = planTerm({ contract: its, renews: first, carriesFrom: first });
    const ofNone = planTerm({ contract: its, renews: own, carriesFrom: own });
    const [entry, late] = [worked("Acme"), worked("Bolt")];
    const adjustment = {
      client: "Acme",
      plan: "VIP",
      date: THROUGH,
      minutes: minutes(15),
      reason: "",
      author: "",
      price: null,
    } as const;
    const decision = { client: "Acme", date: THROUGH, is: "reject", who: "", why: "" } as const;
    const before = { name: "Cedar", names: ["cedar"], through: day("2026-01-31") };
    const acme = past("Acme", {
      contracts: [mine],
      terms: [own],
      entries: [entry],
      adjustments: [adjustment],
      decisions: [decision],
      banks: [bank(60)],
      owed: [owed(null)],
      names: ["acme", "shared"],
      joined: [{ ...before, name: "Dune" }],
    });
    const bolt = past("Bolt", {
      contracts: [its],
      terms: [first, older, renewal, ofNone],
      entries: [late],
      adjustments: [{ ...adjustment, client: "Bolt" }],
      decisions: [{ ...decision, client: "Bolt" }],
      banks: [bank(30), bank(15, { formerly: "Cedar" })],
      owed: [owed(null), owed("Cedar")],
      names: ["bolt", "shared", "cedar"],
      joined: [before],
    });
    const joined = firm(rows("Acme", "Bolt"), { Bolt: "Acme" }, books(bolt, acme)).pastOf("Acme");
    const firstNow = { ...first, formerly: "Bolt" };
    expect(joined).toEqual({
      name: "Acme",
      contracts: [mine, its],
      terms: [
        own,
        firstNow,
        { ...older, formerly: "Cedar" },
        { ...renewal, formerly: "Bolt", renews: firstNow, carriesFrom: firstNow },
        { ...ofNone, formerly: "Bolt" },
      ],
      entries: [entry, late],
      adjustments: [adjustment, { ...adjustment, client: "Bolt" }],
      decisions: [decision, { ...decision, client: "Bolt" }],
      banks: [bank(60), bank(30, { formerly: "Bolt" }), bank(15, { formerly: "Cedar" })],
      owed: [owed(null), owed("Bolt"), owed("Cedar")],
      names: ["acme", "shared", "bolt", "cedar"],
      from: ["Acme", "Bolt"],
      joined: [
        { ...before, name: "Dune" },
        before,
        { name: "Bolt", names: ["bolt", "cedar"], through: THROUGH },
      ],
    });
    // The terms lead to each other, not to copies.
    const [, itsFirst, , itsRenewal, itsLast] = joined?.terms ?? [];
    expect(itsRenewal?.renews).toBe(itsFirst);
    expect(itsRenewal?.carriesFrom).toBe(itsFirst);
    expect(itsLast?.renews).toBe(own);
    expect(itsLast?.carriesFrom).toBe(own);
  });
});

describe("what is told of two clients joined", () => {
  const both = { Bolt: "Acme" };
  const joined = { code: "CLIENTS_JOINED", given: "Bolt", client: "Acme" };
  const [acme, bolt] = [past("Acme"), past("Bolt")];

  test.each<[string, ClosedBooks | null]>([
    ["that no closed month knows", null],
    ["of which closed months know neither", books()],
    ["of which they know one", books(acme)],
    ["that were closed as two", books(acme, bolt)],
    ["of which one had two names", books(acme, past("Bolt", { names: ["bolt", "bx"] }))],
  ])("%s: once", (_case, closed) =>
    expect(firm(rows("Acme", "Bolt"), both, closed).told).toEqual([
      { contract: null, client: null, problem: joined },
    ]),
  );

  test("closed as one: nothing, since it was told then", () => {
    const before = { name: "Bolt", names: ["bolt"], through: day("2026-01-31") };
    const closed = books(past("Acme", { names: ["acme", "bolt"], joined: [before] }));
    expect(firm(rows("Acme", "Bolt"), both, closed).told).toEqual([]);
  });

  test("one renamed to a client that had a past", () =>
    expect(firm(rows("Acme"), both, books(acme, bolt)).told).toEqual([
      { contract: null, client: null, problem: joined },
    ]));

  test("one that had been joined with another before: the other is not told again", () => {
    const before = { name: "Cedar", names: ["cedar"], through: THROUGH };
    const closed = books(acme, past("Bolt", { names: ["bolt", "cedar"], joined: [before] }));
    expect(
      firm(rows("Acme"), { Bolt: "Acme", Cedar: "Acme" }, closed).told.map(({ problem }) => problem),
    ).toEqual([joined]);
  });

  test("one that was joined before and is a client of its own again: nothing", () => {
    const before = { name: "Bolt", names: ["bolt"], through: day("2026-01-31") };
    expect(firm(rows("Acme", "Bolt"), {}, books(past("Acme", { joined: [before] }), bolt)).told).toEqual([]);
  });

  test("of a name in a row, with its row", () => {
    const row = contract({ client: "Acme", aliases: ["KOO"] });
    const other = contract({ client: "Bolt", aliases: ["KOO"], line: 3 });
    expect(firm([row, other], {}, books(acme, bolt)).told).toEqual([
      {
        contract: other,
        client: "Bolt",
        problem: { code: "ALIAS_TAKEN", alias: "KOO", client: "Acme" },
      },
    ]);
  });
});

describe("a client that has no row any more", () => {
  const row = contract({ client: "Acme", plan: "VIP", quantity: 5 });
  const gone = past("Acme", { contracts: [row], banks: [bank(200), bank(40)] });
  const told = (like: string | null) => [
    {
      contract: null,
      client: "Acme",
      problem: { code: "CLIENT_GONE", client: "Acme", minutes: 240, like },
    },
  ];

  test.each<[string, readonly Contract[], readonly ClosedClient[], string | null]>([
    ["and none is like it", rows("Bolt"), [gone], null],
    ["and a new client has its row", [...rows("Bolt"), { ...row, client: "Cedar" }], [gone], "Cedar"],
    [
      "and a client that was one before has the same row",
      [{ ...row, client: "Cedar" }],
      [gone, past("Cedar")],
      null,
    ],
    [
      "and of the new client's rows one is its own",
      [contract({ client: "Cedar" }), { ...row, client: "Cedar" }],
      [past("Acme", { ...gone, contracts: [contract({ quantity: 9 }), row] })],
      "Cedar",
    ],
  ])("is told with the time it had left, %s", (_case, register, closed, like) =>
    expect(firm(register, {}, books(...closed)).told).toEqual(told(like)),
  );

  test.each<[string, readonly Contract[], ClosedClient]>([
    ["with nothing left", rows("Bolt"), past("Acme", { banks: [bank(0)] })],
    ["without a bank", rows("Bolt"), past("Acme")],
    ["that has another row", rows("Acme"), gone],
  ])("one %s is not told", (_case, register, closed) =>
    expect(firm(register, {}, books(closed)).told).toEqual([]),
  );
});
