/** The first section: each function with its arguments and an example, which can be inserted into the selected cell. */

/// <reference lib="dom" />

import { excelSerial, parseDate } from "../../core/values/calendar.ts";
import type { Language } from "../../core/values/language.ts";
import { CORE_WORDS } from "../../core/words/words.ts";
import type { Declaration, Example } from "../functions/declaration.ts";
import { FUNCTIONS } from "../functions/functions.ts";
import { shownFormula } from "../help/formula.ts";
import { type FunctionMetadata, metadataIn } from "../metadata.ts";
import { button, element, formulaCode, notice } from "./elements.ts";
import { addressOf, readsCell } from "./references.ts";
import type { NewCell, Workbook } from "./workbook.ts";

export function functionsSection(language: Language, workbook: Workbook | null): HTMLElement {
  const { intro } = CORE_WORDS[language].pane.functions;
  const { functions } = metadataIn(language);
  return element(
    "div",
    {},
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
      " ",
      element("span", { class: "about" }, inShort(metadata?.description ?? "")),
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

function exampleParts(
  { name, lines, example }: Declaration,
  language: Language,
  workbook: Workbook | null,
): HTMLElement[] {
  const { functions, pane, writing } = CORE_WORDS[language];
  const words = pane.functions;
  const parts: HTMLElement[] = [
    element("h3", {}, words.example),
    element("p", {}, formulaCode(shownFormula(example.formula, language))),
    element(
      "p",
      {},
      ...(lines === null
        ? [`${words.answers} `, element("strong", {}, writing.decimals(example.result)), ". "]
        : [`${words.answersTable} `]),
      functions[name].example,
    ),
  ];
  if (example.sheet.length > 0) parts.push(exampleCells(example, words.cells));
  if (workbook !== null) {
    const status = element("div", { role: "status" });
    const insert = button(words.insert, "primary", async () => {
      try {
        const cells = example.sheet.map((row) => row.map(newCell));
        const address = await workbook.example({ name, cells, formula: example.formula });
        status.replaceChildren(notice("good", words.inserted(address)));
      } catch (error) {
        status.replaceChildren(notice("problem", pane.failed(messageOf(error))));
      }
    });
    insert.setAttribute("aria-label", `${words.insert}: PLAN.${name}`);
    parts.push(
      element("p", { class: "actions" }, insert, element("span", { class: "quiet" }, words.insertHint)),
      status,
    );
  }
  return parts;
}

/** What a description says first. */
function inShort(description: string): string {
  return description.split(/\s?[:;.](?:\s|$)/u)[0] ?? "";
}

/** A cell of an example as it is typed. */
function newCell(given: string | number): NewCell {
  const date = typeof given === "string" ? parseDate(given) : null;
  if (date !== null) return { value: excelSerial(date), format: "date" };
  return { value: given, format: typeof given === "number" ? "number" : "text" };
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

/** Inserts a formula into the selected cell, unless it would read that cell, and reports the result. */
export async function insertInto(
  workbook: Workbook,
  formula: string,
  status: HTMLElement,
  language: Language,
): Promise<void> {
  const words = CORE_WORDS[language].pane;
  try {
    const { at, inside } = await workbook.selected();
    const selected = { ...at, row: at.row + inside.row, column: at.column + inside.column };
    if (readsCell(formula, selected)) {
      status.replaceChildren(notice("problem", words.functions.readsItself(addressOf(selected))));
      return;
    }
    const { address, inserted } = await workbook.insert(formula);
    const sentence = inserted ? words.functions.inserted(address) : words.functions.notEmpty(address);
    status.replaceChildren(notice(inserted ? "good" : "problem", sentence));
  } catch (error) {
    status.replaceChildren(notice("problem", words.failed(messageOf(error))));
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
