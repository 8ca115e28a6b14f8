/** HTML elements created in one expression. Texts are only ever set as text, so no cell or file can become markup. */

/// <reference lib="dom" />

import type { Language } from "../../core/values/language.ts";
import { CORE_WORDS } from "../../core/words/words.ts";

type Child = Node | string | null | undefined;

/** `options` are attributes: true sets an attribute without a value, null or false leaves it out. */
export function element<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  options: Readonly<Record<string, string | boolean | null>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[T] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(options)) {
    if (value !== null && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

export function button(label: string, kind: "primary" | "plain", run: () => void): HTMLButtonElement {
  const made = element("button", { type: "button", class: kind }, label);
  made.addEventListener("click", run);
  return made;
}

/** A formula for reading, with line breaks after a comma rather than inside a word. */
export function formulaCode(formula: string): HTMLElement {
  const parts = formula.split(/(?<=,)/).flatMap((part) => [part, element("wbr")]);
  return element("code", { class: "formula" }, ...parts);
}

/** A notice about a result or an error, with a mark that does not depend on colour. */
export function notice(kind: "good" | "problem" | "note", ...children: readonly Child[]): HTMLElement {
  return element("div", { class: `notice ${kind}` }, ...children);
}

/** Shows what came of a request to Excel, or why Excel could not do it. */
export async function reported(
  status: HTMLElement,
  language: Language,
  run: () => Promise<HTMLElement>,
): Promise<void> {
  try {
    status.replaceChildren(await run());
  } catch (error) {
    status.replaceChildren(failure(error, language));
  }
}

export function failure(error: unknown, language: Language): HTMLElement {
  const reason = error instanceof Error ? error.message : String(error);
  return notice("problem", CORE_WORDS[language].pane.failed(reason));
}
