/**
 * The laws between a month's `run.json` and that of the month closed before, computed from these two alone: no rule, no
 * register, no log. The caller supplies the clients' identities and the changes in between.
 */

import type { RunJson } from "../../../batch/documents/run-json.ts";
import type { Reach } from "./kept-firm.ts";

type ClientRun = RunJson["clients"][number];
type BankRun = ClientRun["banks"][number];

/** An entry of a closed day, when the previous month was closed and now; null if there is none. */
export interface ChangedEntry {
  readonly was: number | null;
  readonly is: number | null;
}

export interface Between {
  /** Whether two names belong to one client now, and whether they ever did. */
  readonly sameNow: (a: string, b: string) => boolean;
  readonly sameEver: (a: string, b: string) => boolean;
  /** What may be reported about closed months. */
  readonly reach: Reach;
  /** Changed entries of closed days, by id; null if unknown. */
  readonly entries: ReadonlyMap<string, ChangedEntry> | null;
  /** Minutes placed in the months closed so far, with the reported changes; null if there is later work too. */
  readonly placedBefore: number | null;
}

/** The laws that fail, in sentences. `before` is the month closed before; null for the first. */
export function broken(run: RunJson, before: RunJson | null, between: Between): string[] {
  const faults: string[] = [];
  const must = (holds: boolean, sentence: () => string) => {
    if (!holds) faults.push(`${run.period}: ${sentence()}`);
  };
  controlHolds(run, between, must);
  for (const client of run.clients) clientHolds(client, must);
  if (before === null) {
    must(
      run.clients.every((one) => one.priorPeriod.length === 0 && one.banks.every((b) => b.priorPeriod === 0)),
      () => "nothing is closed, and something is reported of closed months",
    );
    return faults;
  }
  opensAsClosed(run, before, between, must);
  reportIsWhatChanged(run, between, must);
  for (const client of run.clients) soonestGivesFirst(client, run, must);
  return faults;
}

type Must = (holds: boolean, sentence: () => string) => void;

/** All minutes placed in the month, and the changes reported for closed months. */
export function placedIn({ clients }: RunJson): number {
  const inMonth = clients.flatMap(({ placed }) => Object.values(placed));
  const since = clients.flatMap((one) => effectsOf(one).map(({ raw }) => raw));
  return total([...inMonth, ...since]);
}

/** A11: each minute read has one outcome, per file and in total; each placed minute is in one month of one client. */
function controlHolds(run: RunJson, { placedBefore }: Between, must: Must): void {
  const { control, inputs } = run;
  must(
    control.minutesRead === control.minutesPlaced + control.minutesRejected + control.minutesDuplicate,
    () => `minutes read are not placed + rejected + duplicate: ${text(control)}`,
  );
  must(
    control.entriesRead === control.entriesPlaced + control.entriesRejected + control.entriesDuplicate,
    () => `entries read are not placed + rejected + duplicate: ${text(control)}`,
  );
  for (const input of inputs)
    must(
      input.minutes === input.minutesPlaced + input.minutesRejected + input.minutesDuplicate,
      () => `minutes of a file are not placed + rejected + duplicate: ${text(input)}`,
    );
  must(
    total(inputs.map(({ minutes }) => minutes)) === control.minutesRead &&
      total(inputs.map(({ minutesPlaced }) => minutesPlaced)) === control.minutesPlaced,
    () => "the files do not add up to the control totals",
  );
  if (placedBefore === null) return;
  const placed = placedBefore + placedIn(run);
  must(
    control.minutesPlaced === placed,
    () =>
      `${control.minutesPlaced} min are placed, and the months with what is reported of them hold ${placed}`,
  );
}

/** R8: what is owed adds up in hours, in days and in money, and a bank's minutes are those of its roll-forward. */
function owedHolds({ client, banks, owed = [] }: ClientRun, must: Must): void {
  for (const line of owed) {
    for (const [what, of] of Object.entries({ units: line.units, cents: line.cents })) {
      const { opening, priorPeriod, sold, carriedIn, adjusted, earned, lapsed, carriedOut, closing } = of;
      const given = total([opening, priorPeriod, sold, carriedIn, adjusted].map((own) => own ?? 0));
      const taken = total([earned, lapsed, carriedOut, closing].map((own) => own ?? 0));
      must(given === taken, () => `${client}: what is owed does not add up in ${what}: ${text(line)}`);
    }
  }
  const minutes = owed.filter(({ counts }) => counts === "minutes").map(({ units }) => units);
  const ofOwed = minutes.map((own) => [own.opening, own.priorPeriod, own.earned, own.closing]);
  const ofBanks = banks.map((own) => [own.opening, own.priorPeriod, own.used, own.closing]);
  must(text(ofOwed) === text(ofBanks), () => `${client}: owed are ${text(ofOwed)}, not ${text(ofBanks)}`);
}

/** What clients are owed at one end of a month: units and cents, by what is counted. */
function owedAt(clients: readonly ClientRun[], at: "opening" | "closing"): Record<string, number[]> {
  const lines = clients.flatMap(({ owed = [] }) => owed);
  const of = (counts: string) => {
    const own = lines.filter((line) => line.counts === counts);
    return [
      total(own.map(({ units }) => units[at])),
      total(own.map(({ cents }) => cents[at] ?? 0)),
      total(own.map(({ withoutCost }) => withoutCost?.[at] ?? 0)),
    ];
  };
  return { minutes: of("minutes"), days: of("days") };
}

function clientHolds(client: ClientRun, must: Must): void {
  owedHolds(client, must);
  const { client: name, banks, charged, billable, toConfirm, toBill } = client;
  for (const bank of banks) {
    const { opening, priorPeriod, bought, carriedIn, adjusted, used, expired, carriedOut, closing } = bank;
    must(
      opening + priorPeriod + bought + carriedIn + adjusted - used - expired - carriedOut === closing,
      () => `${name}, ${nameOf(bank)}: does not add up: ${text(bank)}`,
    );
  }
  must(
    total(banks.map(({ used }) => used)) === charged.bank,
    () =>
      `${name}: the banks gave ${total(banks.map(({ used }) => used))}, and ${charged.bank} are charged to them`,
  );
  const effects = effectsOf(client);
  for (const key of new Set([...banks, ...effects.flatMap(({ bank }) => bank ?? [])].map(fullNameOf))) {
    const prior = total(banks.filter((own) => fullNameOf(own) === key).map(({ priorPeriod }) => priorPeriod));
    const reported = total(
      effects.filter((own) => own.bank !== null && fullNameOf(own.bank) === key).map((own) => own.change),
    );
    must(prior === reported, () => `${name}, ${key}: prior period is ${prior}, and ${reported} are reported`);
  }
  const since = effects.filter(({ on }) => on === "billable");
  const minutes = billable.minutes - toConfirm.minutes + total(since.map((own) => own.charged));
  must(toBill.minutes === minutes, () => `${name}: ${toBill.minutes} min are to be billed, not ${minutes}`);
  if (billable.cents === null || toConfirm.cents === null || since.some((own) => own.cents === null)) return;
  const cents = billable.cents - toConfirm.cents + total(since.map((own) => own.cents ?? 0));
  must(toBill.cents === cents, () => `${name}: ${toBill.cents} cents are to be billed, not ${cents}`);
}

/** M1, M2: each client's banks open with what they were closed at, whatever the client is called now. */
function opensAsClosed(run: RunJson, before: RunJson, { sameNow, sameEver }: Between, must: Must): void {
  const all = [...new Set([...before.clients, ...run.clients].map(({ client }) => client))];
  const done = new Set<string>();
  for (const name of all) {
    if (done.has(name)) continue;
    const own = all.filter((other) => sameEver(name, other));
    for (const one of own) done.add(one);
    const isOwn = ({ client }: ClientRun) => own.includes(client);
    const closed = balances(before.clients.filter(isOwn), ({ closing }) => closing);
    const opened = balances(run.clients.filter(isOwn), ({ opening }) => opening);
    must(
      text(closed) === text(opened),
      () => `${own.join(" = ")}: closed at ${text(closed)}, opens with ${text(opened)}`,
    );
    const [was, is] = [
      owedAt(before.clients.filter(isOwn), "closing"),
      owedAt(run.clients.filter(isOwn), "opening"),
    ];
    must(text(was) === text(is), () => `${own.join(" = ")}: owed were ${text(was)}, opens with ${text(is)}`);
  }
  for (const [index, { client }] of run.clients.entries()) {
    const twin = run.clients.slice(0, index).find((other) => sameNow(other.client, client));
    must(twin === undefined, () => `${twin?.client} and ${client} are one client, and are shown as two`);
  }
}

/** The non-empty banks, in order. */
function balances(clients: readonly ClientRun[], of: (bank: BankRun) => number): string[] {
  const banks = clients.flatMap((client) => client.banks).filter((bank) => of(bank) !== 0);
  return banks.map((bank) => `${nameOf(bank)}: ${of(bank)}`).sort();
}

/** M2: the reported changes are exactly the actual changes. */
function reportIsWhatChanged({ clients }: RunJson, { reach, entries }: Between, must: Must): void {
  const reported = clients.flatMap(({ client, priorPeriod }) =>
    priorPeriod.map((change) => ({ client, ...change })),
  );
  must(
    reach !== "nothing" || reported.length === 0,
    () => `nothing changed, and this is reported: ${text(reported)}`,
  );
  const moved = clients.flatMap(({ client, banks }) =>
    banks
      .filter(({ priorPeriod }) => priorPeriod !== 0)
      .map((bank) => `${client}, ${nameOf(bank)}: ${bank.priorPeriod}`),
  );
  must(reach === "anything" || moved.length === 0, () => `nothing changed, and banks moved: ${text(moved)}`);
  const owed = clients.flatMap(({ owed: lines = [] }) =>
    lines.filter(({ cents }) => cents.priorPeriod !== 0),
  );
  must(reach === "anything" || owed.length === 0, () => `nothing changed, and this is owed: ${text(owed)}`);
  if (entries === null) return;
  const own = reported.filter(({ what, cause }) => what === "entry" && OWN_CAUSES.has(cause));
  for (const [id, { was, is }] of entries) {
    const changes = own.filter((change) => change.id === id);
    const [change] = changes;
    must(
      changes.length === 1 && change?.minutesBefore === was && change.minutes === is,
      () => `#${id} was ${was} min and is ${is}: reported as ${text(changes)}`,
    );
  }
  const others = own.filter(({ id }) => !entries.has(id));
  must(others.length === 0, () => `reported although it did not change: ${text(others)}`);
}

/** Causes within the entry itself. */
const OWN_CAUSES: ReadonlySet<string> = new Set([
  "NEW_FILE",
  "FILE_CHANGED",
  "FILE_GONE",
  "NOW_COUNTED",
  "NO_LONGER_COUNTED",
  "ENTRY_CHANGED",
]);

/** M2: of two banks of a plan that are in force all month, the later one gives only what the earlier one lacks. */
function soonestGivesFirst({ client, banks }: ClientRun, { period, asOf }: RunJson, must: Must): void {
  const steady = banks.filter(
    ({ start, expires, adjusted, bought, carriedIn }) =>
      start < period && expires > asOf && adjusted === 0 && bought === 0 && carriedIn === 0,
  );
  for (const later of steady.filter(({ used }) => used > 0))
    for (const sooner of steady)
      must(
        sooner.plan !== later.plan || sooner.expires >= later.expires || sooner.closing === 0,
        () => `${client}: ${nameOf(later)} gave ${later.used} while ${nameOf(sooner)} has ${sooner.closing}`,
      );
}

function effectsOf({ priorPeriod }: ClientRun) {
  return priorPeriod.flatMap(({ effects }) => effects);
}

interface Named {
  readonly plan: string;
  readonly start: string;
}

/** With its client before that client was joined with others. */
function fullNameOf(bank: Named & { readonly formerly: string | null }): string {
  return `${nameOf(bank)}${bank.formerly === null ? "" : `, once of ${bank.formerly}`}`;
}

/** Its present or former client. */
function nameOf({ plan, start }: Named): string {
  return `${plan} of ${start}`;
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

const text = (value: unknown): string => JSON.stringify(value);
