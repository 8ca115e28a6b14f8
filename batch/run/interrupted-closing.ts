/**
 * Recovery of `out/closed/` after an interrupted closing or reopening.
 *
 * Laws: a closing that did not place its record closed nothing, and its files are removed; a reopening that moved the
 * record is completed, any other is removed; a run recovers before it reads the books, so an earlier run that lost the
 * lock finds none of its own files left to place.
 */

import { existsSync } from "node:fs";
import { readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { WORDS } from "../../core/words/words.ts";
import {
  basisFile,
  closedFolder,
  closedNames,
  periodOf,
  REOPENING_NOTE,
  recordFile,
} from "../books/closed-folder.ts";
import { clearWitnesses } from "../books/closing-witness.ts";
import { FatalError } from "../disk/fatal-error.ts";
import type { HeldFolder } from "../disk/run-lock.ts";
import { errorCode, reasonOf } from "../disk/stop-sentences.ts";
import { flush, stagedAs } from "../disk/whole-file.ts";

/** Completes or removes whatever was interrupted. Throws FatalError when it can't. */
export async function recoverBooks(held: HeldFolder): Promise<void> {
  const folder = closedFolder(held);
  const names = await closedNames(held);
  try {
    await clearWitnesses(held.out);
    for (const name of names) {
      if (periodOf(name, "reopening") !== null) await recoverReopening(name, names, held);
      const staged = stagedAs(name);
      if (staged === null) continue;
      const period = periodOf(staged.file, "record");
      // The basis is removed first: without the staged record, nothing shows that it belongs to no closed month.
      if (period !== null && !names.includes(staged.file))
        await rm(join(folder, basisFile(period)), { force: true });
      await rm(join(folder, name), { force: true });
    }
  } catch (error) {
    if (error instanceof FatalError) throw error;
    throw new FatalError([WORDS[held.language].stops.unwritable(folder, reasonOf(error, held.language))]);
  }
}

async function recoverReopening(name: string, closed: readonly string[], held: HeldFolder): Promise<void> {
  const folder = join(closedFolder(held), name);
  const isBegun = (await readdir(folder)).includes(REOPENING_NOTE);
  const isClosed = closed.includes(recordFile(periodOf(name, "reopening") ?? ""));
  if (isBegun && !isClosed) await endReopening(name, held);
  else await rm(folder, { recursive: true, force: true });
}

/** Completes the reopening in the folder `name`, which has its note: moves the record and the basis there. */
export async function endReopening(name: string, held: HeldFolder): Promise<void> {
  const folder = closedFolder(held);
  const period = periodOf(name, "reopening") ?? "";
  for (const file of [recordFile(period), basisFile(period)]) await moveInto(name, file, held);
  await held.assertHeld();
  await rename(join(folder, name), join(folder, name.slice(1)));
  await flush(folder, "r");
}

/** Moves a closed month's file into a reopening's folder. It may be missing: that can be the reason for reopening. */
export async function moveInto(name: string, file: string, held: HeldFolder): Promise<void> {
  const from = join(closedFolder(held), file);
  await held.assertHeld();
  await rename(from, join(closedFolder(held), name, file)).catch((error: unknown) => {
    if (errorCode(error) !== "ENOENT" || existsSync(from)) throw error;
  });
}
