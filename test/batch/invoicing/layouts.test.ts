/** The files of invoices as each program wants them, read back, and what a layout can't take. */

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { decoded } from "../../../batch/imports/bytes.ts";
import { builtInLayouts } from "../../../batch/invoicing/layout.ts";
import { IN_THIS_PROCESS } from "../closing/month-hands.ts";
import { firmFolder, PERIOD, put, run } from "../firm-folder.ts";
import { ACCOUNTS, filesOf, invoice, issuedIn, rowsOf } from "./invoiced-firm.ts";

const LOG =
  "id,date,client,minutes,category\n1,2026-10-01,Œuvre & cie,75,how_to\n2,2026-10-02,Bolt,20,repair\n3,2026-10-03,Bolt,60,how_to\n";

async function firm(billing: object, { log = LOG } = {}): Promise<string> {
  const folder = await firmFolder({
    "config.json": { ...config(billing) },
    "contracts.csv": "client,plan,quantity,start,paid_on,language\nŒuvre & cie,BASIC,,,,fr\nBolt,BASIC,,,,\n",
    "logs/october.csv": log,
  });
  await run(folder);
  await IN_THIS_PROCESS.close(folder, PERIOD);
  return folder;
}

const config = (billing: object) => ({
  ...{ register: "contracts.csv", logs: "logs", out: "out", rates: { "2": 12_500, "3": 17_500 } },
  billing: { prefix: "N-", ...billing },
});
const CODES = { taxCode: "HST ON", accounts: ACCOUNTS };

test("QuickBooks Online: its headings, days first, money with a point, a client under the name that it has there", async () => {
  const clients = { Bolt: { name: "Bolt Ltd:Head office", taxCode: "Exempt" } };
  const folder = await firm({
    layout: "quickbooks-online",
    ...CODES,
    clients,
    items: { level2: "Support L2" },
  });
  expect((await invoice(folder, PERIOD)).code).toBe(0);
  const [bytes = Buffer.alloc(0)] = (await filesOf(folder)).values();
  expect(bytes.toString("utf8").split("\r\n").slice(0, 2)).toEqual([
    "*InvoiceNo,*Customer,*InvoiceDate,*DueDate,Terms,Memo,Item(Product/Service),ItemDescription,ItemQuantity,ItemRate,*ItemAmount,*Item Tax Code,Currency,Service Date",
    'N-2026-10-001,Bolt Ltd:Head office,31/10/2026,30/11/2026,Net 30,2026-10,Support L2,"Support, level 2. No plan.",1,125.00,125.00,Exempt,CAD,03/10/2026',
  ]);
  const rows = await rowsOf(folder, "invoices-2026-10.csv");
  expect(
    rows.map((row) => [row["*InvoiceNo"], row["*Customer"], row["*ItemAmount"], row["*Item Tax Code"]]),
  ).toEqual([
    ["N-2026-10-001", "Bolt Ltd:Head office", "125.00", "Exempt"],
    ["N-2026-10-001", "Bolt Ltd:Head office", "87.50", "Exempt"],
    ["N-2026-10-002", "Œuvre & cie", "156.25", "HST ON"],
  ]);
});

test("Xero: the columns of its template, in their order; one row a line", async () => {
  const folder = await firm({ layout: "xero", ...CODES });
  await invoice(folder, PERIOD);
  const [bytes = Buffer.alloc(0)] = (await filesOf(folder)).values();
  const [head = [], ...rows]: string[][] = parse(bytes);
  expect(head.join()).toBe(
    "*ContactName,EmailAddress,POAddressLine1,POAddressLine2,POAddressLine3,POAddressLine4,POCity,PORegion,POPostalCode,POCountry,*InvoiceNumber,Reference,*InvoiceDate,*DueDate,InventoryItemCode,*Description,*Quantity,*UnitAmount,Discount,*AccountCode,*TaxType,TrackingName1,TrackingOption1,TrackingName2,TrackingOption2,Currency,BrandingTheme",
  );
  expect(rows).toHaveLength(3);
  for (const row of rows)
    for (const [index, heading] of head.entries())
      if (heading.startsWith("*")) expect(row[index], heading).not.toBe("");
});

test("Sage 50: tagged blocks in its encoding, with the taxes that the firm says", async () => {
  const taxes = [
    { name: "GST", percent: 5 },
    { name: "QST", percent: 9.975 },
  ];
  const folder = await firm({ layout: "sage-50-ca", taxes });
  const { code, printed } = await invoice(folder, PERIOD);
  expect([code, printed.split("\n").at(-1)]).toEqual([
    0,
    "For your accounting software: out/invoices/invoices-2026-10.imp",
  ]);
  const [bytes = Buffer.alloc(0)] = (await filesOf(folder)).values();
  const read = decoded(bytes, "windows-1252");
  expect("utf8" in read && read.utf8.toString().split("\r\n")).toEqual([
    ...["<Version>", '"12001","1"', "</Version>", "<SalInvoice>"],
    '"Bolt","0","","","","","","","","","","",""',
    '"2","","N-2026-10-001","10-31-2026","0","","244.33","0.00"',
    '"Support, level 2","1","125.00","125.00","GST","0","1","5","6.25","QST","0","1","9.975","12.47"',
    '"Support, level 3","0.5","175.00","87.50","GST","0","1","5","4.38","QST","0","1","9.975","8.73"',
    ...["</SalInvoice>", "<SalInvoice>"],
    '"Œuvre & cie","0","","","","","","","","","","",""',
    '"1","","N-2026-10-002","10-31-2026","0","","179.65","0.00"',
    '"Support, level 2","1.25","125.00","156.25","GST","0","1","5","7.81","QST","0","1","9.975","15.59"',
    ...["</SalInvoice>", ""],
  ]);
});

test("without its taxes, a firm with Sage 50 gets the plain layout, and is told why", async () => {
  const folder = await firm({ layout: "sage-50-ca" });
  const { printed } = await invoice(folder, PERIOD);
  expect(printed).toContain("“billing.taxes” does not say them. The plain layout is written instead");
  expect([...(await filesOf(folder)).keys()]).toEqual(["invoices-2026-10.csv"]);
});

test("Sage 50 gets credit notes as a table to be entered by hand", async () => {
  const folder = await firm({ layout: "sage-50-ca", taxes: [{ name: "GST", percent: 5 }] });
  await invoice(folder, PERIOD);
  await IN_THIS_PROCESS.reopen(folder, PERIOD);
  await put(folder, "logs/october.csv", LOG.replace("Bolt,60", "Bolt,15"));
  await run(folder);
  await IN_THIS_PROCESS.close(folder, PERIOD);
  const { printed } = await invoice(folder, PERIOD);
  expect(printed).toContain("enter those in out/invoices/credit-notes-2026-10.csv by hand");
  expect(await rowsOf(folder, "credit-notes-2026-10.csv")).toMatchObject([
    { Amount: "93.75", Kind: "credit note" },
  ]);
});

test("Xero’s credit notes have its headings for them, and positive amounts", async () => {
  const folder = await firm({ layout: "xero", ...CODES });
  await invoice(folder, PERIOD);
  await IN_THIS_PROCESS.reopen(folder, PERIOD);
  await put(folder, "logs/october.csv", LOG.replace("Bolt,60", "Bolt,15"));
  await run(folder);
  await IN_THIS_PROCESS.close(folder, PERIOD);
  await invoice(folder, PERIOD);
  expect(await rowsOf(folder, "credit-notes-2026-10.csv")).toMatchObject([
    {
      ...{ "*CreditNoteNumber": "N-2026-10-003", "*Quantity": "0.75", "*UnitAmount": "125.00" },
      Reference: "N-2026-10-001",
    },
  ]);
});

test("the plain layout has the columns that a firm chooses; a text is no formula, a number stays one", async () => {
  const folder = await firm(
    { columns: ["number", "client", "amount", "hours"] },
    { log: LOG.replaceAll("Bolt", "=Bolt") },
  );
  await put(folder, "contracts.csv", "client,plan,quantity,start\n=Bolt,BASIC,,\nŒuvre & cie,BASIC,,\n");
  await IN_THIS_PROCESS.reopen(folder, PERIOD);
  await run(folder);
  await IN_THIS_PROCESS.close(folder, PERIOD);
  await invoice(folder, PERIOD);
  expect(await rowsOf(folder, "invoices-2026-10.csv")).toEqual([
    { Number: "N-2026-10-001", Client: "'=Bolt", Amount: "125.00", Hours: "1" },
    { Number: "N-2026-10-001", Client: "'=Bolt", Amount: "87.50", Hours: "0.5" },
    { Number: "N-2026-10-002", Client: "Œuvre & cie", Amount: "156.25", Hours: "1.25" },
  ]);
});

test("a firm’s own layout is a file beside its configuration", async () => {
  const folder = await firm({ layout: "ours.json" });
  const columns = [
    { heading: "No", value: "number", once: true },
    { heading: "Name", value: "customer", once: true },
    { heading: "Source", text: "support" },
    { heading: "Sum", value: "amount" },
  ];
  const layout = {
    id: "ours",
    program: "our program",
    format: "csv",
    dates: "MM/DD/YYYY",
    perFile: 1,
    columns,
  };
  await writeFile(join(folder, "ours.json"), JSON.stringify(layout));
  await invoice(folder, PERIOD);
  expect([...(await filesOf(folder)).keys()]).toEqual(["invoices-2026-10-2.csv", "invoices-2026-10.csv"]);
  expect(await rowsOf(folder, "invoices-2026-10.csv")).toEqual([
    { No: "N-2026-10-001", Name: "Bolt", Source: "support", Sum: "125.00" },
    { No: "", Name: "", Source: "support", Sum: "87.50" },
  ]);
});

test.each([
  [{ layout: "xero" }, "Xero needs “billing.accounts.level2”, which is not in the configuration."],
  [
    { layout: "xero", accounts: ACCOUNTS },
    "Xero needs “billing.taxCode”, which is not in the configuration.",
  ],
  [
    { layout: "quickbooks" },
    "there is no layout “quickbooks”. Write one of plain, quickbooks-online, sage-50-ca, xero,",
  ],
  [{ layout: "nowhere.json" }, "nowhere.json: the layout can't be read ("],
  [
    {
      ...{ layout: "sage-50-ca", taxes: [{ name: "GST", percent: 5 }] },
      clients: { Bolt: { name: "B".repeat(53) } },
    },
    "is longer than the 52 characters that the layout allows. Give a shorter one in “billing.clients”;",
  ],
  [
    { layout: "sage-50-ca", taxes: [{ name: "GST", percent: 5 }], clients: { Bolt: { name: "Bołt" } } },
    "has a character that a file for Sage 50 Canadian Edition can't hold.",
  ],
])("refused before anything is issued: %j", async (billing, sentence) => {
  const folder = await firm(billing);
  const { code, printed } = await invoice(folder, PERIOD);
  expect(printed).toContain(sentence);
  expect(code).toBe(2);
  expect(await issuedIn(folder)).toEqual([]);
  expect((await filesOf(folder)).size).toBe(0);
});

test("a name in “billing.clients” that no client has is told with the nearest", async () => {
  const folder = await firm({ clients: { Bol: { name: "Bolt Ltd" } } });
  const { code, printed } = await invoice(folder, PERIOD);
  expect(printed).toContain("no client of the month is called “Bol”; did you mean “Bolt”?");
  expect(code).toBe(1);
});

test("the layouts that come with the software are named as their files", () => {
  expect(builtInLayouts().map(({ id }) => id)).toEqual(["plain", "quickbooks-online", "sage-50-ca", "xero"]);
});
