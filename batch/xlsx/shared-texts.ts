/** The texts of a workbook's cells as a part; each is stored once, however many cells show it. */

import { cellText } from "./guard.ts";
import { element, escaped, MAIN } from "./xml.ts";

/** Texts are numbered in order of first use. */
export class SharedTexts {
  readonly #numbers = new Map<string, number>();
  #items = "";
  #uses = 0;

  numberOf(text: string): number {
    this.#uses += 1;
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const keep = KEPT_ONLY_IF_TOLD.test(text) ? ' xml:space="preserve"' : "";
    this.#items += `<si><t${keep}>${escaped(cellText(text))}</t></si>`;
    const number = this.#numbers.size;
    this.#numbers.set(text, number);
    return number;
  }

  xml(): string {
    const counts = { count: this.#uses, uniqueCount: this.#numbers.size };
    return element("sst", { xmlns: MAIN, ...counts }, this.#items);
  }
}

/** Space at either end, and line breaks. */
const KEPT_ONLY_IF_TOLD = /^\s|\n|\s$/;
