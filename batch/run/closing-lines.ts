/** What is printed when a month is closed: by whom and when, without what, and the next step. */

import { join, relative } from "node:path";
import { WORDS } from "../../core/words/words.ts";
import { type ClosedMonth, monthAfter } from "../books/closed-books.ts";
import type { Config } from "../config/config.ts";
import { momentText } from "../disk/zone-clock.ts";
import { deliverCommand } from "./next-step.ts";

/** `cwd` is the folder that printed paths are relative to. */
export function closingLines(
  { period, closedAt, closedBy, run, leftOut }: ClosedMonth,
  { out, mail, language, timeZone }: Pick<Config, "out" | "mail" | "language" | "timeZone">,
  cwd: string,
): string[] {
  const says = WORDS[language].closing;
  const folder = relative(cwd, join(out, period)) || ".";
  return [
    says.closed(period, closedBy, momentText(new Date(closedAt), timeZone, language), run.clients.length),
    ...(leftOut === undefined ? [] : [says.closedWithout(says.amount(leftOut))]),
    mail === null ? says.nextSend(folder, monthAfter(period)) : says.nextDeliver(deliverCommand(period)),
  ];
}
