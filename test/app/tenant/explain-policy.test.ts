// What `otp-bridge policy explain` says is what the bot does.
import { describe, expect, test } from '@jest/globals';
import { explainPolicy, isPossible } from '../../../src/app/tenant/explain-policy.js';
import type { Explanation } from '../../../src/app/tenant/explain-policy.js';
import type { Policy } from '../../../src/domain/policy/policy.js';
import { fine, meet, openTrial, PEOPLE, sampleDirectory, samplePolicy } from '../trial.js';
import type { PersonName } from '../trial.js';

const NAMES = Object.keys(PEOPLE) as readonly PersonName[];
const holders = (...names: readonly PersonName[]): Policy['roles']['approver'] => ({
  people: names.map((name) => PEOPLE[name]),
  groups: [],
});

async function explained(policy: Policy, requester: string, owner = 'alice'): Promise<Explanation> {
  const answer = await explainPolicy(sampleDirectory(), policy, { requester, owner });
  if ('code' in answer) throw new Error(answer.code);
  return answer;
}

const { roles } = samplePolicy();
const EVERYBODY = { ...roles, requester: holders(...NAMES), approver: holders(...NAMES) };

describe('the bot does what is explained', () => {
  test.each<[string, Policy]>([
    ['the sample', samplePolicy()],
    ['everybody asks and approves', samplePolicy({ roles: EVERYBODY })],
    [
      'five approvals of six people',
      samplePolicy({
        roles: EVERYBODY,
        approvalsNeededFor: [{ owners: holders('alice'), approvals: 5 }],
      }),
    ],
    [
      'accounts of one person',
      samplePolicy({
        roles: { ...EVERYBODY, approver: holders('megan', 'lee') },
        samePerson: [
          [PEOPLE.alex, PEOPLE.megan],
          [PEOPLE.alice, PEOPLE.lee],
        ],
      }),
    ],
  ])('%s', async (_what, policy) => {
    for (const name of NAMES) {
      const explanation = await explained(policy, name);
      const trial = await openTrial({ policy });
      await meet(trial, ...NAMES);
      const ask = { typedName: 'alice', reason: '', byMail: false };
      const asked = await trial.bridge.askForCode(trial.as(name), ask);
      expect({ name, ok: asked.ok }).toEqual({ name, ok: isPossible(explanation) });
      if (!asked.ok || !('requestId' in asked.value)) continue;
      const { view } = fine(await trial.bridge.viewRequest(trial.as(name), asked.value.requestId));
      expect(view.phase).toMatchObject({ needed: explanation.policy.approvalsNeeded });
      const could = explanation.approvers.filter(({ why }) => why === undefined);
      const names = could.map(({ person }) => person.displayName);
      expect('asked' in view.phase && names).toEqual(
        expect.arrayContaining(view.phase.kind === 'waiting' ? [...view.phase.asked] : []),
      );
    }
  });
});

test('says which rule asks for more, and what everybody else needs', async () => {
  const approvalsNeededFor = [
    { owners: holders('lee'), approvals: 4 },
    { owners: holders('alice'), approvals: 2 },
  ];
  const policy = samplePolicy({ approvalsNeededFor });
  expect(await explained(policy, 'alex')).toMatchObject({
    policy: { approvalsNeeded: 2 },
    usuallyNeeded: 1,
    rulesNaming: [1],
  });
});

test('says of each approver why not', async () => {
  const policy = samplePolicy({ roles: EVERYBODY, samePerson: [[PEOPLE.alex, PEOPLE.megan]] });
  const { approvers, approvalsToBeHad } = await explained(policy, 'alex');
  const why = Object.fromEntries(approvers.map((one) => [one.person.givenName, one.why ?? null]));
  expect(why).toMatchObject({
    Alex: 'SELF_APPROVAL',
    Megan: 'SELF_APPROVAL',
    Alice: 'OWNER_APPROVAL',
    Diego: null,
  });
  expect(approvalsToBeHad).toBe(4);
});

test('a name that nobody has, or several, is not guessed', async () => {
  const typed = { requester: 'alex', owner: 'alcie' };
  expect(await explainPolicy(sampleDirectory(), samplePolicy(), typed)).toMatchObject({
    code: 'UNKNOWN_PERSON',
    whose: 'owner',
    nearest: [{ name: 'Alice Example' }],
  });
});
