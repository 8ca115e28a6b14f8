/**
 * A new firm's folder on disk: a configuration, a register, a price list, an empty folder of time logs and a page that
 * says how to begin, in the firm's language; with the made-up firm in it, or an example for each plan.
 *
 * Laws: what it makes reconciles without an error. Nothing that is there is written over, and whatever fails, nothing
 * that was made is left. The time is an argument.
 */

import { lstat, mkdir, open, rm } from "node:fs/promises";
import { isAbsolute, join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { CalendarDate } from "../../core/values/calendar.ts";
import type { Language } from "../../core/values/language.ts";
import { WORDS } from "../../core/words/words.ts";
import { FatalError } from "../disk/fatal-error.ts";
import { errorCode, reasonOf } from "../disk/stop-sentences.ts";
import { localMoment } from "../imports/zone.ts";
import type { FirmAnswers } from "./answers.ts";
import { type Contents, contentsOf } from "./contents.ts";

/** What an editor checks the configuration by. */
const SCHEMA = fileURLToPath(new URL("../config/firm.schema.json", import.meta.url));

/**
 * Makes the folder, or fills one that is there, and returns the names of what it made there, folders with a slash at
 * the end. Throws FatalError, with nothing made, when one of these names is taken or the system refuses.
 */
export async function makeFirmFolder(folder: string, answers: FirmAnswers, now: Date): Promise<string[]> {
  const place = resolve(folder);
  const contents = await contentsOf(answers, today(now, answers.timeZone), schemaFrom(place));
  await requireFree(place, contents, answers.language);
  await placed(place, contents, answers.language);
  return topNames(contents).map((name) => (contents.get(name) === null ? `${name}/` : name));
}

function today(now: Date, timeZone: string): CalendarDate {
  const moment = localMoment(String(now.getTime()), null, timeZone);
  if (moment === null) throw new Error(`${now.getTime()} is no time of this century`);
  return moment.date;
}

/** Relative, so that both may move together; but no relative path leads to another drive. */
function schemaFrom(place: string): string {
  const path = relative(place, SCHEMA);
  if (isAbsolute(path)) return pathToFileURL(SCHEMA).href;
  const plain = path.replaceAll("\\", "/");
  return plain.startsWith("../") ? plain : `./${plain}`;
}

const topNames = (contents: Contents) => [...contents.keys()].filter((path) => !path.includes("/"));

async function requireFree(place: string, contents: Contents, language: Language): Promise<void> {
  const { taken, notMade } = WORDS[language].newFirm;
  const names: string[] = [];
  for (const name of topNames(contents))
    try {
      await lstat(join(place, name));
      names.push(name);
    } catch (error) {
      if (errorCode(error) !== "ENOENT") throw new FatalError([notMade(place, reasonOf(error, language))]);
    }
  if (names.length > 0) throw new FatalError([taken(place, names)]);
}

/** Writes all of it, or removes what was written. */
async function placed(place: string, contents: Contents, language: Language): Promise<void> {
  const made: string[] = [];
  try {
    const first = await mkdir(place, { recursive: true });
    if (first !== undefined) made.push(first);
    for (const [path, bytes] of contents) {
      const at = join(place, path);
      // Neither takes what is there, even if it came a moment ago; what is half written goes too.
      if (bytes === null) await mkdir(at);
      else await writeNew(at, bytes);
      made.push(at);
    }
  } catch (error) {
    for (const path of made.reverse())
      await rm(path, { recursive: true, force: true }).catch(() => undefined);
    throw new FatalError([WORDS[language].newFirm.notMade(place, reasonOf(error, language))]);
  }
}

/** Writes a file that is not there yet, or leaves none. */
async function writeNew(path: string, bytes: Uint8Array | string): Promise<void> {
  const file = await open(path, "wx");
  try {
    await file.writeFile(bytes);
    await file.close();
  } catch (error) {
    // Windows removes no open file.
    await file.close().catch(() => undefined);
    await rm(path, { force: true }).catch(() => undefined);
    throw error;
  }
}
