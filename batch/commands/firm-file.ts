/** Where the configuration is, from where the person stands. */

import { existsSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** The name under which it is found without being named. */
const FIRM_FILE = "firm.json";

/**
 * The folder in which the person stands. `npm run` changes to the project's and says where it was started; a program
 * that npm started further up, such as its tests, has its own.
 */
export function standingIn(command: string, environment: NodeJS.ProcessEnv, cwd: string): string {
  const { npm_lifecycle_event, INIT_CWD } = environment;
  return npm_lifecycle_event === command && INIT_CWD ? INIT_CWD : cwd;
}

/** The file that is named, relative to the folder; of a folder the one in it. Else the nearest one here or above. */
export function firmFile(named: string | undefined, folder: string): string | null {
  if (named === undefined) return nearestAbove(folder);
  const path = resolve(folder, named);
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ? join(path, FIRM_FILE) : path;
}

function nearestAbove(folder: string): string | null {
  const file = join(folder, FIRM_FILE);
  if (existsSync(file)) return file;
  const above = dirname(folder);
  return above === folder ? null : nearestAbove(above);
}
