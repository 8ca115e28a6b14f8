/**
 * Measures the whole batch against the script that people write for the job (plain-script.ts): `npm run bench:batch`.
 *
 * Each side is its own process over the same files, in alternation, so that load on the machine affects both. The
 * result is the CPU time of the whole process; wall time is shown too. Quote only ratios.
 *
 *   npm run bench:batch -- 200 200     clients, and entries of each
 */

import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PERIOD, PROJECT } from "./firm-folder.ts";

const [clients = 200, entries = 200] = process.argv.slice(2).map(Number);
const ROUNDS = 3;
const CATEGORIES = ["how_to", "break_fix", "configuration", "email", "repair", "training"];

const folder = await mkdtemp(join(tmpdir(), "bench-"));
try {
  await mkdir(join(folder, "logs"));
  await writeFile(join(folder, "contracts.csv"), register());
  await writeFile(join(folder, "logs", "october.csv"), log());
  await writeFile(
    join(folder, "firm.json"),
    JSON.stringify({
      register: "contracts.csv",
      logs: "logs",
      out: "out",
      rates: { "2": 12500, "3": 17500 },
    }),
  );
  console.log(
    `${clients} clients, ${clients * entries} entries, ${ROUNDS} rounds in turn, Node ${process.version}`,
  );
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const theirs = measured("test/batch/plain-script.ts", [
      join(folder, "logs"),
      join(folder, "plain"),
      PERIOD,
    ]);
    const ours = measured("batch/commands/reconcile.ts", [
      "--config",
      join(folder, "firm.json"),
      "--period",
      PERIOD,
    ]);
    ratios.push(ours.cpu / theirs.cpu);
    console.log(
      `ours ${shown(ours)}, the script ${shown(theirs)}: a ratio of ${(ours.cpu / theirs.cpu).toFixed(2)} in CPU time`,
    );
    if (round < ROUNDS - 1) await rm(join(folder, "out"), { recursive: true, force: true });
  }
  const [bytes, plainBytes] = [await size(join(folder, "out", PERIOD)), await size(join(folder, "plain"))];
  const kib = (of: number) => (of / 1024 / clients).toFixed(1);
  console.log(`written: ${kib(bytes)} KiB a client, the script ${kib(plainBytes)}`);
  console.log(`median ratio ${ratios.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]?.toFixed(2)}`);
} finally {
  await rm(folder, { recursive: true, force: true });
}

function register(): string {
  const rows = Array.from({ length: clients }, (_, client) =>
    client % 2 === 0
      ? `Client ${client},VIP,8,2026-01-15,2026-01-10`
      : `Client ${client},ORANGE_CARE,${1 + (client % 9)},2026-03-01,2026-02-20`,
  );
  return `client,plan,quantity,start,paid_on\n${rows.join("\n")}\n`;
}

function log(): string {
  const rows: string[] = [];
  for (let client = 0; client < clients; client += 1) {
    for (let entry = 0; entry < entries; entry += 1) {
      const any = (client * 7919 + entry * 104_729) % 9973;
      const day = String(1 + (any % 31)).padStart(2, "0");
      rows.push(
        `E-${client}-${entry},${PERIOD}-${day},Client ${client},User ${any % 7},Ada,${1 + (any % 45)},${CATEGORIES[any % 6]},"Checked the mail rules, ${any} times"`,
      );
    }
  }
  return `id,date,client,user,technician,minutes,category,description\n${rows.join("\n")}\n`;
}

interface Cost {
  readonly cpu: number;
  readonly wall: number;
}

/** A process's seconds; it reports its own CPU time. */
function measured(script: string, args: readonly string[]): Cost {
  const started = performance.now();
  const preload = `data:text/javascript,process.on("exit",()=>{const{user,system}=process.cpuUsage();process.stderr.write("\\ncpu "+(user+system))})`;
  const { stderr, status, stdout } = spawnSync(
    process.execPath,
    ["--import", "tsx", "--import", preload, script, ...args],
    { cwd: PROJECT, encoding: "utf8", maxBuffer: 1 << 28 },
  );
  const cpu = /cpu (\d+)$/.exec(stderr)?.[1];
  if (cpu === undefined || status === 2) throw new Error(`${script} failed:\n${stdout}\n${stderr}`);
  return { cpu: Number(cpu) / 1e6, wall: (performance.now() - started) / 1000 };
}

function shown({ cpu, wall }: Cost): string {
  return `${cpu.toFixed(1)} s of CPU (${wall.toFixed(1)} s)`;
}

async function size(path: string): Promise<number> {
  let total = 0;
  for (const name of await readdir(path)) total += (await stat(join(path, name))).size;
  return total;
}
