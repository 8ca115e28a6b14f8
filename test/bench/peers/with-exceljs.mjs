/** The month as csv-parse and exceljs write it, with the rules of `month.py`: `node with-exceljs.mjs FOLDER OUT YYYY-MM`. */

import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import ExcelJS from "exceljs";

const [folder, out, period] = process.argv.slice(2);
mkdirSync(out, { recursive: true });

const PLACES = ["allowance", "free", "bank", "billable"];
const LEVELS = {
  email: 1,
  how_to: 2,
  break_fix: 2,
  configuration: 2,
  add_on: 2,
  training: 2,
  password_reset: 2,
  repair: 3,
  report_creation: 3,
};
const RATES = { 1: 95, 2: 125, 3: 175 };
const rounded = (minutes) => 15 * Math.ceil(minutes / 15);
const csv = (file) => parse(readFileSync(file), { columns: true });

const seen = new Set();
const work = new Map();
const unusable = [];
for (const file of readdirSync(join(folder, "logs")).sort()) {
  for (const row of csv(join(folder, "logs", file))) {
    const worked = row.minutes === "" ? Number.NaN : Number(row.minutes);
    const level = Number(row.level) || LEVELS[row.category];
    const isUsable =
      !Number.isNaN(Date.parse(row.date)) && worked >= 0 && worked <= 1440 && level > 0 && !seen.has(row.id);
    if (!isUsable) {
      unusable.push([file, row.id, row.date, row.minutes]);
      continue;
    }
    seen.add(row.id);
    if (!work.has(row.client)) work.set(row.client, []);
    work.get(row.client).push({ ...row, worked, level });
  }
}
const terms = new Map();
for (const row of csv(join(folder, "contracts.csv"))) {
  if (!terms.has(row.client)) terms.set(row.client, []);
  if (row.plan === "BASIC") continue;
  const held = row.plan.startsWith("VIP") ? 60 * Number(row.quantity) : 0;
  const opens = row.paid_on > row.start ? row.paid_on : row.start;
  const expires = `${Number(row.start.slice(0, 4)) + 1}${row.start.slice(4)}`;
  const quantity = Number(row.quantity);
  terms
    .get(row.client)
    .push({ plan: row.plan, quantity, opens, expires, bought: held, left: held, opening: held });
}

function monthOf(own, entries) {
  const [lines, days] = [[], []];
  const charge = (base, worked, level, held) => {
    let due = rounded(worked);
    let rest = base;
    for (const term of held) {
      const serves = term.plan === "VIP_DIAMOND" || (level <= 2 && term.plan === "VIP");
      const drawn = serves ? Math.min(due, term.left) : 0;
      if (drawn === 0) continue;
      term.left -= drawn;
      due -= drawn;
      lines.push({ ...rest, charged: drawn, where: "bank", bank: term.plan, left: term.left });
      rest = { ...base, worked: null };
    }
    if (due > 0)
      lines.push({
        ...rest,
        charged: due,
        where: "billable",
        amount: Math.round((due / 60) * RATES[level] * 100) / 100,
      });
  };
  const key = ({ date, start, id }) => `${date} ${start} ${id}`;
  entries.sort((a, b) => (key(a) < key(b) ? -1 : 1));
  for (let at = 0; at < entries.length && entries[at].date <= `${period}-31`; ) {
    const { date } = entries[at];
    const held = own.filter(({ opens, expires }) => opens <= date && date < expires);
    const users = held.reduce(
      (sum, { plan, quantity }) => sum + (plan.startsWith("ORANGE") ? quantity : 0),
      0,
    );
    let used = 0;
    for (; entries[at]?.date === date; at += 1) {
      const entry = entries[at];
      if (entry.category === "email") lines.push({ ...entry, charged: 0, where: "free" });
      else if (users > 0 && entry.level <= 2 && entry.category !== "training") {
        used += entry.worked;
        lines.push({ ...entry, charged: 0, where: "allowance" });
      } else charge(entry, entry.worked, entry.level, held);
    }
    const over = Math.max(0, used - 30 * users);
    if (over > 0)
      charge(
        { date, category: "overage", level: 2, description: "Beyond the day's allowance" },
        over,
        2,
        held,
      );
    if (!date.startsWith(period)) {
      lines.length = 0;
      for (const term of own) term.opening = term.left;
    } else if (used > 0) days.push([date, users, 30 * users, used, over, rounded(over)]);
  }
  return { lines, days };
}

const line = { bottom: { style: "thin" } };
const LOOKS = {
  text: { border: line },
  wrapped: { border: line, alignment: { wrapText: true, vertical: "top" } },
  date: { border: line, numFmt: "yyyy-mm-dd" },
  whole: { border: line, numFmt: "0" },
  hours: { border: line, numFmt: "0.00" },
  money: { border: line, numFmt: "#,##0.00" },
  head: { font: { bold: true }, fill: { type: "pattern", pattern: "solid", fgColor: { argb: "FFE4EAF1" } } },
};
const KEYS =
  "date start id user technician category level description worked charged where bank left amount".split(" ");
const LINE = "date text text text text text whole wrapped whole whole text text whole money".split(" ");
const WIDTHS = [11, 7, 13, 12, 14, 15, 7, 34, 9, 9, 11, 13, 8, 11];
const dateOf = (text) => new Date(`${text}T00:00:00Z`);

function put(sheet, row, column, value, look) {
  const cell = sheet.getRow(row).getCell(column);
  cell.value = value;
  cell.style = LOOKS[look];
}

function table(sheet, name, names, rows, looks) {
  const columns = names.map((text) => ({ name: text, filterButton: true }));
  sheet.addTable({ name, ref: "A1", columns, rows: rows.length > 0 ? rows : [names.map(() => null)] });
  names.forEach((_, at) => {
    sheet.getRow(1).getCell(at + 1).style = LOOKS.head;
  });
  rows.forEach((_, row) => {
    looks.forEach((look, at) => {
      sheet.getRow(row + 2).getCell(at + 1).style = LOOKS[look];
    });
  });
}

const firm = [];
for (const client of [...terms.keys()].sort()) {
  const own = terms.get(client);
  const { lines, days } = monthOf(own, work.get(client) ?? []);
  const book = new ExcelJS.Workbook();
  const summary = book.addWorksheet("Summary");
  const ledger = book.addWorksheet("Ledger", { views: [{ state: "frozen", ySplit: 1 }] });
  WIDTHS.forEach((width, at) => {
    ledger.getColumn(at + 1).width = width;
  });
  const rows = lines.map((one) => [dateOf(one.date), ...KEYS.slice(1).map((name) => one[name] ?? null)]);
  table(
    ledger,
    "Ledger",
    KEYS.map((name) => name[0].toUpperCase() + name.slice(1)),
    rows,
    LINE,
  );
  if (days.length > 0) {
    const sheet = book.addWorksheet("Orange days");
    const names = ["Date", "Users", "Allowance", "Used", "Over", "Charged"];
    table(
      sheet,
      "Days",
      names,
      days.map(([date, ...rest]) => [dateOf(date), ...rest]),
      ["date", ...names.slice(1).map(() => "whole")],
    );
    const cfvo = [{ type: "min" }, { type: "max" }];
    sheet.addConditionalFormatting({
      ref: `E2:E${days.length + 1}`,
      rules: [{ type: "dataBar", priority: 1, cfvo }],
    });
  }
  const sumOf = (of) => lines.reduce((sum, one) => sum + (of(one) ?? 0), 0);
  const [worked, amount] = [sumOf((one) => one.worked), sumOf((one) => one.amount)];
  summary.getColumn(1).width = 34;
  summary.getCell("A1").value = `${client}, ${period}`;
  summary.getCell("A1").font = { bold: true, size: 16 };
  for (const [at, text] of ["Bank", "Bought", "Opening", "Used", "Left"].entries())
    put(summary, 3, at + 1, text, "head");
  let row = 3;
  for (const { plan, bought, opening, left, expires } of own) {
    if (bought === 0 || expires <= `${period}-01`) continue;
    row += 1;
    put(summary, row, 1, plan, "text");
    for (const [at, value] of [bought, opening, opening - left, left].entries())
      put(summary, row, at + 2, value / 60, "hours");
  }
  for (const [at, place] of PLACES.entries()) {
    put(summary, row + 2 + at, 1, place, "text");
    const result = sumOf((one) => (one.where === place ? one.charged : 0));
    put(
      summary,
      row + 2 + at,
      2,
      { formula: `SUMIFS(Ledger[Charged],Ledger[Where],"${place}")`, result },
      "whole",
    );
  }
  put(summary, row + 7, 1, "Worked", "text");
  put(summary, row + 7, 2, { formula: "SUM(Ledger[Worked])", result: worked }, "whole");
  put(summary, row + 8, 1, "To bill", "text");
  put(summary, row + 8, 2, { formula: "SUM(Ledger[Amount])", result: amount }, "money");
  await book.xlsx.writeFile(join(out, `${client}.xlsx`));
  firm.push([client, own.reduce((sum, { left }) => sum + left, 0) / 60, worked, amount]);
}
const book = new ExcelJS.Workbook();
table(book.addWorksheet("Clients"), "Clients", ["Client", "Hours left", "Worked", "Amount"], firm, [
  "text",
  "hours",
  "whole",
  "money",
]);
table(book.addWorksheet("Exceptions"), "Exceptions", ["File", "Id", "Date", "Minutes"], unusable, [
  "text",
  "text",
  "text",
  "text",
]);
await book.xlsx.writeFile(join(out, `Summary ${period}.xlsx`));
