/**
 * In which share of a firm each id is counted, where several processes make one month.
 *
 * Law: all processes that have rows of an id have all its rows, so each finds the same home for it.
 */

/** An id, and the tool that assigned it. */
export type ToolId = `${string}\0${string}`;

export function toolId(tool: string, id: string): ToolId {
  return `${tool}\0${id}`;
}

export class IdHomes {
  /** By id: whether its first row is one of ours, and whether the first that was placed is. */
  readonly #read = new Map<ToolId, boolean>();
  readonly #placed = new Map<ToolId, boolean>();

  /** Null for a row without an id. */
  read(id: ToolId | null, isOurs: boolean): void {
    if (id !== null && !this.#read.has(id)) this.#read.set(id, isOurs);
  }

  place(id: ToolId | null, isOurs: boolean): void {
    if (id !== null && !this.#placed.has(id)) this.#placed.set(id, isOurs);
  }

  /** The ids that are counted in another share: where they were placed, or else where they were read first. */
  elsewhere(): Set<ToolId> {
    return new Set([...this.#read].flatMap(([id, isOurs]) => ((this.#placed.get(id) ?? isOurs) ? [] : [id])));
  }
}
