/** Tabs with their panels, accessible to keyboards and screen readers. */

/// <reference lib="dom" />

import { element } from "./elements.ts";

export interface Section {
  readonly panel: HTMLElement;
  /** Called whenever its tab is selected. */
  readonly shown?: () => void;
}

export interface Tab extends Section {
  readonly key: string;
  readonly label: string;
}

/** Arrow keys, Home and End move among the tabs; only the selected tab is in the tab order. */
export function tabs(sections: readonly Tab[], label: string): HTMLElement[] {
  const list = element("div", { role: "tablist", "aria-label": label });
  const buttons = sections.map(({ key, label: own }) =>
    element(
      "button",
      { type: "button", role: "tab", id: `tab-${key}`, "aria-controls": `panel-${key}` },
      own,
    ),
  );
  const panels = sections.map(({ key, panel }) =>
    element(
      "section",
      { role: "tabpanel", id: `panel-${key}`, "aria-labelledby": `tab-${key}`, tabindex: "0" },
      panel,
    ),
  );
  const show = (chosen: number) => {
    for (const [index, own] of buttons.entries()) {
      own.setAttribute("aria-selected", String(index === chosen));
      own.tabIndex = index === chosen ? 0 : -1;
      panels[index]?.toggleAttribute("hidden", index !== chosen);
    }
    sections[chosen]?.shown?.();
  };
  for (const [index, own] of buttons.entries()) {
    own.addEventListener("click", () => show(index));
    own.addEventListener("keydown", (event) => {
      const last = buttons.length - 1;
      const moves: Readonly<Record<string, number>> = {
        ArrowRight: index === last ? 0 : index + 1,
        ArrowLeft: index === 0 ? last : index - 1,
        Home: 0,
        End: last,
      };
      const next = moves[event.key];
      if (next === undefined) return;
      event.preventDefault();
      show(next);
      buttons[next]?.focus();
    });
  }
  list.append(...buttons);
  show(0);
  return [list, ...panels];
}
