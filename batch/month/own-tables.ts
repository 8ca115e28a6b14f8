/**
 * The tables with our own columns, as their files are read: the register, the price list, the adjustments and the
 * decisions.
 *
 * Law: a heading that nobody reads is told of.
 */

import { basename } from "node:path";
import { type Columns, layout, type Table } from "../../core/firm/cells.ts";
import type { Exception, Rows } from "../../core/firm/exceptions.ts";
import type { Asked } from "../../core/firm/row-reader.ts";
import { unreadHeadings } from "../../core/firm/unread-headings.ts";
import type { Place, Problem } from "../../core/values/problems.ts";
import type { Remark } from "../../core/values/remarks.ts";
import { describe } from "../../core/words/describe.ts";
import { WORDS } from "../../core/words/words.ts";
import { type Config, placeIn } from "../config/config.ts";
import { placeName } from "../config/config-faults.ts";
import type { FileReader } from "../disk/input-file.ts";
import { fileStop } from "../disk/stop-sentences.ts";
import { sourceOf } from "../imports/settings.ts";
import { readTable } from "../imports/table.ts";

/** A table, and the remarks made while reading it. */
export interface ReadTable {
  readonly file: string;
  readonly remarks: readonly Remark[];
}

/** The settings that name such a file. */
type Key = "register" | "prices" | "adjustments" | "decisions";

export class OwnTables {
  /** The sha256 of each file, by name. */
  readonly sources: Record<string, string> = {};
  readonly read: ReadTable[] = [];
  readonly exceptions: Exception[] = [];
  readonly #config: Config;
  readonly #stops: string[];
  readonly #reader: FileReader;

  /** Adds to `stops` why a table can't be read. */
  constructor(config: Config, stops: string[], reader: FileReader) {
    this.#config = config;
    this.#stops = stops;
    this.#reader = reader;
  }

  /** The rows of the table, as `rows` makes them; null where no file is named, or it can't be read. */
  async rows<T extends Pick<Rows<unknown>, "fatal"> & { readonly remarks?: readonly Remark[] }>(
    key: Key,
    columns: Columns<string>,
    rows: (table: Table, asked: Asked) => T,
  ): Promise<T | null> {
    const path = this.#config[key];
    if (path === null) return null;
    const file = await this.#reader(path);
    if ("problem" in file) {
      this.#stops.push(fileStop(path, file.problem, settingName(this.#config, [key]), this.#config.language));
      return null;
    }
    const name = basename(path);
    this.sources[name] = file.sha256;
    const asked = sourceOf(name, this.#config.imports);
    const found = readTable(name, file.bytes, columns, asked);
    if ("problem" in found) {
      this.#stop(path, found.line, found.problem);
      return null;
    }
    const made = rows(found.table, asked);
    for (const problem of made.fatal) this.#stop(path, found.line, problem);
    if (made.fatal.length === 0) this.#remark(found, columns, made.remarks);
    return made;
  }

  /** `made` are the remarks on its rows. */
  #remark(
    { table: { file, header }, line }: { readonly table: Table; readonly line: number },
    columns: Columns<string>,
    made: readonly Remark[] = [],
  ): void {
    const { problems, others } = unreadHeadings(header, columns, layout(header, columns).ignored);
    this.exceptions.push(...wholeFile({ file, line }, problems));
    const remarks: Remark[] = [];
    if (line > 1) remarks.push({ code: "HEADER_BELOW", line });
    if (others.length > 0) remarks.push(columnsNotRead(others));
    remarks.push(...made);
    if (remarks.length > 0) this.read.push({ file, remarks });
  }

  #stop(path: string, line: number, problem: Problem): void {
    const { language } = this.#config;
    this.#stops.push(WORDS[language].writing.pair(`${path}:${line}`, describe(problem, language)));
  }
}

/** A setting and where it stands, to insert in a sentence: `“register” (firm.json:2:15)`. */
export function settingName(config: Config, path: readonly [string, ...(string | number)[]]): string {
  const { quoted } = WORDS[config.language].writing;
  return `${quoted(path[0])} (${placeName(basename(config.file), placeIn(config, path))})`;
}

/** Each problem as an exception without a row of its own. */
export function wholeFile(place: Place, problems: readonly Problem[]): Exception[] {
  return problems.map((problem) => ({ ...place, problems: [problem], client: null, row: {} }));
}

export function columnsNotRead(headings: readonly string[]): Remark {
  return { code: "COLUMNS_NOT_READ", columns: headings.join(", ") };
}
