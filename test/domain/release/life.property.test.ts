import { describe, expect, test } from '@jest/globals';
import { fc } from '../../properties.js';

import { beginnings, happenings } from './life-actions.js';
import { Play } from './life-play.js';
import { HEAVY } from '../../heavy.js';

const RUNS = HEAVY ? 20_000 : 200;

/** In how many of a thousand lives each of these must happen, for the promises to mean something. */
const AT_LEAST = {
  'release.handed-out': 250,
  'release.shown-again': 20,
  'release.failed': 20,
  'release.resumed': 10,
  'request.unapproved': 5,
  'break-glass.granted': 5,
  'code.reported': 100,
  'owner.objected': 20,
  'number.wrong': 20,
  expired: 10,
  denied: 10,
  cancelled: 10,
  stopped: 10,
  closed: 50,
  FROZEN: 20,
  REQUEST_OVER: 100,
} as const;

describe('whatever happens to a request, in whichever order, once or twice', () => {
  const seen = new Map<string, number>();

  test('keeps what DESIGN §3 promises', () => {
    fc.assert(
      fc.property(beginnings, happenings, (beginning, all) => {
        const play = new Play(beginning);
        for (const happening of all) play.happens(happening);
        for (const what of play.seen) seen.set(what, (seen.get(what) ?? 0) + 1);
      }),
      { numRuns: RUNS },
    );
  }, 600_000);

  test.each(Object.entries(AT_LEAST))('reaches %s in %d lives of a thousand', (what, least) => {
    expect(((seen.get(what) ?? 0) / RUNS) * 1000).toBeGreaterThanOrEqual(least);
  });
});
