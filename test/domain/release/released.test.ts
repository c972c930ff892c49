import { describe, expect, test } from '@jest/globals';

import { decideEvent } from '../../../src/domain/release/decide-event.js';
import type { Report } from '../../../src/domain/release/request.js';
import { nextTime } from '../../../src/domain/release/time.js';
import {
  aCode,
  alex,
  alice,
  approved,
  aRequest,
  at,
  aWorld,
  ENDED,
  megan,
  people,
  released,
  STEP,
} from './given.js';

const request = aRequest({ life: released() });
const show = { kind: 'show', by: alex } as const;
const reports = (report: Report) => ({ kind: 'report', by: alex, report }) as const;

describe('a code that is out, shown again', () => {
  test('is the same step once more, counted and audited', () => {
    expect(decideEvent(request, show, aWorld({ now: at(30), lastGiven: STEP }))).toEqual({
      life: released({ current: aCode({ shows: 2 }) }),
      facts: [{ action: 'release.shown-again', step: STEP, shows: 2 }],
    });
  });

  test('is shown three times more, and no oftener', () => {
    const shown = (shows: number) => aRequest({ life: released({ current: aCode({ shows }) }) });
    expect(decideEvent(shown(3), show, aWorld()).refusal).toBeUndefined();
    expect(decideEvent(shown(4), show, aWorld()).refusal).toEqual({ code: 'SHOWN_TOO_OFTEN' });
  });

  test.each([
    {
      how: 'to somebody else',
      event: { kind: 'show', by: megan },
      world: {},
      code: 'NOT_YOUR_REQUEST',
    },
    {
      how: 'to who lost the role',
      event: show,
      world: { requesters: people() },
      code: 'NOT_A_REQUESTER',
    },
    {
      how: 'of an owner known no more',
      event: show,
      world: { ownerKnown: false },
      code: 'OWNER_UNKNOWN',
    },
    { how: 'during a freeze', event: show, world: { frozen: true }, code: 'FROZEN' },
    {
      how: 'of a lost token',
      event: show,
      world: { tokenReleasable: false },
      code: 'TOKEN_NOT_RELEASABLE',
    },
    {
      how: 'without the approval',
      event: show,
      world: { approvers: people() },
      code: 'APPROVAL_LOST',
    },
  ] as const)('is not shown $how', ({ event, world, code }) => {
    expect(decideEvent(request, event, aWorld(world))).toEqual({
      life: released(),
      facts: [],
      refusal: { code },
    });
  });

  test('is not shown after the owner has objected', () => {
    const life = released({ objectedAt: at(5) });
    expect(decideEvent(aRequest({ life }), show, aWorld({ now: at(6) }))).toEqual({
      life,
      facts: [],
      refusal: { code: 'REQUEST_OVER', state: 'stopped' },
    });
  });

  test('is not shown when it no longer works: the request closes', () => {
    expect(decideEvent(request, show, aWorld({ now: at(115) }))).toEqual({
      life: { ...ENDED.closed, at: at(115) },
      facts: [{ action: 'request.closed' }],
      refusal: { code: 'REQUEST_OVER', state: 'closed' },
    });
  });
});

describe('a code that is out, objected to', () => {
  test('opens an incident, once', () => {
    const event = { kind: 'object', by: alice } as const;
    const first = decideEvent(request, event, aWorld({ now: at(5) }));
    expect(first).toEqual({
      life: released({ objectedAt: at(5) }),
      facts: [
        { action: 'owner.objected', by: alice.id },
        { action: 'incident.opened', by: alice.id },
      ],
    });
    const again = decideEvent({ ...request, life: first.life }, event, aWorld({ now: at(6) }));
    expect(again).toEqual({ life: first.life, facts: [] });
  });

  test('belongs to the owner’s word alone', () => {
    expect(decideEvent(request, { kind: 'object', by: alex }, aWorld()).refusal).toEqual({
      code: 'NOT_THE_OWNER',
    });
  });

  test('lets no other code follow', () => {
    const life = released({ objectedAt: at(5) });
    const world = aWorld({ policy: { codesPerApproval: 3 } });
    expect(decideEvent(aRequest({ life }), reports('refused'), world).life.state).toBe('closed');
  });
});

describe('a code that is out, reported on', () => {
  test.each(['worked', 'refused', 'not-used'] as const)('is put away: %s', (report) => {
    expect(decideEvent(request, reports(report), aWorld({ now: at(40) }))).toEqual({
      life: { ...ENDED.closed, at: at(40), codes: [aCode({ report })] },
      facts: [{ action: 'code.reported', step: STEP, report }, { action: 'request.closed' }],
    });
  });

  test.each(['refused', 'not-used'] as const)('makes room for another one: %s', (report) => {
    const world = aWorld({ policy: { codesPerApproval: 2 } });
    expect(decideEvent(request, reports(report), world)).toEqual({
      life: approved({ codes: [aCode({ report })] }),
      facts: [{ action: 'code.reported', step: STEP, report }],
    });
  });

  test('makes no room for a second one after it has worked', () => {
    const world = aWorld({ policy: { codesPerApproval: 3 } });
    expect(decideEvent(request, reports('worked'), world).life.state).toBe('closed');
  });

  test('makes no room for more codes than the policy has under one approval', () => {
    const life = released({ codes: [aCode({ report: 'refused' })] });
    const two = aWorld({ policy: { codesPerApproval: 2 } });
    expect(decideEvent(aRequest({ life }), reports('refused'), two).life.state).toBe('closed');
    const three = aWorld({ policy: { codesPerApproval: 3 } });
    expect(decideEvent(aRequest({ life }), reports('refused'), three).life.state).toBe('approved');
  });

  test('makes no room where the approval’s lifetime is over', () => {
    const life = released({ usableUntil: at(60) });
    const world = aWorld({ now: at(60), policy: { codesPerApproval: 2 } });
    expect(decideEvent(aRequest({ life }), reports('refused'), world).life.state).toBe('closed');
  });

  test('is reported on by the requester alone', () => {
    const event = { kind: 'report', by: megan, report: 'worked' } as const;
    expect(decideEvent(request, event, aWorld())).toEqual({
      life: released(),
      facts: [],
      refusal: { code: 'NOT_YOUR_REQUEST' },
    });
  });
});

describe('a code that is out, as time passes', () => {
  test('is put away when it no longer works', () => {
    expect(nextTime(released(), at(600))).toBe(at(115));
    expect(decideEvent(request, { kind: 'time' }, aWorld({ now: at(114.999) })).facts).toEqual([]);
    expect(decideEvent(request, { kind: 'time' }, aWorld({ now: at(115) }))).toEqual({
      life: { ...ENDED.closed, at: at(115) },
      facts: [{ action: 'request.closed' }],
    });
  });

  test('may still be reported on after it was put away, once, by the requester', () => {
    const closed = aRequest({ life: ENDED.closed });
    const world = aWorld({ now: at(900) });
    const late = decideEvent(closed, reports('worked'), world);
    expect(late).toEqual({
      life: { ...ENDED.closed, codes: [aCode({ report: 'worked' })] },
      facts: [{ action: 'code.reported', step: STEP, report: 'worked' }],
    });
    const again = decideEvent({ ...closed, life: late.life }, reports('refused'), world);
    expect(again).toEqual({ life: late.life, facts: [], refusal: { code: 'ALREADY_REPORTED' } });
    const other = { kind: 'report', by: megan, report: 'worked' } as const;
    expect(decideEvent(closed, other, world).refusal).toEqual({ code: 'NOT_YOUR_REQUEST' });
  });

  test('opens no way to another code by a late report', () => {
    const world = aWorld({ now: at(120), policy: { codesPerApproval: 3 } });
    expect(decideEvent(request, reports('refused'), world).life.state).toBe('closed');
  });
});
