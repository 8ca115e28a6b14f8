/** What deserves a remark about a file, counted while its records are converted. */

import { nameKey } from "../../core/values/names.ts";
import type { Remark } from "../../core/values/remarks.ts";
import { labelsOf } from "../../core/words/accepted-words.ts";
import type { UsualWord } from "./settings.ts";

/** As many unknown words as a remark shows. */
const MOST_WORDS = 5;

export class RemarkCounts {
  readonly #counts = new Map<Remark["code"], number>();
  readonly #unknownWords = new Set<string>();
  readonly #usualWords = new Map<string, Remark & { code: "WORD_READ" }>();

  count(code: Remark["code"]): void {
    this.#counts.set(code, (this.#counts.get(code) ?? 0) + 1);
  }

  /** Reported once a word. */
  usual({ label, word, fits: [category] }: UsualWord): void {
    if (category === undefined) return;
    const key = `${label} ${nameKey(word)}`;
    const count = (this.#usualWords.get(key)?.count ?? 0) + 1;
    this.#usualWords.set(key, { code: "WORD_READ", label, word, category: labelsOf(category), count });
  }

  /** A word of the column that says whether work is billable. */
  unknown(word: string): void {
    if (this.#unknownWords.size < MOST_WORDS) this.#unknownWords.add(word);
  }

  get all(): Remark[] {
    const counted = [...this.#counts].map(([code, count]) => ({ code, count }) as Remark);
    if (this.#unknownWords.size > 0)
      counted.push({ code: "WORDS_UNKNOWN", column: "billable", words: [...this.#unknownWords].join(", ") });
    return [...counted, ...this.#usualWords.values()];
  }
}
