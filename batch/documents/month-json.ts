/**
 * The figures of a run, of a month as it was reconciled, in the form that `run-json.ts` promises.
 *
 * Law: figures are taken over, none is worked out here.
 */

import { type AnnouncedPrice, announcedPrices } from "../../core/figures/announced-prices.ts";
import type { Billable, BillTotal } from "../../core/figures/bill-total.ts";
import { toBill } from "../../core/figures/billing.ts";
import type { ClientOverview, Flag } from "../../core/figures/firm-overview.ts";
import type { Hours } from "../../core/figures/holdings.ts";
import { hasUnknownCost, OWED_COLUMNS, type OwedLine } from "../../core/figures/hours-owed.ts";
import { pace } from "../../core/figures/pace.ts";
import type { Projection } from "../../core/figures/projection.ts";
import type { RenewalOffer } from "../../core/figures/renewal-offers.ts";
import type { RenewalDue } from "../../core/figures/renewals-due.ts";
import type { RollForward } from "../../core/figures/roll-forward.ts";
import { BILLABLE_REASONS, type Statement } from "../../core/figures/statement.ts";
import { type Control, noControl } from "../../core/firm/control.ts";
import { NO_IDS } from "../../core/firm/read-ids.ts";
import { isInForce } from "../../core/rules/bank.ts";
import { knownCost } from "../../core/rules/lots.ts";
import { BANK_PLANS } from "../../core/rules/plans.ts";
import { lastDayOnTime } from "../../core/rules/renewal.ts";
import { type CalendarDate, formatDate } from "../../core/values/calendar.ts";
import { recordOf } from "../../core/values/grouping.ts";
import { compareText } from "../../core/values/names.ts";
import { changeJson } from "../books/change-json.ts";
import type { Config } from "../config/config.ts";
import { ENGINE } from "../disk/engine.ts";
import type { KeptClient, Month } from "../month/month.ts";
import { becauseJson } from "./because-json.ts";
import type { RunJson } from "./run-json.ts";

interface RunFiles {
  /** The workbook of each client. */
  readonly fileOf: (client: KeptClient) => string;
  /** Its page; absent or null where it has none. */
  readonly pageOf?: ((client: KeptClient) => string) | null;
  /** Everything written beside run.json. */
  readonly outputs: RunJson["outputs"];
}

/** The run's figures. */
export function runJson(
  month: Month,
  { language, currency }: Pick<Config, "language" | "currency">,
  { fileOf, pageOf = null, outputs }: RunFiles,
): RunJson {
  const { overview, checks } = month;
  return {
    schema: 1,
    engine: ENGINE,
    period: month.name,
    asOf: formatDate(month.asOf),
    language,
    currency,
    control: controlJson(month.control),
    clients: overview.clients.map((client) => {
      const { account } = client;
      return clientJson(
        client,
        month,
        { file: fileOf(account), ...(pageOf && { page: pageOf(account) }) },
        language,
      );
    }),
    overview: overviewJson(month),
    checks: [...checks],
    exceptions: exceptionsJson(month),
    inputs: inputsJson(month),
    notRead: month.notRead.map(({ file, why }) => ({ file, why })),
    outputs,
  };
}

function controlJson(control: Control): RunJson["control"] {
  const { entriesRead, minutesRead } = control;
  const { entriesPlaced, entriesRejected, entriesDuplicate, ...placed } = outcomesJson(control);
  return { entriesRead, entriesPlaced, entriesRejected, entriesDuplicate, minutesRead, ...placed };
}

function outcomesJson(control: Control) {
  const { entriesPlaced, entriesRejected, entriesDuplicate } = control;
  const { minutesPlaced, minutesRejected, minutesDuplicate } = control;
  return {
    entriesPlaced,
    entriesRejected,
    entriesDuplicate,
    minutesPlaced,
    minutesRejected,
    minutesDuplicate,
  };
}

function clientJson(
  { account, hours, nextRenewal, flags }: ClientOverview<KeptClient>,
  { asOf }: Month,
  files: Pick<RunJson["clients"][number], "file" | "page">,
  firmLanguage: RunJson["language"],
): RunJson["clients"][number] {
  const { client, statement, outlook } = account;
  const { orange, placed, charged, billable, held, toConfirm } = statement;
  return {
    client: client.name,
    language: client.language ?? firmLanguage,
    ...files,
    plans: [...account.plans],
    lapsed: statement.lapsed.map(({ plan, expires }) => ({ plan, expires: formatDate(expires) })),
    exceptions: account.exceptions.length,
    banks: banksJson(account, asOf),
    orange: { ...orange },
    placed: { ...placed },
    charged: { ...charged },
    billable: reasonsJson(billable),
    toConfirm: {
      ...billableJson(held),
      overages: toConfirm.map((overage) => ({ date: formatDate(overage.date), ...billableJson(overage) })),
    },
    toBill: billJson(toBill(statement)),
    bill: account.bill.map(({ because: why, level, from, to, ...own }) => ({
      because: becauseJson(why),
      level,
      ...billableJson(own),
      from: formatDate(from),
      to: formatDate(to),
    })),
    decision: outlook.decision.is,
    unpaid: outlook.unpaid.map(({ plan: own, quantity, since, due }) => ({
      ...{ plan: own, quantity, since: formatDate(since), cents: due.price },
    })),
    declined: outlook.declined.map(({ plan: own, quantity, expires, left }) => ({
      ...{ plan: own, quantity, expires: formatDate(expires), left },
    })),
    notices: account.notices.map(({ bank, step, on, left }) => {
      const { held } = pace(bank, asOf);
      return { plan: bank.plan, step, on: formatDate(on), left, held };
    }),
    owed: account.owed.map(({ start, expires, copy, formerly, ...line }) => ({
      ...{ plan: line.plan, start: formatDate(start), expires: formatDate(expires), copy, formerly },
      ...owedJson(line),
    })),
    priorPeriod: statement.priorPeriod.map(changeJson),
    renewals: outlook.offers.map(renewalJson),
    renewed: account.renewed.map(({ plan, expires, paidOn, price }) => ({
      ...{ plan, expires: formatDate(expires), paidOn: formatDate(paidOn), cents: price },
    })),
    nextRenewal: offersOf(account, nextRenewal === null ? [] : [nextRenewal]).map(renewalJson)[0] ?? null,
    hours: hours && hoursJson(hours),
    flags: flags.map(flagJson),
  };
}

type Overview = RunJson["overview"];

function overviewJson({ overview: of, prices }: Month): Overview {
  const announced = announcedPrices(of, prices).map(({ account, offer: { due }, onTime, late }) => ({
    client: account.client.name,
    ...{ plan: due.plan, quantity: due.quantity, expires: formatDate(due.expires) },
    ...{ onTime: announcedJson(onTime), late: announcedJson(late) },
  }));
  return {
    until: formatDate(of.until),
    banksInForce: of.banksInForce,
    hours: hoursJson(of.hours),
    hoursByPlan: BANK_PLANS.map((plan) => ({ plan, ...hoursJson(of.hoursByPlan[plan]) })),
    drawn: of.drawn,
    overage: of.overage,
    billable: reasonsJson(of.billable),
    toConfirm: billableJson(of.toConfirm),
    billed: billableJson(of.billed),
    toBill: billJson(of.toBill),
    renewals: of.renewals.flatMap(({ account, due }) =>
      offersOf(account, [due]).map((offer) => ({ client: account.client.name, ...renewalJson(offer) })),
    ),
    ...(announced.length > 0 && { announced }),
    renewalsOnTimeCents: of.renewalsOnTime,
    owed: of.owed.map((own) => ({ ...owedJson(own), lines: own.lines, unknown: own.unknown })),
    flagged: { ...of.flagged },
    exceptions: { ...of.exceptions },
  };
}

function announcedJson({ on, before, after, from }: AnnouncedPrice) {
  return { on: formatDate(on), cents: before, announcedCents: after, from: from && formatDate(from) };
}

function hoursJson({ held, used, left, atRisk, safe }: Hours): Overview["hours"] {
  return { held, used, left, atRisk, safe };
}

function billableJson({ charged, amount }: Billable): Overview["billed"] {
  return { minutes: charged, cents: amount };
}

function reasonsJson(of: Statement["billable"]): Overview["billable"] {
  const reasons = BILLABLE_REASONS.filter((reason) => of[reason].charged > 0);
  return {
    ...billableJson(of.total),
    reasons: reasons.map((reason) => ({ reason, ...billableJson(of[reason]) })),
  };
}

function billJson({ charged, amount, unrated }: BillTotal): Overview["toBill"] {
  return { minutes: charged, cents: amount, withoutRate: unrated };
}

function owedJson(line: Pick<OwedLine, "plan" | "counts" | "amounts">) {
  const { plan, counts, amounts } = line;
  return {
    plan,
    counts,
    units: recordOf(OWED_COLUMNS, (column) => amounts[column].units),
    cents: recordOf(OWED_COLUMNS, (column) => knownCost(amounts[column])),
    ...(hasUnknownCost(line) && {
      withoutCost: recordOf(OWED_COLUMNS, (column) => amounts[column].withoutCost),
    }),
  };
}

function flagJson({ code, plan, date, count }: Flag): RunJson["clients"][number]["flags"][number] {
  return { code, plan, date: date === null ? null : formatDate(date), count };
}

function offersOf({ outlook }: KeptClient, of: readonly RenewalDue[]): RenewalOffer[] {
  return outlook.offers.filter(({ due }) => of.includes(due));
}

function banksJson({ bankNames, statement, outlook }: KeptClient, asOf: CalendarDate): Bank[] {
  return statement.banks.map((roll) => {
    const projection = outlook.projections.get(roll.bank) ?? null;
    return {
      ...bankJson(roll, bankNames.get(roll.bank)?.copy ?? 1, asOf),
      expected: projection && expectedJson(projection),
    };
  });
}

function expectedJson({ exhaustsOn, leftAtExpiry, basis }: Projection): NonNullable<Bank["expected"]> {
  const { period, days, daysDrawn, used } = basis;
  const restsOn = { from: formatDate(period.from), to: formatDate(period.to), days, daysDrawn, used };
  return { exhaustsOn: exhaustsOn && formatDate(exhaustsOn), leftAtExpiry, restsOn };
}

function bankJson({ bank, ...minutes }: RollForward, copy: number, asOf: CalendarDate): Bank {
  const { plan, term, formerly } = bank;
  const { held, used, exhaustsOn } = pace(bank, asOf);
  return {
    plan,
    start: formatDate(term.start),
    expires: formatDate(term.expires),
    copy,
    formerly,
    ...minutes,
    held,
    usedToDate: used,
    exhaustsOn: exhaustsOn === null || !isInForce(bank, asOf) ? null : formatDate(exhaustsOn),
  };
}

type Bank = RunJson["clients"][number]["banks"][number];

function renewalJson({
  due,
  channel,
  onTime,
  late,
  keeps,
  isNear,
}: RenewalOffer): RunJson["clients"][number]["renewals"][number] {
  return {
    plan: due.plan,
    quantity: due.quantity,
    expires: formatDate(due.expires),
    invoiceOn: due.invoiceOn === null ? null : formatDate(due.invoiceOn),
    onTimeUntil: formatDate(lastDayOnTime(due.plan, due.expires)),
    onTimeCents: due.onTime?.price ?? null,
    lateCents: due.late?.price ?? null,
    coterm: due.coterm && { expires: formatDate(due.coterm.term.expires), cents: due.coterm.price },
    priceSource: due.onTime?.priceSource ?? null,
    carryAtStake: due.carryAtStake,
    channel,
    ownCents: onTime?.price ?? null,
    ownLateCents: late?.price ?? null,
    ownExpires: onTime && formatDate(onTime.term.expires),
    ownClause: onTime?.clause ?? null,
    keeps,
    near: isNear,
  };
}

function exceptionsJson({ exceptions }: Month): RunJson["exceptions"] {
  const counts = new Map<string, number>();
  for (const { problems } of exceptions) {
    for (const code of new Set(problems.map((problem) => problem.code)))
      counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts].map(([code, count]) => ({ code, count })).sort((a, b) => compareText(a.code, b.code));
}

function inputsJson({ logs, files, ids }: Month): RunJson["inputs"] {
  const read = new Map(files.map((file) => [file.file, file]));
  return logs.map(({ file, sha256 }) => {
    const counts = read.get(file) ?? noControl();
    const { entriesPlaced, entriesRejected, entriesDuplicate, ...minutes } = outcomesJson(counts);
    const { read: idsRead, placed: idsPlaced, leftOut: idsLeftOut } = ids.files.get(file) ?? NO_IDS;
    return {
      file,
      sha256,
      entries: counts.entriesRead,
      entriesPlaced,
      entriesRejected,
      entriesDuplicate,
      minutes: counts.minutesRead,
      ...minutes,
      idsRead,
      idsPlaced,
      idsLeftOut,
    };
  });
}
