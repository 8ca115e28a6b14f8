/**
 * All clients in one table, one line each, with details below each line: the banks' roll-forward (M1), Orange, where
 * the minutes went, billable work and renewals.
 *
 * Laws: a sortable cell carries its value in `data-v`, so that no figure is parsed from its text. A line's details are
 * the next row, and are open until the page's script closes them.
 */

import { FLAGS } from "../../../core/figures/firm-overview.ts";
import { sum, minutes as wholeMinutes } from "../../../core/values/units.ts";
import { becauseText } from "../because.ts";
import { becauseOf } from "../because-json.ts";
import { share } from "./figures.ts";
import { type Content, fileAddress, html, type Markup } from "./markup.ts";
import {
  anchor,
  type Bank,
  type BankHours,
  type Client,
  earlierPart,
  name,
  planQuantity,
  type Renewal,
  type View,
} from "./view.ts";

/** The columns in order; `number` columns are right-aligned and sort largest first. */
export const CLIENT_COLUMNS = [
  { key: "client", kind: "text" },
  { key: "plans", kind: "text" },
  { key: "left", kind: "number" },
  { key: "drawn", kind: "number" },
  { key: "overage", kind: "number" },
  { key: "billable", kind: "number" },
  { key: "amount", kind: "number" },
  { key: "renewal", kind: "text" },
  { key: "watch", kind: "text" },
  { key: "exceptions", kind: "number" },
] as const;

type ColumnKey = (typeof CLIENT_COLUMNS)[number]["key"];

export function columnTitle(key: ColumnKey, { words, run }: View): string {
  return key === "amount" ? words.amountIn(run.currency) : words.columns[key];
}

export function clientsTable(view: View): Markup {
  const { words, run, count } = view;
  const all = count(run.clients.length);
  return html`<section id="${anchor(view, "clients")}" aria-labelledby="${anchor(view, "clients-title")}">
<div class="head"><h2 id="${anchor(view, "clients-title")}">${words.clients}</h2><div class="tools"><label>${words.filter} <input type="search" data-filter autocomplete="off" spellcheck="false"></label><span role="status" data-shown="${words.shown("{shown}", all)}">${words.shown(all, all)}</span><button type="button" data-all aria-pressed="false">${words.allDetails}</button><button type="button" data-print>${words.print}</button></div></div>
<table class="sortable clients" data-table="clients" aria-labelledby="${anchor(view, "clients-title")}"><thead><tr>${CLIENT_COLUMNS.map(({ key, kind }) => sortHead(columnTitle(key, view), kind))}</tr></thead><tbody>
${run.clients.map((client, index) => clientRows(client, index, view))}</tbody><tfoot>${totals(view)}</tfoot></table>
</section>
`;
}

/** A sortable heading; `number` columns sort largest first. */
export function sortHead(title: string, kind: "text" | "number"): Markup {
  return html`<th scope="col" aria-sort="none"${kind === "number" ? html` class="n"` : null}><button type="button">${title}</button></th>`;
}

function clientRows(client: Client, index: number, view: View): Markup {
  const { words } = view;
  const { hours, nextRenewal, orange, toBill, charged } = client;
  const watched = client.flags.flatMap((flag) => watchOf(flag, view) ?? []);
  const row = `${anchor(view, "client")}-${index}`;
  const plans = client.plans.map((plan) => words.plans[plan]).join(", ");
  return html`<tr class="line"><th scope="row"><button type="button" class="open" data-detail="${index}" aria-expanded="false" aria-controls="${row}" aria-label="${words.details(client.client)}"></button><a href="${fileAddress(client.file)}">${name(client.client)}</a></th><td>${plans}</td>${hoursLeft(hours, view)}${hoursCell(charged.bank, view)}${hoursCell(orange.overageCharged, view)}${hoursCell(toBill.minutes, view)}${amountCell(toBill, view)}<td data-v="${nextRenewal?.expires ?? ""}">${nextRenewal === null ? null : view.date(nextRenewal.expires)}</td><td data-v="${watchOrder(watched)}">${watched.map((watch) => watchMark(watch, view))}</td><td class="n${client.exceptions === 0 ? " zero" : " bad"}" data-v="${client.exceptions}">${client.exceptions}</td></tr>
<tr class="detail" id="${row}" data-of="${index}"><td colspan="${CLIENT_COLUMNS.length}">${details(client, view)}</td></tr>
`;
}

function hoursLeft(hours: BankHours | null, view: View): Markup {
  if (hours === null) return html`<td class="n" data-v=""></td>`;
  const { held, left } = hours;
  const width = held === 0 ? 0 : share(left, held, 100);
  return html`<td class="n" data-v="${left}"><span>${view.hours(left)} <small>${view.words.ofHeld(view.hours(held))}</small></span><svg class="meter" aria-hidden="true"><rect class="${left === 0 ? "empty" : "track"}" width="100%"/><rect class="left" width="${width}%"/></svg></td>`;
}

function hoursCell(minutes: number, view: View): Markup {
  return html`<td class="n${minutes === 0 ? " zero" : ""}" data-v="${minutes}">${view.hours(minutes)}</td>`;
}

function amountCell({ cents, withoutRate }: Client["toBill"], { amount, words }: View): Markup {
  if (withoutRate !== 0 && cents === 0) return html`<td class="n quiet" data-v="">${words.noRate}</td>`;
  return html`<td class="n${cents === 0 ? " zero" : ""}" data-v="${cents}">${amount(cents)}</td>`;
}

/** A flag with a day; the others have columns of their own. */
export interface Watch {
  readonly code: keyof View["words"]["watch"];
  /** Null for overage to be confirmed. */
  readonly plan: Renewal["plan"] | null;
  readonly date: string;
}

export function watchOf(
  { code, plan, date }: Client["flags"][number],
  { words }: Pick<View, "words">,
): Watch | null {
  return date !== null && code in words.watch ? { code: code as Watch["code"], plan, date } : null;
}

/** The most serious first; clients without a flag come last. */
function watchOrder([first]: readonly Watch[]): string {
  return first === undefined ? "" : `${FLAGS.indexOf(first.code)} ${first.date}`;
}

export function watchMark(watch: Watch, view: View): Markup {
  const isCalm = watch.code === "runsOut" || watch.code === "renew" || watch.code === "ending";
  return html`<span class="mark ${isCalm ? "warning" : "bad"}">${watchText(watch, view)}</span>`;
}

function watchText({ code, plan, date }: Watch, { words, ...view }: View): string {
  if (code === "confirm") return words.watch.confirm(view.date(date));
  return words.watch[code](plan === null ? "" : words.plans[plan], view.date(date));
}

function totals(view: View): Markup {
  const { words, hours, run } = view;
  const { overview } = run;
  const { toBill } = overview;
  const exceptions = run.clients.reduce((count, client) => count + client.exceptions, 0);
  return html`<tr class="sum"><th scope="row">${words.total}</th><td></td><td class="n">${hours(overview.hours.left)} <small>${words.ofHeld(hours(overview.hours.held))}</small></td><td class="n">${hours(overview.drawn)}</td><td class="n">${hours(overview.overage)}</td><td class="n">${hours(toBill.minutes)}</td><td class="n">${view.amount(toBill.cents)}</td><td></td><td></td><td class="n">${view.count(exceptions)}</td></tr>`;
}

function details(client: Client, view: View): Markup {
  const { words } = view;
  const facts: readonly [string, Content][] = [
    [words.orange, orangeFacts(client, view)],
    [words.minutes, placedFacts(client, view)],
    [words.toBill, billFacts(client, view)],
    [words.priorPeriod, priorPeriodFacts(client, view)],
    [words.nextRenewals, renewalFacts(client, view)],
  ];
  const present = facts.filter(([, content]) => content !== null);
  const banks = client.banks.length === 0 ? null : bankTable(client, view);
  if (banks === null && present.length === 0) return html`<p>${words.noDetails}</p>`;
  return html`<div class="account">${banks}<dl>${present.map(([term, content]) => html`<dt>${term}</dt><dd>${content}</dd>`)}</dl></div>`;
}

const MOVEMENTS = [
  "opening",
  "priorPeriod",
  "bought",
  "carriedIn",
  "adjusted",
  "used",
  "expired",
  "carriedOut",
] as const;

/**
 * M1: opening + prior period + bought + carried in + adjusted − used − expired − carried out = closing, a column a
 * bank.
 */
function bankTable({ banks }: Client, view: View): Markup {
  const { words, hours, date } = view;
  const heads = words.bankColumns;
  const line = (key: (typeof MOVEMENTS)[number] | "closing") =>
    html`<tr><th scope="row">${heads[key]}</th>${banks.map((bank) => html`<td class="n${bank[key] === 0 ? " zero" : ""}">${hours(bank[key])}</td>`)}</tr>
`;
  const term = ({ plan, start, expires, formerly }: Bank) =>
    html`<th scope="col" class="n">${words.plans[plan]}${formerly === null ? null : ` (${formerly})`} <small>${words.term(date(start), date(expires))}</small></th>`;
  const shown = MOVEMENTS.filter((key) => key === "opening" || banks.some((bank) => bank[key] !== 0));
  return html`<div class="scroll"><table class="roll"><thead><tr><th scope="col">${heads.bank}</th>${banks.map(term)}</tr></thead><tbody>
${shown.map(line)}</tbody><tfoot>${line("closing")}</tfoot></table></div>`;
}

function orangeFacts({ orange }: Client, { words, count }: View): Content {
  if (orange.usedMinutes === 0) return null;
  const days = words.orangeDays(count(orange.daysUsed), count(orange.daysOver));
  return `${days} · ${words.orangeMinutes(count(orange.usedMinutes), count(orange.overageRaw), count(orange.overageCharged))}`;
}

const PLACES = ["allowance", "free", "included", "bank", "billable", "separate", "waived"] as const;

function placedFacts({ placed }: Client, { words, count }: View): Content {
  const places = PLACES.filter((place) => placed[place] > 0);
  if (places.length === 0) return null;
  const all = sum(PLACES.map((place) => wholeMinutes(placed[place])));
  return words.pair(
    `${count(all)} min`,
    places.map((place) => `${words.where[place]} ${count(placed[place])}`).join(", "),
  );
}

type BilledLine = Pick<NonNullable<Client["bill"]>[number], "minutes" | "cents"> & {
  readonly level?: number | null;
};

/** M3: the month's own part by its reasons, then what came to light of closed months. */
function billFacts(client: Client, view: View): Content {
  const { words, hours, money } = view;
  const { bill = [], toConfirm } = client;
  const line = (label: string, { minutes, cents, level }: BilledLine) => {
    const amount = cents === null ? words.noRate : money(cents);
    // Added time is no minutes of work.
    return html`<li>${words.pair(label, level === null ? amount : `${hours(minutes)}\u00a0h, ${amount}`)}</li>`;
  };
  const held = toConfirm.minutes === 0 ? null : line(words.ofItToConfirm, toConfirm);
  const { minutes, cents } = earlierPart(client);
  const earlier = minutes === 0 && cents === 0 ? null : line(words.earlierMonths, { minutes, cents });
  if (bill.length === 0 && held === null && earlier === null) return null;
  return html`<ul>${bill.map((own) => line(becauseText(becauseOf(own.because), words), own))}${earlier}${held}</ul>`;
}

/** M2: changes found since the last month was closed; the workbook lists each one. */
function priorPeriodFacts({ priorPeriod, file }: Client, { words }: View): Content {
  if (priorPeriod.length === 0) return null;
  return html`${words.changesSinceClosed(priorPeriod.length)} <a href="${fileAddress(file)}">${words.seeWorkbook}</a>`;
}

function renewalFacts({ renewals }: Client, view: View): Content {
  if (renewals.length === 0) return null;
  const { words, money, date } = view;
  const price = (cents: number | null) => (cents === null ? words.noPrice : money(cents));
  return html`<ul>${renewals.map((renewal) => {
    const { expires, onTimeUntil, ownCents, onTimeCents, ownLateCents, lateCents, priceSource } = renewal;
    const sentence = words.renewalSentence(
      date(expires),
      date(onTimeUntil),
      price(ownCents ?? onTimeCents),
      price(ownLateCents ?? lateCents),
    );
    const source = priceSource === null ? null : ` (${words.source(priceSource)})`;
    return html`<li>${words.pair(planQuantity(renewal, view), sentence)}${source}</li>`;
  })}</ul>`;
}
