/**
 * A month, read and worked out: what is known of the firm, and the part of each client.
 *
 * Law: the whole is made of the parts, whichever process made them.
 */

import { controlOfAll, type FileControl } from "../../core/firm/control.ts";
import type { Exception } from "../../core/firm/exceptions.ts";
import { PlacedWork } from "../../core/firm/reconciliation.ts";
import { type IdTieOut, IdTrace } from "../../core/firm/tie-out.ts";
import type { CalendarDate } from "../../core/values/calendar.ts";
import { WORDS } from "../../core/words/words.ts";
import { MonthBasis } from "../books/changes.ts";
import { type Books, readBooks, requireOpen } from "../books/closed-books.ts";
import { type LastRun, NO_RUN } from "../books/last-run.ts";
import type { Config } from "../config/config.ts";
import type { FileReader } from "../disk/input-file.ts";
import { sha256Of } from "../disk/sha256.ts";
import { readInbox } from "../month/inbox.ts";
import { firmMonth, type KeptClient, type Month, type MonthFrame, monthFrame } from "../month/month.ts";
import { type ClientPart, partMaker } from "./client-parts.ts";
import type { KeptPart, KeptParts } from "./kept-parts.ts";
import type { ClientWorkbook, KeptWorkbooks } from "./kept-run.ts";
import { requireOwner } from "./owner.ts";
import type { Progress } from "./progress.ts";
import { type ClientMoved, earlierBasis } from "./reading-change.ts";
import { dependenciesOf } from "./same-run.ts";
import { isOfShard, type Shard, WHOLE } from "./shard.ts";

/** The firm's side of a month. */
export interface FirmPart {
  readonly files: readonly FileControl[];
  /** Of all rows. */
  readonly exceptions: readonly Exception[];
  readonly ids: IdTieOut;
}

export interface MonthParts {
  readonly frame: MonthFrame;
  /** In order, each made when it is asked for. */
  readonly clients: Iterable<ClientPart>;
  /** To be asked for after all clients: what became of each id shows only then. */
  readonly firm: () => FirmPart;
}

interface Working {
  /** `period` is `YYYY-MM`; `until`, the last day that is looked at, that of the month if left out. */
  readonly request: { readonly period: string; readonly until?: CalendarDate };
  readonly config: Config;
  readonly shown: Progress;
  readonly books: Books;
  readonly reader?: FileReader;
  /** The run that the changes are told since; without it, none are told. */
  readonly last?: LastRun;
  /** The workbooks that need not be made again; without it, none is made. */
  readonly kept?: KeptWorkbooks;
  /** The parts that need not be made again. */
  readonly parts?: KeptParts;
  readonly shard?: Shard;
}

/** Reads and places everything, and makes the parts of the shard's clients. */
export async function monthParts(working: Working): Promise<MonthParts> {
  const { request, config, shown, books, last, kept = null, parts = new Map(), shard = WHOLE } = working;
  const { stages } = WORDS[config.language].run;
  const { frame, placed, ids, others } = await placedMonth(working);
  const reading = await earlierBasis(request.period, config, last);
  const ground = sha256Of(
    JSON.stringify([dependenciesOf(config, request.period, sealOf(books), null), others]),
  );
  const earlier = { last: last ?? NO_RUN, reading, kept, parts, ground };
  const partOf = partMaker(frame, placed, ids, config, earlier);
  const clients = placed.clients.filter((_client, index) => isOfShard(index, shard));
  function* made() {
    if (kept !== null) shown.stage(stages.rendering, config.language);
    for (const [index, client] of clients.entries()) {
      yield partOf(client);
      shown.step(index + 1, clients.length);
    }
  }
  const { files, exceptions } = placed;
  return { frame, clients: made(), firm: () => ({ files, exceptions, ids: ids.tieOut }) };
}

/** By itself, so that the rows of the logs can be let go. */
async function placedMonth({
  request,
  config,
  shown,
  books,
  reader,
  shard = WHOLE,
}: Working): Promise<{ frame: MonthFrame; placed: PlacedWork; ids: IdTrace; others: readonly string[] }> {
  const isOurs = shard.of === 1 ? null : (client: number) => isOfShard(client, shard);
  const inbox = await readInbox(config, books, reader, isOurs);
  shown.stage(WORDS[config.language].run.stages.placing, config.language);
  const placed = new PlacedWork(inbox.firm);
  const { exceptions, ofOthers } = placed;
  const ids = new IdTrace(inbox.firm.logs, [...exceptions, ...ofOthers.exceptions], ofOthers.ids);
  const frame = monthFrame(request.period, inbox, config, request.until);
  return { frame, placed, ids, others: inbox.others };
}

interface WorkedMonth {
  readonly month: Month;
  readonly basis: MonthBasis;
  /** The clients whose figures an update of this software changes. */
  readonly moved: readonly ClientMoved[];
  readonly workbooks: readonly ClientWorkbook[];
  /** What the next run may keep. */
  readonly parts: KeptParts;
}

/** The month of all parts; `last` is the run that they were compared with. */
export function together({ frame, clients, firm }: MonthParts, last: LastRun = NO_RUN): WorkedMonth {
  const basis = new MonthBasis(frame, last);
  const figures: KeptClient[] = [];
  const own: Exception[] = [];
  const moved: ClientMoved[] = [];
  const workbooks: ClientWorkbook[] = [];
  const parts = new Map<string, KeptPart>();
  for (const part of clients) {
    basis.add(part.basis);
    figures.push(part.figures);
    for (const found of part.own) own.push(found); // one by one: there may be hundreds of thousands
    if (part.moved !== null) moved.push(part.moved);
    workbooks.push(...part.workbooks);
    if (part.from !== null)
      parts.set(part.from, {
        figures: part.figures,
        own: part.own,
        packed: part.basis.packed,
        workbooks: part.workbooks.map(({ file, from }) => ({ file, from })),
      });
  }
  const ofFirm = firm();
  const control = controlOfAll(ofFirm.files);
  const month = firmMonth(frame, { ...ofFirm, control }, figures, own);
  return { month, basis, moved, workbooks, parts };
}

/**
 * Reads and reconciles a month; `last` is the run that its basis is compared with. Throws FatalError if it is closed or
 * unreadable, or `out` is another firm's.
 */
export async function readMonth(
  request: Working["request"],
  config: Config,
  shown: Progress,
  last?: LastRun,
): Promise<WorkedMonth> {
  await requireOwner(config);
  const books = await openBooks(request, config, shown);
  return openMonth({ request, config, shown, books, ...(last !== undefined && { last }) });
}

/** The same where the closed months are read already, and the folder is known to be this firm's. */
export async function openMonth(working: Working): Promise<WorkedMonth> {
  return together(await monthParts(working), working.last);
}

/** The closed months. Throws FatalError when this one is among them, or one of them can't be read. */
export async function openBooks(
  { period }: Working["request"],
  config: Config,
  shown: Progress,
): Promise<Books> {
  shown.stage(WORDS[config.language].run.stages.reading, config.language);
  const books = await readBooks(config);
  requireOpen(period, books, config);
  return books;
}

export function sealOf({ months }: Books): string | null {
  return months.at(-1)?.seal ?? null;
}
