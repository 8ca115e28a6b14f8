/** What the system refuses: each command says so in a sentence, ends with 2, and leaves nothing half done. */

import { spawnSync } from "node:child_process";
import { cp, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { closedFirm, deliver, journal } from "./delivery/closed-firm.ts";
import { postOffice } from "./delivery/post-office.ts";
import { filesUnder, firmFolder, PERIOD, PROJECT, temporaryFolder, WORK_DUE } from "./firm-folder.ts";

/** A command of the batch as its own process. */
function command(file: string, folder: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["batch/commands/start.mjs", file, "--config", join(folder, "config.json"), ...args],
    { cwd: PROJECT, encoding: "utf8" },
  );
  return { code: status, printed: stdout, reported: stderr };
}

const STACK = /^ +at |Error:/m;

test.each([
  ["reconcile", "--period", PERIOD],
  ["diff", PERIOD],
  ["schedule", "--once"],
  ["deliver", "--period", PERIOD],
])("%s: a record of a closed month that can't be read", async (file, ...args) => {
  const office = await postOffice();
  const firm = await firmFolder({
    "config.json": {
      register: "contracts.csv",
      logs: "logs",
      out: "out",
      mail: { from: "s@nordet.example", server: office.server, manager: "owner@nordet.example" },
    },
  });
  const record = join(firm, "out", "closed", "2026-09.json");
  await mkdir(join(firm, "out", "closed"), { recursive: true });
  await symlink(record, record); // which nobody can follow
  const before = [...(await filesUnder(join(firm, "out"))).keys()];
  const { code, printed, reported } = command(file, firm, ...args);
  expect(code, reported).toBe(2);
  expect(printed).toContain(record);
  expect(`${printed}${reported}`).not.toMatch(STACK);
  const after = [...(await filesUnder(join(firm, "out"))).keys()];
  expect(after.filter((name) => name !== "health.json")).toEqual(before);
  expect(office.connections()).toBe(0);
});

/** A disk of so many kilobytes that is full, but for a few; null where none can be made. */
async function smallDisk(kilobytes: number): Promise<string | null> {
  const disk = join(await temporaryFolder(), "disk");
  await mkdir(disk);
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${kilobytes}k`, "tmpfs", disk]);
  if (status !== 0) return null;
  onTestFinished(() => {
    spawnSync("umount", ["-l", disk]);
  });
  return disk;
}

/** Takes what room there is. */
async function fill(disk: string): Promise<void> {
  await writeFile(join(disk, "ballast"), Buffer.alloc(64 * 1024 * 1024)).catch(() => undefined);
}

describe("a disk that is full", () => {
  test("the schedule says so and still owes the month; with room it does it", async ({ skip }) => {
    const disk = await smallDisk(2_000);
    if (disk === null) return skip();
    const folder = await firmFolder({
      ...WORK_DUE,
      "config.json": { register: "contracts.csv", logs: "logs", out: join(disk, "out") },
    });
    await mkdir(join(disk, "out"));
    await fill(disk);
    const full = command("schedule", folder, "--once");
    expect(full.code).toBe(2);
    expect(full.printed).toContain("the disk is full");
    expect(`${full.printed}${full.reported}`).not.toMatch(STACK);
    await rm(join(disk, "ballast"));
    expect(command("schedule", folder, "--once").code).toBe(0);
  });

  test("a delivery says so, sends nothing that it can't note, and sends it once there is room", async ({
    skip,
  }) => {
    const disk = await smallDisk(2_000);
    if (disk === null) return skip();
    const office = await postOffice();
    const firm = await closedFirm(office.server);
    await cp(join(firm.folder, "out"), join(disk, "out"), { recursive: true });
    const config = JSON.parse(await readFile(firm.config, "utf8"));
    await writeFile(firm.config, JSON.stringify({ ...config, out: join(disk, "out") }));
    // The journal is there already, so that only its lines find no room.
    await mkdir(join(disk, "out", "mail"));
    await writeFile(join(disk, "out", "mail", `${PERIOD}.jsonl`), "");
    await fill(disk);
    const { code, printed } = await deliver(firm);
    expect(code).toBe(2);
    expect(printed).toMatch(/the disk is full.*\nNothing was sent\.$/s);
    expect(office.accepted).toEqual([]);
    await rm(join(disk, "ballast"));
    expect((await deliver(firm)).code).toBe(0);
    expect(office.accepted).toHaveLength(4);
    expect(await journal({ folder: disk })).toHaveLength(8);
  });
});
