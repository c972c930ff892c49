// A request for the whole seed, on the cards: before the requester's eyes for a minute, or gone in a file, and what is left of it after.
import { describe, expect, test } from '@jest/globals';

import type { Closed, Named, Released, SeedGiven } from '../../../src/domain/release/request.js';
import { viewOf } from '../../../src/domain/release/view.js';
import type { Phase } from '../../../src/domain/release/view.js';
import {
  aCode,
  alex,
  alice,
  aPolicy,
  aRequest,
  at,
  diego,
  ENDED,
  megan,
  released,
  yes,
} from './given.js';

function phase(life: Released | Closed, viewer: Named = alex): Phase | undefined {
  const request = aRequest({ ask: { disclosure: 'seed-qr' }, life });
  return viewOf(request, viewer.id, aPolicy({ showAgainAtMost: 3 }))?.phase;
}

/** Shown at second 10, for a minute. */
function aSeed(change: Partial<SeedGiven> = {}): SeedGiven {
  const window = { worksFrom: at(10), worksUntil: at(70), reservedAt: at(10) };
  return { wholeSeed: true, ...window, handedOutAt: at(10), shows: 1, ...change };
}
const inFile = aSeed({ intoFile: true });
const byTwo = { kind: 'approvals', approvals: yes(megan, diego) } as const;

describe('a seed that is shown', () => {
  test.each([alex, megan, alice])('is told to everybody with a part: $name', (viewer) => {
    expect(phase(released({ current: aSeed(), grant: byTwo }), viewer)).toStrictEqual({
      kind: 'seed-out',
      by: ['Megan', 'Diego'],
      shownUntil: at(70),
      showsLeft: 3,
      objected: false,
    });
  });

  test.each([
    [1, 3],
    [3, 1],
    [4, 0],
  ])('was shown %d times: %d are left', (shows, showsLeft) => {
    expect(phase(released({ current: aSeed({ shows }) }))).toMatchObject({ showsLeft });
  });

  test('is shown no more once the owner has objected', () => {
    const life = released({ current: aSeed(), objectedAt: at(15) });
    expect(phase(life)).toMatchObject({ kind: 'seed-out', objected: true, showsLeft: 0 });
  });
});

describe('a seed that has left in a file', () => {
  test('is never to be had again: no showing of it is left', () => {
    expect(phase(released({ current: inFile }))).toStrictEqual({
      kind: 'seed-out',
      by: ['Megan'],
      shownUntil: at(70),
      showsLeft: 0,
      objected: false,
    });
  });
});

describe('a seed that is put away', () => {
  const closed = (...codes: Closed['codes']): Closed => ({ ...ENDED.closed, at: at(70), codes });

  test('was shown until then, and no code has proved the burn', () => {
    expect(phase(closed(aSeed()))).toStrictEqual({
      kind: 'seed-closed',
      at: at(70),
      by: ['Megan'],
      shownUntil: at(70),
      burned: false,
    });
  });

  test('was burned, where a code typed from the token has proved it', () => {
    expect(phase(closed(aSeed({ burned: true })))).toMatchObject({
      kind: 'seed-closed',
      burned: true,
    });
  });
});

describe('a code that is put away', () => {
  test('is told as the last of three went', () => {
    const codes = [
      aCode({ report: 'refused', worksUntil: at(100) }),
      aCode({ report: 'not-used', worksUntil: at(200) }),
      aCode({ report: 'worked', worksUntil: at(300) }),
    ];
    expect(phase({ ...ENDED.closed, codes })).toStrictEqual({
      kind: 'closed',
      at: at(0),
      by: ['Megan'],
      breakGlass: false,
      worksUntil: at(300),
      report: 'worked',
    });
  });
});
