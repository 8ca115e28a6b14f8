/**
 * The control totals: every row counted as read and by outcome, for each file, each client and in total (A11).
 *
 * Law: entries and minutes read = placed + rejected + duplicate.
 */

import { addedUp } from "../values/grouping.ts";
import type { Client } from "./clients.ts";

/** Entries and their raw minutes, by outcome (A11). */
export interface Control {
  entriesRead: number;
  entriesPlaced: number;
  entriesRejected: number;
  entriesDuplicate: number;
  minutesRead: number;
  minutesPlaced: number;
  minutesRejected: number;
  minutesDuplicate: number;
}

export interface FileControl extends Control {
  readonly file: string;
  /** Headings that match no known column. */
  readonly ignored: readonly string[];
}

export type Outcome = "Placed" | "Rejected" | "Duplicate";

/** Counts every row once as read, and once by outcome. */
export class Tally {
  readonly files: FileControl[] = [];
  readonly #clients = new Map<Client, Control>();

  /** Of all files, since each row is counted in one. */
  get total(): Control {
    return controlOfAll(this.files);
  }

  file(name: string, ignored: readonly string[]): FileControl {
    const counts = { file: name, ignored, ...noControl() };
    this.files.push(counts);
    return counts;
  }

  of(client: Client): Control {
    const known = this.#clients.get(client);
    if (known !== undefined) return known;
    const counts = noControl();
    this.#clients.set(client, counts);
    return counts;
  }

  count(outcome: Outcome, raw: number, file: FileControl, client: Client | null): void {
    add(file, outcome, raw);
    if (client !== null) add(this.of(client), outcome, raw);
  }
}

function add(counts: Control, outcome: Outcome, raw: number): void {
  const [entries, total] = COUNTED[outcome];
  counts.entriesRead += 1;
  counts.minutesRead += raw;
  counts[entries] += 1;
  counts[total] += raw;
}

const COUNTED = {
  Placed: ["entriesPlaced", "minutesPlaced"],
  Rejected: ["entriesRejected", "minutesRejected"],
  Duplicate: ["entriesDuplicate", "minutesDuplicate"],
} as const satisfies Record<Outcome, readonly [keyof Control, keyof Control]>;

const COUNTS = Object.keys(noControl()) as (keyof Control)[];

/** These together. */
export function controlOfAll(all: readonly Control[]): Control {
  return addedUp(COUNTS, all);
}

/** Nothing read yet. */
export function noControl(): Control {
  return {
    entriesRead: 0,
    entriesPlaced: 0,
    entriesRejected: 0,
    entriesDuplicate: 0,
    minutesRead: 0,
    minutesPlaced: 0,
    minutesRejected: 0,
    minutesDuplicate: 0,
  };
}
