// Show code (DESIGN §4): commit 1 sets the step aside, then the seed is read and the code computed, commit 2 says that it
// was handed out, and only then it is answered. If anything fails on the way, no code is returned.
import type { Step } from '../domain/ids.js';
import { ok, refused } from '../domain/outcome.js';
import type { Code } from '../domain/otp/code.js';
import type { Released, Releasing, Request } from '../domain/release/request.js';
import { viewOf } from '../domain/release/view.js';
import { Fault, SeedNotFound } from '../ports/fault.js';
import type { Log } from '../ports/log.js';
import { namedPerson } from './act-on-request.js';
import type { Bridge, ShowAnswer, ShowRefusal } from './bridge.js';
import type { Deps } from './deps.js';
import { findMyRequest, findRequest, nothingHere, viewFor } from './find-request.js';
import { findToken } from './find-token.js';
import { eventGiven, happen } from './happen.js';
import type { Press } from './happen.js';
import { eventOutcomeSchema, planEvent } from './plan-event.js';
import type { ReadCode } from './read-code.js';
import { Reading } from './reading.js';

type Needs = Pick<
  Deps,
  'tenantId' | 'store' | 'directory' | 'clock' | 'policy' | 'transact' | 'refusals'
> & {
  readonly readCode: ReadCode;
  readonly log: Log;
};

export function showCode(deps: Needs): Bridge['showCode'] {
  return async (actor, requestId) => {
    const mine = await findMyRequest(deps, requestId, actor.personId);
    if (mine === undefined) return nothingHere(deps, actor);
    const by = await namedPerson(deps.directory, actor.personId);
    const press = { actor, requestId, by };
    return mine.life.state === 'released'
      ? showAgain(deps, press, { ask: mine.ask, life: mine.life })
      : showFirst(deps, press);
  };
}

async function showFirst(deps: Needs, press: Press): Promise<ShowAnswer> {
  const reserved = await happen(deps, press, { event: { kind: 'show', by: press.by } });
  if (reserved !== null) return cardWith(deps, press, reserved);
  const request = await findRequest(deps, press.requestId);
  if (request?.life.state === 'released') {
    // The same press, delivered twice: the other delivery has handed the code out meanwhile.
    return showAgain(deps, press, { ask: request.ask, life: request.life });
  }
  if (request?.life.state !== 'releasing') return cardWith(deps, press);
  const { step } = request.life.reservation;
  const read = await readOrFault(deps, request, request.life);
  if (read instanceof Fault) {
    deps.log.error('release.failed', read);
    await happen(deps, press, { event: { kind: 'fail', step, cause: read.code }, about: [step] });
    return cardWith(deps, press, { code: 'VAULT_FAILED', retryable: read.retryable });
  }
  const handedOut = await happen(deps, press, { event: { kind: 'hand-out', step }, about: [step] });
  return handedOut === null
    ? cardWithCode(deps, press, { code: read, step })
    : cardWith(deps, press, handedOut);
}

type ReleasedRequest = Pick<Request, 'ask'> & { readonly life: Released };

async function showAgain(deps: Needs, press: Press, request: ReleasedRequest): Promise<ShowAnswer> {
  const event = { kind: 'show', by: press.by } as const;
  const { step, shows } = request.life.current;
  // A press that arrives once more is one more showing: checked, counted and audited like every other.
  const again = { event, verb: 'show-again', about: [step, shows], onlyOf: step } as const;
  // Nobody who would be refused makes us read a seed.
  const dry = await planEvent(
    new Reading(deps.store, deps.tenantId),
    eventGiven(deps, press, event),
  );
  if (dry.outcome.refusal !== null) {
    const refusal = await happen(deps, press, again);
    return cardWith(deps, press, refusal ?? dry.outcome.refusal);
  }
  const read = await readOrFault(deps, request, request.life);
  if (read instanceof Fault) {
    deps.log.error('release.failed', read);
    await noteFailure(deps, press, { ...request, cause: read.code });
    return cardWith(deps, press, { code: 'VAULT_FAILED', retryable: read.retryable });
  }
  const shown = await happen(deps, press, again);
  return shown === null
    ? cardWithCode(deps, press, { code: read, step })
    : cardWith(deps, press, shown);
}

async function readOrFault(
  deps: Needs,
  { ask }: Pick<Request, 'ask'>,
  life: Releasing | Released,
): Promise<Code | Fault> {
  const step = life.state === 'releasing' ? life.reservation.step : life.current.step;
  try {
    const token = await findToken(deps, ask.tokenId);
    if (token === undefined) throw new SeedNotFound('the token is gone');
    return await deps.readCode(token, step);
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
}

async function noteFailure(
  deps: Needs,
  press: Press,
  { ask, life, cause }: ReleasedRequest & { readonly cause: string },
): Promise<void> {
  const fact = { action: 'release.failed', step: life.current.step, cause } as const;
  await deps.transact({
    operation: [
      press.actor.personId,
      'show-again-failed',
      ask.id,
      press.actor.activityId,
      String(life.current.shows),
    ],
    outcome: eventOutcomeSchema,
    plan: async () => ({
      audit: [
        {
          at: deps.clock.now(),
          actor: press.actor.personId,
          requestId: ask.id,
          tokenId: ask.tokenId,
          policy: deps.policy().version,
          fact,
        },
      ],
      outcome: { found: true, refusal: null },
    }),
  });
}

async function cardWith(deps: Needs, press: Press, refusal?: ShowRefusal): Promise<ShowAnswer> {
  const view = await viewFor(deps, press.requestId, press.actor.personId);
  if (view === undefined) return refused({ code: 'NOTHING_HERE' });
  return ok(refusal === undefined ? { view } : { view, refusal });
}

async function cardWithCode(
  deps: Needs,
  press: Press,
  { code, step }: { readonly code: Code; readonly step: Step },
): Promise<ShowAnswer> {
  const request = await findRequest(deps, press.requestId);
  // A code beside the times of another one is a wrong code.
  if (request?.life.state !== 'released' || request.life.current.step !== step) {
    return cardWith(deps, press);
  }
  const view = viewOf(request, press.actor.personId, deps.policy());
  if (view?.phase.kind !== 'code-out') return cardWith(deps, press);
  const { worksFrom, worksUntil, certain } = view.phase;
  return ok({ view, shown: { code, worksFrom, worksUntil, certain } });
}
