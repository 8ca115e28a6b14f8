/**
 * A run that lost the folder: it slept, as a laptop does, at some point of its work with files; meanwhile another host
 * found its lock without a sign of life, and did the same month. Woken, it changes nothing of what that one made.
 */

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readBooks } from "../../../batch/books/closed-books.ts";
import { type Config, readConfig } from "../../../batch/config/config.ts";
import { sha256Of } from "../../../batch/disk/sha256.ts";
import { closeMonth, reopenMonth } from "../../../batch/run/month-closing.ts";
import { LONG } from "../../mode.ts";
import { skippedIf } from "../../skipped.ts";
import { bundle } from "../crash/bundle.ts";
import type { Fate } from "../crash/mortal-disk.ts";
import type { Ended, Life } from "../crash/mortal-process.ts";
import { filesUnder, ORDINARY, PERIOD, PROJECT, run, SILENT } from "../firm-folder.ts";

const MINUTE = 60_000;
const LATE = "id,date,client,minutes,category\n91,2026-10-20,Acme,40,how_to\n";

interface Sleeper {
  readonly name: string;
  readonly args: readonly string[];
  /** What is done of the month when it begins. */
  readonly done: "nothing" | "run" | "closed";
}

const SLEEPERS: readonly Sleeper[] = [
  { name: "reconcile", args: ["reconcile", "--period", PERIOD], done: "nothing" },
  { name: "close", args: ["close", PERIOD, "--by", "Ada"], done: "run" },
  {
    name: "reopen",
    args: ["reopen", PERIOD, "--by", "Ada", "--reason", "a row"],
    done: "closed",
  },
];

let place: string;
let folders = 0;

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "lost-lock-"));
  for (const source of ["batch/commands/plan-balance.ts", "test/batch/crash/mortal-process.ts"])
    await bundle(join(PROJECT, source), join(place, "bundles"));
}, 120_000);

afterAll(() => rm(place, { recursive: true, force: true }));

const inOut = (folder: string, ...path: string[]) => join(folder, "out", ...path);
const configOf = (folder: string) => readConfig(join(folder, "config.json"));
let clock = Date.UTC(2026, 10, 3);

/** Who did it, and when: each at a time of its own. */
function by(name: string): { period: string; by: string; at: Date } {
  clock += MINUTE;
  return { period: PERIOD, by: name, at: new Date(clock) };
}

/** The firm's folder as the command finds it. */
async function started({ name, done }: Sleeper): Promise<string> {
  const folder = join(place, name);
  for (const [path, content] of Object.entries(ORDINARY)) {
    await mkdir(join(folder, path, ".."), { recursive: true });
    await writeFile(join(folder, path), typeof content === "string" ? content : JSON.stringify(content));
  }
  if (done !== "nothing") await run(folder);
  if (done === "closed") await closeMonth(by("Ada"), await configOf(folder), SILENT);
  return folder;
}

/** The command in its own process, until it sleeps or has ended. */
async function begun(sleeper: Sleeper, folder: string, fate: Fate) {
  const args = [...sleeper.args, "--config", join(folder, "config.json")];
  const life: Life = {
    first: null,
    last: { bundle: join(place, "bundles", "plan-balance.mjs"), args, fate },
  };
  const child = spawn(
    process.execPath,
    [join(place, "bundles", "mortal-process.mjs"), JSON.stringify(life)],
    {
      stdio: ["ignore", "pipe", "pipe", "pipe"],
    },
  );
  const text = ["", "", "", ""];
  for (const stream of [1, 2, 3] as const) {
    child.stdio[stream]?.on("data", (data) => {
      text[stream] += data;
    });
  }
  const closed = once(child, "close");
  const ended = async () => {
    await closed;
    const reported = (text[3] ?? "").split("\n")[0] ?? "";
    return { ...(JSON.parse(reported) as Ended), said: `${text[1]}${text[2]}` };
  };
  await isAsleep(child);
  return { child, ended };
}

async function isAsleep(child: ChildProcess): Promise<void> {
  while (child.exitCode === null && child.signalCode === null) {
    const line = await readFile(`/proc/${child.pid}/stat`, "utf8").catch(() => "");
    if (line.slice(line.lastIndexOf(")") + 2).startsWith("T")) return;
    await wait(5);
  }
}

/** Whether the folder was held; its holder is now one of another host, and silent for three minutes. */
async function lost(folder: string): Promise<boolean> {
  const lock = inOut(folder, ".lock");
  const [name] = await readdir(lock).catch((): string[] => []);
  if (name === undefined) return false;
  const foreign = join(lock, name.replace(/@.*$/, "@elsewhere"));
  await rename(join(lock, name), foreign);
  const then = new Date(Date.now() - 3 * MINUTE);
  await utimes(foreign, then, then);
  return true;
}

/** The month with more work, closed by another host; reopened first when it is closed. */
async function doneByAnother(folder: string, config: Config, isClosed: boolean): Promise<void> {
  const { months } = await readBooks(config);
  if (months.length > 0) await reopenMonth({ ...by("Bob"), reason: "more work" }, config);
  await writeFile(join(folder, "logs", "late.csv"), LATE);
  const { code, printed } = await run(folder);
  expect(code, printed).toBe(0);
  if (isClosed) await closeMonth(by("Bob"), config, SILENT);
}

/** What stands in the folder but for what a later run clears. */
async function made(folder: string): Promise<ReadonlyMap<string, string>> {
  const files = [...(await filesUnder(inOut(folder)))];
  // Whose the folder is both runs say alike, but for the logs of then; what was kept of a run counts only beside the
  // files that it tells of.
  const passing = /(^|\/)\..*\.new(\/|$)|(^|\/)\.lock|^\.firm\.json$|^\.\d{4}-\d\d\.(kept\.json|parts)$/;
  const ours = files.filter(([path]) => !passing.test(path));
  return new Map(ours.map(([path, bytes]) => [path, sha256Of(bytes)]));
}

describe.each(SLEEPERS)("$name", skippedIf(process.platform !== "linux", "only on Linux"), (sleeper) => {
  test("asleep at any point while another host does the month, it changes nothing of it", async () => {
    const fate = (folder: string, end: Fate["end"], point: number): Fate => ({
      below: folder,
      end,
      point,
      calls: "changes",
    });
    const start = await started(sleeper);
    const firm = async () => {
      const folder = join(place, `firm-${folders++}`);
      await cp(start, folder, { recursive: true, preserveTimestamps: true });
      return folder;
    };
    const whole = await firm();
    const { points } = await (await begun(sleeper, whole, fate(whole, "none", -1))).ended();
    let slept = 0;
    let stopped = 0;
    for (let point = 0; point < points; point += LONG ? 1 : 3) {
      const folder = await firm();
      const { child, ended } = await begun(sleeper, folder, fate(folder, "stopped", point));
      if (await lost(folder)) {
        slept += 1;
        const config = await configOf(folder);
        await doneByAnother(folder, config, sleeper.name !== "reconcile");
        const left = await made(folder);
        const { months } = await readBooks(config);

        child.kill("SIGCONT");
        const { code, said } = await ended();
        const where = `point ${point}: ${said}`;
        if (code === 2) {
          stopped += 1;
          expect(said, where).toContain("another run took over");
        } else expect(code, where).toBe(0);
        expect(await made(folder), where).toEqual(left);
        expect((await readBooks(config)).months, where).toEqual(months);
        // And what it left is cleared by the next run.
        await run(folder, { period: "2026-11" });
        const names = await readdir(inOut(folder), { recursive: true });
        expect(
          names.filter((name) => name.endsWith(".new")),
          where,
        ).toEqual([]);
      } else {
        child.kill("SIGCONT");
        await ended();
      }
      await rm(folder, { recursive: true });
    }
    console.log(
      `${sleeper.name}: slept through the loss of its lock at ${slept} points, stopped at ${stopped}`,
    );
    expect(stopped).toBeGreaterThanOrEqual(5);
  }, 1_200_000);
});
