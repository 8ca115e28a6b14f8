/** What is printed when a month is closed: by whom and when, without what, what is doubtful, and the next step. */

import { join, relative } from "node:path";
import { WORDS } from "../../core/words/words.ts";
import { monthAfter } from "../books/closed-books.ts";
import type { Config } from "../config/config.ts";
import { momentText } from "../disk/zone-clock.ts";
import { monthPeriod } from "../month/month.ts";
import type { Closing } from "./month-closing.ts";
import { deliverCommand, invoiceCommand } from "./next-step.ts";
import { doubtLines } from "./outcome-lines.ts";
import { headed } from "./printed-lists.ts";

/** `cwd` is the folder that printed paths are relative to. */
export function closingLines(
  { closed: { period, closedAt, closedBy, run, leftOut }, doubts }: Closing,
  {
    out,
    mail,
    billing,
    language,
    timeZone,
  }: Pick<Config, "out" | "mail" | "billing" | "language" | "timeZone">,
  cwd: string,
): string[] {
  const words = WORDS[language];
  const says = words.closing;
  const folder = relative(cwd, join(out, period)) || ".";
  return [
    says.closed(period, closedBy, momentText(new Date(closedAt), timeZone, language), run.clients.length),
    ...(leftOut === undefined ? [] : [says.closedWithout(says.amount(leftOut))]),
    ...headed(says.doubts, doubtLines({ period: monthPeriod(period) }, doubts, words)),
    ...(billing === null ? [] : [says.nextInvoice(invoiceCommand(period))]),
    mail === null ? says.nextSend(folder, monthAfter(period)) : says.nextDeliver(deliverCommand(period)),
  ];
}
