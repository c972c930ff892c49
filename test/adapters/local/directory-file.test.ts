import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, test } from '@jest/globals';

import { DirectoryFile } from '../../../src/adapters/local/directory-file.js';
import { parseDirectoryFile } from '../../../src/adapters/local/parse-directory-file.js';
import { parsePersonId, type PersonId } from '../../../src/domain/ids.js';
import { temporaryFolder } from './temporary-folder.js';

const ALICE = '7e57ab1e-0000-4000-8000-000000000103';
const GROUP = '7e57ab1e-0000-4000-8000-000000000201';
const person = {
  id: ALICE,
  displayName: 'Alice Example',
  givenName: 'Alice',
  surname: 'Example',
  userPrincipalName: 'alice@contoso.example',
};
const other = { ...person, id: GROUP.replace('201', '104'), userPrincipalName: 'bob@x.example' };

function fileWith(changes: object): object {
  const tenantId = '7e57ab1e-0000-4000-8000-000000000001';
  return { tenantId, people: [person], groups: [], ...changes };
}

describe('a directory file', () => {
  test('says each wrong value and where it stands', () => {
    const people = [
      { ...person, id: 'alice' },
      { ...other, userPrincipalName: 'bob' },
    ];
    const parsed = parseDirectoryFile(fileWith({ people }), 'dir.json');
    expect(parsed).toEqual({
      ok: false,
      refusal: [
        { where: 'dir.json: people[0].id', value: '"alice"', problem: 'must be a GUID' },
        {
          where: 'dir.json: people[1].userPrincipalName',
          value: '"bob"',
          problem: 'must look like alice@contoso.example',
        },
      ],
    });
  });

  test.each([
    [
      'two people with one id',
      { people: [person, { ...other, id: ALICE.toUpperCase() }] },
      'people[1].id',
    ],
    [
      'a group with the id of a person',
      { groups: [{ id: ALICE, name: 'g', members: [] }] },
      'groups[0].id',
    ],
    [
      'two people with one user principal name, whatever its case',
      { people: [person, { ...other, userPrincipalName: 'ALICE@contoso.example' }] },
      'people[1].userPrincipalName',
    ],
    [
      'a group member that does not exist',
      { groups: [{ id: GROUP, name: 'g', members: [ALICE, other.id] }] },
      'groups[0].members[1]',
    ],
    ['no people at all', { people: [] }, 'people'],
    ['a misspelt field', { people: [{ ...person, nickname: 'Al' }] }, 'people[0]'],
    ['a tenant id that is none', { tenantId: 'contoso' }, 'tenantId'],
    ['a missing field', { groups: undefined }, 'groups'],
  ])('refuses %s', (_, changes, place) => {
    const parsed = parseDirectoryFile(fileWith(changes), 'dir.json');
    expect(parsed).toMatchObject({ ok: false, refusal: [{ where: `dir.json: ${place}` }] });
  });

  test.each([[null], ['text'], [[]], [7]])('refuses %j as a whole', (content) => {
    const parsed = parseDirectoryFile(content, 'dir.json');
    expect(parsed).toMatchObject({ ok: false, refusal: [{ where: 'dir.json: the whole file' }] });
  });

  test('takes ids in any case for the same id', async () => {
    const groups = [{ id: GROUP.toUpperCase(), name: 'g', members: [ALICE.toUpperCase()] }];
    const parsed = parseDirectoryFile(fileWith({ groups }), 'dir.json');
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusal));
    const groupsOfAlice = await new DirectoryFile(parsed.value).groupsOf(ALICE as PersonId);
    expect(groupsOfAlice).toEqual([GROUP]);
  });

  test('is read with a byte order mark too', async () => {
    const path = join(await temporaryFolder(), 'dir.json');
    await writeFile(path, `\uFEFF${JSON.stringify(fileWith({}))}`);
    expect(await (await DirectoryFile.read(path)).find(['alice'])).toHaveLength(1);
  });

  test('that is wrong, no JSON or not there stops the start with a reason', async () => {
    const path = join(await temporaryFolder(), 'dir.json');
    await expect(DirectoryFile.read(path)).rejects.toMatchObject({
      code: 'DIRECTORY_FILE_INACCESSIBLE',
      message: `The directory file cannot be read. ${path}: it is not there (ENOENT).`,
    });
    await writeFile(path, '{');
    await expect(DirectoryFile.read(path)).rejects.toMatchObject({
      code: 'DIRECTORY_FILE_INACCESSIBLE',
    });
    await writeFile(path, JSON.stringify(fileWith({ tenantId: 'contoso' })));
    await expect(DirectoryFile.read(path)).rejects.toMatchObject({
      code: 'DIRECTORY_FILE_WRONG',
      message: `${path}: tenantId: must be a GUID (is "contoso")`,
    });
  });
});

describe('the sample directory', () => {
  test('holds the people of the tour, each in the group of the role', async () => {
    const directory = await DirectoryFile.read(join('samples', 'local', 'directory.json'));
    expect(directory.tenantId).toBe('7e57ab1e-0000-4000-8000-000000000001');
    const groups = async (typed: string): Promise<readonly string[]> => {
      const [found] = await directory.find([typed]);
      return directory.groupsOf(parsePersonId(found?.id ?? '') ?? (ALICE as PersonId));
    };
    expect(await groups('Alex')).toEqual(['7e57ab1e-0000-4000-8000-000000000201']);
    expect(await groups('Megan')).toEqual(['7e57ab1e-0000-4000-8000-000000000202']);
    expect(await groups('Diego')).toEqual(['7e57ab1e-0000-4000-8000-000000000202']);
    // Two people for the security team: who freezes does not lift it.
    expect(await groups('Isaiah')).toEqual([
      '7e57ab1e-0000-4000-8000-000000000203',
      '7e57ab1e-0000-4000-8000-000000000204',
    ]);
    expect(await groups('Adele')).toEqual(['7e57ab1e-0000-4000-8000-000000000204']);
    expect(await groups('Lee')).toEqual([]);
    expect(await groups('alice@contoso.example')).toEqual([]);
  });
});

describe('a large directory file', () => {
  const people = Array.from({ length: 2_000 }, (_nobody, number) => ({
    ...person,
    id: `7e57ab1e-0000-4000-8000-${String(number).padStart(12, '0')}`,
    displayName: `Jürgen Mustermann ${number}`,
    givenName: 'Jürgen',
    surname: `Mustermann ${number}`,
    userPrincipalName: `juergen.mustermann${number}@contoso.example`,
  }));

  test.each(['similar', 'find'] as const)('%s lets everybody else have their turn', async (how) => {
    const parsed = parseDirectoryFile(fileWith({ people }), 'dir.json');
    if (!parsed.ok) throw new Error('the file is fine');
    const directory = new DirectoryFile(parsed.value);
    let turns = 0;
    let isOver = false;
    const count = (): void => {
      turns += 1;
      if (!isOver) setImmediate(count);
    };
    setImmediate(count);
    const found = await directory[how](['juergen mustermann 1999']);
    isOver = true;
    expect(found.map(({ displayName }) => displayName)).toContain('Jürgen Mustermann 1999');
    expect(turns).toBeGreaterThanOrEqual(people.length / 100 - 1);
  });
});
