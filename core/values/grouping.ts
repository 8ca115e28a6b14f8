/** Values by a key. */

/** Groups in the order in which keys first appear; each group in the order of `all`. */
export function groupBy<T, K>(all: Iterable<T>, keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const one of all) addTo(groups, keyOf(one), one);
  return groups;
}

/** The groups of two and more; most keys of a log are there once. */
export function repeatedBy<T, K>(all: Iterable<T>, keyOf: (one: T) => K): Map<K, T[]> {
  const firsts = new Map<K, T>();
  const groups = new Map<K, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, one);
    else if (groups.has(key)) addTo(groups, key, one);
    else groups.set(key, [first, one]);
  }
  return groups;
}

/** Adds a value to the group of a key; creates the group if needed. */
export function addTo<T, K>(groups: Map<K, T[]>, key: K, one: T): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [one]);
  else group.push(one);
}

/** A record with a value for each key, in the order of the keys. */
export function recordOf<K extends string, T>(keys: readonly K[], of: (key: K) => T): Record<K, T> {
  return Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<K, T>;
}

/** The sum of each of these numbers. */
export function addedUp<K extends string>(
  keys: readonly K[],
  all: readonly Readonly<Record<K, number>>[],
): Record<K, number> {
  return recordOf(keys, (key) => all.reduce((sum, one) => sum + one[key], 0));
}
