/** One word a thing: what is said in one language with one text is said with one in the other. */

import { describe, expect, test } from "vitest";
import { LANGUAGES, type Language } from "../../../core/values/language.ts";
import type { Problem } from "../../../core/values/problems.ts";
import { describe as sentence } from "../../../core/words/describe.ts";
import { WORDS } from "../../../core/words/words.ts";
import { SAMPLES } from "../problem-samples.ts";
import { type Leaf, leavesIn, repeated } from "./leaves.ts";

const ENGLISH = leavesIn(WORDS.en);
const FRENCH = new Map(leavesIn(WORDS.fr));

/** English texts that French says in more than one way, and why. */
const AGREEMENT = "French agrees with what it is said of: a bank, hours, rows, a column that names neither.";
const MORE_WAYS: Readonly<Record<string, string>> = {
  "left out": AGREEMENT,
  Left: AGREEMENT,
  Sold: AGREEMENT,
  Used: AGREEMENT,
  English: "the page says which language it is in, in that language; the register names one in its own",
  Ledger: "a sheet has a title; a table has a name, which holds no space",
  "counted already": AGREEMENT,
  "§0 to §1": "numbers, and the days of a term, which have an article",
};

test("there is something to compare", () => {
  expect(ENGLISH.length).toBeGreaterThan(1000);
  expect([...FRENCH.keys()]).toEqual(ENGLISH.map(([path]) => path));
});

test("equal English is equal French, unless listed", () => {
  const ways = new Map<string, Set<string>>();
  for (const [path, text] of ENGLISH)
    ways.set(text, (ways.get(text) ?? new Set()).add(FRENCH.get(path) ?? ""));
  const several = [...ways].filter(([, french]) => french.size > 1).map(([english]) => english);
  expect(several.sort()).toEqual(Object.keys(MORE_WAYS).sort());
});

test("French repeats what English repeats of what it is given", () => {
  const reported = (leaves: Iterable<Leaf>) => [...leaves].map(([path, text]) => [path, repeated(text)]);
  expect(reported(FRENCH)).toEqual(reported(ENGLISH));
});

/** All that is said, with a sentence for each problem, but for what was given, and the source of those of remarks. */
function said(language: Language): readonly Leaf[] {
  const problems = Object.values(SAMPLES).map(({ problem, says }): Leaf => {
    const text = sentence(problem as Problem, language);
    return [problem.code, says.reduce((rest: string, given) => rest.replaceAll(given, "…"), text)];
  });
  const remarks = Object.entries(WORDS[language].remarks).map(([code, of]): Leaf => [code, String(of)]);
  return [...leavesIn(WORDS[language]), ...problems, ...remarks];
}

/** Words for which another one is said, each with that. */
const BANNED: Readonly<Record<Language, readonly (readonly [never: RegExp, rather: string])[]>> = {
  en: [
    [/[\d§] %/, "10%, without a space"],
    [/\bcustomers?\b/i, "client"],
    [/\btime ?sheets?\b/i, "time log"],
    [/\bemails?\b/i, "e-mail"],
    [/\bdirector(y|ies)\b/i, "folder"],
    [/\bcanceled\b/i, "cancelled"],
    [/\bstopwatch\b/i, "timer"],
    [/\binvalid\b/i, "what is wrong with it"],
  ],
  fr: [
    [/[\d§]%(?! *")/, "10 %, with a space"],
    [/\bexc[ée]dents?\b/i, "dépassement"],
    [/\bmois fermés?\b|fermeture/i, "clôturé"],
    [/\bsaisies?\b/i, "entrée"],
    [/(?<!-)\b[Pp]lans?\b(?!-)/, "forfait"],
    [/(?<!-)\bsupport\b(?!-)/i, "soutien"],
    [/\bchronomètres?\b/i, "minuterie"],
    [/(?<![\p{L}/])exports?(?!\p{L})/u, "exportation"],
    [/\bexécutions?\b|\bpassages?\b/i, "traitement"],
    [/\bheures à perdre\b|\bheures menacées\b/i, "heures à risque"],
    [/\be-?mails?\b/i, "courriel"],
    [/\brépertoires?\b/i, "dossier"],
    [/\bfirmes?\b|\bsociétés?\b/i, "entreprise"],
    [/\bdigital/i, "numérique"],
  ],
};

describe.each(LANGUAGES)("%s", (language) => {
  const all = said(language);

  test.each(BANNED[language])("never says %s", (never) => {
    expect(all.filter(([, text]) => never.test(text))).toEqual([]);
  });

  test("says something, and finishes it", () => {
    const english = new Map(said("en"));
    expect(all.filter(([path, text]) => text === "" && english.get(path) !== "")).toEqual([]);
    expect(all.filter(([, text]) => /\bundefined\b|\bNaN\b|\[object|\bnull\b/.test(text))).toEqual([]);
  });
});

test("French writes its own apostrophes and quotation marks, and a space before a colon", () => {
  const unlike = /\p{L}'\p{L}|[“”]|«\S|\S»|[\p{L})»][;:](?=\s)|\p{L}[?]/u;
  const texts = said("fr").filter(([path]) => !(path in WORDS.fr.remarks));
  expect(texts.filter(([, text]) => unlike.test(text))).toEqual([]);
});
