/** Workbooks that somebody has open, and folders that are in use: nothing is lost, and the message says whose. */

import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { openWorkbooks } from "../../../batch/disk/open-workbooks.ts";
import { recover } from "../../../batch/disk/output-folder.ts";
import { notOnWindows } from "../../skipped.ts";
import {
  filesUnder,
  firmFolder,
  monthFolder,
  ORDINARY,
  PERIOD,
  run,
  temporaryFolder,
} from "../firm-folder.ts";

/** How many more folders can't be renamed, as on Windows while a file in them is open. */
const busy = vi.hoisted(() => ({ times: 0, code: "EBUSY" }));

vi.mock("node:fs/promises", async (importOriginal) => {
  const real = await importOriginal<typeof import("node:fs/promises")>();
  return {
    ...real,
    rename: async (from: string, to: string) => {
      if (/2026-10$/.test(from) && busy.times-- > 0)
        throw Object.assign(new Error("busy"), { code: busy.code });
      return real.rename(from, to);
    },
  };
});

/** Excel's file beside an open workbook: the name in the system's own letters, then in UTF-16. */
function excelOwner(user: string): Buffer {
  const bytes = Buffer.alloc(165, " ");
  bytes[0] = user.length;
  bytes.write(user, 1, "latin1");
  bytes.writeUInt16LE(user.length, 55);
  bytes.write(user, 57, "utf16le");
  return bytes;
}

const MORE = { "logs/more.csv": "id,date,client,minutes,category\n3,2026-10-03,Acme,10,how_to\n" };

/** A firm whose October is there, and would be different now. */
async function published(language: "en" | "fr" = "en"): Promise<string> {
  const folder = await firmFolder({ "config.json": { ...ORDINARY["config.json"], language } });
  expect((await run(folder)).code).toBe(0);
  await writeFile(join(folder, "logs/more.csv"), MORE["logs/more.csv"]);
  return folder;
}

describe("whose it is", () => {
  test.each([
    ["~$Acme.xlsx", excelOwner("Anne Roy"), "Acme.xlsx", "Anne Roy"],
    ["~$Théâtre.xlsx", excelOwner("Zoé Lévêque"), "Théâtre.xlsx", "Zoé Lévêque"],
    ["~$Acme.xlsx", excelOwner("Anne").subarray(0, 55), "Acme.xlsx", "Anne"],
    ["~$Acme.xlsx", Buffer.alloc(0), "Acme.xlsx", null],
    ["~$Acme.xlsx", excelOwner("\u001b[31m"), "Acme.xlsx", "[31m"],
    [".~lock.Acme.xlsx#", Buffer.from("Anne Roy,anne,desk,01.11.2026 09:00,;"), "Acme.xlsx", "Anne Roy"],
    [".~lock.Acme.xlsx#", Buffer.from(",anne,desk,01.11.2026 09:00,;"), "Acme.xlsx", "anne"],
  ])("%s", async (name, bytes, file, by) => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, name), bytes);
    expect(await openWorkbooks(folder)).toEqual([{ file, by }]);
  });

  test("any bytes at all are no failure", async () => {
    const folder = await temporaryFolder();
    for (let length = 0; length < 170; length += 1) {
      await writeFile(join(folder, "~$Acme.xlsx"), Buffer.alloc(length, 255));
      expect(await openWorkbooks(folder)).toHaveLength(1);
    }
  });
});

describe("a workbook that is open", () => {
  test("is named, with who has it, and nothing is changed", async () => {
    const folder = await published();
    await writeFile(join(monthFolder(folder), "~$Acme.xlsx"), excelOwner("Anne Roy"));
    await writeFile(join(monthFolder(folder), ".~lock.Bolt.xlsx#"), ",bob,desk,,;");
    const before = await filesUnder(folder);
    const { code, printed } = await run(folder);
    expect(code).toBe(2);
    expect(printed).toMatch(
      /2026-10: “Bolt\.xlsx” is open \(bob\), “Acme\.xlsx” is open \(Anne Roy\); nothing was changed\. Close it/,
    );
    expect(await filesUnder(folder)).toEqual(before);
    await rm(join(monthFolder(folder), "~$Acme.xlsx"));
    await rm(join(monthFolder(folder), ".~lock.Bolt.xlsx#"));
    expect((await run(folder)).code).toBe(0);
  });

  test("in French where the firm is", async () => {
    const folder = await published("fr");
    await writeFile(join(monthFolder(folder), "~$Acme.xlsx"), excelOwner("Zoé"));
    expect((await run(folder)).printed).toMatch(
      /2026-10 : « Acme\.xlsx » est ouvert \(Zoé\) ; rien n’a été changé\. .*\nRien n’a été écrit\.$/,
    );
  });

  test("is no matter when the run changes nothing", async () => {
    const folder = await firmFolder();
    await run(folder);
    await writeFile(join(monthFolder(folder), "~$Acme.xlsx"), excelOwner("Anne Roy"));
    const before = await stat(monthFolder(folder));
    expect((await run(folder)).code).toBe(0);
    expect((await stat(monthFolder(folder))).ino).toBe(before.ino);
  });
});

describe("a folder that can't be moved", () => {
  test.each(["EBUSY", "EPERM", "EACCES"])("for a moment (%s) is waited for", async (code) => {
    const folder = await published();
    Object.assign(busy, { times: 3, code });
    expect((await run(folder)).code).toBe(0);
    expect(busy.times).toBeLessThanOrEqual(0);
    expect(await readdir(join(folder, "out"))).toEqual([`.${PERIOD}.kept.json`, ".firm.json", PERIOD]);
  });

  test("for longer is reported, and nothing is changed", async () => {
    const folder = await published();
    const before = await filesUnder(folder);
    Object.assign(busy, { times: 100, code: "EBUSY" });
    const { code, printed } = await run(folder);
    busy.times = 0;
    expect(code).toBe(2);
    expect(printed).toContain(
      "can't be put in place (another program has it open, EBUSY); nothing was changed. Close the workbooks",
    );
    expect(await filesUnder(folder)).toEqual(before);
    expect(await readdir(join(folder, "out"))).toEqual([`.${PERIOD}.kept.json`, ".firm.json", PERIOD]);
  });
});

describe("what a person saves while the folder is swapped", () => {
  const held = (folder: string) => ({
    out: join(folder, "out"),
    language: "en" as const,
    assertHeld: async () => {},
  });
  const retiredOf = (folder: string) => join(folder, "out", `.${PERIOD}.old`);

  /** A run that was interrupted right after the swap: the old folder is still beside the new one. */
  async function swapped(): Promise<{ folder: string; retired: string; month: string }> {
    const folder = await published();
    const retired = retiredOf(folder);
    await mkdir(join(monthFolder(folder), "sent"));
    await writeFile(join(monthFolder(folder), "notes.txt"), "old");
    await writeFile(join(monthFolder(folder), "sent", "mail.txt"), "old");
    await run(folder);
    await mkdir(retired);
    for (const name of ["Acme.xlsx", "run.json"])
      await writeFile(join(retired, name), await readFile(join(monthFolder(folder), name)));
    return { folder, retired, month: monthFolder(folder) };
  }

  test("comes over, into folders too; what was saved in the new folder since is kept", async () => {
    const { folder, retired, month } = await swapped();
    const before = await filesUnder(month);
    await mkdir(join(retired, "sent"));
    const soon = new Date(Date.now() + 60_000);
    for (const [path, text] of [
      ["notes.txt", "saved late"],
      ["sent/mail.txt", "saved late"],
      ["sent/new.txt", "new"],
    ] as const) {
      await writeFile(join(retired, path), text);
      await utimes(join(retired, path), soon, soon);
    }
    await recover(held(folder));
    expect(await filesUnder(month)).toEqual(
      new Map([
        ...before,
        ["notes.txt", Buffer.from("saved late")],
        ["sent/mail.txt", Buffer.from("saved late")],
        ["sent/new.txt", Buffer.from("new")],
      ]),
    );
    expect(await readdir(join(folder, "out"))).toEqual([`.${PERIOD}.kept.json`, ".firm.json", PERIOD]);

    await mkdir(retired);
    await writeFile(join(retired, "notes.txt"), "older");
    await utimes(join(retired, "notes.txt"), new Date(0), new Date(0));
    await recover(held(folder));
    expect(await readFile(join(month, "notes.txt"), "utf8")).toBe("saved late");
  });

  test("a folder that a person made where the month's was missing gets the month's files back", async () => {
    const folder = await published();
    const month = await filesUnder(monthFolder(folder));
    await rename(monthFolder(folder), retiredOf(folder));
    await mkdir(monthFolder(folder));
    await writeFile(join(monthFolder(folder), "notes.txt"), "where has it gone?");
    await run(folder, { period: "2026-09" });
    expect(await filesUnder(monthFolder(folder))).toEqual(
      new Map([...month, ["notes.txt", Buffer.from("where has it gone?")]]),
    );
  });

  test("a run of another month clears up first", async () => {
    const folder = await published();
    const before = await filesUnder(monthFolder(folder));
    await rename(monthFolder(folder), retiredOf(folder));
    await mkdir(join(folder, "out", `.${PERIOD}.new`));
    await mkdir(join(folder, "out", ".2026-08.gone"));
    // Without work, which is doubted.
    expect((await run(folder, { period: "2026-09" })).code).toBe(1);
    expect(await filesUnder(monthFolder(folder))).toEqual(before);
    const kept = ["2026-09", PERIOD].map((period) => `.${period}.kept.json`);
    expect((await readdir(join(folder, "out"))).sort()).toEqual([...kept, ".firm.json", "2026-09", PERIOD]);
  });
});

test("what is written is for its owner's eyes only", notOnWindows, async () => {
  const folder = await published();
  await writeFile(join(monthFolder(folder), "notes.txt"), "mine", { mode: 0o644 });
  const then = new Date("2026-01-01T12:00:00Z");
  await utimes(join(monthFolder(folder), "notes.txt"), then, then);
  await run(folder);
  const modes = new Map<string, number>();
  for (const name of ["", ...(await readdir(monthFolder(folder)))])
    modes.set(name, (await stat(join(monthFolder(folder), name))).mode & 0o777);
  expect(modes.get("")).toBe(0o700);
  expect(modes.get("notes.txt"), "a person's own file keeps its rights").toBe(0o644);
  modes.delete("");
  modes.delete("notes.txt");
  expect([...new Set(modes.values())]).toEqual([0o600]);
  expect((await stat(join(monthFolder(folder), "notes.txt"))).mtime, "and its time").toEqual(then);
});
