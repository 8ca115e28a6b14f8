/**
 * Holds the `out` folder for one run, from before anything there is read until all is written.
 *
 * Law: recovery starts only after the folder is known to be this firm's.
 */

import type { Config } from "../config/config.ts";
import { recover } from "../disk/output-folder.ts";
import { type HeldFolder, runLock } from "../disk/run-lock.ts";
import { recoverBooks } from "./interrupted-closing.ts";
import { requireOwner } from "./owner.ts";

/**
 * Does the work while this process holds the folder, after recovery from interrupted runs. Throws HeldError when
 * another run holds it, FatalError when it is another firm's or recovery fails.
 */
export async function inOwnFolder<T>(config: Config, work: (held: HeldFolder) => Promise<T>): Promise<T> {
  const held = await runLock(config);
  try {
    await requireOwner(config);
    await recover(held);
    await recoverBooks(held);
    return await work(held);
  } finally {
    await held.release();
  }
}
