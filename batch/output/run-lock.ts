/**
 * Whose turn it is with the `out` folder: one run at a time, by the command or by the schedule, on one machine
 * or on several that share the folder.
 *
 * Laws: who holds the folder is the name of the one file in `out/.lock`, and taking it is one rename: of a folder
 * made beforehand when nobody holds it, of that file when its holder is gone. Of several that try, one rename
 * succeeds, and the others find that what they would rename is no more. No lock is left behind for ever: a holder
 * is gone when its process is, and where that can't be told (another machine, or a system that doesn't say when a
 * process started) when its heartbeat, a byte written every few seconds, is two minutes old. Ages are those of
 * two files on the same disk, so the clocks of machines need not agree.
 */

import { mkdir, readdir, rename, rm, rmdir, stat, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "../config.ts";
import { FatalError } from "../fatal-error.ts";
import { reasonOf, stopSentences } from "../stop-sentences.ts";
import { type Holder, holderNamed, lives, ownName } from "./lock-holder.ts";

const LOCK = ".lock";
const HEARTBEAT_MS = 5_000;
/** Far longer than any stretch of work that lets no timer through. */
const GONE_AFTER_MS = 120_000;
/** A turn is lost only to somebody who moved in the same instant; a failure of the disk comes again each turn. */
const TURNS = 100;

/** The `out` folder in the hands of this run. */
export interface HeldFolder extends Pick<Config, "out" | "language"> {
  /** Throws FatalError when it was taken over, this run having given no sign of life for too long. */
  assertHeld(): Promise<void>;
}

export interface RunLock extends HeldFolder {
  release(): Promise<void>;
}

/**
 * Takes the folder, which is made when there is none. Throws FatalError when another run holds it, and when it
 * can't be written to.
 */
export async function runLock({
  out,
  language,
  timeZone,
}: Pick<Config, "out" | "language" | "timeZone">): Promise<RunLock> {
  const says = stopSentences(language);
  const name = ownName();
  const prepared = join(out, `${LOCK}.${name}`);
  try {
    await mkdir(out, { recursive: true, mode: 0o700 });
    await mkdir(prepared, { mode: 0o700 });
    await writeFile(join(prepared, name), "", { mode: 0o600 });
    const other = await heldBy(out, name);
    if (other !== null) throw new FatalError([says.held(out, clock(other.since, timeZone), other)]);
    await removeAbandoned(out, join(out, LOCK, name));
  } catch (error) {
    await rm(prepared, { recursive: true, force: true }).catch(() => undefined);
    throw error instanceof FatalError
      ? error
      : new FatalError([says.unwritable(out, reasonOf(error, language))]);
  }

  const own = join(out, LOCK, name);
  const heartbeat = setInterval(() => void beat(own).catch(() => undefined), HEARTBEAT_MS);
  heartbeat.unref();
  return {
    out,
    language,
    assertHeld: () =>
      beat(own).catch((error) => {
        throw new FatalError([says.takenOver(out, reasonOf(error, language))]);
      }),
    release: async () => {
      clearInterval(heartbeat);
      // Our file by its own name, and the folder only when empty: another's lock stays.
      await unlink(own).catch(() => undefined);
      await rmdir(join(out, LOCK)).catch(() => undefined);
    },
  };
}

/** Tries to take the folder under this name; answers who holds it instead, null when the name does now. */
async function heldBy(out: string, name: string): Promise<Holder | null> {
  const lock = join(out, LOCK);
  const prepared = join(out, `${LOCK}.${name}`);
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
async function removeAbandoned(out: string, justNow: string): Promise<void> {
  for (const entry of await readdir(out)) {
    if (!entry.startsWith(`${LOCK}.`)) continue;
    const name = entry.slice(LOCK.length + 1);
    if (await isThere(join(out, entry), name, justNow)) continue;
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
