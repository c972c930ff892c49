// What a card says of a request's past, whatever became of it since: an emergency release, and something that was shown.
import { describe, expect, test } from '@jest/globals';

import type { Grant, Life, Request, RequestState } from '../../../src/domain/release/request.js';
import { viewOf } from '../../../src/domain/release/view.js';
import type { RequestView } from '../../../src/domain/release/view.js';
import { alex, alice, aPolicy, aRequest, at, megan } from './given.js';
import { LIFE_IN, LIVES } from './lives.js';

/** Everybody with a part sees the same of the past. */
function viewsOf(request: Request): readonly RequestView[] {
  return [alex, megan, alice].flatMap(({ id }) => viewOf(request, id, aPolicy()) ?? []);
}

const emergency: Grant = { kind: 'break-glass', by: alex, at: at(30) };
const GRANTED: readonly Life[] = [
  { ...LIFE_IN.approved, grant: emergency },
  { ...LIFE_IN.releasing, grant: emergency },
  { ...LIFE_IN.released, grant: emergency },
  { ...LIFE_IN.closed, grant: emergency },
];

describe('an emergency release', () => {
  test.each(LIVES)('is told with its time, whatever became of it since: $state', (life) => {
    const views = viewsOf({ ...aRequest({ life }), brokenGlassAt: at(20) });
    expect(views.map(({ emergencyAt }) => emergencyAt)).toStrictEqual([at(20), at(20), at(20)]);
  });

  test.each(GRANTED)(
    'is told with the time of its grant, where a request of earlier kept no other: $state',
    (life) => {
      const views = viewsOf(aRequest({ life }));
      expect(views.map(({ emergencyAt }) => emergencyAt)).toStrictEqual([at(30), at(30), at(30)]);
    },
  );

  test.each(GRANTED)('is told with the first time, where it is known: $state', (life) => {
    const [view] = viewsOf({ ...aRequest({ life }), brokenGlassAt: at(20) });
    expect(view?.emergencyAt).toBe(at(20));
  });

  test.each(LIVES)('is told of no request that was not one: $state', (life) => {
    for (const view of viewsOf(aRequest({ life }))) expect(view).not.toHaveProperty('emergencyAt');
  });
});

describe('what was shown before', () => {
  const SAYS_SO_ITSELF: readonly RequestState[] = ['released', 'closed'];

  test.each(LIVES)('is told where the state itself does not say so: $state', (life) => {
    const views = viewsOf({ ...aRequest({ life }), lastShownAt: at(40), shownTimes: 1 });
    const told = SAYS_SO_ITSELF.includes(life.state) ? undefined : at(40);
    expect(views.map(({ shownBeforeAt }) => shownBeforeAt)).toStrictEqual([told, told, told]);
  });

  test.each(LIVES)('is told of no request of which nothing was shown: $state', (life) => {
    for (const view of viewsOf(aRequest({ life }))) {
      expect(view).not.toHaveProperty('shownBeforeAt');
    }
  });
});
