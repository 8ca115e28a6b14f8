/** A new firm's folder for one test, as somebody makes it at the end of November 2026, and a run of it. */

import { join } from "node:path";
import { type FirmAnswers, usualAnswers } from "../../../batch/new-firm/answers.ts";
import { makeFirmFolder } from "../../../batch/new-firm/firm-folder.ts";
import { reconcileMonth } from "../../../batch/run/month-run.ts";
import type { Language } from "../../../core/values/language.ts";
import { PERIOD, type Ran, SILENT, temporaryFolder } from "../firm-folder.ts";

export const NOW = new Date("2026-11-28T15:00:00Z");

/** All defaults, but those of the machine. */
export function answersIn(language: Language, more: Partial<FirmAnswers> = {}): FirmAnswers {
  return { ...usualAnswers(), language, timeZone: "America/Toronto", ...more };
}

interface MadeFolder {
  readonly folder: string;
  readonly made: readonly string[];
}

export async function madeFolder(language: Language, more: Partial<FirmAnswers> = {}): Promise<MadeFolder> {
  const folder = join(await temporaryFolder(), "firm");
  return { folder, made: await makeFirmFolder(folder, answersIn(language, more), NOW) };
}

/** Reconciles its October, in this process. */
export async function ran(folder: string): Promise<Ran> {
  const lines: string[] = [];
  const request = { config: join(folder, "firm.json"), period: PERIOD, dryRun: false, cwd: folder };
  const code = await reconcileMonth(request, (line) => lines.push(line), SILENT);
  return { code, printed: lines.join("\n") };
}
