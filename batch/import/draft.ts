/**
 * `npm run profile -- FILE`: a draft profile for an export that no profile knows, beside the file, to be read
 * through and completed.
 *
 * Law: a draft is a suggestion, made of headings and contents, with what each rests on in a comment; it is never
 * used until somebody puts it in the configuration. A file that stands there is never overwritten.
 */

import { readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { type Row, text } from "../../core/cells.ts";
import { durationOf } from "../../core/durations.ts";
import { describe } from "../../core/errors.ts";
import { momentOf, timeOf } from "../../core/moments.ts";
import { nameKey } from "../../core/names.ts";
import { started, UsageError } from "../command.ts";
import { FatalError } from "../fatal-error.ts";
import { builtInProfiles, FIELDS, type Field, isReading } from "./profile.ts";
import { cutsOf } from "./table.ts";

/** Words that headings of time logs are made of, beside those of the profiles. */
const WORDS: Partial<Record<Field, readonly string[]>> = {
  start_at: ["Start Date/Time", "Date/Time", "Start", "Started", "Début", "Date et heure"],
  end_at: ["End Date/Time", "End", "Stop", "Fin"],
  start: ["Time", "Heure", "Start Time"],
  duration: ["Duration", "Durée", "Time spent", "Temps", "Temps passé"],
  client: ["Company", "Société", "Entreprise", "Account", "Compte", "Contact Company"],
  user: ["Contact", "Contact Name", "Personne"],
  technician: [
    "Record Manager",
    "Gestionnaire de fiche",
    "Scheduled By",
    "Employee",
    "Employé",
    "Technician",
  ],
  task: ["Type", "Result", "Résultat", "Activity", "Activité", "Service"],
  description: [
    "Regarding",
    "Concernant",
    "Objet",
    "Details",
    "Détails",
    "Subject",
    "Comment",
    "Commentaire",
  ],
  id: ["ID", "Unique ID", "Record ID", "GUID"],
  ticket: ["Ticket", "Case", "Billet", "Request"],
};

interface Guess {
  readonly heading: string;
  readonly field: Field | null;
  readonly why: string;
  readonly sample: string;
}

/** The draft for a file, or a sentence that says why none can be made. */
export function draft(file: string, bytes: Uint8Array): { draft: string } | { refused: string } {
  const cuts = cutsOf(bytes, { encoding: null, sheet: null });
  if ("problem" in cuts) return { refused: describe(cuts.problem, "en") };
  const widths = cuts.cuts.map(({ head }) => steadyWidth(head));
  const best = cuts.cuts[widths.indexOf(Math.max(...widths))];
  if (best === undefined || Math.max(...widths) < 2)
    return { refused: `${file} has no header with several columns. Export it as CSV with headings.` };
  const width = Math.max(...widths);
  const at = best.head.findIndex(
    ({ cells }) => cells.filter((cell) => text(cell) !== "").length >= Math.min(width, 2),
  );
  const header = best.head[at];
  const rows = best.head.slice(at + 1);
  const guesses = (header?.cells ?? []).flatMap((cell, column) => {
    const heading = text(cell);
    return heading === ""
      ? []
      : [
          guess(
            heading,
            rows.map(({ cells }) => text(cells[column])),
          ),
        ];
  });
  return { draft: written(file, once(guesses)) };
}

/** The width that most of the records share. */
function steadyWidth(head: readonly Row[]): number {
  const widths = head.map(({ cells }) => cells.length);
  const count = (width: number) => widths.filter((other) => other === width).length;
  return widths.reduce((best, width) => (count(width) * (width > 1 ? 2 : 1) > count(best) ? width : best), 0);
}

const byWord = new Map<string, Field>();
for (const [field, names] of Object.entries(WORDS) as [Field, string[]][]) {
  for (const name of names) if (!byWord.has(nameKey(name))) byWord.set(nameKey(name), field);
}
for (const profile of builtInProfiles().filter(isReading)) {
  for (const field of FIELDS) {
    for (const name of profile.columns[field] ?? [])
      if (!byWord.has(nameKey(name))) byWord.set(nameKey(name), field);
  }
}

function guess(heading: string, cells: readonly string[]): Guess {
  const filled = cells.filter((cell) => cell !== "");
  const [sample = ""] = filled;
  const all = (test: (cell: string) => boolean) => filled.length > 0 && filled.every(test);
  const isDate = (cell: string) => (momentOf(cell, "DMY") ?? momentOf(cell, "MDY")) !== null;
  const hasTime = (cell: string) => (momentOf(cell, "DMY") ?? momentOf(cell, "MDY"))?.time !== null;
  const named = byWord.get(nameKey(heading)) ?? null;
  if (all((cell) => isDate(cell) && !/^\d+$/.test(cell))) {
    const moment = all(hasTime);
    const end = /end|stop|out|fin|bis/i.test(heading);
    const field = moment ? (end ? "end_at" : "start_at") : end ? "end_date" : "date";
    return {
      heading,
      field,
      why: moment ? "every cell is a date with a time" : "every cell is a date",
      sample,
    };
  }
  if (all((cell) => timeOf(cell) !== null) && named !== "duration")
    return {
      heading,
      field: /end|stop|out|fin|to|bis/i.test(heading) ? "end" : "start",
      why: "every cell is a time of day",
      sample,
    };
  if (named !== null) return { heading, field: named, why: "by its heading", sample };
  const worded = all((cell) => {
    const found = durationOf(cell, 8);
    return found !== null && !("bare" in found);
  });
  return worded
    ? { heading, field: "duration", why: "every cell is a duration", sample }
    : { heading, field: null, why: filled.length === 0 ? "empty" : "not recognised", sample };
}

/** A field is guessed once; what comes later for it is left for the reader to decide. */
function once(guesses: readonly Guess[]): Guess[] {
  const taken = new Set<Field>();
  return guesses.map((own) => {
    if (own.field === null || taken.has(own.field)) {
      return own.field === null ? own : { ...own, field: null, why: `like “${own.field}” above` };
    }
    taken.add(own.field);
    return own;
  });
}

function written(file: string, guesses: readonly Guess[]): string {
  const id = nameKey(basename(file).replace(/\.[^.]*$/, "")).replace(/[^a-z0-9]/g, "") || "export";
  const known = guesses.filter((own) => own.field !== null);
  const has = (field: Field) => known.some((own) => own.field === field);
  const needs: string[] = known.map(({ field }) => String(field)).filter((field) => NEEDED.includes(field));
  const missing = [
    ...(has("date") || has("start_at") ? [] : ["a day: date or start_at"]),
    ...((["duration", "hours", "seconds", "end", "end_at"] as const).some(has)
      ? []
      : ["a duration, or an end"]),
    ...(has("client") || has("project")
      ? []
      : ["a client, or a project that the configuration gives to one"]),
  ];
  const comment = (heading: string, why: string, sample: string) =>
    `    // “${heading}”: ${why}${sample === "" ? "" : `, such as “${sample.slice(0, 40)}”`}`.replace(
      /[\r\n]+/g,
      " ",
    );
  return `// A draft for ${basename(file)}. Read it through, correct it, then name it in the configuration:
//   "profiles": ["${basename(file)}.profile.json"]
// and try it: npm run inspect -- ${basename(file)} --config FILE
// Fields: ${FIELDS.join(", ")}.
${missing.map((what) => `// STILL MISSING: ${what}.\n`).join("")}{
  "id": "${id}",
  "tool": "${id}",
  "report": { "en": "export", "fr": "export" },
  "columns": {
${known
  .map(
    ({ heading, field, why, sample }, index) =>
      `${comment(heading, why, sample)}\n    ${JSON.stringify(field)}: ${JSON.stringify([heading])}${index < known.length - 1 ? "," : ""}`,
  )
  .join("\n")}
  },
  // The header must have all of these to be recognised.
  "needs": ${JSON.stringify(needs)},
  // Headings that are left alone; move one up to "columns" to read it.
${guesses
  .filter((own) => own.field === null)
  .map(({ heading, why, sample }) => comment(heading, why, sample).slice(2))
  .join("\n")}
  "ignored": ${JSON.stringify(guesses.filter((own) => own.field === null).map(({ heading }) => heading))},
  // The orders that dates such as 03/04/2026 may have; decided once a file, over all its dates.
  "dateOrders": ["DMY", "MDY"],
  // What a bare number in "duration" counts: hours, minutes, seconds, milliseconds; or unclear.
  "bareDuration": "unclear",
  // What stands for an empty cell, such as "-".
  "empty": []
}
`;
}

const NEEDED: readonly string[] = [
  "date",
  "start_at",
  "duration",
  "hours",
  "seconds",
  "client",
  "project",
  "technician",
];

const USAGE = "Usage: npm run profile -- FILE";

await started(import.meta.url, USAGE, async (args) => {
  const { positionals } = parseArgs({ args: [...args], options: {}, allowPositionals: true });
  const [path] = positionals;
  if (path === undefined || positionals.length > 1) throw new UsageError("One FILE is needed.");
  const bytes = await readFile(path).catch((error: Error) => {
    throw new FatalError([error.message]);
  });
  const made = draft(path, bytes);
  if ("refused" in made) throw new FatalError([made.refused]);
  const target = `${path}.profile.json`;
  await writeFile(target, made.draft, { flag: "wx" }).catch((error: NodeJS.ErrnoException) => {
    throw new FatalError([
      `${error.message}.${error.code === "EEXIST" ? " Remove it to draft it again." : ""}`,
    ]);
  });
  console.log(
    `A draft profile is in ${target}: read it through, then name it in “profiles” of the configuration.`,
  );
  return 0;
});
