// One event on one request: what it does, with its audit entries, who must be told, and the index rows of a request that is over; as
// a plan, and as a commit of a press, under which name it is done once.
import { z } from 'zod';
import type { AuditActor } from '../../domain/audit/entry.js';
import { readIdFor } from '../../domain/audit/read-id.js';
import { defined } from '../../domain/defined.js';
import type { PersonId, RequestId } from '../../domain/ids.js';
import { DONE, refused } from '../../domain/outcome.js';
import type { Outcome } from '../../domain/outcome.js';
import { decideEvent } from '../../domain/release/decide-event.js';
import type { Decision } from '../../domain/release/decision.js';
import type { Circumstances, EventOf, RequestEvent } from '../../domain/release/event.js';
import type { ReleaseRefusal, ReleaseRefusalCode } from '../../domain/release/refusal.js';
import { askedOf, isOpen } from '../../domain/release/request.js';
import type { Request } from '../../domain/release/request.js';
import { markOf } from '../../domain/release/reserved.js';
import { afterDecision } from '../../domain/release/taken-back.js';
import type { RowName } from '../../ports/store.js';
import type { Moment } from '../commit/moment.js';
import type { Entry, Plan } from '../commit/plan.js';
import type { Reading, RowsInHand } from '../commit/reading.js';
import { askedRow, openRow, requestRow } from '../commit/rows/names.js';
import { requestSchema, refusalSchema } from '../commit/rows/request-row.js';
import type { Deps } from '../deps.js';
import { readGrounds } from '../looking/grounds.js';
import type { Actor } from '../looking/who.js';
import { followUps, ledgerPuts } from './follow-ups.js';

type Needs = Pick<Deps, 'decideOnce' | 'safety'>;

/** One press on a request's card: who pressed, on what, and the rows as this press has them. */
export type Press = {
  readonly actor: Actor;
  readonly requestId: RequestId;
  readonly inHand: RowsInHand;
};

/** What one press does in one commit. */
export type Deed = {
  readonly event: RequestEvent;
  /**
   * Tells apart what one press does; the event's kind where absent. Where one press may come to do it more than once, it says to
   * what; or in which of its arrivals, so that another one decides anew, and has no outcome of before.
   */
  readonly verb?: string;
  /** What was read of the seed is for this reservation (its mark), and may be shown for no other. */
  readonly onlyOf?: number;
};

export async function runEvent(
  deps: Needs,
  press: Press,
  deed: Deed,
): Promise<Outcome<null, ReleaseRefusal>> {
  const { event, verb = event.kind, onlyOf } = deed;
  const { personId, activityId } = press.actor;
  return deps.decideOnce(personId, {
    value: z.null(),
    refusal: refusalSchema,
    inHand: press.inHand,
    operation: [personId, verb, press.requestId, activityId],
    plan: async (moment) =>
      (await refuseMovedOn(moment.reading, press.requestId, onlyOf)) ??
      planEvent(moment, eventGiven(deps, press, event)),
  });
}

/** A refusal where another step has been set aside meanwhile, while a code of this one was computed. */
async function refuseMovedOn(
  reading: Reading,
  id: RequestId,
  onlyOf: number | undefined,
): Promise<EventPlan | undefined> {
  if (onlyOf === undefined) return undefined;
  const life = (await reading.get(requestRow(id), requestSchema))?.life;
  if (life === undefined || !isOpen(life)) return undefined;
  if (life.state === 'released' && markOf(life.current) === onlyOf) return undefined;
  const refusal = { code: 'NOT_NOW', state: life.state } as const;
  return { audit: [], outcome: refused(refusal) };
}

export function showBy(id: PersonId): EventOf<'show'> {
  return { kind: 'show', by: { id } };
}

export function eventGiven(
  { safety }: Pick<Needs, 'safety'>,
  { requestId, actor }: Omit<Press, 'inHand'>,
  event: RequestEvent,
): EventOnRequest {
  return { requestId, event, actor: actor.personId, safety };
}

export type EventOnRequest = {
  readonly requestId: RequestId;
  readonly event: RequestEvent;
  readonly actor: AuditActor;
  readonly safety: Deps['safety'];
};

/** What refuses it, where something does; a request that is not there refuses nothing. */
export type EventPlan = Plan<null, ReleaseRefusal>;

/** Everyday crossings of two people's presses: the card says what happened, the audit need not. */
const UNREMARKABLE: readonly ReleaseRefusalCode[] = [
  'REQUEST_OVER',
  'NOT_NOW',
  'NOT_YET',
  'NO_STEP_YET',
  'RELEASE_IN_PROGRESS',
  'ALREADY_APPROVED',
  'ALREADY_REPORTED',
  'NOTHING_TO_WITHDRAW',
];

export async function planEvent(moment: Moment, given: EventOnRequest): Promise<EventPlan> {
  const { reading, now } = moment;
  const request = await reading.get(requestRow(given.requestId), requestSchema);
  if (request === undefined) return { audit: [], outcome: DONE };
  const by = 'by' in given.event ? given.event.by.id : undefined;
  const grounds = await readGrounds(moment, { request, ...defined({ by }) });
  const { event, safety } = given;
  if (event.kind === 'show' || event.kind === 'hand-out') await safety.holdReview(moment, request);
  const counted = { event, ask: request.ask };
  const limits = { ...numbersLater(request), ...(await safety.readEventLimits(moment, counted)) };
  const decision = decideEvent(request, event, { ...grounds.circumstances, ...limits });
  const audit = auditOf(given, { request, decision }, by);
  const outcome = decision.refusal === undefined ? DONE : refused(decision.refusal);
  // A press that did not count does not come to count because it arrives once more, later.
  if (audit.length === 0) return { audit, outcome, final: by !== undefined };
  const glass = await safety.planAfterBreakGlass(moment, request, decision);
  const over = isOpen(request.life) && !isOpen(decision.life);
  return {
    puts: [
      { row: requestRow(given.requestId), value: afterDecision(request, decision, now) },
      ...ledgerPuts(decision, { ...grounds, ask: request.ask }),
      ...glass.puts,
      ...(await safety.countEvent(moment, counted, audit)),
    ],
    deletes: over ? await readIndexRows(reading, request) : [],
    audit,
    outbox: [
      ...followUps(request, decision, { now, answered: answeredBy(event, request) }),
      ...glass.outbox,
    ],
    outcome,
  };
}

/** That no code could be fetched is said in the answer alone: nothing else has changed on their card. */
function answeredBy(event: RequestEvent, { ask }: Request): PersonId | undefined {
  return event.kind === 'fail' ? ask.requester.id : undefined;
}

function numbersLater({ widened }: Request): Pick<Circumstances, 'numbersLater'> {
  return { numbersLater: Object.fromEntries(widened?.map(({ id, number }) => [id, number]) ?? []) };
}

type Decided = { readonly request: Request; readonly decision: Decision };

function auditOf(
  given: EventOnRequest,
  { request, decision }: Decided,
  by: PersonId | undefined,
): readonly Entry[] {
  const { id: requestId, tokenId } = request.ask;
  const common = { actor: given.actor, requestId, tokenId };
  const facts = decision.facts.map((fact) => ({
    ...common,
    ...defined({ read: readIdFor(fact, requestId, decision.life) }),
    fact,
  }));
  const { refusal } = decision;
  if (refusal === undefined || by === undefined || UNREMARKABLE.includes(refusal.code)) {
    return facts;
  }
  const fact = {
    action: 'event.refused',
    event: given.event.kind,
    by,
    refusal: refusal.code,
  } as const;
  return [...facts, { ...common, fact }];
}

async function readIndexRows(reading: Reading, request: Request): Promise<readonly RowName[]> {
  const { ask } = request;
  const rows = [
    openRow(ask.requester.id, ask.tokenId, ask.disclosure),
    ...askedOf(request).map(({ id }) => askedRow(id, ask.id)),
  ];
  const found = await Promise.all(
    rows.map(async (row) => ({ row, there: await reading.isThere(row) })),
  );
  return found.filter(({ there }) => there).map(({ row }) => row);
}
