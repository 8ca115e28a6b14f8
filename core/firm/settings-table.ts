/**
 * Settings written as a small table, `setting, value`, as a workbook includes them with its figures.
 *
 * Law: an unknown setting or an invalid value is a problem. A setting that is not listed keeps its default. Only
 * holidays may be listed more than once: one row for each day.
 */

import { DEFAULT_SETTINGS, type Settings } from "../ledger/settings.ts";
import { ROUNDING_SCOPES, type RoundingScope } from "../rules/charge.ts";
import type { Level } from "../rules/coverage.ts";
import { type Category, DIAMOND_USES, type DiamondUse, PLUS_USES, type PlusUse } from "../rules/coverage.ts";
import { WITHOUT_NOTICE, type WithoutNotice } from "../rules/overage.ts";
import { daysInOrder } from "../values/calendar.ts";
import { recordOf } from "../values/grouping.ts";
import type { Cents } from "../values/units.ts";
import { CATEGORY_WORDS } from "../words/accepted-words.ts";
import type { Columns, Table } from "./cells.ts";
import { type Rows, readRows } from "./exceptions.ts";

export const SETTING_COLUMNS = {
  setting: { required: true, headings: ["réglage"] },
  value: { required: true, headings: ["valeur"], holds: "number" },
} as const satisfies Columns<string>;

const choices = <T extends string>(words: readonly T[]) => recordOf(words, (): readonly string[] => []);

export const SETTING_WORDS = {
  ...choices(["rounding", "diamondForLevel2", "plusForLevel3", "overageWithoutNotice", "defaultCategory"]),
  holidays: ["holiday", "jour férié", "jours fériés"],
  ...choices(["rate1", "rate2", "rate3"]),
};
const ROUNDING = choices<RoundingScope>(ROUNDING_SCOPES);
const DIAMOND = choices<DiamondUse>(DIAMOND_USES);
const PLUS = choices<PlusUse>(PLUS_USES);
const NOTICE = choices<WithoutNotice>(WITHOUT_NOTICE);

/** The defaults overridden by the listed settings; `exceptions` are rows that can't be used. */
export function readSettings(table: Table): { settings: Settings; rows: Rows<Partial<Settings>> } {
  const rows = readRows(table, SETTING_COLUMNS, (read): Partial<Settings> | null => {
    switch (read.required("setting") === "" ? null : read.choice("setting", SETTING_WORDS)) {
      case "rounding":
        return { rounding: read.choice("value", ROUNDING) ?? DEFAULT_SETTINGS.rounding };
      case "diamondForLevel2":
        return { diamondForLevel2: read.choice("value", DIAMOND) ?? DEFAULT_SETTINGS.diamondForLevel2 };
      case "plusForLevel3":
        return { plusForLevel3: read.choice("value", PLUS) ?? DEFAULT_SETTINGS.plusForLevel3 };
      case "overageWithoutNotice":
        return {
          overageWithoutNotice: read.choice("value", NOTICE) ?? DEFAULT_SETTINGS.overageWithoutNotice,
        };
      case "holidays": {
        const date = read.date("value");
        return { holidays: date === null ? [] : [date] };
      }
      case "defaultCategory":
        return {
          defaultCategory: read.choice<Category>("value", CATEGORY_WORDS) ?? DEFAULT_SETTINGS.defaultCategory,
        };
      case "rate1":
        return rate(1, read.amount("value"));
      case "rate2":
        return rate(2, read.amount("value"));
      case "rate3":
        return rate(3, read.amount("value"));
      default:
        return null;
    }
  });
  const holidays = daysInOrder(rows.values.flatMap((named) => named.holidays ?? []));
  const rates = Object.assign({}, ...rows.values.map((named) => named.rates ?? {}));
  return { settings: Object.assign({}, DEFAULT_SETTINGS, ...rows.values, { holidays, rates }), rows };
}

/** A10: what an hour of a level costs. */
function rate(level: Level, cents: Cents | null): Partial<Settings> {
  return cents === null ? {} : { rates: { [level]: cents } };
}
