/**
 * The words of the page in English and French, added to those of the rules and of the workbooks.
 *
 * Law: French has every word that English has; the compiler asks for the missing ones.
 */

import type { BillableReason } from "../../../core/figures/statement.ts";
import type { Language } from "../../../core/values/language.ts";
import { CONTROL_WORDS } from "../workbook/firm-control-words.ts";
import { type Words as WorkbookWords, wordsIn as workbookWordsIn } from "../workbook/words.ts";

const ENGLISH = {
  language: "English",
  title: "Support plans, all clients",
  asOf: (date: string, clients: number) =>
    `As of ${date} · ${clients === 1 ? "1 client" : `${clients} clients`}`,
  sections: "Sections",
  charts: "Charts",
  clients: "Clients",
  renewals: "Renewals",
  leftOut: "Left out",
  control: "Control",
  files: "Time logs",
  workbook: "Summary workbook",
  allCounted: "Every row was counted.",
  someLeftOut: (rows: number, read: string) =>
    `${rows === 1 ? "1 row" : `${rows} rows`} of ${read} left out, in none of these figures:`,
  seeReasons: "see why",
  allPassed: "All checks passed.",
  somePassedNot: "A check did not pass: do not use these figures before it is explained.",
  tiles: {
    sold: "Hours sold",
    used: "Hours used",
    atRisk: "Hours at risk",
    billable: "Billable hours",
    renewals: (days: number) => `Renewals, ${days} days`,
    leftOut: "Rows left out",
  },
  banksInForce: (banks: number) => (banks === 1 ? "in 1 bank in force" : `in ${banks} banks in force`),
  ofSold: (percent: string) => `${percent} of those sold`,
  drawnThisMonth: (hours: string) => `${hours} h this month`,
  atRiskNote: (days: number) => `lost unless renewed on time within ${days} days`,
  overageNote: (hours: string) => `Orange overage ${hours} h`,
  billableAmount: (amount: string) => `${amount} before tax`,
  billableNoRate: "some of it has no rate, so no amount",
  ofItToConfirm: "Of it to be confirmed, not billed for now (A9)",
  toConfirm: (hours: string) => `${hours} h of it to be confirmed, not billed for now`,
  renewalsWorth: (amount: string) => `${amount} if all are on time`,
  renewalsNoPrice: "at least one price is missing",
  rejectedAndDuplicate: (rejected: string, duplicate: string) =>
    `${rejected} rejected, ${duplicate} duplicate`,
  asTable: "As a table",
  hoursChart: {
    title: "Hours by client",
    about: "of banks in force, the most used first",
    alternative: (held: string, used: string, left: string, atRisk: string) =>
      `Of ${held} hours sold, ${used} are used, ${left} are left, and ${atRisk} of these are at risk.`,
    of: (left: string, held: string) => `${left} of ${held} h left`,
    none: "No bank of hours is in force.",
  },
  sold: "Sold",
  used: "Used",
  left: "Left",
  atRisk: "At risk",
  billableChart: {
    title: "Billable, and why",
    about: "charged hours of the month",
    alternative: (hours: string) => `${hours} hours are billable.`,
    none: "Nothing is billable this month.",
  },
  shortReasons: {
    no_plan: "No plan in force",
    unpaid: "Plan not yet paid",
    overage: "Orange overage",
    beyond_banks: "Beyond the banks",
  } as Record<BillableReason, string>,
  why: "Why",
  hours: "Hours",
  amountIn: (currency: string) => `Amount, ${currency}`,
  noRate: "no rate",
  renewalsChart: {
    title: "Renewals ahead",
    about: (until: string) => `the last day on time, up to ${until}`,
    alternative: (count: string, until: string) => `${count} renewals fall due up to ${until}.`,
    none: (until: string) => `No term in force has to be renewed up to ${until}.`,
  },
  vip: "VIP and VIP Diamond",
  orange: "Orange",
  more: (count: string) => `${count} more: see the table below.`,
  filter: "Find a client",
  shown: (shown: string, all: string) => `${shown} of ${all}`,
  allDetails: "All details",
  print: "Print",
  details: (client: string) => `Details of ${client}`,
  total: "Total",
  columns: {
    client: "Client",
    plans: "Plans",
    left: "Hours left",
    drawn: "Used this month",
    overage: "Orange overage",
    billable: "Billable hours",
    watch: "To watch",
    renewal: "Next renewal",
    exceptions: "Rows to check",
  },
  ofHeld: (held: string) => `of ${held}`,
  watch: {
    lapsed: (plan: string, date: string) => `${plan} lapsed ${date}`,
    empty: (plan: string, date: string) => `${plan} empty since ${date}`,
    runsOut: (plan: string, date: string) => `${plan} runs out about ${date}`,
  },
  bankColumns: {
    bank: "Bank, hours",
    opening: "Opening",
    priorPeriod: "± Prior period",
    bought: "+ Bought",
    carriedIn: "+ Carried in",
    adjusted: "+ Adjusted",
    used: "− Used",
    expired: "− Expired",
    carriedOut: "− Carried out",
    closing: "= Closing",
  },
  term: (start: string, expires: string) => `${start} to ${expires}`,
  orangeDays: (used: string, over: string) => `${used} days used, ${over} over the allowance`,
  orangeMinutes: (used: string, beyond: string, charged: string) =>
    `${used} min used; overage ${beyond} min, charged as ${charged} min`,
  minutes: "Minutes worked",
  billable: "Billable",
  priorPeriod: "Prior period",
  changesSinceClosed: (count: number) =>
    count === 1
      ? "1 change since the last month was closed:"
      : `${count} changes since the last month was closed:`,
  seeWorkbook: "see the workbook",
  nextRenewals: "To renew",
  renewalSentence: (expires: string, until: string, onTime: string, late: string) =>
    `expires ${expires}. Paid by ${until}: ${onTime}. A day later: ${late}.`,
  pair: (what: string, is: string) => `${what}: ${is}`,
  noDetails: "Nothing this month.",
  renewalColumns: {
    plan: "Plan",
    expires: "Expires",
    onTimeUntil: "On time until",
    invoiceOn: "Invoice on",
    onTime: (currency: string) => `On time, ${currency}`,
    late: (currency: string) => `A day late, ${currency}`,
    atStake: "Hours at stake",
    source: "Price source",
  },
  priceMissing: "price missing",
  renewalsAhead: (days: number) => `Renewals within ${days} days`,
  renewalsNote: (until: string) =>
    `Terms that expire up to ${until} and are not renewed; those after that are in the details of each client. Prices before tax.`,
  exceptionColumns: { reason: "Why", code: "Code", effect: "Effect", count: "Rows" },
  leftOutEffect: "left out",
  warningEffect: "counted, to be checked",
  exceptionsNote: "File, line and what to do, for each row:",
  noExceptions: "No row was left out, none needs a look.",
  checkColumns: { check: "Check", result: "Result" },
  passed: "passed",
  failed: "not passed",
  totals: { what: "", entries: "Entries", minutes: "Minutes" },
  read: "Read",
  placed: "Placed",
  rejected: "Rejected",
  duplicate: "Duplicate",
  fileColumns: {
    file: "File",
    sha256: "SHA-256",
    check: "Adds up",
    entries: (what: string) => `${what}, entries`,
    minutes: (what: string) => `${what}, min`,
  },
  filesSummary: (count: string) => `${count} files, with digests`,
  notReadSummary: (count: string) => `Not read from the folder of time logs: ${count}`,
  made: (engine: string, currency: string) =>
    `Made from run.json by support-plan-balance ${engine}. Amounts in ${currency} before tax. This page asks for nothing from any network.`,
};

type OwnWords = typeof ENGLISH;

const FRENCH: OwnWords = {
  language: "Français",
  title: "Plans de support, tous les clients",
  asOf: (date, clients) => `Au ${date} · ${clients} client${clients <= 1 ? "" : "s"}`,
  sections: "Sections",
  charts: "Graphiques",
  clients: "Clients",
  renewals: "Renouvellements",
  leftOut: "Écartées",
  control: "Contrôle",
  files: "Journaux",
  workbook: "Classeur sommaire",
  allCounted: "Toutes les lignes ont été comptées.",
  someLeftOut: (rows, read) =>
    rows === 1
      ? `1 ligne sur ${read} écartée, qui n’est dans aucun de ces chiffres :`
      : `${rows} lignes sur ${read} écartées, qui ne sont dans aucun de ces chiffres :`,
  seeReasons: "voir pourquoi",
  allPassed: "Tous les contrôles sont passés.",
  somePassedNot: "Un contrôle n’est pas passé : n’utilisez pas ces chiffres avant de savoir pourquoi.",
  tiles: {
    sold: "Heures vendues",
    used: "Heures utilisées",
    atRisk: "Heures en jeu",
    billable: "Heures facturables",
    renewals: (days) => `Renouvellements, ${days} j`,
    leftOut: "Lignes écartées",
  },
  banksInForce: (banks) =>
    banks <= 1 ? `dans ${banks} banque en vigueur` : `dans ${banks} banques en vigueur`,
  ofSold: (percent) => `${percent} des vendues`,
  drawnThisMonth: (hours) => `${hours} h ce mois-ci`,
  atRiskNote: (days) => `perdues sans renouvellement à temps d’ici ${days} jours`,
  overageNote: (hours) => `Excédent Orange ${hours} h`,
  billableAmount: (amount) => `${amount} avant taxes`,
  billableNoRate: "une partie est sans tarif, donc pas de montant",
  ofItToConfirm: "Dont à confirmer, pas facturé pour l’instant (A9)",
  toConfirm: (hours) => `dont ${hours} h à confirmer, pas facturées pour l’instant`,
  renewalsWorth: (amount) => `${amount} si tous sont à temps`,
  renewalsNoPrice: "il manque au moins un prix",
  rejectedAndDuplicate: (rejected, duplicate) => `${rejected} rejetées, ${duplicate} en double`,
  asTable: "En tableau",
  hoursChart: {
    title: "Heures par client",
    about: "des banques en vigueur, les plus utilisées d’abord",
    alternative: (held, used, left, atRisk) =>
      `Sur ${held} heures vendues, ${used} sont utilisées, ${left} restent, dont ${atRisk} en jeu.`,
    of: (left, held) => `reste ${left} h sur ${held}`,
    none: "Aucune banque d’heures n’est en vigueur.",
  },
  sold: "Vendues",
  used: "Utilisées",
  left: "Restantes",
  atRisk: "En jeu",
  billableChart: {
    title: "Facturable, et pourquoi",
    about: "heures comptées du mois",
    alternative: (hours) => `${hours} heures sont facturables.`,
    none: "Rien n’est facturable ce mois-ci.",
  },
  shortReasons: {
    no_plan: "Aucun plan en vigueur",
    unpaid: "Plan pas encore payé",
    overage: "Excédent Orange",
    beyond_banks: "Au-delà des banques",
  },
  why: "Pourquoi",
  hours: "Heures",
  amountIn: (currency) => `Montant, ${currency}`,
  noRate: "sans tarif",
  renewalsChart: {
    title: "Renouvellements à venir",
    about: (until) => `le dernier jour à temps, jusqu’au ${until}`,
    alternative: (count, until) => `${count} renouvellements arrivent à échéance d’ici le ${until}.`,
    none: (until) => `Aucun terme en vigueur n’est à renouveler d’ici le ${until}.`,
  },
  vip: "VIP et VIP Diamond",
  orange: "Orange",
  more: (count) => `${count} de plus : voir le tableau ci-dessous.`,
  filter: "Trouver un client",
  shown: (shown, all) => `${shown} sur ${all}`,
  allDetails: "Tous les détails",
  print: "Imprimer",
  details: (client) => `Détails de ${client}`,
  total: "Total",
  columns: {
    client: "Client",
    plans: "Plans",
    left: "Heures restantes",
    drawn: "Utilisées ce mois-ci",
    overage: "Excédent Orange",
    billable: "Heures facturables",
    watch: "À surveiller",
    renewal: "Prochain renouvellement",
    exceptions: "Lignes à revoir",
  },
  ofHeld: (held) => `sur ${held}`,
  watch: {
    lapsed: (plan, date) => `${plan} échu le ${date}`,
    empty: (plan, date) => `${plan} vide depuis le ${date}`,
    runsOut: (plan, date) => `${plan} épuisé vers le ${date}`,
  },
  bankColumns: {
    bank: "Banque, heures",
    opening: "Ouverture",
    priorPeriod: "± Période antérieure",
    bought: "+ Acheté",
    carriedIn: "+ Report reçu",
    adjusted: "+ Ajusté",
    used: "− Utilisé",
    expired: "− Expiré",
    carriedOut: "− Report remis",
    closing: "= Clôture",
  },
  term: (start, expires) => `du ${start} au ${expires}`,
  orangeDays: (used, over) => `${used} jours utilisés, ${over} au-delà de l’allocation`,
  orangeMinutes: (used, beyond, charged) =>
    `${used} min utilisées ; excédent ${beyond} min, compté ${charged} min`,
  minutes: "Minutes travaillées",
  billable: "Facturable",
  priorPeriod: "Période antérieure",
  changesSinceClosed: (count) =>
    `${count} changement${count <= 1 ? "" : "s"} depuis la fermeture du dernier mois :`,
  seeWorkbook: "voir le classeur",
  nextRenewals: "À renouveler",
  renewalSentence: (expires, until, onTime, late) =>
    `expire le ${expires}. Payé au plus tard le ${until} : ${onTime}. Un jour plus tard : ${late}.`,
  pair: (what, is) => `${what} : ${is}`,
  noDetails: "Rien ce mois-ci.",
  renewalColumns: {
    plan: "Plan",
    expires: "Expire le",
    onTimeUntil: "À temps jusqu’au",
    invoiceOn: "Facture le",
    onTime: (currency) => `À temps, ${currency}`,
    late: (currency) => `Un jour de retard, ${currency}`,
    atStake: "Heures en jeu",
    source: "Source du prix",
  },
  priceMissing: "prix manquant",
  renewalsAhead: (days) => `Renouvellements d’ici ${days} jours`,
  renewalsNote: (until) =>
    `Termes qui expirent d’ici le ${until} et ne sont pas renouvelés ; les suivants sont dans les détails de chaque client. Prix avant taxes.`,
  exceptionColumns: { reason: "Pourquoi", code: "Code", effect: "Effet", count: "Lignes" },
  leftOutEffect: "écartée",
  warningEffect: "comptée, à revoir",
  exceptionsNote: "Fichier, ligne et que faire, pour chaque ligne :",
  noExceptions: "Aucune ligne n’a été écartée, aucune n’est à revoir.",
  checkColumns: { check: "Contrôle", result: "Résultat" },
  passed: "passé",
  failed: "pas passé",
  totals: { what: "", entries: "Entrées", minutes: "Minutes" },
  read: "Lues",
  placed: "Placées",
  rejected: "Rejetées",
  duplicate: "En double",
  fileColumns: {
    file: "Fichier",
    sha256: "SHA-256",
    check: "Concorde",
    entries: (what) => `${what}, entrées`,
    minutes: (what) => `${what}, min`,
  },
  filesSummary: (count) => `${count} fichiers, avec leurs empreintes`,
  notReadSummary: (count) => `Non lus dans le dossier des journaux de temps : ${count}`,
  made: (engine, currency) =>
    `Fait de run.json par support-plan-balance ${engine}. Montants en ${currency} avant taxes. Cette page ne demande rien à aucun réseau.`,
};

/** Of the workbooks' words, those the page says too. */
type SharedWords = Pick<
  WorkbookWords,
  "plans" | "where" | "source" | "months" | "billableReasons" | "quantity"
>;

export type PageWords = OwnWords & SharedWords & Pick<(typeof CONTROL_WORDS)[Language], "checks">;

export function pageWordsIn(language: Language): PageWords {
  const { plans, where, source, months, billableReasons, quantity } = workbookWordsIn(language);
  const own = language === "fr" ? FRENCH : ENGLISH;
  const { checks } = CONTROL_WORDS[language];
  return { plans, where, source, months, billableReasons, quantity, checks, ...own };
}
