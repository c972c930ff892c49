// A code that was refused may have been mistyped; a second one in a row makes a clock that is off the likelier reason.
import { describe, expect, test } from '@jest/globals';

import { decideEvent } from '../../../src/domain/release/decide-event.js';
import { isDriftSuspected } from '../../../src/domain/release/drift-suspected.js';
import { viewOf } from '../../../src/domain/release/view.js';
import {
  aCode,
  alex,
  aPolicy,
  approved,
  aRequest,
  aWorld,
  megan,
  released,
  STEP,
} from './given.js';

/** Of the codes of this seed, since one worked. */
const REFUSED = [
  { refusedInARow: 0, suspected: false },
  { refusedInARow: 1, suspected: false },
  { refusedInARow: 2, suspected: true },
  { refusedInARow: 3, suspected: true },
];

describe('after codes of a seed were refused in a row', () => {
  test.each(REFUSED)(
    '$refusedInARow: that a clock is off is suspected: $suspected',
    ({ refusedInARow, suspected }) => {
      expect(isDriftSuspected(aWorld({ refusedInARow }))).toBe(suspected);
    },
  );

  test.each(REFUSED)(
    '$refusedInARow: the current step is given, not the one ahead of it: $suspected',
    ({ refusedInARow, suspected }) => {
      const request = aRequest({ life: approved() });
      const { life } = decideEvent(request, { kind: 'show', by: alex }, aWorld({ refusedInARow }));
      // One step ahead is STEP.
      const step = suspected ? STEP - 1 : STEP;
      expect(life).toMatchObject({ state: 'releasing', reservation: { step } });
    },
  );

  test('the next one that is refused is the second: the card says so to everybody, and only then', () => {
    for (const [refusedInARow, told] of [
      [0, undefined],
      [1, true],
    ] as const) {
      const event = { kind: 'report', by: alex, report: 'refused' } as const;
      const world = aWorld({ refusedInARow, policy: { codesPerApproval: 2 } });
      const { life } = decideEvent(aRequest({ life: released() }), event, world);
      for (const { id } of [alex, megan]) {
        const phase = viewOf(aRequest({ life }), id, aPolicy())?.phase;
        expect(phase?.kind === 'approved' && phase.driftSuspected).toBe(told);
      }
    }
  });
});

describe('an approved request', () => {
  test('says of three codes before how the last one went', () => {
    const codes = [
      aCode({ report: 'worked' }),
      aCode({ report: 'not-used' }),
      aCode({ report: 'refused', driftSuspected: true }),
    ];
    const phase = viewOf(aRequest({ life: approved({ codes }) }), alex.id, aPolicy())?.phase;
    expect(phase).toMatchObject({ lastReport: 'refused', driftSuspected: true });
  });

  test('says of the one code before how it went', () => {
    const codes = [aCode({ report: 'not-used' })];
    const phase = viewOf(aRequest({ life: approved({ codes }) }), alex.id, aPolicy())?.phase;
    expect(phase).toMatchObject({ lastReport: 'not-used' });
    expect(phase).not.toHaveProperty('driftSuspected');
  });
});
