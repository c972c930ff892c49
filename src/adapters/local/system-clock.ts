import { instant } from '../../domain/ids.js';
import type { Clock } from '../../ports/clock.js';

/** The clock of this machine. */
export const systemClock: Clock = {
  now: () => instant(Date.now()),
};
