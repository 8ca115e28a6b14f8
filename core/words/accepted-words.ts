/**
 * The words that registers, price lists, logs and settings use for plans, categories, channels, statuses, levels,
 * languages, yes and no.
 *
 * Laws: ids, printed labels and usual words are read alike, folded like names; no word stands for two things; what
 * may mean work of two levels is held back, and no suggestion crosses levels.
 */

import type { Channel } from "../rules/contract.ts";
import { CATEGORIES, CATEGORY_LEVEL, type Category, type Level } from "../rules/coverage.ts";
import { PLANS, type Plan } from "../rules/plans.ts";
import { recordOf } from "../values/grouping.ts";
import { inEachLanguage, LANGUAGES, type Language, type Said } from "../values/language.ts";
import { nameKey, nearTo } from "../values/names.ts";
import { plain } from "../values/notation.ts";
import type { CategoriesOfLevel, Problem } from "../values/problems.ts";
import { CORE_WORDS } from "./words.ts";

/** Each word's key, and what it stands for. */
function byKey<T extends string>(words: Readonly<Record<T, readonly string[]>>): ReadonlyMap<string, T> {
  return new Map((Object.keys(words) as T[]).flatMap((is) => words[is].map((word) => [nameKey(word), is])));
}

/** Plans: their code, their label and what they are usually called. */
export const PLAN_WORDS: Readonly<Record<Plan, readonly string[]>> = withLabels(
  PLANS,
  (plan) => LANGUAGES.map((language) => CORE_WORDS[language].rules.plans[plan]),
  {
    BASIC: ["de base", "base", "basique"],
    VIP: ["VIP régulier", "regular VIP", "VIP regular", "VIP standard"],
    VIP_DIAMOND: ["Diamond VIP", "Diamond", "VIP Diamant", "Diamant VIP", "Diamant"],
    ORANGE_STARTER: ["Starter", "Orange Care Starter"],
    ORANGE_CARE: ["Care"],
    ORANGE_PLUS: ["Plus", "Orange Care Plus", "Care Plus"],
  },
);
const PLAN_OF = byKey(PLAN_WORDS);

/** The plan of this name; null when there is none. A plus sign is a word here: Care+ is not Care. */
export function planOf(given: string): Plan | null {
  return PLAN_OF.get(nameKey(given.replaceAll("+", " plus "))) ?? null;
}

/** The plans that a name with typing errors may be meant for, the nearest first. */
export function plansNear(given: string): Plan[] {
  return nearTo(given, PLAN_OF);
}

export const CHANNEL_WORDS: Readonly<Record<Channel, readonly string[]>> = {
  online: [
    ...[
      "online",
      "on line",
      "en ligne",
      "outil en ligne",
      "online tool",
      "boutique en ligne",
      "online store",
    ],
    ...["web", "site web", "website", "web site", "site", "internet", "portail", "portal", "portail web"],
    ...["portail client", "client portal", "libre-service", "self-service"],
  ],
  other: [
    ...["other", "autre", "offline", "hors ligne", "not online", "pas en ligne", "none", "aucun", "fax"],
    ...["phone", "telephone", "téléphone", "tél", "by phone", "par téléphone", "email", "courriel"],
    ...["mail", "post", "poste", "par la poste", "cheque", "check", "chèque", "cash", "comptant", "argent"],
    ...["transfer", "bank transfer", "wire", "wire transfer", "virement", "virement bancaire"],
    ...["invoice", "facture", "purchase order", "bon de commande", "in person", "en personne", "sur place"],
    ...["office", "bureau", "sales", "vendeur", "reseller", "revendeur"],
  ],
};
const CHANNEL_OF = byKey(CHANNEL_WORDS);

/** Null for a word that is neither. */
export function channelOf(given: string): Channel | null {
  return CHANNEL_OF.get(nameKey(given)) ?? null;
}

/** P10: what a row's status says; `terminated` is told by the day it ended on. */
export const STATUS_WORDS = {
  active: ["actif", "active"],
  cancelled: ["canceled", "annulé", "annulée"],
  declined: ["refused", "refusé", "refusée", "décliné", "déclinée"],
  terminated: ["résilié", "résiliée"],
} as const;

/** P5: what may stand in place of a date of payment where there was none. */
export const UNPAID_WORDS = [
  ...["unpaid", "not paid", "not yet paid"],
  ...["impayé", "impayée", "non payé", "non payée", "pas payé"],
] as const;
const UNPAID: ReadonlySet<string> = new Set(UNPAID_WORDS.map(nameKey));

export function isUnpaid(given: string): boolean {
  return UNPAID.has(nameKey(given));
}

export const LANGUAGE_WORDS: Readonly<Record<Language, readonly string[]>> = {
  en: ["english", "anglais", "anglaise", "eng", "en-CA"],
  fr: ["french", "français", "française", "fra", "fr-CA"],
};

/** The language of a code, a locale or a word: `fr`, `fr-CA`, `fr_CA.UTF-8`, `français`; null for anything else. */
export function languageNamed(text: unknown): Language | null {
  if (typeof text !== "string") return null;
  const [code = ""] = text
    .trim()
    .toLowerCase()
    .split(/[-_.@]/);
  const words = (language: Language) => [language, ...LANGUAGE_WORDS[language]].map(nameKey);
  const named = LANGUAGES.find((language) => words(language).includes(nameKey(text)));
  return named ?? LANGUAGES.find((language) => language === code) ?? null;
}

type Answer = "yes" | "no";
export const ANSWER_WORDS: Readonly<Record<Answer, readonly string[]>> = {
  yes: [
    ...["yes", "y", "true", "1", "x", "oui", "o", "vrai", "ja", "sí"],
    ...["approved", "approuvé", "approuvée", "accordé", "accordée"],
  ],
  no: [
    ...["no", "n", "false", "0", "non", "faux", "nein"],
    ...["refused", "refusé", "refusée", "declined", "décliné", "déclinée"],
  ],
};
const ANSWER_OF = byKey(ANSWER_WORDS);
/** Signs that have no letter to be folded by. */
export const ANSWER_SIGNS: Readonly<Record<Answer, readonly string[]>> = {
  yes: ["✓", "✔", "☑", "✅"],
  no: ["✗", "✘", "☐", "❌"],
};

/** Null for what is neither. */
export function answerOf(given: string): Answer | null {
  if (given === "") return null;
  const sign = given.replace("\ufe0f", "");
  for (const answer of ["yes", "no"] as const) if (ANSWER_SIGNS[answer].includes(sign)) return answer;
  return ANSWER_OF.get(nameKey(given)) ?? null;
}

/** `2`, `2.0`, `N2`, `niveau 2`, `Level 2`; null for anything else. */
export function levelOf(given: string): Level | null {
  const worded = /^(?:(?:n|niv\.?|niveau|l|lvl|level|t|tier)[ .#-]?)?([123])(?:[.,]0+)?$/i;
  const match = worded.exec(plain(given));
  return match === null ? null : (Number(match[1]) as Level);
}

/** The keys of words that head a row which adds up others. */
export const TOTAL_WORDS: ReadonlySet<string> = new Set(
  [
    ...["Total", "Totals", "Totaux", "Total général", "Grand total", "Total time", "Total hours"],
    ...["Total des heures", "Somme", "Sum", "Summe", "Gesamt"],
  ].map(nameKey),
);
/** The same for a row that adds up those of one day, client or project. */
export const SUBTOTAL_WORDS: ReadonlySet<string> = new Set(
  ["Subtotal", "Sous-total", "Zwischensumme"].map(nameKey),
);

/** Whether the cell says of its row that it adds up others. */
export function isTotalWord(given: string): boolean {
  return given.length < 40 && TOTAL_WORDS.has(nameKey(given));
}

/** Annex A: what people write for a category, beside its id and its labels. */
export const CATEGORY_WORDS: Readonly<Record<Category, readonly string[]>> = withLabels(
  CATEGORIES,
  (category) => LANGUAGES.map((language) => CORE_WORDS[language].rules.categories[category]),
  {
    email: ["courriel", "email"],
    chat: ["clavardage", "messagerie instantanée", "live chat"],
    break_fix: ["dépannage", "bris/réparation", "assistance bris/réparation", "soutien", "support"],
    remote_assistance: ["assistance à distance", "remote support", "télé-assistance"],
    how_to: ["comment faire", "mode d'emploi", "question"],
    configuration: ["assistance pour la configuration", "paramétrage", "setup"],
    add_on: ["module complémentaire", "assistance pour modules complémentaires", "extension"],
    password_reset: ["réinitialisation de mot de passe", "mot de passe"],
    training: ["formation", "formation à distance", "remote training"],
    repair: ["réparation de la base", "database repair"],
    migration: ["migration"],
    import_export: ["importation", "exportation", "Import", "Export"],
    conversion: ["conversion"],
    report_creation: ["rapport", "création de rapports", "report"],
    advanced: ["dépannage avancé", "avancé", "advanced troubleshooting"],
    programming: ["programmation", "développement", "development"],
    customization: ["personnalisation", "customisation"],
    project: ["projet", "travail de projet"],
    consulting: ["consultation", "conseil", "conseil aux entreprises"],
    classroom_training: ["formation en classe"],
    source_code: ["code source"],
    project_evaluation: ["évaluation de projet", "évaluation initiale"],
  },
);
const CATEGORY_OF = byKey(CATEGORY_WORDS);

/** A9: whether a log's channel is chat. */
export function isChat(channel: string): boolean {
  return CATEGORY_OF.get(nameKey(channel)) === "chat";
}

/** Words that may mean work of two levels. */
const AMBIGUOUS: ReadonlyMap<string, readonly Category[]> = new Map([
  [nameKey("réparation"), ["break_fix", "repair"]],
]);

function withLabels<T extends string>(
  ids: readonly T[],
  labels: (id: T) => readonly string[],
  words: Readonly<Record<T, readonly string[]>>,
): Record<T, readonly string[]> {
  return recordOf(ids, (id) => [id, ...labels(id), ...words[id]]);
}

/** A category by a word; `usual` when it is a label or a word of Annex A, neither an id nor the firm's own. */
type CategoryRead = { readonly category: Category; readonly usual: boolean } | CategoryUnread;
interface CategoryUnread {
  readonly problem: Problem;
  /** What the word may stand for. */
  readonly candidates: readonly Category[];
}

/** The words of a firm for categories: its own ones (`categories`), then everybody's (A2). */
export class CategoryWords {
  readonly #categories: ReadonlyMap<string, Category>;
  /** Ids, and the firm's own words. */
  readonly #own: ReadonlyMap<string, Category>;

  constructor(own: Readonly<Record<string, Category>>) {
    const words = Object.entries(own).map(([word, category]) => [nameKey(word), category] as const);
    this.#categories = new Map([...CATEGORY_OF, ...words]);
    this.#own = new Map([...CATEGORIES.map((id) => [nameKey(id), id] as const), ...words]);
  }

  /** What the word stands for; null for one that no category is called by. */
  find(given: string): CategoryRead | null {
    const key = nameKey(given);
    const category = this.#categories.get(key);
    if (category !== undefined) return { category, usual: !this.#own.has(key) };
    const candidates = AMBIGUOUS.get(key);
    if (candidates === undefined) return null;
    return { problem: { code: "CATEGORY_AMBIGUOUS", given, levels: byLevel(candidates) }, candidates };
  }

  /** The same for a word that has to be one; the nearest is suggested when all that are near have one level. */
  read(given: string): CategoryRead {
    const found = this.find(given);
    if (found !== null) return found;
    const near = nearTo(given, this.#categories);
    const [first] = near;
    const levels = byLevel(near.length === 0 ? CATEGORIES : near);
    const nearest = first !== undefined && levels.length === 1 ? labelsOf(first) : null;
    return { problem: { code: "CATEGORY_UNKNOWN", given, nearest, levels }, candidates: near };
  }
}

/** Everybody's words alone. */
export const USUAL_WORDS = new CategoryWords({});

export function labelsOf(category: Category): Said {
  return inEachLanguage((language) => CORE_WORDS[language].rules.categories[category]);
}

/** The categories by level, those billed separately last, in the order that A2 lists them. */
function byLevel(categories: readonly Category[]): CategoriesOfLevel[] {
  const joined = (level: Level | null, language: Language) =>
    CATEGORIES.filter((category) => categories.includes(category) && CATEGORY_LEVEL[category] === level)
      .map((category) => CORE_WORDS[language].rules.categories[category])
      .join(", ");
  return ([1, 2, 3, null] as const)
    .map((level) => ({ level, names: inEachLanguage((language) => joined(level, language)) }))
    .filter(({ names }) => names.en !== "");
}
