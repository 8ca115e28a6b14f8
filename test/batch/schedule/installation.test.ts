/** What has the system start the schedule: the files, for paths with every sign that a system reads as its own. */

import { spawnSync } from "node:child_process";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { installation } from "../../../batch/schedule/installation.ts";
import { WORDS } from "../../../core/words/words.ts";
import { skippedIf } from "../../skipped.ts";
import { temporaryFolder } from "../firm-folder.ts";

const says = WORDS.en.commands.install;
const LINUX = {
  platform: "linux",
  node: process.execPath,
  program: "/opt/plan balance/start.mjs",
  config: `/srv/50% "Côté" $HOME's\\firm/firm.json`,
  user: "root",
  timeZone: "America/Toronto",
} as const;

test("systemd: a service and a timer, with every sign of a path as it is", () => {
  const { files, lines } = installation(LINUX, says);
  const [service, timer] = files;
  expect(files.map(({ name }) => name)).toEqual(["plan-balance.service", "plan-balance.timer"]);
  expect(service?.text).toContain(
    `ExecStart=${process.execPath} "/opt/plan balance/start.mjs" schedule --once --config "/srv/50%% \\"Côté\\" $$HOME's\\\\firm/firm.json"\n`,
  );
  expect(timer?.text).toContain("OnCalendar=*-*-* 06:05:00 America/Toronto\n");
  expect(lines[1]).toBe(
    `  sudo cp '/srv/50% "Côté" $HOME'\\''s\\firm/plan-balance.service' '/srv/50% "Côté" $HOME'\\''s\\firm/plan-balance.timer' /etc/systemd/system/`,
  );
});

const withSystemd = skippedIf(spawnSync("systemd-analyze", ["--version"]).status !== 0, "no systemd");

const NODES = { "as it is": "", "under a quoted name": `50% "Côté" $HOME's\\here` };

test.each(Object.entries(NODES))(
  "systemd itself finds nothing wrong in them, Node %s",
  withSystemd,
  async (_, at) => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, at), { recursive: true });
    const node = join(folder, at, "node");
    await symlink(process.execPath, node);
    for (const { name, text } of installation({ ...LINUX, node }, says).files)
      await writeFile(join(folder, name), text);
    const units = ["plan-balance.service", "plan-balance.timer"].map((name) => join(folder, name));
    const { status, stderr } = spawnSync("systemd-analyze", ["verify", ...units], { encoding: "utf8" });
    // Of its own units, a machine may lack some: what is said of ours counts.
    expect(stderr.split("\n").filter((line) => line.includes("plan-balance"))).toEqual([]);
    expect(status).toBe(0);
  },
);

test("Windows: a task that runs while nobody is logged in", () => {
  const { files, lines } = installation(
    {
      ...LINUX,
      platform: "win32",
      node: "C:\\Program Files\\nodejs\\node.exe",
      program: "C:\\L'outil\\start.mjs",
      config: "C:\\Firme d’Anne\\firm.json",
    },
    says,
  );
  const [script] = files;
  expect(script?.text.startsWith("\uFEFF$run = ")).toBe(true);
  expect(script?.text).toContain("-Execute 'C:\\Program Files\\nodejs\\node.exe'");
  expect(script?.text).toContain(
    `-Argument '"C:\\L''outil\\start.mjs" schedule --once --config "C:\\Firme d’’Anne\\firm.json"'`,
  );
  expect(script?.text).toContain("-LogonType S4U\r\n");
  // Written once more, it takes the place of the former.
  expect(script?.text).toContain("-Principal $who -Force\r\n");
  expect(lines[1]).toContain(`-File 'C:\\Firme d’’Anne\\plan-balance-task.ps1'`);
});

test("elsewhere: a line for cron, in which a percent sign is one", () => {
  const { files, lines } = installation({ ...LINUX, platform: "darwin" }, says);
  expect(files).toEqual([]);
  expect(lines[1]).toContain("05 06 * * * ");
  expect(lines[1]).toContain(`'/srv/50\\% "Côté" $HOME'\\''s\\firm/firm.json'`);
});
