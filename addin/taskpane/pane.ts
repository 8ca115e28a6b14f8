/**
 * The pane: three sections under tabs. Everything in it can be reached by keyboard, and screen readers announce what
 * happens.
 */

/// <reference lib="dom" />

import type { Language } from "../../core/values/language.ts";
import { CORE_WORDS } from "../../core/words/words.ts";
import { element, notice } from "./elements.ts";
import { explainSection } from "./explain-section.ts";
import { functionsSection } from "./functions-section.ts";
import { loadSection } from "./load-section.ts";
import { type Tab, tabs } from "./tabs.ts";
import { VERSION } from "./version.ts";
import type { Workbook } from "./workbook.ts";

interface Pane {
  readonly language: Language;
  /** Null if the page is open outside Excel. */
  readonly workbook: Workbook | null;
}

/** Fills the page. */
export function showPane(root: HTMLElement, { language, workbook }: Pane): void {
  const words = CORE_WORDS[language].pane;
  document.documentElement.lang = language;
  document.title = words.title;
  const sections: Tab[] = [
    { key: "functions", label: words.tabs.functions, panel: functionsSection(language, workbook) },
  ];
  if (workbook !== null) {
    sections.push(
      { key: "explain", label: words.tabs.explain, ...explainSection(language, workbook) },
      { key: "load", label: words.tabs.load, panel: loadSection(language, workbook) },
    );
  }
  const outside = workbook === null ? notice("note", words.outside) : null;
  root.replaceChildren(
    element("h1", { class: "hidden" }, words.title),
    ...(outside === null ? [] : [outside]),
    ...tabs(sections, words.sections),
    ...(VERSION === "" ? [] : [element("footer", { class: "quiet" }, words.version(VERSION))]),
  );
  // Whoever made the workbook, its formulas need the add-in tomorrow too; an Excel that can't promise it opens as before.
  workbook?.keepLoading().catch(() => {});
}
