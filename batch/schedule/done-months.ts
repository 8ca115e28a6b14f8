/**
 * `out/.schedule.json`: which months the schedule has done, so that missed months are known after a restart.
 *
 * Law: an unreadable file stops the schedule; which months are due is never guessed.
 */

import { existsSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { WORDS } from "../../core/words/words.ts";
import { readBooks } from "../books/closed-books.ts";
import type { Config } from "../config/config.ts";
import type { DoneMonths } from "../config/due-months.ts";
import { FatalError } from "../disk/fatal-error.ts";
import { RUN_FILE } from "../disk/output-folder.ts";
import { reasonOf, refusedBecause } from "../disk/stop-sentences.ts";
import { readWhole, SpoiltFileError, writeWhole } from "../disk/whole-file.ts";

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const DONE = z.object({ schema: z.literal(1), through: month, unfinished: z.array(month) });

export interface DoneMonthsStore {
  /** Null before the first month is done. Throws FatalError when the file can't be read. */
  load(): Promise<DoneMonths | null>;
  /** Throws FatalError when it can't be written. */
  save(done: DoneMonths): Promise<void>;
  /** Whether the month has a run, whoever started it. */
  isPublished(month: string): boolean;
  /** Whether the month is closed in valid books, so that no run may change it. */
  isClosed(month: string): boolean | Promise<boolean>;
}

export function doneMonthsFile({ out, language }: Pick<Config, "out" | "language">): DoneMonthsStore {
  const path = join(out, ".schedule.json");
  const says = WORDS[language].stops;
  return {
    load: () =>
      readWhole(path, DONE).catch((error: unknown) => {
        throw error instanceof SpoiltFileError
          ? new FatalError([says.doneUnread(path, error.reason && refusedBecause(error.reason, language))])
          : error;
      }),
    save: (done) =>
      writeWhole(path, { schema: 1, ...done }).catch((error: unknown) => {
        throw new FatalError([says.doneUnwritten(path, reasonOf(error, language))]);
      }),
    isPublished: (name) => existsSync(join(out, name, RUN_FILE)),
    // The next run reports invalid books.
    isClosed: (name) =>
      readBooks({ out, language }).then(
        ({ months }) => months.some(({ period }) => period === name),
        () => false,
      ),
  };
}
