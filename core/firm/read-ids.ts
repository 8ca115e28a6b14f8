/**
 * The ids that a firm's logs have, and what became of each.
 *
 * Laws: an id is one of the tool that assigns it, however often it is read. What became of it is the best that became of
 * any of its rows.
 */

import type { Place } from "../values/problems.ts";
import type { Table } from "./cells.ts";
import { Numbering, OWN } from "./duplicates.ts";
import { type ToolId, toolId } from "./id-homes.ts";

/** Numbers of distinct ids. */
export interface IdControl {
  readonly read: number;
  /** In a ledger. */
  readonly placed: number;
  /** In no ledger, and on a row that is an exception, was corrected, or is in a refused file. */
  readonly leftOut: number;
  /** In no ledger and not reported. Must be 0, or minutes may be lost. */
  readonly lost: number;
}

/** For a file without ids. */
export const NO_IDS: IdControl = { read: 0, placed: 0, leftOut: 0, lost: 0 };

type Counts = { -readonly [Count in keyof IdControl]: number };

function add(counts: Counts, became: number | undefined): void {
  counts.read += 1;
  if (became === PLACED) counts.placed += 1;
  else if (became === REPORTED) counts.leftOut += 1;
  else counts.lost += 1;
}

/** What became of an id; the highest counts. */
const [OPEN, REPORTED, PLACED] = [0, 1, 2];
/** The number of an id that no file has. */
const UNREAD = -1;

/** The numbers of a file's ids, in order: from the first to before `next`. */
interface Range {
  readonly file: string;
  readonly first: number;
  next: number;
}

/**
 * Each id has a number, since there are as many as rows. While all ascend, in files that are read from top to bottom, an
 * id is found by the place of its row, and a large firm's are not all held in a map.
 */
export class ReadIds {
  readonly #toolOf: ReadonlyMap<string, string>;
  /** By number: the id, the line of its row, the place of the first table that has it, and what became of it. */
  readonly #texts: string[] = [];
  readonly #lines: Int32Array;
  readonly #first: Int32Array;
  readonly #became: Uint8Array;
  /** Of each table, by its place: the numbers of the ids that it has and another had before it. */
  readonly #again: readonly Set<number>[];
  readonly #numbering = new Numbering();
  readonly #ranges = new Map<string, Range>();
  /** The numbers by tool and id; null as long as the place of a row finds them. */
  #known: Map<string, Map<string, number>> | null = null;
  /** What was asked for last, since neighbours are of one file: its range, or the ids of its tool. */
  #lastRange: Range | null = null;
  #lastIds: { readonly file: string; readonly ids: Map<string, number> } | null = null;

  constructor(logs: readonly Table[]) {
    const most = logs.reduce((sum, { rows }) => sum + rows.length, 0);
    this.#lines = new Int32Array(most);
    this.#first = new Int32Array(most);
    this.#became = new Uint8Array(most);
    this.#again = logs.map(() => new Set());
    this.#toolOf = new Map(logs.map(({ file, tool }) => [file, tool ?? OWN]));
    if (new Set(this.#toolOf.values()).size > 1) this.#known = new Map();
  }

  /** The number of an id in the table at `place`, of a row that is at, or corrects the one at, `of`. */
  read(id: string, of: Place, place: number): number {
    if (this.#known === null && !this.#continues(id, of)) this.#known = this.#byId();
    const ids = this.#idsOf(of.file);
    const known = ids?.get(id);
    if (known !== undefined) {
      if (this.#first[known] !== place) this.#again[place]?.add(known);
      return known;
    }
    const number = this.#texts.push(id) - 1;
    ids?.set(id, number);
    this.#lines[number] = of.line;
    this.#first[number] = place;
    return number;
  }

  /** The number of a row's id; -1 if no file has it, as none has "". */
  find(id: string, of: Place): number {
    if (id === "") return UNREAD;
    if (this.#known === null) {
      const number = this.#at(of);
      if (this.#texts[number] === id) return number;
      this.#known = this.#byId();
    }
    return this.#idsOf(of.file)?.get(id) ?? UNREAD;
  }

  place(number: number): void {
    if (number !== UNREAD) this.#became[number] = PLACED;
  }

  /** What is placed remains so. */
  report(number: number): void {
    if (this.#became[number] === OPEN) this.#became[number] = REPORTED;
  }

  /** Counts each id in every table that has it, by place, and returns the counts of all. */
  count(tables: readonly Counts[]): IdControl {
    const run = { ...NO_IDS };
    const countIn = (counts: Counts | undefined, number: number) =>
      counts !== undefined && add(counts, this.#became[number]);
    for (let number = 0; number < this.#texts.length; number += 1) {
      countIn(run, number);
      countIn(tables[this.#first[number] ?? 0], number);
    }
    for (const [place, again] of this.#again.entries())
      for (const number of again) countIn(tables[place], number);
    return run;
  }

  isAmong(some: ReadonlySet<ToolId>, file: string, id: string): boolean {
    return some.size > 0 && some.has(toolId(this.#toolOf.get(file) ?? OWN, id));
  }

  /** Whether an id follows all others, and its row, of a file that is there, those of its file. */
  #continues(id: string, { file, line }: Place): boolean {
    if (!this.#toolOf.has(file) || !this.#numbering.continues(id)) return false;
    const next = this.#texts.length;
    const range = this.#rangeOf(file);
    if (range === undefined) this.#ranges.set(file, { file, first: next, next: next + 1 });
    else if (range.next === next && line > (this.#lines[next - 1] ?? 0)) range.next += 1;
    else return false;
    return true;
  }

  /** The number of the row at this place, while all ids ascend. */
  #at({ file, line }: Place): number {
    const range = this.#rangeOf(file);
    if (range === undefined) return UNREAD;
    // In most files each line is a row.
    const near = range.first + line - (this.#lines[range.first] ?? 0);
    if (near < range.next && this.#lines[near] === line) return near;
    let [from, to] = [range.first, range.next];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.#lines[middle] ?? 0) < line) from = middle + 1;
      else to = middle;
    }
    return this.#lines[from] === line && from < range.next ? from : UNREAD;
  }

  #rangeOf(file: string): Range | undefined {
    if (this.#lastRange?.file === file) return this.#lastRange;
    const range = this.#ranges.get(file);
    this.#lastRange = range ?? null;
    return range;
  }

  /** The numbers so far, which are of one tool. */
  #byId(): Map<string, Map<string, number>> {
    const [tool = OWN] = this.#toolOf.values();
    return new Map([[tool, new Map(this.#texts.map((id, number) => [id, number]))]]);
  }

  #idsOf(file: string): Map<string, number> | undefined {
    if (this.#known === null) return undefined;
    if (this.#lastIds?.file === file) return this.#lastIds.ids;
    const tool = this.#toolOf.get(file) ?? OWN;
    const ids = this.#known.get(tool) ?? new Map<string, number>();
    this.#known.set(tool, ids);
    this.#lastIds = { file, ids };
    return ids;
  }
}
