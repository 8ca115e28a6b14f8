/**
 * Why rows are left out or need a look, in a few words a code: what counts of exceptions are headed by. The full
 * sentence, with what was given and what to do, is made where the row itself is at hand (core/values/problems.ts).
 */

import type { Language, Said } from "../../../core/values/language.ts";
import type { ProblemCode } from "../../../core/values/problems.ts";

/** Of formulas only, so never in a run. */
type FormulaCode = Extract<ProblemCode, `ARGUMENT${string}`> | "SUBSCRIBERS_DIFFER" | "LIST_PRICE_NEEDED";

const said = (en: string, fr: string): Said => ({ en, fr });

const REASONS: Readonly<Record<Exclude<ProblemCode, FormulaCode>, Said>> = {
  FILE_NOT_UTF8: said("File that is not UTF-8 text", "Fichier qui n’est pas du texte UTF-8"),
  FILE_EMPTY: said("Empty file", "Fichier vide"),
  FILE_NOT_CSV: said("File that is neither CSV nor Excel", "Fichier ni CSV ni Excel"),
  FILE_UNREADABLE: said("File that can’t be read as CSV", "Fichier illisible comme CSV"),
  FILE_UNOPENED: said("File that can’t be opened", "Fichier qui ne s’ouvre pas"),
  FILE_NOT_PLAIN: said(
    "Pipe, device or folder in place of a file",
    "Tube, périphérique ou dossier, non un fichier",
  ),
  FILE_CHANGING: said("File that was still being written", "Fichier encore en cours d’écriture"),
  QUOTE_UNCLOSED: said("Quotation mark that is never closed", "Guillemet jamais fermé"),
  QUOTE_STRAY: said("Quotation mark inside a text", "Guillemet au milieu d’un texte"),
  COLUMN_MISSING: said("Column missing", "Colonne manquante"),
  COLUMN_REPEATED: said("Column that stands twice", "Colonne présente deux fois"),
  ROW_MALFORMED: said("Row with too few or too many cells", "Ligne qui a trop ou trop peu de cellules"),
  FILE_TOO_LARGE: said("File too large", "Fichier trop volumineux"),
  FILE_WRONG_KIND: said("File of another kind than its name says", "Fichier d’une autre sorte que son nom"),
  FILE_IS_OUTPUT: said("Result of a run, not a log", "Résultat d’un passage, non un journal"),
  ENCODING_UNCLEAR: said("Encoding that is unclear", "Encodage incertain"),
  ROW_TOO_LONG: said("Row too long", "Ligne trop longue"),
  WORKBOOK_DAMAGED: said("Workbook damaged or protected", "Classeur endommagé ou protégé"),
  WORKBOOK_TOO_LARGE: said("Workbook too large", "Classeur trop volumineux"),
  SHEETS_ALIKE: said("Several sheets that could be the log", "Plusieurs feuilles pourraient être le journal"),
  SHEET_REPEATED: said("Sheet that repeats another one", "Feuille qui en répète une autre"),
  SHEET_UNKNOWN: said("Sheet that is not in the workbook", "Feuille absente du classeur"),
  PROFILE_UNKNOWN: said("Export that is not known", "Exportation inconnue"),
  PROFILES_ALIKE: said("Export that fits several tools", "Exportation qui convient à plusieurs outils"),
  REPORT_WRONG: said("Wrong report of the tool", "Mauvais rapport de l’outil"),
  DATE_ORDER_UNCLEAR: said("Day or month first: unclear", "Jour ou mois d’abord : incertain"),
  DATE_ORDER_MIXED: said(
    "Day first and month first in one file",
    "Jour et mois d’abord dans un même fichier",
  ),
  DATES_SWAPPED: said("Day and month swapped by a spreadsheet", "Jour et mois intervertis par un tableur"),
  DECIMAL_MARK_UNCLEAR: said("Decimals or thousands: unclear", "Décimales ou milliers : incertain"),
  DECIMAL_MARK_MIXED: said(
    "Decimal point and comma in one file",
    "Point et virgule décimaux dans un même fichier",
  ),
  DURATION_UNIT_UNCLEAR: said("Unit of the durations: unclear", "Unité des durées : incertaine"),
  DURATIONS_PARTS_OF_DAY: said(
    "Durations as parts of a day, as Excel keeps times",
    "Durées en parties de jour, comme Excel garde les heures",
  ),
  DURATIONS_AGAINST_TIMES: said(
    "Durations that the times beside them deny",
    "Durées que les heures d’à côté démentent",
  ),
  HEADER_CHANGES: said("Second header that differs", "Second en-tête qui diffère"),
  DURATION_COLUMNS_DIFFER: said("Two durations that differ", "Deux durées qui diffèrent"),
  TOTAL_MISMATCH: said("Total that the rows don’t make", "Total que les lignes ne font pas"),
  TIMER_RUNNING: said("Timer still running", "Chronomètre encore en marche"),
  TIMER_FORGOTTEN: said("Timer that seems forgotten", "Chronomètre qui semble oublié"),
  ENTRY_TOO_LONG: said("Entry that is very long", "Entrée très longue"),
  ENDS_BEFORE_START: said("Entry that ends before it starts", "Entrée qui finit avant de commencer"),
  DURATION_OVER_SPAN: said(
    "Duration longer than from start to end",
    "Durée plus longue que du début à la fin",
  ),
  DURATION_IN_DAYS: said("Duration in days or weeks", "Durée en jours ou en semaines"),
  FORMULA_UNSAVED: said("Formula without a saved result", "Formule sans résultat enregistré"),
  PROJECT_UNKNOWN: said("Project of no known client", "Projet d’aucun client connu"),
  TECHNICIAN_UNKNOWN: said("Technician unknown", "Technicien inconnu"),
  LABEL_UNKNOWN: said("Task or tag unknown", "Tâche ou étiquette inconnue"),
  LABELS_DISAGREE: said("Task and tags that disagree", "Tâche et étiquettes en désaccord"),
  POSSIBLE_DUPLICATE: said("Possible duplicate", "Doublon possible"),
  ENTRY_AMENDED: said("Older version of an amended entry", "Ancienne version d’une entrée modifiée"),
  ENTRY_EDITED: said("Entry edited between two exports", "Entrée modifiée entre deux exportations"),
  ENTRY_DROPPED: said(
    "Entry that the newer export no longer lists",
    "Entrée que l’exportation plus récente ne reprend plus",
  ),
  VERSION_UNCLEAR: said(
    "Exports that differ, neither known to be newer",
    "Exportations qui diffèrent, sans que l’on sache laquelle est plus récente",
  ),
  CORRECTED_TWICE: said("Row corrected twice", "Ligne corrigée deux fois"),
  LEFT_OUT_AS_CLOSED: said("Left out when its month was closed", "Écartée quand son mois a été fermé"),
  DECISION_REJECTED: said("Left out by decision", "Écartée par décision"),
  VALUE_MISSING: said("Cell that is empty", "Cellule vide"),
  DATE_IMPOSSIBLE: said("Date that does not exist", "Date qui n’existe pas"),
  TIME_IMPOSSIBLE: said("Time of day that does not exist", "Heure qui n’existe pas"),
  NUMBER_UNREADABLE: said("Number that can’t be read", "Nombre illisible"),
  HOURS_UNREADABLE: said("Hours that can’t be read", "Heures illisibles"),
  AMOUNT_UNREADABLE: said("Amount that can’t be read", "Montant illisible"),
  CHOICE_UNKNOWN: said("Value that is none of the choices", "Valeur hors des choix"),
  CLIENT_UNKNOWN: said("Client unknown", "Client inconnu"),
  CATEGORY_UNKNOWN: said("Category unknown", "Catégorie inconnue"),
  CATEGORY_AMBIGUOUS: said("Word for categories of two levels", "Mot de catégories de deux niveaux"),
  MINUTES_NEGATIVE: said("Negative minutes", "Minutes négatives"),
  MINUTES_UNREADABLE: said("Minutes that can’t be read", "Minutes illisibles"),
  MINUTES_UNSAID: said("Minutes or hours: unsaid", "Minutes ou heures : non dit"),
  MINUTES_BELOW_ONE: said(
    "Less than a minute: a time as Excel keeps it?",
    "Moins d’une minute : une heure d’Excel ?",
  ),
  MINUTES_OVER_DAY: said("More than 24 hours", "Plus de 24 heures"),
  ID_DUPLICATE: said("Id read twice", "Identifiant lu deux fois"),
  QUANTITY_OUT_OF_RANGE: said("Quantity out of the plan’s range", "Quantité hors des limites du plan"),
  EXPIRES_BEFORE_START: said("Term that expires before it starts", "Terme qui expire avant de commencer"),
  TERMS_OVERLAP: said("Terms that overlap", "Termes qui se chevauchent"),
  CHANNEL_UNKNOWN: said("Channel unknown", "Canal inconnu"),
  ROW_REFUSED: said("Client whose register row is refused", "Client dont la ligne du registre est refusée"),
  NAMES_ALIKE: said("Names that only signs tell apart", "Noms que seuls des signes distinguent"),
  ALIAS_TAKEN: said("Alias of another client", "Alias d’un autre client"),
  CLIENT_ROWS: said("Too many rows of one client", "Trop de lignes d’un même client"),
  CLIENTS_JOINED: said("Two clients that an alias makes one", "Deux clients qu’un alias réunit"),
  CLIENT_GONE: said("Client of closed months without a row", "Client de mois fermés sans ligne"),
  STARTER_NOT_FIRST: said(
    "Orange Starter that is not a first term",
    "Orange Starter qui n’est pas un premier terme",
  ),
  STARTER_NOT_PRO: said("Orange Starter without Act! Pro", "Orange Starter sans Act! Pro"),
  HOURS_NOT_USED: said("Hours in the register that are not used", "Heures du registre non utilisées"),
  PAID_AFTER_EXPIRY: said("Term paid after it expired", "Terme payé après son expiration"),
  TERM_OVER_A_YEAR: said("Term longer than a year", "Terme de plus d’un an"),
  TERM_UNDER_A_YEAR: said("Term shorter than a year", "Terme de moins d’une année"),
  TERMS_CLOSE: said("Two terms within a year", "Deux termes en moins d’une année"),
  PRO_NOT_STARTER: said("Act! Pro without Starter", "Act! Pro sans Starter"),
  STARTER_LAPSED: said("Starter renewed late", "Starter renouvelé en retard"),
  RENEWAL_READ: said("Renewal whose dates were read", "Renouvellement aux dates interprétées"),
  RENEWAL_TOO_FAR: said("Paid in time, but begins much later", "Payé à temps, mais commence bien après"),
  SEATS_READ: said("Row read as added subscribers", "Ligne lue comme des abonnés ajoutés"),
  PLAN_BESIDE: said("Orange plan beside another", "Forfait Orange à côté d’un autre"),
  KEPT_AS_CLOSED: said("Term kept as it was closed", "Terme gardé comme il a été fermé"),
  ENDED_ON_MISSING: said("Day it ended is missing", "Jour de fin manquant"),
  ENDED_OUTSIDE_TERM: said("Early end outside the term", "Fin anticipée hors du terme"),
  CANCELLED_AND_ENDED: said("Cancelled and ended early", "Annulé et terminé plus tôt"),
  CANCELLED_BILLED: said(
    "Work billed because of a cancelled plan",
    "Travail facturé à cause d’un forfait annulé",
  ),
  CENTS_MEANT: said("Amounts that may not be in cents", "Montants peut-être pas en cents"),
  PRICE_MISSING: said("Renewal without a known price", "Renouvellement sans prix connu"),
  PRICE_BEGINS_LATER: said("Price of your own that begins later", "Prix à vous qui commence plus tard"),
  PLAN_NOT_RENEWABLE: said("Plan that is not renewed", "Plan qui ne se renouvelle pas"),
  COTERM_NOT_ORANGE: said(
    "Shared end for a plan that is not Orange",
    "Fin commune d’un plan qui n’est pas Orange",
  ),
  COTERM_OUT_OF_RANGE: said("Shared end that is not possible", "Fin commune impossible"),
  COTERM_ON_NEW_CONTRACT: said("Shared end of a new contract", "Fin commune d’un nouveau contrat"),
  ADJUSTMENT_WITHOUT_BANK: said("Adjustment without a bank", "Ajustement sans banque"),
  ADJUSTMENT_OVERDRAWS: said(
    "Adjustment that takes more than is left",
    "Ajustement qui prend plus qu’il ne reste",
  ),
  DECISION_WITHOUT_OVERAGE: said("Decision about no overage", "Décision sans excédent"),
  DECISION_REPEATED: said("Overage decided twice", "Excédent décidé deux fois"),
};

/** The code's few words; the code itself when it is not of this version. */
export function reasonFor(code: string, language: Language): string {
  const known: Readonly<Record<string, Said>> = REASONS;
  return Object.hasOwn(known, code) ? (known[code]?.[language] ?? code) : code;
}
