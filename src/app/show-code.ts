// Show code (DESIGN §4): commit 1 sets the step aside, then the seed is read and the code computed, commit 2 says that it
// was handed out, and only then it is answered. If anything fails on the way, no code is returned.
import type { RequestId } from '../domain/ids.js';
import { ok, refused } from '../domain/outcome.js';
import type { Code } from '../domain/otp/code.js';
import type { Policy } from '../domain/policy/policy.js';
import type { RequestEvent } from '../domain/release/event.js';
import type { ReleaseRefusal } from '../domain/release/refusal.js';
import type { Named, Released, Releasing, Request } from '../domain/release/request.js';
import { Fault, SeedNotFound } from '../ports/fault.js';
import { eventOutcomeSchema, namedPerson } from './act-on-request.js';
import type { Actor, Bridge, ShowAnswer, ShowRefusal } from './bridge.js';
import type { Deps } from './deps.js';
import { findMyRequest, findRequest, viewFor } from './find-request.js';
import { planEvent } from './plan-event.js';
import type { EventOnRequest } from './plan-event.js';
import type { ReadCode } from './read-code.js';
import { Reading, readValue } from './reading.js';
import { roleLookup } from './role-lookup.js';
import { tokenRow } from './rows/names.js';
import { tokenSchema } from './rows/schemas.js';

type Needs = Pick<Deps, 'tenantId' | 'store' | 'directory' | 'clock' | 'policy' | 'transact'> & {
  readonly readCode: ReadCode;
};

/** One press of *Show code*: who pressed, on what. */
type Press = {
  readonly actor: Actor;
  readonly requestId: RequestId;
  readonly by: Named;
  readonly policy: Policy;
};

export function showCode(deps: Needs): Bridge['showCode'] {
  return async (actor, requestId) => {
    const mine = await findMyRequest(deps, requestId, actor.personId);
    if (mine === undefined) return refused({ code: 'NOTHING_HERE' });
    const by = await namedPerson(deps.directory, actor.personId);
    const press = { actor, requestId, by, policy: deps.policy() };
    return mine.life.state === 'released'
      ? showAgain(deps, press, { ask: mine.ask, life: mine.life })
      : showFirst(deps, press);
  };
}

async function showFirst(deps: Needs, press: Press): Promise<ShowAnswer> {
  const reserved = await happen(deps, press, { kind: 'show', by: press.by });
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
    await happen(deps, press, { kind: 'fail', step, cause: read.code });
    return cardWith(deps, press, { code: 'VAULT_FAILED', retryable: read.retryable });
  }
  const handedOut = await happen(deps, press, { kind: 'hand-out', step });
  return handedOut === null ? cardWithCode(deps, press, read) : cardWith(deps, press, handedOut);
}

type ReleasedRequest = Pick<Request, 'ask'> & { readonly life: Released };

async function showAgain(deps: Needs, press: Press, request: ReleasedRequest): Promise<ShowAnswer> {
  const event = { kind: 'show', by: press.by, verb: 'show-again' } as const;
  // Nobody who would be refused makes us read a seed.
  const dry = await planEvent(
    new Reading(deps.store, deps.tenantId),
    eventGiven(deps, press, event),
  );
  if (dry.outcome.refusal !== null) {
    const refusal = await happen(deps, press, event);
    return cardWith(deps, press, refusal ?? dry.outcome.refusal);
  }
  const read = await readOrFault(deps, request, request.life);
  if (read instanceof Fault) {
    await noteFailure(deps, press, { ...request, cause: read.code });
    return cardWith(deps, press, { code: 'VAULT_FAILED', retryable: read.retryable });
  }
  const shown = await happen(deps, press, event);
  return shown === null ? cardWithCode(deps, press, read) : cardWith(deps, press, shown);
}

/** Commits the event; what refuses it, or null. `verb` tells apart what one press does in two commits. */
async function happen(
  deps: Needs,
  press: Press,
  event: RequestEvent & { readonly verb?: string },
): Promise<ReleaseRefusal | null> {
  const verb = event.verb ?? event.kind;
  const outcome = await deps.transact({
    operation: [press.actor.personId, verb, press.requestId, press.actor.activityId],
    outcome: eventOutcomeSchema,
    plan: async (reading) => planEvent(reading, eventGiven(deps, press, event)),
  });
  return outcome.refusal;
}

function eventGiven(deps: Needs, press: Press, event: RequestEvent): EventOnRequest {
  return {
    requestId: press.requestId,
    event,
    actor: press.actor.personId,
    policy: press.policy,
    clock: deps.clock,
    // Asked anew for each commit: all approvers at the moment of the release.
    roles: roleLookup(deps.directory, press.policy),
  };
}

async function readOrFault(
  deps: Needs,
  { ask }: Pick<Request, 'ask'>,
  life: Releasing | Released,
): Promise<Code | Fault> {
  const step = life.state === 'releasing' ? life.reservation.step : life.current.step;
  try {
    const row = await deps.store.get(deps.tenantId, tokenRow(ask.tokenId));
    if (row === undefined) throw new SeedNotFound('the token is gone');
    return await deps.readCode(readValue(tokenSchema, row), step);
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
    operation: [press.actor.personId, 'show-again-failed', ask.id, press.actor.activityId],
    outcome: eventOutcomeSchema,
    plan: async () => ({
      audit: [
        {
          at: deps.clock.now(),
          actor: press.actor.personId,
          requestId: ask.id,
          tokenId: ask.tokenId,
          policy: press.policy.version,
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

async function cardWithCode(deps: Needs, press: Press, code: Code): Promise<ShowAnswer> {
  const view = await viewFor(deps, press.requestId, press.actor.personId);
  if (view?.phase.kind !== 'code-out') return cardWith(deps, press);
  const { worksFrom, worksUntil, certain } = view.phase;
  return ok({ view, shown: { code, worksFrom, worksUntil, certain } });
}
