import { describe, expect, test } from '@jest/globals';

import { decideEvent } from '../../../src/domain/release/decide-event.js';
import { nextTime } from '../../../src/domain/release/time.js';
import {
  aCode,
  alex,
  alice,
  approved,
  aRequest,
  at,
  aWorld,
  diego,
  lee,
  megan,
  pending,
  people,
  releasing,
  yes,
} from './given.js';

const request = aRequest({ life: approved() });
const show = { kind: 'show', by: alex } as const;
const byTwo = approved({ grant: { kind: 'approvals', approvals: yes(megan, diego) } });

describe('an approved request, answered', () => {
  test('is denied by any approver, also one who has not approved it', () => {
    const event = { kind: 'deny', by: lee, reason: 'wait' } as const;
    expect(decideEvent(request, event, aWorld()).life).toMatchObject({ state: 'denied', by: lee });
  });

  test('waits again where a withdrawal leaves fewer yes than are needed', () => {
    const codes = [aCode({ report: 'refused' })];
    const life = approved({ codes });
    const event = { kind: 'withdraw', by: megan } as const;
    expect(decideEvent(aRequest({ life }), event, aWorld())).toEqual({
      life: pending({ codes }),
      facts: [{ action: 'approval.withdrawn', by: megan.id }],
    });
  });

  test('stays approved where a withdrawal leaves enough', () => {
    const event = { kind: 'withdraw', by: megan } as const;
    expect(decideEvent(aRequest({ life: byTwo }), event, aWorld())).toEqual({
      life: approved({ grant: { kind: 'approvals', approvals: yes(diego) } }),
      facts: [{ action: 'approval.withdrawn', by: megan.id }],
    });
  });

  test('does not count what is left of somebody who has lost the role', () => {
    const event = { kind: 'withdraw', by: megan } as const;
    const world = aWorld({ approvers: people(megan) });
    expect(decideEvent(aRequest({ life: byTwo }), event, world).life.state).toBe('pending');
  });

  test.each([approved(), releasing()])(
    'has nothing to withdraw for somebody whose yes it does not rest on, also while its code is fetched: $state',
    (life) => {
      const event = { kind: 'withdraw', by: lee } as const;
      expect(decideEvent(aRequest({ life }), event, aWorld())).toEqual({
        life,
        facts: [],
        refusal: { code: 'NOTHING_TO_WITHDRAW' },
      });
    },
  );

  test('is cancelled by the requester and stopped by the owner', () => {
    expect(decideEvent(request, { kind: 'cancel', by: alex }, aWorld()).life.state).toBe(
      'cancelled',
    );
    expect(decideEvent(request, { kind: 'object', by: alice }, aWorld()).life).toMatchObject({
      state: 'stopped',
      cause: 'owner-objected',
    });
  });
});

describe('an approved request, as time passes', () => {
  test('lives as long as its approval, and no longer', () => {
    expect(nextTime(approved(), at(600))).toBe(at(300));
    expect(decideEvent(request, { kind: 'time' }, aWorld({ now: at(299.999) })).facts).toEqual([]);
    expect(decideEvent(request, show, aWorld({ now: at(300) }))).toEqual({
      life: { state: 'expired', at: at(300), unapproved: false },
      facts: [{ action: 'request.expired' }],
      refusal: { code: 'REQUEST_OVER', state: 'expired' },
    });
  });

  test('that would wait again after its time to wait is over expires at once', () => {
    const life = approved({ usableUntil: at(800) });
    const world = aWorld({ now: at(700) });
    expect(decideEvent(aRequest({ life }), { kind: 'withdraw', by: megan }, world)).toEqual({
      life: { state: 'expired', at: at(700), unapproved: true },
      facts: [{ action: 'approval.withdrawn', by: megan.id }, { action: 'request.expired' }],
    });
  });
});
