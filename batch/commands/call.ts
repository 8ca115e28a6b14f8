/** One use of a command, from what was given on its line and where the person stands. */

import { resolve } from "node:path";
import { parseMonth } from "../../core/values/calendar.ts";
import type { Language } from "../../core/values/language.ts";
import { madeOnce } from "../../core/values/remembered.ts";
import { WORDS } from "../../core/words/words.ts";
import { readConfig } from "../config/config.ts";
import { newestDue } from "../config/due-months.ts";
import type { Progress } from "../run/progress.ts";
import {
  type Call,
  type Command,
  type CommandName,
  type OptionTable,
  UsageError,
  type Values,
} from "./command.ts";
import type { Given } from "./command-line.ts";
import { firmFile } from "./firm-file.ts";
import { lineOf } from "./help.ts";

/** Where and for whom a command runs. */
interface Standing {
  readonly folder: string;
  /** The folder of this process; npm may have changed it. */
  readonly cwd: string;
  readonly language: Language;
  readonly isAsking: boolean;
  readonly now: Date;
  readonly print: Call["print"];
  readonly tell: Call["tell"];
  readonly progress: Progress;
}

export function callOf(
  name: CommandName,
  { operand, options }: Command,
  given: Given,
  standing: Standing,
): Call {
  const { folder, cwd, language, isAsking, now, print, tell, progress } = standing;
  const says = WORDS[language].commands;
  const config = text(given, "config");
  const named = operandOf(given, operand !== null, says);
  const path = (own: string) => (folder === cwd ? own : resolve(folder, own));
  const firmFileOf = () => {
    const found = firmFile(config, folder);
    if (found === null) throw new UsageError(says.noFirm(folder));
    return found;
  };
  const read = madeOnce(() => readConfig(firmFileOf(), language));
  const asked = () => askedMonth(named, text(given, "period"), says);
  return {
    values: valuesOf(given, options),
    ...{ language, says, isAsking, folder, now, print, tell, progress },
    isLanguageGiven: text(given, "language") !== undefined,
    firmFile: firmFileOf,
    config: read,
    configIfAny: async () => (firmFile(config, folder) === null ? null : read()),
    month: () => {
      const month = asked();
      if (month === null) throw new UsageError(says.noMonth(`${lineOf(name)} ${says.places.month}`));
      return month;
    },
    monthIfAny: asked,
    monthOrNewest: async () => {
      const month = asked();
      if (month !== null) return month;
      const { schedule, timeZone } = await read();
      const newest = newestDue({ ...schedule, timeZone }, now);
      if (newest === null) throw new UsageError(says.noneDue);
      print(says.newestDue(newest));
      return newest;
    },
    file: () => {
      if (named === undefined) throw new UsageError(says.noFile);
      return path(named);
    },
    folderNamed: () => (named === undefined ? folder : resolve(folder, named)),
  };
}

type Says = Call["says"];

function operandOf({ operands }: Given, takesOne: boolean, says: Says): string | undefined {
  const [first, ...others] = takesOne ? operands : [undefined, ...operands];
  if (others[0] !== undefined) throw new UsageError(says.unexpected(others[0]));
  return first;
}

/** The month as it stands after the name, or as `--period`; null if there is none. */
function askedMonth(operand: string | undefined, option: string | undefined, says: Says): string | null {
  if (operand !== undefined && option !== undefined && operand !== option)
    throw new UsageError(says.twoMonths(operand, option));
  const month = operand ?? option;
  if (month !== undefined && parseMonth(month) === null) throw new UsageError(says.notMonth(month));
  return month ?? null;
}

function text({ values }: Given, name: string): string | undefined {
  const value = values[name];
  return value === true ? undefined : value;
}

function valuesOf(given: Given, options: OptionTable): Values<OptionTable> {
  const value = ([name, kind]: readonly [string, string]) => [
    name,
    kind === "flag" ? name in given.values : text(given, name),
  ];
  return Object.fromEntries(Object.entries(options).map(value));
}
