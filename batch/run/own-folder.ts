/**
 * The `out` folder in the hands of one run, from before anything there is read until all is written.
 *
 * Law: nothing is mended in a folder before it is known to be this firm's.
 */

import type { Config } from "../config/config.ts";
import { recover } from "../disk/output-folder.ts";
import { type HeldFolder, runLock } from "../disk/run-lock.ts";
import { recoverBooks } from "./interrupted-closing.ts";
import { requireOwner } from "./owner.ts";

/**
 * Does the work while no other run is at work in the folder, after what an interrupted one left is put right. Throws
 * HeldError when another run has the folder, FatalError when it is another firm's or can't be put right.
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
