// How many must agree for one account owner: the highest number of all rules that name them, by themselves or by a group.
import { describe, expect, test } from '@jest/globals';
import { parseGroupId } from '../../../src/domain/ids.js';
import { rulesForOwner, rulesNaming } from '../../../src/domain/policy/approval-rules.js';
import type { ApprovalRules } from '../../../src/domain/policy/approval-rules.js';
import { must } from '../../app/trial.js';
import { alice, johanna } from '../release/given.js';

const BOARD = must(parseGroupId('7e57ab1e-0000-4000-8000-000000000301'));
const rules: ApprovalRules = {
  approvalsNeeded: 2,
  approvalsNeededFor: [
    { owners: { people: [alice.id], groups: [] }, approvals: 3 },
    { owners: { people: [], groups: [BOARD] }, approvals: 4 },
    { owners: { people: [johanna.id], groups: [] }, approvals: 1 },
  ],
  captorTakesNoPartInFirstRelease: true,
};

describe('the rules that name an account owner', () => {
  test('are those of themselves and of their groups, by their places', () => {
    expect(rulesNaming(rules, alice.id, [BOARD])).toEqual([0, 1]);
    expect(rulesNaming(rules, alice.id, [])).toEqual([0]);
    expect(rulesNaming(rules, johanna.id, [])).toEqual([2]);
  });
});

describe('what a release of theirs needs', () => {
  test('is the highest number of all rules that name them', () => {
    expect(rulesForOwner(rules, alice.id, [BOARD]).approvalsNeeded).toBe(4);
    expect(rulesForOwner(rules, alice.id, []).approvalsNeeded).toBe(3);
  });

  test('is never less than of everybody else', () => {
    expect(rulesForOwner(rules, johanna.id, []).approvalsNeeded).toBe(2);
  });

  test('changes no other rule', () => {
    const { approvalsNeeded, ...others } = rulesForOwner(rules, alice.id, []);
    expect(approvalsNeeded).toBe(3);
    expect({ ...others, approvalsNeeded: 2 }).toEqual(rules);
  });
});
