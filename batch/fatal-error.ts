/** What stops a run before anything is written (exit code 2): sentences for the person who started it. */
export class FatalError extends Error {
  readonly sentences: readonly string[];

  constructor(sentences: readonly string[]) {
    super(sentences.join("\n"));
    this.name = "FatalError";
    this.sentences = sentences;
  }
}
