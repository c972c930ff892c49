// Who must be told what after a decision, and when time must look again. Goes into the same commit as the decision.
import type { Instant, PersonId } from '../../domain/ids.js';
import type { Decision } from '../../domain/release/decision.js';
import type { ReleaseFact } from '../../domain/release/fact.js';
import type { Request } from '../../domain/release/request.js';
import { nextTime } from '../../domain/release/time.js';
import type { NoticeTopic, OutboxDraft, OutboxItem } from './item.js';

/** Facts after which nobody's card says anything new. */
const SILENT: readonly ReleaseFact['action'][] = [
  'release.intended',
  'release.resumed',
  'release.shown-again',
  'number.wrong',
];

export function followUps(
  before: Request,
  decision: Decision,
  now: Instant,
): readonly OutboxDraft[] {
  const after = { ask: before.ask, life: decision.life };
  const items = [...cards(after, decision.facts), ...notices(after, decision.facts)];
  return [...items.map((item) => ({ due: now, item })), ...timer(before, after)];
}

/** Everybody who has a card about the request. */
export function peopleOf({ ask }: Request): readonly PersonId[] {
  return [...new Set([ask.requester.id, ask.owner.id, ...ask.asked.map(({ id }) => id)])];
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
  return [{ due, item: { kind: 'time', requestId: id } }];
}

/** What a new request sets in motion. */
export function openingUps(request: Request, now: Instant): readonly OutboxDraft[] {
  const opening = peopleOf(request).map((to): OutboxDraft => ({
    due: now,
    item: { kind: 'card', to, requestId: request.ask.id, fresh: false },
  }));
  const item: OutboxItem = { kind: 'time', requestId: request.ask.id };
  return [...opening, { due: request.ask.waitsUntil, item }];
}
