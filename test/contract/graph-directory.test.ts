import { afterEach, describe, expect, test } from '@jest/globals';
import { GraphDirectory } from '../../src/adapters/azure/graph-directory.js';
import { parseGroupId, parsePersonId } from '../../src/domain/ids.js';
import type { GroupId, PersonId } from '../../src/domain/ids.js';
import { PERMISSIONS } from '../../scripts/entra/grant-permissions.mjs';
import { must } from '../app/trial.js';
import { GraphFake } from '../fakes/graph-fake.js';
import { directoryContract } from './directory.contract.js';
import type { DirectoryWorld } from './directory.contract.js';

const running: GraphFake[] = [];
afterEach(async () => {
  for (const fake of running.splice(0)) await fake.stop();
});

async function graph(
  world: DirectoryWorld,
  more: {
    readonly budgetMs?: number;
    readonly guests?: Parameters<typeof GraphFake.start>[1];
  } = {},
): Promise<{ readonly fake: GraphFake; readonly directory: GraphDirectory }> {
  const fake = await GraphFake.start(world, more.guests);
  running.push(fake);
  const directory = new GraphDirectory({
    endpoint: fake.endpoint,
    token: async () => ({ token: 'graph-token', until: new Date(0) }),
    budgetMs: more.budgetMs ?? 100_000,
  });
  return { fake, directory };
}

directoryContract('GraphDirectory', async (world) => (await graph(world)).directory);

const id = (number: number): PersonId =>
  must(parsePersonId(`7e57ab1e-0000-4000-8000-${String(number).padStart(12, '0')}`));
const GROUP: GroupId = must(parseGroupId('7e57ab1e-0000-4000-8000-000000005001'));
const alice = {
  id: id(1),
  displayName: "Alice O'Example",
  givenName: 'Alice',
  surname: "O'Example",
  userPrincipalName: 'alice@contoso.example',
  nicknames: [],
};
const world: DirectoryWorld = {
  people: [alice],
  groups: [{ id: GROUP, name: 'helpdesk', members: [alice.id] }],
};

describe('Graph, as a directory', () => {
  test('takes no guest and nobody whose account is off, whatever group they are in', async () => {
    const guest = {
      id: id(2),
      displayName: 'Guest Person',
      userPrincipalName: 'guest_fabrikam.example#EXT#@contoso.example',
      accountEnabled: true,
      userType: 'Guest',
    };
    const groups = [{ id: GROUP, name: 'helpdesk', members: [alice.id, id(2)] }];
    const { directory } = await graph({ ...world, groups }, { guests: [guest] });
    expect(await directory.person(id(2))).toBeUndefined();
    expect(await directory.find(['Guest Person'])).toEqual([]);
    expect(await directory.groupsOf(id(2))).toEqual([]);
    expect((await directory.membersOf(GROUP)).map((member) => member.id)).toEqual([alice.id]);
  });

  test('takes an account of no type for a member, unless its name says that it is a guest', async () => {
    const account = { accountEnabled: true, userType: null };
    const old = { ...account, id: id(3), userPrincipalName: 'old@contoso.example' };
    const guest = { ...account, id: id(4), userPrincipalName: 'g_x.example#EXT#@contoso.example' };
    const { directory } = await graph(world, { guests: [old, guest] });
    expect(await directory.person(id(3))).toMatchObject({ id: id(3) });
    expect(await directory.person(id(4))).toBeUndefined();
  });

  test('knows people by their address, which may be another one than their user name', async () => {
    const address = { mail: 'Carol.Smith@fabrikam.example', displayName: 'C. Smith' };
    const account = { accountEnabled: true, userType: 'Member' };
    const carol = { ...account, ...address, id: id(3), userPrincipalName: 'u4711@contoso.example' };
    const { directory } = await graph(world, { guests: [carol] });
    for (const typed of ['carol.smith@fabrikam.example', 'carol.smith']) {
      expect(await directory.find([typed])).toMatchObject([{ id: id(3) }]);
    }
  });

  test('in a tenant of 10,000 finds who was meant by a slip, and nobody where too many are alike', async () => {
    const many = Array.from({ length: 10_000 }, (_, at) => ({
      ...alice,
      id: id(100 + at),
      displayName: `${at % 2 === 0 ? 'Aa' : 'Ab'}${at} Person`,
      givenName: '',
      surname: '',
      userPrincipalName: `p${at}@contoso.example`,
    }));
    const { fake, directory } = await graph(
      { people: [alice, ...many], groups: [] },
      { budgetMs: 60_000 },
    );
    fake.pageSize = 999;
    expect(await directory.similar(['alicf'])).toMatchObject([{ id: alice.id }]);
    // Five thousand begin like that.
    expect(await directory.similar(['aaxlice'])).toEqual([]);
    expect(fake.asked.length).toBeLessThan(40);
  });

  test('says of a group whether its members are hidden from the bot', async () => {
    const { fake, directory } = await graph(world);
    expect(await directory.group(GROUP)).toBe('there');
    fake.hidden.add(GROUP);
    expect(await directory.group(GROUP)).toBe('hidden');
    expect(await directory.membersOf(GROUP)).toEqual([]);
  });

  test.each([
    "o'example",
    "' or 1 eq 1 or displayName eq '",
    'a" OR "displayName:b',
    '\\"',
    '#',
    '%27',
  ])('takes %j for a name and for nothing else', async (typed) => {
    const { directory } = await graph(world);
    const found = await directory.find([typed]);
    expect(found.map(({ displayName }) => displayName)).toEqual(
      typed === "o'example" ? ["Alice O'Example"] : [],
    );
  });

  test('asks anew at every decision: who has left the group is out of it at once', async () => {
    const { fake, directory } = await graph(world);
    await directory.groupsOf(alice.id);
    const before = fake.asked.length;
    await directory.groupsOf(alice.id);
    expect(fake.asked.length).toBe(before * 2);
  });

  test.each([429, 500, 502, 503, 504])('comes again after %i', async (status) => {
    const { fake, directory } = await graph(world);
    fake.failNext({ status }, { status });
    expect(await directory.person(alice.id)).toMatchObject({ id: alice.id });
  });

  test('comes again when Graph says, not sooner, and not for ever', async () => {
    const { fake, directory } = await graph(world, { budgetMs: 300 });
    fake.failNext({ status: 429, retryAfter: '30' });
    await expect(directory.person(alice.id)).rejects.toMatchObject({
      code: 'DIRECTORY_UNAVAILABLE',
    });
    expect(fake.asked).toHaveLength(1);
  });

  test.each([
    [401, 'User.Read.All'],
    [403, 'User.Read.All'],
  ])('names the permission that is missing at %i', async (status, permission) => {
    const { fake, directory } = await graph(world);
    fake.failNext({ status });
    await expect(directory.person(alice.id)).rejects.toThrow(permission);
    expect(PERMISSIONS.map(({ name }) => name)).toContain(permission);
  });

  test.each([
    ['no JSON', { status: 200, text: '<html>' }],
    ['another shape', { status: 200, body: { id: 'no id' } }],
    ['nothing', { status: 200, text: '' }],
  ])('answers nothing from %s', async (_name, answer) => {
    const { fake, directory } = await graph(world);
    fake.failNext(answer);
    await expect(directory.person(alice.id)).rejects.toMatchObject({
      code: 'DIRECTORY_UNAVAILABLE',
    });
  });

  test('that does not answer keeps nobody waiting', async () => {
    const { fake, directory } = await graph(world, { budgetMs: 200 });
    fake.silent = true;
    await expect(directory.membersOf(GROUP)).rejects.toMatchObject({
      code: 'DIRECTORY_UNAVAILABLE',
    });
  });

  test('hands the token to no other host that a page names', async () => {
    const people = Array.from({ length: 7 }, (_, at) => ({
      ...alice,
      id: id(10 + at),
      userPrincipalName: `p${at}@contoso.example`,
    }));
    const { fake, directory } = await graph({
      people,
      groups: [{ id: GROUP, name: 'all', members: people.map((one) => one.id) }],
    });
    fake.nextLinkElsewhere = true;
    await expect(directory.membersOf(GROUP)).rejects.toThrow('Graph named a page elsewhere');
  });
});
