/** Every word and sentence of a language, by its path, as produced from marks in place of arguments. */

import type { Words } from "../../../core/words/words.ts";

/** The argument at a place: its mark, and the number it counts as if one is wanted. */
const MARK = /§(\d)|\b10(\d)\b/g;

/** A stand-in for any argument: a text, a number, a list, or a value with fields. */
function given(place: number): unknown {
  const text = `§${place}`;
  return new Proxy(() => text, {
    get(_, key) {
      if (key === Symbol.toPrimitive) return (hint: string) => (hint === "number" ? 100 + place : text);
      if (key === "map") return (of: (one: unknown) => unknown) => [of(given(place))];
      if (key === "join" || key === "toJSON") return () => text;
      if (typeof key === "string" && key in String.prototype) {
        const of = String.prototype[key as "trim"] as unknown;
        return typeof of === "function" ? of.bind(text) : text.length;
      }
      return given(place);
    },
  });
}

/** A path such as `run.outcomes.read`, and the text there. */
export type Leaf = readonly [path: string, text: string];

export function leavesOf(words: unknown, path = ""): Leaf[] {
  if (typeof words === "string") return [[path, words]];
  if (typeof words === "function") {
    const said = words(...Array.from({ length: Math.max(1, words.length) }, (_, place) => given(place)));
    return [[path, String(said)]];
  }
  return Object.entries(words as object).flatMap(([key, value]) =>
    leavesOf(value, path === "" ? key : `${path}.${key}`),
  );
}

/** The places of the arguments that a text repeats. */
export function repeated(text: string): string[] {
  return [...new Set([...text.matchAll(MARK)].map((match) => match[1] ?? match[2] ?? ""))].sort();
}

/** All but texts with tests of their own: sentences that check their arguments, and the format of figures. */
export function leavesIn({ problems: _p, remarks: _r, writing: _w, ...rest }: Words): Leaf[] {
  return leavesOf(rest);
}
