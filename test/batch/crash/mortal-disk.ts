/**
 * A disk that, at a chosen point, kills or pauses the process, fills up, or fails once.
 *
 * The points are the process's file operations below one folder: before each call of `node:fs` and `node:fs/promises`,
 * within it if it can be half done (a file half written, a folder half removed), and after it if it changes anything:
 * after a call that only reads, the disk is unchanged. If such a call can do no harm itself, it needs no point: the one
 * after the last change is equivalent. The order is the same in each run, so a number identifies a point.
 */

import fs from "node:fs";
import promises, { type FileHandle } from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { resolve, sep } from "node:path";

export interface Fate {
  /** Points are counted below this folder, and nowhere else. */
  readonly below: string;
  /**
   * What happens at the point: the process is killed, or stopped as in a computer that is asleep, the disk has no room
   * from there on, or this one call fails.
   */
  readonly end: "killed" | "stopped" | "full" | "failed" | "none";
  /** From 0. */
  readonly point: number;
  /** Which calls have points. */
  readonly calls: "all" | "changes";
}

type Call = (...args: unknown[]) => unknown;
type Calls = Record<string, Call>;

let fate: Fate | null = null;
let points = 0;
let isFull = false;

/** Starts counting points. */
export function arm(given: Fate): void {
  fate = given;
  points = 0;
  isFull = false;
}

/** The number of points; stops counting. */
export function disarm(): number {
  fate = null;
  return points;
}

function reached(name: string, args: readonly unknown[]): boolean {
  if (fate?.calls === "changes" && onlyReads(name, args)) return false;
  points += 1;
  return fate !== null && fate.end !== "none" && points - 1 === fate.point;
}

function end(): void {
  if (fate?.end === "killed") process.kill(process.pid, "SIGKILL");
  if (fate?.end === "stopped") return void process.kill(process.pid, "SIGSTOP");
  if (fate?.end === "failed") throw Object.assign(new Error("EIO: i/o error"), { code: "EIO" });
  isFull = true;
}

/** The operation is complete: a failing disk fails at the next call. */
function endAfter(): void {
  if (fate?.end !== "failed") end();
}

const READING = /^(read|stat|lstat|access|exists)/;
const TAKING_ROOM = /^(write|append|mkdir|cp|copyFile|sync|open)/;

/** A file opened for reading is not created. */
const onlyReads = (name: string, args: readonly unknown[]) =>
  READING.test(name) || (name === "open" && (args[1] === "r" || isForReading(args[1])));

/** Flags given as a number. */
const isForReading = (flags: unknown) => typeof flags === "number" && (flags & 3) === fs.constants.O_RDONLY;

/** Overwriting a byte in place, as a lock's heartbeat does, takes no space. */
const inPlace = (args: readonly unknown[]) => (args[2] as { flag?: string } | undefined)?.flag === "r+";

function requireRoom(name: string, args: readonly unknown[]): void {
  if (!isFull || !TAKING_ROOM.test(name) || onlyReads(name, args) || inPlace(args)) return;
  throw Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" });
}

function isBelow(given: unknown): boolean {
  if (fate === null || typeof given !== "string") return false;
  const path = resolve(given);
  return path === fate.below || path.startsWith(fate.below + sep);
}

const handles = new WeakSet<object>();

/** The same call with points before, within and after it. */
function mortal(name: string, call: Call, half: Call | undefined): Call {
  return async function (this: object, ...args) {
    const counts = fate !== null && (handles.has(this) || isBelow(args[0]));
    if (!counts) return call.apply(this, args);
    if (reached(name, args)) end();
    requireRoom(name, args);
    if (half !== undefined && reached(name, args)) {
      await half.apply(this, args);
      end();
      requireRoom(name, args);
    }
    const answer = await call.apply(this, args);
    if (name === "open") handles.add(answer as FileHandle);
    if (!onlyReads(name, args) && reached(name, args)) endAfter();
    return answer;
  };
}

function mortalSync(name: string, call: Call): Call {
  return function (this: object, ...args) {
    if (!isBelow(args[0])) return call.apply(this, args);
    if (reached(name, args)) {
      // `existsSync` never throws: it returns false.
      if (fate?.end === "failed" && name === "existsSync") return false;
      end();
    }
    const answer = call.apply(this, args);
    if (!onlyReads(name, args) && reached(name, args)) endAfter();
    return answer;
  };
}

const isWhole = (content: unknown): content is string | Uint8Array =>
  typeof content === "string" || content instanceof Uint8Array;

/** Of what comes in pieces, half of the first. */
const firstHalf = (content: unknown) => {
  const [first = ""] = isWhole(content) ? [content] : (content as Iterable<Uint8Array>);
  const bytes = Buffer.from(first as string);
  return bytes.subarray(0, bytes.length >> 1);
};

/** Wraps every call, including named imports. */
export async function install(): Promise<void> {
  const real = { ...promises };
  const halves: Partial<Record<string, Call>> = {
    writeFile: (path, content, options) =>
      real.writeFile(path as string, firstHalf(content), options as { flag: string }),
    rm: async (path) => {
      const names = await real.readdir(path as string).catch(() => []);
      for (const name of names.slice(0, (names.length + 1) >> 1))
        await real.rm(`${path}${sep}${name}`, { recursive: true });
    },
  };
  const calls = promises as unknown as Calls;
  for (const [name, call] of Object.entries(calls)) {
    if (typeof call === "function") calls[name] = mortal(name, call, halves[name]);
  }

  const some = await real.open(process.execPath, "r");
  const ofHandles = Object.getPrototypeOf(some) as Calls & FileHandle;
  await some.close();
  const write = ofHandles.write as unknown as Call;
  for (const name of ["read", "write", "writeFile", "sync", "close"] as const) {
    const call = ofHandles[name] as unknown as Call;
    const half: Call = function (this: object, content) {
      return write.call(this, firstHalf(content));
    };
    (ofHandles as Calls)[name] = mortal(name, call, name === "writeFile" ? half : undefined);
  }

  const sync = fs as unknown as Calls;
  for (const [name, call] of Object.entries(sync)) {
    if (typeof call === "function" && name.endsWith("Sync")) sync[name] = mortalSync(name, call);
  }
  syncBuiltinESMExports();
}
