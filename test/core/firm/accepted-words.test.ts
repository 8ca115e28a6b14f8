/** The words of registers and logs: every label printed is read back, and no word stands for two things. */

import { describe, expect, test } from "vitest";
import { readAdjustments } from "../../../core/firm/adjustments.ts";
import { yesNoOf } from "../../../core/firm/cells.ts";
import { CATEGORIES, CATEGORY_LEVEL, type Category } from "../../../core/rules/coverage.ts";
import { PLANS } from "../../../core/rules/plans.ts";
import { nameKey } from "../../../core/values/names.ts";
import {
  CATEGORY_WORDS,
  CategoryWords,
  channelOf,
  languageNamed,
  levelOf,
  PLAN_WORDS,
  planOf,
  USUAL_WORDS,
} from "../../../core/words/accepted-words.ts";
import { describe as sentence } from "../../../core/words/describe.ts";
import { WORDS } from "../../../core/words/words.ts";
import { reconciled, table } from "../firm.ts";

const LANGUAGES = ["en", "fr"] as const;

/** The category that a log's cell is read as; null for none. */
function categoryOf(given: string, words = USUAL_WORDS): Category | null {
  const read = words.read(given);
  return "category" in read ? read.category : null;
}

describe("every label printed is read back as the same thing", () => {
  test.each(LANGUAGES)("categories, %s", (language) => {
    const { categories } = WORDS[language].rules;
    for (const category of CATEGORIES)
      for (const word of [category, categories[category], categories[category].toUpperCase()])
        expect(categoryOf(word), word).toBe(category);
  });

  test.each(LANGUAGES)("plans and banks, %s", (language) => {
    const { plans } = WORDS[language].rules;
    for (const plan of PLANS) {
      for (const word of [plan, plans[plan], plans[plan].toLowerCase()])
        expect(planOf(word), word).toBe(plan);
      const row = `Acme,${plans[plan]},2026-01-05,30,Counted twice,Anne`;
      const { values } = readAdjustments(table("a.csv", ["client,plan,date,minutes,reason,author", row]));
      const isBank = ["VIP", "VIP_DIAMOND", "ORANGE_PLUS"].includes(plan);
      expect(values.map(({ adjustment }) => adjustment.plan)).toEqual(isBank ? [plan] : []);
    }
  });

  test.each([
    ["Level", "Niveau"],
    ["N", "L"],
    ["niveau", "level"],
    ["niv.", "tier"],
  ])("levels, as %s and %s", (...words) => {
    for (const level of [1, 2, 3] as const)
      for (const given of [
        `${level}`,
        `${level}.0`,
        `${level},0`,
        ...words.map((word) => `${word} ${level}`),
      ])
        expect(levelOf(given), given).toBe(level);
  });

  test("yes and no", () => {
    for (const yes of ["yes", "oui", "TRUE", "VRAI", "✓"]) expect(yesNoOf(yes), yes).toBe(true);
    for (const no of ["no", "non", "FALSE", "FAUX", "✗"]) expect(yesNoOf(no), no).toBe(false);
  });
});

test("no two things share a word", () => {
  for (const words of [CATEGORY_WORDS, PLAN_WORDS]) {
    const means = new Map<string, Set<string>>();
    for (const [is, own] of Object.entries(words))
      for (const word of own) means.set(nameKey(word), (means.get(nameKey(word)) ?? new Set()).add(is));
    expect([...means].filter(([, things]) => things.size > 1)).toEqual([]);
    expect([...means.keys()]).not.toContain("");
  }
});

test.each<[string, Category | null]>([
  ["dépannage", "break_fix"],
  ["Bris / réparation", "break_fix"],
  ["soutien", "break_fix"],
  ["formation", "training"],
  ["Formation en classe", "classroom_training"],
  ["télé-assistance", "remote_assistance"],
  ["réinitialisation de mot de passe", "password_reset"],
  ["database repair", "repair"],
  ["importation", "import_export"],
  ["Dépannage avancé", "advanced"],
  ["projet", "project"],
  ["code source", "source_code"],
  ["évaluation initiale", "project_evaluation"],
  ["réparation", null],
  ["projets", null],
  ["phone", null],
])("the category %s is %s", (word, category) => expect(categoryOf(word)).toBe(category));

test("a firm's own words go before everybody's, and settle what may be two things", () => {
  const words = new CategoryWords({ réparation: "repair", Support: "how_to", "Sur la route": "consulting" });
  expect(["Réparation", "support", "sur la route"].map((word) => categoryOf(word, words))).toEqual([
    "repair",
    "how_to",
    "consulting",
  ]);
});

describe("what is said of a word that is no category", () => {
  const said = (given: string) => {
    const read = USUAL_WORDS.read(given);
    return "category" in read ? "" : LANGUAGES.map((language) => sentence(read.problem, language)).join("\n");
  };

  test("the nearest is suggested, in the reader's language", () => {
    expect(said("projets")).toContain("The nearest is “Project”");
    expect(said("projets")).toContain("La plus proche est « Projet »");
  });

  test("a suggestion never crosses levels", () => {
    for (const category of CATEGORIES)
      for (const word of CATEGORY_WORDS[category]) {
        for (const slip of [
          `${word}s`,
          word.slice(1),
          word.slice(0, -1),
          `${word.slice(0, 2)}x${word.slice(2)}`,
        ]) {
          const read = USUAL_WORDS.read(slip);
          if ("category" in read || read.problem.code !== "CATEGORY_UNKNOWN") continue;
          const { nearest, levels } = read.problem;
          if (nearest === null) continue;
          expect(levels.length, slip).toBe(1);
          const suggested = categoryOf(nearest.en);
          expect(read.candidates.map((near) => CATEGORY_LEVEL[near])).toEqual(
            read.candidates.map(() => suggested && CATEGORY_LEVEL[suggested]),
          );
        }
      }
  });

  test("what may be work of two levels names them by level", () => {
    expect(said("réparation")).toContain("level 2 (Break/fix), level 3 (Repair)");
    expect(said("réparation")).toContain("niveau 2 (Bris/réparation), niveau 3 (Réparation de la base)");
  });

  test("all are listed by level when none is near", () => {
    expect(said("toner")).toContain("level 1 (E-mail, Chat), level 2 (Break/fix,");
    expect(said("toner")).toContain(
      "facturé à part (Formation en classe, Code source, Évaluation de projet)",
    );
  });
});

test.each([
  ["Diamond VIP", "VIP_DIAMOND"],
  ["Diamant", "VIP_DIAMOND"],
  ["VIP régulier", "VIP"],
  ["OrangeCare", "ORANGE_CARE"],
  ["Starter", "ORANGE_STARTER"],
  ["Orange Care Starter", "ORANGE_STARTER"],
  ["ORANGE_CARE_PLUS", "ORANGE_PLUS"],
  ["Orange Care+", "ORANGE_PLUS"],
  ["Orange+", "ORANGE_PLUS"],
  ["Plus", "ORANGE_PLUS"],
  ["Orange", null],
  ["Gold", null],
])("the plan %s is %s", (word, plan) => expect(planOf(word)).toBe(plan));

test.each([
  ["Online", "online"],
  ["en ligne", "online"],
  ["site web", "online"],
  ["portail", "online"],
  ["téléphone", "other"],
  ["chèque", "other"],
  ["carte de crédit", null],
  ["carrier pigeon", null],
])("the channel %s is %s", (word, channel) => expect(channelOf(word)).toBe(channel));

test("an unknown channel is reported, and the row is used", () => {
  const { accounts, exceptions } = reconciled({
    contracts: [
      "Acme,ORANGE_CARE,1,2026-01-01,,2026-01-01,pigeon,,,",
      "Bolt,ORANGE_CARE,1,2026-01-01,,2026-01-01,phone,,,",
    ],
  });
  expect(exceptions.map(({ client, problems }) => [client, problems.map(({ code }) => code)])).toEqual([
    ["Acme", ["CHANNEL_UNKNOWN"]],
  ]);
  expect(accounts.map(({ terms }) => terms.map(({ contract }) => contract.channel))).toEqual([
    ["other"],
    ["other"],
  ]);
});

test.each(["0", "4", "20", "-2", "1.5", "2/3", "N", "two"])("%s is no level", (given) =>
  expect(levelOf(given)).toBeNull(),
);

test("a cell that is refused is named by the heading as it was written", () => {
  const { exceptions } = reconciled({
    contracts: ["Acme,VIP,2,2026-01-01,,2026-01-01,,,,"],
    logHeader: "Jour,Client,Durée (min),Niveau,Participants",
    log: ["05 nonembre 2026,,soon,N7,trois", "2026-01-05,Acme,-5,,"],
  });
  const named = exceptions.map(({ problems }) =>
    problems.map((problem) => ("column" in problem ? problem.column : null)),
  );
  expect(named).toEqual([["Client", "Jour", "Durée (min)", "Niveau", "Participants"], ["Durée (min)"]]);
});

test.each<[string, "en" | "fr" | null]>([
  ["fr", "fr"],
  ["FR", "fr"],
  ["fr-CA", "fr"],
  ["fr_CA.UTF-8", "fr"],
  ["français", "fr"],
  ["en_US@euro", "en"],
  ["anglais", "en"],
  ["C", null],
  ["POSIX", null],
  ["de_DE", null],
  ["frisian", null],
  ["", null],
])("the language %s is %s", (given, language) => {
  expect(languageNamed(given)).toBe(language);
});
