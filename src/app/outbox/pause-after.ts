// How long what could not be told waits before it is tried again, and how often it is.
import type { Lane } from '../commit/rows/outbox-row.js';

const LONGEST_SECONDS = 300;
/** Somebody is to act on an alarm: for eight minutes it is tried at least every half minute. */
const ALARM_LONGEST_SECONDS = 30;
const ALARM_OFTEN = 20;

/** With the growing pauses: about half an hour, and of an alarm a day. */
export const ATTEMPTS: Readonly<Record<Lane, number>> = { alarm: 306, awaited: 12, copy: 12 };

/** Seconds. `attempts`: that have failed by now. */
export function pauseAfter(lane: Lane, attempts: number): number {
  const isNewAlarm = lane === 'alarm' && attempts <= ALARM_OFTEN;
  return Math.min(2 ** attempts, isNewAlarm ? ALARM_LONGEST_SECONDS : LONGEST_SECONDS);
}
