// Opens the chat with somebody who must be told something and has none. What refuses is told apart: who does not have the app
// yet may get it by a set-up policy, which takes hours; who blocks us begins again themselves.
import { plusSeconds } from '../../domain/ids.js';
import type { Instant, PersonId } from '../../domain/ids.js';
import { Fault, PersonUnreachable } from '../../ports/fault.js';
import type { Log } from '../../ports/log.js';
import type { Change } from '../../ports/store.js';
import { readOutboxChanges } from '../commit/queue-up.js';
import { readValue } from '../commit/reading.js';
import { personRow } from '../commit/rows/names.js';
import { personSchema } from '../commit/rows/schemas.js';
import type { PersonRecord } from '../commit/rows/schemas.js';
import { OPEN_CHAT } from '../commit/rows/tenant-items.js';
import { changeRow } from '../commit/small-write.js';
import type { Deps } from '../deps.js';
import { delivery } from './delivery.js';
import type { Delivery } from './delivery.js';
import { release } from './held.js';

type Needs = Pick<Deps, 'store' | 'tenantId' | 'clock' | 'messenger'> & {
  readonly log: Log;
};

const FIRST_PAUSE_SECONDS = 60;
const LONGEST_PAUSE_SECONDS = 6 * 3600;
/** With the growing pauses: about two days. What must be told them later, or the policy's hourly look, goes on from there. */
const TRIES = 16;
/** Openings that count for the pause before the next: half an hour. */
const REOPENED_AT_MOST = 6;

export function chatDeliveries(deps: Needs): readonly Delivery[] {
  return [delivery(OPEN_CHAT, { deliver: async ({ to }) => openChat(deps, to) })];
}

async function openChat(deps: Needs, to: PersonId): Promise<void> {
  const { opening } = await readPersonOf(deps, to);
  // They have come by themselves, have blocked us, or another attempt is due later.
  if (opening === undefined || opening.due > deps.clock.now()) return;
  try {
    const address = await deps.messenger.open(to);
    await changeRow(deps, { name: personRow(to), schema: personSchema }, (before) => {
      const { closed: _closed, opening: _opening, ...rest } = before ?? {};
      return { ...rest, address, opening: mayReopen(opening.tries, deps.clock.now()) };
    });
    await release(deps, to);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    deps.log.info('chat.not-opened', { code: error.code, why: error.message });
    await tryLater(deps, to, error);
  }
}

async function readPersonOf({ store, tenantId }: Needs, person: PersonId): Promise<PersonRecord> {
  const row = await store.get(tenantId, personRow(person));
  return row === undefined ? {} : readValue(personSchema, row);
}

async function tryLater(deps: Needs, to: PersonId, refused: Fault): Promise<void> {
  const now = deps.clock.now();
  let next: Instant | undefined;
  const row = {
    name: personRow(to),
    schema: personSchema,
    also: async (): Promise<readonly Change[]> =>
      next === undefined ? [] : readOutboxChanges(deps, [OPEN_CHAT.draft(next, { to })], now),
  };
  await changeRow(deps, row, (before) => {
    next = undefined;
    const { opening, ...rest } = before ?? {};
    if (opening === undefined) return undefined;
    if (refused instanceof PersonUnreachable && refused.why !== 'not-installed') {
      return { ...rest, closed: { why: refused.why, at: now } };
    }
    const again = nextTry(opening.tries + 1, now);
    if (again.tries < TRIES) next = again.due;
    return { ...rest, ...stays(refused, now), opening: again };
  });
}

function stays(refused: Fault, at: Instant): Pick<PersonRecord, 'closed'> {
  return refused instanceof PersonUnreachable ? { closed: { why: refused.why, at } } : {};
}

/**
 * Where the chat that was opened takes no message, it is opened again, and so on: not at once, and later and later. Who comes by
 * themselves begins anew.
 */
function mayReopen(tries: number, now: Instant): NonNullable<PersonRecord['opening']> {
  return nextTry(Math.min(tries + 1, REOPENED_AT_MOST), now);
}

function nextTry(tries: number, now: Instant): NonNullable<PersonRecord['opening']> {
  const pause = Math.min(FIRST_PAUSE_SECONDS * 2 ** (tries - 1), LONGEST_PAUSE_SECONDS);
  return { due: plusSeconds(now, pause), tries };
}
