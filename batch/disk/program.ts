/**
 * What decides the bytes that a run writes besides its inputs: this software as it is installed, and the Node that runs
 * it.
 *
 * Law: two runs with the same identity make the same bytes of the same inputs. A version says less: a source may be
 * changed without a new one, another Node may compress differently or know other time zones.
 */

import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { madeOnce } from "../../core/values/remembered.ts";
import { ENGINE } from "./engine.ts";

const PROJECT = fileURLToPath(new URL("../../", import.meta.url));

/** A source that can't be read may say anything: then this process is like no other, and nothing is kept. */
export const programIdentity = madeOnce((): string => {
  try {
    return identity();
  } catch {
    return randomUUID();
  }
});

function identity(): string {
  const hash = createHash("sha256").update(
    JSON.stringify([ENGINE, process.versions, process.platform, process.arch]),
  );
  for (const file of [...PACKAGES, ...filesIn("core"), ...filesIn("batch")]) {
    const bytes = readFileSync(join(PROJECT, file));
    hash.update(`${file} ${bytes.length}\n`).update(bytes);
  }
  return hash.digest("hex");
}

/** Which packages there are; an archive that was installed brings no list of those that packages bring along. */
const PACKAGES = ["package.json", "package-lock.json"].filter((file) => existsSync(join(PROJECT, file)));

/** What no program reads, and the made-up firm, whose own runs would change the program. */
const OTHERS = /\.(md|png)$|^batch\/sample(\/|$)/;

function filesIn(folder: string): string[] {
  const entries = readdirSync(join(PROJECT, folder), { withFileTypes: true });
  return entries.flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (OTHERS.test(path)) return [];
    return entry.isDirectory() ? filesIn(path) : entry.isFile() ? [path] : [];
  });
}
