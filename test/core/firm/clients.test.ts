/** Who is who: clients of the register by name and alias, as a log finds them. */

import { describe, expect, test } from "vitest";
import { type Aliases, Clients } from "../../../core/firm/clients.ts";
import { reconcile } from "../../../core/firm/reconciliation.ts";
import { readRegister } from "../../../core/firm/register.ts";
import { DEFAULT_SETTINGS } from "../../../core/ledger/settings.ts";
import { day } from "../../../core/values/calendar.ts";
import { closedBooksOf } from "../closed-books.ts";
import { contract } from "../contracts.ts";
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

describe("a name on a day", () => {
  const rows = ["Acme", "Bolt", "Cedar"].map((client, at) => contract({ client, line: at + 2 }));
  const found = (aliases: Aliases, name: string, date: string | null) => {
    const clients = new Clients(rows, [], aliases);
    return clients.find(name, date === null ? null : day(date))?.name ?? null;
  };

  const HANDED_ON = {
    KOO: [
      { client: "Acme", to: day("2026-01-31") },
      { client: "Bolt", from: day("2026-02-01"), to: day("2026-02-28") },
      { client: "Cedar", from: day("2026-03-02") },
    ],
  };
  test.each([
    ["2020-01-01", "Acme"],
    ["2026-01-31", "Acme"],
    ["2026-02-01", "Bolt"],
    ["2026-02-28", "Bolt"],
    ["2026-03-01", null],
    ["2026-03-02", "Cedar"],
    ["2099-12-31", "Cedar"],
    // Without a day, a name that changed hands is nobody's.
    [null, null],
  ])("that changed hands finds, on %s, %s", (date, client) => {
    for (const KOO of [HANDED_ON.KOO, [...HANDED_ON.KOO].reverse()]) {
      expect(found({ KOO }, "koo", date)).toBe(client);
      expect(new Clients(rows, [], { KOO }).problems).toEqual([]);
    }
  });

  test.each([
    ["2026-02-01", "Bolt"],
    ["2026-03-01", "Acme"],
    [null, "Acme"],
  ])("that is another client's apart from that: %s, %s", (date, client) => {
    const aliases = { KOO: ["Acme", { client: "Bolt", from: day("2026-02-01"), to: day("2026-02-28") }] };
    expect(found(aliases, "KOO", date)).toBe(client);
  });

  test("is asked for day after day", () => {
    const clients = new Clients(rows, [], HANDED_ON);
    const names = ["2026-01-31", "2026-02-01", "2026-01-31"].map(
      (date) => clients.find("KOO", day(date))?.name,
    );
    expect(names).toEqual(["Acme", "Bolt", "Acme"]);
    expect([clients.find("Nobody"), clients.find("Nobody"), clients.find("Acme")?.name]).toEqual([
      null,
      null,
      "Acme",
    ]);
  });

  test("may lead to a client through other aliases, written in any order", () => {
    const aliases = {
      A1: "A2",
      A2: { client: "A3" },
      A3: "Acme",
      D1: { client: "A1", from: day("2026-01-01") },
    };
    expect(found(aliases, "a1", null)).toBe("Acme");
    expect(found(aliases, "D1", "2026-01-01")).toBe("Acme");
    expect(found(aliases, "D1", "2025-12-31")).toBeNull();
    expect(new Clients(rows, [], aliases).problems).toEqual([]);
  });

  test("that leads to no client is reported, with the nearest one", () => {
    const aliases = { A1: "Acmee", A2: [{ client: "Something else" }], A3: "A1" };
    expect(new Clients(rows, [], aliases).problems).toEqual(
      [
        { code: "ALIAS_UNKNOWN", alias: "A1", given: "Acmee", nearest: "Acme" },
        { code: "ALIAS_UNKNOWN", alias: "A2", given: "Something else", nearest: null },
        { code: "ALIAS_UNKNOWN", alias: "A3", given: "A1", nearest: null },
      ].map((problem) => ({ contract: null, problem })),
    );
  });

  const from = (date: string) => ({ from: day(date) });
  const to = (date: string) => ({ to: day(date) });
  test.each<[string, Aliases, string, string]>([
    [
      "on one day too many",
      {
        KOO: [
          { client: "Acme", ...to("2026-02-01") },
          { client: "Bolt", ...from("2026-02-01") },
        ],
      },
      "KOO",
      "Acme",
    ],
    [
      "the other way round",
      {
        KOO: [
          { client: "Bolt", ...from("2026-02-01") },
          { client: "Acme", ...to("2026-02-01") },
        ],
      },
      "KOO",
      "Bolt",
    ],
    [
      "within another's days",
      {
        KOO: [
          { client: "Acme", ...from("2026-01-01") },
          { client: "Bolt", ...from("2026-02-01"), ...to("2026-02-28") },
        ],
      },
      "KOO",
      "Acme",
    ],
    ["always", { KOO: ["Acme", "Bolt"] }, "KOO", "Acme"],
    [
      "as a client's own name, some days",
      { Cedar: { client: "Acme", ...from("2026-02-01") } },
      "Cedar",
      "Cedar",
    ],
    [
      "as a client's own name, until a day",
      { Cedar: { client: "Acme", ...to("2026-02-01") } },
      "Cedar",
      "Cedar",
    ],
  ])("that is two clients', %s, is the first one's, and reported", (_case, aliases, alias, client) =>
    expect(new Clients(rows, [], aliases).problems).toEqual([
      { contract: null, problem: { code: "ALIAS_TAKEN", alias, client } },
    ]),
  );

  test("that is a client's own, said to be of nobody, stays that client's", () => {
    const clients = new Clients(rows, [], { Bolt: "Nobody" });
    expect(clients.all.map(({ name }) => name)).toEqual(["Acme", "Bolt", "Cedar"]);
    expect(clients.find("Bolt")?.name).toBe("Bolt");
    expect(clients.problems).toEqual([
      { contract: null, problem: { code: "ALIAS_UNKNOWN", alias: "Bolt", given: "Nobody", nearest: null } },
    ]);
  });

  test("said twice of one client is no problem", () => {
    const acme = contract({ client: "Acme", aliases: ["KOO", "koo", "–"] });
    expect(new Clients([acme], [], { KOO: "Acme", "–": "Acme" }).problems).toEqual([]);
  });
});

describe("which row says what of a client", () => {
  const row = (line: number, client: string, start: string | null, language: "en" | "fr" | null = null) =>
    contract({ line, client, start: start === null ? null : day(start), language });
  const one = (...rows: Parameters<typeof row>[]) => {
    const { all } = new Clients(
      rows.map((given) => row(...given)),
      [],
      {},
    );
    return all.map(({ key, name, language, contracts }) => [
      key,
      name,
      language,
      contracts.map(({ line }) => line),
    ]);
  };

  test.each([
    ["by its start", [2, "ACME", "2026-01-15"], [3, "Acme", "2025-01-15"], "Acme", null, [3, 2]],
    ["a row without a start first", [2, "ACME", "2026-01-15"], [3, "Acme", null], "Acme", null, [3, 2]],
    [
      "of one start, by its spelling",
      [2, "Acme", "2026-01-15"],
      [3, "ACME", "2026-01-15"],
      "ACME",
      null,
      [3, 2],
    ],
    [
      "of one spelling, by its language",
      [2, "Acme", "2026-01-15", "fr"],
      [3, "Acme", "2026-01-15", "en"],
      "Acme",
      "fr",
      [3, 2],
    ],
    [
      "one without a language first",
      [2, "Acme", "2026-01-15", "fr"],
      [3, "Acme", "2026-01-15"],
      "Acme",
      "fr",
      [3, 2],
    ],
    [
      "of one language, by its line",
      [3, "Acme", "2026-01-15", "en"],
      [2, "Acme", "2026-01-15", "en"],
      "Acme",
      "en",
      [2, 3],
    ],
  ] as const)("%s", (_case, first, second, name, language, lines) =>
    expect(one([...first], [...second])).toEqual([["acme", name, language, lines]]),
  );

  test("clients are in the order of their keys, whatever that of the rows", () => {
    const { all } = new Clients([row(2, "Cedar", "2026-01-15"), row(3, "Acme", "2026-01-15")], ["Bolt"], {});
    expect(all.map(({ name }) => name)).toEqual(["Acme", "Bolt", "Cedar"]);
  });

  test("a client without a row is spelled as the first spelling, and has no row; marks are no name", () => {
    const { all } = new Clients([row(2, "Acme", "2026-01-15")], ["Bolt", "BOLT", "ACME", "***", ""], {});
    expect(all).toMatchObject([
      { key: "acme", name: "Acme", contracts: [{ line: 2 }] },
      { key: "bolt", name: "BOLT", contracts: [], language: null },
    ]);
  });
});

test("the names of each client: its own, those of clients joined with it, and aliases of all days", () => {
  const clients = new Clients(
    [
      contract({ client: "Acme", aliases: ["Bolt", "A Tools"] }),
      contract({ client: "Bolt", aliases: ["BX"] }),
    ],
    ["Cedar"],
    { CX: "Cedar", KOO: { client: "Cedar", from: day("2026-01-01") } },
  );
  const names = [...clients.names()].map(([{ name }, keys]) => [name, [...keys].sort()]);
  expect(names).toEqual([
    ["Acme", ["acme", "atools", "bolt", "bx"]],
    ["Cedar", ["cedar", "cx"]],
  ]);
});

describe("two names of the register that an alias joins", () => {
  const acme = contract({ line: 2, client: "Acme", aliases: ["BOLT"] });
  const bolt = contract({ line: 3, client: "Bolt", aliases: ["acme"] });
  const joined = { code: "CLIENTS_JOINED", given: "Bolt", client: "Acme" };

  test.each([
    ["an alias of a row", [acme, contract({ line: 3, client: "Bolt" })], {}, acme],
    ["each the other's, the rows in any order", [bolt, acme], {}, acme],
    [
      "an alias of the configuration",
      [contract({ client: "Acme" }), contract({ client: "Bolt" })],
      { BOLT: "acme" },
      null,
    ],
  ])("%s: told once, with what says it", (_case, rows, aliases, row) => {
    const { all, problems } = new Clients(rows, [], aliases);
    expect(problems).toEqual([{ contract: row, problem: joined }]);
    expect(all.map(({ name, contracts }) => [name, contracts.length])).toEqual([["Acme", 2]]);
  });

  test("the row that is told is the earliest that says it", () => {
    const later = { ...acme, line: 4, start: day("2026-03-15") };
    const { problems } = new Clients([later, acme, { ...bolt, aliases: [] }], [], {});
    expect(problems.map(({ contract: row }) => row?.line)).toEqual([2]);
  });

  test("an alias for some days joins nothing", () => {
    const rows = [contract({ client: "Acme" }), contract({ client: "Bolt" })];
    for (const days of [{ from: day("2026-01-01") }, { to: day("2026-01-01") }])
      expect(new Clients(rows, [], { Bolt: { client: "Acme", ...days } }).all.length).toBe(2);
  });

  test("a client without a row is joined too, and an alias of an alias follows", () => {
    const rows = [contract({ client: "Acme" })];
    const { all, problems } = new Clients(rows, ["Bolt", "Cedar"], { Cedar: "Bolt", Bolt: "Acme" });
    expect(all.map(({ name }) => name)).toEqual(["Acme"]);
    expect(problems.map(({ problem }) => problem)).toEqual([
      { code: "CLIENTS_JOINED", given: "Cedar", client: "Bolt" },
      { code: "CLIENTS_JOINED", given: "Bolt", client: "Acme" },
    ]);
  });
});

describe("names that only signs tell apart are told, unless an alias says that they are one", () => {
  const first = contract({ line: 2, client: "A Dental", start: day("2025-01-15") });
  const second = contract({ line: 3, client: "A+ Dental", start: day("2026-01-15") });
  const told = [
    { contract: second, problem: { code: "NAMES_ALIKE", given: "A+ Dental", other: "A Dental" } },
  ];
  test.each<[string, Partial<typeof second>, Aliases, boolean]>([
    ["without an alias", {}, {}, true],
    ["an alias that is another name", { aliases: ["KOO"] }, { Tools: "A+ Dental" }, true],
    ["an alias of the row", { aliases: ["A Dental"] }, {}, false],
    ["an alias of the configuration", {}, { "A+ Dental": "A Dental" }, false],
    ["the other way round", {}, { "A Dental": "A+ Dental" }, false],
    ["an alias in a list", {}, { "A+ Dental": [{ client: "A Dental" }] }, false],
  ])("%s", (_case, given, aliases, isTold) => {
    const row = { ...second, ...given };
    const expected = isTold ? told.map((one) => ({ ...one, contract: row })) : [];
    expect(new Clients([first, row], [], aliases).problems).toEqual(expected);
  });

  test("a name of a joined client is not told to be like the client's", () => {
    const rows = ["Acme", "Bolt", "B-olt"].map((client, at) => contract({ client, line: at + 2 }));
    const { problems } = new Clients(rows, [], { Bolt: "Acme" });
    expect(problems.flatMap(({ problem }) => ("other" in problem ? [problem.other] : []))).not.toContain(
      "Acme",
    );
  });

  test("names of clients that are joined are not compared", () => {
    const rows = [contract({ client: "Acme", aliases: ["Bolt"] }), contract({ client: "Bolt" })];
    expect(new Clients(rows, [], {}).problems.map(({ problem }) => problem.code)).toEqual(["CLIENTS_JOINED"]);
  });
});
