/**
 * Whose the `out` folder is: of the firm whose run wrote there last.
 *
 * Laws: another firm's run, close, reopening or delivery is refused; a firm is the same when its configuration or its
 * folder of time logs lies where it did, as seen from `out`, or when one of its logs is one of then, byte for byte. So
 * all may be moved together, and each may be moved or renamed; a folder that says nothing is nobody's yet.
 */

import { join, relative } from "node:path";
import { z } from "zod";
import { WORDS } from "../../core/words/words.ts";
import type { Config } from "../config/config.ts";
import { FatalError } from "../disk/fatal-error.ts";
import { inputFile } from "../disk/input-file.ts";
import type { HeldFolder } from "../disk/run-lock.ts";
import { sha256Of } from "../disk/sha256.ts";
import { readWhole, SpoiltFileError, writeWhole } from "../disk/whole-file.ts";
import { logFolder } from "../month/log-folder.ts";

const OWNER = z.object({
  schema: z.literal(1),
  /** Places, as seen from `out`. */
  config: z.string(),
  logs: z.string(),
  /** The sha256 of time logs. */
  files: z.array(z.string()),
});

type Place = Pick<Config, "file" | "logs" | "out" | "subfolders" | "language">;

/** So many logs are enough to know a firm by; the first by name, which are seldom exported anew. */
const MOST_FILES = 100;

const ownerFile = ({ out }: Pick<Config, "out">) => join(out, ".firm.json");

const seenFrom = (out: string, path: string) => relative(out, path).replaceAll("\\", "/");

/** Null when nobody wrote there yet. Throws FatalError when it can't be told. */
async function ownerOf(config: Pick<Config, "out" | "language">): Promise<z.infer<typeof OWNER> | null> {
  const path = ownerFile(config);
  return readWhole(path, OWNER).catch((error: unknown) => {
    const { ownerUnread } = WORDS[config.language].stops;
    throw error instanceof SpoiltFileError ? new FatalError([ownerUnread(path, error.reason)]) : error;
  });
}

/** Throws FatalError when the folder is another firm's. */
export async function requireOwner(config: Place): Promise<void> {
  const owner = await ownerOf(config);
  if (owner === null) return;
  const { file, logs, out, language } = config;
  if (owner.config === seenFrom(out, file) || owner.logs === seenFrom(out, logs)) return;
  const known = new Set(owner.files);
  // A folder that can't be read has no log of then; what is wrong with it is told where it is read.
  const { logs: names } = await logFolder(logs, config).catch(() => ({ logs: [] }));
  for (const name of names) {
    const file = await inputFile(join(logs, name));
    if (!("problem" in file) && known.has(sha256Of(file.bytes))) return;
  }
  const then = { config: join(out, owner.config), logs: join(out, owner.logs) };
  throw new FatalError([WORDS[language].stops.otherFirm(out, then, ownerFile(config))]);
}

/**
 * Says that the folder, while it is held, is this firm's; `files` are the sha256 of its logs, in order of name. Throws what
 * keeps it from being said.
 */
export async function claim(
  config: Place,
  files: readonly string[],
  held: Pick<HeldFolder, "assertHeld">,
): Promise<void> {
  const { file, logs, out } = config;
  const owner = {
    schema: 1,
    config: seenFrom(out, file),
    logs: seenFrom(out, logs),
    files: files.slice(0, MOST_FILES),
  };
  if (JSON.stringify(await ownerOf(config)) === JSON.stringify(owner)) return;
  await held.assertHeld();
  await writeWhole(ownerFile(config), owner);
}
