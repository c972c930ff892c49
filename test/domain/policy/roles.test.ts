import { describe, expect, test } from '@jest/globals';

import { parseGroupId } from '../../../src/domain/ids.js';
import type { GroupId } from '../../../src/domain/ids.js';
import { rolesOf, ROLES } from '../../../src/domain/policy/roles.js';
import { alex, aPolicy, johanna, megan } from '../release/given.js';

function group(number: number): GroupId {
  const id = parseGroupId(`7e57ab1e-0000-4000-8000-00000000020${String(number)}`);
  if (id === undefined) throw new Error('the fixture itself is wrong');
  return id;
}

const desk = group(1);
const leads = group(2);
const roles = {
  ...aPolicy().roles,
  requester: { people: [alex.id], groups: [desk] },
  approver: { people: [megan.id], groups: [leads] },
  auditor: { people: [megan.id], groups: [desk, leads] },
};

describe('roles', () => {
  test('are given to people by name', () => {
    expect(rolesOf(roles, alex.id, [])).toEqual(['requester']);
  });

  test('are given to the members of a group', () => {
    expect(rolesOf(roles, johanna.id, [leads])).toEqual(['approver', 'auditor']);
  });

  test('add up, each once, in one order', () => {
    expect(rolesOf(roles, megan.id, [leads, desk])).toEqual(['requester', 'approver', 'auditor']);
  });

  test('are not had by somebody who is in none of the groups', () => {
    expect(rolesOf(roles, johanna.id, [])).toEqual([]);
    expect(rolesOf(roles, johanna.id, [group(3)])).toEqual([]);
  });

  test('are held by nobody where the policy names nobody', () => {
    for (const person of [alex, megan, johanna]) {
      expect(rolesOf(aPolicy().roles, person.id, [desk, leads])).toEqual([]);
    }
  });

  test('are six', () => {
    expect(ROLES).toEqual([
      'requester',
      'approver',
      'provisioner',
      'auditor',
      'security',
      'operator',
    ]);
  });
});
