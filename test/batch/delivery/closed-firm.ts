/**
 * A firm on disk whose October 2026 is closed: figures of the sample firm for three of its clients, and workbooks of
 * recognisable bytes. Removed when the test ends.
 */

import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { headLine, packedLine } from "../../../batch/books/basis.ts";
import { type ClosedMonth, recordText } from "../../../batch/books/closed-books.ts";
import { basisFile, recordFile } from "../../../batch/books/closed-folder.ts";
import { type DeliveryRequest, deliverMonth } from "../../../batch/delivery/delivery.ts";
import { FIGURES, type Figures } from "../../../batch/delivery/figures.ts";
import type { MailEvent } from "../../../batch/delivery/outbox.ts";
import type { Action, DeliveryContext } from "../../../batch/delivery/sending.ts";
import { ENGINE } from "../../../batch/disk/engine.ts";
import { sha256Of } from "../../../batch/disk/sha256.ts";
import type { ExitCode } from "../../../batch/run/month-run.ts";
import { DEFAULT_SETTINGS } from "../../../core/ledger/settings.ts";
import { PERIOD, PROJECT, temporaryFolder } from "../firm-folder.ts";

export const FERGUS = "Fergus Ironworks Ltd.";
export const GINETTE = 'Boulangerie "Chez Ginette"';
export const THEATRE = "Théâtre du Vieux-Quai";
export const SUMMARY = `Summary ${PERIOD}`;
const CLIENTS = [GINETTE, FERGUS, THEATRE];

export const FROM = "Nordet Support <support@nordet.example>";
export const RECIPIENTS = {
  [FERGUS]: "fergus@ironworks.example",
  [GINETTE]: "Ginette Roy <ginette@boulangerie.example>",
  [THEATRE]: "theatre@vieux-quai.example",
};
export const MANAGER = "owner@nordet.example";

export interface ClosedFirm {
  readonly folder: string;
  readonly config: string;
  /** The bytes of each client's workbook, and of the summary, by client. */
  readonly workbooks: ReadonlyMap<string, Buffer>;
}

/** A mail server of the configuration. */
export interface Server {
  readonly host: string;
  readonly port: number;
  readonly security: "starttls" | "tls" | "none";
}

export async function closedFirm(server: Server, settings: object = {}, bytes = 20_000): Promise<ClosedFirm> {
  const folder = await temporaryFolder();
  const mail = { from: FROM, server, recipients: RECIPIENTS, manager: MANAGER };
  const config = { register: "contracts.csv", logs: "logs", out: "out", mail, ...settings };
  await writeFile(join(folder, "config.json"), JSON.stringify(config));
  const workbooks = await closeMonth(folder, bytes);
  return { folder, config: join(folder, "config.json"), workbooks };
}

/** Closes a firm's month; `bytes` is the size of each workbook, and a different size makes different workbooks. */
export async function closeMonth(folder: string, bytes: number): Promise<Map<string, Buffer>> {
  const sample = await sampleRun();
  const figures = FIGURES.parse(sample);
  const month = join(folder, "out", PERIOD);
  await mkdir(month, { recursive: true });
  const workbooks = new Map<string, Buffer>();
  const outputs: Figures["outputs"] = [];
  const files = figures.clients.map(({ client, file }) => [client, file] as const);
  for (const [client, file] of [...files, [SUMMARY, `${SUMMARY}.xlsx`] as const]) {
    const content = noise(client, bytes);
    workbooks.set(client, content);
    outputs.push({ file, sha256: sha256Of(content) });
    await writeFile(join(month, file), content);
  }
  const run = { ...sample, outputs };
  await writeFile(join(month, "run.json"), JSON.stringify(run));
  await writeRecord(folder, run);
  return workbooks;
}

async function writeRecord(folder: string, run: ClosedMonth["run"]): Promise<void> {
  const head = { period: PERIOD, engine: ENGINE, before: null, readings: [], settings: DEFAULT_SETTINGS };
  const basis = packedLine(headLine({ ...head, prices: [], inputs: {}, sources: {} }));
  const closed = join(folder, "out", "closed");
  await mkdir(closed, { recursive: true });
  await writeFile(join(closed, basisFile(PERIOD)), basis);
  const record: Omit<ClosedMonth, "seal"> = {
    schema: 1,
    period: PERIOD,
    closedAt: "2026-11-02T14:30:00.000Z",
    closedBy: "Anne Roy",
    previous: null,
    settings: DEFAULT_SETTINGS,
    basis: sha256Of(basis),
    run,
  };
  await writeFile(join(closed, recordFile(PERIOD)), recordText(record));
}

/** The run.json of the sample firm with three of its clients, no files, and no overview: that covers all clients. */
async function sampleRun(): Promise<ClosedMonth["run"]> {
  const { overview: _, ...run } = JSON.parse(
    await readFile(join(PROJECT, "test/golden/run-2026-10.json"), "utf8"),
  );
  const clients = run.clients.filter(({ client }: { client: string }) => CLIENTS.includes(client));
  return { ...run, engine: ENGINE, clients, inputs: [], outputs: [] };
}

/** Bytes that are unique to a client and that mail has to encode. */
function noise(seed: string, length: number): Buffer {
  const blocks: string[] = [];
  for (let block = 0; block * 32 < length; block += 1) blocks.push(sha256Of(`${seed} ${length} ${block}`));
  return Buffer.from(blocks.join(""), "hex").subarray(0, length);
}

export interface Delivered {
  readonly code: ExitCode;
  readonly printed: string;
  /** The lines of the log. */
  readonly logged: string;
}

export const AT = new Date("2026-11-03T09:00:00.000Z");

/** Delivers the month in this process. */
export async function deliver(
  firm: Pick<ClosedFirm, "config">,
  request: { action?: Action; only?: string; period?: string; step?: number } = {},
  environment: DeliveryContext["environment"] = {},
): Promise<Delivered> {
  const lines: string[] = [];
  const logged: string[] = [];
  const whole: DeliveryRequest = {
    config: firm.config,
    period: request.period ?? PERIOD,
    action: request.action ?? { kind: "send" },
    only: request.only ?? null,
  };
  const code = await deliverMonth(whole, {
    environment,
    now: () => AT,
    log: (...event) => logged.push(JSON.stringify(event)),
    print: (line) => lines.push(line),
    cwd: process.cwd(),
    ...(request.step !== undefined && { step: request.step }),
  });
  return { code, printed: lines.join("\n"), logged: logged.join("\n") };
}

/** The journal's events, one a line. */
export async function journal({ folder }: Pick<ClosedFirm, "folder">): Promise<MailEvent[]> {
  const text = await readFile(join(folder, "out", "mail", `${PERIOD}.jsonl`), "utf8").catch(() => "");
  return text
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as MailEvent);
}

/** The files of a dry run, by name. */
export async function emlFiles({ folder }: Pick<ClosedFirm, "folder">): Promise<Map<string, Buffer>> {
  const place = join(folder, "out", "mail", PERIOD);
  const names = (await readdir(place)).sort();
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(place, name))] as const)),
  );
}
