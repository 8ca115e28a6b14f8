/**
 * Converts one record after another to a row of our time log, and counts what deserves a remark.
 *
 * Laws: an unreadable cell is passed on unchanged, for the time log's own reader to refuse. A doubtful row is kept with
 * its problem and never corrected. Rows of our own columns pass unchanged, except for the decisions about their columns.
 */

import {
  type Cell,
  durationOf as canonicalDuration,
  type Row,
  type Table,
  text,
  widthOf,
} from "../../core/firm/cells.ts";
import { TIME_LOG_COLUMNS, type TimeLogColumn } from "../../core/firm/time-log.ts";
import { type CalendarDate, formatDate } from "../../core/values/calendar.ts";
import { isDurationHeading } from "../../core/values/duration-headings.ts";
import { durationOf } from "../../core/values/durations.ts";
import { timeOf } from "../../core/values/moments.ts";
import { compareText, nameKey } from "../../core/values/names.ts";
import { plain } from "../../core/values/notation.ts";
import type { Problem } from "../../core/values/problems.ts";
import type { Decided } from "./decided.ts";
import { type Times, timesOf } from "./entry-times.ts";
import type { ExportSheet } from "./export-sheet.ts";
import { contentDigest } from "./fingerprint.ts";
import { PlainRows } from "./plain-rows.ts";
import { CANONICAL, type Field } from "./profile.ts";
import { RemarkCounts } from "./remark-counts.ts";
import { DAY, PLAIN_MINUTES, RowDurations } from "./row-durations.ts";
import type { ImportSettings, Mapping, Source } from "./settings.ts";
import { cleaned, unescaped } from "./texts.ts";
import { Cells, TranslatedRow } from "./translated-row.ts";
import { localMoment } from "./zone.ts";

export interface Translating {
  readonly file: string;
  readonly settings: ImportSettings;
  readonly source: Source;
  readonly mapping: Mapping;
}

export const COLUMNS = Object.keys(TIME_LOG_COLUMNS) as TimeLogColumn[];
const AT = Object.fromEntries(COLUMNS.map((column, index) => [column, index])) as Record<
  TimeLogColumn,
  number
>;

const ISO_DATE = /^\d{4}-\d\d-\d\d$/;
const NO_TIMES: Times = {
  moment: null,
  start: null,
  span: null,
  pastMidnight: false,
  hasEnd: false,
  endTime: null,
};
const CLOCK_TIME = /^\d{1,2}:\d\d(?::\d\d)?$/;

/** Reads row after row, and counts what deserves a remark. */
export class Translator {
  readonly remarks = new RemarkCounts();
  /** The duration column's value for each row, where totals are checked; null if unreadable. */
  readonly seconds: (number | null)[] = [];
  readonly #isSummed: boolean;
  readonly #sheet: ExportSheet;
  readonly #decided: Decided;
  readonly #translating: Translating;
  readonly #own: boolean;
  readonly #feedsBack: boolean;
  readonly #durations: RowDurations;
  readonly #yes: ReadonlySet<string>;
  readonly #no: ReadonlySet<string>;
  /** Our columns that the file lacks and the configuration fills; they follow the file's own. */
  readonly #added: readonly TimeLogColumn[];
  readonly headings: NonNullable<Table["headings"]>;
  readonly #plain: PlainRows | null;

  constructor(sheet: ExportSheet, decided: Decided, translating: Translating, isSummed: boolean) {
    this.#isSummed = isSummed;
    this.#sheet = sheet;
    this.#decided = decided;
    this.#translating = translating;
    this.#durations = new RowDurations(sheet, decided, translating, this.remarks);
    this.#own = sheet.profile === CANONICAL;
    this.#feedsBack = sheet.feedsBack;
    this.#yes = new Set(sheet.profile.yes.map(nameKey));
    this.#no = new Set(sheet.profile.no.map(nameKey));
    const { source } = translating;
    const filled = { client: source.client ?? source.project, technician: source.technician };
    this.#added = (["client", "technician"] as const).filter(
      (column) => this.#own && !sheet.has(column) && filled[column] !== null,
    );
    this.headings = headingsOf(sheet);
    this.#plain = this.#own && !this.#feedsBack && !sheet.hasEnds && !isSummed ? this.#plainRows() : null;
  }

  /** How our own columns write what is read as it stands. */
  #plainRows(): PlainRows {
    const { source, mapping } = this.#translating;
    return new PlainRows(this.#sheet, {
      date: (given) => ISO_DATE.test(given),
      duration: (given) => {
        const { seconds, isPlain } = this.#durations.said(given);
        return seconds === null || (isPlain && !this.#durations.isDoubtful(seconds));
      },
      start: (given) => given === "" || CLOCK_TIME.test(given),
      client: (given) => given !== "",
      technician: (given) => {
        const found = mapping.technician(given || (source.technician ?? ""));
        return "value" in found && found.value === given;
      },
    });
  }

  /** The header for rows of our own columns: converted columns get our names. */
  ownHeader(headings: readonly Cell[]): Cell[] {
    const duration = this.#sheet.column("duration");
    const own = headings.map((heading, at) => {
      if (at === duration) return nameKey(text(heading)) === "minutes" ? heading : "minutes";
      const isRival = isDurationHeading(text(heading));
      const isRepeated = nameKey(text(heading)) === nameKey(text(headings[duration ?? -1]));
      return isRival && !isRepeated && duration !== null ? "" : heading;
    });
    return [...own, ...this.#added];
  }

  /** The index of a column of ours in rows of our own, added columns included. */
  #at(column: TimeLogColumn): number | null {
    const added = this.#added.indexOf(column);
    return added >= 0
      ? this.#sheet.width + added
      : this.#sheet.column(column === "minutes" ? "duration" : column);
  }

  /** The entries in our columns: in most files all rows stay as they are. */
  rows(given: readonly Row[]): Row[] {
    if (this.#plain?.areAll(given)) return [...given];
    return given.map((row) => this.row(row)).filter((row) => row !== null);
  }

  /** The row in our columns; null if it is not an entry. */
  row(given: Row): Row | null {
    if (this.#plain?.is(given)) return given;
    if (!this.#own) return this.#foreign(given);
    const row = this.#feedsBack
      ? { ...given, line: given.line, cells: given.cells.map((cell) => unescaped(text(cell))) }
      : given;
    if (this.#feedsBack && isNoEntry(this.#sheet, row)) {
      this.remarks.count("NOT_ENTRIES");
      return null;
    }
    return this.#canonical(row);
  }

  /** A row of our own columns: unchanged, except for what only the import knows. */
  #canonical(row: Row): Row {
    const sheet = this.#sheet;
    const { source, mapping, settings } = this.#translating;
    const problems: Problem[] = [];
    const cells = new Cells(row);
    for (const column of this.#added) cells.put(this.#at(column), "");
    this.#unsaved(row, problems);
    const date = sheet.value(row, "date");
    const times =
      sheet.hasEnds || !ISO_DATE.test(date)
        ? timesOf(sheet, row, this.#decided.order, settings.timeZone)
        : NO_TIMES;
    this.#ownDuration(row, cells, times, problems);
    if (date !== "" && !ISO_DATE.test(date)) {
      if (times.moment !== null) cells.put(sheet.column("date"), formatDate(times.moment.date));
      else if (this.#decided.undated !== null && localMoment(date, "DMY", settings.timeZone) !== null)
        problems.push(this.#decided.undated);
      else if (this.#feedsBack) this.#fedBackDate(date, cells, problems);
    }
    const start = sheet.value(row, "start");
    if (start !== "" && !CLOCK_TIME.test(start)) {
      const time = timeOf(start);
      if (time !== null) cells.put(sheet.column("start"), clock(time));
    }
    const client = this.#client(sheet.value(row, "client"), "", problems);
    if (client !== "") cells.put(this.#at("client"), client);
    const technician = mapping.technician(sheet.value(row, "technician") || (source.technician ?? ""));
    if ("problem" in technician) problems.push(technician.problem);
    else cells.put(this.#at("technician"), technician.value);
    const corrects = this.#feedsBack ? this.#corrected(row) : null;
    if (corrects !== null) this.remarks.count("CORRECTIONS");
    return this.#row(row, cells.changed, problems, corrects);
  }

  /** A date of a row from another file: read if only one order gives a valid day. */
  #fedBackDate(given: string, cells: Cells, problems: Problem[]): void {
    const { timeZone } = this.#translating.settings;
    const read = (["DMY", "MDY"] as const).map((order) => localMoment(given, order, timeZone)?.date ?? null);
    const [dayFirst = null, monthFirst = null] = read;
    if (dayFirst === null && monthFirst === null) return;
    if (dayFirst === null || monthFirst === null || dayFirst === monthFirst) {
      cells.put(this.#sheet.column("date"), formatDate((dayFirst ?? monthFirst) as CalendarDate));
      return;
    }
    problems.push({
      code: "DATE_ORDER_UNCLEAR",
      given,
      dayFirst: formatDate(dayFirst),
      monthFirst: formatDate(monthFirst),
      file: this.#translating.file,
    });
  }

  /** The duration in minutes, by the column's decisions; non-durations are left for the time log to refuse. */
  #ownDuration(row: Row, cells: Cells, times: Times, problems: Problem[]): void {
    const duration = this.#sheet.value(row, "duration");
    if (duration === "") cells.put(this.#at("minutes"), "");
    const { stated, seconds, isPlain } = this.#durations.said(duration);
    if (this.#isSummed) this.seconds.push(duration === "" ? 0 : stated);
    if (seconds === null) return;
    if (!isPlain) cells.put(this.#at("minutes"), String(this.#durations.minutes(seconds)));
    this.#durations.compare(row, seconds, seconds, times, problems);
    this.#durations.doubtLength(seconds, duration, problems);
  }

  /** The row's client: as written, by its project, or from the configuration of the file. */
  #client(given: string, project: string, problems: Problem[]): string {
    const { source, mapping } = this.#translating;
    if (given !== "") return given;
    const asked = project || (source.client === null ? (source.project ?? "") : "");
    if (asked === "") return source.client ?? "";
    const found = mapping.client(asked);
    if ("value" in found) return found.value;
    if (source.client !== null) return source.client;
    problems.push(found.problem);
    return "";
  }

  #unsaved(row: Row, problems: Problem[]): void {
    const column = this.#sheet.unsaved(row);
    if (column !== null) problems.push({ code: "FORMULA_UNSAVED", column });
  }

  #corrected(row: Row): NonNullable<Row["corrects"]> | null {
    const [file, line] = [this.#sheet.value(row, "file"), this.#sheet.value(row, "line")];
    if (file === "" || !/^\d{1,9}$/.test(line)) return null;
    return { file, line: Number(line), fingerprint: this.#sheet.value(row, "fingerprint") };
  }

  #foreign(row: Row): Row {
    const sheet = this.#sheet;
    const { source, mapping, settings } = this.#translating;
    const problems: Problem[] = [];
    const cells: string[] = COLUMNS.map(() => "");
    const put = (column: TimeLogColumn, value: string) => {
      cells[AT[column]] = value;
    };
    const shape = this.#malformed(row);
    if (shape !== null) problems.push(shape);
    this.#unsaved(row, problems);
    const value = (field: Field) => sheet.value(row, field);

    const times = timesOf(sheet, row, this.#decided.order, settings.timeZone);
    put("date", times.moment === null ? value("date") || value("start_at") : formatDate(times.moment.date));
    const startGiven = value("start");
    put("start", times.start === null ? startGiven : clock(times.start));
    this.#duration(row, times, problems, (minutes) => put("minutes", minutes));

    put("client", this.#client(value("client"), value("project"), problems));
    const name = value("technician") || plain(`${value("first_name")} ${value("last_name")}`);
    const technician = mapping.technician(name || (source.technician ?? ""));
    if ("problem" in technician) problems.push(technician.problem);
    put("technician", "problem" in technician ? name : technician.value);
    const meaning = mapping.meaning(value("task"), value("tags"), value("category"));
    if ("problem" in meaning) problems.push(meaning.problem);
    else if (meaning.usual !== undefined) this.remarks.usual(meaning.usual);
    const { category = "", level = "" } = "problem" in meaning ? {} : meaning.value;
    put("category", value("category") || category);
    put("level", value("level") || String(level));
    put("description", cleaned(value("description"), sheet.profile.clean));
    for (const field of ["id", "user", "ticket", "trainees", "channel"] as const) put(field, value(field));
    for (const field of ["notice", "approved"] as const) put(field, this.#yesNo(value(field), field));
    if (this.#yesNo(value("billable"), "billable") === "no") this.remarks.count("NOT_BILLABLE");
    return this.#row(row, cells, problems, null);
  }

  /** A row of another width has lost or gained a cell, unless only unread columns are missing at its end. */
  #malformed(row: Row): Problem | null {
    const { width } = this.#sheet;
    const given = widthOf(row);
    if (given === width) return null;
    const extra = row.cells.slice(width);
    if (given > width && extra.every((cell) => text(cell) === "")) return null;
    const missing = Array.from({ length: Math.max(0, width - given) }, (_, index) => given + index);
    if (given < width && given > 1 && missing.every((at) => !this.#sheet.reads(at))) {
      this.remarks.count("ROWS_PADDED");
      return null;
    }
    return { code: "ROW_MALFORMED", expected: width, given };
  }

  /** The minutes by the winning column, else from start to end. */
  #duration(row: Row, times: Times, problems: Problem[], put: (minutes: string) => void): void {
    const sheet = this.#sheet;
    const field = sheet.ruling(row);
    const given = field === null ? "" : sheet.value(row, field);
    const stated = field === null ? null : this.#durations.secondsOf(given, field);
    if (this.#isSummed) this.seconds.push(field === null ? (times.span ?? 0) : stated);
    const { span } = times;
    if (
      sheet.hasEnds &&
      !times.hasEnd &&
      times.start !== null &&
      (stated === null ? given === "" : stated === 0)
    ) {
      problems.push({ code: "TIMER_RUNNING" });
      return;
    }
    if (span !== null && span < 0) {
      problems.push({ code: "ENDS_BEFORE_START" });
      put(stated === null ? "" : String(this.#durations.minutes(stated)));
      return;
    }
    if (field !== null && stated === null) {
      const found = durationOf(given, this.#translating.source.hoursPerDay);
      if (found !== null && "days" in found) problems.push({ code: "DURATION_IN_DAYS", given });
      // Unchanged, for the log's own reader to refuse; it would read a bare number as minutes.
      if (canonicalDuration(given) !== null)
        problems.push({ code: "MINUTES_UNREADABLE", column: this.headings.minutes ?? field, given });
      put(given);
      return;
    }
    const seconds = stated ?? span;
    if (seconds === null) return;
    this.#durations.compare(row, seconds, stated, times, problems);
    if (seconds < 0)
      problems.push({ code: "MINUTES_NEGATIVE", column: this.headings.minutes ?? "minutes", given });
    this.#durations.doubtLength(seconds, given, problems);
    const minutes = this.#durations.minutes(seconds);
    // Beyond a day the time log refuses it, and people prefer hours.
    if (seconds > DAY) put(`${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`);
    else put(PLAIN_MINUTES.test(given) && canonicalDuration(given) === minutes ? given : String(minutes));
  }

  #yesNo(given: string, field: Field): string {
    const key = nameKey(given);
    if (key === "") return "";
    if (this.#yes.has(key)) return "yes";
    if (this.#no.has(key)) return "no";
    if (field !== "billable") return given;
    this.remarks.unknown(given);
    return "";
  }

  #row(
    given: Row,
    changed: readonly Cell[] | null,
    problems: readonly Problem[],
    corrects: NonNullable<Row["corrects"]> | null,
  ): Row {
    if (changed === null && problems.length === 0 && corrects === null) return given;
    return new TranslatedRow(given, changed, this.fingerprintOf, {
      ...(problems.length > 0 && { problems }),
      ...(corrects !== null && { corrects }),
    });
  }

  /** From the file's own values only, not the row's position or the configuration. */
  readonly fingerprintOf = (row: Row): string => {
    const sheet = this.#sheet;
    const parts = [sheet.profile.tool];
    for (const field of sheet.fingerprinted) {
      const value = sheet.value(row, field);
      if (value === "") continue;
      parts.push(field, field === "tags" ? value.split(",").map(plain).sort(compareText).join() : value);
    }
    return contentDigest(parts);
  };
}

/** The file's own headings, by our columns. */
function headingsOf(sheet: ExportSheet): Record<string, string> {
  const durations = sheet.profile.durationFrom.find((field) => sheet.has(field)) ?? "duration";
  const fields: Partial<Record<TimeLogColumn, readonly Field[]>> = {
    date: ["date", "start_at"],
    start: ["start", "start_at"],
    minutes: [durations],
  };
  const pairs = COLUMNS.flatMap((column) => {
    const field = (fields[column] ?? [column as Field]).find((candidate) => sheet.has(candidate));
    const heading = field === undefined ? null : sheet.heading(field);
    return heading === null || heading === "" ? [] : [[column, heading]];
  });
  return Object.fromEntries(pairs);
}

/** A row of exceptions.csv about the register, or about a whole file: it contains no work. */
function isNoEntry(sheet: ExportSheet, row: Row): boolean {
  return sheet.value(row, "date") === "" && sheet.value(row, "duration") === "";
}

/** `HH:MM` of seconds since midnight. */
function clock(seconds: number): string {
  const two = (n: number) => String(Math.floor(n)).padStart(2, "0");
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}`;
}
