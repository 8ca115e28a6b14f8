/**
 * Which clients a process makes when several make one month: every `of`-th, from the `number`-th on.
 */

export interface Shard {
  /** From 1 to `of`. */
  readonly number: number;
  readonly of: number;
}

export const WHOLE: Shard = { number: 1, of: 1 };

/** `index` is the client's place in order, from 0. */
export function isOfShard(index: number, { number, of }: Shard): boolean {
  return index % of === number - 1;
}

/** The most shards of one month. */
const MOST_SHARDS = 1000;

/** “2/4” as a shard; null when it is none. */
export function shardNamed(text: string): Shard | null {
  const [, number, of] = (/^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []).map(Number);
  if (number === undefined || of === undefined || of > MOST_SHARDS || number < 1 || number > of) return null;
  return { number, of };
}
