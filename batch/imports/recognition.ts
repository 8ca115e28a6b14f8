/**
 * Identifies the tool that made an export, from its header.
 *
 * Laws: the order of columns never matters. A profile is recognised when all its required fields are present or set by
 * the configuration. A reading profile takes precedence over a refusing one; then the one that explains most of the
 * header wins. On a tie the firm's own profile wins; two of the firm's own are a refusal. No match is a
 * refusal too, naming the nearest profiles.
 */

import type { Row } from "../../core/firm/cells.ts";
import { text } from "../../core/firm/cells.ts";
import { compareText, nameKey } from "../../core/values/names.ts";
import type { Problem } from "../../core/values/problems.ts";
import { MOST } from "../disk/input-limits.ts";
import {
  CANONICAL,
  type Field,
  isBuiltIn,
  isReading,
  type Profile,
  type ReadingProfile,
  type RefusingProfile,
} from "./profile.ts";

/** The header must be within this many records. */
const HEADER_WITHIN = 20;

export interface Recognised {
  readonly profile: ReadingProfile;
  /** The header record. */
  readonly header: number;
  /** The columns of each field, in the order of its headings in the profile. */
  readonly columns: ReadonlyMap<Field, readonly number[]>;
  /** The number of headings read or known, and the total number. */
  readonly known: number;
  readonly of: number;
  /** Headings unknown to the profile. */
  readonly unknown: readonly string[];
  readonly score: number;
}

export type Recognition =
  | Recognised
  /** `score` is how close a refused header came to a match, to compare the ways of splitting the text. */
  | { readonly problem: Problem; readonly line: number; readonly score: number };

/**
 * The header among the first records, and its profile. `asked` is the profile named by the user, if any; `provided`
 * lists the fields that the configuration fills if the file lacks them.
 */
export function recognition(
  head: readonly Row[],
  profiles: readonly Profile[],
  {
    asked,
    provided,
    last,
    file,
  }: { asked: string | null; provided: readonly Field[]; last: string; file: string },
): Recognition {
  const among = asked === null ? profiles : profiles.filter(({ id }) => id === asked);
  const rows = head.slice(0, HEADER_WITHIN);
  const headers: Header[] = [];
  // The first record that fits a profile is the header; anything above it is a title.
  let found: Match[] = [];
  for (const [index, row] of rows.entries()) {
    const header = new Header(row, index);
    if (header.filled <= 1 || header.filled > MOST.columns) continue;
    headers.push(header);
    found = among.flatMap((profile) => match(profile, header, provided) ?? []);
    if (found.length > 0) break;
  }
  // A readable report is never a wrong report, whatever headings they share.
  const readable = found.filter(({ profile }) => isReading(profile));
  if (readable.length > 0) found = readable;
  found.sort((a, b) => b.score - a.score);
  const [best, next] = found;
  if (best === undefined) return unrecognised(rows, headers, among, last, file);
  const line = rows[best.header]?.line ?? 1;
  if (next !== undefined && next.score === best.score) {
    const own = found.filter(({ score }) => score === best.score);
    // An extension takes precedence over its base, and a firm's own profile over a built-in one.
    const bases = new Set(own.map(({ profile }) => profile.base));
    const firms = own.filter(({ profile }) => !isBuiltIn(profile));
    const left = (firms.length > 0 ? firms : own).filter(({ profile }) => !bases.has(profile.id));
    const [only] = left;
    if (left.length === 1 && only !== undefined) return settled(only, line);
    const names = left.map(({ profile }) => profile.id).sort(compareText);
    const problem: Problem = { code: "PROFILES_ALIKE", profiles: names.join(", "), file };
    return { problem, line, score: best.score };
  }
  return settled(best, line);
}

/** A candidate for the header. */
class Header {
  readonly line: number;
  readonly at: number;
  readonly headings: readonly string[];
  readonly filled: number;
  /** The columns of each heading, by its key. */
  readonly places: ReadonlyMap<string, readonly number[]>;

  constructor({ line, cells }: Row, at: number) {
    this.line = line;
    this.at = at;
    this.headings = cells.map(text);
    this.filled = this.headings.filter((heading) => heading !== "").length;
    const places = new Map<string, number[]>();
    this.headings.forEach((heading, index) => {
      const key = heading.length > LONGEST_HEADING ? "" : headingKey(heading);
      const own = places.get(key);
      if (own !== undefined) own.push(index);
      else if (key !== "") places.set(key, [index]);
    });
    this.places = places;
  }

  /** The headings outside these columns. */
  others(read: ReadonlySet<number>): string[] {
    return this.headings.filter((heading, index) => heading !== "" && !read.has(index));
  }
}

/** Longer texts are not headings. */
const LONGEST_HEADING = 200;

interface Match extends Omit<Recognised, "profile"> {
  readonly profile: Profile;
}

function settled(match: Match, line: number): Recognition {
  const { profile } = match;
  if (isReading(profile)) return { ...match, profile };
  return { problem: wrongReport(profile), line, score: match.score };
}

function wrongReport(profile: RefusingProfile): Problem {
  return { code: "REPORT_WRONG", tool: profile.tool, report: profile.report, instead: profile.refuse };
}

/** A heading that is read scores far more than one that is only known, so the fuller reading wins. */
const READ = 10;

function match(profile: Profile, header: Header, provided: readonly Field[]): Match | null {
  const { at, filled: of } = header;
  if (!isReading(profile)) {
    if (profile.headings === undefined) return null;
    if (!profile.headings.every((one) => one.split("|").some((name) => isPresent(name, header)))) return null;
    const known = profile.headings.length;
    return {
      profile,
      header: at,
      columns: new Map(),
      known,
      of,
      unknown: [],
      score: READ * known - (of - known),
    };
  }
  const columns = columnsOf(profile, header);
  const has = (field: Field) => columns.has(field) || provided.includes(field);
  if (!profile.needs.every((fields) => fields.some(has))) return null;
  const read = new Set([...columns.values()].flat());
  const unknown = header.others(read).filter((heading) => !isIgnored(heading, profile));
  const known = of - unknown.length;
  const score = READ * read.size + known - unknown.length;
  return { profile, header: at, columns, known, of, unknown, score };
}

/** Whether this heading of a wrong report is present; a `*` at its end matches anything. */
function isPresent(name: string, { places }: Header): boolean {
  const key = headingKey(name);
  if (!name.endsWith("*")) return places.has(key);
  return [...places.keys()].some((heading) => heading.startsWith(key));
}

/** Headings are compared like names, ignoring a second byte order mark and repeated spaces. */
function headingKey(heading: string): string {
  return nameKey(heading.replaceAll("\uFEFF", ""));
}

/** A profile's headings by their keys, cached: every row of every file uses them. */
interface Keys {
  readonly columns: readonly (readonly [Field, readonly string[]])[];
  readonly ignored: ReadonlySet<string>;
  readonly beginnings: readonly string[];
}

const keysByProfile = new WeakMap<ReadingProfile, Keys>();

function keysOf(profile: ReadingProfile): Keys {
  const known = keysByProfile.get(profile);
  if (known !== undefined) return known;
  const columns = Object.entries(profile.columns) as [Field, string[]][];
  const keys: Keys = {
    columns: columns.map(([field, headings]) => [field, headings.map(headingKey)]),
    ignored: new Set(profile.ignored.filter((heading) => !heading.endsWith("*")).map(headingKey)),
    beginnings: profile.ignored.filter((heading) => heading.endsWith("*")).map(headingKey),
  };
  keysByProfile.set(profile, keys);
  return keys;
}

function columnsOf(profile: ReadingProfile, { places }: Header): Map<Field, readonly number[]> {
  const found = new Map<Field, readonly number[]>();
  for (const [field, headings] of keysOf(profile).columns) {
    const at = headings.flatMap((key) => places.get(key) ?? []);
    if (at.length > 0) found.set(field, [...new Set(at)]);
  }
  return found;
}

function isIgnored(heading: string, profile: ReadingProfile): boolean {
  const key = headingKey(heading);
  const { ignored, beginnings } = keysOf(profile);
  return ignored.has(key) || beginnings.some((beginning) => key.startsWith(beginning));
}

/** The number of profiles a refusal names. */
const NEAREST = 3;

/** No profile fits: a wrong report by its last line, a time log without one of our columns, or an unknown format. */
function unrecognised(
  rows: readonly Row[],
  headers: readonly Header[],
  profiles: readonly Profile[],
  last: string,
  file: string,
): Recognition {
  const lastKey = nameKey(last);
  for (const profile of profiles) {
    if (isReading(profile)) continue;
    if (!profile.lastLine?.split("|").some((words) => nameKey(words) === lastKey)) continue;
    return { problem: wrongReport(profile), line: rows[0]?.line ?? 1, score: READ };
  }
  const nearMatches = headers.flatMap((header) =>
    profiles.filter(isReading).map((profile) => {
      const columns = columnsOf(profile, header);
      const missing = profile.needs.filter((fields) => !fields.some((field) => columns.has(field)));
      const met = profile.needs.length - missing.length;
      return { profile, header, columns, missing, met, share: met / Math.max(1, profile.needs.length) };
    }),
  );
  nearMatches.sort(
    (a, b) => b.share - a.share || b.columns.size - a.columns.size || a.header.at - b.header.at,
  );
  const [best] = nearMatches;
  // If our own log lacks a column, the refusal names that column, and its rows are counted (A11).
  const own = best !== undefined && best.profile === CANONICAL && best.met >= 2 ? best : null;
  const unknown = own?.header.others(new Set([...own.columns.values()].flat())) ?? [];
  // Most headings of another tool are not ours, even if a date and hours are among them.
  if (own !== null && unknown.length * 2 <= own.header.filled) {
    const { profile, header, columns } = own;
    const of = header.filled;
    return {
      profile,
      header: header.at,
      columns,
      known: of - unknown.length,
      of,
      unknown,
      score: READ * own.met - 1,
    };
  }
  const header = best?.met ? best.header : (headers[0] ?? null);
  const shown =
    header?.headings ?? rows.find(({ cells }) => cells.some((cell) => text(cell) !== ""))?.cells.map(text);
  const present = shown?.filter((heading) => heading !== "") ?? [];
  const listed = new Map<string, string>();
  for (const { profile, missing, met } of nearMatches) {
    if (met === 0 || listed.has(profile.id) || listed.size === NEAREST) continue;
    const names = missing.map((fields) => profile.columns[fields[0] ?? "date"]?.[0] ?? fields[0]);
    listed.set(profile.id, `${profile.id} (– ${names.join(", ")})`);
  }
  const nearest = [...listed.values()].join("; ");
  const problem: Problem = { code: "PROFILE_UNKNOWN", present: present.join(", ") || "–", nearest, file };
  return { problem, line: header?.line ?? 1, score: (best?.met ?? 0) * 2 + Math.min(present.length, 9) / 10 };
}
