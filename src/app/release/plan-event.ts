// One event on one request, as one plan: the decision, its audit entries, who must be told, and the index rows of a
// request that is over.
import type { AuditActor } from '../../domain/audit/entry.js';
import type { PersonId, RequestId } from '../../domain/ids.js';
import { refused } from '../../domain/outcome.js';
import { decideEvent } from '../../domain/release/decide-event.js';
import type { Decision } from '../../domain/release/decision.js';
import type { Circumstances, RequestEvent } from '../../domain/release/event.js';
import type { ReleaseRefusal, ReleaseRefusalCode } from '../../domain/release/refusal.js';
import { askedOf, isOpen } from '../../domain/release/request.js';
import type { Request } from '../../domain/release/request.js';
import type { RowName } from '../../ports/store.js';
import { readGrounds } from '../looking/circumstances.js';
import type { Grounds } from '../looking/circumstances.js';
import type { Deps } from '../deps.js';
import { followUps } from './follow-ups.js';
import type { Put, Reading } from '../commit/reading.js';
import { askedRow, givenRow, ledgerRow, openRow, requestRow } from '../commit/rows/names.js';
import { requestSchema } from '../commit/rows/request-row.js';
import { anyRow } from '../commit/rows/schemas.js';
import type { Moment } from '../commit/moment.js';
import { DONE, NOTHING } from '../commit/plan.js';
import type { Entry, Plan } from '../commit/plan.js';

export type EventOnRequest = {
  readonly requestId: RequestId;
  readonly event: RequestEvent;
  readonly actor: AuditActor;
  readonly brakes: Deps['brakes'];
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
  if (request === undefined) return NOTHING;
  const by = 'by' in given.event ? given.event.by.id : undefined;
  const grounds = await readGrounds(moment, by === undefined ? { request } : { request, by });
  const { event, brakes } = given;
  const counted = { event, ask: request.ask };
  const limits = { ...numbersLater(request), ...(await brakes.readEventLimits(moment, counted)) };
  const decision = decideEvent(request, event, { ...grounds.circumstances, ...limits });
  const audit = auditOf(given, { request, decision }, by);
  const outcome = decision.refusal === undefined ? DONE : refused(decision.refusal);
  // A press that did not count does not come to count because it arrives once more, later.
  if (audit.length === 0) return { audit, outcome, final: by !== undefined };
  const glass = await brakes.planAfterBreakGlass(moment, request, decision);
  const over = isOpen(request.life) && !isOpen(decision.life);
  return {
    puts: [
      { row: requestRow(given.requestId), value: { ...request, life: decision.life } },
      ...ledgerPuts(request, decision, grounds),
      ...glass.puts,
      ...(await brakes.countEvent(moment, counted, audit)),
    ],
    deletes: over ? await readIndexRows(reading, request) : [],
    audit,
    outbox: [...followUps(request, decision, now), ...glass.outbox],
    outcome,
  };
}

function numbersLater({ widened = [] }: Request): Pick<Circumstances, 'numbersLater'> {
  const drawn: Record<PersonId, number> = {};
  for (const { id, number } of widened) if (number !== undefined) drawn[id] = number;
  return { numbersLater: drawn };
}

type Decided = { readonly request: Request; readonly decision: Decision };

function auditOf(
  given: EventOnRequest,
  { request, decision }: Decided,
  by: PersonId | undefined,
): readonly Entry[] {
  const { id: requestId, tokenId } = request.ask;
  const common = { actor: given.actor, requestId, tokenId };
  const facts = decision.facts.map((fact) => ({ ...common, fact }));
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

/** A step is written down the moment it is set aside, whether or not a code will come of it. */
function ledgerPuts(
  { ask }: Request,
  decision: Decision,
  { ledger, token }: Grounds,
): readonly Put[] {
  const row = ledgerRow(token);
  return decision.facts.flatMap((fact): readonly Put[] => {
    if (fact.action === 'release.intended') {
      return [
        { row, value: { ...ledger, lastStep: fact.step } },
        { row: givenRow(token, fact.step), value: { requestId: ask.id } },
      ];
    }
    if (fact.action === 'release.handed-out') {
      const { releases } = ledger;
      return [{ row, value: { ...ledger, lastHandedOut: fact.step, releases: releases + 1 } }];
    }
    if (fact.action === 'code.reported' && fact.report !== 'not-used') {
      const refusedInARow = fact.report === 'refused' ? ledger.refusedInARow + 1 : 0;
      return [{ row, value: { ...ledger, refusedInARow } }];
    }
    return [];
  });
}

async function readIndexRows(reading: Reading, request: Request): Promise<readonly RowName[]> {
  const { ask } = request;
  const rows = [
    openRow(ask.requester.id, ask.tokenId, ask.disclosure),
    ...askedOf(request).map(({ id }) => askedRow(id, ask.id)),
  ];
  const found = await Promise.all(
    rows.map(async (row) => ({ row, there: await reading.getIfThere(row, anyRow) })),
  );
  return found.filter(({ there }) => there !== undefined).map(({ row }) => row);
}
