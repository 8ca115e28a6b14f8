/**
 * Rows that are not as the file has them.
 *
 * Law: what is unchanged is shared with the file; cells are copied when the first of them changes.
 */

import { type Cell, cellAt, type Row, text, widthOf } from "../../core/firm/cells.ts";
import type { Problem } from "../../core/values/problems.ts";

/** The cells of a row, copied when the first of them changes. */
export class Cells {
  /** Null while nothing differs from the row. */
  changed: Cell[] | null = null;
  readonly #row: Row;

  constructor(row: Row) {
    this.#row = row;
  }

  put(at: number | null, value: string): void {
    if (at === null || (at < this.#width && text(this.#at(at)) === value)) return;
    this.changed ??= [...this.#row.cells];
    this.changed[at] = value;
  }

  get #width(): number {
    return this.changed?.length ?? widthOf(this.#row);
  }

  #at(at: number): Cell {
    return this.changed === null ? cellAt(this.#row, at) : this.changed[at];
  }
}

/** A row that is not as the file has it: other cells, or something that is held against it. */
export class TranslatedRow implements Row {
  declare readonly problems?: readonly Problem[];
  declare readonly corrects?: NonNullable<Row["corrects"]>;
  readonly #given: Row;
  readonly #changed: readonly Cell[] | null;
  readonly #fingerprintOf: (given: Row) => string;

  constructor(
    given: Row,
    changed: readonly Cell[] | null,
    fingerprintOf: (given: Row) => string,
    { problems, corrects }: Pick<TranslatedRow, "problems" | "corrects">,
  ) {
    this.#given = given;
    this.#changed = changed;
    this.#fingerprintOf = fingerprintOf;
    if (problems !== undefined) this.problems = problems;
    if (corrects !== undefined) this.corrects = corrects;
  }

  get line(): number {
    return this.#given.line;
  }

  get cells(): Row["cells"] {
    return this.#changed ?? this.#given.cells;
  }

  get width(): number {
    return this.#changed?.length ?? widthOf(this.#given);
  }

  get fingerprint(): string {
    return this.#fingerprintOf(this.#given);
  }

  cell(at: number): Cell {
    return this.#changed === null ? cellAt(this.#given, at) : this.#changed[at];
  }
}
