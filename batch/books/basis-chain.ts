/**
 * A whole basis from its text and the closed bases that it rests on, down to the one that is complete.
 *
 * Laws: each of them has the sha256 that the one after it names, wherever it is found; when one can't be found or read,
 * there is no basis, rather than part of one.
 */

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { sha256Of } from "../disk/sha256.ts";
import { BASIS_FILE, type Basis, entriesIn, readBasis, restsOn, unpackedBasis } from "./basis.ts";
import type { BasisBefore, BasisName } from "./basis-before.ts";
import { basisFile, closedFolder, periodOf } from "./closed-folder.ts";

/** The bytes of the basis with this month and sha256; null when there is none. */
type Find = (name: BasisName) => Promise<Uint8Array | null> | Uint8Array | null;

/**
 * The basis in a text; `known` is a closed basis that was read already. Throws an Error when the text is none, or when
 * it can't be completed.
 */
export async function wholeBasis(text: string, find: Find, known: BasisBefore | null = null): Promise<Basis> {
  const earlier: { readonly name: BasisName; readonly text: string }[] = [];
  let name = restsOn(text);
  while (name !== null && name.sha256 !== known?.sha256) {
    const bytes = await find(name);
    if (bytes === null) throw new Error(`the basis of ${name.period} is missing`);
    const own = unpackedBasis(bytes);
    earlier.push({ name, text: own });
    name = restsOn(own);
  }
  let before = name === null ? null : known;
  for (const own of earlier.reverse()) before = { ...own.name, entries: entriesIn(own.text, before) };
  return readBasis(text, before);
}

/**
 * Finds a closed basis in `out`: among the closed months, among the reopened ones, or in the month's own folder, whose
 * run it was closed from.
 */
export function basesIn(out: string): Find {
  const closed = closedFolder({ out });
  return async ({ period, sha256 }) => {
    const names = await readdir(closed).catch((): string[] => []);
    const reopened = names.filter((name) =>
      [periodOf(name, "reopened"), periodOf(name, "reopening")].includes(period),
    );
    const folders = ["", ...reopened].map((name) => join(closed, name, basisFile(period)));
    for (const path of [...folders, join(out, period, BASIS_FILE)]) {
      const bytes = await readFile(path).catch(() => null);
      if (bytes !== null && sha256Of(bytes) === sha256) return bytes;
    }
    return null;
  };
}
