/**
 * One bill (M3): every place that shows what a month bills, read from what a run wrote and printed, and what each shows
 * that differs from the bill lines and the changes of run.json. With minutes as well as cents, and the month's own part
 * apart from that of closed months wherever a place tells them apart.
 *
 * Laws: nothing here knows a rule or asks the product for a figure: a figure is read as a reader sees it, and only words
 * and the way that figures are written are the product's. Every figure that is compared is counted by its place, so that
 * a test can fail where a place was never met.
 */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { read, utils, type WorkBook } from "@e965/xlsx";
import { FIGURES } from "../../../batch/delivery/figures.ts";
import { clientLetter, firmLetter, type Letter } from "../../../batch/delivery/message.ts";
import { summaryFile } from "../../../batch/documents/file-names.ts";
import { CLIENT_COLUMNS } from "../../../batch/documents/page/clients-table.ts";
import { pageWordsIn } from "../../../batch/documents/page/words.ts";
import { RUN_JSON, type RunJson } from "../../../batch/documents/run-json.ts";
import { type FirmWords, firmWordsIn } from "../../../batch/documents/workbook/firm-words.ts";
import { type Words, wordsIn } from "../../../batch/documents/workbook/words.ts";
import { day } from "../../../core/values/calendar.ts";
import { LANGUAGES, type Language } from "../../../core/values/language.ts";
import { WORDS } from "../../../core/words/words.ts";
import { monthFolder } from "../firm-folder.ts";

type Client = RunJson["clients"][number];

/** What a run left: its files, and what it printed. */
interface Written {
  readonly figures: RunJson;
  readonly text: string;
  readonly summary: WorkBook;
  readonly books: ReadonlyMap<string, WorkBook>;
  readonly page: string;
  readonly printed: string;
}

/** Signed. `cents` of the minutes that have a rate, `withoutRate` the others (A10). */
interface Part {
  readonly minutes: number;
  readonly cents: number;
  readonly withoutRate: number;
}

/** A line of minutes; null where it has no amount. */
interface Line {
  readonly minutes: number;
  readonly cents: number | null;
}

interface Bill {
  readonly all: Part;
  /** The month's own lines, and those of each closed month by its first day. */
  readonly lines: readonly Line[];
  readonly own: Part;
  readonly months: ReadonlyMap<string, readonly Line[]>;
  readonly earlier: Part;
}

/** The run, the places that differ, in sentences, and how often each place was compared. */
export interface Compared {
  readonly figures: RunJson;
  readonly faults: string[];
  readonly met: Map<string, number>;
}

/** The month of `folder`, whose run printed this; `clientMoney` as in its configuration. */
export async function comparedBills(
  folder: string,
  period: string,
  { printed, clientMoney }: { readonly printed: string; readonly clientMoney: boolean },
): Promise<Compared> {
  const written = await writtenIn(folder, period, printed);
  const compared: Compared = { figures: written.figures, faults: [], met: new Map() };
  const sameIn =
    (whose: string): Same =>
    (place, shown, due) => {
      compared.met.set(place, (compared.met.get(place) ?? 0) + 1);
      if (text(shown) !== text(due))
        compared.faults.push(
          `${period}, ${whose}, ${place}: ${text(shown)} is shown, and it is ${text(due)}`,
        );
    };
  const bills = new Map(written.figures.clients.map((client) => [client.client, billOf(client)]));
  for (const client of written.figures.clients) {
    const bill = bills.get(client.client) as Bill;
    const same = sameIn(client.client);
    inRunJson(client, bill, same);
    inWorkbook(written.books.get(client.client) as WorkBook, client, { bill, clientMoney }, same);
    inLetter(written, client, bill, same);
    inPrint(written, client, bill, same);
  }
  const firm = firmBill([...bills.values()]);
  const same = sameIn("the firm");
  same("run.json", billed(written.figures.overview.toBill), firm.all);
  inSummary(written, { firm, bills }, same);
  for (const language of LANGUAGES) inPage(written, language, { firm, bills }, same);
  const { writing, letters } = WORDS[written.figures.language];
  const letter = firmLetter(FIGURES.parse(JSON.parse(written.text)));
  same("firm's letter", saidUnder(letter, letters.figures.billable), writing.hoursText(firm.all.minutes));
  return compared;
}

type Same = (place: string, shown: unknown, due: unknown) => void;

const text = (value: unknown) => JSON.stringify(value) ?? "nothing";

async function writtenIn(folder: string, period: string, printed: string): Promise<Written> {
  const bytes = (name: string) => readFile(join(monthFolder(folder, period), name));
  const own = (await bytes("run.json")).toString();
  const figures = RUN_JSON.parse(JSON.parse(own));
  const books = new Map<string, WorkBook>();
  for (const { client, file } of figures.clients) books.set(client, read(await bytes(file)));
  const summary = read(await bytes(summaryFile({ name: period, language: figures.language })));
  return { figures, text: own, summary, books, page: (await bytes("index.html")).toString(), printed };
}

// What is due.

function billOf({ bill = [], priorPeriod }: Client): Bill {
  const late = priorPeriod.flatMap(({ date, effects }) =>
    effects.flatMap(billableLine).map((line) => ({ month: `${date.slice(0, 7)}-01`, line })),
  );
  const months = [...new Set(late.map(({ month }) => month))].sort();
  const of = (month: string) => late.filter((one) => one.month === month).map(({ line }) => line);
  const [own, earlier] = [partOf(bill), partOf(late.map(({ line }) => line))];
  return {
    ...{ all: together([own, earlier]), own, earlier },
    lines: bill.map(({ minutes, cents }) => ({ minutes, cents })),
    months: new Map(months.map((month) => [month, of(month)])),
  };
}

function billableLine({ on, charged, cents }: Client["priorPeriod"][number]["effects"][number]): Line[] {
  return on === "billable" ? [{ minutes: charged, cents }] : [];
}

function firmBill(bills: readonly Bill[]): Record<"all" | "own" | "earlier", Part> {
  const of = (part: "all" | "own" | "earlier") => together(bills.map((bill) => bill[part]));
  return { all: of("all"), own: of("own"), earlier: of("earlier") };
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

function partOf(lines: readonly Line[]): Part {
  return {
    minutes: total(lines.map(({ minutes }) => minutes)),
    cents: total(lines.map(({ cents }) => cents ?? 0)),
    withoutRate: total(lines.filter(({ cents }) => cents === null).map(({ minutes }) => minutes)),
  };
}

function together(parts: readonly Part[]): Part {
  return {
    minutes: total(parts.map(({ minutes }) => minutes)),
    cents: total(parts.map(({ cents }) => cents)),
    withoutRate: total(parts.map(({ withoutRate }) => withoutRate)),
  };
}

const billed = ({ minutes, cents, withoutRate }: Part): Part => ({ minutes, cents, withoutRate });

/** A10: a sum of which a part has no rate. */
const knownCents = (lines: readonly Line[]) =>
  lines.some(({ cents }) => cents === null) ? null : partOf(lines).cents;

/** Whether no amount is known: nothing of the bill has a rate. */
const hasNoAmount = ({ cents, withoutRate }: Part) => withoutRate !== 0 && cents === 0;

// run.json.

function inRunJson({ billable, toConfirm, toBill }: Client, { all, own }: Bill, same: Same): void {
  same("run.json", billed(toBill), all);
  same("run.json", own.minutes, billable.minutes - toConfirm.minutes);
  if (billable.cents !== null && toConfirm.cents !== null)
    same("run.json", own.cents, billable.cents - toConfirm.cents);
}

// A client's workbook.

interface Due {
  readonly bill: Bill;
  readonly clientMoney: boolean;
}

function inWorkbook(book: WorkBook, { language }: Client, due: Due, same: Same): void {
  const words = wordsIn(language);
  inTile(book, words, due, same);
  inSentences(book, words, due, same);
  inList(book, words, due, same);
  inLedger(book, words, due, same);
  inBalances(book, words, due, same);
}

function inTile(
  book: WorkBook,
  words: Words,
  { bill: { all, earlier }, clientMoney }: Due,
  same: Same,
): void {
  const isMoney = clientMoney && !(all.withoutRate !== 0 && all.cents === 0);
  const [amount, hours] = ["Amount_to_bill", "Billable_hours"].map((name) => named(book, name));
  same("client's tile", inMinutes(hours), all.minutes);
  same("client's tile", inCents(amount), isMoney ? all.cents : null);
  const { billNotes, writing } = words;
  const texts = textsOf(book, words.sheets.summary);
  const isPart = isMoney && all.withoutRate !== 0;
  const notes = captured(texts, billNotes.earlier("‹hours›"));
  // Of amounts without minutes, such as the price of added time, the amount.
  const of =
    earlier.minutes !== 0
      ? [writing.hoursText(earlier.minutes)]
      : isMoney && earlier.cents !== 0
        ? [writing.money(earlier.cents)]
        : [];
  const note = isPart ? [] : of.map((hours) => plain({ hours }));
  const without = isPart ? [plain({ hours: writing.hoursText(all.withoutRate) })] : [];
  same("client's tile", captured(texts, billNotes.unrated("‹hours›")), without);
  same("client's tile", notes, note);
}

/** The first sentences are those of closed months; how many there are is limited. */
const MOST_SENTENCES = 7;

function inSentences(book: WorkBook, words: Words, { bill, clientMoney }: Due, same: Same): void {
  const { sentences, writing } = words;
  const texts = textsOf(book, words.sheets.summary);
  const found = [sentences.late, sentences.changed].flatMap((say) => [
    ...captured(texts, say("‹hours›", "‹month›", null)),
    ...captured(texts, say("‹hours›", "‹month›", "‹price›")),
  ]);
  const due = [...bill.months].slice(0, MOST_SENTENCES).map(([month, lines]) => {
    const cents = clientMoney ? knownCents(lines) : null;
    return {
      hours: writing.hoursText(partOf(lines).minutes),
      month: writing.month(day(month)),
      ...(cents !== null && { price: writing.money(cents) }),
    };
  });
  const inOrder = (all: readonly Readonly<Record<string, string>>[]) =>
    all.map(({ hours, month, price }) => text([month, hours, price])).sort();
  same("client's sentences", inOrder(found), inOrder(due.map((own) => plain(own))));
}

/** “Billed, and why”, line by line. */
function inList(book: WorkBook, words: Words, { bill, clientMoney }: Due, same: Same): void {
  const rows = rowsOf(book, words.sheets.summary);
  const [, head = [], ...below] = rows.slice(rows.findIndex(([first]) => first === words.billedTitle));
  const [hours, amount] = [head.indexOf(words.billedColumns.hours), head.indexOf(words.billedColumns.amount)];
  const isMoney = amount >= 0;
  const shown = (row: readonly unknown[]) => [
    inMinutes(row[hours]),
    isMoney ? (row[amount] === words.noRate ? null : inCents(row[amount])) : "no column",
  ];
  const asShown = ({ minutes, cents }: Line) => [minutes, clientMoney ? cents : "no column"];
  const end = below.findIndex(([first]) => first === words.total);
  if (hours < 0) {
    same("client's list", [bill.lines, bill.all.minutes, bill.all.cents], [[], 0, 0]);
    return;
  }
  const lines = below.slice(0, end);
  const isEarlier = ([label]: readonly unknown[]) =>
    captured([plainText(label)], words.earlierMonth("‹month›")).length > 0;
  same("client's list", lines.filter((row) => !isEarlier(row)).map(shown), bill.lines.map(asShown));
  same(
    "client's list",
    lines.filter(isEarlier).map((row) => [row[0], ...shown(row)]),
    [...bill.months].map(([month, all]) => [
      words.earlierMonth(words.writing.month(day(month))),
      ...asShown({ minutes: partOf(all).minutes, cents: knownCents(all) }),
    ]),
  );
  const { minutes, cents, withoutRate } = bill.all;
  same(
    "client's list",
    shown(below[end] ?? []),
    asShown({ minutes, cents: withoutRate !== 0 && cents === 0 ? null : cents }),
  );
}

function inLedger(book: WorkBook, words: Words, { bill, clientMoney }: Due, same: Same): void {
  const { head, below } = listOf(book, words.sheets.ledger, words.ledgerColumns.charged);
  const at = (column: keyof Words["ledgerColumns"]) => head.indexOf(words.ledgerColumns[column]);
  const sumOf = (where: string, why: string | null = null) => {
    const rows = below.filter(
      (row) => row[at("where")] === where && (why === null || row[at("why")] === why),
    );
    const sum = (of: (cell: unknown) => number | null, column: "charged" | "amount") =>
      at(column) < 0 ? 0 : total(rows.map((row) => of(row[at(column)]) ?? 0));
    return [sum(inMinutes, "charged"), sum(inCents, "amount")];
  };
  const due = ({ minutes, cents }: Part) => [minutes, clientMoney ? cents : 0];
  same("client's ledger", sumOf(words.where.billable), due(bill.own));
  same("client's ledger", sumOf(words.priorPeriodWhere), due(bill.earlier));
  for (const [month, lines] of bill.months) {
    const why = `${words.earlierMonth(words.writing.month(day(month)))}.`;
    same("client's ledger", sumOf(words.priorPeriodWhere, why), due(partOf(lines)));
  }
}

/** The changes to closed months behind it. */
function inBalances(book: WorkBook, words: Words, { bill, clientMoney }: Due, same: Same): void {
  const { bank, cause, hours, amount } = words.changeColumns;
  const { head, below } = listOf(book, words.sheets.balances, cause);
  if (head.length === 0) {
    same("client's balances", bill.months.size, 0);
    return;
  }
  const billable = below.filter(
    (row) => row[head.indexOf(bank)] === words.where.billable && row[head.indexOf(cause)] !== undefined,
  );
  const at = head.indexOf(amount);
  same(
    "client's balances",
    [
      total(billable.map((row) => inMinutes(row[head.indexOf(hours)]) ?? 0)),
      total(billable.map((row) => (at < 0 ? 0 : (inCents(row[at]) ?? 0)))),
    ],
    [bill.earlier.minutes, clientMoney ? bill.earlier.cents : 0],
  );
}

// What is sent, and what is printed.

function inLetter(
  { text: recorded }: Written,
  { client, language }: Client,
  { all }: Bill,
  same: Same,
): void {
  const figures = FIGURES.parse(JSON.parse(recorded));
  const own = figures.clients.find((one) => one.client === client);
  const { letters, writing } = WORDS[language];
  const shown = own && saidUnder(clientLetter(figures, own), letters.figures.billable);
  same("client's letter", shown, all.minutes === 0 ? null : writing.hoursText(all.minutes));
}

const saidUnder = ({ figures }: Letter, label: string) =>
  figures.find((figure) => figure.label === label)?.value ?? null;

function inPrint({ figures, printed }: Written, { client }: Client, { all }: Bill, same: Same): void {
  const { outcome, writing } = WORDS[figures.language];
  const line = printed
    .split("\n")
    .find((one) => one.startsWith(`  ${client} `) && one.includes(outcome.billable));
  const [, shown] = /^ +(\S+) h/.exec(line?.split(outcome.billable)[1] ?? "") ?? [];
  same("print", shown, writing.hours(all.minutes));
}

// The firm's workbook.

interface FirmDue {
  readonly firm: ReturnType<typeof firmBill>;
  readonly bills: ReadonlyMap<string, Bill>;
}

function inSummary({ figures, summary }: Written, due: FirmDue, same: Same): void {
  const words = firmWordsIn(figures.language);
  inOverview(summary, words, due, same);
  inClients(summary, words, { ...due, currency: figures.currency }, same);
  inBilling(summary, words, { ...due, figures }, same);
  inPriorPeriods(summary, { ...due, figures }, same);
}

function inOverview(book: WorkBook, words: FirmWords, { firm: { all, earlier } }: FirmDue, same: Same): void {
  const figure = named(book, words.firmTiles.toBill.name);
  const texts = textsOf(book, words.firmSheets.overview);
  const { writing } = words;
  same("firm's tile", texts.includes(words.toBillHours), hasNoAmount(all));
  same(
    "firm's tile",
    ...(hasNoAmount(all)
      ? ([inMinutes(figure), all.minutes] as const)
      : ([inCents(figure), all.cents] as const)),
  );
  same("firm's tile", texts.includes(plainText(writing.hoursText(all.minutes))), true);
  same(
    "firm's tile",
    captured(texts, words.ofClosedMonths("‹amount›")),
    earlier.cents === 0 ? [] : [plain({ amount: writing.money(earlier.cents) })],
  );
  same(
    "firm's tile",
    captured(texts, words.notRated("‹hours›")),
    all.withoutRate === 0 ? [] : [plain({ hours: writing.hoursText(all.withoutRate) })],
  );
}

function inClients(
  book: WorkBook,
  words: FirmWords,
  { firm, bills, currency }: FirmDue & { readonly currency: string },
  same: Same,
): void {
  const { billable, amount } = words.firmColumns;
  const { head, below } = listOf(book, words.firmSheets.clients, billable);
  const shown = (row: readonly unknown[] = []) => {
    const cell = row[head.indexOf(`${amount} ${currency}`)];
    return [inMinutes(row[head.indexOf(billable)]), cell === words.noRate ? null : inCents(cell)];
  };
  for (const [name, { all }] of bills)
    same("firm's clients", shown(below.find(([first]) => first === name)), [
      all.minutes,
      hasNoAmount(all) ? null : all.cents,
    ]);
  if (bills.size > 0)
    same("firm's clients", shown(below.find(([first]) => first === words.total)), [
      firm.all.minutes,
      firm.all.cents,
    ]);
}

function inBilling(
  book: WorkBook,
  words: FirmWords,
  { firm, bills, figures }: FirmDue & { readonly figures: RunJson },
  same: Same,
): void {
  const heads = words.billColumns;
  const { head, below } = listOf(book, words.firmSheets.billing, heads.minutes);
  const at = (heading: string) => head.indexOf(heading);
  const amount = at(`${heads.amount} ${figures.currency}`);
  const rows = below.filter((row) => row[0] !== words.total);
  /** Held time and work billed separately have their own clauses, and are in no sum. */
  const sumOf = (name: string, isOf: (rule: unknown) => boolean) =>
    partOf(
      rows
        .filter((row) => row[0] === name && isOf(row[at(heads.rule)]))
        .map((row) => ({
          minutes: Number(row[at(heads.minutes)]),
          cents: row[amount] === words.noRate ? null : inCents(row[amount]),
        })),
    );
  for (const [name, { own, earlier }] of bills) {
    same(
      "firm's list",
      sumOf(name, (rule) => rule !== "M3" && rule !== "A9" && rule !== "A2"),
      own,
    );
    same(
      "firm's list",
      sumOf(name, (rule) => rule === "M3"),
      earlier,
    );
  }
  for (const row of rows) same("firm's list", inMinutes(row[at(heads.hours)]), row[at(heads.minutes)]);
  const sums = below.find(([first]) => first === words.total);
  if (rows.length > 0) {
    same("firm's list", inCents(sums?.[amount]), firm.all.cents);
    same("firm's list", sums?.[at(heads.minutes)], total(rows.map((row) => Number(row[at(heads.minutes)]))));
  }
  const isSaid = textsOf(book, words.firmSheets.billing).some((one) =>
    one.includes(plainText(words.unrated(firm.all.withoutRate / 60))),
  );
  same("firm's list", isSaid, firm.all.withoutRate !== 0);
}

function inPriorPeriods(
  book: WorkBook,
  { bills, figures: { clients, language, currency } }: FirmDue & { readonly figures: RunJson },
  same: Same,
): void {
  const { columns, priorSheet } = WORDS[language].changes;
  const { head, below } = listOf(book, priorSheet, columns.billable);
  for (const [name, { earlier }] of bills) {
    const rows = below.filter(([first]) => first === name);
    const sum = (of: (cell: unknown) => number | null, heading: string) =>
      total(rows.map((row) => of(row[head.indexOf(heading)]) ?? 0));
    // A10: a change that took time with a rate for time without one has no amount as a whole.
    const known = clients
      .filter(({ client }) => client === name)
      .flatMap(({ priorPeriod }) => priorPeriod)
      .map(({ effects }) => knownCents(effects.flatMap(billableLine)) ?? 0);
    same(
      "firm's prior periods",
      [sum(inMinutes, columns.billable), sum(inCents, `${columns.amount} ${currency}`)],
      [earlier.minutes, total(known)],
    );
  }
}

// The page in the browser, in one of its languages.

function inPage({ figures, page }: Written, language: Language, { firm, bills }: FirmDue, same: Same): void {
  const words = pageWordsIn(language);
  const { writing } = words;
  const [, view = ""] = page.split(`<div class="view" lang="${language}">\n<nav`);
  const own = view.split('<div class="view"')[0] ?? "";
  const money = (cents: number) => plainText(`${writing.amount(cents)} ${figures.currency}`);
  const { all, earlier } = firm;
  const tile = between(own, `<span>${words.tiles.toBill}</span>`, "</a>");
  const notes = tile.split('<span class="quiet">').slice(1).map(textOf);
  same("page's tile", textOf(between(tile, "<strong>", "</strong>")), money(all.cents));
  same("page's tile", notes[0], plainText(words.billHours(writing.hours(all.minutes))));
  same(
    "page's tile",
    captured(notes, words.billEarlier("‹amount›")),
    earlier.cents === 0 ? [] : [{ amount: money(earlier.cents) }],
  );
  same(
    "page's tile",
    captured(notes, words.billNoRate("‹hours›")),
    all.withoutRate === 0 ? [] : [{ hours: plainText(writing.hours(all.withoutRate)) }],
  );
  const table = between(own, '<table class="sortable clients"', "</section>");
  const amountText = (part: Part) => plainText(hasNoAmount(part) ? words.noRate : writing.amount(part.cents));
  const lines = table.split('<tr class="line">').slice(1);
  for (const [index, client] of figures.clients.entries()) {
    const bill = bills.get(client.client) as Bill;
    const line = lines[index]?.split("</tr>")[0] ?? "";
    same("page's clients", textOf(line.split("<td")[0] ?? "").trim(), plainText(client.client));
    const [hours, amount] = billCells(line);
    same("page's clients", hours, [writing.hours(bill.all.minutes), String(bill.all.minutes)].map(plainText));
    same("page's clients", amount, [
      amountText(bill.all),
      hasNoAmount(bill.all) ? "" : String(bill.all.cents),
    ]);
    inDetails(lines[index] ?? "", client, { bill, language, money }, same);
  }
  const [hours, amount] = billCells(between(table, '<tr class="sum">', "</tr>"));
  same(
    "page's clients",
    [hours?.[0], amount?.[0]],
    [plainText(writing.hours(all.minutes)), plainText(writing.amount(all.cents))],
  );
}

/** The hours and the amount of a row: as text, and the value that it is sorted by. */
function billCells(row: string): (readonly [string, string | undefined])[] {
  const cells = row.split("<td").slice(1);
  return (["billable", "amount"] as const).map((column) => {
    const cell = cells[CLIENT_COLUMNS.findIndex(({ key }) => key === column) - 1] ?? "";
    return [textOf(`<td${cell}`), / data-v="([^"]*)"/.exec(cell)?.[1]];
  });
}

/** Below a client's row: its lines, closed months, and what is held. */
function inDetails(
  row: string,
  { toConfirm }: Client,
  { bill, language, money }: { bill: Bill; language: Language; money: (cents: number) => string },
  same: Same,
): void {
  const { earlierMonths, noRate, ofItToConfirm, toBill, writing } = pageWordsIn(language);
  const list = between(row, `<dt>${toBill}</dt>`, "</dd>");
  const lines = list.split("<li>").slice(1).map(textOf);
  const figure = ({ minutes, cents }: Line) =>
    `${plainText(writing.hours(minutes))} h, ${cents === null ? noRate : money(cents)}`;
  const { minutes, cents } = bill.earlier;
  const due = [
    ...bill.lines.map(figure),
    ...(minutes === 0 && cents === 0 ? [] : [plainText(writing.pair(earlierMonths, figure(bill.earlier)))]),
    ...(toConfirm.minutes === 0 ? [] : [plainText(writing.pair(ofItToConfirm, figure(toConfirm)))]),
  ];
  same("page's details", lines.length, due.length);
  for (const [index, line] of lines.entries())
    same("page's details", line.endsWith(due[index] ?? "") ? due[index] : line, due[index]);
}

// How things are read.

/** The value of a name of the workbook. */
function named(book: WorkBook, name: string): unknown {
  const own = book.Workbook?.Names?.find(({ Name }) => Name === name);
  const [, sheet = "", cell = ""] = /^'(.+)'!\$([A-Z]+\$\d+)$/.exec(own?.Ref ?? "") ?? [];
  return book.Sheets[sheet.replaceAll("''", "'")]?.[cell.replace("$", "")]?.v;
}

const rowsOf = (book: WorkBook, sheet: string) =>
  utils.sheet_to_json<unknown[]>(book.Sheets[sheet] ?? {}, { header: 1, blankrows: false });

/** The row with this heading, and those below it; none where there is no such row. */
function listOf(book: WorkBook, sheet: string, heading: string) {
  const rows = rowsOf(book, sheet);
  const at = rows.findIndex((row) => row.includes(heading));
  return { head: rows[at] ?? [], below: at < 0 ? [] : rows.slice(at + 1) };
}

const textsOf = (book: WorkBook, sheet: string) =>
  rowsOf(book, sheet)
    .flat()
    .filter((cell) => typeof cell === "string")
    .map(plainText);

const inMinutes = (hours: unknown) => (typeof hours === "number" ? Math.round(hours * 60) + 0 : null);
const inCents = (amount: unknown) => (typeof amount === "number" ? Math.round(amount * 100) + 0 : null);

const plainText = (of: unknown) => String(of).replaceAll(/[\u00a0\u202f]/g, " ");
const plain = (of: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(of).map(([key, own]) => [key, plainText(own)]));

/** What texts say of the things in ‹ › of a sentence; texts that are another sentence are left out. */
function captured(texts: readonly string[], sentence: string): Record<string, string>[] {
  const escaped = plainText(sentence).replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const pattern = new RegExp(`^${escaped.replaceAll(/‹(\w+)›/g, "(?<$1>.+)")}$`);
  return texts.flatMap((one) => {
    const found = pattern.exec(one)?.groups;
    return found === undefined ? [] : [{ ...found }];
  });
}

const between = (markup: string, from: string, to: string) => markup.split(from)[1]?.split(to)[0] ?? "";

const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};

/** What markup shows. */
const textOf = (markup: string) =>
  plainText(markup.replaceAll(/<[^>]*>/g, "").replaceAll(/&[a-z#0-9]+;/g, (of) => ENTITIES[of] ?? of)).trim();
