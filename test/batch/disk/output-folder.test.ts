/** The month's folder: whole at every instant, people's own files kept, and no name leads out of it. */

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { fileNames, type OutputFile, publish, recover } from "../../../batch/disk/output-folder.ts";
import type { HeldFolder } from "../../../batch/disk/run-lock.ts";
import { notOnWindows } from "../../skipped.ts";
import {
  command,
  filesUnder,
  firmFolder,
  monthFolder,
  PERIOD,
  run,
  runJsonOf,
  temporaryFolder,
} from "../firm-folder.ts";
import { zipEntries } from "../zip-entries.ts";

/**
 * The disk of a process that dies at its n-th operation: that one and all later ones fail. With null the disk is
 * the real one.
 */
const death = vi.hoisted(() => ({ in: null as number | null, code: "DEAD" }));
/** Whether the disk has no links. */
const linking = vi.hoisted(() => ({ fails: false }));

vi.mock("node:fs/promises", async (importOriginal) => {
  const real = await importOriginal<typeof import("node:fs/promises")>();
  const mortal = <F extends (...args: never[]) => Promise<unknown>>(act: F) =>
    (async (...args: Parameters<F>) => {
      if (death.in !== null && --death.in < 0) throw Object.assign(new Error("dead"), { code: death.code });
      return act(...args);
    }) as unknown as F;
  const open = mortal((async (...args: Parameters<typeof real.open>) => {
    const file = await real.open(...args);
    return {
      writeFile: mortal(file.writeFile.bind(file) as typeof file.writeFile),
      sync: mortal(file.sync.bind(file)),
      stat: file.stat.bind(file),
      read: file.read.bind(file),
      // The system closes what a dead process had open.
      close: () => file.close(),
    };
  }) as never);
  const { cp, link, mkdir, readdir, rename, rm } = real;
  const acts = {
    cp: mortal(cp),
    link: mortal(async (from: string, to: string) => {
      if (linking.fails) throw Object.assign(new Error("EPERM"), { code: "EPERM" });
      return link(from, to);
    }),
    mkdir: mortal(mkdir as never),
    readdir: mortal(readdir as never),
    rename: mortal(rename),
    rm: mortal(rm),
  };
  return { ...real, ...acts, open };
});
afterEach(() => {
  death.in = null;
  linking.fails = false;
});

/** The file that is the same in each run. */
const SAME = "Same.xlsx";

/** One run's files, told apart by `text`, with the list of them and their digests. */
function output(text: string, names: readonly string[]): OutputFile[] {
  const said = (file: string) => (file === SAME ? "" : text);
  const files = names.map((file) => ({ file, bytes: Buffer.from(`${file}: ${said(file)}`) }));
  const list = files.map(({ file, bytes }) => [file, createHash("sha256").update(bytes).digest("hex")]);
  const outputs = list.map(([file, sha256]) => ({ file, sha256 }));
  return [...files, { file: "run.json", bytes: Buffer.from(JSON.stringify({ text, list, outputs })) }];
}

/** An `out` folder in the hands of this test. */
const held = (out: string): HeldFolder => ({ out, language: "en", assertHeld: async () => {} });

const OLD = output("old", [
  "Acme.xlsx",
  "Gone.xlsx",
  SAME,
  "exceptions.csv",
  "clients/Acme.html",
  "clients/Gone.html",
]);
const NEW = output("new", ["Acme.xlsx", "Bolt.xlsx", SAME, "exceptions.csv", "clients/Acme.html"]);
const namesOf = (files: readonly OutputFile[]) => files.map(({ file }) => file);

/** Which run the folder holds, when it holds the whole of it and the person's notes. */
async function holds(folder: string): Promise<string> {
  const { text, list } = JSON.parse(await readFile(join(folder, "run.json"), "utf8"));
  for (const [file, sha256] of list) {
    const digest = createHash("sha256")
      .update(await readFile(join(folder, file)))
      .digest("hex");
    expect(digest, `${file} of the ${text} run`).toBe(sha256);
  }
  const own = [...(await filesUnder(folder)).keys()].map((file) => file.replaceAll("\\", "/")).sort();
  const others = own.filter((file) => file !== "run.json" && !list.some(([name]: string[]) => name === file));
  expect(others).toEqual(["clients/mine.txt", "my note.txt"]);
  return text;
}

/** A folder `2026-10` with the old run's files and a person's notes. */
async function published(): Promise<{ out: string; folder: string; retired: string }> {
  const out = join(await temporaryFolder(), "out");
  await mkdir(out);
  const folder = await publish(held(out), PERIOD, OLD);
  await writeFile(join(folder, "my note.txt"), "call them on Monday");
  await writeFile(join(folder, "clients", "mine.txt"), "and on Tuesday");
  return { out, folder, retired: join(out, `.${PERIOD}.old`) };
}

describe("an interrupted run", () => {
  test("leaves a whole folder, wherever it stops, and the next run ends well", async () => {
    let survived = false;
    const between: number[] = [];
    for (let operations = 0; !survived; operations += 1) {
      const { out, folder, retired } = await published();
      death.in = operations;
      let reported = "";
      survived = await publish(held(out), PERIOD, NEW).then(
        () => (death.in ?? 0) >= 0,
        (error: Error) => {
          reported = error.message;
          return false;
        },
      );
      death.in = null;

      const now = await readdir(out);
      if (now.includes(PERIOD)) {
        const holding = await holds(folder);
        expect(["old", "new"]).toContain(holding);
        // That nothing was changed is said when it is so, and only then.
        if (reported !== "") expect(holding, reported).toBe("old");
        expect(reported.includes("nothing was changed"), reported).toBe(holding === "old");
      } else {
        // Between the two renames the old folder is whole beside its place, where the next run finds it.
        between.push(operations);
        expect(await holds(retired)).toBe("old");
        expect(reported).toContain(`could not be moved back: it is complete in ${retired}.`);
        expect(reported).not.toContain("nothing was changed");
      }
      await recover(held(out));
      await publish(held(out), PERIOD, NEW);
      expect(await holds(folder)).toBe("new");
      expect(await readdir(out)).toEqual([PERIOD]);
      expect(operations).toBeLessThan(100);
    }
    expect(between).toHaveLength(1);
  });

  test("between the renames, then a run that can't write: the old folder comes back", async () => {
    const { out, folder, retired } = await published();
    await rename(folder, retired);
    death.in = 3; // once it is to be moved back
    await expect(recover(held(out))).rejects.toThrow("what an interrupted run left can't be repaired (DEAD)");
    death.in = null;
    await recover(held(out));
    death.in = 3;
    await expect(publish(held(out), PERIOD, NEW)).rejects.toThrow("nothing was changed");
    death.in = null;
    expect(await holds(folder)).toBe("old");
  });

  test("killed outright while it publishes again and again", async () => {
    const program = `
      import { publish, recover } from ${JSON.stringify(resolve(import.meta.dirname, "../../../batch/disk/output-folder.ts"))};
      const revive = (files) => files.map(({ file, base64 }) => ({ file, bytes: Buffer.from(base64, "base64") }));
      const [out, name, ...runs] = JSON.parse(process.argv[1]);
      const [a, b] = runs.map(revive);
      const held = { out, language: "en", assertHeld: async () => {} };
      await recover(held);
      console.log("ready");
      for (;;) for (const files of [a, b]) await publish(held, name, files);`;
    const { out, folder, retired } = await published();
    const frozen = (files: OutputFile[]) =>
      files.map(({ file, bytes }) => ({ file, base64: Buffer.from(bytes).toString("base64") }));
    const many = Array.from({ length: 20 }, (_, index) => `Client ${index}.xlsx`);
    const given = JSON.stringify([out, PERIOD, frozen(output("new", many)), frozen(OLD)]);
    const args = ["--import", "tsx", "--input-type=module", "-e", program, given];
    const one = async (wait: number) => {
      const child = spawn(process.execPath, args, { cwd: import.meta.dirname });
      await once(child.stdout, "data");
      await new Promise((done) => setTimeout(done, wait));
      child.kill("SIGKILL");
      await once(child, "exit");
      const place = (await readdir(out)).includes(PERIOD) ? folder : retired;
      expect(["old", "new"]).toContain(await holds(place));
    };
    for (const wait of [1, 7, 19, 33, 58, 90]) await one(wait);
    await recover(held(out));
    await publish(held(out), PERIOD, NEW);
    expect(await holds(folder)).toBe("new");
    expect(await readdir(out)).toEqual([PERIOD]);
  });
});

describe("what is in the folder already", () => {
  test("files that a person put there stay, folders too; workbooks of clients gone go", async () => {
    const { out, folder } = await published();
    await mkdir(join(folder, "sent"));
    await writeFile(join(folder, "sent", "Acme.xlsx"), "signed copy");
    await publish(held(out), PERIOD, NEW);
    const names = [...(await filesUnder(folder)).keys()].sort();
    expect(names).toEqual(
      [...namesOf(NEW), "clients/mine.txt", "my note.txt", join("sent", "Acme.xlsx")].sort(),
    );
    expect(await readFile(join(folder, "sent", "Acme.xlsx"), "utf8")).toBe("signed copy");
  });

  test("a file that stays the same is not written again, unless a person changed it or the disk has no links", async () => {
    const { folder, out } = await published();
    const fileNow = async () => (await stat(join(folder, SAME))).ino;
    const first = await fileNow();
    await publish(held(out), PERIOD, NEW);
    expect(await fileNow()).toBe(first);
    await writeFile(join(folder, SAME), "edited");
    await publish(held(out), PERIOD, OLD);
    expect(await readFile(join(folder, SAME), "utf8")).toBe(`${SAME}: `);
    linking.fails = true;
    const second = await fileNow();
    await publish(held(out), PERIOD, NEW);
    expect(await fileNow()).not.toBe(second);
    expect(await readFile(join(folder, SAME), "utf8")).toBe(`${SAME}: `);
  });

  test("the next run of a firm drops the workbook of a client that left the register, and no other", async () => {
    const files = {
      "contracts.csv": "client,plan,quantity,start\nAcme,BASIC,,\nBolt,BASIC,,\nCedar,BASIC,,\n",
    };
    const folder = await firmFolder(files);
    await run(folder);
    await writeFile(join(monthFolder(folder), "Cedar notes.xlsx"), "mine");
    await writeFile(join(folder, "contracts.csv"), files["contracts.csv"].replace("Cedar,BASIC,,\n", ""));
    await run(folder);
    const names = await readdir(monthFolder(folder));
    expect(names).toContain("Cedar notes.xlsx");
    expect(names).not.toContain("Cedar.xlsx");
  });

  test("without a readable run.json nothing is dropped", async () => {
    const folder = await firmFolder();
    await mkdir(monthFolder(folder), { recursive: true });
    await writeFile(join(monthFolder(folder), "Cedar.xlsx"), "?");
    await writeFile(join(monthFolder(folder), "run.json"), '{ "outputs": [{ "file": "Cedar.xlsx" }] }');
    expect((await run(folder)).code).toBe(0);
    expect(await readFile(join(monthFolder(folder), "Cedar.xlsx"), "utf8")).toBe("?");
  });
});

describe("a folder that can't be written to", () => {
  /** Root may write anywhere, so it steps down. */
  async function asOrdinaryUser<T>(act: () => Promise<T>): Promise<T> {
    if (process.getuid?.() !== 0) return act();
    process.seteuid?.(65_534);
    try {
      return await act();
    } finally {
      process.seteuid?.(0);
    }
  }

  async function readOnly(prepare: (folder: string) => Promise<void>): Promise<string> {
    const folder = await firmFolder();
    expect((await run(folder)).code).toBe(0);
    await prepare(folder);
    await chmod(folder, 0o755);
    await chmod(join(folder, "out"), 0o555);
    return folder;
  }

  test(
    "read-only: exit code 2, a sentence that says what to do, and nothing is changed",
    notOnWindows,
    async () => {
      const folder = await readOnly(async () => {});
      const before = await filesUnder(folder);
      const { code, printed } = await asOrdinaryUser(() => run(folder));
      expect(code).toBe(2);
      expect(printed).toMatch(
        /can't be put in place \(this account has no right to it\); nothing was changed\. Close the workbooks/,
      );
      expect(await filesUnder(folder)).toEqual(before);
    },
  );

  test("read-only after an interrupted run: the same", notOnWindows, async () => {
    const folder = await readOnly((at) => rename(monthFolder(at), join(at, "out", `.${PERIOD}.old`)));
    const before = await filesUnder(folder);
    const { code, printed } = await asOrdinaryUser(() => run(folder));
    expect(code).toBe(2);
    expect(printed).toContain("nothing was changed");
    expect(await filesUnder(folder)).toEqual(before);
  });

  test("a file where the folder should be: exit code 2, by the command too", async () => {
    const folder = await firmFolder({ out: "I am a file" });
    expect((await run(folder)).code).toBe(2);
    const { code, printed, reported } = command([
      "--config",
      join(folder, "config.json"),
      "--period",
      PERIOD,
    ]);
    expect(code, reported).toBe(2);
    expect(printed).toContain("can't be put in place");
    expect(await readFile(join(folder, "out"), "utf8")).toBe("I am a file");
  });
});

describe("file names", () => {
  const HOSTILE = [
    "../../etc/passwd",
    "..\\..\\Windows\\system32",
    "/etc/passwd",
    "C:\\Windows",
    "CON",
    "con.txt",
    "LPT1",
    "aux .",
    "Acme...",
    " . ",
    "",
    "a\u0000b",
    "line\nbreak",
    "right\u202Eto left",
    "é".normalize("NFD"),
    "x".repeat(300),
    "株".repeat(300),
    "😀".repeat(300),
    `a${"😀".repeat(300)}`,
    `${"y".repeat(99)}. ${"z".repeat(50)}`,
    "Summary 2026-10",
    "run.json",
  ];
  const name = fc.oneof(
    fc.constantFrom(...HOSTILE),
    fc.string({ unit: "binary", maxLength: 130 }),
    fc.string({
      unit: fc.constantFrom(".", " ", "/", "\\", "a", "A", "\u0000", "😀", "é", "~"),
      maxLength: 300,
    }),
  );
  const some = fc.array(name, { minLength: 1, maxLength: 12 });
  const SUMMARY = "Summary 2026-10.xlsx";

  test("stay inside the folder, are accepted by every system, and differ whatever the case", () => {
    fc.assert(
      fc.property(some, (names) => {
        const files = fileNames(names, ".xlsx", [SUMMARY]);
        expect(files).toHaveLength(names.length);
        expect(new Set([SUMMARY, ...files].map((file) => file.toLowerCase())).size).toBe(names.length + 1);
        for (const file of files) {
          expect(resolve("/out/2026-10", file)).toBe(`/out/2026-10/${file}`);
          expect(file).toMatch(/^[^<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}]+\.xlsx$/u);
          expect(file).not.toMatch(/^[. ]|[. ]\.xlsx$/);
          expect(file).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d) *(\.|$)/i);
          expect(file).toBe(file.normalize("NFC"));
          expect(Buffer.byteLength(file)).toBeLessThanOrEqual(255);
          expect(() => encodeURIComponent(file)).not.toThrow();
        }
      }),
      { numRuns: 500, seed: 1, examples: [[HOSTILE], [["CON", "con", "_CON"]], [["A ", "a.", "a"]]] },
    );
  });

  test("an ordinary name stays as it is", () => {
    const names = [
      "O'Neil & Fils",
      "Théâtre du Vieux-Quai",
      "Fergus Ironworks Ltd.",
      "Connect",
      "Nullam (2)",
    ];
    expect(fileNames(names, ".xlsx", [])).toEqual([
      "O'Neil & Fils.xlsx",
      "Théâtre du Vieux-Quai.xlsx",
      "Fergus Ironworks Ltd.xlsx",
      "Connect.xlsx",
      "Nullam (2).xlsx",
    ]);
  });

  test("two that fold to one, and one that folds to the summary, are numbered", () => {
    expect(fileNames(["A/B", "a b", "summary 2026-10"], ".xlsx", [SUMMARY])).toEqual([
      "A B.xlsx",
      "a b (2).xlsx",
      "summary 2026-10 (2).xlsx",
    ]);
  });

  test("the disk takes them, and lists them as run.json does", async () => {
    // Not the test's own temporary folder: this one outlives each of many runs.
    const out = await mkdtemp(join(tmpdir(), "names-"));
    try {
      await fc.assert(
        fc.asyncProperty(some, async (names) => {
          const files = fileNames(names, ".xlsx", [SUMMARY]);
          const outputs = files.filter((file) => file !== "run.json").map((file) => ({ file, sha256: "" }));
          const folder = await publish(held(out), PERIOD, [
            ...outputs.map(({ file }) => ({ file, bytes: Buffer.from(file) })),
            { file: "run.json", bytes: Buffer.from(JSON.stringify({ outputs })) },
          ]);
          expect((await readdir(folder)).sort()).toEqual(
            ["run.json", ...outputs.map(({ file }) => file)].sort(),
          );
        }),
        { numRuns: 100, seed: 1, examples: [[HOSTILE]] },
      );
    } finally {
      await rm(out, { recursive: true, force: true });
    }
  });

  test("a register of hostile names gives one workbook each, inside the folder, and a summary that links to it", async () => {
    const names = HOSTILE.filter((given) => /[\p{L}\p{N}]/u.test(given) && !given.includes("\u0000"));
    const rows = names.map((given) => `"${given}",BASIC,,`);
    const folder = await firmFolder({
      "contracts.csv": `client,plan,quantity,start\n${rows.join("\n")}\n`,
      "logs/october.csv": "date,client,minutes\n2026-10-01,CON,5\n",
    });
    const { code, printed } = await run(folder);
    // Two of the names differ by their punctuation only, and that is reported.
    expect(code, printed).toBe(1);
    const { clients, outputs } = await runJsonOf(folder);
    const files = await readdir(monthFolder(folder));
    expect([...(await filesUnder(folder)).keys()].filter((path) => path.endsWith(".xlsx"))).toHaveLength(
      clients.length + 1,
    );
    expect(files.sort()).toEqual(["run.json", ...outputs.map(({ file }) => file)].sort());
    expect(clients.length).toBeGreaterThan(14);
    const summary = zipEntries(await readFile(join(monthFolder(folder), SUMMARY)));
    const parts = summary.filter(({ name }) => name.startsWith("xl/worksheets/_rels/"));
    const links = parts.map((part) => part.text()).join("");
    const targets = [...links.matchAll(/Target="([^"]+\.xlsx)"/g)].map(([, to = ""]) =>
      decodeURIComponent(to),
    );
    expect(targets).toHaveLength(clients.length);
    for (const target of targets) expect(files).toContain(target);
  });
});
