// How to reach somebody now, and what becomes of what cannot be told them yet.
import type { PersonId } from '../../domain/ids.js';
import { plusSeconds } from '../../domain/ids.js';
import { PersonUnreachable } from '../../ports/fault.js';
import { MAX_CHANGES } from '../../ports/store.js';
import type { Recipient } from '../../ports/messenger.js';
import type { RowName } from '../../ports/store.js';
import { outboxChanges } from '../commit/queue-up.js';
import { pagesOf } from '../commit/pages-of.js';
import { readValue } from '../commit/reading.js';
import { heldFor, heldRow, personRow } from '../commit/rows/names.js';
import { outboxSchema } from '../commit/rows/outbox-row.js';
import { personSchema } from '../commit/rows/schemas.js';
import type { Closed } from '../commit/rows/schemas.js';
import { changeRow } from '../commit/small-write.js';
import { wantChat, whyClosed } from '../commit/want-chat.js';
import type { Deps } from '../deps.js';

type Needs = Pick<Deps, 'store' | 'tenantId'>;
type Timed = Needs & Pick<Deps, 'clock'>;

/** What is older says nothing that is still of use. */
const WAITS_SECONDS = 7 * 24 * 3600;

/** Undefined where they can't be reached. */
export async function recipientOf(deps: Needs, person: PersonId): Promise<Recipient | undefined> {
  const found = await find(deps, person);
  return typeof found === 'string' ? undefined : found;
}

/** Throws {@link PersonUnreachable}: what was to be told waits for their first sign of life. */
export async function recipientFor(deps: Needs, person: PersonId): Promise<Recipient> {
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
    ...(zone === undefined ? {} : { zone }),
    ...(locale === undefined ? {} : { locale }),
  };
}

/** The channel says so. A chat that is not found, and one with who does not have the app yet, is opened. */
export async function markClosed(deps: Timed, person: PersonId, why: Closed): Promise<void> {
  const at = deps.clock.now();
  const row = { name: personRow(person), schema: personSchema };
  await changeRow(deps, row, (before) =>
    whyClosed(before) === undefined ? { ...before, closed: { why, at } } : undefined,
  );
  await wantChat(deps, person);
}

/** The row waits beside the outbox; one that tells the same takes its place. False where somebody else was at it. */
export async function hold(
  { store, tenantId, clock }: Timed,
  { row, to }: { readonly row: RowName; readonly to: PersonId },
): Promise<boolean> {
  const found = await store.get(tenantId, row);
  if (found === undefined) return false;
  const { item, lane, key, due } = readValue(outboxSchema, found);
  const name = heldRow(to, key);
  const same = await store.get(tenantId, name);
  const expiresAt = plusSeconds(clock.now(), WAITS_SECONDS);
  const value = { item, lane, key, due, attempts: 0, leasedUntil: 0, expiresAt };
  const { ok } = await store.commit(tenantId, [
    { kind: 'delete', row, etag: found.etag },
    same === undefined
      ? { kind: 'insert', row: name, value }
      : { kind: 'replace', row: name, etag: same.etag, value },
  ]);
  return ok;
}

/** They can be reached: what waited for them goes out, and is drawn as it is now. */
export async function release(deps: Timed, person: PersonId): Promise<void> {
  const { store, tenantId, clock } = deps;
  const now = clock.now();
  const half = Math.floor(MAX_CHANGES / 2);
  for await (const page of pagesOf(deps, { ...heldFor(person), limit: half })) {
    const drafts = page.flatMap(({ value }) => {
      const { data } = outboxSchema.safeParse(value);
      return data === undefined
        ? []
        : [{ item: data.item, lane: data.lane, key: data.key, due: now }];
    });
    const deletes = page.map(({ row, etag }) => ({ kind: 'delete' as const, row, etag }));
    const changes = [...deletes, ...(await outboxChanges(deps, drafts, now))];
    if (changes.length > 0) await store.commit(tenantId, changes);
  }
}
