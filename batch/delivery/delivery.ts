/**
 * Delivers a closed month: a message for each client that has an address, and one with the firm's summary.
 *
 * Laws: only a closed month is delivered, and only the files it was closed with; each message reaches each address
 * once, even if the delivery is interrupted and started again; if only the server knows whether a message was sent, it
 * is not sent again and a person must decide; a failing address doesn't stop the others; waiting for the server doesn't
 * block runs; exit code 0: every message was sent; 1: something needs attention; 2: nothing was sent.
 *
 * The journals have their own lock, so there is one delivery at a time. The lock of runs is held only while the month
 * is read; just before the end of each message, the month's seal is checked again.
 */

import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import type { Language } from "../../core/values/language.ts";
import { nameKey } from "../../core/values/names.ts";
import { WORDS, type Words } from "../../core/words/words.ts";
import { readBooks } from "../books/closed-books.ts";
import { closedFolder, recordFile } from "../books/closed-folder.ts";
import { type Config, ConfigError, readConfig } from "../config/config.ts";
import { credentials, type MailSettings } from "../config/mail-settings.ts";
import type { EventLog } from "../disk/event-log.ts";
import { FatalError } from "../disk/fatal-error.ts";
import { fileNames } from "../disk/output-folder.ts";
import { type HeldFolder, runLock } from "../disk/run-lock.ts";
import { sha256Of } from "../disk/sha256.ts";
import { reasonOf, stopLines } from "../disk/stop-sentences.ts";
import { momentText } from "../disk/zone-clock.ts";
import type { ExitCode } from "../run/month-run.ts";
import { inOwnFolder } from "../run/own-folder.ts";
import { Dispatcher, type Outcome } from "./dispatch.ts";
import { FIGURES } from "./figures.ts";
import { MailServer, NoServer } from "./mail-server.ts";
import { type Mailing, Mailings } from "./mailings.ts";
import { type Attachment, type Message, posted } from "./message.ts";
import { type MessageState, Outbox } from "./outbox.ts";

/** One message: its recipient (a client, or the summary) and address. */
interface Named {
  readonly name: string;
  readonly to: string;
}

type DeliveryWords = Words["delivery"];

export interface DeliveryRequest {
  /** Path of the configuration file. */
  readonly config: string;
  /** `YYYY-MM`. */
  readonly period: string;
  readonly action: Action;
  /** A client, by any of its names, or `Summary YYYY-MM`; null for all messages. */
  readonly only: string | null;
}

export type Action =
  | { readonly kind: "send" }
  /** Writes the messages to a folder and sends nothing. */
  | { readonly kind: "dry_run" }
  /** First records that the messages to `only` are to be sent again, or that they arrived. */
  | { readonly kind: "resend" | "arrived"; readonly by: string; readonly reason: string };

/** What a delivery gets from its caller. */
export interface DeliveryContext {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
  readonly log: EventLog;
  /** Prints a line for the person who started it. */
  readonly print: (line: string) => void;
  /** The folder that printed paths are relative to. */
  readonly cwd: string;
  /** The language of what is printed; as the configuration says, if left out. */
  readonly spoken?: Language;
  /** The server's time limit for a step, in milliseconds; 30 seconds if omitted. */
  readonly step?: number;
}

/** Delivers a month. Errors are printed, not thrown, unless they are defects of ours. */
export async function deliverMonth(request: DeliveryRequest, context: DeliveryContext): Promise<ExitCode> {
  let language = context.spoken ?? "en";
  try {
    const config = await readConfig(request.config, context.spoken);
    language = config.language;
    const says = WORDS[language].delivery;
    if (config.mail === null) throw new FatalError([says.noMail(request.config)]);
    const held = await runLock(config, "mail");
    try {
      const ready = await readyMonth({ ...config, mail: config.mail }, request, says);
      const deliver = request.action.kind === "dry_run" ? writeMessages : sendMessages;
      return await deliver(ready, request, held, context);
    } finally {
      await held.release();
    }
  } catch (error) {
    if (error instanceof ConfigError) language = error.language;
    const lines = stopLines(error, language);
    if (lines === null) throw error;
    for (const line of lines) context.print(line);
    context.print(WORDS[language].delivery.nothingSent);
    return 2;
  }
}

/** A closed month, ready to be delivered. */
interface ReadyMonth {
  readonly says: DeliveryWords;
  readonly language: Language;
  /** An instant of the journal, as people write it. */
  readonly when: (at: string) => string;
  readonly out: string;
  readonly period: string;
  readonly closedAt: string;
  /** The seal of its record. */
  readonly seal: string;
  readonly mail: MailSettings;
  readonly mailings: Mailings;
  /** The mailings that were requested. */
  readonly requested: readonly Mailing[];
  /** The sha256 of each file that the month was closed with. */
  readonly closedWith: ReadonlyMap<string, string>;
}

/** Throws FatalError unless the month is closed and its files are unchanged since. */
async function readyMonth(
  config: Config & { readonly mail: MailSettings },
  request: DeliveryRequest,
  says: DeliveryWords,
): Promise<ReadyMonth> {
  return inOwnFolder(config, () => readyMonthOf(config, request, says));
}

async function readyMonthOf(
  config: Config & { readonly mail: MailSettings },
  { period, only }: DeliveryRequest,
  says: DeliveryWords,
): Promise<ReadyMonth> {
  const { out, mail, aliases, language } = config;
  const { months } = await readBooks(config);
  const closed = months.find((month) => month.period === period);
  if (closed === undefined) throw new FatalError([says.notClosed(period)]);
  const run = FIGURES.safeParse(closed.run);
  if (!run.success) throw new FatalError([says.otherVersion(period, closed.run.engine)]);

  const mailings = new Mailings(run.data, mail, aliases);
  const client = only === null ? null : mailings.clientNamed(only);
  const requested =
    only === null ? mailings.all : mailings.all.filter((mailing) => mailing.client === client);
  if (only !== null && requested.length === 0) throw new FatalError([says.noMessage(only)]);
  const closedWith = new Map(run.data.outputs.map(({ file, sha256 }) => [file, sha256]));
  const { closedAt, seal } = closed;
  const when = (at: string) => momentText(new Date(at), config.timeZone, config.language);
  const ready = { says, language, when, out, period, closedAt, seal, mail, mailings, requested, closedWith };
  for (const { file } of requested) await attachmentOf(file, ready);
  return ready;
}

/** Throws FatalError when the month is no longer closed under the same seal. */
async function assertClosed({ out, period, seal, says }: ReadyMonth): Promise<void> {
  const now = await readFile(join(closedFolder({ out }), recordFile(period)), "utf8")
    .then((text) => JSON.parse(text) as { seal?: unknown } | null)
    .catch(() => null);
  if (now?.seal !== seal) throw new FatalError([says.reopened(period)]);
}

async function attachmentOf(
  file: string,
  { out, period, closedWith, says, language }: ReadyMonth,
): Promise<Attachment> {
  const path = join(out, period, file);
  const bytes = await readFile(path).catch((error) => {
    throw new FatalError([says.missing(path, reasonOf(error, language))]);
  });
  const sha256 = sha256Of(bytes);
  if (closedWith.get(file) !== sha256) throw new FatalError([says.changed(path)]);
  return { file, sha256, bytes };
}

async function messageOf({ letter, file, to }: Mailing, date: Date, ready: ReadyMonth): Promise<Message> {
  return posted(letter, await attachmentOf(file, ready), { from: ready.mail.from, to, date });
}

/** Writes each message as an `.eml` file. */
async function writeMessages(
  ready: ReadyMonth,
  _request: DeliveryRequest,
  held: HeldFolder,
  { print, cwd }: DeliveryContext,
): Promise<ExitCode> {
  const { says, language, period, requested } = ready;
  const folder = join(ready.out, "mail", period);
  const names = fileNames(
    requested.map(({ name }) => name),
    ".eml",
    [],
  );
  try {
    await held.assertHeld();
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const old of await readdir(folder)) if (old.endsWith(".eml")) await rm(join(folder, old));
    for (const [index, mailing] of requested.entries()) {
      const { bytes } = await messageOf(mailing, new Date(ready.closedAt), ready);
      await held.assertHeld();
      await writeFile(join(folder, names[index] ?? ""), bytes, { mode: 0o600 });
    }
  } catch (error) {
    throw error instanceof FatalError
      ? error
      : new FatalError([says.unwritable(folder, reasonOf(error, language))]);
  }
  print(says.head(period, requested.length));
  for (const line of recipientLines(ready)) print(line);
  print(says.written(relative(cwd, folder) || "."));
  return ready.mailings.unmatched.length === 0 ? 0 : 1;
}

/** Sends each message that was not sent yet. */
async function sendMessages(
  ready: ReadyMonth,
  request: DeliveryRequest,
  held: HeldFolder,
  context: DeliveryContext,
): Promise<ExitCode> {
  const { says, mail, period } = ready;
  const { print, now } = context;
  const server = new MailServer(
    mail.server,
    credentials(mail.server, context.environment, ready.says),
    context.step,
  );
  await held.assertHeld(); // opening the journal may truncate an incomplete last line
  const outbox = await Outbox.open(join(ready.out, "mail", `${period}.jsonl`), ready.language);
  try {
    await settle(ready, request, outbox, held, context);
    const dispatcher = new Dispatcher(outbox, server, held, now);
    const messages = ready.requested.flatMap((mailing) => mailing.to.map((to) => ({ mailing, to })));
    print(says.head(period, messages.length));
    for (const line of recipientLines(ready)) print(line);
    let open = ready.mailings.unmatched.length;
    let isAnySent = false;
    for (const { mailing, to } of messages) {
      const named = { name: mailing.name, to: to.address };
      const message = () => messageOf(mailing, now(), ready);
      const assertCurrent = () => assertClosed(ready);
      try {
        const { sha256: workbook } = await attachmentOf(mailing.file, ready);
        const outcome = await dispatcher
          .outcome({ client: mailing.client, from: mail.from, to, workbook, message, assertCurrent })
          .catch((error: unknown): Outcome => {
            if (!(error instanceof NoServer)) throw error;
            print(says.noServer(mail.server.host, error.message));
            return { kind: "untried" };
          });
        report(outcome, named, ready, context);
        if (outcome.kind === "sent" || (outcome.kind === "unknown" && outcome.response !== null))
          isAnySent = true;
        if (outcome.kind !== "sent" && outcome.kind !== "already") open += 1;
      } catch (error) {
        // deliverMonth prints that nothing was sent; that must not be said after a message was sent, or may have been.
        if (!isAnySent || !(error instanceof FatalError)) throw error;
        for (const sentence of error.sentences) print(sentence);
        return 1;
      }
    }
    for (const line of openElsewhere(ready, outbox)) {
      print(line);
      open += 1;
    }
    if (dispatcher.isGivenUp && !isAnySent) {
      print(says.nothingSent);
      return 2;
    }
    await server.quit();
    return open === 0 ? 0 : 1;
  } finally {
    server.close();
    // Each event is already on disk.
    await outbox.close().catch(() => undefined);
  }
}

/** Records a person's decision on the messages to the recipient that the request names. */
async function settle(
  { says, mailings }: ReadyMonth,
  { action, only }: DeliveryRequest,
  outbox: Outbox,
  held: HeldFolder,
  { now }: DeliveryContext,
): Promise<void> {
  if ((action.kind !== "resend" && action.kind !== "arrived") || only === null) return;
  const { kind: event, by, reason } = action;
  const client = mailings.clientNamed(only);
  const known = outbox.states().filter((state) => isFor(state, client));
  const unknown = known.filter(({ status }) => status === "unknown");
  // If one address is in doubt, other addresses that have their message get no second one.
  const meant =
    unknown.length > 0 || event === "arrived" ? unknown : known.filter(({ status }) => status === "sent");
  if (meant.length === 0) throw new FatalError([says.nothingToSettle(only)]);
  for (const { client, to } of meant) {
    await held.assertHeld();
    await outbox.record({ event, at: now().toISOString(), client, to, by, reason });
  }
}

function isFor(state: MessageState, client: string | null | undefined): boolean {
  if (state.client === null || client === null || client === undefined) return state.client === client;
  return nameKey(state.client) === nameKey(client);
}

function report(outcome: Outcome, named: Named, ready: ReadyMonth, { print, log }: DeliveryContext): void {
  const { period } = ready;
  print(outcomeLine(outcome, named, ready));
  const { kind, ...details } = outcome;
  const level = kind === "unknown" ? "error" : kind === "sent" || kind === "already" ? "info" : "warning";
  log(level, `mail.${kind}`, { period, ...named, ...details });
}

function outcomeLine(outcome: Outcome, named: Named, { says, when }: ReadyMonth): string {
  switch (outcome.kind) {
    case "sent":
    case "refused":
      return says[outcome.kind](named, outcome.response);
    case "failed": {
      const { silentFor, response } = outcome;
      return says.failed(named, silentFor === undefined ? response : says.silence(silentFor));
    }
    case "untried":
      return says.untried(named);
    case "already":
    case "outdated":
      return says[outcome.kind](named, when(outcome.at));
    case "unknown":
      return says.unknown(named, { ...outcome, at: when(outcome.at) });
  }
}

function recipientLines({ mailings, says }: ReadyMonth): string[] {
  const { unmatched, withoutAddress } = mailings;
  const none = withoutAddress.length === 0 ? [] : [`  ${says.noAddress(withoutAddress.join(", "))}`];
  return [...unmatched.map(({ name, nearest }) => `  ${says.nobody(name, nearest)}`), ...none];
}

/** Lines for messages in doubt to addresses that are no longer in the configuration. */
function openElsewhere({ says, when, mailings, requested }: ReadyMonth, outbox: Outbox): string[] {
  if (requested.length < mailings.all.length) return [];
  const isConfigured = (state: MessageState) =>
    requested.some(
      (mailing) => isFor(state, mailing.client) && mailing.to.some(({ address }) => address === state.to),
    );
  return outbox
    .states()
    .filter((state) => state.status === "unknown" && !isConfigured(state))
    .flatMap(({ client, to, last }) =>
      last === null
        ? []
        : [says.unknown({ name: client ?? mailings.summary, to }, { ...last, at: when(last.at) })],
    );
}
