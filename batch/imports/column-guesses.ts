/**
 * The likely content of each column of an unknown export, from its heading and its cells.
 *
 * Laws: the cells come first (a day is never taken for a duration, a number never for a name), then the heading. Each
 * field is guessed once, from the best-matching column, wherever it is. A merely possible column (when a row was
 * recorded, hours invoiced) is used only if no better one exists, with a note to check it.
 */

import { durationOf } from "../../core/values/durations.ts";
import { timeOf } from "../../core/values/moments.ts";
import { nameKey } from "../../core/values/names.ts";
import type { Unit } from "../../core/values/notation.ts";
import { madeOnce } from "../../core/values/remembered.ts";
import { builtInProfiles, FIELDS, type Field, isReading } from "./profile.ts";
import { localMoment } from "./zone.ts";

export interface Guess {
  readonly heading: string;
  readonly field: Field | null;
  readonly why: string;
  /** The first non-empty cell. */
  readonly sample: string;
  /**
   * The unit of its bare numbers by the heading; null if the heading does not say; absent if it has no such numbers.
   */
  readonly unit?: Unit | null;
}

/** Placeholders for an empty cell in various tools. */
export const PLACEHOLDERS: readonly string[] = ["-", "–", "—", "_", "N/A", "n/a"];

interface Column {
  readonly heading: string;
  /** The heading's words, folded and separated by spaces. */
  readonly says: string;
  readonly cells: readonly string[];
  readonly kind: Kind;
}

type Kind = "moments" | "dates" | "times" | "durations" | "numbers" | "texts" | "empty";

interface Candidate {
  readonly column: Column;
  readonly field: Field;
  /** Below `SURE` it is a last resort. */
  readonly weight: number;
  readonly why: string;
  readonly unit?: Unit | null;
}

const SURE = 1;

const START = /\b(start|started|begin|began|from|login|work|worked|performed|debut|du|von)\b/;
const END = /\b(end|ended|stop|stopped|finish|finished|to|until|out|logout|fin|au|bis)\b/;
/** The time of something other than the work: data entry, closing the ticket, invoicing. */
const ELSEWHEN =
  /\b(create|created|creation|recorded|entered|modified|updated|changed|due|deadline|exported|approved|approval|submitted|invoiced|billed|opened|closed|resolved|cree|saisie|enregistre|modifie|modification|echeance|approuve|facture|ouverture|fermeture)\b/;
const PERIOD = /\b(week|period|month|semaine|periode|mois)\b/;
/** Time other than the work of this row. */
const ELSEHOW =
  /\b(inv|invoice|invoiced|billed|billable|estimated|estimate|remaining|planned|budget|budgeted|rounded|overtime|deduct|deducted|break|pause|facture|facturees|facturables|estime|estimees|restant|restantes|prevu|prevues|arrondi|arrondies)\b/;
const SPENT =
  /\b(duration|spent|worked|elapsed|logged|tracked|hours|hrs|minutes|duree|temps|heures|dauer|stunden|duracion|horas)\b/;
/** A column about a thing, other than its name. */
const ABOUT =
  /\b(id|code|number|no|num|numero|email|e mail|mail|courriel|phone|telephone|url|link|lien|type|status|statut|rate|tarif|amount|montant|amt|title|subject|summary|sujet|titre|role|group|groupe|owner|manager|by)\b/;
const MONEY = /\b(rate|amount|amt|cost|price|charge|tarif|taux|montant|cout|prix)\b/;
const UNIT_WORDS: readonly (readonly [RegExp, Unit])[] = [
  [/\b(ms|milliseconds?|millisecondes?)\b/, "milliseconds"],
  [/\b(s|secs?|seconds?|secondes?)\b/, "seconds"],
  [/\b(m|mins?|minutes?)\b/, "minutes"],
  [/\b(h|hrs?|hours?|heures?|stunden|horas)\b/, "hours"],
];

/** Things whose owner or author need not be the person who worked. */
const OWNED = /\b(project|projet|account|compte|client|customer|company)\b/;

/** What words of a heading suggest, and how surely. */
const HEADING_WORDS: readonly (readonly [Field, number, RegExp])[] = [
  ["id", 3, /^(id|guid|unique id|identifiant)$|\b(worklog|entry|log|record|saisie) (id|no|number)\b/],
  ["technician", 3, /\b(technicien|technicienne|technician|intervenant|intervenante)\b/],
  ["technician", 3, /\b(worked|performed|done|logged) by\b|^record manager$|^gestionnaire de fiche$/],
  ["technician", 2.8, /\b(agent|owner|member|staff|tech|engineer|consultant)\b/],
  ["technician", 2.7, /\b(employee|employe|resource|ressource|worker|collaborateur|scheduled by)\b/],
  ["technician", 2.2, /\b(user|username|utilisateur|author|auteur)\b|^(full )?name$|^nom( complet)?$/],
  ["client", 3, /\b(client|customer|company|societe|entreprise)\b/],
  ["client", 2.5, /\b(organization|organisation|account|compte)\b/],
  ["user", 2.5, /\b(contact|personne|requester|demandeur|caller|appelant|abonne)\b/],
  ["project", 2.9, /\b(project|projet|projekt|proyecto)\b/],
  [
    "ticket",
    2.6,
    /\b((no|numero) )?(ticket|billet|case|incident|request|demande|issue|work order|bon de travail)( (id|no|number|numero|code))?\b/,
  ],
  ["task", 2.9, /\b(work type|activity type|type d activite|type de travail|service item)\b/],
  ["task", 2.4, /\b(activity|activite|service|task|tache)\b/],
  ["task", 2.2, /^(type|result|resultat)$/],
  ["description", 2.9, /\b(description|notes?|comments?|commentaires?|details?)\b/],
  ["description", 2.1, /\b(regarding|concernant|objet|subject|sujet|summary|resume|memo|title|titre)\b/],
];
/** What a number may identify. */
const NUMBERED: ReadonlySet<Field> = new Set(["id", "ticket", "client", "project", "technician"]);

/** The headings of the profiles and of our own columns, for fields that no word above suggests. */
const byHeading = madeOnce((): ReadonlyMap<string, Field> => {
  const found = new Map<string, Field>();
  for (const profile of builtInProfiles().filter(isReading)) {
    for (const field of FIELDS) {
      for (const name of profile.columns[field] ?? []) {
        if (!found.has(nameKey(name))) found.set(nameKey(name), field);
      }
    }
  }
  return found;
});
/** Fields that such a heading decides without a look at the cells; `approved` and `notice` have other meanings here. */
const BY_HEADING: ReadonlySet<Field> = new Set([
  ...HEADING_WORDS.flatMap(([field]) => (field === "id" ? [] : [field])),
  ...(["tags", "first_name", "last_name", "level", "category", "trainees", "channel", "billable"] as const),
]);

/** A guess for each heading, in order. */
export function guesses(headings: readonly string[], rows: readonly (readonly string[])[]): Guess[] {
  const columns = headings.map((heading, at) =>
    columnOf(
      heading,
      rows.map((cells) => cells[at] ?? ""),
    ),
  );
  const all = columns.flatMap(candidates);
  const timed = all.some(({ field, weight }) => weight >= SURE && HOW_LONG.includes(field));
  // A bare “Time” is the start if another column holds the duration, else it is the duration.
  const meant = timed ? all : all.map(asDuration);
  meant.sort((a, b) => b.weight - a.weight);
  const taken = new Map<Field, Candidate>();
  const free = (column: Column) => [...taken.values()].every((own) => own.column !== column);
  for (const candidate of meant) {
    if (taken.has(candidate.field) || !free(candidate.column)) continue;
    if (candidate.weight < SURE && (isTold(candidate.field, taken) || isOneOfSeveral(candidate, meant)))
      continue;
    taken.set(candidate.field, candidate);
  }
  return columns.map((column) => {
    const { heading, cells } = column;
    const [sample = ""] = cells.filter((cell) => cell !== "");
    const own = [...taken.values()].find((candidate) => candidate.column === column);
    if (own !== undefined) {
      const { field, why, unit } = own;
      return { heading, field, why, sample, ...(unit !== undefined && { unit }) };
    }
    const other = meant.find((candidate) => candidate.column === column)?.field;
    const why =
      other === undefined
        ? "not recognised"
        : isTold(other, taken)
          ? `like “${other}”, which another column says better`
          : `perhaps “${other}”; check it, for another column may be it too, or neither`;
    return { heading, field: null, why: column.kind === "empty" ? "empty" : why, sample };
  });
}

const WHEN: readonly Field[] = ["date", "start_at"];
const HOW_LONG: readonly Field[] = ["duration", "hours", "seconds", "end", "end_at"];

/** Whether another column already gives a day, or a duration. */
function isTold(field: Field, taken: ReadonlyMap<Field, Candidate>): boolean {
  const alike = [WHEN, HOW_LONG].find((fields) => fields.includes(field)) ?? [field];
  return alike.some((own) => taken.has(own));
}

/** If several last resorts compete for one field, none is used. */
function isOneOfSeveral({ field, weight, column }: Candidate, all: readonly Candidate[]): boolean {
  return all.some((own) => own.column !== column && own.field === field && own.weight === weight);
}

/** A time of day whose heading does not say start and that could be a duration. */
function asDuration(candidate: Candidate): Candidate {
  const { column, field } = candidate;
  if (field !== "start" || START.test(column.says) || column.cells.some(isNoDuration)) return candidate;
  return { ...candidate, field: "duration", why: "every cell may be a duration, and no other column is one" };
}

function columnOf(heading: string, given: readonly string[]): Column {
  const says = heading
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map(nameKey)
    .filter((word) => word !== "")
    .join(" ");
  const cells = given.map((cell) => (PLACEHOLDERS.includes(cell) ? "" : cell));
  return { heading, says, cells, kind: kindOf(cells.filter((cell) => cell !== "")) };
}

const isNoDuration = (cell: string) => cell !== "" && durationOf(cell, 8) === null;
const momentOf = (cell: string) => localMoment(cell, "DMY", "UTC") ?? localMoment(cell, "MDY", "UTC");

function kindOf(filled: readonly string[]): Kind {
  if (filled.length === 0) return "empty";
  const moments = filled.map(momentOf);
  // A five-digit number may be a spreadsheet date, or any other number.
  if (moments.every((moment) => moment !== null) && !filled.every((cell) => /^\d{1,12}$/.test(cell)))
    return moments.every((moment) => moment.time !== null) && moments.some((moment) => moment.time !== 0)
      ? "moments"
      : "dates";
  const durations = filled.map((cell) => durationOf(cell, 8));
  if (durations.every((found) => found !== null && "bare" in found)) return "numbers";
  if (filled.every((cell) => timeOf(cell) !== null)) return "times";
  return durations.every((found) => found !== null) ? "durations" : "texts";
}

function candidates(column: Column): Candidate[] {
  const { kind } = column;
  if (kind === "moments" || kind === "dates") return [day(column)];
  if (kind === "times" && !SPENT.test(column.says)) return [timeOfDay(column)];
  if (kind === "times" || kind === "durations") return [worded(column)];
  const spent = kind === "numbers" ? numbered(column) : null;
  return spent === null ? named(column) : [spent];
}

function day(column: Column): Candidate {
  const { says, kind } = column;
  const whole = kind === "moments";
  const why = `every cell is a date${whole ? " with a time" : ""}`;
  if (PERIOD.test(says) || (ELSEWHEN.test(says) && !START.test(says)))
    return {
      column,
      field: whole ? "start_at" : "date",
      weight: 0.5,
      why: `${why}; check it: by its heading it may be another day than that of the work`,
    };
  if (END.test(says)) return { column, field: whole ? "end_at" : "end_date", weight: 2, why };
  return { column, field: whole ? "start_at" : "date", weight: START.test(says) ? 3 : 2, why };
}

function timeOfDay(column: Column): Candidate {
  const why = "every cell is a time of day";
  if (END.test(column.says)) return { column, field: "end", weight: 3, why };
  return { column, field: "start", weight: START.test(column.says) ? 3 : 2, why };
}

function worded(column: Column): Candidate {
  const { says } = column;
  if (ELSEHOW.test(says)) return { column, field: "duration", weight: 0.5, why: UNLIKE_WORKED };
  return { column, field: "duration", weight: SPENT.test(says) ? 3 : 2, why: "every cell is a duration" };
}

const UNLIKE_WORKED = "by its heading; check it: it may be other time than was worked";

/** Numbers that count time, by the heading: the unit, or only that they are time. */
function numbered(column: Column): Candidate | null {
  const { says } = column;
  const [, unit = null] = UNIT_WORDS.find(([words]) => words.test(says)) ?? [];
  if (MONEY.test(says) || (unit === null && !SPENT.test(says) && says !== "time")) return null;
  const field = unit === "hours" || unit === "seconds" ? unit : "duration";
  const other = ELSEHOW.test(says);
  const weight = other ? 0.5 : says.includes("total") ? 1.2 : SPENT.test(says) ? 3 : 2.5;
  return {
    column,
    field,
    weight,
    why: other ? UNLIKE_WORKED : "by its heading",
    ...(field === "duration" && { unit }),
  };
}

function named(column: Column): Candidate[] {
  const { heading, says, cells, kind } = column;
  const filled = cells.filter((cell) => cell !== "");
  const why = "by its heading";
  // Empty columns, numbers, addresses and longer headings rank lower.
  const less =
    (kind === "empty" ? 1 : kind === "numbers" ? 0.5 : 0) +
    (filled.some((cell) => cell.includes("@")) ? 1 : 0) +
    says.split(" ").length / 100;
  const found = HEADING_WORDS.flatMap(([field, weight, words]): Candidate[] => {
    const rest = says.replace(words, "");
    if (rest === says || ABOUT.test(rest) || ELSEWHEN.test(rest)) return [];
    if (field === "id" && new Set(filled).size < cells.length) return [];
    if (field === "technician" && OWNED.test(says)) return [];
    if (kind === "numbers" && !NUMBERED.has(field)) return [];
    const seen = field === "id" ? "; no two of the first rows share one" : "";
    return [{ column, field, weight: weight - less, why: why + seen }];
  });
  const known = byHeading().get(nameKey(heading));
  if (found.length === 0 && known !== undefined && BY_HEADING.has(known))
    found.push({ column, field: known, weight: 1.8 - less / 3, why });
  return found;
}
