/**
 * The words of a client's pages in English and French: the summary, balances, value and renewal sheets.
 *
 * Laws: French has every word that English has; the compiler asks for the missing ones. A sentence is given its
 * dates, hours and amounts as they are written in its language.
 */

import type { BillableReason } from "../../../core/figures/statement.ts";
import type { ShownPlace } from "../../../core/rules/places.ts";
import type { Language } from "../../../core/values/language.ts";

const several = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`;

const ENGLISH = {
  asOf: (date: string) => `As of ${date}`,
  longDate: (day: number, month: string, year: number) => `${day} ${month} ${year}`,
  hoursText: (hours: number) => `${hours.toFixed(2)} h`,
  bankTile: (bank: string) => `${bank}, hours left`,
  bankTileNote: (held: string, expires: string) => `of ${held}, to ${expires}`,
  overageNote: (minutes: string, days: string) => `${minutes} on ${days}`,
  days: (count: number) => several(count, "day", "days"),
  minutes: (count: number) => `${count} min`,
  renewalNote: (until: string) => `on time until ${until}`,
  atStakeTile: "At stake if late",
  atStakeHours: "unused hours that lapse",
  atStakeMoney: "more than on time",
  dearerLate: (amount: string) => `and ${amount} more to pay`,
  workedTile: "Hours worked",
  workedNote: (entries: number) => several(entries, "entry", "entries"),
  includedTile: "Included, hours",
  includedNote: "e-mail at level 1",
  sentences: {
    runsOut: (bank: string, date: string, before: string) =>
      `At this pace the ${bank} bank runs out on ${date}, ${before} it expires.`,
    before: (days: number) =>
      days < 14
        ? `${several(days, "day", "days")} before`
        : `${several(Math.floor(days / 7), "week", "weeks")} before`,
    empty: (bank: string, date: string) => `The ${bank} bank has been empty since ${date}.`,
    unused: (bank: string, expires: string) =>
      `Nothing of the ${bank} bank has been used yet; it expires on ${expires}.`,
    lasts: (bank: string, hours: string, expires: string) =>
      `At this pace ${hours} of the ${bank} bank will be left when it expires on ${expires}.`,
    atStake: (bank: string, hours: string, until: string) =>
      `The ${hours} that ${bank} holds now lapse unless it is renewed by ${until}.`,
    overage: (days: number, hours: string, who: string) =>
      `Orange went over its allowance on ${several(days, "day", "days")}: ${hours} charged, ${who}.`,
    overageDrawn: "taken from the banks of hours",
    overageBilled: "billable",
    overageSplit: (hours: string) => `of which ${hours} billable`,
    overageHeld: {
      alone: (hours: string) => `of which ${hours} to be confirmed and not billed for now`,
      too: (hours: string) => `and ${hours} to be confirmed and not billed for now`,
    },
    withinAllowance: "Every Orange day stayed within its allowance.",
    noPlan: "No plan is in force: e-mail at level 1 is included, any other time is billable.",
    noWork: "No work was logged this month.",
    priorPeriod: (count: number) =>
      `${several(count, "change", "changes")} of closed months moved the balances: see Balances.`,
  },
  chart: {
    title: (bank: string) => `${bank}: hours left`,
    titleRunsOut: (bank: string, date: string) => `${bank}: hours left, out on ${date}`,
    left: "Hours left",
    even: "Even pace",
    projected: "At this pace",
    unit: "hours",
    description: (bank: string, left: string, held: string, asOf: string, outlook: string) =>
      `${bank}: ${left} of ${held} left on ${asOf}, drawn day by day against an even pace. ${outlook}`,
    orangeTitle: "Orange minutes, day by day",
    orangeWithin: "Within the allowance",
    orangeBeyond: "Beyond it",
    orangeUnit: "minutes",
    orangeDescription: (days: number, over: number, minutes: number) =>
      `Orange minutes by day: ${minutes} minutes on ${several(days, "day", "days")}, ${over} of them over the allowance.`,
    monthsTitle: "Hours worked, month by month",
    monthsDescription: (list: string) => `Hours worked by month: ${list}.`,
  },
  calendar: "Orange minutes, day by day",
  calendarNote: (allowance: string) => `Allowance ${allowance} min a day. ▲ beyond it.`,
  calendarChanging: (least: string, most: string) => `${least} to ${most}`,
  weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
  byLevel: "Hours by level",
  byCategory: "Hours by category",
  useColumns: { kind: "", worked: "Worked", charged: "Charged" },
  levels: { 1: "Level 1", 2: "Level 2", 3: "Level 3", separate: "Billed separately" },
  overageOfDays: "Orange overage, by the day",
  otherCategories: (count: number) => `${count} others`,
  minutesPanel: "Where the hours went",
  placesShort: {
    allowance: "Orange allowance of the day",
    free: "Free password resets",
    included: "E-mail at level 1, included",
    bank: "Drawn from banks of hours",
    billable: "Billable",
    to_confirm: "To be confirmed, not billed for now",
    separate: "Billed separately",
    waived: "Waived",
  } as Record<ShownPlace, string>,
  reasonsShort: {
    no_plan: "No plan in force (P1)",
    unpaid: "Plan not yet paid that day (P5)",
    overage: "Orange overage no bank covers (A5)",
    beyond_banks: "Outside the plans or beyond (A5)",
  } as Record<BillableReason, string>,
  workOfMonth: "The work of the month",
  noteSheets: (sheets: string) => `In this workbook: ${sheets}.`,
  controlLine: (read: number, placed: number, rejected: number, duplicate: number) =>
    `Of ${several(read, "row", "rows")} read so far ${placed} counted, ${rejected} left out, ${duplicate} duplicate.`,
  adjustments: "Adjustments",
  adjustmentColumns: {
    date: "Date",
    bank: "Bank",
    minutes: "Minutes",
    reason: "Reason",
    author: "By",
  },
  priorPeriodWhere: "prior period",
  changes: "Changes of closed months",
  changeColumns: { date: "Date", what: "What", cause: "Cause", bank: "Bank", minutes: "Minutes" },
  causes: {
    NEW_FILE: "arrived later",
    FILE_CHANGED: "file changed",
    FILE_GONE: "file gone",
    NOW_COUNTED: "now counted",
    NO_LONGER_COUNTED: "no longer counted",
    ENTRY_CHANGED: "entry changed",
    REGISTER: "register changed",
    ADJUSTMENT: "adjustment",
    DECISION: "overage decided",
    RULES: "rules changed",
    FOLLOWS: "follows from another change",
  },
  bankMore: { priorPeriod: "Prior period", held: "Term in all" },
  bankNote:
    "Hours. Opening + what came in − what went out = closing; this month’s closing is next month’s opening. “Term in all” is what the bank was given since it opened.",
  value: {
    title: "Value of the plan",
    note: "What the plan has been worth since its term began, with today’s rates. Nothing here is a forecast, and nothing can be cashed in: hours have no cash value (R8).",
    period: (from: string, to: string) => `Work from ${from} to ${to}`,
    spared: "Hours the plan covered, as they would have been charged",
    worth: "What they would have cost without a plan",
    cost: "What the plan cost",
    saved: "Difference",
    paid: {
      of: (plan: string, said: string) => `${plan}: ${said}`,
      first: (price: string, source: string) => `${price}, full price (P6). Price: ${source}.`,
      renewed: (price: string, clause: string, source: string) => `${price}, ${clause}. Price: ${source}.`,
      seats: (price: string, source: string) =>
        `${price}, added during the term: its days of the year (R9). Price: ${source}.`,
    },
    vipBasis:
      "Each draw at the rate of its level: it is what the same work is charged without a bank (A4, A10).",
    orangeBasis:
      "Work in Orange’s scope and free password resets, each rounded up to 15 minutes by itself as for a client without a plan (P1, A4), less the overage (A3), at the rates of their levels.",
    sizes: "Which size would have suited the work so far",
    sizeColumns: { size: "Size", price: "Price", beyond: "Billable beyond it", total: "Total", note: "" },
    held: "held",
    best: "cheapest",
    heldBest: "held, cheapest",
    bestSentence: (best: string, total: string, held: string) =>
      `For the work so far ${best} would have cost least: ${total}, against ${held} for the size held.`,
    heldSentence: (held: string, total: string) =>
      `For the work so far the size held, ${held}, costs least: ${total}.`,
    sizesNote: (days: number, of: number) =>
      `The same work with each size, priced like the term itself; ${days} of ${of} days of the term have passed. Unused hours count for nothing here.`,
    noSizes:
      "Orange is sold by the subscriber: another number of subscribers is another number of people, not a size to choose.",
    unpriced: (sizes: string) => `Not compared, because the price list has no price for them: ${sizes}.`,
    missing: {
      price: (plan: string) => `The price list has no price for ${plan}.`,
      rate: (level: number) => `No hourly rate is configured for level ${level}.`,
      seats: (seats: string, start: string) =>
        `The price list has no price for ${seats} on ${start}, the day they were added.`,
      other: "The dates of this term follow no clause that has a price.",
    },
    unknown: "not known",
    without: (amount: string, rows: string) => `${amount} without ${rows}`,
  },
  renewalSheet: {
    title: "Renewal",
    note: "Prices before tax. Orange on time as paid through the online renewal tool. VIP never renews by itself; Orange is proposed by its invoice and may be refused (R7).",
    columns: {
      plan: "Plan",
      expires: "Expires",
      invoiceOn: "Invoice on",
      onTimeUntil: "On time until",
      onTime: "On time",
      late: "A day late",
      dearer: "More if late",
      atStake: "Hours at stake",
      why: "Why",
    },
    whatIf: "What if it is paid …",
    whatIfColumns: {
      plan: "Plan",
      when: "Paid",
      paidOn: "Paid on",
      price: "Price",
      starts: "New term from",
      ends: "Expires",
      kept: "Hours kept",
      lost: "Hours lost",
      rule: "Rule",
      why: "Why",
    },
    onTime: "on time",
    daysLate: (days: number) => `${days} days late`,
    missing: (plan: string) => `The price list has no price for ${plan}.`,
  },
  paceNote:
    "Hours, for the charts of the summary: the days on which the bank moved, and every seventh. Even pace: what would be left if all were used evenly to the end. At this pace: what will be left if work goes on as so far.",
  monthsNote: "Hours as worked, of the last twelve months, for the chart of the summary.",
  monthColumns: { month: "Month", worked: "Hours worked" },
  paceColumns: { date: "Date", left: "Hours left", even: "Even pace", projected: "At this pace" },
};

export type ClientWords = typeof ENGLISH;

const FRENCH: ClientWords = {
  asOf: (date) => `Au ${date}`,
  longDate: (day, month, year) => `${day === 1 ? "1er" : day} ${month} ${year}`,
  hoursText: (hours) => `${hours.toFixed(2).replace(".", ",")} h`,
  bankTile: (bank) => `${bank}, heures restantes`,
  bankTileNote: (held, expires) => `de ${held}, au ${expires}`,
  overageNote: (minutes, days) => `${minutes} en ${days}`,
  days: (count) => `${count} ${count <= 1 ? "jour" : "jours"}`,
  minutes: (count) => `${count} min`,
  renewalNote: (until) => `à temps jusqu’au ${until}`,
  atStakeTile: "En jeu en cas de retard",
  atStakeHours: "heures inutilisées qui expirent",
  atStakeMoney: "de plus qu’à temps",
  dearerLate: (amount) => `et ${amount} de plus à payer`,
  workedTile: "Heures travaillées",
  workedNote: (entries) => `${entries} ${entries <= 1 ? "entrée" : "entrées"}`,
  includedTile: "Incluses, heures",
  includedNote: "courriels de niveau 1",
  sentences: {
    runsOut: (bank, date, before) =>
      `À ce rythme, la banque ${bank} sera vide le ${date}, ${before} son expiration.`,
    before: (days) =>
      days < 14 ? `${days} ${days <= 1 ? "jour" : "jours"} avant` : `${Math.floor(days / 7)} semaines avant`,
    empty: (bank, date) => `La banque ${bank} est vide depuis le ${date}.`,
    unused: (bank, expires) => `Rien de la banque ${bank} n’a encore servi ; elle expire le ${expires}.`,
    lasts: (bank, hours, expires) =>
      `À ce rythme, il restera ${hours} dans la banque ${bank} à son expiration, le ${expires}.`,
    atStake: (bank, hours, until) =>
      `Les ${hours} que ${bank} contient expirent, sauf renouvellement au plus tard le ${until}.`,
    overage: (days, hours, who) =>
      `Orange a dépassé son allocation ${days} ${days <= 1 ? "jour" : "jours"} : ${hours} comptées, ${who}.`,
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
      `${count} ${count <= 1 ? "changement" : "changements"} de mois fermés ont modifié les soldes : voir Soldes.`,
  },
  chart: {
    title: (bank) => `${bank} : heures restantes`,
    titleRunsOut: (bank, date) => `${bank} : heures restantes, vide le ${date}`,
    left: "Heures restantes",
    even: "Rythme égal",
    projected: "À ce rythme",
    unit: "heures",
    description: (bank, left, held, asOf, outlook) =>
      `${bank} : ${left} de ${held} restantes au ${asOf}, jour par jour, contre un rythme égal. ${outlook}`,
    orangeTitle: "Minutes Orange, jour par jour",
    orangeWithin: "Dans l’allocation",
    orangeBeyond: "Au-delà",
    orangeUnit: "minutes",
    orangeDescription: (days, over, minutes) =>
      `Minutes Orange par jour : ${minutes} minutes en ${days} ${days <= 1 ? "jour" : "jours"}, dont ${over} au-delà de l’allocation.`,
    monthsTitle: "Heures travaillées, mois par mois",
    monthsDescription: (list) => `Heures travaillées par mois : ${list}.`,
  },
  calendar: "Minutes Orange, jour par jour",
  calendarNote: (allowance) => `Allocation de ${allowance} min par jour. ▲ au-delà.`,
  calendarChanging: (least, most) => `${least} à ${most}`,
  weekdays: ["lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."],
  byLevel: "Heures par niveau",
  byCategory: "Heures par catégorie",
  useColumns: { kind: "", worked: "Travaillé", charged: "Compté" },
  levels: { 1: "Niveau 1", 2: "Niveau 2", 3: "Niveau 3", separate: "Facturé à part" },
  overageOfDays: "Excédent Orange, par jour",
  otherCategories: (count) => `${count} autres`,
  minutesPanel: "Où sont allées les heures",
  placesShort: {
    allowance: "Allocation Orange du jour",
    free: "Mots de passe gratuits",
    included: "Courriels de niveau 1, inclus",
    bank: "Tiré des banques d’heures",
    billable: "Facturable",
    to_confirm: "À confirmer, pas facturé pour l’instant",
    separate: "Facturé à part",
    waived: "Remis",
  },
  reasonsShort: {
    no_plan: "Aucun plan en vigueur (P1)",
    unpaid: "Plan pas encore payé ce jour (P5)",
    overage: "Excédent Orange sans banque (A5)",
    beyond_banks: "Hors des plans ou au-delà (A5)",
  },
  workOfMonth: "Le travail du mois",
  noteSheets: (sheets) => `Dans ce classeur : ${sheets}.`,
  controlLine: (read, placed, rejected, duplicate) =>
    `Sur ${read} ${read <= 1 ? "ligne lue" : "lignes lues"} à ce jour, ${placed} comptées, ${rejected} écartées, ${duplicate} en double.`,
  adjustments: "Ajustements",
  adjustmentColumns: { date: "Date", bank: "Banque", minutes: "Minutes", reason: "Motif", author: "Par" },
  priorPeriodWhere: "période antérieure",
  changes: "Changements de mois fermés",
  changeColumns: { date: "Date", what: "Quoi", cause: "Cause", bank: "Banque", minutes: "Minutes" },
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
  bankMore: { priorPeriod: "Période antérieure", held: "Terme en tout" },
  bankNote:
    "Heures. Ouverture + ce qui est entré − ce qui est sorti = clôture ; la clôture du mois est l’ouverture du suivant. « Terme en tout » est ce que la banque a reçu depuis son ouverture.",
  value: {
    title: "Valeur du plan",
    note: "Ce que le plan a valu depuis le début de son terme, aux tarifs d’aujourd’hui. Rien ici n’est une prévision ni n’est monnayable : les heures n’ont pas de valeur en argent (R8).",
    period: (from, to) => `Travail du ${from} au ${to}`,
    spared: "Heures couvertes par le plan, comme elles auraient été comptées",
    worth: "Ce qu’elles auraient coûté sans plan",
    cost: "Ce que le plan a coûté",
    saved: "Différence",
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
    sizeColumns: { size: "Taille", price: "Prix", beyond: "Facturable au-delà", total: "Total", note: "" },
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
    title: "Renouvellement",
    note: "Prix avant taxes. Orange à temps comme payé par l’outil de renouvellement en ligne. VIP ne se renouvelle jamais seul ; Orange est proposé par sa facture et peut être refusé (R7).",
    columns: {
      plan: "Plan",
      expires: "Expire le",
      invoiceOn: "Facture le",
      onTimeUntil: "À temps jusqu’au",
      onTime: "À temps",
      late: "Un jour de retard",
      dearer: "De plus en retard",
      atStake: "Heures en jeu",
      why: "Pourquoi",
    },
    whatIf: "Et s’il est payé …",
    whatIfColumns: {
      plan: "Plan",
      when: "Payé",
      paidOn: "Payé le",
      price: "Prix",
      starts: "Nouveau terme du",
      ends: "Expire le",
      kept: "Heures gardées",
      lost: "Heures perdues",
      rule: "Règle",
      why: "Pourquoi",
    },
    onTime: "à temps",
    daysLate: (days) => `${days} jours de retard`,
    missing: (plan) => `La liste de prix n’a pas de prix pour ${plan}.`,
  },
  paceNote:
    "Heures, pour les graphiques du sommaire : les jours où la banque a bougé, et un sur sept. Rythme égal : ce qui resterait si tout servait également jusqu’à la fin. À ce rythme : ce qui restera si le travail continue comme à ce jour.",
  monthsNote: "Heures telles que travaillées, des douze derniers mois, pour le graphique du sommaire.",
  monthColumns: { month: "Mois", worked: "Heures travaillées" },
  paceColumns: { date: "Date", left: "Heures restantes", even: "Rythme égal", projected: "À ce rythme" },
};

export function clientWords(language: Language): ClientWords {
  return language === "fr" ? FRENCH : ENGLISH;
}
