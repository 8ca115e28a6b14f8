/**
 * A draft profile for an unknown export, for a person to review and complete.
 *
 * Law: a draft is a suggestion from headings and contents, with the reason for each field in a comment. It is never
 * used until someone adds it to the configuration.
 */

import { basename } from "node:path";
import { type Row, text } from "../../core/firm/cells.ts";
import type { Language } from "../../core/values/language.ts";
import { nameKey } from "../../core/values/names.ts";
import { describe } from "../../core/words/describe.ts";
import { WORDS } from "../../core/words/words.ts";
import { MOST } from "../disk/input-limits.ts";
import { type Guess, guesses, PLACEHOLDERS } from "./column-guesses.ts";
import { builtInProfiles, FIELDS, type Field, type ReadingProfile } from "./profile.ts";
import { type Recognised, recognition } from "./recognition.ts";
import { cutsOf } from "./table.ts";

/** The draft for a file, or a sentence that says why there is none. */
export function draft(
  file: string,
  bytes: Uint8Array,
  language: Language,
): { draft: string } | { refused: string } {
  const says = WORDS[language].setup.profile;
  const cuts = cutsOf(bytes, { encoding: null, sheet: null });
  if ("problem" in cuts) return { refused: describe(cuts.problem, language) };
  const widths = cuts.cuts.map(({ head }) => steadyWidth(head));
  const best = cuts.cuts[widths.indexOf(Math.max(...widths))];
  if (best === undefined || Math.max(...widths) < 2) return { refused: says.noHeader(file) };
  const found = recognition(best.head, builtInProfiles(), {
    asked: null,
    provided: [],
    last: cuts.last,
    file,
  });
  if ("problem" in found && found.problem.code === "REPORT_WRONG")
    return { refused: describe(found.problem, language) };
  const known = "profile" in found && isWhole(found) ? found : null;
  const width = Math.max(...widths);
  const filled = ({ cells }: Row) => cells.filter((cell) => text(cell) !== "");
  const first = best.head.findIndex((row) => filled(row).length > width / 2);
  const at = known?.header ?? Math.max(0, first);
  const header = (best.head[at]?.cells ?? []).map(text);
  if (header.length > MOST.columns) return { refused: says.tooWide(file, MOST.columns) };
  const rows = best.head
    .slice(at + 1)
    .filter((row) => !/^(sub|sous-)?tot(al|aux)/i.test(text(filled(row)[0])));
  const cells = rows.map((row) => header.map((_, column) => text(row.cells[column])));
  const empty = PLACEHOLDERS.filter((sign) => cells.some((row) => row.includes(sign)));
  const own = guesses(header, cells);
  const guessed = known === null ? own : asRead(own, known);
  // A profile can't refer to a column without a heading.
  const named = guessed.filter(({ heading }) => heading !== "");
  return { draft: written(file, named, { base: known?.profile ?? null, empty }) };
}

/** The columns a profile reads, in its own order where several hold one field; guesses for the rest. */
function asRead(guessed: readonly Guess[], { profile, columns, unknown }: Recognised): Guess[] {
  const why = `as the profile “${profile.id}” reads it`;
  const read = [...columns].flatMap(([field, places]) =>
    places.flatMap((at) => guessed[at] ?? []).map((guess) => ({ ...guess, field, why })),
  );
  const rest = guessed.filter(({ heading }) => unknown.includes(heading));
  return [
    ...read,
    ...rest.map((guess) =>
      guess.field === null || !columns.has(guess.field)
        ? guess
        : { ...guess, field: null, why: `like “${guess.field}” above` },
    ),
  ];
}

/** Whether all fields the profile needs are present: our own log is recognised even if a column is missing. */
function isWhole({ profile, columns }: Recognised): boolean {
  return profile.needs.every((fields) => fields.some((field) => columns.has(field)));
}

/** The width of most records. */
function steadyWidth(head: readonly Row[]): number {
  const widths = head.map(({ cells }) => cells.length);
  const count = (width: number) => widths.filter((other) => other === width).length;
  return widths.reduce((best, width) => (count(width) * (width > 1 ? 2 : 1) > count(best) ? width : best), 0);
}

/** The draft's text; with a base, only the additions to it. */
function written(
  file: string,
  guessed: readonly Guess[],
  { base, empty }: { base: ReadingProfile | null; empty: readonly string[] },
): string {
  const name = basename(file);
  const stem = nameKey(name.replace(/\.[^.]*$/, "")).replace(/[^a-z0-9]/g, "") || "export";
  const id = builtInProfiles().some((profile) => profile.id === stem) ? `our-${stem}` : stem;
  const known = guessed.filter((own) => own.field !== null);
  const left = guessed.filter((own) => own.field === null);
  const fields = [...new Set(known.flatMap(({ field }) => field ?? []))];
  const lines = fields
    .map((field) => {
      const own = known.filter((guess) => guess.field === field);
      const headings = own.map(({ heading }) => heading);
      return [...own.map(commentOn), `    ${JSON.stringify(field)}: ${JSON.stringify(headings)}`].join("\n");
    })
    .join(",\n");
  const ignored = `  // Headings that are left alone; move one up to "columns" to read it.
${left.map((own) => `${commentOn(own).slice(2)}\n`).join("")}  "ignored": ${JSON.stringify(left.map(({ heading }) => heading))}`;
  const unit = known.flatMap((own) => own.unit ?? [])[0] ?? "unclear";
  const top = `// A draft for ${name}. Read it through, correct it, then name it in the configuration:
//   "profiles": ["${name}.profile.json"]
// and try it: plan-balance inspect ${name}
// Fields: ${FIELDS.join(", ")}.
${open(known)
  .map((what) => `// ${what}.\n`)
  .join("")}`;
  if (base !== null)
    return `// This file is read already, as ${base.tool} (profile “${base.id}”): a profile is needed only to read more of it.
${top}{
  "id": "${id}",
  "extends": "${base.id}",
  "columns": {
${lines}
  },
${ignored}
}
`;
  return `${top}{
  "id": "${id}",
  "tool": "${id}",
  "report": { "en": "export", "fr": "export" },
  "columns": {
${lines}
  },
  // The header must have all of these to be recognised.
  "needs": ${JSON.stringify(fields.filter((field) => NEEDED.includes(field)))},
${ignored},
  // The orders that dates such as 03/04/2026 may have; decided once a file, over all its dates.
  "dateOrders": ["DMY", "MDY"],
  // What a bare number in "duration" counts: hours, minutes, seconds, milliseconds; or unclear.
  "bareDuration": "${unit}",
  // What stands for an empty cell, such as "-".
  "empty": ${JSON.stringify(empty)}
}
`;
}

/** The likely content of a heading, as a comment. */
function commentOn({ heading, why, sample }: Guess): string {
  const such = sample === "" ? "" : `, such as “${sample.slice(0, 40)}”`;
  return `    // “${heading}”: ${why}${such}`.replace(/[\r\n]+/g, " ");
}

/** What only the reader can say. */
function open(known: readonly Guess[]): string[] {
  const has = (...fields: Field[]) => known.some(({ field }) => field !== null && fields.includes(field));
  const spans = has("start", "start_at") && has("end", "end_at");
  const unclear = known.find((own) => own.unit === null);
  return [
    ...(has("date", "start_at") ? [] : ["STILL MISSING: a day: date or start_at"]),
    ...(has("duration", "hours", "seconds", "end", "end_at") ? [] : ["STILL MISSING: a duration, or an end"]),
    ...(has("client", "project")
      ? []
      : [
          "STILL MISSING: a client, or a project that the configuration gives to one; of a file about one client, “sources” can say whose it is",
        ]),
    ...(unclear === undefined
      ? []
      : [
          spans
            ? `The numbers under “${unclear.heading}” count what start and end bear out; "bareDuration" below can say it`
            : `STILL TO SAY: what the numbers under “${unclear.heading}” count. Write it in "bareDuration" below; until then the file is read only where its contents show it`,
        ]),
  ];
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
