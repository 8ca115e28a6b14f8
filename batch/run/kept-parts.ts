/**
 * What the last run of a month made of each client, so that the next one makes again only what has changed.
 *
 * Laws: it only saves time, and counts as missing when anything is wrong with it. A part is kept only if this program
 * would make it from the same: the configuration, the closed months and every file but the logs are the same for all,
 * and of the logs all that concerns the client. It stands beside the month's folder, for the month that was run last.
 */

import { createHash } from "node:crypto";
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Exception } from "../../core/firm/exceptions.ts";
import type { ClientWork } from "../../core/firm/reconciliation.ts";
import type { HeldFolder } from "../disk/run-lock.ts";
import { sha256Of } from "../disk/sha256.ts";
import { fileOf, valuesIn } from "../disk/values-file.ts";
import { replaceFile } from "../disk/whole-file.ts";
import type { KeptClient, MonthFrame } from "../month/month.ts";

/** A client's part of a month's files. */
export interface KeptPart {
  readonly figures: KeptClient;
  /** The exceptions that only its account shows. */
  readonly own: readonly Exception[];
  /** Its line of the basis, packed. */
  readonly packed: Uint8Array | null;
  readonly workbooks: readonly { readonly file: string; readonly from: string }[];
}

/** By the hash of what each was made from. */
export type KeptParts = ReadonlyMap<string, KeptPart>;

const NAME = /^\.\d{4}-\d{2}\.parts$/;
const partsName = (period: string) => `.${period}.parts`;

/** The parts that the last run of the month left, in a file with this hash; none if it can't be read. */
export async function keptParts(out: string, period: string, sha256: string): Promise<KeptParts> {
  try {
    const bytes = await readFile(join(out, partsName(period)));
    // Ours, and each part is used only by the software that made it.
    if (sha256Of(bytes) === sha256) return new Map(valuesIn(bytes) as Iterable<[string, KeptPart]>);
  } catch {} // gone, or written by a later Node
  return new Map();
}

/** Leaves these for the next run of the month; returns the hash of the file. Throws any error of writing. */
export async function keepParts(held: HeldFolder, period: string, parts: KeptParts): Promise<string> {
  await held.assertHeld();
  for (const name of await readdir(held.out))
    if (NAME.test(name) && name !== partsName(period)) await rm(join(held.out, name), { force: true });
  const hash = createHash("sha256");
  function* hashed(chunks: Iterable<Uint8Array>) {
    for (const chunk of chunks) {
      hash.update(chunk);
      yield chunk;
    }
  }
  await replaceFile(join(held.out, partsName(period)), hashed(fileOf(parts)));
  return hash.digest("hex");
}

/**
 * The hash of all that a client's part is made from. `ground` is that of everything that all clients have in common;
 * `line` is its line of the basis, which ends with the month.
 */
export function partSource(
  { entries, names, control, exceptions }: ClientWork,
  line: string,
  { asOf }: Pick<MonthFrame, "asOf">,
  ground: string,
): string {
  const later = entries.filter(({ date }) => date > asOf);
  return sha256Of(`${JSON.stringify([ground, later, names, control, exceptions])}\n${line}`);
}
