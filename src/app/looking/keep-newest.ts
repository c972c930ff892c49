// Counts in memory about whoever comes: bounded, so that any number of people fills no memory.

/** People and presses, whoever comes. */
export const KEPT_AT_MOST = 10_000;

/** As the newest of them; the oldest goes where there are too many. */
export function keepNewest<K, V>(kept: Map<K, V>, key: K, value: V): void {
  kept.delete(key);
  kept.set(key, value);
  const [oldest] = kept.keys();
  if (kept.size > KEPT_AT_MOST && oldest !== undefined) kept.delete(oldest);
}
