/** `out/.schedule.json`: which months the schedule has done, so that a missed one is known after any stop. */

import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { readBooks } from "../closing/closed-books.ts";
import { RUN_FILE } from "../output/output-folder.ts";
import { readWhole, writeWhole } from "../output/whole-file.ts";
import type { DoneMonths } from "./due-months.ts";

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const DONE = z.object({ schema: z.literal(1), through: month, unfinished: z.array(month) });

export interface DoneMonthsStore {
  /** Null before the first month was done. */
  load(): Promise<DoneMonths | null>;
  save(done: DoneMonths): Promise<void>;
  /** Whether there is a run of the month, whoever started it. */
  isPublished(month: string): boolean;
  /** Whether the month is closed, its books being in order: no run may change it. */
  isClosed(month: string): boolean | Promise<boolean>;
}

export function doneMonthsFile(out: string): DoneMonthsStore {
  const path = join(out, ".schedule.json");
  return {
    load: () => readWhole(path, DONE),
    save: (done) => writeWhole(path, { schema: 1, ...done }),
    isPublished: (name) => existsSync(join(out, name, RUN_FILE)),
    // Books that can't be relied on are named by the run that then comes.
    isClosed: (name) =>
      readBooks({ out, language: "en" }).then(
        ({ months }) => months.some(({ period }) => period === name),
        () => false,
      ),
  };
}
