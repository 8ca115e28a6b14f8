/**
 * A month-end beside the scripts that people write for it, over the same firm:
 *
 *   npm run bench                        50 clients, 40 entries of each a month, 12 months of logs, 3 rounds
 *   npm run bench -- 1000 40 12 5        as many as given
 *
 * Each side is a process of its own; they run in turn, so that load on the machine meets all. What counts is the CPU
 * time of the whole process; the ratio of a round compares neighbours, and the median of the rounds is quoted.
 */

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { makeFirm, PERIOD } from "./firm.ts";

const [clients = 50, entries = 40, months = 12, rounds = 3] = process.argv.slice(2).map(Number);
const HERE = import.meta.dirname;
const folder = mkdtempSync(join(tmpdir(), "bench-"));
const out = join(folder, "out");

interface Took {
  /** Seconds of CPU, and of the clock. */
  readonly cpu: number;
  readonly wall: number;
  /** MiB. */
  readonly peak: number;
}

interface Side {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
}

const node = (name: string, file: string, ...args: string[]): Side => ({
  name,
  program: process.execPath,
  args: ["--import", join(HERE, "measured.mjs"), join(HERE, file), ...args],
});
const python = (name: string, file: string): Side => ({
  name,
  program: "/usr/bin/python3",
  args: [join(HERE, "measured.py"), join(HERE, "peers", file), folder, out, PERIOD],
});
const OURS = node(
  "ours",
  "../../batch/commands/start.mjs",
  ...["reconcile", "--config", join(folder, "firm.json"), "--period", PERIOD],
);
const PEERS = [
  python("pandas + XlsxWriter", "with_xlsxwriter.py"),
  python("pandas + openpyxl", "with_openpyxl.py"),
  node("csv-parse + exceljs", "peers/with-exceljs.mjs", folder, out, PERIOD),
];

function run({ name, program, args }: Side): Took {
  rmSync(out, { recursive: true, force: true });
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: "utf8", maxBuffer: 1 << 28 });
  const wall = (performance.now() - started) / 1000;
  // Ours ends with 1 when some rows need a look.
  if (status === null || status > 1) throw new Error(`${name} ended with ${status}\n${stdout}\n${stderr}`);
  return { ...(JSON.parse(stderr.trim().split("\n").at(-1) ?? "") as Omit<Took, "wall">), wall };
}

const median = (of: readonly number[]) => [...of].sort((a, b) => a - b)[Math.floor(of.length / 2)] ?? 0;

try {
  makeFirm(folder, { clients, entries, months });
  const isThere = ({ name, program, args }: Side) => {
    if (program === process.execPath) return true;
    const [, file = ""] = args;
    const needs = file.includes("openpyxl") ? "pandas, openpyxl" : "pandas, xlsxwriter";
    const found = spawnSync(program, ["-c", `import ${needs}`]).status === 0;
    if (!found) console.log(`${name}: left out, Python has not all of ${needs} here`);
    return found;
  };
  const sides = [OURS, ...PEERS.filter(isThere)];
  run(OURS); // makes the bundle, and warms the disk
  const took = new Map(sides.map((side) => [side, [] as Took[]]));
  for (let round = 0; round < rounds; round += 1) for (const side of sides) took.get(side)?.push(run(side));

  const [cpu] = cpus();
  console.log(`${clients} clients × ${entries} entries a month × ${months} months, ${rounds} rounds in turn`);
  console.log(`Node ${process.version}, ${cpus().length} × ${cpu?.model ?? "an unknown processor"}\n`);
  console.log("                      CPU s   wall s   peak MiB   ours ÷ it, CPU   wall");
  const ours = took.get(OURS) ?? [];
  for (const [{ name }, all] of took) {
    const of = (key: keyof Took) => median(all.map((one) => one[key])).toFixed(key === "peak" ? 0 : 2);
    const ratio = (key: keyof Took) =>
      median(all.map((one, round) => (ours[round]?.[key] ?? 0) / one[key])).toFixed(2);
    const ratios = name === OURS.name ? "" : `${ratio("cpu").padStart(17)}${ratio("wall").padStart(7)}`;
    console.log(
      `${name.padEnd(20)}${of("cpu").padStart(7)}${of("wall").padStart(9)}${of("peak").padStart(11)}${ratios}`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
