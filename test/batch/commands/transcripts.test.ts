/**
 * What people type and what they are told: each case folder of `test/golden/commands` is typed in English and in French,
 * in this process, and compared with what it was told before. `UPDATE_GOLDEN=1` writes the texts anew; read their
 * difference before keeping it.
 */

import { spawnSync } from "node:child_process";
import { cp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { ALL_COMMANDS } from "../../../batch/commands/all-commands.ts";
import { lineBegun } from "../../../batch/commands/program.ts";
import { ENGINE } from "../../../batch/disk/engine.ts";
import { summaryFile } from "../../../batch/documents/file-names.ts";
import { LANGUAGES, type Language } from "../../../core/values/language.ts";
import { DUE, PERIOD, PROJECT, SILENT, temporaryFolder } from "../firm-folder.ts";
import { SAVED_AS } from "./saved-as.ts";

const CASES = join(PROJECT, "test/golden/commands");
const ORDINARY = "ordinary-firm";
const UPDATE = process.env.UPDATE_GOLDEN === "1";
const RENEW = "UPDATE_GOLDEN=1 npx vitest run --config test/vitest.config.ts transcripts";

/** The day on which everything is typed, and when all files of a firm were saved. */
const NOW = new Date("2026-11-03T15:00:00Z");
const LONG_AGO = new Date("2026-10-31T12:00:00Z");

/** What nobody is told: codes of the system, texts of a validator or of npm, positions in bytes, a stack. */
const NEVER =
  /\bE(NOENT|ISDIR|ACCES|PERM|EXIST|NOTDIR)\b|Invalid (input|option)|expected (string|number|int|one of)|in JSON at position|Unexpected token|npm error|npm ERR|^ {4}at |\bundefined\b|\[object Object\]|\bNaN\b/m;

const names = (await readdir(CASES, { withFileTypes: true }))
  .filter((entry) => entry.isDirectory() && entry.name !== ORDINARY)
  .map(({ name }) => name);

afterEach(() => process.chdir(PROJECT));

describe.each(names)("%s", (name) => {
  test.each(LANGUAGES)("in %s", async (language) => {
    const text = await transcript(name, language);
    const file = join(CASES, name, `${language}.txt`);
    if (UPDATE) await writeFile(file, text);
    expect(text).not.toMatch(NEVER);
    expect(text, `to renew: ${RENEW}`).toBe(await readFile(file, "utf8"));
  });
});

/** All lines of the case's `cmd`, with what they were told. */
async function transcript(name: string, language: Language): Promise<string> {
  const folder = await firmOf(name, language);
  const typed = (await readFile(join(CASES, name, "cmd"), "utf8"))
    .replaceAll("<LANGUAGE>", language)
    .replaceAll("<FIRM>", folder)
    .replaceAll("<SUMMARY>", summaryFile({ name: PERIOD, language }))
    .replaceAll("<DUE>", DUE);
  let standing = folder;
  const said: string[] = [];
  for (const line of typed.split("\n").filter(Boolean)) {
    const words = (line.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ""));
    const [verb = "", ...rest] = words;
    const change = Object.hasOwn(CHANGES, verb) ? CHANGES[verb] : undefined;
    if (verb === "cd") standing = join(standing, rest[0] ?? "");
    else if (change !== undefined) await change((path) => join(folder, path), rest[0] ?? "", rest[1] ?? "");
    else {
      const before = await everythingIn(folder);
      const { printed, code } = await told(words, standing, language);
      if (code === 2) expect(await everythingIn(folder), "nothing is written").toEqual(before);
      said.push(`$ ${line}\n${printed}exit ${code}\n`);
    }
  }
  return masked(said.join("\n"), folder);
}

/** The ordinary firm with the files of the case, in the language. */
async function firmOf(name: string, language: Language): Promise<string> {
  const folder = await temporaryFolder();
  const isOurs = (path: string) => !/(^|[\\/])(cmd|en\.txt|fr\.txt)$/.test(path);
  await cp(join(CASES, ORDINARY), folder, { recursive: true });
  await cp(join(CASES, name), folder, { recursive: true, filter: isOurs });
  const typed = await readFile(join(CASES, name, "cmd"), "utf8");
  if (language !== "en" && !typed.includes("<LANGUAGE>")) {
    const file = join(folder, "firm.json");
    const text = await readFile(file, "utf8");
    if (!/\blanguage\b/.test(text)) await writeFile(file, text.replace("{", `{ "language": "${language}",`));
  }
  for (const entry of await readdir(folder, { recursive: true }))
    await utimes(join(folder, entry), LONG_AGO, LONG_AGO);
  return folder;
}

/** A path of the firm. */
type At = (path: string) => string;

/** What a person does to the firm's files before typing, by the word that stands for it in `cmd`. */
const CHANGES: Readonly<Record<string, (at: At, path: string, more: string) => Promise<unknown>>> = {
  remove: (at, path) => rm(at(path), { recursive: true }),
  append: async (at, path, line) => saved(at(path), `${await readFile(at(path), "utf8")}${line}\n`),
  copy: (at, path, to) => cp(at(path), join(at(to), basename(path)), { preserveTimestamps: true }),
  ...Object.fromEntries(
    Object.entries(SAVED_AS).map(([as, { ending, bytes }]) => [
      as,
      async (at: At, path: string) => {
        const text = await readFile(at(path), "utf8").catch(() => "");
        await rm(at(path), { force: true });
        await saved(at(ending === null ? path : path.replace(/\.[^.]*$/, ending)), bytes(text));
      },
    ]),
  ),
};

async function saved(path: string, bytes: Uint8Array | string): Promise<void> {
  await writeFile(path, bytes);
  await utimes(path, LONG_AGO, LONG_AGO);
}

interface Told {
  readonly printed: string;
  readonly code: number | null;
}

/** Types a line: `plan-balance …`, or `npm run …` as from a script of package.json. */
async function told(
  [first, ...words]: readonly string[],
  standing: string,
  language: Language,
): Promise<Told> {
  const environment: NodeJS.ProcessEnv = { LC_ALL: `${language}_CA.UTF-8` };
  let args: readonly string[] = words;
  let cwd = standing;
  if (first === "npm") {
    const [, script = "", ...all] = words;
    const dashes = all.includes("--") ? all.indexOf("--") : all.length;
    Object.assign(environment, { npm_lifecycle_event: script, INIT_CWD: standing });
    const own = all.slice(0, dashes);
    for (const [at, word] of own.entries())
      if (word.startsWith("--")) environment[`npm_config_${word.slice(2)}`] = own[at + 1] ?? "true";
    args = [script, ...own.filter((word) => !word.startsWith("--")), ...all.slice(dashes + 1)];
    cwd = PROJECT;
  }
  // It stays, and listens to the system's signals: a process of its own.
  if (args[0] === "schedule" && args.includes("--once")) return apart(args, cwd, environment);
  process.chdir(cwd);
  let printed = "";
  const print = (text: string) => {
    printed += `${text}\n`;
  };
  const around = {
    environment,
    now: NOW,
    isTerminal: false,
    progress: SILENT,
    print,
    write: print,
    report: print,
  };
  const code = await lineBegun(ALL_COMMANDS, args, around).ended;
  return { printed, code };
}

function apart(args: readonly string[], cwd: string, environment: NodeJS.ProcessEnv): Told {
  const program = join(PROJECT, "batch/commands/start.mjs");
  const env = { ...process.env, ...environment };
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, ...args], {
    cwd,
    env,
    encoding: "utf8",
  });
  return { printed: `${stdout}${stderr}`, code: status };
}

/** What differs from machine to machine and from day to day, by what it is. */
function masked(text: string, folder: string): string {
  return text
    .replaceAll(folder, "<FIRM>")
    .replaceAll(PROJECT, "<PROJECT>")
    .replaceAll(process.execPath, "<NODE>")
    .replaceAll(ENGINE, "<VERSION>")
    .replaceAll(/"(time|nextRunAt)":"[^"]*"/g, '"$1":"<TIME>"')
    .replaceAll(new RegExp(`"(${DUE})"`, "g"), '"<DUE>"');
}

/** Every file with its bytes and every folder, by path. */
async function everythingIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found = new Map<string, string>();
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    found.set(path, entry.isFile() ? await readFile(path, "latin1") : "");
  }
  return found;
}
