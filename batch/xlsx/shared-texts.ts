/** The texts of a workbook's cells as a part; each is stored once, however many cells show it. */

import { cellText } from "./guard.ts";
import { element, escaped, MAIN } from "./xml.ts";

/** Texts are numbered in order of first use. */
export class SharedTexts {
  readonly #numbers = new Map<string, number>();
  readonly #items: string[] = [];
  #uses = 0;

  numberOf(text: string): number {
    this.#uses += 1;
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const shown = escaped(cellText(text));
    const keep = /^\s|\s$/.test(text) || text.includes("\n") ? ' xml:space="preserve"' : "";
    this.#items.push(`<si><t${keep}>${shown}</t></si>`);
    this.#numbers.set(text, this.#items.length - 1);
    return this.#items.length - 1;
  }

  xml(): string {
    const counts = { count: this.#uses, uniqueCount: this.#items.length };
    return element("sst", { xmlns: MAIN, ...counts }, this.#items);
  }
}
