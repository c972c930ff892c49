// Does a freeze stop this disclosure? Every decision that lets a code or a seed out asks here, with the reading of its own
// commit: a freeze that comes in between makes that commit fail, and the decision is made afresh. A brake is therefore a row
// that is there: the general one from the tenant's opening, a person's from whoever reads it first.
import { defined } from '../../domain/defined.js';
import type { PersonId } from '../../domain/ids.js';
import { isSet, RELEASED } from '../../domain/policy/freeze.js';
import type { Brake, Frozen } from '../../domain/policy/freeze.js';
import { isMissing } from '../../domain/tokens/token.js';
import { tenantGone } from '../../ports/fault.js';
import type { Token } from '../../domain/tokens/token.js';
import { readValue } from '../commit/reading.js';
import type { Put, Reading } from '../commit/reading.js';
import { brakeRow, FREEZE, FROZEN_PEOPLE, frozenRow } from '../commit/rows/names.js';
import type { RowName } from '../../ports/store.js';
import { brakeSchema, freezeSchema, frozenPersonSchema } from '../commit/rows/brake-rows.js';
import type { GeneralBrake } from '../commit/rows/brake-rows.js';

/** How many of the people who are frozen one by one are named in an answer. */
const NAMED_AT_MOST = 50;

/** Everybody's, where `whom` is null. */
export async function readBrake(reading: Reading, whom: PersonId | null): Promise<Brake> {
  const general = await readGeneral(reading);
  if (whom === null) {
    const { all: order, restored } = general;
    return { order, ...defined({ restored }) };
  }
  // Of a store of the older shape that has not been taken over yet.
  const before = general.people?.[whom];
  const own = await reading.hold(brakeRow(whom), brakeSchema, RELEASED);
  return before !== undefined && own.order === null ? { order: before } : own;
}

async function readGeneral(reading: Reading): Promise<GeneralBrake> {
  const general = await reading.get(FREEZE, freezeSchema);
  if (general === undefined) throw tenantGone();
  return general;
}

/** All is frozen, or everything of this token's owner, or this one token. */
export async function isFrozen(
  reading: Reading,
  token: Pick<Token, 'ownerId' | 'stage'>,
): Promise<boolean> {
  const everybodys = await readBrake(reading, null);
  const owners = await readBrake(reading, token.ownerId);
  return isSet(everybodys) || isSet(owners) || isMissing(token);
}

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
