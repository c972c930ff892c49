import { expect, test } from '@jest/globals';
import { groupsNamed } from '../../../src/domain/policy/groups-named.js';
import { must, readSample, samplePolicy } from '../../app/trial.js';
import { parsePolicyFile } from '../../../src/config/policy-file.js';

const group = (number: number): string =>
  `7e57ab1e-0000-4000-8000-0000000003${String(number).padStart(2, '0')}`;
let made = 0;
const another = (): object => {
  made += 1;
  return { groups: [group(made)] };
};

test('every group of a policy is named with each of its places, whichever part of the policy it stands in', () => {
  const sample = readSample('policy.json') as object;
  const parsed = parsePolicyFile(
    {
      ...sample,
      approvalsNeededFor: [
        { owners: another(), approvals: 2 },
        { owners: another(), approvals: 1 },
      ],
      mayApprove: [{ owners: another(), onlyBy: another() }],
      ownerDelay: [{ owners: another(), seconds: 60 }],
      callerVerification: { ownersNeed: [{ owners: another(), methods: ['call-back'] }] },
      breakGlass: another(),
    },
    'policy.json',
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const named = groupsNamed(parsed.policy);
  for (let number = 1; number <= made; number += 1) {
    expect([...named.keys()]).toContain(group(number));
  }
  const places = [...named].flatMap(([, where]) => where);
  expect(places).toEqual(
    expect.arrayContaining(['roles › approver', 'approvalsNeededFor › 2 › owners', 'breakGlass']),
  );
});

test('one that is named twice has both places', () => {
  const { requester } = samplePolicy().roles;
  expect(groupsNamed(samplePolicy()).get(must(requester.groups[0]))).toEqual([
    'roles › requester',
    'roles › provisioner',
  ]);
});
