/**
 * The folder of a month, published as a whole.
 *
 * Laws: files are written to a new folder beside the old one and swapped in by renaming, so a reader sees all of the
 * old run or all of the new one; the next run of any month recovers from an interruption before it reads anything here;
 * a folder that already has the same files is not touched, and of another folder, the files that stay the same are linked
 * and not written again; files that people put in the folder stay there, as they last saved them; a client's name can't
 * make a path outside the folder; only the owner may read what is written here, if the system has file owners.
 *
 * Hidden folders beside the month's: `.new` is being written, by the process in its name; `.old` was moved away and may
 * hold what a person saved meanwhile; `.gone` can be removed.
 */

import { existsSync } from "node:fs";
import { cp, link, lstat, mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import * as z from "zod";
import { WORDS } from "../../core/words/words.ts";
import { FatalError, HalfDoneError } from "./fatal-error.ts";
import { openWorkbooks } from "./open-workbooks.ts";
import { causeOf, type HeldFolder, LockLost } from "./run-lock.ts";
import { errorCode, reasonOf } from "./stop-sentences.ts";
import { clearStaged, flush, stagedAs, stagingName } from "./whole-file.ts";

export interface OutputFile {
  /** A plain file name, or one in a folder of the month's: `clients/Acme.html`. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** Names that Windows reserves, whatever follows the first dot. */
const RESERVED = /^(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])$/i;
/** The longest name, in bytes: systems allow 255, of which the extension and a number need some. */
const LONGEST = 200;

/** A file name for each client name, in the same order, unique in any letter case and not in `taken`. */
export function fileNames(names: readonly string[], extension: string, taken: readonly string[]): string[] {
  const used = new Set(taken.map(caseFolded));
  return names.map((name) => {
    const plain = plainName(name);
    let file = `${plain}${extension}`;
    for (let copy = 2; used.has(caseFolded(file)); copy += 1) file = `${plain} (${copy})${extension}`;
    used.add(caseFolded(file));
    return file;
  });
}

/** The same text for all names that some system treats as equal: `ſ` is an s, `ς` a σ and `ß` two s. */
function caseFolded(name: string): string {
  return name.toLowerCase().toUpperCase();
}

function plainName(name: string): string {
  const spaced = name
    .normalize("NFC")
    .replace(/[\p{C}<>:"/\\|?*]/gu, " ")
    .replace(/\s+/g, " ");
  // With a leading tilde the file would look like the one that Excel keeps beside an open workbook.
  const plain = shortened(spaced.trim()).replace(/^[. ~]+|[. ]+$/g, "");
  return plain === "" || RESERVED.test(plain.split(".")[0]?.trim() ?? "") ? `_${plain}` : plain;
}

/** As many whole characters as fit in `LONGEST` bytes. */
function shortened(name: string): string {
  let bytes = 0;
  let short = "";
  for (const character of name) {
    bytes += Buffer.byteLength(character);
    if (bytes > LONGEST) break;
    short += character;
  }
  return short;
}

/** The run's file that lists the others. */
export const RUN_FILE = "run.json";
/** The changes that a run reported. Not every run has it; it counts as a run's file even if no list names it. */
export const CHANGES_FILE = "changes.json";
/** The list in run.json, of any version of this software; nothing else in the file matters here. */
const RUN_LIST = z.object({ outputs: z.array(z.object({ file: z.string(), sha256: z.string() })) });
type RunList = z.infer<typeof RUN_LIST>["outputs"];

/**
 * Replaces the folder of the month `name` with these files, which include `run.json`; of the existing files, only those
 * of an earlier run are dropped. Throws FatalError, with the old folder unchanged, when that fails, and HalfDoneError
 * when the old folder could not be moved back either.
 */
export async function publish(held: HeldFolder, name: string, files: readonly OutputFile[]): Promise<string> {
  const says = WORDS[held.language].stops;
  const folder = join(held.out, name);
  const { retired } = besides(held.out, name);
  const staging = join(held.out, stagingName(name));
  const wasThere = existsSync(folder);
  try {
    const kept = await sameIn(folder, files);
    if (kept.size === files.length && !(await hasMore(folder, files))) return folder;
    const opened = await openWorkbooks(folder);
    if (opened.length > 0) throw new FatalError([says.open(folder, opened)]);

    const within = foldersOf(files.map(({ file }) => file));
    for (const own of ["", ...within]) await mkdir(join(staging, own), { mode: 0o700 });
    for (const { file, bytes } of files) {
      const isLinked = kept.has(file) && (await linked(join(folder, file), join(staging, file)));
      if (!isLinked) await writeDurably(join(staging, file), bytes);
    }
    const ours = new Set([...(await filesOfRun(folder)), ...files.map(({ file }) => file)]);
    for (const file of await othersIn(folder, ours)) {
      await mkdir(dirname(join(staging, file)), { recursive: true, mode: 0o700 });
      await copyDurably(join(folder, file), join(staging, file));
    }
    for (const own of [...within, ""]) await flush(join(staging, own), "r");

    await held.assertHeld();
    if (existsSync(folder)) {
      await move(folder, retired);
      await held.assertHeld();
    }
    await move(staging, folder);
    await flush(held.out, "r");
  } catch (error) {
    const cause = await causeOf(error, held);
    // The next run undoes what can't be undone now; the first error is the one to report.
    const isOurs = !(cause instanceof LockLost);
    const undo = isOurs ? recoverMonth(held.out, name) : rm(staging, { recursive: true, force: true });
    await undo.catch(() => undefined);
    if (isOurs && wasThere && !existsSync(folder))
      throw new HalfDoneError([says.away(folder, reasonOf(error, held.language), retired)]);
    if (cause instanceof FatalError) throw cause;
    throw new FatalError([says.unwritable(folder, reasonOf(cause, held.language))]);
  }
  // The new folder is in place; the next run clears what can't be cleared now.
  await recoverMonth(held.out, name).catch(() => undefined);
  return folder;
}

/** The names of the months' folders in `out`, in order. */
export async function monthNames(out: string): Promise<string[]> {
  return (await readdir(out)).filter((name) => MONTH.test(name)).sort();
}

const MONTH = /^\d{4}-\d{2}$/;

/** Recovers from interrupted runs of any month. Throws FatalError when it can't. */
export async function recover({ out, language }: HeldFolder): Promise<void> {
  const unmended = (place: string) => (error: unknown) => {
    throw new FatalError([WORDS[language].stops.unmended(place, reasonOf(error, language))]);
  };
  const left = (await readdir(out).catch(unmended(out))).map(
    (entry) => stagedAs(entry)?.file ?? /^\.(.+)\.(?:old|gone)$/.exec(entry)?.[1] ?? "",
  );
  for (const name of new Set(left.filter((name) => MONTH.test(name))))
    await recoverMonth(out, name).catch(unmended(join(out, name)));
  await clearStaged(out).catch(unmended(out));
}

function besides(out: string, name: string) {
  const beside = (what: string) => join(out, `.${name}.${what}`);
  return { retired: beside("old"), gone: beside("gone") };
}

/** Moves the old folder back if it was not replaced yet; otherwise removes it. */
async function recoverMonth(out: string, name: string): Promise<void> {
  const folder = join(out, name);
  const { retired, gone } = besides(out, name);
  for (const entry of await readdir(out)) {
    if (stagedAs(entry)?.file === name) await rm(join(out, entry), { recursive: true, force: true });
  }
  await rm(gone, { recursive: true, force: true });
  if (!existsSync(retired)) return;
  if (!existsSync(folder)) return move(retired, folder);
  await keepNewer(retired, folder);
  // Renamed first: a half-removed folder no longer shows which of its files were a run's.
  await move(retired, gone);
  await rm(gone, { recursive: true, force: true });
}

/** Moves over files that a person saved in the old folder after it was copied and before it was moved away. */
async function keepNewer(retired: string, folder: string): Promise<void> {
  // A folder without a run's list was made by hand, so the old folder has the month's only files.
  const replaced = existsSync(join(folder, RUN_FILE));
  const ours = new Set(replaced ? [...(await filesOfRun(retired)), ...(await filesOfRun(folder))] : []);
  const entries = await readdir(retired, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const place = join(folder, path.slice(retired.length));
    const file = relative(retired, path).replaceAll(sep, "/");
    if (!entry.isFile() || ours.has(file)) continue;
    const [old, now] = await Promise.all([stat(path), stat(place).catch(() => null)]);
    // Copies keep the original's time to the millisecond or finer.
    if (now !== null && old.mtimeMs < now.mtimeMs + 2) continue;
    await mkdir(dirname(place), { recursive: true });
    await rename(path, place);
  }
}

/** The files that a run lists in its folder; empty when there is no list, null when it can't be read. */
export async function runList(folder: string): Promise<RunList | null> {
  try {
    return RUN_LIST.parse(JSON.parse(await readFile(join(folder, RUN_FILE), "utf8"))).outputs;
  } catch (error) {
    return errorCode(error) === "ENOENT" ? [] : null;
  }
}

/** The names of a run's files, whether or not they exist; without the listed ones when the list can't be read. */
async function filesOfRun(folder: string): Promise<string[]> {
  return [RUN_FILE, CHANGES_FILE, ...((await runList(folder)) ?? []).map(({ file }) => file)];
}

/** Those of these files that the folder has with the same bytes. */
async function sameIn(folder: string, files: readonly OutputFile[]): Promise<ReadonlySet<string>> {
  const same = new Set<string>();
  for (const { file, bytes } of existsSync(folder) ? files : []) {
    const there = await readFile(join(folder, file)).catch(() => null);
    if (there?.equals(bytes) === true) same.add(file);
  }
  return same;
}

/** Whether the folder has a file of an earlier run that is not among these. */
async function hasMore(folder: string, files: readonly OutputFile[]): Promise<boolean> {
  const names = new Set(files.map(({ file }) => file));
  const left = (await filesOfRun(folder)).filter((file) => !names.has(file));
  return left.some((file) => existsSync(join(folder, file)));
}

/** Gives a file a second place; false where that can't be done, as on some disks and for files of other owners. */
async function linked(from: string, to: string): Promise<boolean> {
  return link(from, to).then(
    () => true,
    () => false,
  );
}

/** The folders, each once, that these files of a run are in. */
function foldersOf(files: Iterable<string>): Set<string> {
  return new Set(
    [...files].filter((file) => file.includes("/")).map((file) => file.slice(0, file.indexOf("/"))),
  );
}

/** What people put in the folder: files, and folders that have none of a run's files. */
async function othersIn(folder: string, ours: ReadonlySet<string>): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const shared = foldersOf(ours);
  const found: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const { name } = entry;
    const names = entry.isDirectory() && shared.has(name) ? await readdir(join(folder, name)) : null;
    found.push(...(names?.map((inside) => `${name}/${inside}`) ?? [name]).filter((file) => !ours.has(file)));
  }
  return found;
}

/** For virus scanners and indexers, which hold files briefly; not for a workbook that is open in Excel. */
const WAITS_MS = [50, 200, 500];
const IN_USE = new Set(["EBUSY", "EPERM", "EACCES"]);

async function move(from: string, to: string): Promise<void> {
  for (const pause of WAITS_MS) {
    try {
      return await rename(from, to);
    } catch (error) {
      if (!IN_USE.has(errorCode(error))) throw error;
      await wait(pause);
    }
  }
  return rename(from, to);
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Copies a person's file, or folder of files, with its times and permissions. */
async function copyDurably(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
  const isFolder = (await lstat(to)).isDirectory();
  const entries = isFolder ? await readdir(to, { recursive: true, withFileTypes: true }) : [];
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const file of isFolder ? files : [to]) await flush(file, "r+");
}
