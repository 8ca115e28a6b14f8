/**
 * Of a record, the values with these names. The mark lets a bundle leave out the catalogues that it does not read.
 */
/* @__NO_SIDE_EFFECTS__ */
export function pick<T, K extends keyof T>(from: T, ...names: readonly K[]): Pick<T, K> {
  return Object.fromEntries(names.map((name) => [name, from[name]])) as Pick<T, K>;
}
