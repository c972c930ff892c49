// How a person can be reached, as last seen. Somebody who can be reached (again) gets the cards that wait for them.
import { defined } from '../../domain/defined.js';
import type { Instant, PersonId } from '../../domain/ids.js';
import { parseRequestId } from '../../domain/ids.js';
import type { Bridge, Meeting } from '../bridge.js';
import type { Actor, Contact } from './who.js';
import type { Deps } from '../deps.js';
import { askedRows, heldRow, lastPart, personRow } from '../commit/rows/names.js';
import { personSchema } from '../commit/rows/schemas.js';
import type { PersonRecord } from '../commit/rows/schemas.js';
import { changeRow } from '../commit/small-write.js';
import { readOutboxChanges } from '../commit/queue-up.js';
import type { OutboxDraft } from '../commit/rows/outbox-row.js';
import { CARD } from '../commit/rows/items.js';

type Needs = Pick<Deps, 'store' | 'tenantId' | 'clock'> & {
  /** Sends what waited for them. */
  readonly release: (person: PersonId) => Promise<void>;
};

/** Cards that are sent to somebody who has just become reachable. */
const WAITING_AT_MOST = 20;

export function rememberPerson(deps: Needs): Bridge['rememberPerson'] {
  return async (actor, contact) => {
    const now = deps.clock.now();
    let meeting: Meeting = 'known';
    const row = {
      name: personRow(actor.personId),
      schema: personSchema,
      also: async () =>
        meeting === 'known'
          ? []
          : readOutboxChanges(deps, await listWaitingCards(deps, actor, now), now),
    };
    await changeRow(deps, row, (before) => {
      meeting = meetingOf(before, contact);
      return same(before, contact) ? undefined : record(contact, before, now);
    });
    // What waits beside the outbox may have come since: looked for at each word.
    await deps.release(actor.personId);
    return meeting;
  };
}

function meetingOf(before: PersonRecord | undefined, contact: Contact): Meeting {
  if (before?.seenAt === undefined) return 'new';
  return before.closed !== undefined || moved(before, contact) ? 'again' : 'known';
}

function record(contact: Contact, before: PersonRecord | undefined, now: Instant): PersonRecord {
  const zone = contact.zone ?? before?.zone;
  const locale = contact.locale ?? before?.locale;
  return {
    address: contact.address,
    seenAt: now,
    ...defined({ zone, locale, checkedBy: before?.checkedBy }),
  };
}

function moved(before: PersonRecord, contact: Contact): boolean {
  return !(
    (before.address === undefined ? undefined : contact.sameChat?.(before.address)) ??
    sameAddress(before, contact)
  );
}

function sameAddress(before: PersonRecord, contact: Contact): boolean {
  return JSON.stringify(before.address) === JSON.stringify(contact.address);
}

function same(before: PersonRecord | undefined, contact: Contact): boolean {
  return (
    before?.seenAt !== undefined &&
    before.closed === undefined &&
    sameAddress(before, contact) &&
    (contact.zone ?? before.zone) === before.zone &&
    (contact.locale ?? before.locale) === before.locale
  );
}

async function listWaitingCards(
  { store, tenantId }: Needs,
  { personId }: Actor,
  due: Instant,
): Promise<readonly OutboxDraft[]> {
  const range = { ...askedRows(personId), limit: WAITING_AT_MOST };
  const { rows } = await store.list(tenantId, range);
  const drafts = rows.map(async ({ row }): Promise<readonly OutboxDraft[]> => {
    const requestId = parseRequestId(lastPart(row));
    if (requestId === undefined) return [];
    const card = { to: personId, requestId };
    // One that is held goes out by itself.
    const { key } = CARD.draft(due, { ...card, fresh: false });
    if ((await store.get(tenantId, heldRow(personId, key))) !== undefined) return [];
    return [CARD.draft(due, { ...card, fresh: true })];
  });
  return (await Promise.all(drafts)).flat();
}
