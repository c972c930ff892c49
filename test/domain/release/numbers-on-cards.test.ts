// Number matching and one's own yes, as the cards have them: the requester reads the numbers out, an approver is told that one is
// wanted, the owner learns of neither.
import { describe, expect, test } from '@jest/globals';

import type { Approval, Named, Request } from '../../../src/domain/release/request.js';
import { viewOf } from '../../../src/domain/release/view.js';
import type { Phase } from '../../../src/domain/release/view.js';
import {
  alex,
  alice,
  aPolicy,
  approved,
  aRequest,
  diego,
  lee,
  megan,
  nestor,
  pending,
  yes,
} from './given.js';

type Waiting = Extract<Phase, { kind: 'waiting' }>;

function waiting(request: Request, viewer: Named): Waiting {
  const phase = viewOf(request, viewer.id, aPolicy())?.phase;
  if (phase?.kind !== 'waiting') throw new Error('it does not wait');
  return phase;
}

/** Lee was asked, too, and has no number. */
const numbers = { [megan.id]: 42, [diego.id]: 17 };
const matched = (...said: readonly Named[]): Request =>
  aRequest({ ask: { numbers }, life: pending({ approvals: yes(...said) }) });

describe('where numbers are matched', () => {
  test('the requester sees the number of each approver who has one and has not answered', () => {
    expect(waiting(matched(), alex).numbers).toStrictEqual([
      { name: 'Megan', number: 42 },
      { name: 'Diego', number: 17 },
    ]);
    expect(waiting(matched(megan), alex).numbers).toStrictEqual([{ name: 'Diego', number: 17 }]);
    expect(waiting(matched(megan, diego), alex).numbers).toStrictEqual([]);
  });

  test('the requester sees the numbers of those who were asked later, too', () => {
    const request = { ...matched(megan, diego), widened: [{ ...nestor, number: 73 }] };
    expect(waiting(request, alex).numbers).toStrictEqual([{ name: 'Nestor', number: 73 }]);
  });

  test('the requester is asked for none', () => {
    expect(waiting(matched(), alex)).not.toHaveProperty('numberWanted');
  });

  test.each([megan, diego, lee])('an approver is asked for one, and sees none: $name', (viewer) => {
    const phase = waiting(matched(), viewer);
    expect(phase.numberWanted).toBe(true);
    expect(phase).not.toHaveProperty('numbers');
  });

  test('the owner sees none and is asked for none', () => {
    const phase = waiting(matched(), alice);
    expect(phase).not.toHaveProperty('numbers');
    expect(phase).not.toHaveProperty('numberWanted');
  });
});

describe('where no numbers are matched', () => {
  test.each([alex, megan, alice])('nobody sees or is asked for one: $name', (viewer) => {
    const phase = waiting(aRequest(), viewer);
    expect(phase).not.toHaveProperty('numbers');
    expect(phase).not.toHaveProperty('numberWanted');
  });
});

describe('the viewer’s own yes', () => {
  const whoCounts = (approvals: readonly Approval[], states: 'waiting' | 'approved') =>
    [alex, megan, diego, lee, alice].filter((viewer) => {
      const grant = { kind: 'approvals', approvals } as const;
      const life = states === 'waiting' ? pending({ approvals }) : approved({ grant });
      const phase = viewOf(aRequest({ life }), viewer.id, aPolicy())?.phase;
      return phase !== undefined && 'youApproved' in phase && phase.youApproved;
    });

  test.each([
    { said: [] },
    { said: [megan] },
    { said: [megan, diego] },
    { said: [megan, diego, lee] },
  ])(
    'is known to each of $said.length who said it, among others, and to nobody else',
    ({ said }) => {
      expect(whoCounts(yes(...said), 'waiting')).toStrictEqual(said);
      expect(whoCounts(yes(...said), 'approved')).toStrictEqual(said);
    },
  );
});
