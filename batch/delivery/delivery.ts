/**
 * The delivery of a closed month: a message for each client that has an address, and one with the firm's summary.
 *
 * Laws: only a closed month is delivered, and only the very files it was closed with; each message reaches each
 * address once, whenever the delivery is interrupted and started again; where nobody but the server can know,
 * nothing is sent and a person is asked; one address that fails keeps no other waiting; a server that is waited for
 * keeps no run waiting; exit code 0 when every message is sent, 1 when something needs a look, 2 when nothing was
 * sent.
 *
 * One delivery at a time has the journals, by a lock of their own. The lock of runs is held only while the month is
 * read; that it is still closed as it was read is seen again just before the end of each message.
 */

import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import type { Language } from "../../core/values/language.ts";
import { nameKey } from "../../core/values/names.ts";
import { WORDS, type Words } from "../../core/words/words.ts";
import { readBooks } from "../books/closed-books.ts";
import { closedFolder, recordFile } from "../books/closed-folder.ts";
import { type Config, readConfig } from "../config/config.ts";
import { credentials, type MailSettings } from "../config/mail-settings.ts";
import type { EventLog } from "../disk/event-log.ts";
import { FatalError } from "../disk/fatal-error.ts";
import { fileNames } from "../disk/output-folder.ts";
import { type HeldFolder, runLock } from "../disk/run-lock.ts";
import { sha256Of } from "../disk/sha256.ts";
import { errorCode, stopLines } from "../disk/stop-sentences.ts";
import { monthPeriod } from "../month/month.ts";
import type { ExitCode } from "../run/month-run.ts";
import { inOwnFolder } from "../run/own-folder.ts";
import { Dispatcher, type Outcome } from "./dispatch.ts";
import { FIGURES } from "./figures.ts";
import { MailServer, NoServer } from "./mail-server.ts";
import { type Attachment, type Message, posted } from "./message.ts";
import { type MessageState, Outbox } from "./outbox.ts";
import { type Parcel, Parcels } from "./parcels.ts";

/** One message: for whom (a client, or the summary's file), and where to. */
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
  /** A client, by any of its names, or `Summary YYYY-MM`; null for all. */
  readonly only: string | null;
}

export type Action =
  | { readonly kind: "send" }
  /** Writes the messages into a folder instead. */
  | { readonly kind: "dry_run" }
  /** Says first that the messages to `only` are to be sent again, or that they arrived. */
  | { readonly kind: "resend" | "arrived"; readonly by: string; readonly reason: string };

/** What a delivery meets. */
export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
  readonly log: EventLog;
  /** For the person who started it. */
  readonly print: (line: string) => void;
  /** How long the server may take for a step, in milliseconds; half a minute when left out. */
  readonly step?: number;
}

/** Delivers a month. What stops it is printed, never thrown. */
export async function deliverMonth(request: DeliveryRequest, around: Surroundings): Promise<ExitCode> {
  let language: Language = "en";
  try {
    monthPeriod(request.period); // a slip here is told before anything is read
    const config = await readConfig(request.config);
    language = config.language;
    const says = WORDS[language].delivery;
    if (config.mail === null) throw new FatalError([says.noMail(request.config)]);
    const held = await runLock(config, "mail");
    try {
      const round = await preparedRound({ ...config, mail: config.mail }, request, says);
      const deliver = request.action.kind === "dry_run" ? written : sent;
      return await deliver(round, request, held, around);
    } finally {
      await held.release();
    }
  } catch (error) {
    const lines = stopLines(error, language);
    if (lines === null) throw error;
    for (const line of lines) around.print(line);
    around.print(WORDS[language].delivery.nothingSent);
    return 2;
  }
}

/** A closed month, ready to be delivered. */
interface Round {
  readonly says: DeliveryWords;
  readonly out: string;
  readonly period: string;
  readonly closedAt: string;
  /** Of its record. */
  readonly seal: string;
  readonly mail: MailSettings;
  readonly parcels: Parcels;
  /** The parcels asked for. */
  readonly asked: readonly Parcel[];
  /** The sha256 of each file that the month was closed with. */
  readonly closedWith: ReadonlyMap<string, string>;
}

/** Throws FatalError unless the month is closed and its files are those it was closed with. */
async function preparedRound(
  config: Config & { readonly mail: MailSettings },
  request: DeliveryRequest,
  says: DeliveryWords,
): Promise<Round> {
  return inOwnFolder(config, () => roundOf(config, request, says));
}

async function roundOf(
  config: Config & { readonly mail: MailSettings },
  { period, only }: DeliveryRequest,
  says: DeliveryWords,
): Promise<Round> {
  const { out, mail, aliases } = config;
  const { months } = await readBooks(config);
  const closed = months.find((month) => month.period === period);
  if (closed === undefined) throw new FatalError([says.notClosed(period)]);
  const run = FIGURES.safeParse(closed.run);
  if (!run.success) throw new FatalError([says.otherVersion(period, closed.run.engine)]);

  const parcels = new Parcels(run.data, mail, aliases);
  const client = only === null ? null : parcels.clientNamed(only);
  const asked = only === null ? parcels.all : parcels.all.filter((parcel) => parcel.client === client);
  if (only !== null && asked.length === 0) throw new FatalError([says.noMessage(only)]);
  const closedWith = new Map(run.data.outputs.map(({ file, sha256 }) => [file, sha256]));
  const { closedAt, seal } = closed;
  const round = { says, out, period, closedAt, seal, mail, parcels, asked, closedWith };
  for (const { file } of asked) await attachmentOf(file, round);
  return round;
}

/** Throws FatalError when the month is no longer closed as it was. */
async function assertClosed({ out, period, seal, says }: Round): Promise<void> {
  const now = await readFile(join(closedFolder({ out }), recordFile(period)), "utf8")
    .then((text) => JSON.parse(text) as { seal?: unknown } | null)
    .catch(() => null);
  if (now?.seal !== seal) throw new FatalError([says.reopened(period)]);
}

async function attachmentOf(file: string, { out, period, closedWith, says }: Round): Promise<Attachment> {
  const path = join(out, period, file);
  const bytes = await readFile(path).catch((error) => {
    throw new FatalError([says.missing(path, errorCode(error))]);
  });
  const sha256 = sha256Of(bytes);
  if (closedWith.get(file) !== sha256) throw new FatalError([says.changed(path)]);
  return { file, sha256, bytes };
}

async function messageOf({ letter, file, to }: Parcel, date: Date, round: Round): Promise<Message> {
  return posted(letter, await attachmentOf(file, round), { from: round.mail.from, to, date });
}

/** Writes each message as an `.eml` file. */
async function written(
  round: Round,
  _request: DeliveryRequest,
  held: HeldFolder,
  { print }: Surroundings,
): Promise<ExitCode> {
  const { says, period, asked } = round;
  const folder = join(round.out, "mail", period);
  const names = fileNames(
    asked.map(({ name }) => name),
    ".eml",
    [],
  );
  try {
    await held.assertHeld();
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const old of await readdir(folder)) if (old.endsWith(".eml")) await rm(join(folder, old));
    for (const [index, parcel] of asked.entries()) {
      const { bytes } = await messageOf(parcel, new Date(round.closedAt), round);
      await held.assertHeld();
      await writeFile(join(folder, names[index] ?? ""), bytes, { mode: 0o600 });
    }
  } catch (error) {
    throw error instanceof FatalError ? error : new FatalError([says.unwritable(folder, errorCode(error))]);
  }
  print(says.head(period, asked.length));
  for (const line of recipientLines(round)) print(line);
  print(says.written(relative(process.cwd(), folder) || "."));
  return round.parcels.strangers.length === 0 ? 0 : 1;
}

/** Sends each message that was not sent. */
async function sent(
  round: Round,
  request: DeliveryRequest,
  held: HeldFolder,
  around: Surroundings,
): Promise<ExitCode> {
  const { says, mail, period } = round;
  const { print, now } = around;
  const server = new MailServer(mail.server, credentials(mail.server, around.environment), around.step);
  await held.assertHeld(); // the journal's end is mended when it is opened
  const outbox = await Outbox.open(join(round.out, "mail", `${period}.jsonl`), says);
  try {
    await settle(round, request, outbox, held, around);
    const dispatcher = new Dispatcher(outbox, server, held, now);
    const messages = round.asked.flatMap((parcel) => parcel.to.map((to) => ({ parcel, to })));
    print(says.head(period, messages.length));
    for (const line of recipientLines(round)) print(line);
    let open = round.parcels.strangers.length;
    let isAnySent = false;
    for (const { parcel, to } of messages) {
      const named = { name: parcel.name, to: to.address };
      const message = () => messageOf(parcel, now(), round);
      const assertCurrent = () => assertClosed(round);
      try {
        const { sha256: workbook } = await attachmentOf(parcel.file, round);
        const outcome = await dispatcher
          .outcome({ client: parcel.client, from: mail.from, to, workbook, message, assertCurrent })
          .catch((error: unknown): Outcome => {
            if (!(error instanceof NoServer)) throw error;
            print(says.noServer(mail.server.host, error.message));
            return { kind: "untried" };
          });
        tell(outcome, named, round, around);
        if (outcome.kind === "sent" || (outcome.kind === "unknown" && outcome.response !== null))
          isAnySent = true;
        if (outcome.kind !== "sent" && outcome.kind !== "already") open += 1;
      } catch (error) {
        // Only when nothing is under way, or may be, is it told as such.
        if (!isAnySent || !(error instanceof FatalError)) throw error;
        for (const sentence of error.sentences) print(sentence);
        return 1;
      }
    }
    for (const line of openElsewhere(round, outbox)) {
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
    // Each event is on disk already.
    await outbox.close().catch(() => undefined);
  }
}

/** Writes down what a person says of messages on their way to whom the request names. */
async function settle(
  { says, parcels }: Round,
  { action, only }: DeliveryRequest,
  outbox: Outbox,
  held: HeldFolder,
  { now }: Surroundings,
): Promise<void> {
  if ((action.kind !== "resend" && action.kind !== "arrived") || only === null) return;
  const { kind: event, by, reason } = action;
  const client = parcels.clientNamed(only);
  const known = outbox.states().filter((state) => isFor(state, client));
  const unknown = known.filter(({ fate }) => fate === "unknown");
  // Where one address is in doubt, another that has its message gets no second one.
  const meant =
    unknown.length > 0 || event === "arrived" ? unknown : known.filter(({ fate }) => fate === "sent");
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

function tell(outcome: Outcome, named: Named, round: Round, { print, log }: Surroundings): void {
  const { says, period } = round;
  print(outcomeLine(outcome, named, says));
  const { kind, ...details } = outcome;
  const level = kind === "unknown" ? "error" : kind === "sent" || kind === "already" ? "info" : "warning";
  log(level, `mail.${kind}`, { period, ...named, ...details });
}

function outcomeLine(outcome: Outcome, named: Named, says: DeliveryWords): string {
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
      return says[outcome.kind](named, outcome.at);
    case "unknown":
      return says.unknown(named, outcome);
  }
}

function recipientLines({ parcels, says }: Round): string[] {
  const { strangers, without } = parcels;
  const none = without.length === 0 ? [] : [`  ${says.noAddress(without.join(", "))}`];
  return [...strangers.map(({ name, nearest }) => `  ${says.nobody(name, nearest)}`), ...none];
}

/** Messages in doubt to addresses that the configuration no longer has. */
function openElsewhere({ says, parcels, asked, period }: Round, outbox: Outbox): string[] {
  if (asked.length < parcels.all.length) return [];
  const isConfigured = (state: MessageState) =>
    asked.some(
      (parcel) => isFor(state, parcel.client) && parcel.to.some(({ address }) => address === state.to),
    );
  return outbox
    .states()
    .filter((state) => state.fate === "unknown" && !isConfigured(state))
    .flatMap(({ client, to, last }) =>
      last === null ? [] : [says.unknown({ name: client ?? `Summary ${period}`, to }, last)],
    );
}
