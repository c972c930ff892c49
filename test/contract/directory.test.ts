import { describe, expect, test } from '@jest/globals';

import { DirectoryFile } from '../../src/adapters/local/directory-file.js';
import { parseDirectoryFile } from '../../src/adapters/local/parse-directory-file.js';
import type { GroupId, PersonId } from '../../src/domain/ids.js';
import { FakeDirectory } from '../fakes/fake-directory.js';
import { directoryContract, type DirectoryWorld } from './directory.contract.js';

directoryContract('DirectoryFile', ({ people, groups }) => {
  const content = { tenantId: '7e57ab1e-0000-4000-8000-000000000001', people, groups };
  const parsed = parseDirectoryFile(content, 'test.json');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusal));
  return new DirectoryFile(parsed.value);
});

directoryContract('FakeDirectory', filledFake);

describe('FakeDirectory', () => {
  test('fails once when told to, and changes groups and people', async () => {
    const fake = new FakeDirectory();
    const alice = {
      id: '7e57ab1e-0000-4000-8000-000000000001' as PersonId,
      displayName: 'Alice Example',
      givenName: 'Alice',
      surname: 'Example',
      userPrincipalName: 'alice@contoso.example',
      nicknames: [],
    };
    const group = '7e57ab1e-0000-4000-8000-000000000002' as GroupId;
    fake.add(alice, [group]);
    fake.failNext();
    await expect(fake.person(alice.id)).rejects.toMatchObject({ code: 'DIRECTORY_UNAVAILABLE' });
    expect(await fake.membersOf(group)).toEqual([alice]);
    fake.setGroups(alice.id, []);
    expect(await fake.groupsOf(alice.id)).toEqual([]);
    fake.remove(alice.id);
    expect(await fake.person(alice.id)).toBeUndefined();
  });
});

function filledFake({ people, groups }: DirectoryWorld): FakeDirectory {
  const fake = new FakeDirectory();
  const groupsWith = (member: PersonId | GroupId): GroupId[] =>
    groups.filter(({ members }) => members.includes(member)).map(({ id }) => id);
  for (const { disabled, ...person } of people) {
    fake.add(person, groupsWith(person.id));
    if (disabled === true) fake.remove(person.id);
  }
  for (const { id } of groups) fake.nest(id, groupsWith(id));
  return fake;
}
