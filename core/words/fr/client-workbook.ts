/** What a client's workbook says. */

import type { clientWorkbook as english } from "../en/client-workbook.ts";
import { pick } from "../pick.ts";
import { headings } from "./headings.ts";
import { writing } from "./writing.ts";

export const clientWorkbook: typeof english = {
  asOf: (date) => `Au ${date}`,
  bankTileNote: (held, expires) => `de ${held}, au ${expires}`,
  overageNote: (minutes, days) => `${minutes} en ${days}`,
  days: (count) => `${writing.counted(count, "jour", "jours")}`,
  renewalNote: (until) => `à temps jusqu’au ${until}`,
  atStakeTile: "En jeu en cas de retard",
  atStakeHours: "heures inutilisées qui expirent",
  atStakeMoney: "de plus qu’à temps",
  dearerLate: (amount) => `et ${amount} de plus à payer`,
  workedTile: headings.hoursWorked,
  workedNote: (entries) => `${writing.counted(entries, "entrée", "entrées")}`,
  includedTile: "Incluses, heures",
  includedNote: "courriels de niveau 1",
  sentences: {
    runsOut: (bank, date, before) =>
      `À ce rythme, la banque ${bank} sera vide le ${date}, ${before} son expiration.`,
    before: (days) =>
      days < 14
        ? `${writing.counted(days, "jour", "jours")} avant`
        : `${Math.floor(days / 7)} semaines avant`,
    empty: (bank, date) => `La banque ${bank} est vide depuis le ${date}.`,
    unused: (bank, expires) => `Rien de la banque ${bank} n’a encore servi ; elle expire le ${expires}.`,
    lasts: (bank, hours, expires) =>
      `À ce rythme, il restera ${hours} dans la banque ${bank} à son expiration, le ${expires}.`,
    atStake: (bank, hours, until) =>
      `Les ${hours} que ${bank} contient expirent, sauf renouvellement au plus tard le ${until}.`,
    overage: (days, hours, who) =>
      `Orange a dépassé son allocation ${writing.counted(days, "jour", "jours")} : ${hours} comptées, ${who}.`,
    overageDrawn: "tirées des banques d’heures",
    overageBilled: "facturables",
    overageSplit: (hours) => `dont ${hours} facturables`,
    overageHeld: {
      alone: (hours) => `dont ${hours} à confirmer, pas facturées pour l’instant`,
      too: (hours) => `et ${hours} à confirmer, pas facturées pour l’instant`,
    },
    withinAllowance: "Chaque jour Orange est resté dans son allocation.",
    noPlan:
      "Aucun plan n’est en vigueur : le courriel de niveau 1 est inclus, tout autre temps est facturable.",
    noWork: "Aucun travail n’a été noté ce mois-ci.",
    priorPeriod: (count) =>
      `${writing.counted(count, "changement", "changements")} de mois clôturés ont modifié les soldes : voir Soldes.`,
  },
  chart: {
    title: (bank) => `${bank} : heures restantes`,
    titleRunsOut: (bank, date) => `${bank} : heures restantes, vide le ${date}`,
    left: headings.hoursLeft,
    even: headings.evenPace,
    projected: headings.thisPace,
    unit: "heures",
    description: (bank, left, held, asOf, outlook) =>
      `${bank} : ${left} de ${held} restantes au ${asOf}, jour par jour, contre un rythme égal. ${outlook}`,
    orangeTitle: headings.orangeMinutes,
    orangeWithin: "Dans l’allocation",
    orangeBeyond: "Au-delà",
    orangeUnit: "minutes",
    orangeDescription: (days, over, minutes) =>
      `Minutes Orange par jour : ${minutes} minutes en ${writing.counted(days, "jour", "jours")}, dont ${over} au-delà de l’allocation.`,
    monthsTitle: "Heures travaillées, mois par mois",
    monthsDescription: (list) => `Heures travaillées par mois : ${list}.`,
  },
  calendar: headings.orangeMinutes,
  calendarNote: (allowance) => `Allocation de ${allowance} min par jour. ▲ au-delà.`,
  calendarChanging: (least, most) => `${least} à ${most}`,
  byLevel: "Heures par niveau",
  byCategory: "Heures par catégorie",
  useColumns: { ...pick(headings, "worked", "charged"), kind: "" },
  levels: { 1: "Niveau 1", 2: "Niveau 2", 3: "Niveau 3", separate: headings.billedSeparately },
  overageOfDays: "Excédent Orange, par jour",
  otherCategories: (count) => `${count} autres`,
  minutesPanel: "Où sont allées les heures",
  placesShort: {
    allowance: "Allocation Orange du jour",
    free: "Réinitialisations gratuites",
    included: "Courriels de niveau 1, inclus",
    bank: headings.fromBanks,
    billable: headings.billable,
    to_confirm: "À confirmer, pas facturé pour l’instant",
    separate: headings.billedSeparately,
    waived: "Remis",
  },
  reasonsShort: {
    no_plan: headings.noPlan,
    unpaid: "Plan pas encore payé ce jour (P5)",
    overage: "Excédent Orange sans banque (A5)",
    beyond_banks: "Hors des plans ou au-delà (A5)",
  },
  workOfMonth: "Le travail du mois",
  noteSheets: (sheets) => `Dans ce classeur : ${sheets}.`,
  controlLine: (read, placed, rejected, duplicate) =>
    `Sur ${writing.counted(read, "ligne lue", "lignes lues")} à ce jour, ${placed} comptées, ${rejected} écartées, ${duplicate} en double.`,
  adjustments: headings.adjustments,
  adjustmentColumns: { ...pick(headings, "date", "bank", "minutes", "reason"), author: "Par" },
  priorPeriodWhere: "période antérieure",
  changes: "Changements de mois clôturés",
  changeColumns: { ...pick(headings, "date", "what", "bank", "minutes"), cause: "Cause" },
  causes: {
    NEW_FILE: "arrivé plus tard",
    FILE_CHANGED: "fichier modifié",
    FILE_GONE: "fichier disparu",
    NOW_COUNTED: "désormais compté",
    NO_LONGER_COUNTED: "plus compté",
    ENTRY_CHANGED: "entrée modifiée",
    REGISTER: "registre modifié",
    ADJUSTMENT: "ajustement",
    DECISION: "excédent décidé",
    RULES: "règles modifiées",
    FOLLOWS: "suite d’un autre changement",
  },
  bankMore: { priorPeriod: headings.priorPeriod, held: "Terme en tout" },
  bankNote:
    "Heures. Ouverture + ce qui est entré − ce qui est sorti = clôture ; la clôture du mois est l’ouverture du suivant. « Terme en tout » est ce que la banque a reçu depuis son ouverture.",
  value: {
    title: headings.valueOfPlan,
    note: "Ce que le plan a valu depuis le début de son terme, aux tarifs d’aujourd’hui. Rien ici n’est une prévision ni n’est monnayable : les heures n’ont pas de valeur en argent (R8).",
    period: (from, to) => `Travail du ${from} au ${to}`,
    spared: "Heures couvertes par le plan, comme elles auraient été comptées",
    worth: "Ce qu’elles auraient coûté sans plan",
    cost: "Ce que le plan a coûté",
    saved: headings.difference,
    paid: {
      of: (plan, said) => `${plan} : ${said}`,
      first: (price, source) => `${price}, plein prix (P6). Prix : ${source}.`,
      renewed: (price, clause, source) => `${price}, ${clause}. Prix : ${source}.`,
      seats: (price, source) =>
        `${price}, ajouté en cours de terme : ses jours de l’année (R9). Prix : ${source}.`,
    },
    vipBasis:
      "Chaque tirage au tarif de son niveau : c’est ce que le même travail est compté sans banque (A4, A10).",
    orangeBasis:
      "Le travail du ressort d’Orange et les mots de passe gratuits, chacun arrondi seul aux 15 minutes supérieures comme pour un client sans plan (P1, A4), moins l’excédent (A3), aux tarifs de leurs niveaux.",
    sizes: "Quelle taille aurait convenu au travail à ce jour",
    sizeColumns: {
      ...pick(headings, "price", "total"),
      size: "Taille",
      beyond: "Facturable au-delà",
      note: "",
    },
    held: "détenue",
    best: "la moins chère",
    heldBest: "détenue, la moins chère",
    bestSentence: (best, total, held) =>
      `Pour le travail à ce jour, ${best} aurait coûté le moins : ${total}, contre ${held} pour la taille détenue.`,
    heldSentence: (held, total) =>
      `Pour le travail à ce jour, la taille détenue, ${held}, coûte le moins : ${total}.`,
    sizesNote: (days, of) =>
      `Le même travail avec chaque taille, au prix selon la clause du terme ; ${days} des ${of} jours du terme sont passés. Les heures inutilisées ne comptent pour rien ici.`,
    noSizes:
      "Orange se vend par abonné : un autre nombre d’abonnés est un autre nombre de personnes, pas une taille à choisir.",
    unpriced: (sizes) => `Non comparées, car la liste de prix n’en a pas le prix : ${sizes}.`,
    missing: {
      price: (plan) => `La liste de prix n’a pas de prix pour ${plan}.`,
      rate: (level) => `Aucun tarif horaire n’est configuré pour le niveau ${level}.`,
      seats: (seats, start) => `La liste de prix n’a pas de prix pour ${seats} au ${start}, jour de l’ajout.`,
      other: "Les dates de ce terme ne suivent aucune clause qui ait un prix.",
    },
    unknown: "inconnu",
    without: (amount, rows) => `${amount} sans ${rows}`,
  },
  renewalSheet: {
    title: headings.renewal,
    note: "Prix avant taxes. Orange à temps comme payé par l’outil de renouvellement en ligne. VIP ne se renouvelle jamais seul ; Orange est proposé par sa facture et peut être refusé (R7).",
    columns: {
      ...pick(headings, "plan", "expires", "invoiceOn", "onTimeUntil", "late", "atStake", "why"),
      onTime: "À temps",
      dearer: "De plus en retard",
    },
    whatIf: "Et s’il est payé …",
    whatIfColumns: {
      ...pick(headings, "plan", "paidOn", "price", "rule", "why"),
      when: "Payé",
      starts: "Nouveau terme du",
      ends: headings.expires,
      kept: "Heures gardées",
      lost: "Heures perdues",
    },
    onTime: "à temps",
    daysLate: (days) => `${days} jours de retard`,
    missing: (plan) => `La liste de prix n’a pas de prix pour ${plan}.`,
  },
  paceNote:
    "Heures, pour les graphiques du sommaire : les jours où la banque a bougé, et un sur sept. Rythme égal : ce qui resterait si tout servait également jusqu’à la fin. À ce rythme : ce qui restera si le travail continue comme à ce jour.",
  monthsNote: "Heures telles que travaillées, des douze derniers mois, pour le graphique du sommaire.",
  monthColumns: { month: "Mois", worked: headings.hoursWorked },
  paceColumns: {
    date: headings.date,
    left: headings.hoursLeft,
    even: headings.evenPace,
    projected: headings.thisPace,
  },
};
