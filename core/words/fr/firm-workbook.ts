/** What the firm's own workbook says. */

import type { firmWorkbook as english } from "../en/firm-workbook.ts";
import { pick } from "../pick.ts";
import { headings } from "./headings.ts";
import { writing } from "./writing.ts";

export const firmWorkbook: typeof english = {
  firmSheets: {
    overview: "Aperçu",
    ...pick(headings, "clients", "banks", "renewals", "reminders"),
    billing: headings.toBill,
    ...pick(headings, "invoices", "exceptions", "control"),
    clientControl: headings.controlByClient,
  },
  firmTables: {
    ...pick(headings, "clients", "banks", "renewals", "reminders", "invoices"),
    billing: "AFacturer",
    files: "Fichiers",
    clientControl: "ControleParClient",
  },
  firmTitles: {
    ...pick(headings, "clients", "reminders", "exceptions"),
    banks: "Banques d’heures en vigueur",
    billing: headings.toBill,
    invoices: "Factures Orange à émettre",
    clientControl: headings.controlByClient,
  },
  firmSummary: "Plans de support, tous les clients",
  firmSubtitle: (date, clients, banks) =>
    `Au ${date} · ${writing.counted(clients, "client", "clients")} · ${writing.counted(banks, "banque", "banques")} d’heures en vigueur`,
  allCountedFirm: "Toutes les lignes ont été comptées.",
  rowsToLookAt: (all, known, others) =>
    `${writing.counted(all, "ligne est", "lignes sont")} à revoir : ${known} des clients listés, ${others} de personne dans la liste (noms inconnus, fichiers entiers, prix de la liste de l’entreprise).`,
  firmTiles: {
    held: { label: headings.hoursSold, name: "HeuresVendues" },
    used: { label: headings.hoursUsed, name: "HeuresUtilisees" },
    atRisk: { label: headings.hoursAtRisk, name: "HeuresARisque" },
    billable: { label: "Facturable ce mois-ci", name: headings.billable },
    billableHours: { label: "Facturable ce mois-ci, heures", name: headings.billable },
    renewals: { label: "Renouvellements, 90 jours", name: "RenouvellementsEn90Jours" },
    exceptions: { label: "Lignes à revoir", name: "LignesARevoir" },
  },
  banksInForce: (count) => `dans ${writing.counted(count, "banque", "banques")} en vigueur`,
  drawnInMonth: (hours) => `${writing.decimals(hours)} h tirées ce mois-ci`,
  renewWithin: (days) => `sauf renouvellement, ${days} jours`,
  somePriceMissing: "un prix manque",
  onTimeTogether: (amount, currency) => `${writing.decimals(amount)} ${currency} si à temps`,
  leftOutOfThem: (count) => `dont ${writing.counted(count, "écartée", "écartées")}`,
  someRateMissing: "une partie est sans tarif",
  hoursInAll: (hours) => `${writing.decimals(hours)} h`,
  ofThemToConfirm: (hours) => `dont ${writing.decimals(hours)} h à confirmer`,
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
    `Barres des heures vendues, utilisées et à risque, par plan. Ensemble : ${writing.decimals(held)} h vendues, ${writing.decimals(used)} h utilisées, ${writing.decimals(atRisk)} h à risque.`,
  topChartSaid: (clients, held) =>
    `Une barre par client, utilisées, sûres et à risque bout à bout, des ${clients} clients qui ont le plus d’heures : ${writing.decimals(held)} h vendues en tout.`,
  noBanksInForce: "Aucune banque d’heures n’est en vigueur.",
  noClients: "Le registre ne nomme aucun client.",
  planLeft: { VIP: "VIP reste h", VIP_DIAMOND: "Diamond reste h", ORANGE_PLUS: "Plus reste h" },
  firmColumns: {
    ...pick(headings, "client", "plans", "plan", "daysOver", "onTime", "exceptions", "expires"),
    held: "Vendu h",
    used: "Utilisé h",
    usedShare: "Utilisé du vendu",
    left: "Reste h",
    safe: "Sûr h",
    atRisk: "À risque h",
    usedInMonth: "Ce mois-ci h",
    overage: "Excédent h",
    billable: "Facturable h",
    amount: headings.billable,
    renewal: headings.nextRenewal,
    daysToRenewal: headings.inDays,
    flags: "À revoir",
    opened: "Ouverte le",
    runsOut: "Vide le",
  },
  flags: {
    unpaid: "impayé",
    renew: "à renouveler maintenant",
    confirm: "à confirmer",
    ending: "non renouvelé",
    lapsed: "échu",
    empty: "vide",
    runsOut: "s’épuise avant terme",
    over: "allocation dépassée",
    noRate: "sans tarif",
    exceptions: "exceptions",
  },
  flagsExplained: {
    unpaid: "Un plan a commencé et n’est pas payé",
    renew: "Un plan est à renouveler bientôt",
    confirm: "Un excédent attend une décision",
    ending: "Un plan prend fin que le client ne renouvelle pas",
    lapsed: "Un plan a expiré ce mois-ci sans renouvellement",
    empty: "Une banque est vide",
    runsOut: "À son rythme actuel, une banque s’épuise avant la fin de son terme",
    over: "Allocation Orange dépassée un jour ou plus",
    noRate: "Du temps facturable est sans tarif",
    exceptions: "Des lignes sont écartées ou à revoir",
  },
  days: (count) => writing.counted(count, "jour", "jours"),
  billColumns: {
    ...pick(headings, "client", "reason", "level", "minutes", "hours", "amount"),
    items: "Articles",
    rate: "Tarif",
  },
  separately: (category) => `${category}, facturé à part (A2)`,
  ownPrice: "prix propre",
  toConfirm: (date) => `Excédent du ${date} sans avis, à confirmer (A9)`,
  heldAmount: (amount) => `(${writing.decimals(amount)})`,
  heldHours: (count, hours) =>
    `${writing.counted(count, "excédent", "excédents")} sans avis, ${writing.decimals(hours)} h, hors du montant avant décision : une ligne « client, date, décision (libérer ou rejeter), qui, pourquoi » dans les décisions.`,
  unrated: (hours) =>
    `${writing.decimals(hours)} h sont sans tarif et hors du total : ajouter « rates » à la configuration.`,
  separateHours: (hours) =>
    `${writing.decimals(hours)} h sont facturées à part, à un prix propre, et hors du montant.`,
  billingExplained:
    "Minutes après arrondi (A4) ; celles facturées à part comme travaillées. Articles : entrées, ou jours d’excédent. Chaque montant est arrondi une fois par ligne du grand livre (A10) : il peut différer de quelques cents de heures × tarif.",
};
