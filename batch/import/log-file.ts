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
import { type ImportSettings, Mapping, type Source, sourceOf } from "./settings.ts";
import { type Cut, type Cuts, cutsOf, type Refusal } from "./table.ts";
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

/** Reads one file that is one log, or the first of its logs. */
export function readLog(
  file: string,
  bytes: Uint8Array,
  settings: ImportSettings,
  mapping: Mapping = new Mapping(settings),
): ReadLog | Refusal {
  const [first] = readLogs(file, bytes, settings, mapping);
  return first?.read ?? { problem: { code: "FILE_EMPTY" }, line: 1 };
}

export interface NamedLog {
  /** The file, or the sheet of several. */
  readonly name: string;
  readonly read: ReadLog | Refusal;
}

/** A file's logs: one, or one of each sheet that was asked for. */
export function readLogs(
  file: string,
  bytes: Uint8Array,
  settings: ImportSettings,
  mapping: Mapping = new Mapping(settings),
): NamedLog[] {
  const whole = (own: ReadLog | Refusal) => [{ name: file, read: own }];
  const source = sourceOf(file, settings);
  const asked = source.sheet === null ? source.sheets : [source.sheet];
  const read = cutsOf(bytes, { encoding: source.encoding, sheet: asked === "all" ? null : asked });
  if ("problem" in read) return whole(read);
  const tried = read.cuts.map((cut) => {
    const own = "sheet" in cut.by ? sheetSource(file, cut.by.sheet, settings) : source;
    return { cut, own, found: recognised(cut, own, read, { file, settings }) };
  });
  tried.sort((a, b) => b.found.score - a.found.score);
  const [best] = tried;
  if (best === undefined) return whole({ problem: { code: "FILE_EMPTY" }, line: 1 });
  const logs = tried.filter(({ cut, found }) => "sheet" in cut.by && isRecognised(found));
  const others = tried.filter((one) => one !== best && "sheet" in one.cut.by);
  const oneOf = ({ cut, own, found }: (typeof tried)[number], name: string, unread: readonly string[]) =>
    readCut(
      name,
      { cut, found, unread, encoding: read.encoding, remarks: read.remarks },
      { settings, source: own, mapping },
    );
  const names = (of: typeof tried) => of.flatMap(({ cut }) => ("sheet" in cut.by ? [cut.by.sheet] : []));
  if (asked === null || source.sheet !== null) {
    if (logs.length > 1) {
      const sheets = names(logs).sort().join(", ");
      return whole({ problem: { code: "SHEETS_ALIKE", sheets, file }, line: 1 });
    }
    return whole(oneOf(best, file, [...names(others), ...read.unread]));
  }
  // One that was named is a log or the reason why not; of all sheets those that are none are told.
  const wanted = asked === "all" && logs.length > 0 ? tried.filter((one) => logs.includes(one)) : tried;
  const unread = [...names(tried.filter((one) => !wanted.includes(one))), ...read.unread];
  return wanted.map((one, index) => {
    const name = "sheet" in one.cut.by ? sheetFile(file, one.cut.by.sheet) : file;
    return { name, read: oneOf(one, name, index === 0 ? unread : []) };
  });
}

/** How a sheet of several is called: `log.xlsx [October]`. */
export function sheetFile(file: string, sheet: string): string {
  return `${file} [${sheet}]`;
}

/** What the user says of a sheet: by its own pattern (`log.xlsx [Acme]`), else as of its file. */
function sheetSource(file: string, sheet: string, settings: ImportSettings): Source {
  return sourceOf(sheetFile(file, sheet), settings, sourceOf(file, settings));
}

function recognised(
  cut: Cut,
  source: Source,
  { last }: Cuts,
  { file, settings }: { file: string; settings: ImportSettings },
): Recognition {
  const told = source.client !== null || source.project !== null ? (["client"] as const) : [];
  return recognition(cut.head, settings.profiles, { asked: source.profile, told, last, file });
}

interface Found {
  readonly cut: Cut;
  readonly found: Recognition;
  readonly unread: readonly string[];
  readonly encoding: Encoding | null;
  readonly remarks: readonly Remark[];
}

function readCut(
  file: string,
  { cut, found, unread, encoding, remarks }: Found,
  reading: { settings: ImportSettings; source: Source; mapping: Mapping },
): ReadLog | Refusal {
  // Text that makes no sense under any separator is told as such, not as an unknown header.
  const all = cut.all();
  if ("problem" in all) return all;
  if (!isRecognised(found)) return found;
  const done = translation(found, all.records, { file, ...reading });
  if ("problem" in done) return done;
  const told: Remark[] = unread.length === 0 ? [] : [{ code: "SHEETS_NOT_READ", sheets: unread.join(", ") }];
  return {
    table: done.table,
    profile: found.profile,
    known: found.known,
    of: found.of,
    encoding,
    by: cut.by,
    remarks: [...remarks, ...all.remarks, ...told, ...done.remarks],
    structural: done.structural,
  };
}

function isRecognised(found: Recognition): found is Recognised {
  return "profile" in found;
}
