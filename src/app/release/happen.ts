// One commit of a press of *Show code*: what it does, under which name it is done once, and with the roles and the policy
// of that very moment.
import type { RequestId } from '../../domain/ids.js';
import type { RequestEvent } from '../../domain/release/event.js';
import type { ReleaseRefusal } from '../../domain/release/refusal.js';
import { isOpen } from '../../domain/release/request.js';
import { markOf } from '../../domain/release/reserved.js';
import type { Named } from '../../domain/release/request.js';
import type { Actor } from '../looking/who.js';
import { decideOnce } from '../looking/decide-once.js';
import type { Deps } from '../deps.js';
import { eventOutcomeSchema, planEvent } from './plan-event.js';
import type { EventOnRequest, EventOutcome } from './plan-event.js';
import type { Reading } from '../commit/reading.js';
import { roleLookup } from '../looking/role-lookup.js';
import { requestRow } from '../commit/rows/names.js';
import { requestSchema } from '../commit/rows/request-row.js';
import type { Plan } from '../commit/transact.js';

type Needs = Pick<
  Deps,
  'store' | 'tenantId' | 'directory' | 'clock' | 'policy' | 'transact' | 'refusals' | 'brakes'
>;

/** One press of *Show code*: who pressed, on what. */
export type Press = {
  readonly actor: Actor;
  readonly requestId: RequestId;
  readonly by: Named;
};

/** What one press does in one commit. */
export type Deed = {
  readonly event: RequestEvent;
  /** Tells apart what one press does; the event's kind where absent. */
  readonly verb?: string;
  /** What it is done to, where one press may come to do it more than once. */
  readonly about?: readonly number[];
  /** What was read of the seed is for this reservation (its mark), and may be shown for no other. */
  readonly onlyOf?: number;
};

/** Commits the event; what refuses it, or null. */
export async function happen(
  deps: Needs,
  press: Press,
  deed: Deed,
): Promise<ReleaseRefusal | null> {
  const { event, verb = event.kind, about = [], onlyOf } = deed;
  const { personId, activityId } = press.actor;
  const outcome = await decideOnce(deps, {
    person: personId,
    outcome: eventOutcomeSchema,
    operation: [personId, verb, press.requestId, activityId, ...about.map(String)],
    plan: async (reading) =>
      (await movedOn(reading, press.requestId, onlyOf)) ??
      planEvent(reading, eventGiven(deps, press, event)),
  });
  return outcome.refusal;
}

/** A refusal where another step has been set aside meanwhile, while a code of this one was computed. */
async function movedOn(
  reading: Reading,
  id: RequestId,
  onlyOf: number | undefined,
): Promise<Plan<EventOutcome> | undefined> {
  if (onlyOf === undefined) return undefined;
  const life = (await reading.get(requestRow(id), requestSchema))?.life;
  if (life === undefined || !isOpen(life)) return undefined;
  if (life.state === 'released' && markOf(life.current) === onlyOf) return undefined;
  const refusal = { code: 'NOT_NOW', state: life.state } as const;
  return { audit: [], final: true, outcome: { found: true, refusal } };
}

export function eventGiven(deps: Needs, press: Press, event: RequestEvent): EventOnRequest {
  // Asked anew for each commit, like the roles: the current one counts at each decision.
  const policy = deps.policy();
  return {
    requestId: press.requestId,
    event,
    actor: press.actor.personId,
    policy,
    clock: deps.clock,
    // All approvers at the moment of the release.
    roles: roleLookup(deps.directory, policy),
    brakes: deps.brakes,
  };
}
