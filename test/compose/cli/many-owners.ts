// As many account owners as wanted, a sheet of tokens for them, and rows of every kind that cannot be taken.
import { createHash } from 'node:crypto';
import { encodeBase32 } from '../../../src/domain/otp/base32.js';
import { parsePersonId } from '../../../src/domain/ids.js';
import type { PersonId } from '../../../src/domain/ids.js';
import type { Directory, Person } from '../../../src/ports/directory.js';
import { must, sampleDirectory } from '../../app/trial.js';

export const HEADER = 'upn,serial number,secret key,time interval,manufacturer,model';

/** Of 20 bytes, as most tokens have it. */
export function seedText(at: number): string {
  return encodeBase32(createHash('sha1').update(`owner ${at}`).digest());
}

export const addressOf = (at: number): string => `owner${at}@contoso.example`;

export function ownerAt(at: number): Person {
  const id = must(parsePersonId(`7e57ab1e-0000-4000-9000-${String(at).padStart(12, '0')}`));
  return {
    id,
    displayName: `Owner Number${at}`,
    givenName: 'Owner',
    surname: `Number${at}`,
    userPrincipalName: addressOf(at),
    nicknames: [],
  };
}

export const rowOf = (at: number, secret = seedText(at)): string =>
  `${addressOf(at)},${8_659_600_000_000 + at},${secret},30,Token2,miniOTP-2-i`;

type BadKind = readonly [code: string, make: (at: number) => string];
const badRows: readonly BadKind[] = [
  ['COLUMNS', (at) => rowOf(at).replace(/,[^,]*$/, '')],
  ['QUOTES', (at) => rowOf(at).replace('Token2', 'To"ken2')],
  ['OWNER_MISSING', (at) => rowOf(at).replace(/^[^,]*/, '')],
  ['OWNER_NO_ADDRESS', (at) => rowOf(at).replace(/@[^,]*/, '')],
  ['FIELD_EMPTY', (at) => rowOf(at).replace(/,8\d+,/, ',,')],
  ['FIELD_WRONG', (at) => rowOf(at).replace(',30,', ',300,')],
  ['SECRET_MISSING', (at) => rowOf(at, '')],
  ['SECRET_CHARACTER', (at) => rowOf(at, seedText(at).replace(/.$/, '1'))],
  ['SECRET_TRUNCATED', (at) => rowOf(at, seedText(at).slice(0, 17))],
  ['SEED_TOO_SHORT', (at) => rowOf(at, seedText(at).slice(0, 8))],
  ['SECRET_RUNS_ON', (at) => rowOf(at, `${seedText(at)} drawer`)],
  ['UNKNOWN_PERSON', (at) => rowOf(at).replace('@contoso', '@fabrikam')],
  ['SEED_TWICE', (at) => rowOf(at, seedText(0))],
  ['OWNER_TWICE', (at) => rowOf(at).replace(/^[^,]*/, addressOf(0))],
];

/** Of one row each, what makes it one that cannot be taken, and why. */
export function badKinds(): readonly BadKind[] {
  return badRows;
}

/** Rows for owners from 0 on; every `badEvery`th is a bad one, of each kind in turn. */
export function sheet(rows: number, badEvery: number): string {
  let bad = 0;
  const lines = Array.from({ length: rows }, (_, at) => {
    if (at === 0 || at % badEvery !== 0) return rowOf(at);
    const [, make] = must(badRows[bad % badRows.length]);
    bad += 1;
    return make(at);
  });
  return [HEADER, ...lines, ''].join('\n');
}

/** The sample people with their groups, and these owners; who is asked for by address is found at once. */
export function directoryOf(owners: number): Directory {
  const sample = sampleDirectory();
  const byAddress = new Map<string, Person>();
  const byId = new Map<PersonId, Person>();
  for (let at = 0; at < owners; at += 1) {
    const owner = ownerAt(at);
    byAddress.set(owner.userPrincipalName, owner);
    byId.set(owner.id, owner);
  }
  return {
    person: async (id) => byId.get(id) ?? sample.person(id),
    find: async (names) => {
      const found = names.flatMap((name) => byAddress.get(name.toLowerCase()) ?? []);
      return found.length > 0 ? found : sample.find(names);
    },
    similar: async () => [],
    groupsOf: async (id) => (byId.has(id) ? [] : sample.groupsOf(id)),
    membersOf: async (group) => sample.membersOf(group),
  };
}
