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
  billNotes: {
    earlier: (hours) => `dont ${hours} de mois antérieurs`,
    earlierAmount: (amount) => `dont ${amount} de mois antérieurs`,
    added: (amount) => `dont ${amount} d’heures ajoutées`,
    unrated: (hours) => `dont ${hours} sans tarif`,
    toConfirm: (hours) => `et ${hours} à confirmer`,
    separate: (hours) => `et ${hours} facturées à part`,
  },
  renewTile: (plan, by) => `${plan}, d’ici le ${by}`,
  keeps: (hours) => `conserve ${hours}`,
  laterTile: (price, keepsNothing) =>
    `ensuite ${[...(price === null ? [] : [price]), ...(keepsNothing ? ["0 h"] : [])].join(" et ")}`,
  workedTile: headings.hoursWorked,
  workedNote: (entries) => `${writing.counted(entries, "entrée", "entrées")}`,
  includedTile: "Incluses, heures",
  includedNote: "courriels de niveau 1",
  decision: {
    pay: (plan, since, price) =>
      price === null
        ? `Le forfait ${plan} du ${since} n’est pas payé.`
        : `Le forfait ${plan} du ${since} n’est pas payé : ${price} à régler.`,
    renew: (plan, by, price, kept) =>
      `Renouveler ${plan} au plus tard le ${by}${price === null ? "" : ` pour ${price}`}${kept === null ? "" : ` et conserver ${kept}`}.`,
    empty: (bank, since) =>
      `La banque ${bank} est vide depuis le ${since} : tout autre travail de ce genre est facturé.`,
    runsOut: (bank, on) => `Au rythme des 12 derniers mois, la banque ${bank} sera vide le ${on}.`,
    noPlan:
      "Aucun forfait n’est en vigueur : le courriel de niveau 1 est inclus, tout autre temps est facturé.",
    nothing: "Rien à décider ce mois-ci.",
    nothingBefore: (plan, by) =>
      `Rien à décider ce mois-ci : ${plan} est à renouveler au plus tard le ${by}.`,
  },
  ended: {
    lapsed: (plan, on) => `${plan} a expiré le ${on} sans être renouvelé`,
    declined: (plan, on) => `${plan} a pris fin le ${on}, et vous avez choisi de ne pas le renouveler`,
    ended_early: (plan, on) => `${plan} a pris fin avant terme, le ${on}`,
  },
  lostWith: (hours) => ` : ${hours} sont perdues.`,
  back: {
    anew: (from, price) => `Un nouveau à partir du ${from} coûte ${price}.`,
    proRata: (from, price) => `Payé le ${from}, il coûte ${price} et garde son anniversaire.`,
  },
  sentences: {
    late: (hours, month, price) =>
      `${hours} de ${month}, notées en retard, sont facturées ce mois-ci${price === null ? "." : ` : ${price}.`}`,
    changed: (hours, month, price) =>
      `${month} a changé après sa clôture : ${hours} à facturer${price === null ? "." : `, ${price}.`}`,
    lateAdded: (month, price) =>
      `Des heures ajoutées contre un prix en ${month}, inscrites ou changées depuis sa clôture, sont facturées avec ce mois${price === null ? "." : ` : ${price}.`}`,
    billedUnpaid: (hours) => `${hours} sont facturées ce mois-ci, faute de paiement.`,
    declined: (plan, on, left) =>
      left === null
        ? `${plan} prend fin le ${on} ; vous avez choisi de ne pas le renouveler.`
        : `${plan} prend fin le ${on}, et vous avez choisi de ne pas le renouveler : ${left} seront perdues.`,
    basis: (hours, days, held) =>
      `Au rythme des 12 derniers mois, soit ${hours} en ${writing.counted(days, "jour", "jours")} sur ${held},`,
    runsOut: (bank, date, before) => `la banque ${bank} sera vide le ${date}, ${before} son expiration.`,
    before: (days) =>
      days < 14
        ? `${writing.counted(days, "jour", "jours")} avant`
        : `${Math.floor(days / 7)} semaines avant`,
    empty: (bank, date) => `La banque ${bank} est vide depuis le ${date}.`,
    unused: (bank, expires) => `Rien de la banque ${bank} n’a encore servi ; elle expire le ${expires}.`,
    holds: (bank, left, held, expires) =>
      `Il reste ${left} sur ${held} dans la banque ${bank}, qui expire le ${expires}.`,
    lasts: (bank, hours, expires) =>
      `il restera environ ${hours} dans la banque ${bank} à son expiration, le ${expires}.`,
    usedUp: (bank, expires) => `la banque ${bank} suffira jusqu’à son expiration, le ${expires}.`,
    online: (price) => `Payé en ligne, il coûte ${price}.`,
    withAct: (end, price) => `Il prend alors fin avec Act!, le ${end} ; une année entière coûte ${price}.`,
    overage: (days, hours, who) =>
      `Orange a dépassé son allocation ${writing.counted(days, "jour", "jours")} : ${hours} comptées, ${who}.`,
    overageDrawn: "puisées dans les banques d’heures",
    overageBilled: "facturées",
    overageSplit: (hours) => `dont ${hours} facturées`,
    overageHeld: {
      alone: (hours) => `dont ${hours} à confirmer, pas facturées pour l’instant`,
      too: (hours) => `et ${hours} à confirmer, pas facturées pour l’instant`,
    },
    withinAllowance: "Chaque jour Orange est resté dans son allocation.",
    separate: (hours, what) => `${hours} facturées à part : ${what}.`,
    noWork: "Aucun travail n’a été noté ce mois-ci.",
    checked: (count, month) =>
      `${writing.counted(count, "entrée", "entrées")} de ${month} ${writing.form(count, "est", "sont")} en vérification et ne ${writing.form(count, "compte", "comptent")} pas encore.`,
    moved: (bank, by) =>
      `Des changements de mois clôturés ont modifié la banque ${bank} de ${by} : voir Soldes.`,
  },
  noticed: (bank, share, on) => `${bank} : ${share} de ses heures étaient utilisées le ${on}.`,
  chart: {
    title: (bank) => `${bank} : heures restantes`,
    titleRunsOut: (bank, date) => `${bank} : heures restantes, vide le ${date} à ce rythme`,
    left: headings.hoursLeft,
    even: headings.evenPace,
    projected: headings.thisPace,
    unit: "heures",
    description: (bank, left, held, asOf, outlook) =>
      `${bank} : ${left} de ${held} restantes au ${asOf}, jour par jour, contre un rythme régulier. ${outlook}`,
    monthsTitle: "Heures travaillées, mois par mois",
    monthsDescription: (list) => `Heures travaillées par mois : ${list}.`,
  },
  calendar: headings.orangeHours,
  calendarNote: (allowance) => `Heures ; allocation de ${allowance} par jour. ▲ au-delà.`,
  calendarChanging: (least, most) => `${least} à ${most}`,
  useTitle: "Les heures du mois",
  byLevel: "Heures par niveau",
  byCategory: "Heures par catégorie",
  useColumns: { ...pick(headings, "worked", "charged"), kind: "" },
  levels: { 1: "Niveau 1", 2: "Niveau 2", 3: "Niveau 3", separate: headings.billedSeparately },
  overageOfDays: headings.orangeOverage,
  otherCategories: (count) => `${count} autres`,
  minutesPanel: "Répartition des heures",
  placesShort: {
    allowance: "Allocation Orange du jour",
    free: "Réinitialisations gratuites",
    included: "Courriels de niveau 1, inclus",
    bank: headings.fromBanks,
    billable: "Facturé",
    to_confirm: "À confirmer, pas facturé pour l’instant",
    separate: headings.billedSeparately,
    waived: "Réinitialisations non facturées",
  },
  billedColumns: { ...pick(headings, "hours", "amount"), why: "", rate: "Tarif" },
  billedTitle: "Facturé, et pourquoi",
  earlierMonth: (month) => `Travail de ${month}, compté depuis sa clôture`,
  earlierAdded: (month) => `Heures ajoutées contre un prix en ${month}, comptées depuis sa clôture`,
  separately: (category) => `${category}, facturé à part à son propre prix`,
  nothingBilled: "Rien n’est facturé ce mois-ci.",
  workOfMonth: "Le travail du mois",
  noteSheets: "Dans ce classeur :",
  adjustments: headings.adjustments,
  adjustmentColumns: { ...pick(headings, "date", "bank", "hours", "reason"), author: "Par" },
  priorPeriodWhere: "période antérieure",
  changes: "Changements de mois clôturés",
  changeColumns: { ...pick(headings, "date", "what", "bank", "hours", "amount"), cause: "Cause" },
  causes: {
    NEW_FILE: "arrivé plus tard",
    FILE_CHANGED: "fichier modifié",
    FILE_GONE: "fichier disparu",
    NOW_COUNTED: "désormais compté",
    NO_LONGER_COUNTED: "plus compté",
    ENTRY_CHANGED: "entrée modifiée",
    REGISTER: "registre modifié",
    ADJUSTMENT: "ajustement",
    DECISION: "dépassement décidé",
    RULES: "règles modifiées",
    FOLLOWS: "suite d’un autre changement",
  },
  bankMore: { priorPeriod: headings.priorPeriod, held: "Total du terme" },
  bankNote:
    "Heures. Ouverture + ce qui est entré − ce qui est sorti = clôture ; la clôture du mois est l’ouverture du suivant. « Total du terme » est ce que la banque a reçu depuis son ouverture.",
  value: {
    title: headings.valueOfPlan,
    note: "Ce qu’un forfait a valu, aux tarifs d’aujourd’hui. Rien ici n’est une prévision, et les heures n’ont pas de valeur en argent.",
    last: (from, to) => `Le dernier terme entier, du ${from} au ${to}`,
    current: (from, to, days, of) =>
      `Le terme en cours à ce jour, du ${from} au ${to} : ${days} jours sur ${of}`,
    spared: "Heures couvertes par le forfait, comme elles auraient été comptées",
    worth: "Ce qu’elles auraient coûté sans forfait",
    cost: "Ce que le forfait a coûté",
    costSoFar: "Ce que le forfait a coûté pour ces jours",
    saved: headings.difference,
    carried: "Heures reportées du terme précédent",
    left: "Heures restantes à la fin",
    paid: {
      of: (plan, said) => `${plan} : ${said}.`,
      first: (price) => `${price}, plein prix`,
      renewed: (price, clause) => `${price}, ${clause}`,
      seats: (price) => `${price}, ajouté en cours de terme : ses jours de l’année`,
      added: (hours, on, price) => `${hours} le ${on} : ${price}.`,
    },
    vipBasis: "Chaque heure puisée, au tarif de son niveau : ce que le même travail coûte sans banque.",
    orangeBasis:
      "Le travail compris dans Orange et les réinitialisations gratuites, chacun arrondi aux 15 minutes supérieures comme pour un client sans forfait, moins le dépassement, aux tarifs de leurs niveaux.",
    missing: {
      price: (plan) => `Le prix de ${plan} n’est pas connu.`,
      rate: (level) => `Le tarif horaire du niveau ${level} n’est pas connu.`,
      seats: (seats, start) => `Le prix de ${seats}, ajoutés le ${start}, n’est pas connu.`,
      other: "Le prix pour les dates de ce terme n’est pas connu.",
    },
    unknown: "inconnu",
    without: (amount, rows) => `${amount} sans ${rows}`,
  },
  renewalSheet: {
    title: headings.renewal,
    note: "Prix avant taxes. VIP ne se renouvelle jamais seul ; Orange est proposé par sa facture et peut être refusé.",
    columns: {
      ...pick(headings, "plan", "expires", "invoiceOn", "onTimeUntil", "late", "why"),
      onTime: "À temps",
      online: "En ligne",
      dearer: "Supplément si en retard",
      keeps: "Heures conservées",
    },
    whatIf: "Selon la date de paiement",
    whatIfColumns: {
      ...pick(headings, "plan", "paidOn", "price", "why"),
      when: "Payé",
      starts: "Nouveau terme",
      ends: headings.expires,
      kept: "Heures conservées",
      lost: "Heures perdues",
    },
    onTime: "à temps",
    daysLate: (days) => `${writing.counted(days, "jour", "jours")} de retard`,
    missing: (plan) => `Le prix de ${plan} n’est pas connu.`,
    withAct: (end, price) => `Jusqu’à la fin d’Act!, le ${end} ; une année entière coûte ${price}.`,
    gives: (plan, what) => `${plan} comprend aussi : ${what}.`,
  },
  paceNote:
    "Heures, pour les graphiques du sommaire : les jours où la banque a bougé, et un sur sept. Rythme régulier : ce qui resterait si tout servait régulièrement jusqu’à la fin. À ce rythme : ce qui restera si le travail continue comme ces douze derniers mois.",
  monthsNote: "Heures telles que travaillées, des douze derniers mois, pour le graphique du sommaire.",
  monthColumns: { month: "Mois", worked: headings.hoursWorked },
  paceColumns: {
    date: headings.date,
    left: headings.hoursLeft,
    even: headings.evenPace,
    projected: headings.thisPace,
  },
};
