/**
 * Whom to call and about what, by day: what is flagged with a day, for all clients, with the hours at stake and the price.
 *
 * Law: it is complete whatever the number of clients, and what has passed comes first.
 */

import { TO_BE_CONFIRMED } from "../../../core/rules/plans.ts";
import { compareText } from "../../../core/values/names.ts";
import { type Watch, watchMark, watchOf } from "./clients-table.ts";
import { type Content, fileAddress, html, type Markup } from "./markup.ts";
import { anchor, type Client, name, type View } from "./view.ts";

export function callsTable(view: View): Markup {
  const { words, run } = view;
  const heads = words.callColumns;
  const title = anchor(view, "calls-title");
  const calls = run.clients
    .flatMap((client) => client.flags.flatMap((flag) => callOf(client, watchOf(flag, view))))
    .sort((a, b) => compareText(a.watch.date, b.watch.date) || compareText(a.client.client, b.client.client));
  return html`<section id="${anchor(view, "calls")}" aria-labelledby="${title}">
<div class="head"><h2 id="${title}">${words.calls}</h2></div>
${
  calls.length === 0
    ? html`<p class="none">${words.noCalls}</p>`
    : html`<div class="scroll"><table class="calls" data-table="calls" aria-labelledby="${title}"><thead><tr><th scope="col">${heads.by}</th><th scope="col">${heads.client}</th><th scope="col">${heads.what}</th><th scope="col" class="n">${heads.atStake}</th><th scope="col" class="n">${heads.price}</th></tr></thead><tbody>
${calls.map((call) => callRow(call, view))}</tbody></table></div>`
}
</section>
`;
}

interface Call {
  readonly client: Client;
  readonly watch: Watch;
}

function callOf(client: Client, watch: Watch | null): Call[] {
  return watch === null ? [] : [{ client, watch }];
}

function callRow({ client, watch }: Call, view: View): Markup {
  const { keeps, cents, isUnconfirmed } = atStake(client, watch);
  const price: Content =
    cents === null
      ? null
      : isUnconfirmed
        ? html`${view.amount(cents)} <span class="mark warning">${view.words.priceUnconfirmed}</span>`
        : view.amount(cents);
  return html`<tr class="line"><td class="date" data-v="${watch.date}">${view.date(watch.date)}</td><th scope="row"><a href="${fileAddress(client.file)}">${name(client.client)}</a></th><td>${watchMark(watch, view)}</td><td class="n">${keeps === 0 ? null : html`${view.hours(keeps)} <small>h</small>`}</td><td class="n">${price}</td></tr>
`;
}

/** What a renewal keeps and costs by the client's own channel, and what an unpaid plan costs. */
function atStake({ renewals, unpaid = [] }: Client, { code, plan, date }: Watch) {
  const renewal =
    code === "renew" ? renewals.find((own) => own.plan === plan && own.onTimeUntil === date) : undefined;
  const owed = code === "unpaid" ? unpaid.find((own) => own.plan === plan && own.since === date) : undefined;
  return {
    keeps: renewal?.keeps ?? 0,
    cents: renewal?.ownCents ?? owed?.cents ?? null,
    isUnconfirmed: renewal?.priceSource === TO_BE_CONFIRMED,
  };
}
