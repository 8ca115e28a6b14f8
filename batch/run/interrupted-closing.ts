/**
 * What a closing or a reopening that was interrupted left in `out/closed/`, and how it is ended.
 *
 * Laws: a closing that put no record in its place closed nothing, and what it left goes; a reopening that moved the
 * record away is gone on with, any other goes; a run ends what it finds before it reads the books, so one that lost
 * the folder meanwhile finds nothing of its own left to put in a place.
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
import { errorCode } from "../disk/stop-sentences.ts";
import { flush, stagedAs } from "../disk/whole-file.ts";

/** Ends whatever is there. Throws FatalError when it can't be done. */
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
      // The basis goes first: once the staged record is gone, nothing says any more that it is of no month.
      if (period !== null && !names.includes(staged.file))
        await rm(join(folder, basisFile(period)), { force: true });
      await rm(join(folder, name), { force: true });
    }
  } catch (error) {
    if (error instanceof FatalError) throw error;
    throw new FatalError([WORDS[held.language].stops.unwritable(folder, errorCode(error))]);
  }
}

async function recoverReopening(name: string, closed: readonly string[], held: HeldFolder): Promise<void> {
  const folder = join(closedFolder(held), name);
  const isBegun = (await readdir(folder)).includes(REOPENING_NOTE);
  const isClosed = closed.includes(recordFile(periodOf(name, "reopening") ?? ""));
  if (isBegun && !isClosed) await endReopening(name, held);
  else await rm(folder, { recursive: true, force: true });
}

/** Goes on with a reopening, by the name of its folder, that has its note: brings together what belongs to it. */
export async function endReopening(name: string, held: HeldFolder): Promise<void> {
  const folder = closedFolder(held);
  const period = periodOf(name, "reopening") ?? "";
  for (const file of [recordFile(period), basisFile(period)]) await moveInto(name, file, held);
  await held.assertHeld();
  await rename(join(folder, name), join(folder, name.slice(1)));
  await flush(folder, "r");
}

/** Moves a file of closed months into the folder of a reopening. One that is missing is why the month is reopened. */
export async function moveInto(name: string, file: string, held: HeldFolder): Promise<void> {
  const from = join(closedFolder(held), file);
  await held.assertHeld();
  await rename(from, join(closedFolder(held), name, file)).catch((error: unknown) => {
    if (errorCode(error) !== "ENOENT" || existsSync(from)) throw error;
  });
}
