/**
 * All inputs of a run: the register, the price list, the adjustments, the decisions, the firm's own profiles and every
 * time log.
 *
 * Laws: each file is read once, and a copy of another file is not read; an unreadable log is an exception and the
 * others are still read; any other unreadable file stops the run, and all such files are reported together; no file in
 * the log folder is skipped silently.
 */

import { basename, dirname, join, relative } from "node:path";
import { ADJUSTMENT_COLUMNS, readAdjustments } from "../../core/firm/adjustments.ts";
import { layout, type Table } from "../../core/firm/cells.ts";
import type { Exception } from "../../core/firm/exceptions.ts";
import type { Firm } from "../../core/firm/reconciliation.ts";
import { CONTRACT_COLUMNS, readRegister } from "../../core/firm/register.ts";
import { Share } from "../../core/firm/share.ts";
import { TIME_LOG_COLUMNS } from "../../core/firm/time-log.ts";
import { unreadHeadings } from "../../core/firm/unread-headings.ts";
import { type Price, type PriceBook, priceBook } from "../../core/rules/plans.ts";
import type { Language } from "../../core/values/language.ts";
import { compareText } from "../../core/values/names.ts";
import type { Place, Problem } from "../../core/values/problems.ts";
import type { Remark } from "../../core/values/remarks.ts";
import { describe } from "../../core/words/describe.ts";
import { WORDS } from "../../core/words/words.ts";
import type { BasisBefore } from "../books/basis-before.ts";
import type { Books } from "../books/closed-books.ts";
import { type Config, placeIn } from "../config/config.ts";
import { smallRates } from "../config/config-doubts.ts";
import { faultSentences } from "../config/config-faults.ts";
import { FatalError } from "../disk/fatal-error.ts";
import { type FileReader, hashedFile } from "../disk/input-file.ts";
import { fileStop, reasonOf } from "../disk/stop-sentences.ts";
import { type ReadLog, readLogs as readLogsOf } from "../imports/log-file.ts";
import {
  builtInProfiles,
  conflicts,
  type Profile,
  parseProfile,
  type ReadingProfile,
} from "../imports/profile.ts";
import { fits, type ImportSettings, Mapping } from "../imports/settings.ts";
import { DECISION_COLUMNS, readDecisions } from "./decisions.ts";
import { logFolder, type NotRead, skippedLines } from "./log-folder.ts";
import { columnsNotRead, OwnTables, type ReadTable, settingName, wholeFile } from "./own-tables.ts";
import { PRICE_COLUMNS, readPrices } from "./price-list.ts";

export interface InputFile {
  readonly file: string;
  /** In hexadecimal. */
  readonly sha256: string;
  /** The profile it was read with; null when it was refused, or is a copy of another file. */
  readonly profile: ReadingProfile | null;
  readonly remarks: readonly Remark[];
}

export interface Inbox {
  /** The register and the small tables that were read. */
  readonly tables: readonly ReadTable[];
  readonly firm: Firm;
  /** The basis of the last closed month; null when none is closed. */
  readonly before: BasisBefore | null;
  readonly prices: PriceBook;
  /** The firm's own price list, without the built-in prices. */
  readonly ownPrices: readonly Price[];
  /** The time logs, in order of name. */
  readonly logs: readonly InputFile[];
  /** The files in the log folder that were skipped or refused. */
  readonly notRead: readonly NotRead[];
  /** Patterns of `sources` that match no log. */
  readonly unusedSources: readonly string[];
  /** Register, price list, adjustments and decisions: the sha256 of each, by name. */
  readonly sources: Readonly<Record<string, string>>;
  /** The sha256 of every file but the logs, profiles included, in the order in which the configuration has them. */
  readonly others: readonly string[];
}

const NOTHING_CLOSED = { closed: null, before: null };

/** All inputs except the logs. */
interface InputContext {
  readonly firm: Omit<Firm, "logs">;
  readonly settings: ImportSettings;
  readonly language: Language;
  readonly ownPrices: readonly Price[];
  readonly sources: Readonly<Record<string, string>>;
  readonly tables: readonly ReadTable[];
  readonly exceptions: readonly Exception[];
}

/**
 * Reads all inputs, every file by `read`; `books` are the closed months, already read; of the logs, what is needed for
 * our clients, by their place in order from 0, or all. Throws FatalError when the run can't continue.
 */
export async function readInbox(
  config: Config,
  books: Pick<Books, "closed" | "before"> = NOTHING_CLOSED,
  read: FileReader = hashedFile,
  isOurs: ((client: number) => boolean) | null = null,
): Promise<Inbox> {
  const stops: string[] = [];
  const others: string[] = [];
  const noted: FileReader = async (path) => {
    const file = await read(path);
    if ("sha256" in file) others.push(file.sha256);
    return file;
  };
  const found = await collectContext(config, stops, noted);
  const folder = await logFolder(config.logs, config).catch((error: NodeJS.ErrnoException) => {
    const setting = settingName(config, ["logs"]);
    stops.push(WORDS[config.language].stops.logs(config.logs, reasonOf(error, config.language), setting));
    return null;
  });
  // A firm may have no work yet, and still gets statements. But if its logs are in subfolders that are not read, or its
  // closed months had work, missing logs are an error.
  const hadWork = books.closed?.clients.some(({ entries }) => entries.length > 0) ?? false;
  const areBelow = folder?.skipped.some(({ why }) => why === "SUBFOLDER") ?? false;
  if (folder?.logs.length === 0 && (hadWork || areBelow)) {
    const { noLog, logsBelow } = WORDS[config.language].stops;
    stops.push((areBelow ? logsBelow : noLog)(config.logs));
    const passed = skippedLines({ notRead: folder.skipped, unusedSources: [] }, config.language);
    stops.push(...passed.map((line) => WORDS[config.language].writing.pair(config.logs, line)));
  }
  if (found === null || folder === null || stops.length > 0) throw new FatalError(stops);
  const share = isOurs === null ? null : new Share({ ...found.firm, closed: books.closed }, isOurs);
  const reading = () => readLogs(config, folder.logs, found.settings, read, share);
  const first = await reading();
  const logs = share?.needsMore() === true ? await reading() : first;
  requireSame(first.files, logs.files, config);
  const fingerprints = new Map(logs.files.map(({ file, sha256 }) => [file, sha256]));
  return {
    firm: {
      ...found.firm,
      logs: logs.tables,
      fingerprints,
      closed: books.closed,
      share,
      unread: [...found.exceptions, ...logs.exceptions],
    },
    before: books.before,
    prices: priceBook(found.ownPrices),
    ownPrices: found.ownPrices,
    logs: logs.files,
    notRead: [...folder.skipped, ...logs.refused].sort((a, b) => compareText(a.file, b.file)),
    unusedSources: config.imports.sources
      .map(({ files }) => files)
      .filter(
        (pattern) => ![...logs.names, ...Object.keys(found.sources)].some((name) => fits(name, pattern)),
      ),
    tables: found.tables,
    sources: found.sources,
    others,
  };
}

/** Reads all inputs except the logs. Throws FatalError when any of them can't be read. */
export async function readInputContext(config: Config): Promise<InputContext> {
  const stops: string[] = [];
  const found = await collectContext(config, stops, hashedFile);
  if (found === null || stops.length > 0) throw new FatalError(stops);
  return found;
}

/** Reads all inputs except the logs; null without a readable register. Adds errors to `stops`. */
async function collectContext(
  config: Config,
  stops: string[],
  read: FileReader,
): Promise<InputContext | null> {
  const tables = new OwnTables(config, stops, read);
  const register = await tables.rows("register", CONTRACT_COLUMNS, readRegister);
  if (register?.fatal.length === 0 && register.contracts.length === 0)
    stops.push(noRowStop(register, config));
  const prices = await tables.rows("prices", PRICE_COLUMNS, readPrices);
  const adjustments = await tables.rows("adjustments", ADJUSTMENT_COLUMNS, readAdjustments);
  const decisions = await tables.rows("decisions", DECISION_COLUMNS, readDecisions);
  const profiles = await readProfiles(config, stops, read);
  if (register === null) return null;
  const clientNames = new Set(register.contracts.map(({ client }) => client));
  return {
    firm: {
      contracts: register.contracts,
      refused: register.refused,
      aliases: config.aliases,
      aliasPlaces: aliasPlaces(config),
      categories: config.imports.categories,
      ...decided(decisions?.values ?? []),
      adjustments: adjustments?.values ?? [],
      settings: config.settings,
    },
    settings: { ...config.imports, profiles, clientNames: [...clientNames], timeZone: config.timeZone },
    language: config.language,
    ownPrices: prices?.values ?? [],
    tables: tables.read,
    sources: tables.sources,
    exceptions: [
      ...register.exceptions,
      ...[prices, adjustments, decisions].flatMap((table) => table?.exceptions ?? []),
      ...ratesInDollars(config),
      ...tables.exceptions,
    ],
  };
}

/** Decisions on rows, and on overage. */
function decided(all: ReturnType<typeof readDecisions>["values"]) {
  return {
    decisions: new Map(
      all.flatMap((row) => ("fingerprint" in row ? [[row.fingerprint, row.decision] as const] : [])),
    ),
    overageDecisions: all.flatMap((row) => ("fingerprint" in row ? [] : [row])),
  };
}

/** The sentence for a register without a usable row, with the problems of its first row. */
function noRowStop(
  { exceptions: [first], refused }: ReturnType<typeof readRegister>,
  { register: path, language }: Config,
): string {
  const { line = 1, problems = [] } = first ?? {};
  const reason = [...new Set(problems.map((problem) => describe(problem, language)))].join(" ");
  return WORDS[language].stops.noRow(path, refused.length, line, reason);
}

/** Where each alias, and each client that one leads to, stands in the configuration. */
function aliasPlaces(config: Config): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const file = basename(config.file);
  for (const [alias, targets] of Object.entries(config.aliases)) {
    const at = { file, line: placeIn(config, ["aliases", alias])?.line ?? 0 };
    const named = [targets].flat().map((target) => (typeof target === "string" ? target : target.client));
    for (const name of [alias, ...named]) if (!places.has(name)) places.set(name, at);
  }
  return places;
}

/** A warning for the first rate that is so small that it may be in dollars. */
function ratesInDollars(config: Config): Exception[] {
  const [first] = smallRates(config);
  if (first === undefined) return [];
  const { level, given, place } = first;
  const problem: Problem = { code: "CENTS_MEANT", what: `rates.${level}`, given };
  return wholeFile({ file: basename(config.file), line: place?.line ?? 0 }, [problem]);
}

/** The built-in profiles and the firm's own; faults in the firm's own stop the run. */
async function readProfiles(config: Config, stops: string[], read: FileReader): Promise<readonly Profile[]> {
  const profiles: Profile[] = [...builtInProfiles()];
  for (const [index, path] of config.profiles.entries()) {
    const file = await read(path);
    if ("problem" in file) {
      stops.push(fileStop(path, file.problem, settingName(config, ["profiles", index]), config.language));
      continue;
    }
    const parsed = parseProfile(file.bytes.toString("utf8"), profiles);
    if ("profile" in parsed) profiles.push(parsed.profile);
    else stops.push(...faultSentences(path, parsed.faults.text, parsed.faults.issues, config.language));
  }
  const { profilesAlike, profilesCalled } = WORDS[config.language].stops;
  for (const { one, other } of conflicts(profiles))
    stops.push(one === other ? profilesCalled(one) : profilesAlike(one, other));
  return profiles;
}

/** Of a log with our own columns; an export has many that nobody needs. */
function unreadInLog({ profile, table, unknown }: ReadLog): ReturnType<typeof unreadHeadings> {
  const header = table.written ?? table.header;
  // What is misspelt is said with the column that is missing.
  const isRefused = layout(table.header, TIME_LOG_COLUMNS).problems.length > 0;
  if (profile.tool !== "canonical" || isRefused) return { problems: [], others: [] };
  return unreadHeadings(header, TIME_LOG_COLUMNS, unknown);
}

/** Throws FatalError when a log is another than it was the first time, or was readable only once. */
function requireSame(first: readonly InputFile[], again: readonly InputFile[], config: Config): void {
  const keyOf = ({ file, sha256 }: InputFile) => `${file}\0${sha256}`;
  const [then, now] = [first, again].map((files) => new Set(files.map(keyOf)));
  const changed = [...first, ...again].find((file) => !then?.has(keyOf(file)) || !now?.has(keyOf(file)));
  if (changed === undefined) return;
  throw new FatalError([WORDS[config.language].stops.logChanged(join(config.logs, changed.file))]);
}

/** A path as it is typed in a command. */
function typed(path: string): string {
  return path.includes(" ") ? `"${path}"` : path;
}

const NEVER_READ = /\.(ods|numbers)$/i;

async function readLogs(
  { file: firmFile, logs: folder }: Pick<Config, "file" | "logs">,
  names: readonly string[],
  settings: ImportSettings,
  fileAt: FileReader,
  share: Share | null,
) {
  const tables: Table[] = [];
  const files: InputFile[] = [];
  const exceptions: Exception[] = [];
  const refused: NotRead[] = [];
  /** The names of files and of their sheets. */
  const allNames = [...names];
  const mapping = new Mapping(settings);
  const firstWith = new Map<string, string>();
  for (const file of names) {
    const refuse = (found: Problem, line: number, name = file) => {
      const path = join(folder, file);
      const problem =
        found.code === "PROFILE_UNKNOWN"
          ? { ...found, file: typed(relative(dirname(firmFile), path)) }
          : found;
      exceptions.push(...wholeFile({ file: name, line }, [problem]));
      refused.push({ file: name, why: problem.code, problem });
    };
    if (NEVER_READ.test(file)) {
      refuse({ code: "FILE_NOT_CSV" }, 1);
      continue;
    }
    const log = await fileAt(join(folder, file));
    if ("problem" in log) {
      refuse(log.problem, 1);
      continue;
    }
    const { bytes, sha256 } = log;
    const first = firstWith.get(sha256);
    if (first !== undefined) {
      files.push({ file, sha256, profile: null, remarks: [{ code: "FILE_REPEATED", first }] });
      refused.push({ file, why: "REPEATED" });
      continue;
    }
    firstWith.set(sha256, file);
    for (const { name, read } of readLogsOf(file, bytes, settings, mapping)) {
      if (name !== file) allNames.push(name);
      if ("problem" in read) {
        files.push({ file: name, sha256, profile: null, remarks: [] });
        refuse(read.problem, read.line, name);
      } else {
        const unread = unreadInLog(read);
        exceptions.push(...wholeFile({ file: name, line: read.headerLine }, unread.problems));
        const remarks = [
          ...read.remarks,
          ...(unread.others.length > 0 ? [columnsNotRead(unread.others)] : []),
        ];
        files.push({ file: name, sha256, profile: read.profile, remarks });
        tables.push(share?.part(read.table) ?? read.table);
      }
    }
  }
  // A stable sort: the sheets of a workbook keep their order.
  files.sort((a, b) => compareText(a.file, b.file));
  return { tables, files, exceptions, refused, names: allNames };
}
