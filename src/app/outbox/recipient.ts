import type { PersonId } from '../../domain/ids.js';
import type { Recipient } from '../../ports/messenger.js';
import type { Deps } from '../deps.js';
import { readValue } from '../commit/reading.js';
import { personRow } from '../commit/rows/names.js';
import { personSchema } from '../commit/rows/schemas.js';
import { changeRow } from '../commit/small-write.js';

type Needs = Pick<Deps, 'store' | 'tenantId'>;

/** How to reach somebody now, or undefined where they can't be. */
export async function recipientOf(
  { store, tenantId }: Needs,
  person: PersonId,
): Promise<Recipient | undefined> {
  const row = await store.get(tenantId, personRow(person));
  if (row === undefined) return undefined;
  const { address, zone, locale, unreachable } = readValue(personSchema, row);
  if (unreachable) return undefined;
  return {
    address,
    ...(zone === undefined ? {} : { zone }),
    ...(locale === undefined ? {} : { locale }),
  };
}

/** The channel says that this person's chat is closed to us: nobody waits for an answer from them any more. */
export async function markUnreachable(deps: Needs, person: PersonId): Promise<void> {
  const row = { name: personRow(person), schema: personSchema };
  await changeRow(deps, row, (before) =>
    before === undefined || before.unreachable ? undefined : { ...before, unreachable: true },
  );
}
