/**
 * The charts: hours by client, billable hours by reason, upcoming renewals. Drawn as SVG with widths in percent and
 * heights in pixels, so that they fit any width and their text keeps its size.
 *
 * Laws: each chart has a title, a sentence for people who can't see it, and the same figures as a table. Colour is
 * never the only signal. A chart shows the first rows of a long list and says how many more there are.
 */

import { HORIZON } from "../../../core/figures/holdings.ts";
import { isOrange } from "../../../core/rules/plans.ts";
import { addDays, addMonths, civil, day, parseMonth } from "../../../core/values/calendar.ts";
import { share } from "./figures.ts";
import { type Content, html, type Markup } from "./markup.ts";
import { anchor, type BankHours, type Client, name, type PageRun, planQuantity, type View } from "./view.ts";

/** The most rows of a chart. */
const MOST_ROWS = 12;
/** The longest name that leaves room for its figure on a phone. */
const LONGEST_NAME = 32;

const ROW = 40;
const BAR_TOP = 20;
const BAR = 12;

export function charts(view: View): Markup {
  return html`<section class="charts" id="${anchor(view, "charts")}" aria-label="${view.words.charts}">
${hoursChart(view)}${renewalsChart(view)}${billableChart(view)}</section>
`;
}

type WithBanks = Client & { readonly hours: BankHours };

function hoursChart(view: View): Markup {
  const { words, hours, run } = view;
  const { title, about, alternative, of, none } = words.hoursChart;
  const lines = run.clients
    .filter((line): line is WithBanks => line.hours !== null && line.hours.held > 0)
    .map((line) => ({ ...line, spent: share(line.hours.used, line.hours.held, 1000) }))
    .sort((a, b) => b.spent - a.spent);
  const drawn = lines.slice(0, MOST_ROWS);
  const longest = Math.max(...drawn.map((line) => line.hours.held));
  const all = run.overview.hours;
  const table = html`<table><thead><tr><th scope="col">${words.columns.client}</th>${[words.sold, words.used, words.left, words.atRisk].map((head) => html`<th scope="col" class="n">${head}</th>`)}</tr></thead><tbody>
${drawn.map(({ client, hours: bank }) => hoursRow(name(client), bank, view))}</tbody><tfoot>${hoursRow(words.total, all, view)}</tfoot></table>`;
  return figure(view, {
    id: "hours-chart",
    title,
    about,
    alternative: alternative(hours(all.held), hours(all.used), hours(all.left), hours(all.atRisk)),
    none: lines.length === 0 ? none : null,
    legend: [
      swatch("used", words.used),
      swatch("left", words.left),
      ...(all.atRisk > 0 ? [swatch("risk", words.atRisk)] : []),
    ],
    height: rowsHeight(lines.length),
    drawing: drawn.map((line, index) => {
      const { held, used, left, atRisk } = line.hours;
      return [
        label(index, shortened(line.client), of(hours(left), hours(held))),
        bar(index, "used", 0, share(used, longest, 1000)),
        bar(index, "left", share(used, longest, 1000), share(left, longest, 1000)),
        // The hours at risk are the last part of the hours left.
        bar(
          index,
          "risk",
          share(held, longest, 1000) - share(atRisk, longest, 1000),
          share(atRisk, longest, 1000),
        ),
      ];
    }),
    more: lines.length - MOST_ROWS,
    table,
  });
}

function hoursRow(head: Content, bank: BankHours, { hours }: View): Markup {
  const { held, used, left, atRisk } = bank;
  return html`<tr><th scope="row">${head}</th>${[held, used, left, atRisk].map((of) => html`<td class="n">${hours(of)}</td>`)}</tr>
`;
}

function billableChart(view: View): Markup {
  const { words, hours, run } = view;
  const { title, about, alternative, none } = words.billableChart;
  const { billable } = run.overview;
  const { reasons } = billable;
  const most = Math.max(...reasons.map((part) => part.minutes));
  const amount = (cents: number | null) => (cents === null ? words.noRate : view.amount(cents));
  const row = (head: string, minutes: number, cents: number | null) =>
    html`<tr><th scope="row">${head}</th><td class="n">${hours(minutes)}</td><td class="n">${amount(cents)}</td></tr>
`;
  return figure(view, {
    id: "billable-chart",
    title,
    about,
    alternative: alternative(hours(billable.minutes)),
    none: reasons.length === 0 ? none : null,
    legend: [],
    height: rowsHeight(reasons.length),
    drawing: reasons.map(({ reason, minutes, cents }, index) => [
      label(
        index,
        words.shortReasons[reason],
        `${hours(minutes)} h · ${cents === null ? words.noRate : view.money(cents)}`,
      ),
      bar(index, "used", 0, share(minutes, most, 1000)),
    ]),
    more: 0,
    table: html`<table><thead><tr><th scope="col">${words.why}</th><th scope="col" class="n">${words.hours}</th><th scope="col" class="n">${words.amountIn(run.currency)}</th></tr></thead><tbody>
${reasons.map(({ reason, minutes, cents }) => row(words.billableReasons[reason], minutes, cents))}</tbody><tfoot>${row(words.total, billable.minutes, billable.cents)}</tfoot></table>`,
  });
}

/** Pixels above the first row, for the names of the months. */
const MONTHS_TOP = 22;

function renewalsChart(view: View): Markup {
  const { words, run, count } = view;
  const { title, about, alternative, none } = words.renewalsChart;
  const { renewals: due } = run.overview;
  const drawn = due.slice(0, MOST_ROWS);
  const until = view.date(run.overview.until);
  const height = MONTHS_TOP + rowsHeight(due.length);
  return figure(view, {
    id: "renewals-chart",
    title,
    about: about(until),
    alternative: alternative(count(due.length), until),
    none: due.length === 0 ? none(until) : null,
    legend: [disc("left", words.vip), swatch("orange", words.orange)],
    height,
    drawing: [monthLines(view, height), ...drawn.map((each, index) => timelineRow(each, index, view))],
    more: due.length - MOST_ROWS,
    table: html`<table><thead><tr><th scope="col">${words.columns.client}</th><th scope="col">${words.renewalColumns.plan}</th><th scope="col">${words.renewalColumns.onTimeUntil}</th></tr></thead><tbody>
${drawn.map(
  (
    renewal,
  ) => html`<tr><th scope="row">${name(renewal.client)}</th><td>${planQuantity(renewal, view)}</td><td>${view.date(renewal.onTimeUntil)}</td></tr>
`,
)}</tbody></table>`,
  });
}

/** A line from the month's end to the last day on time, with a mark: a disc for VIP, a square for Orange. */
function timelineRow(renewal: PageRun["overview"]["renewals"][number], index: number, view: View): Markup {
  const orange = isOrange(renewal.plan);
  const at = percentAhead(renewal.onTimeUntil, view);
  const middle = MONTHS_TOP + index * ROW + BAR_TOP + BAR / 2;
  const kind = orange ? "orange" : "left";
  const mark = orange
    ? html`<rect class="${kind}" x="${at}" y="${middle - 6}" width="12" height="12" transform="translate(-6)"/>`
    : html`<circle class="${kind}" cx="${at}" cy="${middle}" r="6.5"/>`;
  return html`${label(index, shortened(renewal.client), `${view.words.plans[renewal.plan]} · ${view.date(renewal.onTimeUntil)}`, MONTHS_TOP)}<line class="track" x1="0" x2="100%" y1="${middle}" y2="${middle}"/><line class="${kind}" x1="0" x2="${at}" y1="${middle}" y2="${middle}"/>${mark}
`;
}

function monthLines(view: View, height: number): Markup[] {
  const first = parseMonth(view.run.period)?.from ?? day(view.run.asOf);
  const last = day(view.run.overview.until);
  return [1, 2, 3, 4]
    .map((months) => addMonths(first, months))
    .filter((start) => start < addDays(last, -5)) // the name needs room to the right of its line
    .map((start) => {
      const x = `${share(start - day(view.run.asOf), HORIZON, 1000) / 10}%`;
      return html`<line class="grid" x1="${x}" x2="${x}" y1="0" y2="${height}"/><text class="quiet" x="${x}" y="11" dx="5">${view.words.writing.shortMonth(civil(start).month)}</text>
`;
    });
}

/** The position of a day on the line; past days are at its start. */
function percentAhead(date: string, { run }: View): string {
  return `${share(Math.max(0, day(date) - day(run.asOf)), HORIZON, 1000) / 10}%`;
}

interface Figure {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  /** For people who can't see the drawing. */
  readonly alternative: string;
  /** The sentence shown instead of a drawing; null if there is a drawing. */
  readonly none: string | null;
  readonly legend: readonly Markup[];
  /** Height of the drawing, in pixels. */
  readonly height: number;
  readonly drawing: Content;
  /** The number of rows left out of the drawing; none if not positive. */
  readonly more: number;
  readonly table: Markup;
}

function figure(view: View, { none, more, ...of }: Figure): Markup {
  const { words, count } = view;
  const head = html`<figcaption><h3 id="${anchor(view, of.id)}">${of.title}</h3><p class="about">${of.about}</p></figcaption>`;
  if (none !== null)
    return html`<figure class="card">${head}<p class="none">${none}</p></figure>
`;
  const legend = of.legend.length === 0 ? null : html`<ul class="legend">${of.legend}</ul>`;
  return html`<figure class="card">${head}
${legend}<svg class="chart" height="${of.height}" role="img" aria-labelledby="${anchor(view, of.id)} ${anchor(view, `${of.id}-said`)}"><desc id="${anchor(view, `${of.id}-said`)}">${of.alternative}</desc>
${of.drawing}</svg>
${more > 0 ? html`<p class="more">${words.more(count(more))}</p>` : null}<details><summary>${words.asTable}</summary><div class="scroll">${of.table}</div></details></figure>
`;
}

function rowsHeight(rows: number): number {
  return Math.min(rows, MOST_ROWS) * ROW;
}

function label(index: number, left: string, right: string, top = 0): Markup {
  const y = top + index * ROW + 13;
  return html`<text y="${y}">${left}</text><text class="end" x="100%" y="${y}">${right}</text>`;
}

/** `from` and `width` in thousandths of the drawing's width. */
function bar(index: number, kind: string, from: number, width: number): Markup | null {
  if (width <= 0) return null;
  return html`<rect class="${kind}" x="${from / 10}%" y="${index * ROW + BAR_TOP}" width="${width / 10}%" height="${BAR}"/>
`;
}

function swatch(kind: string, text: string): Markup {
  return legendLine(html`<rect class="${kind}" width="12" height="12"/>`, text);
}

function disc(kind: string, text: string): Markup {
  return legendLine(html`<circle class="${kind}" cx="6" cy="6" r="6"/>`, text);
}

function legendLine(mark: Markup, text: string): Markup {
  return html`<li><svg width="12" height="12" aria-hidden="true">${mark}</svg>${text}</li>`;
}

/** A name shortened to fit a chart; the tables show it in full. */
function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= LONGEST_NAME ? text : `${characters.slice(0, LONGEST_NAME - 1).join("")}…`;
}
