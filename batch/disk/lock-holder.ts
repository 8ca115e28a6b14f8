/**
 * The holder of a lock: one process, uniquely identified, and whether it is still running.
 *
 * Law: a holder's name contains all its fields and is a valid file name on every system, so one rename hands a lock
 * over.
 */

import { createHash, randomBytes } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

export interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process started, in its system's own count; empty if the system doesn't report it. */
  readonly born: string;
  /** Identifies the boot of the system and the process namespace; empty if the system doesn't report them. */
  readonly system: string;
  /** When it requested the lock, in milliseconds since 1970. */
  readonly since: number;
}

/** A new unique name for this process. */
export function ownName(): string {
  const { pid, host, born, system, since } = thisProcess();
  return `${since}-${pid}-${born}-${system}-${randomBytes(4).toString("hex")}@${host}`;
}

/** The holder that a name identifies; null if it is not a holder's name. */
export function holderNamed(name: string): Holder | null {
  const [, since, pid, born = "", system = "", host = ""] =
    /^(\d+)-(\d+)-(\d*)-([0-9a-f]*)-[0-9a-f]+@(.*)$/.exec(name) ?? [];
  return since === undefined ? null : { since: Number(since), pid: Number(pid), born, system, host };
}

/**
 * Whether a holder is still running: known for certain if the system reports it, otherwise judged by the age of its
 * last heartbeat. `age` and `limit` are in milliseconds; an age is negative if the heartbeat is in the future, for
 * example after a clock was corrected, and further ahead than `limit` it doesn't count either.
 */
export function lives(holder: Holder | null, age: number, limit: number): boolean {
  const here = thisProcess();
  if (holder === null || holder.host !== here.host || holder.system !== here.system)
    return Math.abs(age) <= limit;
  if (here.system !== "") return birth(holder.pid) === holder.born;
  return isRunning(holder.pid) && Math.abs(age) <= limit;
}

function thisProcess(): Holder {
  const host = hostname()
    .replace(/[^\w.-]/g, "_")
    .slice(0, 63)
    .replace(/\.+$/, "");
  return { pid: process.pid, host, born: birth(process.pid), system: systemName(), since: Date.now() };
}

/** Linux has an id for each boot, and containers have their own process numbers. */
function systemName(): string {
  try {
    const text = readFileSync("/proc/sys/kernel/random/boot_id", "utf8") + readlinkSync("/proc/self/ns/pid");
    return birth(process.pid) === "" ? "" : createHash("sha256").update(text).digest("hex").slice(0, 12);
  } catch {
    return "";
  }
}

/** Field 22 of `/proc/PID/stat`, the start time; field 2 may contain spaces and brackets. Empty for a dead process. */
function birth(pid: number): string {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [state, ...fields] = line.slice(line.lastIndexOf(")") + 2).split(" ");
    const isDead = state === "Z" || state === "X";
    return isDead ? "" : (fields[18] ?? "");
  } catch {
    return "";
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
