/**
 * A client's month as one web page, `clients/<client>.html`: what its workbook says, without Excel.
 *
 * Laws: every sentence, list and figure is the workbook's own (`../workbook/`), so the two can't differ; nothing of the
 * firm or of another client is in it. One file (`document.ts`), without a script. The same month gives the same bytes.
 */

import type { Language } from "../../../core/values/language.ts";
import type { ClientMonth } from "../../month/month.ts";
import { balancesSheet } from "../workbook/client-balances.ts";
import { decisionText, decisionTone } from "../workbook/client-decision.ts";
import { unbroken } from "../workbook/client-grid.ts";
import { orangeSheet } from "../workbook/client-orange.ts";
import { type PacedBank, pacedBanks } from "../workbook/client-pace.ts";
import {
  type ClientChoices,
  clientPage,
  type Page,
  type PageClient,
  type PageMonth,
  subtitleOf,
  titleOf,
} from "../workbook/client-page.ts";
import { billedPanel, usePanel } from "../workbook/client-panels.ts";
import { renewalSheet } from "../workbook/client-renewal.ts";
import { sentences } from "../workbook/client-sentences.ts";
import { tilesOf } from "../workbook/client-tiles.ts";
import { blocksIn, shownIn } from "./client-cells.ts";
import { workTable } from "./client-work.ts";
import { asset, htmlDocument } from "./document.ts";
import { share } from "./figures.ts";
import { type Content, html, type Markup } from "./markup.ts";

const STYLE = `\n${["page.css", "page-narrow.css", "page-print.css", "client.css"].map(asset).join("")}`;

/** What the page has beside the workbook's: the steps of use that the month brought its banks to. */
type NoticedClient = PageClient & Pick<ClientMonth, "notices">;

export function clientDocument(
  month: PageMonth,
  client: NoticedClient,
  language: Language,
  { clientMoney: hasMoney }: Pick<ClientChoices, "clientMoney">,
): string {
  const page = clientPage(month, client, language, { hasMoney });
  const { words } = page;
  const banks = pacedBanks(page);
  const parts = { bill: billedPanel(page), balances: balancesSheet(page), renewal: renewalSheet(page) };
  const said = sentences(page, banks).map((own) => html`<li>${unbroken(own)}</li>\n`);
  const sections = sectionsOf(page, parts, bars(page, banks, client.notices));
  return htmlDocument({
    language,
    title: titleOf(page),
    style: STYLE,
    body: html`<header class="band"><div><h1><bdi>${client.client.name}</bdi></h1><p>${subtitleOf(page)}</p></div><p><strong>${words.writing.month(month.asOf)}</strong> · ${words.asOf(words.writing.date(month.asOf))}</p></header>
<main>
<nav aria-label="${words.sheets.summary}">${sections.map(({ id, title }) => html`<a href="#${id}">${title}</a>`)}</nav>
<p class="banner ${decisionTone(client.outlook.decision)}">${unbroken(decisionText(page))}</p>
${tiles(page, parts)}${said.length === 0 ? null : html`<ul class="said">\n${said}</ul>\n`}${sections.map(section)}</main>
`,
  });
}

interface Parts {
  readonly bill: ReturnType<typeof billedPanel>;
  readonly balances: ReturnType<typeof balancesSheet>;
  readonly renewal: ReturnType<typeof renewalSheet>;
}

/** The figures that a manager looks for first. */
function tiles(page: Page, { bill, balances, renewal }: Parts): Markup {
  const renewals = renewal?.cells ?? new Map();
  const cells = { ...balances.cells, renewals, billedHours: bill.hours, billedAmount: bill.amount };
  const all = tilesOf(page, cells).map(({ label, figure, style, detail, note }) => {
    const below = detail("");
    const texts = [shownIn(page, below.content, below.style), note].filter((text) => text !== "");
    return html`<div class="tile${style.endsWith("bad") ? " bad" : ""}"><span>${label}</span><strong>${shownIn(page, figure, style)}</strong>${texts.map((text) => html`<span class="quiet">${text}</span>`)}</div>
`;
  });
  return html`<div class="tiles">
${all}</div>
`;
}

interface Section {
  readonly id: string;
  readonly title: string;
  readonly content: Content;
}

function section({ id, title, content }: Section): Markup {
  return html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>
${content}</section>
`;
}

/** In the order in which they are read; none that has nothing to show. */
function sectionsOf(page: Page, { bill, balances, renewal }: Parts, held: Markup | null): Section[] {
  const { words } = page;
  const orange = orangeSheet(page);
  // The first is its heading.
  const [, ...billed] = bill.blocks;
  const offered =
    page.client.outlook.offers.length > 0 ? renewal?.sheet.blocks.slice(0, renewal.worthAt) : [];
  const [, ...worth] = renewal?.sheet.blocks.slice(renewal.worthAt) ?? [];
  const use = usePanel(page).lines.map((cells) => ({ cells: [...cells] }));
  const of = (id: string, title: string, content: readonly Content[]): Section[] =>
    content.length === 0 ? [] : [{ id, title, content }];
  return [
    ...of("banks", words.banks, held === null ? [] : [held]),
    ...of("bill", words.billedTitle, blocksIn(page, billed)),
    ...of("renewal", words.sheets.renewal, blocksIn(page, offered ?? [])),
    ...of("work", words.workOfMonth, [workTable(page)]),
    ...of("orange", words.sheets.orange, blocksIn(page, orange?.blocks ?? [])),
    ...of("balances", words.sheets.balances, blocksIn(page, balances.sheet.blocks)),
    ...of("use", words.useTitle, blocksIn(page, use)),
    ...of("worth", words.value.title, blocksIn(page, worth)),
  ];
}

/** R8: what each bank in force has left, in hours, as a bar; and the step of use that the month brought it to. */
function bars(page: Page, banks: readonly PacedBank[], notices: NoticedClient["notices"]): Markup | null {
  if (banks.length === 0) return null;
  const { words } = page;
  const { hoursText, shortDate, percent, date } = words.writing;
  const items = banks.map(({ roll: { bank, closing }, name, pace: { held } }) => {
    const noticed = notices
      .filter((own) => own.bank === bank)
      .map(
        ({ step, on }) =>
          html`<p class="mark warning">${words.noticed(name, percent(step, 100), date(on))}</p>`,
      );
    return html`<li><p>${words.tiles.left(name)} <strong>${hoursText(closing)}</strong> <span class="quiet">${words.bankTileNote(hoursText(held), shortDate(bank.term.expires))}</span></p>
<svg class="meter" aria-hidden="true"><rect class="${closing === 0 ? "empty" : "track"}" width="100%"/><rect class="left" width="${share(closing, held, 1000) / 10}%"/></svg>${noticed}</li>
`;
  });
  return html`<ul class="banks">
${items}</ul>
`;
}
