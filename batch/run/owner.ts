/**
 * The owner of the `out` folder: the firm whose run wrote there last.
 *
 * Laws: another firm's run, closing, reopening or delivery is refused; a firm is the same if its configuration or its
 * log folder has the same path relative to `out`, or if one of its logs has the same bytes as a recorded one. So all
 * may be moved together, and any one may be moved or renamed; a folder without a record has no owner yet.
 */

import { join, relative } from "node:path";
import * as z from "zod";
import { WORDS } from "../../core/words/words.ts";
import type { Config } from "../config/config.ts";
import { FatalError } from "../disk/fatal-error.ts";
import { inputFile } from "../disk/input-file.ts";
import type { HeldFolder } from "../disk/run-lock.ts";
import { sha256Of } from "../disk/sha256.ts";
import { refusedBecause } from "../disk/stop-sentences.ts";
import { readWhole, SpoiltFileError, writeWhole } from "../disk/whole-file.ts";
import { logFolder } from "../month/log-folder.ts";

const OWNER = z.object({
  schema: z.literal(1),
  /** Paths relative to `out`. */
  config: z.string(),
  logs: z.string(),
  /** The sha256 of each time log. */
  files: z.array(z.string()),
});

type Place = Pick<Config, "file" | "logs" | "out" | "subfolders" | "language">;

/** Enough logs to recognise a firm; the first by name, which are seldom exported again. */
const MAX_FILES = 100;

const ownerFile = ({ out }: Pick<Config, "out">) => join(out, ".firm.json");

const pathFrom = (out: string, path: string) => relative(out, path).replaceAll("\\", "/");

/** Null when no run has written there yet. Throws FatalError when the record can't be read. */
async function readOwner(config: Pick<Config, "out" | "language">): Promise<z.infer<typeof OWNER> | null> {
  const path = ownerFile(config);
  return readWhole(path, OWNER).catch((error: unknown) => {
    const { ownerUnread } = WORDS[config.language].stops;
    throw error instanceof SpoiltFileError
      ? new FatalError([ownerUnread(path, error.reason && refusedBecause(error.reason, config.language))])
      : error;
  });
}

/** Throws FatalError when the folder is another firm's. */
export async function requireOwner(config: Place): Promise<void> {
  const owner = await readOwner(config);
  if (owner === null) return;
  const { file, logs, out, language } = config;
  if (owner.config === pathFrom(out, file) || owner.logs === pathFrom(out, logs)) return;
  const known = new Set(owner.files);
  // An unreadable folder has no recorded log; the error is reported when the logs are read.
  const { logs: names } = await logFolder(logs, config).catch(() => ({ logs: [] }));
  for (const name of names) {
    const file = await inputFile(join(logs, name));
    if (!("problem" in file) && known.has(sha256Of(file.bytes))) return;
  }
  const then = { config: join(out, owner.config), logs: join(out, owner.logs) };
  throw new FatalError([WORDS[language].stops.otherFirm(out, then, ownerFile(config))]);
}

/**
 * Records that the folder, which the caller holds, is this firm's; `files` are the sha256 of its logs, in order of
 * name. Throws any error of reading or writing the record.
 */
export async function claim(
  config: Place,
  files: readonly string[],
  held: Pick<HeldFolder, "assertHeld">,
): Promise<void> {
  const { file, logs, out } = config;
  const owner = {
    schema: 1,
    config: pathFrom(out, file),
    logs: pathFrom(out, logs),
    files: files.slice(0, MAX_FILES),
  };
  if (JSON.stringify(await readOwner(config)) === JSON.stringify(owner)) return;
  await held.assertHeld();
  await writeWhole(ownerFile(config), owner);
}
