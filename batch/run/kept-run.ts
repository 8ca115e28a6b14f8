/**
 * What the last run of a month left for the next one: what each workbook was made from, and the run as a whole.
 *
 * Laws: it only saves time, and counts as missing when anything is wrong with it. A workbook is kept only if this
 * program would make it from the same text, and the file in the month's folder still is the one that was made from it,
 * as both this record and the run's own list say. The record stands beside the month's folder, not in it, since it is
 * about one installation of this software.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { type OutputFile, runList } from "../disk/output-folder.ts";
import { programIdentity } from "../disk/program.ts";
import type { HeldFolder } from "../disk/run-lock.ts";
import { sha256Of } from "../disk/sha256.ts";
import { readWhole, writeWhole } from "../disk/whole-file.ts";
import { clientSource, type WorkbookSource } from "../documents/workbook/client-source.ts";
import { RUN_OUTCOME } from "./outcome.ts";

const KEPT_RUN = z.strictObject({
  schema: z.literal(2),
  /** By file name: the hash of what the workbook was made from, and that of the file. */
  workbooks: z.record(z.string(), z.strictObject({ from: z.string(), sha256: z.string() })),
  /** The hash of the file with what was made of each client; "" without one. */
  parts: z.string(),
  /** Null for a run that would end otherwise if it were repeated. */
  run: z
    .strictObject({
      /** The hash of what it depended on, apart from files. */
      of: z.string(),
      /** The hash of the list of the log folder. */
      folder: z.string(),
      /** By path, relative to the configuration: the hash of each file that it read, or why it could not. */
      read: z.record(z.string(), z.string()),
      /** The hash of its run.json. */
      list: z.string(),
      /** The hash of each log, in order of name. */
      logs: z.array(z.string()),
      code: z.union([z.literal(0), z.literal(1)]),
      lines: z.array(z.string()),
      outcome: RUN_OUTCOME,
      control: z.strictObject({
        entriesRead: z.int(),
        entriesPlaced: z.int(),
        entriesRejected: z.int(),
        entriesDuplicate: z.int(),
        minutesRead: z.int(),
        minutesPlaced: z.int(),
        minutesRejected: z.int(),
        minutesDuplicate: z.int(),
      }),
      reminders: z.record(z.string(), z.int()),
    })
    .nullable(),
});

export type KeptRun = z.infer<typeof KEPT_RUN>;

const keptFile = (out: string, period: string) => join(out, `.${period}.kept.json`);

/** What the last run of the month left in `out`; nothing if it can't be read. */
export async function keptRun(out: string, period: string): Promise<KeptRun> {
  const kept = await readWhole(keptFile(out, period), KEPT_RUN).catch(() => null);
  return kept ?? { schema: 2, workbooks: {}, parts: "", run: null };
}

/** Leaves this for the next run of the month, which this one has published. Throws any error of writing. */
export async function keepRun(held: HeldFolder, period: string, made: KeptRun): Promise<void> {
  await held.assertHeld();
  await writeWhole(keptFile(held.out, period), made);
}

/** A client's workbook, and the hash of what it was made from. */
export interface ClientWorkbook extends OutputFile {
  readonly from: string;
  readonly sha256: string;
  /** Whether it is that of the last run. */
  readonly isKept: boolean;
}

/** The workbooks of the last run, which need not be made again. */
export class KeptWorkbooks {
  readonly #folder: string;
  readonly #kept: KeptRun["workbooks"];
  readonly #seal: string | null;
  readonly #listed: ReadonlyMap<string, string>;

  private constructor(
    folder: string,
    kept: KeptRun["workbooks"],
    seal: string | null,
    listed: ReadonlyMap<string, string>,
  ) {
    this.#folder = folder;
    this.#kept = kept;
    this.#seal = seal;
    this.#listed = listed;
  }

  /** Of the run that wrote `folder`; `seal` is that of the last closed month. */
  static async of(folder: string, kept: KeptRun["workbooks"], seal: string | null): Promise<KeptWorkbooks> {
    const list = (await runList(folder)) ?? [];
    return new KeptWorkbooks(folder, kept, seal, new Map(list.map(({ file, sha256 }) => [file, sha256])));
  }

  /** The hash of what a client's workbooks are made from. */
  hashOf(source: WorkbookSource): string {
    return sha256Of(`${programIdentity()}\n${clientSource(source, this.#seal)}`);
  }

  /** The workbook as the last run made it from the same, or as `make` makes it. */
  workbook(file: string, from: string, make: () => Uint8Array): ClientWorkbook {
    const before = this.before(file, from);
    if (before !== null) return before;
    const bytes = make();
    return { file, from, bytes, sha256: sha256Of(bytes), isKept: false };
  }

  /** The workbook as the last run made it from the same; null if it did not, or if the file is no longer that. */
  before(file: string, from: string): ClientWorkbook | null {
    const before = Object.hasOwn(this.#kept, file) ? this.#kept[file] : undefined;
    if (before?.from !== from || this.#listed.get(file) !== before.sha256) return null;
    const bytes = bytesAt(join(this.#folder, file));
    if (bytes === null || sha256Of(bytes) !== before.sha256) return null;
    return { file, from, bytes, sha256: before.sha256, isKept: true };
  }
}

/** The record of these workbooks for the next run. */
export function keptOf(workbooks: readonly ClientWorkbook[]): KeptRun["workbooks"] {
  return Object.fromEntries(workbooks.map(({ file, from, sha256 }) => [file, { from, sha256 }]));
}

function bytesAt(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}
