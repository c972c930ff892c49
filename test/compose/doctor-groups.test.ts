// What the doctor says of the policy's groups: whom the bridge takes for nobody, by account, and why.
import { afterEach, expect, test } from '@jest/globals';
import { GraphDirectory } from '../../src/adapters/azure/graph-directory.js';
import { sayGroups } from '../../src/compose/doctor-groups.js';
import { parseGroupId, parsePersonId } from '../../src/domain/ids.js';
import { must, samplePolicy } from '../app/trial.js';
import { GRAPH_TOKEN, GraphFake } from '../fakes/graph-fake.js';

const GROUP = must(parseGroupId('7e57ab1e-0000-4000-8000-000000005001'));
const id = (number: number): string => `7e57ab1e-0000-4000-8000-00000000000${number}`;
let fake: GraphFake | undefined;
afterEach(async () => fake?.stop());

test('says who is in a group and is nobody to the bridge, and why', async () => {
  const alex = {
    id: must(parsePersonId(id(1))),
    displayName: 'Alex',
    givenName: 'Alex',
    surname: '',
    userPrincipalName: 'alex@contoso.example',
    nicknames: [],
  };
  const account = (number: number, more: object): never =>
    ({ id: id(number), userType: 'Member', accountEnabled: true, ...more }) as never;
  const others = [
    account(2, { userPrincipalName: 'g#EXT#@contoso.example', userType: 'Guest' }),
    account(3, { userPrincipalName: 'gone@contoso.example', accountEnabled: false }),
    account(4, { userPrincipalName: 'unread@contoso.example', accountEnabled: null }),
    account(5, { userPrincipalName: 'old@contoso.example', userType: null }),
  ];
  const members = [1, 2, 3, 4, 5].map((number) => must(parsePersonId(id(number))));
  const groups = [{ id: GROUP, name: 'helpdesk', members }];
  fake = await GraphFake.start({ people: [alex], groups }, others);
  const directory = new GraphDirectory({
    endpoint: fake.endpoint,
    token: async () => ({ token: GRAPH_TOKEN, until: new Date(0) }),
    budgetMs: 100_000,
  });
  const nobody = { people: [], groups: [] };
  const policy = samplePolicy({
    roles: {
      requester: nobody,
      approver: nobody,
      provisioner: nobody,
      security: nobody,
      operator: nobody,
      auditor: { people: [], groups: [GROUP] },
    },
  });
  expect(await sayGroups(policy, directory)).toBe(
    '2 people; left out of them: g#EXT#@contoso.example is a guest, gone@contoso.example is switched off, unread@contoso.example has no accountEnabled that can be read, so counts as switched off',
  );
});
