/**
 * Sends what is ready, or writes it for a dry run: a message for each mailing and address.
 *
 * Laws: each message reaches each address once, even if the delivery is interrupted and started again; if only the
 * server knows whether a message was sent, it is not sent again and a person must decide; a failing address doesn't
 * stop the others; waiting for the server doesn't block runs; exit code 0: every message was sent; 1: something needs
 * attention; 2: nothing was sent.
 *
 * The journals have their own lock, so there is one delivery at a time. The lock of runs is held only while it is made
 * ready.
 */

import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import type { Language } from "../../core/values/language.ts";
import { nameKey } from "../../core/values/names.ts";
import { WORDS, type Words } from "../../core/words/words.ts";
import type { Config } from "../config/config.ts";
import { credentials, type MailSettings } from "../config/mail-settings.ts";
import type { EventLog } from "../disk/event-log.ts";
import { FatalError } from "../disk/fatal-error.ts";
import { fileNames } from "../disk/output-folder.ts";
import { type HeldFolder, runLock } from "../disk/run-lock.ts";
import { reasonOf } from "../disk/stop-sentences.ts";
import type { ExitCode } from "../run/month-run.ts";
import { withConfig } from "../run/with-config.ts";
import { Dispatcher, type Outcome } from "./dispatch.ts";
import { MailServer, NoServer } from "./mail-server.ts";
import type { Mailing } from "./mailings.ts";
import { type Attachment, type Message, posted } from "./message.ts";
import { type MessageState, Outbox } from "./outbox.ts";

export interface SendingRequest {
  /** Path of the configuration file. */
  readonly config: string;
  readonly action: Action;
  /** A client, by any of its names, or a month's `Summary YYYY-MM`; null for all messages. */
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

/** One message, as people are told of it: its recipient on the command line, with what it is about, and its address. */
export interface Named extends Pick<Mailing, "name" | "label"> {
  readonly to: string;
}

export type MailConfig = Config & { readonly mail: MailSettings };

/** What is ready to be sent. */
export interface Ready {
  readonly says: Words["delivery"];
  readonly language: Language;
  readonly mail: MailSettings;
  /** The path of the journal, and of the folder that a dry run writes to. */
  readonly journal: string;
  readonly folder: string;
  readonly requested: readonly Mailing[];
  /** Whether that is all there is, not one client's. */
  readonly isAll: boolean;
  readonly head: (messages: number) => string;
  /** Printed below it. */
  readonly notes: readonly string[];
  /** How many of these need attention. */
  readonly open: number;
  /** An instant of the journal, as people write it. */
  readonly when: (at: string) => string;
  /** The date of messages in a dry run, the same for the same messages. */
  readonly date: Date;
  /** For the log. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly attachment: (mailing: Mailing) => Promise<Attachment | null>;
  /** Throws FatalError when nothing more may be sent. */
  readonly assertCurrent: () => Promise<void>;
  /** The client that a name means; null for the firm's summary, undefined for no match. */
  readonly clientNamed: (name: string) => string | null | undefined;
  /** Today's name of a client of the journal: to tell whose a message is, and which message it is. */
  readonly ownerOf: (client: string) => string;
  readonly clientNow: (client: string) => string;
  readonly named: (state: MessageState) => Named;
  /** Whether a message in doubt that is not requested is still to be asked about. */
  readonly isAsked: (state: MessageState) => boolean;
  readonly nothingToSettle: (name: string) => string;
}

/** Makes messages ready and delivers them. Errors are printed, not thrown, unless they are defects of ours. */
export async function delivered(
  request: SendingRequest,
  context: DeliveryContext,
  ready: (config: MailConfig) => Promise<Ready>,
): Promise<ExitCode> {
  const nothingSent = ({ delivery }: Words) => delivery.nothingSent;
  return withConfig(request.config, context, nothingSent, async (config) => {
    const { mail } = config;
    if (mail === null) throw new FatalError([WORDS[config.language].delivery.noMail(request.config)]);
    const held = await runLock(config, "mail");
    try {
      const deliver = request.action.kind === "dry_run" ? writeMessages : sendMessages;
      return await deliver(await ready({ ...config, mail }), request, held, context);
    } finally {
      await held.release();
    }
  });
}

async function messageOf(mailing: Mailing, date: Date, { attachment, mail }: Ready): Promise<Message> {
  return posted(mailing.letter, await attachment(mailing), { from: mail.from, to: mailing.to, date });
}

/** Writes each message as an `.eml` file. */
async function writeMessages(
  ready: Ready,
  _request: SendingRequest,
  held: HeldFolder,
  { print, cwd }: DeliveryContext,
): Promise<ExitCode> {
  const { says, language, folder, requested } = ready;
  const names = fileNames(
    requested.map(({ label }) => label),
    ".eml",
    [],
  );
  try {
    await held.assertHeld();
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const old of await readdir(folder)) if (old.endsWith(".eml")) await rm(join(folder, old));
    for (const [index, mailing] of requested.entries()) {
      const { bytes } = await messageOf(mailing, ready.date, ready);
      await held.assertHeld();
      await writeFile(join(folder, names[index] ?? ""), bytes, { mode: 0o600 });
    }
  } catch (error) {
    throw error instanceof FatalError
      ? error
      : new FatalError([says.unwritable(folder, reasonOf(error, language))]);
  }
  for (const line of [ready.head(requested.length), ...ready.notes]) print(line);
  print(says.written(relative(cwd, folder) || "."));
  return ready.open === 0 ? 0 : 1;
}

/** Sends each message that was not sent yet. */
async function sendMessages(
  ready: Ready,
  request: SendingRequest,
  held: HeldFolder,
  context: DeliveryContext,
): Promise<ExitCode> {
  const { says, mail } = ready;
  const { print, now } = context;
  const server = new MailServer(
    mail.server,
    credentials(mail.server, context.environment, says),
    context.step,
  );
  await held.assertHeld(); // opening the journal may truncate an incomplete last line
  const outbox = await Outbox.open(ready.journal, ready.language, ready.clientNow);
  try {
    await settle(ready, request, outbox, held, context);
    const dispatcher = new Dispatcher(outbox, server, held, now);
    const messages = ready.requested.flatMap((mailing) => mailing.to.map((to) => ({ mailing, to })));
    for (const line of [ready.head(messages.length), ...ready.notes]) print(line);
    let { open } = ready;
    let isAnySent = false;
    for (const { mailing, to } of messages) {
      const { client, id: letter, name, label } = mailing;
      const message = () => messageOf(mailing, now(), ready);
      const { assertCurrent } = ready;
      try {
        const workbook = (await ready.attachment(mailing))?.sha256 ?? null;
        const outcome = await dispatcher
          .outcome({ client, letter, from: mail.from, to, workbook, message, assertCurrent })
          .catch((error: unknown): Outcome => {
            if (!(error instanceof NoServer)) throw error;
            print(says.noServer(mail.server.host, error.message));
            return { kind: "untried" };
          });
        report(outcome, { name, label, to: to.address }, letter, ready, context);
        if (outcome.kind === "sent" || (outcome.kind === "unknown" && outcome.response !== null))
          isAnySent = true;
        if (outcome.kind !== "sent" && outcome.kind !== "already") open += 1;
      } catch (error) {
        // `delivered` prints that nothing was sent; that must not be said after a message was sent, or may have been.
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
  ready: Ready,
  { action, only }: SendingRequest,
  outbox: Outbox,
  held: HeldFolder,
  { now, print }: DeliveryContext,
): Promise<void> {
  if ((action.kind !== "resend" && action.kind !== "arrived") || only === null) return;
  const { kind: event, by, reason } = action;
  const client = ready.clientNamed(only);
  const known = outbox.states.all().filter((state) => isFor(state, client, ready));
  const requested = requestedIn(outbox, ready);
  const unknown = known.filter(({ status }) => status === "unknown");
  // If one address is in doubt, other addresses that have their message get no second one.
  const meant =
    unknown.length > 0 || event === "arrived"
      ? unknown
      : known.filter((state) => state.status === "sent" && requested.has(state));
  if (meant.length === 0) throw new FatalError([ready.nothingToSettle(only)]);
  for (const state of meant) {
    const { client: whose, to, letter } = state;
    await held.assertHeld();
    const about = { client: whose, to, ...(letter !== undefined && { letter }) };
    await outbox.record({ event, at: now().toISOString(), ...about, by, reason });
    if (event === "resend" && !requested.has(state)) print(ready.says.notAgain(ready.named(state)));
  }
}

function isFor(
  state: MessageState,
  client: string | null | undefined,
  { ownerOf }: Pick<Ready, "ownerOf">,
): boolean {
  if (state.client === null || client === null || client === undefined) return state.client === client;
  return nameKey(ownerOf(state.client)) === nameKey(client);
}

/** The states of the messages that are requested. */
function requestedIn(outbox: Outbox, { requested }: Ready): ReadonlySet<MessageState | null> {
  return new Set(
    requested.flatMap(({ client, id: letter, to }) =>
      to.map(({ address }) => outbox.states.of({ client, to: address, letter })),
    ),
  );
}

function report(
  outcome: Outcome,
  named: Named,
  letter: Mailing["id"],
  ready: Ready,
  { print, log }: DeliveryContext,
): void {
  print(outcomeLine(outcome, named, ready));
  const { kind, ...details } = outcome;
  const { name, to } = named;
  const level = kind === "unknown" ? "error" : kind === "sent" || kind === "already" ? "info" : "warning";
  log(level, `mail.${kind}`, { ...ready.facts, ...letter, name, to, ...details });
}

function outcomeLine(outcome: Outcome, named: Named, { says, when }: Ready): string {
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

/** Lines for messages in doubt that are not among the requested ones: their address is no longer configured, or they are past. */
function openElsewhere(ready: Ready, outbox: Outbox): string[] {
  if (!ready.isAll) return [];
  const requested = requestedIn(outbox, ready);
  return outbox.states
    .all()
    .filter((state) => state.status === "unknown" && !requested.has(state) && ready.isAsked(state))
    .flatMap((state) =>
      state.last === null
        ? []
        : [ready.says.unknown(ready.named(state), { ...state.last, at: ready.when(state.last.at) })],
    );
}
