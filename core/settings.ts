/**
 * Settings written as a small table, `setting, value`, as a workbook carries them beside its figures.
 *
 * Law: a setting that is not known, or a value it can't have, is a problem; what is not named keeps its default.
 */

import { type Columns, type Rows, readRows, type Table } from "./cells.ts";
import { ROUNDING_SCOPES, type RoundingScope } from "./charge.ts";
import { type Category, DIAMOND_USES, type DiamondUse } from "./coverage.ts";
import { DEFAULT_SETTINGS, type Settings } from "./ledger.ts";
import { CATEGORY_WORDS } from "./words.ts";

export const SETTING_COLUMNS = {
  setting: { required: true, headings: ["réglage"] },
  value: { required: true, headings: ["valeur"] },
} as const satisfies Columns<string>;

const choices = <T extends string>(words: readonly T[]) =>
  Object.fromEntries(words.map((word) => [word, []])) as unknown as Record<T, readonly string[]>;

const SETTINGS = choices(["rounding", "diamondForLevel2", "defaultCategory"]);
const ROUNDING = choices<RoundingScope>(ROUNDING_SCOPES);
const DIAMOND = choices<DiamondUse>(DIAMOND_USES);

/** The settings that the rows name, over the defaults; `exceptions` are rows that can't be used. */
export function readSettings(table: Table): { settings: Settings; rows: Rows<Partial<Settings>> } {
  const rows = readRows(table, SETTING_COLUMNS, (read): Partial<Settings> | null => {
    switch (read.required("setting") === "" ? null : read.choice("setting", SETTINGS)) {
      case "rounding":
        return { rounding: read.choice("value", ROUNDING) ?? DEFAULT_SETTINGS.rounding };
      case "diamondForLevel2":
        return { diamondForLevel2: read.choice("value", DIAMOND) ?? DEFAULT_SETTINGS.diamondForLevel2 };
      case "defaultCategory":
        return {
          defaultCategory: read.choice<Category>("value", CATEGORY_WORDS) ?? DEFAULT_SETTINGS.defaultCategory,
        };
      default:
        return null;
    }
  });
  return { settings: Object.assign({}, DEFAULT_SETTINGS, ...rows.values), rows };
}
