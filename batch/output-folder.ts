/**
 * The folder of a month, published whole.
 *
 * Laws: files are written to a folder of their own beside the old one and swapped in by renaming, so a reader
 * sees all of the old run or all of the new one; an interrupted run leaves the old one; files that people put
 * in the folder themselves stay there; a client's name can't lead a file out of its folder.
 */

import { existsSync } from "node:fs";
import { cp, mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { FatalError } from "./fatal-error.ts";

export interface OutputFile {
  /** A plain file name. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** Names that Windows takes specially, whatever follows the first dot. */
const RESERVED = /^(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])$/i;
/** Of a name, in bytes: systems take 255, of which the extension and a number need some. */
const LONGEST = 200;

/** A file name for each client name, in the same order: two never fold to one, nor to a name in `taken`. */
export function fileNames(names: readonly string[], extension: string, taken: readonly string[]): string[] {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  return names.map((name) => {
    const plain = plainName(name);
    let file = `${plain}${extension}`;
    for (let copy = 2; used.has(file.toLowerCase()); copy += 1) file = `${plain} (${copy})${extension}`;
    used.add(file.toLowerCase());
    return file;
  });
}

function plainName(name: string): string {
  const spaced = name
    .normalize("NFC")
    .replace(/[\p{C}<>:"/\\|?*]/gu, " ")
    .replace(/\s+/g, " ");
  const plain = shortened(spaced.trim()).replace(/^[. ]+|[. ]+$/g, "");
  return plain === "" || RESERVED.test(plain.split(".")[0]?.trim() ?? "") ? `_${plain}` : plain;
}

/** As many whole characters as fit. */
function shortened(name: string): string {
  let bytes = 0;
  let kept = "";
  for (const character of name) {
    bytes += Buffer.byteLength(character);
    if (bytes > LONGEST) break;
    kept += character;
  }
  return kept;
}

/**
 * Replaces the folder `name` in `out` by these files; `previous` are the files that an earlier run wrote there,
 * the only ones dropped. Throws FatalError, with the old folder as it was, when it can't be done.
 */
export async function publish(
  out: string,
  name: string,
  files: readonly OutputFile[],
  previous: readonly string[],
): Promise<string> {
  const folder = join(out, name);
  const staging = join(out, `.${name}.new`);
  const retired = join(out, `.${name}.old`);
  try {
    await mkdir(out, { recursive: true });
    await recover(folder, retired);
    await rm(staging, { recursive: true, force: true });
    await mkdir(staging);
    for (const { file, bytes } of files) await writeDurably(join(staging, file), bytes);
    const ours = new Set([...previous, ...files.map(({ file }) => file)]);
    for (const file of await filesIn(folder)) {
      if (!ours.has(file)) await cp(join(folder, file), join(staging, file), { recursive: true });
    }
    if (existsSync(folder)) await rename(folder, retired);
    await rename(staging, folder);
  } catch (error) {
    // What can't be undone now is undone by the next run; it is the first error that is told.
    await recover(folder, retired).catch(() => undefined);
    await rm(staging, { recursive: true, force: true }).catch(() => undefined);
    const reason = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    throw new FatalError([
      `${folder}: the files can't be put in place (${reason}); nothing was changed. Close the workbooks of that month, check that the folder can be written to, and run again.`,
    ]);
  }
  // The new folder is in place: what can't be removed now is removed by the next run.
  await rm(retired, { recursive: true, force: true }).catch(() => undefined);
  return folder;
}

/** Ends what an interruption left: a folder moved away and not yet replaced comes back. */
async function recover(folder: string, retired: string): Promise<void> {
  if (!existsSync(retired)) return;
  if (existsSync(folder)) await rm(retired, { recursive: true, force: true });
  else await rename(retired, folder);
}

async function filesIn(folder: string): Promise<string[]> {
  return existsSync(folder) ? readdir(folder) : [];
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "wx");
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}
