// Setting and lifting a brake: the row that every disclosure rests on, and the one by which those who are frozen one by one are
// listed.
import { defined } from '../../domain/defined.js';
import type { Brake, Frozen } from '../../domain/policy/freeze.js';
import type { RowName } from '../../ports/store.js';
import { readValue } from '../commit/reading.js';
import type { Put, Reading } from '../commit/reading.js';
import { frozenPersonSchema } from '../commit/rows/brake-rows.js';
import { brakeRow, FREEZE, FROZEN_PEOPLE, frozenRow } from '../commit/rows/names.js';
import { readGeneral } from '../looking/grounds.js';

/** How many of the people who are frozen one by one are named in an answer. */
const NAMED_AT_MOST = 50;

type Setting = { readonly puts: readonly Put[]; readonly deletes: readonly RowName[] };

/** The brake as it was decided, with the row by which those who are frozen one by one are listed. */
export async function setBrake(reading: Reading, whom: Frozen, brake: Brake): Promise<Setting> {
  const { people } = await readGeneral(reading);
  if (whom === null) {
    const { order: all, ...restored } = brake;
    return {
      puts: [{ row: FREEZE, value: { ...defined({ people }), ...restored, all } }],
      deletes: [],
    };
  }
  const listed = frozenRow(whom.id);
  const isListed = (await reading.getIfThere(listed, frozenPersonSchema)) !== undefined;
  const puts = [{ row: brakeRow(whom.id), value: brake }];
  if (brake.order === null) return { puts, deletes: isListed ? [listed] : [] };
  return { puts: [...puts, { row: listed, value: { name: whom.name } }], deletes: [] };
}

/** Names of those who are frozen one by one. */
export async function listFrozenPeople(reading: Reading): Promise<readonly string[]> {
  const page = await reading.list({ ...FROZEN_PEOPLE, limit: NAMED_AT_MOST });
  return page.rows.map((row) => readValue(frozenPersonSchema, row).name);
}
