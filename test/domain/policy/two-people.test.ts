import { describe, expect, test } from '@jest/globals';

import { onePerPerson, whyNotApprove } from '../../../src/domain/policy/two-people.js';
import { alex, alice, diego, lee, megan, nestor } from '../release/given.js';

const given = {
  approverId: megan.id,
  isApprover: true,
  requesterId: alex.id,
  ownerId: alice.id,
  barredCaptor: nestor.id,
  rules: { samePerson: [], mayApprove: [] },
  groups: new Map(),
};

describe('two different people', () => {
  test('an approver who is neither the requester, nor the owner, nor barred, may approve', () => {
    expect(whyNotApprove(given)).toBeUndefined();
  });

  test.each([
    ['the requester', alex, 'SELF_APPROVAL'],
    ['the account owner', alice, 'OWNER_APPROVAL'],
    ['who captured the token, before its first release', nestor, 'CAPTOR_APPROVAL'],
  ] as const)('%s may not, with or without the role', (_who, person, why) => {
    expect(whyNotApprove({ ...given, approverId: person.id })).toBe(why);
    expect(whyNotApprove({ ...given, approverId: person.id, isApprover: false })).toBe(why);
  });

  test('somebody without the role may not', () => {
    expect(whyNotApprove({ ...given, isApprover: false })).toBe('NOT_AN_APPROVER');
  });

  test('who captured the token may, once that is no bar any more', () => {
    const after = { ...given, approverId: nestor.id, barredCaptor: null };
    expect(whyNotApprove(after)).toBeUndefined();
  });

  test('who asks for their own code cannot approve it either', () => {
    const own = { ...given, requesterId: alice.id, approverId: alice.id };
    expect(whyNotApprove(own)).toBe('SELF_APPROVAL');
  });
});

describe('two accounts of one person', () => {
  const other = lee.id;

  test.each([
    ['of the requester', alex, 'SELF_APPROVAL'],
    ['of the account owner', alice, 'OWNER_APPROVAL'],
    ['of who captured the token', nestor, 'CAPTOR_APPROVAL'],
  ] as const)('the other one %s may not approve either', (_whose, person, why) => {
    const rules = { samePerson: [[person.id, other]], mayApprove: [] };
    expect(whyNotApprove({ ...given, approverId: other, rules })).toBe(why);
    expect(whyNotApprove({ ...given, approverId: other })).toBeUndefined();
  });

  test('are one yes', () => {
    const rules = { samePerson: [[megan.id, lee.id]] };
    const accounts = [megan.id, diego.id, lee.id];
    expect(onePerPerson(rules, accounts, (id) => id)).toEqual([megan.id, diego.id]);
  });
});
