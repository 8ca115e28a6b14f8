/**
 * Converts the records of an export to rows of our time log.
 *
 * Laws: whatever concerns a column (order of dates, decimal mark, unit) is decided once, over all its values, before
 * the first row is read. A total is checked, never counted. Records are entries, or are counted as what they are.
 */

import { isBlank, type Row, type Table, text } from "../../core/firm/cells.ts";
import type { Problem } from "../../core/values/problems.ts";
import type { Remark } from "../../core/values/remarks.ts";
import { decisions } from "./column-decisions.ts";
import { ExportSheet } from "./export-sheet.ts";
import { CANONICAL } from "./profile.ts";
import type { Recognised } from "./recognition.ts";
import { durationsDiffer, oneDuration, repeatedColumn } from "./rival-columns.ts";
import { COLUMNS, type Translating, Translator } from "./row-translation.ts";
import type { Refusal } from "./table.ts";
import { type Total, totalsMismatch } from "./totals.ts";

interface Translation {
  readonly table: Table;
  readonly remarks: readonly Remark[];
  /** Records that are not entries: above the header, blank, totals. */
  readonly structural: number;
}

/** Converts the records of a file, including its header. */
export function translation(
  recognised: Recognised,
  all: readonly Row[],
  translating: Translating,
): Translation | Refusal {
  const { profile, header } = recognised;
  const headings = all[header]?.cells ?? [];
  const repeated = repeatedColumn(recognised, all);
  if (repeated !== null) return repeated;
  const ruling = oneDuration(recognised, headings);
  const sheet = new ExportSheet(ruling, headings);
  const records = all.slice(header + 1);
  // In most files all are entries.
  const data = sheet.arePlainlyDated(records) ? records : [];
  const totals: Total[] = [];
  let again = 0;
  for (const row of records.slice(data.length)) {
    if (sheet.isPlainlyDated(row)) {
      data.push(row);
      continue;
    }
    if (isBlank(row)) continue;
    const isHeader = sheet.headerAgain(row);
    if (isHeader === "other") return { problem: headerChanges(row), line: row.line };
    if (isHeader === "same") again += 1;
    else if (sheet.isTotal(row)) totals.push({ row, after: data.length, isNamed: false });
    else if (sheet.mayBeNamedTotal(row)) totals.push({ row, after: data.length, isNamed: true });
    else data.push(row);
  }
  const differ = durationsDiffer(recognised, headings, data);
  if (differ !== null) return differ;
  const decided = decisions(
    sheet,
    data,
    totals.filter(({ isNamed }) => !isNamed),
    translating,
  );
  if ("problem" in decided) return { problem: decided.problem, line: decided.line };
  const translator = new Translator(sheet, decided, translating, totals.length > 0);
  const rows = translator.rows(data);
  const mismatch = totalsMismatch(sheet, decided, translator.seconds, totals, translating.source);
  if ("problem" in mismatch) return mismatch;
  // A row labelled as a total that adds up nothing is an ordinary row, kept in its place.
  for (const row of mismatch.entries) rows.push(...[translator.row(row)].filter((own) => own !== null));
  if (mismatch.entries.length > 0) rows.sort((a, b) => a.line - b.line);
  const remarks: Remark[] = [];
  if (header > 0) remarks.push({ code: "HEADER_BELOW", line: all[header]?.line ?? 1 });
  if (again > 0) remarks.push({ code: "HEADER_AGAIN", count: again });
  remarks.push(...decided.remarks, ...mismatch.remarks, ...translator.remarks.all);
  if (data.length === 0) remarks.push({ code: "ONLY_HEADER" });
  else if (!sheet.has("id")) remarks.push({ code: "NO_IDS" });
  sheet.forgetRows();
  const own = profile === CANONICAL;
  const table: Table = {
    file: translating.file,
    header: own ? translator.ownHeader(headings) : COLUMNS,
    rows,
    tool: profile.tool,
    headings: translator.headings,
    fingerprintOf: translator.fingerprintOf,
    ...(own ? { written: headings } : { ignored: recognised.unknown }),
  };
  return { table, remarks, structural: all.length - rows.length };
}

function headerChanges({ cells }: Row): Problem {
  const headings = cells.map(text).filter((heading) => heading !== "");
  return { code: "HEADER_CHANGES", headings: headings.join(", ") };
}
