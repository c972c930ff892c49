// What can happen, in any order: people press things, messages come twice and late, roles and policies change, time jumps.
import { fc } from '../../properties.js';

import type { Policy } from '../../../src/domain/policy/policy.js';
import { REPORTS } from '../../../src/domain/release/request.js';
import type { Named, Report } from '../../../src/domain/release/request.js';
import { alex, alice, diego, johanna, lee, megan, nestor } from './given.js';

/** An event as a person means it; which step is meant is settled when it happens. */
export type Press =
  | { readonly kind: 'approve'; readonly by: Named; readonly number: number | undefined }
  | { readonly kind: 'deny' | 'break-glass'; readonly by: Named; readonly reason: string }
  | { readonly kind: 'withdraw' | 'cancel' | 'object' | 'show'; readonly by: Named }
  | { readonly kind: 'report'; readonly by: Named; readonly report: Report }
  | { readonly kind: 'hand-out' | 'fail'; readonly stepsBack: number }
  | { readonly kind: 'time' };

export type Change =
  | {
      readonly kind: 'role';
      readonly role: 'approvers' | 'requesters' | 'breakGlass';
      readonly who: Named;
    }
  | { readonly kind: 'owner' }
  | { readonly kind: 'freeze' | 'token' | 'other-release' }
  | { readonly kind: 'captor-rule'; readonly captor: Named | null }
  | {
      readonly kind: 'policy';
      readonly to: Pick<Policy, 'approvalsNeeded' | 'codesPerApproval' | 'showAgainAtMost'>;
    }
  | { readonly kind: 'wait'; readonly seconds: number };

export type Happening =
  | { readonly kind: 'press'; readonly press: Press }
  /** Whatever brings a request in this state nearer to a code, or to the next one. */
  | {
      readonly kind: 'onward';
      readonly by: Named;
      readonly report: Report;
      /** A release under way does not report back; the requester presses again. */
      readonly stuck: boolean;
    }
  /** Something that was delivered before is delivered once more. */
  | { readonly kind: 'again'; readonly back: number }
  | { readonly kind: 'change'; readonly change: Change };

/** The number that every approver who was asked is given. */
export const NUMBER = 42;

export const EVERYBODY = [alex, megan, diego, lee, alice, nestor, johanna] as const;

const anybody = fc.constantFrom(...EVERYBODY);
const anApprover = fc.constantFrom(megan, diego, lee, nestor);
const mostly = <T>(usual: fc.Arbitrary<T>, other: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 6, arbitrary: usual }, { weight: 1, arbitrary: other });
const requester = mostly(fc.constant(alex), anybody);
const approver = mostly(anApprover, anybody);
const owner = mostly(fc.constant(alice as Named), anybody);

const press: fc.Arbitrary<Press> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constant('approve' as const),
      by: approver,
      number: mostly<number | undefined>(fc.constant(NUMBER), fc.constantFrom(41, undefined)),
    }),
  },
  {
    weight: 12,
    arbitrary: fc.record({ kind: fc.constant('show' as const), by: requester }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constantFrom('hand-out' as const, 'hand-out' as const, 'fail' as const),
      stepsBack: mostly(fc.constant(0), fc.constantFrom(1, 2)),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('report' as const),
      by: requester,
      report: fc.constantFrom(...REPORTS),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('withdraw' as const), by: approver }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('object' as const), by: owner }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const), by: requester }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('deny' as const),
      by: approver,
      reason: fc.constant('no'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('break-glass' as const),
      by: requester,
      reason: fc.constant('nobody answers'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('time' as const) }) },
);

const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('role' as const),
      role: fc.constantFrom('approvers', 'approvers', 'requesters', 'breakGlass'),
      who: mostly(fc.constantFrom<Named>(megan, diego, alex), anybody),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'freeze' as const,
        'freeze' as const,
        'owner' as const,
        'token' as const,
        'other-release' as const,
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('captor-rule' as const),
      captor: fc.constantFrom<Named | null>(nestor, alex, null),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('policy' as const),
      to: fc.record({
        approvalsNeeded: fc.integer({ min: 1, max: 3 }),
        codesPerApproval: fc.integer({ min: 1, max: 3 }),
        showAgainAtMost: fc.integer({ min: 0, max: 3 }),
      }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      seconds: fc.constantFrom(0, 1, 3, 14, 15, 16, 20, 25, 30, 60, 100, 300, 700),
    }),
  },
);

export const happenings: fc.Arbitrary<readonly Happening[]> = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.record({ kind: fc.constant('press' as const), press }) },
    {
      weight: 12,
      arbitrary: fc.record({
        kind: fc.constant('onward' as const),
        by: anApprover,
        report: fc.constantFrom(...REPORTS),
        stuck: mostly(fc.constant(false), fc.constant(true)),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('again' as const), back: fc.nat({ max: 8 }) }),
    },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('change' as const), change }) },
  ),
  { minLength: 5, maxLength: 40 },
);

/** How the request begins. */
export type Beginning = {
  readonly numberMatching: boolean;
  readonly scheduled: boolean;
  readonly byMail: boolean;
  readonly captorBarred: boolean;
  readonly breakGlass: boolean;
  readonly approvalsNeeded: number;
  readonly codesPerApproval: number;
};

export const beginnings: fc.Arbitrary<Beginning> = fc.record({
  numberMatching: fc.boolean(),
  scheduled: mostly(fc.constant(false), fc.constant(true)),
  byMail: mostly(fc.constant(false), fc.constant(true)),
  captorBarred: fc.boolean(),
  breakGlass: fc.boolean(),
  approvalsNeeded: fc.constantFrom(1, 1, 2, 3),
  codesPerApproval: fc.constantFrom(1, 2, 3),
});
