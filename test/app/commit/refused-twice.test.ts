// A repeated delivery gets the outcome of the first, refusals included; whatever it was that was delivered twice.
import { describe, expect, test } from '@jest/globals';
import type { RequestId } from '../../../src/domain/ids.js';
import { EVERYBODY, fine, meet, openTrial, PEOPLE, samplePolicy } from '../trial.js';
import type { Trial } from '../trial.js';

async function frozenBy(name: 'adele'): Promise<Trial> {
  const trial = await openTrial();
  await meet(trial, 'adele', 'isaiah', 'alex');
  fine(await trial.bridge.freeze(trial.as(name), EVERYBODY));
  return trial;
}

describe('/unfreeze of who froze', () => {
  test('delivered twice is refused twice, and everything stays frozen', async () => {
    const trial = await frozenBy('adele');
    const once = await trial.bridge.unfreeze(trial.as('adele', 'again'), EVERYBODY);
    const twice = await trial.bridge.unfreeze(trial.as('adele', 'again'), EVERYBODY);
    expect(once).toEqual({ ok: false, refusal: { code: 'FROZE_IT_YOURSELF', whom: null } });
    expect(twice).toEqual(once);
    const refused = (await trial.audit()).filter(({ fact }) => fact.action === 'control.refused');
    expect(refused).toHaveLength(1);
  });

  test('is refused still when it comes again after somebody else has lifted and frozen', async () => {
    const trial = await frozenBy('adele');
    const once = await trial.bridge.unfreeze(trial.as('adele', 'again'), EVERYBODY);
    fine(await trial.bridge.unfreeze(trial.as('isaiah'), EVERYBODY));
    expect(await trial.bridge.unfreeze(trial.as('adele', 'again'), EVERYBODY)).toEqual(once);
  });
});

test('a refusal that wrote nothing is decided afresh: what is frozen already, and then no more', async () => {
  const trial = await frozenBy('adele');
  const already = await trial.bridge.freeze(trial.as('isaiah', 'late'), EVERYBODY);
  expect(already).toMatchObject({ ok: false, refusal: { code: 'ALREADY_FROZEN' } });
  fine(await trial.bridge.unfreeze(trial.as('isaiah'), EVERYBODY));
  expect(await trial.bridge.freeze(trial.as('isaiah', 'late'), EVERYBODY)).toMatchObject({
    ok: true,
  });
});

describe('closing a review', () => {
  async function brokenBy(name: 'adele'): Promise<{ trial: Trial; id: RequestId }> {
    const hers = { people: [PEOPLE[name]], groups: [] };
    const breakGlass = { ...hers, quota: { uses: 2, perHours: 24 } };
    const roles = { ...samplePolicy().roles, requester: hers };
    const trial = await openTrial({ policy: samplePolicy({ breakGlass, roles }) });
    await meet(trial, 'megan', 'diego', 'alice', 'adele', 'isaiah');
    const id = await trial.requestBy(name);
    const act = { kind: 'break-glass', reason: 'ward 3 is locked out' } as const;
    expect(fine(await trial.bridge.actOnRequest(trial.as(name), id, act)).refusal).toBeUndefined();
    return { trial, id };
  }

  test('by who used break-glass, delivered twice, is refused twice and stays open', async () => {
    const { trial, id } = await brokenBy('adele');
    const close = async () => trial.bridge.closeReview(trial.as('adele', 'again'), id, 'all well');
    expect(fine(await close()).refusal).toEqual({ code: 'OWN_BREAK_GLASS' });
    const twice = fine(await close());
    expect(twice.refusal).toEqual({ code: 'OWN_BREAK_GLASS' });
    expect(twice.view.review.closed).toBeNull();
  });

  test('by somebody else, delivered twice, is not refused the second time', async () => {
    const { trial, id } = await brokenBy('adele');
    const close = async () => trial.bridge.closeReview(trial.as('isaiah', 'once'), id, 'all well');
    expect(fine(await close()).refusal).toBeUndefined();
    expect(fine(await close()).refusal).toBeUndefined();
  });
});
