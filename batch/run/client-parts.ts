/**
 * What a month's files have of each client: figures, a workbook, a line of the basis. Made for one client after another,
 * each ledger let go before the next is made; the firm's files are then made of the parts.
 *
 * Law: a part depends on no other client's, so parts may be made in any order, or by several processes.
 */

import type { Client } from "../../core/firm/clients.ts";
import type { Exception } from "../../core/firm/exceptions.ts";
import type { ClientWork, PlacedWork } from "../../core/firm/reconciliation.ts";
import type { IdTrace } from "../../core/firm/tie-out.ts";
import { assert } from "../../core/values/units.ts";
import type { Basis } from "../books/basis.ts";
import { type BasisPart, BasisParts } from "../books/changes.ts";
import type { LastRun } from "../books/last-run.ts";
import type { Config } from "../config/config.ts";
import { clientDocument } from "../documents/page/client-document.ts";
import type { ClientChoices } from "../documents/workbook/client-page.ts";
import { pageSource } from "../documents/workbook/client-source.ts";
import { clientWorkbook, recomputeWorkbook } from "../documents/workbook/client-workbook.ts";
import { canRecompute } from "../documents/workbook/recompute-sheet.ts";
import {
  type ClientMonth,
  clientMonth,
  figuresOnly,
  type KeptClient,
  type MonthFrame,
} from "../month/month.ts";
import { xlsxParts } from "../xlsx/writer.ts";
import { type KeptParts, partSource } from "./kept-parts.ts";
import type { ClientWorkbook, KeptWorkbooks } from "./kept-run.ts";
import { clientNames, recomputeNames } from "./month-files.ts";
import type { Packed } from "./packed.ts";
import type { FileContent, Packing } from "./packing.ts";
import { type ClientMoved, movedByReading } from "./reading-change.ts";

export interface ClientPart {
  /** The hash of what it was made from; null if a run of the same may make another. */
  readonly from: string | null;
  readonly figures: KeptClient;
  /** The exceptions that only its account shows. */
  readonly own: readonly Exception[];
  readonly basis: BasisPart;
  /** How an update of this software changes its figures. */
  readonly moved: ClientMoved | null;
  /** None for a run that writes none. */
  readonly workbooks: readonly ClientWorkbook[];
}

/** What the parts are compared with. */
interface Earlier {
  /** The run that the changes are told since. */
  readonly last: LastRun;
  /** As `earlierBasis` finds it. */
  readonly reading: Basis | null;
  /** The workbooks that need not be made again; null for a run that writes none. */
  readonly kept: KeptWorkbooks | null;
  /** The parts of the last run, and the hash of what all clients have in common. */
  readonly parts: KeptParts;
  readonly ground: string;
}

/** A file that the last run made of the same, or one that is to be packed. */
type MadeFile = ClientWorkbook | (Pick<ClientWorkbook, "file" | "from"> & { readonly content: FileContent });

/**
 * Makes the part of a client, once for each, and notes in `ids` which ones its ledger has. Only packing is left to be
 * waited for.
 */
export function partMaker(
  frame: MonthFrame,
  placed: PlacedWork,
  ids: IdTrace,
  config: Pick<Config, "filesLanguage" | "clientPages"> & ClientChoices,
  { last, reading, kept, parts, ground }: Earlier,
  packing: Packing,
): (client: Client) => Promise<ClientPart> {
  const basis = new BasisParts(frame, last);
  const all = { ...frame, clients: placed.clients.map((client) => ({ client })) };
  const nameBeside = recomputeNames(all);
  const { fileOf, pageOf } = clientNames(all, config);
  const filesOf = (client: ClientMonth): MadeFile[] => {
    if (kept === null) return [];
    const { recompute, clientMoney } = config;
    const choices = { recompute, clientMoney };
    const language = client.client.language ?? config.filesLanguage;
    const from = kept.hashOf({ month: frame, client, language, choices });
    const made = (file: string, own: string, make: () => FileContent) =>
      kept.before(file, own) ?? { file, from: own, content: make() };
    const workbook = () => ({ parts: xlsxParts(clientWorkbook(frame, client, language, choices)) });
    const files = [made(fileOf(client), from, workbook)];
    if (recompute === "beside" && canRecompute(frame, client)) {
      const beside = () => ({ parts: xlsxParts(recomputeWorkbook(frame, client, language, choices)) });
      files.push(made(nameBeside(client), from, beside));
    }
    if (pageOf !== null) {
      const page = () => ({ page: clientDocument(frame, client, language, choices) });
      files.push(made(pageOf(client), pageSource(from, client), page));
    }
    return files;
  };
  type Based = Omit<BasisPart, "packed">;
  const keptPart = (work: ClientWork, of: Based, from: string | null): ClientPart | null => {
    const part = from === null ? undefined : parts.get(from);
    const workbooks = part?.workbooks.flatMap(({ file, from: its }) => kept?.before(file, its) ?? []);
    if (part === undefined || workbooks?.length !== part.workbooks.length) return null;
    ids.placeAll(work.entries);
    const { figures, own, packed } = part;
    return { from, figures, own, moved: null, workbooks, basis: { ...of, packed } };
  };
  type Unpacked = Omit<ClientPart, "workbooks" | "basis"> & { readonly files: readonly MadeFile[] };
  /** By itself, so that the ledger is let go before anything is waited for. */
  const unpackedPart = (work: ClientWork, from: string | null): Unpacked => {
    const { client, own } = clientMonth(work, placed, frame);
    ids.place(client.ledger);
    return {
      // What is told of changes in closed months names files that may be others without any change for the client.
      from: client.prior === null || client.prior.changes.length === 0 ? from : null,
      figures: figuresOnly(client),
      own,
      moved: movedByReading(client, frame, reading),
      files: filesOf(client),
    };
  };
  const packedPart = async ({ files, ...part }: Unpacked, of: Based): Promise<ClientPart> => {
    const contents = files.flatMap((file) => ("content" in file ? [file.content] : []));
    const packed = await packing.pack(contents, kept === null ? null : of.line);
    return { ...part, workbooks: finished(files, packed.files), basis: { ...of, packed: packed.line } };
  };
  return async (of) => {
    const work = placed.work(of);
    const own = basis.of(work);
    // An update of this software is told of once.
    const from = kept === null || reading !== null ? null : partSource(work, own.line, frame, ground);
    return keptPart(work, own, from) ?? packedPart(unpackedPart(work, from), own);
  };
}

/** The files in their order, `packed` in the place of those that were to be packed. */
function finished(files: readonly MadeFile[], packed: Packed["files"]): ClientWorkbook[] {
  const done = packed.values();
  return files.map((made) => {
    if (!("content" in made)) return made;
    const { value } = done.next();
    assert(value !== undefined, "each file is packed");
    return { file: made.file, from: made.from, ...value, isKept: false };
  });
}
