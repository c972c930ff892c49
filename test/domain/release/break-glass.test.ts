import { describe, expect, test } from '@jest/globals';

import { decideEvent } from '../../../src/domain/release/decide-event.js';
import {
  alex,
  approved,
  aRequest,
  at,
  aWorld,
  megan,
  pending,
  people,
  releasing,
  STEP,
} from './given.js';

const event = { kind: 'break-glass', by: alex, reason: 'nobody answers' } as const;
const grant = { kind: 'break-glass', by: alex, at: at(0) } as const;
const show = { kind: 'show', by: alex } as const;
const may = { breakGlass: people(alex) };

describe('break-glass', () => {
  test('approves by a grant of its own kind, never by an approval', () => {
    expect(decideEvent(aRequest(), event, aWorld(may))).toEqual({
      life: approved({ grant }),
      facts: [{ action: 'break-glass.granted', by: alex.id, reason: 'nobody answers' }],
    });
  });

  test.each([
    {
      where: 'for somebody else’s request',
      press: { ...event, by: megan },
      world: { ...may },
      code: 'NOT_YOUR_REQUEST',
    },
    {
      where: 'where the policy has nobody for it',
      press: event,
      world: {},
      code: 'BREAK_GLASS_NOT_ALLOWED',
    },
    {
      where: 'without a reason',
      press: { ...event, reason: ' ' },
      world: { ...may },
      code: 'REASON_MISSING',
    },
    {
      where: 'of an owner known no more',
      press: event,
      world: { ...may, ownerKnown: false },
      code: 'OWNER_UNKNOWN',
    },
    { where: 'during a freeze', press: event, world: { ...may, frozen: true }, code: 'FROZEN' },
  ] as const)('is refused $where', ({ press, world, code }) => {
    expect(decideEvent(aRequest(), press, aWorld(world))).toEqual({
      life: pending(),
      facts: [],
      refusal: { code },
    });
  });

  test('is refused once the quota is used up, with the time from which it is not', () => {
    const world = aWorld({ ...may, breakGlassFrom: at(3600) });
    expect(decideEvent(aRequest(), event, world)).toEqual({
      life: pending(),
      facts: [],
      refusal: { code: 'BREAK_GLASS_USED_UP', at: at(3600) },
    });
  });

  test('ends with the right to it: the request waits again, and the audit says so', () => {
    expect(decideEvent(aRequest({ life: approved({ grant }) }), show, aWorld())).toEqual({
      life: pending(),
      facts: [{ action: 'request.unapproved', approvals: 0 }],
      refusal: { code: 'APPROVAL_LOST' },
    });
  });

  test('is asked for again at the moment of the release', () => {
    const request = aRequest({ life: releasing({ grant }) });
    const handOut = { kind: 'hand-out', mark: STEP } as const;
    expect(decideEvent(request, handOut, aWorld()).refusal).toEqual({ code: 'APPROVAL_LOST' });
    expect(decideEvent(request, handOut, aWorld(may)).life.state).toBe('released');
  });

  test('has nothing to withdraw, and is denied by any approver', () => {
    const request = aRequest({ life: approved({ grant }) });
    expect(decideEvent(request, { kind: 'withdraw', by: alex }, aWorld(may)).refusal).toEqual({
      code: 'NOTHING_TO_WITHDRAW',
    });
    const deny = { kind: 'deny', by: megan, reason: 'I am here' } as const;
    expect(decideEvent(request, deny, aWorld(may)).life.state).toBe('denied');
  });
});
