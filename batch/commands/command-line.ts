/**
 * What stands on the command line, by a command's table of options.
 *
 * Law: nothing is passed over: what is unknown, given twice or has no value is a sentence, with the nearest name.
 */

import { parseArgs } from "node:util";
import { nearTo } from "../../core/values/names.ts";
import type { Words } from "../../core/words/words.ts";
import { COMMON, type OptionTable, UsageError } from "./command.ts";

export interface Given {
  readonly operands: readonly string[];
  readonly values: Readonly<Record<string, string | true>>;
}

/** Throws UsageError with every fault. */
export function readLine(args: readonly string[], table: OptionTable, says: Words["commands"]): Given {
  const known: OptionTable = { ...COMMON, ...table };
  const options = Object.fromEntries(
    Object.entries(known).map(
      ([name, kind]) => [name, { type: kind === "flag" ? "boolean" : "string" }] as const,
    ),
  );
  const { tokens } = parseArgs({
    args: [...args],
    options: { ...options, help: { type: "boolean", short: "h" } },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values: Record<string, string | true> = {};
  const operands: string[] = [];
  const faults: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") operands.push(token.value);
    if (token.kind !== "option") continue;
    const { name, rawName, value } = token;
    const kind = Object.hasOwn(known, name) ? known[name] : undefined;
    if (kind === undefined) faults.push(says.unknownOption(rawName, nearestOption(name, known)));
    else if (Object.hasOwn(values, name)) faults.push(says.optionTwice(rawName));
    else if (kind === "flag" && value !== undefined) faults.push(says.flagWithValue(rawName));
    else if (kind === "text" && !isValue(value, token.inlineValue))
      faults.push(says.optionWithoutValue(rawName));
    else values[name] = value ?? true;
  }
  if (faults.length > 0) throw new UsageError(faults.join("\n"));
  return { operands, values };
}

/** `--config --json` leaves out what `--config` is. */
function isValue(value: string | undefined, isInline: boolean | undefined): value is string {
  return value !== undefined && value !== "" && (isInline === true || !value.startsWith("-"));
}

/** Other programs' names for the same. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  month: "period",
  mois: "period",
  lang: "language",
  langue: "language",
};

function nearestOption(given: string, known: OptionTable): string | null {
  const names = new Map([
    ...Object.keys(known).map((name) => [name, name] as const),
    ...Object.entries(OTHER_NAMES),
  ]);
  const [nearest] = nearTo(given, names).filter((name) => Object.hasOwn(known, name));
  return nearest === undefined ? null : `--${nearest}`;
}
