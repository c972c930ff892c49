// A policy under which no code could ever be given out is refused at the start, and says what to change.
import { describe, expect, test } from '@jest/globals';
import { parsePolicyFile } from '../../src/config/policy-file.js';

const ID = '7e57ab1e-0000-4000-8000-000000000101';
const OTHER = ID.replace('101', '102');
const roles = {
  requester: { people: [ID] },
  approver: { people: [OTHER] },
  provisioner: {},
  auditor: {},
  security: {},
  operator: {},
};

const problemsOf = (changes: object): readonly string[] => {
  const parsed = parsePolicyFile({ roles, ...changes }, 'policy.json');
  return parsed.ok ? [] : parsed.problems.map(({ where, problem }) => `${where} ${problem}`);
};

const third = ID.replace('101', '103');
const nobodyElse = ID.replace('101', '109');
const approvers = (...people: readonly string[]): object => ({
  roles: { ...roles, approver: { people } },
});
const owners = { people: [OTHER] };

test('a policy that names one who asks and one who approves is accepted', () => {
  expect(problemsOf({})).toEqual([]);
});

describe('too few could approve, and it says what to change', () => {
  test.each<[string, object, string]>([
    [
      'fewer than a release needs',
      { approvalsNeeded: 2 },
      'roles › approver leaves one person besides the one who asks, but a release needs 2. Name more, or a group.',
    ],
    [
      'the only one who asks',
      approvers(ID),
      'roles › approver leaves nobody besides the one who asks, but a release needs 1. Name more, or a group.',
    ],
    [
      'the same under another account',
      { samePerson: [[ID, OTHER]] },
      'roles › approver leaves nobody besides the one who asks, but a release needs 1. Name more, or a group.',
    ],
    [
      'two accounts of one person',
      { ...approvers(OTHER, third), approvalsNeeded: 2, samePerson: [[OTHER, third]] },
      'roles › approver leaves one person besides the one who asks, but a release needs 2. Name more, or a group.',
    ],
    [
      'fewer than some owners need',
      { approvalsNeededFor: [{ owners: { people: [ID] }, approvals: 3 }] },
      'approvalsNeededFor › 0 › approvals is 3, but of a code of theirs one person could approve. Lower it to 1, or name more people, or a group, in roles › approver.',
    ],
    [
      'the owner, of their own code',
      { approvalsNeededFor: [{ owners, approvals: 1 }] },
      'approvalsNeededFor › 0 › approvals is 1, but of a code of theirs nobody could approve. Name more people, or a group, in roles › approver.',
    ],
    [
      'whom no rule lets in',
      { mayApprove: [{ requesters: { people: [ID] }, onlyBy: { people: [nobodyElse] } }] },
      'mayApprove leaves nobody who could approve a code, which needs 1. Name more in onlyBy, or take entries out.',
    ],
    [
      'whom two rules let in apart',
      {
        ...approvers(ID, OTHER, third),
        mayApprove: [ID, third].map((id) => ({ owners, onlyBy: { people: [id] } })),
      },
      'mayApprove leaves nobody who could approve a code of those in mayApprove › 0, which needs 1. Name more in onlyBy, or take entries out.',
    ],
    [
      'whom a rule lets in where some owners need more',
      {
        ...approvers(OTHER, third, nobodyElse),
        approvalsNeededFor: [{ owners, approvals: 2 }],
        mayApprove: [{ owners, onlyBy: { people: [third] } }],
      },
      'mayApprove leaves one person who could approve a code of those in approvalsNeededFor › 0, which needs 2. Name more in onlyBy, or take entries out.',
    ],
    [
      'the captor',
      { roles: { ...roles, provisioner: { people: [ID] } } },
      'captorTakesNoPartInFirstRelease is true, but without the one who captured a token nobody could get the first code of it: too few are left to ask, and to approve a code. Name another provisioner in roles, or set it to false.',
    ],
  ])('%s', (_who, changes, problem) => {
    expect(problemsOf(changes)[0]).toBe(`policy.json › ${problem}`);
  });
});

test.each<[string, object, object]>([
  [
    'two who ask and approve',
    { requester: { people: [ID, OTHER] }, approver: { people: [ID, OTHER] } },
    {},
  ],
  [
    'a captor who is not kept out',
    { provisioner: { people: [ID] } },
    { captorTakesNoPartInFirstRelease: false },
  ],
  ['another captor', { provisioner: { people: [ID, third] } }, {}],
  [
    'a group, of which the directory knows the size',
    { approver: { groups: [OTHER] } },
    { approvalsNeeded: 2 },
  ],
  [
    'a rule that lets somebody in',
    {},
    { mayApprove: [{ owners: { people: [ID] }, onlyBy: owners }] },
  ],
])('%s may be enough', (_who, changed, changes) => {
  expect(problemsOf({ roles: { ...roles, ...changed }, ...changes })).toEqual([]);
});

test('a rule of who may approve whom says whom it is about, and names somebody', () => {
  expect(problemsOf({ mayApprove: [{ onlyBy: owners }] })).toEqual([
    expect.stringContaining('mayApprove › 0 names neither requesters nor owners. Name whom it is'),
  ]);
  expect(problemsOf({ mayApprove: [{ owners, onlyBy: {} }] })).toEqual([
    expect.stringContaining('mayApprove › 0 › onlyBy names nobody. Name more, or a group.'),
  ]);
});

test('accounts of one person stand in one list: one that stands in two would be taken for two people', () => {
  const samePerson = [
    [ID, OTHER],
    [OTHER, third],
  ];
  expect(problemsOf({ samePerson })).toEqual([
    expect.stringMatching(
      `^policy.json › samePerson › 1 names ${OTHER}, which stands there already`,
    ),
  ]);
});

test('whoever breaks the glass must have somebody else who looks into it', () => {
  const breakGlass = { people: [ID] };
  const problemsWith = (lookedIntoBy: object): readonly string[] =>
    problemsOf({ breakGlass, roles: { ...roles, ...lookedIntoBy } });
  expect(problemsWith({})).toEqual([
    expect.stringContaining('› breakGlass is set, but nobody could look into its uses.'),
  ]);
  expect(problemsWith({ auditor: { people: [ID] } })).toEqual([
    expect.stringMatching(/› breakGlass › people › 0 is .*, and nobody else could look into/),
  ]);
  expect(problemsWith({ auditor: { people: [OTHER] } })).toEqual([]);
  expect(problemsWith({ security: { people: [OTHER] } })).toEqual([]);
});

describe('how the caller is verified', () => {
  test('can be said where nothing is written about it, and in own words', () => {
    const own = { id: 'badge', en: 'badge number' };
    const ownersNeed = [{ owners, methods: ['badge'] }];
    expect(problemsOf({ callerVerification: { methods: ['video', own], ownersNeed } })).toEqual([]);
    expect(problemsOf({ callerVerification: { required: false, methods: [] } })).toEqual([]);
  });

  test.each([
    [
      { methods: [] },
      'policy.json › callerVerification › methods is empty, but every request has to name one. Name some, or set required to false.',
    ],
    [
      { methods: ['video', { id: 'video', en: 'seen' }] },
      'policy.json › callerVerification › methods › 1 is "video" again. Name each method once.',
    ],
    [
      { methods: ['video'], ownersNeed: [{ owners, methods: ['video', 'badge'] }] },
      'policy.json › callerVerification › ownersNeed › 0 › methods › 1 is "badge", which is not in the list of methods (video). Add it there, or name one of them.',
    ],
    [
      { methods: ['phone'] },
      'policy.json › callerVerification › methods › 0 must be one of call-back, manager, video, in-person, or an own one: { "id", "en", "de" } (it is "phone")',
    ],
    [
      { ownersNeed: [{ owners, methods: [] }] },
      'policy.json › callerVerification › ownersNeed › 0 › methods must name at least one method (it is [])',
    ],
  ])('%j is refused with what to change', (callerVerification, problem) => {
    expect(problemsOf({ callerVerification })).toEqual([problem]);
  });
});

test('a second provisioner must be somebody else', () => {
  const provisioner = { people: [ID.replace('101', '104')] };
  expect(problemsOf({ roles: { ...roles, provisioner }, twoProvisioners: true })).toEqual([
    'policy.json › twoProvisioners is true, but roles › provisioner names one person and no group. Name another, or set it to false.',
  ]);
});

test('a field that there is not, and what is of another shape, is said in plain words', () => {
  expect(
    problemsOf({ aprovalsNeeded: 2, limits: 7, ownerDelay: {}, twoProvisioners: 'no' }),
  ).toEqual([
    'policy.json › ownerDelay must be a list: [ … ] (it is {})',
    'policy.json › twoProvisioners must be true or false (it is "no")',
    'policy.json › limits must be an object: { … } (it is 7)',
    'policy.json has a field that there is not: "aprovalsNeeded". Did you mean approvalsNeeded? Correct its name, or take it out.',
  ]);
});
