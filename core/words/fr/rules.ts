/** What the rules call things. */

import { PUBLISHED, TO_BE_CONFIRMED } from "../../rules/plans.ts";
import { rules as english } from "../en/rules.ts";

export const rules: typeof english = {
  plans: english.plans, // trade names
  categories: {
    email: "Courriel",
    chat: "Clavardage",
    break_fix: "Bris/réparation",
    remote_assistance: "Assistance à distance",
    how_to: "Mode d’emploi",
    configuration: "Configuration",
    add_on: "Module complémentaire",
    password_reset: "Mot de passe",
    training: "Formation",
    repair: "Réparation de la base",
    migration: "Migration",
    import_export: "Import/export",
    conversion: "Conversion",
    report_creation: "Création de rapport",
    advanced: "Avancé",
    programming: "Programmation",
    customization: "Personnalisation",
    project: "Projet",
    consulting: "Consultation",
    classroom_training: "Formation en classe",
    source_code: "Code source",
    project_evaluation: "Évaluation de projet",
  },
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
  noPrice: "prix manquant",
  noRate: "sans tarif",
  source: (source) =>
    ({ [PUBLISHED]: "conditions publiées", [TO_BE_CONFIRMED]: "conditions publiées, à confirmer" })[source] ??
    source,
};
