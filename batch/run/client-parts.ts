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
import { type Basis, packedLine } from "../books/basis.ts";
import { type BasisPart, BasisParts, type OwnBasis } from "../books/changes.ts";
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
import { xlsx } from "../xlsx/writer.ts";
import { type KeptParts, partSource } from "./kept-parts.ts";
import type { ClientWorkbook, KeptWorkbooks } from "./kept-run.ts";
import { clientNames, recomputeNames } from "./month-files.ts";
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

/** Makes the part of a client, once for each, and notes in `ids` which ones its ledger has. */
export function partMaker(
  frame: MonthFrame,
  placed: PlacedWork,
  ids: IdTrace,
  config: Pick<Config, "filesLanguage" | "clientPages"> & ClientChoices,
  { last, reading, kept, parts, ground }: Earlier,
): (client: Client) => ClientPart {
  const basis = new BasisParts(frame, last);
  const all = { ...frame, clients: placed.clients.map((client) => ({ client })) };
  const nameBeside = recomputeNames(all);
  const { fileOf, pageOf } = clientNames(all, config);
  const workbooksOf = (client: ClientMonth): ClientWorkbook[] => {
    if (kept === null) return [];
    const { recompute, clientMoney } = config;
    const choices = { recompute, clientMoney };
    const language = client.client.language ?? config.filesLanguage;
    const from = kept.hashOf({ month: frame, client, language, choices });
    const make = () => xlsx(clientWorkbook(frame, client, language, choices));
    const files = [kept.workbook(fileOf(client), from, make)];
    if (recompute === "beside" && canRecompute(frame, client)) {
      const makeBeside = () => xlsx(recomputeWorkbook(frame, client, language, choices));
      files.push(kept.workbook(nameBeside(client), from, makeBeside));
    }
    if (pageOf !== null) {
      const makePage = () => Buffer.from(clientDocument(frame, client, language, choices));
      files.push(kept.workbook(pageOf(client), pageSource(from, client), makePage));
    }
    return files;
  };
  const keptPart = (work: ClientWork, of: OwnBasis, from: string | null): ClientPart | null => {
    const part = from === null ? undefined : parts.get(from);
    const workbooks = part?.workbooks.flatMap(({ file, from: its }) => kept?.before(file, its) ?? []);
    if (part === undefined || workbooks?.length !== part.workbooks.length) return null;
    ids.placeAll(work.entries);
    const { figures, own, packed } = part;
    return { from, figures, own, moved: null, workbooks, basis: { ...of, packed } };
  };
  const newPart = (work: ClientWork, of: OwnBasis, from: string | null): ClientPart => {
    const { client, own } = clientMonth(work, placed, frame);
    ids.place(client.ledger);
    return {
      // What is told of changes in closed months names files that may be others without any change for the client.
      from: client.prior === null || client.prior.changes.length === 0 ? from : null,
      figures: figuresOnly(client),
      own,
      moved: movedByReading(client, frame, reading),
      workbooks: workbooksOf(client),
      basis: { ...of, packed: kept === null ? null : packedLine(of.line) },
    };
  };
  return (of) => {
    const work = placed.work(of);
    const own = basis.of(work);
    // An update of this software is told of once.
    const from = kept === null || reading !== null ? null : partSource(work, own.line, frame, ground);
    return keptPart(work, own, from) ?? newPart(work, own, from);
  };
}
