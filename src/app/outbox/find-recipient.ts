// How to reach somebody now, and that they cannot be reached any more.
import { defined } from '../../domain/defined.js';
import type { Instant, PersonId } from '../../domain/ids.js';
import { PersonUnreachable } from '../../ports/fault.js';
import type { Recipient } from '../../ports/messenger.js';
import { readValue } from '../commit/reading.js';
import { personRow } from '../commit/rows/names.js';
import { personSchema } from '../commit/rows/schemas.js';
import type { Closed } from '../commit/rows/schemas.js';
import { changeRow } from '../commit/small-write.js';
import { wantChat, whyClosed } from '../commit/want-chat.js';
import type { Deps } from '../deps.js';

type Needs = Pick<Deps, 'store' | 'tenantId'>;
type Timed = Needs & Pick<Deps, 'clock'>;

/** Undefined where they can't be reached. */
export async function findRecipient(deps: Needs, person: PersonId): Promise<Recipient | undefined> {
  const found = await find(deps, person);
  return typeof found === 'string' ? undefined : found;
}

/** Throws {@link PersonUnreachable}: what was to be told waits for their first sign of life. */
export async function findRecipientFor(deps: Needs, person: PersonId): Promise<Recipient> {
  const found = await find(deps, person);
  if (typeof found !== 'string') return found;
  const why = found === 'chat-gone' ? {} : { why: found };
  throw new PersonUnreachable('no chat is open with them', why);
}

async function find({ store, tenantId }: Needs, person: PersonId): Promise<Recipient | Closed> {
  const row = await store.get(tenantId, personRow(person));
  const record = row === undefined ? undefined : readValue(personSchema, row);
  const { address, zone, locale } = record ?? {};
  const why = whyClosed(record);
  if (why !== undefined || address === undefined) return why ?? 'not-installed';
  return {
    address,
    ...defined({ zone, locale }),
  };
}

/**
 * The channel says so of a message that was tried at `tried`: who has written since is there. A chat that is not found, and one
 * with who does not have the app yet, is opened.
 */
export async function markClosed(
  deps: Timed,
  person: PersonId,
  { why, tried }: { readonly why: Closed; readonly tried: Instant },
): Promise<void> {
  const at = deps.clock.now();
  const row = { name: personRow(person), schema: personSchema };
  await changeRow(deps, row, (before) => {
    const isThere = before?.seenAt !== undefined && before.seenAt > tried;
    if (isThere || whyClosed(before) !== undefined) return undefined;
    return { ...before, closed: { why, at } };
  });
  await wantChat(deps, person);
}
