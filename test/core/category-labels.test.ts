/** No word that is printed for one category can be read as another. */

import { expect, test } from "vitest";
import { CATEGORIES, CATEGORY_LEVEL } from "../../core/rules/coverage.ts";
import { nameKey } from "../../core/values/names.ts";
import { WORDS } from "../../core/words/words.ts";

test("ids and labels, English and French, fold to keys that no other category has", () => {
  const owners = new Map<string, Set<string>>();
  for (const category of CATEGORIES) {
    const labels = (["en", "fr"] as const).map((language) => WORDS[language].rules.categories[category]);
    for (const word of [category, ...labels]) {
      const key = nameKey(word);
      expect(key, category).not.toBe("");
      owners.set(key, (owners.get(key) ?? new Set()).add(category));
    }
  }
  expect([...owners].filter(([, own]) => own.size > 1)).toEqual([]);
  expect(owners.size).toBeGreaterThanOrEqual(CATEGORIES.length);
});

test("what is printed for repair can't be taken for break/fix, which is of another level", () => {
  const { categories } = WORDS.fr.rules;
  expect(categories.repair).toBe("Réparation de la base");
  expect(CATEGORY_LEVEL.repair).not.toBe(CATEGORY_LEVEL.break_fix);
});
