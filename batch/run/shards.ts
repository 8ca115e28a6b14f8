/**
 * A month made by several processes: each makes the parts of its clients and leaves them beside the month's folder, and
 * one puts them together.
 *
 * Laws: the month is the same, to the byte, as if one process had made it. Parts are refused unless all were made of the
 * same files, by the same software, since the same run. Every process reads and places all logs, because rows of one
 * client may repeat another's; what comes after is divided.
 */

import { readdir, readFile, rm } from "node:fs/promises";
import { join, relative } from "node:path";
import { controlOfAll } from "../../core/firm/control.ts";
import { tieOutOfAll } from "../../core/firm/tie-out.ts";
import { priceBook } from "../../core/rules/plans.ts";
import { WORDS } from "../../core/words/words.ts";
import type { Books } from "../books/closed-books.ts";
import { lastRun } from "../books/last-run.ts";
import type { Config } from "../config/config.ts";
import { FatalError } from "../disk/fatal-error.ts";
import { RUN_FILE } from "../disk/output-folder.ts";
import { sha256Of } from "../disk/sha256.ts";
import { reasonOf } from "../disk/stop-sentences.ts";
import { fileOf, ValuesFile } from "../disk/values-file.ts";
import { replaceFile } from "../disk/whole-file.ts";
import { type MonthFrame, monthFrame } from "../month/month.ts";
import type { ClientPart } from "./client-parts.ts";
import { keptParts } from "./kept-parts.ts";
import { type KeptRun, KeptWorkbooks, keptRun } from "./kept-run.ts";
import { type FirmPart, type MonthParts, monthParts, openBooks, sealOf } from "./month-parts.ts";
import { requireOwner } from "./owner.ts";
import type { Progress } from "./progress.ts";
import { dependenciesOf, InputTrace } from "./same-run.ts";
import type { Shard } from "./shard.ts";

/** What a month is made of, apart from the closed months and the built-in prices, which are read again. */
type FrameInputs = Pick<
  MonthFrame,
  "settings" | "logs" | "notRead" | "unusedSources" | "tables" | "sources" | "ownPrices"
>;

/** What the files of a run were made of. */
export type MadeOf = Pick<NonNullable<KeptRun["run"]>, "folder" | "read">;

/** What one process's part of a month was made of: the first value of its file. */
interface ShardHead {
  /** Equal for the parts of one month: the software, the configuration, the closed months, the last run. */
  readonly of: string;
  readonly madeOf: MadeOf;
  readonly inputs: FrameInputs;
}

/** The values that follow: those of the clients, in order, then the firm's. */
type ShardValue = { readonly client: ClientPart } | { readonly firm: FirmPart };

interface Request {
  /** `YYYY-MM`. */
  readonly period: string;
  /** The folder that printed paths are relative to. */
  readonly cwd: string;
}

/** Makes one part and leaves it in `out`; returns what to print. Throws FatalError when it can't be made. */
export async function makeShard(
  request: Request,
  shard: Shard,
  config: Config,
  shown: Progress,
): Promise<readonly string[]> {
  await requireOwner(config);
  const books = await openBooks(request, config, shown);
  const folder = join(config.out, request.period);
  const of = await groundOf(config, books, folder);
  const { workbooks, parts: partsAre } = await keptRun(config.out, request.period);
  const kept = await KeptWorkbooks.of(folder, workbooks, sealOf(books));
  const trace = await InputTrace.begun(config);
  const last = await lastRun(folder);
  const parts = await keptParts(config.out, request.period, partsAre);
  const working = { request, config, shown, books, reader: trace.reader, last, kept, parts, shard };
  const { frame, clients, firm } = await monthParts(working);
  const { settings, logs, notRead, unusedSources, tables, sources, ownPrices } = frame;
  const inputs: FrameInputs = { settings, logs, notRead, unusedSources, tables, sources, ownPrices };
  const madeOf = { folder: trace.folder, read: trace.read };
  let count = 0;
  function* values(): Iterable<ShardHead | ShardValue> {
    yield { of, madeOf, inputs };
    for (const client of clients) {
      count += 1;
      yield { client: { ...client, basis: { ...client.basis, line: null } } };
    }
    yield { firm: firm() };
  }
  const path = shardPath(config, request.period, shard);
  await replaceFile(path, fileOf(values()));
  const { shardMade } = WORDS[config.language].run;
  return [shardMade(request.period, shard, count, relative(request.cwd, path))];
}

/** The parts of all shards together. Throws FatalError when one is missing, or was made of something else. */
export async function mergedParts(
  { period }: Pick<Request, "period">,
  count: number,
  config: Config,
  books: Books,
): Promise<{ readonly parts: MonthParts; readonly madeOf: MadeOf }> {
  const of = await groundOf(config, books, join(config.out, period));
  const shards = Array.from({ length: count }, (_, at) => {
    return new ShardFile(config, period, { number: at + 1, of: count });
  });
  const { shardDiffers, shardStale } = WORDS[config.language].stops;
  const [first, ...others] = shards;
  if (first === undefined) throw new Error("broken assumption: there is a shard");
  const isOther = ({ head }: ShardFile) =>
    head.of !== first.head.of || JSON.stringify(head.madeOf) !== JSON.stringify(first.head.madeOf);
  const differs = others.findIndex(isOther);
  if (differs >= 0) throw new FatalError([shardDiffers(period, { number: differs + 2, of: count })]);
  if (first.head.of !== of) throw new FatalError([shardStale(period)]);
  const { inputs, madeOf } = first.head;
  const { closed, before } = books;
  const { settings, ownPrices } = inputs;
  const prices = priceBook(ownPrices);
  const frame = monthFrame(period, { ...inputs, before, prices, firm: { settings, closed } }, config);
  const firm = () => firmOf(shards.map((shard) => shard.firm));
  return { parts: { frame, clients: inTurn(shards), firm }, madeOf };
}

/** The clients' parts, collected in turn, as they were dealt out. */
function* inTurn(shards: readonly ShardFile[]): Iterable<ClientPart> {
  for (;;) {
    const parts = shards.flatMap((shard) => shard.nextClient() ?? []);
    if (parts.length === 0) return;
    yield* parts;
  }
}

/** Each row and each id is counted in one part. */
function firmOf(parts: readonly FirmPart[]): FirmPart {
  const [first] = parts;
  const files = (first?.files ?? []).map((file, at) => {
    const ofParts = parts.flatMap((part) => part.files[at] ?? []);
    return { ...file, ...controlOfAll(ofParts) };
  });
  const ids = tieOutOfAll(parts.map((part) => part.ids));
  return { files, exceptions: parts.flatMap(({ exceptions }) => exceptions), ids };
}

/** Removes all parts of a month, once it is written: they were made before that, and are of no use after it. */
export async function removeShards(out: string, period: string): Promise<void> {
  const parts = (await readdir(out)).filter((name) => name.startsWith(partsOf(period)));
  for (const name of parts) await rm(join(out, name), { force: true });
}

const partsOf = (period: string) => `.${period}.shard-`;

function shardPath({ out }: Pick<Config, "out">, period: string, { number, of }: Shard): string {
  return join(out, `${partsOf(period)}${number}-of-${of}`);
}

/** A part on disk, read as it is asked for. Throws FatalError where it can't be read. */
class ShardFile {
  readonly head: ShardHead;
  readonly #file: ValuesFile;
  readonly #refusal: (error: unknown) => FatalError;
  #firm: FirmPart | null = null;

  constructor(config: Config, period: string, shard: Shard) {
    const path = shardPath(config, period, shard);
    const { shardMissing, shardUnread } = WORDS[config.language].stops;
    this.#refusal = (error) => {
      const { code, syscall } = error as NodeJS.ErrnoException;
      const reason = syscall === undefined ? null : reasonOf(error, config.language);
      const isMissing = code === "ENOENT";
      return new FatalError([
        isMissing ? shardMissing(period, shard, path) : shardUnread(period, shard, path, reason),
      ]);
    };
    this.#file = new ValuesFile(path);
    this.head = this.#next() as ShardHead;
  }

  /** The part of its next client; null after the last. */
  nextClient(): ClientPart | null {
    if (this.#firm !== null) return null;
    const value = this.#next() as ShardValue;
    if ("client" in value) return value.client;
    this.#firm = value.firm;
    return null;
  }

  /** After its clients. */
  get firm(): FirmPart {
    if (this.#firm === null) throw new Error("broken assumption: all clients were read");
    return this.#firm;
  }

  #next(): unknown {
    try {
      // Ours, and used only beside others of the same software.
      return this.#file.next();
    } catch (error) {
      throw this.#refusal(error);
    }
  }
}

/** The software, the configuration, the closed months and the last run, as one hash. */
async function groundOf(config: Config, books: Books, folder: string): Promise<string> {
  const last = await readFile(join(folder, RUN_FILE)).then(sha256Of, () => null);
  return sha256Of(JSON.stringify([dependenciesOf(config, "", sealOf(books), null), last]));
}
