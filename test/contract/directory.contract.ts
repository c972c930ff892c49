import { describe, expect, test } from '@jest/globals';

import { parseGroupId, parsePersonId, type GroupId, type PersonId } from '../../src/domain/ids.js';
import type { Directory, Person } from '../../src/ports/directory.js';
import { NO_NAMES, SPELLINGS } from './names-typed.js';

/** What an adapter is filled with before the suite asks it. */
export type DirectoryWorld = {
  readonly people: readonly (Person & { readonly disabled?: boolean })[];
  readonly groups: readonly {
    readonly id: GroupId;
    readonly name: string;
    readonly members: readonly (PersonId | GroupId)[];
  }[];
};

const alice = person(1, { given: 'Alice', surname: 'Example', nicknames: ['Lissy'] });
const juergen = person(2, { given: 'Jürgen', surname: 'Weiß' });
const alicia = person(3, { given: 'Alicia', surname: 'Łukasz-Sørensen', nicknames: ['Alice'] });
const joerg = person(5, { given: 'Jörg', surname: 'Müller' });
const siobhan = person(6, { given: 'Siobhan', surname: 'O’Brien' });
const anne = person(7, { given: 'Anne-Marie', surname: 'García Lopez' });
const zolc = person(8, { given: 'Paweł', surname: 'Żółć' });
const gone = person(4, { given: 'Gone', surname: 'Person' });
const crowd = Array.from({ length: 12 }, (_, at) =>
  person(100 + at, { given: `Twin${String(at)}`, surname: 'Crowd' }),
);
const stranger = person(99, { given: 'Nobody', surname: 'Here' });
const [inner, outer, circleA, circleB, empty] = [1, 2, 3, 4, 5].map(groupId) as [
  GroupId,
  GroupId,
  GroupId,
  GroupId,
  GroupId,
];

const world: DirectoryWorld = {
  people: [
    juergen,
    joerg,
    alicia,
    siobhan,
    anne,
    zolc,
    ...crowd,
    alice,
    { ...gone, disabled: true },
  ],
  groups: [
    { id: inner, name: 'inner', members: [alice.id, gone.id] },
    { id: outer, name: 'outer', members: [juergen.id, inner] },
    { id: circleA, name: 'circle a', members: [circleB, alicia.id] },
    { id: circleB, name: 'circle b', members: [circleA, juergen.id] },
    { id: empty, name: 'empty', members: [] },
  ],
};

/** What every directory promises, whatever it is made of. */
export function directoryContract(
  name: string,
  make: (world: DirectoryWorld) => Directory | Promise<Directory>,
): void {
  const find = async (...typed: string[]): Promise<string[]> =>
    (await (await make(world)).find(typed)).map(({ displayName }) => displayName);

  describe(`${name}, as a directory`, () => {
    test('knows a person by id', async () => {
      expect(await (await make(world)).person(alice.id)).toMatchObject(alice);
    });

    test('knows neither strangers nor disabled people', async () => {
      const directory = await make(world);
      expect(await directory.person(stranger.id)).toBeUndefined();
      expect(await directory.person(gone.id)).toBeUndefined();
      expect(await directory.find(['Gone Person'])).toEqual([]);
      expect(await directory.groupsOf(gone.id)).toEqual([]);
      expect(await directory.groupsOf(stranger.id)).toEqual([]);
    });

    test.each([
      ['her user principal name', 'p1@contoso.example'],
      ['its part before the @', 'P1'],
      ['her display name', 'alice example'],
      ['her surname', 'EXAMPLE'],
      ['surname first', 'Example Alice'],
      ['a nickname', 'lissy'],
      ['spaces too many', '  Alice \t  Example '],
    ])('finds somebody by %s', async (_, typed) => {
      expect(await find(typed)).toEqual(['Alice Example']);
    });

    test.each(SPELLINGS)(
      'finds "%s" with or without diacritics, in any case',
      async (typed, found) => {
        expect(await find(typed)).toEqual([found]);
      },
    );

    test('finds everybody who may be meant, in order of display name', async () => {
      expect(await find('Alice')).toEqual(['Alice Example', 'Alicia Łukasz-Sørensen']);
    });

    test('finds who is called by any of several names, also where the shortest fits many', async () => {
      expect(await find('Alice', 'Alice Example', 'Alice Example at')).toEqual([
        'Alice Example',
        'Alicia Łukasz-Sørensen',
      ]);
      expect(await find('weiss', 'weiss juergen', 'weiss juergen at')).toEqual(['Jürgen Weiß']);
      expect(await find('nobody', '', 'alice example')).toEqual(['Alice Example']);
      const crowded = await find('crowd', 'crowd twin9');
      expect(crowded).toContain('Twin9 Crowd');
      expect(await find()).toEqual([]);
    });

    test('takes no name for another one that is only nearly the same', async () => {
      expect(await find('Alce')).toEqual([]);
      expect(await find('Jurg')).toEqual([]);
      expect(await find('Moller')).toEqual([]);
    });

    test('finds no one by a part of a name, or by nothing', async () => {
      expect(await find('Exam')).toEqual([]);
      expect(await find('*')).toEqual([]);
      expect(await find('')).toEqual([]);
      expect(await find('   ')).toEqual([]);
      expect(await find('lopez')).toEqual([]);
      expect(await find('marie')).toEqual([]);
    });

    test.each(NO_NAMES)('knows nobody by %s, and is not down for it', async (_what, typed) => {
      const directory = await make(world);
      expect(await directory.find([typed, `${typed} is`])).toEqual([]);
      await expect(directory.similar(['jonass', typed])).resolves.toBeDefined();
    });

    test('finds at most ten', async () => {
      expect(await find('crowd')).toHaveLength(10);
    });

    test.each([
      ['two letters swapped', 'alcie', ['Alice Example']],
      ['a letter too many', 'exxample', ['Alice Example']],
      ['a letter too few', 'jrgen weiss', ['Jürgen Weiß']],
      ['a wrong letter', 'Alica', ['Alice Example', 'Alicia Łukasz-Sørensen']],
      ['the first two swapped', 'laice', ['Alice Example']],
      ['a letter too many at the front', 'aalice', ['Alice Example']],
      ['a slip in an umlaut written out', 'juregen', ['Jürgen Weiß']],
      ['one word of a first name', 'marie', ['Anne-Marie García Lopez']],
      ['one word of a surname', 'lopez', ['Anne-Marie García Lopez']],
      ['nothing like it', 'zacharias', []],
      ['too little to tell', 'p9', []],
      ['nothing', '', []],
    ])('suggests who might be meant by %s, active people alone', async (_what, typed, names) => {
      const people = await (await make(world)).similar([typed]);
      const found = people.map(({ displayName }) => displayName);
      expect(found).toEqual(expect.arrayContaining(names));
      expect(found.length).toBeLessThanOrEqual(5);
      if (names.length === 0) expect(found).toEqual([]);
    });

    test('suggests who might be meant by a longer name, or by the other half of it', async () => {
      const directory = await make(world);
      for (const names of [
        ['alcie', 'alcie exmaple', 'alcie exmaple at'],
        ['xlice', 'xlice example'],
      ]) {
        const [first] = await directory.similar(names);
        expect(first?.displayName).toBe('Alice Example');
      }
    });

    test('tells the groups of a person, also those around her groups', async () => {
      const directory = await make(world);
      expect(new Set(await directory.groupsOf(alice.id))).toEqual(new Set([inner, outer]));
      expect(await directory.groupsOf(crowd.at(0)?.id ?? alice.id)).toEqual([]);
    });

    test('tells the members of a group, also those of groups inside, in order of display name', async () => {
      const directory = await make(world);
      expect(ids(await directory.membersOf(outer))).toEqual([alice.id, juergen.id]);
      expect(ids(await directory.membersOf(inner))).toEqual([alice.id]);
      expect(await directory.membersOf(empty)).toEqual([]);
      expect(await directory.membersOf(groupId(77))).toEqual([]);
    });

    test('bears groups that contain each other', async () => {
      const directory = await make(world);
      const both = new Set([circleA, circleB]);
      expect(new Set(await directory.groupsOf(alicia.id))).toEqual(both);
      expect(ids(await directory.membersOf(circleA))).toEqual([alicia.id, juergen.id]);
      expect(ids(await directory.membersOf(circleB))).toEqual([alicia.id, juergen.id]);
    });
  });
}

function ids(people: readonly Person[]): PersonId[] {
  return people.map(({ id }) => id);
}

function person(
  number: number,
  names: { given: string; surname: string; nicknames?: readonly string[] },
): Person {
  return {
    id: must(parsePersonId(guid(number))),
    displayName: `${names.given} ${names.surname}`,
    givenName: names.given,
    surname: names.surname,
    userPrincipalName: `P${String(number)}@contoso.example`,
    nicknames: names.nicknames ?? [],
  };
}

function groupId(number: number): GroupId {
  return must(parseGroupId(guid(5000 + number)));
}

function guid(number: number): string {
  return `7e57ab1e-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the suite itself is wrong');
  return value;
}
