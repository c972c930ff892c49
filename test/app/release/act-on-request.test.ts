// A button on a request's card: whose press counts, and what is kept of the words that come with it.
import { describe, expect, test } from '@jest/globals';
import { parseRequestId } from '../../../src/domain/ids.js';
import { REASON_MAX_LENGTH } from '../../../src/domain/policy/policy.js';
import { glassOf } from '../emergency.js';
import { fine, must, PEOPLE, samplePolicy } from '../trial.js';
import { asked, factsAMinuteLater, noticesOf } from './one-request.js';

test('who has no part in a request is answered as if there were none: it is counted, and the request has no word of it', async () => {
  const { trial, id } = await asked(['megan']);
  const before = await trial.audit();
  const nowhere = must(parseRequestId('0123456789abcdef'));
  const acts = [
    { kind: 'approve' },
    { kind: 'deny', reason: 'no' },
    { kind: 'cancel' },
    { kind: 'object' },
  ] as const;
  for (const act of acts) {
    const answers = [id, nowhere].map(async (one) =>
      trial.bridge.actOnRequest(trial.as('lee'), one, act),
    );
    const nothing = { ok: false, refusal: { code: 'NOTHING_HERE' } };
    expect(await Promise.all(answers)).toStrictEqual([nothing, nothing]);
  }
  expect(await trial.audit()).toEqual(before);
  expect((await factsAMinuteLater(trial)).slice(before.length)).toEqual([
    expect.objectContaining({ counts: { NOTHING_HERE: 2 * acts.length }, people: [PEOPLE.lee] }),
  ]);
});

describe('the reason that comes with it', () => {
  const typed = `\n  not she who calls ${'!'.repeat(REASON_MAX_LENGTH)}  `;
  const kept = typed.trim().slice(0, REASON_MAX_LENGTH);

  test('of a no reaches whoever asked without what surrounds it, and no longer than it may be', async () => {
    const { trial, id } = await asked(['megan']);
    fine(await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'deny', reason: typed }));
    await trial.outbox.drain();
    const [notice] = noticesOf(trial, 'alex');
    expect(notice).toMatchObject({ code: 'request-denied', reason: kept });
  });

  test('of an emergency is on record in the same way', async () => {
    const policy = samplePolicy({ breakGlass: glassOf(1) });
    const { trial, id } = await asked(['megan'], { policy });
    const act = { kind: 'break-glass', reason: typed } as const;
    fine(await trial.bridge.actOnRequest(trial.as('alex'), id, act));
    const granted = (await trial.audit()).map(({ fact }) => fact);
    expect(granted).toContainEqual({
      action: 'break-glass.granted',
      by: PEOPLE.alex,
      reason: kept,
    });
  });
});
