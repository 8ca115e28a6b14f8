/** The first section: the first sheets, and each function with its arguments and an example on a new sheet. */

/// <reference lib="dom" />

import type { Language } from "../../core/values/language.ts";
import { CORE_WORDS } from "../../core/words/words.ts";
import type { Declaration, Example } from "../functions/declaration.ts";
import { FUNCTIONS } from "../functions/functions.ts";
import { shownFormula } from "../help/formula.ts";
import { type FunctionMetadata, metadataIn } from "../metadata.ts";
import { button, element, formulaCode, notice, reported } from "./elements.ts";
import { exampleSheet } from "./example-sheet.ts";
import { starterCard } from "./starter-card.ts";
import type { Workbook } from "./workbook.ts";

export function functionsSection(language: Language, workbook: Workbook | null): HTMLElement {
  const { intro } = CORE_WORDS[language].pane.functions;
  const { functions } = metadataIn(language);
  return element(
    "div",
    {},
    workbook === null ? null : starterCard(language, workbook),
    element("p", { class: "intro" }, intro),
    ...FUNCTIONS.map((own, at) => functionCard(own, functions[at], language, workbook)),
  );
}

function functionCard(
  own: Declaration,
  metadata: FunctionMetadata | undefined,
  language: Language,
  workbook: Workbook | null,
): HTMLElement {
  const words = CORE_WORDS[language].pane.functions;
  const meanings = (metadata?.parameters ?? []).flatMap(({ name, description, optional }) => [
    element(
      "dt",
      {},
      element("code", {}, name),
      optional ? element("span", { class: "quiet" }, ` ${words.optional}`) : null,
    ),
    element("dd", {}, description),
  ]);
  return element(
    "details",
    { class: "card" },
    element(
      "summary",
      {},
      element("code", {}, `PLAN.${own.name}`),
      element("span", { class: "quiet" }, CORE_WORDS[language].functions[own.name].short),
    ),
    element("p", {}, metadata?.description ?? ""),
    element("h3", {}, words.arguments),
    element("dl", {}, ...meanings),
    ...exampleParts(own, language, workbook),
    element(
      "p",
      {},
      element("a", { href: metadata?.helpUrl ?? "", target: "_blank", rel: "noopener" }, words.help),
    ),
  );
}

function exampleParts(own: Declaration, language: Language, workbook: Workbook | null): HTMLElement[] {
  const { name, example, lines } = own;
  const { functions, pane, writing } = CORE_WORDS[language];
  const words = pane.functions;
  const parts: HTMLElement[] = [
    element("h3", {}, words.example),
    element("p", {}, formulaCode(shownFormula(example.formula, language))),
    element(
      "p",
      {},
      // Of a table one number would say little.
      ...(lines === null
        ? [`${words.answers} `, element("strong", {}, writing.decimals(example.result)), ". "]
        : [`${words.answersTable} `]),
      functions[name].example,
    ),
  ];
  if (example.sheet.length > 0) parts.push(exampleCells(example, words.cells));
  if (workbook !== null) {
    const status = element("div", { role: "status" });
    const insert = button(words.insert, "primary", () =>
      reported(status, language, async () => {
        const [sheet = ""] = await workbook.addSheets([exampleSheet(own, language)]);
        return notice("good", words.inserted(sheet));
      }),
    );
    insert.setAttribute("aria-label", `${words.insert}: PLAN.${name}`);
    parts.push(
      element("p", { class: "actions" }, insert, element("span", { class: "quiet" }, words.insertHint)),
      status,
    );
  }
  return parts;
}

/** The cells that the example's formula reads, with their column letters and row numbers. */
function exampleCells({ sheet }: Example, caption: string): HTMLElement {
  const width = Math.max(...sheet.map((row) => row.length));
  const columns = [..."ABCDEFGH"].slice(0, width);
  return element(
    "div",
    { class: "scroll", role: "region", "aria-label": caption, tabindex: "0" },
    element(
      "table",
      { class: "sheet" },
      element("caption", {}, caption),
      element(
        "thead",
        {},
        element("tr", {}, element("td"), ...columns.map((letter) => element("th", { scope: "col" }, letter))),
      ),
      element(
        "tbody",
        {},
        ...sheet.map((row, index) =>
          element(
            "tr",
            {},
            element("th", { scope: "row" }, String(index + 1)),
            ...columns.map((_, column) => element("td", {}, String(row[column] ?? ""))),
          ),
        ),
      ),
    ),
  );
}
