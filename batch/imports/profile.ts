/**
 * Profiles describe the export of one tool as data, one small JSON file per tool. A firm adds its own, or extends an
 * existing one.
 *
 * Laws: a profile names headings, never positions. An unknown key is an error. Two profiles that would recognise the
 * same headers are an error. A profile names the report it reads; one for a wrong report names the report to export
 * instead.
 */

import { readdirSync, readFileSync } from "node:fs";
import * as z from "zod";
import { TIME_LOG_COLUMNS } from "../../core/firm/time-log.ts";
import { inEachLanguage, LANGUAGES } from "../../core/values/language.ts";
import { nameKey } from "../../core/values/names.ts";
import { DATE_ORDERS, UNITS } from "../../core/values/notation.ts";
import { madeOnce } from "../../core/values/remembered.ts";
import { ANSWER_WORDS } from "../../core/words/accepted-words.ts";
import { type Issue, like, withKeys } from "../disk/fault-codes.ts";
import { type JsonText, readJson } from "../disk/json-text.ts";
import { CLEANINGS } from "./texts.ts";

/** The possible fields of a column. */
export const FIELDS = [
  "id",
  // When: a separate date and time, or a moment (`…_at`) with both.
  "date",
  "start",
  "start_at",
  "end_date",
  "end",
  "end_at",
  // How long: hours and minutes or words, decimal hours, seconds.
  "duration",
  "hours",
  "seconds",
  // For whom, by whom, what.
  "client",
  "project",
  "task",
  "tags",
  "user",
  "technician",
  "first_name",
  "last_name",
  "level",
  "category",
  "ticket",
  "trainees",
  "notice",
  "approved",
  "channel",
  "description",
  "billable",
  // From a corrected exceptions.csv.
  "file",
  "line",
  "fingerprint",
] as const;
export type Field = (typeof FIELDS)[number];

const DURATION_FIELDS = ["duration", "seconds", "hours"] as const;
export type DurationField = (typeof DURATION_FIELDS)[number];

const words = z.array(z.string());
const name = z.string().min(1);
/** What a profile says, in English and in any of the other languages; English stands in for one it lacks. */
const said = z
  .partialRecord(z.enum(LANGUAGES), name)
  .and(z.object({ en: name }))
  .transform((given) => inEachLanguage((language) => given[language] ?? given.en));
const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, { error: like('"our-tool"') });

const COMMON = { id, tool: z.string().min(1), report: said };

/** A complete reading profile; `DEFAULTS` fills what a profile leaves out. */
const WHOLE = z.strictObject({
  ...COMMON,
  columns: z.partialRecord(z.enum(FIELDS), words.min(1)),
  /** The required fields: each is a field, or alternatives of which one is enough (`duration|hours`). */
  needs: z
    .array(
      z
        .string()
        .transform((text) => text.split("|"))
        .pipe(z.array(z.enum(FIELDS)).min(1)),
    )
    .min(1, { error: like('["client", "duration|hours"]') }),
  /** Known headings that are not read; a `*` at the end matches anything. */
  ignored: words,
  /** The possible orders of numeric day and month; ISO dates are always read. */
  dateOrders: z.array(z.enum(DATE_ORDERS)),
  /** The unit of a bare number in `duration`; `unclear` if the tool's versions differ. */
  bareDuration: z.enum([...UNITS, "unclear"]),
  /** The column that wins if several hold the duration; start to end comes after them. */
  durationFrom: z.array(z.enum(DURATION_FIELDS)),
  /** Placeholders for an empty cell. */
  empty: words,
  /** What the exporter does to descriptions, to be reversed. */
  clean: z.array(z.enum(CLEANINGS)),
  yes: words,
  no: words,
  /** A row with none of these is a row of totals. */
  totalWithout: z.array(z.enum(FIELDS)),
});

export type ReadingProfile = z.infer<typeof WHOLE> & {
  /** The profile that this one extends and takes precedence over. */
  readonly base?: string;
};

const DEFAULTS = {
  ignored: [],
  dateOrders: [],
  bareDuration: "unclear",
  durationFrom: [...DURATION_FIELDS],
  empty: [],
  clean: [],
  yes: [...ANSWER_WORDS.yes],
  no: [...ANSWER_WORDS.no],
  totalWithout: [],
} satisfies Partial<ReadingProfile>;

const READS = WHOLE.partial().required({ id: true, tool: true, report: true, columns: true, needs: true });

/** A firm's own profile that extends another: only the differences are written. */
const EXTENDS = WHOLE.partial().required({ id: true }).extend({ extends: id });

/**
 * A profile that refuses a file: the header contains all `headings` (each may list alternatives: `A|B`; a `*` at the
 * end matches anything), or the last line starts with a given text (alternatives: `A|B`).
 */
const REFUSES = z.strictObject({
  ...COMMON,
  headings: words.min(1).optional(),
  lastLine: z.string().optional(),
  refuse: said,
});

export type RefusingProfile = z.infer<typeof REFUSES> & { readonly base?: never };
export type Profile = ReadingProfile | RefusingProfile;

export function isReading(profile: Profile): profile is ReadingProfile {
  return "columns" in profile;
}

/** The time log's own columns as a profile; always included. */
export const CANONICAL: ReadingProfile = whole({
  id: "canonical",
  tool: "canonical",
  report: { en: "time log", fr: "journal de temps" },
  columns: {
    ...Object.fromEntries(
      Object.entries(TIME_LOG_COLUMNS).map(([column, { headings }]) => [
        column === "minutes" ? "duration" : column,
        [column, ...headings],
      ]),
    ),
    // With the start, used to check durations.
    end: ["end", "end time", "fin", "heure de fin"],
    file: ["file"],
    line: ["line"],
    fingerprint: ["fingerprint"],
  },
  needs: [["date"], ["client"], ["duration"]],
  ignored: ["code", "reason"],
  dateOrders: [...DATE_ORDERS],
  durationFrom: ["duration"],
});

function whole(given: z.infer<typeof READS>): ReadingProfile {
  // JSON has no undefined: a missing key is absent and keeps its default.
  return { ...DEFAULTS, ...given } as ReadingProfile;
}

/** What is wrong with a profile; `core/words` has the sentences. */
interface ProfileFaults {
  readonly text: JsonText;
  readonly issues: readonly Issue[];
}

type Read = { readonly profile: Profile } | { readonly issues: readonly Issue[] };

/** Parses a profile, or tells what is wrong with it. */
export function parseProfile(
  given: string,
  known: readonly Profile[],
): { profile: Profile } | { faults: ProfileFaults } {
  const text = readJson(given);
  const read: Read = text.isWhole ? readProfile(text.value, known) : { issues: [] };
  if ("profile" in read && text.faults.length === 0) return read;
  return { faults: { text, issues: "issues" in read ? read.issues : [] } };
}

function readProfile(data: unknown, known: readonly Profile[]): Read {
  const has = (key: string) => typeof data === "object" && data !== null && key in data;
  if (has("extends")) return extended(EXTENDS.safeParse(data), known);
  if (has("refuse")) {
    const parsed = REFUSES.safeParse(data);
    return parsed.success ? { profile: parsed.data } : { issues: issuesOf(parsed.error, REFUSES.shape) };
  }
  const parsed = READS.safeParse(data);
  return parsed.success ? { profile: whole(parsed.data) } : { issues: issuesOf(parsed.error, READS.shape) };
}

function issuesOf({ issues }: z.ZodError, shape: object): Issue[] {
  return withKeys(issues, Object.keys(shape));
}

type Parsed = ReturnType<typeof EXTENDS.safeParse>;

/** A profile merged with its base: own headings first, lists joined, the rest replaced. */
function extended(parsed: Parsed, known: readonly Profile[]): Read {
  if (!parsed.success) return { issues: issuesOf(parsed.error, EXTENDS.shape) };
  const { extends: base, columns, ignored, empty, ...own } = parsed.data;
  const from = known.find((profile) => profile.id === base);
  if (from === undefined || !isReading(from)) {
    const values = known.filter(isReading).map((profile) => profile.id);
    return { issues: [{ code: "invalid_value", values, path: ["extends"], message: "", input: base }] };
  }
  const merged = { ...from.columns };
  for (const [field, headings] of Object.entries(columns ?? {}) as [Field, string[]][]) {
    merged[field] = [...headings, ...(merged[field] ?? [])];
  }
  const profile = {
    ...from,
    ...own,
    columns: merged,
    ignored: [...(ignored ?? []), ...from.ignored],
    empty: [...(empty ?? []), ...from.empty],
    base,
  };
  return { profile: profile as ReadingProfile };
}

/** Profiles that can't stand side by side: two of one id, or two that recognise the same header. */
interface Conflict {
  readonly one: string;
  readonly other: string;
}

export function conflicts(profiles: readonly Profile[]): Conflict[] {
  const signatures = new Map(profiles.map((profile) => [profile, signature(profile)]));
  return profiles.flatMap((profile, index) =>
    profiles
      .slice(0, index)
      .filter(
        (other) =>
          other.id === profile.id ||
          (signatures.get(other) === signatures.get(profile) && profile.base !== other.id),
      )
      .map((other) => ({ one: other.id, other: profile.id })),
  );
}

/** The fields a header needs to be recognised. */
function signature(profile: Profile): string {
  if (!isReading(profile)) return JSON.stringify([profile.headings ?? null, profile.lastLine ?? null]);
  const { columns } = profile;
  const groups = profile.needs.map((fields) =>
    fields.flatMap((field) => (columns[field] ?? []).map(nameKey)).sort(),
  );
  return JSON.stringify(groups.map((group) => group.join("|")).sort());
}

/** Whether it is a built-in profile rather than the firm's own. */
export function isBuiltIn(profile: Profile): boolean {
  return builtInProfiles().includes(profile);
}

const FOLDER = new URL("profiles/", import.meta.url);

/** The built-in profiles, in order of name, read once. Throws on a faulty one: that is our mistake. */
export const builtInProfiles = madeOnce((): readonly Profile[] => {
  const profiles: Profile[] = [CANONICAL];
  for (const name of readdirSync(FOLDER).sort()) {
    const read = parseProfile(readFileSync(new URL(name, FOLDER), "utf8"), profiles);
    if ("faults" in read) throw new Error(`${name}: ${JSON.stringify(read.faults)}`);
    profiles.push(read.profile);
  }
  const wrong = conflicts(profiles);
  if (wrong.length > 0) throw new Error(JSON.stringify(wrong));
  return profiles;
});
