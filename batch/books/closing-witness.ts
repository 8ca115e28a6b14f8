/**
 * The witnesses, outside of `out/closed/`, that months were closed, and under which seals: `closed.json` in a month's
 * own folder for that month, and `out/.closed.json` for all. They reveal that the last record was removed or sealed
 * again, which the records alone cannot.
 *
 * Laws: a witness is written after the record, so a missing witness proves nothing, and months closed by an earlier
 * version have none; reopening leaves witnesses unchanged, and lists the seals that are no longer valid; a witness that
 * no record or reopening accounts for means that a record was removed or changed by hand.
 */

import { existsSync } from "node:fs";
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { WORDS } from "../../core/words/words.ts";
import { FatalError } from "../disk/fatal-error.ts";
import { monthNames } from "../disk/output-folder.ts";
import { errorCode, reasonOf } from "../disk/stop-sentences.ts";
import { jsonText, readWhole, stagedAs } from "../disk/whole-file.ts";
import {
  basisFile,
  closedFolder,
  closedNames,
  type Place,
  periodOf,
  periodsOf,
  REOPENING_NOTE,
  recordFile,
} from "./closed-folder.ts";

const CLOSING = z.object({
  period: z.string().regex(/^\d{4}-\d{2}$/),
  closedAt: z.iso.datetime(),
  closedBy: z.string(),
  seal: z.string(),
});
/** A closed month as a witness records it. */
type Closing = z.infer<typeof CLOSING>;

const WITNESS = z.object({ schema: z.literal(1), closed: z.array(CLOSING) });

/** A month and the seal that it was closed under. */
interface Witnessed extends Pick<Closing, "period" | "seal"> {
  /** The witness file. */
  readonly path: string;
}

const FILE = "closed.json";
const ofAll = (out: string) => join(out, `.${FILE}`);
const ofMonth = (out: string, period: string) => join(out, period, FILE);

/** The content of all witnesses. Throws FatalError naming one that can't be read. */
export async function witnessed({ out, language }: Place): Promise<Witnessed[]> {
  const says = WORDS[language].closing;
  const months = await monthNames(out).catch((error: unknown): string[] => {
    if (errorCode(error) === "ENOENT") return [];
    throw new FatalError([says.unreadable(out, reasonOf(error, language))]);
  });
  const found: Witnessed[] = [];
  for (const path of [ofAll(out), ...months.map((period) => ofMonth(out, period))]) {
    const text = await readFile(path, "utf8").catch((error: unknown) => {
      if (["ENOENT", "ENOTDIR"].includes(errorCode(error))) return null;
      throw new FatalError([says.unreadable(path, reasonOf(error, language))]);
    });
    if (text === null) continue;
    try {
      const { closed } = WITNESS.parse(JSON.parse(text));
      found.push(...closed.map(({ period, seal }) => ({ path, period, seal })));
    } catch {
      throw new FatalError([says.witnessSpoilt(path)]);
    }
  }
  return found;
}

/** The witness files to write for `month`, which is one of `months`. */
export function witnessesOf(
  out: string,
  months: readonly Closing[],
  month: Closing,
): { readonly path: string; readonly content: string }[] {
  const files = [{ path: ofAll(out), content: witnessText(months) }];
  // A month's folder that somebody removed is not created again.
  if (!existsSync(join(out, month.period))) return files;
  return [...files, { path: ofMonth(out, month.period), content: witnessText([month]) }];
}

/** Removes staged witnesses of other runs, so that a run that lost the lock finds nothing to place. */
export async function clearWitnesses(out: string): Promise<void> {
  for (const folder of [out, ...(await monthNames(out)).map((period) => join(out, period))]) {
    // Nothing was being written where nothing can be listed, for example when the name is a file's.
    for (const name of await readdir(folder).catch((): string[] => []))
      if (stagedAs(name)?.file === FILE) await rm(join(folder, name), { force: true });
  }
}

function witnessText(months: readonly Closing[]): string {
  const closed = months.map(({ period, closedAt, closedBy, seal }) => ({ period, closedAt, closedBy, seal }));
  return jsonText({ schema: 1, closed } satisfies z.infer<typeof WITNESS>);
}

/** A reopened month: who, when and why, and its seals, which are no longer valid. */
const REOPENED_MONTH = z.object({
  period: z.string(),
  reopenedAt: z.iso.datetime(),
  reopenedBy: z.string(),
  reason: z.string(),
  seals: z.array(z.string()),
});
export type ReopenedMonth = z.infer<typeof REOPENED_MONTH>;

/** In order, the months that are closed, and those that were closed but whose record is missing. */
export async function periodsToReopen(place: Place): Promise<string[]> {
  const names = await closedNames(place);
  const missing = await missingMonths(names, await witnessed(place), [], place);
  return [...new Set([...periodsOf(names, "record"), ...missing.map(({ period }) => period)])].sort();
}

/**
 * The months that were closed, as a basis or a witness shows, but whose record is missing or has another seal; each
 * once. For records that are not among `months`, only the name is checked.
 */
export async function missingMonths(
  names: readonly string[],
  seen: readonly Witnessed[],
  months: readonly Pick<Closing, "period" | "seal">[],
  place: Place,
): Promise<{ readonly period: string; readonly sentence: string }[]> {
  const folder = closedFolder(place);
  const says = WORDS[place.language].closing;
  const records = new Set(periodsOf(names, "record"));
  // A command is placing the record or has moved it away; that command, or the next one, completes the work.
  const staged = names.flatMap((name) => stagedAs(name)?.file ?? []);
  const underWay = new Set([...periodsOf(staged, "record"), ...periodsOf(names, "reopening")]);
  const bases = periodsOf(names, "basis").filter((period) => !records.has(period) && !underWay.has(period));
  const sealOf = new Map(months.map(({ period, seal }) => [period, seal]));
  const isAccounted = ({ period, seal }: Witnessed) =>
    records.has(period) && (sealOf.get(period) ?? seal) === seal;
  const others = seen.filter((witness) => !isAccounted(witness));
  const reopened = others.length === 0 ? new Set<string>() : await reopenedSeals(names, folder);
  const missing = new Map<string, string>();
  for (const { period, seal, path } of others) {
    if (reopened.has(seal)) continue;
    const sentence = records.has(period) ? says.otherRecord : says.recordMissing;
    missing.set(period, sentence(join(folder, recordFile(period)), period, path));
  }
  for (const period of bases) {
    const path = join(folder, recordFile(period));
    if (!missing.has(period))
      missing.set(period, says.recordMissing(path, period, join(folder, basisFile(period))));
  }
  return [...missing].sort().map(([period, sentence]) => ({ period, sentence }));
}

/** The seals of reopened months. An unreadable note accounts for none. */
async function reopenedSeals(names: readonly string[], folder: string): Promise<ReadonlySet<string>> {
  const seals = new Set<string>();
  for (const name of names) {
    if ((periodOf(name, "reopened") ?? periodOf(name, "reopening")) === null) continue;
    const note = await readWhole(join(folder, name, REOPENING_NOTE), REOPENED_MONTH).catch(() => null);
    for (const seal of note?.seals ?? []) seals.add(seal);
  }
  return seals;
}
