// Who has, or had, a token with us, as the directory knew them last. An account that is switched off or deleted is in no
// directory any more, and its token must be found all the same: to freeze it, to look it up, to end it.
import { createHash } from 'node:crypto';
import type { PersonId } from '../../domain/ids.js';
import { parsePersonId } from '../../domain/ids.js';
import { cutToBytes } from '../../domain/cut.js';
import { isCalled, namesOf } from '../../domain/people/called.js';
import { spellingsOf } from '../../domain/people/fold-name.js';
import type { Directory, Person } from '../../ports/directory.js';
import { MAX_CHANGES } from '../../ports/store.js';
import type { Change } from '../../ports/store.js';
import type { Deps } from '../deps.js';
import { readValue } from '../commit/reading.js';
import type { Rows } from '../commit/reading.js';
import { changeRow } from '../commit/small-write.js';
import { calledBy, calledRow, lastPart, ownerRow } from '../commit/rows/names.js';
import { ownerSchema } from '../commit/rows/owner-row.js';
import type { Owner } from '../commit/rows/owner-row.js';

const NAME_BYTES = 240;
const NICKNAMES_AT_MOST = 20;
const NAMES_AT_MOST = 60;
/** As many as the directory finds by one name. */
const FOUND_AT_MOST = 10;

/** Notes an account owner under the names that the directory has for them now, and that they are there. */
export async function rememberOwner(rows: Rows, person: Person): Promise<void> {
  const { owner, digests } = noted(person);
  const also = async (): Promise<readonly Change[]> => indexesOf(rows, person.id, digests);
  const row = { name: ownerRow(person.id), schema: ownerSchema, also };
  await changeRow(rows, row, (before) => (same(before, owner) ? undefined : { ...owner }));
}

/** What is kept of a person, and the digests of the names by which it is found. */
export function noted(person: Person): {
  readonly owner: Owner & { readonly called: string };
  readonly digests: readonly string[];
} {
  const digests = [...namesOf(person)].slice(0, NAMES_AT_MOST).map(digest);
  return { owner: { person: short(person), called: digest(digests.join(' ')) }, digests };
}

/** Those that are not there yet. */
async function indexesOf(
  { store, tenantId }: Rows,
  id: PersonId,
  digests: readonly string[],
): Promise<readonly Change[]> {
  const indexes: Change[] = [];
  for (const one of digests) {
    const row = calledRow(one, id);
    const there = await store.get(tenantId, row);
    if (there === undefined) indexes.push({ kind: 'insert', row, value: {} });
  }
  return indexes;
}

function same(before: Owner | undefined, owner: Owner): boolean {
  return JSON.stringify(before) === JSON.stringify(owner);
}

function short({ nicknames, ...person }: Person): Person {
  const cut = (name: string): string => cutToBytes(name, NAME_BYTES);
  return {
    id: person.id,
    displayName: cut(person.displayName),
    givenName: cut(person.givenName),
    surname: cut(person.surname),
    userPrincipalName: cut(person.userPrincipalName),
    nicknames: nicknames.slice(0, NICKNAMES_AT_MOST).map(cut),
  };
}

/** The directory, and besides those account owners whom it does not know any more. */
export function withKnownOwners(deps: Rows & Pick<Deps, 'directory'>): Directory {
  const { directory } = deps;
  return {
    person: async (id) => (await directory.person(id)) ?? (await findKnownOwner(deps, id))?.person,
    find: async (names) => {
      const [active, gone] = await Promise.all([directory.find(names), findGoneBy(deps, names)]);
      return [...active, ...gone.filter(({ id }) => !active.some((one) => one.id === id))];
    },
    similar: async (names) => directory.similar(names),
    groupsOf: async (id) => directory.groupsOf(id),
    membersOf: async (group) => directory.membersOf(group),
  };
}

export async function findKnownOwner(
  { store, tenantId }: Rows,
  id: PersonId,
): Promise<Owner | undefined> {
  const row = await store.get(tenantId, ownerRow(id));
  return row && readValue(ownerSchema, row);
}

async function findGoneBy(
  deps: Rows & Pick<Deps, 'directory'>,
  names: readonly string[],
): Promise<readonly Person[]> {
  const spellings = new Set(names.flatMap((name) => [...spellingsOf(name)]));
  const lists = await Promise.all(
    [...spellings].slice(0, MAX_CHANGES).map(async (name) => findIdsCalled(deps, name)),
  );
  const ids = [...new Set(lists.flat())];
  const owners = await Promise.all(ids.map(async (id) => findGoneOwner(deps, id)));
  return owners
    .filter((person) => person !== undefined)
    .filter((person) => names.some((name) => isCalled(person, name)));
}

async function findIdsCalled(
  { store, tenantId }: Rows,
  name: string,
): Promise<readonly PersonId[]> {
  const page = await store.list(tenantId, { ...calledBy(digest(name)), limit: FOUND_AT_MOST });
  return page.rows.flatMap(({ row }) => parsePersonId(lastPart(row)) ?? []);
}

/** Undefined for whom the directory knows: it has their names of today. */
async function findGoneOwner(
  deps: Rows & Pick<Deps, 'directory'>,
  id: PersonId,
): Promise<Person | undefined> {
  if ((await deps.directory.person(id)) !== undefined) return undefined;
  return (await findKnownOwner(deps, id))?.person;
}

/** A row's name has no room for what people are called. */
function digest(name: string): string {
  return createHash('sha256').update(name, 'utf8').digest('hex').slice(0, 32);
}
