/** Stops a command (exit code 2) with nothing changed: sentences for the person who started it. */
export class FatalError extends Error {
  readonly sentences: readonly string[];

  constructor(sentences: readonly string[]) {
    super(sentences.join("\n"));
    this.name = "FatalError";
    this.sentences = sentences;
  }
}

/** Stops a command halfway: the sentences say what was changed nevertheless, and what happens to it. */
export class HalfDoneError extends FatalError {}
