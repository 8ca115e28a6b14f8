/**
 * All that is wrong or doubtful in a firm's folder, before a month is run for good: the configuration, the month, the
 * register and prices, the time logs, and who gets mail.
 *
 * Laws: nothing is written; nothing is cut short. Exit code 0: nothing; 1: something. What stops a run stops this too.
 */

import { WORDS, type Words } from "../../core/words/words.ts";
import type { Config } from "../config/config.ts";
import { Recipients } from "../config/recipients.ts";
import { dayIn } from "../disk/zone-clock.ts";
import { mayHoldLogs, skippedLines } from "../month/log-folder.ts";
import type { Month } from "../month/month.ts";
import { lookLines } from "./look-lines.ts";
import { areExamples } from "./month-doubts.ts";
import { readMonth } from "./month-parts.ts";
import { endedRun, type RunOutcome } from "./outcome.ts";
import { configLines, doubtLines } from "./outcome-lines.ts";
import { headed, inBlocks } from "./printed-lists.ts";
import type { Progress } from "./progress.ts";
import { remarkLines } from "./remark-lines.ts";

interface Checkup {
  readonly code: 0 | 1;
  readonly lines: readonly string[];
  readonly outcome: RunOutcome;
}

export async function checkup(period: string, config: Config, now: Date, shown: Progress): Promise<Checkup> {
  const { month } = await readMonth({ period }, config, shown).finally(() => shown.end());
  const ended = endedRun(month, config, { place: null, today: dayIn(now, config.timeZone) });
  const { language } = config;
  const words = WORDS[language];
  const says = words.outcome;
  const skipped = skippedLines({ ...month, unusedSources: [] }, language);
  const found = [
    headed(says.checkup.config, configLines(month, config, words)),
    headed(says.doubts.head, doubtLines(month, ended.doubts, words)),
    headed(says.checkup.mail, mailFaults(month, config, words)),
    lookLines(ended, language, Number.POSITIVE_INFINITY),
  ].filter((block) => block.length > 0);
  const notRead = headed(
    says.notRead,
    skipped.map((line) => `  ${line}`),
  );
  const head = says.head(month.name, month.clients.length, month.logs.length);
  const isInOrder = found.length === 0 && !mayHoldLogs(month.notRead, config);
  const inOrder = areExamples(month.clients) ? says.next.fill_register : says.checkup.nothing;
  const next = isInOrder ? inOrder : says.checkup.correct;
  const noLog = month.logs.length === 0 ? [says.noLog] : [];
  return {
    code: isInOrder ? 0 : 1,
    lines: inBlocks([[head], noLog, notRead, remarkLines(month, language), ...found, [next]]),
    outcome: ended.outcome,
  };
}

/** Addresses for clients that the register does not have. */
function mailFaults({ clients, asOf }: Month, { mail, aliases }: Config, { delivery }: Words): string[] {
  if (mail === null) return [];
  const names = clients.map(({ client }) => client.name);
  const { unmatched } = new Recipients(names, asOf, mail, aliases);
  return unmatched.map(({ name, nearest }) => `  ${delivery.nobody(name, nearest)}`);
}
