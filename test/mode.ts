/** The time tests may take: `--mode long` tries many times as many random cases, and every point of a run. */

export const LONG = (import.meta as { env?: { MODE?: string } }).env?.MODE === "long";
