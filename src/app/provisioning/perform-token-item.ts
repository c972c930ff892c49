import type { Deps } from '../deps.js';
import type { RowName } from '../../ports/store.js';
import { deliverTokenNotice } from './deliver-token-notice.js';
import { destroySeed } from './destroy-seed.js';
import { passTokenTime } from './pass-token-time.js';
import type { TokenItem } from '../commit/rows/token-item.js';

/** Does what the outbox has about a token; `row` tells one passing of time from another. */
export async function performTokenItem(deps: Deps, row: RowName, item: TokenItem): Promise<void> {
  switch (item.kind) {
    case 'token-notice':
      return deliverTokenNotice(deps, item);
    case 'destroy-seed':
      return destroySeed(deps, item);
    case 'token-time':
      return passTokenTime(deps, item, row);
  }
}
