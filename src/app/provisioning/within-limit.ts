// So many within so many seconds, and no more: whoever comes next waits for the first of them to be long enough ago.
import { instant } from '../../domain/ids.js';
import type { Instant } from '../../domain/ids.js';
import type { Clock } from '../../ports/clock.js';

export function withinLimit(given: {
  readonly atMost: number;
  readonly seconds: number;
  readonly clock: Clock;
  readonly waitUntil: (time: Instant) => Promise<void>;
}): () => Promise<void> {
  const { atMost, seconds, clock, waitUntil } = given;
  const begun: number[] = [];
  return async () => {
    const first = begun.at(-atMost);
    const from = first === undefined ? clock.now() : instant(first + seconds * 1000);
    const at = Math.max(from, clock.now());
    begun.push(at);
    if (at > clock.now()) await waitUntil(instant(at));
  };
}
