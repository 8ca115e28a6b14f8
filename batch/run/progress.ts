/**
 * The progress of a run: one line that is rewritten on a terminal, plain lines when piped.
 *
 * Law: progress goes to standard error and the outcome to standard output, so a pipe gets only the outcome.
 */

export interface Progress {
  /** Begins a stage. */
  stage(text: string): void;
  /** `done` of the stage's `of` items are finished. */
  step(done: number, of: number): void;
  end(): void;
}

export function progress(stream: NodeJS.WriteStream): Progress {
  return stream.isTTY ? new LiveLine(stream) : new PlainLines(stream);
}

class PlainLines implements Progress {
  readonly #stream: NodeJS.WritableStream;

  constructor(stream: NodeJS.WritableStream) {
    this.#stream = stream;
  }

  stage(text: string): void {
    this.#stream.write(`${text}\n`);
  }

  step(): void {}

  end(): void {}
}

class LiveLine implements Progress {
  readonly #stream: NodeJS.WriteStream;
  #stage = "";

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
  }

  stage(text: string): void {
    this.#stage = text;
    this.#show(text);
  }

  step(done: number, of: number): void {
    this.#show(`${this.#stage} ${done}/${of}`);
  }

  end(): void {
    this.#show("");
  }

  #show(text: string): void {
    this.#stream.clearLine(0);
    this.#stream.cursorTo(0);
    this.#stream.write(text);
  }
}
