/**
 * One worked example a function: the cells, the formula, and what it answers. The help pages show them, the task
 * pane offers them, and a test computes them.
 *
 * Law: a formula is written as Excel stores it, in English with commas; `inFrench` is how a French Excel shows it.
 */

export type ExampleCell = string | number;

export interface Example {
  /** Cells from A1 on, the first row being headings; none when the formula needs none. Dates are YYYY-MM-DD. */
  readonly sheet: readonly (readonly ExampleCell[])[];
  readonly formula: string;
  /** What the formula answers: its number, or the last number of its last line. */
  readonly result: number;
  /** The line and column of the table that hold the result, counted from 0, when it is not the last number. */
  readonly at?: readonly [line: number, column: number];
  readonly says: { readonly en: string; readonly fr: string };
}

const VIP_SHEET = [
  ["Date", "Minutes"],
  ["2026-02-02", 5],
  ["2026-02-02", 5],
  ["2026-03-10", 31],
];
const ORANGE_SHEET = [
  ["Date", "Minutes", "Users"],
  ["2026-03-02", 60, 1],
  ["2026-03-03", 31, 1],
  ["2026-03-04", 50, 2],
];
const FIRM_SHEET = [
  ["client", "plan", "quantity", "start", "paid_on"],
  ["Acme", "VIP", 2, "2026-01-15", "2026-01-10"],
  [],
  ["date", "client", "minutes", "category"],
  ["2026-02-02", "Acme", 5, "how_to"],
  ["2026-03-10", "Acme", 31, "break_fix"],
];

export const EXAMPLES: Readonly<Record<string, Example>> = {
  VIP_BALANCE: {
    sheet: VIP_SHEET,
    formula: "=PLAN.VIP_BALANCE(2,DATE(2026,1,15),A1:A4,B1:B4)",
    result: 0.75,
    says: {
      en: "5, 5 and 31 minutes count as 15, 15 and 45: of 2 hours, 0.75 is left.",
      fr: "5, 5 et 31 minutes comptent pour 15, 15 et 45 : de 2 heures, il reste 0,75.",
    },
  },
  VIP_LEDGER: {
    sheet: VIP_SHEET,
    formula: "=PLAN.VIP_LEDGER(2,DATE(2026,1,15),A1:A4,B1:B4,DATE(2026,2,28))",
    result: 1.5,
    says: {
      en: "At the end of February, 15 and 15 minutes are used; the work of March is told and not counted.",
      fr: "À la fin de février, 15 et 15 minutes sont utilisées ; le travail de mars est dit sans être compté.",
    },
  },
  ORANGE_OVERAGE: {
    sheet: ORANGE_SHEET,
    formula: "=PLAN.ORANGE_OVERAGE(C1:C4,A1:A4,B1:B4)",
    result: 0.75,
    says: {
      en: "30 minutes over on 2 March, 1 minute over on 3 March (counted as 15), none on 4 March with two users.",
      fr: "30 minutes de trop le 2 mars, 1 minute de trop le 3 mars (comptée pour 15), aucune le 4 mars à deux abonnés.",
    },
  },
  ORANGE_DAYS: {
    sheet: ORANGE_SHEET,
    formula: "=PLAN.ORANGE_DAYS(1,A1:A4,B1:B4,DATE(2026,3,3),DATE(2026,3,4))",
    result: 0.75,
    says: {
      en: "With one user and only two of the days: 1 minute over counts as 15, 20 minutes over as 30.",
      fr: "Avec un abonné et deux des jours seulement : 1 minute de trop compte pour 15, et 20 pour 30.",
    },
  },
  RENEWAL_PRICE: {
    sheet: [],
    formula: '=PLAN.RENEWAL_PRICE("ORANGE_CARE",5,DATE(2026,3,15),DATE(2026,4,13),FALSE,,120)',
    result: 552.33,
    says: {
      en: "Five subscribers at 120.00, paid 29 days late: 336 of the year's 365 days at the full rate.",
      fr: "Cinq abonnés à 120,00, payés 29 jours en retard : 336 des 365 jours de l’année au plein tarif.",
    },
  },
  RENEWAL_QUOTE: {
    sheet: [],
    formula: '=PLAN.RENEWAL_QUOTE("VIP",8,DATE(2027,1,15))',
    result: 612,
    says: {
      en: "Eight VIP hours renewed on time: 680.00 less 10 %, and the unused hours move to the new term.",
      fr: "Huit heures VIP renouvelées à temps : 680,00 moins 10 %, et les heures inutilisées passent au nouveau terme.",
    },
  },
  CLIENT_USAGE: {
    sheet: FIRM_SHEET,
    formula: "=PLAN.CLIENT_USAGE(A1:E2,A4:D6)",
    result: 1,
    at: [1, 1],
    says: {
      en: "One row: Acme has 1 hour left of 2, having used 0.25 and 0.75.",
      fr: "Une ligne : il reste 1 heure sur 2 à Acme, qui en a utilisé 0,25 et 0,75.",
    },
  },
  CLIENT_STATEMENT: {
    sheet: FIRM_SHEET,
    formula: '=PLAN.CLIENT_STATEMENT("acme",A1:E2,A4:D6)',
    result: 1,
    says: {
      en: "Acme's two pieces of work, each rounded up and drawn from its VIP hours; 1 hour in total.",
      fr: "Les deux travaux d’Acme, chacun arrondi et tiré de ses heures VIP ; 1 heure au total.",
    },
  },
};

/** The formula as a French Excel shows it: semicolons, VRAI and FAUX; names and functions stay. */
export function inFrench(formula: string): string {
  return formula
    .replace(/,/g, ";")
    .replace(/\bTRUE\b/g, "VRAI")
    .replace(/\bFALSE\b/g, "FAUX");
}
