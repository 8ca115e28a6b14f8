/**
 * Delivers the letters about renewals that are due today (R7): once each, by the inputs as they are now.
 *
 * Laws: a letter is one of a client, a plan's expiry, a step and an address, whatever the client is called today; a
 * renewal that is paid or declined gets none, as it is not due; nor does one without a price, or of a client with a row
 * of the register that can't be used, which may be that very payment: both are told. An unreadable input stops all.
 */

import { join } from "node:path";
import { outcomeOf } from "../../core/firm/exception-groups.ts";
import { type LetterStep, letterStep } from "../../core/rules/renewal.ts";
import { type CalendarDate, day, formatDate } from "../../core/values/calendar.ts";
import { nameKey } from "../../core/values/names.ts";
import { describe } from "../../core/words/describe.ts";
import { WORDS } from "../../core/words/words.ts";
import type { Address } from "../config/mail-settings.ts";
import { Recipients } from "../config/recipients.ts";
import { FatalError } from "../disk/fatal-error.ts";
import { dayIn, momentText } from "../disk/zone-clock.ts";
import { reason } from "../documents/exceptions-csv.ts";
import { type KeptClient, type Month, needsAttention } from "../month/month.ts";
import { readMonth } from "../run/month-parts.ts";
import type { ExitCode } from "../run/month-run.ts";
import { inOwnFolder } from "../run/own-folder.ts";
import { NO_PROGRESS } from "../run/progress.ts";
import { recipientLines } from "./delivery.ts";
import { type Mailing, withoutRepeats } from "./mailings.ts";
import { type LetterId, type MessageState, statesIn } from "./outbox.ts";
import { type PricedOffer, renewalLetter } from "./renewal-letter.ts";
import {
  type DeliveryContext,
  delivered,
  type MailConfig,
  type Named,
  type Ready,
  type SendingRequest,
} from "./sending.ts";

/** Delivers the letters of today. Errors are printed, not thrown, unless they are defects of ours. */
export async function deliverRenewals(request: SendingRequest, context: DeliveryContext): Promise<ExitCode> {
  return delivered(request, context, async (config) => {
    const today = dayIn(context.now(), config.timeZone);
    const period = formatDate(today).slice(0, "YYYY-MM".length);
    const { month } = await inOwnFolder(config, () =>
      readMonth({ period, until: today }, config, NO_PROGRESS),
    );
    return readyLetters(month, config, request);
  });
}

/** A renewal whose letter is due today. */
interface Due {
  readonly of: KeptClient;
  readonly offer: KeptClient["outlook"]["offers"][number];
  readonly step: LetterStep;
  /** As the journal knows the client: for the bank of a joined client, the former one. */
  readonly client: string;
  readonly label: string;
}

async function readyLetters(month: Month, config: MailConfig, request: SendingRequest): Promise<Ready> {
  const { out, mail, language, timeZone } = config;
  const { only, action } = request;
  const { delivery: says, writing } = WORDS[language];
  const recipients = recipientsOf(month, config);
  const whose = only === null ? undefined : recipients.clientNamed(only);
  const due = dueLetters(month, config).filter(({ of }) => only === null || of.client.name === whose);
  const addressed = due.filter(({ of }) => recipients.of(of.client.name).length > 0);
  const isSettled = action.kind === "resend" || action.kind === "arrived";
  if (only !== null && addressed.length === 0 && !isSettled)
    throw new FatalError([says.renewals.noLetter(only)]);
  const faults = new Map(addressed.map((one) => [one, faultOf(one, config)]));
  const { ownerOf, clientNow } = namesOf(month);
  const journal = join(out, "mail", "renewals.jsonl");
  const sendable = addressed
    .filter((one) => faults.get(one) === null)
    .map((one) => mailingOf(one, withoutRepeats(recipients.of(one.of.client.name)), month, config));
  const when = (at: string) => momentText(new Date(at), timeZone, language);
  const tried =
    action.kind === "dry_run"
      ? await dryRun(sendable, { month, config, journal, clientNow, when })
      : { requested: sendable, notes: [], open: 0 };
  const held = [...faults].flatMap(([{ label }, fault]) =>
    fault === null ? [] : [says.renewals.held(label, fault)],
  );
  const { unmatched } = recipients;
  const withoutAddress = new Set(
    due.filter((one) => !addressed.includes(one)).map((one) => one.of.client.name),
  );
  const leftOut = month.exceptions.filter(
    (exception) => needsAttention(exception, month.period) && outcomeOf(exception) === "left_out",
  );
  return {
    ...{ says, language, mail, journal, when, ownerOf, clientNow },
    folder: join(out, "mail", "renewals"),
    requested: tried.requested,
    isAll: only === null,
    head: (letters) => says.renewals.head(writing.date(month.asOf), letters),
    notes: [
      ...tried.notes,
      ...held,
      ...recipientLines({ unmatched, withoutAddress: [...withoutAddress] }, config),
      ...(leftOut.length === 0 ? [] : [`  ${says.renewals.leftOut(leftOut.length)}`]),
    ],
    open: tried.open + held.length + unmatched.length + leftOut.length,
    date: new Date(`${formatDate(month.asOf)}T00:00:00Z`),
    facts: { day: formatDate(month.asOf) },
    attachment: async () => null,
    assertCurrent: async () => undefined,
    clientNamed: (name) => recipients.clientNamed(name),
    named: (state) => namedOf(state, ownerOf, config),
    // Once the term is over, nobody can act on the letter any more.
    isAsked: ({ letter }) => letter !== undefined && day(letter.expires) > month.asOf,
    nothingToSettle: says.renewals.nothingToSettle,
  };
}

/** By any of their names, those of the register too. */
function recipientsOf({ clients, asOf }: Month, { mail, aliases }: MailConfig): Recipients {
  const others = clients.flatMap(({ client: { name, contracts } }) =>
    contracts.flatMap((row) => row.aliases.map((alias) => [alias, name] as const)),
  );
  const names = clients.map(({ client }) => client.name);
  return new Recipients(names, asOf, mail, { ...Object.fromEntries(others), ...aliases });
}

/** R7: in order of client. */
function dueLetters({ clients, asOf, reminderDays }: Month, { language }: MailConfig): Due[] {
  const { writing } = WORDS[language];
  return clients.flatMap((of) =>
    of.outlook.offers.flatMap((offer): Due[] => {
      const { plan, expires, terms } = offer.due;
      const step = letterStep(plan, expires, asOf, reminderDays);
      if (step === null) return [];
      const former = terms[0]?.formerly ?? null;
      const whose = former === null ? of.client.name : `${of.client.name} (${former})`;
      const label = writing.list([whose, planText({ plan, expires: formatDate(expires) }, language)]);
      return [{ of, offer, step, client: former ?? of.client.name, label }];
    }),
  );
}

function planText(
  { plan, expires }: Pick<LetterId, "plan" | "expires">,
  language: MailConfig["language"],
): string {
  return `${WORDS[language].rules.plans[plan]} ${expires}`;
}

/** Why a letter can't be sent, as a sentence; null when it can. */
function faultOf({ of, offer }: Due, { language }: MailConfig): string | null {
  const { due, onTime, late } = offer;
  const register = due.terms[0]?.contract.file;
  const refused = of.exceptions.find(
    (exception) => exception.file === register && outcomeOf(exception) === "left_out",
  );
  if (refused !== undefined) return `${refused.file}:${refused.line}  ${reason(refused, language)}`;
  if (onTime !== null && late !== null) return null;
  return due.problem === null ? WORDS[language].rules.noPrice : describe(due.problem, language);
}

function mailingOf(
  { of: { client }, offer, step, client: whose, label }: Due,
  to: readonly Address[],
  { asOf }: Month,
  { filesLanguage, currency, mail }: MailConfig,
): Mailing {
  const { plan, expires } = offer.due;
  const writing = { asOf, currency, sentences: mail.renewals };
  return {
    ...{ client: whose, name: client.name, label, file: null, to },
    id: { plan, expires: formatDate(expires), step },
    letter: renewalLetter(client.name, offer as PricedOffer, client.language ?? filesLanguage, writing),
  };
}

/** What a dry run needs to know of today. */
interface DryRun extends Pick<Ready, "journal" | "clientNow" | "when"> {
  readonly month: Month;
  readonly config: MailConfig;
}

/** The letters that would be sent, and what is told of each: why it would be, or when it was sent. */
async function dryRun(
  letters: readonly Mailing[],
  { month: { asOf }, config: { language }, journal, clientNow, when }: DryRun,
): Promise<Pick<Ready, "requested" | "notes" | "open">> {
  const { delivery: says } = WORDS[language];
  const states = await statesIn(journal, language, clientNow);
  const notes: string[] = [];
  let open = 0;
  const requested = letters.map((mailing) => {
    const { client, name, label, id } = mailing;
    const to = mailing.to.filter(({ address }) => {
      const state = states.of({ client, to: address, letter: id });
      const named = { name, label, to: address };
      if (state?.last && state.status !== "unsent") {
        const about = { ...state.last, at: when(state.last.at) };
        notes.push(state.status === "sent" ? says.already(named, about.at) : says.unknown(named, about));
        if (state.status === "unknown") open += 1;
        return false;
      }
      if (id !== undefined) notes.push(says.renewals.wouldGo(named, whyText(id, asOf, language)));
      return true;
    });
    return { ...mailing, to };
  });
  return { requested: requested.filter(({ to }) => to.length > 0), notes, open };
}

function whyText({ expires, step }: LetterId, asOf: CalendarDate, language: MailConfig["language"]): string {
  const { why } = WORDS[language].delivery.renewals;
  return step === "invoice" ? why.invoice : why.days(step, day(expires) - asOf);
}

/** Today's names of clients that the journal may know by another one. */
function namesOf({ clients }: Month): Pick<Ready, "ownerOf" | "clientNow"> {
  const owners = new Map(
    clients.flatMap(({ client, names }) => names.map((key) => [key, client.name] as const)),
  );
  const former = new Set(
    clients.flatMap(({ outlook }) =>
      outlook.offers.flatMap(({ due }) => due.terms.map(({ formerly }) => formerly && nameKey(formerly))),
    ),
  );
  const ownerOf = (name: string) => owners.get(nameKey(name)) ?? name;
  // The bank of a joined client is renewed by itself, so its letters stay apart.
  return { ownerOf, clientNow: (name) => (former.has(nameKey(name)) ? name : ownerOf(name)) };
}

function namedOf(
  { client, to, letter }: MessageState,
  ownerOf: Ready["ownerOf"],
  { language }: MailConfig,
): Named {
  const name = ownerOf(client ?? "");
  const about = letter === undefined ? [] : [planText(letter, language)];
  return { name, label: WORDS[language].writing.list([name, ...about]), to };
}
