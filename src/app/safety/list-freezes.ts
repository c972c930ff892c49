// `/freezes`: what is frozen now, everybody's first, then the oldest; and whether whoever asks may lift it. That is asked of the very
// function that decides it.
import { defined } from '../../domain/defined.js';
import type { PersonId } from '../../domain/ids.js';
import { parsePersonId } from '../../domain/ids.js';
import { ok, refused } from '../../domain/outcome.js';
import { decideLift, isSet } from '../../domain/policy/freeze.js';
import type { Brake, Frozen } from '../../domain/policy/freeze.js';
import { areOnePerson } from '../../domain/policy/two-people.js';
import { MAX_PAGE } from '../../ports/store.js';
import type { RowName } from '../../ports/store.js';
import type { Bridge } from '../bridge.js';
import { readPages } from '../commit/read-pages.js';
import { readValue } from '../commit/reading.js';
import { brakeSchema, freezeSchema, frozenPersonSchema } from '../commit/rows/brake-rows.js';
import { brakeRow, FREEZE, FROZEN_PEOPLE, lastPart } from '../commit/rows/names.js';
import type { Deps } from '../deps.js';
import { mention } from '../looking/find-person.js';
import { withKnownOwners } from '../looking/known-owners.js';
import { roleLookup } from '../looking/role-lookup.js';
import type { FrozenOne, FrozenWhom, Lifting } from './answers.js';

type Needs = Pick<Deps, 'tenantId' | 'store' | 'directory' | 'policy'>;

/** A card has no room for more; the others are named. */
const SHOWN_AT_MOST = 4;

export function listFreezes(deps: Needs): Bridge['listFreezes'] {
  return async ({ personId }) => {
    const policy = deps.policy();
    const rights = await roleLookup(deps.directory, policy)(personId);
    const isSecurity = rights.includes('security');
    if (!isSecurity && !rights.includes('auditor')) return refused({ code: 'NOT_A_REVIEWER' });
    const liftingOf = (brake: Brake, whom: Frozen): Lifting => {
      if (!isSecurity) return 'NOT_SECURITY';
      const isTheirs = (by: PersonId): boolean => areOnePerson(policy, personId, by);
      const by = { id: personId, name: '' };
      const decided = decideLift(brake, whom, { by, isTheirs, still: [] });
      return decided.ok ? 'yours' : decided.refusal.code;
    };
    const all = await readAll(deps);
    const set = all.filter(({ brake }) => isSet(brake));
    const shown = await Promise.all(
      set.slice(0, SHOWN_AT_MOST).map(async ({ whom, brake }): Promise<FrozenOne> => {
        const { order, restored } = brake;
        const lifting = liftingOf(brake, whom);
        return { whom: await called(deps, whom), order, lifting, ...defined({ restored }) };
      }),
    );
    return ok({ shown, others: set.slice(SHOWN_AT_MOST).flatMap(({ whom }) => whom?.name ?? []) });
  };
}

type One = { readonly whom: Frozen; readonly brake: Brake };

async function readAll(deps: Needs): Promise<readonly One[]> {
  const people: One[] = [];
  for await (const rows of readPages(deps, { ...FROZEN_PEOPLE, limit: MAX_PAGE })) {
    const read = rows.map(async (row): Promise<readonly One[]> => {
      const id = parsePersonId(lastPart(row.row));
      const own = id && (await deps.store.get(deps.tenantId, brakeRow(id)));
      if (id === undefined || own === undefined) return [];
      const { name } = readValue(frozenPersonSchema, row);
      return [{ whom: { id, name }, brake: readValue(brakeSchema, own) }];
    });
    people.push(...(await Promise.all(read)).flat());
  }
  people.sort((a, b) => (a.brake.order?.at ?? 0) - (b.brake.order?.at ?? 0));
  return [...(await readEverybodys(deps, FREEZE)), ...people];
}

async function readEverybodys(deps: Needs, name: RowName): Promise<readonly One[]> {
  const row = await deps.store.get(deps.tenantId, name);
  if (row === undefined) return [];
  const { all: order, restored } = readValue(freezeSchema, row);
  return [{ whom: null, brake: { order, ...defined({ restored }) } }];
}

/** Under the name of today, and with the account where the directory or our own records have it. */
async function called(deps: Needs, whom: Frozen): Promise<FrozenWhom | null> {
  if (whom === null) return null;
  const person = await withKnownOwners(deps).person(whom.id);
  return person === undefined ? { ...whom, account: '' } : { ...mention(person), id: whom.id };
}
