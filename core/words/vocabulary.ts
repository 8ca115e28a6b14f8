/**
 * What the rules call things, in English and French: plans, categories, places, movements, remarks, clauses.
 *
 * Law: one word a thing, in cells, workbooks and messages alike; French has every word that English has, and the
 * compiler asks for the missing ones.
 */

import type { MovementKind } from "../rules/bank.ts";
import type { Category } from "../rules/coverage.ts";
import type { Note, ShownPlace } from "../rules/places.ts";
import { type Plan, PUBLISHED, TO_BE_CONFIRMED } from "../rules/plans.ts";
import type { Clause } from "../rules/renewal.ts";
import type { Language } from "../values/problems.ts";
import { CATEGORY_LABELS, PLAN_LABELS } from "./labels.ts";

export interface Vocabulary {
  readonly plans: Readonly<Record<Plan, string>>;
  readonly categories: Readonly<Record<Category, string>>;
  /** What became of a line's minutes: a place, or a bank's movement; billable ones may have to be confirmed (A9). */
  readonly where: Readonly<Record<ShownPlace | Exclude<MovementKind, "used">, string>>;
  readonly notes: Readonly<Record<Exclude<Note["code"], "OTHER_BANK_HAS_TIME">, string>>;
  readonly otherBankHasTime: (plan: string, hours: string) => string;
  readonly overage: string;
  /** The overage line of a day: how its pool was exceeded. */
  readonly beyondAllowance: (subscribers: number, used: number, allowance: number) => string;
  /** An entry of which some minutes are placed by the day's overage line. */
  readonly toOverage: (minutes: number) => string;
  readonly clauses: Readonly<Record<Clause, string>>;
  /** Where a price comes from: the built-in sources translated, any other as the price list words it. */
  readonly source: (source: string) => string;
}

const ENGLISH: Vocabulary = {
  plans: PLAN_LABELS,
  categories: CATEGORY_LABELS.en,
  where: {
    bought: "bought",
    carried_in: "carried in",
    adjusted: "adjusted",
    expired: "expired",
    carried_out: "carried out",
    allowance: "allowance",
    free: "free",
    included: "included",
    bank: "bank",
    billable: "billable",
    to_confirm: "to be confirmed",
    separate: "separate",
    waived: "waived",
  },
  notes: {
    OUTSIDE_OFFICE_HOURS: "Outside Mon–Fri 9:00–17:00.",
    CROSSES_MIDNIGHT: "Runs past midnight; counted whole on this date.",
    OVERAGE_WITHOUT_NOTICE: "No notice of the overage is recorded.",
    OVERAGE_TO_CONFIRM: "To be confirmed: not billed for now.",
    OVER_FOUR_TRAINEES: "More than four trainees.",
    LEVEL_3_IN_CHAT: "Level 3 work in chat.",
    CATEGORY_ASSUMED: "No category given; the usual one is assumed.",
    RESET_REFUSED: "The reset was refused approval: ordinary time.",
  },
  otherBankHasTime: (plan, hours) => `${plan} still has ${hours} h, but does not serve this work.`,
  overage: "Orange overage",
  beyondAllowance: (subscribers, used, allowance) =>
    `${used} min used, allowance ${allowance} min for ${subscribers} subscriber${subscribers === 1 ? "" : "s"}.`,
  toOverage: (count) => `${count} min beyond the day's allowance: see its overage line.`,
  clauses: {
    "R1 on time": "10 % off, unused hours carried over",
    "R1 late": "full price, nothing carried over",
    "R3 online": "10 % off, paid online",
    "R3 not online": "full price, not paid online",
    R4: "pro rata at the full rate, anniversary kept",
    R5: "new contract, a full year at the full rate",
    "R6 on time": "pro rata to the end of the Act! subscription",
    "R6 late": "pro rata from the payment to the end of the Act! subscription, full rate",
  },
  source: (source) => source,
};

const FRENCH: Vocabulary = {
  plans: PLAN_LABELS,
  categories: CATEGORY_LABELS.fr,
  where: {
    bought: "achat",
    carried_in: "report reçu",
    adjusted: "ajustement",
    expired: "expiré",
    carried_out: "report remis",
    allowance: "allocation",
    free: "gratuit",
    included: "inclus",
    bank: "banque",
    billable: "facturable",
    to_confirm: "à confirmer",
    separate: "à part",
    waived: "remis",
  },
  notes: {
    OUTSIDE_OFFICE_HOURS: "Hors lun.–ven. 9 h–17 h.",
    CROSSES_MIDNIGHT: "Dépasse minuit ; compté en entier à cette date.",
    OVERAGE_WITHOUT_NOTICE: "Aucun avis de l’excédent n’est noté.",
    OVERAGE_TO_CONFIRM: "À confirmer : pas facturé pour l’instant.",
    OVER_FOUR_TRAINEES: "Plus de quatre participants.",
    LEVEL_3_IN_CHAT: "Travail de niveau 3 par clavardage.",
    CATEGORY_ASSUMED: "Sans catégorie ; l’habituelle est supposée.",
    RESET_REFUSED: "La réinitialisation n’a pas été approuvée : temps ordinaire.",
  },
  otherBankHasTime: (plan, hours) => `${plan} a encore ${hours} h, mais ne sert pas ce travail.`,
  overage: "Excédent Orange",
  beyondAllowance: (subscribers, used, allowance) =>
    `${used} min utilisées, allocation de ${allowance} min pour ${subscribers} abonné${subscribers === 1 ? "" : "s"}.`,
  toOverage: (count) => `${count} min au-delà de l’allocation du jour : voir sa ligne d’excédent.`,
  clauses: {
    "R1 on time": "10 % de rabais, heures inutilisées reportées",
    "R1 late": "plein prix, rien n’est reporté",
    "R3 online": "10 % de rabais, payé en ligne",
    "R3 not online": "plein prix, pas payé en ligne",
    R4: "au prorata au plein tarif, anniversaire conservé",
    R5: "nouveau contrat, une année entière au plein tarif",
    "R6 on time": "au prorata jusqu’à la fin de l’abonnement Act!",
    "R6 late": "au prorata du paiement à la fin de l’abonnement Act!, plein tarif",
  },
  source: (source) =>
    ({ [PUBLISHED]: "conditions publiées", [TO_BE_CONFIRMED]: "conditions publiées, à confirmer" })[source] ??
    source,
};

export function vocabulary(language: Language): Vocabulary {
  return language === "fr" ? FRENCH : ENGLISH;
}
