/** Names for new sheets and tables that the workbook does not have yet. Excel does not tell capitals apart. */

/** Excel allows a sheet's name as many characters. */
const SHEET_LENGTH = 31;

export function freeSheetName(wanted: string, taken: readonly string[]): string {
  return free(wanted.replace(/[\\/?*[\]:]/g, " ").slice(0, SHEET_LENGTH), taken, (name, number) => {
    const end = ` ${number}`;
    return `${name.slice(0, SHEET_LENGTH - end.length)}${end}`;
  });
}

/** A table's name shares its names with the workbook's defined names, and knows no spaces. */
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
