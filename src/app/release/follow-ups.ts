// Who must be told what after a decision, and when time must look again. Goes into the same commit as the decision.
import { instant } from '../../domain/ids.js';
import type { Instant, PersonId } from '../../domain/ids.js';
import type { Decision } from '../../domain/release/decision.js';
import type { ReleaseFact } from '../../domain/release/fact.js';
import { askedOf } from '../../domain/release/request.js';
import type { Request } from '../../domain/release/request.js';
import { nextTime } from '../../domain/release/time.js';
import type {
  NoticeTopic,
  NudgeStep,
  OutboxDraft,
  OutboxItem,
} from '../commit/rows/outbox-item.js';

/** Share of the waiting time after which those who were asked are reminded, and then everybody else is asked too. */
const NUDGED_AFTER: Readonly<Record<NudgeStep, number>> = { remind: 1 / 2, widen: 3 / 4 };

/** Facts after which nobody's card says anything new. */
const SILENT: readonly ReleaseFact['action'][] = [
  'release.intended',
  'release.resumed',
  'release.shown-again',
  'seed-qr.intended',
  'seed-qr.resumed',
  'seed-qr.shown-again',
  'number.wrong',
];

export function followUps(
  before: Request,
  decision: Decision,
  now: Instant,
): readonly OutboxDraft[] {
  const after = { ...before, life: decision.life };
  const items = [
    ...cards(after, decision.facts),
    ...notices(after, decision.facts),
    ...takenBack(before, after),
    ...seedShown(after, decision.facts, now),
  ];
  return [...items.map((item) => ({ due: now, item })), ...timer(before, after)];
}

/** Everybody who has a card about the request. */
export function peopleOf(request: Request): readonly PersonId[] {
  const { requester, owner } = request.ask;
  return [...new Set([requester.id, owner.id, ...askedOf(request).map(({ id }) => id)])];
}

function cards(request: Request, facts: readonly ReleaseFact[]): readonly OutboxItem[] {
  if (facts.every(({ action }) => SILENT.includes(action))) return [];
  return peopleOf(request).map((to) => ({
    kind: 'card',
    to,
    requestId: request.ask.id,
    fresh: false,
  }));
}

function notices({ ask }: Request, facts: readonly ReleaseFact[]): readonly OutboxItem[] {
  return facts.flatMap(({ action }): readonly OutboxItem[] => {
    const topic = REQUESTER_TOPICS[action];
    const about = { kind: 'notice', requestId: ask.id } as const;
    if (topic !== undefined) return [{ ...about, to: ask.requester.id, topic }];
    if (action === 'release.handed-out') return [{ ...about, to: ask.owner.id, topic: 'released' }];
    return [];
  });
}

/** Who was told that it is approved must not believe it any longer. */
function takenBack(before: Request, { ask, life }: Request): readonly OutboxItem[] {
  if (before.life.state !== 'approved' || life.state !== 'pending') return [];
  return [{ kind: 'notice', requestId: ask.id, to: ask.requester.id, topic: 'withdrawn' }];
}

/** The account owner is told, once for its minute: shown again within it, it is the same showing. */
function seedShown(
  { ask }: Request,
  facts: readonly ReleaseFact[],
  at: Instant,
): readonly OutboxItem[] {
  if (facts.every(({ action }) => action !== 'seed-qr.handed-out')) return [];
  const { owner, requester, tokenId } = ask;
  const topic = 'seed-shown';
  return [{ kind: 'token-notice', to: owner.id, topic, at, tokenId, by: requester.id }];
}

const REQUESTER_TOPICS: Partial<Record<ReleaseFact['action'], NoticeTopic>> = {
  'request.approved': 'approved',
  'request.ready': 'ready',
  'request.denied': 'denied',
  'request.expired': 'expired',
  'request.stopped': 'stopped',
};

function timer(before: Request, after: Request): readonly OutboxDraft[] {
  const { id, waitsUntil } = after.ask;
  const due = nextTime(after.life, waitsUntil);
  if (due === undefined || due === nextTime(before.life, waitsUntil)) return [];
  return [{ due, item: { kind: 'time', requestId: id } }];
}

/** What a new request sets in motion. */
export function openingUps(request: Request, now: Instant): readonly OutboxDraft[] {
  const opening = peopleOf(request).map((to): OutboxDraft => ({
    due: now,
    item: { kind: 'card', to, requestId: request.ask.id, fresh: false },
  }));
  const { id: requestId, createdAt, waitsUntil } = request.ask;
  const nudge = (step: NudgeStep): OutboxDraft => ({
    due: instant(Math.round(createdAt + (waitsUntil - createdAt) * NUDGED_AFTER[step])),
    item: { kind: 'nudge', requestId, step },
  });
  const time: OutboxItem = { kind: 'time', requestId };
  return [...opening, nudge('remind'), nudge('widen'), { due: waitsUntil, item: time }];
}
