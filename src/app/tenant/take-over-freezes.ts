// A store of the older shape has everybody who was frozen one by one in the row of the general brake, which was full some day.
// Each gets the row of their own that decisions look at; until all have, the old row still counts.
import type { Deps } from '../deps.js';
import { readValue } from '../commit/reading.js';
import { brakeSchema, freezeSchema, frozenPersonSchema } from '../commit/rows/brake-rows.js';
import type { GeneralBrake } from '../commit/rows/brake-rows.js';
import { brakeRow, FREEZE, frozenRow } from '../commit/rows/names.js';
import { changeRow } from '../commit/small-write.js';
import { parsePersonId } from '../../domain/ids.js';
import { StoreUnavailable } from '../../ports/fault.js';

type Needs = Pick<Deps, 'store' | 'tenantId'>;
const ATTEMPTS = 10;

/** Idempotent. Throws `StoreUnavailable`. */
export async function takeOverFreezes(deps: Needs): Promise<void> {
  const { store, tenantId } = deps;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const row = await store.get(tenantId, FREEZE);
    if (row === undefined) return;
    const { people, ...general } = readValue(freezeSchema, row);
    if (people === undefined) return;
    await spread(deps, people);
    const change = { kind: 'replace', row: FREEZE, etag: row.etag, value: general } as const;
    // A conflict: somebody has frozen or lifted meanwhile, on the old row.
    if ((await store.commit(tenantId, [change])).ok) return;
  }
  throw new StoreUnavailable('others kept writing in between');
}

async function spread(deps: Needs, people: NonNullable<GeneralBrake['people']>): Promise<void> {
  for (const [id, { name, ...order }] of Object.entries(people)) {
    const person = parsePersonId(id);
    if (person === undefined) throw new StoreUnavailable('a freeze of nobody');
    const brake = { name: brakeRow(person), schema: brakeSchema };
    await changeRow(deps, brake, (before) => (before?.order ? undefined : { order }));
    const listed = { name: frozenRow(person), schema: frozenPersonSchema };
    await changeRow(deps, listed, (before) => (before === undefined ? { name } : undefined));
  }
}
