/** The languages of this product. */

import { expect, test } from "vitest";
import { inEachLanguage, languageOf } from "../../../core/values/language.ts";

test.each([
  ["fr", "fr"],
  ["en", "en"],
  ["de", "en"],
  ["FR", "en"],
  [undefined, "en"],
])("the language of the code %s is %s", (code, language) => expect(languageOf(code)).toBe(language));

test("a text in each language", () =>
  expect(inEachLanguage((language) => `<${language}>`)).toEqual({ en: "<en>", fr: "<fr>" }));
