// How names, times and quotations get into a sentence. The sentence is a language's business; what may safely be shown,
// and in which zone, is the channel's.
import type { Instant } from '../domain/ids.js';

export type Say = {
  /** A name, an address or another short text that somebody typed. */
  readonly name: (text: string) => string;
  /** Several names as a list in a sentence. */
  readonly names: (texts: readonly string[]) => string;
  /** Somebody's own sentence, in quotation marks. */
  readonly quote: (text: string) => string;
  /** A time of day with its zone, and the date where that is not today. */
  readonly time: (at: Instant) => string;
  /** A time of day with its zone and its date, also where that is today. */
  readonly moment: (at: Instant) => string;
  /** A calendar day, `2026-03-14`, as every other date is said. */
  readonly day: (day: string) => string;
  /** Whole seconds from now, at least 0. */
  readonly secondsUntil: (at: Instant) => number;
};
