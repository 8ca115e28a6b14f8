/** The second section: the lines behind the selected cell, with their clauses. It follows the selection. */

/// <reference lib="dom" />

import type { Language } from "../../core/values/language.ts";
import { CORE_WORDS } from "../../core/words/words.ts";
import { fixableColumn } from "./column-fix.ts";
import { button, element, failure, formulaCode, notice, reported } from "./elements.ts";
import { type Explained, explained } from "./explanation.ts";
import { fixCard } from "./fix-card.ts";
import type { Line, Lines } from "./lines.ts";
import { addressOf } from "./references.ts";
import type { Section } from "./tabs.ts";
import type { NewCell, Workbook } from "./workbook.ts";

/** Further lines are shown on request. */
const LINES_AT_FIRST = 100;

/** Milliseconds to wait for the next move, so that holding an arrow key does not read every cell on the way. */
const WAIT = 100;
/** A figure of up to this many characters stays on one line. */
const SHORT = 12;

export function explainSection(language: Language, workbook: Workbook): Section {
  const words = CORE_WORDS[language].pane.explain;
  const status = element("p", { role: "status", class: "where" });
  const found = element("div");
  // Only the last request is answered: a slow read must not overwrite a later one.
  let asked = 0;

  const show = async (client?: string | null) => {
    asked += 1;
    const own = asked;
    status.textContent = words.reading;
    try {
      const cell = await workbook.selected();
      const all = cell.formula === "" ? [] : await explained(cell, client, workbook, language);
      if (own !== asked) return;
      const { at, inside } = cell;
      const address = addressOf({ ...at, row: at.row + inside.row, column: at.column + inside.column });
      status.textContent = cell.shown === "" ? words.empty(address) : words.shows(address, cell.shown);
      const shown = all.map((one) =>
        explainedBlock(one, language, { workbook, address, ask: (chosen) => void show(chosen) }),
      );
      const column = shown.length > 0 ? null : fixableColumn(cell.at, await workbook.tables());
      if (own !== asked) return;
      const nothing =
        column === null
          ? notice("note", cell.formula === "" ? words.noFormula : words.notOurs)
          : fixCard(column, language, workbook);
      found.replaceChildren(...(shown.length > 0 ? shown : [nothing]));
      if (client !== undefined) found.querySelector("select")?.focus();
    } catch (error) {
      if (own !== asked) return;
      status.textContent = "";
      found.replaceChildren(failure(error, language));
    }
  };

  const again = button(words.again, "plain", () => void show());
  const panel = element(
    "div",
    {},
    element("p", { class: "intro" }, words.intro),
    element("div", { class: "bar" }, status, again),
    found,
  );
  // Nothing is read for a hidden section or pane.
  const showWhenSeen = () => {
    if (panel.checkVisibility() && document.visibilityState === "visible") void show();
  };
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const moved = () => {
    clearTimeout(waiting);
    waiting = setTimeout(showWhenSeen, WAIT);
  };
  workbook.onSelection(moved).catch(() => {}); // “Read again” still works.
  document.addEventListener("visibilitychange", showWhenSeen);
  return { panel, shown: () => void show() };
}

interface Around {
  readonly workbook: Workbook;
  /** The selected cell. */
  readonly address: string;
  readonly ask: (client: string | null) => void;
}

function explainedBlock(one: Explained, language: Language, { workbook, address, ask }: Around): HTMLElement {
  const { call, by, lines, problem, formula, big } = one;
  const words = CORE_WORDS[language].pane.explain;
  return element(
    "article",
    { class: "card open" },
    element("h2", {}, `PLAN.${call.name}`),
    element("p", {}, formulaCode(`=${call.text}`)),
    by === call.name || lines === null ? null : element("p", { class: "quiet" }, words.linesBy(by)),
    one.clients.length > 0 ? clientChoice(one, language, ask) : null,
    problem === null ? null : notice("problem", problem),
    big === null ? null : notice("note", CORE_WORDS[language].pane.big(big.rows, big.columns)),
    // Where the formula is the whole cell, its lines are there already.
    formula === null || (by === call.name && problem === null)
      ? null
      : besideButton(formula, address, language, workbook),
    lines === null ? null : linesBlock(lines, language, `PLAN.${by}`),
    lines === null || lines.rules.length === 0 ? null : rulesBlock(lines.rules, words.rules, language),
  );
}

/** The lines as Excel computes them, which sees what the pane can't: TODAY(), and other workbooks. */
function besideButton(formula: string, address: string, language: Language, workbook: Workbook): HTMLElement {
  const words = CORE_WORDS[language].pane.explain;
  const status = element("div", { role: "status" });
  const insert = button(words.linesBeside, "plain", () =>
    reported(status, language, async () => {
      const rows: NewCell[][] = [
        [{ value: words.linesBehind(address), format: "heading" }],
        [],
        [{ value: formula, format: "formula" }],
      ];
      const [sheet = ""] = await workbook.addSheets([{ name: words.linesName, rows }]);
      return notice("good", words.besideDone(sheet));
    }),
  );
  return element("div", {}, element("p", { class: "actions" }, insert), status);
}

function clientChoice(
  { clients, client }: Explained,
  language: Language,
  ask: (client: string | null) => void,
): HTMLElement {
  const words = CORE_WORDS[language].pane.explain;
  const choice = element(
    "select",
    {},
    element("option", { value: "", selected: client === null }, words.allClients),
    ...clients.map((name) => element("option", { value: name, selected: name === client }, name)),
  );
  choice.addEventListener("change", () => ask(choice.value === "" ? null : choice.value));
  return element("p", {}, element("label", { class: "field" }, words.client, choice));
}

function linesBlock(all: Lines, language: Language, caption: string): HTMLElement {
  const words = CORE_WORDS[language].pane.explain;
  const { lines } = all;
  if (lines.length === 0) return notice("note", words.noLines);
  const short = lines.length > LINES_AT_FIRST;
  const body = element("tbody");
  const fill = (shown: readonly Line[]) =>
    body.replaceChildren(...shown.map((line) => lineRow(line, all.figure !== "")));
  fill(short ? [...lines.slice(0, LINES_AT_FIRST - 1), ...lines.slice(-1)] : lines);
  const table = element(
    "table",
    { class: lines.every(isShort) ? "lines brief" : "lines" },
    element("caption", { class: "hidden" }, caption),
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        element("th", { scope: "col" }, words.what),
        ...(all.figure === ""
          ? []
          : [
              element("th", { scope: "col", class: "number" }, all.figure),
              element("th", { scope: "col", class: "rule" }, words.rule),
            ]),
      ),
    ),
    body,
  );
  if (!short) return table;
  const more = element("p", { class: "quiet" }, `${words.first(LINES_AT_FIRST, lines.length)} `);
  more.append(
    button(words.showAll(lines.length), "plain", () => {
      fill(lines);
      more.remove();
    }),
  );
  return element("div", {}, more, table);
}

function isShort({ figure }: Line): boolean {
  return figure.length <= SHORT;
}

function lineRow(line: Line, hasFigure: boolean): HTMLElement {
  const details = line.details.map(([heading, shown]) =>
    element("li", {}, element("span", {}, heading), " ", element("b", {}, shown)),
  );
  return element(
    "tr",
    { class: line.last ? "last" : null },
    element(
      "th",
      // In its own narrow column a sentence would take many lines.
      { scope: "row", colspan: hasFigure && !isShort(line) ? "2" : null },
      line.date === "" ? null : element("span", { class: "date" }, line.date),
      element("span", { class: "what" }, line.what),
      details.length === 0 ? null : element("ul", { class: "details" }, ...details),
      isShort(line) ? null : element("span", { class: "long" }, line.figure),
      line.remark === "" ? null : element("span", { class: "remark" }, line.remark),
    ),
    ...(hasFigure
      ? [
          isShort(line) ? element("td", { class: "number short" }, line.figure) : null,
          element("td", { class: "rule" }, line.rule === "" ? null : element("span", {}, line.rule)),
        ]
      : []),
  );
}

function rulesBlock(rules: readonly string[], heading: string, language: Language): HTMLElement {
  const titles = rules.flatMap((rule) => [
    element("dt", {}, rule),
    element("dd", {}, CORE_WORDS[language].ruleTitles[rule] ?? ""),
  ]);
  return element("div", { class: "rules" }, element("h3", {}, heading), element("dl", {}, ...titles));
}
