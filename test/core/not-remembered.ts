/** Stands in for `core/values/remembered.ts` beside a mutant: each answer is worked out anew. */

export function remembered<T>(answerTo: (text: string) => T): (text: string) => T {
  return answerTo;
}
