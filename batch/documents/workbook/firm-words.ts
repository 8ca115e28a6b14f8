/**
 * The words of the firm's own workbook, in English and French, added to those of all workbooks (words.ts).
 *
 * Law: French has every word that English has; the compiler asks for the missing ones. What a formula compares with
 * (flags, verdicts) holds no quotation mark, and no flag begins like another.
 */

import type { Language } from "../../../core/values/language.ts";
import { CONTROL_WORDS } from "./firm-control-words.ts";
import { DUE_WORDS } from "./firm-due-words.ts";
import { type Words, wordsIn } from "./words.ts";

/** 1234.5 with two decimals, its thousands apart. */
function decimalsOf(value: number, { group, point }: { group: string; point: string }): string {
  const [whole = "", cents = ""] = value.toFixed(2).split(".");
  return `${whole.replace(/\B(?=(\d{3})+$)/g, group)}${point}${cents}`;
}

const inEnglish = (value: number): string => decimalsOf(value, { group: ",", point: "." });
const inFrench = (value: number): string => decimalsOf(value, { group: "\u00a0", point: "," });

const ENGLISH = {
  firmSheets: {
    overview: "Overview",
    clients: "Clients",
    banks: "Banks",
    renewals: "Renewals",
    reminders: "Reminders",
    billing: "To bill",
    invoices: "Invoices",
    exceptions: "Exceptions",
    control: "Control",
    clientControl: "Control by client",
  },
  /** How formulas call the lists. */
  firmTables: {
    clients: "Clients",
    banks: "Banks",
    renewals: "Renewals",
    reminders: "Reminders",
    billing: "ToBill",
    invoices: "Invoices",
    files: "Files",
    clientControl: "ControlByClient",
  },
  firmTitles: {
    clients: "Clients",
    banks: "Banks of hours in force",
    reminders: "Reminders",
    billing: "To bill",
    invoices: "Orange invoices to issue",
    exceptions: "Exceptions",
    clientControl: "Control by client",
  },
  firmSummary: "Support plans, all clients",
  firmSubtitle: (date: string, clients: number, banks: number) =>
    `As ${date} ends · ${clients === 1 ? "1 client" : `${clients} clients`} · ${banks === 1 ? "1 bank" : `${banks} banks`} of hours in force`,
  allCountedFirm: "Every row was counted.",
  rowsToLookAt: (all: number, known: number, others: number) =>
    `${all === 1 ? "1 row needs" : `${all} rows need`} a look: ${known} of the clients listed, ${others} of nobody listed (unknown names, whole files, prices of the firm's own list).`,
  firmTiles: {
    held: { label: "Hours sold", name: "HoursSold" },
    used: { label: "Hours used", name: "HoursUsed" },
    atRisk: { label: "Hours at risk", name: "HoursAtRisk" },
    billable: { label: "Billable this month", name: "Billable" },
    billableHours: { label: "Billable this month, hours", name: "Billable" },
    renewals: { label: "Renewals in 90 days", name: "RenewalsIn90Days" },
    exceptions: { label: "Rows to look at", name: "RowsToLookAt" },
  },
  banksInForce: (count: number) => (count === 1 ? "in 1 bank in force" : `in ${count} banks in force`),
  drawnInMonth: (hours: number) => `${inEnglish(hours)} h drawn this month`,
  renewWithin: (days: number) => `unless renewed on time, ${days} days`,
  somePriceMissing: "a price is missing",
  onTimeTogether: (amount: number, currency: string) => `${inEnglish(amount)} ${currency} if on time`,
  leftOutOfThem: (count: number) => `${count} of them left out`,
  someRateMissing: "some of it has no rate",
  hoursInAll: (hours: number) => `${inEnglish(hours)} h`,
  ofThemToConfirm: (hours: number) => `${inEnglish(hours)} h of it to be confirmed`,
  hoursByPlan: "Hours by plan",
  topClients: (shown: number, all: number) =>
    all > shown ? `The ${shown} clients with the most hours` : "Hours by client",
  clientsToLookAt: "Clients that need a look",
  hoursUnit: "hours",
  hoursExplained:
    "Sold: all that the banks in force were given (bought, carried in, adjusted). Used: drawn from them to date. At risk: what is left in VIP and VIP Diamond banks that expire within 90 days; it is lost unless they are renewed before their expiry (R1). Safe: the rest of what is left. Banks that expired this month are not counted.",
  chartExplained: (shown: number, all: number) =>
    all > shown
      ? `Of the ${all} clients with hours in force, the ${shown} with the most hours sold are shown; all are on Clients.`
      : "Every client with hours in force is shown; all clients are on Clients.",
  planChartSaid: (held: number, used: number, atRisk: number) =>
    `Bars of the hours sold, used and at risk, by plan. Together: ${inEnglish(held)} h sold, ${inEnglish(used)} h used, ${inEnglish(atRisk)} h at risk.`,
  topChartSaid: (clients: number, held: number) =>
    `A bar a client, used, safe and at risk in a row, of the ${clients} clients with the most hours: ${inEnglish(held)} h sold together.`,
  noBanksInForce: "No bank of hours is in force.",
  noClients: "The register names no client.",
  planLeft: { VIP: "VIP left h", VIP_DIAMOND: "Diamond left h", ORANGE_PLUS: "Plus left h" },
  firmColumns: {
    client: "Client",
    plans: "Plans",
    plan: "Plan",
    held: "Sold h",
    used: "Used h",
    usedShare: "Used of sold",
    left: "Left h",
    safe: "Safe h",
    atRisk: "At risk h",
    usedInMonth: "This month h",
    daysOver: "Days over",
    overage: "Overage h",
    billable: "Billable h",
    amount: "Billable",
    renewal: "Next renewal",
    daysToRenewal: "In days",
    onTime: "On-time price",
    exceptions: "Exceptions",
    flags: "To look at",
    opened: "Opened",
    expires: "Expires",
    runsOut: "Runs out on",
  },
  flags: {
    lapsed: "lapsed",
    empty: "empty",
    runsOut: "runs out early",
    over: "over allowance",
    noRate: "no rate",
    exceptions: "exceptions",
  },
  flagsExplained: {
    lapsed: "A plan expired this month and was not renewed",
    empty: "A bank is empty",
    runsOut: "A bank runs out before its term, at its pace",
    over: "Over the Orange allowance on some day",
    noRate: "Billable time has no rate",
    exceptions: "Rows were left out or need a look",
  },
  days: (count: number) => (count === 1 ? "1 day" : `${count} days`),
  billColumns: {
    client: "Client",
    reason: "Reason",
    level: "Level",
    items: "Items",
    minutes: "Minutes",
    hours: "Hours",
    rate: "Rate",
    amount: "Amount",
  },
  separately: (category: string) => `${category}, billed separately (A2)`,
  ownPrice: "own price",
  toConfirm: (date: string) => `Overage of ${date} without notice, to be confirmed (A9)`,
  heldAmount: (amount: number) => `(${inEnglish(amount)})`,
  heldHours: (count: number, hours: number) =>
    `${count === 1 ? "1 overage" : `${count} overages`} without notice, ${inEnglish(hours)} h, not in the amount until decided: a row “client, date, decision (release or reject), who, why” in the decisions.`,
  unrated: (hours: number) =>
    `${inEnglish(hours)} h have no rate and are not in the total: add “rates” to the configuration.`,
  separateHours: (hours: number) =>
    `${inEnglish(hours)} h are billed separately, at a price of their own, and are not in the amount.`,
  billingExplained:
    "Minutes after rounding (A4); those billed separately as worked. Items: entries, or days of overage. Each amount is rounded once a line of the ledger (A10), so it may differ by cents from hours × rate.",
};

type OwnWords = typeof ENGLISH;

const FRENCH: OwnWords = {
  firmSheets: {
    overview: "Aperçu",
    clients: "Clients",
    banks: "Banques",
    renewals: "Renouvellements",
    reminders: "Rappels",
    billing: "À facturer",
    invoices: "Factures",
    exceptions: "Exceptions",
    control: "Contrôle",
    clientControl: "Contrôle par client",
  },
  firmTables: {
    clients: "Clients",
    banks: "Banques",
    renewals: "Renouvellements",
    reminders: "Rappels",
    billing: "AFacturer",
    invoices: "Factures",
    files: "Fichiers",
    clientControl: "ControleParClient",
  },
  firmTitles: {
    clients: "Clients",
    banks: "Banques d’heures en vigueur",
    reminders: "Rappels",
    billing: "À facturer",
    invoices: "Factures Orange à émettre",
    exceptions: "Exceptions",
    clientControl: "Contrôle par client",
  },
  firmSummary: "Plans de support, tous les clients",
  firmSubtitle: (date, clients, banks) =>
    `À la fin du ${date} · ${clients <= 1 ? `${clients} client` : `${clients} clients`} · ${banks <= 1 ? `${banks} banque` : `${banks} banques`} d’heures en vigueur`,
  allCountedFirm: "Toutes les lignes ont été comptées.",
  rowsToLookAt: (all, known, others) =>
    `${all === 1 ? "1 ligne est" : `${all} lignes sont`} à revoir : ${known} des clients listés, ${others} de personne dans la liste (noms inconnus, fichiers entiers, prix de la liste de la firme).`,
  firmTiles: {
    held: { label: "Heures vendues", name: "HeuresVendues" },
    used: { label: "Heures utilisées", name: "HeuresUtilisees" },
    atRisk: { label: "Heures à risque", name: "HeuresARisque" },
    billable: { label: "Facturable ce mois-ci", name: "Facturable" },
    billableHours: { label: "Facturable ce mois-ci, heures", name: "Facturable" },
    renewals: { label: "Renouvellements, 90 jours", name: "RenouvellementsEn90Jours" },
    exceptions: { label: "Lignes à revoir", name: "LignesARevoir" },
  },
  banksInForce: (count) =>
    count <= 1 ? `dans ${count} banque en vigueur` : `dans ${count} banques en vigueur`,
  drawnInMonth: (hours) => `${inFrench(hours)} h tirées ce mois-ci`,
  renewWithin: (days) => `sauf renouvellement, ${days} jours`,
  somePriceMissing: "un prix manque",
  onTimeTogether: (amount, currency) => `${inFrench(amount)} ${currency} si à temps`,
  leftOutOfThem: (count) => (count <= 1 ? `dont ${count} écartée` : `dont ${count} écartées`),
  someRateMissing: "une partie est sans tarif",
  hoursInAll: (hours) => `${inFrench(hours)} h`,
  ofThemToConfirm: (hours) => `dont ${inFrench(hours)} h à confirmer`,
  hoursByPlan: "Heures par plan",
  topClients: (shown, all) =>
    all > shown ? `Les ${shown} clients qui ont le plus d’heures` : "Heures par client",
  clientsToLookAt: "Clients à revoir",
  hoursUnit: "heures",
  hoursExplained:
    "Vendues : tout ce que les banques en vigueur ont reçu (achats, reports, ajustements). Utilisées : tirées de ces banques à ce jour. À risque : ce qui reste dans les banques VIP et VIP Diamond qui expirent d’ici 90 jours ; perdu si elles ne sont pas renouvelées avant leur expiration (R1). Sûres : le reste de ce qui reste. Les banques expirées ce mois-ci ne comptent pas.",
  chartExplained: (shown, all) =>
    all > shown
      ? `Des ${all} clients qui ont des heures en vigueur, les ${shown} qui en ont le plus sont montrés ; tous sont dans Clients.`
      : "Tous les clients qui ont des heures en vigueur sont montrés ; tous les clients sont dans Clients.",
  planChartSaid: (held, used, atRisk) =>
    `Barres des heures vendues, utilisées et à risque, par plan. Ensemble : ${inFrench(held)} h vendues, ${inFrench(used)} h utilisées, ${inFrench(atRisk)} h à risque.`,
  topChartSaid: (clients, held) =>
    `Une barre par client, utilisées, sûres et à risque bout à bout, des ${clients} clients qui ont le plus d’heures : ${inFrench(held)} h vendues en tout.`,
  noBanksInForce: "Aucune banque d’heures n’est en vigueur.",
  noClients: "Le registre ne nomme aucun client.",
  planLeft: { VIP: "VIP reste h", VIP_DIAMOND: "Diamond reste h", ORANGE_PLUS: "Plus reste h" },
  firmColumns: {
    client: "Client",
    plans: "Plans",
    plan: "Plan",
    held: "Vendu h",
    used: "Utilisé h",
    usedShare: "Utilisé du vendu",
    left: "Reste h",
    safe: "Sûr h",
    atRisk: "À risque h",
    usedInMonth: "Ce mois-ci h",
    daysOver: "Jours en excédent",
    overage: "Excédent h",
    billable: "Facturable h",
    amount: "Facturable",
    renewal: "Renouvellement",
    daysToRenewal: "Dans, jours",
    onTime: "Prix à temps",
    exceptions: "Exceptions",
    flags: "À revoir",
    opened: "Ouverte le",
    expires: "Expire le",
    runsOut: "Vide le",
  },
  flags: {
    lapsed: "échu",
    empty: "vide",
    runsOut: "s’épuise avant terme",
    over: "allocation dépassée",
    noRate: "sans tarif",
    exceptions: "exceptions",
  },
  flagsExplained: {
    lapsed: "Un plan a expiré ce mois-ci sans renouvellement",
    empty: "Une banque est vide",
    runsOut: "Une banque s’épuise avant terme, à son rythme",
    over: "Allocation Orange dépassée un jour ou plus",
    noRate: "Du temps facturable est sans tarif",
    exceptions: "Des lignes sont écartées ou à revoir",
  },
  days: (count) => (count <= 1 ? `${count} jour` : `${count} jours`),
  billColumns: {
    client: "Client",
    reason: "Motif",
    level: "Niveau",
    items: "Articles",
    minutes: "Minutes",
    hours: "Heures",
    rate: "Tarif",
    amount: "Montant",
  },
  separately: (category) => `${category}, facturé à part (A2)`,
  ownPrice: "prix propre",
  toConfirm: (date) => `Excédent du ${date} sans avis, à confirmer (A9)`,
  heldAmount: (amount) => `(${inFrench(amount)})`,
  heldHours: (count, hours) =>
    `${count <= 1 ? `${count} excédent` : `${count} excédents`} sans avis, ${inFrench(hours)} h, hors du montant avant décision : une ligne « client, date, décision (libérer ou rejeter), qui, pourquoi » dans les décisions.`,
  unrated: (hours) =>
    `${inFrench(hours)} h sont sans tarif et hors du total : ajouter « rates » à la configuration.`,
  separateHours: (hours) =>
    `${inFrench(hours)} h sont facturées à part, à un prix propre, et hors du montant.`,
  billingExplained:
    "Minutes après arrondi (A4) ; celles facturées à part comme travaillées. Articles : entrées, ou jours d’excédent. Chaque montant est arrondi une fois par ligne du grand livre (A10) : il peut différer de quelques cents de heures × tarif.",
};

export type FirmWords = OwnWords & (typeof DUE_WORDS)[Language] & (typeof CONTROL_WORDS)[Language] & Words;

export function firmWordsIn(language: Language): FirmWords {
  const own = language === "fr" ? FRENCH : ENGLISH;
  return { ...wordsIn(language), ...DUE_WORDS[language], ...CONTROL_WORDS[language], ...own };
}
