/**
 * The configuration: the values of its file, and its paths made absolute.
 *
 * Laws: every path is relative to the file itself; all errors are reported together; no
 * other part of the batch reads settings from anywhere.
 */

import { dirname, isAbsolute, relative, resolve } from "node:path";
import type { z } from "zod";
import type { Aliases } from "../../core/firm/clients.ts";
import type { Settings } from "../../core/ledger/settings.ts";
import type { SoldPlan } from "../../core/rules/plans.ts";
import { daysInOrder } from "../../core/values/calendar.ts";
import type { Language } from "../../core/values/language.ts";
import type { Problem } from "../../core/values/problems.ts";
import { describe } from "../../core/words/describe.ts";
import { WORDS } from "../../core/words/words.ts";
import { FatalError } from "../disk/fatal-error.ts";
import { inputFile } from "../disk/input-file.ts";
import { type JsonPath, type JsonText, pathKey, type TextPlace } from "../disk/json-text.ts";
import { refusedBecause } from "../disk/stop-sentences.ts";
import type { ImportSettings } from "../imports/settings.ts";
import type { BillingSettings } from "./billing-settings.ts";
import { faultSentences, placeName } from "./config-faults.ts";
import { CONFIG_FILE } from "./config-file.ts";
import { configText } from "./config-text.ts";
import type { MailSettings } from "./mail-settings.ts";

export interface Config {
  /** The configuration file itself; this and all other paths are absolute. */
  readonly file: string;
  /** Where each value stands in it, by `pathKey`. */
  readonly places: JsonText["values"];
  readonly register: string;
  readonly logs: string;
  /** Whether the folders inside `logs` are read too. */
  /** Null where the file does not say: they are not read, and what lies in them is told as what may be missing. */
  readonly subfolders: boolean | null;
  readonly out: string;
  readonly prices: string | null;
  readonly adjustments: string | null;
  readonly settings: Settings;
  /** The language of printed lines: as spoken to whoever runs a command, else that of the firm's files. */
  readonly language: Language;
  /** The language of the firm's summary and of exceptions.csv. */
  readonly filesLanguage: Language;
  readonly currency: string;
  readonly timeZone: string;
  /** When the schedule runs: five cron fields, in `timeZone`; and whether it sends letters about renewals each day. */
  readonly schedule: { readonly cron: string; readonly renewals: boolean };
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
  /** Whether a client's workbook and page show amounts of money. */
  readonly clientMoney: boolean;
  /** Whether each client gets a page for the browser beside its workbook. */
  readonly clientPages: boolean;
  /** Where a client's sheet to recompute stands: in its workbook, in one of its own beside it, or nowhere. */
  readonly recompute: z.output<typeof CONFIG_FILE>["recompute"];
  /** Null: nothing is ever sent. */
  readonly mail: MailSettings | null;
  /** Null: no invoices are made. */
  readonly billing: BillingSettings | null;
}

/** Stops a command for what is wrong with its configuration, said in the language of its readers. */
export class ConfigError extends FatalError {
  readonly language: Language;

  constructor(sentences: readonly string[], language: Language) {
    super(sentences);
    this.language = language;
  }
}

interface Checked {
  readonly values: z.output<typeof CONFIG_FILE>;
  /** The language of its errors. */
  readonly speaking: Language;
  readonly text: JsonText;
}

/** The validated values of the file. Throws ConfigError with every problem found. */
async function checked(file: string, spoken: Language | undefined): Promise<Checked> {
  const early = spoken ?? "en";
  const read = await inputFile(file);
  if ("problem" in read)
    throw new ConfigError([WORDS[early].writing.pair(file, unread(file, read.problem, early))], early);
  const found = configText(read.bytes);
  if ("workbook" in found)
    throw new ConfigError([WORDS[early].writing.pair(file, WORDS[early].setup.config.workbook)], early);
  if ("problem" in found)
    throw new ConfigError([WORDS[early].writing.pair(file, describe(found.problem, early))], early);
  const { text, language } = found;
  const speaking = spoken ?? language ?? early;
  const parsed = CONFIG_FILE.safeParse(text.isWhole ? text.value : {});
  if (parsed.success && text.faults.length === 0) return { values: parsed.data, text, speaking };
  const issues = parsed.success || !text.isWhole ? [] : parsed.error.issues;
  throw new ConfigError(faultSentences(file, text, issues, speaking), speaking);
}

/** Why there is nothing to read. */
function unread(file: string, problem: Problem, language: Language): string {
  const says = WORDS[language].setup.config;
  if (problem.code === "FILE_NOT_PLAIN" && problem.is === "folder") return says.folder;
  if (problem.code !== "FILE_UNOPENED") return describe(problem, language);
  const at = resolve(file);
  if (problem.reason === "ENOENT") return says.noFile(at === file ? null : at);
  return says.unread(refusedBecause(problem.reason, language));
}

/**
 * Reads the file. Throws ConfigError with every problem found, said in `spoken`, or else in the language
 * that the file names.
 */
export async function readConfig(file: string, spoken?: Language): Promise<Config> {
  const { values, text, speaking } = await checked(file, spoken);
  const from = (relative: string) => resolve(dirname(resolve(file)), relative);
  const crossed = crossedFolders(from(values.logs), from(values.out), speaking);
  if (crossed !== null) {
    const place = placeName(file, text.values[pathKey([crossed.key])] ?? null);
    throw new ConfigError([WORDS[speaking].writing.pair(place, crossed.sentence)], speaking);
  }
  const { currency, timeZone, schedule, subfolders, reminderDays, noticeAt, recompute, clientMoney } = values;
  const optional = (path: string | undefined) => (path === undefined ? null : from(path));
  return {
    file: resolve(file),
    places: text.values,
    register: from(values.register),
    logs: from(values.logs),
    subfolders: subfolders ?? null,
    out: from(values.out),
    prices: optional(values.prices),
    adjustments: optional(values.adjustments),
    settings: settingsOf(values),
    language: spoken ?? values.language,
    filesLanguage: values.language,
    currency,
    timeZone,
    schedule,
    aliases: values.aliases as Aliases,
    imports: importsOf(values),
    profiles: values.profiles.map(from),
    decisions: optional(values.decisions),
    mail: values.mail ?? null,
    billing: values.billing ?? null,
    reminderDays,
    noticeAt,
    planExtras: values.planExtras as Config["planExtras"],
    recompute,
    clientMoney,
    clientPages: values.clientPages,
  };
}

/** The configuration for making the firm's files, whatever language is spoken. */
export function ofFiles(config: Config): Config {
  return { ...config, language: config.filesLanguage };
}

function settingsOf(values: Checked["values"]): Settings {
  const { rounding, rates, holidays } = values;
  const { diamondForLevel2, plusForLevel3, overageWithoutNotice, defaultCategory } = values;
  return {
    rounding: rounding.scope,
    diamondForLevel2,
    plusForLevel3,
    overageWithoutNotice,
    holidays: daysInOrder(holidays.filter((date) => date !== null)),
    defaultCategory,
    rates: Object.fromEntries(Object.entries(rates).filter(([, value]) => value !== undefined)),
  };
}

function importsOf(values: Checked["values"]): Config["imports"] {
  const { sources, projects, categories, tasks, tags, technicians, maxEntryHours } = values;
  return { sources, projects, categories, tasks, tags, technicians, maxEntryHours } as Config["imports"];
}

/** Where the value at a path of the file stands; null when it is not said there. */
export function placeIn({ places }: Pick<Config, "places">, path: JsonPath): TextPlace | null {
  return places[pathKey(path)] ?? null;
}

/** The sentence if one folder is inside the other, so that a run would read its own output; otherwise null. */
function crossedFolders(
  logs: string,
  out: string,
  language: Language,
): { key: "logs" | "out"; sentence: string } | null {
  const { outInLogs, logsInOut } = WORDS[language].stops;
  const outBelow = relative(logs, out);
  if (outBelow === "" || isBelow(outBelow)) return { key: "out", sentence: outInLogs(out, logs) };
  const logsBelow = relative(out, logs);
  const [top = ""] = logsBelow.split(/[\\/]/);
  if (!isBelow(logsBelow) || !OUR_FOLDERS.test(top)) return null;
  return { key: "logs", sentence: logsInOut(logs, out) };
}

/** The folders that runs, closings and deliveries create in `out`. */
const OUR_FOLDERS = /^(\d{4}-\d{2}|closed|mail|\..*)$/;

function isBelow(path: string): boolean {
  return path !== "" && !isAbsolute(path) && !/^\.\.($|[\\/])/.test(path);
}
