/**
 * Delivers a closed month: a message for each client that has an address, and one with the firm's summary.
 *
 * Laws: only a closed month is delivered, and only the files it was closed with; just before the end of each message,
 * the month's seal is checked again.
 */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { WORDS } from "../../core/words/words.ts";
import { readBooks } from "../books/closed-books.ts";
import { closedFolder, recordFile } from "../books/closed-folder.ts";
import { FatalError } from "../disk/fatal-error.ts";
import { sha256Of } from "../disk/sha256.ts";
import { reasonOf } from "../disk/stop-sentences.ts";
import { momentText } from "../disk/zone-clock.ts";
import type { ExitCode } from "../run/month-run.ts";
import { inOwnFolder } from "../run/own-folder.ts";
import { FIGURES } from "./figures.ts";
import { Mailings } from "./mailings.ts";
import type { Attachment } from "./message.ts";
import {
  type DeliveryContext,
  delivered,
  type MailConfig,
  type Ready,
  type SendingRequest,
} from "./sending.ts";

export interface DeliveryRequest extends SendingRequest {
  /** `YYYY-MM`. */
  readonly period: string;
}

/** Delivers a month. Errors are printed, not thrown, unless they are defects of ours. */
export async function deliverMonth(request: DeliveryRequest, context: DeliveryContext): Promise<ExitCode> {
  return delivered(request, context, (config) => inOwnFolder(config, () => readyMonth(config, request)));
}

/** Throws FatalError unless the month is closed and its files are unchanged since. */
async function readyMonth(config: MailConfig, { period, only }: DeliveryRequest): Promise<Ready> {
  const { out, mail, aliases, language } = config;
  const says = WORDS[language].delivery;
  const { months } = await readBooks(config);
  const closed = months.find((month) => month.period === period);
  if (closed === undefined) throw new FatalError([says.notClosed(period)]);
  const run = FIGURES.safeParse(closed.run);
  if (!run.success) throw new FatalError([says.otherVersion(period, closed.run.engine)]);

  const mailings = new Mailings(run.data, mail, aliases);
  const { unmatched, withoutAddress } = mailings;
  const client = only === null ? null : mailings.clientNamed(only);
  const requested =
    only === null ? mailings.all : mailings.all.filter((mailing) => mailing.client === client);
  if (only !== null && requested.length === 0) throw new FatalError([says.noMessage(only)]);
  const closedWith = new Map(run.data.outputs.map(({ file, sha256 }) => [file, sha256]));
  const attachment = (file: string) =>
    attachmentOf(join(out, period, file), file, closedWith.get(file), config);
  for (const { file } of requested) if (file !== null) await attachment(file);
  const itself = (name: string) => name;
  return {
    ...{ says, language, mail, requested },
    journal: join(out, "mail", `${period}.jsonl`),
    folder: join(out, "mail", period),
    isAll: requested.length === mailings.all.length,
    head: (messages) => says.head(period, messages),
    notes: recipientLines({ unmatched, withoutAddress }, config),
    open: unmatched.length,
    when: (at) => momentText(new Date(at), config.timeZone, language),
    date: new Date(closed.closedAt),
    facts: { period },
    attachment: async ({ file }) => (file === null ? null : attachment(file)),
    assertCurrent: () => assertClosed({ period, seal: closed.seal }, config),
    clientNamed: (name) => mailings.clientNamed(name),
    ...{ ownerOf: itself, clientNow: itself },
    named: ({ client: whose, to }) => {
      const name = whose ?? mailings.summary;
      return { name, label: name, to };
    },
    isAsked: () => true,
    nothingToSettle: says.nothingToSettle,
  };
}

/** Throws FatalError when the month is no longer closed under the same seal. */
async function assertClosed(
  { period, seal }: { readonly period: string; readonly seal: string },
  { out, language }: MailConfig,
): Promise<void> {
  const now = await readFile(join(closedFolder({ out }), recordFile(period)), "utf8")
    .then((text) => JSON.parse(text) as { seal?: unknown } | null)
    .catch(() => null);
  if (now?.seal !== seal) throw new FatalError([WORDS[language].delivery.reopened(period)]);
}

/** Throws FatalError unless the file is the one that the month was closed with. */
async function attachmentOf(
  path: string,
  file: string,
  closedWith: string | undefined,
  { language }: MailConfig,
): Promise<Attachment> {
  const says = WORDS[language].delivery;
  const bytes = await readFile(path).catch((error) => {
    throw new FatalError([says.missing(path, reasonOf(error, language))]);
  });
  const sha256 = sha256Of(bytes);
  if (closedWith !== sha256) throw new FatalError([says.changed(path)]);
  return { file, sha256, bytes };
}

/** The recipients of the configuration that are no client, and the clients that have none. */
export function recipientLines(
  { unmatched, withoutAddress }: Pick<Mailings, "unmatched" | "withoutAddress">,
  { language }: MailConfig,
): string[] {
  const says = WORDS[language].delivery;
  const none = withoutAddress.length === 0 ? [] : [`  ${says.noAddress(withoutAddress.join(", "))}`];
  return [...unmatched.map(({ name, nearest }) => `  ${says.nobody(name, nearest)}`), ...none];
}
