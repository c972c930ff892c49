// Break-glass: a grant of its own kind, where the policy has people for it. Telling everybody is the caller's duty, in
// the same commit.
import { becomes, refuses } from './decision.js';
import type { Decision, Given } from './decision.js';
import { rulesFor, whyHalted } from './disclosures.js';
import type { EventOf } from './event.js';
import { granted } from './grant.js';
import type { Pending } from './request.js';

export function breakGlass(
  { ask, life, circumstances }: Given<Pending>,
  event: EventOf<'break-glass'>,
): Decision {
  if (event.by.id !== ask.requester.id) return refuses(life, { code: 'NOT_YOUR_REQUEST' });
  const halted = whyHalted(circumstances);
  if (halted !== undefined) return refuses(life, halted.refusal);
  if (!rulesFor(ask).breakGlass || !circumstances.breakGlass.has(event.by.id))
    return refuses(life, { code: 'BREAK_GLASS_NOT_ALLOWED' });
  if (event.reason.trim() === '') return refuses(life, { code: 'REASON_MISSING' });
  if (circumstances.breakGlassFrom !== undefined) {
    return refuses(life, { code: 'BREAK_GLASS_USED_UP', at: circumstances.breakGlassFrom });
  }
  return becomes(
    granted(ask, circumstances, {
      grant: { kind: 'break-glass', by: event.by, at: circumstances.now },
      codes: life.codes,
    }),
    { action: 'break-glass.granted', by: event.by.id, reason: event.reason },
  );
}
