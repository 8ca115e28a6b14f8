/**
 * Packs clients' files: in a thread of its own where there are many, so that the next clients are made meanwhile.
 *
 * Laws: the bytes are the same either way. The answers come in the order of the tasks. The thread never outlives the
 * work.
 */

import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { type FilePart, partBytes } from "../xlsx/zip.ts";
import { type FileBytes, type Packed, packed } from "./packed.ts";

/** The parts of a workbook, or a page. */
export type FileContent = { readonly parts: readonly FilePart[] } | { readonly page: string };

export interface Packing {
  /** `line` is null for a run that writes none. */
  pack(files: readonly FileContent[], line: string | null): Promise<Packed>;
  /** Ends the thread, if there is one. */
  end(): Promise<unknown>;
}

/** Fewer clients are packed sooner than a thread has started. */
const FEW = 250;

export function packing(clients: number): Packing {
  return clients > FEW && availableParallelism() > 1 ? new PackingThread() : PACKING_HERE;
}

const PACKING_HERE: Packing = {
  pack: async (files, line) => packed(inBytes(files), line),
  end: async () => {},
};

/** One after another, since the bytes of parts are valid until the next are asked for. */
function* inBytes(files: readonly FileContent[]): Iterable<FileBytes> {
  for (const file of files) yield "page" in file ? file : partBytes(file.parts);
}

class PackingThread implements Packing {
  readonly #thread = new Worker(new URL("./packing-thread.mjs", import.meta.url), {
    resourceLimits: { maxYoungGenerationSizeMb: 2 },
  });
  /** Of the tasks that are not answered yet, in order. */
  readonly #waiting: { resolve: (done: Packed) => void; reject: (error: unknown) => void }[] = [];

  constructor() {
    this.#thread.on("message", (done: Packed) => this.#waiting.shift()?.resolve(done));
    this.#thread.on("error", (error) => {
      for (const { reject } of this.#waiting.splice(0)) reject(error);
    });
  }

  pack(files: readonly FileContent[], line: string | null): Promise<Packed> {
    const own = Array.from(inBytes(files), (file) =>
      "page" in file ? file : { ...file, bytes: new Uint8Array(file.bytes) },
    );
    const handed = own.flatMap((file) => ("page" in file ? [] : [file.bytes.buffer as ArrayBuffer]));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#thread.postMessage({ files: own, line }, handed);
    });
  }

  end(): Promise<number> {
    return this.#thread.terminate();
  }
}
