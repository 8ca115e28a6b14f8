/**
 * The configuration file: its keys, and its paths made absolute.
 *
 * Laws: an unknown key is an error; every path is relative to the file itself; all errors are reported together; no
 * other part of the batch reads settings from anywhere.
 */

import { dirname, isAbsolute, relative, resolve } from "node:path";
import { z } from "zod";
import { NOTICE_AT } from "../../core/figures/bank-notices.ts";
import type { Aliases } from "../../core/firm/clients.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../core/ledger/settings.ts";
import { ROUNDING_SCOPES } from "../../core/rules/charge.ts";
import { DIAMOND_USES, PLUS_USES } from "../../core/rules/coverage.ts";
import { WITHOUT_NOTICE } from "../../core/rules/overage.ts";
import { PUBLISHED_EXTRAS, SOLD_PLANS, type SoldPlan } from "../../core/rules/plans.ts";
import { REMINDER_DAYS } from "../../core/rules/renewal.ts";
import { daysInOrder, parseDate } from "../../core/values/calendar.ts";
import { LANGUAGES, type Language, languageOf } from "../../core/values/language.ts";
import { DATE_ORDERS, UNITS } from "../../core/values/notation.ts";
import { cents, MOST_CENTS } from "../../core/values/units.ts";
import { USUAL_WORDS } from "../../core/words/accepted-words.ts";
import { describe } from "../../core/words/describe.ts";
import { WORDS } from "../../core/words/words.ts";
import { FatalError } from "../disk/fatal-error.ts";
import { inputFile } from "../disk/input-file.ts";
import { keyFaults } from "../disk/json-keys.ts";
import { ENCODINGS } from "../imports/bytes.ts";
import { DEFAULT_MOST_HOURS, type ImportSettings } from "../imports/settings.ts";
import { isCron } from "./due-months.ts";
import { type Fault, MAIL, type MailSettings } from "./mail-settings.ts";

const rate = z.int().nonnegative().max(MOST_CENTS).transform(cents);
const path = z.string().min(1);
const timeZone = z.string().refine((zone) => zoneNamed(zone) === zone, { error: "timeZone" satisfies Fault });

/** The time zone of that name in any case, as it is written; null if there is none. */
export function zoneNamed(given: string): string | null {
  const zones = [...Intl.supportedValuesOf("timeZone"), "UTC"];
  return zones.find((zone) => zone.toLowerCase() === given.toLowerCase()) ?? null;
}

const name = z.string().min(1);
const day = z
  .string()
  .refine((text) => parseDate(text) !== null, { error: "day" satisfies Fault })
  .transform(parseDate);
const aliasTarget = z.union([
  name,
  z.strictObject({ client: name, from: day.optional(), to: day.optional() }),
]);
/** A category's id, printed label or a usual word for it. */
const category = z.string().transform((given, context) => {
  const found = USUAL_WORDS.read(given);
  if ("category" in found) return found.category;
  context.addIssue({ code: "custom", message: describe(found.problem, "en") });
  return z.NEVER;
});
const meaning = z.union([
  category.transform((is) => ({ category: is })),
  z.strictObject({
    category: category.optional(),
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]).optional(),
  }),
]);
/** What some files don't say themselves; for each file, the first entry whose pattern matches its name applies. */
const source = z.strictObject({
  files: name,
  profile: name.optional(),
  sheet: name.optional(),
  sheets: z.union([z.literal("all"), z.array(name).min(1)]).optional(),
  encoding: z.enum(ENCODINGS).optional(),
  dateOrder: z.enum(DATE_ORDERS).optional(),
  decimalMark: z.enum([".", ","]).optional(),
  durationUnit: z.enum(UNITS).optional(),
  hoursPerDay: z.number().positive().max(24).optional(),
  technician: name.optional(),
  client: name.optional(),
  project: name.optional(),
});

/** The file as written; batch/configuration.md describes each key. */
export const CONFIG_FILE = z.strictObject({
  // For editors and people: JSON has no comments.
  $schema: z.string().optional(),
  $comment: z.string().optional(),
  register: path,
  logs: path,
  out: path,
  prices: path.optional(),
  adjustments: path.optional(),
  rates: z.strictObject({ 1: rate.optional(), 2: rate.optional(), 3: rate.optional() }).default({}),
  rounding: z.strictObject({ scope: z.enum(ROUNDING_SCOPES) }).default({ scope: DEFAULT_SETTINGS.rounding }),
  diamondForLevel2: z.enum(DIAMOND_USES).default(DEFAULT_SETTINGS.diamondForLevel2),
  plusForLevel3: z.enum(PLUS_USES).default(DEFAULT_SETTINGS.plusForLevel3),
  overageWithoutNotice: z.enum(WITHOUT_NOTICE).default(DEFAULT_SETTINGS.overageWithoutNotice),
  holidays: z.array(day).default([]),
  language: z.enum(LANGUAGES).default("en"),
  currency: z.string().min(1).max(8).default("CAD"),
  timeZone: timeZone.default("America/Toronto"),
  schedule: z
    .strictObject({
      cron: z.string().refine(isCron, {
        error: "cron" satisfies Fault,
      }),
    })
    .default({ cron: "0 6 1 * *" }),
  aliases: z.record(name, z.union([aliasTarget, z.array(aliasTarget)])).default({}),
  defaultCategory: category.default(DEFAULT_SETTINGS.defaultCategory),
  profiles: z.array(path).default([]),
  subfolders: z.boolean().default(false),
  sources: z.array(source).default([]),
  projects: z.record(name, name).default({}),
  categories: z.record(name, category).default({}),
  tasks: z.record(name, meaning).default({}),
  tags: z.record(name, meaning).default({}),
  technicians: z.record(name, name).default({}),
  maxEntryHours: z.number().positive().max(24).default(DEFAULT_MOST_HOURS),
  decisions: path.optional(),
  reminderDays: z
    .array(z.int().positive().max(366))
    .min(1)
    .default([...REMINDER_DAYS]),
  noticeAt: z.array(z.int().positive().max(100)).default([...NOTICE_AT]),
  planExtras: z.partialRecord(z.enum(SOLD_PLANS), z.array(name)).default({ ...PUBLISHED_EXTRAS }),
  recompute: z.enum(["with", "beside", "none"]).default("none"),
  clientMoney: z.boolean().default(true),
  mail: MAIL.optional(),
});

export interface Config {
  /** The configuration file itself; this and all other paths are absolute. */
  readonly file: string;
  readonly register: string;
  readonly logs: string;
  /** Whether the folders inside `logs` are read too. */
  readonly subfolders: boolean;
  readonly out: string;
  readonly prices: string | null;
  readonly adjustments: string | null;
  readonly settings: Settings;
  /** The language of the firm's summary, of exceptions.csv and of printed lines. */
  readonly language: Language;
  readonly currency: string;
  readonly timeZone: string;
  /** When the schedule runs: five cron fields, in `timeZone`. */
  readonly schedule: { readonly cron: string };
  readonly aliases: Aliases;
  /** Settings of the import; its profiles are read with the other inputs. */
  readonly imports: Omit<ImportSettings, "profiles" | "clientNames" | "timeZone">;
  /** Absolute paths of the firm's own profiles. */
  readonly profiles: readonly string[];
  readonly decisions: string | null;
  /** R7: when reminders are due, in days before an expiry. */
  readonly reminderDays: readonly number[];
  /** At how many percent of its hours used a client is told, in any order; empty: never. */
  readonly noticeAt: readonly number[];
  /** What a plan gives beside its time, by plan. */
  readonly planExtras: Readonly<Partial<Record<SoldPlan, readonly string[]>>>;
  /** Whether a client's workbook shows amounts of money. */
  readonly clientMoney: boolean;
  /** Where a client's sheet to recompute stands: in its workbook, in one of its own beside it, or nowhere. */
  readonly recompute: z.output<typeof CONFIG_FILE>["recompute"];
  /** Null: nothing is ever sent. */
  readonly mail: MailSettings | null;
}

/** The validated values of the file. Throws FatalError with every problem found. */
async function checked(file: string): Promise<z.output<typeof CONFIG_FILE>> {
  const read = await inputFile(file);
  if ("problem" in read) {
    const { problem } = read;
    const why =
      problem.code === "FILE_UNOPENED"
        ? WORDS.en.setup.config.unread(problem.reason)
        : describe(problem, "en");
    throw new FatalError([`${file}: ${why}`]);
  }
  const { given, faults, spoken } = json(file, read.bytes.toString("utf8"));
  const parsed = CONFIG_FILE.safeParse(given);
  const issues = parsed.success ? [] : parsed.error.issues.map((issue) => sentence(issue, spoken));
  if (!parsed.success || faults.length > 0)
    throw new FatalError([...faults, ...issues].map((fault) => WORDS[spoken].writing.pair(file, fault)));
  return parsed.data;
}

/** Reads the file. Throws FatalError with every problem found. */
export async function readConfig(file: string): Promise<Config> {
  const {
    rates,
    rounding,
    diamondForLevel2,
    plusForLevel3,
    overageWithoutNotice,
    holidays,
    defaultCategory,
    language,
    currency,
    timeZone,
    schedule,
    aliases,
    profiles,
    subfolders,
    sources,
    projects,
    categories,
    tasks,
    tags,
    technicians,
    maxEntryHours,
    reminderDays,
    noticeAt,
    planExtras,
    recompute,
    clientMoney,
    ...paths
  } = await checked(file);
  const from = (relative: string) => resolve(dirname(resolve(file)), relative);
  const crossed = crossedFolders(from(paths.logs), from(paths.out), language);
  if (crossed !== null) throw new FatalError([WORDS[language].writing.pair(file, crossed)]);
  const known = Object.entries(rates).filter(([, value]) => value !== undefined);
  return {
    file: resolve(file),
    register: from(paths.register),
    logs: from(paths.logs),
    subfolders,
    out: from(paths.out),
    prices: paths.prices === undefined ? null : from(paths.prices),
    adjustments: paths.adjustments === undefined ? null : from(paths.adjustments),
    settings: {
      rounding: rounding.scope,
      diamondForLevel2,
      plusForLevel3,
      overageWithoutNotice,
      holidays: daysInOrder(holidays.filter((date) => date !== null)),
      defaultCategory,
      rates: Object.fromEntries(known),
    },
    language,
    currency,
    timeZone,
    schedule,
    aliases: aliases as Aliases,
    imports: { sources, projects, categories, tasks, tags, technicians, maxEntryHours } as Config["imports"],
    profiles: profiles.map(from),
    decisions: paths.decisions === undefined ? null : from(paths.decisions),
    mail: paths.mail ?? null,
    reminderDays,
    noticeAt,
    planExtras: planExtras as Config["planExtras"],
    recompute,
    clientMoney,
  };
}

/** The sentence if one folder is inside the other, so that a run would read its own output; otherwise null. */
function crossedFolders(logs: string, out: string, language: Language): string | null {
  const { outInLogs, logsInOut } = WORDS[language].stops;
  const outBelow = relative(logs, out);
  if (outBelow === "" || isBelow(outBelow)) return outInLogs(out, logs);
  const logsBelow = relative(out, logs);
  const [top = ""] = logsBelow.split(/[\\/]/);
  return isBelow(logsBelow) && OUR_FOLDERS.test(top) ? logsInOut(logs, out) : null;
}

/** The folders that runs, closings and deliveries create in `out`. */
const OUR_FOLDERS = /^(\d{4}-\d{2}|closed|mail|\..*)$/;

function isBelow(path: string): boolean {
  return path !== "" && !isAbsolute(path) && !/^\.\.($|[\\/])/.test(path);
}

/** The file's value, the faults in its keys, and the language of its errors: the one it names, if any. */
function json(file: string, text: string): { given: unknown; faults: readonly string[]; spoken: Language } {
  const plain = text.replace(/^\uFEFF/, "");
  try {
    const given: unknown = JSON.parse(plain);
    const spoken = languageOf((given as { language?: unknown } | null)?.language);
    return { given, faults: keyFaults(plain, spoken), spoken };
  } catch (error) {
    throw new FatalError([`${file}: ${WORDS.en.setup.config.notJson((error as Error).message)}`]);
  }
}

function sentence(issue: z.core.$ZodIssue, language: Language): string {
  const { setup, writing } = WORDS[language];
  const says = setup.config;
  const key = issue.path.join(".");
  if (issue.code === "unrecognized_keys") {
    const known = ` ${says.known(Object.keys(CONFIG_FILE.shape).filter((name) => !name.startsWith("$")))}`;
    const unknown = says.unknown(issue.keys);
    return key === "" ? `${unknown}${known}` : writing.pair(writing.quoted(key), unknown);
  }
  const missing = issue.code === "invalid_type" && issue.message.endsWith("received undefined");
  const own: Readonly<Record<string, string>> = says.values;
  if (missing) return says.missing(key);
  return writing.pair(writing.quoted(key), says.wrong(own[issue.message] ?? issue.message));
}
