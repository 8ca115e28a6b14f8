/** Whose `out` is: another firm's run does nothing to it, and no move or renaming of the same firm's files is taken for one. */

import { cp, mkdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readConfig } from "../../../batch/config/config.ts";
import { deliverMonth } from "../../../batch/delivery/delivery.ts";
import { closeMonth, reopenMonth } from "../../../batch/run/month-closing.ts";
import { readMonth } from "../../../batch/run/month-parts.ts";
import { reconcileMonth } from "../../../batch/run/month-run.ts";
import { type Files, filesUnder, firmFolder, ORDINARY, PERIOD, SILENT } from "../firm-folder.ts";

const CONFIG = ORDINARY["config.json"];
const AT = new Date("2026-11-05T12:00:00Z");

/** Two firms side by side, and an `out` that both are told to write to. */
const TWO = {
  "config.json": null,
  "contracts.csv": null,
  "logs/october.csv": null,
  "ours/firm.json": { ...CONFIG, out: "../out" },
  "ours/contracts.csv": ORDINARY["contracts.csv"],
  "ours/logs/october.csv": ORDINARY["logs/october.csv"],
  "theirs/firm.json": {
    ...CONFIG,
    out: "../out",
    mail: { from: "a@b.example", server: { host: "smtp.b.example" } },
  },
  "theirs/contracts.csv": ORDINARY["contracts.csv"],
  "theirs/logs/october.csv": `${ORDINARY["logs/october.csv"]}3,2026-10-03,Acme,5,how_to\n`,
};

async function reconciled(config: string, period = PERIOD): Promise<{ code: number; printed: string }> {
  const lines: string[] = [];
  const code = await reconcileMonth(
    { config, period, dryRun: false, cwd: process.cwd() },
    (line) => lines.push(line),
    SILENT,
  );
  return { code, printed: lines.join("\n") };
}

/** Our firm's month, reconciled; then the other one's configuration. */
async function twoFirms(files: Files = {}): Promise<{ folder: string; ours: string; theirs: string }> {
  const folder = await firmFolder({ ...TWO, ...files });
  const ours = join(folder, "ours/firm.json");
  expect((await reconciled(ours)).code).toBe(0);
  return { folder, ours, theirs: join(folder, "theirs/firm.json") };
}

describe("another firm", () => {
  test("neither replaces an open month, nor begins one", async () => {
    const { folder, ours, theirs } = await twoFirms();
    const before = await filesUnder(join(folder, "out"));
    for (const period of [PERIOD, "2026-11"]) {
      const { code, printed } = await reconciled(theirs, period);
      expect(code).toBe(2);
      expect(printed).toContain(
        `${join(folder, "out")}: these months belong to another configuration (${ours}, with`,
      );
      expect(printed).toMatch(/Give “out” its own folder\..*\nNothing was written\.$/);
    }
    expect(await filesUnder(join(folder, "out"))).toEqual(before);
    expect((await reconciled(ours)).code).toBe(0);
  });

  test("neither closes a month, reopens, delivers or compares it", async () => {
    const { folder, ours, theirs } = await twoFirms();
    const refused = "these months belong to another configuration";
    const config = await readConfig(theirs);
    const closing = { period: PERIOD, by: "A", at: AT };
    await expect(closeMonth(closing, config, SILENT)).rejects.toThrow(refused);
    await closeMonth(closing, await readConfig(ours), SILENT);
    const before = await filesUnder(join(folder, "out"));
    await expect(reopenMonth({ ...closing, reason: "r" }, config)).rejects.toThrow(refused);
    await expect(readMonth({ period: "2026-11" }, config, SILENT)).rejects.toThrow(refused);
    const lines: string[] = [];
    const around = {
      environment: {},
      cwd: process.cwd(),
      now: () => AT,
      log: () => {},
      print: (line: string) => lines.push(line),
    };
    const request = { config: theirs, period: PERIOD, only: null, action: { kind: "send" } } as const;
    expect(await deliverMonth(request, around)).toBe(2);
    expect(lines[0]).toContain(refused);
    expect(await filesUnder(join(folder, "out"))).toEqual(before);
  });

  test("where the owner's file is damaged no run goes on, and the message says how to", async () => {
    const { folder, ours, theirs } = await twoFirms();
    await writeFile(join(folder, "out/.firm.json"), "{");
    for (const firm of [ours, theirs]) {
      const { code, printed } = await reconciled(firm);
      expect([code, printed]).toEqual([2, expect.stringContaining("delete the file and run again")]);
    }
    await rm(join(folder, "out/.firm.json"));
    expect((await reconciled(ours)).code).toBe(0);
  });

  test("another firm reads it in its own language, and may take the folder over when somebody says so", async () => {
    const { folder, theirs } = await twoFirms({
      "theirs/firm.json": { ...CONFIG, out: "../out", language: "fr" },
    });
    expect((await reconciled(theirs)).printed).toContain("ces mois sont ceux d’une autre configuration");
    await rm(join(folder, "out/.firm.json"));
    expect((await reconciled(theirs)).code).toBe(0);
    expect(JSON.parse(await readFile(join(folder, "out/.firm.json"), "utf8"))).toMatchObject({
      config: "../theirs/firm.json",
      logs: "../theirs/logs",
    });
  });
});

/** What a firm may do between two runs; answers where its configuration is then. */
const LIFE: Record<string, (folder: string) => Promise<string>> = {
  "does nothing": async () => "ours/firm.json",
  "renames its configuration": async (folder) => {
    await rename(join(folder, "ours/firm.json"), join(folder, "ours/our firm.json"));
    return "ours/our firm.json";
  },
  "has a second configuration, in French": async (folder) => {
    await writeFile(
      join(folder, "ours/fr.json"),
      JSON.stringify({ ...CONFIG, out: "../out", language: "fr" }),
    );
    return "ours/fr.json";
  },
  "renames its register": async (folder) => {
    await rename(join(folder, "ours/contracts.csv"), join(folder, "ours/2027.csv"));
    await writeFile(
      join(folder, "ours/firm.json"),
      JSON.stringify({ ...CONFIG, register: "2027.csv", out: "../out" }),
    );
    return "ours/firm.json";
  },
  "moves its logs": async (folder) => {
    await rename(join(folder, "ours/logs"), join(folder, "ours/inbox"));
    await writeFile(
      join(folder, "ours/firm.json"),
      JSON.stringify({ ...CONFIG, logs: "inbox", out: "../out" }),
    );
    return "ours/firm.json";
  },
  "exports all anew, into another folder": async (folder) => {
    await rm(join(folder, "ours/logs"), { recursive: true });
    await mkdir(join(folder, "ours/inbox"));
    await writeFile(
      join(folder, "ours/inbox/all.csv"),
      `${ORDINARY["logs/october.csv"]}3,2026-10-03,Acme,5,how_to\n`,
    );
    await writeFile(
      join(folder, "ours/firm.json"),
      JSON.stringify({ ...CONFIG, logs: "inbox", out: "../out" }),
    );
    return "ours/firm.json";
  },
  "exports its one log anew, under a renamed configuration": async (folder) => {
    await writeFile(
      join(folder, "ours/logs/october.csv"),
      `${ORDINARY["logs/october.csv"]}3,2026-10-03,Acme,5,how_to\n`,
    );
    await rename(join(folder, "ours/firm.json"), join(folder, "ours/our firm.json"));
    return "ours/our firm.json";
  },
  "moves and renames everything but its months": async (folder) => {
    await mkdir(join(folder, "elsewhere/below"), { recursive: true });
    await rename(join(folder, "ours/logs"), join(folder, "elsewhere/below/inbox"));
    await rename(join(folder, "ours/contracts.csv"), join(folder, "elsewhere/register.csv"));
    const moved = { register: "register.csv", logs: "below/inbox", out: "../out" };
    await writeFile(join(folder, "elsewhere/config.json"), JSON.stringify(moved));
    return "elsewhere/config.json";
  },
  "moves as a whole": async (folder) => {
    await mkdir(join(folder, "a/b"), { recursive: true });
    for (const name of ["ours", "out"]) await rename(join(folder, name), join(folder, "a/b", name));
    return "a/b/ours/firm.json";
  },
  "is copied to another machine": async (folder) => {
    await cp(join(folder, "ours"), join(folder, "copy/ours"), { recursive: true });
    await cp(join(folder, "out"), join(folder, "copy/out"), { recursive: true });
    return "copy/ours/firm.json";
  },
  "reaches its months by another mount point": async (folder) => {
    await mkdir(join(folder, "mnt/share"), { recursive: true });
    await symlink(join(folder, "out"), join(folder, "mnt/share/months"));
    await writeFile(
      join(folder, "ours/firm.json"),
      JSON.stringify({ ...CONFIG, out: "../mnt/share/months" }),
    );
    return "ours/firm.json";
  },
  "comes from a version that wrote no owner": async (folder) => {
    await rm(join(folder, "out/.firm.json"));
    return "theirs/firm.json";
  },
};

test.each(Object.entries(LIFE))("a firm that %s goes on", async (_, change) => {
  const { folder } = await twoFirms();
  const config = join(folder, await change(folder));
  for (const period of [PERIOD, "2026-11"]) {
    const { code, printed } = await reconciled(config, period);
    // The month after has no work, which is doubted.
    expect(code, printed).toBe(period === PERIOD ? 0 : 1);
  }
});
