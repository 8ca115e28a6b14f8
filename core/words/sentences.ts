/** Sentences for values that have a code: a language has one for each, and the compiler asks for the missing ones. */

interface Coded {
  readonly code: string;
}

export type Sentences<T extends Coded> = {
  readonly [C in T["code"]]: (of: T & { readonly code: C }) => string;
};

export function sentenceIn<T extends Coded>(sentences: Sentences<T>, of: T): string {
  return (sentences[of.code as T["code"]] as (of: T) => string)(of);
}
