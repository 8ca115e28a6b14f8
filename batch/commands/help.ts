/** The help of the program, and of each command. */

import type { Words } from "../../core/words/words.ts";
import { PROGRAM } from "../disk/engine.ts";
import { COMMANDS, COMMON, type Command, type CommandName, type OptionTable, tableOf } from "./command.ts";

/** How a command is typed, as far as its name. */
export function lineOf(name: CommandName): string {
  return `${PROGRAM} ${name}`;
}

/** All commands. */
export function overview({ commands: says, writing }: Words): string[] {
  const { command, options } = says.places;
  return [
    says.about,
    "",
    writing.pair(says.usage, `${PROGRAM} ${command} [${options}]`),
    "",
    writing.pair(says.list, "").trimEnd(),
    ...columns(COMMANDS.map((name) => [name, says.summaries[name]])),
    "",
    ...optionLines(writing.pair(says.everyCommand, ""), { ...COMMON, version: "flag" }, says),
    "",
    says.seeHelp(`${PROGRAM} ${command} --help`),
  ];
}

/** One command. */
export function helpOf(name: CommandName, command: Command, { commands: says, writing }: Words): string[] {
  const { operand } = command;
  const place = operand === null ? "" : says.places[OPERANDS[operand]];
  const given = operand?.endsWith("?") ? ` [${place}]` : place === "" ? "" : ` ${place}`;
  const own = tableOf(command);
  return [
    writing.pair(says.usage, `${lineOf(name)}${given} [${says.places.options}]`),
    "",
    `${sentenceOf(says.summaries[name])} ${says.details[name]}`,
    "",
    ...(Object.keys(own).length === 0 ? [] : [...optionLines(writing.pair(says.options, ""), own, says), ""]),
    ...optionLines(writing.pair(says.everyCommand, ""), COMMON, says),
  ];
}

const OPERANDS = { month: "month", "month?": "month", file: "file", "folder?": "folder" } as const;

/** What stands after an option that takes a text. */
const PLACES: Readonly<Record<string, keyof Words["commands"]["places"]>> = {
  config: "file",
  language: "language",
  period: "month",
  shard: "part",
  shards: "count",
  by: "name",
  client: "name",
  resend: "name",
  arrived: "name",
  reason: "text",
  grace: "seconds",
  port: "count",
  plans: "text",
  currency: "text",
  "time-zone": "text",
  "rate-1": "amount",
  "rate-2": "amount",
  "rate-3": "amount",
};

function optionLines(head: string, options: OptionTable, says: Words["commands"]): string[] {
  const sentences: Readonly<Record<string, string>> = says.optionSays;
  const rows = Object.keys(options).map((name) => {
    const place = PLACES[name];
    return [
      `--${name}${place === undefined ? "" : ` ${says.places[place]}`}`,
      sentences[name] ?? "",
    ] as const;
  });
  return [head.trimEnd(), ...columns(rows)];
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}

function sentenceOf(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
