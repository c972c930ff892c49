// One commit of a press of *Show code*: what it does, under which name it is done once, and with the roles and the policy
// of that very moment.
import { z } from 'zod';
import type { RequestId } from '../../domain/ids.js';
import { refused } from '../../domain/outcome.js';
import type { Outcome } from '../../domain/outcome.js';
import type { RequestEvent } from '../../domain/release/event.js';
import type { ReleaseRefusal } from '../../domain/release/refusal.js';
import { isOpen } from '../../domain/release/request.js';
import { markOf } from '../../domain/release/reserved.js';
import type { Named } from '../../domain/release/request.js';
import type { Actor } from '../looking/who.js';
import { decideOnce } from '../looking/decide-once.js';
import type { Deps } from '../deps.js';
import { planEvent } from './plan-event.js';
import type { EventOnRequest, EventPlan } from './plan-event.js';
import { refusalSchema } from '../commit/rows/refusal-row.js';
import type { Reading } from '../commit/reading.js';
import type { RowsInHand } from '../commit/rows-in-hand.js';
import { requestRow } from '../commit/rows/names.js';
import { requestSchema } from '../commit/rows/request-row.js';

type Needs = Pick<Deps, 'moment' | 'transact' | 'refusals' | 'brakes'>;

/** One press of *Show code*: who pressed, on what, and the request's row as this press has it. */
export type Press = {
  readonly actor: Actor;
  readonly requestId: RequestId;
  readonly by: Named;
  readonly inHand: RowsInHand;
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

export async function runEvent(
  deps: Needs,
  press: Press,
  deed: Deed,
): Promise<Outcome<null, ReleaseRefusal>> {
  const { event, verb = event.kind, about = [], onlyOf } = deed;
  const { personId, activityId } = press.actor;
  return decideOnce(deps, personId, {
    value: z.null(),
    refusal: refusalSchema,
    inHand: press.inHand,
    operation: [personId, verb, press.requestId, activityId, ...about.map(String)],
    plan: async (moment) =>
      (await movedOn(moment.reading, press.requestId, onlyOf)) ??
      planEvent(moment, eventGiven(deps, press, event)),
  });
}

/** A refusal where another step has been set aside meanwhile, while a code of this one was computed. */
async function movedOn(
  reading: Reading,
  id: RequestId,
  onlyOf: number | undefined,
): Promise<EventPlan | undefined> {
  if (onlyOf === undefined) return undefined;
  const life = (await reading.get(requestRow(id), requestSchema))?.life;
  if (life === undefined || !isOpen(life)) return undefined;
  if (life.state === 'released' && markOf(life.current) === onlyOf) return undefined;
  const refusal = { code: 'NOT_NOW', state: life.state } as const;
  return { audit: [], final: true, outcome: refused(refusal) };
}

export function eventGiven(
  { brakes }: Pick<Needs, 'brakes'>,
  { requestId, actor }: Omit<Press, 'inHand'>,
  event: RequestEvent,
): EventOnRequest {
  return { requestId, event, actor: actor.personId, brakes };
}
