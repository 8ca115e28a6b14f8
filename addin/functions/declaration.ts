/**
 * What a function is, said once: Excel's metadata, the help pages, the pane and the tests are made from it. Its texts
 * are in core/words, under its name.
 *
 * Laws: arguments are read in their order, and the first that can't be read is the one that is refused. They may only
 * be added at the end, or workbooks in use would break.
 */

import type { CoreWords } from "../../core/words/words.ts";
import type { Cell, Table } from "./cells.ts";

type FunctionName = Exclude<keyof CoreWords["functions"], "names" | "arguments" | "defect" | "notShown">;
export type ArgumentName = keyof CoreWords["functions"]["names"];
type Family = keyof CoreWords["functions"]["arguments"];

interface Argument<T = unknown> {
  /** All cells of a range, or one value. */
  readonly takes: "range" | "value";
  readonly isOptional: boolean;
  /** Throws InputError with the argument's name. */
  readonly read: (argument: string, given: unknown) => T;
}

type Read<T> = Argument<T>["read"];

export const value = <T>(read: Read<T>): Argument<T> => ({ takes: "value", isOptional: false, read });
export const optional = <T>(read: Read<T>): Argument<T> => ({ takes: "value", isOptional: true, read });
/** A range is handed on as it is: some are read together. */
export const RANGE: Argument = { takes: "range", isOptional: false, read: (_, given) => given };
export const OPTIONAL_RANGE: Argument = { ...RANGE, isOptional: true };

export interface Example {
  /** Cells from A1 on, with headings in the first row; empty when the formula needs none. Dates are YYYY-MM-DD. */
  readonly sheet: readonly (readonly (string | number)[])[];
  /** As Excel stores it, in English with commas. */
  readonly formula: string;
  /** The formula's result: its number, or the last number of its last line. */
  readonly result: number;
  /** The line and column of the result in the table, counted from 0, when it is not the last number. */
  readonly at?: readonly [line: number, column: number];
}

/** Which columns of a function's table the pane shows where; the others are listed under the line. */
interface LineColumns {
  readonly date: string | null;
  readonly what: string;
  readonly figure: string | null;
  readonly remark: string | null;
}

export interface Declaration {
  readonly name: FunctionName;
  /** Whose arguments its own are. */
  readonly family: Family;
  readonly arguments: Arguments;
  /** The function whose table shows the lines behind it; its own name if it is that. */
  readonly explainedBy: FunctionName;
  readonly lines: LineColumns | null;
  readonly example: Example;
  /** The answer to arguments in order, as Excel passes them. Throws InputError. */
  readonly answer: (given: readonly unknown[]) => Cell | Table;
}

/** What is read of arguments. */
export type Given<A> = { readonly [K in keyof A]: A[K] extends Argument<infer T> ? T : never };

type Arguments = Readonly<Partial<Record<ArgumentName, Argument>>>;

/** Reads arguments from values in their order. Throws InputError. */
export function readAll<A extends Arguments>(taken: A, given: readonly unknown[]): Given<A> {
  const all = Object.entries(taken) as [ArgumentName, Argument][];
  const read = all.map(([argument, own], at) => [argument, own.read(argument, given[at])]);
  return Object.fromEntries(read) as Given<A>;
}

/** `answer` gets the arguments as they were read. Throws InputError. */
export function declared<A extends Arguments>(
  own: Pick<Declaration, "name" | "family" | "example"> &
    Partial<Pick<Declaration, "explainedBy" | "lines">> & { readonly arguments: A },
  answer: (given: Given<A>) => Cell | Table,
): Declaration {
  return {
    explainedBy: own.name,
    lines: null,
    ...own,
    answer: (given) => answer(readAll(own.arguments, given)),
  };
}
