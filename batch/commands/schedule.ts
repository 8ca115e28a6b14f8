/**
 * Runs the schedule: `plan-balance schedule`, or `--once` from the system's own, for which `--install` writes the files.
 */

import { writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { eventLog } from "../disk/event-log.ts";
import { installation } from "../schedule/installation.ts";
import { accountName } from "./account-name.ts";
import { type Call, command, UsageError } from "./command.ts";
import { systemSignals } from "./system-signals.ts";

/** Seconds: the sender of a signal often kills the process after ten. */
const GRACE = "6";

const OPTIONS = { once: "flag", grace: "text", install: "flag" } as const;

export const schedule = command({
  operand: null,
  options: OPTIONS,
  run: async (call) => {
    const { values, says, firmFile, folder, language: spoken } = call;
    const { once, grace = GRACE } = values;
    if (values.install) return install(call);
    if (!/^\d{1,5}$/.test(grace)) throw new UsageError(says.notSeconds(grace));
    const request = {
      config: firmFile(),
      mode: once ? "once" : "for ever",
      grace: Number(grace),
      spoken,
      cwd: folder,
      environment: process.env,
    } as const;
    // Only here, since no other command needs it, nor what sends mail.
    const { scheduled } = await import("../schedule/scheduled.ts");
    return scheduled(request, eventLog(process.stdout), systemSignals);
  },
});

/** Writes beside the configuration what the system needs, and says what to do with it. */
async function install({
  says,
  firmFile,
  config: read,
  folder,
  print,
  tell,
}: Call<typeof OPTIONS>): Promise<0> {
  const config = resolve(firmFile());
  const { timeZone } = await read();
  const { files, lines } = installation(
    {
      ...{ platform: process.platform, node: process.execPath, config, timeZone, user: accountName(says) },
      program: fileURLToPath(new URL("start.mjs", import.meta.url)),
    },
    says.install,
  );
  const written = files.map(({ name, text }) => ({ path: join(dirname(config), name), text }));
  for (const { path, text } of written) {
    await writeFile(path, text);
    print(`  ${relative(folder, path)}`);
  }
  for (const line of ["", ...lines, "", says.install.notTried]) print(line);
  tell({ files: written.map(({ path }) => path) });
  return 0;
}
