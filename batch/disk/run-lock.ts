/**
 * The lock of the `out` folder: one run at a time, by the command or by the schedule, on one machine or on several that
 * share the folder.
 *
 * Laws: the name of the one file in `out/.lock` identifies the holder (schedules, and deliveries, have their own locks
 * beside it, which don't block runs). The lock is taken by one rename: of a prepared folder if it is free, of that file
 * if its holder is gone. If several try, one rename succeeds, and for the others the source no longer exists. No lock
 * stays forever: a holder is gone when its process is; if that is unknown (another machine, or a system that doesn't
 * report when a process started), when its heartbeat, a byte written every few seconds, is two minutes old, or two
 * minutes ahead because its disk's clock was put back. An age compares two files on the same disk, so the machines'
 * clocks need not agree.
 */

import { mkdir, readdir, rename, rm, rmdir, stat, unlink, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Language } from "../../core/values/language.ts";
import { WORDS } from "../../core/words/words.ts";
import { FatalError } from "./fatal-error.ts";
import { type Holder, holderNamed, lives, ownName } from "./lock-holder.ts";
import { errorCode, reasonOf } from "./stop-sentences.ts";
import { momentText } from "./zone-clock.ts";

/** What each lock guards: the files that runs write, the schedule's state, the mail journals. */
const LOCKS = { runs: ".lock", schedule: ".schedule-lock", mail: ".mail-lock" } as const;
const HEARTBEAT_MS = 5_000;
/** Far longer than any work that blocks timers. */
const GONE_AFTER_MS = 120_000;
/** An attempt fails only because of a concurrent taker, or of a disk error, which repeats at every attempt. */
const ATTEMPTS = 100;

/** Another process holds the lock. */
export class HeldError extends FatalError {}

/** The `out` folder while this process holds a lock on it. */
export interface HeldFolder {
  readonly out: string;
  /** The language of its errors. */
  readonly language: Language;
  /**
   * Writes a heartbeat. Throws LockLost when another process took the lock over because this one's heartbeat was too
   * old; FatalError when the heartbeat can't be written.
   */
  assertHeld(): Promise<void>;
}

/** Another run now holds the lock: the folder's contents are that run's, and this one must not recover anything. */
export class LockLost extends FatalError {}

interface RunLock extends HeldFolder {
  release(): Promise<void>;
}

/**
 * Takes a lock, by default that of runs, and creates the folder if needed. Throws HeldError when another process holds
 * the lock, and FatalError when the folder can't be written to.
 */
export async function runLock(
  { out, language, timeZone }: Pick<HeldFolder, "out" | "language"> & { readonly timeZone: string },
  kind: keyof typeof LOCKS = "runs",
): Promise<RunLock> {
  const says = WORDS[language].stops;
  const name = ownName();
  const lock = join(out, LOCKS[kind]);
  const prepared = `${lock}.${name}`;
  /** The outermost folder that was not there before. */
  let made: string | undefined;
  try {
    made = await mkdir(out, { recursive: true, mode: 0o700 }).catch((error) => {
      // It exists, and is no folder.
      throw errorCode(error) === "EEXIST" ? Object.assign(error, { code: "ENOTDIR" }) : error;
    });
    // Another run that wrote nothing may have removed the folder just now.
    await mkdir(prepared, { recursive: true, mode: 0o700 });
    await writeFile(join(prepared, name), "", { mode: 0o600 });
    const other = await otherHolder(lock, name);
    if (other !== null)
      throw new HeldError([says.held(out, momentText(other.since, timeZone, language), other)]);
    // The lock is ours; the next run clears what can't be cleared now.
    await removeAbandoned(lock, join(lock, name)).catch(() => undefined);
  } catch (error) {
    await rm(prepared, { recursive: true, force: true }).catch(() => undefined);
    await removeEmpty(out, made);
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
        // A process that takes the lock over renames our file; any other error is the disk's.
        const Stop = errorCode(error) === "ENOENT" ? LockLost : FatalError;
        const sentence = Stop === LockLost ? says.takenOver : says.unwritable;
        throw new Stop([sentence(out, reasonOf(error, language))]);
      }),
    release: async () => {
      clearInterval(heartbeat);
      // Our file by its name, and the folder only if empty: another process's lock stays.
      await unlink(own).catch(() => undefined);
      await rmdir(lock).catch(() => undefined);
      await removeEmpty(out, made);
    },
  };
}

/** Removes a folder, and those above it up to `made`, as far as they are empty: who writes nothing leaves nothing. */
async function removeEmpty(folder: string, made: string | undefined): Promise<void> {
  if (made === undefined || !folder.startsWith(made)) return;
  try {
    await rmdir(folder);
  } catch {
    return; // Something is in it.
  }
  await removeEmpty(dirname(folder), made);
}

/** The cause of an error: the loss of the lock, if it was lost, since others then move files; else the error itself. */
export async function causeOf(error: unknown, held: HeldFolder): Promise<unknown> {
  const lost = await held.assertHeld().catch((reason: unknown) => reason);
  return lost instanceof LockLost ? lost : error;
}

/** Tries to take the lock under this name; returns null when it did, otherwise the holder. */
async function otherHolder(lock: string, name: string): Promise<Holder | null> {
  const prepared = `${lock}.${name}`;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await rename(prepared, lock);
      return null;
    } catch (error) {
      // Systems have different codes for a folder that already exists.
      if (attempt === ATTEMPTS) throw error;
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
      // The heartbeat comes before the rename, so that nobody sees our name with the old holder's age.
      await beat(join(lock, first));
      await rename(join(lock, first), join(lock, name));
    } catch {
      continue;
    }
    await rm(prepared, { recursive: true, force: true });
    return null;
  }
}

/** Whether the holder with this name is still running, given its file and one that was written just now. */
async function isThere(file: string, name: string, justNow: string): Promise<boolean> {
  const written = await stat(file).catch(() => null);
  if (written === null) return false;
  const age = (await stat(justNow)).mtimeMs - written.mtimeMs;
  return lives(holderNamed(name), age, GONE_AFTER_MS);
}

/** Removes the prepared folders of processes that ended while requesting the lock. */
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
