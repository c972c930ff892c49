// Shows what a request was approved for (DESIGN §4): commit 1 sets it aside, then the seed is read, commit 2 says that it was
// handed out, and only then it is answered. If anything fails on the way, nothing is returned.
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { readIdOfReserved, readIdOfShowing } from '../../domain/audit/read-id.js';
import type { ReadId } from '../../domain/ids.js';
import { DONE, ok, refused } from '../../domain/outcome.js';
import type { Outcome } from '../../domain/outcome.js';
import type { ReleaseRefusal } from '../../domain/release/refusal.js';
import type { Released, Request, Reservation } from '../../domain/release/request.js';
import { factsOf, markOf } from '../../domain/release/reserved.js';
import type { Token } from '../../domain/tokens/token.js';
import { Fault, SeedNotFound } from '../../ports/fault.js';
import type { Log } from '../../ports/log.js';
import type { ShowRefusal } from '../bridge.js';
import type { Deps } from '../deps.js';
import { findRequestInHand } from '../looking/find-request.js';
import { tokenRow } from '../commit/rows/names.js';
import { tokenSchema } from '../commit/rows/token-row.js';
import { eventGiven, planEvent, runEvent, showBy } from './run-event.js';
import type { Press } from './run-event.js';

export type DiscloseNeeds = Pick<
  Deps,
  'tenantId' | 'store' | 'directory' | 'random' | 'transact' | 'decideOnce' | 'safety' | 'moment'
> & { readonly log: Log };

/** Makes of the seed what is shown. `called`: what the reading is called in the vault's log. Throws the vault's faults. */
export type ReadSeed<T> = (token: Token, reserved: Reservation, called: ReadId) => Promise<T>;
/** `reserved`: what was set aside for it, and handed out. */
export type Shown<T> = { readonly value: T; readonly reserved: Reservation };
/** Without a code: the request has come to be in another state meanwhile, which its card says. */
type Unshown = ShowRefusal | { readonly code: 'MOVED_ON' };

export async function disclose<T>(
  deps: DiscloseNeeds,
  press: Press,
  { request, read }: { readonly request: Request; readonly read: ReadSeed<T> },
): Promise<Outcome<Shown<T>, Unshown>> {
  const { life } = request;
  return life.state === 'released'
    ? showAgain(deps, press, { request: { ask: request.ask, life }, read })
    : showFirst(deps, press, read);
}

async function showFirst<T>(
  deps: DiscloseNeeds,
  press: Press,
  read: ReadSeed<T>,
): Promise<Outcome<Shown<T>, Unshown>> {
  const setAside = await runEvent(deps, press, { event: showBy(press.actor.personId) });
  if (!setAside.ok) return setAside;
  const request = await findRequestInHand(press.inHand, press.requestId);
  if (request === undefined) return refused({ code: 'MOVED_ON' });
  const { ask, life } = request;
  // The same press, delivered twice: the other delivery has handed it out meanwhile.
  if (life.state === 'released') return showAgain(deps, press, { request: { ask, life }, read });
  if (life.state !== 'releasing') return refused({ code: 'MOVED_ON' });
  const { reservation } = life;
  const mark = markOf(reservation);
  const called = readIdOfReserved(ask.id, reservation);
  const value = await readOrFault(press, { ask, reserved: reservation, read, called });
  if (value instanceof Fault) {
    deps.log.error('release.failed', value);
    // Arriving once more, it may come upon what another press has set aside since.
    const event = { kind: 'fail', mark, cause: value.code } as const;
    await runEvent(deps, press, { event, verb: `fail ${mark}` });
    return refused({ code: 'VAULT_FAILED', retryable: value.retryable });
  }
  const handedOut = await runEvent(deps, press, {
    event: { kind: 'hand-out', mark },
    // Never the outcome of the other arrival: everything that must hold is asked at this very moment.
    verb: `hand-out ${deps.random.id()}`,
  });
  if (handedOut.ok) return ok({ value, reserved: reservation });
  const other = await findHandedOutMeanwhile(press, handedOut.refusal);
  return other === undefined ? handedOut : showAgain(deps, press, { request: other, read });
}

const IS_RELEASED: ReleaseRefusal = { code: 'NOT_NOW', state: 'released' };

/** By the other arrival of the same press: what this one shows is one more showing. */
async function findHandedOutMeanwhile(
  { inHand, requestId }: Press,
  refusal: ReleaseRefusal,
): Promise<ReleasedRequest | undefined> {
  if (!isDeepStrictEqual(refusal, IS_RELEASED)) return undefined;
  inHand.drop();
  const request = await findRequestInHand(inHand, requestId);
  return request?.life.state === 'released' ? { ask: request.ask, life: request.life } : undefined;
}

type ReleasedRequest = Pick<Request, 'ask'> & { readonly life: Released };

async function showAgain<T>(
  deps: DiscloseNeeds,
  press: Press,
  { request, read }: { readonly request: ReleasedRequest; readonly read: ReadSeed<T> },
): Promise<Outcome<Shown<T>, Unshown>> {
  const { ask, life } = request;
  const event = showBy(press.actor.personId);
  const reserved = life.current;
  // A press that arrives once more is one more showing: checked, counted and audited like every other.
  const verb = `show-again ${deps.random.id()}`;
  const again = { event, verb, onlyOf: markOf(reserved) };
  // Nobody who would be refused makes us read a seed.
  const dry = await planEvent(deps.moment(), eventGiven(deps, press, event));
  if (!dry.outcome.ok) {
    const wet = await runEvent(deps, press, again);
    return wet.ok ? dry.outcome : wet;
  }
  const called = readIdOfShowing(ask.id, reserved, reserved.shows + 1);
  const value = await readOrFault(press, { ask, reserved, read, called });
  if (value instanceof Fault) {
    deps.log.error('release.failed', value);
    await noteFailure(deps, press, { ask, life, called, cause: value.code });
    return refused({ code: 'VAULT_FAILED', retryable: value.retryable });
  }
  const counted = await runEvent(deps, press, again);
  if (counted.ok) return ok({ value, reserved });
  // It was read all the same, and the vault's log has that.
  await noteFailure(deps, press, { ask, life, called, cause: counted.refusal.code });
  return counted;
}

async function readOrFault<T>(
  { inHand }: Press,
  of: Pick<Request, 'ask'> & {
    readonly reserved: Reservation;
    readonly read: ReadSeed<T>;
    readonly called: ReadId;
  },
): Promise<T | Fault> {
  try {
    const token = await inHand.get(tokenRow(of.ask.tokenId), tokenSchema);
    if (token === undefined) throw new SeedNotFound('the token is gone');
    return await of.read(token, of.reserved, of.called);
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
}

async function noteFailure(
  deps: DiscloseNeeds,
  press: Press,
  {
    ask,
    life,
    called: read,
    cause,
  }: ReleasedRequest & {
    readonly called: ReadId;
    readonly cause: string;
  },
): Promise<void> {
  const { personId: actor, activityId } = press.actor;
  const { shows } = life.current;
  await deps.transact({
    operation: [actor, 'show-again-failed', ask.id, activityId, String(shows)],
    value: z.null(),
    plan: async () => {
      const fact = factsOf(life.current).failed(cause);
      const { id: requestId, tokenId } = ask;
      return { audit: [{ actor, requestId, tokenId, read, fact }], outcome: DONE };
    },
  });
}
