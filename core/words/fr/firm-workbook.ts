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
    ...pick(headings, "exceptions", "control"),
  },
  moreSheets: { owed: "Heures dues", sizes: "Tailles des forfaits", users: "Utilisateurs" },
  firmTables: {
    ...pick(headings, "clients", "banks", "renewals", "reminders"),
    billing: "AFacturer",
    owed: "HeuresDues",
    announced: "PrixAnnonces",
    sizes: "TaillesDesForfaits",
    users: "Utilisateurs",
    files: "Fichiers",
    clientControl: "ControleParClient",
  },
  firmTitles: {
    ...pick(headings, "clients", "reminders", "exceptions"),
    banks: "Banques d’heures en vigueur",
    billing: headings.toBill,
    clientControl: headings.controlByClient,
  },
  firmSummary: "Forfaits de soutien, tous les clients",
  firmSubtitle: (date, clients, banks) =>
    `Au ${date} · ${writing.counted(clients, "client", "clients")} · ${writing.counted(banks, "banque", "banques")} d’heures en vigueur`,
  allCountedFirm: "Toutes les lignes ont été comptées.",
  rowsToLookAt: (all, known, others) =>
    `${writing.counted(all, "ligne est", "lignes sont")} à revoir : ${known} des clients listés, ${others} de personne dans la liste (noms inconnus, fichiers entiers, prix de la liste de l’entreprise).`,
  firmTiles: {
    toBill: { label: headings.toBill, name: "MontantAFacturer" },
    left: { label: headings.hoursLeft, name: "HeuresRestantes" },
    atStake: { label: headings.atStake, name: "HeuresEnJeu" },
    renewals: { label: headings.renewals, name: "RenouvellementsAVenir" },
    exceptions: { label: "Lignes à revoir", name: "LignesARevoir" },
  },
  toBillHours: "À facturer, heures",
  banksInForce: (count) => writing.counted(count, "banque en vigueur", "banques en vigueur"),
  drawnInMonth: (hours) => `${hours} puisées ce mois-ci`,
  lostUnlessRenewed: "sans renouvellement",
  comingIn: (days) => `d’ici ${days} jours`,
  somePriceMissing: "un prix manque",
  onTimeTogether: (amount) => `${amount} à temps`,
  leftOutOfThem: (count) => `dont ${writing.counted(count, "écartée", "écartées")}`,
  ofClosedMonths: (amount) => `dont ${amount} de mois clôturés`,
  notRated: (hours) => `dont ${hours} sans tarif`,
  moreToConfirm: (hours) => `et ${hours} à confirmer`,
  hoursByPlan: "Heures par forfait",
  clientsToLookAt: "Clients à revoir",
  hoursUnit: "heures",
  hoursExplained:
    "Restantes : dans les banques en vigueur. En jeu : ce qui devrait en rester à l’expiration d’un forfait dont le renouvellement est proche ; ces heures passent au terme suivant si le forfait est renouvelé à temps, sinon elles sont perdues (R1, M4). Sûres : le reste de ce qui reste.",
  planChartSaid: (used, left, atStake) =>
    `Une barre par forfait de ses heures utilisées, sûres et en jeu. En tout : ${used} utilisées, ${left} restantes, dont ${atStake} en jeu.`,
  noBanksInForce: "Aucune banque d’heures n’est en vigueur.",
  noClients: "Le registre ne nomme aucun client.",
  planLeft: { VIP: "VIP reste h", VIP_DIAMOND: "Diamond reste h", ORANGE_PLUS: "Plus reste h" },
  firmColumns: {
    ...pick(headings, "client", "plans", "plan", "daysOver", "price", "source", "exceptions", "expires"),
    held: "Vendu h",
    used: "Utilisé h",
    usedShare: "Utilisé du vendu",
    left: "Reste h",
    safe: "Sûr h",
    atRisk: "En jeu h",
    usedInMonth: "Ce mois-ci h",
    billable: "À facturer h",
    amount: headings.toBill,
    renewBy: "Renouveler d’ici le",
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
  days: (count) => writing.counted(count, "jour", "jours"),
  billColumns: {
    ...pick(headings, "client", "why", "rule", "level", "minutes", "hours", "amount"),
    items: "Articles",
    rate: "Tarif",
  },
  separately: (category) => `${category}, facturé à part`,
  lateWork: (month) => `Travail de ${month}, consigné après sa clôture`,
  lateChange: (month) => `Travail de ${month}, modifié depuis sa clôture`,
  lateAdded: (month) => `Heures ajoutées contre un prix en ${month}, inscrites ou changées depuis sa clôture`,
  ownPrice: "prix propre",
  toConfirm: (date) => `Dépassement du ${date} sans avis, à confirmer`,
  heldAmount: (amount) => `(${writing.decimals(amount)})`,
  heldHours: (count, hours) =>
    `${writing.counted(count, "dépassement", "dépassements")} sans avis, ${writing.decimals(hours)} h, hors du montant avant décision : une ligne « client, date, décision (libérer ou rejeter), qui, pourquoi » dans les décisions.`,
  unrated: (hours) =>
    `${writing.decimals(hours)} h sont sans tarif et hors du total : ajouter « rates » à la configuration.`,
  separateHours: (hours) =>
    `${writing.decimals(hours)} h sont facturées à part, à un prix propre, et hors du montant.`,
  billingExplained:
    "Minutes après arrondi (A4) ; celles facturées à part comme travaillées. Articles : entrées, jours de dépassement ou ajustements ; des heures ajoutées contre un prix ne sont pas des minutes de travail. Le travail de mois clôturés porte les tarifs de leur clôture. Chaque montant est arrondi une fois par ligne du grand livre (A10) : il peut différer de quelques cents de heures × tarif.",
  owedColumns: {
    ...pick(headings, "client", "plan", "expires"),
    from: "Du",
    terms: "Termes",
    unknown: "Coût inconnu",
    withoutCost: "Coût inconnu h",
  },
  owedSteps: {
    ...pick(headings, "opening", "priorPeriod"),
    sold: "Vendu",
    adjusted: "Ajusté",
    used: "Utilisé",
    earned: "Gagné",
    lapsed: "Échu",
    carried: "Reporté",
    closing: "Clôture",
  },
  owedByTerm: "Par client et par terme",
  includedHours: (plan) => `${plan}, heures incluses`,
  costNotKnown: "inconnu",
  owedExplained:
    "Pour l’entreprise seulement : les revenus reportés, soit ouverture + entrées − sorties = clôture ; la clôture du mois est l’ouverture du suivant. Un terme est vendu le jour où il s’ouvre (P5). Les heures comptent au prix de leur terme à la minute, les heures reportées d’abord et à leur coût d’alors (R1, A6), les heures offertes à 0. Orange gagne son prix jour par jour ; les heures incluses d’Orange Plus sont dans ce prix. Échu : ce qui restait à la fin du terme.",
  owedNotKnown: (terms) =>
    `${writing.counted(terms, "terme a", "termes ont")} un coût inconnu, faute d’un prix ou parce que le registre reporte les heures : les montants l’omettent.`,
  sizeColumns: {
    ...pick(headings, "client"),
    held: "Forfait détenu",
    from: "Du",
    to: "Au",
    judged: "Jugé sur",
    carriedIn: "Reporté h",
    bought: "Acheté h",
    used: "Utilisé h",
    left: "Reste h",
    best: "Taille la moins chère",
    bestCost: "La moins chère",
    heldCost: "Détenue",
    difference: headings.difference,
    wouldLeave: "Laisserait h",
  },
  sizesJudgedOn: {
    last: "terme complet",
    current: (days, of) => `${days} de ${of} jours`,
  },
  sizesExplained:
    "Pour l’entreprise seulement : ce que le même travail aurait coûté avec chaque taille du forfait détenu, heures reportées comprises, et facturé au-delà de la banque. La moins chère et Détenue : le prix et ce qui serait facturé. Laisserait : les heures que la taille la moins chère aurait laissées, qui passent au terme suivant si le forfait est renouvelé à temps (R1). Un terme est jugé une fois sa moitié passée.",
  sizesNotKnown: (count) =>
    `${writing.counted(count, "terme est omis", "termes sont omis")}, faute d’un prix ou d’un tarif.`,
  userColumns: {
    ...pick(headings, "client", "entries"),
    user: "Utilisateur",
    worked: "Travaillé h",
    charged: "Compté h",
  },
  usersExplained:
    "Selon l’utilisateur que nomme le journal de temps, pour le mois. Compté : par les entrées elles-mêmes ; le dépassement d’un jour n’est compté à personne en particulier.",
  noUser: "sans nom",
};
