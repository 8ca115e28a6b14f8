/**
 * What a run says while it works: a line that renews itself on a terminal, plain lines when piped.
 *
 * Law: progress goes to standard error and the outcome to standard output, so a pipe gets the outcome alone.
 */

export interface Progress {
  /** A stage has begun. */
  stage(text: string): void;
  /** So many of a stage's pieces are done. */
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
