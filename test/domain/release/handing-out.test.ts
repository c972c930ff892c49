import { describe, expect, test } from '@jest/globals';

import { step } from '../../../src/domain/ids.js';
import { decideEvent } from '../../../src/domain/release/decide-event.js';
import {
  aCode,
  alex,
  approved,
  aRequest,
  at,
  aWorld,
  ENDED,
  megan,
  pending,
  people,
  released,
  releasing,
  RESERVED,
  STEP,
} from './given.js';

const request = aRequest({ life: releasing() });
const handOut = { kind: 'hand-out', mark: STEP } as const;
const failed = (cause: string) => ({ action: 'release.failed', step: STEP, cause }) as const;

describe('a release under way, when its code is handed out', () => {
  test('is released, with the time of the handing out', () => {
    expect(decideEvent(request, handOut, aWorld({ now: at(2) }))).toEqual({
      life: released({ current: aCode({ handedOutAt: at(2) }) }),
      facts: [{ action: 'release.handed-out', step: STEP }],
    });
  });

  test('hands out nothing for another step than the one set aside', () => {
    const event = { kind: 'hand-out', mark: step(STEP - 1) } as const;
    expect(decideEvent(request, event, aWorld())).toEqual({
      life: releasing(),
      facts: [],
      refusal: { code: 'NOT_NOW', state: 'releasing' },
    });
  });

  test.each([
    {
      why: 'the owner is known no more',
      world: { ownerKnown: false },
      cause: 'owner',
      code: 'OWNER_UNKNOWN',
    },
    {
      why: 'a later step was handed out meanwhile',
      world: { lastHandedOut: step(STEP + 1) },
      cause: 'overtaken',
      code: 'OVERTAKEN',
    },
    {
      why: 'the very step was handed out meanwhile',
      world: { lastHandedOut: STEP },
      cause: 'overtaken',
      code: 'OVERTAKEN',
    },
    {
      why: 'the log is older than what was signed',
      world: { logRefusal: { code: 'LOG_ROLLED_BACK' } },
      cause: 'log',
      code: 'LOG_ROLLED_BACK',
    },
    { why: 'there is a freeze', world: { frozen: true }, cause: 'frozen', code: 'FROZEN' },
    {
      why: 'the token went',
      world: { tokenReleasable: false },
      cause: 'token',
      code: 'TOKEN_NOT_RELEASABLE',
    },
    {
      why: 'the requester lost the role',
      world: { requesters: people() },
      cause: 'requester',
      code: 'NOT_A_REQUESTER',
    },
    {
      why: 'the requester captured it',
      world: { barredCaptor: alex.id },
      cause: 'requester',
      code: 'CAPTOR_REQUEST',
    },
  ] as const)('gives up where at that very moment $why', ({ world, cause, code }) => {
    expect(decideEvent(request, handOut, aWorld(world))).toEqual({
      life: approved(),
      facts: [failed(cause)],
      refusal: { code },
    });
  });

  test.each([
    ['the approver has lost the role', { approvers: people() }],
    ['the approver may not approve the first release', { barredCaptor: megan.id }],
  ])('waits again where at that very moment %s', (_why, world) => {
    expect(decideEvent(request, handOut, aWorld(world))).toEqual({
      life: pending(),
      facts: [
        failed('approval-lost'),
        { action: 'approval.lost', by: megan.id },
        { action: 'request.unapproved', approvals: 0 },
      ],
      refusal: { code: 'APPROVAL_LOST' },
    });
  });

  test('closes where the policy no longer allows another code', () => {
    const codes = [aCode({ report: 'refused' })];
    const event = { kind: 'hand-out', mark: STEP } as const;
    expect(decideEvent(aRequest({ life: releasing({ codes }) }), event, aWorld())).toEqual({
      life: { ...ENDED.closed, codes },
      facts: [failed('codes-used-up'), { action: 'request.closed' }],
      refusal: { code: 'REQUEST_OVER', state: 'closed' },
    });
  });

  test('gives up a code that no longer works, also where somebody has just resumed it', () => {
    const reservation = { ...RESERVED, reservedAt: at(110) };
    const life = releasing({ reservation });
    expect(decideEvent(aRequest({ life }), handOut, aWorld({ now: at(115) }))).toEqual({
      life: approved(),
      facts: [failed('stuck')],
      refusal: { code: 'NOT_NOW', state: 'approved' },
    });
  });
});

describe('a release under way, when the vault fails', () => {
  test('is approved again; the step stays burnt and the lifetime runs on', () => {
    const event = { kind: 'fail', mark: STEP, cause: 'VAULT_UNAVAILABLE' } as const;
    expect(decideEvent(request, event, aWorld({ now: at(8) }))).toEqual({
      life: approved(),
      facts: [failed('VAULT_UNAVAILABLE')],
    });
  });

  test('expires where the lifetime is over meanwhile', () => {
    const life = releasing({ usableUntil: at(5) });
    const event = { kind: 'fail', mark: STEP, cause: 'VAULT_UNAVAILABLE' } as const;
    expect(decideEvent(aRequest({ life }), event, aWorld({ now: at(8) }))).toEqual({
      life: { state: 'expired', at: at(8), unapproved: false },
      facts: [failed('VAULT_UNAVAILABLE'), { action: 'request.expired' }],
    });
  });

  test('is not disturbed by a failure of an earlier step', () => {
    const event = { kind: 'fail', mark: step(STEP - 1), cause: 'VAULT_UNAVAILABLE' } as const;
    expect(decideEvent(request, event, aWorld()).refusal).toEqual({
      code: 'NOT_NOW',
      state: 'releasing',
    });
  });
});
