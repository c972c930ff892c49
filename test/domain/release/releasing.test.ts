import { describe, expect, test } from '@jest/globals';

import { decideEvent } from '../../../src/domain/release/decide-event.js';
import { nextTime } from '../../../src/domain/release/time.js';
import {
  alex,
  alice,
  approved,
  aRequest,
  at,
  aWorld,
  megan,
  nestor,
  people,
  releasing,
  RESERVED,
  STEP,
} from './given.js';

const request = aRequest({ life: releasing() });
const show = { kind: 'show', by: alex } as const;
const handOut = { kind: 'hand-out', mark: STEP } as const;
const failed = (cause: string) => ({ action: 'release.failed', step: STEP, cause }) as const;

describe('a release under way, when the owner objects', () => {
  const objected = releasing({ objectedAt: at(3) });

  test('notes it at once, and once', () => {
    const event = { kind: 'object', by: alice } as const;
    const world = aWorld({ now: at(3) });
    expect(decideEvent(request, event, world)).toEqual({
      life: objected,
      facts: [{ action: 'owner.objected', by: alice.id }],
    });
    expect(decideEvent(aRequest({ life: objected }), event, world)).toEqual({
      life: objected,
      facts: [],
    });
  });

  test.each([
    { how: 'the code is ready', event: handOut, seconds: 4, cause: 'owner-objected' },
    {
      how: 'the vault fails',
      event: { kind: 'fail', mark: STEP, cause: 'SEED_NOT_FOUND' },
      seconds: 4,
      cause: 'SEED_NOT_FOUND',
    },
    { how: 'nobody answers', event: { kind: 'time' }, seconds: 15, cause: 'stuck' },
  ] as const)('is stopped, once resolved: $how', ({ event, seconds, cause }) => {
    const world = aWorld({ now: at(seconds) });
    const decision = decideEvent(aRequest({ life: objected }), event, world);
    expect(decision.life).toEqual({ state: 'stopped', at: at(seconds), cause: 'owner-objected' });
    expect(decision.facts).toEqual([
      failed(cause),
      { action: 'request.stopped', cause: 'owner-objected' },
    ]);
  });

  test('stops one that is stuck already at once', () => {
    const event = { kind: 'object', by: alice } as const;
    expect(decideEvent(request, event, aWorld({ now: at(20) }))).toEqual({
      life: { state: 'stopped', at: at(20), cause: 'owner-objected' },
      facts: [
        { action: 'owner.objected', by: alice.id },
        failed('stuck'),
        { action: 'request.stopped', cause: 'owner-objected' },
      ],
    });
  });

  test('answers a code that was ready with the stop, not with the code', () => {
    expect(decideEvent(aRequest({ life: objected }), handOut, aWorld()).refusal).toEqual({
      code: 'REQUEST_OVER',
      state: 'stopped',
    });
  });

  test('is looked at again when it is stuck, or its step is over, whichever comes first', () => {
    expect(nextTime(objected, at(600))).toBe(at(15));
    const reservation = { ...RESERVED, reservedAt: at(110) };
    expect(nextTime(releasing({ reservation, objectedAt: at(111) }), at(600))).toBe(at(115));
  });
});

describe('a release under way, when an approver says no', () => {
  const deny = { kind: 'deny', by: megan, reason: 'it was not her' } as const;
  const world = aWorld({ now: at(3) });
  const noted = releasing({ denied: { by: megan, reason: 'it was not her', at: at(3) } });
  const denied = (seconds: number) => ({
    state: 'denied',
    by: megan,
    reason: 'it was not her',
    at: at(seconds),
  });

  test('notes a no at once, and once', () => {
    expect(decideEvent(request, deny, world)).toEqual({
      life: noted,
      facts: [{ action: 'denial.noted', by: megan.id }],
    });
    expect(decideEvent(aRequest({ life: noted }), deny, world)).toEqual({ life: noted, facts: [] });
  });

  test.each([
    { how: 'the code is ready', event: handOut, seconds: 4, cause: 'denied' },
    {
      how: 'the vault fails',
      event: { kind: 'fail', mark: STEP, cause: 'VAULT_UNAVAILABLE' },
      seconds: 4,
      cause: 'VAULT_UNAVAILABLE',
    },
    { how: 'nobody answers', event: { kind: 'time' }, seconds: 15, cause: 'stuck' },
  ] as const)('is denied, once resolved: $how', ({ event, seconds, cause }) => {
    const decision = decideEvent(aRequest({ life: noted }), event, aWorld({ now: at(seconds) }));
    expect(decision.life).toEqual(denied(seconds));
    expect(decision.facts).toEqual([
      failed(cause),
      { action: 'request.denied', by: megan.id, reason: 'it was not her' },
    ]);
  });

  test('answers a code that was ready with the no, not with the code', () => {
    const decision = decideEvent(aRequest({ life: noted }), handOut, world);
    expect(decision.refusal).toEqual({ code: 'REQUEST_OVER', state: 'denied' });
  });

  test('is taken from nobody who may not say no', () => {
    expect(decideEvent(request, { ...deny, by: alex }, world)).toMatchObject({
      life: releasing(),
      refusal: { code: 'SELF_APPROVAL' },
    });
  });

  const withdraw = { kind: 'withdraw', by: megan } as const;

  test('loses the yes that is withdrawn: the code that was ready is not handed out', () => {
    const withdrawn = decideEvent(request, withdraw, world);
    expect(withdrawn.facts).toEqual([{ action: 'approval.withdrawn', by: megan.id }]);
    const decision = decideEvent(aRequest({ life: withdrawn.life }), handOut, world);
    expect(decision.refusal).toEqual({ code: 'APPROVAL_LOST' });
    expect(decision.life).toMatchObject({ state: 'pending', approvals: [] });
  });

  test('loses it also where the vault fails: it waits for approval again', () => {
    const { life } = decideEvent(request, withdraw, world);
    const fail = { kind: 'fail', mark: STEP, cause: 'VAULT_UNAVAILABLE' } as const;
    const decision = decideEvent(aRequest({ life }), fail, world);
    expect(decision.life).toMatchObject({ state: 'pending', approvals: [] });
    expect(decision.refusal).toBeUndefined();
  });
});

describe('a release under way, that has not reported back', () => {
  test('is not disturbed for 15 seconds', () => {
    expect(decideEvent(request, show, aWorld({ now: at(14.999) })).refusal).toEqual({
      code: 'RELEASE_IN_PROGRESS',
    });
  });

  test('is resumed after 15 seconds, with the same step', () => {
    expect(decideEvent(request, show, aWorld({ now: at(15), lastGiven: STEP }))).toEqual({
      life: releasing({ reservation: { ...RESERVED, reservedAt: at(15) } }),
      facts: [{ action: 'release.resumed', step: STEP }],
    });
  });

  test.each([
    {
      what: 'somebody else',
      event: { kind: 'show', by: megan },
      world: {},
      code: 'NOT_YOUR_REQUEST',
    },
    {
      what: 'an owner known no more',
      event: show,
      world: { ownerKnown: false },
      code: 'OWNER_UNKNOWN',
    },
    { what: 'a freeze', event: show, world: { frozen: true }, code: 'FROZEN' },
    {
      what: 'an approval that is gone',
      event: show,
      world: { approvers: people(nestor) },
      code: 'APPROVAL_LOST',
    },
  ] as const)('is not resumed against $what', ({ event, world, code }) => {
    expect(decideEvent(request, event, aWorld({ now: at(20), ...world }))).toEqual({
      life: releasing(),
      facts: [],
      refusal: { code },
    });
  });

  test('is given up when its step no longer works', () => {
    expect(nextTime(releasing(), at(600))).toBe(at(115));
    expect(decideEvent(request, { kind: 'time' }, aWorld({ now: at(114.999) })).facts).toEqual([]);
    expect(decideEvent(request, { kind: 'time' }, aWorld({ now: at(115) }))).toEqual({
      life: approved(),
      facts: [failed('stuck')],
    });
  });

  test('expires then where the approval’s lifetime is over meanwhile', () => {
    const life = releasing({ usableUntil: at(60) });
    expect(decideEvent(aRequest({ life }), { kind: 'time' }, aWorld({ now: at(115) }))).toEqual({
      life: { state: 'expired', at: at(115), unapproved: false },
      facts: [failed('stuck'), { action: 'request.expired' }],
    });
  });

  test('is given up then also where somebody has just resumed it: no timer would come later', () => {
    const life = releasing({ reservation: { ...RESERVED, reservedAt: at(110) } });
    expect(nextTime(life, at(600))).toBe(at(115));
    expect(
      decideEvent(aRequest({ life }), { kind: 'time' }, aWorld({ now: at(115) })).life,
    ).toEqual(approved());
  });
});
