/**
 * Who holds a lock: one process, told apart from every other, and whether it is still there.
 *
 * Law: a holder's name says all of it and is a file name on every system, so a rename hands a lock over whole.
 */

import { createHash, randomBytes } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

export interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process started, in its system's count; empty where the system doesn't tell. */
  readonly born: string;
  /** Which start of which system, and which of its spaces of process numbers; empty where it doesn't tell. */
  readonly system: string;
  /** When it asked for the lock, in milliseconds since 1970. */
  readonly since: number;
}

/** A name for this process that was never used before. */
export function ownName(): string {
  const { pid, host, born, system, since } = thisProcess();
  return `${since}-${pid}-${born}-${system}-${randomBytes(4).toString("hex")}@${host}`;
}

/** Null for a name that is nobody's. */
export function holderNamed(name: string): Holder | null {
  const [, since, pid, born = "", system = "", host = ""] =
    /^(\d+)-(\d+)-(\d*)-([0-9a-f]*)-[0-9a-f]+@(.*)$/.exec(name) ?? [];
  return since === undefined ? null : { since: Number(since), pid: Number(pid), born, system, host };
}

/**
 * Whether a holder is still there: for certain where the system tells, by the age of its last sign of life
 * otherwise. Both in milliseconds; an age is negative when the sign lies in the future, as after a clock was put
 * right, and one that far off is no sign of life either.
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

/** Linux numbers each start of the system, and containers have process numbers of their own. */
function systemName(): string {
  try {
    const text = readFileSync("/proc/sys/kernel/random/boot_id", "utf8") + readlinkSync("/proc/self/ns/pid");
    return birth(process.pid) === "" ? "" : createHash("sha256").update(text).digest("hex").slice(0, 12);
  } catch {
    return "";
  }
}

/** The 22nd field of the system's line on a process; the second one may hold spaces and brackets. */
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
