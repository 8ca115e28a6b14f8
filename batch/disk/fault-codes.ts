/**
 * What is wrong with a value of the configuration or of a profile, as codes: the schema names them, and their sentences
 * are made where the language is known.
 *
 * Law: no text of the validator reaches a person. Whatever it finds has a code of ours.
 */

import * as z from "zod";
import type { Words } from "../../core/words/words.ts";
import type { JsonPath } from "./json-text.ts";

/** What has to be written instead. */
export type Fault = keyof Words["setup"]["config"]["write"];

/** The value has to look like this example, which needs no translation. */
export function like(example: string): string {
  return `${LIKE}${example}`;
}

/** The example of such a message; null for another one. */
export function exampleIn(message: string): string | null {
  return message.startsWith(LIKE) ? message.slice(LIKE.length) : null;
}

const LIKE = "like ";
const KEYS = "keys ";

/** The keys that an object may have, of the message about one that it may not. */
export function keysIn(message: string): readonly string[] {
  return message.startsWith(KEYS) ? message.slice(KEYS.length).split(" ") : [];
}

/** An object of exactly these keys; `hidden` ones are read only to be refused. */
export function keyed<T extends z.ZodRawShape>(shape: T, example: string, hidden: readonly string[] = []) {
  const known = Object.keys(shape).filter((key) => !hidden.includes(key));
  return z.strictObject(shape, {
    error: ({ code }) => (code === "unrecognized_keys" ? keysMessage(known) : like(example)),
  });
}

/** The message that tells which keys there are. */
function keysMessage(known: readonly string[]): string {
  return `${KEYS}${known.join(" ")}`;
}

/** The issues of an object of exactly these keys, with the message that tells which there are. */
export function withKeys(issues: readonly Issue[], known: readonly string[]): Issue[] {
  return issues.map((issue) =>
    issue.code === "unrecognized_keys" && issue.path.length === 0
      ? { ...issue, message: keysMessage(known) }
      : issue,
  );
}

/** A text of at least one sign. */
export function textLike(example: string) {
  const error = like(JSON.stringify(example));
  return z.string({ error }).min(1, { error });
}

export function listOf<T extends z.ZodType>(member: T, example: string) {
  return z.array(member, { error: like(example) });
}

/** Any names, each with a value. */
export function named<T extends z.ZodType>(value: T, example: string) {
  return z.record(z.string().min(1), value, { error: like(example) });
}

export function whole(most: number, fault: Fault, least = 1) {
  return z.int({ error: fault }).min(least, { error: fault }).max(most, { error: fault });
}

export type Issue = z.core.$ZodIssue;

/**
 * The issues themselves: of a choice between kinds, those of the kind that was meant, which is told by the type of what
 * was given.
 */
export function plainIssues(issues: readonly Issue[], above: JsonPath = []): Issue[] {
  return issues.flatMap((issue) => {
    const path = [...above, ...issue.path];
    if (issue.code !== "invalid_union") return [{ ...issue, path }];
    const meant = issue.errors.find(([first]) => first !== undefined && !isOfAnotherKind(first));
    return meant === undefined ? [{ ...issue, path }] : plainIssues(meant, path);
  });
}

function isOfAnotherKind({ code, path }: Issue): boolean {
  return path.length === 0 && (code === "invalid_type" || code === "invalid_value");
}
