/** The headline figures, and one line that says whether they are complete. */

import { passed } from "../../../core/figures/checks.ts";
import { HORIZON } from "../../../core/figures/holdings.ts";
import { cents, knownSum, sum } from "../../../core/values/units.ts";
import { share } from "./figures.ts";
import { type Content, html, type Markup } from "./markup.ts";
import { anchor, earlierPart, type View } from "./view.ts";

export function tiles(view: View): Markup {
  const { words, run, hours, count } = view;
  const { overview } = run;
  const { held, used, atRisk } = overview.hours;
  const { toBill, toConfirm, renewals } = overview;
  const onTime = knownSum(
    renewals.map(({ ownCents, onTimeCents }) => {
      const price = ownCents ?? onTimeCents;
      return price === null ? null : cents(price);
    }),
  );
  const earlier = sum(run.clients.map((client) => earlierPart(client).cents));
  const { entriesRejected, entriesDuplicate } = run.control;
  const meter =
    held === 0
      ? null
      : html`<svg class="meter" aria-hidden="true"><rect class="track" width="100%"/><rect class="used" width="${share(used, held, 1000) / 10}%"/></svg>`;
  return html`<div class="tiles">
${tile("clients", words.tiles.sold, html`${hours(held)} <small>h</small>`, note(words.banksInForce(overview.banksInForce)), view)}
${tile("clients", words.tiles.used, html`${hours(used)} <small>h</small>`, [meter, note(words.ofSold(view.percent(used, held))), note(words.drawnThisMonth(hours(overview.drawn)))], view)}
${tile("renewals", words.tiles.atRisk, html`${hours(atRisk)} <small>h</small>`, note(words.atRiskNote), view, atRisk > 0 ? "risk" : "")}
${tile("charts", words.tiles.toBill, html`${view.amount(toBill.cents)} <small>${run.currency}</small>`, [note(words.billHours(hours(toBill.minutes))), earlier === 0 ? null : note(words.billEarlier(view.money(earlier))), toBill.withoutRate === 0 ? null : note(words.billNoRate(hours(toBill.withoutRate))), toConfirm.minutes === 0 ? null : note(words.toConfirm(hours(toConfirm.minutes)))], view)}
${tile("renewals", words.tiles.renewals(HORIZON), count(renewals.length), note(onTime === null ? words.renewalsNoPrice : words.renewalsWorth(view.money(onTime))), view)}
${tile("left-out", words.tiles.leftOut, count(entriesRejected), note(words.rejectedAndDuplicate(count(entriesRejected), count(entriesDuplicate))), view, entriesRejected > 0 ? "bad" : "")}
</div>
`;
}

function tile(
  section: string,
  label: string,
  figure: Content,
  notes: Content,
  view: View,
  tone: "" | "bad" | "risk" = "",
): Markup {
  return html`<a class="tile ${tone}" href="#${anchor(view, section)}"><span>${label}</span><strong>${figure}</strong>${notes}</a>`;
}

function note(text: string): Markup {
  return html`<span class="quiet">${text}</span>`;
}

/** Whether everything was counted and adds up. */
export function verdict(view: View): Markup {
  const { words, run, count } = view;
  // A duplicate is counted through the row it repeats.
  const rows = run.control.entriesRejected;
  const counted =
    rows === 0
      ? html`<p class="banner good">✓ ${words.allCounted}</p>`
      : html`<p class="banner bad">${words.someLeftOut(rows, count(run.control.entriesRead))} <a href="#${anchor(view, "left-out")}">${words.seeReasons}</a>.</p>`;
  const checked = run.checks.every(passed)
    ? html`<p class="banner good">✓ ${words.allPassed}</p>`
    : html`<p class="banner bad">✗ ${words.somePassedNot}</p>`;
  return html`<div class="verdict">${counted}${checked}</div>
`;
}
