/** What reading a file decided and noticed. */

import type { Remark } from "../../values/remarks.ts";
import type { Sentences } from "../sentences.ts";
import { writing } from "./writing.ts";

const UNITS = {
  days: "parties de jour (des heures comme un tableur les garde)",
  hours: "heures",
  minutes: "minutes",
  seconds: "secondes",
  milliseconds: "millisecondes",
};
const MARKS: Readonly<Record<string, string>> = { ".": "point", ",": "virgule" };
const ORDERS = { DMY: "JJ/MM/AAAA", MDY: "MM/JJ/AAAA" };

const entries = (count: number) => writing.counted(count, "entrée", "entrées");
const rows = (count: number) => writing.counted(count, "ligne", "lignes");

export const remarks: Sentences<Remark> = {
  ENCODING: (r) => `Texte lu en ${r.encoding}.`,
  ENCODED_TWICE: () =>
    "Des accents semblent encodés deux fois (Ã©) : ils restent tels quels ; exportez de nouveau pour les corriger.",
  STRAY_QUOTES: () =>
    "Des guillemets dans des textes sans guillemets sont gardés ; chaque ligne a ses cellules.",
  FILE_REPEATED: (r) => `Fichier identique à ${r.first} : il n’est pas relu.`,
  HEADER_BELOW: (r) => `L’en-tête est à la ligne ${r.line} ; les lignes au-dessus sont passées.`,
  HEADER_AGAIN: (r) => `L’en-tête revient sur ${rows(r.count)} : passé.`,
  END_NO_WORK: (r) =>
    `De la ligne ${r.line} à la fin, ${rows(r.count)} sans jour ni durée : pas d’entrées, passées.`,
  SHEET: (r) => `Feuille « ${r.sheet} ».`,
  SHEETS_NOT_READ: (r) => `Feuilles non lues : ${r.sheets}.`,
  COLUMNS_NOT_READ: (r) => `Colonnes non lues : ${r.columns}.`,
  TOTAL_SKIPPED: (r) => `La ligne ${r.line} est un total, et non un contrat : passée.`,
  ROWS_PADDED: (r) =>
    `${rows(r.count)} plus courtes que l’en-tête ; il n’y manque que des colonnes non lues.`,
  DATES_SET: (r) => `Dates lues en ${ORDERS[r.order]} : la configuration le dit.`,
  DATES_DAY_FIRST: (r) =>
    `Dates lues en JJ/MM/AAAA : ${r.count === 1 ? `1 ligne sur ${r.of} a` : `${r.count} lignes sur ${r.of} ont`} un premier nombre au-dessus de 12.`,
  DATES_MONTH_FIRST: (r) =>
    `Dates lues en MM/JJ/AAAA : ${r.count === 1 ? `1 ligne sur ${r.of} a` : `${r.count} lignes sur ${r.of} ont`} un second nombre au-dessus de 12.`,
  DATES_ONLY: (r) => `Dates lues en ${ORDERS[r.order]} : cet outil les écrit ainsi.`,
  DATES_SAME: (r) =>
    `Jour et mois sont le même nombre dans ${r.of === 1 ? "la seule date" : `les ${r.of} dates`} : les deux ordres se valent.`,
  DATES_FROM_NAME: (r) => `Dates lues en ${ORDERS[r.order]} : la période du nom ${r.file} est écrite ainsi.`,
  DATES_MIXED: (r) =>
    `${r.of} lignes sur ${r.all} ont des dates en nombres séparés de barres ou de tirets ; les autres disent seules leur jour.`,
  DATES_SERIAL: (r) => `${rows(r.count)} dont la date est un nombre de jours de tableur.`,
  DECIMALS_SET: (r) =>
    `Décimales après ${r.mark === "." ? "un" : "une"} ${MARKS[r.mark]} : la configuration le dit.`,
  DECIMALS: (r) =>
    `Décimales après ${r.mark === "." ? "un" : "une"} ${MARKS[r.mark]} : ${r.count === 1 ? `1 nombre sur ${r.of} le montre` : `${r.count} nombres sur ${r.of} le montrent`}.`,
  UNIT_TOOL: (r) => `« ${r.column} » compte des ${UNITS[r.unit]} : cet outil l’écrit ainsi.`,
  UNIT_SET: (r) => `« ${r.column} » compte des ${UNITS[r.unit]} : la configuration le dit.`,
  UNIT_HEADING: (r) => `« ${r.column} » compte des ${UNITS[r.unit]}, comme le dit l’en-tête.`,
  UNIT_DECIMALS: (r) =>
    `« ${r.column} » compte des ${UNITS[r.unit]} : ses nombres ont des décimales et aucun ne dépasse 24.`,
  HOURS_LIKE_CLOCK: (r) =>
    `« ${r.column} » n’a que 15, 30 et 45 après la virgule, lus comme des fractions d’heure : ${r.given} fait ${r.minutes} min. Si ce sont des heures et des minutes, écrivez-les avec un deux-points (1:30).`,
  UNIT_TOTAL: (r) => `« ${r.column} » compte des ${UNITS[r.unit]} : le total du fichier concorde.`,
  UNIT_SPAN: (r) => `« ${r.column} » compte des ${UNITS[r.unit]} : les heures d’à côté concordent.`,
  TOTAL_AGREES: (r) =>
    r.count === 1
      ? "La ligne de total concorde avec les entrées."
      : `${r.count} lignes de total concordent avec les entrées.`,
  TOTAL_UNCHECKED: (r) => `${rows(r.count)} de total sans vérification possible : une durée est illisible.`,
  SECONDS_ROUNDED: (r) =>
    `${entries(r.count)} avec des secondes, à la minute la plus proche (la demie vers le haut).`,
  UNDER_HALF_MINUTE: (r) =>
    `${entries(r.count)} de moins d’une demi-minute : 0 minute, tout de même inscrites.`,
  SHORTER_THAN_SPAN: (r) =>
    `${entries(r.count)} de durée moindre que du début à la fin (pause, ou arrondi de l’outil) : la durée compte.`,
  DECIMALS_DIFFER: (r) =>
    `${entries(r.count)} dont les heures décimales diffèrent des heures et minutes : ces dernières comptent.`,
  PAST_MIDNIGHT: (r) => `${entries(r.count)} après minuit, comptées en entier au jour de leur début.`,
  NOT_BILLABLE: (r) =>
    `${entries(r.count)} non facturables selon l’outil : le forfait décide, elles sont lues comme les autres.`,
  WORDS_UNKNOWN: (r) => `« ${r.column} » a des mots qui ne sont ni oui ni non : ${r.words}.`,
  WORD_READ: (r) =>
    `${r.label === "task" ? "La tâche" : "L’étiquette"} « ${r.word} » lue comme ${r.category.fr} : ${entries(r.count)}.`,
  NO_IDS: () =>
    "L’exportation n’a pas d’identifiants : une entrée présente dans deux exportations se reconnaît à son contenu.",
  ONLY_HEADER: () => "Un en-tête et aucune entrée.",
  CORRECTIONS: (r) =>
    r.count === 1
      ? "1 ligne remplace celle dont elle donne le fichier et la ligne : elle compte là-bas."
      : `${r.count} lignes remplacent celles dont elles donnent le fichier et la ligne : elles comptent là-bas.`,
  NOT_ENTRIES: (r) => `${rows(r.count)} d’exceptions.csv ne concernent aucune entrée et sont passées.`,
};
