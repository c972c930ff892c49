// Opens the chat with somebody who must be told something and has none. What refuses is told apart: who does not have the app
// yet may get it by a set-up policy, which takes hours; who blocks us begins again themselves.
import { plusSeconds } from '../../domain/ids.js';
import type { PersonId } from '../../domain/ids.js';
import { Fault, PersonUnreachable } from '../../ports/fault.js';
import type { Log } from '../../ports/log.js';
import type { Change } from '../../ports/store.js';
import { outboxChanges } from '../commit/queue-up.js';
import { personRow } from '../commit/rows/names.js';
import { personSchema } from '../commit/rows/schemas.js';
import type { PersonRecord } from '../commit/rows/schemas.js';
import { OPEN_CHAT } from '../commit/rows/tenant-items.js';
import { changeRow } from '../commit/small-write.js';
import type { Deps } from '../deps.js';
import { delivery } from './delivery.js';
import type { Delivery } from './delivery.js';
import { release } from './recipient.js';

type Needs = Pick<Deps, 'store' | 'tenantId' | 'clock' | 'messenger'> & {
  readonly log: Log;
};

const FIRST_PAUSE_SECONDS = 60;
const LONGEST_PAUSE_SECONDS = 6 * 3600;
/** With the growing pauses: about two days. Whatever must be told then begins anew. */
const TRIES = 16;

export function chatDeliveries(deps: Needs): readonly Delivery[] {
  return [delivery(OPEN_CHAT, { deliver: async ({ to }) => openChat(deps, to) })];
}

async function openChat(deps: Needs, to: PersonId): Promise<void> {
  try {
    const address = await deps.messenger.open(to);
    await changeRow(deps, { name: personRow(to), schema: personSchema }, (before) => {
      const { closed: _closed, opening: _opening, ...rest } = before ?? {};
      return { ...rest, address };
    });
    await release(deps, to);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    deps.log.info('chat.not-opened', { code: error.code, why: error.message });
    await tryLater(deps, to, error);
  }
}

async function tryLater(deps: Needs, to: PersonId, refused: Fault): Promise<void> {
  const now = deps.clock.now();
  const stays =
    refused instanceof PersonUnreachable ? { closed: { why: refused.why, at: now } } : {};
  const ends = refused instanceof PersonUnreachable && refused.why !== 'not-installed';
  let next: PersonRecord['opening'];
  const row = {
    name: personRow(to),
    schema: personSchema,
    also: async (): Promise<readonly Change[]> =>
      next === undefined ? [] : outboxChanges(deps, [OPEN_CHAT.draft(next.due, { to })], now),
  };
  await changeRow(deps, row, (before) => {
    const { opening, ...rest } = before ?? {};
    const tries = (opening?.tries ?? 0) + 1;
    const pause = Math.min(FIRST_PAUSE_SECONDS * 2 ** (tries - 1), LONGEST_PAUSE_SECONDS);
    next = ends || tries >= TRIES ? undefined : { due: plusSeconds(now, pause), tries };
    return { ...rest, ...stays, ...(next === undefined ? {} : { opening: next }) };
  });
}
