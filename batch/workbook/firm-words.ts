/**
 * The words of the firm's own workbook, in English and French, added to those of all workbooks (words.ts).
 *
 * Law: French has every word that English has; the compiler asks for the missing ones. What a formula compares with
 * (flags, verdicts) holds no quotation mark, and no flag begins like another.
 */

import { formatDate } from "../../core/calendar.ts";
import type { Language } from "../../core/errors.ts";
import type { Outcome } from "../../core/exception-groups.ts";
import type { Reminder, ReminderKind } from "../../core/reminders.ts";
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
  firmColumns: {
    client: "Client",
    plans: "Plans",
    plan: "Plan",
    vip: "VIP left h",
    diamond: "Diamond left h",
    plus: "Plus left h",
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
  dueColumns: {
    client: "Client",
    plan: "Plan",
    expires: "Expires",
    daysLeft: "In days",
    within: "Within",
    onTimeUntil: "On time until",
    invoiceOn: "Invoice on",
    onTime: "On-time price",
    late: "A day late",
    atStake: "Hours at stake",
    source: "Price source",
  },
  within: (days: number | null) => (days === null ? "later" : `${days} days`),
  renewalsSoon: (soon: number, days: number, later: number) =>
    `${soon === 1 ? "1 renewal" : `${soon} renewals`} in the coming ${days} days, on top; ${later} later, below. The column “Within” filters them.`,
  addThePrice: "add it to your price list",
  reminderColumns: {
    date: "Day",
    days: "In days",
    what: "What",
    client: "Client",
    plan: "Plan",
    expires: "Expires",
    within: "Expires within",
    atStake: "At stake h",
    price: "On-time price",
    toDo: "What to do",
  },
  reminderKinds: {
    lapse: "Lapse imminent",
    lapsed: "Lapsed",
    invoice: "Orange invoice",
    exhaustion: "Bank runs out",
    renewal: "Renewal",
  } as Record<ReminderKind, string>,
  reminderToDo: (reminder: Reminder): string => {
    const expires = formatDate(reminder.expires);
    switch (reminder.kind) {
      case "renewal":
      case "lapse":
        return reminder.due.carryAtStake > 0
          ? `Renew by ${formatDate(reminder.date)}: 10 % off, and the hours at stake move to the next term (R1).`
          : `Renew by ${formatDate(reminder.date)} for the on-time price.`;
      case "invoice":
        return reminder.daysLeft < 0
          ? `Was due a month before ${expires} and nobody has paid: issue it, unless that is done (R7).`
          : `Issue it, a month before ${expires} (R7). The client may refuse.`;
      case "lapsed":
        return reminder.graceEnds === null
          ? "Nothing was carried over. A renewal now starts on the day it is paid, at full price (R1)."
          : `The anniversary is kept if it is paid by ${formatDate(reminder.graceEnds)} (R4).`;
      case "exhaustion":
        return reminder.left === 0
          ? `Empty, and in force to ${expires}: what it would serve is billable (A5).`
          : `At its pace so far; it is in force to ${expires}.`;
    }
  },
  overdue: "Passed",
  comingWithin: (days: number) => `Passed, or within ${days} days`,
  noReminders: "Nothing to be reminded of.",
  remindersExplained:
    "Day: for a renewal the last day on time, for an invoice the day to issue it, for a bank the day nothing is left.",
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
  unrated: (hours: number) =>
    `${inEnglish(hours)} h have no rate and are not in the total: add “rates” to the configuration.`,
  separateHours: (hours: number) =>
    `${inEnglish(hours)} h are billed separately, at a price of their own, and are not in the amount.`,
  billingExplained:
    "Minutes after rounding (A4); those billed separately as worked. Items: entries, or days of overage. Each amount is rounded once a line of the ledger (A10), so it may differ by cents from hours × rate.",
  invoiceColumns: {
    client: "Client",
    plan: "Plan",
    invoiceOn: "Invoice on",
    state: "State",
    expires: "Expires",
    onTime: "On-time price, online",
    source: "Price source",
  },
  invoiceDue: "in the coming month",
  invoiceOverdue: "passed, and not renewed",
  noInvoices: "No Orange invoice falls due in the coming month.",
  invoicesExplained:
    "An Orange renewal is invoiced a month before it expires, and the client may refuse it (R7). The price is 10 % off if paid online by the expiry (R3).",
  groupColumns: {
    code: "Code",
    rows: "Rows",
    outcome: "What became of them",
    minutes: "Minutes",
    toDo: "What to do, for example",
  },
  outcomes: {
    left_out: "left out",
    counted_already: "counted already",
    used: "used all the same",
  } as Record<Outcome, string>,
  exceptionsExplained: "Every row of the list below, once. Minutes: of time logs, as read.",
  runColumns: { what: "The run", entries: "Entries", minutes: "Minutes", ids: "Different ids" },
  checkColumns: {
    what: "Check",
    one: "One side",
    other: "Other side",
    difference: "Difference",
    verdict: "Verdict",
  },
  checks: {
    entries: "Entries read = placed + rejected + duplicate",
    minutes: "Minutes read = placed + rejected + duplicate",
    fileEntries: "Entries of all files = entries of the run",
    fileMinutes: "Minutes of all files = minutes of the run",
    eachFileEntries: "Entries that do not tie out within a file",
    eachFileMinutes: "Minutes that do not tie out within a file",
    clientEntries: "Entries placed of all clients = of the run",
    clientMinutes: "Minutes placed of all clients = of the run",
    ledgerEntries: "Entries in the ledgers = entries placed",
    ledgerMinutes: "Minutes in the ledgers = minutes placed",
    ids: "Different ids read = placed + left out",
    idsOnce: "Entries with an id in the ledgers = ids placed",
  },
  checksExplained:
    "Over all months read, not this one alone (A11). An id is left out when no row with it counts; a row that repeats an id is a duplicate, and its id counts once.",
  allPassed: (count: number) => `All ${count} checks passed: nothing was lost and nothing counted twice.`,
  someFailed: "A check FAILED: see Control before anything is sent.",
  passed: "passed",
  failed: "FAILED",
  noFiles: "No time log could be read.",
  columnsNotUsed: (names: string) => `Columns not used: ${names}.`,
  clientControlExplained:
    "Over all months read. Rows of unknown clients are nobody's, so the rejected ones here may be fewer than those of the run.",
  fileColumns: {
    file: "File",
    entriesRead: "Entries read",
    entriesPlaced: "Placed",
    entriesRejected: "Rejected",
    entriesDuplicate: "Duplicate",
    minutesRead: "Minutes read",
    minutesPlaced: "Min placed",
    minutesRejected: "Min rejected",
    minutesDuplicate: "Min duplicate",
    idsRead: "Ids read",
    idsPlaced: "Ids placed",
    idsLeftOut: "Ids left out",
    ledgerEntries: "In the ledger",
    ledgerMinutes: "Min in the ledger",
    ledgerIds: "With an id",
    verdict: "Verdict",
    readAs: "Read as",
  },
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
  firmColumns: {
    client: "Client",
    plans: "Plans",
    plan: "Plan",
    vip: "VIP reste h",
    diamond: "Diamond reste h",
    plus: "Plus reste h",
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
  dueColumns: {
    client: "Client",
    plan: "Plan",
    expires: "Expire le",
    daysLeft: "Dans, jours",
    within: "D’ici",
    onTimeUntil: "À temps jusqu’au",
    invoiceOn: "Facture le",
    onTime: "Prix à temps",
    late: "Un jour de retard",
    atStake: "Heures en jeu",
    source: "Source du prix",
  },
  within: (days) => (days === null ? "plus tard" : `${days} jours`),
  renewalsSoon: (soon, days, later) =>
    `${soon <= 1 ? `${soon} renouvellement` : `${soon} renouvellements`} d’ici ${days} jours, en haut ; ${later} plus tard, en bas. La colonne « D’ici » les filtre.`,
  addThePrice: "à ajouter à votre liste de prix",
  reminderColumns: {
    date: "Jour",
    days: "Dans, jours",
    what: "Quoi",
    client: "Client",
    plan: "Plan",
    expires: "Expire le",
    within: "Expire d’ici",
    atStake: "En jeu h",
    price: "Prix à temps",
    toDo: "Que faire",
  },
  reminderKinds: {
    lapse: "Échéance imminente",
    lapsed: "Échu",
    invoice: "Facture Orange",
    exhaustion: "Banque qui s’épuise",
    renewal: "Renouvellement",
  },
  reminderToDo: (reminder) => {
    const expires = formatDate(reminder.expires);
    switch (reminder.kind) {
      case "renewal":
      case "lapse":
        return reminder.due.carryAtStake > 0
          ? `Renouveler au plus tard le ${formatDate(reminder.date)} : 10 % de rabais, et les heures en jeu passent au terme suivant (R1).`
          : `Renouveler au plus tard le ${formatDate(reminder.date)} pour le prix à temps.`;
      case "invoice":
        return reminder.daysLeft < 0
          ? `Due un mois avant le ${expires}, et personne n’a payé : l’émettre, à moins que ce soit fait (R7).`
          : `L’émettre, un mois avant le ${expires} (R7). Le client peut refuser.`;
      case "lapsed":
        return reminder.graceEnds === null
          ? "Rien n’est reporté. Un renouvellement commence le jour de son paiement, à plein prix (R1)."
          : `L’anniversaire est conservé si le paiement arrive au plus tard le ${formatDate(reminder.graceEnds)} (R4).`;
      case "exhaustion":
        return reminder.left === 0
          ? `Vide, et en vigueur jusqu’au ${expires} : ce qu’elle servirait est facturable (A5).`
          : `À son rythme à ce jour ; elle est en vigueur jusqu’au ${expires}.`;
    }
  },
  overdue: "Passés",
  comingWithin: (days) => `Passés, ou d’ici ${days} jours`,
  noReminders: "Aucun rappel.",
  remindersExplained:
    "Jour : pour un renouvellement le dernier jour à temps, pour une facture le jour de l’émettre, pour une banque le jour où il ne reste rien.",
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
  unrated: (hours) =>
    `${inFrench(hours)} h sont sans tarif et hors du total : ajouter « rates » à la configuration.`,
  separateHours: (hours) =>
    `${inFrench(hours)} h sont facturées à part, à un prix propre, et hors du montant.`,
  billingExplained:
    "Minutes après arrondi (A4) ; celles facturées à part comme travaillées. Articles : entrées, ou jours d’excédent. Chaque montant est arrondi une fois par ligne du grand livre (A10) : il peut différer de quelques cents de heures × tarif.",
  invoiceColumns: {
    client: "Client",
    plan: "Plan",
    invoiceOn: "Facture le",
    state: "État",
    expires: "Expire le",
    onTime: "Prix à temps, en ligne",
    source: "Source du prix",
  },
  invoiceDue: "dans le mois qui vient",
  invoiceOverdue: "passée, et pas renouvelé",
  noInvoices: "Aucune facture Orange n’est due dans le mois qui vient.",
  invoicesExplained:
    "Un renouvellement Orange est facturé un mois avant son expiration, et le client peut le refuser (R7). Le prix comprend 10 % de rabais s’il est payé en ligne au plus tard à l’expiration (R3).",
  groupColumns: {
    code: "Code",
    rows: "Lignes",
    outcome: "Ce qu’elles sont devenues",
    minutes: "Minutes",
    toDo: "Que faire, par exemple",
  },
  outcomes: { left_out: "écartées", counted_already: "déjà comptées", used: "utilisées quand même" },
  exceptionsExplained:
    "Chaque ligne de la liste ci-dessous, une fois. Minutes : celles des journaux, comme lues.",
  runColumns: { what: "Le traitement", entries: "Entrées", minutes: "Minutes", ids: "Identifiants" },
  checkColumns: {
    what: "Vérification",
    one: "Un côté",
    other: "L’autre côté",
    difference: "Écart",
    verdict: "Verdict",
  },
  checks: {
    entries: "Entrées lues = placées + rejetées + en double",
    minutes: "Minutes lues = placées + rejetées + en double",
    fileEntries: "Entrées de tous les fichiers = du traitement",
    fileMinutes: "Minutes de tous les fichiers = du traitement",
    eachFileEntries: "Entrées qui ne concordent pas dans un fichier",
    eachFileMinutes: "Minutes qui ne concordent pas dans un fichier",
    clientEntries: "Entrées placées de tous les clients = du traitement",
    clientMinutes: "Minutes placées de tous les clients = du traitement",
    ledgerEntries: "Entrées dans les grands livres = entrées placées",
    ledgerMinutes: "Minutes dans les grands livres = minutes placées",
    ids: "Identifiants lus = placés + écartés",
    idsOnce: "Entrées avec identifiant aux grands livres = placés",
  },
  checksExplained:
    "Sur tous les mois lus, pas celui-ci seul (A11). Un identifiant est écarté quand aucune ligne qui le porte ne compte ; une ligne qui le répète est en double, et il compte une fois.",
  allPassed: (count) =>
    `Les ${count} vérifications ont réussi : rien n’est perdu, rien n’est compté deux fois.`,
  someFailed: "Une vérification a ÉCHOUÉ : voir Contrôle avant tout envoi.",
  passed: "réussi",
  failed: "ÉCHOUÉ",
  noFiles: "Aucun journal n’a pu être lu.",
  columnsNotUsed: (names) => `Colonnes non utilisées : ${names}.`,
  clientControlExplained:
    "Sur tous les mois lus. Les lignes de clients inconnus ne sont à personne : celles rejetées ici peuvent être moins nombreuses que celles du traitement.",
  fileColumns: {
    file: "Fichier",
    entriesRead: "Entrées lues",
    entriesPlaced: "Placées",
    entriesRejected: "Rejetées",
    entriesDuplicate: "En double",
    minutesRead: "Minutes lues",
    minutesPlaced: "Min placées",
    minutesRejected: "Min rejetées",
    minutesDuplicate: "Min en double",
    idsRead: "Id. lus",
    idsPlaced: "Id. placés",
    idsLeftOut: "Id. écartés",
    ledgerEntries: "Au grand livre",
    ledgerMinutes: "Min au grand livre",
    ledgerIds: "Avec identifiant",
    verdict: "Verdict",
    readAs: "Lu comme",
  },
};

export type FirmWords = OwnWords & Words;

export function firmWordsIn(language: Language): FirmWords {
  return { ...wordsIn(language), ...(language === "fr" ? FRENCH : ENGLISH) };
}
