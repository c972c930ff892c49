// Whoever the policy has something told gets a chat before there is something to tell: at the start, with another policy, every
// hour, and at once where a request was refused because too few of them could be asked.
import type { Log } from '../../ports/log.js';
import { MAX_PAGE } from '../../ports/store.js';
import type { Deps } from '../deps.js';
import { readPages } from '../commit/read-pages.js';
import { HELD } from '../commit/rows/names.js';
import { wantChat } from '../commit/want-chat.js';
import { readUnreached } from '../looking/unreached.js';

type Needs = Pick<Deps, 'store' | 'tenantId' | 'clock' | 'directory' | 'policy'> & {
  readonly log: Log;
};

/** Throws `DirectoryUnavailable` and `StoreUnavailable`. */
export async function lookAtChats(deps: Needs, how: { readonly urgent: boolean }): Promise<void> {
  const { unreached } = await readUnreached(deps, deps.policy());
  for (const { person } of unreached) await wantChat(deps, person.id, how);
  const messages = await countHeld(deps);
  // Operators see it here, and whom in the audit.
  if (unreached.length + messages > 0) {
    deps.log.info('chats.missing', { people: unreached.length, messages });
  }
}

async function countHeld(deps: Needs): Promise<number> {
  let count = 0;
  for await (const page of readPages(deps, { ...HELD, limit: MAX_PAGE })) count += page.length;
  return count;
}
