/** The renewals within the horizon, soonest first, with the price of each on time and a day late (R1, R3, R4). */

import { HORIZON } from "../../../core/figures/holdings.ts";
import { TO_BE_CONFIRMED } from "../../../core/rules/plans.ts";
import { sortHead } from "./clients-table.ts";
import { type Content, fileAddress, html, type Markup } from "./markup.ts";
import { anchor, name, type PageRun, planQuantity, type View } from "./view.ts";

export function renewalsTable(view: View): Markup {
  const { words, run } = view;
  const { renewals } = run.overview;
  const until = view.date(run.overview.until);
  const files = new Map(run.clients.map(({ client, file }) => [client, file]));
  const heads = words.renewalColumns;
  const title = anchor(view, "renewals-title");
  return html`<section id="${anchor(view, "renewals")}" aria-labelledby="${title}">
<div class="head"><h2 id="${title}">${words.renewalsAhead(HORIZON)}</h2></div>
${
  renewals.length === 0
    ? html`<p class="none">${words.renewalsChart.none(until)}</p>`
    : html`<div class="scroll"><table class="sortable" data-table="renewals" aria-labelledby="${title}"><thead><tr>${sortHead(words.columns.client, "text")}${sortHead(heads.plan, "text")}${sortHead(heads.expires, "text")}${sortHead(heads.onTimeUntil, "text")}${sortHead(heads.invoiceOn, "text")}${sortHead(heads.onTime(run.currency), "number")}${sortHead(heads.late(run.currency), "number")}${sortHead(heads.atStake, "number")}${sortHead(heads.source, "text")}</tr></thead><tbody>
${renewals.map((renewal) => renewalRow(renewal, files.get(renewal.client) ?? "", view))}</tbody></table></div>`
}
<p class="note">${words.renewalsNote(until)}</p>
${announcedTable(view)}</section>
`;
}

function renewalRow(renewal: PageRun["overview"]["renewals"][number], file: string, view: View): Markup {
  const { client, expires, onTimeUntil, invoiceOn, ownCents, ownLateCents, keeps = 0 } = renewal;
  const [onTimeCents, lateCents] = [ownCents ?? renewal.onTimeCents, ownLateCents ?? renewal.lateCents];
  return html`<tr class="line"><th scope="row"><a href="${fileAddress(file)}">${name(client)}</a></th><td>${planQuantity(renewal, view)}</td>${dateCell(expires, view)}${dateCell(onTimeUntil, view)}${dateCell(invoiceOn, view)}${priceCell(onTimeCents, view)}${priceCell(lateCents, view)}<td class="n${keeps === 0 ? " zero" : ""}" data-v="${keeps}">${view.hours(keeps)}</td><td>${source(renewal.priceSource, view)}</td></tr>
`;
}

function dateCell(date: string | null, view: View): Markup {
  return html`<td class="date" data-v="${date ?? ""}">${date === null ? null : view.date(date)}</td>`;
}

function priceCell(cents: number | null, { amount, words }: View): Markup {
  if (cents === null) return html`<td class="n bad" data-v="">${words.noPrice}</td>`;
  return html`<td class="n" data-v="${cents}">${amount(cents)}</td>`;
}

/** P6: the match of Orange plans to published prices is our interpretation, and is marked as such. */
function source(from: string | null, { words }: View): Content {
  if (from === null) return null;
  if (from !== TO_BE_CONFIRMED) return words.source(from);
  return html`<span class="mark warning">${words.source(from)}</span>`;
}

type Announced = NonNullable<PageRun["overview"]["announced"]>[number];

/** R9: the renewals among them that later lines of the price list change, each with its two prices. */
function announcedTable(view: View): Markup | null {
  const { words, run } = view;
  const { announced = [] } = run.overview;
  if (announced.length === 0) return null;
  const { title, note, columns } = words.announced;
  const id = anchor(view, "announced-title");
  const money = (head: string) => html`<th scope="col" class="n">${head}, ${run.currency}</th>`;
  return html`<h3 id="${id}">${title}</h3>
<div class="scroll"><table data-table="announced" aria-labelledby="${id}"><thead><tr><th scope="col">${columns.client}</th><th scope="col">${columns.plan}</th><th scope="col">${columns.paid}</th><th scope="col">${columns.from}</th><th scope="col">${columns.on}</th>${money(columns.before)}${money(columns.after)}${money(columns.difference)}</tr></thead><tbody>
${announced.flatMap((own) => (["onTime", "late"] as const).map((paid) => announcedRow(own, paid, view)))}</tbody></table></div>
<p class="note">${note}</p>
`;
}

function announcedRow(own: Announced, paid: "onTime" | "late", view: View): Markup {
  const { words } = view;
  const { on, cents, announcedCents, from } = own[paid];
  const price = (of: number | null) =>
    html`<td class="n" data-v="${of ?? ""}">${of === null ? words.announced.notKnown : view.amount(of)}</td>`;
  const change = from === null || cents === null || announcedCents === null ? null : announcedCents - cents;
  return html`<tr class="line"><th scope="row">${name(own.client)}</th><td>${planQuantity(own, view)}</td><td>${words.announced.paid[paid]}</td>${dateCell(from, view)}${dateCell(on, view)}${price(cents)}${price(announcedCents)}<td class="n" data-v="${change ?? ""}">${change === null ? null : view.amount(change)}</td></tr>
`;
}
