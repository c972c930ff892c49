// Whose requests, and whose codes, only some of the approvers may approve: every rule that applies must let them.
import { describe, expect, test } from '@jest/globals';
import { parseGroupId } from '../../../src/domain/ids.js';
import { isLetIn, rulesBetween } from '../../../src/domain/policy/may-approve.js';
import type { Groups, MayApproveRules } from '../../../src/domain/policy/may-approve.js';
import { whyNotApprove } from '../../../src/domain/policy/two-people.js';
import { must } from '../../app/trial.js';
import { alex, alice, diego, lee, megan } from '../release/given.js';

const BOARD = must(parseGroupId('7e57ab1e-0000-4000-8000-000000000301'));
const only = (person: typeof alex) => ({ people: [person.id], groups: [] });
const board = { people: [], groups: [BOARD] };
const rules: MayApproveRules = {
  mayApprove: [
    { owners: only(alice), onlyBy: only(megan) },
    { requesters: only(alex), onlyBy: board },
    { requesters: only(lee), owners: only(diego), onlyBy: only(megan) },
    { owners: board, onlyBy: board },
  ],
};
const ofBoard = (...people: readonly (typeof alex)[]): Groups =>
  new Map(people.map(({ id }) => [id, [BOARD]]));
const between = (requester: typeof alex, owner: typeof alex) => ({
  requesterId: requester.id,
  ownerId: owner.id,
});

describe('the rules that apply', () => {
  test('are those that name the requester, the owner, or both where both are named', () => {
    expect(rulesBetween(rules, between(alex, alice), new Map())).toEqual([0, 1]);
    expect(rulesBetween(rules, between(lee, diego), new Map())).toEqual([2]);
    expect(rulesBetween(rules, between(lee, megan), new Map())).toEqual([]);
    expect(rulesBetween(rules, between(megan, diego), new Map())).toEqual([]);
  });

  test('are those of a group for whoever is in it', () => {
    expect(rulesBetween(rules, between(lee, diego), ofBoard(diego))).toEqual([2, 3]);
  });
});

describe('an approver', () => {
  const asked = (approver: typeof alex, requester: typeof alex, owner: typeof alex) => ({
    ...between(requester, owner),
    approverId: approver.id,
  });

  test('is let in where no rule applies', () => {
    expect(isLetIn(rules, asked(diego, lee, megan), new Map())).toBe(true);
  });

  test('must be among those of every rule that applies', () => {
    expect(isLetIn(rules, asked(megan, alex, alice), new Map())).toBe(false);
    expect(isLetIn(rules, asked(megan, alex, alice), ofBoard(megan))).toBe(true);
    expect(isLetIn(rules, asked(diego, alex, alice), ofBoard(diego))).toBe(false);
  });

  test('who is not, is told that others approve this', () => {
    const given = {
      ...asked(diego, lee, alice),
      isApprover: true,
      barredCaptor: null,
      rules: { samePerson: [], ...rules },
      groups: new Map(),
    };
    expect(whyNotApprove(given)).toBe('OTHERS_APPROVE_THIS');
    expect(whyNotApprove({ ...given, approverId: megan.id })).toBeUndefined();
  });
});
