/** The bundle that commands start from: always of today's sources, complete, and made wherever it can be. */

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PROJECT } from "../firm-folder.ts";

const TOP = ["batch", "core", "package.json", "package-lock.json"];
let [place, project] = ["", ""];

/** A copy of the project that a test may change; its packages are the project's own. */
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "bundle-"));
  project = join(place, "copy");
  await mkdir(project);
  for (const name of TOP) await cp(join(PROJECT, name), join(project, name), { recursive: true });
  await symlink(join(PROJECT, "node_modules"), join(project, "node_modules"));
});

afterAll(() => rm(place, { recursive: true, force: true }));

const node = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: project, encoding: "utf8" });
  return { code: status, printed: stdout, reported: stderr };
};
const start = (...args: string[]) => node("batch/commands/start.mjs", ...args);
const bundles = () => readdir(join(project, "dist", "batch"));

test("the first command makes it, and further ones use it", async () => {
  expect(start("inspect")).toMatchObject({ code: 2, reported: "" });
  const made = await bundles();
  expect(made).toHaveLength(1);
  expect(start("inspect", "--help").printed).toMatch(/^Usage: plan-balance inspect/);
  expect(await bundles()).toEqual(made);
});

test("V8 takes the code that is kept beside it, the first time as well", async () => {
  await rm(join(project, "dist"), { recursive: true });
  const spy = join(place, "spy.mjs");
  await writeFile(
    spy,
    `import { syncBuiltinESMExports } from "node:module";
     import vm from "node:vm";
     vm.Script = class extends vm.Script {
       constructor(...given) {
         super(...given);
         if (given[1].cachedData) console.error("rejected:", this.cachedDataRejected);
       }
     };
     syncBuiltinESMExports();`,
  );
  for (const time of ["the first", "a later"])
    expect(node("--import", spy, "batch/commands/start.mjs", "--help").reported, time).toBe(
      "rejected: false\n",
    );
});

test("other flags of V8 don’t suit that code, and change nothing else", () => {
  const flags = "--max-old-space-size=300";
  expect(node(flags, "batch/commands/start.mjs", "--help")).toEqual({ ...start("--help"), code: 0 });
});

test("a changed source is in the next start", async () => {
  const file = join(project, "core/words/en/commands.ts");
  const source = await readFile(file, "utf8");
  await writeFile(file, source.replace('usage: "Usage"', 'usage: "Changed"'));
  expect(start("inspect", "--help").printed).toMatch(/^Changed: plan-balance inspect/);
});

test("several that start at once all run, and leave one bundle of these sources", async () => {
  await writeFile(join(project, "core/values/new.ts"), "/** Nothing. */\n");
  const before = await bundles();
  const codes = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const child = spawn(process.execPath, ["batch/commands/start.mjs", "inspect", "--help"], {
        cwd: project,
      });
      return (await once(child, "close"))[0] as number;
    }),
  );
  expect(codes).toEqual([0, 0, 0, 0]);
  expect((await bundles()).length).toBe(before.length + 1);
});

test("a project that was moved finds what it brings along", async () => {
  const log = join(project, "log.csv");
  await writeFile(log, "date,client,minutes\n2026-10-05,Acme,30\n");
  const moved = `${project}-moved`;
  await rename(project, moved);
  project = moved;
  expect(start("inspect", join(project, "log.csv"))).toMatchObject({ code: 0, reported: "" });
});

test("where the project may not be written, it is made elsewhere, for this start only", async () => {
  await rename(join(project, "dist"), join(project, "dist-before"));
  await writeFile(join(project, "dist"), "not a folder");
  expect(start("inspect", "--help")).toMatchObject({ code: 0, reported: "" });
});

test("a command there is not is said to be none", () =>
  expect(start("nothing")).toMatchObject({ code: 2, printed: expect.stringContaining("“nothing”") }));
