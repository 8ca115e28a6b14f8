/**
 * One file of the inbox, read: from its bytes to rows of our time log, or to the one reason why not.
 *
 * Law: the answer is a table with what was decided and noticed, or a refusal with its line; nothing else comes
 * out, whatever the bytes.
 */

import type { Table } from "../../core/cells.ts";
import type { Encoding } from "./bytes.ts";
import type { ReadingProfile } from "./profile.ts";
import { type Recognised, type Recognition, recognition } from "./recognition.ts";
import type { Remark } from "./remarks.ts";
import { type ImportSettings, Mapping, sourceOf } from "./settings.ts";
import { type Cut, cutsOf, type Refusal } from "./table.ts";
import { translation } from "./translation.ts";

export interface ReadLog {
  readonly table: Table;
  readonly profile: ReadingProfile;
  /** Headings read or known, of how many there are. */
  readonly known: number;
  readonly of: number;
  readonly encoding: Encoding | null;
  readonly by: Cut["by"];
  readonly remarks: readonly Remark[];
  /** Records that are no entry: above the header, the header itself, blank, totals. */
  readonly structural: number;
}

/** Reads one file. */
export function readLog(
  file: string,
  bytes: Uint8Array,
  settings: ImportSettings,
  mapping: Mapping = new Mapping(settings),
): ReadLog | Refusal {
  const source = sourceOf(file, settings);
  const read = cutsOf(bytes, source);
  if ("problem" in read) return read;
  const tried = read.cuts.map((cut) => ({
    cut,
    found: recognition(cut.head, settings.profiles, { asked: source.profile, last: read.last, file }),
  }));
  tried.sort((a, b) => b.found.score - a.found.score);
  const [best] = tried;
  if (best === undefined) return { problem: { code: "FILE_EMPTY" }, line: 1 };
  const sheets = tried.filter(({ cut, found }) => "sheet" in cut.by && isRecognised(found));
  if (sheets.length > 1) {
    const names = sheets.map(({ cut }) => ("sheet" in cut.by ? cut.by.sheet : "")).sort();
    return { problem: { code: "SHEETS_ALIKE", sheets: names.join(", "), file }, line: 1 };
  }
  // Text that makes no sense under any separator is told as such, not as an unknown header.
  const cut = best.cut.all();
  if ("problem" in cut) return cut;
  if (!isRecognised(best.found)) return best.found;
  const done = translation(best.found, cut.records, { file, settings, source, mapping });
  if ("problem" in done) return done;
  return {
    table: done.table,
    profile: best.found.profile,
    known: best.found.known,
    of: best.found.of,
    encoding: read.encoding,
    by: best.cut.by,
    remarks: [...read.remarks, ...cut.remarks, ...done.remarks],
    structural: done.structural,
  };
}

function isRecognised(found: Recognition): found is Recognised {
  return "profile" in found;
}
