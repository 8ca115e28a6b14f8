/** Answers that are kept: for texts that recur, as the cells of a log repeat a few names, dates and durations; and once. */

const MOST_KNOWN = 20_000;
/** Longer texts do not recur, and would fill the memory. */
const LONGEST = 100;

/**
 * The same function, which keeps its last answers. It must depend on the text alone, and its answers must never be
 * changed by whoever gets them.
 */
export function remembered<T>(answerTo: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (text.length > LONGEST) return answerTo(text);
    const before = known.get(text);
    if (before !== undefined) return before;
    const answer = answerTo(text);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(text, answer);
    return answer;
  };
}

/** The same function, which makes its answer when it is asked for the first time. */
export function madeOnce<T>(make: () => T): () => T {
  let made: { readonly answer: T } | null = null;
  return () => {
    made ??= { answer: make() };
    return made.answer;
  };
}
