// What a decision about a request asks of this room: how much was done of late, and what its own outcome is counted as. Passed
// to the rooms that decide, so that none of them imports this one.
import { holdReview, planAfterBreakGlass } from './break-glass.js';
import { Counters } from './counters.js';
import { countEvent, readEventLimits } from './event-limits.js';

export const SAFETY = {
  /** The counters of one person and one account owner. */
  counters: Counters.read.bind(Counters),
  readEventLimits,
  countEvent,
  planAfterBreakGlass,
  holdReview,
} as const;

export type Safety = typeof SAFETY;
