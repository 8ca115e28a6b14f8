/**
 * Programs measured beside each other: each is a process of its own, and they run in turn, so that load on the machine
 * meets all. What counts is the CPU time of the whole process; the ratio of a round compares neighbours, and the median
 * of the rounds is quoted.
 */

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";

const HERE = import.meta.dirname;

export interface Side {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  /** What a Python program imports; left out where that is not installed. */
  readonly needs?: string;
}

interface Took {
  /** Seconds of CPU, and of the clock. */
  readonly cpu: number;
  readonly wall: number;
  /** MiB. */
  readonly peak: number;
  /** What it printed. */
  readonly said: string;
}

/** A Node program, by its path from here. */
export function node(name: string, file: string, ...args: string[]): Side {
  return {
    name,
    program: process.execPath,
    args: ["--import", join(HERE, "measured.mjs"), join(HERE, file), ...args],
  };
}

/** A Python program among the peers, and the packages it imports. */
export function python(name: string, file: string, needs: string, ...args: string[]): Side {
  return {
    name,
    program: "/usr/bin/python3",
    args: [join(HERE, "measured.py"), join(HERE, "peers", file), ...args],
    needs,
  };
}

/** Runs something with a folder that is gone afterwards. */
export function inFolder(measure: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    measure(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Seconds of CPU that something takes in this process. */
export function cpuOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/**
 * Runs each side in each round, `before` every time, and prints the medians and how the first compares with the others.
 * `agree` tells what all have to print alike; "" where they need not.
 */
export function compare(
  title: string,
  all: readonly Side[],
  {
    rounds,
    before,
    agree = () => "",
  }: { rounds: number; before?: () => void; agree?: (said: string) => string },
): void {
  const sides = all.filter(isThere);
  const took = new Map(sides.map((side) => [side, [] as Took[]]));
  const [first] = sides;
  if (first === undefined) return;
  const prepared = (side: Side) => {
    before?.();
    return run(side);
  };
  prepared(first); // makes the bundle, and warms the disk
  for (let round = 0; round < rounds; round += 1) {
    for (const side of sides) took.get(side)?.push(prepared(side));
  }
  const said = new Map([...took].map(([{ name }, [one]]) => [name, agree(one?.said ?? "")]));
  if (new Set(said.values()).size > 1) throw new Error(`they disagree: ${JSON.stringify([...said])}`);
  const [cpu] = cpus();
  console.log(`${title}, ${rounds} rounds in turn`);
  console.log(`Node ${process.version}, ${cpus().length} × ${cpu?.model ?? "an unknown processor"}\n`);
  console.log("                          CPU s   wall s   peak MiB   first ÷ it, CPU   wall");
  const ours = took.get(first) ?? [];
  for (const [side, runs] of took) {
    const of = (key: "cpu" | "wall" | "peak") =>
      median(runs.map((one) => one[key])).toFixed(key === "peak" ? 0 : 2);
    const ratio = (key: "cpu" | "wall") =>
      median(runs.map((one, round) => (ours[round]?.[key] ?? 0) / one[key])).toFixed(2);
    const ratios = side === first ? "" : `${ratio("cpu").padStart(18)}${ratio("wall").padStart(7)}`;
    console.log(
      `${side.name.padEnd(24)}${of("cpu").padStart(7)}${of("wall").padStart(9)}${of("peak").padStart(11)}${ratios}`,
    );
  }
}

function isThere({ name, program, needs }: Side): boolean {
  if (needs === undefined || spawnSync(program, ["-c", `import ${needs}`]).status === 0) return true;
  console.log(`${name}: left out, Python has not all of ${needs} here`);
  return false;
}

/** Once; stops where it fails. */
export function run({ name, program, args }: Side): Took {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: "utf8", maxBuffer: 1 << 28 });
  const wall = (performance.now() - started) / 1000;
  // Ours ends with 1 when some rows need a look.
  if (status === null || status > 1 || stderr.includes("\nNode.js v"))
    throw new Error(`${name} ended with ${status}\n${stdout}\n${stderr}`);
  const measured = JSON.parse(stderr.trim().split("\n").at(-1) ?? "") as Omit<Took, "wall" | "said">;
  return { ...measured, wall, said: stdout };
}

export function median(of: readonly number[]): number {
  return [...of].sort((a, b) => a - b)[Math.floor(of.length / 2)] ?? 0;
}
