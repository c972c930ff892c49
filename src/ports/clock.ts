import type { Instant } from '../domain/ids.js';

/** The one clock. Never set from outside: no request carries the time. */
export interface Clock {
  now(): Instant;
}
