/**
 * What plans and categories are called wherever this software prints them, in English and French.
 *
 * Law: what is printed is read back as the same thing (`words.ts`), so a label names one thing in both languages.
 */

import type { Category } from "../rules/coverage.ts";
import type { Plan } from "../rules/plans.ts";
import type { Language } from "../values/problems.ts";

/** The same in both languages: they are trade names. */
export const PLAN_LABELS: Readonly<Record<Plan, string>> = {
  BASIC: "Basic",
  VIP: "VIP",
  VIP_DIAMOND: "VIP Diamond",
  ORANGE_STARTER: "Orange Starter",
  ORANGE_CARE: "Orange Care",
  ORANGE_PLUS: "Orange Plus",
};

export const CATEGORY_LABELS: Readonly<Record<Language, Readonly<Record<Category, string>>>> = {
  en: {
    email: "E-mail",
    chat: "Chat",
    break_fix: "Break/fix",
    remote_assistance: "Remote assistance",
    how_to: "How-to",
    configuration: "Configuration",
    add_on: "Add-on",
    password_reset: "Password reset",
    training: "Training",
    repair: "Repair",
    migration: "Migration",
    import_export: "Import/export",
    conversion: "Conversion",
    report_creation: "Report creation",
    advanced: "Advanced",
    programming: "Programming",
    customization: "Customization",
    project: "Project",
    consulting: "Consulting",
    classroom_training: "Classroom training",
    source_code: "Source code",
    project_evaluation: "Project evaluation",
  },
  fr: {
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
};
