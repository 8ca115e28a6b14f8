/**
 * The month as one web page: `index.html`, made from the figures of run.json alone.
 *
 * Laws: one file (`document.ts`). It contains both languages and stores nothing. Everything can be read without
 * scripts. The same run gives the same bytes.
 */

import { day } from "../../../core/values/calendar.ts";
import { LANGUAGES, type Language } from "../../../core/values/language.ts";
import { summaryFile } from "../file-names.ts";
import { callsTable } from "./calls-table.ts";
import { charts } from "./charts.ts";
import { CLIENT_COLUMNS, clientsTable, columnTitle } from "./clients-table.ts";
import { controlSection, EXCEPTIONS_FILE, exceptionsSection } from "./control-section.ts";
import { asset, htmlDocument } from "./document.ts";
import { fileAddress, html, type Markup } from "./markup.ts";
import { renewalsTable } from "./renewals-table.ts";
import { tiles, verdict } from "./tiles.ts";
import { anchor, type PageRun, type View, viewIn } from "./view.ts";

const STYLE = ["page.css", "page-narrow.css", "page-print.css"].map(asset).join("");
const SCRIPT = asset("page-script.js");

/** The page of a run. It links to the workbooks and exceptions.csv in the same folder. */
export function page(run: PageRun): string {
  const views = LANGUAGES.map((language) => viewIn(language, run));
  const style = `\n${STYLE}${views.map(narrowLabels).join("")}`;
  const script = `\n${SCRIPT}`;
  const titles = views.map((view) => html` data-title-${view.language}="${title(view)}"`);
  const own = views.find(({ language }) => language === run.language);
  return htmlDocument({
    language: run.language,
    title: own === undefined ? "" : title(own),
    attributes: titles,
    style,
    script,
    body: html`<header class="band">
${views.map(banner)}${languageChoice(views, run.language)}
</header>
<main>
${views.map(body)}</main>
`,
  });
}

function title(view: View): string {
  return `${view.words.title} – ${month(view)}`;
}

/** “October 2026”, « octobre 2026 ». */
function month({ run, words }: View): string {
  return words.writing.month(day(run.asOf));
}

function banner(view: View): Markup {
  const { words, run, language } = view;
  return html`<div class="view" lang="${language}"><h1>${words.title}</h1><p><strong>${month(view)}</strong> · ${words.asOf(view.date(run.asOf), run.clients.length)}</p></div>
`;
}

/** Two radio buttons that only the style depends on, so that the choice works without scripts too. */
function languageChoice(views: readonly View[], chosen: Language): Markup {
  const choice = ({ language, words }: View) =>
    html`<label lang="${language}"><input type="radio" name="language" value="${language}" autocomplete="off"${chosen === language ? html` checked` : null}>${words.language}</label>`;
  return html`<fieldset class="languages"><legend>Language / Langue</legend>${views.map(choice)}</fieldset>`;
}

function body(view: View): Markup {
  const { words, run, language } = view;
  const link = (section: string, text: string) => html`<a href="#${anchor(view, section)}">${text}</a>`;
  return html`<div class="view" lang="${language}">
<nav aria-label="${words.sections}">${link("calls", words.calls)}${link("charts", words.charts)}${link("clients", words.clients)}${link("renewals", words.renewals)}${link("left-out", words.leftOut)}${link("control", words.control)}<a class="file" href="${fileAddress(summaryFile({ name: run.period, language: run.language }))}">${words.workbook}</a></nav>
${verdict(view)}${tiles(view)}${callsTable(view)}${charts(view)}${clientsTable(view)}${renewalsTable(view)}${exceptionsSection(view)}${controlSection(view)}<footer><p>${words.made(run.engine, run.currency)}</p><p><a href="${fileAddress(summaryFile({ name: run.period, language: run.language }))}">${words.workbook}</a> · <a href="${fileAddress(EXCEPTIONS_FILE)}">${EXCEPTIONS_FILE}</a> · <a href="${fileAddress("run.json")}">run.json</a></p></footer>
</div>
`;
}

/** On a narrow page a client's line becomes a card; the style labels its figures. */
function narrowLabels(view: View): string {
  const rules = CLIENT_COLUMNS.map(
    ({ key }, index) =>
      `[lang="${view.language}"] .clients :is(.line,.sum)>:nth-child(${index + 1})::before{content:${cssText(columnTitle(key, view))}}\n`,
  );
  return `@media screen and (max-width:60rem){\n${rules.slice(2).join("")}}\n`;
}

/** A CSS string; nothing in the text can end the string or the style. */
function cssText(text: string): string {
  const written = [...text].map((character) =>
    /[\p{L}\d ,]/u.test(character) ? character : `\\${character.codePointAt(0)?.toString(16)} `,
  );
  return `"${written.join("")}"`;
}
