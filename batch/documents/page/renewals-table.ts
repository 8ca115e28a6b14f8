/** The renewals within the horizon, the soonest first, with what each costs on time and a day late (R1, R3, R4). */

import { TO_BE_CONFIRMED } from "../../../core/rules/plans.ts";
import { sortHead } from "./clients-table.ts";
import { type Content, fileAddress, html, type Markup } from "./markup.ts";
import { type Due, HORIZON } from "./overview.ts";
import { anchor, name, planQuantity, type View } from "./view.ts";

export function renewalsTable(view: View): Markup {
  const { words, overview, run } = view;
  const { due } = overview;
  const until = view.date(overview.until);
  const heads = words.renewalColumns;
  const title = anchor(view, "renewals-title");
  return html`<section id="${anchor(view, "renewals")}" aria-labelledby="${title}">
<div class="head"><h2 id="${title}">${words.renewalsAhead(HORIZON)}</h2></div>
${
  due.length === 0
    ? html`<p class="none">${words.renewalsChart.none(until)}</p>`
    : html`<div class="scroll"><table class="sortable" data-table="renewals" aria-labelledby="${title}"><thead><tr>${sortHead(words.columns.client, "text")}${sortHead(heads.plan, "text")}${sortHead(heads.expires, "text")}${sortHead(heads.onTimeUntil, "text")}${sortHead(heads.invoiceOn, "text")}${sortHead(heads.onTime(run.currency), "number")}${sortHead(heads.late(run.currency), "number")}${sortHead(heads.atStake, "number")}${sortHead(heads.source, "text")}</tr></thead><tbody>
${due.map((each) => renewalRow(each, view))}</tbody></table></div>`
}
<p class="note">${words.renewalsNote(until)}</p>
</section>
`;
}

function renewalRow({ client, renewal }: Due, view: View): Markup {
  const { expires, onTimeUntil, invoiceOn, onTimeCents, lateCents, carryAtStake } = renewal;
  return html`<tr class="line"><th scope="row"><a href="${fileAddress(client.file)}">${name(client.client)}</a></th><td>${planQuantity(renewal, view)}</td>${dateCell(expires, view)}${dateCell(onTimeUntil, view)}${dateCell(invoiceOn, view)}${priceCell(onTimeCents, view)}${priceCell(lateCents, view)}<td class="n${carryAtStake === 0 ? " zero" : ""}" data-v="${carryAtStake}">${view.hours(carryAtStake)}</td><td>${source(renewal.priceSource, view)}</td></tr>
`;
}

function dateCell(date: string | null, view: View): Markup {
  return html`<td class="date" data-v="${date ?? ""}">${date === null ? null : view.date(date)}</td>`;
}

function priceCell(cents: number | null, { amount, words }: View): Markup {
  if (cents === null) return html`<td class="n bad" data-v="">${words.noPrice}</td>`;
  return html`<td class="n" data-v="${cents}">${amount(cents)}</td>`;
}

/** P6: which Orange plan has which published price is our reading, and said to be. */
function source(from: string | null, { words }: View): Content {
  if (from === null) return null;
  if (from !== TO_BE_CONFIRMED) return words.source(from);
  return html`<span class="mark warning">${words.source(from)}</span>`;
}
