/**
 * Whose turn it is with the `out` folder: one run at a time, by the command or by the schedule, on one machine
 * or on several that share the folder.
 *
 * Laws: who holds the folder is the name of the one file in `out/.lock` (schedules and deliveries that wait for one
 * another, and keep no run waiting, have a lock of their own beside it), and taking it is one rename: of a folder
 * made beforehand when nobody holds it, of that file when its holder is gone. Of several that try, one rename
 * succeeds, and the others find that what they would rename is no more. No lock is left behind for ever: a holder
 * is gone when its process is, and where that can't be told (another machine, or a system that doesn't say when a
 * process started) when its heartbeat, a byte written every few seconds, is two minutes old, or two minutes ahead,
 * its disk's clock having been put back. Ages are those of two files on the same disk, so the clocks of machines
 * need not agree.
 */

import { mkdir, readdir, rename, rm, rmdir, stat, unlink, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Language } from "../../core/values/language.ts";
import { WORDS } from "../../core/words/words.ts";
import { FatalError } from "./fatal-error.ts";
import { type Holder, holderNamed, lives, ownName } from "./lock-holder.ts";
import { errorCode, reasonOf } from "./stop-sentences.ts";

/** The turns that can be taken: all that is written by runs, the memory of the schedule, the journals of mail. */
const LOCKS = { runs: ".lock", schedule: ".schedule-lock", mail: ".mail-lock" } as const;
const HEARTBEAT_MS = 5_000;
/** Far longer than any stretch of work that lets no timer through. */
const GONE_AFTER_MS = 120_000;
/** A turn is lost only to somebody who moved in the same instant; a failure of the disk comes again each turn. */
const TURNS = 100;

/** Somebody else has the folder. */
export class HeldError extends FatalError {}

/** The `out` folder in the hands of this run. */
export interface HeldFolder {
  readonly out: string;
  /** Of the sentences that tell of it. */
  readonly language: Language;
  /**
   * Throws LockLost when it was taken over, this run having given no sign of life for too long; FatalError when that
   * can't be told.
   */
  assertHeld(): Promise<void>;
}

/** Another run has the folder: what stands in it is that one's, and nothing there is to be mended by this one. */
export class LockLost extends FatalError {}

interface RunLock extends HeldFolder {
  release(): Promise<void>;
}

/**
 * Takes the folder, which is made when there is none, for runs or for what else is named. Throws HeldError when
 * another holds it, and FatalError when it can't be written to.
 */
export async function runLock(
  { out, language, timeZone }: Pick<HeldFolder, "out" | "language"> & { readonly timeZone: string },
  turn: keyof typeof LOCKS = "runs",
): Promise<RunLock> {
  const says = WORDS[language].stops;
  const name = ownName();
  const lock = join(out, LOCKS[turn]);
  const prepared = `${lock}.${name}`;
  try {
    await mkdir(out, { recursive: true, mode: 0o700 });
    await mkdir(prepared, { mode: 0o700 });
    await writeFile(join(prepared, name), "", { mode: 0o600 });
    const other = await heldBy(lock, name);
    if (other !== null) throw new HeldError([says.held(out, clock(other.since, timeZone), other)]);
    // What can't be cleared now is cleared by the next run; the folder is ours.
    await removeAbandoned(lock, join(lock, name)).catch(() => undefined);
  } catch (error) {
    await rm(prepared, { recursive: true, force: true }).catch(() => undefined);
    if (error instanceof FatalError) throw error;
    const isFile = await stat(lock).then(
      (found) => found.isFile(),
      () => false,
    );
    throw new FatalError([isFile ? says.noLock(lock) : says.unwritable(out, reasonOf(error, language))]);
  }

  const own = join(lock, name);
  const heartbeat = setInterval(() => void beat(own).catch(() => undefined), HEARTBEAT_MS);
  heartbeat.unref();
  return {
    out,
    language,
    assertHeld: () =>
      beat(own).catch((error) => {
        // Whoever takes the folder renames our file; a disk that fails takes nothing over.
        const Stop = errorCode(error) === "ENOENT" ? LockLost : FatalError;
        const sentence = Stop === LockLost ? says.takenOver : says.unwritable;
        throw new Stop([sentence(out, reasonOf(error, language))]);
      }),
    release: async () => {
      clearInterval(heartbeat);
      // Our file by its own name, and the folder only when empty: another's lock stays.
      await unlink(own).catch(() => undefined);
      await rmdir(lock).catch(() => undefined);
    },
  };
}

/** What a failure comes from: the loss of the folder, where it was lost, since its files are moved by others then. */
export async function causeOf(error: unknown, held: HeldFolder): Promise<unknown> {
  const lost = await held.assertHeld().catch((reason: unknown) => reason);
  return lost instanceof LockLost ? lost : error;
}

/** Tries to take the lock under this name; answers who holds it instead, null when the name does now. */
async function heldBy(lock: string, name: string): Promise<Holder | null> {
  const prepared = `${lock}.${name}`;
  for (let turn = 1; ; turn += 1) {
    try {
      await rename(prepared, lock);
      return null;
    } catch (error) {
      // Systems have different codes for a folder that is there already.
      if (turn === TURNS) throw error;
    }
    const names = (await readdir(lock).catch(() => [])).sort();
    const [first] = names;
    if (first === undefined) {
      await rmdir(lock).catch(() => undefined);
      continue;
    }
    for (const other of names) {
      if (await isThere(join(lock, other), other, join(prepared, name))) {
        return holderNamed(other) ?? { pid: 0, host: other, born: "", system: "", since: 0 };
      }
    }
    try {
      // The sign of life comes before the name, so that nobody sees our name with another's age.
      await beat(join(lock, first));
      await rename(join(lock, first), join(lock, name));
    } catch {
      continue;
    }
    await rm(prepared, { recursive: true, force: true });
    return null;
  }
}

/** Whether the holder of this name is there, by its file and by one that was written just now. */
async function isThere(file: string, name: string, justNow: string): Promise<boolean> {
  const written = await stat(file).catch(() => null);
  if (written === null) return false;
  const age = (await stat(justNow)).mtimeMs - written.mtimeMs;
  return lives(holderNamed(name), age, GONE_AFTER_MS);
}

/** What is left of runs that ended while they were asking for the folder. */
async function removeAbandoned(lock: string, justNow: string): Promise<void> {
  const [out, begin] = [dirname(lock), `${basename(lock)}.`];
  for (const entry of await readdir(out)) {
    if (!entry.startsWith(begin)) continue;
    if (await isThere(join(out, entry), entry.slice(begin.length), justNow)) continue;
    await rm(join(out, entry), { recursive: true, force: true });
  }
}

async function beat(file: string): Promise<void> {
  await writeFile(file, ".", { flag: "r+" });
}

/** A time of day to the minute, as a clock in this zone shows it. */
function clock(instant: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  }).formatToParts(instant);
  const part = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return `${part.year}-${part.month}-${part.day} ${part.hour}:${part.minute}`;
}
