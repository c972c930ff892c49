// What follows from a decision, in its own commit: who must be told what, when time must look again, and what the seed's ledger keeps.
import type { Instant, PersonId } from '../../domain/ids.js';
import type { Decision } from '../../domain/release/decision.js';
import type { ReleaseFact } from '../../domain/release/fact.js';
import { peopleOf } from '../../domain/release/request.js';
import type { Request } from '../../domain/release/request.js';
import { nextTime } from '../../domain/release/time.js';
import type { Put } from '../commit/reading.js';
import { givenRow, ledgerRow } from '../commit/rows/names.js';
import type { Grounds } from '../looking/grounds.js';
import type { OutboxDraft } from '../commit/rows/outbox-row.js';
import { CARD, NOTICE, REQUEST_TIME, TOKEN_NOTICE } from '../commit/rows/items.js';
import type { NoticeTopic, TokenTopic } from '../commit/rows/items.js';

/** Facts after which nobody's card says anything new. */
const SILENT: readonly ReleaseFact['action'][] = [
  'release.intended',
  'release.resumed',
  'release.shown-again',
  'seed-qr.intended',
  'seed-qr.resumed',
  'seed-qr.shown-again',
  'seed-export.intended',
  'seed-export.resumed',
  'number.wrong',
];

const READY: readonly ReleaseFact['action'][] = ['request.approved', 'request.ready'];

type CardDraft = ReturnType<typeof CARD.draft>;

type Told = {
  readonly request: Request;
  readonly facts: readonly ReleaseFact[];
  readonly now: Instant;
};

/** `answered`: whose own press it was that answers with a card which an update of theirs, saying no more, would wipe. */
type Answering = { readonly now: Instant; readonly answered?: PersonId | undefined };

export function followUps(
  before: Request,
  { life, facts }: Decision,
  { now, answered }: Answering,
): readonly OutboxDraft[] {
  const told = { request: { ...before, life }, facts, now };
  return [
    ...cards(told).filter(({ item }) => item.to !== answered),
    ...notices(told),
    ...takenBack(before, told),
    ...seedGiven(told),
    ...timer(before, told.request),
  ];
}

function cards({ request, facts, now }: Told): readonly CardDraft[] {
  if (facts.every(({ action }) => SILENT.includes(action))) return [];
  const { id: requestId } = request.ask;
  const anew = { requestId, fresh: true, ready: true } as const;
  const ready = readyFor({ request, facts, now });
  return peopleOf(request).map((to) =>
    CARD.draft(now, to === ready ? { ...anew, to } : { to, requestId, fresh: false }),
  );
}

/** Whoever has waited for it has it before them, with the button, and nobody looks for the card. */
function readyFor({ request: { ask, life }, facts }: Told): PersonId | undefined {
  if (life.state !== 'approved' || life.heldUntil !== undefined) return undefined;
  return facts.some(({ action }) => READY.includes(action)) ? ask.requester.id : undefined;
}

function notices(told: Told): readonly OutboxDraft[] {
  const { request, facts, now } = told;
  const { ask } = request;
  const isSeen = readyFor(told) !== undefined;
  return facts.flatMap(({ action }): readonly OutboxDraft[] => {
    const topic = isSeen && READY.includes(action) ? undefined : REQUESTER_TOPICS[action];
    const about = { requestId: ask.id } as const;
    if (topic !== undefined) return [NOTICE.draft(now, { ...about, to: ask.requester.id, topic })];
    return action === 'release.handed-out'
      ? [NOTICE.draft(now, { ...about, to: ask.owner.id, topic: 'released' })]
      : [];
  });
}

/** Who was told that it is approved must not believe it any longer. */
function takenBack(before: Request, { request: { ask, life }, now }: Told): readonly OutboxDraft[] {
  const { state } = before.life;
  const wasGranted = state === 'approved' || state === 'releasing';
  if (!wasGranted || life.state !== 'pending') return [];
  return [NOTICE.draft(now, { requestId: ask.id, to: ask.requester.id, topic: 'withdrawn' })];
}

/** The account owner is told, once for its minute: shown again within it, it is the same showing. */
function seedGiven({ request: { ask }, facts, now: at }: Told): readonly OutboxDraft[] {
  const { owner, requester, tokenId } = ask;
  return facts.flatMap(({ action }) => {
    const topic = OWNER_TOPICS[action];
    if (topic === undefined) return [];
    return [TOKEN_NOTICE.draft(at, { to: owner.id, topic, at, tokenId, by: requester.id })];
  });
}

const OWNER_TOPICS: Partial<Record<ReleaseFact['action'], TokenTopic>> = {
  'seed-qr.handed-out': 'seed-shown',
  'seed-export.handed-out': 'seed-exported',
};

const REQUESTER_TOPICS: Partial<Record<ReleaseFact['action'], NoticeTopic>> = {
  'request.approved': 'approved',
  'request.denied': 'denied',
  'request.expired': 'expired',
  'request.stopped': 'stopped',
};

function timer(before: Request, after: Request): readonly OutboxDraft[] {
  const { id, waitsUntil } = after.ask;
  const due = nextTime(after.life, waitsUntil);
  if (due === undefined || due === nextTime(before.life, waitsUntil)) return [];
  return [REQUEST_TIME.draft(due, { requestId: id })];
}

/** A step is written down the moment it is set aside, whether or not a code will come of it. */
export function ledgerPuts(
  { facts }: Decision,
  { ask, ledger, token }: Pick<Grounds, 'ledger' | 'token'> & Pick<Request, 'ask'>,
): readonly Put[] {
  const row = ledgerRow(token);
  return facts.flatMap((fact): readonly Put[] => {
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
