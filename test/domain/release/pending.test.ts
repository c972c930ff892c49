import { describe, expect, test } from '@jest/globals';

import { decideEvent } from '../../../src/domain/release/decide-event.js';
import { nextTime } from '../../../src/domain/release/time.js';
import {
  alex,
  alice,
  aRequest,
  at,
  aWorld,
  diego,
  lee,
  megan,
  nestor,
  pending,
  people,
  yes,
} from './given.js';

const two = { approvalsNeeded: 2 };

describe('a pending request, approved by somebody', () => {
  test('is approved by the one yes that the policy asks', () => {
    const world = aWorld({ now: at(60) });
    expect(decideEvent(aRequest(), { kind: 'approve', by: megan }, world)).toEqual({
      life: {
        state: 'approved',
        grant: { kind: 'approvals', approvals: [{ approver: megan, at: at(60) }] },
        usableUntil: at(360),
        codes: [],
      },
      facts: [
        { action: 'approval.given', by: megan.id },
        { action: 'request.approved', approvals: 1 },
      ],
    });
  });

  test('waits for the second yes where two are needed', () => {
    const world = aWorld({ policy: two });
    expect(decideEvent(aRequest(), { kind: 'approve', by: megan }, world)).toEqual({
      life: pending({ approvals: yes(megan) }),
      facts: [{ action: 'approval.given', by: megan.id }],
    });
  });

  test('is approved by the second of two different people', () => {
    const life = pending({ approvals: yes(megan) });
    const world = aWorld({ policy: two });
    const decision = decideEvent(aRequest({ life }), { kind: 'approve', by: diego }, world);
    expect(decision.life).toMatchObject({
      state: 'approved',
      grant: { approvals: yes(megan, diego) },
    });
    expect(decision.facts.at(-1)).toEqual({ action: 'request.approved', approvals: 2 });
  });

  test('counts nobody twice', () => {
    const life = pending({ approvals: yes(megan) });
    const world = aWorld({ policy: two });
    expect(decideEvent(aRequest({ life }), { kind: 'approve', by: megan }, world)).toEqual({
      life,
      facts: [],
      refusal: { code: 'ALREADY_APPROVED' },
    });
  });

  test('does not count a yes whose giver has lost the role since', () => {
    const life = pending({ approvals: yes(megan) });
    const world = aWorld({ policy: two, approvers: people(diego, lee) });
    const decision = decideEvent(aRequest({ life }), { kind: 'approve', by: diego }, world);
    expect(decision.life.state).toBe('pending');
    const third = decideEvent(
      { ...aRequest(), life: decision.life },
      { kind: 'approve', by: lee },
      world,
    );
    expect(third.life).toMatchObject({
      state: 'approved',
      grant: { approvals: yes(diego, lee) },
    });
  });

  test.each([
    ['the requester', alex, 'SELF_APPROVAL'],
    ['the account owner', alice, 'OWNER_APPROVAL'],
    ['who captured the token, before its first release', nestor, 'CAPTOR_APPROVAL'],
    ['somebody without the role', lee, 'NOT_AN_APPROVER'],
  ] as const)('refuses a yes from %s', (_who, by, code) => {
    const approvers = people(alex, alice, nestor, megan);
    const world = aWorld({ approvers, barredCaptor: nestor.id });
    expect(decideEvent(aRequest(), { kind: 'approve', by }, world)).toEqual({
      life: pending(),
      facts: [],
      refusal: { code },
    });
  });

  test('is not approved while there is a freeze', () => {
    const world = aWorld({ frozen: true });
    expect(decideEvent(aRequest(), { kind: 'approve', by: megan }, world).refusal).toEqual({
      code: 'FROZEN',
    });
  });

  test('is not approved while the directory does not know the owner', () => {
    const world = aWorld({ ownerKnown: false });
    expect(decideEvent(aRequest(), { kind: 'approve', by: megan }, world)).toEqual({
      life: pending(),
      facts: [],
      refusal: { code: 'OWNER_UNKNOWN' },
    });
  });

  test('gives a scheduled request its lifetime from *not before* on', () => {
    const ask = { notBefore: at(3600), waitsUntil: at(3600) };
    const decision = decideEvent(aRequest({ ask }), { kind: 'approve', by: megan }, aWorld());
    expect(decision.life).toMatchObject({ state: 'approved', usableUntil: at(3600 + 300) });
  });
});

describe('a pending request, answered otherwise', () => {
  test('is denied by one approver, with the reason', () => {
    const event = { kind: 'deny', by: megan, reason: 'not her voice' } as const;
    expect(decideEvent(aRequest(), event, aWorld())).toEqual({
      life: { state: 'denied', by: megan, reason: 'not her voice', at: at(0) },
      facts: [{ action: 'request.denied', by: megan.id, reason: 'not her voice' }],
    });
  });

  test('is denied by who captured the token, who might not approve it', () => {
    const world = aWorld({ approvers: people(nestor), barredCaptor: nestor.id });
    const event = { kind: 'deny', by: nestor, reason: '' } as const;
    expect(decideEvent(aRequest(), event, world).life.state).toBe('denied');
  });

  test('is not denied by somebody without the role', () => {
    const event = { kind: 'deny', by: nestor, reason: '' } as const;
    expect(decideEvent(aRequest(), event, aWorld()).refusal).toEqual({ code: 'NOT_AN_APPROVER' });
  });

  test('loses the yes that is withdrawn, and no other', () => {
    const life = pending({ approvals: yes(megan, diego) });
    const world = aWorld({ policy: { approvalsNeeded: 3 } });
    expect(decideEvent(aRequest({ life }), { kind: 'withdraw', by: megan }, world)).toEqual({
      life: pending({ approvals: yes(diego) }),
      facts: [{ action: 'approval.withdrawn', by: megan.id }],
    });
  });

  test('has nothing to withdraw for somebody who has not approved', () => {
    expect(decideEvent(aRequest(), { kind: 'withdraw', by: megan }, aWorld()).refusal).toEqual({
      code: 'NOTHING_TO_WITHDRAW',
    });
  });

  test('is cancelled by the requester alone', () => {
    expect(decideEvent(aRequest(), { kind: 'cancel', by: alex }, aWorld())).toEqual({
      life: { state: 'cancelled', at: at(0) },
      facts: [{ action: 'request.cancelled', by: alex.id }],
    });
    expect(decideEvent(aRequest(), { kind: 'cancel', by: megan }, aWorld()).refusal).toEqual({
      code: 'NOT_YOUR_REQUEST',
    });
  });

  test('is stopped by the account owner alone', () => {
    expect(decideEvent(aRequest(), { kind: 'object', by: alice }, aWorld())).toEqual({
      life: { state: 'stopped', at: at(0), cause: 'owner-objected' },
      facts: [
        { action: 'owner.objected', by: alice.id },
        { action: 'request.stopped', cause: 'owner-objected' },
      ],
    });
    expect(decideEvent(aRequest(), { kind: 'object', by: megan }, aWorld()).refusal).toEqual({
      code: 'NOT_THE_OWNER',
    });
  });
});

describe('a pending request, as time passes', () => {
  test('waits until its last moment, and expires then', () => {
    const early = decideEvent(aRequest(), { kind: 'time' }, aWorld({ now: at(599.999) }));
    expect(early).toEqual({ life: pending(), facts: [] });
    expect(nextTime(early.life, at(600))).toBe(at(600));
    expect(decideEvent(aRequest(), { kind: 'time' }, aWorld({ now: at(600) }))).toEqual({
      life: { state: 'expired', at: at(600), unapproved: true },
      facts: [{ action: 'request.expired' }],
    });
  });

  test('expires before a late yes is heard, also where the timer has not come yet', () => {
    const late = decideEvent(aRequest(), { kind: 'approve', by: megan }, aWorld({ now: at(600) }));
    expect(late.life.state).toBe('expired');
    expect(late.facts).toEqual([{ action: 'request.expired' }]);
    expect(late.refusal).toEqual({ code: 'REQUEST_OVER', state: 'expired' });
  });
});
