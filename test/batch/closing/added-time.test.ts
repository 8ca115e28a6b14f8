/** Hours added to a bank at a price (R8, M3): what the firm writes, and what it and its client read, to the cent. */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { read, utils, type WorkBook } from "@e965/xlsx";
import { expect, test } from "vitest";
import { BASIS_FILE } from "../../../batch/books/basis.ts";
import { FIGURES } from "../../../batch/delivery/figures.ts";
import { clientLetter } from "../../../batch/delivery/message.ts";
import {
  exceptionsOf,
  firmFolder,
  monthFolder,
  ORDINARY,
  PERIOD,
  put,
  run,
  runJsonOf,
} from "../firm-folder.ts";
import { comparedBills } from "./bill-places.ts";
import { NOVEMBER } from "./late-work.ts";
import { IN_THIS_PROCESS } from "./month-hands.ts";

/** A French firm, whose adjustments Excel saved there: 2 h for 250 $, 30 minutes given away, and a row with a doubt. */
const HEAD = "client;forfait;date;durée;motif;auteur;montant";
const ROWS = [
  "Acme;VIP;2026-10-12;2:00;à la demande du client;A. Roy;250,00 $",
  "Acme;VIP;2026-10-13;0:30;geste commercial;A. Roy;",
];
const FILES = {
  "config.json": {
    ...{ ...ORDINARY["config.json"], language: "fr", adjustments: "ajustements.csv" },
    rates: { 2: 120_00 },
  },
  "contracts.csv": "client,plan,quantity,start,paid_on\nAcme,VIP,2,2026-01-15,2026-01-15\n",
  "logs/october.csv": "id,date,client,minutes,category\n1,2026-10-05,Acme,135,how_to\n",
  "ajustements.csv": `${[HEAD, ...ROWS].join("\r\n")}\r\n`,
};

const plain = (cell: unknown) => (typeof cell === "string" ? cell.replaceAll(/[\u00a0\u202f]/g, " ") : cell);
const rowsOf = (book: WorkBook, sheet: string) =>
  utils
    .sheet_to_json<unknown[]>(book.Sheets[sheet] ?? {}, { header: 1, blankrows: false })
    .map((row) => [...row].map(plain).filter((cell) => cell !== undefined && cell !== ""));

test("a French firm: on the bill of the month, in every place", async () => {
  const folder = await firmFolder(FILES);
  const { code, printed } = await run(folder);
  expect(code).toBe(0);
  const figures = await runJsonOf(folder);
  const { clients, overview } = figures;
  const [acme] = clients;
  const because = {
    ...{ code: "added_time", plan: "VIP", minutes: 120, on: "2026-10-12" },
    text: "à la demande du client",
  };
  expect(acme?.bill?.[1]).toEqual({
    because,
    ...{ level: null, minutes: 0, cents: 250_00, from: "2026-10-12", to: "2026-10-12" },
  });
  expect(acme?.toBill).toEqual({ minutes: 15, cents: 280_00, withoutRate: 0 });
  expect(overview.toBill.cents).toBe(280_00);
  expect(acme?.billable).toMatchObject({ minutes: 15, cents: 30_00 });
  expect(acme?.banks[0]).toMatchObject({ adjusted: 150, used: 120, closing: 150 });
  const label = "Ajout de 2,00 h au forfait VIP le 12 oct. 2026 : à la demande du client";
  const book = read(await readFile(join(monthFolder(folder), acme?.file ?? "")));
  const page = rowsOf(book, "Sommaire");
  expect(page).toContainEqual([label, 250]);
  expect(page.flat()).toContain("dont 250,00 $ d’heures ajoutées");
  expect(rowsOf(book, "Grand livre")).toContainEqual(
    expect.arrayContaining(["ajustement", 2, 250, `${label}.`]),
  );
  const [mailed] = FIGURES.parse(figures).clients;
  const letter = mailed && clientLetter(FIGURES.parse(figures), mailed);
  const told = letter?.figures.map(({ label: of, value }) => [of, plain(value)]);
  expect(told).toContainEqual(["Heures ajoutées, facturées ce mois-ci", label]);
  const lines = printed.split("\n").map(plain);
  expect(lines).toContain("À facturer : 280,00 CAD pour 0,25 h, avant taxes");
  expect(lines).toContainEqual(expect.stringMatching(/^ {2}heures ajoutées contre un prix +250,00 CAD$/));
  expect((await comparedBills(folder, PERIOD, { printed, clientMoney: true })).faults).toEqual([]);
});

test("where clients are shown no amounts, the reason is there and no price", async () => {
  const folder = await firmFolder({
    ...FILES,
    "config.json": { ...FILES["config.json"], clientMoney: false },
  });
  const { printed } = await run(folder);
  expect((await comparedBills(folder, PERIOD, { printed, clientMoney: false })).faults).toEqual([]);
  const [acme] = (await runJsonOf(folder)).clients;
  const book = read(await readFile(join(monthFolder(folder), acme?.file ?? "")));
  const cells = book.SheetNames.flatMap((sheet) => rowsOf(book, sheet)).flat();
  expect(cells).toContain("Ajout de 2,00 h au forfait VIP le 12 oct. 2026 : à la demande du client");
  expect(cells.filter((cell) => cell === 250 || String(cell).includes("250"))).toEqual([]);
});

test("a row whose price has the other sign, or that may be thousands, is left out and not billed", async () => {
  const rows = [
    "Acme;VIP;2026-10-12;2:00;ajout;A. Roy;-250,00",
    "Acme;VIP;2026-10-12;-0:30;reprise;A. Roy;60,00",
    "Acme;VIP;2026-12-12;9:00;trop;A. Roy;1,250",
  ];
  const folder = await firmFolder({ ...FILES, "ajustements.csv": [HEAD, ...rows].join("\n") });
  expect((await run(folder)).code).toBe(1);
  const found = (await exceptionsOf(folder)).map(({ code }) => code);
  expect(found.sort()).toEqual(["ADJUSTMENT_PRICE_SIGN", "ADJUSTMENT_PRICE_SIGN"]);
  expect((await runJsonOf(folder)).overview.toBill.cents).toBe(30_00);
  // Alone in its column nothing shows which mark it is.
  await put(folder, "ajustements.csv", [HEAD, rows[2]].join("\n"));
  await run(folder);
  expect((await exceptionsOf(folder)).map(({ code }) => code)).toEqual(["DECIMAL_MARK_UNCLEAR"]);
});

test("a month closed by a version without prices: an unchanged row is no change, a price given later is billed", async () => {
  const free = ROWS.map((row) => row.replace("250,00 $", ""));
  const folder = await firmFolder({ ...FILES, "ajustements.csv": [HEAD, ...free].join("\n") });
  await run(folder);
  const basis = gunzipSync(await readFile(join(monthFolder(folder), BASIS_FILE))).toString();
  // As that version wrote it.
  expect(basis).toContain('"author":"A. Roy"}');
  expect(basis).not.toContain('"price"');
  await IN_THIS_PROCESS.close(folder, PERIOD);
  await run(folder, { period: NOVEMBER });
  expect((await runJsonOf(folder, NOVEMBER)).clients[0]?.priorPeriod).toEqual([]);
  await put(folder, "ajustements.csv", [HEAD, ...ROWS].join("\n"));
  const { printed } = await run(folder, { period: NOVEMBER });
  const [acme] = (await runJsonOf(folder, NOVEMBER)).clients;
  expect(acme?.priorPeriod).toMatchObject([
    { what: "adjusted", cause: "ADJUSTMENT", effects: [{ on: "adjusted", change: 0, cents: 250_00 }] },
  ]);
  expect(acme?.toBill).toEqual({ minutes: 0, cents: 250_00, withoutRate: 0 });
  expect(acme?.banks[0]).toMatchObject({ opening: 150, priorPeriod: 0, closing: 150 });
  expect((await comparedBills(folder, NOVEMBER, { printed, clientMoney: true })).faults).toEqual([]);
});
