/** A change in words, English and French: why a line changed, and what that did to banks and bills. */

import type { Language } from "../../core/values/language.ts";
import { cents, inCurrency, inHours, minutes } from "../../core/values/units.ts";
import { WORDS } from "../../core/words/words.ts";
import type { ChangeJson } from "../books/change-json.ts";

type Effect = ChangeJson["effects"][number];

const ENGLISH = {
  causes: {
    NEW_FILE: (file: string) => `came with ${file}`,
    FILE_CHANGED: (file: string) => `${file} has changed`,
    FILE_GONE: (file: string) => `${file} is gone`,
    NOW_COUNTED: () => "now counted: corrected, released, or its client is known",
    NO_LONGER_COUNTED: () => "no longer counted: see the exceptions",
    ENTRY_CHANGED: () => "the entry was changed",
    REGISTER: () => "the register was changed",
    ADJUSTMENT: () => "a manual adjustment",
    DECISION: () => "its overage was decided",
    RULES: () => "settings or rules were changed",
    FOLLOWS: () => "follows from the other changes",
  } satisfies Record<ChangeJson["cause"], (file: string) => string>,
  what: {
    overage: "overage of the day",
    bought: "hours bought",
    carried_in: "hours carried in",
    adjusted: "adjustment",
    expired: "hours expired",
    carried_out: "hours carried out",
  },
  noRun: (period: string) => `${period} has not been run yet: there is nothing to compare with.`,
  nothingChanged: (period: string) => `${period}: nothing changed since the last run.`,
  changedSince: (period: string) => `${period}, against the last run:`,
  spoilt: (files: readonly string[]) =>
    `What the last run of the month left can't be read any more (changed by hand, cut short, or another version's): ${files.join(", ")}. So not all that changed since then is told. Nothing is needed: each run writes it anew.`,
  strays:
    "Workbooks of that run for which there is no client now may have stayed in the folder: remove them by hand.",
  noFigure: "No entry and no balance changed.",
  engine: (before: string, now: string) => `the software is version ${now}, it was ${before}`,
  settings: (names: string) => `settings changed: ${names}`,
  prices: "the price list changed",
  fileNew: (file: string) => `new file: ${file}`,
  fileChanged: (file: string) => `changed file: ${file}`,
  fileGone: (file: string) => `file that is gone: ${file}`,
  sheet: "Changes",
  table: "Changes",
  sheetNote: "What changed since the last run of this month, entry by entry.",
  priorSheet: "Prior periods",
  priorTitle: "Prior-period adjustments",
  priorTable: "PriorPeriods",
  priorNote:
    "What came to light about closed months since they were closed (M2). The closed months keep their files; hours move in this month's balances, and billable time is to be billed with this month.",
  columns: {
    client: "Client",
    date: "Date",
    what: "What",
    why: "Why",
    banks: "Banks h",
    billable: "Billable h",
    amount: "Amount",
    effect: "Effect",
  },
  minutes: (n: string) => `${n} min`,
  was: (before: number, now: number) => `${before} → ${now} min`,
  hours: (n: string) => `${n} h`,
  money: (sign: string, n: string) => `${sign}$${n}`,
  noRate: "no rate",
  nothing: "moves nothing",
};

const FRENCH: typeof ENGLISH = {
  causes: {
    NEW_FILE: (file) => `venu avec ${file}`,
    FILE_CHANGED: (file) => `${file} a changé`,
    FILE_GONE: (file) => `${file} a disparu`,
    NOW_COUNTED: () => "maintenant comptée : corrigée, libérée, ou son client est connu",
    NO_LONGER_COUNTED: () => "n’est plus comptée : voir les exceptions",
    ENTRY_CHANGED: () => "l’entrée a été modifiée",
    REGISTER: () => "le registre a été modifié",
    ADJUSTMENT: () => "un ajustement manuel",
    DECISION: () => "son excédent a été décidé",
    RULES: () => "des réglages ou des règles ont été modifiés",
    FOLLOWS: () => "découle des autres changements",
  },
  what: {
    overage: "excédent du jour",
    bought: "heures achetées",
    carried_in: "heures reportées reçues",
    adjusted: "ajustement",
    expired: "heures expirées",
    carried_out: "heures reportées remises",
  },
  noRun: (period) => `${period} n’a pas encore été traité : il n’y a rien à comparer.`,
  nothingChanged: (period) => `${period} : rien n’a changé depuis le dernier traitement.`,
  changedSince: (period) => `${period}, par rapport au dernier traitement :`,
  spoilt: (files) =>
    `Ce que le dernier traitement du mois a laissé n’est plus lisible (modifié à la main, coupé ou d’une autre version) : ${files.join(", ")}. Tout ce qui a changé depuis n’est donc pas dit. Il n’y a rien à faire : chaque traitement le récrit.`,
  strays:
    "Des classeurs de ce traitement qui n’ont plus de client peuvent être restés dans le dossier : retirez-les à la main.",
  noFigure: "Aucune entrée et aucun solde n’a changé.",
  engine: (before, now) => `le logiciel est en version ${now}, c’était la ${before}`,
  settings: (names) => `réglages modifiés : ${names}`,
  prices: "la liste de prix a changé",
  fileNew: (file) => `nouveau fichier : ${file}`,
  fileChanged: (file) => `fichier modifié : ${file}`,
  fileGone: (file) => `fichier disparu : ${file}`,
  sheet: "Changements",
  table: "Changements",
  sheetNote: "Ce qui a changé depuis le dernier traitement de ce mois, entrée par entrée.",
  priorSheet: "Périodes antérieures",
  priorTitle: "Ajustements de périodes antérieures",
  priorTable: "PeriodesAnterieures",
  priorNote:
    "Ce qu’on a appris des mois clôturés depuis leur clôture (M2). Les mois clôturés gardent leurs fichiers ; les heures bougent dans les soldes de ce mois-ci, et le temps facturable est à facturer avec ce mois-ci.",
  columns: {
    client: "Client",
    date: "Date",
    what: "Quoi",
    why: "Pourquoi",
    banks: "Banques h",
    billable: "Facturable h",
    amount: "Montant",
    effect: "Effet",
  },
  minutes: (n) => `${n} min`,
  was: (before, now) => `${before} → ${now} min`,
  hours: (n) => `${n} h`,
  money: (sign, n) => `${sign}${n} $`,
  noRate: "sans tarif",
  nothing: "ne déplace rien",
};

export function changeWords(language: Language): typeof ENGLISH {
  return language === "fr" ? FRENCH : ENGLISH;
}

/** Why the line changed; it names the file, so it is for the firm. */
export function causeSentence({ cause, file }: ChangeJson, language: Language): string {
  return changeWords(language).causes[cause](file);
}

/** What the change did, e.g. “VIP 2026-01-15 −0.25 h, billable +0.25 h ($31.25)”. */
export function effectSentence({ effects }: ChangeJson, language: Language): string {
  if (effects.length === 0) return changeWords(language).nothing;
  return effects.map((effect) => effectWords(effect, language)).join(", ");
}

function effectWords({ on, bank, raw, charged, change, cents: amount }: Effect, language: Language): string {
  const words = changeWords(language);
  const terms = WORDS[language].rules;
  const hours = (n: number) => words.hours(signed(inHours(minutes(n)), language));
  if (bank !== null)
    return `${terms.plans[bank.plan as keyof typeof terms.plans]} ${bank.start} ${hours(change)}`;
  if (on !== "billable" && on !== "to_confirm")
    return `${terms.where[on]} ${words.minutes(signed(charged === 0 ? raw : charged, language, 0))}`;
  const cost = amount === null ? words.noRate : moneyWords(inCurrency(cents(amount)), language);
  return `${terms.where[on]} ${hours(charged)} (${cost})`;
}

function moneyWords(value: number, language: Language): string {
  return changeWords(language).money(signOf(value), decimals(Math.abs(value), language));
}

/** With its sign and the decimal mark of the language. */
function signed(value: number, language: Language, places = 2): string {
  return `${signOf(value)}${decimals(Math.abs(value), language, places)}`;
}

function signOf(value: number): string {
  return value < 0 ? "−" : "+";
}

function decimals(value: number, language: Language, places = 2): string {
  const text = value.toFixed(places);
  return language === "fr" ? text.replace(".", ",") : text;
}
