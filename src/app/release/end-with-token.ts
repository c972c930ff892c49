// A token gives nothing more: what is still asked of it ends, each in a commit of its own, and its cards say why. The act that ended
// the token waits for none of them.
import type { TokenId } from '../../domain/ids.js';
import { isOpen, peopleOf } from '../../domain/release/request.js';
import { queueUp } from '../commit/queue-up.js';
import { CARD } from '../commit/rows/items.js';
import type { Deps } from '../deps.js';
import { findRequest } from '../looking/find-request.js';
import { openRequestsOf } from '../looking/open-requests.js';
import type { PassTime } from './pass-time.js';

type Needs = Pick<Deps, 'store' | 'tenantId' | 'clock'> & { readonly passTime: PassTime };

export async function endWithToken(deps: Needs, tokenId: TokenId, cause: string): Promise<void> {
  for (const { ask } of await openRequestsOf(deps, tokenId)) {
    await deps.passTime(ask.id, cause);
    const after = await findRequest(deps, ask.id);
    // What was shown stays shown, and is shown no more.
    if (after === undefined || !isOpen(after.life)) continue;
    const now = deps.clock.now();
    const cards = peopleOf(after).map((to) =>
      CARD.draft(now, { to, requestId: ask.id, fresh: false }),
    );
    await queueUp(deps, cards, now);
  }
}
