/**
 * Register, price list, adjustments and decisions as people keep them: French headings, Excel's CSV, titles and
 * totals, dates and numbers in words of their own. Whatever the spelling, the figures are those of the plain file.
 */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readTable } from "../../batch/imports/table.ts";
import { DECISION_COLUMNS, readDecisions } from "../../batch/month/decisions.ts";
import { PRICE_COLUMNS, readPrices } from "../../batch/month/price-list.ts";
import { xlsx } from "../../batch/xlsx/writer.ts";
import { ADJUSTMENT_COLUMNS, readAdjustments } from "../../core/firm/adjustments.ts";
import { centsOf, isUnclearNumber, type Table } from "../../core/firm/cells.ts";
import { CONTRACT_COLUMNS, readRegister } from "../../core/firm/register.ts";
import type { Asked } from "../../core/firm/row-reader.ts";
import { day, excelSerial, formatDate } from "../../core/values/calendar.ts";
import { describe as describeProblem } from "../../core/words/describe.ts";
import { SEED } from "../core/random-firm.ts";
import { exceptionsOf, firmFolder, ORDINARY, run, runJsonOf } from "./firm-folder.ts";

const ASKED: Asked = { dateOrder: null, decimalMark: null };

function tableIn(
  content: string | Uint8Array,
  columns = CONTRACT_COLUMNS as Parameters<typeof readTable>[2],
): Table {
  const read = readTable("table.csv", Buffer.from(content), columns);
  if ("problem" in read) throw new Error(read.problem.code);
  return read.table;
}

/** The rows of a register as `client plan quantity start/expires/paid`, and what is said against others. */
function register(content: string | Uint8Array, asked: Asked | null = ASKED): string[] {
  const { fatal, contracts, exceptions } = readRegister(tableIn(content), asked);
  const date = (own: (typeof contracts)[number]["start"]) => (own === null ? "–" : formatDate(own));
  return [
    ...fatal.map(({ code }) => code),
    ...contracts.map(
      ({ client, plan, quantity, start, expires, paidOn }) =>
        `${client} ${plan} ${quantity} ${date(start)}/${date(expires)}/${date(paidOn)}`,
    ),
    ...exceptions.map(({ line, problems }) => `${line}: ${problems.map(({ code }) => code).join(", ")}`),
  ];
}

const latin1 = (text: string) => Buffer.from(text, "latin1");

describe("a register", () => {
  const ACME = "Acme VIP 8 2026-08-01/2027-08-01/2026-08-15";

  test.each<[string, string | Uint8Array]>([
    ["plain", "client,plan,quantity,start,expires,paid_on\nAcme,VIP,8,2026-08-01,2027-08-01,2026-08-15\n"],
    [
      "as Excel saves a CSV in French",
      latin1(
        "Client;Forfait;Qté;Début;Échéance;Payé le\r\nAcme;VIP;8,0;01/08/2026;01/08/2027;15/08/2026\r\n",
      ),
    ],
    [
      "with months first",
      "Client,Plan,Qty,Start date,Expiry date,Date paid\nAcme,VIP,8.0,8/1/2026,8/1/2027,8/15/2026\n",
    ],
    [
      "with years of two digits",
      "client,plan,quantity,start,expires,paid_on\nAcme,VIP,8,8/1/26,8/1/27,8/15/26\n",
    ],
    [
      "with times of midnight",
      "client,plan,quantity,start,expires,paid_on\nAcme,VIP,8,2026-08-01 00:00:00,2027-08-01T00:00:00,2026-08-15 0:00\n",
    ],
    [
      "with names of months, and hours with their unit",
      "nom du client,forfait,Nb d'heures,date de début,échéance,date de paiement\nAcme,vip,8 h,1 août 2026,1 août 2027,15-Aug-26\n",
    ],
    [
      "with numbers of days",
      "client,plan,quantity,start,expires,paid_on\nAcme,VIP,7.99999999999,46235,46600,46249\n",
    ],
    [
      "under a title, above a total",
      "Registre des forfaits 2026,,,,,\n,,,,,\nClient,Forfait,Quantité,Début,Expire,Payé le\nAcme,VIP,8,2026-08-01,2027-08-01,2026-08-15\nTotal,,8,,,\n",
    ],
  ])("%s", (_, content) => expect(register(content)).toEqual([ACME]));

  const UNDECIDED =
    "client,plan,quantity,start\nAcme,VIP,2,03/04/2026\nBolt,VIP,2,2026-03-04\nDoe,VIP,2,05/05/2026\n";

  test("dates that may be either are refused, the others stand", () =>
    expect(register(UNDECIDED)).toEqual([
      "Bolt VIP 2 2026-03-04/–/–",
      "Doe VIP 2 2026-05-05/–/–",
      "2: DATE_ORDER_UNCLEAR",
    ]));

  test("until the configuration says which", () =>
    expect(register(UNDECIDED, { ...ASKED, dateOrder: "DMY" })[0]).toBe("Acme VIP 2 2026-04-03/–/–"));

  test("a range of a workbook has no setting to name", () => {
    const { exceptions } = readRegister(tableIn(UNDECIDED));
    const said = exceptions.flatMap(({ problems }) =>
      problems.map((problem) => describeProblem(problem, "en")),
    );
    expect(said).toEqual([
      "No date shows whether day or month comes first: “03/04/2026” is 2026-04-03 (DMY) or 2026-03-04 (MDY). Write it as YYYY-MM-DD.",
    ]);
  });

  test("dates that disagree are refused, a date of no calendar is its own row's", () =>
    expect(
      register("client,plan,quantity,start\nA,VIP,2,13/04/2026\nB,VIP,2,04/13/2026\nC,VIP,2,31/13/2026\n"),
    ).toEqual(["2: DATE_ORDER_MIXED", "3: DATE_ORDER_MIXED", "4: DATE_IMPOSSIBLE"]));

  test("a client called Total has a plan; a total makes no client", () =>
    expect(
      register("client,plan,quantity,start\nTotal,VIP,2,2026-01-01\nGrand total,,2,\n,Total,2,2026-01-01\n"),
    ).toEqual(["Total VIP 2 2026-01-01/–/–", "4: VALUE_MISSING, CHOICE_UNKNOWN"]));

  test.each([
    ["1,450", "ORANGE_CARE", '"1,450"'],
    ["1.450", "ORANGE_CARE", "1.450"],
  ])("a quantity of %s may be two numbers", (_, plan, given) =>
    expect(register(`client,plan,quantity,start\nAcme,${plan},${given},2026-01-01\n`)).toEqual([
      "2: DECIMAL_MARK_UNCLEAR",
    ]),
  );

  test("the rest of the column decides", () =>
    expect(
      register(
        'client,plan,quantity,start\nA,ORANGE_CARE,"1,450",2026-01-01\nB,ORANGE_CARE,5.0,2026-01-01\n',
      )[0],
    ).toBe("A ORANGE_CARE 1450 2026-01-01/–/–"));
});

describe("however dates and amounts are written, they are read right or refused", () => {
  const two = (value: number) => String(value).padStart(2, "0");
  const WRITTEN: Record<string, (iso: string) => string> = {
    ISO: (iso) => iso,
    "with midnight": (iso) => `${iso} 00:00:00`,
    DMY: (iso) => iso.split("-").reverse().join("/"),
    "DMY without zeros": (iso) => iso.split("-").map(Number).reverse().join("-"),
    MDY: (iso) => [...iso.split("-").slice(1), iso.slice(0, 4)].join("/"),
    "MDY of two digits": (iso) => [...iso.split("-").slice(1).map(Number), iso.slice(2, 4)].join("/"),
    dots: (iso) => iso.split("-").reverse().join("."),
    months: (iso) => `${Number(iso.slice(8))}-${MONTHS[Number(iso.slice(5, 7)) - 1]}-${iso.slice(2, 4)}`,
    serial: (iso) => String(excelSerial(day(iso))),
  };
  const MONTHS = [
    "Jan",
    "févr.",
    "mars",
    "Apr",
    "mai",
    "June",
    "juil.",
    "août",
    "Sep",
    "oct.",
    "Nov",
    "déc.",
  ];
  const isoDate = fc
    .record({ month: fc.integer({ min: 1, max: 12 }), date: fc.integer({ min: 1, max: 28 }) })
    .map(({ month, date }) => `2026-${two(month)}-${two(date)}`);

  test("dates", () => {
    const law = fc.property(
      fc.array(isoDate, { minLength: 1, maxLength: 5 }),
      fc.constantFrom(...Object.keys(WRITTEN)),
      (dates, notation) => {
        const rows = dates.map((iso, index) => `C${index},ORANGE_CARE,1,${WRITTEN[notation]?.(iso)}`);
        const { contracts, refused } = readRegister(
          tableIn(`client,plan,quantity,start\n${rows.join("\n")}\n`),
          ASKED,
        );
        expect(contracts.length + refused.length).toBe(dates.length);
        for (const { client, start } of contracts)
          expect(start === null ? "" : formatDate(start)).toBe(dates[Number(client.slice(1))]);
        if (!/DMY|MDY/.test(notation)) expect(refused).toEqual([]);
      },
    );
    fc.assert(law, { seed: SEED, numRuns: 400 });
  });

  const grouped = (cents: number, mark: string, thousands: string) => {
    const whole = String(Math.floor(cents / 100)).replace(/\B(?=(\d{3})+$)/g, thousands);
    return `${whole}${mark}${two(cents % 100)}`;
  };
  const AMOUNTS: Record<string, (cents: number) => string> = {
    plain: (cents) => grouped(cents, ".", ""),
    English: (cents) => `$${grouped(cents, ".", ",")}`,
    "English, whole": (cents) => `$${grouped(cents, ".", ",").slice(0, -3)}`,
    French: (cents) => `${grouped(cents, ",", "\u202f")} $`,
    German: (cents) => grouped(cents, ",", "."),
    "grouped, whole": (cents) => grouped(cents, ".", ",").slice(0, -3),
  };

  test("amounts", () => {
    const law = fc.property(fc.nat(500_000_000), fc.constantFrom(...Object.keys(AMOUNTS)), (given, style) => {
      const whole = style.endsWith("whole");
      const cents = whole ? given - (given % 100) : given;
      const text = AMOUNTS[style]?.(cents) ?? "";
      const read = centsOf(text);
      if (read === null) expect([style, isUnclearNumber(text)]).toEqual(["grouped, whole", true]);
      else expect(read, text).toBe(cents);
    });
    fc.assert(law, { seed: SEED, numRuns: 600 });
  });
});

describe("a price list", () => {
  const prices = (content: string | Uint8Array, asked = ASKED) => {
    const { fatal, values, exceptions } = readPrices(tableIn(content, PRICE_COLUMNS), asked);
    return [
      ...fatal.map(({ code }) => code),
      ...values.map(({ plan, hours, from, cents }) => `${plan} ${hours ?? "–"} ${formatDate(from)} ${cents}`),
      ...exceptions.flatMap(({ problems }) => problems.map(({ code }) => code)),
    ];
  };

  test.each<[string, string | Uint8Array]>([
    ["in cents", "plan,hours,from,cents,source\nVIP_DIAMOND,10,2026-01-01,145000,own\n"],
    ["in dollars", "plan,hours,from,price\nVIP Diamond,10,2026-01-01,1450.00\n"],
    ["in French", latin1("Forfait;Heures;À partir du;Prix\r\nVIP Diamant;10,0;2026-01-01;1 450,00 $\r\n")],
    ["with a sign", 'plan,hours,from,price\nDiamond,10 h,2026-01-01,"$1,450"\n'],
    ["with both marks", 'plan,hours,from,price\nDiamond,10,2026-01-01,"1,450.00"\n'],
  ])("%s", (_, content) => expect(prices(content)).toEqual(["VIP_DIAMOND 10 2026-01-01 145000"]));

  test("needs no hours for Orange", () =>
    expect(prices("plan,from,price\nOrange Plus,2026-01-01,240\n")).toEqual([
      "ORANGE_PLUS – 2026-01-01 24000",
    ]));

  test.each([
    [
      "an amount that may be two",
      'plan,hours,from,price\nVIP,2,2026-01-01,"1,450"\n',
      ["DECIMAL_MARK_UNCLEAR"],
    ],
    ["an amount in words", "plan,hours,from,price\nVIP,2,2026-01-01,twelve\n", ["AMOUNT_UNREADABLE"]],
    ["no price at all", "plan,hours,from\nVIP,2,2026-01-01\n", ["COLUMN_MISSING"]],
    ["two prices", "plan,hours,from,cents,price\nVIP,2,2026-01-01,20000,200\n", ["COLUMN_REPEATED"]],
  ])("%s is refused", (_, content, codes) => expect(prices(content)).toEqual(codes));
});

describe("a workbook", () => {
  type Sheets = Parameters<typeof xlsx>[0]["sheets"];
  const book = (sheets: readonly { name: string; rows: readonly (readonly (string | number)[])[] }[]) =>
    xlsx({
      title: "x",
      dated: day("2026-10-31"),
      language: "fr",
      sheets: sheets.map(({ name, rows }): Sheets[number] => ({
        name,
        widths: [12],
        blocks: rows.map((cells) => ({ cells: [...cells] })),
      })),
    });
  const HEADER = ["Forfait", "Heures", "À partir du", "Prix"];

  test("the sheet that fits, under its title; a number cell is no text of thousands", async () => {
    const bytes = await book([
      { name: "Notes", rows: [["Prix à revoir en janvier"]] },
      {
        name: "Prix",
        rows: [["Nos prix"], HEADER, ["VIP", 2, "2026-01-01", 198.125], ["VIP", 3, "2026-01-01", 280]],
      },
    ]);
    const read = readTable("prices.xlsx", bytes, PRICE_COLUMNS);
    if ("problem" in read) throw new Error(read.problem.code);
    const { values, exceptions } = readPrices(read.table, ASKED);
    expect(values).toMatchObject([{ plan: "VIP", hours: 3, cents: 28_000 }]);
    // 198.125 is no amount in whole cents; as a text it might have been 198,125.
    expect(exceptions.flatMap(({ problems }) => problems)).toMatchObject([
      { code: "AMOUNT_UNREADABLE", column: "Prix" },
    ]);
  });

  test("two sheets that fit alike are not chosen between, unless the configuration does", async () => {
    const rows = [HEADER, ["VIP", 2, "2026-01-01", 198]];
    const bytes = await book([
      { name: "2025", rows },
      { name: "2026", rows },
    ]);
    expect(readTable("prices.xlsx", bytes, PRICE_COLUMNS)).toMatchObject({
      problem: { code: "SHEETS_ALIKE" },
    });
    const asked = { encoding: null, sheet: "2026" };
    expect(readTable("prices.xlsx", bytes, PRICE_COLUMNS, asked)).toHaveProperty("table");
  });
});

test("adjustments: banks by their labels, dates and minutes as they come", () => {
  const { values, exceptions } = readAdjustments(
    tableIn(
      "Client;Banque;Jour;Durée;Motif;Auteur\nAcme;VIP Diamant;15/08/2026;-1 h 30;Erreur;Anne\n",
      ADJUSTMENT_COLUMNS,
    ),
    ASKED,
  );
  expect(exceptions).toEqual([]);
  expect(values[0]?.adjustment).toMatchObject({ plan: "VIP_DIAMOND", minutes: -90 });
});

test("adjustments: a bare number is minutes only under a heading that says so", () => {
  const read = (heading: string) =>
    readAdjustments(
      tableIn(
        `client,plan,date,${heading},reason,author\nAcme,VIP,2026-08-15,2,as agreed,Anne\n`,
        ADJUSTMENT_COLUMNS,
      ),
    );
  expect(read("minutes").values[0]?.adjustment.minutes).toBe(2);
  expect(read("Durée").values).toEqual([]);
  expect(read("Durée").exceptions[0]?.problems).toEqual([
    { code: "MINUTES_UNSAID", column: "Durée", given: "2" },
  ]);
});

test("decisions, in French", () => {
  const { values } = readDecisions(
    tableIn("Empreinte;Décision;Qui;Motif\nabc;Libérée;Anne;vu\n", DECISION_COLUMNS),
  );
  expect(values).toMatchObject([{ fingerprint: "abc", decision: { is: "release" } }]);
});

test("the dates of decisions show together which of day and month comes first", () => {
  const rows = ["Acme,03/10/2026,release,Anne,agreed", "Acme,25/10/2026,reject,Anne,a courtesy"];
  const { values } = readDecisions(
    tableIn(["client,date,decision,who,why", ...rows].join("\n"), DECISION_COLUMNS),
  );
  expect(values.map((one) => "file" in one && formatDate(one.decision.date))).toEqual([
    "2026-10-03",
    "2026-10-25",
  ]);
});

describe("a firm", () => {
  const { "config.json": config, "contracts.csv": contracts } = ORDINARY;

  test("says how its register is written in `sources`", async () => {
    const folder = await firmFolder({
      "config.json": { ...config, sources: [{ files: "contracts.csv", dateOrder: "DMY" }] },
      "contracts.csv":
        "client,plan,quantity,start,paid_on\nAcme,VIP,2,03/04/2026,03/04/2026\nBolt,BASIC,,,\n",
    });
    expect((await run(folder)).code).toBe(0);
    expect((await runJsonOf(folder)).clients[0]?.banks[0]).toMatchObject({ start: "2026-04-03" });
  });

  test("learns which setting its register lacks", async () => {
    const folder = await firmFolder({ "contracts.csv": `${contracts}Cedar,VIP,2,03/04/2026,\n` });
    await run(folder);
    const [reported] = await exceptionsOf(folder);
    expect(reported?.reason).toContain('"sources": [{ "files": "contracts.csv", "dateOrder": "DMY" }]');
  });

  test("without logs yet has statements, and is reported", async () => {
    const folder = await firmFolder({ "logs/october.csv": null, "logs/.DS_Store": "x" });
    const { code, printed } = await run(folder);
    expect(code).toBe(0);
    expect(printed).toContain("There is no time log yet");
    expect((await runJsonOf(folder)).clients[0]?.banks[0]).toMatchObject({ closing: 120 });
  });

  test("whose logs all lie in subfolders is stopped, and the setting that reads them is named", async () => {
    const folder = await firmFolder({ "logs/october.csv": null, "logs/2026/october.csv": "x" });
    const { code, printed } = await run(folder);
    expect(code).toBe(2);
    expect(printed).toContain("only in subfolders");
    expect(printed).toContain('"subfolders": true');
  });

  test("is not asked to look at terms that are not in force in the month, as the exit code says", async () => {
    const folder = await firmFolder({
      "contracts.csv": `client,plan,quantity,start,expires,paid_on\nAcme,VIP,2,2025-10-01,2026-06-15,2025-10-01\nBolt,BASIC,,,,\n`,
    });
    const asked = async (period: string) => {
      const { code, printed } = await run(folder, { period });
      return [
        code,
        /rows? needs? a look/.test(printed),
        /1 warning is about terms not in force/.test(printed),
      ];
    };
    expect(await asked("2026-06")).toEqual([1, true, false]);
    expect(await asked("2026-10")).toEqual([0, false, true]);
    expect(await exceptionsOf(folder)).toMatchObject([{ code: "TERM_UNDER_A_YEAR" }]);
  });

  test("is asked once whether its rates and prices are cents", async () => {
    const folder = await firmFolder({
      "config.json": { ...config, rates: { 2: 125, 3: 175 }, prices: "prices.csv" },
      "prices.csv": "plan,hours,from,cents\nVIP,2,2026-01-01,198\nVIP,3,2026-01-01,280\n",
    });
    await run(folder);
    const reported = (await exceptionsOf(folder)).map(({ file, line, code, reason }) => [
      file,
      line,
      code,
      reason?.split(". ")[0],
    ]);
    expect(reported.filter(([, , code]) => code === "CENTS_MEANT")).toEqual([
      ["config.json", "1", "CENTS_MEANT", "“rates.2” is 125, that is $1.25: amounts are in cents"],
      ["prices.csv", "2", "CENTS_MEANT", "“cents” is 198, that is $1.98: amounts are in cents"],
    ]);
  });

  test("has words of its own for categories, in its own log and in an export alike", async () => {
    const log = "id,date,client,minutes,category\n1,2026-10-01,Acme,20,Réparation\n";
    const toggl =
      "Member,Client,Description,Start date,Start time,Stop date,Stop time,Duration,Tags\nAnne,Bolt,x,2026-10-02,09:00:00,2026-10-02,09:30:00,0:30:00,réparation\nAnne,Bolt,y,2026-10-05,09:00:00,2026-10-05,09:30:00,0:30:00,Dépannage\n";
    const files = { "logs/october.csv": log, "logs/toggl.csv": toggl };
    const before = await firmFolder(files);
    await run(before);
    expect((await exceptionsOf(before)).map(({ code }) => code)).toEqual([
      "CATEGORY_AMBIGUOUS",
      "CATEGORY_AMBIGUOUS",
    ]);
    const folder = await firmFolder({
      ...files,
      "config.json": { ...config, categories: { réparation: "Repair" } },
    });
    const { code, printed } = await run(folder);
    expect(code).toBe(0);
    expect(printed).toContain("The tag “Dépannage” read as Break/fix: 1 entry.");
    expect((await runJsonOf(folder)).clients.map(({ charged }) => charged.billable)).toEqual([30, 60]);
  });

  test("tags that mean work of two levels, or of two scopes, are held back", async () => {
    const toggl = (tags: string) =>
      `Member,Client,Description,Start date,Start time,Stop date,Stop time,Duration,Tags\nAnne,Bolt,x,2026-10-02,09:00:00,2026-10-02,09:30:00,0:30:00,"${tags}"\n`;
    const codes = async (tags: string) => {
      const folder = await firmFolder({ "logs/toggl.csv": toggl(tags) });
      await run(folder);
      return (await exceptionsOf(folder)).map(({ code }) => code);
    };
    expect(await codes("support, question")).toEqual([]);
    expect(await codes("support, avancé")).toEqual(["LABELS_DISAGREE"]);
    expect(await codes("support, formation")).toEqual(["LABELS_DISAGREE"]);
    expect(await codes("support, urgent")).toEqual([]);
  });
});
