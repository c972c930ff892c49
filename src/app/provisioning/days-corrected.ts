// The days of a parcel were corrected: which they were and which they are is on record, and told to the account owner, who waits for
// it, and to whoever set the token up, whom its reminders go to. Whoever corrected them knows.
import type { PersonId } from '../../domain/ids.js';
import type { Days } from '../../domain/tokens/shipment.js';
import { daysOf, isSameDays } from '../../domain/tokens/shipment.js';
import type { TokenFact } from '../../domain/tokens/fact.js';
import type { Token } from '../../domain/tokens/token.js';
import { TOKEN_NOTICE } from '../commit/rows/items.js';
import type { OutboxDraft } from '../commit/rows/outbox-row.js';

export function noteCorrection({ shipment }: Token, days: Days): TokenFact {
  const [before, after] = [daysOf(shipment), daysOf(days)];
  return { action: 'token.noted', what: Object.keys(days), days: { before, after } };
}

export function tellCorrection(token: Token, earlier: Token): readonly OutboxDraft[] {
  const { id: tokenId, ownerId, capturedBy, shipment } = token;
  if (shipment === undefined) return [];
  const { by, at } = shipment;
  const before = daysOf(earlier.shipment);
  if (isSameDays(before, shipment)) return [];
  return [...new Set([ownerId, capturedBy])]
    .filter((to): to is PersonId => to !== null && to !== by)
    .map((to) => TOKEN_NOTICE.draft(at, { to, tokenId, topic: 'days-corrected', by, at, before }));
}
