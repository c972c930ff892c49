// By whose clocks a time is meant that somebody types.
import type { PersonId } from '../../domain/ids.js';
import { readValue } from '../commit/reading.js';
import type { Rows } from '../commit/reading.js';
import { personRow } from '../commit/rows/names.js';
import { personSchema } from '../commit/rows/schemas.js';

/** The zone last seen from this person, as their client named it. Throws `StoreUnavailable`. */
export async function readZone(
  { store, tenantId }: Rows,
  person: PersonId,
): Promise<string | undefined> {
  const row = await store.get(tenantId, personRow(person));
  return row === undefined ? undefined : readValue(personSchema, row).zone;
}
