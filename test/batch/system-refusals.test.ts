/** What the system refuses is a sentence in the reader's language, with the file and what to do; never a stack trace. */

import { spawnSync } from "node:child_process";
import { mkdir, open, readFile, rmdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { FatalError } from "../../batch/disk/fatal-error.ts";
import { defectLines, reasonOf, stopLines } from "../../batch/disk/stop-sentences.ts";
import { command, firmFolder, PERIOD, PROJECT, run, temporaryFolder } from "./firm-folder.ts";

/** The system's own error of what is done in a folder. */
async function refused(act: (folder: string) => Promise<unknown>): Promise<unknown> {
  return act(await temporaryFolder()).then(
    () => null,
    (error: unknown) => error,
  );
}

describe("of the system", () => {
  test.each<[string, string, (folder: string) => Promise<unknown>]>([
    ["ENOENT", "no such file", (folder) => readFile(join(folder, "none"))],
    ["EISDIR", "there is a folder instead of a file", (folder) => open(folder, "w")],
    [
      "ENOTDIR",
      "there is a file instead of a folder",
      async (folder) => {
        await writeFile(join(folder, "file"), "");
        await readFile(join(folder, "file", "below"));
      },
    ],
    ["EEXIST", "already exists", (folder) => mkdir(folder)],
    [
      "ENOTEMPTY",
      "already exists",
      async (folder) => {
        await writeFile(join(folder, "file"), "");
        await rmdir(folder);
      },
    ],
    ["ENAMETOOLONG", "too long", (folder) => writeFile(join(folder, "n".repeat(300)), "")],
    [
      "ELOOP",
      "its links form a circle",
      async (folder) => {
        await symlink("circle", join(folder, "circle"));
        await readFile(join(folder, "circle"));
      },
    ],
  ])("%s: %s", async (code, words, act) => {
    const error = await refused(act);
    const [sentence, ...more] = stopLines(error, "en") ?? [];
    expect(sentence).toMatch(new RegExp(`^/.+: .*${words}.*\\. [A-Z].*\\.$`));
    expect(more).toEqual([]);
    expect(stopLines(error, "fr")?.[0]).toMatch(/^\/.+ : .*\. [A-Z].*\.$/);
    expect(reasonOf(error, "en")).toContain(words);
    expect(`${sentence}${reasonOf(error, "en")}`).not.toContain(code);
  });

  /** Of a disk, a share or a system that a test has no way to bring about. */
  const refusal = (code: string, path?: string) =>
    Object.assign(new Error(`${code}: as the system says it`), { code, syscall: "write", path });

  test.each([
    ["ENOSPC", "the disk is full", "le disque est plein"],
    ["EDQUOT", "the disk is full", "le disque est plein"],
    ["EIO", "the disk or the network failed", "le disque ou le réseau est en panne"],
    ["ESTALE", "the disk or the network failed", "le disque ou le réseau est en panne"],
    ["EACCES", "this account has no right to it", "ce compte n’y a pas droit"],
    ["EPERM", "this account has no right to it", "ce compte n’y a pas droit"],
    ["EROFS", "the disk is read-only", "le disque est en lecture seule"],
    ["EMFILE", "too many files are open", "trop de fichiers sont ouverts"],
    ["ENFILE", "too many files are open", "trop de fichiers sont ouverts"],
    ["EBUSY", "another program has it open", "un autre programme l’a ouvert"],
    ["ENOMEM", "there is not enough memory", "il n’y a pas assez de mémoire"],
    // Of one without words of ours, the code is all there is to go by.
    ["ENOTSUP", "the system refused (ENOTSUP)", "le système refuse (ENOTSUP)"],
  ])("%s: %s", (code, english, french) => {
    expect(stopLines(refusal(code, "/srv/out"), "en")?.[0]).toMatch(`/srv/out: ${english}. `);
    expect(stopLines(refusal(code, "/srv/out"), "fr")?.[0]).toMatch(`/srv/out : ${french}. `);
    const nameless = stopLines(refusal(code), "fr")?.[0] ?? "";
    expect(nameless.toLowerCase()).toMatch(`${french}. `.toLowerCase());
    expect(nameless).toMatch(/^[A-Z]/);
  });
});

test("what the user gave is reported as it is; anything else is reported as a defect", () => {
  expect(stopLines(new FatalError(["one", "two"]), "en")).toEqual(["one", "two"]);
  for (const error of [new TypeError("x is not a function"), new Error("broken assumption"), "thrown text"]) {
    expect(stopLines(error, "en")).toBeNull();
    expect(defectLines(error, "en").join("\n")).toContain(error instanceof Error ? error.message : error);
  }
});

const FRENCH = { register: "contracts.csv", logs: "logs", out: "out", language: "fr" };

describe("a run", () => {
  test.each<[string, object, string]>([
    [
      "a folder as register",
      { "contracts.csv": null, "contracts.csv/a.csv": "", "config.json": FRENCH },
      "contracts.csv : C’est un dossier et non un fichier",
    ],
    [
      "a file as folder of time logs",
      { "logs/october.csv": null, logs: "x", "config.json": FRENCH },
      "logs : le dossier des journaux de temps ne peut pas être lu (il y a là un fichier au lieu d’un dossier).",
    ],
    [
      "a file as out",
      { out: "x", "config.json": FRENCH },
      "out : les fichiers ne peuvent pas être mis en place (il y a là un fichier au lieu d’un dossier)",
    ],
  ])("with %s", async (_, files, sentence) => {
    const { code, printed } = await run(await firmFolder(files as Record<string, string>));
    expect(code).toBe(2);
    expect(printed).toContain(sentence);
    expect(printed).toMatch(/\nRien n’a été écrit\.$/);
  });
});

/** A command as its own process. */
const started = (...args: readonly string[]) =>
  spawnSync(process.execPath, ["--import", "tsx", ...args], { cwd: PROJECT, encoding: "utf8" });

describe("a command", () => {
  test("that is given a folder, or nothing, to read", async () => {
    const folder = await firmFolder();
    for (const [file, args, sentence] of [
      ["inspect", [join(folder, "none.csv")], "none.csv: The file can't be opened: it is not there."],
      ["inspect", [join(folder, "logs")], "logs: This is a folder, not a file"],
      ["profile", [join(folder, "logs")], "logs: This is a folder, not a file"],
    ] as const) {
      const { status, stdout, stderr } = started("batch/commands/plan-balance.ts", file, ...args);
      expect({ status, stderr }).toEqual({ status: 2, stderr: "" });
      expect(stdout).toContain(sentence);
    }
    // A folder may be named for the configuration in it.
    const asConfig = command(["--config", join(folder, "logs"), "--period", PERIOD]);
    expect(asConfig).toMatchObject({
      code: 2,
      printed: expect.stringContaining("firm.json: the configuration can't be read: there is no such file"),
      reported: "",
    });
  });

  test("that finds a file where it would write one", async () => {
    const folder = await firmFolder();
    const log = join(folder, "logs/october.csv");
    expect(started("batch/commands/plan-balance.ts", "profile", log).status).toBe(0);
    const again = started("batch/commands/plan-balance.ts", "profile", log);
    expect(again).toMatchObject({ status: 2, stderr: "" });
    expect(again.stdout).toContain(
      `${log}.profile.json: something with that name already exists. Move it away`,
    );
  });
});
