/**
 * What reading a file decided and noticed, as values, and the sentence that says so in English and French.
 *
 * Law: a remark changes nothing; what does, a decision, is told here with what it rests on.
 */

import type { Language, Said } from "../../core/values/language.ts";
import { type BareUnit, type DateOrder, type Evidence, WRITTEN } from "../../core/values/notation.ts";

export type Remark =
  | { code: "ENCODING"; encoding: string }
  | { code: "ENCODED_TWICE" }
  | { code: "STRAY_QUOTES" }
  | { code: "FILE_REPEATED"; first: string }
  | { code: "HEADER_BELOW"; line: number }
  | { code: "HEADER_AGAIN"; count: number }
  | { code: "END_NO_WORK"; line: number; count: number }
  | { code: "SHEET"; sheet: string }
  | { code: "SHEETS_NOT_READ"; sheets: string }
  | { code: "ROWS_PADDED"; count: number }
  | Evidence
  | { code: "DATES_SERIAL"; count: number }
  | { code: "UNIT_TOOL" | "UNIT_SET" | "UNIT_HEADING"; unit: BareUnit; column: string }
  | { code: "UNIT_TOTAL" | "UNIT_SPAN" | "UNIT_DECIMALS"; unit: BareUnit; column: string }
  | { code: "HOURS_LIKE_CLOCK"; column: string; given: string; minutes: number }
  | { code: "TOTAL_AGREES"; count: number }
  | { code: "TOTAL_UNCHECKED"; count: number }
  | { code: "SECONDS_ROUNDED"; count: number }
  | { code: "UNDER_HALF_MINUTE"; count: number }
  | { code: "SHORTER_THAN_SPAN" | "DECIMALS_DIFFER"; count: number }
  | { code: "PAST_MIDNIGHT"; count: number }
  | { code: "NOT_BILLABLE"; count: number }
  | { code: "WORDS_UNKNOWN"; column: string; words: string }
  | { code: "WORD_READ"; label: "task" | "tag"; word: string; category: Said; count: number }
  | { code: "NO_IDS" }
  | { code: "ONLY_HEADER" }
  | { code: "NOT_ENTRIES"; count: number };

type Sentences = { [C in Remark["code"]]: (remark: Remark & { code: C }) => string };

const UNITS: Record<Language, Record<BareUnit, string>> = {
  en: {
    days: "parts of a day (times as a spreadsheet keeps them)",
    hours: "hours",
    minutes: "minutes",
    seconds: "seconds",
    milliseconds: "milliseconds",
  },
  fr: {
    days: "parties de jour (des heures comme un tableur les garde)",
    hours: "heures",
    minutes: "minutes",
    seconds: "secondes",
    milliseconds: "millisecondes",
  },
};
const MARKS: Record<Language, Record<string, string>> = {
  en: { ".": "point", ",": "comma" },
  fr: { ".": "point", ",": "virgule" },
};
const FRENCH_ORDER: Record<DateOrder, string> = { DMY: "JJ/MM/AAAA", MDY: "MM/JJ/AAAA" };

const entries = (count: number) => (count === 1 ? "1 entry" : `${count} entries`);
const saisies = (count: number) => (count === 1 ? "1 saisie" : `${count} saisies`);
const lignes = (count: number) => (count === 1 ? "1 ligne" : `${count} lignes`);
const rows = (count: number) => (count === 1 ? "1 row" : `${count} rows`);

const ENGLISH: Sentences = {
  ENCODING: (r) => `Text read as ${r.encoding}.`,
  ENCODED_TWICE: () =>
    "Some accents look encoded twice (Ã©): they are kept as they stand; export the file again to mend them.",
  STRAY_QUOTES: () => "Quotation marks inside unquoted texts were kept; every row still has its cells.",
  FILE_REPEATED: (r) => `The same bytes as ${r.first}: not read again.`,
  HEADER_BELOW: (r) => `The header stands on line ${r.line}; the lines above it were passed over.`,
  HEADER_AGAIN: (r) => `The header stands again on ${rows(r.count)}, passed over.`,
  END_NO_WORK: (r) =>
    `From line ${r.line} to the end, ${rows(r.count)} with neither a day nor a duration: no entries, passed over.`,
  SHEET: (r) => `Sheet “${r.sheet}”.`,
  SHEETS_NOT_READ: (r) => `Sheets not read: ${r.sheets}.`,
  ROWS_PADDED: (r) => `${rows(r.count)} ended early; only columns that are not read were missing.`,
  DATES_SET: (r) => `Dates read as ${WRITTEN[r.order]}: the configuration says so.`,
  DATES_DAY_FIRST: (r) =>
    `Dates read as DD/MM/YYYY: ${r.count} of ${r.of} rows have a first number above 12.`,
  DATES_MONTH_FIRST: (r) =>
    `Dates read as MM/DD/YYYY: ${r.count} of ${r.of} rows have a second number above 12.`,
  DATES_ONLY: (r) => `Dates read as ${WRITTEN[r.order]}: this tool writes them so.`,
  DATES_SAME: (r) =>
    `Day and month are the same number in ${r.of === 1 ? "the only date" : `all ${r.of} dates`}: either order gives them.`,
  DATES_FROM_NAME: (r) =>
    `Dates read as ${WRITTEN[r.order]}: the period in the name ${r.file} is so written.`,
  DATES_MIXED: (r) =>
    `${r.of} of ${r.all} rows have dates of numbers with slashes or dashes; the others say by themselves which day they are.`,
  DATES_SERIAL: (r) => `${rows(r.count)} held the date as a spreadsheet's number of days.`,
  DECIMALS_SET: (r) => `Decimals written with a ${MARKS.en[r.mark]}: the configuration says so.`,
  DECIMALS: (r) => `Decimals written with a ${MARKS.en[r.mark]}: ${r.count} of ${r.of} numbers show it.`,
  UNIT_TOOL: (r) => `“${r.column}” counts ${UNITS.en[r.unit]}: this tool writes it so.`,
  UNIT_SET: (r) => `“${r.column}” counts ${UNITS.en[r.unit]}: the configuration says so.`,
  UNIT_HEADING: (r) => `“${r.column}” counts ${UNITS.en[r.unit]}, as its heading says.`,
  UNIT_DECIMALS: (r) =>
    `“${r.column}” counts ${UNITS.en[r.unit]}: its numbers have decimals, and none is above 24.`,
  HOURS_LIKE_CLOCK: (r) =>
    `“${r.column}” has only 15, 30 and 45 after the mark, read as parts of an hour: ${r.given} is ${r.minutes} min. If hours and minutes were meant, write them with a colon (1:30).`,
  UNIT_TOTAL: (r) => `“${r.column}” counts ${UNITS.en[r.unit]}: the file's own total agrees.`,
  UNIT_SPAN: (r) => `“${r.column}” counts ${UNITS.en[r.unit]}: the times beside it agree.`,
  TOTAL_AGREES: (r) =>
    `${r.count === 1 ? "The total row agrees" : `${r.count} total rows agree`} with the entries.`,
  TOTAL_UNCHECKED: (r) => `${rows(r.count)} of totals could not be checked: a duration is unreadable.`,
  SECONDS_ROUNDED: (r) => `${entries(r.count)} with seconds, taken to the nearest minute (half a minute up).`,
  UNDER_HALF_MINUTE: (r) => `${entries(r.count)} under half a minute: 0 minutes, listed all the same.`,
  SHORTER_THAN_SPAN: (r) =>
    `${entries(r.count)} shorter than from start to end (a break, or rounding in the tool): the duration counts.`,
  DECIMALS_DIFFER: (r) =>
    `${entries(r.count)} whose decimal hours differ from hours and minutes: these count.`,
  PAST_MIDNIGHT: (r) => `${entries(r.count)} past midnight, counted whole on the day they started.`,
  NOT_BILLABLE: (r) =>
    `${entries(r.count)} marked not billable in the tool: the plan decides, so they are read like the others.`,
  WORDS_UNKNOWN: (r) => `“${r.column}” has words that are neither yes nor no: ${r.words}.`,
  WORD_READ: (r) => `The ${r.label} “${r.word}” read as ${r.category.en}: ${entries(r.count)}.`,
  NO_IDS: () => "The export has no ids: the same entry in two exports is recognised by what it says.",
  ONLY_HEADER: () => "A header and no entry.",
  NOT_ENTRIES: (r) => `${rows(r.count)} fed back from exceptions.csv concern no entry and were passed over.`,
};

const FRENCH: Sentences = {
  ENCODING: (r) => `Texte lu en ${r.encoding}.`,
  ENCODED_TWICE: () =>
    "Des accents semblent encodés deux fois (Ã©) : ils restent tels quels ; exportez de nouveau pour les corriger.",
  STRAY_QUOTES: () =>
    "Des guillemets dans des textes sans guillemets sont gardés ; chaque ligne a ses cellules.",
  FILE_REPEATED: (r) => `Les mêmes octets que ${r.first} : pas relu.`,
  HEADER_BELOW: (r) => `L’en-tête est à la ligne ${r.line} ; les lignes au-dessus sont passées.`,
  HEADER_AGAIN: (r) => `L’en-tête revient sur ${lignes(r.count)} : passé.`,
  END_NO_WORK: (r) =>
    `De la ligne ${r.line} à la fin, ${lignes(r.count)} sans jour ni durée : pas de saisies, passées.`,
  SHEET: (r) => `Feuille « ${r.sheet} ».`,
  SHEETS_NOT_READ: (r) => `Feuilles non lues : ${r.sheets}.`,
  ROWS_PADDED: (r) =>
    `${lignes(r.count)} plus courtes que l’en-tête ; il n’y manque que des colonnes non lues.`,
  DATES_SET: (r) => `Dates lues en ${FRENCH_ORDER[r.order]} : la configuration le dit.`,
  DATES_DAY_FIRST: (r) =>
    `Dates lues en JJ/MM/AAAA : ${r.count === 1 ? `1 ligne sur ${r.of} a` : `${r.count} lignes sur ${r.of} ont`} un premier nombre au-dessus de 12.`,
  DATES_MONTH_FIRST: (r) =>
    `Dates lues en MM/JJ/AAAA : ${r.count === 1 ? `1 ligne sur ${r.of} a` : `${r.count} lignes sur ${r.of} ont`} un second nombre au-dessus de 12.`,
  DATES_ONLY: (r) => `Dates lues en ${FRENCH_ORDER[r.order]} : cet outil les écrit ainsi.`,
  DATES_SAME: (r) =>
    `Jour et mois sont le même nombre dans ${r.of === 1 ? "la seule date" : `les ${r.of} dates`} : les deux ordres se valent.`,
  DATES_FROM_NAME: (r) =>
    `Dates lues en ${FRENCH_ORDER[r.order]} : la période du nom ${r.file} est écrite ainsi.`,
  DATES_MIXED: (r) =>
    `${r.of} lignes sur ${r.all} ont des dates en nombres séparés de barres ou de tirets ; les autres disent seules leur jour.`,
  DATES_SERIAL: (r) => `${lignes(r.count)} dont la date est un nombre de jours de tableur.`,
  DECIMALS_SET: (r) =>
    `Décimales après ${r.mark === "." ? "un" : "une"} ${MARKS.fr[r.mark]} : la configuration le dit.`,
  DECIMALS: (r) =>
    `Décimales après ${r.mark === "." ? "un" : "une"} ${MARKS.fr[r.mark]} : ${r.count === 1 ? `1 nombre sur ${r.of} le montre` : `${r.count} nombres sur ${r.of} le montrent`}.`,
  UNIT_TOOL: (r) => `« ${r.column} » compte des ${UNITS.fr[r.unit]} : cet outil l’écrit ainsi.`,
  UNIT_SET: (r) => `« ${r.column} » compte des ${UNITS.fr[r.unit]} : la configuration le dit.`,
  UNIT_HEADING: (r) => `« ${r.column} » compte des ${UNITS.fr[r.unit]}, comme le dit l’en-tête.`,
  UNIT_DECIMALS: (r) =>
    `« ${r.column} » compte des ${UNITS.fr[r.unit]} : ses nombres ont des décimales et aucun ne dépasse 24.`,
  HOURS_LIKE_CLOCK: (r) =>
    `« ${r.column} » n’a que 15, 30 et 45 après la virgule, lus comme des fractions d’heure : ${r.given} fait ${r.minutes} min. Si ce sont des heures et des minutes, écrivez-les avec un deux-points (1:30).`,
  UNIT_TOTAL: (r) => `« ${r.column} » compte des ${UNITS.fr[r.unit]} : le total du fichier concorde.`,
  UNIT_SPAN: (r) => `« ${r.column} » compte des ${UNITS.fr[r.unit]} : les heures d’à côté concordent.`,
  TOTAL_AGREES: (r) =>
    r.count === 1
      ? "La ligne de total concorde avec les saisies."
      : `${r.count} lignes de total concordent avec les saisies.`,
  TOTAL_UNCHECKED: (r) => `${lignes(r.count)} de total sans vérification possible : une durée est illisible.`,
  SECONDS_ROUNDED: (r) =>
    `${saisies(r.count)} avec des secondes, à la minute la plus proche (la demie vers le haut).`,
  UNDER_HALF_MINUTE: (r) =>
    `${saisies(r.count)} de moins d’une demi-minute : 0 minute, tout de même inscrites.`,
  SHORTER_THAN_SPAN: (r) =>
    `${saisies(r.count)} de durée moindre que du début à la fin (pause, ou arrondi de l’outil) : la durée compte.`,
  DECIMALS_DIFFER: (r) =>
    `${saisies(r.count)} dont les heures décimales diffèrent des heures et minutes : ces dernières comptent.`,
  PAST_MIDNIGHT: (r) => `${saisies(r.count)} après minuit, comptées en entier au jour de leur début.`,
  NOT_BILLABLE: (r) =>
    `${saisies(r.count)} non facturables selon l’outil : le forfait décide, elles sont lues comme les autres.`,
  WORDS_UNKNOWN: (r) => `« ${r.column} » a des mots qui ne sont ni oui ni non : ${r.words}.`,
  WORD_READ: (r) =>
    `${r.label === "task" ? "La tâche" : "L’étiquette"} « ${r.word} » lue comme ${r.category.fr} : ${saisies(r.count)}.`,
  NO_IDS: () =>
    "L’export n’a pas d’identifiants : une saisie présente dans deux exports se reconnaît à son contenu.",
  ONLY_HEADER: () => "Un en-tête et aucune saisie.",
  NOT_ENTRIES: (r) => `${lignes(r.count)} d’exceptions.csv ne concernent aucune saisie et sont passées.`,
};

export function remarkSentence(remark: Remark, language: Language): string {
  const sentences = language === "fr" ? FRENCH : ENGLISH;
  return (sentences[remark.code] as (r: Remark) => string)(remark);
}
