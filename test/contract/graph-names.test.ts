// How Graph is asked for what was typed: by every address of a mailbox, and differently where it will not take a question.
import { afterEach, expect, test } from '@jest/globals';
import { GraphDirectory } from '../../src/adapters/azure/graph-directory.js';
import { parsePersonId } from '../../src/domain/ids.js';
import { must } from '../app/trial.js';
import { GRAPH_TOKEN, GraphFake } from '../fakes/graph-fake.js';
import type { User } from '../fakes/graph-query.js';

const running: GraphFake[] = [];
afterEach(async () => {
  for (const fake of running.splice(0)) await fake.stop();
});

const alice = {
  id: must(parsePersonId('7e57ab1e-0000-4000-8000-000000000001')),
  displayName: 'Alice Example',
  givenName: 'Alice',
  surname: 'Example',
  userPrincipalName: 'alice@contoso.example',
  nicknames: [],
};

async function graph(
  ...more: readonly User[]
): Promise<{ readonly fake: GraphFake; readonly directory: GraphDirectory }> {
  const fake = await GraphFake.start({ people: [alice], groups: [] }, more);
  running.push(fake);
  const token = async (): Promise<{ token: string; until: Date }> => ({
    token: GRAPH_TOKEN,
    until: new Date(0),
  });
  return {
    fake,
    directory: new GraphDirectory({ endpoint: fake.endpoint, token, budgetMs: 100_000 }),
  };
}

test('knows people by every address of their mailbox, and by no other kind of address', async () => {
  const id = must(parsePersonId('7e57ab1e-0000-4000-8000-000000000003'));
  const proxyAddresses = [
    'SMTP:C.Smith@contoso.example',
    'smtp:carol@old.example',
    'X500:/o=Carol',
  ];
  const account = { accountEnabled: true, userType: 'Member', displayName: 'Carol Smith' };
  const carol = {
    ...account,
    id,
    userPrincipalName: 'u4711@contoso.example',
    proxyAddresses,
  };
  const { directory } = await graph(carol);
  for (const typed of ['c.smith@contoso.example', 'Carol@old.example']) {
    expect(await directory.find([typed.toLowerCase(), `${typed} is`])).toMatchObject([{ id }]);
  }
  expect(await directory.find(['/o=Carol'])).toEqual([]);
  expect((await directory.person(id))?.nicknames).toContain('carol@old.example');
});

test('puts a question differently that Graph will not take, and is down where it takes none', async () => {
  const { fake, directory } = await graph();
  const refused = { status: 400 };
  fake.failNext(refused);
  expect(await directory.find(['alice'])).toMatchObject([{ id: alice.id }]);
  fake.failNext(...Array.from({ length: 20 }, () => refused));
  await expect(directory.find(['alice'])).rejects.toMatchObject({
    code: 'DIRECTORY_UNAVAILABLE',
  });
});
