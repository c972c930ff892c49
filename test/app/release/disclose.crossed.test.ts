// A code that was read and is not handed out: what is answered then is what refused it, unless the other arrival of the same press has
// handed it out.
import { describe, expect, test } from '@jest/globals';
import { requestRow } from '../../../src/app/commit/rows/names.js';
import type { DecideOnce } from '../../../src/app/looking/decide-once.js';
import { EVERYBODY, fine } from '../trial.js';
import { remove } from './one-request.js';
import type { OneRequest } from './one-request.js';
import { approved, pressing, releases, report, show } from './pressing.js';

type Happens = (one: OneRequest) => Promise<unknown>;

/** Something happens while the code is read, and something else once it was not handed out. */
async function crossed(one: OneRequest, whileRead: Happens, then: Happens) {
  const { go } = await pressing(one);
  let decisions = 0;
  const decideOnce: DecideOnce = async (person, deciding) => {
    const outcome = await one.trial.deps.decideOnce(person, deciding);
    decisions += 1;
    // The first has set it aside.
    if (decisions === 2) await then(one);
    return outcome;
  };
  return go({ decideOnce }, async () => (decisions === 1 ? whileRead(one) : undefined));
}

const otherArrival: Happens = async (one) => {
  expect((await show(one, 'press')).shown).toBeDefined();
};

describe('handed out by the other arrival of the same press', () => {
  test('it is shown once more, which counts', async () => {
    const one = await approved();
    const shown = await crossed(one, otherArrival, async () => undefined);
    expect(shown).toMatchObject({ ok: true, value: { value: '123456' } });
    expect(await releases(one)).toEqual(['intended', 'handed-out', 'shown-again']);
  });

  test.each<[string, Happens]>([
    ['over', async (one) => report(one, 'worked')],
    ['gone', async ({ trial, id }) => remove(trial, requestRow(id))],
  ])('and %s by now, it is not shown', async (_what, then) => {
    const one = await approved();
    const refusal = { code: 'NOT_NOW', state: 'released' };
    expect(await crossed(one, otherArrival, then)).toEqual({ ok: false, refusal });
    expect(await releases(one)).toEqual(['intended', 'handed-out']);
  });
});

test('what a freeze refused stays refused, also where it is lifted at once and another press has a code', async () => {
  const one = await approved();
  const { bridge, as } = one.trial;
  const answer = await crossed(
    one,
    async () => fine(await bridge.freeze(as('adele'), EVERYBODY)),
    async () => {
      fine(await bridge.unfreeze(as('isaiah'), EVERYBODY));
      expect((await show(one, 'another')).shown).toBeDefined();
    },
  );
  expect(answer).toEqual({ ok: false, refusal: { code: 'FROZEN' } });
  expect(await releases(one)).toEqual(['intended', 'failed', 'intended', 'handed-out']);
});
