/**
 * The parts of a workbook's file (a zip archive), each unpacked on request.
 *
 * Laws: a part is found despite variations in its name (case, `\`, a leading slash). All parts together unpack within
 * one limit, enforced during unpacking, whatever sizes the archive declares.
 */

import { inflateRawSync } from "node:zlib";
import { walk } from "./part-walk.ts";
import type { ReadingBudget } from "./reading-budget.ts";
import { UnreadableWorkbook } from "./unreadable-workbook.ts";

interface Relationship {
  readonly id: string;
  /** The last word of its type: `worksheet`, `sharedStrings`. */
  readonly kind: string;
  /** The target part; null if it is outside the file. */
  readonly target: string | null;
}

interface Entry {
  readonly method: number;
  readonly from: number;
  /** Packed, in bytes. */
  readonly size: number;
}

const END_OF_DIRECTORY = Buffer.from([0x50, 0x4b, 5, 6]);
const DIRECTORY_ENTRY = 0x02014b50;

export class PackedParts {
  readonly #bytes: Buffer;
  readonly #budget: ReadingBudget;
  readonly #entries = new Map<string, Entry>();
  /** As the archive writes them, in its order. */
  readonly names: string[] = [];

  /** Throws UnreadableWorkbook. */
  constructor(bytes: Uint8Array, budget: ReadingBudget) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#budget = budget;
    try {
      this.#readDirectory();
    } catch (error) {
      throw error instanceof RangeError ? new UnreadableWorkbook("damaged") : error;
    }
  }

  /** The central directory, at the end of the archive, lists all parts. */
  #readDirectory(): void {
    const end = this.#bytes.lastIndexOf(END_OF_DIRECTORY);
    if (end < 0) throw new UnreadableWorkbook("damaged");
    const count = this.#bytes.readUInt16LE(end + 10);
    this.#budget.spend("parts", count);
    let at = this.#bytes.readUInt32LE(end + 16);
    for (let index = 0; index < count; index += 1) {
      if (this.#bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new UnreadableWorkbook("damaged");
      const nameLength = this.#bytes.readUInt16LE(at + 28);
      const name = this.#bytes.toString("utf8", at + 46, at + 46 + nameLength);
      this.names.push(name);
      this.#entries.set(keyOf(name.split(/[\\/]/)), {
        method: this.#bytes.readUInt16LE(at + 10),
        size: this.#bytes.readUInt32LE(at + 20),
        from: this.#bytes.readUInt32LE(at + 42),
      });
      at += 46 + nameLength + this.#bytes.readUInt16LE(at + 30) + this.#bytes.readUInt16LE(at + 32);
    }
  }

  /** The part's text; null if there is no part of that name. Throws UnreadableWorkbook. */
  text(name: string): string | null {
    const entry = this.#entries.get(keyOf(name.split("/")));
    if (entry === undefined) return null;
    try {
      const { from, size, method } = entry;
      const start = from + 30 + this.#bytes.readUInt16LE(from + 26) + this.#bytes.readUInt16LE(from + 28);
      const packed = this.#bytes.subarray(start, start + size);
      const most = Math.max(1, this.#budget.left("unpacked"));
      const unpacked = method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: most });
      this.#budget.spend("unpacked", unpacked.length);
      return new TextDecoder("utf-8", { fatal: true }).decode(unpacked);
    } catch (error) {
      if (error instanceof UnreadableWorkbook) throw error;
      const code = (error as NodeJS.ErrnoException).code;
      throw new UnreadableWorkbook(code === "ERR_BUFFER_TOO_LARGE" ? "too large" : "damaged");
    }
  }

  /** The relations of a part; `""` means the file itself. Throws UnreadableWorkbook. */
  relationships(part: string): Relationship[] {
    const folder = part.split("/").slice(0, -1);
    const name = part.split("/").at(-1) ?? "";
    const xml = this.text([...folder, "_rels", `${name}.rels`].join("/"));
    const found: Relationship[] = [];
    if (xml === null) return found;
    walk(xml, this.#budget, {
      open: (element, { Id, Target, Type = "", TargetMode = "" }) => {
        if (element !== "Relationship" || Id === undefined || Target === undefined) return;
        const target = TargetMode === "External" ? null : resolved(Target, folder);
        found.push({ id: Id, kind: Type.slice(Type.lastIndexOf("/") + 1), target });
      },
    });
    return found;
  }
}

/** A target as a part name: relative to the folder of the referring part, or to the root after a slash. */
function resolved(target: string, folder: readonly string[]): string {
  const steps = target.split(/[\\/]/);
  return steps[0] === "" ? steps.slice(1).join("/") : [...folder, ...steps].join("/");
}

function keyOf(steps: readonly string[]): string {
  const kept: string[] = [];
  for (const step of steps) {
    if (step === "..") kept.pop();
    else if (step !== "" && step !== ".") kept.push(step.toLowerCase());
  }
  return kept.join("/");
}
