/** Unused names for new sheets and tables. Excel ignores case in names. */

/** Excel's limit for a sheet name. */
const SHEET_LENGTH = 31;

export function freeSheetName(wanted: string, taken: readonly string[]): string {
  return free(wanted.replace(/[\\/?*[\]:]/g, " ").slice(0, SHEET_LENGTH), taken, (name, number) => {
    const end = ` ${number}`;
    return `${name.slice(0, SHEET_LENGTH - end.length)}${end}`;
  });
}

/** Tables and defined names share one set of names in a workbook; spaces are not allowed. */
export function freeTableName(wanted: string, taken: readonly string[]): string {
  return free(wanted.replace(/[^\p{L}\p{N}_]/gu, "_"), taken, (name, number) => `${name}_${number}`);
}

function free(
  wanted: string,
  taken: readonly string[],
  numbered: (name: string, number: number) => string,
): string {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  let name = wanted;
  for (let number = 2; used.has(name.toLowerCase()); number += 1) name = numbered(wanted, number);
  return name;
}
