import { describe, expect, test } from '@jest/globals';

import { whyNotApprove } from '../../../src/domain/policy/two-people.js';
import { alex, alice, megan, nestor } from '../release/given.js';

const given = {
  approverId: megan.id,
  isApprover: true,
  requesterId: alex.id,
  ownerId: alice.id,
  barredCaptor: nestor.id,
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
