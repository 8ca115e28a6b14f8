/**
 * What a firm configures for imports: its own profiles, the meaning of its projects, tasks and tags, its technicians,
 * and what a file does not say.
 *
 * Laws: names match only exactly, by their key; the nearest is suggested, never used. The first source whose pattern
 * matches a file's name applies to it.
 */

import { CATEGORY_LEVEL, type Category, coverage, type Level } from "../../core/rules/coverage.ts";
import { NearestNames, nameKey } from "../../core/values/names.ts";
import type { DateOrder, DecimalMark, Unit } from "../../core/values/notation.ts";
import type { Problem } from "../../core/values/problems.ts";
import { CategoryWords } from "../../core/words/accepted-words.ts";
import type { Encoding } from "./bytes.ts";
import { builtInProfiles, type Profile } from "./profile.ts";

/** The user's settings for some files. Null: not set. */
export interface Source {
  readonly profile: string | null;
  readonly sheet: string | null;
  /** Some sheets of a workbook, or all that are a log. */
  readonly sheets: "all" | readonly string[] | null;
  readonly encoding: Encoding | null;
  readonly dateOrder: DateOrder | null;
  readonly decimalMark: DecimalMark | null;
  readonly durationUnit: Unit | null;
  /** The length of `1d`. */
  readonly hoursPerDay: number | null;
  /** The technician, in files without one. */
  readonly technician: string | null;
  /** The client, in rows without one. */
  readonly client: string | null;
  /** The project, in rows without a project or a client. */
  readonly project: string | null;
}

const NO_SETTINGS: Source = {
  profile: null,
  sheet: null,
  sheets: null,
  encoding: null,
  dateOrder: null,
  decimalMark: null,
  durationUnit: null,
  hoursPerDay: null,
  technician: null,
  client: null,
  project: null,
};

/** What a task or a tag implies about an entry; if neither, it is known and implies nothing. */
interface Meaning {
  readonly category?: Category;
  readonly level?: Level;
}

export interface ImportSettings {
  readonly profiles: readonly Profile[];
  readonly sources: readonly (Partial<Source> & { readonly files: string })[];
  /** Project → client, task or tag → meaning, other name → technician; as written by the user. */
  readonly projects: Readonly<Record<string, string>>;
  readonly categories: Readonly<Record<string, Category>>;
  readonly tasks: Readonly<Record<string, Meaning>>;
  readonly tags: Readonly<Record<string, Meaning>>;
  readonly technicians: Readonly<Record<string, string>>;
  readonly maxEntryHours: number;
  /** The time zone of the entries' clock times. */
  readonly timeZone: string;
  /** Clients of the register, for suggestions. */
  readonly clientNames: readonly string[];
}

export const DEFAULT_MOST_HOURS = 10;

export const DEFAULT_IMPORT: ImportSettings = {
  get profiles() {
    return builtInProfiles();
  },
  sources: [],
  projects: {},
  categories: {},
  tasks: {},
  tags: {},
  technicians: {},
  maxEntryHours: DEFAULT_MOST_HOURS,
  timeZone: "America/Toronto",
  clientNames: [],
};

export function sourceOf(
  file: string,
  settings: Pick<ImportSettings, "sources">,
  otherwise: Source = NO_SETTINGS,
): Source {
  const found = settings.sources.find(({ files }) => fits(file, files));
  return found === undefined ? otherwise : { ...NO_SETTINGS, ...found };
}

/** A pattern such as `anne-*.csv`; case is ignored. */
export function fits(file: string, pattern: string): boolean {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replace(/\*+/g, ".*").replaceAll("?", ".")}$`, "i").test(file);
}

type Found<T> = { readonly value: T } | { readonly problem: Problem };

/** The firm's names, indexed for look-up. */
export class Mapping {
  readonly #projects: Names<string>;
  readonly #tasks: Names<Meaning>;
  readonly #tags: Names<Meaning>;
  readonly #technicians: Names<string>;
  readonly #words: CategoryWords;
  readonly #clientNames: NearestNames<string>;

  constructor(settings: ImportSettings) {
    const { technicians } = settings;
    const own = Object.fromEntries(Object.values(technicians).map((name) => [name, name]));
    this.#projects = new Names(settings.projects, nameKey);
    this.#tasks = new Names(settings.tasks, nameKey);
    this.#tags = new Names(settings.tags, nameKey);
    this.#technicians = new Names({ ...own, ...technicians }, personKey);
    this.#words = new CategoryWords(settings.categories);
    this.#clientNames = new NearestNames(settings.clientNames);
  }

  /** The client of a project. */
  client(project: string): Found<string> {
    const client = this.#projects.find(project);
    if (client !== null) return { value: client };
    const nearest = this.#projects.nearest(project) ?? this.#clientNames.to(project);
    return { problem: { code: "PROJECT_UNKNOWN", given: project, nearest } };
  }

  /** The technician under the firm's own name; any name unchanged if the firm lists none. */
  technician(name: string): Found<string> {
    if (name === "" || this.#technicians.size === 0) return { value: name };
    const technician = this.#technicians.find(name);
    if (technician !== null) return { value: technician };
    return { problem: { code: "TECHNICIAN_UNKNOWN", given: name, nearest: this.#technicians.nearest(name) } };
  }

  /**
   * Category and level by the task and the tags, which must not contradict each other; `category` is the entry's own.
   * Common words are a last resort, and only if every match is treated alike (A2).
   */
  meaning(task: string, tags: string, category: string): Found<Meaning> & { readonly usual?: UsualWord } {
    const said: Meaning[] = [];
    const usual: UsualWord[] = [];
    const labels = [
      { label: "task", names: this.#tasks, given: task === "" ? [] : [task] },
      { label: "tag", names: this.#tags, given: tagsOf(tags, this.#tags) },
    ] as const;
    for (const { label, names, given } of labels) {
      for (const word of given) {
        const own = names.find(word);
        const read = own === null ? this.#words.find(word) : null;
        if (own !== null) said.push(own);
        else if (read !== null && "category" in read && !read.usual) said.push({ category: read.category });
        else if (read !== null)
          usual.push({ label, word, fits: "category" in read ? [read.category] : read.candidates });
        else if (names.size > 0)
          return { problem: { code: "LABEL_UNKNOWN", label, given: word, nearest: names.nearest(word) } };
      }
    }
    const found = agreed(said);
    const [first] = usual;
    if ("problem" in found || found.value.category !== undefined || first === undefined || category !== "")
      return found;
    const fits = usual.flatMap((word) => word.fits);
    const [fit] = first.fits;
    if (fit !== undefined && alike(fits)) return { value: { ...found.value, category: fit }, usual: first };
    const ambiguous = this.#words.read(usual.find((word) => word.fits.length > 1)?.word ?? "");
    const other = fits.find((candidate) => !alike([candidate, ...first.fits])) ?? fit;
    return "problem" in ambiguous && ambiguous.problem.code === "CATEGORY_AMBIGUOUS"
      ? { problem: ambiguous.problem }
      : { problem: { code: "LABELS_DISAGREE", one: String(fit), other: String(other) } };
  }
}

/** A task or a tag with words known to Annex A. */
export interface UsualWord {
  readonly label: "task" | "tag";
  readonly word: string;
  readonly fits: readonly Category[];
}

/** Their combined meaning, or two that disagree. */
function agreed(said: readonly Meaning[]): Found<Meaning> {
  let found: Meaning = {};
  for (const { category, level } of said) {
    const other = found.category ?? category;
    if (category !== undefined && other !== undefined && category !== other)
      return { problem: { code: "LABELS_DISAGREE", one: other, other: category } };
    const otherLevel = found.level ?? level;
    if (level !== undefined && otherLevel !== undefined && level !== otherLevel)
      return { problem: { code: "LABELS_DISAGREE", one: otherLevel, other: level } };
    found = { ...found, ...(category && { category }), ...(level && { level }) };
  }
  return { value: found };
}

/** Whether every plan treats work of all these categories alike. */
function alike(categories: readonly Category[]): boolean {
  const treated = (category: Category) => {
    const work = { category, level: CATEGORY_LEVEL[category], approved: null };
    return JSON.stringify([work.level, coverage(work, { orange: true, banks: new Set(["VIP"]) })]);
  };
  return new Set(categories.map(treated)).size === 1;
}

/** `Last, First` and `First Last` are the same person. */
function personKey(name: string): string {
  return name
    .split(/[\s,]+/)
    .map(nameKey)
    .filter((part) => part !== "")
    .sort()
    .join(" ");
}

/** Tags are separated by commas, but a known tag may contain one. */
function tagsOf(tags: string, known: Names<Meaning>): string[] {
  if (tags === "" || known.find(tags) !== null) return tags === "" ? [] : [tags];
  return tags
    .split(/[,;]/)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== "");
}

class Names<T> {
  readonly #byKey: ReadonlyMap<string, T>;
  readonly #nearest: NearestNames<string>;
  readonly #key: (name: string) => string;

  constructor(values: Readonly<Record<string, T>>, key: (name: string) => string) {
    this.#key = key;
    this.#nearest = new NearestNames(Object.keys(values));
    this.#byKey = new Map(Object.entries(values).map(([name, value]) => [key(name), value]));
  }

  get size(): number {
    return this.#byKey.size;
  }

  find(name: string): T | null {
    return this.#byKey.get(this.#key(name)) ?? null;
  }

  nearest(name: string): string | null {
    return this.#nearest.to(name);
  }
}
