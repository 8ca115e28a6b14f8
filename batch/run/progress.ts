/**
 * The progress of a run: one line that is rewritten on a terminal, with the pace and the time left; plain lines when
 * piped.
 *
 * Law: progress goes to standard error and the outcome to standard output, so a pipe gets only the outcome.
 */

import type { Language } from "../../core/values/language.ts";
import { WORDS } from "../../core/words/words.ts";

export interface Progress {
  /** Begins a stage. */
  stage(text: string, language: Language): void;
  /** `done` of the stage's `of` items are finished. */
  step(done: number, of: number): void;
  end(): void;
}

/** For whoever wants none. */
export const NO_PROGRESS: Progress = { stage() {}, step() {}, end() {} };

/** `now` is in milliseconds. */
export function progress(stream: NodeJS.WriteStream, now: () => number = () => performance.now()): Progress {
  return stream.isTTY ? new LiveLine(stream, now) : new PlainLines(stream);
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

/** Milliseconds: the pace is told when this long is known, and the line changes no more often than can be read. */
const LEAST_KNOWN = 1000;
const LEAST_SHOWN = 100;
/** Seconds: from here on in minutes. */
const LONG = 90;

class LiveLine implements Progress {
  readonly #stream: NodeJS.WriteStream;
  readonly #now: () => number;
  #stage = "";
  #language: Language = "en";
  #began = 0;
  #shown = 0;

  constructor(stream: NodeJS.WriteStream, now: () => number) {
    this.#stream = stream;
    this.#now = now;
  }

  stage(text: string, language: Language): void {
    this.#stage = text;
    this.#language = language;
    this.#began = this.#now();
    this.#show(text);
  }

  step(done: number, of: number): void {
    const now = this.#now();
    if (done < of && now - this.#shown < LEAST_SHOWN) return;
    this.#shown = now;
    this.#show(`${this.#stage} ${done}/${of}${this.#pace(done, of, now - this.#began)}`);
  }

  end(): void {
    this.#show("");
  }

  #pace(done: number, of: number, passed: number): string {
    if (passed < LEAST_KNOWN || done === of) return "";
    const aSecond = (done / passed) * 1000;
    const left = (of - done) / aSecond;
    const { pace } = WORDS[this.#language].run;
    const rate = Math.round(aSecond);
    return `, ${left < LONG ? pace(rate, Math.ceil(left), "s") : pace(rate, Math.round(left / 60), "min")}`;
  }

  #show(text: string): void {
    this.#stream.clearLine(0);
    this.#stream.cursorTo(0);
    this.#stream.write(text);
  }
}
