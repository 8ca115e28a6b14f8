/** “Fix this column”: what would change is shown first, and written only when asked. */

/// <reference lib="dom" />

import { columnLetters } from "../../core/values/column-letters.ts";
import type { Language } from "../../core/values/language.ts";
import { CORE_WORDS } from "../../core/words/words.ts";
import { type ColumnFix, columnFix, type FixableColumn } from "./column-fix.ts";
import { button, element, notice, reported } from "./elements.ts";
import type { Workbook } from "./workbook.ts";

const SHOWN = 10;

export function fixCard(column: FixableColumn, language: Language, workbook: Workbook): HTMLElement {
  const words = CORE_WORDS[language].pane.fix;
  const found = element("div", { role: "status" });
  const write = (fix: ColumnFix) => () =>
    reported(found, language, async () => {
      const { sheet, column: at } = column.area;
      const isWritten = await workbook.replace(sheet, at, fix.changes);
      return isWritten
        ? notice("good", words.changed(fix.changes.length))
        : notice("problem", words.notChanged);
    });
  const look = button(words.look, "plain", () =>
    reported(found, language, async () => {
      const fix = await columnFix(column, workbook, language);
      if (typeof fix === "string") return notice("problem", fix);
      const { changes } = fix;
      const agree = changes.length === 0 ? null : button(words.change(changes.length), "primary", write(fix));
      return element("div", {}, ...previewOf(fix, column, language), agree);
    }),
  );
  return element(
    "article",
    { class: "card open" },
    element("h2", {}, words.title(column.heading)),
    element("p", { class: "quiet" }, column.holds === "date" ? words.dates : words.minutes),
    element("p", { class: "actions" }, look),
    found,
  );
}

function previewOf({ changes, left }: ColumnFix, { area }: FixableColumn, language: Language): HTMLElement[] {
  const words = CORE_WORDS[language].pane.fix;
  const address = (row: number) => `${columnLetters(area.column + 1)}${row + 1}`;
  const list = (heading: string, items: readonly (readonly [row: number, said: string])[]) => {
    const shown = items
      .slice(0, SHOWN)
      .map(([row, said]) => element("li", {}, element("b", {}, address(row)), ` ${said}`));
    const more = items.length > SHOWN ? element("li", {}, words.more(items.length - SHOWN)) : null;
    return notice("note", heading, element("ul", { class: "problems" }, ...shown, more));
  };
  return [
    changes.length === 0
      ? notice("good", words.nothing)
      : list(
          words.changes(changes.length),
          changes.map(({ row, from, to }) => [row, `${from} → ${to}`]),
        ),
    ...(left.length === 0
      ? []
      : [
          list(
            words.left(left.length),
            left.map(({ row, shown, why }) => [row, `${shown} – ${why}`]),
          ),
        ]),
  ];
}
