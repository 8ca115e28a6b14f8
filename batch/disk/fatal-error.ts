/** What stops a command (exit code 2), with nothing done: sentences for the person who started it. */
export class FatalError extends Error {
  readonly sentences: readonly string[];

  constructor(sentences: readonly string[]) {
    super(sentences.join("\n"));
    this.name = "FatalError";
    this.sentences = sentences;
  }
}

/** What stops a command halfway: its sentences say what was changed all the same, and what becomes of it. */
export class HalfDoneError extends FatalError {}
