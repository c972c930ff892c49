import { describe, expect, test } from '@jest/globals';
import type { GroupId } from '../../../src/domain/ids.js';
import { parseGroupId } from '../../../src/domain/ids.js';
import { groupsNamed, listedGroups } from '../../../src/domain/policy/groups-named.js';
import type { Policy } from '../../../src/domain/policy/policy.js';
import type { Role, RoleHolders } from '../../../src/domain/policy/roles.js';
import { must, samplePolicy } from '../../app/trial.js';

const GROUP = must(parseGroupId('7e57ab1e-0000-4000-8000-000000000399'));
const held: RoleHolders = { people: [], groups: [GROUP] };
const nobody: RoleHolders = { people: [], groups: [] };
const role = (name: Role): Partial<Policy> => ({
  roles: { ...samplePolicy().roles, [name]: held },
});

/** Every field of the policy in which the id of a group can stand, under whatever name. */
type Places<T, Path extends string = ''> = T extends GroupId
  ? Path
  : T extends string | number | boolean | null | undefined
    ? never
    : T extends readonly (infer One)[]
      ? Places<One, Path>
      : {
          [Field in keyof T & string]-?: Places<
            T[Field],
            Path extends '' ? Field : `${Path}.${Field}`
          >;
        }[keyof T & string];

/** A new field is missed here by the compiler. */
const PLACES: Readonly<Record<Places<Policy>, readonly [Partial<Policy>, string]>> = {
  'roles.requester.groups': [role('requester'), 'roles › requester'],
  'roles.approver.groups': [role('approver'), 'roles › approver'],
  'roles.provisioner.groups': [role('provisioner'), 'roles › provisioner'],
  'roles.auditor.groups': [role('auditor'), 'roles › auditor'],
  'roles.security.groups': [role('security'), 'roles › security'],
  'roles.operator.groups': [role('operator'), 'roles › operator'],
  'breakGlass.groups': [{ breakGlass: { ...held, quota: { uses: 1, perHours: 1 } } }, 'breakGlass'],
  'seedExport.groups': [{ seedExport: held }, 'seedExport'],
  'approvalsNeededFor.owners.groups': [
    {
      approvalsNeededFor: [
        { owners: nobody, approvals: 2 },
        { owners: held, approvals: 2 },
      ],
    },
    'approvalsNeededFor › 1 › owners',
  ],
  'mayApprove.requesters.groups': [
    { mayApprove: [{ requesters: held, onlyBy: nobody }] },
    'mayApprove › 0 › requesters',
  ],
  'mayApprove.owners.groups': [
    { mayApprove: [{ owners: held, onlyBy: nobody }] },
    'mayApprove › 0 › owners',
  ],
  'mayApprove.onlyBy.groups': [
    { mayApprove: [{ owners: nobody, onlyBy: held }] },
    'mayApprove › 0 › onlyBy',
  ],
  'ownerDelay.owners.groups': [
    { ownerDelay: [{ owners: held, seconds: 60 }] },
    'ownerDelay › 0 › owners',
  ],
  'callerVerification.ownersNeed.owners.groups': [
    {
      callerVerification: {
        required: true,
        methods: [],
        ownersNeed: [{ owners: held, methods: [] }],
      },
    },
    'callerVerification › ownersNeed › 0 › owners',
  ],
};

test.each(Object.entries(PLACES))(
  'a group in %s is named, with the place as `policy check` says it',
  (_field, [changes, place]) => {
    expect(groupsNamed(samplePolicy(changes)).get(GROUP)).toEqual([place]);
  },
);

test('one that is named twice has both places', () => {
  const { requester } = samplePolicy().roles;
  expect(groupsNamed(samplePolicy()).get(must(requester.groups[0]))).toEqual([
    'roles › requester',
    'roles › provisioner',
  ]);
});

test.each([['not-a-group'], [''], [17], [null]])('%j names no group', (text) => {
  const roles = { ...samplePolicy().roles, operator: { people: [], groups: [text as never] } };
  expect(groupsNamed(samplePolicy({ roles }))).toEqual(groupsNamed(samplePolicy()));
});

describe('people are listed', () => {
  const isListed = (changes: Partial<Policy>): boolean =>
    listedGroups(samplePolicy(changes)).has(GROUP);

  test('of groups that hold a role, and of those that alone may approve', () => {
    expect(isListed(role('approver'))).toBe(true);
    expect(isListed({ mayApprove: [{ owners: nobody, onlyBy: held }] })).toBe(true);
  });

  test('of no group that only says whose codes a rule is about', () => {
    expect(isListed({ ownerDelay: [{ owners: held, seconds: 60 }] })).toBe(false);
    expect(isListed({ mayApprove: [{ owners: held, onlyBy: nobody }] })).toBe(false);
  });
});
