import { instant, plusSeconds, type Instant } from '../../src/domain/ids.js';
import type { Clock } from '../../src/ports/clock.js';

/** Stands still until told otherwise. Starts at 2026-11-24T12:00:00Z unless given an ISO 8601 time or an instant. */
export class FakeClock implements Clock {
  #now: Instant;

  constructor(start: string | Instant = '2026-11-24T12:00:00Z') {
    this.#now = read(start);
  }

  now(): Instant {
    return this.#now;
  }

  /** To any time, also back: clocks of the real world do that. */
  set(to: string | Instant): void {
    this.#now = read(to);
  }

  advanceSeconds(seconds: number): void {
    this.#now = plusSeconds(this.#now, seconds);
  }
}

function read(time: string | Instant): Instant {
  if (typeof time === 'number') return time;
  const milliseconds = Date.parse(time);
  if (Number.isNaN(milliseconds)) throw new Error(`not a time: ${time}`);
  return instant(milliseconds);
}
