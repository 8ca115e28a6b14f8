/**
 * Invoices a closed month: what it bills and which renewals are due, as files for the accounting software.
 *
 * Laws: only closed months are invoiced; the invoices are recorded first, in one step, and their files are made of the
 * record, so a run that was interrupted is completed by the next one, with the same numbers. Exit code 0: all is
 * invoiced; 1: something is not, or needs a look; 2: nothing was issued.
 */

import { readdir, rm } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { Clients } from "../../core/firm/clients.ts";
import { day } from "../../core/values/calendar.ts";
import type { Language } from "../../core/values/language.ts";
import { nameKey } from "../../core/values/names.ts";
import { WORDS, type Words } from "../../core/words/words.ts";
import type { BillingSettings } from "../config/billing-settings.ts";
import type { Config } from "../config/config.ts";
import { FatalError } from "../disk/fatal-error.ts";
import type { HeldFolder } from "../disk/run-lock.ts";
import { reasonOf } from "../disk/stop-sentences.ts";
import { clearStaged, type StagedFile, stagedFile } from "../disk/whole-file.ts";
import { dayIn } from "../disk/zone-clock.ts";
import type { ExitCode } from "../run/month-run.ts";
import { inOwnFolder } from "../run/own-folder.ts";
import { withConfig } from "../run/with-config.ts";
import type { BilledMonth } from "./billed-month.ts";
import { type InvoiceFile, invoiceFiles, type Writing } from "./files.ts";
import type { Invoice } from "./invoice.ts";
import { invoiceLines, notInvoicedLines, unconfirmedLines } from "./invoice-lines.ts";
import { Issued, invoicesFolder, issuingsSoFar, recordIssuing } from "./issued.ts";
import { layoutOf, plainLayout } from "./layout.ts";
import { monthsToInvoice } from "./months-to-invoice.ts";
import { type Draft, owed } from "./owed.ts";

interface InvoicingRequest {
  /** Path of the configuration file. */
  readonly config: string;
  /** `YYYY-MM`. */
  readonly period: string;
  readonly by: string;
  readonly at: Date;
  /** Shows what would be issued, also of a month that is not closed, and issues nothing. */
  readonly isDry: boolean;
}

interface InvoicingContext {
  readonly print: (line: string) => void;
  /** The folder that printed paths are relative to. */
  readonly cwd: string;
  /** The language of what is printed; as the configuration says, if left out. */
  readonly spoken?: Language;
}

/** Invoices a month. Errors are printed, not thrown, unless they are defects of ours. */
export async function invoiceMonth(request: InvoicingRequest, context: InvoicingContext): Promise<ExitCode> {
  const nothingIssued = ({ invoices }: Words) => invoices.nothingIssued;
  return withConfig(request.config, context, nothingIssued, async (config) => {
    const { billing } = config;
    if (billing === null) throw new FatalError([WORDS[config.language].invoices.noBilling(request.config)]);
    return inOwnFolder(config, (held) => invoiced({ ...config, billing }, request, held, context));
  });
}

type Billing = Config & { readonly billing: BillingSettings };

async function invoiced(
  config: Billing,
  request: InvoicingRequest,
  held: HeldFolder,
  context: InvoicingContext,
): Promise<ExitCode> {
  const { period, isDry, at, by } = request;
  const before = await issuingsSoFar(config);
  const issued = new Issued(before);
  const { months, newest, never } = await monthsToInvoice(request, issued, config);
  const found = owed({
    ...{ months, issued, period, billing: config.billing },
    today: dayIn(at, config.timeZone),
  });
  const invoices = numbered(found.drafts, issued, request, config);
  const writing = await writingOf(newest, config);
  const former = before.filter((own) => own.period === period).map((own) => own.invoices);
  // Made before anything is recorded, so that what a program can't take stops it in time.
  const files = invoiceFiles(stemOf(request), isDry ? [invoices] : [...former, invoices], writing);
  const staged = await stagedFiles(files, config);
  try {
    await held.assertHeld();
    if (!isDry && (invoices.length > 0 || !issued.periods.includes(period)))
      await recordIssuing({ event: "issued", at: at.toISOString(), by, period, invoices }, config);
  } catch (error) {
    for (const file of staged) await file.discard();
    throw error;
  }
  const unwritten = await placeFiles(staged, request, config);
  const looks = [...notInvoicedLines(found, config), ...writing.unknown, ...never, ...unwritten];
  const told = [
    ...invoiceLines(period, invoices, config),
    ...unconfirmedLines(found, config),
    ...looks,
    ...fileLines(files, writing, { request, config, context }),
  ];
  for (const line of told) context.print(line);
  return looks.length === 0 ? 0 : 1;
}

/** The numbers of a month go on where its last one ended. */
function numbered(
  drafts: readonly Draft[],
  issued: Issued,
  { period, isDry }: InvoicingRequest,
  { billing: { prefix }, language }: Billing,
): Invoice[] {
  const first = isDry ? 1 : issued.countOf(period) + 1;
  return drafts.map((draft, index) => {
    const number = String(first + index).padStart(3, "0");
    return {
      number: isDry ? WORDS[language].invoices.draftNumber(number) : `${prefix}${period}-${number}`,
      ...draft,
    };
  });
}

const DRAFT = "draft-";

function stemOf({ period, isDry }: InvoicingRequest): Parameters<typeof invoiceFiles>[0] {
  const draft = isDry ? DRAFT : "";
  return { invoices: `${draft}invoices-${period}`, credits: `${draft}credit-notes-${period}` };
}

interface FirmWriting extends Writing {
  /** Sentences about names in `billing.clients` that are no client's. */
  readonly unknown: readonly string[];
  /** Why the layout is not the one that was asked for. */
  readonly instead: readonly string[];
}

/** How the firm's invoices are written; what accounting software calls clients is found by any of their names. */
async function writingOf(newest: BilledMonth, config: Billing): Promise<FirmWriting> {
  const { billing, aliases, filesLanguage, language } = config;
  const says = WORDS[language].invoices;
  const asked = await layoutOf(config);
  const plain = plainLayout(billing.columns);
  // A tagged file brings the taxes, which its program does not add.
  const lacksTaxes = asked.format === "tagged" && billing.taxes.length === 0;
  const names = newest.clients.map(({ client }) => client);
  const clients = new Clients([], names, aliases);
  const keyOf = (name: string) => nameKey(clients.find(name, day(newest.asOf))?.name ?? name);
  const own = new Map(Object.entries(billing.clients).map(([name, of]) => [keyOf(name), of]));
  const keys = new Set(names.map(nameKey));
  const unknown = Object.keys(billing.clients).filter((name) => !keys.has(keyOf(name)));
  return {
    layout: lacksTaxes ? plain : asked,
    plain,
    of: {
      ...{ billing, currency: newest.currency, language: filesLanguage },
      ofClient: (client) => own.get(keyOf(client)) ?? {},
    },
    unknown: unknown.map((name) => says.unknownClient(name, clients.nearest(name))),
    instead: lacksTaxes ? [says.noTaxes(asked.program)] : [],
  };
}

/** Puts the files on disk, under temporary names. Throws FatalError, with none left, when one can't be written. */
async function stagedFiles(files: readonly InvoiceFile[], config: Config): Promise<StagedFile[]> {
  const folder = invoicesFolder(config);
  const staged: StagedFile[] = [];
  await clearStaged(folder).catch(() => undefined); // there is none yet
  for (const { name, bytes } of files) {
    const path = join(folder, name);
    const file = await stagedFile(path, bytes).catch(async (error: unknown) => {
      for (const other of staged) await other.discard();
      throw new FatalError([
        WORDS[config.language].invoices.unwritable(path, reasonOf(error, config.language)),
      ]);
    });
    staged.push(file);
  }
  return staged;
}

/**
 * Places the files; drafts, and the month's files of another layout, are cleared. Returns a sentence for each that can't
 * be placed: the invoices are recorded by then.
 */
async function placeFiles(
  staged: readonly StagedFile[],
  request: InvoicingRequest,
  config: Config,
): Promise<string[]> {
  const folder = invoicesFolder(config);
  const { unplaced } = WORDS[config.language].invoices;
  const sentences: string[] = [];
  for (const file of staged)
    await file.place().catch(async (error: unknown) => {
      sentences.push(unplaced(file.path, reasonOf(error, config.language)));
      await file.discard();
    });
  const stems = Object.values(stemOf(request));
  const kept = new Set(staged.map(({ path }) => basename(path)));
  const isOld = (name: string) =>
    name.startsWith(DRAFT) ||
    stems.some((stem) => name.startsWith(`${stem}.`) || name.startsWith(`${stem}-`));
  for (const name of await readdir(folder).catch(() => []))
    if (isOld(name) && !kept.has(name)) await rm(join(folder, name), { force: true }).catch(() => undefined);
  return sentences;
}

function fileLines(
  files: readonly InvoiceFile[],
  { layout, instead }: FirmWriting,
  of: {
    readonly request: InvoicingRequest;
    readonly config: Config;
    readonly context: InvoicingContext;
  },
): string[] {
  const { isDry } = of.request;
  const says = WORDS[of.config.language].invoices;
  const folder = relative(of.context.cwd, invoicesFolder(of.config)) || ".";
  const paths = files.map(({ name }) => join(folder, name));
  const { credits } = stemOf(of.request);
  const byHand = layout.format === "tagged" ? paths.filter((path) => basename(path).startsWith(credits)) : [];
  return [
    ...instead,
    ...byHand.map((path) => says.noCredits(layout.program, path)),
    ...(paths.length === 0 ? [] : [(isDry ? says.draft : says.files)(paths.join(", "))]),
  ];
}
