// What a reading of a seed is called before it happens: the audit has it, and the vault's own log has it from the call. It is made of ids
// that no vault knows, so that whoever has the vault alone cannot name a reading of theirs as one of ours; and of nothing that
// changes between two arrivals of one press, so that both call it the same.
import { createHash } from 'node:crypto';
import { readId } from '../ids.js';
import type { ReadId, RequestId, TokenId } from '../ids.js';
import { SETS_ASIDE, SHOWS_AGAIN } from '../release/fact.js';
import type { ReleaseFact } from '../release/fact.js';
import type { Disclosed, Request, Reservation } from '../release/request.js';
import { markOf } from '../release/reserved.js';

/** Of the reading that a fact of a request lets happen, or that has just happened for it; `life`: what the request has come to by it. */
export function readIdFor(
  { action }: ReleaseFact,
  requestId: RequestId,
  life: Request['life'],
): ReadId | undefined {
  if (SETS_ASIDE.includes(action) && life.state === 'releasing') {
    return readIdOfReserved(requestId, life.reservation);
  }
  if (SHOWS_AGAIN.includes(action) && life.state === 'released') {
    return readIdOfShowing(requestId, life.current, life.current.shows);
  }
  return undefined;
}

/** The first reading for what was set aside, or the next where that got stuck. */
export function readIdOfReserved(requestId: RequestId, reserved: Reservation): ReadId {
  return readIdOf('reserved', requestId, markOf(reserved), reserved.reservedAt);
}

/** Of what was handed out, once more: `shows` counts it. */
export function readIdOfShowing(requestId: RequestId, current: Disclosed, shows: number): ReadId {
  return readIdOf('shown', requestId, markOf(current), shows);
}

/** What a press at the page discloses freely. */
export function readIdOfPress(what: string, tokenId: TokenId, activityId: string): ReadId {
  return readIdOf(what, tokenId, activityId);
}

/** What is put is read at once, to see that it is what was put. */
export function readIdOfPut(tokenId: TokenId): ReadId {
  return readIdOf('put', tokenId);
}

function readIdOf(...parts: readonly (string | number)[]): ReadId {
  const text = ['otp-bridge/read', ...parts].join('\n');
  return readId(createHash('sha256').update(text).digest());
}
