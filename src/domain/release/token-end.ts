// A token that gives nothing more ends what is still asked of it: nobody waits for it, approves it or presses for nothing, and
// every card says why.
import type { Instant } from '../ids.js';
import { isKept, isOver } from '../tokens/token.js';
import type { Token } from '../tokens/token.js';
import { becomes } from './decision.js';
import type { Decision, Given } from './decision.js';
import { rulesFor } from './disclosures.js';
import type { EventOf } from './event.js';
import type { Approved, Ask, Pending, Releasing, StopCause } from './request.js';
import { factsOf } from './reserved.js';
import { giveUpRelease } from './time.js';

export type TokenEnd = {
  readonly cause: Extract<StopCause, 'compromised' | 'token-over'>;
  /** Since when the token gives nothing more. */
  readonly at: Instant;
};

/** Undefined where this may still come of the token: of one that was delivered, the seed while it is kept. */
export function tokenEnd(token: Token, ask: Pick<Ask, 'disclosure'>): TokenEnd | undefined {
  const { stage, since } = token;
  if (stage === 'compromised') return { cause: 'compromised', at: since.at };
  if (!isOver(token) || (rulesFor(ask).whileKept && isKept(token))) return undefined;
  return { cause: 'token-over', at: since.at };
}

export function endWithToken(
  _given: Given<Pending | Approved>,
  { end }: EventOf<'token-over'>,
): Decision {
  return becomes({ state: 'stopped', ...end }, { action: 'request.stopped', cause: end.cause });
}

/** A code that is being fetched is not handed out. What was said meanwhile, by the owner or an approver, holds all the same. */
export function endRelease(given: Given<Releasing>, { end }: EventOf<'token-over'>): Decision {
  const { life } = given;
  if (life.objectedAt !== undefined || life.denied !== undefined) {
    return giveUpRelease(given, end.cause);
  }
  const failed = factsOf(life.reservation).failed(end.cause);
  const stopped = { action: 'request.stopped', cause: end.cause } as const;
  return becomes({ state: 'stopped', ...end }, failed, stopped);
}
