// What a new request sets in motion: everybody's cards, two nudges, and the time at which it has waited too long.
import { instant } from '../../domain/ids.js';
import type { Instant } from '../../domain/ids.js';
import { peopleOf } from '../../domain/release/request.js';
import type { Request } from '../../domain/release/request.js';
import type { OutboxDraft } from '../commit/rows/outbox-row.js';
import { CARD, NUDGE, REQUEST_TIME } from '../commit/rows/items.js';
import type { HastenStep } from '../commit/rows/items.js';

/** Share of the waiting time after which those who were asked are reminded, and then everybody else is asked too. */
const NUDGED_AFTER: Readonly<Record<HastenStep, number>> = { remind: 1 / 2, widen: 3 / 4 };

export function openingUps(request: Request, now: Instant): readonly OutboxDraft[] {
  const { id: requestId, createdAt, waitsUntil } = request.ask;
  const cards = peopleOf(request).map((to) => CARD.draft(now, { to, requestId, fresh: false }));
  const nudge = (step: HastenStep): OutboxDraft => {
    const due = instant(Math.round(createdAt + (waitsUntil - createdAt) * NUDGED_AFTER[step]));
    return NUDGE.draft(due, { requestId, step });
  };
  const time = REQUEST_TIME.draft(waitsUntil, { requestId });
  return [...cards, nudge('remind'), nudge('widen'), time];
}
