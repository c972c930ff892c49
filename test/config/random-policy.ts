// Policy files as anybody might write them, right and wrong, and a directory in which each group has people of its own.
import { fc } from '../properties.js';
import type { Person } from '../../src/ports/directory.js';
import { parseGroupId, parsePersonId } from '../../src/domain/ids.js';
import type { GroupId, PersonId } from '../../src/domain/ids.js';
import { FakeDirectory } from '../fakes/fake-directory.js';

const must = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('not an id');
  return value;
};
const id = (number: number): string =>
  `7e57ab1e-0000-4000-8000-${String(number).padStart(12, '0')}`;
const personAt = (number: number): PersonId => must(parsePersonId(id(number)));

/** People whom lists name, groups, and the account owner, whom nothing names. */
export const NAMED = [11, 12, 13, 14, 15].map(personAt);
export const GROUPS = [201, 202, 203].map((number): GroupId => must(parseGroupId(id(number))));
export const OWNER = personAt(99);
/** Set tokens up, before the policy said who does. */
export const EARLIER: readonly [PersonId, PersonId] = [personAt(97), personAt(98)];

/** As many as five approvals need, besides the one who asks and the one who captured the token. */
const OF_ITS_OWN = 7;

export function freshMembers(group: number): readonly PersonId[] {
  return Array.from({ length: OF_ITS_OWN }, (_one, at) => personAt(1000 + group * 100 + at));
}

/** `memberships`: of each named person, by index. */
export function directoryOf(memberships: readonly (readonly GroupId[])[]): FakeDirectory {
  const directory = new FakeDirectory();
  NAMED.forEach((person, at) => {
    directory.add(called(person), memberships[at]);
  });
  GROUPS.forEach((group, at) => {
    for (const person of freshMembers(at)) directory.add(called(person), [group]);
  });
  for (const person of [OWNER, ...EARLIER]) directory.add(called(person));
  return directory;
}

/** Directories in which everybody is in every group, but for one who may then ask whatever is narrowed for some groups. */
export function kindDirectories(asking: readonly GroupId[]): readonly FakeDirectory[] {
  return [undefined, ...NAMED].map((alone) => {
    const directory = directoryOf(
      NAMED.map((person) => (person === alone ? asking.slice(0, 1) : GROUPS)),
    );
    for (const person of freshMembers(9)) directory.add(called(person), GROUPS);
    return directory;
  });
}

export function called(person: PersonId): Person {
  const name = `p${Number(person.slice(-6))}`;
  return {
    id: person,
    displayName: name,
    givenName: name,
    surname: '',
    userPrincipalName: `${name}@contoso.example`,
    nicknames: [],
  };
}

const some = <T>(of: readonly T[], most: number): fc.Arbitrary<T[]> =>
  fc.subarray([...of], { maxLength: most });
const rarely = <T>(arbitrary: fc.Arbitrary<T>, otherwise: T): fc.Arbitrary<T> =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(otherwise) }, { weight: 1, arbitrary });

const groups = rarely(some(GROUPS, 2), []);
const holders = fc.record({ people: some(NAMED, 4), groups });
const somebody = holders.map(({ people, groups: brought }) => ({
  people: people.length + brought.length === 0 ? [NAMED[0]] : people,
  groups: brought,
}));
const someone = fc.record({ people: some(NAMED, 2), groups: some(GROUPS, 1) });
/** Hardly ever of a shape that no policy has. */
const number = (least: number, most: number, usual: number): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 60, arbitrary: fc.constant(usual) },
    { weight: 25, arbitrary: fc.integer({ min: least, max: most }) },
    { weight: 1, arbitrary: fc.constantFrom(least - 1, most + 1, 1.5, '2', null) },
  );
const yesOrNo = (usual: boolean): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 60, arbitrary: fc.constant(usual) },
    { weight: 25, arbitrary: fc.constant(!usual) },
    { weight: 1, arbitrary: fc.constantFrom<unknown>('yes', 0, {}) },
  );

const profile = fc.oneof(
  { weight: 8, arbitrary: fc.constant('entra') },
  { weight: 2, arbitrary: fc.constantFrom('rfc6238', 'strict', 'azure') },
  {
    weight: 3,
    arbitrary: fc.record({
      name: fc.constant('own'),
      past: fc.integer({ min: 0, max: 3 }),
      future: fc.integer({ min: 0, max: 3 }),
      source: fc.constant('ours'),
      status: fc.constant('assumed'),
    }),
  },
);

const approvalsNeededFor = fc.array(fc.record({ owners: someone, approvals: number(1, 5, 2) }), {
  maxLength: 2,
});
const mayApprove = fc.oneof(
  fc.array(
    fc.record(
      { requesters: someone, owners: someone, onlyBy: someone },
      { requiredKeys: ['onlyBy'] },
    ),
    { minLength: 1, maxLength: 2 },
  ),
  fc.constant([]),
);
const METHODS = ['call-back', 'manager', 'video', 'in-person'];
const callerVerification = fc.record(
  {
    required: yesOrNo(true),
    methods: fc.subarray(METHODS, { minLength: 1 }),
    ownersNeed: fc.array(
      fc.record({
        owners: someone,
        methods: fc.array(fc.constantFrom(...METHODS, ...METHODS, 'elsewhere'), {
          minLength: 1,
          maxLength: 2,
        }),
      }),
      { maxLength: 1 },
    ),
  },
  { requiredKeys: [] },
);

const roles = fc.record({
  requester: fc.oneof({ weight: 15, arbitrary: somebody }, { weight: 1, arbitrary: holders }),
  approver: somebody,
  provisioner: holders,
  auditor: holders,
  security: holders,
  operator: fc.constant({}),
});

/** Every field but `roles` may be left out. */
const fields = {
  approvalsNeeded: number(1, 5, 1),
  approvalsNeededFor,
  mayApprove,
  captorTakesNoPartInFirstRelease: yesOrNo(true),
  samePerson: rarely(
    fc.array(fc.subarray(NAMED, { minLength: 2, maxLength: 3 }), { maxLength: 2 }),
    [] as PersonId[][],
  ),
  requestLivesSeconds: number(30, 3600, 600),
  approvalLivesSeconds: number(60, 3600, 600),
  codesPerApproval: number(1, 3, 1),
  showAgainAtMost: number(0, 3, 3),
  profile,
  stepsAhead: number(0, 4, 1),
  minimumUsableSeconds: number(1, 200, 20),
  clockErrorSeconds: number(0, 30, 5),
  numberMatching: yesOrNo(false),
  wrongNumbersAtMost: number(1, 5, 3),
  ownerDelay: fc.array(fc.record({ owners: someone, seconds: number(1, 3600, 60) }), {
    maxLength: 1,
  }),
  twoProvisioners: yesOrNo(false),
  toolsetForProvisioners: yesOrNo(false),
  breakGlass: rarely(holders, null as unknown as { people: PersonId[]; groups: GroupId[] }),
  callerVerification,
  typo: fc.constant(true),
};
const { typo, ...known } = fields;

export const policyContent: fc.Arbitrary<Record<string, unknown>> = fc
  .tuple(
    roles,
    fc.record(known, { requiredKeys: [] }),
    fc.oneof(
      { weight: 40, arbitrary: fc.constant({}) },
      { weight: 1, arbitrary: fc.record({ typo }) },
    ),
  )
  .map(([who, rest, wrong]) => ({ roles: who, ...rest, ...wrong }));

export const memberships: fc.Arbitrary<GroupId[][]> = fc.array(some(GROUPS, 2), {
  minLength: NAMED.length,
  maxLength: NAMED.length,
});
