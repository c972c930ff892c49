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

describe('who approves', () => {
  test('must be as many as a release needs', () => {
    expect(problemsOf({})).toEqual([]);
    expect(problemsOf({ approvalsNeeded: 2 })).toEqual([
      'policy.json › roles › approver names one person and no group, but a release needs 2. Name more, or a group.',
    ]);
  });

  test('must be as many as some owners need', () => {
    const approvalsNeededFor = [{ owners: { people: [ID] }, approvals: 3 }];
    expect(problemsOf({ approvalsNeededFor })).toEqual([
      'policy.json › approvalsNeededFor › 0 › approvals is 3, but of a code of theirs one person could approve. Lower it to 1, or name more people, or a group, in roles › approver.',
    ]);
  });

  test('cannot be counted on for their own requests: the only one who asks must find somebody else', () => {
    expect(problemsOf({ roles: { ...roles, approver: { people: [ID] } } })).toEqual([
      'policy.json › roles › approver leaves nobody besides the one who asks, but a release needs 1. Name more, or a group.',
    ]);
    const samePerson = [[ID, OTHER]];
    expect(problemsOf({ samePerson })).toEqual([
      expect.stringContaining(
        'policy.json › roles › approver leaves nobody besides the one who asks',
      ),
    ]);
    const both = { people: [ID, OTHER] };
    expect(problemsOf({ roles: { ...roles, requester: both, approver: both } })).toEqual([]);
  });

  test('cannot be counted on for their own codes', () => {
    const approvalsNeededFor = [{ owners: { people: [OTHER] }, approvals: 1 }];
    expect(problemsOf({ approvalsNeededFor })).toEqual([
      'policy.json › approvalsNeededFor › 0 › approvals is 1, but of a code of theirs nobody could approve. Name more people, or a group, in roles › approver.',
    ]);
  });

  test('must be let in by the rules of who may approve whom', () => {
    const onlyBy = { people: [ID.replace('101', '109')] };
    expect(problemsOf({ mayApprove: [{ requesters: { people: [ID] }, onlyBy }] })).toEqual([
      'policy.json › mayApprove leaves nobody who could approve, but a release needs 1. Name more in onlyBy, or take entries out.',
    ]);
    const owners = { people: [ID.replace('101', '108')] };
    expect(problemsOf({ mayApprove: [{ owners, onlyBy }] })).toEqual([
      'policy.json › mayApprove › 0 › onlyBy leaves nobody who could approve a code of theirs, but a release needs 1. Name more, or a group.',
    ]);
    expect(problemsOf({ mayApprove: [{ onlyBy: { people: [OTHER] } }] })).toEqual([
      'policy.json › mayApprove › 0 names neither requesters nor owners. Name whom it is about, or take it out.',
    ]);
    const third = ID.replace('101', '103');
    const approver = { people: [OTHER, third] };
    const apart = [OTHER, third].map((id) => ({ owners, onlyBy: { people: [id] } }));
    expect(problemsOf({ roles: { ...roles, approver }, mayApprove: apart })[0]).toBe(
      'policy.json › mayApprove leaves too few who could approve a code of those in entry 0, which needs 1. Name more in onlyBy, or take entries out.',
    );
    const approvalsNeededFor = [{ owners, approvals: 2 }];
    const tooFew = {
      roles: { ...roles, approver },
      approvalsNeededFor,
      mayApprove: [{ owners, onlyBy: { people: [OTHER] } }],
    };
    expect(problemsOf(tooFew)).toEqual([
      'policy.json › mayApprove leaves too few who could approve a code of those in approvalsNeededFor › 0, which needs 2. Name more in onlyBy, or take entries out.',
    ]);
    expect(problemsOf({ mayApprove: [{ owners, onlyBy: {} }] })).toEqual([
      'policy.json › mayApprove › 0 › onlyBy names nobody. Name more, or a group.',
    ]);
    expect(problemsOf({ mayApprove: [{ owners, onlyBy: { people: [OTHER] } }] })).toEqual([]);
  });

  test('must be left when the one who captured the token is kept out', () => {
    const captorOnly = { ...roles, provisioner: { people: [ID] } };
    expect(problemsOf({ roles: captorOnly })).toEqual([
      expect.stringMatching(/^policy.json › captorTakesNoPartInFirstRelease is true, but /),
    ]);
    expect(problemsOf({ roles: captorOnly, captorTakesNoPartInFirstRelease: false })).toEqual([]);
    const another = { ...roles, provisioner: { people: [ID, ID.replace('101', '104')] } };
    expect(problemsOf({ roles: another })).toEqual([]);
  });

  test('may be a group, of which the directory knows the size', () => {
    const approver = { groups: [OTHER] };
    expect(problemsOf({ roles: { ...roles, approver }, approvalsNeeded: 2 })).toEqual([]);
  });
});

describe('accounts of one person', () => {
  const third = ID.replace('101', '103');

  test('are one approver', () => {
    const approver = { people: [OTHER, third] };
    const both = { roles: { ...roles, approver }, approvalsNeeded: 2 };
    expect(problemsOf(both)).toEqual([]);
    expect(problemsOf({ ...both, samePerson: [[OTHER, third]] })).toEqual([
      expect.stringContaining('policy.json › roles › approver names one person'),
    ]);
  });

  test('stand in one list: one that stands in two would be taken for two people', () => {
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
});

describe('break-glass', () => {
  const breakGlass = { people: [ID] };

  test('must have somebody who looks into its uses', () => {
    expect(problemsOf({ breakGlass })).toEqual([
      expect.stringContaining(
        'policy.json › breakGlass is set, but nobody could look into its uses.',
      ),
    ]);
  });

  test('must have somebody else than the one who uses it', () => {
    const alone = { ...roles, auditor: { people: [ID] } };
    expect(problemsOf({ breakGlass, roles: alone })).toEqual([
      expect.stringMatching(
        /^policy.json › breakGlass › people › 0 is .*, and nobody else could look into their uses/,
      ),
    ]);
  });

  test.each(['auditor', 'security'])('is looked into by %s', (role) => {
    expect(problemsOf({ breakGlass, roles: { ...roles, [role]: { people: [OTHER] } } })).toEqual(
      [],
    );
  });
});

describe('how the caller is verified', () => {
  const owners = { people: [ID] };

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
    'policy.json has a field that there is not: "aprovalsNeeded". Correct its name, or take it out.',
  ]);
});
