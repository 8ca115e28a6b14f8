/** What lies in a new firm's folder: its files, each with its contents, in the language of its answers. */

import { PLANS } from "../../core/rules/plans.ts";
import { addMonths, type CalendarDate, firstOfMonth, formatDate } from "../../core/values/calendar.ts";
import { WORDS } from "../../core/words/words.ts";
import { jsonText } from "../disk/whole-file.ts";
import type { FirmAnswers } from "./answers.ts";
import { exampleRows, registerWorkbook, template } from "./register.ts";
import {
  SAMPLE_MONTH,
  sampleAdjustments,
  sampleLogs,
  samplePrices,
  sampleRegister,
  sampleSettings,
} from "./sample-firm.ts";
import { adjustmentsTable, priceList, publishedPrices } from "./small-tables.ts";

/** By path in the folder, with `/`, in the order in which a person needs them; null for a folder. */
export type Contents = ReadonlyMap<string, Content>;
type Content = Uint8Array | string | null;

/** The same in every language: the commands look for it. */
const SETTINGS = "firm.json";

/** `schema`: the path of the configuration's description, as an editor finds it from the folder. */
export async function contentsOf(
  answers: FirmAnswers,
  today: CalendarDate,
  schema: string,
): Promise<Contents> {
  return answers.sample ? sampleContents(answers, schema) : ownContents(answers, today, schema);
}

/** An example for each plan, in force in the month that is over: the first one to reconcile. */
async function ownContents(answers: FirmAnswers, today: CalendarDate, schema: string): Promise<Contents> {
  const { language, plans } = answers;
  const { files } = WORDS[language].newFirm;
  const start = addMonths(firstOfMonth(today), -1);
  const month = formatDate(start).slice(0, 7);
  return new Map<string, Content>([
    [files.guide, guide(answers, month)],
    [files.register, await registerWorkbook(exampleRows(plans, start, language), language)],
    [files.inbox, null],
    [files.prices, priceList(publishedPrices(plans, language), language)],
    [SETTINGS, settings(answers, { $schema: schema, rates: answers.rates })],
    [files.log, await template("time-log", language)],
  ]);
}

async function sampleContents(answers: FirmAnswers, schema: string): Promise<Contents> {
  const { language } = answers;
  const { files } = WORDS[language].newFirm;
  const { rates, aliases } = await sampleSettings();
  const prices = [...publishedPrices(PLANS, language), ...(await samplePrices(language))];
  const more = { adjustments: files.adjustments, rates: { ...rates, ...answers.rates }, aliases };
  const logs = (await sampleLogs()).map(([name, bytes]) => [`${files.inbox}/${name}`, bytes] as const);
  return new Map<string, Content>([
    [files.guide, guide(answers, SAMPLE_MONTH)],
    [files.register, await registerWorkbook(await sampleRegister(language), language)],
    [files.inbox, null],
    [files.prices, priceList(prices, language)],
    [files.adjustments, adjustmentsTable(await sampleAdjustments(language), language)],
    [SETTINGS, settings(answers, { $schema: schema, ...more })],
    [files.log, await template("time-log", language)],
    ...logs,
  ]);
}

/** The configuration. The note on rates stands right above them. */
function settings(
  { language, currency, timeZone }: FirmAnswers,
  { $schema, rates, ...more }: { readonly $schema: string; readonly rates: FirmAnswers["rates"] },
): string {
  const { files, ratesComment } = WORDS[language].newFirm;
  return jsonText({
    $schema,
    language,
    currency,
    timeZone,
    register: files.register,
    logs: files.inbox,
    prices: files.prices,
    out: files.results,
    $comment: ratesComment(currency),
    rates,
    ...more,
  });
}

/** Plain text, which every machine opens by a double click; the byte order mark and CRLF are for Windows. */
function guide({ language, sample }: FirmAnswers, month: string): string {
  const { guide: says, files } = WORDS[language].newFirm;
  const of = { ...files, settings: SETTINGS, month };
  const lines = [...says.head(of), ...(sample ? says.sample : says.once)(of), ...says.month(of)];
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}
